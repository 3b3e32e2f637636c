"""Where the parts meet: the window with its clock, language, theme and fonts. The only place that wires Qt to desks."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from types import TracebackType

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QMessageBox

from committee_app.desks.clock import SystemClock
from committee_app.ui.language import DEFAULT_LANGUAGE, LANGUAGES, apply_language
from committee_app.ui.shell import Shell
from committee_app.ui.theme import apply_theme, load_theme

PLATFORMS = ("xcb", "wayland", "offscreen", "windows", "cocoa")
"""Where the window may be shown. Qt also carries a platform that listens on the network; it is not among these."""

OPENING_SIZE = (1366, 768)


def run(argv: Sequence[str]) -> int:
    """Open the window and stay until it is closed; returns the exit status."""
    if problem := _platform_problem():
        print(problem, file=sys.stderr)  # noqa: T201 -- there is no window to say it in
        return 2
    app = QApplication(["committee-app", *argv])
    app.setApplicationName("committee-app")
    settings = QSettings("committee-app", "committee-app")
    apply_theme(app, load_theme(str(settings.value("theme", "light"))))
    language = str(settings.value("language", DEFAULT_LANGUAGE))
    apply_language(app, language if language in LANGUAGES else DEFAULT_LANGUAGE)
    window = Shell(SystemClock())
    sys.excepthook = _stopper(window)
    window.resize(*OPENING_SIZE)
    window.show()
    try:
        return app.exec()
    finally:
        window.close_everything()


def _platform_problem() -> str:
    """Say why no window can be shown, or nothing. Qt would end the process without a word."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform and platform.split(":")[0].split(";")[0] not in PLATFORMS:
        return f"committee-app: QT_QPA_PLATFORM={platform} is not one of {', '.join(PLATFORMS)}"
    if sys.platform == "linux" and not platform and not _has_display():
        return "committee-app: no display: start it on a desktop, or set QT_QPA_PLATFORM=offscreen"
    return ""


def _has_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _stopper(window: Shell) -> object:
    """Return what happens on a bug: the case is closed as it is on disk, and the person is told that it is safe."""

    def stop(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        traceback.print_exception(kind, error, trace)
        window.close_everything()
        QMessageBox.critical(
            window,
            window.tr("The program stops here"),
            window.tr("Everything that was shown as saved is in the case file. Start the program again and open it."),
        )
        QApplication.exit(1)

    return stop
