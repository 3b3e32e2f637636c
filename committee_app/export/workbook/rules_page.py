"""The page of announced rules: every number that the formulas of the other pages take from the programme."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

from committee_app.case.programme import Adjustments, Band, Matching, MinimumShare, Threshold, Track
from committee_app.export.workbook.pages import POINTS, WON, Book, Page
from committee_app.export.workbook.source import Source, ratio_of_rest
from committee_app.scoring.means import needed_to_trim


@dataclass(slots=True)
class RulesPage:
    """Where each announced number stands; the values are cells as formulas name them."""

    page: Page
    scale: int
    """What percentages of the bands are multiplied by, so that all of them are whole numbers."""
    named: dict[str, str] = field(default_factory=dict)
    bands: tuple[str, str, str] = ("", "", "")
    """The spans of lower edge, upper edge and percent."""


def rules_page(book: Book, source: Source) -> RulesPage:
    """Write the page."""
    rules, rule = source.rules, source.rules.aggregation
    page = book.page("rules")
    page.headings([book.both("rule"), book.both("value"), book.both("meaning")])
    page.widen(0, 34)
    page.widen(1, 20)
    page.widen(2, 60)
    written = RulesPage(page, _scale(source))
    ratio = ratio_of_rest(rules)
    adjusting: Adjustments = rules.adjustments
    numbers: list[tuple[str, int, str, str]] = [
        ("drop_each_end", rule.drop_each_end if rule.trims else 0, "plain", "drop_each_end"),
        ("trim_from", needed_to_trim(rule), "plain", "trim_from"),
        ("places", rule.rounding.places, "plain", "places"),
        ("bonus_cap", adjusting.bonus_cap, POINTS, "bonus_cap"),
        ("total_cap", adjusting.total_cap, POINTS, "total_cap"),
        ("partial", int(bool(ratio)), "plain", "partial"),
        ("ratio_over", ratio.numerator, "plain", "ratio_over"),
        ("ratio_under", ratio.denominator, "plain", "ratio_under"),
        ("unit", rules.matching.unit if rules.matching else 1, WON, "unit"),
    ]
    row = 1
    for name, value, shown, meaning in numbers:
        page.text(row, 0, book.both(f"rule_{meaning}", " / "))
        page.given(row, 1, value, shown)
        written.named[name] = page.at(row, 1)
        row += 1
    row = _tracks(written, book, rules.tracks, row + 1)
    row = _thresholds(written, book, rules.thresholds, row + 1)
    row = _shares(written, book, rules.selection.minimum_shares, row + 1)
    if rules.matching is not None:
        _bands(written, book, rules.matching, row + 1)
    return written


def _tracks(written: RulesPage, book: Book, tracks: tuple[Track, ...], row: int) -> int:
    page = written.page
    page.headings([book.both(name) for name in ("track", "budget", "cap", "reserves")], row=row)
    for at, track in enumerate(tracks, row + 1):
        page.text(at, 0, track.id)
        page.given(at, 1, track.budget, WON)
        page.given(at, 2, track.cap, WON)
        page.given(at, 3, track.reserves)
        for column, name in enumerate(("budget", "cap", "reserves"), 1):
            written.named[f"{name} {track.id}"] = page.at(at, column)
    return row + len(tracks) + 1


def _thresholds(written: RulesPage, book: Book, thresholds: tuple[Threshold, ...], row: int) -> int:
    page = written.page
    names = ("threshold", "minimum_over", "minimum_under", "measured", "relation")
    page.headings([book.both(name) for name in names], row=row)
    for at, one in enumerate(thresholds, row + 1):
        page.text(at, 0, f"{one.id} ({one.of})")
        page.given(at, 1, one.minimum.numerator)
        page.given(at, 2, one.minimum.denominator)
        page.text(at, 3, book.word("measured", one.measured.value))
        page.text(at, 4, book.word("relation", one.relation.value))
        written.named[f"over {one.id}"] = page.at(at, 1)
        written.named[f"under {one.id}"] = page.at(at, 2)
    return row + len(thresholds) + 1


def _shares(written: RulesPage, book: Book, shares: tuple[MinimumShare, ...], row: int) -> int:
    page = written.page
    page.headings([book.both(name) for name in ("minimum_share", "percent", "track")], row=row)
    for at, (number, one) in enumerate(enumerate(shares), row + 1):
        page.text(at, 0, f"{one.title.ko} / {one.title.en}")
        page.given(at, 1, one.percent)
        page.text(at, 2, one.track)
        written.named[f"share {number}"] = page.at(at, 1)
    return row + len(shares) + 1


def _bands(written: RulesPage, book: Book, matching: Matching, row: int) -> None:
    page, scale = written.page, written.scale
    page.headings([book.both(name) for name in ("band_above", "band_up_to", "percent", "meaning")], row=row)
    for at, band in enumerate(matching.bands, row + 1):
        page.given(at, 0, int(band.above * scale))
        page.given(at, 1, int(band.up_to * scale))
        page.given(at, 2, band.national_percent)
        page.text(at, 3, _in_words(band))
    last = row + len(matching.bands)
    above, up_to, percent = (page.span(row + 1, last, column) for column in range(3))
    written.bands = above, up_to, percent


def _in_words(band: Band) -> str:
    return f"{band.above} < x <= {band.up_to}"


def _scale(source: Source) -> int:
    matching = source.rules.matching
    edges: list[Fraction] = [edge for band in matching.bands for edge in (band.above, band.up_to)] if matching else []
    ratios = [body.reliance for one in source.proposals for body in one.bodies if body.reliance is not None]
    return lcm(1, *(one.denominator for one in (*edges, *ratios)))
