"""The administrator's log: each line continues the one before, and whoever changes one is seen."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from committee_app.desks.admin_log import FIRST, AdminLog, Event, Result, What, check
from committee_app.desks.clock import SystemClock

EVENTS = (
    Event(What.STARTED),
    Event(What.FILE_OPENED, case="2026-01", file="심의.case"),
    Event(What.SIGNED_IN, Result.REFUSED, "evaluator:3", "2026-01", "심의.case", "code.wrong"),
    Event(What.SIGNED_IN, who="chair", case="2026-01", file="심의.case"),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "admin.log"


def filled(path: Path, *events: Event) -> Path:
    log = AdminLog(path, "kim", SystemClock())
    assert all(log.note(one) for one in events)
    return path


def test_every_line_says_who_what_when_and_how_it_ended(path: Path) -> None:
    log = check(filled(path, *EVENTS))
    assert [(one.seq, one.what, one.result, one.who, one.said) for one in log.lines] == [
        (1, "started", "done", "", ""),
        (2, "file_opened", "done", "", ""),
        (3, "signed_in", "refused", "evaluator:3", "code.wrong"),
        (4, "signed_in", "done", "chair", ""),
    ]
    assert {one.account for one in log.lines} == {"kim"}
    assert (log.cut, log.faults, log.lines[0].previous) == ((), (), FIRST)
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("line", range(3))
def test_a_line_that_is_taken_out_is_seen(path: Path, line: int) -> None:
    lines = filled(path, *EVENTS).read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:line] + lines[line + 1 :]))
    assert [one.code for one in check(path).faults] == ["log.broken"] * (3 - line)


def test_a_word_that_is_changed_is_seen_at_the_next_line(path: Path) -> None:
    text = filled(path, *EVENTS).read_bytes()
    path.write_bytes(text.replace(b"code.wrong", b"code.right"))
    [fault] = check(path).faults
    assert dict(fault.params) == {"line": 4}


def test_lines_cut_off_at_the_end_are_seen_by_who_kept_a_number(path: Path) -> None:
    lines = filled(path, *EVENTS).read_bytes().splitlines(keepends=True)
    kept = (4, check(path).head[:16])
    assert check(path, kept).faults == ()
    path.write_bytes(b"".join(lines[:3]))
    assert check(path).faults == ()
    assert [one.code for one in check(path, kept).faults] == ["log.shorter"]
    filled(path, Event(What.ENDED))
    assert [one.code for one in check(path, kept).faults] == ["log.another"]


@pytest.mark.parametrize("left", [1, 40, -1])
def test_a_power_cut_in_a_line_costs_that_line_and_no_other(path: Path, left: int) -> None:
    lines = filled(path, *EVENTS).read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:3]) + lines[3][:left])
    log = check(filled(path, Event(What.STARTED), Event(What.ENDED)))
    assert log.cut == (() if left == -1 else (4,))
    assert [one.seq for one in log.lines] == [1, 2, 3, *([4] if left == -1 else []), 5, 6]
    assert log.faults == ()


def test_what_has_no_form_and_what_is_endless_is_shortened(path: Path) -> None:
    log = check(filled(path, Event(What.FILE_OPENED, file="\ud800.case"), Event(What.FILE_OPENED, file="a" * 5000)))
    assert [len(one.file) for one in log.lines] == [1, 120]


def test_what_cannot_be_logged_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert not AdminLog(tmp_path / "file" / "admin.log", "kim", SystemClock()).note(Event(What.STARTED))


def write_some(path: Path) -> bool:
    return all(AdminLog(path, "kim", SystemClock()).note(Event(What.STARTED)) for _ in range(25))


def test_several_programs_continue_one_chain(path: Path) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as programs:
        assert all(programs.map(write_some, [path] * 2))
    log = check(path)
    assert (len(log.lines), log.faults, log.cut) == (50, (), ())
