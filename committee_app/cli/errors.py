"""How a command ends that cannot do what was asked: one class per exit status."""

from __future__ import annotations

from typing import Any


class CommandError(Exception):
    """A command ends here: with an exit status, and the code and facts of its one sentence."""

    status = 1

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(f"{code} {params}")
        self.code = code
        self.params = params


class FailedError(CommandError):
    """Something does not hold, was altered or cannot be read."""


class UsageError(CommandError):
    """The command was used wrongly, or a secret is missing."""

    status = 2
