"""The charts of a result, each one drawing for screen and minutes (`drawing`), each with its table.

    cut_strip     the projects near the cut line: final, in how many tallies without one member it stays selected
    dot_rows      every member's total for each project: dropped ones hollow, the mean a bar, who did not score a cross
    heat_table    how far each total lies from the mean of its project, the figure in each cell
    money_bars    the budget as it is used up by rank, what was cut, and what reserves would need
    share_bars    how many of the selected are inside a group, and how many the rule asks for

The caller brings figures and names; nothing here computes a result. Totals are hundredths of a point, money won.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from committee_app.case.ballots import points_text
from committee_app.export.drawing import Anchor, Box, Drawing, Figures, Fill, Line, Mark, Shape, Stroke, Tone, Words
from committee_app.wording import Wording, fixed

WIDTH = 640.0
"""What a chart is drawn at where nobody asks for another width: that of a page."""

_ROW, _HEAD, _FOOT = 28.0, 26.0, 8.0
_NAMES, _VALUES, _COUNTS = 56.0, 96.0, 190.0
_BASE = 5.0
"""How far below the middle of its row a line of words stands."""


# ── marks on a line ────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class Dots:
    """The marks of one proposal: those that count, those that were dropped, the mean, and how many did not score."""

    kept: tuple[int, ...]
    dropped: tuple[int, ...] = ()
    mean: int | None = None
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Dot:
    """Where one mark lies: share of the axis from the left (0 to 1), steps up from the middle, and if it counts."""

    share: float
    level: float
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """Where marks are drawn: the ends, and where thin upright lines stand; hundredths of a point."""

    lowest: int
    highest: int
    grid: tuple[int, ...] = ()

    def share(self, value: int | Fraction) -> float:
        """Return where a value lies between the ends, from 0 to 1."""
        return float((value - self.lowest) / (self.highest - self.lowest))


def axis_of(values: Sequence[int | Fraction], highest: int, step: int = 1000) -> Axis:
    """Return an axis from a round value below the lowest up to `highest`, with a line at every step between."""
    low = min((int(value) for value in values), default=0)
    lowest = max(0, min(low // step * step, highest - step))
    return Axis(lowest, highest, tuple(range(lowest + step, highest, step)))


def dots_of(marks: Dots, lowest: int, highest: int) -> tuple[Dot, ...]:
    """Return the places of the marks on an axis; equal marks stack up and down from the middle.

    >>> [dot.level for dot in dots_of(Dots((900, 900, 900)), 0, 1000)]
    [0.0, 1.0, -1.0]
    """
    seen: Counter[int] = Counter()
    placed: list[Dot] = []
    for mark, is_kept in [*((mark, True) for mark in marks.kept), *((mark, False) for mark in marks.dropped)]:
        nth = seen[mark]
        seen[mark] += 1
        level = (nth + 1) // 2 * (1 if nth % 2 else -1)
        share = min(max((mark - lowest) / (highest - lowest), 0.0), 1.0)
        placed.append(Dot(share, float(level), is_kept))
    return tuple(placed)


def dot_rows(rows: Sequence[tuple[str, Dots]], axis: Axis, words: Wording, width: float = WIDTH) -> Drawing:
    """Draw the members' totals of each project on one axis."""
    left, right = _NAMES, width - _VALUES
    bottom = _HEAD + _ROW * len(rows)
    mean = Words(width, 15, _label(words, "mean"), Tone.MUTED, Anchor.END)
    strokes: list[Stroke] = [*_grid(axis, left, right, bottom), mean]
    for at, (name, marks) in enumerate(rows):
        middle = _HEAD + _ROW * (at + 0.5)
        strokes += _name(name, middle)
        strokes += _row_of_dots(marks, axis, left, right, middle)
        if marks.mean is not None:
            strokes.append(Words(width, middle + _BASE, points_text(marks.mean), anchor=Anchor.END, strong=True))
    table = Figures(
        tuple(_label(words, one) for one in ("proposal", "kept", "dropped", "mean", "missing")),
        tuple((name, _list(one.kept), _list(one.dropped), _mean(one), str(one.missing)) for name, one in rows),
    )
    dropped = sum(len(one.dropped) for _, one in rows)
    missing = sum(one.missing for _, one in rows)
    alt = words.say("chart.dots", (("projects", len(rows)), ("dropped", dropped), ("missing", missing)))
    return Drawing(width, bottom + _FOOT, tuple(strokes), alt, table)


