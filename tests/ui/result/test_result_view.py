from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from committee_app.case.acts import Vote
from committee_app.case.identifiers import CriterionId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.ui.language import apply_language
from committee_app.ui.result.page import Note, ResultPage, Section
from committee_app.ui.result.presenter import ResultPresenter
from committee_app.ui.result.tie_forms import BoxLotForm
from committee_app.ui.result.view import ResultView
from committee_app.ui.shared.questions import QuestionDialog
from committee_app.ui.theme import current
from tests.builders import C01, C02, L9, L10
from tests.ui.fakes import RecordingView
from tests.ui.hands import press, type_hangul, type_keys
from tests.ui.result.tied import tied_room
from tests.ui.rooms import ToldRoom, prepared_room


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[ResultView]:
    widget = ResultView()
    qtbot.addWidget(widget)
    widget.resize(1366, 675)
    widget.show()
    yield widget
    widget.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ResultPage]:
    """Pages of real cases, read once."""
    read: dict[str, ResultPage] = {}
    with prepared_room(tmp_path_factory.mktemp("plain"), until=Stage.OPENED) as told:
        read["opened"] = page_of(told, Role.CHAIR)
        told.chair.open_deliberation()
        read["deliberating"] = page_of(told, Role.CHAIR)
        read["secretary"] = page_of(told, Role.SECRETARY)
        read["notes"] = page_of(told, Role.SECRETARY, "notes")
    with tied_room(tmp_path_factory.mktemp("tied")) as told:
        read["tied"] = page_of(told, Role.CHAIR)
        read["tied for the auditor"] = page_of(told, Role.AUDITOR, "ties")
        for _ in range(2):
            told.chair.vote_on_tie(told.chair.tally().open_ties[0], ((C01, 1), (C02, 1)))
        read["lot"] = page_of(told, Role.CHAIR)
        told.chair.draw_lot(told.chair.tally().open_ties[0], (("박감사", "417"), ("참관인", "9052")))
        read["drawn"] = page_of(told, Role.CHAIR, "ties")
    read |= closer_pages(tmp_path_factory)
    return read


def closer_pages(factory: pytest.TempPathFactory) -> dict[str, ResultPage]:
    """Pages of what is looked at closer."""
    read: dict[str, ResultPage] = {}
    with prepared_room(factory.mktemp("closer"), until=Stage.DELIBERATING) as told:
        told.secretary.write_note(L9, CriterionId(""), "자료가 충실함.")
        shown: RecordingView[ResultPage] = RecordingView()
        presenter = ResultPresenter(told.sitting(Role.CHAIR), shown)
        presenter.choose_section("ranking")
        presenter.choose_track("local")
        read["deliberating of the local track"] = shown.page
        presenter.compare(L10)
        presenter.look_closer()
        read["compared"] = shown.page
        presenter.choose_section("cut")
        read["cut"] = shown.page
        presenter.choose_section("discussion")
        read["discussion"] = shown.page
        presenter = ResultPresenter(told.sitting(Role.SECRETARY), shown)
        presenter.choose_section("discussion")
        presenter.choose_track("local")
        read["discussion of the secretary"] = shown.page
    with tied_room(factory.mktemp("open")) as told:
        presenter = ResultPresenter(told.sitting(Role.CHAIR), shown)
        presenter.choose_section("cut")
        read["cut of a tie"] = shown.page
    return read


def show(view: ResultView, page: ResultPage) -> None:
    """Show a page, and let Qt show what was added to it."""
    view.show_page(page)
    QApplication.processEvents()


def page_of(told: ToldRoom, role: Role, section: str = "") -> ResultPage:
    shown: RecordingView[ResultPage] = RecordingView()
    presenter = ResultPresenter(told.sitting(role), shown)
    presenter.refresh()
    if section:
        presenter.choose_section(section)
    return shown.page


def button(parent: QWidget, name: str) -> QPushButton:
    found = [one for one in parent.findChildren(QPushButton) if one.accessibleName() == name and one.isVisible()]
    assert len(found) == 1, f"{name}: {[one.accessibleName() for one in parent.findChildren(QPushButton)]}"
    return found[0]


