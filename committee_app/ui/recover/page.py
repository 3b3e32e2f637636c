"""What is shown of a case file after a crash."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from committee_app.case.findings import Finding
from committee_app.desks.recovery import Aftermath, Comparison, Relation


class Advice(StrEnum):
    """What to do now; one of these, by what was found."""

    GO_ON = "go_on"
    TAKE_COPY = "take_copy"
    KEEP_BOTH = "keep_both"
    FIND_COPY = "find_copy"


@dataclass(frozen=True, slots=True)
class Restored:
    """A copy took the file's place: its name, and under which name and SHA-256 the file from before is kept."""

    copy: str
    kept: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class RecoverPage:
    """The whole screen.

    Attributes:
        file: the path of the case file.
        blank: the six words are needed and were not typed.
        problems: why nothing can be said, or nothing was done.
        found: what is there; None before anybody looked.
        copy: the path of the copy that lies beside the file on this page; empty for none.
        beside: the file beside that copy.
        copy_trouble: why that copy is not whole.
        restored: what was put in the file's place just now.
    """

    file: str = ""
    blank: bool = False
    busy: bool = False
    problems: tuple[Finding, ...] = ()
    found: Aftermath | None = None
    copy: str = ""
    beside: Comparison | None = None
    copy_trouble: tuple[Finding, ...] = ()
    restored: Restored | None = None

    @property
    def advice(self) -> Advice | None:
        """What to do now; nothing before anybody looked."""
        return None if self.found is None else advice(self.found, self.beside, self.copy_trouble)

    @property
    def can_restore(self) -> bool:
        """Whether the copy may take the file's place: only where the file is not the better of the two."""
        return self.advice in (Advice.TAKE_COPY, Advice.KEEP_BOTH) and not self.busy

    @property
    def can_open(self) -> bool:
        """Whether the file can be opened as it is."""
        return self.found is not None and not self.found.trouble and not self.busy


def advice(found: Aftermath, beside: Comparison | None, copy_trouble: tuple[Finding, ...]) -> Advice:
    """Return what to do: a copy is only ever taken if it is whole, and of this case as far as that can be told."""
    relation = beside.relation if beside is not None and not copy_trouble else None
    if relation is Relation.PARTED:
        return Advice.KEEP_BOTH
    if relation is Relation.MORE or (found.trouble and relation not in (None, Relation.OTHER_CASE)):
        return Advice.TAKE_COPY
    return Advice.FIND_COPY if found.trouble or found.remembered else Advice.GO_ON
