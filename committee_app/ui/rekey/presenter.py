"""Lets two officers, one after the other, give new keys to a person who is there; till then they are in memory alone.

Whoever leaves in between throws the new keys away: what was asked for stands in the record and is worth nothing.
"""

from __future__ import annotations

from functools import partial
from typing import Protocol

from committee_app.case.acts import KeysReplaced
from committee_app.case.findings import Finding
from committee_app.case.identifiers import Actor
from committee_app.case.people import HOLDERS, KeyText, evaluator_of, officer_actor, role_of
from committee_app.desks.access import LockedKeys, begin_sign_in, finish_sign_in
from committee_app.desks.admin_log import Result, What
from committee_app.desks.officers import HolderDesk
from committee_app.desks.record import Signer
from committee_app.desks.rekeying import Rekeying, begin_rekeying, what_is_lost
from committee_app.ui.ports import Sitting, what_it_says
from committee_app.ui.rekey.page import Busy, Part, Person, RekeyPage

_OF_THE_PERSON = ("replacement.own_keys", "replacement.too_late", "act.not_now", "actor.not_enrolled")
"""What the gate has to say before there are keys: the rest is about keys and reason, which come later."""


class RekeyShown(Protocol):
    """What the presenter needs of its view."""

    def show_page(self, page: RekeyPage) -> None:
        """Show a page."""
        ...


class RekeyPresenter:
    """Holds the new keys between the two signatures."""

    def __init__(self, sitting: Sitting, view: RekeyShown) -> None:
        desk = sitting.desk
        assert isinstance(desk, HolderDesk)  # nobody else is shown this screen
        self._sitting = sitting
        self._desk = desk
        self._view = view
        self._person: Actor | None = None
        self._second: Actor | None = None
        self._reason = ""
        self._waiting: tuple[Rekeying, LockedKeys] | None = None
        self._given = ""
        self._problems: tuple[Finding, ...] = ()
        self._busy: Busy | None = None

    def refresh(self) -> None:
        """Show the case as it stands."""
        self._view.show_page(self._page())

    # ── the first officer ─────────────────────────────────────────────────────────────────
    def choose_person(self, person: str) -> None:
        """Turn to another person."""
        self._person, self._problems, self._given = Actor(person), (), ""
        self.refresh()

    def write_reason(self, reason: str) -> None:
        """Take the reason as it is typed."""
        self._reason = reason
        self.refresh()

    def ask(self) -> None:
        """Make keys for the person, and sign as the first of two that they get them."""
        if not self._page().may_ask or self._person is None:
            return
        room = self._sitting.room
        rekeying = begin_rekeying(room.record, self._person, self._reason.strip(), room.cost)
        self._work(Busy.MAKING)
        self._sitting.runner.apart(rekeying.lock, partial(self._made, rekeying), self._failed)

    def _made(self, rekeying: Rekeying, locked: LockedKeys) -> None:
        self._busy = None
        try:
            self._desk.replace_keys(rekeying, locked)
        except Exception as error:  # noqa: BLE001 -- `what_it_says` raises a bug again
            self._failed(error)
            return
        self._waiting = rekeying, locked
        self._sitting.navigator.case_changed()

    # ── the second officer ────────────────────────────────────────────────────────────────
    def choose_second(self, officer: str) -> None:
        """Turn to the officer who confirms."""
        self._second, self._problems = Actor(officer), ()
        self.refresh()

    def confirm(self, secret: str) -> None:
        """Open the second officer's keys with what they typed, and let them sign."""
        if self._waiting is None or self._second is None or self._busy is not None:
            return
        try:
            sign_in = begin_sign_in(self._sitting.room.record, self._second, secret)
        except Exception as error:  # noqa: BLE001 -- `what_it_says` raises a bug again
            self._refuse_words(error)
            return
        self._work(Busy.CHECKING)
        self._sitting.runner.apart(sign_in.unlock, self._second_is_here, self._refuse_words)

    def _refuse_words(self, error: Exception) -> None:
        self._sitting.room.note(What.PROVED, Result.REFUSED, self._second or "", what_it_says(error)[0].code)
        self._failed(error)

    def _second_is_here(self, signer: Signer) -> None:
        self._busy = None
        assert self._waiting is not None
        rekeying, locked = self._waiting
        try:
            room = self._sitting.room
            desk = room.desk(finish_sign_in(room.record, signer))
            room.note(What.PROVED, who=signer.actor)
            assert isinstance(desk, HolderDesk)
            seat = desk.confirm_new_keys(rekeying, locked)
        except Exception as error:  # noqa: BLE001 -- `what_it_says` raises a bug again
            self._failed(error)
            return
        self._given = self._desk.state.person_name(rekeying.person)
        self._waiting, self._person, self._second, self._reason = None, None, None, ""
        self._sitting.navigator.show_secret(seat, self._given)
        self._sitting.navigator.case_changed()

    def give_up(self) -> None:
        """Throw the new keys away; the old ones stay."""
        self._waiting, self._second, self._problems = None, None, ()
        self.refresh()

    def leave(self) -> None:
        """Go back to the rulings."""
        self._sitting.navigator.turn_to("rulings")

    # ── inside ────────────────────────────────────────────────────────────────────────────
    def _work(self, busy: Busy) -> None:
        self._busy, self._problems, self._given = busy, (), ""
        self.refresh()

    def _failed(self, error: Exception) -> None:
        self._busy = None
        self._problems = what_it_says(error)
        self.refresh()

    def _page(self) -> RekeyPage:
        everybody = tuple(self._known(actor) for actor in self._desk.state.keys)
        person = next((one for one in everybody if one.actor == self._person), None)
        holders = {officer_actor(role) for role in HOLDERS}
        apart = {self._desk.actor, self._person}
        seconds = tuple(one for one in everybody if one.actor in holders and one.actor not in apart)
        return RekeyPage(
            part=Part.ASK if self._waiting is None else Part.CONFIRM,
            people=tuple(one for one in everybody if one.actor != self._desk.actor),
            person=person,
            reason=self._reason,
            costs=what_is_lost(self._sitting.room.record, person.actor) if person else (),
            obstacles=self._obstacles(person.actor) if person else (),
            seconds=seconds,
            second=next((one for one in seconds if one.actor == self._second), None),
            given=self._given,
            problems=self._problems,
            busy=self._busy,
        )

    def _obstacles(self, person: Actor) -> tuple[Finding, ...]:
        act = KeysReplaced(person, KeyText("", ""), "-", "")
        found = self._sitting.room.record.obstacles(self._desk.actor, act)
        return tuple(one for one in found if one.code in _OF_THE_PERSON)

    def _known(self, actor: Actor) -> Person:
        evaluator, state = evaluator_of(actor), self._desk.state
        member = state.evaluator(evaluator) if evaluator is not None else None
        return Person(actor, role_of(actor), member.seat if member else 0, state.person_name(actor))
