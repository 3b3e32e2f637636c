"""The rule sheet says what the minutes will say, word for word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from committee_app.case.lifecycle import Stage
from committee_app.case.programme_text import ProgrammeRefusedError
from committee_app.desks.ranking import result_of
from committee_app.desks.rule_sheets import rule_sheet_pdf
from committee_app.desks.words import wording
from committee_app.export.document import Heading
from committee_app.export.labels import Language
from committee_app.export.minutes.rules import SECTIONS, rules
from committee_app.export.minutes.source import MinutesSource
from committee_app.export.minutes.voice import Voice
from committee_app.export.rule_sheet import rule_sentences, rule_sheet
from tests.builders import PROGRAMME, altered
from tests.ui.rooms import prepared_room


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_sheet_has_the_blocks_of_the_minutes(tmp_path: Path, language: Language) -> None:
    with prepared_room(tmp_path, until=Stage.OPENED) as told:
        state, words = told.room.state, wording(language)
        checked = told.room.record.checked()
        source = MinutesSource(state, checked.journal, checked.hashes, result_of(state))
        printed = [one for one in rules(source, Voice(words, source), 2) if not isinstance(one, Heading)]
        sheet = [one for one in rule_sheet(state, words).blocks if not isinstance(one, Heading)]
    confirmed = 1  # the words of the auditor's confirmation, which the sheet comes before
    assert sheet == printed[:-confirmed]
    assert len([one for one in rule_sheet(state, words).blocks if isinstance(one, Heading)]) == 1 + len(SECTIONS)


def test_sentences_follow_the_rule(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.FROZEN) as told:
        rule = told.room.state.rules
    before = rule_sentences(rule, wording("ko"))
    after = rule_sentences(replace(rule, aggregation=replace(rule.aggregation, drop_each_end=2)), wording("ko"))
    assert len(before) == len(after)
    assert before != after


def test_the_sheet_of_a_draft_is_a_pdf_and_one_with_faults_is_none(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.FROZEN) as told:
        record, head = told.room.record, told.room.record.head
        draft = altered(PROGRAMME, "min_ratio = 0.70", "min_ratio = 0.80")
        assert rule_sheet_pdf(record, draft, "ko").startswith(b"%PDF-")
        with pytest.raises(ProgrammeRefusedError):
            rule_sheet_pdf(record, altered(PROGRAMME, "maximum = 30", "maximum = 31"), "ko")
        assert record.head == head
