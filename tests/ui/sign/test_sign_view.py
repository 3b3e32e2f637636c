from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from committee_app.case.findings import Finding
from committee_app.case.identifiers import Actor
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.case.progress import Progress
from committee_app.ui.language import apply_language
from committee_app.ui.shared.choice_box import ChoiceBox
from committee_app.ui.shared.choices import CheckBox
from committee_app.ui.shared.questions import QuestionDialog
from committee_app.ui.sign.page import Brought, Busy, Minutes, ScanRow, SignerRow, SignPage, SignRoute, SignStep
from committee_app.ui.sign.view import SignView
from tests.ui.hands import press, type_hangul

MINUTES = Minutes(26, "ko", "ab" * 32, "문득 하품 현금 오렌지", "cd" * 32, ("1. 회의록", "2. 성원과 참석"))
AT = "2026-02-26T18:05:31+09:00"


def page(step: SignStep, role: Role = Role.SECRETARY, **other: Any) -> SignPage:
    plain = SignPage(
        case="2026-small",
        stage=Stage.RESOLVED,
        role=role,
        actor=Actor(role.value),
        step=step,
        meeting_closed=False,
        closed_at="",
        minutes=None,
        signers=signers(),
    )
    return replace(plain, **other)


def signers(chair: str = "", secretary: str = "", due: Role | None = None) -> tuple[SignerRow, ...]:
    return (
        SignerRow(Actor("chair"), Role.CHAIR, "김가상1", chair, due is Role.CHAIR),
        SignerRow(Actor("secretary"), Role.SECRETARY, "이간사", secretary, due is Role.SECRETARY),
    )


ISSUED: dict[str, Any] = {"meeting_closed": True, "closed_at": AT, "minutes": MINUTES}
DUE: dict[str, Any] = {**ISSUED, "signers": signers(due=Role.CHAIR)}
SIGNED: dict[str, Any] = {**ISSUED, "stage": Stage.SIGNED, "signers": signers(AT, AT)}


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[SignView]:
    widget = SignView()
    qtbot.addWidget(widget)
    widget.resize(1366, 675)
    widget.show()
    yield widget
    widget.close()


def show(view: SignView, shown: SignPage) -> None:
    view.show_page(shown)
    QApplication.processEvents()


def buttons(parent: QWidget) -> dict[str, QPushButton]:
    return {one.accessibleName(): one for one in parent.findChildren(QPushButton) if one.isVisible()}


def said(parent: QWidget) -> str:
    parts = [one for one in parent.findChildren(QWidget) if one.isVisible()]
    return "\n".join(one.accessibleName() or getattr(one, "text", str)() for one in parts)


def test_the_end_of_the_meeting_is_asked_for(view: SignView, qtbot: QtBot) -> None:
    show(view, page(SignStep.CLOSE))
    buttons(view)["산회 기록"].click()
    dialog = view.findChildren(QuestionDialog)[0]
    with qtbot.waitSignal(view.close_meeting.confirmed):
        buttons(dialog)["산회 기록"].click()


def test_the_chair_is_told_who_must_do_what(view: SignView) -> None:
    show(view, page(SignStep.CLOSE, Role.CHAIR))
    assert "산회 기록" not in buttons(view)
    assert "간사가 산회를 기록하고 회의록을 만듭니다. 그다음 위원장이 먼저 서명합니다." in said(view)


def test_a_button_that_cannot_be_pressed_says_why(view: SignView) -> None:
    show(view, page(SignStep.MINUTES, obstacles=(Finding.of("meeting.still_open"),)))
    assert not buttons(view)["회의록 만들기"].isEnabled()
    assert "회의가 아직 끝나지 않았습니다" in said(view)


def test_the_minutes_are_made_in_the_chosen_language(view: SignView, qtbot: QtBot) -> None:
    show(view, page(SignStep.MINUTES, meeting_closed=True, closed_at=AT))
    press(buttons(view)["회의록의 언어: 한국어"], Qt.Key.Key_Right)
    with qtbot.waitSignal(view.minutes.issue_chosen) as told:
        buttons(view)["회의록 만들기"].click()
    assert told.args == ["en"]