def _row_of_dots(marks: Dots, axis: Axis, left: float, right: float, middle: float) -> Iterator[Stroke]:
    room = right - left
    dots = dots_of(marks, axis.lowest, axis.highest)
    if dots:
        ends = [left + dot.share * room for dot in dots]
        yield Line(min(ends), middle, max(ends), middle, Tone.LINE)
    for dot in dots:
        shape, tone = (Shape.DOT, Tone.DOT) if dot.is_kept else (Shape.RING, Tone.EDGE)
        yield Mark(left + dot.share * room, middle - dot.level * 5, 8, shape, tone)
    if marks.mean is not None:
        yield Box(left + axis.share(marks.mean) * room - 1.5, middle - 11, 3, 22, Tone.INK)
    for nth in range(marks.missing):
        yield Mark(right + 12 + nth * 11, middle, 8, Shape.CROSS, Tone.MUTED)


# ── the cut line ───────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class NearCut:
    """A project near the cut line, in order of rank.

    `final` is in points; of `tallies` tallies, each without one member, it is selected in `kept`.
    """

    proposal: str
    final: Fraction
    chosen: bool
    kept: int
    tallies: int

    @property
    def is_contested(self) -> bool:
        """Whether one member less would in some case decide otherwise."""
        return self.kept not in (0, self.tallies)


def cut_strip(near: Sequence[NearCut], places: int, words: Wording, width: float = WIDTH) -> Drawing:
    """Draw the projects on both sides of the cut line on an axis of finals.

    A selected project is filled, another hollow. The hatched zone holds those that one member less could move; the
    bar at the right says in how many of the tallies without one member a project stays selected.
    """
    left, right = _NAMES, width - _VALUES - 110
    bottom = _HEAD + _ROW * len(near)
    finals = [one.final for one in near]
    low, high = (min(finals), max(finals)) if finals else (Fraction(0), Fraction(1))
    pad = (high - low) / 10 or Fraction(1, 2)
    low, high = low - pad, high + pad

    def at_x(value: Fraction) -> float:
        return left + float((value - low) / (high - low)) * (right - left)

    line = next((at for at, one in enumerate(near) if not one.chosen), len(near)) - 1  # by rank; shares come after
    strokes: list[Stroke] = []
    strokes += _zone(near, at_x, bottom, words)
    strokes += [
        _head(right + 14, _label(words, "survival")),
        Words(width, 15, _label(words, "final"), Tone.MUTED, Anchor.END),
    ]
    strokes.append(Line(0, _HEAD, width, _HEAD, Tone.EDGE))
    for at, one in enumerate(near):
        middle = _HEAD + _ROW * (at + 0.5)
        strokes += _name(one.proposal, middle, strong=one.chosen)
        strokes.append(Line(left, middle, right, middle, Tone.HAIR))
        shape, tone = (Shape.DOT, Tone.INK) if one.chosen else (Shape.RING, Tone.EDGE)
        strokes.append(Mark(at_x(one.final), middle, 11, shape, tone))
        strokes += _survival(one, right + 14, middle)
        strokes.append(Words(width, middle + _BASE, fixed(one.final, places), anchor=Anchor.END, strong=one.chosen))
        if at == line:
            strokes.append(Line(0, middle + _ROW / 2, width, middle + _ROW / 2, Tone.CUT, 2.5))
        elif one.chosen and at > line:
            x = at_x(one.final)
            side, anchor = (14, Anchor.START) if x < (left + right) / 2 else (-14, Anchor.END)
            strokes.append(Words(x + side, middle + _BASE, _label(words, "by_share"), Tone.MUTED, anchor))
    table = Figures(
        tuple(_label(words, one) for one in ("proposal", "final", "decided", "survival")),
        tuple(
            (
                one.proposal,
                fixed(one.final, places),
                words.word("selection_status", "selected" if one.chosen else "not_selected"),
                f"{one.kept}/{one.tallies}",
            )
            for one in near
        ),
    )
    contested = [one.proposal for one in near if one.is_contested]
    facts = ("shown", len(near)), ("chosen", sum(one.chosen for one in near)), ("contested", len(contested))
    return Drawing(width, bottom + _FOOT, tuple(strokes), words.say("chart.cut", facts), table)


def _zone(
    near: Sequence[NearCut], at_x: Callable[[Fraction], float], bottom: float, words: Wording
) -> Iterator[Stroke]:
    contested = [one.final for one in near if one.is_contested]
    if not contested:
        return
    first, last = at_x(min(contested)) - 9, at_x(max(contested)) + 9
    yield Box(first, _HEAD, last - first, bottom - _HEAD, Tone.LINE, Fill.RISING, edge=True, dashed=True)
    yield Words((first + last) / 2, 15, _label(words, "contested"), Tone.MUTED, Anchor.MIDDLE)


def _survival(one: NearCut, x: float, middle: float) -> Iterator[Stroke]:
    full = 64.0
    share = one.kept / one.tallies if one.tallies else 0.0
    yield Box(x, middle - 5, full, 10, Tone.EDGE, Fill.NONE, edge=True)
    if share:
        yield Box(x, middle - 5, full * share, 10, Tone.INK, Fill.RISING if one.is_contested else Fill.SOLID)
    yield Words(x + full + 6, middle + _BASE, f"{one.kept}/{one.tallies}", Tone.MUTED)


