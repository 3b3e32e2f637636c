"""The workbook as a whole: a guide, the rules, and a page for each step."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from committee_app.case.ballots import ScoreBook
from committee_app.case.findings import RefusedError
from committee_app.export.tables import result_bytes
from committee_app.export.workbook.ballots_pages import ballot_pages
from committee_app.export.workbook.finals_pages import final_pages
from committee_app.export.workbook.money_pages import money_pages
from committee_app.export.workbook.pages import Book, Page
from committee_app.export.workbook.ranks_pages import rank_pages
from committee_app.export.workbook.rules_page import rules_page
from committee_app.export.workbook.selection_pages import result_page, selection_page
from committee_app.export.workbook.source import Source, obstacles
from committee_app.scoring.results import Tally
from committee_app.wording import Wording


class NoWorkbookError(RefusedError):
    """There are no formulas for a rule of this book, or its numbers are too large for a spreadsheet."""


def result_workbook(book: ScoreBook, tally: Tally, words: Sequence[Wording]) -> bytes:
    """Return `result.xlsx`; the same book gives the same bytes.

    Args:
        book: rules, marks and decisions, as a case can have them.
        tally: what they give.
        words: the languages of its headings, the first one first.

    Raises:
        NoWorkbookError: the findings say why there is none.
    """
    found = obstacles(book)
    if found:
        raise NoWorkbookError(*found)
    source, written = Source(book, tally), Book(words)
    guide = written.page("guide")
    rules = rules_page(written, source)
    ballots = ballot_pages(written, source, rules)
    finals = final_pages(written, source, rules, ballots)
    ranks = rank_pages(written, source, ballots, finals)
    money = money_pages(written, source, rules)
    selection = selection_page(written, source, rules, money, ranks)
    differences = result_page(written, source, (rules, money, ranks, finals), selection)
    _guide(guide, source, differences)
    return written.closed()


def _guide(page: Page, source: Source, differences: str) -> None:
    book, rules = page.book, source.rules
    page.widen(0, 110)
    page.widen(1, 20)
    row = 0
    for title in (f"{rules.title.ko} / {rules.title.en}", f"{rules.committee_title.ko} / {rules.committee_title.en}"):
        page.text(row, 0, title)
        row += 1
    page.text(row, 0, f"{book.both('rules_digest', ' / ')}: {source.book.rules_fingerprint}")
    result = hashlib.sha256(result_bytes(source.book, source.tally)).hexdigest()
    page.text(row + 1, 0, f"{book.both('result_digest', ' / ')}: {result}")
    page.text(row + 3, 0, book.both("differences", " / "))
    page.formula(row + 3, 1, differences, 0)
    row += 5
    for code in ("workbook.whole_numbers", "workbook.colours", "workbook.in_order", "workbook.no_proof"):
        for sentence in book.say(code):
            page.text(row, 0, sentence)
            row += 1
