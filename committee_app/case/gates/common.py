"""What the gates of every part of the day share: their shape, the quorum, and a vote that adds up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from committee_app.case import acts
from committee_app.case.acts import Act, Vote
from committee_app.case.findings import Finding
from committee_app.case.identifiers import Actor
from committee_app.case.people import HOLDERS
from committee_app.case.programme import CastingVote
from committee_app.case.state import CaseState

Found = Iterator[Finding]
Gates = dict[type[Act], Callable[[CaseState, Actor, Any], Found]]
"""The gate of each kind of act; it is called with acts of that kind only."""


_DIGEST = re.compile(r"[0-9a-f]{64}")


def is_digest(text: str) -> bool:
    """Whether a text is a SHA-256 as the record writes it."""
    return _DIGEST.fullmatch(text) is not None


def nothing(_state: CaseState, _actor: Actor, _act: Act) -> Found:
    """Find nothing: the lifecycle's tables say it all."""
    yield from ()


def ids_of_roster(roster: str, ids: Iterable[str]) -> Found:
    """Every line of a list has a number of its own."""
    for name, times in Counter(ids).items():
        if not name.strip():
            yield Finding.of("roster.unnamed", roster=roster)
        if times > 1:
            yield Finding.of("roster.named_twice", roster=roster, name=name)


def quorum_findings(state: CaseState) -> Found:
    """재적위원 과반수 출석으로 개의: more than half of the members on roll are present."""
    if (short := state.shortfall) is not None:
        yield Finding.of("quorum.not_met", present=short.present, needed=short.needed)


DECIDED_TOGETHER: frozenset[type[Act]] = frozenset(
    {
        acts.ChallengeDecided,
        acts.MotionDecided,
        acts.ScoringClosed,
        acts.ClosingConfirmed,
        acts.OpeningConsented,
        acts.SheetOpened,
        acts.OpeningCompleted,
        acts.DeliberationOpened,
        acts.TieVoted,
        acts.TieChosen,
        acts.LotDrawn,
        acts.RescoringOrdered,
        acts.ResolutionConfirmed,
        acts.SelectionResolved,
    }
)
"""What only a meeting with its quorum does: nothing of it happens from the stop until the meeting goes on."""


def stop_findings(state: CaseState, act: Act) -> Found:
    """A meeting that stopped for want of a quorum decides nothing, opens nothing and calls no project."""
    calls = isinstance(act, acts.ProjectCalled) and act.part is not acts.ItemPart.DONE
    if not state.stopped or not (calls or type(act) in DECIDED_TOGETHER):
        return
    if state.shortfall is not None:
        yield from quorum_findings(state)
    else:
        yield Finding.of("meeting.stopped")


def confirmation_findings(state: CaseState) -> Found:
    """The three holders stand for every key there is, and each pair of them has opened a test sheet."""
    yield from (Finding.of("record.not_confirmed", role=role.value) for role in HOLDERS if role not in state.confirmed)
    if not state.rehearsed:
        yield Finding.of("rehearsal.missing")


def vote_findings(state: CaseState, vote: Vote) -> Found:
    """Those who may vote are here, and every one of them is counted once: for, against, abstained or invalid."""
    if vote.present != len(state.here):
        yield Finding.of("vote.other_presence", present=len(state.here), written=vote.present)
    negative = min(vote.eligible, vote.in_favour, vote.against, vote.abstained, vote.invalid) < 0
    if negative or vote.cast != vote.eligible or vote.eligible > vote.present:
        yield Finding.of("vote.does_not_add_up", cast=vote.cast, eligible=vote.eligible)
        return
    yield from _casting_findings(state, vote)


def _casting_findings(state: CaseState, vote: Vote) -> Found:
    """The chair decides on a tie where the rules say so; who votes on a tie only is not counted before."""
    has_one = state.has_casting_vote
    votes_last = state.rules.committee.casting_vote is CastingVote.ON_TIE
    if has_one and votes_last and vote.eligible == vote.present:
        yield Finding.of("vote.chair_votes_on_tie_only", eligible=state.entitled)
    if vote.casting is not None and not has_one:
        yield Finding.of("vote.no_casting_vote")
    elif vote.casting is not None and not vote.is_tied:
        yield Finding.of("vote.casting_without_tie")
    elif vote.casting is None and vote.is_tied and has_one:
        yield Finding.of("vote.casting_missing")


def rescoring_findings(state: CaseState) -> Found:
    """Members who are here give the marks that were ordered before anything is decided; who left keeps their first."""
    for evaluator, proposal in sorted(state.to_rescore):
        if evaluator in state.here:
            yield Finding.of("rescoring.waits", evaluator=evaluator, proposal=proposal)
