"""The result of an opened case as the files that others read: exact, as a table, and as a workbook that computes it."""

from __future__ import annotations

from committee_app.case.findings import Finding
from committee_app.case.state import CaseState
from committee_app.desks.ranking import has_result, result_of
from committee_app.desks.words import LANGUAGES, wording
from committee_app.export.tables import result_bytes, result_csv


def workbook_obstacles(state: CaseState) -> tuple[Finding, ...]:
    """Return why an opened case has no workbook; nothing where it has one, or is not opened."""
    from committee_app.export.workbook.source import obstacles  # noqa: PLC0415  # see below

    return obstacles(state.score_book()) if has_result(state) else ()


def result_files(state: CaseState) -> dict[str, bytes]:
    """Return `result.json`, `result.csv` and `result.xlsx` by name; nothing before the opening.

    There is no workbook where it would lose digits, be endless, or lack a rule: better none than a nearly right one.
    """
    from committee_app.export.workbook import NoWorkbookError, result_workbook  # noqa: PLC0415  # only who exports

    if not has_result(state):
        return {}
    book, tally = state.score_book(), result_of(state)
    contents = {"result.json": result_bytes(book, tally), "result.csv": result_csv(book, tally)}
    try:
        contents["result.xlsx"] = result_workbook(book, tally, [wording(one) for one in LANGUAGES])
    except NoWorkbookError:
        return contents
    return contents
