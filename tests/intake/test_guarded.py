"""The child may die, hang, babble or lie: this process only ever sees an error."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from committee_app.intake import child_workbook, grids, guarded, reading
from committee_app.intake.errors import IntakeError, ParserDiedError, ParserTimedOutError
from committee_app.intake.guarded import Limits, answer_of, child_command
from tests.intake import bad_files

SMALL = Limits(memory=256 << 20, seconds=1, patience=10.0, answer=1000)


def answer_of_program(folder: Path, source: str, given: bytes = b"", limits: Limits = SMALL) -> bytes:
    program = folder / "program.py"
    program.write_text(source, encoding="utf-8")
    return answer_of("roster.xlsx", child_command(program, limits), given, limits)


def test_a_child_gets_bytes_and_answers_bytes(tmp_path: Path) -> None:
    source = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1])"
    assert answer_of_program(tmp_path, source, b"abc") == b"cba"


def test_a_child_inherits_no_environment_and_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "room passphrase")
    source = "import json, os, sys; print(json.dumps([dict(os.environ), os.getcwd(), sys.flags.isolated]))"
    environment, folder, isolated = json.loads(answer_of_program(tmp_path, source))
    assert not environment.keys() - {"LC_CTYPE"}  # Python sets that one itself
    assert folder == "/"
    assert isolated == 1


def test_a_child_inherits_no_open_file(tmp_path: Path) -> None:
    kept = os.open(tmp_path, os.O_RDONLY)
    os.set_inheritable(kept, True)  # noqa: FBT003
    source = f"import os\ntry: os.fstat({kept})\nexcept OSError: print('closed')"
    assert answer_of_program(tmp_path, source).strip() == b"closed"
    os.close(kept)


@pytest.mark.parametrize(
    ("source", "how"),
    [
        ("import os; os.abort()", "signal 6"),
        ("raise SystemExit(3)", "status 3"),
        ("print('x' * 5000)", "answer"),
        ("while True: print('x' * 5000)", "answer"),
        ("x = bytearray(1 << 30)", "status 1"),
        ("import os; os.write(os.open(__file__, os.O_WRONLY), b'x')", "status 1"),
    ],
)
def test_a_child_that_ends_badly_is_told_apart(tmp_path: Path, source: str, how: str) -> None:
    with pytest.raises(ParserDiedError) as death:
        answer_of_program(tmp_path, source)
    assert death.value.finding.fact("how") == how


def test_a_child_that_dies_before_it_reads_is_no_surprise(tmp_path: Path) -> None:
    with pytest.raises(ParserDiedError):
        answer_of_program(tmp_path, "import os; os.abort()", bytes(4 << 20))


def test_a_child_that_computes_for_ever_is_stopped_by_the_system(tmp_path: Path) -> None:
    with pytest.raises(ParserTimedOutError) as stopped:
        answer_of_program(tmp_path, "while True: pass")
    assert stopped.value.finding.fact("seconds") == SMALL.seconds


def test_a_child_that_waits_for_ever_is_stopped_by_us(tmp_path: Path) -> None:
    with pytest.raises(ParserTimedOutError):
        answer_of_program(tmp_path, "import signal; signal.pause()", limits=Limits(patience=0.3))


def test_a_child_that_cannot_be_started_is_told(tmp_path: Path) -> None:
    with pytest.raises(ParserDiedError) as death:
        answer_of("roster.xlsx", [str(tmp_path / "nothing")], b"", SMALL)
    assert death.value.finding.fact("how") == "not started"


def test_a_workbook_that_makes_the_parser_abort_kills_the_child_only() -> None:
    with pytest.raises(ParserDiedError):
        guarded.workbook_answer("roster.xlsx", bad_files.two_cells_far_apart())


def test_the_child_imports_nothing_of_the_program() -> None:
    source = "import runpy, sys; runpy.run_path(sys.argv[1]); print(*sys.modules)"
    command = [sys.executable, "-I", "-c", source, str(guarded.WORKBOOK_PROGRAM)]
    modules = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert "python_calamine" in modules
    assert not [name for name in modules if name.split(".")[0] in {"committee_app", "socket", "PySide6"}]


def test_the_child_knows_the_same_limit_of_cells() -> None:
    assert child_workbook.MAX_CELLS == grids.MAX_CELLS


def test_the_packaged_program_starts_itself_as_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []

    def remember(file: str, command: list[str], raw: bytes, limits: Limits) -> bytes:
        commands.append(command)
        return b""

    monkeypatch.setattr(guarded, "answer_of", remember)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    guarded.workbook_answer("roster.xlsx", b"")
    assert commands == [[sys.executable, guarded.READ_WORKBOOK]]


def test_the_packaged_child_answers_as_the_other_does() -> None:
    source = "import sys; from committee_app.intake.guarded import serve_workbook; sys.exit(serve_workbook())"
    served = answer_of("roster.xlsx", [sys.executable, "-I", "-c", source], bad_files.workbook(), guarded.ROSTER_LIMITS)
    assert served == guarded.workbook_answer("roster.xlsx", bad_files.workbook())


def test_without_system_limits_the_child_still_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "_HAS_RESOURCE", False)
    assert json.loads(guarded.workbook_answer("roster.xlsx", bad_files.workbook()))["rows"] == [["1"]]


@pytest.mark.parametrize(
    "lie",
    [
        b"",
        b"no json",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b'{"sheet": "S", "rows": [[NaN]]}',
        b'{"sheet": "S", "rows": [[1]]}',
        b'{"sheet": "S", "rows": ["ab"]}',
        b'{"sheet": 1, "rows": [["a"]]}',
        b'{"fault": "unheard of"}',
        b'{"fault": "number", "row": -1, "column": -1, "found": "nan"}',
        b'{"fault": "cells", "cells": "many", "limit": 1}',
    ],
)
def test_an_answer_of_another_shape_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lie: bytes) -> None:
    path = tmp_path / "roster.xlsx"
    path.write_bytes(bad_files.workbook())
    monkeypatch.setattr(reading, "workbook_answer", lambda *_: lie)
    with pytest.raises(IntakeError) as refusal:
        reading.read_grid(path)
    assert type(refusal.value) is ParserDiedError
