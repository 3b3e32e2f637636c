"""Writes what a member did at a machine of their own onto a stick, and takes what the committee gave them for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Protocol, cast

from committee_app.desks.admin_log import What
from committee_app.desks.evaluator import EvaluatorDesk
from committee_app.ui.away.page import AwayPage, Part
from committee_app.ui.parts_apart import PartsApart
from committee_app.ui.ports import Sitting


class AwayShown(Protocol):
    """What the presenter needs of its view."""

    def show_page(self, page: AwayPage) -> None:
        """Show a page."""
        ...


class AwayPresenter(PartsApart[AwayPage]):
    """One thing that fails stands in no other's way, and nothing here changes what was signed."""

    _taking = frozenset({Part.RECEIPT, Part.PROPOSALS})

    def __init__(self, sitting: Sitting, view: AwayShown) -> None:
        self._sitting = sitting
        self._desk = cast("EvaluatorDesk", sitting.desk)  # nobody else is shown this screen
        self._view = view
        self._page = AwayPage(self._desk.me.name)

    def refresh(self) -> None:
        """Show this machine as it stands."""
        desk = self._desk
        self._page = replace(
            self._page,
            sealed=desk.sealed,
            receipts=tuple(one.seq for one in desk.receipts()),
            received=desk.received,
            documents=len(desk.state.documents),
            missing=desk.missing_documents(),
        )
        self._view.show_page(self._page)

    def leave(self) -> None:
        """Go back to the screen that is this person's now."""
        self._sitting.navigator.turn_to("")

    def write_ballot(self, folder: str) -> None:
        """Write everything that was done here as one ballot into a folder of a stick."""
        self._show(written="")
        if path := self._did(Part.BALLOT, lambda: self._desk.write_ballot(Path(folder))):
            self._sitting.room.note(What.EXPORTED, who=self._desk.actor, said=path.name)
            self._show(written=path.name)

    def keep_receipt(self, path: str) -> None:
        """Check the receipt that came back, and keep it."""
        if self._did(Part.RECEIPT, lambda: self._desk.keep_receipt(Path(path))):
            self._sitting.room.note(What.PACKET_TAKEN, who=self._desk.actor)
            self._show()

    def bring_proposals(self, folder: str) -> None:
        """Take the proposals that lie in a folder of a stick."""
        self._in_steps(Part.PROPOSALS, self._desk.bringing_documents(Path(folder)), lambda _missing: None)
