"""The panels of the steps after the resolution; each shows the page and tells what the person did."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.shared.banners import Banner, BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card, Surface
from committee_app.ui.shared.chips import Chip, ChipTone
from committee_app.ui.shared.file_dialogs import choose_folder
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import IconLabel, KeyValueRows, Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, Line, column, row
from committee_app.ui.shared.moments import moment
from committee_app.ui.shared.progress import ProgressPanel
from committee_app.ui.shared.questions import Question, QuestionDialog, ask
from committee_app.ui.shared.segments import Answer, Segment
from committee_app.ui.sign.page import Busy, SignerRow, SignPage, SignStep


class StepPanel(QWidget):
    """A title, what it is about, what stands in the way; says everything again in another language."""

    step: SignStep
    leave_chosen = Signal()
    """Somebody else goes on, at this machine."""

    def __init__(self) -> None:
        super().__init__()
        self._page: SignPage | None = None
        self._leave = Button("", ButtonKind.SECOND, icon_name="log-out")
        self._leave.clicked.connect(self.leave_chosen)
        self._question: QuestionDialog | None = None
        self._title = Label("", "heading", wrap=True)
        self._text = RunningText()
        self._obstacles = FindingList(BannerTone.WARNING)
        self._problems = FindingList()

    def show_page(self, page: SignPage) -> None:
        """Show where this step stands."""
        self._page = page
        is_open = page.step is self.step
        has_button = self.is_theirs(page) and not page.is_done(self.step)
        self._obstacles.show_findings(page.obstacles if is_open and has_button else ())
        self._problems.show_findings(page.problems if is_open else ())
        self.show_step(page)

    def offer_to_leave(self, *, waits: bool) -> None:
        """Show the way back to the seats where somebody else has to go on."""
        self._leave.setVisible(waits)
        self._leave.set_words(self.tr("Back to the seats"))

    def is_theirs(self, page: SignPage) -> bool:
        """Whether this step is done by the person who sits here."""
        return page.role is Role.SECRETARY

    def can_act(self, page: SignPage) -> bool:
        """Whether the button of this step can be pressed now."""
        return page.step is self.step and not page.obstacles and page.busy is None

    def show_step(self, page: SignPage) -> None:
        """Show what is this panel's own."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def head(self, *acts: Button) -> Line:
        """Return title and text, and at their right what can be done."""
        words = column(self._title, self._text, gap="small")
        return row((words, 1), "medium", *(column(act, STRETCH) for act in acts), gap="small")


class ClosePanel(StepPanel):
    """The end of the meeting (산회)."""

    step = SignStep.CLOSE
    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._act = Button("", ButtonKind.PRIMARY, size=ButtonSize.FINAL, icon_name="door-open")
        self._act.clicked.connect(self._ask)
        self.setLayout(column(self.head(self._act, self._leave), self._obstacles, self._problems, STRETCH, gap="large"))

    def show_step(self, page: SignPage) -> None:
        """Show whether the meeting has ended."""
        self._act.setVisible(self.is_theirs(page) and not page.meeting_closed)
        self._act.setEnabled(self.can_act(page))
        self._act.set_words(self.tr("Close the meeting"))
        self.offer_to_leave(waits=not page.meeting_closed and not self.is_theirs(page))
        if page.meeting_closed:
            self._title.setText(self.tr("The meeting is closed"))
            self._text.set_words(self.tr("It ended at {0}.").format(moment(page.closed_at)))
        elif self.is_theirs(page):
            self._title.setText(self.tr("Close the meeting"))
            self._text.set_words(
                self.tr("Once everything is said, the end of the meeting is noted. Then the minutes can be made.")
            )
        else:
            self._title.setText(self.tr("The meeting is still open"))
            self._text.set_words(
                self.tr("The secretary closes the meeting and makes the minutes. Then you sign first.")
            )

    def _ask(self) -> None:
        question = Question(
            title=self.tr("Is the meeting over?"),
            text=self.tr("The time stands in the minutes. After that nothing more is said in this meeting."),
            confirm=self.tr("Close the meeting"),
            icon_name="door-open",
        )
        self._question = ask(self, question)
        self._question.confirmed.connect(self.confirmed)


