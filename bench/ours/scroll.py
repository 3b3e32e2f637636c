"""Our table of 1,000 rows, scrolled from top to bottom row by row; the mean of one frame."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from committee_app.ui.preferences import Preferences
from committee_app.ui.shared.tables import Align, Column, RowsModel, TableView
from committee_app.ui.theme import application

ROWS, COLUMNS = 1000, 20

Row = tuple[str, ...]


def _column(place: int) -> Column[Row]:
    return Column(f"{place}", lambda row: row[place], Align.RIGHT, width=0 if place == 0 else 52, least=120)


def prepare(_folder: Path) -> Callable[[], float]:
    """Return the work."""
    app = application()
    Preferences().apply(app)
    rows = tuple(tuple(f"{(row * 7 + place) % 100 / 10}" for place in range(COLUMNS)) for row in range(ROWS))
    table = TableView("rows", RowsModel(tuple(map(_column, range(COLUMNS))), rows))
    table.resize(1366, 768)
    table.show()
    app.processEvents()

    def work() -> float:
        bar = table.verticalScrollBar()
        bar.setValue(0)
        app.processEvents()
        start = time.perf_counter()
        frames = bar.maximum()
        for place in range(1, frames + 1):
            bar.setValue(place)
            app.processEvents()
        return (time.perf_counter() - start) / frames

    return work
