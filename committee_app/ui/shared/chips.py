"""Chips: one or two words of state, never colour alone."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from PySide6.QtWidgets import QFrame, QSizePolicy

from committee_app.ui.shared.labels import IconLabel, Label
from committee_app.ui.shared.layouts import row
from committee_app.ui.theme import current, follow_theme, say


class ChipTone(StrEnum):
    """The hue of a chip; the words carry the meaning."""

    NEUTRAL = "neutral"
    PRIMARY = "primary"
    SOLID = "solid"
    INK = "ink"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"
    INFORMATION = "information"


_WORDS: Final = {ChipTone.NEUTRAL: "subtle", ChipTone.SOLID: "on_primary"}
_ICON: Final = {
    ChipTone.NEUTRAL: "subtle",
    ChipTone.SOLID: "on_primary",
    ChipTone.INK: "ink",
    ChipTone.PRIMARY: "primary_text",
}


class Chip(QFrame):
    """A small plate with words; at most two beside a title."""

    def __init__(self, words: str, tone: ChipTone = ChipTone.NEUTRAL, icon_name: str | None = None) -> None:
        super().__init__()
        self.setProperty("kind", "chip")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._icon = IconLabel(icon_name or "check", "subtle", "icon_chip")
        self._label = Label("", "small_strong")
        self.setLayout(row(self._icon, self._label, gap="tight", margins=("small", "none")))
        self.show_state(words, tone, icon_name)
        follow_theme(self._dress)

    def show_state(self, words: str, tone: ChipTone, icon_name: str | None = None) -> None:
        """Show another state."""
        self._label.setText(words)
        self._label.set_tone(_WORDS.get(tone, str(tone)))
        self._icon.setVisible(icon_name is not None)
        if icon_name is not None:
            self._icon.set_icon(icon_name, _ICON.get(tone, f"{tone}_text"))
        say(self, tone=str(tone))

    def words(self) -> str:
        """Return what the chip says."""
        return self._label.text()

    def _dress(self) -> None:
        theme = current()
        self.setFixedHeight(theme.size("chip"))
        say(self, edged=theme.is_high_contrast)
