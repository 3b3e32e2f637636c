"""The preparing screen as a person has it: what is shown, what can be pressed, in which words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from committee_app.case.people import Role
from committee_app.case.rule_fields import RuleSection
from committee_app.ui.language import apply_language
from committee_app.ui.prepare.page import PreparePage
from committee_app.ui.prepare.presenter import PreparePresenter
from committee_app.ui.prepare.view import PrepareView
from committee_app.ui.shared.buttons import Button
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.theme import current
from tests.builders import PROGRAMME
from tests.ui.prepare.lists import MEMBERS, PROPOSALS, members_file, proposals_file
from tests.ui.rooms import AUDITOR, ToldRoom, begun_room, enrol_officer, take_over


@pytest.fixture
def told(tmp_path: Path) -> Iterator[ToldRoom]:
    with begun_room(tmp_path) as told:
        yield told


def seated(qtbot: QtBot, told: ToldRoom, role: Role = Role.SECRETARY) -> tuple[PrepareView, PreparePresenter]:
    view = PrepareView()
    qtbot.addWidget(view)
    presenter = PreparePresenter(told.sitting(role), view)
    view.bind(presenter)
    told.navigator.on_change = presenter.refresh
    presenter.refresh()
    view.resize(1366, 674)
    view.show()
    return view, presenter


def seen(view: PrepareView) -> str:
    return "\n".join(one.text() for one in view.findChildren(Label) if one.isVisible())


def seen_running(view: PrepareView) -> str:
    return "\n".join(one.text().replace(" ", " ") for one in view.findChildren(RunningText) if one.isVisible())


def buttons(view: PrepareView) -> dict[str, Button]:
    return {one.words(): one for one in view.findChildren(Button) if one.isVisible() and one.words()}


def test_without_rules_the_one_thing_to_do_is_to_choose_a_rule_file(qtbot: QtBot, told: ToldRoom) -> None:
    view, presenter = seated(qtbot, told)
    assert list(buttons(view)) == ["규칙 파일 고르기"]
    presenter.open_step("members")
    assert "규칙이 먼저입니다" in seen(view)
    assert buttons(view) == {}


def test_the_rules_are_shown_with_their_fingerprint(qtbot: QtBot, told: ToldRoom) -> None:
    told.secretary.draft_rules(PROGRAMME)
    view, presenter = seated(qtbot, told)
    presenter.open_step("rules")
    words = seen(view)
    assert "작은 공모(가상)" in words
    assert "100점" in words
    assert told.room.state.rules_sha256 in words.replace(" ", "")


def test_a_figure_typed_in_the_form_changes_the_text_and_the_sentence(qtbot: QtBot, told: ToldRoom) -> None:
    told.secretary.draft_rules(PROGRAMME)
    view, presenter = seated(qtbot, told)
    presenter.open_step("rules")
    view.rules.look_at("arithmetic")
    box = view.rules.forms[RuleSection.ARITHMETIC].line("aggregation.rounding.places")
    before = view.rules.preview._sentences.text()
    box.setFocus()
    box.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(box, "3")
    assert "places = 3" in view.rules.text.box.toPlainText()
    assert view.rules.preview._sentences.text() != before
    take = buttons(view)["이 규칙으로 바꾸기"]
    take.click()
    assert told.room.state.rules.aggregation.rounding.places == 3
    assert "이 규칙으로 바꾸기" not in buttons(view)


def test_what_is_typed_wrong_stays_in_the_field_with_its_sentence(qtbot: QtBot, told: ToldRoom) -> None:
    told.secretary.draft_rules(PROGRAMME)
    view, presenter = seated(qtbot, told)
    presenter.open_step("rules")
    view.rules.look_at("people")
    box = view.rules.forms[RuleSection.PEOPLE].line("committee.size")
    box.setFocus()
    QTest.keyClicks(box, "x")
    assert box.text() == "3x"  # type: ignore[attr-defined]
    assert "넣을 수 없습니다" in box.accessibleDescription()
    assert not view.rules._take.isEnabled()


def test_the_text_is_read_when_the_hands_rest_and_leads_to_the_line_of_a_fault(qtbot: QtBot, told: ToldRoom) -> None:
    told.secretary.draft_rules(PROGRAMME)
    view, presenter = seated(qtbot, told)
    presenter.open_step("rules")
    view.rules.look_at("text")
    broken = PROGRAMME.replace("maximum = 30", "maximum = 31", 1)
    with qtbot.waitSignal(view.rules.text_written):
        view.rules.text.box.setPlainText(broken)
    line = dict(view._page.draft.faults[0].params)["line"]  # type: ignore[union-attr]
    buttons(view)[f"{line}번째 줄로"].click()
    assert view.rules.text.box.textCursor().blockNumber() + 1 == line
    assert not view.rules._take.isEnabled()
    assert "고치기" not in seen(view)
    buttons(view)["고친 것 버리기"].click()
    assert view.rules.text.box.toPlainText() == PROGRAMME


def test_the_rule_sheet_is_asked_for_when_it_is_looked_at(qtbot: QtBot, told: ToldRoom) -> None:
    told.secretary.draft_rules(PROGRAMME)
    view, presenter = seated(qtbot, told)
    presenter.open_step("rules")
    asked: list[str] = []
    view.rules.preview.sheet_wanted.connect(asked.append)
    view.rules.look_at("money")
    assert asked == []
    view.rules.preview._look._choose_number(2)
    assert asked == ["ko"]
    assert view.rules.preview.paper.page() == 1


def test_a_dry_run_shows_both_weights(qtbot: QtBot, told: ToldRoom) -> None:
    told.secretary.draft_rules(PROGRAMME)
    view, presenter = seated(qtbot, told)
    presenter.open_step("rules")
    view.rules.look_at("criteria")
    view.rules.preview._look._choose_number(1)
    assert "이 규칙으로 시험" not in buttons(view)
    model = view.rules.preview._weights
    shown = [[model.index(line, place).data() for place in range(3)] for line in range(model.rowCount())]
    assert [line[1] for line in shown] == [
        f"{group.maximum // 10 / 10:.1f}%" for group in told.room.state.rules.criteria
    ]
    assert all(line[2].endswith("%") for line in shown)
    presenter.write_rule("selection.min_ratio", "90%")
    buttons(view)["이 규칙으로 시험"].click()
    assert view._page is not None
    assert view._page.draft is not None
    assert view._page.draft.dry is not None


def test_the_chosen_step_is_told_to_the_presenter(qtbot: QtBot, told: ToldRoom) -> None:
    view, _ = seated(qtbot, told)
    with qtbot.waitSignal(view.step_chosen) as told_step:
        view._list.press("freeze")
    assert told_step.args == ["freeze"]
    assert view.freeze.isVisible()
    assert not view.rules.isVisible()


def test_take_over_can_be_pressed_only_without_faults(qtbot: QtBot, told: ToldRoom, tmp_path: Path) -> None:
    told.secretary.draft_rules(PROGRAMME)
    view, presenter = seated(qtbot, told)
    presenter.choose_roster("members", str(members_file(tmp_path, MEMBERS.replace("1,김가상,", "1,,"))))
    assert not buttons(view)["2줄 넣기"].isEnabled()
    assert "고칠 곳이 1군데 있습니다. 아무것도 넣지 않았습니다." in seen(view)
    presenter.choose_roster("members", str(members_file(tmp_path)))
    QTest.mouseClick(buttons(view)["3줄 넣기"], Qt.MouseButton.LeftButton)
    assert [one.name for one in told.room.state.evaluators] == ["김가상", "이가상", "박가상"]


def test_the_preview_shows_each_value_that_will_be_applied(qtbot: QtBot, told: ToldRoom, tmp_path: Path) -> None:
    told.secretary.draft_rules(PROGRAMME)
    view, presenter = seated(qtbot, told)
    presenter.choose_roster("proposals", str(proposals_file(tmp_path)))
    model = view.proposals._table.model()
    shown = [
        [model.index(line, place).data() for place in range(model.columnCount())] for line in range(model.rowCount())
    ]
    heads = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
    assert shown[0][:6] == ["C01", "중앙", "과제 하나", "가상청\n청", "1,500", "1,500"]
    assert shown[3][6:9] == ["31.5", "공동 신청", "+1"]
    assert heads[4:] == ["총사업비(백만)", "신청액(백만)", "자립도(%)", "해당 사항", "가점"]


def test_the_line_about_the_file_is_whole_in_english_too(
    qtbot: QtBot, told: ToldRoom, tmp_path: Path, qapp: QApplication
) -> None:
    told.secretary.draft_rules(PROGRAMME)
    view, presenter = seated(qtbot, told)
    file = tmp_path / "proposals of the public AI support programme 2026.csv"
    file.write_bytes(proposals_file(tmp_path, PROPOSALS).read_bytes())
    apply_language(qapp, "en")
    presenter.choose_roster("proposals", str(file))
    qapp.processEvents()
    line = view.proposals._source
    assert line.text() == line.words()
    assert line.words().endswith("headings in row 1")


def test_money_stands_to_the_won_where_it_is_not_all_in_millions(qtbot: QtBot, told: ToldRoom, tmp_path: Path) -> None:
    told.secretary.draft_rules(PROGRAMME)
    view, presenter = seated(qtbot, told)
    text = PROPOSALS.replace("1500000000,1500000000", "1500000001,1500000000", 1)
    presenter.choose_roster("proposals", str(proposals_file(tmp_path, text)))
    model = view.proposals._table.model()
    assert [model.headerData(place, Qt.Orientation.Horizontal) for place in (4, 5)] == ["총사업비(원)", "신청액(원)"]
    assert [model.index(0, place).data() for place in (4, 5)] == ["1,500,000,001", "1,500,000,000"]


def test_faults_stand_in_the_file_itself_and_a_column_can_be_named_there(
    qtbot: QtBot, told: ToldRoom, tmp_path: Path
) -> None:
    told.secretary.draft_rules(PROGRAMME)
    view, presenter = seated(qtbot, told)
    broken = MEMBERS.replace("성명", "어느 분").replace("가상대학교,민간", "가상대학교,민깐", 1)
    presenter.choose_roster("members", str(members_file(tmp_path, broken)))
    part = view.members._source_part
    assert part.isVisible()
    assert not view.members._table_card.isVisible()
    grid = part._grid
    assert grid.place() == (0, 0)
    assert "‘성명’" in seen_running(view)
    part._next.click()
    assert grid.place() == (0, 1)
    part._next.click()
    assert grid.place() == (1, 3)
    cell = grid.currentIndex()
    assert "민깐" in cell.data(Qt.ItemDataRole.AccessibleTextRole)
    assert cell.data(Qt.ItemDataRole.BackgroundRole) == current().colour("danger_plate")
    assert cell.data(Qt.ItemDataRole.DecorationRole) is not None
    grid.go_to(0, 1)
    part._field.press("name")
    assert not any(dict(one.params).get("heading") == "성명" for one in view._page.members.preview.faults)  # type: ignore[union-attr]
    assert grid.place() == (0, 1)
    assert grid.model().headerData(2, Qt.Orientation.Horizontal) == "B · 이름"


def test_what_would_change_is_written_value_by_value(qtbot: QtBot, told: ToldRoom, tmp_path: Path) -> None:
    told.secretary.draft_rules(PROGRAMME)
    view, presenter = seated(qtbot, told)
    presenter.choose_roster("proposals", str(proposals_file(tmp_path)))
    presenter.take_over("proposals")
    changed = PROPOSALS.replace("과제 셋", "과제 세 번째").replace("L10,지방", "L11,지방")
    presenter.choose_roster("proposals", str(proposals_file(tmp_path, changed)))
    view.proposals._look._choose_number(2)
    model = view.proposals._differences
    said = [
        [model.index(line, place).data() for place in range(model.columnCount())] for line in range(model.rowCount())
    ]
    assert said[0][:2] == ["L9", "바뀜"]
    assert said[0][3] == "과제명 과제 셋 → 과제 세 번째"
    assert [line[:2] for line in said[1:]] == [["L11", "새로 들어옴"], ["L10", "빠짐"]]


def test_a_table_is_pasted_by_its_key_and_by_its_button(qtbot: QtBot, told: ToldRoom, qapp: QApplication) -> None:
    told.secretary.draft_rules(PROGRAMME)
    view, presenter = seated(qtbot, told)
    presenter.open_step("members")
    qapp.clipboard().setText(MEMBERS.replace(",", "\t"))
    buttons(view)["표 붙여 넣기"].click()
    assert "3줄 넣기" in buttons(view)
    presenter.drop_preview("members")
    view.members._paste_key.activated.emit()
    assert "3줄 넣기" in buttons(view)
    qapp.clipboard().clear()


def test_a_receipt_stands_under_the_list(qtbot: QtBot, told: ToldRoom, tmp_path: Path) -> None:
    told.secretary.draft_rules(PROGRAMME)
    view, presenter = seated(qtbot, told)
    presenter.choose_roster("members", str(members_file(tmp_path)))
    presenter.take_over("members")
    presenter.open_step("members")
    assert told.room.state.sources["members"].sha256[:8] in seen_running(view)


def test_the_make_up_of_the_committee_stands_over_the_roster(qtbot: QtBot, told: ToldRoom, tmp_path: Path) -> None:
    told.secretary.draft_rules(PROGRAMME)
    view, presenter = seated(qtbot, told)
    officials = MEMBERS.replace("민간", "공무원", 2)
    presenter.choose_roster("members", str(members_file(tmp_path, officials)))
    words = seen(view)
    assert "공무원 2명 · 한도" in words
    assert "여 2 · 남 1" in words
    assert view.members._balance.officials.property("tone") == "danger"
    presenter.open_step("proposals")
    assert not view.proposals._balance.isVisible()


def test_pdfs_are_put_in_by_one_button(qtbot: QtBot, told: ToldRoom, tmp_path: Path) -> None:
    take_over(told)
    view, presenter = seated(qtbot, told)
    presenter.open_step("papers")
    assert "폴더 고르기" in buttons(view)
    (tmp_path / "C01.pdf").write_bytes(b"%PDF-1.7\n")
    view.papers.files_chosen.emit([str(tmp_path / "C01.pdf")])
    buttons(view)["제안서 1건 넣기"].click()
    assert list(told.room.state.documents) == ["C01"]
    assert "4건 가운데 1건이 들어 있습니다" in seen_running(view)


def test_a_file_can_be_dropped_on_a_list(qtbot: QtBot, told: ToldRoom, tmp_path: Path) -> None:
    told.secretary.draft_rules(PROGRAMME)
    view, presenter = seated(qtbot, told)
    presenter.open_step("members")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(members_file(tmp_path)))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    view.members.dropEvent(QDropEvent(QPointF(5, 5), copy, dropped, left, Qt.KeyboardModifier.NoModifier))
    assert "3줄 넣기" in buttons(view)


def test_the_secretary_is_asked_before_the_freeze(qtbot: QtBot, told: ToldRoom) -> None:
    take_over(told)
    enrol_officer(told, AUDITOR)
    view, _ = seated(qtbot, told)
    QTest.mouseClick(buttons(view)["규칙과 명부 확정"], Qt.MouseButton.LeftButton)
    question = view.freeze._question
    assert question is not None
    assert not told.room.state.rules_frozen
    question._confirm.click()
    assert told.room.state.rules_frozen
    assert "자리로 돌아가기" in buttons(view)


def test_the_auditor_has_one_button_and_no_other(qtbot: QtBot, told: ToldRoom) -> None:
    take_over(told)
    enrol_officer(told, AUDITOR)
    told.secretary.freeze_rules()
    view, presenter = seated(qtbot, told, Role.AUDITOR)
    assert list(buttons(view)) == ["확정한 규칙 확인"]
    for step in ("earlier", "rules", "proposals", "members", "papers", "auditor"):
        presenter.open_step(step)
        assert buttons(view) == {}


def test_the_auditor_types_a_name_and_is_asked_whether_they_are_alone(qtbot: QtBot, told: ToldRoom) -> None:
    take_over(told)
    view, _ = seated(qtbot, told)
    make = buttons(view)["열쇠를 만들고 낱말 보기"]
    assert not make.isEnabled()
    view.auditor._name.set_text("박감사")
    view.auditor._name.changed.emit("박감사")
    make.click()
    assert view.auditor._question is not None
    view.auditor._question._confirm.click()
    assert told.navigator.asked[-1] == "show_secret"


def test_enrolment_sheets_are_offered_once_there_is_somebody(qtbot: QtBot, told: ToldRoom, tmp_path: Path) -> None:
    take_over(told)
    view, presenter = seated(qtbot, told)
    presenter.open_step("auditor")
    assert "등록 확인서 저장" not in buttons(view)
    enrol_officer(told, AUDITOR)
    presenter.open_step("auditor")
    assert buttons(view)["등록 확인서 저장"].isEnabled()
    view.auditor.sheets_asked.emit(str(tmp_path / "등록.pdf"), "ko")
    assert "등록.pdf" in seen(view)


def test_every_input_and_button_has_a_name(qtbot: QtBot, told: ToldRoom) -> None:
    take_over(told)
    view, presenter = seated(qtbot, told)
    for step in ("earlier", "rules", "proposals", "members", "papers", "auditor", "freeze"):
        presenter.open_step(step)
        named = [*view.findChildren(Button), *view.findChildren(QLineEdit)]
        assert all(one.accessibleName() for one in named if one.isVisible())
        assert view._list.open_code() == step


def test_another_language_says_everything_again(qtbot: QtBot, told: ToldRoom, qapp: QApplication) -> None:
    take_over(told)
    view, presenter = seated(qtbot, told)
    presenter.open_step("members")
    apply_language(qapp, "en")
    qapp.processEvents()
    assert "Choose another file" in buttons(view)
    assert view.members._table.model().headerData(2, Qt.Orientation.Horizontal) == "Name"
    assert "다른 파일 고르기" not in buttons(view)


def test_showing_the_same_page_again_changes_nothing(qtbot: QtBot, told: ToldRoom) -> None:
    take_over(told)
    view, _ = seated(qtbot, told)
    page = view._page
    assert isinstance(page, PreparePage)
    before = seen(view), list(buttons(view))
    view.show_page(page)
    assert (seen(view), list(buttons(view))) == before


def test_a_narrow_room_stacks_the_panes(qtbot: QtBot, told: ToldRoom) -> None:
    view, _ = seated(qtbot, told)
    panes = view._side.parentWidget()
    assert not panes.is_stacked()  # type: ignore[union-attr]
    view.resize(700, 674)
    QApplication.processEvents()
    assert panes.is_stacked()  # type: ignore[union-attr]
