"""Banners: what happened, what is still safe, what to do. They stay until the cause is gone."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.labels import IconLabel, Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.theme import say


class BannerTone(StrEnum):
    """What kind of news it is."""

    INFORMATION = "information"
    WARNING = "warning"
    DANGER = "danger"
    SUCCESS = "success"


_ICON: Final = {
    BannerTone.INFORMATION: "info",
    BannerTone.WARNING: "triangle-alert",
    BannerTone.DANGER: "circle-x",
    BannerTone.SUCCESS: "circle-check",
}


class Banner(QFrame):
    """A plate with an icon, a bold line, a plain line, and at most one small button."""

    act_chosen = Signal()

    def __init__(self, tone: BannerTone, title: str, text: str = "", act: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "banner")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._icon = IconLabel(_ICON[tone], f"{tone}_text", "icon_banner")
        self._title = Label("", "bold", wrap=True)
        self._text = RunningText("", "body", "text")
        self._act = Button(act or title, ButtonKind.THIRD, size=ButtonSize.TOOL)
        self._act.clicked.connect(self.act_chosen)
        beside = column(self._icon, STRETCH)
        words = column(self._title, self._text, gap="hair")
        inside = row(beside, (words, 1), self._act, gap="medium", margins=("large", "medium"))
        inside.setAlignment(self._act, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(inside)
        self.show_news(tone, title, text, act)

    def show_news(self, tone: BannerTone, title: str, text: str = "", act: str = "") -> None:
        """Show other news in the same place."""
        self._icon.set_icon(_ICON[tone], f"{tone}_text")
        self._title.setText(title)
        self._title.set_tone(str(tone))
        self._text.set_words(text)
        self._text.setVisible(bool(text))
        self._act.set_words(act, act)
        self._act.setVisible(bool(act))
        self.setAccessibleName(f"{title} {text}".strip())
        say(self, tone=str(tone))
