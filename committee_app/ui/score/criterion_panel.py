"""What a criterion asks and what its marks mean (F7), over the corner of the screen; the focus stays where it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtWidgets import QFrame, QWidget

from committee_app.case.identifiers import Points
from committee_app.case.programme import Title
from committee_app.ui.score.page import Grid, Sheet, Step
from committee_app.ui.score.words import said
from committee_app.ui.shared.focus_ring import RingedInPart
from committee_app.ui.shared.labels import KeyHint, KeyValueRows, Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.points import points
from committee_app.ui.theme import current, follow_theme


@dataclass(frozen=True, slots=True)
class Asked:
    """One criterion as a member asks after it; `steps` are its grades, `step` the smallest difference of two marks."""

    group: Title
    title: Title
    question: Title
    maximum: Points
    step: Points
    steps: tuple[Step, ...] = ()


def asked_in_sheet(sheet: Sheet, criterion: str) -> Asked | None:
    """Return a criterion of the sheet."""
    return next(
        (
            Asked(group.title, one.title, one.question, one.maximum, sheet.step, one.scale)
            for group in sheet.groups
            for one in group.items
            if one.criterion == criterion
        ),
        None,
    )


def asked_in_grid(grid: Grid, criterion: str) -> Asked | None:
    """Return a criterion of the grid."""
    return next(
        (
            Asked(one.group, one.title, one.question, one.maximum, grid.step, one.scale)
            for one in grid.columns
            if one.criterion == criterion
        ),
        None,
    )


class CriterionPanel(QFrame):
    """Lies over a corner of its parent until it is put away; takes neither focus nor keys, so that one types on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._asked: Asked | None = None
        self._at_right = False
        self.setProperty("kind", "over")
        self._group = Label("", "small", "muted", wrap=True)
        self._title = Label("", "subheading", wrap=True)
        self._question = RunningText("", "body", "text")
        self._range = Label("", "small", "subtle", wrap=True)
        self._steps = KeyValueRows(opposite=True)
        self._hint_place = QWidget()
        self._inside = column(
            column(self._group, self._title, gap="hair"),
            self._question,
            self._steps,
            self._range,
            self._hint_place,
            gap="medium",
            margins="large",
        )
        self._hint_place.setLayout(row(KeyHint("F7", self.tr("Put this away")), STRETCH))
        self.setLayout(self._inside)
        self.hide()
        follow_theme(self.place)

    def show_asked(self, asked: Asked | None, *, at_right: bool) -> None:
        """Show a criterion, at the left or right below; None puts the panel away."""
        self._asked, self._at_right = asked, at_right
        if asked is None:
            self.hide()
            return
        self._group.setText(said(asked.group))
        self._title.setText(f"{said(asked.title)} / {points(asked.maximum)}")
        self._question.set_words(said(asked.question))
        self._question.setVisible(bool(said(asked.question)))
        steps = tuple(
            (f"{number}  {said(one.title)}", self.tr("{0} points").format(points(one.mark)))
            for number, one in enumerate(asked.steps, 1)
        )
        self._steps.set_rows(steps)
        self._steps.setVisible(bool(steps))
        self._range.setText(
            self.tr("A mark is one of these grades.")
            if steps
            else self.tr("At most {0} points, in steps of {1}.").format(points(asked.maximum), points(asked.step))
        )
        told = (self._group.text(), self._title.text(), said(asked.question), *(f"{a} {b}" for a, b in steps))
        self.setAccessibleName(". ".join(one for one in (*told, self._range.text()) if one))
        self.show()
        self.place()

    def asked(self) -> Asked | None:
        """Return the criterion that is shown, or None."""
        return self._asked

    def place(self) -> None:
        """Lie over a corner of what is seen of the parent: below, or above where the person works below."""
        around = self.parentWidget()
        if around is None or self.isHidden():
            return
        theme = current()
        sideways, upright = theme.space("vast"), theme.space("medium")  # inside the edges of what it lies over
        seen = _seen(around).adjusted(sideways, upright, -sideways, -upright)
        width = min(theme.size("dialog_width"), seen.width())
        height = min(max(self._inside.totalHeightForWidth(width), 1), seen.height())
        left = seen.right() + 1 - width if self._at_right else seen.left()
        place = QRect(left, seen.bottom() + 1 - height, width, height)
        if place.intersects(_worked_at(around)):
            place.moveTop(seen.top())
        self.setGeometry(place)
        self.raise_()

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            hint = self._hint_place.findChild(KeyHint)
            if hint is not None:
                hint.set_meaning(self.tr("Put this away"))
            self.show_asked(self._asked, at_right=self._at_right)
        super().changeEvent(event)


def _worked_at(around: QWidget) -> QRect:
    """Return where in a widget the focus is: a field, or the cell of a table."""
    focused = around.window().focusWidget()
    if focused is None or not around.isAncestorOf(focused):
        return QRect()
    inner = cast("RingedInPart", focused).focus_rect() if hasattr(focused, "focus_rect") else focused.rect()
    return QRect(focused.mapTo(around, inner.topLeft()), inner.size())


def _seen(widget: QWidget) -> QRect:
    """Return what of a widget the parts around it let through: at large text a screen scrolls."""
    seen, around = widget.rect(), widget.parentWidget()
    while around is not None:
        seen = seen.intersected(QRect(widget.mapFrom(around, QPoint(0, 0)), around.size()))
        around = None if around.isWindow() else around.parentWidget()
    return seen
