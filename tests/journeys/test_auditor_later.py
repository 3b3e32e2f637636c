"""The auditor two years later (features 4 (d)): the minutes alone, then the case, then why one stands above another.

Nothing that is done here leaves anything in the record but the sign-in's own notes, of which there are none.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from committee_app.case.people import Role
from committee_app.desks.clock import ScriptedClock
from committee_app.ui.language import apply_language
from committee_app.ui.shared.choice_box import ChoiceBox
from committee_app.ui.shell import Shell
from committee_app.ui.theme import apply_theme, load_theme
from tests.journeys.conftest import CHEAP, ToldDay
from tests.journeys.hands import Person
from tests.ui.window import in_front

CLICKS_TO_A_VERDICT = 3
"""Verification, the file, the button."""
MOST_TO_ASK_WHY = 4
"""The result, the project, the one that it is held against, the button."""


@pytest.fixture
def person(qtbot: QtBot, qapp: QApplication) -> Iterator[Person]:
    apply_language(qapp, "ko")
    apply_theme(qapp, load_theme("light"))
    clock = ScriptedClock(datetime(2028, 3, 2, 9, 0, tzinfo=timezone(timedelta(hours=9))))
    shell = in_front(qtbot, Shell(clock, cost=CHEAP))
    yield Person(qtbot, shell, "ko")
    shell.close()


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_minutes_alone_give_a_verdict_in_three_clicks(person: Person, told: ToldDay) -> None:
    person.press("Verify minutes or a case file")
    person.press("Choose files")
    person.give_file(told.minutes)
    person.press("Verify")
    person.see("Everything that can be told here holds")
    assert person.clicks == CLICKS_TO_A_VERDICT
    page = person.shell._screen.presenter._page  # type: ignore[union-attr]
    # Green is only what was checked: whose keys these are nobody can tell from the file.
    assert {one.code for one in page.steps if one.advice is not None} >= {"verify.whose_keys"}


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_the_auditor_asks_why_one_stands_above_another(person: Person, told: ToldDay, tmp_path: Path) -> None:
    case = tmp_path / "sample.case"
    shutil.copy(told.case, case)
    secrets = dict(told.day.secrets)
    person.press("Choose a file")
    person.give_file(case)
    person.fill("Room passphrase", told.passphrase)
    person.press("Open")
    person.see("Choose your seat")
    person.press_beginning("감사")
    person.fill("Secret words", secrets[Role.AUDITOR.value])
    person.press("Sign in")
    person.see("Everybody who was there has signed the minutes.")
    assert person.shell._room is not None
    head = person.shell._room.record.head

    before = person.clicks
    person.press_beginning("4. 결과")
    page = person.shell._screen.presenter._page()  # type: ignore[union-attr]
    tenth = page.track_shown.lines[9]
    person.choose_row(tenth.title)
    [box] = [one for one in person.shell.findChildren(ChoiceBox) if one.isVisible()]
    box.setFocus()
    person.key(Qt.Key.Key_Down)
    person.press("Compare these two")
    person.see("Where the two part")
    assert person.clicks - before <= MOST_TO_ASK_WHY
    assert person.shell._room.record.head == head
