"""The step in which the minutes are made and read."""

from __future__ import annotations

from PySide6.QtCore import Signal

from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card, Surface
from committee_app.ui.shared.file_dialogs import choose_folder
from committee_app.ui.shared.labels import KeyValueRows, Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.progress import ProgressPanel
from committee_app.ui.shared.segments import Answer, Segment
from committee_app.ui.sign.page import Busy, SignPage, SignStep
from committee_app.ui.sign.remarks_panel import RemarksPanel
from committee_app.ui.sign.saved_files import SavedFiles
from committee_app.ui.sign.single_papers import SinglePapers
from committee_app.ui.sign.step_panel import StepPanel


class MinutesPanel(StepPanel):
    """The minutes are made from the record; facts, contents, and a copy to read."""

    step = SignStep.MINUTES
    issue_chosen = Signal(str)
    read_chosen = Signal(str)
    folder_chosen = Signal(str, str)
    """Where a copy goes, and in which language a draft is written."""

    def __init__(self) -> None:
        super().__init__()
        self._language = Segment("", (Answer("ko", "ko"), Answer("en", "en")))
        self._language.set_choice("ko")
        self._language_label = Label("", "strong")
        self._act = Button("", ButtonKind.PRIMARY, size=ButtonSize.FINAL, icon_name="file-plus")
        self._act.clicked.connect(lambda: self.issue_chosen.emit(self._chosen_language()))
        self._save = Button("", ButtonKind.THIRD, icon_name="download")
        self._save.clicked.connect(self._ask_where)
        self._read = Button("", ButtonKind.SECOND, icon_name="file-text")
        self._read.clicked.connect(lambda: self.read_chosen.emit(self._chosen_language()))
        self._progress = ProgressPanel(lambda step: wording(current_language()).say(step))
        self._words_title = Label("", "small", "muted")
        self._words = Label("", "display", "ink", wrap=True)
        self._print = Card(
            column(self._words_title, self._words, gap="tight", margins=("wide", "large")), Surface.FACTS
        )
        self._facts = KeyValueRows()
        self._contents_title = Label("", "strong")
        self._contents = RunningText()
        self.saved = SavedFiles()
        self.remarks = RemarksPanel()
        self.papers = SinglePapers()
        self.setLayout(
            column(
                self.head(self._act),
                row(self._language_label, "medium", self._language, STRETCH, self._read, self._save, gap="small"),
                self._progress,
                self._obstacles,
                self._problems,
                self.saved,
                self.remarks,
                self._print,
                self._facts,
                self.papers,
                column(self._contents_title, self._contents, gap="small"),
                STRETCH,
                gap="large",
            )
        )

    def show_page(self, page: SignPage) -> None:
        """Show the document that waits, or how it is made."""
        super().show_page(page)
        can_make = self.is_theirs(page) and not any(one.signed_at for one in page.signers)
        is_building = page.busy is Busy.BUILDING
        self._act.setVisible(can_make)
        self._act.set_kind(ButtonKind.SECOND if page.minutes else ButtonKind.PRIMARY)
        self._act.setEnabled(self.can_act(page))
        self._language.setVisible(can_make)
        self._language_label.setVisible(can_make)
        # Whoever scored takes no names and marks out of the room; officers print what members read.
        self._save.setVisible(page.role is not Role.EVALUATOR)
        self._save.setEnabled(page.busy is None)
        # What members sign is read before it is signed; a draft is shown to officers.
        self._read.setVisible(page.minutes is not None or page.role is not Role.EVALUATOR)
        self._read.setEnabled(page.busy is None)
        self._progress.setVisible(is_building)
        if page.progress is not None and is_building:
            self._progress.show_progress(page.progress)
        for part in (self._print, self._facts, self._contents_title, self._contents):
            part.setVisible(page.minutes is not None)
        self.remarks.setVisible(page.may_remark)
        self.remarks.show_page(page)
        self.papers.setVisible(bool(page.papers))
        self.papers.show_page(page)
        self.saved.show_files(page.saved if page.step is self.step else ())
        self._word(page)

    def is_theirs(self, page: SignPage) -> bool:
        """The secretary makes the minutes, while the case waits for signatures."""
        return page.role is Role.SECRETARY and page.stage in (Stage.RESOLVED, Stage.SIGNED)

    def _word(self, page: SignPage) -> None:
        minutes = page.minutes
        self._title.setText(self.tr("The minutes are made") if minutes else self.tr("Make the minutes"))
        self._text.set_words(self._told(page))
        self._language.setAccessibleName(self.tr("Language of the minutes"))
        self._language_label.setText(self.tr("Language of the minutes"))
        self._language.set_words((self.tr("Korean"), self.tr("English")))
        self._act.set_words(self.tr("Make the minutes again") if minutes else self.tr("Make the minutes"))
        self._save.set_words(self._save_words(page))
        self._read.set_words(self.tr("Read the pages here") if minutes else self.tr("Read a draft here"))
        self._words_title.setText(self.tr("Four words to recognise this document"))
        self._contents_title.setText(self.tr("Contents"))
        if minutes is None:
            return
        self._words.setText(" · ".join(minutes.words.split()))
        self._contents.set_words("\n".join(minutes.contents))
        self._facts.set_rows(
            (
                (self.tr("Pages"), str(minutes.pages)),
                (self.tr("Language"), self.tr("English") if minutes.language == "en" else self.tr("Korean")),
                (self.tr("SHA-256 before signing"), in_groups(minutes.sha256)),
                (self.tr("Head of the record"), in_groups(minutes.head)),
            )
        )

    def _ask_where(self) -> None:
        choose_folder(self, self.tr("Where to save"), lambda one: self.folder_chosen.emit(one, self._chosen_language()))

    def _chosen_language(self) -> str:
        return self._language.choice() or "ko"

    def _told(self, page: SignPage) -> str:
        if page.minutes is None:
            return self.tr(
                "The document is written from the record; only remarks of the secretary are typed, and say so."
            )
        if page.is_signed:
            return self.tr("The same record always gives the same document. Everybody has signed it.")
        return self.tr("The same record always gives the same document. Read it; then the chair signs first.")

    def _save_words(self, page: SignPage) -> str:
        if page.is_signed:
            return self.tr("Save the signed PDF …")
        return self.tr("Save the PDF to read it …") if page.minutes else self.tr("Save a draft PDF …")


def in_groups(digest: str) -> str:
    """Return a digest in groups of eight, so that it can be compared by eye and breaks where it may."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))
