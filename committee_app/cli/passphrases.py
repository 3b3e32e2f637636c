"""The room passphrase: typed without echo, or from a file; never an argument, never from the environment."""

from __future__ import annotations

import getpass
import sys
import warnings
from pathlib import Path

from committee_app.cli.errors import UsageError
from committee_app.cli.secrets_file import passphrase_in
from committee_app.cli.voice import Voice


def room_passphrase(voice: Voice, file: Path | None) -> str:
    """Return the passphrase of a case file.

    Raises:
        UsageError: there is none: no file was named and nobody is there to type, or nothing was typed.
        FailedError: the file that was named cannot be read.
    """
    if file is not None:
        return passphrase_in(file)
    if not sys.stdin.isatty():
        raise UsageError("cli.no_terminal")
    typed = _typed(voice.sentence("cli.ask_passphrase") + " ").strip()
    if not typed:
        raise UsageError("cli.no_passphrase_typed")
    return typed


def _typed(prompt: str) -> str:
    try:
        with warnings.catch_warnings():
            # Where echo cannot be turned off, getpass would warn and show what is typed.
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(prompt)
    except (getpass.GetPassWarning, EOFError):
        return ""