def test_the_document_is_told_with_its_facts_and_contents(view: SignView) -> None:
    show(view, page(SignStep.MINUTES, **ISSUED))
    words = said(view.minutes)
    assert "문득 · 하품 · 현금 · 오렌지" in words
    assert "쪽수: 26" in words
    assert "2. 성원과 참석" in words


def test_while_it_is_made_the_bar_says_how_far_and_nothing_can_be_pressed(view: SignView) -> None:
    busy = page(
        SignStep.MINUTES,
        meeting_closed=True,
        closed_at=AT,
        busy=Busy.BUILDING,
        progress=Progress("minutes.writing", 0, 1),
    )
    show(view, busy)
    assert not buttons(view)["회의록 만들기"].isEnabled()
    assert not buttons(view)["초안 PDF 저장…"].isEnabled()
    assert "회의록을 쓰고 있습니다." in said(view)


def test_a_copy_is_saved_into_a_chosen_folder(view: SignView, qtbot: QtBot, tmp_path: Path) -> None:
    show(view, page(SignStep.MINUTES, **ISSUED))
    buttons(view)["읽어 볼 PDF 저장…"].click()
    dialog = view.findChildren(QFileDialog)[0]
    with qtbot.waitSignal(view.minutes.folder_chosen) as told:
        dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    assert told.args == [str(tmp_path), "ko"]


def test_signing_asks_for_the_name_and_the_words(view: SignView, qtbot: QtBot) -> None:
    show(view, page(SignStep.SIGN, Role.CHAIR, **DUE))
    buttons(view)["회의록에 서명"].click()
    dialog = view.findChildren(QuestionDialog)[0]
    confirm = buttons(dialog)["회의록에 서명"]
    name, words = dialog.findChildren(QLineEdit)
    type_hangul(words, "가격 나비 다람쥐 라면 마음")
    assert not confirm.isEnabled()
    type_hangul(name, "김가상")
    assert not confirm.isEnabled()
    type_hangul(name, "1")
    with qtbot.waitSignal(view.signature.words_given) as told:
        confirm.click()
    assert told.args == ["가격 나비 다람쥐 라면 마음", None]
    assert dialog.isVisible()

    show(view, page(SignStep.SIGN, Role.CHAIR, **DUE, wrong=(Finding.of("code.wrong"),)))
    assert words.accessibleDescription().startswith("암호가 맞지 않습니다")
    show(view, page(SignStep.SIGN, Role.CHAIR, **DUE, busy=Busy.SIGNING))
    assert not view.findChildren(QuestionDialog)


def test_who_does_not_sign_next_has_no_button_and_reads_who_does(view: SignView) -> None:
    show(view, page(SignStep.SIGN, **DUE))
    assert "회의록에 서명" not in buttons(view)
    assert "이제 서명할 사람: 김가상1(위원장)" in said(view)


def test_copies_come_with_a_way_to_check_them(view: SignView, qtbot: QtBot) -> None:
    show(view, page(SignStep.KEEP, Role.AUDITOR, **SIGNED, saved=(Path("/tmp/가/minutes.pdf"),)))
    assert "minutes.pdf" in said(view.keep)
    assert "committee-app verify minutes.pdf" in said(view.keep)
    with qtbot.waitSignal(view.keep.verify_chosen):
        buttons(view)["지금 확인하기"].click()


def test_closing_the_case_needs_its_number(view: SignView, qtbot: QtBot) -> None:
    show(view, page(SignStep.ARCHIVE, **SIGNED))
    buttons(view)["심의 종결…"].click()
    dialog = view.findChildren(QuestionDialog)[0]
    confirm = buttons(dialog)["심의 종결"]
    assert not confirm.isEnabled()
    type_hangul(dialog.findChildren(QLineEdit)[0], "2026-small")
    with qtbot.waitSignal(view.archive.confirmed):
        confirm.click()


