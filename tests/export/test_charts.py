"""The charts as values: where things lie, what the tables say, and that nothing hangs on colour."""

from __future__ import annotations

from fractions import Fraction

import pytest

from committee_app.desks.words import wording
from committee_app.export import document as doc
from committee_app.export.chart_piece import ChartPiece
from committee_app.export.charts import (
    WIDTH,
    Dots,
    HeatRow,
    NearCut,
    ShareBar,
    Spending,
    axis_of,
    cut_strip,
    dot_rows,
    heat_table,
    money_bars,
    share_bars,
)
from committee_app.export.drawing import Box, Drawing, Fill, Line, Mark, Shape, Tone, Words, hatch

KO, EN = wording("ko"), wording("en")
NEAR = (
    NearCut("L08", Fraction(885, 10), chosen=True, kept=15, tallies=15),
    NearCut("L11", Fraction(877, 10), chosen=True, kept=12, tallies=15),
    NearCut("L22", Fraction(875, 10), chosen=False, kept=3, tallies=15),
    NearCut("L07", Fraction(861, 10), chosen=False, kept=0, tallies=15),
)
MILLION = 1_000_000
MONEY = (
    Spending("L01", 1000 * MILLION, 1000 * MILLION),
    Spending("L02", 400 * MILLION, 600 * MILLION),
    Spending("L03", 0, 300 * MILLION, is_reserve=True),
)


def marks(drawing: Drawing, shape: Shape) -> list[Mark]:
    return [one for one in drawing.strokes if isinstance(one, Mark) and one.shape is shape]


def boxes(drawing: Drawing, fill: Fill) -> list[Box]:
    return [one for one in drawing.strokes if isinstance(one, Box) and one.fill is fill]


def said(drawing: Drawing) -> list[str]:
    return [one.text for one in drawing.strokes if isinstance(one, Words)]


ALL = (
    dot_rows((("L01", Dots((9000, 9000, 8500), (7000,), 8833, 1)),), axis_of((7000,), 10_000), KO),
    cut_strip(NEAR, 4, KO),
    heat_table(("1", "2", "3"), (HeatRow("L01", (-1240, 310, "회피")),), 1000, KO),
    money_bars(MONEY, 1400 * MILLION, KO),
    share_bars((ShareBar("비수도권", 5, 10, 6),), KO),
)


@pytest.mark.parametrize("drawing", ALL)
def test_every_stroke_lies_on_its_sheet(drawing: Drawing) -> None:
    for stroke in drawing.strokes:
        match stroke:
            case Line(x1, y1, x2, y2):
                assert all(-1 <= x <= drawing.width + 1 for x in (x1, x2)), stroke
                assert all(-1 <= y <= drawing.height + 1 for y in (y1, y2)), stroke
            case Box(x, y, width, height):
                assert min(width, height) >= 0, stroke
                assert -1 <= x <= x + width <= drawing.width + 1, stroke
                assert -1 <= y <= y + height <= drawing.height + 1, stroke
            case Mark(x, y) | Words(x, y):
                assert -1 <= x <= drawing.width + 1, stroke
                assert -1 <= y <= drawing.height + 1, stroke


@pytest.mark.parametrize("drawing", ALL)
def test_every_chart_has_a_sentence_and_a_table_of_whole_rows(drawing: Drawing) -> None:
    assert drawing.alt.endswith("다.")
    assert drawing.table.rows
    assert {len(row) for row in drawing.table.rows} == {len(drawing.table.heads)}


def test_a_dropped_mark_is_a_ring_and_a_missing_one_a_cross() -> None:
    drawing = ALL[0]
    assert [len(marks(drawing, one)) for one in (Shape.DOT, Shape.RING, Shape.CROSS)] == [3, 1, 1]
    assert drawing.table.rows == (("L01", "85, 90×2", "70", "88.33", "1"),)


def test_equal_marks_stand_above_and_below_each_other() -> None:
    kept = marks(ALL[0], Shape.DOT)
    assert len({(one.x, one.y) for one in kept}) == 3


def test_the_selected_are_filled_and_the_line_lies_below_the_last_of_them() -> None:
    drawing = ALL[1]
    chosen = [one.y for one in marks(drawing, Shape.DOT)]
    others = [one.y for one in marks(drawing, Shape.RING)]
    line = next(one for one in drawing.strokes if isinstance(one, Line) and one.tone is Tone.CUT)
    assert max(chosen) < line.y1 == line.y2 < min(others)


