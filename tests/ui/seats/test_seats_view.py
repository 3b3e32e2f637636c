"""The seats as a person sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from committee_app.case.findings import Finding
from committee_app.case.identifiers import Actor
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.ui.language import apply_language
from committee_app.ui.seats.page import SeatCard, SeatsPage, SeatState
from committee_app.ui.seats.seat_buttons import SeatButton
from committee_app.ui.seats.view import SeatsView
from committee_app.ui.shared.buttons import Button
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.theme import apply_theme, load_theme
from tests.ui.hands import press, type_keys

SECRETARY = SeatCard(Actor("secretary"), Role.SECRETARY, 0, "한마루", "가상부", SeatState.ENROLLED)
STATES = (SeatState.SEALED, SeatState.ENROLLED, SeatState.NOT_ENROLLED, SeatState.AWAY)
MEMBERS = tuple(
    SeatCard(Actor(f"evaluator:{seat}"), Role.EVALUATOR, seat, f"위원{seat}", "가상대학교", STATES[seat % 4])
    for seat in range(1, 8)
)
PAGE = SeatsPage(Stage.READY, rehearsal=False, officers=(SECRETARY,), members=MEMBERS)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[SeatsView]:
    shown = SeatsView()
    shown.resize(1366, 674)
    qtbot.addWidget(shown)
    shown.show_page(PAGE)
    shown.show()
    with qtbot.waitActive(shown):
        shown.activateWindow()
    yield shown
    shown.hide()


def seat(view: SeatsView, name: str) -> SeatButton:
    return next(one for one in view.findChildren(SeatButton) if one.words().name == name)


def button(view: SeatsView, words: str) -> Button:
    return next(one for one in view.findChildren(Button) if one.words() == words)


def field(view: SeatsView) -> QLineEdit:
    return next(iter(view.sign_in.findChildren(QLineEdit)))


def test_a_card_says_seat_name_and_state_in_words(view: SeatsView) -> None:
    card = seat(view, "위원4")
    assert card.accessibleName() == "4번석 위원4"
    assert card.accessibleDescription() == "봉인됨, 가상대학교"
    assert seat(view, "한마루").accessibleName() == "간사 한마루"
    assert "미등록" in seat(view, "위원2").accessibleDescription()
    assert "자리 비움" in seat(view, "위원3").accessibleDescription()


def test_the_focus_begins_at_the_seats_and_the_arrows_walk(qtbot: QtBot, view: SeatsView) -> None:
    view.setFocus()
    assert seat(view, "위원1").hasFocus()
    press(seat(view, "위원1"), Qt.Key.Key_Right)
    assert seat(view, "위원2").hasFocus()
    press(seat(view, "위원2"), Qt.Key.Key_Down)
    assert seat(view, "위원7").hasFocus()
    press(seat(view, "위원7"), Qt.Key.Key_Right)
    assert seat(view, "위원7").hasFocus()
    with qtbot.waitSignal(view.seat_chosen, check_params_cb=lambda actor: actor == "evaluator:7"):
        press(seat(view, "위원7"), Qt.Key.Key_Space)


def test_a_chosen_person_can_type_at_once_and_enter_signs_in(qtbot: QtBot, view: SeatsView) -> None:
    view.show_page(replace(PAGE, chosen=MEMBERS[0]))
    assert field(view).hasFocus()
    assert field(view).accessibleName() == "암호 숫자"
    type_keys(field(view), "1234 5678 9012 3")
    with qtbot.waitSignal(view.signed_in) as told:
        press(field(view), Qt.Key.Key_Return)
    assert told.args == ["1234 5678 9012 3"]
    assert field(view).text() == ""


def test_the_way_in_is_the_next_stop_after_the_field(view: SeatsView) -> None:
    view.show_page(replace(PAGE, chosen=SECRETARY))
    assert field(view).accessibleName() == "암호 낱말"
    press(field(view), Qt.Key.Key_Tab)  # the eye that shows what is typed
    press(view.focusWidget(), Qt.Key.Key_Tab)
    assert view.focusWidget() is button(view, "들어가기")


def test_how_a_try_failed_stands_under_the_field(view: SeatsView) -> None:
    view.show_page(replace(PAGE, chosen=MEMBERS[0], problems=(Finding.of("code.slip"),)))
    assert "네 자리씩 다시" in field(view).accessibleDescription()
    assert field(view).hasFocus()


def test_somebody_without_keys_gets_no_field_but_the_reason(view: SeatsView) -> None:
    view.show_page(replace(PAGE, chosen=MEMBERS[1]))
    assert not field(view).isVisible()
    assert "간사가 회의 화면에서 등록합니다." in view.sign_in._nobody.accessibleName()


def test_a_rehearsal_shows_and_fills_in_the_secret(qtbot: QtBot, view: SeatsView) -> None:
    assert not view.sign_in._offer.isVisible()
    view.show_page(replace(PAGE, rehearsal=True, chosen=MEMBERS[0], offered="1234 5678 9012 3"))
    button(view, "암호 넣기").click()
    with qtbot.waitSignal(view.signed_in) as told:
        button(view, "들어가기").click()
    assert told.args == ["1234 5678 9012 3"]


def test_while_keys_are_being_opened_nothing_else_can_be_pressed(view: SeatsView) -> None:
    view.show_page(replace(PAGE, chosen=MEMBERS[0], busy=True))
    assert not any(one.isEnabled() for one in view.findChildren(SeatButton))
    assert not button(view, "들어가기").isEnabled()
    assert not button(view, "심의 닫기").isEnabled()


def test_a_case_without_members_says_who_brings_them(view: SeatsView) -> None:
    view.show_page(replace(PAGE, members=()))
    assert view._nobody.isVisible()
    view.setFocus()
    assert seat(view, "한마루").hasFocus()


def test_the_seats_speak_both_languages(qapp: QApplication, view: SeatsView) -> None:
    apply_language(qapp, "en")
    qapp.processEvents()
    assert seat(view, "위원4").accessibleName() == "Seat 4 위원4"
    assert button(view, "Close the case").isVisible()


def test_fewer_seats_stand_in_a_row_where_the_text_is_large(qapp: QApplication, view: SeatsView) -> None:
    apply_theme(qapp, load_theme("light", 2.0))
    for _ in range(4):
        qapp.processEvents()
    tops = {one.mapTo(view, one.rect().topLeft()).y() for one in view.findChildren(SeatButton)[1:]}
    assert len(tops) >= 2
    assert all(one.width() >= 200 for one in view.findChildren(SeatButton))


def test_before_a_seat_is_chosen_the_seats_say_whose_turn_it_is(view: SeatsView, qapp: QApplication) -> None:
    view.show_page(replace(PAGE, turn=(SECRETARY, *MEMBERS[:2])))
    assert "간사 한마루, 위원1, 위원2" in said(view)
    view.show_page(replace(PAGE, turn=MEMBERS))
    assert "위원 7명" in said(view)
    apply_language(qapp, "en")
    qapp.processEvents()
    assert "7 members" in said(view)
    view.show_page(replace(PAGE, turn=MEMBERS, chosen=SECRETARY))
    assert "7 members" not in said(view)


def said(view: SeatsView) -> str:
    return "\n".join(one.text() for one in view.sign_in.findChildren(RunningText) if one.isVisible())


def test_few_cards_stand_right_below_their_title(view: SeatsView, qapp: QApplication) -> None:
    view.show_page(replace(PAGE, members=MEMBERS[:3]))
    qapp.processEvents()
    title = next(one for one in view.findChildren(Label) if one.text() == "위원" and one.isVisible())
    below = title.mapTo(view, title.rect().bottomLeft()).y()
    card = seat(view, "위원1")
    assert card.mapTo(view, card.rect().topLeft()).y() - below < 24
