"""The ways into the program: two for people, one for the program itself."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from types import ModuleType

import pytest

import committee_app
from committee_app import __main__ as program
from committee_app import cli
from committee_app.intake import guarded
from committee_app.resources import resource


class Door(ModuleType):
    """A module whose `run` remembers what it was given."""

    def __init__(self, status: int) -> None:
        super().__init__("door")
        self.status = status
        self.given: list[Sequence[str]] = []

    def run(self, arguments: Sequence[str]) -> int:
        self.given.append(arguments)
        return self.status


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Door:
    door = Door(status=0)
    monkeypatch.setitem(sys.modules, "committee_app.app", door)
    monkeypatch.setattr(committee_app, "app", door, raising=False)
    return door


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> Door:
    door = Door(status=1)
    monkeypatch.setitem(sys.modules, "committee_app.cli.commands", door)
    monkeypatch.setattr(cli, "commands", door, raising=False)
    return door


def test_without_arguments_the_window_opens(window: Door, commands: Door) -> None:
    assert program.main([]) == 0
    assert window.given == [[]]
    assert not commands.given


def test_a_case_file_that_is_opened_on_the_desktop_opens_the_window_with_it(window: Door, commands: Door) -> None:
    assert program.main(["심의/심의.case"]) == 0
    assert window.given == [["심의/심의.case"]]
    assert not commands.given


def test_arguments_are_a_command_and_its_status_is_ours(window: Door, commands: Door) -> None:
    assert program.main(["verify", "minutes.pdf"]) == 1
    assert commands.given == [["verify", "minutes.pdf"]]
    assert not window.given


def test_the_arguments_of_the_process_are_taken_by_default(
    monkeypatch: pytest.MonkeyPatch, window: Door, commands: Door
) -> None:
    monkeypatch.setattr(sys, "argv", ["committee-app", "--help"])
    program.main()
    assert commands.given == [["--help"]]
    assert not window.given


def test_the_child_that_reads_workbooks_is_neither_window_nor_command(
    monkeypatch: pytest.MonkeyPatch, window: Door, commands: Door
) -> None:
    monkeypatch.setattr(guarded, "serve_workbook", lambda: 7)
    assert program.main([guarded.READ_WORKBOOK]) == 7
    assert not window.given
    assert not commands.given


def test_the_child_that_draws_proposals_is_neither_window_nor_command(
    monkeypatch: pytest.MonkeyPatch, window: Door, commands: Door
) -> None:
    monkeypatch.setattr(guarded, "serve_pages", lambda: 8)
    assert program.main([guarded.READ_PAGES]) == 8
    assert not window.given
    assert not commands.given


def test_a_workbook_is_no_reason_to_be_the_child_unless_it_comes_first(window: Door, commands: Door) -> None:
    assert program.main(["verify", guarded.READ_WORKBOOK]) == 1
    assert not window.given


def test_the_program_started_as_the_child_answers_with_the_rows() -> None:
    raw = resource("sample", "proposals.xlsx").read_bytes()
    command = [sys.executable, "-m", "committee_app", guarded.READ_WORKBOOK]
    child = subprocess.run(command, input=raw, capture_output=True, check=True, cwd=resource().parent)
    assert json.loads(child.stdout)["rows"] == json.loads(guarded.workbook_answer("proposals.xlsx", raw))["rows"]
    assert not child.stderr
