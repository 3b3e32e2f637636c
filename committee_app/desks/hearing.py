"""Which project is on, who leaves for it and who comes back, what is next, and how much of its time is left.

Everything is read from the record, so the board, the secretary's panel and another machine say the same. A recess
takes nothing from a project's time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import pairwise

from committee_app.case import acts
from committee_app.case.acts import ItemPart, Recorded
from committee_app.case.conflicts import KEPT_AWAY
from committee_app.case.identifiers import EvaluatorId, ProposalId
from committee_app.case.state import CaseState
from committee_app.desks.clock import steady_seconds
from committee_app.desks.record import Record
from committee_app.scoring.running_order import running_order


def away(state: CaseState) -> dict[ProposalId, frozenset[EvaluatorId]]:
    """Return which members do not judge each project, where there are any: they leave while it is heard."""
    sitting = [one.id for one in state.evaluators if one.id not in state.replaced | state.dropped]
    found = {
        proposal.id: frozenset(one for one in sitting if state.status(one, proposal.id) in KEPT_AWAY)
        for proposal in state.proposals
    }
    return {proposal: members for proposal, members in found.items() if members}


def order_of(state: CaseState) -> tuple[ProposalId, ...]:
    """Return the order that was recorded, else that of the list."""
    return state.running_order or tuple(one.id for one in state.proposals)


def advised_order(state: CaseState) -> tuple[ProposalId, ...]:
    """Return an order in which few members have to leave."""
    return running_order(tuple(one.id for one in state.proposals), away(state))


def heard(journal: Sequence[Recorded]) -> frozenset[ProposalId]:
    """Return the projects that are done."""
    return frozenset(
        one.act.proposal for one in journal if isinstance(one.act, acts.ProjectCalled) and one.act.part is ItemPart.DONE
    )


def next_project(state: CaseState, journal: Sequence[Recorded]) -> ProposalId | None:
    """Return what is heard next: the first in the order that is not done and not on."""
    behind = heard(journal) | ({state.called.proposal} if state.called else frozenset())
    return next((one for one in order_of(state) if one not in behind), None)


def to_leave(state: CaseState) -> tuple[EvaluatorId, ...]:
    """Return who is in the room and does not judge the project that is on, in seat order."""
    called = state.called
    if called is None:
        return ()
    return tuple(
        one.id
        for one in state.evaluators
        if one.id in state.here and state.status(one.id, called.proposal) in KEPT_AWAY
    )


def to_return(state: CaseState) -> tuple[EvaluatorId, ...]:
    """Return who stepped out and may come back: what is on now they judge, or nothing is on."""
    called = state.called
    return tuple(
        one.id
        for one in state.evaluators
        if one.id in state.stepped_out and (called is None or state.status(one.id, called.proposal) not in KEPT_AWAY)
    )


def seconds_heard(journal: Sequence[Recorded], now: datetime) -> int:
    """Return for how long the part that was called last has lasted, without the recesses in it; never below nought."""
    called = next((place for place in reversed(range(len(journal))) if _calls(journal[place])), None)
    if called is None:
        return 0
    turns = [one for one in journal[called:] if _calls(one) or _breaks(one)]
    moments = [*(datetime.fromisoformat(one.at) for one in turns), now]
    spans = zip(turns, pairwise(moments), strict=True)
    return sum(
        max(0, int((later - earlier).total_seconds()))
        for turn, (earlier, later) in spans
        if not isinstance(turn.act, acts.MeetingPaused)
    )


def _calls(one: Recorded) -> bool:
    return isinstance(one.act, acts.ProjectCalled)


def _breaks(one: Recorded) -> bool:
    return isinstance(one.act, acts.MeetingPaused | acts.MeetingResumed)


class ProjectTimer:
    """The time of the project that is on: begun by the record, carried on by a clock that nobody sets back.

    Whoever looks first at a part that was called takes its beginning from the record; from then on the machine's clock
    may be set, and the time goes on as it passes.
    """

    def __init__(self, record: Record, steady: Callable[[], int] = steady_seconds) -> None:
        self._record = record
        self._steady = steady
        self._calls = 0
        self._heard = 0
        self._looked = 0
        self._ran = False

    def seconds_left(self) -> int | None:
        """Return what is left of the part that is on, below nought when it is over; None where no time was set."""
        self._look()
        called = self._record.state.called
        return None if called is None or not called.minutes else called.minutes * 60 - self._heard

    def _look(self) -> None:
        state, now = self._record.state, self._steady()
        calls = sum(map(_calls, self._record.journal))
        if calls != self._calls:
            self._calls = calls
            self._heard = seconds_heard(self._record.journal, self._record.clock.now())
        elif self._ran:
            self._heard += now - self._looked
        self._looked, self._ran = now, not state.paused