class MinutesPanel(StepPanel):
    """The minutes are made from the record; facts, contents, and a copy to read."""

    step = SignStep.MINUTES
    issue_chosen = Signal(str)
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
        self.setLayout(
            column(
                self.head(self._act),
                row(self._language_label, "medium", self._language, STRETCH, self._save),
                self._progress,
                self._obstacles,
                self._problems,
                self.saved,
                self._print,
                self._facts,
                column(self._contents_title, self._contents, gap="small"),
                STRETCH,
                gap="large",
            )
        )

    def show_step(self, page: SignPage) -> None:
        """Show the document that waits, or how it is made."""
        can_make = self.is_theirs(page) and not any(one.signed_at for one in page.signers)
        is_building = page.busy is Busy.BUILDING
        self._act.setVisible(can_make)
        self._act.set_kind(ButtonKind.SECOND if page.minutes else ButtonKind.PRIMARY)
        self._act.setEnabled(self.can_act(page))
        self._language.setVisible(can_make)
        self._language_label.setVisible(can_make)
        self._save.setEnabled(page.busy is None)
        self._progress.setVisible(is_building)
        if page.progress is not None and is_building:
            self._progress.show_progress(page.progress)
        for part in (self._print, self._facts, self._contents_title, self._contents):
            part.setVisible(page.minutes is not None)
        self.saved.show_files(page.saved if page.step is self.step else ())
        self._word(page)

    def is_theirs(self, page: SignPage) -> bool:
        """The secretary makes the minutes, while the case waits for signatures."""
        return page.role is Role.SECRETARY and page.stage is Stage.RESOLVED

    def _word(self, page: SignPage) -> None:
        minutes = page.minutes
        self._title.setText(self.tr("The minutes are made") if minutes else self.tr("Make the minutes"))
        self._text.set_words(self._told(page))
        self._language.setAccessibleName(self.tr("Language of the minutes"))
        self._language_label.setText(self.tr("Language of the minutes"))
        self._language.set_words((self.tr("Korean"), self.tr("English")))
        self._act.set_words(self.tr("Make the minutes again") if minutes else self.tr("Make the minutes"))
        self._save.set_words(self._save_words(page))
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
            return self.tr("The document is written from the record alone; nobody types into it.")
        if page.is_signed:
            return self.tr("The same record always gives the same document. Both officers have signed it.")
        return self.tr("The same record always gives the same document. Read it, then chair and secretary sign it.")

    def _save_words(self, page: SignPage) -> str:
        if page.is_signed:
            return self.tr("Save the signed PDF …")
        return self.tr("Save the PDF to read it …") if page.minutes else self.tr("Save a draft PDF …")


class SignerLine(Card):
    """One signature: whose, and whether it is there, due, or waiting."""

    def __init__(self) -> None:
        self._icon = IconLabel("signature", "subtle", "icon_banner")
        self._office = Label("", "small", "muted")
        self._name = Label("", "subheading", wrap=True)
        self._chip = Chip("", ChipTone.NEUTRAL)
        who = column(self._office, self._name, gap="hair")
        super().__init__(row(self._icon, (who, 1), self._chip, gap="medium", margins=("large", "medium")))

    def show_signer(self, signer: SignerRow, number: int) -> None:
        """Show a signer in their turn."""
        office = wording(current_language()).word("role", signer.role.value)
        self._office.setText(f"{number}. {office[:1].upper()}{office[1:]}")
        self._name.setText(signer.name)
        self._icon.set_icon(*(("circle-check", "success") if signer.signed_at else ("signature", "subtle")))
        self.set_surface(Surface.LEAD if signer.is_due else Surface.CARD)
        if signer.signed_at:
            signed = self.tr("Signed {0}").format(moment(signer.signed_at))
            self._chip.show_state(signed, ChipTone.SUCCESS, "check")
        elif signer.is_due:
            self._chip.show_state(self.tr("Now"), ChipTone.PRIMARY)
        else:
            self._chip.show_state(self.tr("Waiting"), ChipTone.NEUTRAL)


