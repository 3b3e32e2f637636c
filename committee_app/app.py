"""Where the parts meet: the window with its clock, language, theme and fonts. The only place that wires Qt to desks."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from committee_app.desks.clock import Clock, SystemClock, stamp
from committee_app.desks.collecting import nothing_to_collect
from committee_app.desks.user_data import account, copies_folder, machine_memory, user_data_folder
from committee_app.ui.preferences import Preferences
from committee_app.ui.shell import Shell
from committee_app.ui.theme import NAME, application

if TYPE_CHECKING:
    from committee_app.desks.admin_log import AdminLog
    from committee_app.desks.keeping import Places

PLATFORMS = ("xcb", "wayland", "wayland-egl", "offscreen", "windows", "cocoa")
"""Where the window may be shown. Qt also carries a platform that listens on the network; it is not among these."""

PLUGINS = "QT_QPA_GENERIC_PLUGINS"
"""Input plug-ins named by the environment; one of them takes touches from the network, and we need none."""

OPENING_SIZE = (1366, 768)

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def run(argv: Sequence[str]) -> int:
    """Open the window, with a case file chosen if one is named, until it is closed; returns the exit status."""
    if problem := platform_problem(os.environ, sys.platform):
        print(problem, file=sys.stderr)  # noqa: T201 -- there is no window to say it in
        return 2
    os.environ.pop(PLUGINS, None)
    app, window = first_window()
    sys.excepthook = stopper(window, SystemClock(), data_folder())
    if argv:
        window.go("start", (Path(argv[0]).absolute(),))
    _log("started")
    try:
        return app.exec()
    finally:
        window.close_everything()
        _log("ended")


def data_folder() -> Path:
    """Return where this machine keeps what belongs to its user and to no case."""
    return user_data_folder(os.environ, sys.platform, Path.home())


def admin_log() -> AdminLog:
    """Return the administrator's log of this account; it is loaded once the window stands."""
    from committee_app.desks.admin_log import NAME as LOG
    from committee_app.desks.admin_log import AdminLog

    return AdminLog(data_folder() / LOG, account(os.environ), SystemClock())


def _log(what: str, result: str = "done", said: str = "") -> None:
    from committee_app.desks.admin_log import Event, Result, What

    admin_log().note(Event(What(what), Result(result), said=said))


def first_window(find_places: Callable[[], Places] | None = None) -> tuple[QApplication, Shell]:
    """Show the window as it was wished last; `find_places` says where this machine keeps what it knows of a case."""
    with nothing_to_collect():
        app = application()
        app.setApplicationName(NAME)
        Preferences.remembered().apply(app)
        window = Shell(SystemClock(), find_places=find_places or places)
        window.resize(*OPENING_SIZE)
        window.show()
        app.processEvents()
        gc.freeze()  # what stands now stands to the end: nobody need look through it again
    return app, window


def places() -> Places:
    """Return where this machine keeps what it knows of a case outside its file."""
    from committee_app.desks.keeping import Places
    from committee_app.desks.kept_self_test import NAME as TESTED

    whose = os.environ, sys.platform, Path.home()
    tested = data_folder() / TESTED
    return Places(machine_memory(*whose), copies_folder(*whose), log=admin_log(), self_test=tested)


def platform_problem(environment: Mapping[str, str], system: str) -> str:
    """Say why no window can be shown, or nothing. Qt would end the process without a word.

    >>> platform_problem({"QT_QPA_PLATFORM": "vnc:port=5900"}, "linux")
    'committee-app: QT_QPA_PLATFORM=vnc:port=5900 is not one of xcb, wayland, wayland-egl, offscreen, windows, cocoa'
    >>> platform_problem({"QT_QPA_PLATFORM": "wayland;xcb"}, "linux")
    ''
    """
    wished = environment.get("QT_QPA_PLATFORM", "")
    if wished and not all(one.split(":")[0] in PLATFORMS for one in wished.split(";")):
        return f"committee-app: QT_QPA_PLATFORM={wished} is not one of {', '.join(PLATFORMS)}"
    if system == "linux" and not wished and not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        return "committee-app: no display: start it on a desktop, or set QT_QPA_PLATFORM=offscreen"
    return ""


def stopper(window: Shell, clock: Clock, folder: Path) -> Hook:
    """Return what happens on a bug: the case is closed as it is on disk, and the person is told that it is safe.

    Nothing can be done in the case any more. What was going on is written down without a word that anybody typed, into
    `folder`/reports. Only the first bug speaks; what fails while the window closes is printed and no more.
    """
    from committee_app.desks.crash_report import report, write_report  # now: after a bug nothing more is loaded

    stopped = False

    def stop(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal stopped
        text = report(error, trace, stamp(clock.now()))
        print(text, end="", file=sys.stderr)  # noqa: T201 -- whoever started it from a terminal sees it there
        if stopped:
            return
        stopped = True
        file = window.open_file()
        window.close_everything()
        written = write_report(folder / "reports", text, clock)
        _log("stopped", "failed", kind.__name__)
        window.say_stopped(file, written)
        QApplication.exit(1)

    return stop
