"""Lets a second officer confirm result and count beside the chair; their keys sign this once and are dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from committee_app.case.acts import ResolutionConfirmed, Vote
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.people import HOLDERS, Role, officer_actor, role_of
from committee_app.case.state import CaseState
from committee_app.casefile.errors import CaseFileError
from committee_app.desks.access import begin_sign_in, finish_sign_in
from committee_app.desks.officers import HolderDesk
from committee_app.desks.record import Signer
from committee_app.ui.ports import Sitting, what_it_says

_TROUBLE = (RefusedError, CaseFileError)


@dataclass(frozen=True, slots=True)
class Second:
    """Who may confirm, who sat down for it, and who confirmed what stands there now.

    Attributes:
        officers: each officer who may, by role, with the name.
        is_due: the vote is counted and holds, so that there is something to confirm.
        practice_words: the words of who sat down in a rehearsal case, which hides nothing; empty in a real one.
    """

    officers: tuple[tuple[Role, str], ...]
    chosen: Role | None = None
    confirmed_by: tuple[Role, str] | None = None
    is_due: bool = False
    vote: Vote | None = None
    is_unlocking: bool = False
    wrong: tuple[Finding, ...] = ()
    practice_words: str = ""


class Confirming:
    """The second officer at the chair's screen: sits down, types their words, and signs."""

    def __init__(self, sitting: Sitting, refresh: Callable[[], None]) -> None:
        self._sitting = sitting
        self._refresh = refresh
        self._chosen: Role | None = None
        self._is_unlocking = False
        self._wrong: tuple[Finding, ...] = ()

    def choose(self, role: str) -> None:
        """Another officer sits down beside the chair; with no role, nobody does after all."""
        if not self._is_unlocking:
            self._chosen, self._wrong = Role(role) if role else None, ()
            self._refresh()

    def give_words(self, words: str, vote: Vote) -> None:
        """Open the officer's keys with the words they typed, and have them confirm this vote."""
        if self._chosen is None or self._is_unlocking:
            return
        self._wrong = ()
        try:
            sign_in = begin_sign_in(self._sitting.room.record, officer_actor(self._chosen), words)
        except _TROUBLE as error:
            self._refuse(error)
            return
        self._is_unlocking = True
        self._refresh()
        self._sitting.runner.apart(sign_in.unlock, lambda signer: self._confirm(signer, vote), self._refuse)

    def page(self, vote: Vote | None, found: tuple[Finding, ...]) -> Second | None:
        """Return what is shown of it; `found` stands in the way of the resolution. None where the chair resolves alone.

        Raises nothing: a confirmation of another result or count is none of this one.
        """
        state = self._sitting.desk.state
        if not state.resolved_by_two:
            return None
        ours = {"resolution.not_confirmed", "resolution.other_confirmed"}
        is_due = vote is not None and all(one.code in ours for one in found)
        confirmed = None if vote is None or found else self._last()
        return Second(
            officers=tuple(_officers(state)),
            chosen=self._chosen,
            confirmed_by=confirmed,
            is_due=is_due,
            vote=vote,
            is_unlocking=self._is_unlocking,
            wrong=self._wrong,
            practice_words=self._practice_words(),
        )

    def _confirm(self, signer: Signer, vote: Vote) -> None:
        self._is_unlocking = False
        try:
            finished = finish_sign_in(self._sitting.room.record, signer)
            desk = self._sitting.room.desk(finished)
            assert isinstance(desk, HolderDesk)  # only officers are offered
            desk.confirm_resolution(vote)
        except _TROUBLE as error:
            self._refuse(error)
            return
        self._chosen = None
        self._sitting.navigator.case_changed()

    def _refuse(self, error: Exception) -> None:
        self._is_unlocking = False
        self._wrong = what_it_says(error)
        self._refresh()

    def _last(self) -> tuple[Role, str] | None:
        journal = self._sitting.room.record.journal
        signed = [one.actor for one in journal if isinstance(one.act, ResolutionConfirmed)]
        return (role_of(signed[-1]), self._sitting.desk.state.person_name(signed[-1])) if signed else None

    def _practice_words(self) -> str:
        if self._chosen is None:
            return ""
        return self._sitting.room.rehearsal_secrets().get(officer_actor(self._chosen), "")


def _officers(state: CaseState) -> list[tuple[Role, str]]:
    return [(role, state.person_name(officer_actor(role))) for role in HOLDERS if role is not Role.CHAIR]
