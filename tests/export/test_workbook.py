"""The workbook computes what the program computes: every formula, in a spreadsheet that knows nothing of it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest

from committee_app.case.ballots import Lot, ScoreBook, TieVote
from committee_app.case.conflicts import MarkStatus
from committee_app.case.identifiers import EvaluatorId, GroupId, ItemId, Points, ProposalId, Won
from committee_app.case.programme import (
    CutoffMode,
    Measured,
    Method,
    MinimumShare,
    Relation,
    Rounding,
    RoundingMode,
    Threshold,
    TieStepKind,
)
from committee_app.case.proposals import Body
from committee_app.desks.words import wording
from committee_app.export.workbook import NoWorkbookError, result_workbook
from committee_app.export.workbook.pages import number_format
from committee_app.intake.score_files import read_score_book
from committee_app.scoring.lots import draw_order, lot_line
from committee_app.scoring.tally import tally
from tests.cli import sample_files
from tests.export.recalculating import NO_OFFICE, OFFICE, cells, differences, parts, recalculated, written

WORDS = (wording("ko"), wording("en"))
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
needs_office = pytest.mark.skipif(OFFICE is None, reason=NO_OFFICE)
MARKS, RESULT = "3 점수 marks", "14 결과 result"


def drawn(fingerprint: str, tied: Sequence[str], numbers: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    line = lot_line(fingerprint, tied, numbers)
    return line, draw_order(line, tied)


@pytest.fixture(scope="module")
def sample() -> ScoreBook:
    scores, proposals, decisions = (
        made().encode() for made in (sample_files.scores, sample_files.proposals, sample_files.decisions)
    )
    return read_score_book(sample_files.rules(), scores, proposals, None, decisions, draw=drawn)


def workbook(book: ScoreBook) -> bytes:
    return result_workbook(book, tally(book), WORDS)


# ── it computes ────────────────────────────────────────────────────────────────────────────
@needs_office
def test_the_sample_is_recomputed_to_the_last_digit(sample: ScoreBook, tmp_path: Path) -> None:
    data = workbook(sample)
    ours, theirs = cells(data), recalculated(data, tmp_path)
    assert differences(ours, theirs) == []
    assert differences(theirs, ours) == []
    ranked = {row[2]: (row[1], row[4], row[9]) for row in theirs[RESULT][1:] if row[2]}
    lines = [line for track in tally(sample).tracks for line in track.lines]
    assert len(ranked) == len(lines) == 40
    for line in lines:
        final = None if line.final is None else int(line.final * 10_000)
        assert ranked[line.proposal] == (line.rank or "", final, line.money.national)


@needs_office
def test_a_changed_mark_moves_through_every_page(sample: ScoreBook, tmp_path: Path) -> None:
    """The formulas follow the marks, not our values: with other marks they find the result of those marks."""
    raised = {**sample.marks, ProposalId("C13"): dict.fromkeys(sample.marks[ProposalId("C13")], _full(sample))}
    other = replace(sample, marks=raised)
    rows = [at for at, row in enumerate(cells(workbook(sample))[MARKS], 1) if row[0] == "C13" and row[4] != ""]
    changed = with_marks(
        workbook(sample), {(row, place): mark for row in rows for place, mark in enumerate(_full(sample))}
    )
    theirs = recalculated(changed, tmp_path)
    found = [(row[2], row[5], row[9]) for row in theirs[RESULT][1:] if row[0] == "central" and row[1] != ""]
    words = {line.proposal: line for track in tally(other).tracks for line in track.lines}
    assert found[0][0] == "C13"
    assert [name for name, _, _ in found] == [one.proposal for one in words.values() if one.proposal.startswith("C")]
    assert all(won == words[ProposalId(str(name))].money.national for name, _, won in found)
    assert theirs[RESULT][-1][-1] > 0  # and says that this is not the committee's result


def _full(book: ScoreBook) -> tuple[Points, ...]:
    return tuple(leaf.maximum for leaf in book.programme.leaves)


def with_marks(data: bytes, marks: dict[tuple[int, int], int]) -> bytes:
    """Return the workbook with other marks at (row as spreadsheets count, place of the leaf)."""
    contents = parts(data)
    page = contents["xl/worksheets/sheet3.xml"]
    for (row, place), mark in marks.items():
        cell = rb'(<c r="%s%d"[^>]*><v>)[0-9]+' % ("EFGHIJKLMN"[place].encode(), row)
        page, times = re.subn(cell, rb"\g<1>%d" % mark, page)
        assert times == 1
    return written(contents | {"xl/worksheets/sheet3.xml": page})


@needs_office
def test_other_rules_with_many_ties_are_recomputed_too(sample: ScoreBook, tmp_path: Path) -> None:
    seen: set[str] = set()
    for number, book in enumerate(other_books(sample)):
        data = workbook(book)
        (tmp_path / str(number)).mkdir()
        found = differences(cells(data), recalculated(data, tmp_path / str(number)))
        assert found == [], f"book {number}"
        result = tally(book)
        seen |= {step.step.by.value for track in result.tracks for tie in track.ties for step in tie.steps}
        seen |= {"open" for track in result.tracks if not track.complete}
        seen |= {"moved twice" for track in result.tracks if len(track.displacements) > 1}
        seen |= {line.status.value for track in result.tracks for line in track.lines}
    assert seen >= {"committee_vote", "lot", "criterion_mean", "open", "moved twice"}
    assert seen >= {"selected", "partial", "reserve", "not_selected", "failed", "unscored"}


def other_books(sample: ScoreBook) -> Iterator[ScoreBook]:
    """Yield small books under rules that a case can have, each with something that the sample has not."""
    few = smaller(sample, proposals=14, evaluators=7)
    yield decided(coarse(few, Random(1)), Random(1))
    yield coarse(few, Random(2))  # ties wait
    twice = replace(
        few.programme.aggregation, drop_each_end=2, trim_from=6, rounding=Rounding(1, RoundingMode.HALF_EVEN)
    )
    yield decided(ruled(coarse(few, Random(3)), aggregation=twice), Random(3))
    cut_off = replace(
        few.programme.aggregation, method=Method.MEAN, drop_each_end=0, rounding=Rounding(0, RoundingMode.DOWN)
    )
    yield decided(ruled(coarse(few, Random(4)), aggregation=cut_off, thresholds=exact_gates()), Random(4))
    shares = tuple(
        MinimumShare(track.id, GroupId(group), track.title, percent)
        for track in few.programme.tracks
        for group, percent in (("odd", 90), ("low", 60))
    )
    selecting = replace(few.programme.selection, minimum_shares=shares, cutoff=CutoffMode.STRICT_PREFIX)
    yield decided(ruled(coarse(few, Random(5)), selection=selecting), Random(5))


def smaller(book: ScoreBook, proposals: int, evaluators: int) -> ScoreBook:
    """Return a book about some of the proposals of each track, with groups, penalties and one that nobody scored."""
    kept = [one for one in book.proposals if int(one.id[1:]) <= proposals // 2]
    seats = book.evaluators[:evaluators]
    named = [
        replace(
            one,
            groups=(*one.groups, *invented_groups(int(one.id[1:]))),
            penalty=((ItemId("prior_contact"), Points(500)),) if one.id == "C02" else (),
            bodies=tuple(
                Body(body.name, Won(body.cost + at * 777), body.reliance) for at, body in enumerate(one.bodies)
            ),
        )
        for one in kept
    ]
    programme = replace(
        book.programme,
        tracks=tuple(replace(one, budget=Won(3_000_000_000), reserves=1) for one in book.programme.tracks),
    )
    alone = {
        ProposalId("C03"): {seats[0]: MarkStatus.EXCLUDED},
        ProposalId("C05"): dict.fromkeys(seats, MarkStatus.ABSENT),
    }
    return replace(
        book, programme=programme, proposals=tuple(named), evaluators=seats, marks={}, statuses=alone, votes=(), lots=()
    )


def invented_groups(number: int) -> Iterator[GroupId]:
    if number % 2:
        yield GroupId("odd")
    if number < 4:
        yield GroupId("low")


def coarse(book: ScoreBook, dice: Random) -> ScoreBook:
    """Return the book with marks so coarse that many finals are equal."""
    leaves = book.programme.leaves
    marks = {
        one.id: {
            seat: tuple(Points(leaf.maximum - dice.choice((0, 0, 200, 300))) for leaf in leaves)
            for seat in book.evaluators
            if seat not in book.statuses.get(one.id, {})
        }
        for one in book.proposals
    }
    low = tuple(Points(leaf.maximum // 2 // 10 * 10) for leaf in leaves)
    same = {one: marks[ProposalId("C01")] for one in (ProposalId("C04"), ProposalId("C06"), ProposalId("C07"))}
    return replace(book, marks={**marks, **same, ProposalId("L02"): dict.fromkeys(book.evaluators, low)})


def ruled(book: ScoreBook, **rules: Any) -> ScoreBook:
    return replace(book, programme=replace(book.programme, **rules))


def exact_gates() -> tuple[Threshold, ...]:
    return (
        Threshold(ItemId("f"), "final", Fraction(851, 10), Relation.ABOVE, Measured.EXACT),
        Threshold(ItemId("b"), "B", Fraction(71, 3), Relation.AT_LEAST, Measured.EXACT),
        Threshold(ItemId("c"), "C2", Fraction(12), Relation.AT_MOST, Measured.ROUNDED),
    )


def decided(book: ScoreBook, dice: Random) -> ScoreBook:
    """Return the book with a vote or a lot on each tie that waits for people, until none does."""
    while open_ties := tally(book).open_ties:
        tie = open_ties[0]
        if tie.step.by is TieStepKind.LOT:
            line, order = drawn(book.rules_fingerprint, list(tie.tied), ["417", "9052"])
            numbers = (("가", "417"), ("나", "9052"))
            lot = Lot(tie.tied, numbers, line, tuple(map(ProposalId, order)))
            book = replace(book, lots=(*book.lots, lot))
        else:
            votes = tuple((one, dice.choice((1, 9) if len(tie.tied) > 2 else (3, 3, 9))) for one in tie.tied)
            cast = votes if dice.random() < 0.6 else tuple((one, 2) for one in tie.tied)
            book = replace(book, votes=(*book.votes, TieVote(tie.tied, tie.round, cast, abstained=1)))
    return book


# ── it is harmless, and the same everywhere ────────────────────────────────────────────────
def test_the_same_book_gives_the_same_bytes(sample: ScoreBook) -> None:
    assert workbook(sample) == workbook(sample)


HOSTILE = [
    '=HYPERLINK("http://x","x")',
    "+1",
    "-1+cmd|' /C calc'!A0",
    "@SUM(1)",
    "＝1",
    "\t=1",
    "http://example.invalid",
    "{=1}",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula_or_a_link(sample: ScoreBook, text: str) -> None:
    first, *others = sample.proposals
    named = replace(first, title=text, bodies=tuple(replace(body, name=text) for body in first.bodies))
    contents = parts(workbook(replace(sample, proposals=(named, *others))))
    pages = [data for name, data in contents.items() if name.startswith("xl/worksheets/sheet")]
    assert not [name for name in contents if "rels/sheet" in name or "externalLink" in name or "vba" in name.lower()]
    formulas = [one.text or "" for page in pages for one in ET.fromstring(page).iter(f"{{{NAMESPACE}}}f")]
    assert len(formulas) > 5_000
    assert not [one for one in formulas if "HYPERLINK" in one or "cmd" in one or "example" in one]
    shown = cells(workbook(replace(sample, proposals=(named, *others))))
    assert shown[RESULT][1 + [row[2] for row in shown[RESULT][1:]].index(first.id)][3].strip() == text.strip()


def test_a_number_that_a_spreadsheet_would_not_hold_exactly_is_refused(sample: ScoreBook) -> None:
    first, *others = sample.proposals
    rich = replace(first, bodies=(Body("가", Won(10**14), None),))
    with pytest.raises(NoWorkbookError) as refused:
        workbook(replace(sample, proposals=(rich, *others)))
    assert [one.code for one in refused.value.findings] == ["workbook.too_large"]


def test_more_marks_than_anybody_follows_are_refused(sample: ScoreBook) -> None:
    many = tuple(EvaluatorId(str(number)) for number in range(1251))
    with pytest.raises(NoWorkbookError) as refused:
        workbook(replace(sample, evaluators=many, marks={}, statuses={}, votes=(), lots=()))
    assert [one.code for one in refused.value.findings] == ["workbook.too_many_marks"]


def test_a_rule_without_formulas_is_refused_by_its_name(sample: ScoreBook) -> None:
    median = replace(sample.programme.aggregation, method=Method.MEDIAN)
    with pytest.raises(NoWorkbookError) as refused:
        workbook(ruled(sample, aggregation=median))
    assert [dict(one.params)["rule"] for one in refused.value.findings] == ["aggregation"]


def test_a_book_of_nobody_is_refused(sample: ScoreBook) -> None:
    with pytest.raises(NoWorkbookError):
        workbook(replace(sample, evaluators=(), marks={}, statuses={}))


def test_every_cell_is_a_whole_number_or_text(sample: ScoreBook) -> None:
    numbers = [value for rows in cells(workbook(sample)).values() for row in rows for value in row if value != ""]
    assert all(isinstance(value, str) or float(value).is_integer() for value in numbers)


def test_nobody_is_named_in_it(sample: ScoreBook) -> None:
    """Evaluators stand there by number, as in the result that applicants may see."""
    strings = parts(workbook(sample))["xl/sharedStrings.xml"].decode()
    assert not re.search("위원 [0-9]", strings)
    assert EvaluatorId("1") in sample.evaluators


def test_every_heading_has_both_languages(sample: ScoreBook) -> None:
    pages = cells(workbook(sample))
    assert all(re.search("[가-힣]", name) and re.search("[a-z]", name) for name in pages)
    assert all("\n" in name for name in pages["10 순위 ranking"][0])


def test_points_look_like_points() -> None:
    assert (number_format("points"), number_format(1)) == ('0"."00', '0"."0')