def box(parent: QWidget, name: str) -> QLineEdit:
    return next(one for one in parent.findChildren(QLineEdit) if one.accessibleName() == name and one.isVisible())


def said(parent: QWidget) -> str:
    return "\n".join(
        one.accessibleName() or getattr(one, "text", str)() for one in parent.findChildren(QWidget) if one.isVisible()
    )


def test_the_table_has_a_heading_for_each_group_and_a_row_for_each_proposal(
    view: ResultView, pages: dict[str, ResultPage]
) -> None:
    show(view, pages["opened"])
    model = view.ranking.table.model()
    cells = [[model.index(row, column).data() for column in (0, 1, 2, 4, 5, 6, 7)] for row in range(model.rowCount())]
    assert cells[0][0] == "선정(안) 2건 · 3,000백만 원"
    assert cells[1] == ["1", "C01", "과제 C01", "85.5667", "3", "1,500", "선정(안)"]


def test_the_dots_are_painted_and_their_totals_are_said(view: ResultView, pages: dict[str, ResultPage]) -> None:
    show(view, pages["opened"])
    table = view.ranking.table
    index = table.model().index(1, 3)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("80 80.7 96")
    image: QImage = table.viewport().grab(table.visualRect(index)).toImage()
    colours = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert {current().colours["dot"], current().colours["ink"]} <= colours


def test_walking_the_table_asks_why(view: ResultView, pages: dict[str, ResultPage], qtbot: QtBot) -> None:
    show(view, pages["opened"])
    with qtbot.waitSignal(view.ranking.line_chosen) as told:
        press(view.ranking.table, Qt.Key.Key_Down)
    assert told.args == ["C02"]


def test_why_shows_the_exact_mean_and_the_printed_one(view: ResultView, pages: dict[str, ResultPage]) -> None:
    show(view, pages["opened"])
    words = said(view.ranking.why)
    assert "정확한 평균: 2567/30" in words
    assert "최종 점수: 85.5667" in words
    assert "위원 3명 가운데 3명의 점수가 계산 대상입니다." in words


def test_the_other_track_is_chosen_by_key(view: ResultView, pages: dict[str, ResultPage], qtbot: QtBot) -> None:
    show(view, pages["opened"])
    with qtbot.waitSignal(view.ranking.track_chosen) as told:
        press(button(view, "트랙: 중앙 2"), Qt.Key.Key_Right)
    assert told.args == ["local"]


def test_the_deliberation_begins_after_a_question(view: ResultView, pages: dict[str, ResultPage], qtbot: QtBot) -> None:
    show(view, pages["opened"])
    button(view, "심의 시작").click()
    dialog = view.findChildren(QuestionDialog)[0]
    with qtbot.waitSignal(view.deliberation_confirmed):
        button(dialog, "심의 시작").click()


def test_the_auditor_has_no_button_that_changes_the_case(view: ResultView, pages: dict[str, ResultPage]) -> None:
    show(view, pages["tied for the auditor"])
    shown = {one.accessibleName() for one in view.findChildren(QPushButton) if one.isVisible()}
    assert {name for name in shown if not name.startswith("결과의 부분")} == {"위원 이름 보기"}
    assert "위원장이 기록합니다" in said(view.ties)


def test_a_vote_on_a_tie_is_recorded_after_a_question(
    view: ResultView, pages: dict[str, ResultPage], qtbot: QtBot
) -> None:
    show(view, pages["tied"])
    record = button(view, "1차 투표 기록")
    assert not record.isEnabled()
    type_keys(box(view, "C01"), "2")
    type_keys(box(view, "C02"), "0")
    record.click()
    dialog = view.findChildren(QuestionDialog)[0]
    with qtbot.waitSignal(view.ties.voted) as told:
        button(dialog, "1차 투표 기록").click()
    assert told.args == [(C01, C02), (2, 0), 0, 0]


