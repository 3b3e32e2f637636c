"""Text size, theme and language, changed while running and remembered for the next start."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from committee_app.ui.language import apply_language, current_language
from committee_app.ui.preferences import SCALES, kept
from committee_app.ui.shared.focus_ring import FocusRing
from committee_app.ui.shared.labels import Label
from committee_app.ui.shared.layouts import column
from committee_app.ui.shared.segments import Answer, Segment
from committee_app.ui.theme import THEMES, apply_theme, current, load_theme


class SettingsPanel(QFrame):
    """Opens under the top bar and closes when one clicks elsewhere; every choice takes effect at once."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self._window = window
        self.setProperty("kind", "card")
        self._language = Segment("language", (Answer("ko", "한국어"), Answer("en", "English")))
        self._theme = Segment("theme", tuple(Answer(name, name) for name in THEMES))
        self._scale = Segment("scale", tuple(Answer(scale, f"{int(float(scale) * 100)}%") for scale in SCALES))
        self._labels = tuple(Label("", "strong") for _ in range(3))
        self.setLayout(
            column(
                column(self._labels[0], self._language, gap="close"),
                column(self._labels[1], self._theme, gap="close"),
                column(self._labels[2], self._scale, gap="close"),
                gap="large",
                margins="wide",
            )
        )
        self._language.chosen.connect(self._choose_language)
        self._theme.chosen.connect(self._choose_theme)
        self._scale.chosen.connect(self._choose_scale)
        self._ring = FocusRing(self)
        self._word()

    def open_below(self) -> None:
        """Show the panel at the right under the top bar of its window."""
        self._word()
        self._place()
        self.show()
        self._language.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
            self._place()
        super().changeEvent(event)

    def _word(self) -> None:
        words = (self.tr("Language"), self.tr("Display"), self.tr("Text size"))
        for label, segment, word in zip(self._labels, self._segments(), words, strict=True):
            label.setText(word)
            segment.setAccessibleName(word)
        self._language.set_words(("한국어", "English"))
        self._theme.set_words((self.tr("Light"), self.tr("Dark"), self.tr("High contrast")))
        self._scale.set_words(tuple(f"{int(float(scale) * 100)}%" for scale in SCALES))
        self._language.set_choice(current_language())
        self._theme.set_choice(current().name)
        self._scale.set_choice(str(current().scale) if str(current().scale) in SCALES else None)

    def _segments(self) -> tuple[Segment, Segment, Segment]:
        return self._language, self._theme, self._scale

    def _place(self) -> None:
        self.adjustSize()
        left = self._window.width() - self.width() - current().space("wide")
        self.move(self._window.mapToGlobal(QPoint(left, current().size("top_bar"))))

    def _choose_language(self, language: str) -> None:
        kept().setValue("language", language)
        apply_language(_application(), language)

    def _choose_theme(self, name: str) -> None:
        kept().setValue("theme", name)
        apply_theme(_application(), load_theme(name, current().scale))
        self._place()

    def _choose_scale(self, scale: str) -> None:
        kept().setValue("scale", scale)
        apply_theme(_application(), load_theme(current().name, float(scale)))
        self._place()


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
