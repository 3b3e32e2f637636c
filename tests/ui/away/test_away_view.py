"""A member's own machine and its sticks as a person sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from committee_app.case.findings import Finding
from committee_app.case.identifiers import ProposalId
from committee_app.case.progress import Progress
from committee_app.ui.away.page import AwayPage, Part
from committee_app.ui.away.view import AwayView
from committee_app.ui.language import apply_language
from tests.ui.alone import alone, button, words_of

PAGE = AwayPage("강가람", documents=2, missing=(ProposalId("C01"),))


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[AwayView]:
    shown = AwayView()
    shown.show_page(PAGE)
    with alone(qtbot, shown):
        yield shown


def test_what_the_ballot_carries_and_what_is_missing_is_said(view: AwayView) -> None:
    assert "아직 봉인하지 않았습니다" in words_of(view)
    assert "아직 없는 과제: C01" in words_of(view)
    view.show_page(replace(PAGE, sealed=True, missing=(), written="a.ballot", receipts=(12, 40), received=True))
    said = words_of(view)
    assert "아직 봉인하지 않았습니다" not in said
    assert "a.ballot 파일을 썼습니다" in said
    assert "모두 받았습니다(기록 40번)" in said
    assert not button(view, "스틱에서 가져오기").isEnabled()


@pytest.mark.parametrize(
    ("act", "signal"),
    [
        ("평가표를 스틱에 쓰기", "ballot_folder_chosen"),
        ("접수증 보관하기", "receipt_chosen"),
        ("스틱에서 가져오기", "proposals_folder_chosen"),
    ],
)
def test_what_is_chosen_goes_out(qtbot: QtBot, view: AwayView, act: str, signal: str) -> None:
    button(view, act).click()
    dialog = next(one for one in view.findChildren(QFileDialog) if one.isVisible())
    with qtbot.waitSignal(getattr(view, signal)) as told:
        dialog.fileSelected.emit("/media/usb/chosen")
    assert told.args == ["/media/usb/chosen"]
    dialog.reject()


def test_trouble_stands_in_its_part_and_work_disables_what_would_disturb_it(view: AwayView) -> None:
    found = Finding.of("packet.nothing_yet")
    view.show_page(replace(PAGE, problems=(found,), problem_of=Part.BALLOT))
    assert "서약부터 합니다" in words_of(view._ballot)
    assert "서약부터 합니다" not in words_of(view._receipt)
    view.show_page(replace(PAGE, busy=Part.PROPOSALS, progress=Progress("packet.documents", 1, 2)))
    assert not button(view, "평가표를 스틱에 쓰기").isEnabled()
    assert not button(view, "돌아가기").isEnabled()


def test_it_speaks_both_languages(qapp: QApplication, view: AwayView) -> None:
    apply_language(qapp, "en")
    qapp.processEvents()
    assert "Not on this machine yet: C01" in words_of(view)
    apply_language(qapp, "ko")
    qapp.processEvents()
    assert "아직 없는 과제: C01" in words_of(view)
