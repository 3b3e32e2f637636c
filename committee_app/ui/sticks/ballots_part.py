"""What members bring back: a folder of packets, what would become of each, and taking in what fits."""

from __future__ import annotations

from PySide6.QtCore import Signal

from committee_app.desks.packets import PacketLine
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Card
from committee_app.ui.shared.empty import EmptyState
from committee_app.ui.shared.file_dialogs import choose_folder
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import Label, Rule, RunningText
from committee_app.ui.shared.layouts import column, row
from committee_app.ui.shared.path_field import PathField
from committee_app.ui.shared.progress import ProgressPanel
from committee_app.ui.shared.tables import Column, RowsModel, TableView
from committee_app.ui.sticks.page import Part, SticksPage


class BallotsPart(Card):
    """The folder, its packets with one outcome each, the reasons for the chosen one, and one act."""

    folder_chosen = Signal(str)
    take_pressed = Signal()

    def __init__(self) -> None:
        self._title, self._text = Label("", "heading"), RunningText("", "body", "subtle")
        self._folder = PathField()
        self._problems = FindingList()
        self._progress = ProgressPanel(lambda step: wording(current_language()).say(step))
        self._model: RowsModel[PacketLine] = RowsModel(())
        self.table = TableView("-", self._model)
        self._nothing = EmptyState("-", icon_name="usb")
        self._why = RunningText("", "body", "subtle")
        self._state = Label("", "small_medium", "muted", wrap=True)
        self._take = Button("-", ButtonKind.PRIMARY, icon_name="download")
        self._lines: tuple[PacketLine, ...] = ()
        super().__init__(
            column(
                column(
                    column(self._title, self._text, gap="tight"),
                    self._folder,
                    self._problems,
                    self._progress,
                    gap="medium",
                    margins=("wide", "large"),
                ),
                Rule("line"),
                (self.table, 1),
                (self._nothing, 1),
                column(self._why, margins=("wide", "small")),
                Rule("line"),
                row((self._state, 1), self._take, gap="large", margins=("wide", "medium")),
                margins="hair",
            )
        )
        self.setFocusProxy(self._folder)
        self._folder.asked.connect(self._ask)
        self._take.clicked.connect(self.take_pressed)
        self.table.row_chosen.connect(self._explain)

    def show_page(self, page: SticksPage) -> None:
        """Show what is in the folder, and what would become or became of it."""
        is_busy = page.busy is not None
        self._folder.set_path(page.folder)
        self._folder.setEnabled(page.is_scoring and not is_busy)
        self._problems.show_findings(page.problems_of(Part.BALLOTS))
        self._progress.follow(page.progress, waits=page.busy is Part.BALLOTS)
        if page.lines != self._lines:
            self._lines = page.lines
            self._model.set_rows(page.lines)
            self._why.set_words("")
        self.table.setVisible(bool(page.lines))
        self._nothing.setVisible(not page.lines)
        self._nothing.set_words(*self._nothing_words(page))
        self._why.setVisible(bool(page.lines))
        if self._lines and self.table.chosen_row() is None:
            self.table.choose(0)
        self._take.setVisible(not page.taken)
        self._take.setEnabled(bool(page.to_take) and not is_busy)
        self._state.setText(self._state_words(page))

    def word(self) -> None:
        """Say everything in the language in force."""
        self._title.setText(self.tr("Ballots in"))
        self._text.set_words(
            self.tr("Choose the folder with the .ballot packets. First you see what would become of each.")
        )
        self._folder.set_words(self.tr("Folder of the stick"), self.tr("Choose a folder"))
        self._take.set_words(self.tr("Take in what fits"))
        self.table.setAccessibleName(self.tr("Packets in the folder"))
        self._model.set_columns(
            (
                Column(self.tr("Packet"), lambda one: one.file, width=260),
                Column(self.tr("Member"), lambda one: one.name or "–", width=120),
                Column(
                    self.tr("Outcome"),
                    _outcome,
                    tone=lambda one: "success_text" if one.welcome else "danger_text",
                    icon=lambda one: "circle-check" if one.welcome else "circle-x",
                ),
            )
        )
        self._explain(self.table.chosen_row())

    def _explain(self, line: PacketLine | None) -> None:
        if line is None:
            self._why.set_words("")
            return
        more = (*line.reasons, *((line.receipt,) if line.receipt else ()))
        self._why.set_words(" ".join((_outcome(line), wording(current_language()).findings(more))).strip())

    def _nothing_words(self, page: SticksPage) -> tuple[str, str]:
        if not page.is_scoring:
            return self.tr("Nothing is taken in now"), self.tr("Packets go out and come back while members score.")
        if page.folder and page.busy is None and not page.problems_of(Part.BALLOTS):
            return self.tr("No ballot packet lies in this folder"), self.tr("Their names end in .ballot.")
        return self.tr("No folder was looked into yet"), ""

    def _state_words(self, page: SticksPage) -> str:
        if page.taken:
            told = self.tr("Of {0} packets {1} are in the record. Receipts lie beside them for their members.")
            return told.format(len(page.lines), sum(one.welcome for one in page.lines))
        if page.lines:
            return self.tr("Of {0} packets {1} can be taken in.").format(len(page.lines), page.to_take)
        return ""

    def _ask(self) -> None:
        choose_folder(self, self.tr("Choose the folder of the stick"), self.folder_chosen.emit)


def _outcome(line: PacketLine) -> str:
    return wording(current_language()).finding(line.outcome)
