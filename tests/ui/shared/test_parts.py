"""Every shared part: named for a screen reader, worked by keyboard, worded in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from committee_app.case.progress import Progress
from committee_app.ui.language import apply_language
from committee_app.ui.shared.anchors import Anchor, Anchors
from committee_app.ui.shared.banners import Banner, BannerTone
from committee_app.ui.shared.buttons import Button
from committee_app.ui.shared.charts import DotRow, Dots, dots_of
from committee_app.ui.shared.chips import Chip, ChipTone
from committee_app.ui.shared.choices import CheckBox, Choice
from committee_app.ui.shared.empty import EmptyState
from committee_app.ui.shared.gallery import main
from committee_app.ui.shared.labels import ElidedLabel, Label, RunningText
from committee_app.ui.shared.progress import ProgressPanel
from committee_app.ui.shared.segments import Answer, Segment
from committee_app.ui.shared.strip import Cell, CellState, ProgressStrip
from committee_app.ui.shell_gallery import PARTS
from committee_app.ui.theme import THEMES, apply_theme, load_theme
from tests.ui.hands import cells_of, press

ANSWERS = (Answer("none", "없음"), Answer("some", "있음", "danger"), Answer("ask", "문의", "warning"))


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return "" if interface is None else interface.text(QAccessible.Text.Name)


def answers(segment: Segment) -> list[QPushButton]:
    return segment.findChildren(QPushButton)


@pytest.mark.parametrize("part", PARTS)
def test_everything_that_takes_focus_has_a_name(qtbot: QtBot, part: str) -> None:
    widget = PARTS[part]()
    qtbot.addWidget(widget)
    stops = [
        stop
        for stop in widget.findChildren(QWidget)
        if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.isVisibleTo(widget)
    ]
    assert len(stops) > 2
    assert [type(stop).__name__ for stop in stops if not name_of(stop).strip(" -")] == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_gallery_can_be_photographed(qtbot: QtBot, tmp_path: Path, theme: str) -> None:
    out = tmp_path / "parts.png"
    assert main([str(out), "--theme", theme, "--scale", "1.4"]) == 0
    assert out.stat().st_size > 10_000


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_part_survives_a_change_of_theme_size_and_language(
    qtbot: QtBot, qapp: QApplication, part: str, language: str
) -> None:
    widget = PARTS[part]()
    qtbot.addWidget(widget)
    widget.show()
    apply_language(qapp, language)
    apply_theme(qapp, load_theme("high-contrast", 2.0))
    qapp.processEvents()
    apply_theme(qapp, load_theme("light"))
    widget.hide()


def test_a_segment_starts_unanswered(qtbot: QtBot) -> None:
    segment = Segment("나와의 관계", ANSWERS)
    qtbot.addWidget(segment)
    assert segment.choice() is None
    assert not any(button.isChecked() for button in answers(segment))


def test_a_digit_answers_and_says_so_once(qtbot: QtBot) -> None:
    segment = Segment("나와의 관계", ANSWERS)
    qtbot.addWidget(segment)
    told: list[str] = []
    segment.chosen.connect(told.append)
    press(answers(segment)[0], Qt.Key.Key_2, Qt.Key.Key_2, Qt.Key.Key_9)
    assert segment.choice() == "some"
    assert told == ["some"]


def test_the_arrows_go_sideways_and_stop_at_the_ends(qtbot: QtBot) -> None:
    segment = Segment("나와의 관계", ANSWERS)
    qtbot.addWidget(segment)
    segment.show()
    with qtbot.waitActive(segment):
        segment.activateWindow()
    answers(segment)[0].setFocus()
    for expected in ("some", "ask", "ask"):
        focused = segment.focusWidget()
        assert focused is not None
        press(focused, Qt.Key.Key_Right)
        assert segment.choice() == expected
    segment.hide()


def test_up_and_down_in_a_segment_are_left_to_the_table_around_it(qtbot: QtBot) -> None:
    segment = Segment("나와의 관계", ANSWERS)
    qtbot.addWidget(segment)
    press(answers(segment)[0], Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert segment.choice() is None


def test_a_choice_shown_is_not_a_choice_told_and_can_be_taken_back(qtbot: QtBot) -> None:
    segment = Segment("나와의 관계", ANSWERS)
    qtbot.addWidget(segment)
    told: list[str] = []
    segment.chosen.connect(told.append)
    segment.set_choice("ask")
    assert segment.choice() == "ask"
    segment.set_choice(None)
    assert segment.choice() is None
    assert told == []


def test_a_segment_is_one_stop_for_tab(qtbot: QtBot) -> None:
    segment = Segment("나와의 관계", ANSWERS)
    qtbot.addWidget(segment)
    segment.set_choice("some")
    stops = [bool(button.focusPolicy() & Qt.FocusPolicy.TabFocus) for button in answers(segment)]
    assert stops == [False, True, False]


def test_a_name_is_never_read_as_markup(qtbot: QtBot) -> None:
    label, running = Label("<b>회사</b>"), RunningText("<i>회사</i>는 **85점**입니다")
    for widget in (label, running):
        qtbot.addWidget(widget)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert "&lt;i&gt;회사" in running.text()
    assert "<b>85점</b>" in running.text()
    assert running.accessibleName() == "<i>회사</i>는 85점입니다"


def test_an_ampersand_in_a_buttons_words_is_shown(qtbot: QtBot) -> None:
    button = Button("R&D 과제 열기")
    qtbot.addWidget(button)
    assert button.text() == "R&&D 과제 열기"
    assert button.words() == name_of(button) == "R&D 과제 열기"


def test_a_label_that_does_not_fit_keeps_its_whole_name(qtbot: QtBot) -> None:
    label = ElidedLabel("해양쓰레기 영상 탐지와 수거 경로 안내")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    assert label.text().endswith("…")
    assert label.toolTip() == name_of(label) == "해양쓰레기 영상 탐지와 수거 경로 안내"
    label.hide()


def test_running_text_is_never_cut(qtbot: QtBot) -> None:
    text = RunningText(
        "남은 12명의 합계 **1,031점**을 12로 나누어 소수 다섯째 자리에서 반올림하면 **85.9167점**입니다."
    )
    qtbot.addWidget(text)
    needed = text.fontMetrics().lineSpacing() * 2
    assert text.heightForWidth(300) >= needed


def test_a_banner_says_what_to_do_and_offers_one_button(qtbot: QtBot) -> None:
    banner = Banner(BannerTone.DANGER, "저장하지 못했습니다", "저장장치가 가득 찼습니다.", "다시 저장")
    qtbot.addWidget(banner)
    (button,) = banner.findChildren(QPushButton)
    with qtbot.waitSignal(banner.act_chosen):
        button.click()
    banner.show_news(BannerTone.SUCCESS, "저장했습니다")
    assert button.isHidden()
    assert name_of(banner) == "저장했습니다"


def test_a_chip_changes_its_words_with_its_hue(qtbot: QtBot) -> None:
    chip = Chip("채점 중", ChipTone.PRIMARY)
    qtbot.addWidget(chip)
    chip.show_state("봉인", ChipTone.INK, "lock")
    assert chip.words() == "봉인"
    assert chip.property("tone") == "ink"


def test_an_empty_place_offers_its_act(qtbot: QtBot) -> None:
    empty = EmptyState("아직 제안서가 없습니다", "폴더를 고릅니다.", "폴더 고르기")
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.act_chosen):
        empty.findChildren(QPushButton)[0].click()


def test_waiting_offers_a_way_out_only_after_a_while(qtbot: QtBot) -> None:
    panel = ProgressPanel({"minutes.pages": "쪽을 만드는 중입니다"}.__getitem__, patience_ms=1)
    qtbot.addWidget(panel)
    panel.start()
    panel.show_progress(Progress("minutes.pages", 7, 16))
    assert not panel.can_cancel()
    qtbot.waitUntil(panel.can_cancel, timeout=5000)
    with qtbot.waitSignal(panel.cancel_requested):
        panel.findChildren(QPushButton)[0].click()
    panel.stop()
    assert not panel.can_cancel()


def test_the_strip_walks_with_the_arrows_and_opens_with_enter(qtbot: QtBot) -> None:
    strip = ProgressStrip("과제 진행")
    qtbot.addWidget(strip)
    cells = tuple(Cell(f"C{n:02}", f"{n:02}", f"C{n:02} 채점 전", CellState.OPEN, group="중앙") for n in (1, 2, 3))
    strip.set_cells(cells, "C01")
    press(strip, Qt.Key.Key_Right)
    assert strip.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == "C02 채점 전"
    with qtbot.waitSignal(strip.cell_chosen, check_params_cb=lambda code: code == "C02"):
        press(strip, Qt.Key.Key_Return)
    press(strip, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert strip.currentIndex() == cells_of(strip)[0], "it stops at both ends, and the word of the track is no stop"


def test_a_screen_reader_finds_the_cells_of_the_strip(qtbot: QtBot) -> None:
    strip = ProgressStrip("과제 진행")
    qtbot.addWidget(strip)
    strip.set_cells((Cell("C01", "01", "C01 채점함", CellState.DONE), Cell("C02", "02", "C02 채점 전")), "C02")
    interface = QAccessible.queryAccessibleInterface(strip)
    assert interface is not None
    names = [interface.child(number).text(QAccessible.Text.Name) for number in range(interface.childCount())]
    assert {"C01 채점함", "C02 채점 전"} <= set(names)


def test_a_click_on_a_cell_opens_its_proposal(qtbot: QtBot) -> None:
    strip = ProgressStrip("과제 진행")
    qtbot.addWidget(strip)
    strip.set_cells((Cell("C01", "01", "C01", group="중앙"), Cell("C02", "02", "C02", group="중앙")), "C01")
    strip.show()
    place = strip.visualRect(cells_of(strip)[1]).center()
    with qtbot.waitSignal(strip.cell_chosen, check_params_cb=lambda code: code == "C02"):
        QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
    strip.hide()


def test_two_hundred_cells_move_so_that_the_current_one_is_seen(qtbot: QtBot) -> None:
    strip = ProgressStrip("과제 진행")
    qtbot.addWidget(strip)
    cells = tuple(Cell(f"C{n:03}", f"{n % 100:02}", f"C{n:03}") for n in range(200))
    strip.set_cells(cells, "C000")
    strip.resize(900, strip.height())
    strip.show()
    for code, at in (("C199", 199), ("C100", 100), ("C000", 0)):
        strip.set_cells(cells, code)
        assert strip.viewport().rect().contains(strip.visualRect(cells_of(strip)[at]))
    strip.hide()


def test_few_cells_share_the_whole_width(qtbot: QtBot) -> None:
    strip = ProgressStrip("과제 진행")
    qtbot.addWidget(strip)
    strip.set_cells((Cell("C01", "01", "C01", group="중앙"), Cell("C02", "02", "C02", group="지방")), "C01")
    strip.resize(903, strip.height())
    strip.show()
    assert strip.visualRect(cells_of(strip)[1]).right() == strip.viewport().rect().right()
    strip.hide()


def test_a_click_on_the_words_ticks_the_box(qtbot: QtBot) -> None:
    box = CheckBox("이 사건과 이해관계가 없음을 서약합니다.")
    qtbot.addWidget(box)
    box.resize(400, 40)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())  # type: ignore[no-untyped-call]
    assert box.isChecked()


def test_one_choice_excludes_the_other(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    first, second = Choice("용역·자문", "최근 2년"), Choice("재직", "최근 3년")
    for choice in (first, second):
        choice.setParent(parent)
    first.setChecked(True)
    second.click()
    assert (first.isChecked(), second.isChecked()) == (False, True)


def test_equal_marks_stack_up_and_down() -> None:
    placed = dots_of(Dots(kept=(8700, 8700, 8700), dropped=(8200,)), 8000, 9000)
    assert [(round(dot.share, 2), dot.level, dot.is_kept) for dot in placed] == [
        (0.7, 0.0, True),
        (0.7, 1.0, True),
        (0.7, -1.0, True),
        (0.2, 0.0, False),
    ]


def test_a_chart_reads_its_marks_aloud(qtbot: QtBot) -> None:
    chart = DotRow("L13의 점수", 7000, 10000)
    qtbot.addWidget(chart)
    chart.show_dots(Dots(kept=(9050, 8700), dropped=(8000,), mean=8875))
    assert chart.accessibleDescription() == "80, 87, 90.5"


def test_an_anchor_asks_and_the_field_decides(qtbot: QtBot) -> None:
    anchors = Anchors("구현 계획", (Anchor("우수", 1000), Anchor("보통", 850)))
    qtbot.addWidget(anchors)
    best, middle = anchors.findChildren(QAbstractButton)
    told: list[int] = []
    anchors.mark_chosen.connect(told.append)
    middle.click()
    assert told == [850]
    assert not middle.isChecked()
    anchors.show_mark(850)
    assert (best.isChecked(), middle.isChecked()) == (False, True)
    anchors.show_mark(900)
    assert not middle.isChecked()
    assert name_of(middle) == "보통 8.5"


def test_a_cell_where_nothing_is_scored_says_why_and_is_passed_over(qtbot: QtBot) -> None:
    strip = ProgressStrip("과제 진행")
    qtbot.addWidget(strip)
    away = Cell("C02", "Recused", "C02 회피", CellState.AWAY)
    strip.set_cells((Cell("C01", "01", "C01"), away, Cell("C03", "03", "C03")), "C01")
    first, second, third = cells_of(strip)
    assert not second.flags() & Qt.ItemFlag.ItemIsEnabled
    assert strip.visualRect(second).width() > strip.fontMetrics().horizontalAdvance("Recused")
    press(strip, Qt.Key.Key_Right)
    assert strip.currentIndex() == third
    press(strip, Qt.Key.Key_Left)
    assert strip.currentIndex() == first
    with qtbot.assertNotEmitted(strip.cell_chosen):
        strip.choose("C02")


def test_a_long_choice_wraps_and_says_it_in_another_language(qtbot: QtBot) -> None:
    choice = Choice("본인·배우자(이었던 사람 포함)가 당사자이거나 공동권리·의무자", "기간 제한 없음")
    qtbot.addWidget(choice)
    assert choice.heightForWidth(240) > choice.heightForWidth(900)
    choice.set_words("Party", "At any time")
    assert (choice.accessibleName(), choice.accessibleDescription()) == ("Party", "At any time")
