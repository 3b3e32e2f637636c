"""Qt's binding is loaded without its tools, and says what it always says when it is called wrongly."""

from __future__ import annotations

import builtins
import subprocess
import sys

from committee_app.ui.binding import POSTPONED, load_binding

OURS = "from committee_app.ui.binding import load_binding; load_binding()"
PLAIN = "import PySide6"

WRONG_CALLS = """
from PySide6.QtWidgets import QApplication, QLabel, QWidget
app = QApplication(["test", "-platform", "offscreen"])
for call in (
    lambda: QLabel().setText(5),
    lambda: QLabel(1, 2, 3, 4),
    lambda: QWidget().resize("wide"),
    lambda: QWidget(nothing=1),
):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
from shibokensupport.signature import get_signature
print(get_signature(QWidget.resize), QWidget.resize.__doc__)
"""
WHAT_IS_THERE = """
import builtins, linecache, sys
import PySide6.QtWidgets
print(*(name for name, module in sys.modules.items() if "__getattr__" in vars(module)))
print(builtins.__import__.__name__, any("wave" in file for file in linecache.cache), "argparse" in sys.modules)
"""


def told(*program: str) -> list[str]:
    run = subprocess.run(
        [sys.executable, "-c", "\n".join(program)], capture_output=True, text=True, check=True, timeout=60
    )
    return run.stdout.splitlines()


def test_a_wrong_call_is_told_in_the_same_words() -> None:
    plainly = told(PLAIN, WRONG_CALLS)
    assert "PySide6.QtWidgets.QLabel.setText(arg__1: str, /)" in "\n".join(plainly)
    assert told(OURS, WRONG_CALLS) == plainly


def test_what_nobody_asked_for_is_not_loaded_and_no_source_is_read() -> None:
    empty, what = told(OURS, "import wave", WHAT_IS_THERE)
    assert set(empty.split()) >= POSTPONED
    assert what == "__import__ False False"


def test_without_us_all_of_it_is_loaded_and_every_module_is_read() -> None:
    # The day a new version of the binding postpones by itself, ours can go.
    empty, what = told("import PySide6.QtCore, wave", WHAT_IS_THERE)
    assert set(empty.split()).isdisjoint(POSTPONED)
    assert what == "__feature_import__ True True"


def test_a_binding_that_is_loaded_already_is_left_alone() -> None:
    before = builtins.__import__, dict(sys.modules)
    load_binding()
    assert (builtins.__import__, dict(sys.modules)) == before
