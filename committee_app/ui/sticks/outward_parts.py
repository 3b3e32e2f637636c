"""What goes out: a member's roster, an officer's checkpoint, second copies and a copy by hand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from committee_app.ui.language import current_language
from committee_app.ui.shared.buttons import Button, ButtonSize
from committee_app.ui.shared.choice_box import ChoiceBox
from committee_app.ui.shared.file_dialogs import choose_folder, choose_place
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import Label, Rule, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.path_field import PathField
from committee_app.ui.sticks.page import CopyShown, Paper, Part, SticksPage


class RosterPart(QWidget):
    """A member's own machine is set up from a roster and six words that travel apart."""

    member_chosen = Signal(str)
    folder_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title, self._text = Label("", "subheading"), RunningText("", "small", "subtle")
        self._members = ChoiceBox()
        self._write = Button("-", size=ButtonSize.DIALOG, icon_name="upload")
        self._problems, self._done = FindingList(), RunningText("", "small", "success_text")
        self._members.chosen.connect(self.member_chosen)
        self._write.clicked.connect(self._ask)
        act = row((self._members, 1), self._write, gap="small")
        self.setLayout(column(self._title, self._text, act, self._problems, self._done, Rule("hair"), gap="small"))

    def show_page(self, page: SticksPage) -> None:
        """Show who may get a roster, and what was written."""
        self.setVisible(page.hands_out)
        can_choose = page.is_scoring and bool(page.members) and page.busy is None
        options = tuple((one.id, self.tr("{0} (seat {1})").format(one.name, one.seat)) for one in page.members)
        self._members.show_options(options, page.member or "")
        self._members.setEnabled(can_choose)
        self._write.setEnabled(can_choose and page.member is not None)
        self._text.set_words(
            self.tr("For a member with a machine of their own. The six words are shown once; carry them apart.")
            if page.is_scoring and page.members
            else self.tr("Only while members score, for those who have keys and have not sealed yet.")
        )
        self._problems.show_findings(page.problems_of(Part.ROSTER))
        told = self.tr("Written: {0}. Proposals beside it: {1}.").format(page.handed_out, page.documents)
        self._done.set_words(told if page.handed_out else "")
        self._done.setVisible(bool(page.handed_out))

    def word(self) -> None:
        """Say everything in the language in force."""
        self._title.setText(self.tr("Rosters out"))
        self._members.setAccessibleName(self.tr("Member who gets a roster"))
        self._write.set_words(self.tr("Write the roster"))

    def _ask(self) -> None:
        choose_folder(self, self.tr("Choose the folder of the stick"), self.folder_chosen.emit)


class CheckpointPart(QWidget):
    """An officer's signed word of where the record stands, kept outside of it."""

    folder_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title, self._text = Label("", "subheading"), RunningText("", "small", "subtle")
        self._write = Button("-", size=ButtonSize.DIALOG, icon_name="flag")
        self._problems, self._done = FindingList(), RunningText("", "small", "success_text")
        self._write.clicked.connect(self._ask)
        act = row(self._write, STRETCH)
        self.setLayout(column(self._title, self._text, act, self._problems, self._done, Rule("hair"), gap="small"))

    def show_page(self, page: SticksPage) -> None:
        """Show what was written."""
        self._write.setEnabled(page.busy is None)
        self._problems.show_findings(page.problems_of(Part.CHECKPOINT))
        self._done.set_words(self.tr("Written: {0}.").format(page.checkpoint) if page.checkpoint else "")
        self._done.setVisible(bool(page.checkpoint))

    def word(self) -> None:
        """Say everything in the language in force."""
        self._title.setText(self.tr("Checkpoint"))
        self._text.set_words(
            self.tr(
                "Your signature under the number and hash of the last entry. Whoever keeps it can tell later that "
                "nothing before it was changed or cut off."
            )
        )
        self._write.set_words(self.tr("Write a checkpoint"))

    def _ask(self) -> None:
        choose_folder(self, self.tr("Choose where the checkpoint goes"), self.folder_chosen.emit)