def test_a_vote_on_a_tie_says_who_votes_and_takes_no_more_votes_than_that(
    view: ResultView, pages: dict[str, ResultPage], qtbot: QtBot
) -> None:
    show(view, pages["tied"])
    record = button(view, "1차 투표 기록")
    assert "위원 3명 가운데 2명이 투표합니다" in said(view.ties)
    for name, count in (("C01", "1"), ("C02", "0")):
        type_keys(box(view, name), count)
    box(view, "무효").selectAll()
    type_keys(box(view, "무효"), "2")
    assert "표결 참여 2명 가운데 3표" in said(view.ties)
    assert not record.isEnabled()
    box(view, "무효").selectAll()
    type_keys(box(view, "무효"), "1")
    record.click()
    dialog = view.findChildren(QuestionDialog)[0]
    with qtbot.waitSignal(view.ties.voted) as told:
        button(dialog, "1차 투표 기록").click()
    assert told.args == [(C01, C02), (1, 0), 0, 1]


def test_what_is_typed_at_a_tie_stays_while_the_page_is_shown_again(
    view: ResultView, pages: dict[str, ResultPage]
) -> None:
    show(view, pages["tied"])
    type_keys(box(view, "C01"), "2")
    show(view, pages["tied"])
    assert box(view, "C01").text() == "2"


def test_a_lot_is_drawn_from_the_witnesses_numbers(
    view: ResultView, pages: dict[str, ResultPage], qtbot: QtBot
) -> None:
    show(view, pages["lot"])
    for number, (name, drawn) in enumerate((("박감사", "417"), ("참관인", "9052")), 1):
        type_hangul(box(view, f"입회인 {number}"), name)
        type_keys(box(view, f"입회인 {number}의 숫자"), drawn)
    button(view, "추첨하기").click()
    dialog = view.findChildren(QuestionDialog)[0]
    with qtbot.waitSignal(view.ties.drawn) as told:
        button(dialog, "추첨하기").click()
    assert told.args == [(C01, C02), (("박감사", "417"), ("참관인", "9052"))]


def test_a_drawn_lot_shows_its_line_and_the_digests(view: ResultView, pages: dict[str, ResultPage]) -> None:
    page = pages["drawn"]
    show(view, page)
    words = said(view.ties)
    lot = page.ties[0].lots[0]
    assert lot.line in words
    assert all(digest in words for _, digest in lot.drawn)
    assert "정해진 순서는" in words


def test_the_resolution_needs_the_case_number(view: ResultView, pages: dict[str, ResultPage], qtbot: QtBot) -> None:
    page = pages["deliberating"]
    show(view, page)
    resolve = button(view, "선정(안) 의결")
    assert not resolve.isEnabled()
    assert "여섯 숫자를 모두 적습니다." in said(view.selection)
    with qtbot.waitSignal(view.selection.vote_changed) as told:
        type_keys(box(view, "찬성"), "3")
    assert told.args == [Vote(3, 3, 3, 0)]
    show(view, replace(page, can_resolve=True))
    resolve.click()
    dialog = view.findChildren(QuestionDialog)[0]
    confirm = button(dialog, "선정(안) 의결")
    assert not confirm.isEnabled()
    type_keys(dialog.findChildren(QLineEdit)[0], "2026-small")
    with qtbot.waitSignal(view.selection.resolution_confirmed):
        confirm.click()


def test_the_selection_says_how_a_share_is_met(view: ResultView, pages: dict[str, ResultPage]) -> None:
    show(view, pages["deliberating"])
    assert "비수도권: 선정 2건 가운데 1건으로 최소 비율 50%를 채웁니다." in said(view.selection)
    assert "배정: 1,280백만 원" in said(view.selection)


def test_a_statement_goes_out_and_the_fields_are_empty_once_it_is_noted(
    view: ResultView, pages: dict[str, ResultPage], qtbot: QtBot
) -> None:
    page = pages["notes"]
    show(view, page)
    type_hangul(box(view, "발언한 사람"), "위원장")
    view.notes._said.set_text("표결에 부침.")
    with qtbot.waitSignal(view.notes.statement_noted) as told:
        button(view, "발언을 회의록에 넣기").click()
    assert told.args == ["위원장", "표결에 부침."]
    show(view, replace(page, notes=(Note("2026-02-26T14:05:31+09:00", "표결에 부침.", "위원장"),)))
    assert box(view, "발언한 사람").text() == ""
    assert "14:05" in said(view.notes)


