"""The signing screen: what is still to be done at the left, the step that is open at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from committee_app.case.identifiers import ProposalId
from committee_app.case.people import Role
from committee_app.desks.words import wording
from committee_app.intake.proposal_pages import Drawing, Picture
from committee_app.ui.language import current_language
from committee_app.ui.reading.page import ReadingPage
from committee_app.ui.reading.view import ReadingPane
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card, Scrolled
from committee_app.ui.shared.checklist import Checklist, Item
from committee_app.ui.shared.chips import Chip, ChipTone
from committee_app.ui.shared.labels import Label, ScreenTitle
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.panes import Padded, Pane, Panes
from committee_app.ui.shared.states import ItemState
from committee_app.ui.sign.archive_panel import ArchivePanel
from committee_app.ui.sign.close_panel import ClosePanel
from committee_app.ui.sign.correction_panel import CorrectionPanel
from committee_app.ui.sign.keep_panel import KeepPanel
from committee_app.ui.sign.minutes_panel import MinutesPanel
from committee_app.ui.sign.page import SignPage, SignStep
from committee_app.ui.sign.presenter import SignPresenter
from committee_app.ui.sign.scan_panel import ScanPanel
from committee_app.ui.sign.signature_panel import SignaturePanel

_LIST_WIDTH = 336


class SignView(QWidget):
    """Five steps; whoever sits here sees all of them and can press what is theirs."""

    step_chosen = Signal(str)
    reading_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: SignPage | None = None
        self._was_reading = False
        self._title = ScreenTitle("")
        self._stage = Chip("", ChipTone.PRIMARY)
        self._list_title = Label("", "subheading")
        self._list = Checklist()
        self._list.chosen.connect(self.step_chosen)
        self.close_meeting, self.minutes, self.signature = ClosePanel(), MinutesPanel(), SignaturePanel()
        self.keep, self.scan, self.correction, self.archive = (
            KeepPanel(),
            ScanPanel(),
            CorrectionPanel(),
            ArchivePanel(),
        )
        self._parts = (
            self.close_meeting,
            self.minutes,
            self.signature,
            self.keep,
            self.scan,
            self.correction,
            self.archive,
        )
        self._places: dict[SignStep, QWidget] = {
            part.step: Scrolled(Padded(column(part, margins=("wide", "large")))) for part in self._parts
        }
        side = Card(column(self._list_title, self._list, STRETCH, gap="medium", margins=("medium", "large")))
        self._right = Card(column(*((place, 1) for place in self._places.values()), margins="hair"))
        panes = Panes(
            Pane(side, _LIST_WIDTH, hugs=True), Pane(self._right, 0, 520, hugs=True), Pane(self._pages(), 0, 720)
        )
        head = row((self._title, 1), self._stage, gap="medium")
        self.setLayout(column(head, (panes, 1), gap="large", margins=("wide", "large")))

    def _pages(self) -> QWidget:
        self._back = Button("", ButtonKind.SECOND, size=ButtonSize.BAR, icon_name="arrow-left")
        self._back.clicked.connect(self.reading_ended)
        self._pages_title = Label("", "subheading", wrap=True)
        self.reading = ReadingPane(of_minutes=True)
        head = row(self._back, (self._pages_title, 1), gap="medium", margins=("large", "small"))
        self._pages_place = Card(column(head, (self.reading, 1), margins="hair"))
        return self._pages_place

    def bind(self, presenter: SignPresenter) -> None:
        """Report to this presenter."""
        self.step_chosen.connect(presenter.open_step)
        for part in (self.close_meeting, self.signature, self.correction):
            part.leave_chosen.connect(presenter.leave)
        self.close_meeting.confirmed.connect(presenter.close_meeting)
        self.minutes.issue_chosen.connect(presenter.issue)
        self.minutes.remarks.remark_written.connect(presenter.write_remark)
        self.minutes.folder_chosen.connect(presenter.save_pdf)
        self.minutes.read_chosen.connect(presenter.read)
        self.minutes.papers.read_chosen.connect(presenter.read_paper)
        self.minutes.papers.save_chosen.connect(presenter.save_paper)
        self.signature.read_chosen.connect(lambda: presenter.read("ko"))
        self.reading_ended.connect(presenter.stop_reading)
        self.reading.bind(presenter.reading)
        self.signature.words_given.connect(presenter.sign)
        self.keep.folder_chosen.connect(presenter.save_all)
        self.keep.verify_chosen.connect(presenter.verify)
        self.scan.attached.connect(presenter.attach_scan)
        self.correction.corrected.connect(presenter.correct)
        self.correction.agreed.connect(presenter.agree)
        self.correction.refused.connect(presenter.refuse)
        self.archive.confirmed.connect(presenter.archive)

    def show_page(self, page: SignPage) -> None:
        """Show how far the minutes are."""
        self._page = page
        self._word(page)
        self._list.show_items((self._item(page, step) for step in page.steps), page.step)
        for part in self._parts:
            part.show_page(page)
        for step, place in self._places.items():
            place.setVisible(step is page.step)
        was_reading, self._was_reading = self._was_reading, page.is_reading
        self._right.setVisible(not page.is_reading)
        self._pages_place.setVisible(page.is_reading)
        if page.is_reading and not was_reading:
            self._back.setFocus()

    def show_reading(self, page: ReadingPage) -> None:
        """Show which document lies open."""
        self.reading.show_reading(page)

    def show_pictures(self, document: ProposalId, drawing: Drawing, pictures: tuple[Picture, ...]) -> None:
        """Show pages that were drawn."""
        self.reading.show_pictures(document, drawing, pictures)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _word(self, page: SignPage) -> None:
        words = wording(current_language())
        self._title.set_words(self.tr("Minutes"), self._subline(page))
        stage = words.word("stage", page.stage.value)
        self._stage.show_state(stage[:1].upper() + stage[1:], ChipTone.PRIMARY)
        self._list_title.setText(self.tr("After the resolution"))
        self._list.setAccessibleName(self._list_title.text())
        self._back.set_words(self.tr("Back to the step"))
        self._pages_title.setText(self._read_title(page))

    def _read_title(self, page: SignPage) -> str:
        if page.read_paper:
            return f"{page.read_paper} {wording(current_language()).word('paper', page.read_paper.partition('-')[0])}"
        return self.tr("The minutes") if page.minutes else self.tr("A draft of the minutes")

    def _subline(self, page: SignPage) -> str:
        if page.is_signed:
            return self.tr("Everybody who was there has signed the minutes.")
        if page.due is not None:
            return self.tr("{0} signs next.").format(page.due.name)
        if page.role is not Role.SECRETARY:
            return self.tr("The secretary makes the minutes first; then you sign.")
        return self.tr("The committee has resolved. Close the meeting, make the minutes, let the chair sign first.")

    def _item(self, page: SignPage, step: SignStep) -> Item:
        state = self._state(page, step)
        words = {
            ItemState.DONE: self.tr("Done."),
            ItemState.OPEN: self.tr("To do."),
            ItemState.WAITING: self.tr("Waits."),
            ItemState.ANY_TIME: self.tr("At any time."),
        }
        return Item(step.value, self._item_title(step), self._item_line(page, step), state, words[state])

    def _state(self, page: SignPage, step: SignStep) -> ItemState:
        if page.is_done(step):
            return ItemState.DONE
        if step is SignStep.CORRECT:
            return self._correction_state(page)
        if step is SignStep.SCAN:
            return ItemState.ANY_TIME if self.scan.is_theirs(page) else ItemState.WAITING
        if step is SignStep.KEEP and page.is_signed:
            return ItemState.ANY_TIME
        is_next = step is next(one for one in SignStep if not page.is_done(one))
        waits = page.corrections is not None and page.corrections.waiting is not None
        is_due = is_next or (step is SignStep.ARCHIVE and page.is_signed and not waits)
        is_theirs = page.signer is not None if step is SignStep.SIGN else page.role is Role.SECRETARY
        return ItemState.OPEN if is_due and is_theirs else ItemState.WAITING

    def _correction_state(self, page: SignPage) -> ItemState:
        if page.corrections is not None and page.corrections.waiting is not None:
            return ItemState.OPEN if self.correction.is_theirs(page) else ItemState.WAITING
        return ItemState.ANY_TIME if self.correction.is_theirs(page) else ItemState.WAITING

    def _correction_line(self, page: SignPage) -> str:
        shown = page.corrections
        if shown is not None and shown.waiting is not None:
            return self.tr("One waits for the secretary")
        made = len(shown.made) if shown is not None else 0
        return self.tr("So far: {0}").format(made) if made else self.tr("By chair and secretary")

    def _item_title(self, step: SignStep) -> str:
        return {
            SignStep.CLOSE: self.tr("Close the meeting"),
            SignStep.MINUTES: self.tr("The minutes"),
            SignStep.SIGN: self.tr("Signatures"),
            SignStep.KEEP: self.tr("Copies"),
            SignStep.SCAN: self.tr("Signed by hand"),
            SignStep.CORRECT: self.tr("Corrections"),
            SignStep.ARCHIVE: self.tr("Close the case"),
        }[step]

    def _item_line(self, page: SignPage, step: SignStep) -> str:
        words = wording(current_language())
        signed = sum(bool(one.signed_at) for one in page.signers)
        pages = self.tr("Pages: {0}").format(page.minutes.pages) if page.minutes else self.tr("Made by the secretary")
        return {
            SignStep.CLOSE: self.tr("Closed") if page.meeting_closed else self.tr("By the secretary"),
            SignStep.MINUTES: pages,
            SignStep.SIGN: self.tr("{0} of {1}: {2}").format(
                signed,
                len(page.signers),
                " → ".join(words.word("role", one) for one in dict.fromkeys(one.role.value for one in page.signers)),
            ),
            SignStep.KEEP: self.tr("PDF, JSON, CSV"),
            SignStep.SCAN: self.tr("Scans: {0}").format(len(page.scans))
            if page.scans
            else self.tr("Where there is a paper"),
            SignStep.CORRECT: self._correction_line(page),
            SignStep.ARCHIVE: self.tr("By the secretary, for good"),
        }[step]