class PapersPart(QWidget):
    """Opening and closing sheet: the head of the record on paper, signed by hand and kept outside."""

    wanted = Signal(str, str, str)
    """Which paper, where it goes, and its language."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._text = Label("", "subheading"), RunningText("", "small", "subtle")
        self._saves = {paper: Button("-", size=ButtonSize.DIALOG, icon_name="printer") for paper in Paper}
        self._problems, self._done = FindingList(), RunningText("", "small", "success_text")
        for paper, save in self._saves.items():
            save.clicked.connect(lambda _checked, which=paper: self._ask(which))
        acts = column(*self._saves.values(), gap="tight")
        self.setLayout(column(self._title, self._text, acts, self._problems, self._done, Rule("hair"), gap="small"))

    def show_page(self, page: SticksPage) -> None:
        """Show which papers can be made, and what was saved."""
        self.setVisible(page.hands_out)
        for paper, save in self._saves.items():
            save.setEnabled(paper in page.papers and page.busy is None)
        when = self.tr("The opening sheet comes once scoring begins, the closing sheet once it is closed.")
        words = self.tr("Print it and let those who are named sign by hand. It shows later that no end was cut off.")
        self._text.set_words(words if len(page.papers) == len(Paper) else f"{words} {when}")
        self._problems.show_findings(page.problems_of(Part.PAPERS))
        self._done.set_words(self.tr("Saved: {0}").format(page.paper) if page.paper else "")
        self._done.setVisible(bool(page.paper))

    def word(self) -> None:
        """Say everything in the language in force."""
        self._title.setText(self.tr("Papers signed by hand"))
        self._saves[Paper.OPENING].set_words(self.tr("Save the opening sheet"))
        self._saves[Paper.CLOSING].set_words(self.tr("Save the closing sheet"))

    def _ask(self, paper: Paper) -> None:
        name = {Paper.OPENING: self.tr("opening sheet"), Paper.CLOSING: self.tr("closing sheet")}[paper]
        choose_place(
            self,
            self._saves[paper].words(),
            self.tr("PDF files (*.pdf)"),
            lambda path: self.wanted.emit(paper.value, path, current_language()),
            proposed=f"{name}.pdf",
            suffix="pdf",
        )


class CopiesPart(QWidget):
    """Where second copies go, how that went, and a copy by hand."""

    folder_chosen = Signal(str)
    place_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title, self._text = Label("", "subheading"), RunningText("", "small", "subtle")
        self._folder = PathField()
        self._newest = RunningText("", "small", "success_text")
        self._keeping, self._problems = FindingList(), FindingList()
        self._end = Button("-", size=ButtonSize.DIALOG, icon_name="x")
        self._copy = Button("-", size=ButtonSize.DIALOG, icon_name="copy")
        self._done = RunningText("", "small", "success_text")
        self._folder.asked.connect(self._ask_folder)
        self._end.clicked.connect(lambda: self.folder_chosen.emit(""))
        self._copy.clicked.connect(self._ask_place)
        acts = row(self._copy, self._end, STRETCH, gap="small")
        told = (self._newest, self._keeping, acts, self._problems, self._done)
        self.setLayout(column(self._title, self._text, self._folder, *told, gap="small"))

    def show_page(self, page: SticksPage) -> None:
        """Show where copies go and the newest one."""
        self._folder.set_path(page.copies)
        self._newest.set_words(self.tr("Newest: {0}").format(self._named(page.newest)) if page.newest else "")
        self._newest.setVisible(page.newest is not None)
        self._keeping.show_findings(page.keeping)
        self._end.setVisible(bool(page.copies))
        for part in (self._folder, self._end, self._copy):
            part.setEnabled(page.busy is None)
        self._problems.show_findings(page.problems_of(Part.COPIES))
        self._done.set_words(self.tr("Copied: {0}").format(self._named(page.safe)) if page.safe else "")
        self._done.setVisible(page.safe is not None)

    def word(self) -> None:
        """Say everything in the language in force."""
        self._title.setText(self.tr("Copies"))
        self._text.set_words(
            self.tr(
                "After each sealed sheet and each stage a copy goes there, read back and compared. Never copy the "
                "open file by other means."
            )
        )
        self._folder.set_words(self.tr("Folder on another medium"), self.tr("Choose a folder"))
        self._end.set_words(self.tr("End it"))
        self._copy.set_words(self.tr("Make a copy now"))

    def _named(self, copy: CopyShown) -> str:
        return self.tr("{0} (up to entry {1})").format(copy.name, copy.seq)

    def _ask_folder(self) -> None:
        choose_folder(self, self.tr("Choose a folder on another medium"), self.folder_chosen.emit)

    def _ask_place(self) -> None:
        choose_place(
            self,
            self.tr("Where the copy goes"),
            self.tr("Case files (*.case)"),
            self.place_chosen.emit,
            proposed=self.tr("copy") + ".case",
            suffix="case",
        )
