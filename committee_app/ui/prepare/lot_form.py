"""The lot among candidates: the witnesses' names and numbers, or an order that came out of a box."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from committee_app.case.drawing import WITNESSES, SeatLimit, Trait
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.prepare.drawing import typed_order
from committee_app.ui.prepare.page import DrawingShown
from committee_app.ui.prepare.rules_panel import in_groups
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import KeyValueRows, Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.questions import Question, QuestionDialog, ask
from committee_app.ui.shared.text_field import TextField


class CandidateLotForm(QWidget):
    """The plan once more, the witnesses, and two ways to draw."""

    drawn = Signal(object)
    """Pairs of name and number."""

    box_drawn = Signal(object, str)
    """The witnesses, and the order as it was typed."""

    change_asked = Signal()
    """The plan is to be another."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: DrawingShown | None = None
        self._question: QuestionDialog | None = None
        self._plan_title = Label("", "subheading")
        self._plan = KeyValueRows()
        self._change = Button("", ButtonKind.TEXT)
        self._change.clicked.connect(self.change_asked)
        self._title = Label("", "subheading")
        self._told = RunningText("", "small", "muted")
        self.names = tuple(TextField("", longest=60) for _ in range(WITNESSES))
        self.numbers = tuple(TextField("", longest=20) for _ in range(WITNESSES))
        self._obstacles = FindingList()
        self._draw = Button("", ButtonKind.PRIMARY, icon_name="dice-5")
        self._draw.clicked.connect(self._ask)
        self._box_told = RunningText("", "small", "muted")
        self.order = TextField("", longest=2000)
        self._record = Button("", ButtonKind.SECOND)
        self._record.clicked.connect(self._ask_of_the_box)
        for field in (*self.names, *self.numbers, self.order):
            field.changed.connect(self._judge)
        pairs = [
            row((name, 2), (number, 1), gap="medium") for name, number in zip(self.names, self.numbers, strict=True)
        ]
        self.setLayout(
            column(
                row((self._plan_title, 1), self._change, gap="medium"),
                self._plan,
                column(self._title, self._told, gap="tight"),
                *pairs,
                self._obstacles,
                row(STRETCH, self._draw),
                self._box_told,
                row((self.order, 1), column(STRETCH, self._record), gap="medium"),
                gap="medium",
            )
        )

    def show_drawing(self, shown: DrawingShown) -> None:
        """Show the plan, and what stands in the way."""
        self._shown = shown
        self._word(shown)
        self._obstacles.show_findings(shown.obstacles)
        self._change.setVisible(not shown.lines)
        self._judge()

    def _word(self, shown: DrawingShown) -> None:
        self._plan_title.setText(self.tr("The plan"))
        seats = [(name or self.tr("Any field"), self.tr("{0} seats").format(count)) for name, count in shown.seats]
        limits = [self._limit(one) for one in shown.limits]
        file = (self.tr("SHA-256 of the list's file"), in_groups(shown.sha256))
        self._plan.set_rows((*seats, *limits, file))
        self._change.set_words(self.tr("Change the plan"))
        self._title.setText(self.tr("The lot before witnesses"))
        self._told.set_words(
            self.tr(
                "The witnesses note the SHA-256 of the list, then each writes a number on paper before the first is "
                "typed. The order follows from the list's file and the numbers: nobody can choose it, anybody can "
                "repeat it. There is one draw only."
            )
        )
        for at, (name, number) in enumerate(zip(self.names, self.numbers, strict=True), 1):
            name.set_label(self.tr("Witness {0}").format(at))
            number.set_label(self.tr("Number of witness {0}").format(at))
        self._draw.set_words(self.tr("Draw the order of {0} candidates").format(shown.candidates))
        self._box_told.set_words(
            self.tr("Where slips were drawn from a box, the witnesses' names and the order are enough.")
        )
        self.order.set_label(self.tr("Order out of the box, all numbers of the list"))
        self._record.set_words(self.tr("Record the order from the box"))

    def _limit(self, one: SeatLimit) -> tuple[str, str]:
        words = wording(current_language())
        said = words.word("category", one.word) if one.trait is Trait.CATEGORY else one.word
        many = self.tr("at least {0}").format(one.least)
        if one.most is not None:
            many = self.tr("{0} to {1}").format(one.least, one.most)
        return f"{words.word('trait', one.trait.value)}: {said}", many

    def _judge(self) -> None:
        shown = self._shown
        ready = shown is not None and not shown.obstacles
        named = all(one.text() for one in self.names)
        numbered = all(one.text() for one in self.numbers)
        self._draw.setEnabled(ready and named and numbered)
        given = len(typed_order(self.order.text()))
        self._record.setEnabled(ready and named and shown is not None and given == shown.candidates)

    def _ask(self) -> None:
        given = tuple((name.text(), number.text()) for name, number in zip(self.names, self.numbers, strict=True))
        self._question = ask(
            self,
            Question(
                title=self.tr("Draw the evaluators with these numbers?"),
                text=self.tr("There is one draw for this list, and it cannot be repeated with other numbers."),
                facts=given,
                confirm=self.tr("Draw the evaluators"),
                icon_name="dice-5",
            ),
        )
        self._question.confirmed.connect(lambda _: self.drawn.emit(given))

    def _ask_of_the_box(self) -> None:
        names, order = tuple(one.text() for one in self.names), self.order.text()
        self._question = ask(
            self,
            Question(
                title=self.tr("Record the order that came out of the box?"),
                text=self.tr("It decides who is called, and cannot be drawn again."),
                facts=(
                    (self.tr("Witnesses"), ", ".join(names)),
                    (self.tr("Order"), " → ".join(typed_order(order))),
                ),
                confirm=self.tr("Record the order from the box"),
                icon_name="dice-5",
            ),
        )
        self._question.confirmed.connect(lambda _: self.box_drawn.emit(names, order))
