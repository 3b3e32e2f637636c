"""The tables that the minutes carry beside the record, for readers with a spreadsheet: made from it alone."""

from __future__ import annotations

from committee_app.export.finishing import ENTRIES_NAME, SCORES_NAME, Attachment, Relationship
from committee_app.export.labels import LABELS, Language
from committee_app.export.minutes import MinutesSource
from committee_app.export.tables import entries_csv, scores_csv

KIND = "text/csv"


def companions(source: MinutesSource, language: Language) -> tuple[Attachment, ...]:
    """Return the opened marks as `scores.csv` and the list of entries as `entries.csv`."""
    labels = LABELS[language]
    scores = scores_csv(source.state.score_book())
    entries = entries_csv(source.journal, source.hashes)
    return (
        Attachment(ENTRIES_NAME, KIND, Relationship.SUPPLEMENT, labels.entries_description, entries),
        Attachment(SCORES_NAME, KIND, Relationship.DATA, labels.scores_description, scores),
    )
