"""From means to finals: bonus and penalty after the rounded mean, then the gates (과락)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from committee_app.case.identifiers import ItemId, Points
from committee_app.case.programme import Measured, Relation, Threshold
from committee_app.case.proposals import Proposal
from committee_app.export.workbook.ballots_pages import COUNTED, MEAN, SUM, USED, BallotPages
from committee_app.export.workbook.pages import POINTS, Book, Page, here
from committee_app.export.workbook.rules_page import RulesPage
from committee_app.export.workbook.source import Source, either, rounding_formula
from committee_app.scoring.gates import FINAL

_RELATIONS = {Relation.AT_LEAST: ">=", Relation.ABOVE: ">", Relation.AT_MOST: "<=", Relation.BELOW: "<"}


@dataclass(frozen=True, slots=True)
class FinalPages:
    """Where finals and verdicts stand: columns of these two pages."""

    bonus: Page
    gates: Page
    final: int
    exact: int
    passes: int


def final_pages(book: Book, source: Source, rules: RulesPage, ballots: BallotPages) -> FinalPages:
    """Write the two pages."""
    bonus, final, exact = _bonus_page(book, source, rules, ballots)
    gates, passes = _gates_page(book, source, rules, ballots, (bonus, final, exact))
    return FinalPages(bonus, gates, final, exact, passes)


def _items(source: Source) -> tuple[list[ItemId], list[ItemId]]:
    """Return every item that is announced or granted: what nobody announced counts too, and has a remark."""
    adjusting = source.rules.adjustments
    bonus = dict.fromkeys(one.id for one in adjusting.bonus)
    penalty = dict.fromkeys(one.id for one in adjusting.penalty)
    for proposal in source.proposals:
        bonus |= dict.fromkeys(item for item, _ in proposal.bonus)
        penalty |= dict.fromkeys(item for item, _ in proposal.penalty)
    return list(bonus), list(penalty)


def _points(granted: Sequence[tuple[ItemId, Points]], item: ItemId) -> int:
    return sum(points for one, points in granted if one == item)


def _bonus_page(book: Book, source: Source, rules: RulesPage, ballots: BallotPages) -> tuple[Page, int, int]:
    page = book.page("bonus")
    bonus, penalty = _items(source)
    items = [f"+ {one}" for one in bonus] + [f"- {one}" for one in penalty]
    names = ("bonus_sum", "bonus_counted", "penalty_sum", "before_cap", "capped", "final", "exact_final")
    page.headings([book.both("proposal"), book.both("mean"), *items, *(book.both(name) for name in names)])
    first = 2
    at_penalty = first + len(bonus)
    at_sum = at_penalty + len(penalty)
    granted, counted, taken, before, capped, final, exact = range(at_sum, at_sum + 7)
    places, finer = source.rounding.places, source.finer
    for proposal in source.proposals:
        row, score = source.rows[proposal.id], source.score(proposal.id)
        page.text(row, 0, proposal.id)
        page.formula(row, 1, ballots.means.at(row, MEAN), source.units(score.printed_mean), places)
        for column, item in enumerate(bonus, first):
            page.given(row, column, _points(proposal.bonus, item), POINTS)
        for column, item in enumerate(penalty, at_penalty):
            page.given(row, column, _points(proposal.penalty, item), POINTS)
        page.formula(row, granted, _sum(row, first, at_penalty), _all(proposal.bonus), POINTS)
        limited = min(_all(proposal.bonus), source.rules.adjustments.bonus_cap)
        page.formula(row, counted, f"MIN({here(row, granted)},{rules.named['bonus_cap']})", limited, POINTS)
        page.formula(row, taken, _sum(row, at_penalty, at_sum), _all(proposal.penalty), POINTS)
        adjusting = f"({here(row, counted)}-{here(row, taken)})*{10 ** (finer - 2)}"
        mean = f"{here(row, 1)}*{10 ** (finer - places)}"
        sums = _sums(source, proposal)
        no_mean = f'{here(row, 1)}=""'
        page.formula(row, before, f'IF({no_mean},"",{mean}+{adjusting})', sums[0], finer)
        cap = f"{rules.named['total_cap']}*{10 ** (finer - 2)}"
        page.formula(row, capped, f'IF({no_mean},"",MIN({here(row, before)},{cap}))', sums[1], finer)
        rounded = rounding_formula(here(row, capped), str(10 ** (finer - places)), source.rounding.mode, signed=True)
        page.formula(row, final, f'IF({no_mean},"",{rounded})', source.units(score.final), places)
        used = ballots.means.at(row, USED)
        whole = f"{ballots.means.at(row, SUM)}+({here(row, counted)}-{here(row, taken)})*{used}"
        formula = f'IF({no_mean},"",MIN({whole},{rules.named["total_cap"]}*{used}))'
        page.formula(row, exact, formula, sums[2])
    return page, final, exact


def _sum(row: int, first: int, end: int) -> str:
    return f"SUM({here(row, first)}:{here(row, end - 1)})" if end > first else "0"


def _all(granted: Sequence[tuple[ItemId, Points]]) -> int:
    return sum(points for _, points in granted)


def _sums(source: Source, proposal: Proposal) -> tuple[int | str, int | str, int | str]:
    """Return what stands before the cap, after it, and the exact final in hundredths times the ballots used."""
    score, rule = source.score(proposal.id), source.rules.adjustments
    if score.printed_mean is None:
        return "", "", ""
    adjusted = min(_all(proposal.bonus), rule.bonus_cap) - _all(proposal.penalty)
    finer = 10 ** (source.finer - 2)
    before = int(score.printed_mean * 10**source.finer) + adjusted * finer
    exact = min(score.sum_used + adjusted * score.used, rule.total_cap * score.used)
    return before, min(before, rule.total_cap * finer), exact


# ── gates ──────────────────────────────────────────────────────────────────────────────────
def _gates_page(
    book: Book, source: Source, rules: RulesPage, ballots: BallotPages, finals: tuple[Page, int, int]
) -> tuple[Page, int]:
    page = book.page("gates")
    thresholds = source.rules.thresholds
    names = [book.both("proposal"), book.both("final")]
    for one in thresholds:
        names += [f"{one.id}\n{book.both(name, ' ')}" for name in ("gauge", "gauge_under", "holds")]
    page.headings([*names, book.both("passes")])
    bonus, final, exact = finals
    passes = 2 + 3 * len(thresholds)
    for proposal in source.proposals:
        row, score = source.rows[proposal.id], source.score(proposal.id)
        page.text(row, 0, proposal.id)
        page.formula(row, 1, bonus.at(row, final), source.units(score.final), source.rounding.places)
        no_final = f'{here(row, 1)}=""'
        gates = {one.threshold: one for one in score.gates}
        for number, threshold in enumerate(thresholds):
            column = 2 + 3 * number
            over, under, shown = _gauge(source, ballots, (bonus.at(row, exact), here(row, 1)), threshold, row)
            gate = gates.get(threshold.id)
            value = "" if gate is None else int(gate.value * _under(source, proposal, threshold))
            page.formula(row, column, f'IF({no_final},"",{over})', value, shown)
            page.formula(row, column + 1, under, _under(source, proposal, threshold))
            left = f"{here(row, column)}*{rules.named[f'under {threshold.id}']}"
            right = f"{rules.named[f'over {threshold.id}']}*{here(row, column + 1)}"
            test = f"{left}{_RELATIONS[threshold.relation]}{right}"
            page.formula(row, column + 2, f'IF({no_final},"",IF({test},1,0))', "" if gate is None else int(gate.holds))
        all_held = either([here(row, 4 + 3 * number) for number in range(len(thresholds))])
        page.formula(row, passes, f"IF({no_final},0,IF({all_held}={len(thresholds)},1,0))", int(score.passes))
    return page, passes


def _gauge(
    source: Source, ballots: BallotPages, finals: tuple[str, str], threshold: Threshold, row: int
) -> tuple[str, str, int]:
    """Return what a gate looks at as numerator and denominator, and how the numerator is shown."""
    exact, printed = finals
    places = source.rounding.places
    if threshold.measured is Measured.ROUNDED:
        mean = printed if threshold.of == FINAL else ballots.means.at(row, ballots.criteria[threshold.of][1])
        return mean, str(10**places), places
    if threshold.of == FINAL:
        return exact, f"100*{ballots.means.at(row, USED)}", 0
    return ballots.means.at(row, ballots.criteria[threshold.of][0]), f"100*{ballots.means.at(row, COUNTED)}", 0


def _under(source: Source, proposal: Proposal, threshold: Threshold) -> int:
    score = source.score(proposal.id)
    if threshold.measured is Measured.ROUNDED:
        return int(10**source.rounding.places)
    return 100 * (score.used if threshold.of == FINAL else score.counted)
