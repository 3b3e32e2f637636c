"""The guided rehearsal: what is said next follows from the case; a case that counts has no guide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from committee_app.case.findings import Finding
from committee_app.case.identifiers import Points
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.desks.drafts import Draft
from committee_app.desks.evaluator import no_conflict_but
from committee_app.ui.guide.page import COUNTED, GuidePage, GuideStep
from committee_app.ui.guide.presenter import guide_of
from committee_app.ui.guide.view import GuideStrip
from committee_app.ui.language import apply_language
from committee_app.ui.shared.labels import Label
from tests.builders import ANSWERS, C01, C02, FIRST, PROPOSAL_ROSTER
from tests.ui.rooms import ToldRoom, prepared_room, seal


@pytest.fixture
def told(tmp_path: Path) -> Iterator[ToldRoom]:
    with prepared_room(tmp_path, until=Stage.READY) as room:
        yield room


def step(told: ToldRoom, role: Role | None = Role.EVALUATOR) -> GuidePage | None:
    """Return what is said next, were this a rehearsal."""
    desk = None if role is None else told.evaluator(FIRST) if role is Role.EVALUATOR else told.desk(role)
    return guide_of(replace(told.room.state, rehearsal=True), desk)


def test_a_case_that_counts_has_no_guide(told: ToldRoom) -> None:
    assert guide_of(told.room.state, told.evaluator(FIRST)) is None
    assert guide_of(None, None) is None


def test_at_the_seats_and_for_officers_no_step_is_counted(told: ToldRoom) -> None:
    assert step(told, None) == GuidePage(GuideStep.SIT)
    assert step(told, Role.SECRETARY) == GuidePage(GuideStep.OFFICER)


def test_a_member_is_led_from_the_pledge_to_the_seal(told: ToldRoom) -> None:
    desk = told.evaluator(FIRST)
    seen = [step(told)]
    desk.sign_pledge()
    seen.append(step(told))
    desk.declare(no_conflict_but(PROPOSAL_ROSTER, ANSWERS.get(FIRST, {}).values()))
    seen.append(step(told))
    blank = desk.draft(C01)
    full = replace(blank, marks=(Points(1000), Points(800), Points(3000)))
    desk.write_draft(full)
    seen.append(step(told))
    desk.write_draft(desk.draft(C02).with_mark(0, full.marks[0]))
    seen.append(step(told))
    seal(told, FIRST)
    seen.append(step(told))
    way = [GuidePage(one, number) for number, one in enumerate(COUNTED, 1)]
    assert seen == [one for one in way if one.step is not GuideStep.REASON], "these rules ask for no reason"


def test_a_reason_is_asked_for_where_the_rules_want_one(told: ToldRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = told.evaluator(FIRST)
    desk.sign_pledge()
    desk.declare(no_conflict_but(PROPOSAL_ROSTER, ANSWERS.get(FIRST, {}).values()))
    desk.write_draft(replace(desk.draft(C01), marks=(Points(1000), Points(800), Points(3000))))
    monkeypatch.setattr(Draft, "findings", lambda *_: (Finding.of("ballot.reason_short"),))
    assert step(told) == GuidePage(GuideStep.REASON, 4)


def test_the_strip_says_the_step_in_both_languages(qtbot: QtBot, qapp: QApplication) -> None:
    strip = GuideStrip()
    qtbot.addWidget(strip)
    for code in GuideStep:
        strip.show_page(GuidePage(code, COUNTED.index(code) + 1 if code in COUNTED else 0))
        assert not strip.isHidden()
    apply_language(qapp, "en")
    qapp.processEvents()
    strip.show_page(GuidePage(GuideStep.PLEDGE, 1))
    assert [one.text() for one in strip.findChildren(Label)][:2] == ["Rehearsal", "1/7"]
    apply_language(qapp, "ko")
    qapp.processEvents()
    assert strip.accessibleName() == "연습 1/7 서약을 읽고 확인란에 표시한 뒤 서명합니다."
    strip.show_page(None)
    assert strip.isHidden()
