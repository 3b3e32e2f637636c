"""What the minutes carry beside the record: tables and the result, made from it alone, and a copy of the verifier."""

from __future__ import annotations

from committee_app.export.finishing import (
    ENTRIES_NAME,
    RESULT_NAME,
    SCORES_NAME,
    VERIFIER_NAME,
    Attachment,
    Relationship,
)
from committee_app.export.labels import LABELS, Language
from committee_app.export.minutes import MinutesSource
from committee_app.export.packed import packed
from committee_app.export.tables import entries_csv, result_bytes, scores_chunks
from committee_app.resources import verifier_file

KIND = "text/csv"


def companions(source: MinutesSource, language: Language) -> tuple[Attachment, ...]:
    """Return marks and entries as tables, the result as its file has it, and the verifier that needs no program."""
    labels = LABELS[language]
    book = source.state.score_book()
    entries = packed((entries_csv(source.journal, source.hashes),))
    return (
        Attachment(ENTRIES_NAME, KIND, Relationship.SUPPLEMENT, labels.entries_description, entries),
        Attachment(
            RESULT_NAME,
            "application/json",
            Relationship.DATA,
            labels.result_description,
            packed((result_bytes(book, source.tally),)),
        ),
        Attachment(SCORES_NAME, KIND, Relationship.DATA, labels.scores_description, packed(scores_chunks(book))),
        Attachment(
            VERIFIER_NAME,
            "text/x-python",
            Relationship.SUPPLEMENT,
            labels.verifier_description,
            verifier_file(),
        ),
    )
