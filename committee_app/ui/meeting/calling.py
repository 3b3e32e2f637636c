"""What the secretary does while projects are heard: the order, which is on, for how long, who leaves for it."""

from __future__ import annotations

from committee_app.case import acts
from committee_app.case.acts import ItemPart
from committee_app.case.identifiers import EvaluatorId, ProposalId
from committee_app.case.people import Role, evaluator_actor, officer_actor
from committee_app.case.state import CaseState
from committee_app.desks import hearing
from committee_app.desks.record import Record
from committee_app.desks.secretary import SecretaryDesk
from committee_app.scoring.running_order import leavings
from committee_app.ui.meeting.page import Hearing, ProjectRow, Turn

FIRST_MINUTES = ("10", "5")
"""For presentation and questions, until the secretary has said otherwise."""


class Calling:
    """The order as it is being moved, and the minutes as they are typed; all else is in the record."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._order: tuple[ProposalId, ...] | None = None
        self._chosen: ProposalId | None = None
        self._minutes: tuple[str, str] | None = None

    # ── the order ──────────────────────────────────────────────────────────────────────────
    def choose(self, proposal: ProposalId) -> None:
        """Turn to a project of the order."""
        self._chosen = proposal

    def move(self, by: int) -> None:
        """Move the chosen project up (-1) or down (1) in the order shown; at its ends nothing moves."""
        order = list(self._shown())
        if self._chosen not in order:
            return
        place = order.index(self._chosen)
        if 0 <= place + by < len(order):
            order.insert(place + by, order.pop(place))
            self._order = tuple(order)

    def advise(self) -> None:
        """Show the order in which few have to leave; it is recorded by a press of its own."""
        self._order = hearing.advised_order(self._state)

    def take_back(self) -> None:
        """Show the order of the record again."""
        self._order = None

    def record_order(self, desk: SecretaryDesk) -> None:
        """Record the order shown."""
        desk.set_running_order(self._shown())
        self._order = None

    # ── what is on ─────────────────────────────────────────────────────────────────────────
    def type_minutes(self, presentation: str, questions: str) -> None:
        """Keep the minutes as typed."""
        self._minutes = presentation, questions

    def begin(self, desk: SecretaryDesk, part: ItemPart) -> None:
        """Go on to a part of the project that is on; a presentation is that of the next one, and ends what is on."""
        if part is ItemPart.PRESENTATION:
            desk.call_next(self._following(), self._number(0))
        elif (on := self._state.called) is not None:
            desk.call_project(on.proposal, part, self._number(1) if part is ItemPart.QUESTIONS else 0)

    def send_out(self, desk: SecretaryDesk) -> None:
        """Note that everybody has left who does not judge the project that is on."""
        if (on := self._state.called) is not None:
            desk.step_out(hearing.to_leave(self._state), on.proposal)

    def call_back(self, desk: SecretaryDesk) -> None:
        """Note that everybody is back who may be."""
        desk.come_back(hearing.to_return(self._state))

    def shown(self) -> Hearing:
        """Return the part of the page."""
        state, order = self._state, self._shown()
        away = hearing.away(state)
        called, following = state.called, self._following()
        minutes = self._typed()
        act = acts.ProjectCalled(following, ItemPart.PRESENTATION) if following else None
        return Hearing(
            rows=tuple(self._row(one, away.get(one, frozenset()), following) for one in order),
            chosen=self._chosen,
            is_moved=order != hearing.order_of(state),
            leavings=leavings(order, away),
            advised=leavings(hearing.advised_order(state), away),
            on=called.proposal if called else None,
            part=called.part if called else None,
            following=following,
            minutes=minutes,
            are_minutes_numbers=all(one.isascii() and one.isdigit() for one in minutes),
            leave=_names(state, hearing.to_leave(state)),
            back=_names(state, hearing.to_return(state)),
            obstacles=self._record.obstacles(officer_actor(Role.SECRETARY), act) if act else (),
        )

    # ── inside ─────────────────────────────────────────────────────────────────────────────
    @property
    def _state(self) -> CaseState:
        return self._record.state

    def _shown(self) -> tuple[ProposalId, ...]:
        return self._order if self._order is not None else hearing.order_of(self._state)

    def _following(self) -> ProposalId | None:
        return hearing.next_project(self._state, self._record.journal)

    def _typed(self) -> tuple[str, str]:
        if self._minutes is not None:
            return self._minutes
        said = {one.act.part: str(one.act.minutes) for one in self._record.journal if _is_call(one)}  # type: ignore[union-attr]
        return said.get(ItemPart.PRESENTATION, FIRST_MINUTES[0]), said.get(ItemPart.QUESTIONS, FIRST_MINUTES[1])

    def _number(self, place: int) -> int:
        return int(self._typed()[place])

    def _row(self, proposal: ProposalId, away: frozenset[EvaluatorId], following: ProposalId | None) -> ProjectRow:
        state = self._state
        found = state.proposal(proposal)
        sitting = tuple(one.id for one in state.evaluators if one.id in away)
        return ProjectRow(
            proposal, found.title if found else "", _names(state, sitting), self._turn(proposal, following)
        )

    def _turn(self, proposal: ProposalId, following: ProposalId | None) -> Turn:
        if self._state.called is not None and self._state.called.proposal == proposal:
            return Turn.ON
        if proposal in hearing.heard(self._record.journal):
            return Turn.DONE
        return Turn.NEXT if proposal == following else Turn.WAITS


def _is_call(one: acts.Recorded) -> bool:
    return isinstance(one.act, acts.ProjectCalled)


def _names(state: CaseState, members: tuple[EvaluatorId, ...]) -> tuple[str, ...]:
    return tuple(state.person_name(evaluator_actor(one)) for one in members)
