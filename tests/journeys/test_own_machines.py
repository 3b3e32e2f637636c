"""Two members score on machines of their own, by windows alone: rosters out, ballots back in any order, and opened.

The committee's machine and each laptop have a window, a clock and a file of their own; only sticks go between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from committee_app.case.identifiers import EvaluatorId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role, evaluator_actor, officer_actor
from committee_app.desks.clock import ScriptedClock, SystemClock
from committee_app.desks.room import Room
from committee_app.ui.language import apply_language
from committee_app.ui.shared.buttons import Button
from committee_app.ui.shared.choice_box import ChoiceBox
from committee_app.ui.shared.score_field import ScoreInput
from committee_app.ui.shell import Shell
from committee_app.ui.sticks.view import SticksView
from committee_app.ui.theme import apply_theme, load_theme
from tests.builders import FIRST, MARKS, MEMBER_ROSTER, SECOND, THIRD
from tests.journeys.hands import Person
from tests.ui.rooms import COST, PASSPHRASE, ToldRoom, declare, prepared_room, seal
from tests.ui.window import in_front

SEOUL = timezone(timedelta(hours=9))
SECRETARY_SEAT, CHAIR_SEAT = officer_actor(Role.SECRETARY), officer_actor(Role.CHAIR)
NAMES = {one.id: one.name for one in MEMBER_ROSTER}


@pytest.fixture
def told(tmp_path: Path) -> ToldRoom:
    """A case whose third member sealed on the committee's machine; its file is closed."""
    with prepared_room(tmp_path, until=Stage.READY) as told:
        declare(told, THIRD)
        told.chair.clear(THIRD, told.room.state.proposals[3].id, "학회 회원일 뿐임")
        seal(told, THIRD)
    return told


@contextmanager
def machine(qtbot: QtBot, hour: int) -> Iterator[Person]:
    """A window of its own, on a machine of its own."""
    shell = in_front(qtbot, Shell(ScriptedClock(datetime(2026, 2, 26, hour, 0, tzinfo=SEOUL)), cost=COST))
    yield Person(qtbot, shell, "ko")
    shell.close()


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_two_laptops_are_set_up_and_come_back_by_sticks_alone(
    qtbot: QtBot, qapp: QApplication, told: ToldRoom, tmp_path: Path
) -> None:
    apply_language(qapp, "ko")
    apply_theme(qapp, load_theme("light"))
    sticks = {one: tmp_path / f"stick-{one}" for one in (FIRST, SECOND)}
    for stick in sticks.values():
        stick.mkdir()
    words: dict[EvaluatorId, str] = {}
    with machine(qtbot, 10) as person:
        come_to_sticks(person, told)
        for member, stick in sticks.items():
            words[member] = hand_out(person, member, stick)
    for member, stick in sticks.items():
        with machine(qtbot, 11) as person:
            set_up(person, stick, words[member], tmp_path / f"laptop-{member}.case")
            work_alone(person, member, told.secrets[evaluator_actor(member)])
            hand_back(person, stick)
    with machine(qtbot, 15) as person:
        come_to_sticks(person, told)
        for member in (SECOND, FIRST):  # not in the order in which they went out
            take_in(person, sticks[member])
        close_and_open(person, told)
    with machine(qtbot, 16) as person:
        keep_the_receipt(person, sticks[FIRST], words[FIRST], tmp_path / "laptop-1.case", told)
    opened = Room.open(told.path, PASSPHRASE, SystemClock(), cost=COST)
    try:
        state = opened.state
        assert state.stage is Stage.OPENED
        assert {
            (member, proposal): one.marks for member, sheet in state.opened.items() for proposal, one in sheet.items()
        } == dict(MARKS)
    finally:
        opened.close()


def open_case(person: Person, path: Path, words: str) -> None:
    person.press("Choose a file")
    person.give_file(path)
    person.fill("Room passphrase", words)
    person.press("Open")
    person.see("Choose your seat")


def sit(person: Person, seat: str, label: str, secret: str) -> None:
    person.press_beginning(seat)
    person.fill(label, secret)
    person.press("Sign in")


def come_to_sticks(person: Person, told: ToldRoom) -> None:
    open_case(person, told.path, PASSPHRASE)
    sit(person, "간사", "Secret words", told.secrets[SECRETARY_SEAT])
    person.press("Sticks and copies")


def hand_out(person: Person, member: EvaluatorId, stick: Path) -> str:
    """Choose a member by the keyboard, write their roster, note the six words."""
    [box] = [one for one in person.shell.findChildren(ChoiceBox) if one.isVisible()]
    box.setFocus()
    while box.choice() != member:
        person.key(Qt.Key.Key_Down)
    person.press("Write the roster")
    person.give_file(stick)
    return person.note_secret()


