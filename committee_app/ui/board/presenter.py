"""Reads the board from the record, each second anew; there is nothing on it to press."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from committee_app.case.acts import MemberMoved
from committee_app.case.identifiers import EvaluatorId, ProposalId
from committee_app.case.people import Evaluator
from committee_app.case.state import CaseState
from committee_app.desks import hearing
from committee_app.desks.clock import stamp
from committee_app.desks.hearing import ProjectTimer
from committee_app.desks.room import Room
from committee_app.ui.board.page import BoardPage, Counts, Item, Presence, Reached, SeatTile, TimeState

LAST_MINUTE = 60


class BoardShown(Protocol):
    """What the presenter needs of its view."""

    def show_page(self, page: BoardPage) -> None:
        """Show a page."""
        ...


class BoardPresenter:
    """Belongs to the room, not to whoever sits down: it goes on while people take turns at the machine."""

    def __init__(self, room: Room, view: BoardShown, timer: ProjectTimer | None = None) -> None:
        self._room = room
        self._view = view
        self._timer = timer or ProjectTimer(room.record)

    def refresh(self) -> None:
        """Show the day as it stands."""
        self._view.show_page(self._page())

    def _page(self) -> BoardPage:
        state, journal = self._room.state, self._room.record.journal
        left = self._timer.seconds_left()
        called = state.called
        following = hearing.next_project(state, journal)
        came = {one.act.evaluator for one in journal if isinstance(one.act, MemberMoved)}
        return BoardPage(
            title=state.title,
            now=stamp(self._room.record.clock.now()),
            on=_item(state, called.proposal) if called else None,
            part=called.part if called else None,
            left=left,
            time=_time_state(left),
            paused=state.paused,
            stopped=state.stopped,
            leave=_seats(state, hearing.to_leave(state)),
            back=_seats(state, hearing.to_return(state)),
            following=_item(state, following) if following else None,
            done=len(hearing.heard(journal)),
            projects=len(state.proposals),
            seats=tuple(_tile(state, one, came) for one in _sitting(state)),
            counts=_counts(state),
        )


def _time_state(left: int | None) -> TimeState:
    if left is None:
        return TimeState.NONE
    if left < 0:
        return TimeState.OVER
    return TimeState.LAST_MINUTE if left <= LAST_MINUTE else TimeState.RUNNING


def _sitting(state: CaseState) -> tuple[Evaluator, ...]:
    """Return one member for each seat: who was replaced has none any more."""
    return tuple(one for one in state.evaluators if one.id not in state.replaced)


def _tile(state: CaseState, member: Evaluator, came: set[EvaluatorId]) -> SeatTile:
    return SeatTile(member.seat, _presence(state, member.id, came), _reached(state, member.id))


def _presence(state: CaseState, member: EvaluatorId, came: set[EvaluatorId]) -> Presence:
    if member in state.here:
        return Presence.HERE
    if member in state.stepped_out:
        return Presence.OUT
    return Presence.LEFT if member in came else Presence.EXPECTED


def _reached(state: CaseState, member: EvaluatorId) -> Reached:
    if member in state.sheets:
        return Reached.SEALED
    if member in state.declarations:
        return Reached.DECLARED
    return Reached.PLEDGED if member in state.pledged else Reached.NOTHING


def _counts(state: CaseState) -> Counts:
    sitting = {one.id for one in _sitting(state)}
    return Counts(
        seats=state.on_roll,
        attending=state.attending,
        needed=state.majority,
        pledged=len(sitting & state.pledged),
        declared=len(sitting & state.declarations.keys()),
        sealed=len(sitting & state.sheets.keys()),
    )


def _item(state: CaseState, proposal: ProposalId) -> Item:
    found = state.proposal(proposal)
    return Item(proposal, found.title if found else "", _seats(state, hearing.away(state).get(proposal, ())))


def _seats(state: CaseState, members: Iterable[EvaluatorId]) -> tuple[int, ...]:
    wanted = set(members)
    return tuple(one.seat for one in state.evaluators if one.id in wanted)