@pytest.mark.parametrize(
    ("vote", "told"),
    [
        (Vote(3, 3, 2, 1), "가결입니다. 표결권자 3명의 과반수가 찬성하였습니다."),
        (Vote(3, 3, 1, 1, abstained=1), "부결입니다. 가부동수는 부결이며, 위원장에게 결정표가 없습니다."),
        (
            Vote(3, 3, 1, 0, abstained=1, invalid=1),
            "부결입니다. 표결권자 3명 가운데 1명이 찬성하였고",
        ),
        (Vote(3, 3, 1, 1), ""),
    ],
)
def test_a_motion_says_at_once_what_its_counts_come_to(
    view: ResultView, pages: dict[str, ResultPage], vote: Vote, told: str
) -> None:
    show(view, pages["notes"])
    view.notes.votes.show_vote(vote)
    view.notes._judge()
    assert view.notes.outcome.accessibleName().startswith(told)
    assert view.notes.outcome.isVisible() is bool(told)


def test_a_motion_stands_in_the_list_with_all_six_numbers_or_as_carried_without_objection(
    view: ResultView, pages: dict[str, ResultPage]
) -> None:
    at = "2026-02-26T14:05:31+09:00"
    counted = Note(at, "보완 조건을 붙임.", item="조건", vote=Vote(14, 13, 9, 2, abstained=1, invalid=1))
    agreed = Note(at, "원안대로 함.", item="안건", vote=Vote(14, 14, 14, 0, acclamation=True))
    show(view, replace(pages["notes"], notes=(counted, agreed)))
    assert "출석 14, 표결권 13: 찬성 9, 반대 2, 기권 1, 무효 1" in said(view.notes)
    assert "이의 없이 가결. 출석 14, 표결권 14" in said(view.notes)


def test_everything_is_said_in_english_too(view: ResultView, pages: dict[str, ResultPage], qapp: QApplication) -> None:
    show(view, pages["deliberating"])
    apply_language(qapp, "en")
    qapp.processEvents()
    assert "Outside the capital region: 1 of 2 selected" in said(view.selection)
    assert button(view, "Resolve the proposed selection")
    show(view, pages["opened"])
    model = view.ranking.table.model()
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Rank"


def test_the_head_stacks_where_the_room_is_narrow(
    view: ResultView, pages: dict[str, ResultPage], qapp: QApplication
) -> None:
    show(view, pages["opened"])
    begin, title = button(view, "심의 시작"), view._title
    names, sections = button(view, "위원 이름 보기"), view._sections
    assert place_of(begin, view) == pytest.approx(place_of(title, view), abs=6)
    assert place_of(names, view) == pytest.approx(place_of(sections, view), abs=6)
    view.resize(900, 675)
    qapp.processEvents()
    assert place_of(begin, view) > place_of(title, view) + 20
    assert place_of(names, view) > place_of(sections, view) + 20


def place_of(part: QWidget, view: ResultView) -> int:
    return part.mapTo(view, part.rect().center()).y()


def test_after_the_last_tie_the_keyboard_goes_on_at_the_selection(
    view: ResultView, pages: dict[str, ResultPage], qtbot: QtBot
) -> None:
    with qtbot.waitActive(view):
        view.activateWindow()
    show(view, pages["tied"])
    box(view, "C01").setFocus()
    show(view, replace(pages["drawn"], section=Section.TIES))
    assert QApplication.focusWidget() is button(view, "선정으로")


# ── names, charts, notes ───────────────────────────────────────────────────────────────────
def test_names_are_shown_after_a_question_and_put_away_without_one(
    view: ResultView, pages: dict[str, ResultPage], qtbot: QtBot
) -> None:
    show(view, pages["opened"])
    button(view, "위원 이름 보기").click()
    dialog = view.findChildren(QuestionDialog)[-1]
    with qtbot.waitSignal(view.names_asked):
        button(dialog, "위원 이름 보기").click()
    people = tuple((one, f"김가상{seat}") for one, seat in pages["opened"].names.seats)
    show(view, replace(pages["opened"], names=replace(pages["opened"].names, people=people)))
    with qtbot.waitSignal(view.names_put_away):
        button(view, "이름 끄기").click()
    assert "열람한 사실이 기록에 남았습니다" in said(view)


