"""The whole day is walked through in the window, and every screen is looked at: named, whole, in one language.

What is looked at is what `make screens` photographs. Each screen is compared with how it was accepted, in two of its
twelve looks (two languages, three themes, two sizes); COMMITTEE_TEST_ALL_LOOKS=1, as `make soak` has it, compares them
all and looks for troubles in both languages at both text sizes. `make accept-screens` accepts how they look now.
"""

from __future__ import annotations

import argparse
import itertools
import os
from collections.abc import Iterator
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

EVERY_PICTURE = tuple(
    (language, theme, size)
    for language in ("ko", "en")
    for theme in ("light", "dark", "high-contrast")
    for size in (SIZE, (1920, 1080))
)
IS_ACCEPTING = "COMMITTEE_TEST_ACCEPT_PICTURES" in os.environ
ALL_PICTURES = IS_ACCEPTING or "COMMITTEE_TEST_ALL_LOOKS" in os.environ


def pictured(stop: int) -> tuple[tuple[str, str, tuple[int, int]], ...]:
    """Return how the screen at a stop is compared: as most see it and in one of the other looks, each in its turn."""
    if ALL_PICTURES:
        return EVERY_PICTURE
    return EVERY_PICTURE[0], EVERY_PICTURE[1 + stop % (len(EVERY_PICTURE) - 1)]


class Inspector(screens.Camera):
    """Stops where the camera stops, and looks instead of photographing."""

    def __init__(self, app: QApplication, wanted: argparse.Namespace) -> None:
        super().__init__(app, wanted)
        self.found: dict[str, list[str]] = {}
        self.stops = 0
        self.screens: set[str] = set()
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
        screen = next(one for one in _names(name) if one not in self.screens)
        self.screens.add(screen)
        for language, theme, (width, height) in pictured(self.stops):
            self._dress(*EVERY_PICTURE[0])  # where a table has scrolled to hangs on the look before
            self._dress(language, theme, (width, height))
            self.pictures[f"{screen} {language} {theme} {width}x{height}"] = fingerprint(self.shell.grab().toImage())
        self._dress(*self._looks[0])

    def take_part(self, name: str, part: QWidget) -> None:
        """Look at a window beside the window, as it is now."""
        for trouble in troubles(part, "ko"):
            self.found.setdefault(trouble, []).append(name)


def _names(name: str) -> Iterator[str]:
    """Yield what a screen may be called that is looked at more than once."""
    yield name
    yield from (f"{name}-{again}" for again in itertools.count(2))


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
    if IS_ACCEPTING:
        accept(inspector.pictures)
    known = {
        name: one
        for name, one in accepted().items()
        if name in inspector.pictures or name.split(" ")[0] not in inspector.screens or ALL_PICTURES
    }
    assert not unlike(inspector.pictures, known), "if this is how they should look: make accept-screens"
