"""Looks at a screen as it stands and says what is wrong with it: unnamed, cut off, lying over another, untranslated."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget

from committee_app.resources import resource
from committee_app.ui.shared.labels import ElidedLabel

W = TypeVar("W", bound=QWidget)
_OWN_NAMES = {"한국어", "English"}
"""Languages are named in themselves."""
_SLACK = 1
"""Pixels by which rounding may differ."""


def troubles(window: QWidget, language: str, said: frozenset[str] = frozenset()) -> list[str]:
    """Return all that is wrong with what is shown now; `said` is what the case itself says, in its own language."""
    return [*nameless(window), *cut_off(window), *overlapping(window), *untranslated(window, language, said)]


def nameless(window: QWidget) -> Iterator[str]:
    """Yield every control that a screen reader could not name."""
    for one in shown(window, QWidget):
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled() and one is not window:
            told = QAccessible.queryAccessibleInterface(one)
            name = told.text(QAccessible.Text.Name) if told else ""
            if not name.strip() or name.strip() == "-":
                yield f"nameless: {where(one)}"


def cut_off(window: QWidget) -> Iterator[str]:
    """Yield every text that needs more room than its box has. What ends in an ellipsis says so, and has a tool tip."""
    for label in shown(window, QLabel):
        if label.text() and not isinstance(label, ElidedLabel) and not _fits(label):
            yield f"cut off: {where(label)} {label.width()}x{label.height()} of {_wanted(label)}"
    for button in shown(window, QPushButton):
        if button.text() and button.sizeHint().width() > button.width() + _SLACK:
            yield f"cut off: {where(button)} {button.width()} of {button.sizeHint().width()}"


def _fits(label: QLabel) -> bool:
    width, height = _wanted(label)
    return width <= label.width() + _SLACK and height <= label.height() + _SLACK


def _wanted(label: QLabel) -> tuple[int, int]:
    if label.wordWrap():
        return label.minimumSizeHint().width(), label.heightForWidth(label.width())
    return label.sizeHint().width(), label.fontMetrics().tightBoundingRect(label.text()).height()


def overlapping(window: QWidget) -> Iterator[str]:
    """Yield every two texts or controls that lie over one another within a layout."""
    for around in shown(window, QWidget):
        layout = around.layout()
        if layout is None:
            continue
        told = [one for one in around.children() if isinstance(one, QLabel | QAbstractButton | QLineEdit)]
        there = [one for one in told if one.isVisible() and layout.indexOf(one) >= 0]
        for one, other in combinations(there, 2):
            both = one.geometry().intersected(other.geometry())
            if both.width() > _SLACK and both.height() > _SLACK:
                yield f"overlapping: {where(one)} and {where(other)}"


def untranslated(window: QWidget, language: str, said: frozenset[str]) -> Iterator[str]:
    """Yield every text that stands there in the other language, word for word."""
    other = _only_in("en" if language == "ko" else "ko")
    told: list[QLabel | QAbstractButton] = [*shown(window, QLabel), *shown(window, QAbstractButton)]
    for one in told:
        words = html.unescape(re.sub(r"<[^>]*>", "", one.text())).strip()
        if words in other - _OWN_NAMES - said:
            yield f"not in {language}: {where(one)}"


@cache
def _only_in(language: str) -> frozenset[str]:
    texts = resource("i18n", "committee_ko.ts").read_text(encoding="utf-8")
    pairs = re.findall(r"<source>(.*?)</source>.*?<translation[^>]*>(.*?)</translation>", texts, re.DOTALL)
    both = [(html.unescape(source), html.unescape(korean)) for source, korean in pairs if source != korean]
    return frozenset(pair[0] if language == "en" else pair[1] for pair in both)


def shown(window: QWidget, kind: type[W]) -> list[W]:
    """Return the parts of a kind that can be seen, or be scrolled to."""
    return [one for one in window.findChildren(kind) if one.isVisible()]


def where(one: QWidget) -> str:
    """Return what a part is and says, and in which screen."""
    around: list[str] = []
    parent: QWidget | None = one.parentWidget()
    while parent is not None:
        if type(parent).__module__.startswith("committee_app.ui") and not isinstance(parent, QScrollArea):
            around.append(type(parent).__name__)
        parent = parent.parentWidget()
    words = one.text() if isinstance(one, QLabel | QAbstractButton) else one.accessibleName()
    return f"{type(one).__name__} {re.sub(r'<[^>]*>', '', words)[:40]!r} in {' < '.join(around[:3])}"


def outside(window: QWidget) -> Iterator[str]:
    """Yield every control that no scrolling brings into the window."""
    for one in shown(window, QAbstractButton):
        around = one.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is None and not window.rect().contains(QRect(one.mapTo(window, QPoint(0, 0)), one.size())):
            yield f"outside: {where(one)}"
