"""Every command on the auditors' page is run as it stands there, with the SQLite that comes with Python."""

from __future__ import annotations

import re
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from committee_app.case.lifecycle import Stage
from committee_app.casefile import CaseFile
from committee_app.cli import commands
from committee_app.desks.checking import check_record
from committee_app.desks.record import links
from committee_app.sealing import slots
from committee_app.sealing.anchors import anchor_code
from tests.attacks.held import write_case
from tests.builders import SignedDay
from tests.casefile.room import COST, PASSPHRASE

PAGE = (Path(__file__).parents[2] / "docs" / "auditing.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, flags=re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where an auditor sits: the case, the words, and the copy made by the page's first command."""
    monkeypatch.setattr(slots, "REAL_COST", COST)
    monkeypatch.chdir(tmp_path)
    write_case(tmp_path / "CASE.case", SignedDay().walk_to(Stage.DELIBERATING))
    (tmp_path / "SECRET.txt").write_text(PASSPHRASE + "\n", encoding="utf-8")
    assert run(blocks("sh")[0]) == 0
    return tmp_path


@pytest.fixture
def copy(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{folder / 'audit.sqlite'}?mode=ro", uri=True)) as connection:
        yield connection


def run(command: str, **known: str) -> int:
    words = shlex.split(command)
    assert words[0] == "committee-app"
    return commands.run([known.get(word, word) for word in words[1:]])


def test_the_page_has_commands_of_each_kind() -> None:
    assert (len(blocks("sh")), len(blocks("sql")), len(blocks("python"))) == (3, 6, 1)


@pytest.mark.parametrize("question", blocks("sql"), ids=lambda text: text.split("\n")[0][:40])
def test_each_question_has_an_answer(copy: sqlite3.Connection, question: str) -> None:
    rows = copy.execute(question).fetchall()
    assert rows


def test_a_sum_in_v_score_is_that_of_its_marks_and_no_ballot_is_missing(copy: sqlite3.Connection) -> None:
    assert copy.execute(
        "SELECT count(*) FROM v_score s WHERE points IS NOT (SELECT sum(points_c) / 100.0 FROM mark m "
        "JOIN evaluator e ON e.id = m.evaluator WHERE e.seat = s.seat AND m.proposal = s.proposal)"
    ).fetchone() == (0,)
    counted = "SELECT count(*), count(points), sum(status = 'opened') FROM v_score"
    everything, with_points, opened = copy.execute(counted).fetchone()
    assert everything == copy.execute("SELECT count(*) FROM ballot").fetchone()[0]
    assert with_points == opened > 0
    assert everything > opened


def test_the_python_on_the_page_finds_the_head_and_a_changed_entry(folder: Path) -> None:
    (script,) = blocks("python")
    ended = subprocess.run([sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=True)
    with CaseFile.open(folder / "CASE.case", PASSPHRASE, read_only=True, cost=COST) as file:
        checked = check_record(links(file))
    assert ended.stdout == f"entry {len(checked.journal)} is the head: {checked.head.hex()}\n"
    with closing(sqlite3.connect(folder / "audit.sqlite")) as writable:
        writable.execute("DROP TRIGGER entry_no_update")
        writable.execute("UPDATE entry SET body = replace(body, '여기', '저기') || ' ' WHERE seq = 9")
        writable.commit()
    ended = subprocess.run([sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=False)
    assert "entry 9 does not follow" in ended.stderr


@pytest.mark.usefixtures("folder")
def test_the_verifying_commands_end_well(folder: Path) -> None:
    with CaseFile.open(folder / "CASE.case", PASSPHRASE, read_only=True, cost=COST) as file:
        head = file.head()
    _, plain, with_anchor = blocks("sh")
    assert run(plain) == 0
    assert run(with_anchor, ANCHOR=f"{head.seq}: {anchor_code(head.hash)}") == 0
    assert run(with_anchor, ANCHOR=f"{head.seq - 1}: {anchor_code(head.hash)}") == 1
