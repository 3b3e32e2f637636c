"""Orders that people bring: a lot that came out of a box, and the chair's own decision with its reason."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from committee_app.case.identifiers import ProposalId
from committee_app.ui.result.page import Due
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.choice_box import ChoiceBox
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.questions import Question, QuestionDialog, ask
from committee_app.ui.shared.reason_field import ReasonField
from committee_app.ui.shared.text_field import TextField


class OrderFields(QWidget):
    """One box for each place; the order is whole once every tied project stands in one of them."""

    changed = Signal()

    def __init__(self, tied: tuple[ProposalId, ...]) -> None:
        super().__init__()
        self.boxes = tuple(ChoiceBox(self.tr("Place {0}").format(at + 1)) for at in range(len(tied)))
        options = tuple((str(one), str(one)) for one in tied)
        parts = []
        for at, box in enumerate(self.boxes):
            box.show_options(options, "")
            box.chosen.connect(self.changed)
            parts.append(column(Label(self.tr("Place {0}").format(at + 1), "strong"), box, gap="close"))
        self.setLayout(row(*parts, STRETCH, gap="medium", margins="none"))

    def order(self) -> tuple[str, ...] | None:
        """Return the order; None while a place is blank or a project stands twice."""
        given = tuple(box.choice() for box in self.boxes)
        return given if all(given) and len(set(given)) == len(given) else None


class BoxLotForm(QWidget):
    """A lot that was drawn by hand: who saw it, and in which order they came out of the box."""

    drawn = Signal(object, object, object)
    """The tied proposals, the witnesses, the order."""

    def __init__(self, due: Due) -> None:
        super().__init__()
        self._due = due
        self._question: QuestionDialog | None = None
        title = Label(self.tr("A lot drawn by hand"), "strong", wrap=True)
        told = RunningText(
            self.tr("Where slips were drawn from a box, write who saw it and the order. There is one draw only."),
            "small",
            "muted",
        )
        self._names = tuple(
            TextField(self.tr("Witness of the draw {0}").format(at + 1), longest=60) for at in range(due.witnesses)
        )
        self.order = OrderFields(due.tied)
        self._record = Button(self.tr("Record the lot from the box"), ButtonKind.SECOND)
        for field in self._names:
            field.changed.connect(self._judge)
        self.order.changed.connect(self._judge)
        self._record.clicked.connect(self._ask)
        names = row(*((name, 1) for name in self._names), gap="small")
        self.setLayout(column(title, told, names, self.order, row(STRETCH, self._record), gap="small"))
        self._judge()

    def _judge(self) -> None:
        is_named = all(name.text().strip() for name in self._names)
        self._record.setEnabled(is_named and self.order.order() is not None)

    def _ask(self) -> None:
        order = self.order.order()
        if order is None:
            return
        names = tuple(name.text() for name in self._names)
        self._question = ask(
            self,
            Question(
                title=self.tr("Record the lot that was drawn by hand?"),
                text=self.tr("It decides on ranks and cannot be drawn again."),
                facts=(
                    (self.tr("Order"), " → ".join(order)),
                    (self.tr("Witnesses"), ", ".join(names)),
                ),
                confirm=self.tr("Record the lot from the box"),
                icon_name="dice-5",
            ),
        )
        self._question.confirmed.connect(lambda _: self.drawn.emit(self._due.tied, names, order))


class ChairForm(QWidget):
    """The chair's decision on a tie, where the announced rules leave it to the chair."""

    chosen = Signal(object, object, str)
    """The tied proposals, the order, the reason."""

    def __init__(self, due: Due) -> None:
        super().__init__()
        self._due = due
        self._question: QuestionDialog | None = None
        title = Label(self.tr("Decision of the chair"), "strong", wrap=True)
        told = RunningText(
            self.tr("The announced rules leave this tie to the chair. The reason stands in the minutes."),
            "small",
            "muted",
        )
        self.order = OrderFields(due.tied)
        self.reason = ReasonField(self.tr("Reason of the decision"))
        self._decide = Button(self.tr("Decide on this tie"), ButtonKind.SECOND, icon_name="gavel")
        self.order.changed.connect(self._judge)
        self.reason.changed.connect(self._judge)
        self._decide.clicked.connect(self._ask)
        self.setLayout(column(title, told, self.order, self.reason, row(STRETCH, self._decide), gap="small"))
        self._judge()

    def _judge(self) -> None:
        self._decide.setEnabled(self.order.order() is not None and bool(self.reason.text().strip()))

    def _ask(self) -> None:
        order = self.order.order()
        if order is None:
            return
        self._question = ask(
            self,
            Question(
                title=self.tr("Decide on the tie in this order?"),
                text=self.tr("It decides on ranks, stands in the minutes with its reason, and cannot be taken back."),
                facts=((self.tr("Order"), " → ".join(order)), (self.tr("Reason of the decision"), self.reason.text())),
                confirm=self.tr("Decide on this tie"),
                icon_name="gavel",
            ),
        )
        self._question.confirmed.connect(lambda _: self.chosen.emit(self._due.tied, order, self.reason.text()))
