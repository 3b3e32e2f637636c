"""An error found after the signing (features 4 (h)): corrected at the windows, by class of effect, new minutes after.

    master data  no rank moves        chair and secretary
    a figure     what it moves, moves the committee's vote, and the same two

The signed minutes stay what they are; the new ones name them, and both hold against the record.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from committee_app.case.acts import CorrectionMade, RulingAnswered
from committee_app.case.conflicts import CorrectionKind
from committee_app.case.identifiers import EvaluatorId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role, evaluator_actor, officer_actor
from committee_app.desks.auditing import failing, verify
from committee_app.desks.issuing import stored_minutes
from committee_app.desks.moved import EffectClass
from committee_app.ui.language import apply_language
from committee_app.ui.sign.page import SignStep
from committee_app.ui.theme import apply_theme, load_theme
from tests.builders import C01, L10, SECOND, THIRD
from tests.told_day import CHEAP, finished
from tests.ui.rooms import PASSPHRASE, prepared_room
from tests.ui.sign.table import Table, table_at

PRESSES_TO_CORRECT, FIELDS = 2, 3
"""The form and its question; what is right, the cause, the evidence."""
PRESSES_TO_AGREE, PRESSES_TO_MAKE, PRESSES_EACH = 2, 1, 2


@pytest.fixture
def table(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Table]:
    apply_theme(qapp, load_theme("light"))
    apply_language(qapp, "ko")
    with table_at(tmp_path, qtbot, Stage.SIGNED) as table:
        yield table


def fill(table: Table, right: str) -> None:
    """What is right, how the error came about, and what shows it."""
    table.type("바른 내용", right)
    table.type("오류가 생긴 경위", "접수 명부를 옮겨 적다가 잘못 적음.")
    table.type("증거(문서와 쪽)", "접수 공문 2쪽")


def sign_anew(table: Table, *members: tuple[EvaluatorId, str]) -> None:
    """The secretary makes the minutes; chair, these members, secretary and auditor sign them."""
    before = table.pressed
    table.press("회의록 만들기")
    assert table.pressed - before == PRESSES_TO_MAKE
    people = (
        (Role.CHAIR, None, "김가상1"),
        *((Role.EVALUATOR, one, name) for one, name in members),
        (Role.SECRETARY, None, "이간사"),
        (Role.AUDITOR, None, "박감사"),
    )
    for role, member, name in people:
        before = table.pressed
        table.sit(role, member)
        table.press("회의록에 서명")
        secret = table.told.secrets[evaluator_actor(member) if member else officer_actor(role)]
        table.answer("회의록에 서명", name=name, words=secret)
        assert table.pressed - before == PRESSES_EACH


def test_a_wrong_name_is_corrected_by_two_and_both_minutes_hold(table: Table, tmp_path: Path) -> None:
    record = table.told.room.record
    first = stored_minutes(record) or b""
    rank_before = table.told.chair.tally()

    table.sit(Role.CHAIR)
    table.presenter.open_step("correct")
    assert not table.button("정정 기록").isEnabled()
    fill(table, "바른 과제 이름")
    table.press("정정 기록")
    table.answer("정정 기록")
    assert (table.pressed, table.typed) == (PRESSES_TO_CORRECT, FIELDS)
    act = record.journal[-1].act
    assert isinstance(act, CorrectionMade)
    assert (act.kind, act.proposal, act.item, act.old) == (CorrectionKind.MASTER_DATA, C01, "title", "과제 C01")
    assert record.state.proposal(C01).title == "과제 C01"  # type: ignore[union-attr]  # nothing holds before the yes

    table.sit(Role.SECRETARY)
    assert table.view._page.step is SignStep.CORRECT  # what waits is what this person sees first
    assert table.view._page.corrections.waiting.effect is EffectClass.NOTHING
    before = table.pressed
    table.press("정정에 동의")
    table.answer("정정에 동의")
    assert table.pressed - before == PRESSES_TO_AGREE
    assert record.state.proposal(C01).title == "바른 과제 이름"  # type: ignore[union-attr]
    assert stored_minutes(record) is None
    assert table.told.chair.tally().projects == rank_before.projects

    sign_anew(table)
    second = stored_minutes(record) or b""
    assert table.told.room.state.stage is Stage.SIGNED
    for name, data in (("first.pdf", first), ("second.pdf", second)):
        (tmp_path / name).write_bytes(data)
    table.told.room.close()
    for name in ("first.pdf", "second.pdf"):
        verdict = finished(verify((table.told.path, tmp_path / name), PASSPHRASE, cost=CHEAP))
        assert [one.code for one in failing(verdict)] == []


def test_a_wrong_figure_needs_the_committees_vote_and_its_effect_is_shown_before_the_yes(table: Table) -> None:
    before = table.told.chair.tally().projects[L10].final
    table.sit(Role.CHAIR)
    table.presenter.open_step("correct")
    form = table.view.correction.form
    form.kind.press(CorrectionKind.FIGURE.value)
    assert form.place.choice() == ""  # C01 has no bonus: there is nothing to choose
    form.project.press(L10)
    assert form.place.choice() == "joint"
    fill(table, "0")
    assert not table.button("정정 기록").isEnabled()  # the committee has not voted
    table.type("찬성", "3", form)
    table.press("정정 기록")
    table.answer("정정 기록")
    act = table.told.room.record.journal[-1].act
    assert isinstance(act, CorrectionMade)
    assert (act.old, act.new) == ("100", "0")

    table.sit(Role.SECRETARY)
    waiting = table.view._page.corrections.waiting
    assert waiting.effect is not EffectClass.NOTHING
    assert waiting.moved[0].proposal == L10
    table.press("정정에 동의")
    table.answer("정정에 동의")
    after = table.told.chair.tally().projects[L10].final
    assert before is not None
    assert after == before - 1
    # What the committee decided anew, its members sign anew; before they have, secretary and auditor wait.
    assert waiting.by_members_again
    sign_anew(table, (SECOND, "김가상2"), (THIRD, "김가상3"))
    assert table.told.room.state.stage is Stage.SIGNED


def test_a_refused_correction_changes_nothing_and_says_why(table: Table) -> None:
    table.sit(Role.CHAIR)
    table.presenter.open_step("correct")
    fill(table, "다른 이름")
    table.press("정정 기록")
    table.answer("정정 기록")
    table.sit(Role.SECRETARY)
    assert not table.button("동의하지 않음").isEnabled()  # not without a reason
    table.type("동의하지 않는 이유(동의하지 않을 때만)", "명부의 이름이 맞음.")
    table.press("동의하지 않음")
    act = table.told.room.record.journal[-1].act
    assert isinstance(act, RulingAnswered)
    assert not act.agreed
    assert stored_minutes(table.told.room.record) is not None
    assert table.view._page.is_signed


def test_nobody_corrects_what_is_not_signed_or_says_what_stands_there_already(tmp_path: Path, qtbot: QtBot) -> None:
    with prepared_room(tmp_path, until=Stage.RESOLVED) as told:
        early = Table(told, qtbot)
        early.sit(Role.CHAIR)
        assert SignStep.CORRECT not in early.view._page.steps
        early.leave()


def test_what_stands_there_already_is_refused_beside_the_form(table: Table) -> None:
    table.sit(Role.CHAIR)
    table.presenter.open_step("correct")
    fill(table, "과제 C01")
    table.press("정정 기록")
    table.answer("정정 기록")
    assert [one.code for one in table.view._page.problems] == ["correction.other_old"]
    assert not any(isinstance(one.act, CorrectionMade) for one in table.told.room.record.journal)
