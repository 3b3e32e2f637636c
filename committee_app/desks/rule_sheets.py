"""The rule sheet of a text that may become the rules, as PDF: beside the editor stands what will be printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from committee_app.case.programme_text import read_programme
from committee_app.desks.record import Record
from committee_app.desks.words import wording
from committee_app.export.labels import Language
from committee_app.export.pdf import build_pdf
from committee_app.export.rule_sheet import rule_sheet


def rule_sheet_pdf(record: Record, text: str, language: Language) -> bytes:
    """Return the sheet of a rule text as PDF. Slow; changes nothing.

    Raises:
        ProgrammeRefusedError: the text contradicts itself.
    """
    state = replace(record.state, rules_text=text, programme=read_programme(text))
    document = rule_sheet(state, wording(language))
    made_at = datetime.fromisoformat(record.journal[-1].at)
    return build_pdf(document, record=None, head=record.head, made_at=made_at, language=language).data
