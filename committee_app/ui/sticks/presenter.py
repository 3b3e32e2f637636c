"""Asks the desk for what goes onto sticks, and tells it what came back; each thing apart from the others."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol

from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import EvaluatorId
from committee_app.case.lifecycle import Stage, has_reached
from committee_app.case.progress import Progress
from committee_app.casefile.copies import Copy
from committee_app.desks.admin_log import Result, What
from committee_app.desks.away import NewRoster, write_roster_to
from committee_app.desks.officers import CollectingDesk
from committee_app.desks.packets import PacketLine
from committee_app.desks.secretary import SecretaryDesk
from committee_app.desks.whole_files import write_whole
from committee_app.export.labels import Language
from committee_app.ui.parts_apart import PartsApart
from committee_app.ui.ports import Sitting
from committee_app.ui.sticks.page import CopyShown, Member, Paper, Part, SticksPage

_PAPERS: Final = {Paper.OPENING: Stage.READY, Paper.CLOSING: Stage.CLOSED}
"""From which stage on there is something to put on a paper."""


class SticksShown(Protocol):
    """What the presenter needs of its view."""

    def show_page(self, page: SticksPage) -> None:
        """Show a page."""
        ...


class SticksPresenter(PartsApart[SticksPage]):
    """Nothing is taken in that was not shown first, and one thing that fails stands in no other's way."""

    _taking = frozenset({Part.BALLOTS})

    def __init__(self, sitting: Sitting, view: SticksShown) -> None:
        desk = sitting.desk
        assert isinstance(desk, CollectingDesk)  # nobody else is shown this screen
        self._sitting = sitting
        self._desk = desk
        self._view = view
        self._page = SticksPage(is_scoring=False)

    def refresh(self) -> None:
        """Show the case as it stands; what was found on a stick stays."""
        state, keeping = self._desk.state, self._sitting.room.keeping
        members = tuple(
            Member(one.id, one.seat, one.name)
            for one in state.evaluators
            if one.actor in state.keys and one.id in state.scorers() and one.id not in state.sheets
        )
        newest = keeping.newest_copy
        chosen = self._page.member if any(one.id == self._page.member for one in members) else None
        self._page = replace(
            self._page,
            is_scoring=state.stage is Stage.READY,
            hands_out=isinstance(self._desk, SecretaryDesk),
            papers=tuple(paper for paper, stage in _PAPERS.items() if has_reached(state.stage, stage)),
            members=members,
            member=chosen,
            copies=str(keeping.copies or ""),
            newest=_shown(newest) if newest else None,
            keeping=tuple(one for one in keeping.findings if not one.code.startswith("file.")),
        )
        self._view.show_page(self._page)

    def leave(self) -> None:
        """Go back to the screen that is this person's now."""
        self._sitting.navigator.case_changed()

    # ── ballots in ────────────────────────────────────────────────────────────────────────
    def look_into(self, folder: str) -> None:
        """Show what would become of each ballot packet in a folder; nothing is written."""
        self._show(folder=folder, lines=(), taken=False)
        self._go_through(self._desk.previewing_packets(Path(folder)), taken=False)

    def take(self) -> None:
        """Take in what fits, and write its receipt beside each."""
        if self._page.to_take:
            self._go_through(self._desk.taking_packets(Path(self._page.folder)), taken=True)

    def _go_through(self, work: Generator[Progress, None, tuple[PacketLine, ...]], *, taken: bool) -> None:
        def done(lines: tuple[PacketLine, ...]) -> None:
            if taken:
                self._note_taken(lines)
            self._show(lines=lines, taken=taken)

        self._in_steps(Part.BALLOTS, work, done)

    # ── rosters out ───────────────────────────────────────────────────────────────────────
    def choose_member(self, member: str) -> None:
        """Turn to another member."""
        self._show(member=EvaluatorId(member), handed_out="", documents=0)

    def hand_out(self, folder: str) -> None:
        """Write the chosen member's roster and the proposals onto a stick, and show the six words once."""
        desk, member = self._desk, self._page.member
        if member is None or not isinstance(desk, SecretaryDesk):
            return
        waiting = self._did(Part.ROSTER, lambda: desk.begin_roster(member, self._sitting.room.cost))
        if waiting is None:
            return

        def made(roster: NewRoster) -> None:
            self._write_roster(desk, roster, member, Path(folder))

        self._show(busy=Part.ROSTER, handed_out="", documents=0)
        self._sitting.runner.apart(waiting.lock, made, lambda error: self._failed(Part.ROSTER, error))

    def _write_roster(self, desk: SecretaryDesk, roster: NewRoster, member: EvaluatorId, folder: Path) -> None:
        if not self._did(Part.ROSTER, lambda: write_roster_to(roster, folder)):
            return
        known = self._desk.state.evaluator(member)
        self._noted(roster.name)
        self._show(handed_out=roster.name)
        self._sitting.navigator.show_passphrase(roster.passphrase, known.name if known else roster.name)

        def written(paths: tuple[Path, ...]) -> None:
            self._show(documents=len(paths))

        self._in_steps(Part.ROSTER, desk.writing_documents(folder), written)

    # ── checkpoint ────────────────────────────────────────────────────────────────────────
    def write_checkpoint(self, folder: str) -> None:
        """Write this officer's signed word of where the record stands onto a stick."""
        self._show(checkpoint="")
        if path := self._did(Part.CHECKPOINT, lambda: self._desk.write_checkpoint(Path(folder))):
            self._noted(path.name)
            self._show(checkpoint=path.name)

    # ── papers ────────────────────────────────────────────────────────────────────────────
    def save_paper(self, paper: str, path: str, language: Language) -> None:
        """Save the opening or the closing sheet as PDF, to be printed and signed by hand."""
        desk, place = self._desk, Path(path)
        if not isinstance(desk, SecretaryDesk):
            return

        def made(data: bytes) -> None:
            try:
                write_whole(place, data)
            except OSError:
                self._failed(Part.PAPERS, RefusedError(Finding.of("anchor_sheet.not_saved", file=place.name)))
                return
            self._noted(place.name)
            self._show(paper=place.name)

        self._show(paper="")
        work = desk.opening_sheet if Paper(paper) is Paper.OPENING else desk.closing_sheet
        self._in_steps(Part.PAPERS, work(language), made)

    # ── copies ────────────────────────────────────────────────────────────────────────────
    def keep_copies_in(self, folder: str) -> None:
        """Choose where the second copies go, and make one at once; an empty name ends it."""
        self._sitting.room.keeping.keep_copies_in(Path(folder) if folder else None)
        self._show()

    def safe_copy(self, path: str) -> None:
        """Copy the open case under a new name, read back and compared."""
        place = Path(path if path.endswith(".case") else path + ".case")
        self._show(safe=None)
        if copy := self._did(Part.COPIES, lambda: self._sitting.room.safe_copy(place)):
            self._noted(place.name)
            self._show(safe=_shown(copy))

    # ── how it went ───────────────────────────────────────────────────────────────────────
    def _note_taken(self, lines: tuple[PacketLine, ...]) -> None:
        """Log what became of each packet: its member's seat and the outcome, never the name of a file from outside."""
        for line in lines:
            result = Result.DONE if line.welcome else Result.REFUSED
            said = f"{line.outcome.code} {line.evaluator}".rstrip()
            self._sitting.room.note(What.PACKET_TAKEN, result, self._desk.actor, said)

    def _noted(self, name: str) -> None:
        self._sitting.room.note(What.EXPORTED, who=self._desk.actor, said=name)


def _shown(copy: Copy) -> CopyShown:
    return CopyShown(copy.path.name, copy.head.seq)
