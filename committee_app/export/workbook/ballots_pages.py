"""From marks to means: three pages, a row for each ballot and then a row for each proposal.

marks      what each evaluator gave for each leaf, and the sum
trimming   which sums were left out as the highest and the lowest, one person each, the lowest seat of equals
means      sum over number, rounded once; and the mean of each criterion over all ballots that count
"""

from __future__ import annotations

from dataclasses import dataclass

from committee_app.case.identifiers import Points, ProposalId
from committee_app.case.programme import CriterionGroup
from committee_app.export.workbook.pages import POINTS, Book, Page, here, here_span
from committee_app.export.workbook.rules_page import RulesPage
from committee_app.export.workbook.source import Source, rounding_formula
from committee_app.scoring.results import Dropped, UsedBallot

_NAMES = 4
"""Columns before the marks: proposal, track, evaluator, status."""


@dataclass(frozen=True, slots=True)
class BallotPages:
    """Where totals, retained totals and means stand."""

    marks: Page
    trimming: Page
    means: Page
    total: int
    criteria: dict[str, tuple[int, int]]
    """For each group and leaf the columns of its sum and its printed mean, on the page of means."""


COUNTED, USED, SUM, MEAN = 2, 3, 4, 5
"""Columns on the page of means."""

RETAINED = 6
"""The column of the totals that were not left out, on the page of trimming."""


def ballot_pages(book: Book, source: Source, rules: RulesPage) -> BallotPages:
    """Write the three pages."""
    marks = _marks_page(book, source)
    total = _NAMES + len(source.rules.leaves)
    trimming = _trimming_page(book, source, rules, marks, total)
    means, criteria = _means_page(book, source, marks, trimming)
    return BallotPages(marks, trimming, means, total, criteria)


def _marks_page(book: Book, source: Source) -> Page:
    page = book.page("marks")
    leaves = [f"{leaf.id} {leaf.title.ko}\n{leaf.title.en}" for leaf in source.rules.leaves]
    names = [book.both(name) for name in ("proposal", "track", "evaluator", "status")]
    page.headings([*names, *leaves, book.both("total")])
    total = _NAMES + len(leaves)
    for proposal in source.proposals:
        first, _ = source.ballot_rows(proposal.id)
        for row, cell in enumerate(source.score(proposal.id).cells, first):
            page.text(row, 0, proposal.id)
            page.text(row, 1, proposal.track)
            page.text(row, 2, cell.evaluator)
            page.text(row, 3, book.word("status", cell.status.value))
            if cell.total is None:
                continue
            for column, mark in enumerate(_marks_of(source, proposal.id, cell), _NAMES):
                page.given(row, column, mark, POINTS)
            page.formula(row, total, f"SUM({here(row, _NAMES)}:{here(row, total - 1)})", cell.total, POINTS)
    return page


def _marks_of(source: Source, proposal: ProposalId, cell: UsedBallot) -> tuple[Points, ...]:
    return source.book.marks[proposal][cell.evaluator]


def _trimming_page(book: Book, source: Source, rules: RulesPage, marks: Page, total: int) -> Page:
    page = book.page("trimming")
    names = ("proposal", "evaluator", "total", "counted", "highest", "lowest", "retained")
    page.headings([book.both(name) for name in names])
    drop, trim_from = rules.named["drop_each_end"], rules.named["trim_from"]
    for proposal in source.proposals:
        score = source.score(proposal.id)
        block = source.ballot_rows(proposal.id)
        for row, cell in enumerate(score.cells, block[0]):
            page.text(row, 0, proposal.id)
            page.text(row, 1, cell.evaluator)
            if cell.total is None:
                continue
            own, enough = here(row, 2), f"{here(row, 3)}>={trim_from}"
            before = (block[0], row - 1) if row > block[0] else None
            page.formula(row, 2, marks.at(row, total), cell.total, POINTS)
            page.formula(row, 3, f"COUNT({here_span(*block, 2)})", score.counted)
            above = f'COUNTIF({here_span(*block, 2)},">"&{own})'
            if before:
                above += f"+COUNTIF({here_span(*before, 2)},{own})"
            page.formula(row, 4, f"IF(AND({enough},{above}<{drop}),1,0)", int(cell.dropped is Dropped.HIGHEST))
            below = f'COUNTIFS({here_span(*block, 2)},"<"&{own},{here_span(*block, 4)},0)'
            if before:
                below += f"+COUNTIFS({here_span(*before, 2)},{own},{here_span(*before, 4)},0)"
            lowest = f"IF(AND({enough},{here(row, 4)}=0,{below}<{drop}),1,0)"
            page.formula(row, 5, lowest, int(cell.dropped is Dropped.LOWEST))
            kept = "" if cell.dropped else cell.total
            page.formula(row, RETAINED, f'IF({here(row, 4)}+{here(row, 5)}=0,{own},"")', kept, POINTS)
    return page