class SignaturePanel(StepPanel):
    """Chair, then secretary; each types their words again."""

    step = SignStep.SIGN
    words_given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[SignerLine] = []
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(12)
        self._act = Button("", ButtonKind.PRIMARY, size=ButtonSize.FINAL, icon_name="signature")
        self._act.clicked.connect(self._ask)
        self._progress = ProgressPanel(lambda step: wording(current_language()).say(step))
        self.setLayout(
            column(
                self.head(self._act, self._leave),
                self._place,
                self._progress,
                self._obstacles,
                self._problems,
                STRETCH,
                gap="large",
            )
        )

    def is_theirs(self, page: SignPage) -> bool:
        """Whether this person signs the minutes and has not yet."""
        mine = next((one for one in page.signers if one.role is page.role), None)
        return mine is not None and not mine.signed_at

    def show_step(self, page: SignPage) -> None:
        """Show who has signed and whose turn it is."""
        while len(self._lines) < len(page.signers):
            self._lines.append(SignerLine())
            self._place.addWidget(self._lines[-1])
        for number, (line, signer) in enumerate(zip(self._lines, page.signers, strict=True), 1):
            line.show_signer(signer, number)
        self._act.setVisible(page.signer is not None)
        self.offer_to_leave(waits=not page.is_signed and page.signer is None)
        self._act.setEnabled(self.can_act(page))
        is_signing = page.busy in (Busy.UNLOCKING, Busy.SIGNING)
        self._progress.setVisible(is_signing and page.progress is not None)
        if page.progress is not None and is_signing:
            self._progress.show_progress(page.progress)
        self._word(page)
        self._follow_question(page)

    def _word(self, page: SignPage) -> None:
        self._title.setText(self.tr("Both have signed") if page.is_signed else self.tr("Sign the minutes"))
        due = page.due
        if page.is_signed:
            said = self.tr("The chair certified the document, the secretary completed it. Nothing in it can change.")
        elif page.signer is not None:
            said = self.tr("It is your turn. Your signature says that the minutes are true.")
        elif due is not None:
            office = wording(current_language()).word("role", due.role.value)
            said = self.tr("Now {0} ({1}) signs, at their own seat.").format(due.name, office)
        else:
            said = self.tr("First the secretary closes the meeting and makes the minutes. The chair signs first.")
        self._text.set_words(said)
        self._act.set_words(
            self.tr("Signing …") if page.busy in (Busy.UNLOCKING, Busy.SIGNING) else self.tr("Sign the minutes")
        )

    def _follow_question(self, page: SignPage) -> None:
        """Keep the question open while the words are wrong; close it once they were right."""
        if self._question is None:
            return
        if page.wrong:
            self._question.refuse(wording(current_language()).findings(page.wrong))
        elif page.busy is not Busy.UNLOCKING:
            question, self._question = self._question, None
            question.finish()

    def _ask(self) -> None:
        page = self._page
        if page is None or page.signer is None or page.minutes is None:
            return
        self._question = ask(
            self,
            Question(
                title=self.tr("Does {0} sign these minutes?").format(page.signer.name),
                text=self.tr("The signature cannot be taken back. It is yours alone; your words make it."),
                facts=(
                    (self.tr("Pages"), str(page.minutes.pages)),
                    (self.tr("Four words"), " · ".join(page.minutes.words.split())),
                ),
                typed=page.signer.name,
                typed_label=self.tr("Your name, as it stands in the minutes"),
                secret_label=self.tr("Your five words"),
                confirm=self.tr("Sign the minutes"),
                icon_name="signature",
            ),
        )
        self._question.confirmed.connect(self.words_given)
        self._question.cancelled.connect(self._forget_question)

    def _forget_question(self) -> None:
        self._question = None


