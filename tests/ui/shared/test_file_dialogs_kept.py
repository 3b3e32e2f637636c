"""What the dialogs for files leave behind at a machine: the folder that was looked into, never the name of a file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from committee_app.resources import resource

PROGRAM = """
import sys
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from committee_app.ui.shared.file_dialogs import choose_file
from committee_app.ui.theme import application
app = application()
parent, chosen = QWidget(), []
parent.show()
choose_file(parent, "", "(*.case)", chosen.append, sys.argv[1])
[dialog] = parent.findChildren(QFileDialog)
dialog.selectFile(sys.argv[1] + "/named-after-somebody.case")
QTest.qWait(100)
dialog.accept()
QTest.qWait(100)
print(len(chosen))
"""


def test_no_file_that_was_chosen_is_in_a_list_of_recent_ones(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "named-after-somebody.case").touch()
    places = {f"XDG_{one}_HOME": str(tmp_path / "home" / one) for one in ("CONFIG", "DATA", "CACHE", "STATE")}
    environment = {**os.environ, **places, "HOME": str(tmp_path / "home"), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(stick)],
        capture_output=True, text=True, check=True, cwd=resource().parent, env=environment,
    )  # fmt: skip
    assert done.stdout.strip() == "1"
    kept = [path for path in (tmp_path / "home").rglob("*") if path.is_file()]
    assert [path.name for path in kept] == ["QtProject.conf"]
    assert all(b"named-after-somebody" not in path.read_bytes() for path in kept)
