"""What the first window loads: nothing that only an open case needs."""

from __future__ import annotations

import subprocess
import sys

HEAVY = (
    "argparse",
    "committee_app.case.findings",
    "committee_app.case.progress",
    "committee_app.casefile",
    "committee_app.desks.admin_log",
    "committee_app.desks.room",
    "committee_app.export",
    "committee_app.intake",
    "committee_app.scoring",
    "committee_app.ui.guide",
    "committee_app.ui.shared.file_dialogs",
    "committee_app.ui.shared.steps",
    "committee_app.wording",
    "cryptography",
    "logging",
    "pikepdf",
    "pyhanko",
    "reportlab",
    "sqlcipher3",
    "sqlite_utils",
    "tomllib",
)
FIRST_WINDOW = """
import sys
from committee_app.__main__ import window_door
app, window = window_door().first_window()
print(*sys.modules)
window.close_everything()
"""
OPEN_CASE = (
    "import sys, committee_app.desks.room, committee_app.ui.screens, committee_app.ui.seats.view; print(*sys.modules)"
)


def loaded(program: str) -> set[str]:
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    return set(run.stdout.split())


def test_the_first_window_is_there_before_anything_of_a_case_is_loaded() -> None:
    assert loaded(FIRST_WINDOW).isdisjoint(HEAVY)


def test_an_open_case_loads_neither_typesetting_nor_signatures() -> None:
    assert loaded(OPEN_CASE).isdisjoint({"reportlab", "pikepdf", "pyhanko", "committee_app.export.pdf"})


def test_an_open_case_at_which_nobody_sits_loads_no_desk_no_result_and_no_library_of_tables() -> None:
    there = loaded(OPEN_CASE)
    assert "committee_app.desks.record" in there
    assert there.isdisjoint({"committee_app.desks.chair", "committee_app.desks.secretary", "sqlite_utils"})
    # Whoever reads a record draws its lots again: that alone.
    computing = {name for name in there if name.startswith(("committee_app.scoring.", "committee_app.intake"))}
    assert computing <= {"committee_app.scoring.lots"}
