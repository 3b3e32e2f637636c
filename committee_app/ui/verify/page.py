"""What the verification shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from committee_app.case.findings import Finding, Value
from committee_app.case.progress import Progress
from committee_app.desks.auditing import KeyPrint
from committee_app.export.reading import Outcome


class FileKind(StrEnum):
    """What a chosen file is, by its first bytes; `open_here` is never read at all."""

    MINUTES = "minutes"
    CASE = "case"
    MISSING = "missing"
    OPEN_HERE = "open_here"


class Advice(StrEnum):
    """What to do about a step that does not hold, or cannot be told."""

    FETCH_MINUTES = "fetch_minutes"
    KEEP_RECORD = "keep_record"
    COMPARE_BOTH = "compare_both"
    CHOOSE_AGAIN = "choose_again"
    COMPARE_PRINTS = "compare_prints"
    COMPARE_HEAD = "compare_head"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class FileRow:
    """A chosen file: its whole path, and what it is."""

    path: str
    kind: FileKind


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of the check in the order it was taken."""

    code: str
    outcome: Outcome
    params: tuple[tuple[str, Value], ...]
    advice: Advice | None = None


@dataclass(frozen=True, slots=True)
class VerifyPage:
    """The chosen files, the check under way, or its verdict.

    Attributes:
        blank: the passphrase is needed and was not typed.
        codes_wrong: what is wrong with the codes that were typed from the sheets; nothing if they can be looked for.
        steps: the verdict; empty until there is one.
        prints: whose keys the record names, for comparison with the sheets signed by hand.
    """

    files: tuple[FileRow, ...] = ()
    blank: bool = False
    codes_wrong: tuple[Finding, ...] = ()
    progress: Progress | None = None
    steps: tuple[StepRow, ...] = ()
    prints: tuple[KeyPrint, ...] = ()

    @property
    def needs_passphrase(self) -> bool:
        """Whether a case file is among the files: those are encrypted."""
        return any(one.kind is FileKind.CASE for one in self.files)

    @property
    def can_start(self) -> bool:
        """Whether there is something to check and nothing in the way."""
        return bool(self.files) and all(one.kind in (FileKind.CASE, FileKind.MINUTES) for one in self.files)

    def count(self, outcome: Outcome) -> int:
        """Return how many steps came out so."""
        return sum(step.outcome is outcome for step in self.steps)
