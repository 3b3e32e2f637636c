"""Rows and columns whose gaps and margins grow with the text.

`row(a, "large", b, STRETCH, c)` reads from left to right: a widget or layout, the name of an extra space,
`STRETCH` for what is left over, `(part, weight)` for a part that takes a share of it.
"""

from __future__ import annotations

from typing import Final, TypeAlias

from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QSpacerItem, QWidget

from committee_app.ui.theme import current, follow_theme


class _Stretch:
    """What is left over in a row or column."""


STRETCH: Final = _Stretch()
Part: TypeAlias = QWidget | QLayout | str | _Stretch | tuple[QWidget | QLayout, int]
Margins: TypeAlias = str | tuple[str, str] | tuple[str, str, str, str]
"""One name for all sides; (sideways, up and down); or left, top, right, bottom."""


class Line(QBoxLayout):
    """A row or a column; spaces are named as in the theme."""

    def __init__(self, direction: QBoxLayout.Direction, *parts: Part, gap: str, margins: Margins) -> None:
        super().__init__(direction)
        self._gap = gap
        self._margins = _four(margins)
        self._spaces: list[tuple[QSpacerItem, str]] = []
        for part in parts:
            self.add(part)
        follow_theme(self._dress)

    def add(self, part: Part) -> None:
        """Put one more part at the end."""
        if isinstance(part, str):
            space = QSpacerItem(0, 0)
            self._spaces.append((space, part))
            self._measure(space, part)
            self.addSpacerItem(space)
        elif isinstance(part, _Stretch):
            self.addStretch(1)
        else:
            held, weight = part if isinstance(part, tuple) else (part, 0)
            if isinstance(held, QLayout):
                self.addLayout(held, weight)
            else:
                self.addWidget(held, weight)

    def _dress(self) -> None:
        theme = current()
        self.setSpacing(theme.space(self._gap))
        self.setContentsMargins(*(theme.space(side) for side in self._margins))
        for space, name in self._spaces:
            self._measure(space, name)
        self.invalidate()

    def _measure(self, space: QSpacerItem, name: str) -> None:
        length = current().space(name)
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum
        if self.direction() == QBoxLayout.Direction.LeftToRight:
            space.changeSize(length, 0, fixed, free)
        else:
            space.changeSize(0, length, free, fixed)


def row(*parts: Part, gap: str = "none", margins: Margins = "none") -> Line:
    """Return a layout from left to right."""
    return Line(QBoxLayout.Direction.LeftToRight, *parts, gap=gap, margins=margins)


def column(*parts: Part, gap: str = "none", margins: Margins = "none") -> Line:
    """Return a layout from top to bottom."""
    return Line(QBoxLayout.Direction.TopToBottom, *parts, gap=gap, margins=margins)


def _four(margins: Margins) -> tuple[str, str, str, str]:
    if isinstance(margins, str):
        return (margins, margins, margins, margins)
    if len(margins) == 2:
        sideways, upright = margins
        return (sideways, upright, sideways, upright)
    return margins
