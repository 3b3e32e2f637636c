"""Words that several parts of the scoring screen share; none of them needs a translation file."""

from __future__ import annotations

from committee_app.case.programme import Title
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.score.page import LineState


def said(title: Title) -> str:
    """Return a title of the programme in the language in force."""
    return title.in_language(current_language())


def status_word(state: LineState) -> str:
    """Return the word of the law for why nothing is scored: 제척, 기피, 회피, or 결석."""
    return wording(current_language()).word("status", state.value)
