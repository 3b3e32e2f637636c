"""Who entered a figure, who confirmed it, and from which evidence, stands in the course of the day."""

from __future__ import annotations

import pytest

from committee_app.case import acts
from committee_app.case.identifiers import ItemId, Points
from committee_app.case.lifecycle import Stage
from committee_app.desks.words import wording
from committee_app.export.minutes import minutes_document
from tests.builders import AUDITOR, L9, SECRETARY
from tests.export.minutes_cases import PaperDay, as_text, source_of


@pytest.mark.parametrize(
    ("language", "entered", "confirmed"),
    [
        (
            "ko",
            "간사가 L9의 지연 2점을 적었습니다(증빙: 접수대장 3쪽).",
            "감사가 같은 증빙을 보고 L9의 지연 2점을 확인하였습니다.",
        ),
        (
            "en",
            "The secretary entered 2 points of Late for L9 (evidence: 접수대장 3쪽).",
            "The auditor looked at the same evidence and confirmed 2 points of Late for L9.",
        ),
    ],
)
def test_both_officers_are_told(language: str, entered: str, confirmed: str) -> None:
    day = PaperDay.until(Stage.READY)
    day.do(SECRETARY, acts.FigureEntered(L9, ItemId("late"), Points(200), "접수대장 3쪽"))
    day.do(AUDITOR, acts.FigureConfirmed(1, Points(200)))
    source = source_of(day.walk_to(Stage.RESOLVED))
    text = as_text(minutes_document(source, wording(language)))
    assert entered in text
    assert confirmed in text