class KeepPanel(StepPanel):
    """Copies to take away, and how anybody checks them."""

    step = SignStep.KEEP
    folder_chosen = Signal(str)
    verify_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._act = Button("", ButtonKind.PRIMARY, size=ButtonSize.FINAL, icon_name="download")
        self._act.clicked.connect(lambda: choose_folder(self, self.tr("Where to save"), self.folder_chosen.emit))
        self._waits = RunningText("", "body", "subtle")
        self.saved = SavedFiles()
        self._hint = Banner(BannerTone.INFORMATION, "")
        self._hint.act_chosen.connect(self.verify_chosen)
        self.setLayout(
            column(
                self.head(self._act),
                self._waits,
                self._problems,
                self.saved,
                self._hint,
                STRETCH,
                gap="large",
            )
        )

    def show_step(self, page: SignPage) -> None:
        """Show what was saved."""
        self._act.setVisible(page.is_signed)
        self._act.setEnabled(page.busy is None)
        self._act.set_kind(ButtonKind.SECOND if page.saved else ButtonKind.PRIMARY)
        self._waits.setVisible(not page.is_signed)
        self._hint.setVisible(page.is_signed)
        self.saved.show_files(page.saved if page.step is self.step else ())
        self._title.setText(self.tr("Take copies along"))
        self._text.set_words(
            self.tr("The signed minutes with the record inside, and the result for other programs: PDF, JSON, CSV.")
        )
        self._waits.set_words(self.tr("Copies can be saved once chair and secretary have signed."))
        self._act.set_words(self.tr("Save minutes and result …"))
        self._hint.show_news(
            BannerTone.INFORMATION,
            self.tr("Anybody can check the PDF without this case file"),
            self.tr("On the check page of this program, or in a terminal: committee-app verify minutes.pdf"),
            self.tr("Check it now") if page.saved else "",
        )


class ArchivePanel(StepPanel):
    """Nothing more happens in this case."""

    step = SignStep.ARCHIVE
    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._act = Button("", ButtonKind.DANGER, size=ButtonSize.FINAL, icon_name="lock")
        self._act.clicked.connect(self._ask)
        self.setLayout(column(self.head(self._act, self._leave), self._obstacles, self._problems, STRETCH, gap="large"))

    def show_step(self, page: SignPage) -> None:
        """Show whether the case is closed for good."""
        is_archived = page.stage is Stage.ARCHIVED
        self._act.setVisible(self.is_theirs(page) and not is_archived)
        self._act.setEnabled(self.can_act(page))
        self._act.set_words(self.tr("Close the case for good …"))
        self._title.setText(self.tr("The case is closed") if is_archived else self.tr("Close the case for good"))
        if is_archived:
            self._text.set_words(self.tr("It can be opened, read and checked. Nothing can be added."))
        elif self.is_theirs(page):
            self._text.set_words(self.tr("After that nothing can be added to this case, no correction either."))
        else:
            self._text.set_words(self.tr("The secretary closes the case for good."))

    def _ask(self) -> None:
        page = self._page
        if page is None:
            return
        self._question = ask(
            self,
            Question(
                title=self.tr("Close the case {0} for good?").format(page.case),
                text=self.tr("After that nothing can be added to this case, no correction either."),
                typed=page.case,
                typed_label=self.tr("Type the case number"),
                confirm=self.tr("Close the case for good"),
                icon_name="lock",
                is_danger=True,
            ),
        )
        self._question.confirmed.connect(self.confirmed)


class SavedFiles(QWidget):
    """What was written, and where."""

    def __init__(self) -> None:
        super().__init__()
        self._files: tuple[Path, ...] = ()
        self._banner = Banner(BannerTone.SUCCESS, "")
        self._banner.act_chosen.connect(self._open_folder)
        self.setLayout(column(self._banner))
        self.setVisible(False)

    def show_files(self, files: tuple[Path, ...]) -> None:
        """Show these files; none hides the part."""
        self._files = files
        self.setVisible(bool(files))
        if files:
            names = "\n".join(str(one) for one in files)
            self._banner.show_news(BannerTone.SUCCESS, self.tr("Saved"), names, self.tr("Open the folder"))

    def _open_folder(self) -> None:
        if self._files:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._files[0].parent)))


def in_groups(digest: str) -> str:
    """Return a digest in groups of eight, so that it can be compared by eye and breaks where it may."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))
