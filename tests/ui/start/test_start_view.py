"""The start screen as a person sees it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from committee_app.case.findings import Finding
from committee_app.case.programme import Title
from committee_app.case.progress import Progress
from committee_app.ui.language import apply_language
from committee_app.ui.shared.buttons import Button
from committee_app.ui.shared.choices import Choice
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.start.page import Choice as Programme
from committee_app.ui.start.page import Field, Problem, StartPage, Task
from committee_app.ui.start.view import StartView
from tests.ui.hands import press, type_hangul

PROGRAMMES = (Programme("a.toml", Title("가 공모", "Call A")), Programme("b.toml", Title("나 공모", "Call B")))
PAGE = StartPage(Task.OPEN, programmes=PROGRAMMES, programme="a.toml")


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[StartView]:
    shown = StartView()
    shown.resize(1366, 674)
    qtbot.addWidget(shown)
    shown.show_page(PAGE)
    shown.show()
    with qtbot.waitActive(shown):
        shown.activateWindow()
    yield shown
    shown.hide()


def button(view: StartView, words: str) -> Button:
    return next(one for one in view.findChildren(Button) if words in one.words() and one.isVisible())


def sentences(view: StartView) -> str:
    labels = [one.accessibleName() for one in view.findChildren(RunningText) if one.isVisible()]
    return "\n".join(labels + [one.text() for one in view.findChildren(Label) if one.isVisible()])


def box(view: StartView, name: str) -> QLineEdit:
    return next(one for one in view.findChildren(QLineEdit) if one.accessibleName() == name and one.isVisible())


def test_one_form_is_shown_at_a_time(view: StartView) -> None:
    assert view.open_form.isVisible()
    view.show_page(StartPage(Task.BEGIN, programmes=PROGRAMMES))
    assert view.begin_form.isVisible()
    assert not view.open_form.isVisible()


def test_the_arrow_keys_turn_to_another_task(qtbot: QtBot, view: StartView) -> None:
    first = next(one for one in view.findChildren(Choice) if one.text() == "심의 열기")
    first.setFocus()
    with qtbot.waitSignal(view.task_chosen, check_params_cb=lambda code: code == "begin"):
        press(first, Qt.Key.Key_Down)


def test_the_passphrase_goes_out_once_and_enter_in_its_field_opens_nothing(qtbot: QtBot, view: StartView) -> None:
    field = box(view, "회의실 암호")
    type_hangul(field, "가 나 다 라 마 바")
    with qtbot.assertNotEmitted(view.open_form.open_pressed):
        press(field, Qt.Key.Key_Return)
    with qtbot.waitSignal(view.open_form.open_pressed) as told:
        button(view, "열기").click()
    assert told.args == ["가 나 다 라 마 바"]
    assert field.text() == ""


def test_trouble_stands_under_its_field_and_takes_the_focus(view: StartView) -> None:
    wrong = Finding.of("casefile.wrong_passphrase_or_not_a_case", file="a.case")
    view.show_page(
        StartPage(Task.OPEN, file="/x/a.case", programmes=PROGRAMMES, problems=(Problem(Field.PASSPHRASE, (wrong,)),))
    )
    field = box(view, "회의실 암호")
    assert "여섯 낱말을 다시 확인" in field.accessibleDescription()
    assert field.hasFocus()


def test_a_blank_field_is_named_in_words(view: StartView) -> None:
    view.show_page(StartPage(Task.BEGIN, programmes=PROGRAMMES, problems=(Problem(Field.NAME), Problem(Field.PLACE))))
    assert box(view, "간사 이름").accessibleDescription() == "빈칸을 채우십시오."
    assert "파일을 둘 곳을 고르십시오." in sentences(view)


def test_the_samples_passphrase_fills_the_field(qtbot: QtBot, view: StartView) -> None:
    view.show_page(StartPage(Task.OPEN, file="/x/sample.case", offered="가 나 다 라 마 바", programmes=PROGRAMMES))
    button(view, "암호 넣기").click()
    with qtbot.waitSignal(view.open_form.open_pressed) as told:
        button(view, "열기").click()
    assert told.args == ["가 나 다 라 마 바"]


def test_a_damaged_record_is_said_and_can_be_verified(qtbot: QtBot, view: StartView) -> None:
    view.show_page(StartPage(Task.OPEN, damage=(Finding.of("record.hash_wrong", seq=3),), programmes=PROGRAMMES))
    assert "기록 3번" in sentences(view)
    with qtbot.waitSignal(view.open_form.verify_pressed):
        button(view, "이 파일 검증").click()


def test_what_was_typed_for_a_new_case_goes_out_whole(qtbot: QtBot, view: StartView) -> None:
    view.show_page(StartPage(Task.BEGIN, programmes=PROGRAMMES, programme="a.toml"))
    for name, words in {
        "심의 제목": "공모",
        "심의 번호": "2026-1",
        "간사 이름": "이간사",
        "간사의 소속과 직위": "주무관",
    }.items():
        type_hangul(box(view, name), words)
    button_of_rehearsal = next(
        one for one in view.begin_form.findChildren(type(view.begin_form._kind._buttons[0])) if one.text() == "연습"
    )
    button_of_rehearsal.click()
    with qtbot.waitSignal(view.begin_form.begin_pressed) as told:
        button(view, "심의 시작").click()
    assert told.args == ["공모", "2026-1", "이간사", "주무관", True]


def test_programmes_are_named_in_the_language_in_force(qtbot: QtBot, qapp: QApplication, view: StartView) -> None:
    view.show_page(StartPage(Task.BEGIN, programmes=PROGRAMMES, programme="b.toml"))
    assert [one.text() for one in view.begin_form.findChildren(Choice)] == ["가 공모", "나 공모"]
    apply_language(qapp, "en")
    qapp.processEvents()
    assert [one.text() for one in view.begin_form.findChildren(Choice)] == ["Call A", "Call B"]
    assert [one.isChecked() for one in view.begin_form.findChildren(Choice)] == [False, True]
    assert button(view, "Begin the case")
    with qtbot.waitSignal(view.begin_form.programme_chosen, check_params_cb=lambda code: code == "a.toml"):
        view.begin_form.findChildren(Choice)[0].click()


def test_while_something_is_made_only_cancelling_is_possible(qtbot: QtBot, view: StartView) -> None:
    step = Progress("day.enrolling", 4, 15)
    view.show_page(StartPage(Task.PRACTISE, place="/x/p.case", busy=True, progress=step, programmes=PROGRAMMES))
    assert "위원을 등록하고 있습니다." in sentences(view)
    assert not button(view, "연습 심의 만들기").isEnabled()
    qtbot.waitUntil(lambda: any(one.words() == "취소" and one.isVisible() for one in view.findChildren(Button)))
    with qtbot.waitSignal(view.practise_form.cancel_pressed):
        button(view, "취소").click()


@pytest.mark.parametrize(
    ("task", "act"), [(Task.OPEN, "파일 고르기"), (Task.BEGIN, "둘 곳 고르기"), (Task.PRACTISE, "둘 곳 고르기")]
)
def test_a_file_dialog_opens_and_waits_for_nobody(view: StartView, task: Task, act: str) -> None:
    view.show_page(StartPage(task, programmes=PROGRAMMES))
    button(view, act).click()
    dialog = view.findChild(QFileDialog)
    assert dialog is not None
    dialog.reject()


def test_roster_words_and_place_go_out_for_a_machine_of_ones_own(qtbot: QtBot, view: StartView) -> None:
    view.show_page(StartPage(Task.SET_UP, roster="/media/usb/a.roster", place="/x/a.case"))
    assert view.set_up_form.isVisible()
    type_hangul(box(view, "이 명부 파일의 여섯 낱말"), "가 나 다 라 마 바")
    with qtbot.waitSignal(view.set_up_form.set_up_pressed) as told:
        button(view, "이 컴퓨터 준비하기").click()
    assert told.args == ["가 나 다 라 마 바"]
    view.show_page(StartPage(Task.SET_UP, busy=True, progress=Progress("packet.setting_up", 0, 1)))
    assert not button(view, "이 컴퓨터 준비하기").isEnabled()


@pytest.mark.parametrize(("act", "signal"), [("파일 고르기", "roster_chosen"), ("둘 곳 고르기", "place_chosen")])
def test_roster_and_place_are_chosen_by_their_buttons(qtbot: QtBot, view: StartView, act: str, signal: str) -> None:
    view.show_page(StartPage(Task.SET_UP))
    button(view, act).click()
    dialog = next(one for one in view.findChildren(QFileDialog) if one.isVisible())
    with qtbot.waitSignal(getattr(view.set_up_form, signal)) as told:
        dialog.fileSelected.emit("/x/chosen")
    assert told.args == ["/x/chosen"]
    dialog.reject()
