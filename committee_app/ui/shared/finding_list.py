"""What stands in the way, all of it, one sentence a line."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from committee_app.case.findings import Finding
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.shared.banners import BannerTone
from committee_app.ui.shared.labels import IconLabel, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.theme import current, follow_theme

ICONS: Final = {
    BannerTone.DANGER: "circle-x",
    BannerTone.WARNING: "circle-alert",
    BannerTone.INFORMATION: "info",
    BannerTone.SUCCESS: "circle-check",
}
_LINES_WITH_ICONS: Final = 40
"""After so many the rest stands in one piece of text: a label for each of hundreds would take seconds."""


class FindingList(QWidget):
    """Findings in the words of the language in force; hidden while there is none."""

    def __init__(self, tone: BannerTone = BannerTone.DANGER) -> None:
        super().__init__()
        self._tone = tone
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[str, ...] = ()
        self.setVisible(False)
        follow_theme(self._dress)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show these findings and no others."""
        words = wording(current_language())
        self.show_sentences(tuple(words.finding(one) for one in findings))

    def show_sentences(self, sentences: tuple[str, ...]) -> None:
        """Show sentences that are worded already."""
        if sentences == self._shown:
            return
        self._shown = sentences
        self._clear()
        for sentence in sentences[:_LINES_WITH_ICONS]:
            self._lines.addWidget(self._line(sentence))
        if rest := sentences[_LINES_WITH_ICONS:]:
            self._lines.addWidget(RunningText("\n".join(rest)))
        self.setVisible(bool(sentences))
        self.setAccessibleName(" ".join(sentences))

    def sentences(self) -> tuple[str, ...]:
        """Return what is shown."""
        return self._shown

    def _line(self, sentence: str) -> QWidget:
        line = QWidget()
        icon = IconLabel(ICONS[self._tone], f"{self._tone}_text", "icon")
        line.setLayout(row(column(icon, STRETCH), (RunningText(sentence), 1), gap="small"))
        return line

    def _clear(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _dress(self) -> None:
        self._lines.setSpacing(current().space("small"))