def _means_page(book: Book, source: Source, marks: Page, trimming: Page) -> tuple[Page, dict[str, tuple[int, int]]]:
    page = book.page("means")
    criteria = [(group.id, f"{group.id} {group.title.ko}\n{group.title.en}") for group in source.rules.criteria]
    criteria += [(leaf.id, leaf.id) for leaf in source.rules.leaves]
    names = [book.both(name) for name in ("proposal", "track", "counted", "used", "sum_used", "mean")]
    for _, name in criteria:
        names += [f"{name}\n{book.both('sum', ' ')}", f"{name}\n{book.both('mean', ' ')}"]
    page.headings(names)
    columns = {str(one): (MEAN + 1 + 2 * at, MEAN + 2 + 2 * at) for at, (one, _) in enumerate(criteria)}
    mode, places = source.rounding.mode, source.rounding.places
    for proposal in source.proposals:
        row, score = source.rows[proposal.id], source.score(proposal.id)
        block = source.ballot_rows(proposal.id)
        counted, used, summed = here(row, COUNTED), here(row, USED), here(row, SUM)
        page.text(row, 0, proposal.id)
        page.text(row, 1, proposal.track)
        page.formula(row, COUNTED, f"COUNT({trimming.span(*block, 2)})", score.counted)
        page.formula(row, USED, f"COUNT({trimming.span(*block, RETAINED)})", score.used)
        page.formula(row, SUM, f"SUM({trimming.span(*block, RETAINED)})", score.sum_used, POINTS)
        mean = rounding_formula(f"{summed}*{10**places}", f"(100*{used})", mode)
        page.formula(row, MEAN, f'IF({used}=0,"",{mean})', source.units(score.printed_mean), places)
        sums = _sums_of_criteria(source, proposal.id)
        for criterion, (at_sum, at_mean) in columns.items():
            first, last = _leaf_columns(source, criterion)
            page.formula(row, at_sum, f"SUM({marks.span(*block, first, last)})", sums[criterion], POINTS)
            formula = rounding_formula(f"{here(row, at_sum)}*{10**places}", f"(100*{counted})", mode, signed=False)
            printed = source.units(score.criterion_means[criterion]) if score.counted else ""
            page.formula(row, at_mean, f'IF({counted}=0,"",{formula})', printed, places)
    return page, columns


def _leaf_columns(source: Source, criterion: str) -> tuple[int, int]:
    """Return the columns of a criterion's leaves on the page of marks: those of a group stand side by side."""
    places = source.rules.leaf_positions(criterion)
    return _NAMES + places[0], _NAMES + places[-1]


def _sums_of_criteria(source: Source, proposal: ProposalId) -> dict[str, int]:
    rows = [_marks_of(source, proposal, cell) for cell in source.score(proposal).cells if cell.total is not None]
    leaves = [sum(row[place] for row in rows) for place in range(len(source.rules.leaves))]
    groups: tuple[CriterionGroup, ...] = source.rules.criteria
    ids = [*(group.id for group in groups), *(leaf.id for leaf in source.rules.leaves)]
    return {one: sum(leaves[place] for place in source.rules.leaf_positions(one)) for one in ids}
