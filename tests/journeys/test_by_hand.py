"""A whole small case by hand at the real window, from the start page to signed minutes that verify.

Three members, four proposals, two tracks; only clicks, keys and an input method, no terminal and no other door.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from committee_app.desks.clock import ScriptedClock
from committee_app.desks.words import wording
from committee_app.export.reading import read_signed_pdf
from committee_app.sealing.slots import KdfCost
from committee_app.ui.language import apply_language
from committee_app.ui.shared.score_field import ScoreInput
from committee_app.ui.shell import Shell
from committee_app.ui.theme import apply_theme, load_theme
from tests.builders import PROGRAMME
from tests.journeys.hands import Person
from tests.ui.prepare.lists import MEMBERS, PROPOSALS, members_file, rules_file
from tests.ui.window import in_front

CHEAP = KdfCost(64, 1, 1)
NAMES = ("김가상", "이가상", "박가상")
EQUAL = ("25", "15", "40")
MARKS = {
    NAMES[0]: {"C01": EQUAL, "C02": EQUAL, "L9": ("27.5", "18", "45.2"), "L10": ("30", "20", "50")},
    NAMES[1]: {"C01": EQUAL, "L9": ("26", "17", "44"), "L10": ("0", "0.1", "33")},
    NAMES[2]: {"C01": EQUAL, "C02": EQUAL, "L9": ("24", "16", "42"), "L10": ("15", "10", "25")},
}
"""What each member gives; C01 and C02 come out equal to the last digit, so that the committee votes."""


@dataclass
class Table:
    """The room: the person at the machine, and what stands on everybody's card.

    Attributes:
        cards: secrets by the name of their owner; the chair's words stand under `의장`.
    """

    person: Person
    folder: Path
    language: str
    passphrase: str = ""
    cards: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """A folder for the copies, as on a stick."""
        (self.folder / "copies").mkdir()

    def role(self, role: str) -> str:
        """How the language in force calls an office."""
        return wording(self.language).word("role", role)

    def sit(self, seat: str, secret_label: str, secret: str) -> None:
        """Leave the machine to the next one, who signs in."""
        person = self.person
        if any(text in person.worded("Curtain") for text in person.readable()):
            person.key(Qt.Key.Key_F12)
        person.see("Choose your seat")
        person.press_beginning(seat)
        person.fill(secret_label, secret)
        person.press("Sign in")

    def officer(self, role: str) -> None:
        """An officer sits down."""
        word = self.role(role)
        self.sit(word[:1].upper() + word[1:], "Secret words", self.cards[role])

    def member(self, name: str) -> None:
        """A member sits down."""
        [seat] = self.person.worded("Seat {0}", NAMES.index(name) + 1)
        self.sit(f"{seat} {name}", "Code", self.cards[name])


@pytest.fixture(params=["ko", "en"])
def table(request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Table]:
    apply_language(qapp, request.param)
    apply_theme(qapp, load_theme("light"))
    clock = ScriptedClock(datetime(2026, 2, 26, 9, 0, tzinfo=timezone(timedelta(hours=9))))
    shell = in_front(qtbot, Shell(clock, cost=CHEAP))
    yield Table(Person(qtbot, shell, request.param), tmp_path, request.param)
    shell.close()
    apply_language(qapp, "ko")


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_a_whole_small_case_by_hand(table: Table) -> None:
    begin(table)
    prepare(table)
    meet(table)
    score(table)
    decide(table)
    sign(table)
    check(table)
    logging.getLogger(__name__).info("%s: %d clicks, %d keys", table.language, table.person.clicks, table.person.keys)


# ── the files a secretary has ──────────────────────────────────────────────────────────────
def workbook(folder: Path) -> Path:
    """The proposals as a workbook, numbers as numbers."""
    path = folder / "proposals.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("과제")
    for line, text in enumerate(PROPOSALS.splitlines()):
        for at, cell in enumerate(text.split(",")):
            sheet.write(line, at, float(cell) if cell.replace(".", "").isdigit() else cell)
    book.close()
    return path


# ── before the meeting ─────────────────────────────────────────────────────────────────────
def begin(table: Table) -> None:
    """The secretary begins the case and notes the two secrets."""
    person = table.person
    person.press("Begin a case")
    person.fill("Title of the case", "작은 공모(가상)")
    person.fill("Case number", "2026-small")
    person.fill("Name of the secretary", "이간사")
    person.fill("Position of the secretary", "가상 직위")
    person.press("Another programme, from a file")
    person.give_file(rules_file(table.folder, PROGRAMME))
    person.press("Choose a place")
    person.give_file(table.folder / "small.case")
    person.press("Begin the case")
    table.passphrase = person.note_secret()
    table.cards["secretary"] = person.note_secret()


def prepare(table: Table) -> None:
    """Rosters in, the auditor enrols, both freeze."""
    person = table.person
    table.officer("secretary")
    person.press("Choose a file")
    person.give_file(workbook(table.folder))
    person.press("Take over {0} rows", 4)
    person.press("Choose a file")
    person.give_file(members_file(table.folder, MEMBERS).rename(table.folder / "members.csv"))
    person.press("Take over {0} rows", 3)
    person.fill("The auditor's name", "박감사")
    person.fill("The auditor's position", "가상 감사실")
    person.press("Make my keys and show my words")
    person.press("I am the auditor, show my words")
    table.cards["auditor"] = person.note_secret()
    twice(table, "Freeze rules and rosters")
    person.press("Back to the seats")
    table.officer("auditor")
    twice(table, "Confirm the frozen rules")


def twice(table: Table, act: str, *facts: object) -> None:
    """Press an act, and the same words in the question that it asks."""
    table.person.press(act, *facts)
    table.person.press(act, *facts)


# ── the meeting ────────────────────────────────────────────────────────────────────────────
def meet(table: Table) -> None:
    """From the opening of the meeting to the opening of scoring."""
    person = table.person
    table.officer("secretary")
    person.fill("Place", "가상회의실")
    person.press("Open the meeting")
    for name in NAMES:
        person.choose_row(name)
        person.press("{0} has arrived", name)
        person.press("Enrol {0}", name)
        person.press("I am {0}, show my code", name)
        table.cards[name] = person.note_secret()
    elect(table)
    rehearse(table)
    twice(table, "Stand for the record")
    for role in ("auditor", "chair"):
        person.stand_at("Back to the seats")
        person.key(Qt.Key.Key_Space)
        table.officer(role)
        twice(table, "Stand for the record")
    twice(table, "Let scoring begin")


def elect(table: Table) -> None:
    """The members elect the second one."""
    person = table.person
    person.open("Election of the chair")
    person.choose_row(NAMES[1])
    person.fill("In favour", "2")
    person.fill("Abstained", "1")
    person.press("Record the election of {0}", NAMES[1])
    person.press("Enrol {0} as a holder of a key", NAMES[1])
    person.press("I am the chair, show my words")
    table.cards["chair"] = person.note_secret()


def rehearse(table: Table) -> None:
    """Three holders, one after the other."""
    person = table.person
    person.open("Rehearsal")
    for role, name in (("chair", NAMES[1]), ("secretary", "이간사"), ("auditor", "박감사")):
        who = f"{table.role(role)} {name}"
        person.fill("Words of {0}", table.cards[role], who)
        person.press("Check the words of {0}", who)
    person.press("Rehearse the opening")


# ── scoring ────────────────────────────────────────────────────────────────────────────────
def score(table: Table) -> None:
    """Every member pledges, declares, scores and seals; the chair rules on a question."""
    for name in NAMES:
        table.member(name)
        pledge_and_declare(table, name)
        enter_marks(table, name)
        if name == NAMES[2]:
            rule_on_the_question(table)
            table.member(name)
            enter_sheet(table, MARKS[name]["L10"])
        seal(table, name)
    close(table)


def pledge_and_declare(table: Table, name: str) -> None:
    person = table.person
    person.press("I have read every clause of this pledge.")
    person.press("Sign the pledge")
    if name == NAMES[1]:
        answer(table, "C02", "Yes")
        person.press("재직" if table.language == "ko" else "Employed")
        person.fill("In words", "2024년까지 재직")
    if name == NAMES[2]:
        answer(table, "L10", "Ask")
        person.fill("What do you want to ask?", "같은 학회 회원")
    left = 4 if name == NAMES[0] else 3
    person.press("No conflict with the other {0}", left)
    person.press("Answer “None” for each of the {0}", left)
    person.press("Sign the declaration")
    person.press("Sign the declaration of {0}", name)


def answer(table: Table, proposal: str, said: str) -> None:
    """Answer for one proposal in the table."""
    titles = {"C01": "과제 하나", "C02": "과제 둘", "L9": "과제 셋", "L10": "과제 넷"}
    [word] = [one for one in table.person.worded(said) if one in table.person.answers(proposal)]
    table.person.press(f"{proposal} {titles[proposal]}: {word}")


def enter_marks(table: Table, name: str) -> None:
    """Score by keyboard alone: marks and Enter, the reason, and Ctrl Enter to the next proposal."""
    for proposal, marks in MARKS[name].items():
        if name == NAMES[2] and proposal == "L10":
            continue
        enter_sheet(table, marks)


def enter_sheet(table: Table, marks: tuple[str, ...]) -> None:
    person = table.person
    person.wait(lambda: isinstance(QApplication.focusWidget(), ScoreInput), "the cursor stands in no mark")
    for mark in marks:
        person.write(mark)
        person.key(Qt.Key.Key_Return)
    person.key(Qt.Key.Key_M, with_key=Qt.KeyboardModifier.ControlModifier)
    person.write("취지에 맞음.")
    person.key(Qt.Key.Key_Return, with_key=Qt.KeyboardModifier.ControlModifier)


def rule_on_the_question(table: Table) -> None:
    person = table.person
    table.officer("chair")
    person.open("Questions and conflicts")
    person.choose_row(NAMES[2])
    person.fill("Reason", "학회 회원일 뿐임")
    person.press("Answer: no conflict")


def seal(table: Table, name: str) -> None:
    person = table.person
    person.see("It can be sealed once all three are ticked.")
    person.tick_all()
    person.press("Seal the sheet of {0}", name)
    person.fill("The code on your card", table.cards[name])
    person.press("Seal the sheet of {0}", name)
    person.press("I have written the words and the number on my card.")
    person.press("Back to the seats")


def close(table: Table) -> None:
    person = table.person
    table.officer("secretary")
    person.open("Scoring ends")
    twice(table, "Close scoring")
    person.press("Back to the seats")
    table.officer("chair")
    person.open("Scoring ends")
    twice(table, "Confirm the closing")


# ── the afternoon ──────────────────────────────────────────────────────────────────────────
def decide(table: Table) -> None:
    """Two open, the committee settles a tie and resolves."""
    person = table.person
    person.press("Sit down here: {0}", "이간사")
    person.fill("The five words of {0}", table.cards["secretary"], "이간사")
    person.press("Give the key")
    person.stand_at("Open {0} sheets", 3)
    twice(table, "Open {0} sheets", 3)
    twice(table, "Begin the deliberation")
    person.fill("C02", "2")
    person.fill("C01", "0")
    twice(table, "Record the vote of round {0}", 1)
    person.stand_at("To the selection")
    person.key(Qt.Key.Key_Space)
    person.fill("In favour", "3")
    role = {"ko": "간사", "en": "secretary"}[table.language]
    person.press("Sit down here: {0} ({1})", "이간사", role)
    person.fill("The five words of {0}", table.cards["secretary"], "이간사")
    person.press("Confirm result and count")
    person.press("Resolve the proposed selection")
    person.fill("Type the case number", "2026-small")
    person.press("Resolve the proposed selection")


def sign(table: Table) -> None:
    """The meeting ends; the minutes are made, signed by everybody, and saved."""
    person = table.person
    table.officer("secretary")
    twice(table, "Close the meeting")
    if table.language == "en":
        person.press_beginning("Language of the minutes: English")
    person.press("Make the minutes")
    put_signature(table, "chair", NAMES[1], officer=True)
    for name in (NAMES[0], NAMES[2]):
        put_signature(table, name, name, officer=False)
    put_signature(table, "secretary", "이간사", officer=True)
    put_signature(table, "auditor", "박감사", officer=True)
    person.see("Everybody who was there has signed the minutes.")
    table.officer("secretary")
    person.press("Save minutes and result …")
    person.give_file(table.folder / "copies")


def put_signature(table: Table, seat: str, name: str, *, officer: bool) -> None:
    """Somebody sits down, reads whose turn it is, and signs with their secret typed once more."""
    person = table.person
    person.press("Back to the seats")
    (table.officer if officer else table.member)(seat)
    person.press("Sign the minutes")
    person.fill("Your name, as it stands in the minutes", name)
    person.fill("Your five words" if officer else "Your code", table.cards[seat])
    person.press("Sign the minutes")


def check(table: Table) -> None:
    """Everything is checked, the case from outside its room, and holds."""
    person = table.person
    person.see("Saved")
    copies = table.folder / "copies"
    assert sorted(one.name for one in copies.iterdir()) == [
        "minutes.pdf",
        "registration",
        "result.csv",
        "result.json",
        "result.xlsx",
    ]
    assert read_signed_pdf((copies / "minutes.pdf").read_bytes()).nothing_fails
    person.key(Qt.Key.Key_F12)
    person.press("Close the case")
    person.press("Verify minutes or a case file")
    person.press("Choose files")
    person.give_file(table.folder / "small.case")
    person.press("Add files")
    person.give_file(copies / "minutes.pdf")
    person.fill("Room passphrase", table.passphrase)
    person.press("Verify")
    person.see("Everything that can be told here holds")
