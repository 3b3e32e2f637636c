"""Text size, theme and language, changed while running and remembered for the next start."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSettings, Qt
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from committee_app.ui.language import apply_language, current_language
from committee_app.ui.shared.labels import Label
from committee_app.ui.shared.layouts import column
from committee_app.ui.shared.segments import Answer, Segment
from committee_app.ui.theme import THEMES, apply_theme, current, load_theme

SCALES = ("1.0", "1.25", "1.5", "2.0")


class SettingsPanel(QFrame):
    """Opens under the top bar and closes when one clicks elsewhere; every choice takes effect at once."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
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
        self._word()

    def open_below(self, window: QWidget) -> None:
        """Show the panel at the right under the top bar of its window."""
        self.adjustSize()
        side = current().space("wide")
        corner = window.mapToGlobal(QPoint(window.width() - self.width() - side, current().size("top_bar")))
        self.move(corner)
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def _word(self) -> None:
        words = (self.tr("Language"), self.tr("Display"), self.tr("Text size"))
        for label, segment, word in zip(self._labels, self._segments(), words, strict=True):
            label.setText(word)
            segment.setAccessibleName(word)
        self._theme.set_words((self.tr("Light"), self.tr("Dark"), self.tr("High contrast")))
        self._language.set_choice(current_language())
        self._theme.set_choice(current().name)
        self._scale.set_choice(str(current().scale) if str(current().scale) in SCALES else None)

    def _segments(self) -> tuple[Segment, Segment, Segment]:
        return self._language, self._theme, self._scale

    def _choose_language(self, language: str) -> None:
        self._keep("language", language)
        apply_language(_application(), language)

    def _choose_theme(self, name: str) -> None:
        self._keep("theme", name)
        apply_theme(_application(), load_theme(name, current().scale))

    def _choose_scale(self, scale: str) -> None:
        self._keep("scale", scale)
        apply_theme(_application(), load_theme(current().name, float(scale)))

    def _keep(self, name: str, value: str) -> None:
        QSettings("committee-app", "committee-app").setValue(name, value)


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
