"""What is handed on of a roster: what was understood, what is wrong with it, and from which file it came."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from committee_app.case.acts import Source
from committee_app.case.findings import Finding, RefusedError
from committee_app.intake.grids import Grid
from committee_app.intake.score_faults import shown
from committee_app.resources import missing_glyphs

T_co = TypeVar("T_co", covariant=True)

KEPT = 500
"""So many faults are shown; the rest is counted (`roster.more`): nobody mends more in one go."""


class RosterRefusedError(RefusedError):
    """A roster with faults was to be taken over; all of them are its findings, and nothing was."""


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """A column of the file: its letters, its heading as written, and the field it was taken for (empty: not used)."""

    field: str
    heading: str
    column: str


@dataclass(frozen=True, slots=True)
class RosterReading(Generic[T_co]):
    """A roster as it was understood: the preview shows it, the secretary's desk takes `accepted()`.

    `heading_row` counts from one, and is 0 where no row holds headings. `items` are the rows without a fault.
    Faults carry `row` (from one), `column` and `cell` as a spreadsheet shows them, in the order of the file.
    """

    source: Source
    heading_row: int
    columns: tuple[MappedColumn, ...]
    items: tuple[T_co, ...]
    faults: tuple[Finding, ...]
    remarks: tuple[Finding, ...]

    def accepted(self) -> tuple[T_co, ...]:
        """Return what the roster holds, whole.

        Raises:
            RosterRefusedError: with every fault; a roster is never taken over in part.
        """
        if self.faults:
            raise RosterRefusedError(*self.faults)
        return self.items


def source_of(grid: Grid) -> Source:
    """Return the file as the record names it; some systems give names with their letters taken apart."""
    return Source(unicodedata.normalize("NFC", grid.source_name), grid.sha256)


def faults_of_name(source: Source) -> tuple[Finding, ...]:
    """Return the fault of a file whose own name the minutes could not print."""
    missing = missing_glyphs(source.name)
    if not missing:
        return ()
    return (Finding.of("roster.file_name", file=shown(source.name, 60), characters=characters(missing)),)


def in_file_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings as one meets them reading the file; from `KEPT` on only their number."""
    ordered = sorted(findings, key=_place)
    if len(ordered) <= KEPT:
        return tuple(ordered)
    return (*ordered[:KEPT], Finding.of("roster.more", faults=len(ordered) - KEPT))


def characters(missing: tuple[str, ...], shown_most: int = 10) -> str:
    r"""Return characters so that they can be found again: as they are, where they can be seen, and by number.

    >>> characters(("☃", "\u200b"))
    '☃ U+2603, U+200B'
    """
    named = (f"{one} U+{ord(one):04X}" if one.isprintable() else f"U+{ord(one):04X}" for one in missing[:shown_most])
    return ", ".join(named) + (" …" if len(missing) > shown_most else "")


def _place(finding: Finding) -> tuple[int, int, str]:
    facts = dict(finding.params)
    row, column = facts.get("row", 0), str(facts.get("column", ""))
    return (row if isinstance(row, int) else 0, len(column), column)
