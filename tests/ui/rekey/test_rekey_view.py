"""The giving of new keys as two officers see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from committee_app.case.findings import Finding
from committee_app.case.identifiers import Actor
from committee_app.case.people import Role
from committee_app.ui.language import apply_language
from committee_app.ui.rekey.page import Busy, Part, Person, RekeyPage
from committee_app.ui.rekey.view import RekeyView
from committee_app.ui.shared.buttons import Button
from committee_app.ui.shared.choice_box import ChoiceBox
from committee_app.ui.shared.questions import QuestionDialog
from tests.ui.alone import alone, button, words_of
from tests.ui.hands import type_hangul

AUDITOR = Person(Actor("auditor"), Role.AUDITOR, 0, "박감사")
MEMBER = Person(Actor("evaluator:2"), Role.EVALUATOR, 2, "나보람")
PAGE = RekeyPage(Part.ASK, people=(AUDITOR, MEMBER), seconds=(AUDITOR,))


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[RekeyView]:
    shown = RekeyView()
    shown.show_page(PAGE)
    with alone(qtbot, shown):
        yield shown


def test_person_and_reason_go_out_and_asking_is_asked_back(qtbot: QtBot, view: RekeyView) -> None:
    [box] = [one for one in view.findChildren(ChoiceBox) if one.isVisible()]
    assert [box.itemText(number) for number in range(box.count())] == ["감사 · 박감사", "2 · 나보람"]
    with qtbot.waitSignal(view.person_chosen) as told:
        box.press("evaluator:2")
    assert told.args == ["evaluator:2"]
    [reason] = [one for one in view.findChildren(QPlainTextEdit) if one.isVisible()]
    with qtbot.waitSignal(view.reason_changed):
        type_hangul(reason, "잃음")
    assert not button(view, "새 열쇠 청하기").isEnabled()
    view.show_page(replace(PAGE, person=MEMBER, reason="잃음"))
    button(view, "새 열쇠 청하기").click()
    dialog = view.findChildren(QuestionDialog)[-1]
    with qtbot.waitSignal(view.asked):
        dialog.findChildren(Button)[-1].click()


def test_costs_and_obstacles_stand_beside_the_button(view: RekeyView) -> None:
    lost = Finding.of("replacement.drafts_lost", name="나보람", drafts=3)
    view.show_page(replace(PAGE, person=MEMBER, reason="잃음", costs=(lost,)))
    assert "초안 3건" in " ".join(view._costs.sentences())
    assert button(view, "새 열쇠 청하기").isEnabled()
    own = Finding.of("replacement.own_keys")
    view.show_page(replace(PAGE, person=MEMBER, reason="잃음", obstacles=(own,)))
    assert "본인이 서명할 수 없습니다" in " ".join(view._obstacles.sentences())
    assert not button(view, "새 열쇠 청하기").isEnabled()


def test_the_second_officers_words_go_out_once(qtbot: QtBot, view: RekeyView) -> None:
    view.show_page(replace(PAGE, part=Part.CONFIRM, person=MEMBER))
    assert not button(view, "새 열쇠 확인").isEnabled()
    view.show_page(replace(PAGE, part=Part.CONFIRM, person=MEMBER, second=AUDITOR))
    [field] = [one for one in view.findChildren(QLineEdit) if one.isVisible()]
    type_hangul(field, "가 나 다 라 마")
    with qtbot.waitSignal(view.confirmed) as told:
        button(view, "새 열쇠 확인").click()
    assert (told.args, field.text()) == (["가 나 다 라 마"], "")
    with qtbot.waitSignal(view.given_up):
        button(view, "그만두기").click()


def test_while_keys_are_made_nothing_can_be_pressed(view: RekeyView) -> None:
    view.show_page(replace(PAGE, person=MEMBER, reason="잃음", busy=Busy.MAKING))
    assert not button(view, "열쇠를 만들고 있습니다 …").isEnabled()
    assert not button(view, "돌아가기").isEnabled()


def test_it_speaks_both_languages(qapp: QApplication, view: RekeyView) -> None:
    apply_language(qapp, "en")
    qapp.processEvents()
    assert "First officer" in words_of(view)
    apply_language(qapp, "ko")
    qapp.processEvents()
    assert "먼저 청하는 사람" in words_of(view)
