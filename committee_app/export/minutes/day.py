"""The day as the record tells it: when it began, paused and ended, who was there, what was voted on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from committee_app.case import acts
from committee_app.case.acts import Movement, Recorded, Vote
from committee_app.case.identifiers import EvaluatorId
from committee_app.case.people import Evaluator
from committee_app.export.minutes.source import MinutesSource, moment


@dataclass(frozen=True, slots=True)
class Times:
    """When the meeting began and ended, and its recesses; an end that has not come yet is None."""

    begun: datetime
    ended: datetime | None
    pauses: tuple[tuple[datetime, datetime | None, str], ...]


def times(source: MinutesSource) -> Times:
    """Return the times of the meeting."""
    begun = next(moment(one) for one, _ in source.of(acts.MeetingOpened))
    ended = next((moment(one) for one, _ in source.of(acts.MeetingClosed)), None)
    resumed = [moment(one) for one, _ in source.of(acts.MeetingResumed)]
    pauses = [(moment(one), act.reason) for one, act in source.of(acts.MeetingPaused)]
    ends = [*resumed, *[None] * max(0, len(pauses) - len(resumed))]
    return Times(begun, ended, tuple((at, end, reason) for (at, reason), end in zip(pauses, ends, strict=False)))


@dataclass(frozen=True, slots=True)
class Presence:
    """A member came or went, and how many were there after it."""

    recorded: Recorded
    moved: acts.MemberMoved
    present: int


def movements(source: MinutesSource) -> Iterator[Presence]:
    """Yield every coming and going with the number present after it; whoever drops out for good goes too."""
    here: set[EvaluatorId] = set()
    rulings: list[acts.Act] = []
    for one in source.journal:
        moved = one.act
        if isinstance(moved, acts.TwoPersonRuling):
            rulings.append(moved)
        if isinstance(moved, acts.RulingAnswered) and moved.agreed:
            ruled = rulings[moved.ruling - 1]
            if isinstance(ruled, acts.MemberDroppedOut) and ruled.evaluator in here:
                moved = acts.MemberMoved(ruled.evaluator, Movement.LEFT)
        if not isinstance(moved, acts.MemberMoved):
            continue
        if moved.movement is Movement.LEFT:
            here.discard(moved.evaluator)
        else:
            here.add(moved.evaluator)
        yield Presence(one, moved, len(here))


def arrival(source: MinutesSource, member: Evaluator) -> datetime | None:
    """Return when a member first came."""
    came = (one for one in movements(source) if one.moved.evaluator == member.id)
    return next((moment(one.recorded) for one in came if one.moved.movement is Movement.ARRIVED), None)


def departure(source: MinutesSource, member: Evaluator) -> datetime | None:
    """Return when a member last left without coming back; None for who stayed to the end."""
    moves = [one for one in movements(source) if one.moved.evaluator == member.id]
    return moment(moves[-1].recorded) if moves and moves[-1].moved.movement is Movement.LEFT else None


@dataclass(frozen=True, slots=True)
class Voted:
    """A vote on something: when, and its six numbers. `kind` says what was put to the vote; a motion has a text."""

    recorded: Recorded
    kind: str
    item: str
    vote: Vote


def votes(source: MinutesSource) -> Iterator[Voted]:
    """Yield every vote for and against, in order."""
    for one in source.journal:
        match one.act:
            case acts.MotionDecided(item=item, vote=vote):
                yield Voted(one, "motion", item, vote)
            case acts.ChairElected(vote=vote):
                yield Voted(one, "chair", "", vote)
            case acts.ActingChairTookOver(vote=vote):
                yield Voted(one, "acting_chair", "", vote)
            case acts.SelectionResolved(vote=vote):
                yield Voted(one, "selection", "", vote)
            case acts.ChallengeDecided(vote=vote, evaluator=evaluator, proposal=proposal):
                yield Voted(one, "challenge", f"{source.evaluator(evaluator).seat} · {proposal}", vote)
            case acts.RescoringOrdered(vote=vote):
                yield Voted(one, "rescoring", "", vote)
            case acts.LateConflictRuled(vote=Vote() as vote, evaluator=evaluator, proposal=proposal):
                yield Voted(one, "late_conflict", f"{source.evaluator(evaluator).seat} · {proposal}", vote)
            case acts.CorrectionMade(vote=Vote() as vote):
                yield Voted(one, "correction", "", vote)
