"""Buttons: one primary a screen, everything else quiet.

No button is ever a dialog's default: Enter in a text box presses nothing.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from committee_app.ui.theme import current, follow_theme, icon, is_to_be_seen, say


class ButtonKind(StrEnum):
    """How loud a button is. Danger is never filled."""

    PRIMARY = "primary"
    SECOND = "second"
    THIRD = "third"
    DANGER = "danger"
    TEXT = "text"


class ButtonSize(StrEnum):
    """How high a button is: 40, 48 (ends a stage), 44 (dialogs), 36 (top bar), 32 (tool bars)."""

    PLAIN = "button"
    FINAL = "button_final"
    DIALOG = "button_dialog"
    BAR = "button_bar"
    TOOL = "button_tool"


_ICON_TONE: Final = {
    ButtonKind.PRIMARY: "on_primary",
    ButtonKind.SECOND: "primary_text",
    ButtonKind.DANGER: "danger_text",
    ButtonKind.TEXT: "subtle",
    ButtonKind.THIRD: "text",
}
_UNBOUNDED: Final = 16_777_215  # QWIDGETSIZE_MAX
_EN_SPACE: Final = "\u2002"  # Qt's own gap between icon and text is too tight


class Button(QPushButton):
    """A button that names its act: verb, object, whose.

    Args:
        words: the text; empty for an icon alone, which then needs `name`.
        kind: how loud.
        size: how high.
        icon_name: a drawing before the words, or after them with `icon_after`.
        name: the accessible name, when the words do not say enough ("Next" of what).
    """

    def __init__(
        self,
        words: str,
        kind: ButtonKind = ButtonKind.THIRD,
        *,
        size: ButtonSize = ButtonSize.PLAIN,
        icon_name: str | None = None,
        icon_after: bool = False,
        name: str | None = None,
    ) -> None:
        super().__init__()
        self._kind, self._size, self._icon_name, self._name = kind, size, icon_name, name
        self._icon_after = icon_after
        self._is_drawn = False
        self.setProperty("kind", str(kind))
        self.setProperty("measure", str(size))
        self._words, self._least = "", 0
        self._said: tuple[str, str | None] | None = None
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if icon_after:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.set_words(words, name)
        follow_theme(self._dress)

    def sizeHint(self) -> QSize:
        """Return the room that the words need, and no less than a button is wide."""
        needed = super().sizeHint()
        return (
            QSize(max(needed.width(), self._least), needed.height()) if self._words else QSize(self._least, self._least)
        )

    def minimumSizeHint(self) -> QSize:
        """Return the same: words on a button are never cut."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Draw the icon when the button is first about to be seen, and in another colour when it is enabled or not."""
        if event.type() == QEvent.Type.EnabledChange if self._is_drawn else is_to_be_seen(self, event):
            self._draw()
        return super().event(event)

    def words(self) -> str:
        """Return the text as the person reads it."""
        return self._words

    def set_words(self, words: str, name: str | None = None) -> None:
        """Show another text; `name` replaces the accessible name."""
        if self._said == (words, name or self._name):
            return
        self._words = words
        self._name = name or self._name
        self._said = (words, self._name)
        shown = words.replace("&", "&&")  # a name with an ampersand is not a shortcut
        if words and self._icon_name is not None:
            shown = shown + _EN_SPACE if self._icon_after else _EN_SPACE + shown
        self.setText(shown)
        self.setAccessibleName(self._name or words)
        self.setToolTip("" if words else self.accessibleName())
        say(self, wordless=not words)
        self._size_up()

    def set_icon_name(self, icon_name: str) -> None:
        """Show another drawing."""
        if icon_name != self._icon_name:
            self._icon_name = icon_name
            self._dress()

    def set_kind(self, kind: ButtonKind) -> None:
        """Make the button louder or quieter."""
        if kind is not self._kind:
            self._kind = kind
            say(self, kind=str(kind))
            self._dress()

    def _size_up(self) -> None:
        theme = current()
        height = theme.size(self._size)
        self.setFixedHeight(height)
        is_plain_text = self._kind is ButtonKind.TEXT
        least = 0 if is_plain_text else theme.size("button_width")
        # A smallest width that is set stands above what the words need, and a narrow row would cut them.
        self._least = least if self._words else height
        self.setMaximumWidth(_UNBOUNDED if self._words else height)

    def _dress(self) -> None:
        self._size_up()
        if self._is_drawn:
            self._draw()

    def _draw(self) -> None:
        self._is_drawn = True
        if self._icon_name is not None:
            side = current().size("icon")
            self.setIcon(icon(self._icon_name, _ICON_TONE[self._kind], enabled=self.isEnabled()))
            self.setIconSize(QSize(side, side))
