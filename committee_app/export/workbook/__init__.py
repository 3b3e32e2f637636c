"""`result.xlsx`: the committee's result as formulas, a page a step, for whoever trusts a spreadsheet more than us.

The marks are given; everything after them is computed on the pages: sums, trimming, means, bonus, gates, ranks, ties,
selection and money, and whether it comes to what `result.json` says. Whoever opens it follows a number from cell to
cell. All cells hold whole numbers (`pages`), so a spreadsheet finds the same last digit.
"""

from __future__ import annotations

from committee_app.export.workbook.writing import NoWorkbookError, result_workbook

__all__ = ["NoWorkbookError", "result_workbook"]