def test_steps_are_chosen_at_the_left(view: SignView, qtbot: QtBot) -> None:
    show(view, page(SignStep.CLOSE))
    with qtbot.waitSignal(view.step_chosen) as told:
        view._list.press("sign")
    assert told.args == ["sign"]


def test_everything_is_said_in_english_too(view: SignView, qapp: QApplication) -> None:
    show(view, page(SignStep.SIGN, Role.CHAIR, **DUE))
    apply_language(qapp, "en")
    qapp.processEvents()
    assert "Sign the minutes" in buttons(view)
    assert "It is your turn." in said(view)


@pytest.mark.parametrize(
    ("step", "role", "other"),
    [
        (SignStep.SIGN, Role.SECRETARY, DUE),
        (SignStep.SIGN, Role.AUDITOR, DUE),
        (SignStep.CLOSE, Role.CHAIR, {}),
    ],
)
def test_who_waits_for_somebody_else_is_led_back_to_the_seats(
    view: SignView, qtbot: QtBot, step: SignStep, role: Role, other: dict[str, Any]
) -> None:
    view.show_page(page(step, role, **other))
    [leave] = [
        one for one in view.findChildren(QPushButton) if one.accessibleName() == "자리로 돌아가기" and one.isVisible()
    ]
    part = view.signature if step is SignStep.SIGN else view.close_meeting
    with qtbot.waitSignal(part.leave_chosen):
        leave.click()


def test_whose_turn_it_is_has_no_way_out_beside_the_act(view: SignView) -> None:
    view.show_page(page(SignStep.SIGN, Role.CHAIR, **{**DUE, "signers": signers(due=Role.CHAIR)}))
    names = [one.accessibleName() for one in view.findChildren(QPushButton) if one.isVisible()]
    assert "자리로 돌아가기" not in names


REMARKED: dict[str, Any] = {
    **ISSUED,
    "may_remark": True,
    "lacks": (Finding.of("lacking.statements"),),
    "remarks": (("course", "점심은 따로 하지 않음"),),
}


def test_what_is_lacking_stands_above_the_box_for_remarks(view: SignView, qtbot: QtBot) -> None:
    show(view, page(SignStep.MINUTES, **REMARKED))
    assert "발언 요지가 하나도 없습니다" in said(view.minutes.remarks)
    assert not buttons(view)["비고 적기"].isEnabled()
    box = view.minutes.remarks.text.findChildren(QPlainTextEdit)[0]
    type_hangul(box, "자료를 돌려받음")
    with qtbot.waitSignal(view.minutes.remarks.remark_written) as told:
        buttons(view)["비고 적기"].click()
    assert told.args == ["general", "자료를 돌려받음"]


def test_what_stands_at_a_place_is_shown_and_can_be_taken_away(view: SignView, qtbot: QtBot) -> None:
    show(view, page(SignStep.MINUTES, **REMARKED))
    view.minutes.remarks.place.press("course")
    assert view.minutes.remarks.text.text() == "점심은 따로 하지 않음"
    view.minutes.remarks.text.set_text("")
    with qtbot.waitSignal(view.minutes.remarks.remark_written) as told:
        buttons(view)["비고 지우기"].click()
    assert told.args == ["course", ""]
    show(view, page(SignStep.MINUTES, **ISSUED))
    assert not view.minutes.remarks.isVisible()


def test_what_is_being_typed_stays_when_the_page_or_the_language_changes(view: SignView, qapp: QApplication) -> None:
    show(view, page(SignStep.MINUTES, **REMARKED))
    view.minutes.remarks.text.set_text("아직 쓰는 글")
    show(view, page(SignStep.MINUTES, **REMARKED))
    apply_language(qapp, "en")
    qapp.processEvents()
    assert view.minutes.remarks.text.text() == "아직 쓰는 글"
    assert "Add the remark" in buttons(view)


# ── a certificate of one's own ─────────────────────────────────────────────────────────────
def with_a_file(view: SignView, path: str = "/stick/sign.p12", pin: str = "가상-1") -> None:
    """Choose the route, the file and its password as a person does."""
    view.signature.findChildren(ChoiceBox)[0].press("file")
    buttons(view)["찾기…"].click()
    dialog = view.findChildren(QFileDialog)[0]
    dialog.fileSelected.emit(path)
    dialog.close()
    type_hangul(field_named(view, "인증서 비밀번호"), pin)


