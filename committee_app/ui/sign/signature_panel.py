"""The step in which everybody signs who was there: the chair first, then members, secretary and auditor."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from committee_app.case.people import Role
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card, Surface
from committee_app.ui.shared.chips import Chip, ChipTone
from committee_app.ui.shared.labels import IconLabel, Label
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.moments import moment
from committee_app.ui.shared.progress import ProgressPanel
from committee_app.ui.shared.questions import Question, ask
from committee_app.ui.sign.certificate_part import CertificatePart
from committee_app.ui.sign.page import Brought, Busy, SignerRow, SignPage, SignStep
from committee_app.ui.sign.step_panel import StepPanel


class SignerLine(Card):
    """One signature: whose, and whether it is there, due, or waiting."""

    def __init__(self) -> None:
        self._icon = IconLabel("signature", "subtle", "icon_banner")
        self._office = Label("", "small", "muted")
        self._name = Label("", "subheading", wrap=True)
        self._chip = Chip("", ChipTone.NEUTRAL)
        who = column(self._office, self._name, gap="hair")
        super().__init__(row(self._icon, (who, 1), self._chip, gap="medium", margins=("large", "small")))

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
        elif signer.is_missing:
            self._chip.show_state(self.tr("No signature"), ChipTone.WARNING)
        elif signer.is_due:
            self._chip.show_state(self.tr("Now"), ChipTone.PRIMARY)
        else:
            self._chip.show_state(self.tr("Waiting"), ChipTone.NEUTRAL)


class SignaturePanel(StepPanel):
    """Chair, members, secretary, auditor; each types their secret again."""

    step = SignStep.SIGN
    words_given = Signal(str, object)
    """The secret, and what was brought to sign with (`Brought`), or None."""
    read_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[SignerLine] = []
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(12)
        self._act = Button("", ButtonKind.PRIMARY, size=ButtonSize.FINAL, icon_name="signature")
        self._act.clicked.connect(self._ask)
        self._read = Button("", ButtonKind.SECOND, icon_name="file-text")
        self._read.clicked.connect(self.read_chosen)
        self._certificate = CertificatePart()
        self._certificate.changed.connect(self._judge)
        self._brought: Brought | None = None
        self._progress = ProgressPanel(lambda step: wording(current_language()).say(step))
        self.setLayout(
            column(
                self.head(self._read, self._act, self._leave),
                self._certificate,
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
        mine = next((one for one in page.signers if one.actor == page.actor), None)
        return mine is not None and not mine.signed_at

    def show_page(self, page: SignPage) -> None:
        """Show who has signed and whose turn it is."""
        super().show_page(page)
        while len(self._lines) < len(page.signers):
            self._lines.append(SignerLine())
            self._place.addWidget(self._lines[-1])
        for line in self._lines[len(page.signers) :]:
            line.setVisible(False)
        for number, (line, signer) in enumerate(zip(self._lines, page.signers, strict=False), 1):
            line.show_signer(signer, number)
            line.setVisible(True)
        self._act.setVisible(page.signer is not None)
        self._read.setVisible(page.signer is not None)
        self._read.setEnabled(page.busy is None)
        self.offer_to_leave(waits=not page.is_signed and page.signer is None)
        self._certificate.setVisible(page.signer is not None)
        self._certificate.show_page(page)
        self._judge()
        is_signing = page.busy in (Busy.UNLOCKING, Busy.SIGNING)
        self._progress.setVisible(is_signing and page.progress is not None)
        if page.progress is not None and is_signing:
            self._progress.show_progress(page.progress)
        self._word(page)
        self._follow_question(page)

    def _word(self, page: SignPage) -> None:
        self._title.setText(self.tr("Everybody has signed") if page.is_signed else self.tr("Sign the minutes"))
        due = page.due
        if page.is_signed:
            said = self.tr("The chair certified the document, the auditor completed it. Nothing in it can change.")
        elif page.signer is not None:
            said = self.tr("It is your turn. Your signature says that the minutes are true.")
        elif due is not None:
            office = wording(current_language()).word("role", due.role.value)
            said = self.tr("Now {0} ({1}) signs, at their own seat.").format(due.name, office)
        else:
            said = self.tr("First the secretary closes the meeting and makes the minutes. The chair signs first.")
        self._text.set_words(said)
        self._read.set_words(self.tr("Read the pages here"))
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
            question = self._question
            self._forget_question()
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
                secret_label=self.tr("Your code") if page.role is Role.EVALUATOR else self.tr("Your five words"),
                confirm=self.tr("Sign the minutes"),
                icon_name="signature",
            ),
        )
        self._brought = self._certificate.take()
        self._question.confirmed.connect(self._give_words)
        self._question.cancelled.connect(self._forget_question)

    def _give_words(self, words: str) -> None:
        self.words_given.emit(words, self._brought)

    def _judge(self) -> None:
        page = self._page
        self._act.setEnabled(page is not None and self.can_act(page) and self._certificate.is_whole())

    def _forget_question(self) -> None:
        self._question, self._brought = None, None
