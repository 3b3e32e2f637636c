"""Looks at a case file that nobody has open, and does what the person decides: open it, or put a copy in its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from committee_app.casefile.errors import InUseError
from committee_app.casefile.restoring import SetAside
from committee_app.desks.recovery import Aftermath, Comparison, compare, restore, what_is_there
from committee_app.desks.room import Room
from committee_app.ui.ports import Lobby, what_it_says
from committee_app.ui.recover.page import RecoverPage, Restored


class RecoverShown(Protocol):
    """What the presenter needs of its view."""

    def show_page(self, page: RecoverPage) -> None:
        """Show a page."""
        ...


class RecoverPresenter:
    """Keeps the six words from the first look until the screen is left, so that they are typed once."""

    def __init__(self, lobby: Lobby, view: RecoverShown, files: tuple[Path, ...] = ()) -> None:
        self._lobby = lobby
        self._view = view
        self._passphrase = ""
        self._page = RecoverPage(file=str(files[0]) if files else "")

    def refresh(self) -> None:
        """Show what was found so far."""
        self._view.show_page(self._page)

    def choose_file(self, path: str) -> None:
        """Take another file; nothing is read from it yet."""
        self._passphrase = ""
        self._page = RecoverPage(file=path)
        self.refresh()

    def look(self, passphrase: str) -> None:
        """Open the file as the program would, check it whole, and close it again."""
        if not self._page.file:
            return
        if not passphrase:
            self._show(blank=True, problems=())
            return
        if self._is_open_here():
            return
        self._passphrase = passphrase
        path, lobby = Path(self._page.file), self._lobby
        self._page = RecoverPage(file=self._page.file, busy=True, restored=self._page.restored)
        self.refresh()
        lobby.runner.apart(
            lambda: what_is_there(path, passphrase, lobby.places, cost=lobby.cost), self._looked, self._failed
        )

    def choose_copy(self, copy: str) -> None:
        """Lay another copy beside the file."""
        if self._page.found is None or self._is_open_here():
            return
        path, passphrase, cost = Path(self._page.file), self._passphrase, self._lobby.cost
        self._show(busy=True, problems=())

        def compared(beside: Comparison) -> None:
            self._lay_beside(copy, beside)

        self._lobby.runner.apart(lambda: compare(path, Path(copy), passphrase, cost=cost), compared, self._failed)

    def restore(self) -> None:
        """Put the copy in the file's place, keep the file under another name, and look again."""
        if not self._page.can_restore or self._is_open_here():
            return
        path, copy = Path(self._page.file), Path(self._page.copy)
        passphrase, cost = self._passphrase, self._lobby.cost
        self._show(busy=True, problems=())

        def put_back(aside: SetAside | None) -> None:
            kept = Restored(copy.name, aside.path.name, aside.sha256) if aside else Restored(copy.name)
            self._show(restored=kept)
            self.look(passphrase)

        self._lobby.runner.apart(lambda: restore(path, copy, passphrase, cost=cost), put_back, self._failed)

    def open(self) -> None:
        """Open the file as it is, with the words that were typed."""
        if not self._page.can_open:
            return
        path, passphrase, lobby = Path(self._page.file), self._passphrase, self._lobby
        self._show(busy=True, problems=())
        lobby.runner.apart(
            lambda: Room.open(path, passphrase, lobby.clock, cost=lobby.cost, places=lobby.places),
            self._opened,
            self._failed,
        )

    def leave(self) -> None:
        """Go back to where cases are opened; the words are forgotten."""
        self._passphrase = ""
        self._lobby.navigator.go("start")

    def _opened(self, room: Room) -> None:
        self._passphrase = ""
        self._show(busy=False)
        self._lobby.navigator.enter_room(room)

    def _looked(self, found: Aftermath) -> None:
        self._show(busy=False, found=found)
        if found.copy is not None and found.beside is not None:
            self._lay_beside(str(found.copy.path), found.beside)

    def _lay_beside(self, copy: str, beside: Comparison) -> None:
        found = self._page.found
        assert found is not None  # a copy lies beside a file that was looked at
        # Both troubles come in one, the file's first.
        self._show(busy=False, copy=copy, beside=beside, copy_trouble=beside.trouble[len(found.trouble) :])

    def _failed(self, error: Exception) -> None:
        self._show(busy=False, problems=what_it_says(error))

    def _is_open_here(self) -> bool:
        """Say so where the file is open in this window: closing it from elsewhere would give up its lock."""
        path = self._page.file
        if self._lobby.navigator.open_file() != Path(path):
            return False
        self._show(problems=what_it_says(InUseError(Path(path))))
        return True

    def _show(self, **changes: object) -> None:
        self._page = replace(self._page, **{"blank": False, **changes})  # type: ignore[arg-type]
        self.refresh()
