"""Files that are not what they should be, given to the window by hand: one clear sentence each, and nothing changed."""

from __future__ import annotations

import os
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from committee_app.case.people import Role, officer_actor
from committee_app.desks.clock import SystemClock
from committee_app.desks.room import Room
from committee_app.ui.language import apply_language
from committee_app.ui.shell import Shell
from committee_app.ui.theme import apply_theme, load_theme
from tests.builders import PROGRAMME
from tests.journeys.hands import Person
from tests.ui.fakes import ImmediateRunner
from tests.ui.prepare.lists import MEMBERS, PROPOSALS
from tests.ui.rooms import COST, PASSPHRASE, ToldRoom, begun_room, take_over

CODE = re.compile(r"\b[a-z]+(?:_[a-z]+)*\.[a-z]+(?:_[a-z]+)+\b")
"""What the code of a finding looks like; no person is ever shown one."""

Sentences = tuple[str, str]
"""In Korean and in English."""

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)


@pytest.fixture(params=["ko", "en"])
def person(request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication) -> Iterator[Person]:
    apply_language(qapp, request.param)
    apply_theme(qapp, load_theme("light"))
    shell = Shell(SystemClock(), cost=COST, runner=ImmediateRunner())
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    with qtbot.waitExposed(shell):
        shell.show()
    yield Person(qtbot, shell, request.param)
    shell.close()
    apply_language(qapp, "ko")


def says(person: Person, sentences: Sentences) -> None:
    """The sentence, or how it begins, stands on the screen once in the reader's language; nothing there is a code."""
    wanted = sentences[("ko", "en").index(person.language)]
    person.wait(lambda: any(wanted in text for text in person.readable()), f"no {wanted!r}")
    assert sum(text.count(wanted) for text in person.readable()) == 1
    shown = [text for text in person.readable() if CODE.search(text.replace("small.case", ""))]
    assert not shown


