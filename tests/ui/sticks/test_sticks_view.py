"""Sticks and copies as a person sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from committee_app.case.findings import Finding
from committee_app.case.identifiers import EvaluatorId
from committee_app.case.progress import Progress
from committee_app.desks.packets import PacketLine
from committee_app.ui.language import apply_language
from committee_app.ui.shared.buttons import Button
from committee_app.ui.shared.choice_box import ChoiceBox
from committee_app.ui.sticks.page import CopyShown, Member, Paper, Part, SticksPage
from committee_app.ui.sticks.view import SticksView
from tests.ui.alone import alone, button, words_of

ONE, TWO = EvaluatorId("1"), EvaluatorId("2")
FITS = PacketLine("2026_1-evaluator_1.ballot", Finding.of("packet.fits", entries=4), ONE, "강가람", 4)
REASON = Finding.of("clock.set_back", now="2026-02-26T09:00:00+09:00", newest="2026-02-26T10:00:00+09:00")
NOT_ALLOWED = PacketLine("x.ballot", Finding.of("packet.not_allowed"), TWO, "나보람", 2, (REASON,))
EMPTY = PacketLine("y.ballot", Finding.of("packet.empty"))
PAGE = SticksPage(
    is_scoring=True,
    folder="/media/usb",
    lines=(FITS, NOT_ALLOWED, EMPTY),
    hands_out=True,
    members=(Member(ONE, 1, "강가람"), Member(TWO, 2, "나보람")),
    member=ONE,
    copies="/media/second",
    newest=CopyShown("a.000040-1a2b3c4d.case", 40),
)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[SticksView]:
    shown = SticksView()
    shown.show_page(PAGE)
    with alone(qtbot, shown):
        yield shown


def test_each_packet_has_its_outcome_and_the_chosen_one_its_reasons(view: SticksView) -> None:
    model = view.ballots.table.model()
    said = [model.index(row, 2).data() for row in range(3)]
    assert len(set(said)) == 3
    assert [model.index(row, 1).data() for row in range(3)] == ["강가람", "나보람", "–"]
    view.ballots.table.choose(1)
    assert "시각" in words_of(view)
    assert "3개 가운데 1개를 받을 수 있습니다." in words_of(view)


def test_what_fits_is_taken_in_by_one_press(qtbot: QtBot, view: SticksView) -> None:
    with qtbot.waitSignal(view.ballots.take_pressed):
        button(view, "받을 수 있는 것 받기").click()
    taken = replace(FITS, outcome=Finding.of("packet.taken", entries=4))
    view.show_page(replace(PAGE, lines=(taken, NOT_ALLOWED, EMPTY), taken=True))
    assert "3개 가운데 1개가 기록에 있습니다" in words_of(view)
    assert not any(one.words() == "받을 수 있는 것 받기" and one.isVisible() for one in view.findChildren(Button))


def test_nothing_that_fits_cannot_be_taken_in(view: SticksView) -> None:
    view.show_page(replace(PAGE, lines=(EMPTY,)))
    assert not button(view, "받을 수 있는 것 받기").isEnabled()
    view.show_page(replace(PAGE, lines=()))
    assert "이 폴더에 평가표 파일이 없습니다" in words_of(view)
    view.show_page(replace(PAGE, lines=(), folder=""))
    assert "아직 고른 폴더가 없습니다" in words_of(view)
    view.show_page(SticksPage(is_scoring=False))
    assert "지금은 받지 않습니다" in words_of(view)
    assert "평가 자료 내보내기" not in words_of(view)


def test_places_are_chosen_by_their_buttons(qtbot: QtBot, view: SticksView, tmp_path: Path) -> None:
    view.show_page(replace(PAGE, copies=""))
    for words, signal in (
        ("내보내기", view.roster.folder_chosen),
        ("확인점 쓰기", view.checkpoint.folder_chosen),
        ("지금 사본 만들기", view.copies.place_chosen),
    ):
        with qtbot.waitSignal(signal) as told:
            button(view, words).click()
            (dialog,) = [one for one in view.findChildren(QFileDialog) if one.isVisible()]
            dialog.fileSelected.emit(str(tmp_path))
            dialog.done(0)
        assert told.args == [str(tmp_path)]
    for part, signal in ((view.ballots, view.ballots.folder_chosen), (view.copies, view.copies.folder_chosen)):
        with qtbot.waitSignal(signal):
            part._folder.asked.emit()
            (dialog,) = [one for one in view.findChildren(QFileDialog) if one.isVisible()]
            dialog.fileSelected.emit(str(tmp_path))
            dialog.done(0)


def test_a_member_is_chosen_and_second_copies_can_end(qtbot: QtBot, view: SticksView) -> None:
    with qtbot.waitSignal(view.roster.member_chosen) as told:
        view.findChildren(ChoiceBox)[0].press(TWO)
    assert told.args == [TWO]
    with qtbot.waitSignal(view.copies.folder_chosen) as told:
        button(view, "사본 그만두기").click()
    assert told.args == [""]
    with qtbot.waitSignal(view.leave_chosen):
        button(view, "돌아가기").click()


def test_what_was_written_and_what_went_wrong_stand_in_their_parts(view: SticksView) -> None:
    done = replace(
        PAGE,
        handed_out="2026_1-evaluator_1.roster",
        documents=4,
        checkpoint="2026_1-000041-chair.checkpoint",
        safe=CopyShown("safe.case", 41),
        keeping=(Finding.of("copy.same_medium", folder="second"),),
    )
    view.show_page(done)
    said = words_of(view)
    for part in ("2026_1-evaluator_1.roster", "4건", "chair.checkpoint", "safe.case (기록 41번까지)", "기록 40번까지"):
        assert part in said
    for part in Part:
        view.show_page(replace(PAGE, problems=(Finding.of("packet.empty"),), problem_of=part))
        assert "빈 파일입니다" in words_of(view)


def test_while_something_is_at_work_nothing_else_begins(view: SticksView) -> None:
    view.show_page(replace(PAGE, busy=Part.BALLOTS, progress=Progress("packet.reading", 1, 3)))
    assert not any(one.isEnabled() for one in view.findChildren(Button) if one.isVisible() and one.words())


def test_it_speaks_both_languages(view: SticksView) -> None:
    assert "스틱·사본" in words_of(view)
    apply_language(QApplication.instance(), "en")  # type: ignore[arg-type]
    try:
        assert "Sticks and copies" in words_of(view)
        assert "사본" not in words_of(view)
    finally:
        apply_language(QApplication.instance(), "ko")  # type: ignore[arg-type]


def test_a_paper_goes_out_with_its_place_and_its_language(qtbot: QtBot, view: SticksView) -> None:
    assert not button(view, "마감 확인지 저장").isEnabled()
    view.show_page(replace(PAGE, papers=(Paper.OPENING,), paper="a.pdf"))
    assert "저장했습니다: a.pdf" in words_of(view)
    assert not button(view, "마감 확인지 저장").isEnabled()
    button(view, "시작 확인지 저장").click()
    dialog = next(one for one in view.findChildren(QFileDialog) if one.isVisible())
    with qtbot.waitSignal(view.papers.wanted) as told:
        dialog.fileSelected.emit("/x/a.pdf")
    assert told.args == ["opening", "/x/a.pdf", "ko"]
    dialog.reject()