def field_named(view: SignView, name: str) -> QLineEdit:
    (found,) = (one for one in view.findChildren(QLineEdit) if one.accessibleName() == name)
    return found


def test_a_certificate_is_brought_with_its_file_and_password(view: SignView, qtbot: QtBot) -> None:
    show(view, page(SignStep.SIGN, Role.CHAIR, **DUE))
    assert buttons(view)["회의록에 서명"].isEnabled()
    view.signature.findChildren(ChoiceBox)[0].press("file")
    assert not buttons(view)["회의록에 서명"].isEnabled()
    with_a_file(view)
    buttons(view)["회의록에 서명"].click()
    dialog = view.findChildren(QuestionDialog)[0]
    name, words = dialog.findChildren(QLineEdit)
    type_hangul(name, "김가상1")
    type_hangul(words, "하나 둘 셋 넷 다섯")
    with qtbot.waitSignal(view.signature.words_given) as given:
        buttons(dialog)["회의록에 서명"].click()
    assert given.args == ["하나 둘 셋 넷 다섯", Brought(SignRoute.FILE, "/stick/sign.p12", "가상-1")]
    assert field_named(view, "인증서 비밀번호").text() == ""
    show(view, page(SignStep.SIGN, Role.CHAIR, **SIGNED))


def test_what_is_wrong_with_a_certificate_stands_beside_it(view: SignView) -> None:
    show(view, page(SignStep.SIGN, Role.CHAIR, **DUE))
    with_a_file(view)
    for code, params, where in (
        ("certificate.wrong_pin", {}, "인증서 비밀번호"),
        ("certificate.expired", {"subject": "안다솜(가상)", "day": "2026-01-31"}, "인증서 파일(.p12, .pfx)"),
    ):
        show(view, page(SignStep.SIGN, Role.CHAIR, **DUE, certificate_wrong=(Finding.of(code, **params),)))
        assert field_named(view, where).accessibleDescription()
        assert "인증서" in field_named(view, where).accessibleDescription()


def test_whoever_does_not_sign_now_is_asked_for_no_certificate(view: SignView) -> None:
    show(view, page(SignStep.SIGN, Role.SECRETARY, **DUE))
    assert not [one for one in view.signature.findChildren(ChoiceBox) if one.isVisible()]


# ── signed by hand ─────────────────────────────────────────────────────────────────────────
def test_a_scan_is_attached_with_the_people_who_signed_it_and_a_yes(view: SignView, qtbot: QtBot) -> None:
    show(view, page(SignStep.SCAN, **DUE))
    attach = buttons(view)["스캔 넣기"]
    assert not attach.isEnabled()
    buttons(view.scan)["찾기…"].click()
    dialog = view.findChildren(QFileDialog)[0]
    dialog.fileSelected.emit("/stick/서명본.jpg")
    dialog.close()
    assert not attach.isEnabled()
    (box,) = (one for one in view.scan.findChildren(CheckBox) if one.text() == "위원장 김가상1")
    box.click()
    attach.click()
    question = view.findChildren(QuestionDialog)[0]
    assert "서명본.jpg" in said(question)
    with qtbot.waitSignal(view.scan.attached) as told:
        buttons(question)["스캔 넣기"].click()
    assert told.args == ["/stick/서명본.jpg", (Actor("chair"),)]
    done = ScanRow("서명본.jpg", 1, AT, ("김가상1",), "ab" * 32)
    show(view, page(SignStep.SCAN, **DUE, scans=(done,)))
    assert "SHA-256 abababababababab…" in said(view.scan)
    assert not box.isChecked()


def test_others_than_the_secretary_see_the_scans_and_attach_none(view: SignView) -> None:
    show(view, page(SignStep.SCAN, Role.AUDITOR, **SIGNED))
    assert "스캔 넣기" not in buttons(view)