# ── deviations ─────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class HeatRow:
    """One project: how far each seat's total lies from its mean, in hundredths; a word where there is no total."""

    proposal: str
    cells: tuple[int | str, ...]


def heat_table(
    seats: Sequence[str], rows: Sequence[HeatRow], flagged_from: int, words: Wording, width: float = WIDTH
) -> Drawing:
    """Draw projects by seats; from `flagged_from` hundredths on a cell is hatched: rising above, falling below."""
    left = _NAMES
    cell = (width - left) / max(1, len(seats))
    height = 24.0
    strokes: list[Stroke] = [
        Words(left + cell * (at + 0.5), 16, seat, Tone.MUTED, Anchor.MIDDLE) for at, seat in enumerate(seats)
    ]
    strokes.append(Line(0, _HEAD - 3, width, _HEAD - 3, Tone.EDGE))
    flagged = 0
    for number, row in enumerate(rows):
        top = _HEAD + number * height
        strokes += _name(row.proposal, top + height / 2)
        for at, value in enumerate(row.cells):
            x = left + at * cell
            is_flagged = isinstance(value, int) and abs(value) >= flagged_from
            flagged += is_flagged
            strokes += _heat_cell(x, top, cell, height, value, is_flagged=is_flagged)
        strokes.append(Line(0, top + height, width, top + height, Tone.HAIR))
    table = Figures(
        (_label(words, "proposal"), *(_label(words, "seat").format(seat) for seat in seats)),
        tuple((row.proposal, *map(_deviation, row.cells)) for row in rows),
    )
    facts = ("projects", len(rows)), ("flagged", flagged), ("limit", points_text(flagged_from))
    return Drawing(width, _HEAD + height * len(rows) + _FOOT, tuple(strokes), words.say("chart.heat", facts), table)


def _heat_cell(
    x: float, top: float, width: float, height: float, value: int | str, *, is_flagged: bool
) -> Iterator[Stroke]:
    if is_flagged:
        fill = Fill.RISING if isinstance(value, int) and value > 0 else Fill.FALLING
        yield Box(x + 1, top + 1, width - 2, height - 2, Tone.INK_PLATE, fill)
        yield Box(x + 1, top + 1, width - 2, height - 2, Tone.INK, Fill.NONE, edge=True)
    tone = Tone.TEXT if isinstance(value, int) else Tone.MUTED
    said = _deviation(value) if isinstance(value, int) else "×"
    yield Words(x + width / 2, top + height / 2 + _BASE, said, tone, Anchor.MIDDLE, strong=is_flagged)


def _deviation(value: int | str) -> str:
    if isinstance(value, str):
        return value
    tenths = (abs(value) + 5) // 10
    sign = "" if not tenths else "+" if value > 0 else "-"
    return f"{sign}{tenths // 10}.{tenths % 10}"


# ── money ──────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class Spending:
    """One line of the money: what it is given and entitled to, in won; a reserve is given nothing yet."""

    proposal: str
    given: int
    entitled: int
    is_reserve: bool = False


def money_bars(lines: Sequence[Spending], budget: int, words: Wording, width: float = WIDTH) -> Drawing:
    """Draw the budget as it is used up, a step a project; what was cut is dashed, reserves are hatched."""
    left, right = _NAMES, width - _VALUES
    used = sum(one.given for one in lines)
    wanted = sum(one.entitled for one in lines if one.is_reserve)
    cut = sum(one.entitled - one.given for one in lines if not one.is_reserve)
    most = max(budget, used + cut + wanted, 1)
    bottom = _HEAD + _ROW * len(lines)

    def at_x(won: int) -> float:
        return left + won / most * (right - left)

    strokes: list[Stroke] = []
    start = 0
    for at, one in enumerate(lines):
        middle = _HEAD + _ROW * (at + 0.5)
        strokes += _name(one.proposal, middle, strong=not one.is_reserve)
        strokes += _step_of_money(one, start, at_x, middle)
        start += one.entitled if one.is_reserve else one.given
        amount = one.entitled if one.is_reserve else one.given
        tone = Tone.MUTED if one.is_reserve else Tone.TEXT
        strokes.append(Words(width, middle + _BASE, _millions(amount), tone, Anchor.END, strong=not one.is_reserve))
    line = at_x(budget)
    strokes.append(Line(line, _HEAD - 4, line, bottom, Tone.CUT, 2.5))
    said = _label(words, "budget").format(_millions(budget), _millions(budget - used))
    strokes.append(Words(min(line, right), 15, said, Tone.TEXT, Anchor.END, strong=True))
    strokes.append(Words(width, 15, _label(words, "million"), Tone.MUTED, Anchor.END))
    table = Figures(
        tuple(_label(words, one) for one in ("proposal", "given", "entitled", "cumulative")),
        tuple(_money_row(lines, at, words) for at in range(len(lines))),
    )
    facts = ("selected", sum(not one.is_reserve for one in lines)), ("used", used), ("left", budget - used)
    alt = words.say("chart.money", (*facts, ("reserves", sum(one.is_reserve for one in lines))))
    return Drawing(width, bottom + _FOOT, tuple(strokes), alt, table)


