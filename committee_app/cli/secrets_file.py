"""Files that hold a secret: what `--passphrase-file` reads, and what the demo leaves.

A passphrase file holds the passphrase in its first line. The demo's file holds everybody's secrets, a labelled line
each, below a line that says that all of it is fictitious; of it the line `room` is read. Nothing else in the program
writes a secret down.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from committee_app.cli import files
from committee_app.cli.errors import UsageError
from committee_app.desks.sample_secrets import AFTER_LABEL, FICTITIOUS, labelled_passphrase

PRIVATE_MODE = 0o600
MAX_BYTES = 1 << 16


def write_secrets(path: Path, rows: Iterable[tuple[str, str]]) -> None:
    """Write labelled secrets of a fictitious case, for their owner to read alone.

    Raises:
        FailedError: the place cannot be written.
    """
    lines = [FICTITIOUS, *(f"{label}{AFTER_LABEL}{secret}" for label, secret in rows)]
    files.write(path, ("\n".join(lines) + "\n").encode(), mode=PRIVATE_MODE)


def passphrase_in(path: Path) -> str:
    """Return the room passphrase that a file holds.

    Raises:
        FailedError: the file cannot be read.
        UsageError: there is no passphrase in it.
    """
    passphrase = _passphrase(_text(files.content(path, MAX_BYTES)))
    if not passphrase:
        raise UsageError("cli.no_passphrase_in_file", file=str(path))
    return passphrase


def _text(raw: bytes) -> str:
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""


def _passphrase(text: str) -> str:
    lines = text.splitlines()
    first = lines[0] if lines else ""
    if first.strip() == FICTITIOUS:
        return labelled_passphrase(text) or ""
    labelled = labelled_passphrase(text.partition("\n")[0])
    return first.strip() if labelled is None else labelled
