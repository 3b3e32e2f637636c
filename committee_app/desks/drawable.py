"""Whose words can be printed: a character that the document's font lacks is refused while it is typed."""

from __future__ import annotations

from committee_app.case.findings import Finding, RefusedError
from committee_app.resources import missing_glyphs


def refuse_undrawable(*texts: str) -> None:
    """Refuse characters that the document's font cannot draw, before they are anybody's words.

    Raises:
        RefusedError: names them; a blank in signed minutes would be worse than a question now.
    """
    missing = sorted({one for text in texts for one in missing_glyphs(text)})
    if missing:
        raise RefusedError(Finding.of("text.undrawable", characters=" ".join(missing[:10])))
