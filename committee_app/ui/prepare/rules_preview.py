"""What the rules would do: a worked example, a dry run, and the sheet as it will be printed."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from committee_app.case.findings import Finding
from committee_app.case.programme import Programme
from committee_app.desks.dry_run import DryRun, Example, WeightShown
from committee_app.desks.words import wording
from committee_app.export.rule_sheet import rule_sentences
from committee_app.intake.proposal_pages import Drawing, Picture
from committee_app.ui.language import current_language
from committee_app.ui.prepare.page import Busy, PreparePage
from committee_app.ui.reading.paper import PaperView
from committee_app.ui.result.naming import Names, say_step
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card, Scrolled
from committee_app.ui.shared.labels import KeyValueRows, Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.panes import Padded
from committee_app.ui.shared.points import points
from committee_app.ui.shared.segments import Answer, Segment
from committee_app.ui.shared.tables import Align, Column, RowsModel, TableView

EXAMPLE, TRIAL, SHEET = "example", "trial", "sheet"


class RulesPreview(QWidget):
    """Beside the form: one of three looks at the newest text that could be taken."""

    try_asked = Signal()
    sheet_wanted = Signal(str)
    """The sheet is looked at, in this language."""
    drawing_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._page: PreparePage | None = None
        self._look = Segment("look", tuple(Answer(code, code) for code in (EXAMPLE, TRIAL, SHEET)))
        self._look.set_choice(EXAMPLE)
        self._look.chosen.connect(self._turn_to)
        self._older = RunningText("", "small", "warning")
        self._sentences = RunningText("", "body")
        self._worked = RunningText("", "body", "subtle")
        self._worked_title = Label("", "strong")
        self._rule_title = Label("", "strong")
        self._example = Scrolled(
            Padded(
                column(
                    self._rule_title, self._sentences, "small", self._worked_title, self._worked, STRETCH, gap="close"
                )
            )
        )
        self._trial_text = RunningText("", "body", "subtle")
        self._try = Button("", ButtonKind.SECOND, size=ButtonSize.TOOL, icon_name="refresh-cw")
        self._try.clicked.connect(self.try_asked)
        self._weights: RowsModel[WeightShown] = RowsModel(())
        self._weights_table = TableView("", self._weights)
        self._weights_card = Card(column(self._weights_table, margins="hair"))
        self._facts = KeyValueRows(opposite=True)
        self._trial = QWidget()
        self._trial.setLayout(
            column(
                self._trial_text,
                row(self._try, STRETCH),
                (self._weights_card, 3),
                self._facts,
                STRETCH,
                gap="medium",
            )
        )
        self.paper = PaperView()
        self.paper.drawing_wanted.connect(self.drawing_wanted)
        self._paper_card = Card(column(self.paper, margins="hair"))
        self.setLayout(
            column(
                row(self._look, STRETCH),
                self._older,
                (self._example, 1),
                (self._trial, 1),
                (self._paper_card, 1),
                gap="small",
            )
        )

    def show_page(self, page: PreparePage) -> None:
        """Show what the draft of a page would do."""
        self._page = page
        draft = page.draft
        if draft is None:
            return
        self._word(page)
        self._older.setVisible(bool(draft.faults) and draft.sound is not None)
        if draft.sound is not None:
            self._show_example(draft.sound, draft.example)
        self._show_dry(draft.dry)
        self._show_look()

    def _turn_to(self, look: str) -> None:
        """Show another look; whoever turns to the dry run wants to see one."""
        self._show_look()
        page = self._page
        untried = page is not None and page.busy is None and page.draft is not None and page.draft.dry is None
        if look == TRIAL and untried:
            self.try_asked.emit()

    def _show_look(self) -> None:
        look = self._look.choice() or EXAMPLE
        self._example.setVisible(look == EXAMPLE)
        self._trial.setVisible(look == TRIAL)
        self._paper_card.setVisible(look == SHEET)
        if look == SHEET and self.isVisible():
            self.sheet_wanted.emit(current_language())

    def show_sheet(self, sizes: tuple[tuple[int, int], ...]) -> None:
        """Lay out another sheet."""
        self.paper.show_paper(sizes)

    def show_sheet_pages(self, drawing: Drawing, pictures: tuple[Picture, ...]) -> None:
        """Show pages of it."""
        self.paper.show_pictures(drawing, pictures)

    def _word(self, page: PreparePage) -> None:
        self._look.setAccessibleName(self.tr("What the rules would do"))
        self._look.set_words((self.tr("Worked example"), self.tr("Dry run"), self.tr("Rule sheet")))
        self._older.set_words(self.tr("The text has faults: this is how it was before them."))
        self._rule_title.setText(self.tr("The rule in sentences"))
        self._worked_title.setText(self.tr("Worked out with marks that nobody gave"))
        self._trial_text.set_words(
            self.tr(
                "Committees that never were score made-up marks under these rules. A criterion that weighs much more "
                "in effect than on paper decides more than was announced."
            )
        )
        trying = page.busy is Busy.TRYING
        step = page.progress
        counted = f" {step.done}/{step.total}" if trying and step is not None else ""
        self._try.set_words(self.tr("Being tried …") + counted if trying else self.tr("Try these rules"))
        self._try.setEnabled(page.busy is None)
        self._try.setVisible(page.draft is not None and page.draft.dry is None)
        self._weights_table.setAccessibleName(self.tr("Weights on paper and in effect"))
        self.paper.setAccessibleName(self.tr("The rule sheet as it will be printed"))

    def _show_example(self, rules: Programme, example: Example | None) -> None:
        words = wording(current_language())
        self._sentences.set_words("\n".join(f"· {one}" for one in rule_sentences(rules, words)))
        if example is None:
            return
        names = Names(rules, (), tuple((one, seat) for seat, one in enumerate(example.seats, 1)))
        totals = " · ".join(points(one) for one in example.totals)
        steps = [say_step(words, one, names) for one in example.steps]
        self._worked.set_words(
            "\n".join((self.tr("Totals of {0} members: {1}").format(len(example.totals), totals), *steps))
        )

    def _show_dry(self, dry: DryRun | None) -> None:
        self._weights_card.setVisible(dry is not None)
        self._facts.setVisible(dry is not None)
        if dry is None:
            return
        language = current_language()
        self._weights.set_columns(
            (
                Column(
                    self.tr("Criterion"), lambda one: f"{one.criterion} {one.title.in_language(language)}", least=140
                ),
                Column(self.tr("On paper"), lambda one: percent(one.nominal), Align.RIGHT, 84),
                Column(self.tr("In effect"), lambda one: percent(one.effective), Align.RIGHT, 84, kind="bold"),
            )
        )
        self._weights.set_rows(dry.weights)
        words = wording(language)
        said = self.tr("{0} committees of {1} members, {2} projects each").format(dry.runs, dry.members, dry.projects)
        open_ties = Finding.of("dry_run.open_ties", runs=dry.with_open_ties, of=dry.runs)
        failed = Finding.of("dry_run.failed", failed=dry.failed, of=dry.finals)
        self._facts.set_rows(((self.tr("Tried with"), said),))
        self._trial_text.set_words("\n".join((words.finding(open_ties), words.finding(failed))))


def percent(value: Fraction | None) -> str:
    """Return a share to a tenth of a percent, for looking at.

    >>> percent(Fraction(1, 3)), percent(None)
    ('33.3%', '–')
    """
    if value is None:
        return "–"
    tenths = round(value * 1000)
    return f"{'-' if tenths < 0 else ''}{abs(tenths) // 10}.{abs(tenths) % 10}%"
