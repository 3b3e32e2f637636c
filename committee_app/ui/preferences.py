"""How the window looks and speaks, as somebody wished last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Self

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from committee_app.ui.language import DEFAULT_LANGUAGE, LANGUAGES, apply_language
from committee_app.ui.theme import THEMES, apply_theme, load_theme

SCALES: Final = ("1.0", "1.25", "1.5", "2.0")


@dataclass(frozen=True, slots=True)
class Preferences:
    """How the window looks and speaks; what is remembered is a wish, and one that cannot be met is dropped."""

    language: str = DEFAULT_LANGUAGE
    theme: str = THEMES[0]
    scale: str = SCALES[0]

    @classmethod
    def remembered(cls) -> Self:
        """Return what was chosen last; Korean, light and 100 % at the first start."""
        wished = kept()
        return cls(
            _one_of(LANGUAGES, wished.value("language")),
            _one_of(THEMES, wished.value("theme")),
            _one_of(SCALES, wished.value("scale")),
        )

    def apply(self, app: QApplication) -> None:
        """Dress the program and let it speak."""
        apply_theme(app, load_theme(self.theme, float(self.scale)))
        apply_language(app, self.language)


def _one_of(known: tuple[str, ...], wished: object) -> str:
    return str(wished) if wished in known else known[0]


def kept() -> QSettings:
    """Return where wishes are kept."""
    return QSettings("committee-app", "committee-app")
