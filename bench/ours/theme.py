"""Our change of theme and text size on the full scoring screen; what it consists of is written down for the peer."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTableView, QWidget

from bench.ours.seated import Seated
from committee_app.ui.theme import apply_theme, load_theme

CHANGES = 10


class _Dressed(Seated):
    pass


def prepare(folder: Path) -> Callable[[], float]:
    """Return the work: a change back and forth, ten times, until it is painted; the mean of one."""
    seated = _Dressed(folder)
    looks = (load_theme("dark", 1.25), load_theme("light", 1.0))
    kinds = {"label": QLabel, "button": QAbstractButton, "line": QLineEdit, "table": QTableView}
    there = {name: len(seated.window.findChildren(kind)) for name, kind in kinds.items()}
    there["frame"] = len(seated.window.findChildren(QWidget)) - sum(there.values())
    sheets = [(look.stylesheet(), look.font().pixelSize()) for look in looks]
    (folder / "window.json").write_text(json.dumps({"widgets": there, "looks": sheets}), encoding="utf-8")

    def work() -> float:
        start = time.perf_counter()
        for number in range(CHANGES):
            apply_theme(seated.app, looks[number % 2])
            seated.paint()
            seated.window.repaint()
        return (time.perf_counter() - start) / CHANGES

    return work
