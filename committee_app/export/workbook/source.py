"""What the pages of a workbook are written from, where each proposal stands on them, and whether it can be written.

Every page about proposals has them in the same rows, by track and then by name, so that a row is followed from page
to page with the eye; the pages about ballots have a row for each seat.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from committee_app.case.ballots import ScoreBook
from committee_app.case.case_rules import beyond_a_case
from committee_app.case.findings import Finding
from committee_app.case.identifiers import ProposalId
from committee_app.case.programme import CutoffMode, Programme, Rounding, RoundingMode, Track
from committee_app.case.proposals import Proposal
from committee_app.export.workbook.pages import FIRST, Shown
from committee_app.scoring.results import ProjectScore, Tally, TrackTally

MOST_DIVIDED = 10**13
"""Spreadsheets round a quotient to 15 digits before they cut it off: up to here that cannot reach the next number."""

MOST_COMPARED = 10**15
"""Whole numbers with 15 digits are exact in every spreadsheet."""

MOST_MARKS = 500_000
"""Such a workbook takes nine seconds and 35 MB; beyond that nobody follows it from cell to cell anyway."""


@dataclass(frozen=True, slots=True)
class Source:
    """A book of rules and marks with its tally, and the rows of both."""

    book: ScoreBook
    tally: Tally
    proposals: tuple[Proposal, ...] = field(init=False)
    rows: dict[ProposalId, int] = field(init=False)

    def __post_init__(self) -> None:
        tracks = {track.id: number for number, track in enumerate(self.rules.tracks, 1)}
        ordered = sorted(self.book.proposals, key=lambda one: (tracks.get(one.track, 0), one.id))
        object.__setattr__(self, "proposals", tuple(ordered))
        object.__setattr__(self, "rows", {one.id: row for row, one in enumerate(ordered, FIRST)})

    @property
    def rules(self) -> Programme:
        """The programme."""
        return self.book.programme

    @property
    def rounding(self) -> Rounding:
        """How the mean and the final are rounded."""
        return self.rules.aggregation.rounding

    @property
    def finer(self) -> int:
        """The decimals in which mean and adjustments can be added up: those of the mean, but not fewer than two."""
        return max(self.rounding.places, 2)

    @property
    def last(self) -> int:
        """The last row with a proposal."""
        return FIRST + len(self.proposals) - 1

    def score(self, proposal: ProposalId) -> ProjectScore:
        """Return a proposal's number with all that made it."""
        return self.tally.projects[proposal]

    def track_rows(self, track: str) -> tuple[int, int] | None:
        """Return the first and the last row of a track, or None where nobody applied."""
        rows = [self.rows[one.id] for one in self.proposals if one.track == track]
        return (rows[0], rows[-1]) if rows else None

    def tracks(self) -> Iterator[tuple[Track, TrackTally, tuple[int, int]]]:
        """Yield each track in which somebody applied, with its result and its rows."""
        for track, result in zip(self.rules.tracks, self.tally.tracks, strict=True):
            rows = self.track_rows(track.id)
            if rows is not None:
                yield track, result, rows

    def ballot_rows(self, proposal: ProposalId) -> tuple[int, int]:
        """Return the rows of a proposal's ballots, one for each seat."""
        seats = len(self.book.evaluators)
        first = FIRST + (self.rows[proposal] - FIRST) * seats
        return first, first + seats - 1

    def units(self, value: Fraction | None) -> Shown:
        """Return a printed value in units of its last place; "" for none."""
        return "" if value is None else int(value * 10**self.rounding.places)


def obstacles(book: ScoreBook) -> tuple[Finding, ...]:
    """Return why there is no workbook for a book: a rule that has no formula here, or numbers that lose digits.

    >>> from committee_app.case.findings import Finding
    >>> Finding.of("workbook.too_large").code
    'workbook.too_large'
    """
    found = list(beyond_a_case(book.programme))
    if any(not _is_small_enough(book, track) for track in book.programme.tracks):
        found.append(Finding.of("workbook.too_large"))
    if len(book.proposals) * len(book.evaluators) * len(book.programme.leaves) > MOST_MARKS:
        found.append(Finding.of("workbook.too_many_marks", most=MOST_MARKS))
    if not book.evaluators or not book.proposals:
        found.append(Finding.of("workbook.nothing_to_compute"))
    return tuple(dict.fromkeys(found))


def _is_small_enough(book: ScoreBook, track: Track) -> bool:
    costs = [body.cost for one in book.proposals for body in one.bodies]
    asked = [one.requested or 0 for one in book.proposals]
    largest = max([track.budget, track.cap, sum(costs), *asked])
    ratio = ratio_of_rest(book.programme)
    return largest < MOST_DIVIDED and largest * max(ratio.numerator, ratio.denominator) < MOST_COMPARED


def ratio_of_rest(programme: Programme) -> Fraction:
    """Return from what part of its share on the last project may be funded in part; 0 where it never is."""
    rule = programme.selection
    return rule.min_ratio if rule.cutoff is CutoffMode.PARTIAL_LAST else Fraction(0)


def rounding_formula(number: str, divisor: str, mode: RoundingMode, *, signed: bool = False) -> str:
    """Return the formula of number / divisor, rounded to whole units; both are whole numbers.

    >>> rounding_formula("E2", "D2", RoundingMode.HALF_UP)
    'INT((2*E2+D2)/(2*D2))'
    >>> rounding_formula("E2", "10", RoundingMode.DOWN, signed=True)
    'SIGN(E2)*INT(ABS(E2)/10)'
    """
    size = f"ABS({number})" if signed else number
    whole = f"INT({size}/{divisor})"
    if mode is RoundingMode.HALF_UP:
        formula = f"INT((2*{size}+{divisor})/(2*{divisor}))"
    elif mode is RoundingMode.DOWN:
        formula = whole
    else:
        formula = f"({whole}+IF(2*({size}-{divisor}*{whole})+MOD({whole},2)>{divisor},1,0))"
    return f"SIGN({number})*{formula}" if signed else formula


def either(formulas: Sequence[str]) -> str:
    """Return the sum of several formulas, 0 for none."""
    return "+".join(formulas) or "0"