def set_up(person: Person, stick: Path, words: str, place: Path) -> None:
    """A machine that knows nothing of the case; a wrong word first."""
    person.press_beginning("따로 쓰는 컴퓨터 준비하기")
    [roster] = stick.glob("*.roster")
    person.press("Choose a file")
    person.give_file(roster)
    person.press("Choose a place")
    person.give_file(place)
    person.fill("The six words for this roster", " ".join(reversed(words.split())))
    person.press("Set up this machine")
    person.wait(lambda: not place.exists() and "이 여섯 낱말로는" in said_below(person), "wrong words are not refused")
    person.fill("The six words for this roster", words)
    person.press("Set up this machine")
    person.see("Choose your seat")


def said_below(person: Person) -> str:
    """What stands under the field that has the focus."""
    focused = QApplication.focusWidget()
    return focused.accessibleDescription() if focused is not None else ""


def work_alone(person: Person, member: EvaluatorId, code: str) -> None:
    """Pledge, declare, score by keyboard, and seal."""
    name = NAMES[member]
    sit(person, f"{member}번석 {name}", "Code", code)
    person.press("I have read every clause of this pledge.")
    person.press("Sign the pledge")
    if member == SECOND:
        person.press("C02 과제 C02: 있음")
        person.press("재직")
        person.fill("In words", "2024년까지 재직")
    left = 3 if member == SECOND else 4
    person.press("No conflict with the other {0}", left)
    person.press("Answer “None” for each of the {0}", left)
    person.press("Sign the declaration")
    person.press("Sign the declaration of {0}", name)
    for (whose, _), marks in MARKS.items():
        if whose == member:
            person.wait(lambda: isinstance(QApplication.focusWidget(), ScoreInput), "the cursor stands in no mark")
            for mark in marks:
                person.write(f"{mark // 100}.{mark % 100 // 10}")
                person.key(Qt.Key.Key_Return)
            person.key(Qt.Key.Key_M, with_key=Qt.KeyboardModifier.ControlModifier)
            person.write("취지에 맞음.")
            person.key(Qt.Key.Key_Return, with_key=Qt.KeyboardModifier.ControlModifier)
    person.see("It can be sealed once all three are ticked.")
    person.tick_all()
    person.press("Seal the sheet of {0}", name)
    person.fill("The code on your card", code)
    person.press("Seal the sheet of {0}", name)


def hand_back(person: Person, stick: Path) -> None:
    """The last screen of a machine of one's own leads to the stick."""
    person.press("I have written the words and the number on my card.")
    person.press("Write the ballot to a stick")
    person.see("Your own machine")
    person.press("Write the ballot to a stick")
    person.give_file(stick)
    [ballot] = stick.glob("*.ballot")
    person.see("Written: {0}. Bring the stick to the secretary.", ballot.name)


def take_in(person: Person, stick: Path) -> None:
    [view] = person.shell.findChildren(SticksView)
    [folder] = [one for one in view.ballots.findChildren(Button) if one.words() in person.worded("Choose a folder")]
    folder.setFocus()  # copies have a button of the same name
    person.key(Qt.Key.Key_Space)
    person.give_file(stick)
    person.see("Of {0} packets {1} can be taken in.", 1, 1)
    person.press("Take in what fits")
    person.see("Of {0} packets {1} are in the record. Receipts lie beside them for their members.", 1, 1)
    assert len(list(stick.glob("*.receipt"))) == 1


def close_and_open(person: Person, told: ToldRoom) -> None:
    """Scoring is closed by two, and two holders open the three sheets."""
    person.press("Back")
    person.open("Scoring ends")
    for _ in range(2):
        person.press("Close scoring")
    person.press("Back to the seats")
    sit(person, "위원장", "Secret words", told.secrets[CHAIR_SEAT])
    person.open("Scoring ends")
    for _ in range(2):
        person.press("Confirm the closing")
    secretary = "이간사"
    person.press("Sit down here: {0}", secretary)
    person.fill("The five words of {0}", told.secrets[SECRETARY_SEAT], secretary)
    person.press("Give the key")
    for _ in range(2):
        person.press("Open {0} sheets", 3)
    person.see("Begin the deliberation")


def keep_the_receipt(person: Person, stick: Path, words: str, laptop: Path, told: ToldRoom) -> None:
    """The member opens their own file with the same six words, and keeps what the committee signed."""
    open_case(person, laptop, words)
    sit(person, f"{FIRST}번석 {NAMES[FIRST]}", "Code", told.secrets[evaluator_actor(FIRST)])
    person.press("Write the ballot to a stick")
    [receipt] = stick.glob("*.receipt")
    person.press("Keep a receipt")
    person.give_file(receipt)
    [words_said] = person.worded("The committee has everything that you signed here (entry {0}).", 0)
    begin = words_said.split("0")[0]
    person.wait(lambda: any(one.startswith(begin) for one in person.readable()), "the receipt is not kept")
