"""The drawing of the evaluators stands in the minutes, to be repeated by hand; it is published nowhere."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from functools import cache

import pytest

from committee_app.case import acts
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.desks.words import LANGUAGES, wording
from committee_app.export.document import Verbatim
from committee_app.export.minutes import minutes_document
from committee_app.export.minutes.source import MinutesSource
from committee_app.export.publication.names import names_of
from tests.builders import AUDITOR, FIRST, MEMBER_ROSTER, SECRETARY, member
from tests.export.minutes_cases import PaperDay, as_text, small_source, source_of
from tests.pools import NUMBERS, by_hand, lot

POOL = (*MEMBER_ROSTER, member("4", name="민후보", affiliation="후보연구소(가상)"))
LIST = acts.Source("후보단(가상).csv", "5f" * 32)


def drawn(act: acts.EvaluatorsDrawn) -> MinutesSource:
    """Return a whole day whose committee was drawn; number 4 refuses, if called at all."""
    day = PaperDay().create().draft().import_rosters().enrol_officer(Role.AUDITOR)
    day.do(SECRETARY, acts.PoolImported(LIST, POOL)).do(SECRETARY, acts.DrawingAnnounced((("", 3),))).do(SECRETARY, act)
    while waiting := day.state.drawing.waiting:
        no = waiting[0] == "4"
        day.do(SECRETARY, acts.CandidateAnswered(waiting[0], accepted=not no, reason="해외 출장" if no else ""))
    day.do(SECRETARY, acts.RulesFrozen(day.state.rules_sha256)).do(AUDITOR, acts.RulesConfirmed(day.state.rules_sha256))
    return source_of(day.walk_to(Stage.RESOLVED))


@cache
def by_numbers() -> MinutesSource:
    return drawn(next(one for seed in range(99) if "4" in (one := lot(POOL, numbers(seed))).order[:3]))


def numbers(seed: int) -> tuple[tuple[str, str], ...]:
    return (NUMBERS[0], (NUMBERS[1][0], str(seed)))


def said(source: MinutesSource, language: str = "ko") -> str:
    return as_text(minutes_document(source, wording(language)))


def test_list_plan_witnesses_line_and_answers_are_printed() -> None:
    text = said(by_numbers())
    act = next(act for _, act in by_numbers().of(acts.EvaluatorsDrawn))
    for printed in ("위원 추첨", LIST.name, LIST.sha256, act.line, *(name for name, _ in NUMBERS), "고사: 해외 출장"):
        assert printed in text
    assert "구분: 공무원" in text


def test_the_printed_command_gives_the_printed_digest() -> None:
    document = minutes_document(by_numbers(), wording("ko"))
    verbatim = [one.text for one in document.flat_blocks() if isinstance(one, Verbatim)]
    commands = [one for one in verbatim if one.startswith("printf '%s' 'lot|" + LIST.sha256)]
    assert len(commands) == 1
    typed = re.fullmatch(r"printf '%s' '(.*)' \| sha256sum", commands[0])
    assert typed is not None
    assert verbatim[verbatim.index(commands[0]) + 1] == hashlib.sha256(typed[1].encode()).hexdigest()


def test_an_order_out_of_a_box_is_printed_without_a_line() -> None:
    text = said(drawn(by_hand(2, 1, 3, 4)))
    assert "상자에서 뽑았습니다" in text
    assert "lot|" + LIST.sha256 not in text
    assert "부르지 않음" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_committee_that_was_not_drawn_has_no_such_section(language: str) -> None:
    assert wording(language).word("minutes", "drawing") not in said(small_source(), language)


def test_the_english_minutes_say_the_same() -> None:
    text = said(by_numbers(), "en")
    assert "Drawing of the evaluators" in text
    assert "refused: 해외 출장" in text


def test_candidates_and_witnesses_are_named_in_nothing_that_is_published() -> None:
    names = names_of(by_numbers())
    assert not names.passes("opinion", "민후보 교수의 말")
    assert not names.passes("opinion", f"{NUMBERS[0][0]} 입회")
    assert replace(POOL[3]).name not in {one.name for one in by_numbers().state.evaluators}
    assert FIRST in {one.id for one in by_numbers().state.evaluators}
