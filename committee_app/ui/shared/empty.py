"""An empty place: what is not here, what to do, and one second button that does it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.labels import IconLabel, Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.theme import current, follow_theme


class EmptyState(QFrame):
    """A dashed card with an icon, a title, a sentence, and at most one button."""

    act_chosen = Signal()

    def __init__(
        self, title: str, text: str = "", act: str = "", *, icon_name: str = "file-text", act_icon: str | None = None
    ) -> None:
        super().__init__()
        self.setProperty("kind", "empty")
        self._title = Label(title, "subheading", wrap=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = RunningText(text, "body", "subtle")
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text.setVisible(bool(text))
        self._act = Button(act or title, ButtonKind.SECOND, icon_name=act_icon)
        self._act.setVisible(bool(act))
        self._act.clicked.connect(self.act_chosen)
        self.setFocusProxy(self._act)
        icon = IconLabel(icon_name, "subtle", "icon_empty")
        words = column(self._title, self._text, gap="tight")
        self.setLayout(
            column(
                STRETCH,
                row(STRETCH, icon, STRETCH),
                words,
                row(STRETCH, self._act, STRETCH),
                STRETCH,
                gap="medium",
                margins="wide",
            )
        )
        follow_theme(self._dress)

    def set_words(self, title: str, text: str = "", act: str = "") -> None:
        """Show other words."""
        self._title.setText(title)
        self._text.set_words(text)
        self._text.setVisible(bool(text))
        self._act.set_words(act or title)
        self._act.setVisible(bool(act))

    def _dress(self) -> None:
        self.setMinimumWidth(current().size("empty_width") // 2)
