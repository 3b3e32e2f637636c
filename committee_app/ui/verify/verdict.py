"""The verdict: one sentence, three counts, every step in words, and what to do about those that do not hold."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from committee_app.case.people import role_of
from committee_app.desks.auditing import KeyPrint
from committee_app.desks.words import wording
from committee_app.export.reading import Outcome
from committee_app.ui.language import current_language
from committee_app.ui.shared.cards import Card, Scrolled
from committee_app.ui.shared.labels import IconLabel, KeyValueRows, Label, Rule, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.panes import Pane, Panes
from committee_app.ui.shared.tables import Column, RowsModel, TableView
from committee_app.ui.verify.page import Advice, StepRow, VerifyPage
from committee_app.wording import Wording

_ICON: Final = {
    Outcome.HOLDS: ("circle-check", "success_text"),
    Outcome.DOES_NOT_HOLD: ("circle-x", "danger_text"),
    Outcome.CANNOT_TELL: ("circle-question-mark", "warning_text"),
}


class VerdictPane(QWidget):
    """Shows a verdict; the table begins at the first step that does not hold."""

    step_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._page = VerifyPage()
        self._icon = IconLabel("circle-check", "success_text", "icon_empty")
        self._headline = Label("", "title", wrap=True)
        self._text = RunningText("", "body", "subtle")
        self._counts = {outcome: (Label("0", "display"), Label("", "small", "muted")) for outcome in Outcome}
        self._model: RowsModel[StepRow] = RowsModel(self._columns())
        self._table = TableView("", self._model, row_size="row_controls")
        self._table.setWordWrap(True)
        self._files_title, self._files = Label("", "subheading"), KeyValueRows()
        self._step_title = Label("", "subheading")
        self._step_text, self._advice = RunningText(), RunningText("", "strong")
        self._prints_title, self._prints_help = Label("", "subheading"), RunningText("", "small", "muted")
        self._prints = KeyValueRows()
        self._table.row_chosen.connect(self._show_step)
        self.setFocusProxy(self._table)
        self._lay_out()

    def show_page(self, page: VerifyPage) -> None:
        """Show another verdict, or the same in another language."""
        is_new = page.steps != self._page.steps
        self._page = page
        failing = page.count(Outcome.DOES_NOT_HOLD)
        self._icon.set_icon(*_ICON[Outcome.DOES_NOT_HOLD if failing else Outcome.HOLDS])
        self._headline.setText(self._sentence(failing))
        self._text.set_words(self._reach(page))
        for outcome, (figure, _) in self._counts.items():
            figure.setText(str(page.count(outcome)))
            figure.set_tone({Outcome.HOLDS: "success", Outcome.DOES_NOT_HOLD: "danger"}.get(outcome, "warning"))
        self._model.set_rows(page.steps)
        self._files.set_rows(self._file_rows(page))
        self._show_prints(page.prints)
        if is_new and page.steps:
            first = next((at for at, one in enumerate(page.steps) if one.outcome is Outcome.DOES_NOT_HOLD), 0)
            self._table.choose(first)
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_step(self._table.chosen_row())

    def word(self) -> None:
        """Say everything in the language in force."""
        self._table.setAccessibleName(self.tr("Steps of the check"))
        chosen = self._table.currentIndex().row()
        self._model.set_columns(self._columns())
        if chosen >= 0:
            self._table.choose(chosen)
        names = {
            Outcome.HOLDS: self.tr("hold"),
            Outcome.DOES_NOT_HOLD: self.tr("do not hold"),
            Outcome.CANNOT_TELL: self.tr("cannot be told"),
        }
        for outcome, (_, name) in self._counts.items():
            name.setText(names[outcome])
        self._files_title.setText(self.tr("What was checked"))
        self._step_title.setText(self.tr("This step"))
        self._prints_title.setText(self.tr("Key fingerprints"))
        self._side.setAccessibleName(self.tr("Fingerprints of the keys"))
        self._prints_help.set_words(self.tr("Compare them with the enrolment sheets that were signed by hand."))

    def _lay_out(self) -> None:
        counts = row(
            *(column(STRETCH, figure, name, STRETCH, gap="none") for figure, name in self._counts.values()), gap="wide"
        )
        for figure, name in self._counts.values():
            figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        headline = row(
            self._icon,
            "wide",
            (column(STRETCH, self._headline, self._text, STRETCH, gap="tight"), 1),
            "wide",
            counts,
            margins=("huge", "large"),
        )
        table = Card(column(self._table, margins="hair"))
        side = QWidget()
        side.setLayout(
            column(
                self._step_title,
                self._step_text,
                self._advice,
                Rule(),
                self._files_title,
                self._files,
                Rule(),
                self._prints_title,
                self._prints_help,
                self._prints,
                STRETCH,
                gap="medium",
                margins="wide",
            )
        )
        scrolled = Scrolled(side)
        self._side = scrolled
        # Nothing inside takes the focus, so the pane itself does: the arrow keys scroll it.
        scrolled.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        left = QWidget()
        left.setLayout(column(Card(headline), (table, 1), gap="large"))
        panes = Panes(Pane(left, height=560), Pane(Card(column(scrolled, margins="hair")), width=360, height=400))
        self.setLayout(column(panes))

    def _columns(self) -> tuple[Column[StepRow], ...]:
        return (
            Column(
                self.tr("Outcome"),
                lambda one: wording(current_language()).word("outcome", one.outcome.value),
                width=176,
                kind="strong",
                tone=lambda one: _ICON[one.outcome][1],
                icon=lambda one: _ICON[one.outcome][0],
            ),
            Column(self.tr("Step"), _said),
        )

    def _sentence(self, failing: int) -> str:
        if not failing:
            return self.tr("Everything that can be told here holds")
        if failing == 1:
            return self.tr("It does not hold in one place")
        return self.tr("It does not hold in {0} places").format(failing)

    def _reach(self, page: VerifyPage) -> str:
        if page.count(Outcome.DOES_NOT_HOLD):
            return self.tr("Do not rely on these files before every such step is cleared up.")
        return self.tr(
            "Record, arithmetic and signatures agree. Whose keys these are is told by their fingerprints, on paper."
        )

    def _file_rows(self, page: VerifyPage) -> tuple[tuple[str, str], ...]:
        kinds = {"minutes": self.tr("Minutes"), "case": self.tr("Case file")}
        return tuple(
            (kinds.get(one.kind.value, ""), one.path.replace("\\", "/").rpartition("/")[2]) for one in page.files
        )

    def _show_step(self, step: StepRow | None) -> None:
        self._step_text.set_words(_said(step) if step is not None else "")
        words = self._advice_words(step.advice) if step is not None and step.advice is not None else ""
        self._advice.set_words(words)
        self._advice.setVisible(bool(words))

    def _show_prints(self, prints: tuple[KeyPrint, ...]) -> None:
        words = wording(current_language())
        self._prints.set_rows((self._whose(one, words), one.fingerprint) for one in prints)
        for part in (self._prints_title, self._prints_help, self._prints):
            part.setVisible(bool(prints))

    def _whose(self, one: KeyPrint, words: Wording) -> str:
        name = one.name if one.seat else _begun(f"{words.word('role', role_of(one.actor).value)} {one.name}")
        return self.tr("{0}, up to entry {1}").format(name, one.last) if one.last else name

    def _advice_words(self, advice: Advice) -> str:
        return {
            Advice.FETCH_MINUTES: self.tr(
                "Get the minutes again from where the secretary keeps the signed original, and verify that file."
            ),
            Advice.KEEP_RECORD: self.tr(
                "Write nothing more into this file. Keep it as it is, verify a backup, and tell the auditor."
            ),
            Advice.COMPARE_BOTH: self.tr(
                "Make sure that both files are of the same case and that the minutes are the signed ones."
            ),
            Advice.CHOOSE_AGAIN: self.tr("Check the file and the passphrase, and verify again."),
            Advice.COMPARE_PRINTS: self.tr(
                "Compare the fingerprints below with the enrolment sheets that were signed by hand."
            ),
            Advice.COMPARE_HEAD: self.tr(
                "Compare the head of the record with the one printed on the opening and closing sheet."
            ),
            Advice.WAIT: self.tr("Verify again once the committee has resolved."),
        }[advice]


def _begun(words: str) -> str:
    """Return words as they stand at the beginning of a line."""
    return words[:1].upper() + words[1:]


def _said(step: StepRow) -> str:
    """Return a step in words: those for its outcome where there are any, else those for its code."""
    words = wording(current_language())
    for_outcome = f"{step.outcome.value}.{step.code}"
    return words.say(for_outcome if for_outcome in words.codes else step.code, step.params)