def _step_of_money(one: Spending, start: int, at_x: Callable[[int], float], middle: float) -> Iterator[Stroke]:
    x = at_x(start)
    if one.is_reserve:
        yield Box(x, middle - 8, at_x(start + one.entitled) - x, 16, Tone.MUTED, Fill.RISING, edge=True)
        return
    end = at_x(start + one.given)
    is_cut = one.given < one.entitled
    yield Box(x, middle - 8, end - x, 16, Tone.WARNING if is_cut else Tone.INK)
    if is_cut:
        lost = at_x(start + one.entitled) - end
        yield Box(end, middle - 8, lost, 16, Tone.WARNING, Fill.NONE, edge=True, dashed=True)


def _money_row(lines: Sequence[Spending], at: int, words: Wording) -> tuple[str, ...]:
    one = lines[at]
    status = f" ({words.word('selection_status', 'reserve')})" if one.is_reserve else ""
    cumulative = sum(each.given for each in lines[: at + 1])
    return one.proposal + status, _millions(one.given), _millions(one.entitled), _millions(cumulative)


@dataclass(frozen=True, slots=True)
class ShareBar:
    """One minimum: of `selected` projects `inside` belong to the group, and at least `needed` should."""

    title: str
    inside: int
    selected: int
    needed: int

    @property
    def holds(self) -> bool:
        """Whether the minimum is met."""
        return self.inside >= self.needed


def share_bars(shares: Sequence[ShareBar], words: Wording, width: float = WIDTH) -> Drawing:
    """Draw each minimum as a bar with a tick where it has to reach; what falls short is hatched and says so."""
    most = max((max(one.selected, one.needed) for one in shares), default=0) or 1
    row = 44.0
    strokes: list[Stroke] = []
    for at, one in enumerate(shares):
        top = at * row
        right = width - _COUNTS
        strokes.append(Words(0, top + 15, one.title))
        said = words.word("chart", "holds" if one.holds else "short")
        strokes.append(Words(width, top + 15, said, anchor=Anchor.END, strong=True))
        strokes.append(Box(0, top + 23, one.selected / most * right, 10, Tone.EDGE, Fill.NONE, edge=True))
        fill = Fill.SOLID if one.holds else Fill.RISING
        strokes.append(Box(0, top + 23, one.inside / most * right, 10, Tone.INK, fill))
        tick = one.needed / most * right
        strokes.append(Line(tick, top + 19, tick, top + 37, Tone.CUT, 2.5))
        counts = _label(words, "share").format(one.inside, one.selected, one.needed)
        strokes.append(Words(width, top + 33, counts, Tone.MUTED, Anchor.END))
    table = Figures(
        tuple(_label(words, one) for one in ("group", "inside", "selected", "needed")),
        tuple((one.title, str(one.inside), str(one.selected), str(one.needed)) for one in shares),
    )
    facts = ("shares", len(shares)), ("short", sum(not one.holds for one in shares))
    return Drawing(width, row * len(shares), tuple(strokes), words.say("chart.shares", facts), table)


# ── parts ──────────────────────────────────────────────────────────────────────────────────
def _grid(axis: Axis, left: float, right: float, bottom: float) -> Iterator[Stroke]:
    for value in (axis.lowest, *axis.grid, axis.highest):
        x = left + axis.share(value) * (right - left)
        yield Line(x, _HEAD - 4, x, bottom, Tone.HAIR)
        yield Words(x, 15, points_text(value), Tone.MUTED, Anchor.MIDDLE)


def _head(x: float, text: str) -> Words:
    return Words(x, 15, text, Tone.MUTED)


def _name(name: str, middle: float, *, strong: bool = False) -> Iterator[Stroke]:
    yield Words(0, middle + _BASE, name, strong=strong)


def _label(words: Wording, code: str) -> str:
    return words.word("chart", code)


def _list(marks: Sequence[int]) -> str:
    """Return marks from the lowest, equal ones counted."""
    counted = ((mark, len(list(same))) for mark, same in groupby(sorted(marks)))
    return ", ".join(points_text(mark) + (f"×{times}" if times > 1 else "") for mark, times in counted) or "–"


def _mean(one: Dots) -> str:
    return "–" if one.mean is None else points_text(one.mean)


def _millions(won: int) -> str:
    return f"{won // 1_000_000:,}"