# ── case files ─────────────────────────────────────────────────────────────────────────────
@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a good case file."""
    with begun_room(tmp_path_factory.mktemp("whole")) as told:
        take_over(told)
    return told.path.read_bytes()


def truncated(folder: Path, whole: bytes) -> Path:
    return written(folder / "small.case", whole[: len(whole) - 100])


def altered(folder: Path, whole: bytes) -> Path:
    middle = len(whole) // 2
    return written(folder / "small.case", whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])


def renamed(folder: Path, whole: bytes) -> Path:
    return written(folder / "small.case.bak", whole)


def another_kind(folder: Path, _whole: bytes) -> Path:
    return written(folder / "small.case", b"%PDF-1.7\n%\xe2\xe3" + bytes(9000))


def foreign(folder: Path, _whole: bytes) -> Path:
    path = folder / "small.case"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE t(n)")
    return path


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def open_it(person: Person, path: Path, passphrase: str = PASSPHRASE) -> None:
    """Choose a case file on the start page, type the passphrase, press the button."""
    person.press("Choose a file")
    person.give_file(path)
    person.fill("Room passphrase", passphrase)
    person.press("Open")


BAD_CASES: dict[str, tuple[Callable[[Path, bytes], Path], Sentences]] = {
    "truncated": (
        truncated,
        (
            "small.case의 끝이 잘려 85,916바이트만 남아 있습니다. 백업 파일을 엽니다.",
            "The end of small.case is cut off; 85,916 bytes are left. Open the backup.",
        ),
    ),
    "altered": (
        altered,
        (
            "암호는 맞지만 small.case의 내용이 기록할 때와 다릅니다. 이 파일에 더 쓰지 말고 백업 파일을 엽니다.",
            "The passphrase is right, and small.case is not what was recorded. Write nothing more to it;",
        ),
    ),
    "renamed": (
        renamed,
        (
            "small.case.bak의 이름이 .case로 끝나지 않습니다. 심의 파일을 고르거나, 이름을 바꾸었다면 되돌립니다.",
            "The name of small.case.bak does not end in .case. Choose a case file, or give it its former name again.",
        ),
    ),
    "another kind": (
        another_kind,
        (
            "small.case는 심의 파일이 아니라 PDF입니다. 이름이 .case로 끝나는 심의 파일을 고릅니다.",
            "small.case is no case file; its kind: PDF. Choose a case file, with a name ending in .case.",
        ),
    ),
    "foreign": (
        foreign,
        (
            "small.case는 심의 파일이 아니라 데이터베이스 파일입니다. 이름이 .case로 끝나는 심의 파일을 고릅니다.",
            "small.case is no case file; its kind: database. Choose a case file, with a name ending in .case.",
        ),
    ),
}


@pytest.mark.parametrize("kind", BAD_CASES)
def test_a_case_file_that_cannot_be_opened(person: Person, tmp_path: Path, whole: bytes, kind: str) -> None:
    make, sentences = BAD_CASES[kind]
    path = make(tmp_path, whole)
    before = path.read_bytes()
    open_it(person, path)
    says(person, sentences)
    assert path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == [path]
    assert person.shell.open_file() is None


def test_a_wrong_passphrase(person: Person, tmp_path: Path, whole: bytes) -> None:
    path = written(tmp_path / "small.case", whole)
    open_it(person, path, "가격 나비 다람쥐 라면 마음 하늘")
    says(
        person,
        (
            "이 암호로는 small.case가 열리지 않습니다. 여섯 낱말을 다시 확인하고,",
            "This passphrase does not open small.case. Check the six words;",
        ),
    )
    assert path.read_bytes() == whole
    assert person.shell.open_file() is None


def test_a_case_file_that_is_open_already(person: Person, tmp_path: Path, whole: bytes) -> None:
    path = written(tmp_path / "small.case", whole)
    with closing(Room.open(path, PASSPHRASE, SystemClock(), cost=COST)) as room:
        state = room.state
        open_it(person, path)
        says(
            person,
            (
                "small.case는 다른 창이나 프로그램에서 열려 있습니다. 그쪽을 닫고 다시 엽니다.",
                "small.case is open in another window or program. Close it there and open it again.",
            ),
        )
        assert room.state == state
    assert path.read_bytes() == whole
    assert person.shell.open_file() is None


def test_a_case_file_that_is_read_only(
    person: Person, tmp_path: Path, whole: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "small.case", whole)
    path.chmod(0o444)
    if os.geteuid() == 0:  # whom the system lets write everywhere
        monkeypatch.setattr(os, "access", lambda _path, mode: not mode & os.W_OK)
    open_it(person, path)
    says(
        person,
        (
            "small.case 또는 그 폴더에 쓸 수 없습니다. 쓰기 금지를 풀거나 쓸 수 있는 폴더로 옮깁니다.",
            "small.case or its folder cannot be written. Take off the write protection,",
        ),
    )
    assert path.read_bytes() == whole
    assert person.shell.open_file() is None


# ── rosters ────────────────────────────────────────────────────────────────────────────────
def proposals(folder: Path, old: str, new: str) -> Path:
    assert PROPOSALS.count(old) == 1
    return written(folder / "proposals.csv", PROPOSALS.replace(old, new).encode())


def members(folder: Path, old: str, new: str) -> Path:
    assert MEMBERS.count(old) == 1
    return written(folder / "members.csv", MEMBERS.replace(old, new).encode())


def empty_sheet(folder: Path) -> Path:
    path = folder / "proposals.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet("과제")
    book.close()
    return path


def zip_of_something(folder: Path) -> Path:
    path = folder / "proposals.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("letter.txt", "어느 편지")
    return path


BAD_ROSTERS: dict[str, tuple[str, Callable[[Path], Path], Sentences]] = {
    "a proposal twice": (
        "Proposals",
        lambda folder: proposals(folder, "C02,중앙", "C01,중앙"),
        (
            "A3 칸(접수번호)의 번호(‘C01’)는 2째 줄에 이미 있습니다. 번호를 서로 다르게 고칩니다.",
            "Cell A3 (접수번호): the number “C01” stands in row 2 already. Give each a number of its own.",
        ),
    ),
    "a member twice": (
        "Members",
        lambda folder: members(folder, "2,이가상", "1,이가상"),
        (
            "A3 칸(위원번호)의 번호(‘1’)는 2째 줄에 이미 있습니다. 번호를 서로 다르게 고칩니다.",
            "Cell A3 (위원번호): the number “1” stands in row 2 already. Give each a number of its own.",
        ),
    ),
    "no column of titles": (
        "Proposals",
        lambda folder: proposals(folder, "과제명", "비고"),
        (
            "1째 줄의 제목에 ‘과제명’ 열이 없습니다. 열을 넣거나 제목을 고칩니다.",
            "Row 1, the headings: there is no column “과제명”. Add the column or mend its heading.",
        ),
    ),
    "no column of names": (
        "Members",
        lambda folder: members(folder, "성명", "비고"),
        (
            "1째 줄의 제목에 ‘성명’ 열이 없습니다. 열을 넣거나 제목을 고칩니다.",
            "Row 1, the headings: there is no column “성명”. Add the column or mend its heading.",
        ),
    ),
    "a negative amount": (
        "Proposals",
        lambda folder: proposals(folder, "과제 하나,,,1500000000,1500000000", "과제 하나,,,1500000000,-5"),
        (
            "I2 칸(국비 신청액(원))의 금액(‘-5’)이 0보다 작습니다. 금액을 다시 적습니다.",
            "Cell I2 (국비 신청액(원)): the amount “-5” is below 0. Write the amount again.",
        ),
    ),
    "an amount that is no number": (
        "Proposals",
        lambda folder: proposals(folder, "과제 하나,,,1500000000,1500000000", "과제 하나,,,1500000000,십오억쯤"),
        (
            "I2 칸(국비 신청액(원))의 값(‘십오억쯤’)은 금액으로 읽을 수 없습니다. 1,800 또는 1800처럼 적고,",
            "Cell I2 (국비 신청액(원)): “십오억쯤” is no amount. Write it like 1,800 or 1800,",
        ),
    ),
    "an empty sheet": (
        "Proposals",
        empty_sheet,
        (
            "proposals.xlsx에 내용이 있는 시트가 없습니다. 명부가 든 시트가 보이도록 저장한 다음 다시 넣습니다.",
            "proposals.xlsx has no sheet with anything in it. Save it so that the sheet",
        ),
    ),
    "a zip that is no workbook": (
        "Proposals",
        zip_of_something,
        (
            "proposals.xlsx는 표 파일이 아니라 압축 파일입니다. 엑셀 통합 문서(.xlsx)나 CSV 파일을 고릅니다.",
            "proposals.xlsx is no spreadsheet; its kind: archive. Choose an Excel workbook (.xlsx) or a CSV file.",
        ),
    ),
    "a character the font lacks": (
        "Proposals",
        lambda folder: proposals(folder, "과제 둘", "과제 둘😀"),
        (
            "E3 칸(과제명)에 회의록 글꼴에 없는 글자가 있습니다: 😀 U+1F600. 다른 글자로 바꾸어 적습니다.",
            "Cell E3 (과제명) has characters that the font of the minutes lacks: 😀 U+1F600. Write others.",
        ),
    ),
    "a name the font lacks": (
        "Members",
        lambda folder: members(folder, "이가상", "이𠮷상"),
        (
            "B3 칸(성명)에 회의록 글꼴에 없는 글자가 있습니다: 𠮷 U+20BB7. 다른 글자로 바꾸어 적습니다.",
            "Cell B3 (성명) has characters that the font of the minutes lacks: 𠮷 U+20BB7. Write others.",
        ),
    ),
}


@pytest.fixture(scope="module")
def told_case(tmp_path_factory: pytest.TempPathFactory) -> tuple[ToldRoom, bytes]:
    """A case with rules and no roster yet: everybody's keys, and the bytes of its file."""
    with begun_room(tmp_path_factory.mktemp("preparing")) as told:
        told.secretary.draft_rules(PROGRAMME)
    return told, told.path.read_bytes()


@pytest.mark.parametrize("kind", BAD_ROSTERS)
def test_a_roster_that_cannot_be_taken_over(
    person: Person, tmp_path: Path, told_case: tuple[ToldRoom, bytes], kind: str
) -> None:
    told, whole = told_case
    roster, make, sentences = BAD_ROSTERS[kind]
    path = written(tmp_path / "small.case", whole)
    room = Room.open(path, PASSPHRASE, SystemClock(), cost=COST)
    person.shell.enter_room(room)
    person.shell.sit_down(room.desk(told.signers[officer_actor(Role.SECRETARY)]))
    before = room.state
    person.open(roster)
    person.press("Choose a file")
    person.give_file(make(tmp_path))
    says(person, sentences)
    assert room.state == before
    person.shell.leave_room()
    assert path.read_bytes() == whole
