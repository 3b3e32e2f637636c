"""The whole day is walked through in the window, and every screen is looked at: named, whole, in one language.

What is looked at is what `make screens` photographs. COMMITTEE_TEST_ALL_LOOKS=1 looks in both languages at both sizes.
Some screens are compared with how they were accepted; `make accept-screens` accepts how they look now.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from committee_app.ui.language import apply_language
from committee_app.ui.theme import apply_theme, load_theme
from scripts import screens
from tests.ui.looking import troubles
from tests.ui.pictures import accept, accepted, fingerprint, unlike

SIZE = (1366, 768)
SAID = frozenset({"평가규칙 확정의 건", "위원장 호선의 건", "선정(안) 의결의 건", "위원장", "간사"})
"""What the sample case says itself: its agenda, and who speaks in its record."""

ALL_LOOKS = tuple((language, scale) for scale in (1.0, 2.0) for language in ("ko", "en"))
LOOKS = ALL_LOOKS if "COMMITTEE_TEST_ALL_LOOKS" in os.environ else (("ko", 1.0), ("en", 2.0))
"""Two by default: Korean as most see it, and English at double text, which is the tightest; all four if asked for."""

PICTURED = {
    "start-open": ("light", "high-contrast"),
    "prepare-proposals-secretary": ("light",),
    "meeting-attendance-secretary": ("light", "dark"),
    "seats-sealing": ("light",),
    "declare-pledge": ("light",),
    "declare-conflicts": ("light", "high-contrast"),
    "score-sheet": ("light", "dark", "high-contrast"),
    "score-read-back": ("light",),
    "score-sealed": ("dark",),
    "opening-secretary": ("light", "dark"),
    "result-ranking-chair": ("light", "high-contrast"),
    "result-selection-chair": ("light",),
    "sign-chair": ("light",),
    "verify-holds": ("light", "dark"),
}
"""Screens that are compared with their accepted pictures, and in which themes."""


class Inspector(screens.Camera):
    """Stops where the camera stops, and looks instead of photographing."""

    def __init__(self, app: QApplication, wanted: argparse.Namespace) -> None:
        super().__init__(app, wanted)
        self.found: dict[str, list[str]] = {}
        self.stops = 0
        self.pictures: dict[str, str] = {}

    def take(self, name: str) -> None:
        """Look at what is shown, in both languages and sizes."""
        self.stops += 1
        for language, scale in LOOKS:
            apply_theme(self._app, load_theme("light", scale))
            apply_language(self._app, language)
            self.settle()
            for trouble in troubles(self.shell, language, SAID):
                self.found.setdefault(trouble, []).append(f"{name} {language} {scale:.0%}")
        for theme in PICTURED.get(name, ()):
            self._dress("ko", theme, SIZE)
            self.pictures[f"{name} {theme}"] = fingerprint(self.shell.grab().toImage())
        self._dress(*self._looks[0])

    def take_part(self, name: str, part: QWidget) -> None:
        """Look at a window beside the window, as it is now."""
        for trouble in troubles(part, "ko"):
            self.found.setdefault(trouble, []).append(name)


@pytest.mark.timeout(600)  # the whole day with real signatures, on whatever machine this is
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen has no pop-ups of its own
def test_every_screen_is_named_whole_and_in_one_language(qapp: QApplication, tmp_path: Path) -> None:
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    wanted = argparse.Namespace(out=tmp_path, text=100, languages=["ko"], themes=["light"], sizes=[SIZE])
    inspector = Inspector(qapp, wanted)
    screens.walk(inspector, tmp_path)
    inspector.shell.close()
    assert inspector.stops > 40
    told = [f"{trouble} ({', '.join(at[:3])})" for trouble, at in inspector.found.items()]
    assert not told, "\n".join(told)
    if "COMMITTEE_TEST_ACCEPT_PICTURES" in os.environ:
        accept(inspector.pictures)
    assert not unlike(inspector.pictures, accepted()), "if this is how they should look: make accept-screens"
