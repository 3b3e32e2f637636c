"""A path that is chosen by its button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.field import Field, LineInput, composed
from committee_app.ui.theme import current, follow_theme


class PathField(Field):
    """A file or place that is chosen, not typed: its path, and the button that asks for it."""

    asked = Signal()
    """The person wants to choose."""

    def __init__(self, label: str = "", help_text: str = "") -> None:
        self._input = LineInput()
        self._input.setReadOnly(True)
        self._input.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._choose = Button(label, ButtonKind.THIRD, size=ButtonSize.DIALOG, icon_name="folder-open")
        super().__init__(label, self._input, help_text, beside=self._choose)
        self.setFocusProxy(self._choose)
        self._choose.clicked.connect(self.asked)
        follow_theme(self._dress)

    def set_words(self, label: str, act: str, help_text: str = "") -> None:
        """Show another label, another act on the button, another help."""
        self.set_label(label)
        self.set_help(help_text)
        self._choose.set_words(act)

    def set_path(self, path: str) -> None:
        """Show a path; its end is what tells files apart."""
        self._input.setText(composed(path))
        self._input.setToolTip(path)
        self._input.setCursorPosition(len(self._input.text()))

    def path(self) -> str:
        """Return the path that is shown."""
        return self._input.text()

    def _dress(self) -> None:
        self._input.setFixedHeight(current().size("field"))