def test_the_zone_holds_the_finals_of_those_whom_one_member_can_move_and_of_no_others() -> None:
    drawing = ALL[1]
    zone = next(one for one in boxes(drawing, Fill.RISING) if one.dashed)
    at = [one.x for one in sorted((*marks(drawing, Shape.DOT), *marks(drawing, Shape.RING)), key=lambda one: one.y)]
    assert [zone.x <= x <= zone.x + zone.width for x in at] == [False, True, True, False]
    assert [row[3] for row in drawing.table.rows] == ["15/15", "12/15", "3/15", "0/15"]


def test_there_is_no_zone_where_every_tally_agrees() -> None:
    drawing = cut_strip((NEAR[0], NEAR[3]), 4, KO)
    assert not [one for one in boxes(drawing, Fill.RISING) if one.dashed]
    assert "0건" in drawing.alt


def test_equal_finals_still_have_an_axis() -> None:
    one = NearCut("L01", Fraction(90), chosen=True, kept=1, tallies=1)
    assert cut_strip((one,), 4, KO).table.rows[0][1] == "90.0000"


def test_a_cell_far_above_or_below_the_mean_is_hatched_either_way_and_says_its_figure() -> None:
    rows = (HeatRow("L01", (1000, -1000, 999, "회피")),)
    drawing = heat_table(("1", "2", "3", "4"), rows, 1000, KO)
    assert len(boxes(drawing, Fill.RISING)) == len(boxes(drawing, Fill.FALLING)) == 1
    assert drawing.table.rows == (("L01", "+10.0", "-10.0", "+10.0", "회피"),)
    assert "2개" in drawing.alt


@pytest.mark.parametrize(("deviation", "text"), [(4, "0.0"), (-4, "0.0"), (5, "+0.1"), (-5, "-0.1"), (0, "0.0")])
def test_a_small_deviation_has_no_sign_where_it_rounds_to_nothing(deviation: int, text: str) -> None:
    assert heat_table(("1",), (HeatRow("p", (deviation,)),), 1000, KO).table.rows == (("p", text),)


def test_money_goes_on_where_the_line_before_ended_and_what_was_cut_is_dashed() -> None:
    drawing = ALL[3]
    first, second = boxes(drawing, Fill.SOLID)
    assert second.x == pytest.approx(first.x + first.width)
    (cut,) = [one for one in boxes(drawing, Fill.NONE) if one.dashed]
    assert cut.x == pytest.approx(second.x + second.width)
    assert cut.width == pytest.approx(second.width / 2)
    budget = next(one for one in drawing.strokes if isinstance(one, Line) and one.tone is Tone.CUT)
    assert budget.x1 == pytest.approx(second.x + second.width)
    assert drawing.table.rows == (
        ("L01", "1,000", "1,000", "1,000"),
        ("L02", "400", "600", "1,400"),
        ("L03 (예비)", "0", "300", "1,400"),
    )


def test_a_minimum_that_falls_short_is_hatched_and_says_so() -> None:
    held = share_bars((ShareBar("비수도권", 6, 10, 6),), EN)
    short = share_bars((ShareBar("비수도권", 5, 10, 6),), EN)
    assert (len(boxes(held, Fill.RISING)), len(boxes(short, Fill.RISING))) == (0, 1)
    assert "met" in said(held)
    assert "not met" in said(short)


def test_hatching_stays_inside_its_box() -> None:
    for fill in (Fill.RISING, Fill.FALLING):
        box = Box(10, 20, 30, 7, fill=fill)
        lines = hatch(box)
        assert len(lines) >= 6
        assert all(10 <= x <= 40 for one in lines for x in (one.x1, one.x2))
        assert all(20 <= y <= 27 for one in lines for y in (one.y1, one.y2))
    assert hatch(Box(0, 0, 5, 5, fill=Fill.SOLID)) == ()


def test_nothing_at_all_is_an_empty_chart_and_no_fault() -> None:
    for drawing in (dot_rows((), axis_of((), 10_000), KO), cut_strip((), 4, KO), heat_table((), (), 1000, KO)):
        assert drawing.table.rows == ()
    assert money_bars((), 0, KO).table.rows == share_bars((), KO).table.rows == ()


def test_paper_scales_a_chart_to_its_width() -> None:
    piece = ChartPiece(block=doc.Chart("", ALL[1]))
    half = ALL[1].height * (WIDTH / 2) / WIDTH
    assert half < piece.height(WIDTH / 2) < half + 60
