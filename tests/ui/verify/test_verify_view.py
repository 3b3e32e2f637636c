"""The verification as a person sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from committee_app.case.identifiers import Actor
from committee_app.case.progress import Progress
from committee_app.desks.auditing import KeyPrint
from committee_app.export.reading import Outcome
from committee_app.ui.language import apply_language
from committee_app.ui.shared.buttons import Button
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.tables import TableView
from committee_app.ui.verify.page import Advice, FileKind, FileRow, StepRow, VerifyPage
from committee_app.ui.verify.view import VerifyView

MINUTES = FileRow("/x/minutes.pdf", FileKind.MINUTES)
CASE = FileRow("/x/a.case", FileKind.CASE)
HOLDS = StepRow("pdf.kind", Outcome.HOLDS, ())
FAILS = StepRow("pdf.readable", Outcome.DOES_NOT_HOLD, (), Advice.FETCH_MINUTES)
UNKNOWN = StepRow("verify.whose_keys", Outcome.CANNOT_TELL, (), Advice.COMPARE_PRINTS)
PRINTS = (
    KeyPrint(Actor("secretary"), 0, "한마루", "0011 " * 15 + "0011"),
    KeyPrint(Actor("evaluator:1"), 1, "강가람", "22"),
)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[VerifyView]:
    shown = VerifyView()
    shown.resize(1366, 674)
    qtbot.addWidget(shown)
    shown.show_page(VerifyPage())
    shown.show()
    with qtbot.waitActive(shown):
        shown.activateWindow()
    yield shown
    shown.hide()


def button(view: VerifyView, words: str) -> Button:
    return next(one for one in view.findChildren(Button) if one.words() == words)


def words_of(view: VerifyView) -> str:
    QApplication.processEvents()  # a new line is shown by its layout, not at once
    running = [one.accessibleName() for one in view.findChildren(RunningText) if one.isVisible()]
    return "\n".join(running + [one.text() for one in view.findChildren(Label) if one.isVisible()])


def test_the_passphrase_is_asked_for_only_with_a_case_file(view: VerifyView) -> None:
    view.show_page(VerifyPage((MINUTES,)))
    assert not view.choosing._passphrase.isVisible()
    view.show_page(VerifyPage((MINUTES, CASE), blank=True))
    assert view.choosing._passphrase.isVisible()
    assert "여섯 낱말을 적으십시오." in words_of(view)


def test_the_open_case_is_refused_with_the_reason(view: VerifyView) -> None:
    view.show_page(VerifyPage((FileRow("/x/a.case", FileKind.OPEN_HERE),)))
    assert "심의를 먼저 닫은 다음" in words_of(view)
    assert not button(view, "검증").isEnabled()


def test_files_can_be_dropped(qtbot: QtBot, view: VerifyView) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile("/x/minutes.pdf"), QUrl("https://example.invalid/")])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), copy, carried, left, none)
    view.choosing.dragEnterEvent(entering)
    assert entering.isAccepted()
    with qtbot.waitSignal(view.choosing.files_chosen) as told:
        view.choosing.dropEvent(QDropEvent(QPointF(5, 5), copy, carried, left, none))
    assert told.args == [["/x/minutes.pdf"]]


def test_the_check_begins_and_can_be_cancelled(qtbot: QtBot, view: VerifyView) -> None:
    view.show_page(VerifyPage((CASE,)))
    field = view.choosing.findChild(QLineEdit)
    assert field is not None
    field.setText("가 나")
    with qtbot.waitSignal(view.choosing.start_pressed) as told:
        button(view, "검증").click()
    assert told.args == ["가 나"]
    view.show_page(VerifyPage((CASE,), progress=Progress("verify.reading", 0, 1)))
    assert not button(view, "검증").isEnabled()
    qtbot.waitUntil(lambda: button(view, "취소").isVisible())
    with qtbot.waitSignal(view.choosing.cancel_pressed):
        button(view, "취소").click()


def test_the_verdict_is_one_sentence_three_counts_and_the_failing_step(view: VerifyView) -> None:
    view.show_page(VerifyPage((MINUTES,), steps=(HOLDS, FAILS, UNKNOWN), prints=PRINTS))
    said = words_of(view)
    assert "한 곳에서 맞지 않습니다" in said
    assert [figure.text() for figure, _ in view.verdict._counts.values()] == ["1", "1", "1"]
    table = view.findChild(TableView)
    assert table is not None
    assert table.chosen_row() == FAILS
    assert "간사가 보관한 서명 원본에서" in said
    assert "간사 한마루" in said


def test_outcomes_are_said_in_words_and_drawings(view: VerifyView) -> None:
    view.show_page(VerifyPage((MINUTES,), steps=(HOLDS, FAILS, UNKNOWN)))
    model = view.verdict._model
    assert [model.index(row, 0).data() for row in range(3)] == ["성립", "불성립", "판단 불가"]
    assert all(model.index(row, 0).data(Qt.ItemDataRole.DecorationRole) is not None for row in range(3))
    assert model.index(0, 1).data(Qt.ItemDataRole.DecorationRole) is None


def test_a_verdict_without_a_failing_step_claims_no_more_than_it_can(view: VerifyView) -> None:
    view.show_page(VerifyPage((MINUTES,), steps=(HOLDS, UNKNOWN)))
    assert "확인할 수 있는 것은 모두 맞습니다" in words_of(view)
    assert "종이에 적힌 지문" in words_of(view)


def test_walking_down_the_steps_tells_each_in_full(view: VerifyView) -> None:
    view.show_page(VerifyPage((MINUTES,), steps=(HOLDS, FAILS, UNKNOWN)))
    table = view.findChild(TableView)
    assert table is not None
    table.choose(2)
    assert "누구의 열쇠인지는 파일만으로 알 수 없습니다" in words_of(view)
    assert "아래 지문을" in words_of(view)


def test_many_places_are_counted(view: VerifyView) -> None:
    view.show_page(VerifyPage((MINUTES,), steps=(FAILS, replace(FAILS, code="pdf.kind"))))
    assert "2곳에서 맞지 않습니다" in words_of(view)


def test_the_verdict_speaks_both_languages(qapp: QApplication, view: VerifyView) -> None:
    view.show_page(VerifyPage((MINUTES,), steps=(HOLDS, FAILS), prints=PRINTS))
    apply_language(qapp, "en")
    qapp.processEvents()
    said = words_of(view)
    assert "It does not hold in one place" in said
    assert view.verdict._model.index(0, 0).data() == "holds"
    assert "secretary 한마루" in said.lower()


def test_files_are_asked_for_without_waiting(view: VerifyView) -> None:
    button(view, "파일 고르기").click()
    dialog = view.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    dialog.reject()
