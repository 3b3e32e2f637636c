"""Lets two holders open the sealed sheets; the second one's keys are dropped as soon as it is over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from committee_app.case.findings import Finding, RefusedError
from committee_app.case.people import HOLDERS, Role, officer_actor
from committee_app.case.progress import Progress
from committee_app.casefile.errors import CaseFileError
from committee_app.desks.access import begin_sign_in, finish_sign_in
from committee_app.desks.admin_log import Result, What
from committee_app.desks.officers import HolderDesk
from committee_app.desks.opening import open_sheets
from committee_app.desks.record import Signer
from committee_app.ui.opening.page import Busy, Envelope, Holder, OpeningPage, Part
from committee_app.ui.ports import Sitting, what_it_says

_TROUBLE = (RefusedError, CaseFileError)


class OpeningShown(Protocol):
    """What the presenter needs of its view."""

    def show_page(self, page: OpeningPage) -> None:
        """Show a page."""
        ...


class OpeningPresenter:
    """The holder at the desk is the first; a second one types their words beside them."""

    def __init__(self, sitting: Sitting, view: OpeningShown) -> None:
        desk = sitting.desk
        assert isinstance(desk, HolderDesk)  # evaluators have no opening screen
        self._sitting = sitting
        self._desk = desk
        self._view = view
        self._chosen: Role | None = None
        self._second: Signer | None = None
        self._wrong: tuple[Finding, ...] = ()
        self._problems: tuple[Finding, ...] = ()
        self._busy: Busy | None = None
        self._progress: Progress | None = None
        self._stop: Callable[[], None] | None = None

    def refresh(self) -> None:
        """Show the case as it stands."""
        self._view.show_page(self._page())

    def choose_second(self, role: str) -> None:
        """Another holder sits down beside the first; keys that were given before are dropped."""
        if self._busy is None:
            self._chosen = Role(role)
            self._second, self._wrong, self._problems = None, (), ()
            self.refresh()

    def give_words(self, words: str) -> None:
        """Open the second holder's keys with the words they typed."""
        if self._chosen is None or self._busy is not None:
            return
        self._wrong = ()
        try:
            sign_in = begin_sign_in(self._sitting.room.record, officer_actor(self._chosen), words)
        except _TROUBLE as error:
            self._refuse_words(error)
            return
        self._busy = Busy.UNLOCKING
        self.refresh()
        self._sitting.runner.apart(sign_in.unlock, self._take_keys, self._refuse_words)

    def open(self) -> None:
        """Open every sheet that is still sealed, one entry each."""
        if self._second is None or self._busy is not None:
            return
        self._busy, self._problems = Busy.OPENING, ()
        self.refresh()
        work = open_sheets(self._sitting.room.record, self._desk.signer(), self._second)
        stop = self._sitting.runner.steps(work, self._opened, self._fail, self._show_progress)
        # A runner that has nothing to wait for is through by now: then there is nothing left to stop.
        self._stop = stop if self._is_opening() else None

    def pause(self) -> None:
        """Stop between two sheets: what is open stays open, the rest can be opened later."""
        if self._stop is not None:
            self._stop()
            self._end()
            self.refresh()

    def _is_opening(self) -> bool:
        return self._busy is Busy.OPENING

    def _take_keys(self, signer: Signer) -> None:
        try:
            self._busy, self._second = None, finish_sign_in(self._sitting.room.record, signer)
        except _TROUBLE as error:
            self._refuse_words(error)
            return
        self._sitting.room.note(What.PROVED, who=signer.actor)
        self.refresh()

    def _refuse_words(self, error: Exception) -> None:
        self._busy, self._second = None, None
        self._wrong = what_it_says(error)
        whose = officer_actor(self._chosen) if self._chosen is not None else ""
        self._sitting.room.note(What.PROVED, Result.REFUSED, whose, self._wrong[0].code)
        self.refresh()

    def _show_progress(self, progress: Progress) -> None:
        self._progress = progress
        self.refresh()

    def _opened(self, _nothing: None) -> None:
        self._end()
        self._sitting.navigator.case_changed()

    def _fail(self, error: Exception) -> None:
        self._end()
        self._problems = what_it_says(error)
        self.refresh()

    def _end(self) -> None:
        self._second, self._chosen = None, None
        self._busy, self._progress, self._stop = None, None, None

    def _page(self) -> OpeningPage:
        return OpeningPage(
            holders=tuple(map(self._holder, HOLDERS)),
            envelopes=self._envelopes(),
            practice_words=self._practice_words(),
            wrong=self._wrong,
            problems=self._problems,
            busy=self._busy,
            progress=self._progress,
        )

    def _holder(self, role: Role) -> Holder:
        state = self._desk.state
        return Holder(role, state.person_name(officer_actor(role)), self._part(role), role in state.consents)

    def _part(self, role: Role) -> Part:
        if role is self._desk.role:
            return Part.FIRST
        if role is not self._chosen:
            return Part.AWAY
        return Part.READY if self._second is not None else Part.SECOND

    def _envelopes(self) -> tuple[Envelope, ...]:
        state = self._desk.state
        envelopes = []
        for one in state.evaluators:
            sheet = state.sheets.get(one.id)
            if sheet is not None:
                counting = len(state.counting_ballots(one.id))
                voided = len(sheet.proposals) - counting
                envelopes.append(Envelope(one.id, one.seat, one.name, counting, voided, one.id in state.opened))
        return tuple(envelopes)

    def _practice_words(self) -> str:
        if self._chosen is None or self._second is not None:
            return ""
        return self._sitting.room.rehearsal_secrets().get(officer_actor(self._chosen), "")
