"""Lets one person after the other sit down; whoever signs in gets the desk of their own role and no other."""

from __future__ import annotations

from typing import Protocol

from committee_app.case.findings import Finding
from committee_app.case.identifiers import Actor
from committee_app.case.people import Role, evaluator_of
from committee_app.desks.access import begin_sign_in, finish_sign_in
from committee_app.desks.admin_log import Result, What
from committee_app.desks.record import Signer
from committee_app.desks.room import Room, Seat
from committee_app.ui.ports import Lobby, what_it_says
from committee_app.ui.seats.page import SeatCard, SeatsPage, SeatState
from committee_app.ui.seats.turn import whose_turn


class SeatsShown(Protocol):
    """What the presenter needs of its view."""

    def show_page(self, page: SeatsPage) -> None:
        """Show a page."""
        ...


class SeatsPresenter:
    """Hands out seats of an open case."""

    def __init__(self, lobby: Lobby, room: Room, view: SeatsShown) -> None:
        self._lobby = lobby
        self._room = room
        self._view = view
        self._chosen: Actor | None = None
        self._problems: tuple[Finding, ...] = ()
        self._busy = False

    def refresh(self) -> None:
        """Show everybody as the case knows them."""
        self._view.show_page(self._page())

    def choose(self, actor: str) -> None:
        """Turn to another person; how the last one's try went is nobody else's business."""
        self._chosen = Actor(actor)
        self._problems = ()
        self.refresh()

    def sign_in(self, typed: str) -> None:
        """Open the chosen person's keys with what they typed."""
        if self._chosen is None or self._busy:
            return
        try:
            waiting = begin_sign_in(self._room.record, self._chosen, typed)
        except Exception as error:  # noqa: BLE001 -- `what_it_says` raises a bug again
            self._refused(error)
            return
        self._busy, self._problems = True, ()
        self.refresh()
        self._lobby.runner.apart(waiting.unlock, self._signed_in, self._refused)

    def leave(self) -> None:
        """Close the case file."""
        self._lobby.navigator.leave_room()

    def verify(self) -> None:
        """Go where files are checked."""
        self._lobby.navigator.go("verify")

    def _signed_in(self, signer: Signer) -> None:
        self._busy = False
        try:
            desk = self._room.desk(finish_sign_in(self._room.record, signer))
        except Exception as error:  # noqa: BLE001 -- `what_it_says` raises a bug again
            self._refused(error)
            return
        self._lobby.navigator.sit_down(desk)

    def _refused(self, error: Exception) -> None:
        self._busy = False
        self._problems = what_it_says(error)
        self._room.note(What.SIGNED_IN, Result.REFUSED, self._chosen or "", self._problems[0].code)
        self.refresh()

    def _page(self) -> SeatsPage:
        state = self._room.state
        cards = tuple(self._card(seat) for seat in self._room.seats())
        turn = whose_turn(state)
        chosen = next((one for one in cards if one.actor == self._chosen), None)
        return SeatsPage(
            state.stage,
            state.rehearsal,
            officers=tuple(one for one in cards if one.role is not Role.EVALUATOR),
            members=tuple(one for one in cards if one.role is Role.EVALUATOR),
            turn=tuple(one for one in cards if one.actor in turn),
            chosen=chosen,
            offered=self._room.rehearsal_secrets().get(chosen.actor, "") if chosen else "",
            problems=self._problems,
            busy=self._busy,
        )

    def _card(self, seat: Seat) -> SeatCard:
        return SeatCard(seat.actor, seat.role, self._number(seat.actor), seat.name, seat.detail, self._state(seat))

    def _number(self, actor: Actor) -> int:
        evaluator = evaluator_of(actor)
        member = self._room.state.evaluator(evaluator) if evaluator is not None else None
        return member.seat if member is not None else 0

    def _state(self, seat: Seat) -> SeatState:
        evaluator = evaluator_of(seat.actor)
        if evaluator is not None and evaluator in self._room.state.sheets:
            return SeatState.SEALED
        if not seat.enrolled:
            return SeatState.NOT_ENROLLED
        return SeatState.ENROLLED if seat.here else SeatState.AWAY
