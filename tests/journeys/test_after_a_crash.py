"""The power goes while a member scores: back at the same marks by hand at the window, clicks counted."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from committee_app.case.lifecycle import Stage
from committee_app.case.people import evaluator_actor
from committee_app.desks.clock import SystemClock
from committee_app.desks.evaluator import EvaluatorDesk
from committee_app.ui.language import apply_language
from committee_app.ui.shared.score_field import ScoreInput
from committee_app.ui.shell import Shell
from committee_app.ui.theme import apply_theme, load_theme
from tests.builders import C01, FIRST, MARKS
from tests.journeys.hands import Person
from tests.ui.rooms import COST, PASSPHRASE, declare, prepared_room
from tests.ui.window import in_front

TO_THE_FILE = 4
"""Clicks from the start page to an open case: after a crash, the passphrase's field, what is there, open."""
TO_THE_MARKS = 3
"""Clicks from there to one's own unfinished sheet: the seat, the code's field, sign in."""


@pytest.fixture
def cut(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A file as it lies on the disk at the moment of the cut, with one mark of three typed, and the member's code."""
    (tmp_path / "before").mkdir()
    with prepared_room(tmp_path / "before", until=Stage.READY) as told:
        declare(told, FIRST)
        desk = told.evaluator(FIRST)
        desk.write_draft(desk.draft(C01).with_mark(0, MARKS[FIRST, C01][0]))
        for file in told.path.parent.glob(f"{told.path.name}*"):
            shutil.copy(file, tmp_path / file.name)
        yield tmp_path / told.path.name, told.secrets[evaluator_actor(FIRST)]


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_after_a_cut_a_member_goes_on_at_the_mark_that_was_saved(
    qtbot: QtBot, qapp: QApplication, cut: tuple[Path, str]
) -> None:
    path, code = cut
    apply_language(qapp, "ko")
    apply_theme(qapp, load_theme("light"))
    shell = in_front(qtbot, Shell(SystemClock(), cost=COST))
    shell.go("start", (path,))
    person = Person(qtbot, shell, "ko")

    person.press("After a crash")
    person.fill("Room passphrase", PASSPHRASE)
    person.press("See what is there")
    person.see("Nothing that was saved is missing")
    person.see("no: the program ended while it was open")
    person.press("Open this case")
    person.see("Choose your seat")
    assert person.clicks == TO_THE_FILE

    [seat] = person.worded("Seat {0}", 1)
    person.press_beginning(f"{seat} 김가상1")
    person.fill("Code", code)
    person.press("Sign in")
    person.wait(lambda: bool(shell.findChildren(ScoreInput)), "no sheet is open")
    assert person.clicks == TO_THE_FILE + TO_THE_MARKS

    desk = shell._desk
    assert isinstance(desk, EvaluatorDesk)
    assert [one for one in desk.draft(C01).marks if one is not None] == [MARKS[FIRST, C01][0]]
    shell.close()
