"""Numbered sentences: the steps of a derivation as they are read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import column
from committee_app.ui.theme import current, follow_theme


class Sentences(QWidget):
    """Numbered sentences under a small heading; lines are kept and worded again."""

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", "small_strong", "muted")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[tuple[Label, RunningText]] = []
        self.setLayout(column(self._title, self._grid, gap="close"))
        follow_theme(self._dress)

    def show_sentences(self, title: str, sentences: tuple[str, ...]) -> None:
        """Show these sentences and no others; none hides the whole part."""
        self._title.setText(title)
        while len(self._lines) < len(sentences):
            self._add_line()
        for place, (number, text) in enumerate(self._lines):
            shown = place < len(sentences)
            number.setVisible(shown)
            text.setVisible(shown)
            text.set_words(sentences[place] if shown else "")
        self.setVisible(bool(sentences))

    def _add_line(self) -> None:
        at = len(self._lines)
        number, text = Label(str(at + 1), "small_strong", "primary"), RunningText("")
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(number, at, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(text, at, 1)
        self._lines.append((number, text))

    def _dress(self) -> None:
        theme = current()
        self._grid.setHorizontalSpacing(theme.space("medium"))
        self._grid.setVerticalSpacing(theme.space("close"))
        self._grid.setColumnMinimumWidth(0, theme.space("large"))