def test_a_closer_look_holds_one_project_against_another(
    view: ResultView, pages: dict[str, ResultPage], qtbot: QtBot
) -> None:
    show(view, pages["deliberating of the local track"])
    with qtbot.waitSignal(view.ranking.closer.compared) as told:
        view.ranking.closer.other.press(L10)
    assert told.args == [L10]
    with qtbot.waitSignal(view.ranking.closer.asked):
        button(view, "이 과제 자세히 보기").click()
    show(view, pages["compared"])
    words = said(view.ranking.closer)
    assert "두 과제가 갈리는 곳" in words
    assert "L9 과제 L9" in words
    assert "참고로 보는 값입니다" in words


def test_the_line_is_a_picture_with_its_sentence_and_its_table(view: ResultView, pages: dict[str, ResultPage]) -> None:
    show(view, pages["cut"])
    assert view.cut.cut.picture.isVisible()
    assert "위원을 한 사람씩 빼고 셈할 때" in view.cut.cut.picture.accessibleName()
    button(view, "표로 보기: 선정선").click()
    model = view.cut.cut.table.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [L9, L10]
    assert "이것은 선정(안)이 아닙니다" in said(view.cut)


def test_where_a_tie_is_open_there_is_no_line_yet(view: ResultView, pages: dict[str, ResultPage]) -> None:
    show(view, pages["cut of a tie"])
    assert not view.cut.cut.isVisible()
    assert "동점이 남아 있어" in said(view.cut)


def test_the_secretary_writes_a_note_on_a_criterion_and_who_stands_for_it(
    view: ResultView, pages: dict[str, ResultPage], qtbot: QtBot
) -> None:
    page = pages["discussion of the secretary"]
    show(view, page)
    assert page.discussion is not None
    criterion = page.discussion.criteria[0][0]
    assert not button(view, "의견을 회의록에 넣기").isEnabled()
    view.discussion.about.press(criterion)
    view.discussion.text.set_text("일정이 촉박함.")
    with qtbot.waitSignal(view.discussion.note_written) as told:
        button(view, "의견을 회의록에 넣기").click()
    assert told.args == [criterion, "일정이 촉박함."]
    with qtbot.waitSignal(view.discussion.note_approved) as told:
        button(view, "의견 1에 출석 위원 모두 동의").click()
    assert told.args[0] == 1
    assert len(told.args[1]) == 3


def test_scoring_anew_needs_a_breach_in_words_a_vote_and_a_yes(
    view: ResultView, pages: dict[str, ResultPage], qtbot: QtBot
) -> None:
    show(view, pages["discussion"])
    assert not view.discussion.breach.isVisible()
    button(view, "규칙 위반이 있었음…").click()
    assert view.discussion.breach.isVisible()
    order = button(view, "재평가 명하기")
    assert not order.isEnabled()
    view.discussion.breach.set_text("집계 전에 점수가 누설됨.")
    type_keys(box(view.discussion, "찬성"), "3")
    assert order.isEnabled()
    order.click()
    dialog = view.findChildren(QuestionDialog)[-1]
    assert "처음 점수는 기록에 남습니다" in said(dialog)
    with qtbot.waitSignal(view.discussion.rescoring_ordered) as told:
        button(dialog, "재평가 명하기").click()
    assert told.args[0] == "집계 전에 점수가 누설됨."
    assert told.args[1].in_favour == 3


def test_a_lot_from_a_box_is_recorded_once_every_place_and_witness_is_there(
    view: ResultView, pages: dict[str, ResultPage], qtbot: QtBot
) -> None:
    show(view, pages["lot"])
    record = button(view, "뽑은 순서 기록")
    form = record.parent()
    assert isinstance(form, BoxLotForm)
    first, second = form.order.boxes
    first.press(C02)
    second.press(C02)
    for at in (1, 2):
        type_hangul(box(view, f"추첨을 본 입회인 {at}"), f"입회인{at}")
    assert not record.isEnabled()
    second.press(C01)
    record.click()
    with qtbot.waitSignal(view.ties.box_drawn) as told:
        button(view.findChildren(QuestionDialog)[-1], "뽑은 순서 기록").click()
    assert told.args == [(C01, C02), ("입회인1", "입회인2"), (C02, C01)]
