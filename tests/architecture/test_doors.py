"""The two ways into the program."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import ModuleType

import pytest

import committee_app
from committee_app import __main__ as program
from committee_app import cli


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
