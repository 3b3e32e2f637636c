"""Progress is a line a step, with counts, on standard error; on a terminal the line is written anew."""

from __future__ import annotations

import io
import sys
from collections.abc import Generator

import pytest

from committee_app.case.progress import Progress
from committee_app.cli.voice import Voice


def work() -> Generator[Progress, None, str]:
    yield Progress("pdf.layout", 0, 3)
    yield Progress("pdf.layout", 2, 3)
    yield Progress("pdf.finish", 1, 1)
    return "done"


def test_each_step_is_one_line_with_its_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert Voice("en").watch(work()) == "done"
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        "Laying out the pages of the minutes. (3/3)",
        "Finishing the minutes in their archive form. (1/1)",
    ]


def test_on_a_terminal_the_line_of_the_present_step_is_written_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", terminal)
    Voice("en").watch(work())
    lines = terminal.getvalue().split("\n")
    assert [line.count("\r") for line in lines] == [3, 2, 0]
    assert lines[0].endswith("(3/3)")


def test_work_that_fails_ends_its_line_first(capsys: pytest.CaptureFixture[str]) -> None:
    def failing() -> Generator[Progress, None, None]:
        yield Progress("pdf.layout", 1, 3)
        raise KeyError

    with pytest.raises(KeyError):
        Voice("en").watch(failing())
    assert capsys.readouterr().err == "Laying out the pages of the minutes. (1/3)\n"
