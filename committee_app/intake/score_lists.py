"""The lists of `tally`: proposals and evaluators, a line each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from committee_app.case.ballots import NO_FACTS, Facts
from committee_app.case.identifiers import EvaluatorId, GroupId, ItemId, Points, ProposalId, TrackId, Won
from committee_app.case.programme import Level, Programme
from committee_app.case.proposals import Body, Proposal
from committee_app.intake.score_cells import points_in
from committee_app.intake.score_facts import facts_of, with_columns_of
from committee_app.intake.score_faults import EVALUATORS, PROPOSALS, Faults, shown
from committee_app.intake.score_tables import Headings, Line, is_id, lines

BONUS, PENALTY = "bonus.", "penalty."
PROPOSAL_HEADINGS = Headings(
    needed=("proposal",),
    optional=("title", "applicant", "track", "group", "requested", "cost", "reliance", "received"),
    reserved=("price", "factor"),
    families=(BONUS, PENALTY),
)
EVALUATOR_HEADINGS = Headings(needed=("evaluator",), optional=("seat", "name", "field"))

MAX_WON = 10**15 - 1
"""What the whole cost of one proposal may be: any reader of JSON holds it exactly."""

_WON = re.compile(r"[0-9]{1,15}")
_RELIANCE = re.compile(r"[0-9]{1,3}(\.[0-9]{1,2})?")
_SEAT = re.compile(r"[1-9][0-9]{0,5}")


@dataclass(frozen=True, slots=True)
class ProposalList:
    """The proposals of a list in their order, and what it says of each once and for all evaluators."""

    proposals: tuple[Proposal, ...] = ()
    facts: Mapping[ProposalId, Facts] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EvaluatorList:
    """The evaluators of a list in the order of seats, and their fields of expertise."""

    seats: tuple[EvaluatorId, ...] = ()
    fields: Mapping[EvaluatorId, str] = field(default_factory=dict)


def read_proposals(text: str, programme: Programme, faults: Faults) -> ProposalList:
    """Return a list of proposals; what is wrong goes to `faults`."""
    found: dict[ProposalId, Proposal] = {}
    facts: dict[ProposalId, Facts] = {}
    for line in lines(PROPOSALS, text, with_columns_of(programme, PROPOSAL_HEADINGS), faults):
        proposal, known = _proposal(line, programme), facts_of(line, programme)
        if proposal is None:
            continue
        if proposal.id in found:
            line.fault("tally.listed_twice", column="proposal", found=proposal.id)
        found.setdefault(proposal.id, proposal)
        if known != NO_FACTS:
            facts.setdefault(proposal.id, known)
    return ProposalList(tuple(found.values()), facts)


def _proposal(line: Line, programme: Programme) -> Proposal | None:
    name = line.id("proposal")
    title, applicant, received = line.text("title"), line.text("applicant"), line.text("received")
    track = _track(line, name or "", programme)
    requested = _won(line, "requested", line.text("requested"))
    bodies = _bodies(line, applicant or name or "", requested)
    groups = tuple(_group(line))
    bonus = tuple(_adjustments(line, BONUS, {item.id for item in programme.adjustments.bonus}))
    penalty = tuple(_adjustments(line, PENALTY, {item.id for item in programme.adjustments.penalty}))
    if name is None:
        return None
    return Proposal(
        id=ProposalId(name),
        title=title or name,
        applicant=applicant,
        kind="",
        track=track,
        bodies=bodies,
        requested=requested,
        groups=groups,
        bonus=bonus,
        penalty=penalty,
        received=received,
    )


def _track(line: Line, proposal: str, programme: Programme) -> TrackId:
    name = TrackId(line.text("track"))
    if not name:
        if len(programme.tracks) > 1:
            line.fault("tally.track_missing", proposal=proposal)
        return programme.tracks[0].id
    if programme.track(name) is None:
        line.fault("tally.unknown_track", found=shown(name))
    return name


def _group(line: Line) -> Iterator[GroupId]:
    for name in line.parts("group"):
        if is_id(name):
            yield GroupId(name)
        else:
            line.fault("tally.id_refused", column="group", found=shown(name))


def _won(line: Line, column: str, text: str) -> Won | None:
    if text and not _WON.fullmatch(text):
        line.fault("tally.money_refused", column=column, found=shown(text))
    return Won(int(text)) if _WON.fullmatch(text) else None


def _bodies(line: Line, applicant: str, requested: Won | None) -> tuple[Body, ...]:
    """Return the bodies that bear the cost; where no cost is named it is what the applicant asks for."""
    costs = [_won(line, "cost", part) or Won(0) for part in line.parts("cost")] or [requested or Won(0)]
    reliances = [_reliance(line, part) for part in line.parts("reliance")] or [None] * len(costs)
    if len(reliances) != len(costs):
        line.fault("tally.bodies_differ", costs=len(costs), reliances=len(reliances))
        return ()
    if sum(costs) > MAX_WON:
        line.fault("tally.money_too_large", column="cost")
    return tuple(map(Body, _body_names(applicant, len(costs)), costs, reliances))


def _body_names(applicant: str, bodies: int) -> list[str]:
    named = [part.strip() for part in applicant.split(";")]
    if bodies == 1 or (len(named) == bodies and all(named)):
        return [applicant] if bodies == 1 else named
    return [f"{applicant} ({number})" for number in range(1, bodies + 1)]


def _reliance(line: Line, text: str) -> Fraction | None:
    if not text:
        return None
    if not _RELIANCE.fullmatch(text) or Fraction(text) > 100:
        line.fault("tally.reliance_refused", found=shown(text))
        return None
    return Fraction(text)


def _adjustments(line: Line, family: str, announced: set[ItemId]) -> Iterator[tuple[ItemId, Points]]:
    for column in line.columns(family):
        text, item = line.text(column), ItemId(column.removeprefix(family))
        points = points_in(text) if text else 0
        if item not in announced:
            line.fault("tally.unknown_item", column=shown(column))
        elif points is None or points < 0:
            line.fault("tally.points_refused", column=shown(column), found=shown(text))
        elif points:
            yield item, Points(points)


def read_evaluators(text: str, programme: Programme, faults: Faults) -> EvaluatorList:
    """Return the evaluators of a list in the order of seats (of lines, where no seat is named)."""
    found: dict[EvaluatorId, int] = {}
    fields: dict[EvaluatorId, str] = {}
    seats: set[int] = set()
    for line in lines(EVALUATORS, text, EVALUATOR_HEADINGS, faults):
        name, seat = line.id("evaluator"), _seat(line)
        line.text("name")
        expertise = _field(line, programme)
        if seat in seats:
            line.fault("tally.listed_twice", column="seat", found=str(seat))
        if name in found:
            line.fault("tally.listed_twice", column="evaluator", found=name or "")
        if name is not None:
            found.setdefault(EvaluatorId(name), seat)
            if expertise:
                fields.setdefault(EvaluatorId(name), expertise)
        seats |= {seat} - {0}
    return EvaluatorList(tuple(sorted(found, key=found.__getitem__)), fields)


def _field(line: Line, programme: Programme) -> str:
    """Return the field of expertise, where fields score apart; elsewhere it is only looked at."""
    written = line.text("field")
    if programme.aggregation.level is not Level.FIELDS:
        return ""
    if written not in {group.field for group in programme.criteria}:
        line.fault("tally.unknown_field", found=shown(written))
    return written


def _seat(line: Line) -> int:
    text = line.text("seat")
    if text and not _SEAT.fullmatch(text):
        line.fault("tally.seat_refused", found=shown(text))
    return int(text) if _SEAT.fullmatch(text) else 0


def in_seat_order(evaluators: Sequence[EvaluatorId]) -> tuple[EvaluatorId, ...]:
    """Return evaluators for whom there is no list: by number if all are numbers, else as they are.

    >>> in_seat_order([EvaluatorId("10"), EvaluatorId("9")]), in_seat_order([EvaluatorId("B"), EvaluatorId("1")])
    (('9', '10'), ('B', '1'))
    """
    if all(one.isascii() and one.isdigit() for one in evaluators):
        return tuple(sorted(evaluators, key=lambda one: (int(one), one)))
    return tuple(evaluators)
