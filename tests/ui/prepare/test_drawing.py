"""The evaluators are drawn at the preparing screen: list, plan, lot, answers, and who accepted as the members."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from committee_app.case.acts import Source
from committee_app.case.drawing import SeatLimit, Trait
from committee_app.case.people import Role
from committee_app.ui.language import apply_language
from committee_app.ui.prepare.drawing import typed_order
from committee_app.ui.prepare.page import DrawingShown, PreparePage, PrepareStep
from committee_app.ui.prepare.presenter import PreparePresenter
from committee_app.ui.prepare.view import PrepareView
from committee_app.ui.shared.buttons import Button
from committee_app.ui.shared.labels import Label
from tests.builders import PROGRAMME, PROPOSAL_ROSTER
from tests.pools import AI, LAW, NUMBERS, POOL, POOL_FILE, SEATS, WOMEN
from tests.ui.fakes import RecordingView
from tests.ui.looking import shown
from tests.ui.rooms import AUDITOR, ToldRoom, begun_room, enrol_officer

LIST = "위원번호,성명,소속,구분,전문분야,성별,지역\n" + "".join(
    f"{one.id},{one.name},{one.affiliation},"
    f"{ {'private': '민간', 'official': '공무원', 'public_body': '공공기관'}[one.category.value] },"
    f"{one.field},{one.sex},{one.region}\n"
    for one in POOL
)


@pytest.fixture
def told(tmp_path: Path) -> Iterator[ToldRoom]:
    with begun_room(tmp_path) as told:
        told.secretary.draft_rules(PROGRAMME)
        told.secretary.import_proposals(Source("proposals.xlsx", "11" * 32), PROPOSAL_ROSTER)
        yield told


def presented(told: ToldRoom, role: Role = Role.SECRETARY) -> tuple[PreparePresenter, RecordingView[PreparePage]]:
    view = RecordingView[PreparePage]()
    presenter = PreparePresenter(told.sitting(role), view)
    told.navigator.on_change = presenter.refresh
    presenter.open_step("pool")
    return presenter, view


def seated(qtbot: QtBot, told: ToldRoom, role: Role = Role.SECRETARY) -> tuple[PrepareView, PreparePresenter]:
    view = PrepareView()
    qtbot.addWidget(view)
    presenter = PreparePresenter(told.sitting(role), view)
    view.bind(presenter)
    told.navigator.on_change = presenter.refresh
    presenter.open_step("pool")
    view.resize(1366, 674)
    view.show()
    return view, presenter


def drawing(view: RecordingView[PreparePage]) -> DrawingShown:
    assert view.page.drawing is not None
    return view.page.drawing


def planned(told: ToldRoom) -> None:
    told.secretary.import_pool(POOL_FILE, POOL)
    told.secretary.announce_drawing(SEATS, (WOMEN,))
    enrol_officer(told, AUDITOR)


def answer_all(told: ToldRoom, presenter: PreparePresenter) -> None:
    while waiting := told.room.state.drawing.waiting:
        presenter.note_answer(waiting[0], "남는 사유", accepted=True)


# ── the presenter ──────────────────────────────────────────────────────────────────────────
def test_a_list_of_candidates_is_read_as_one_of_members_and_replaces_none(told: ToldRoom, tmp_path: Path) -> None:
    presenter, view = presented(told)
    assert view.page.drawing is None
    path = tmp_path / "후보단.csv"
    path.write_text(LIST, encoding="utf-8")
    presenter.choose_roster("pool", str(path))
    assert view.page.pool.preview is not None
    assert view.page.pool.preview.faults == ()
    presenter.take_over("pool")
    assert [one.id for one in told.room.state.drawing.pool] == [one.id for one in POOL]
    assert told.room.state.evaluators == ()
    assert (view.page.step, view.page.pool.taken_over) == (PrepareStep.POOL, len(POOL))
    assert view.page.pool.receipt is not None
    assert view.page.pool.balance is None, "candidates are no committee"
    shown = drawing(view)
    assert (shown.size, shown.fields) == (3, ((LAW, 5), (AI, 4)))
    assert (Trait.SEX, "여", 4) in shown.words
    assert all(word != "official" for _, word, _ in shown.words)


def test_the_committee_is_drawn_and_seated_step_by_step(told: ToldRoom) -> None:
    told.secretary.import_pool(POOL_FILE, POOL)
    presenter, view = presented(told)
    presenter.announce_drawing(SEATS, (WOMEN,))
    assert [one.code for one in drawing(view).obstacles] == ["auditor.not_enrolled"]
    enrol_officer(told, AUDITOR)
    presenter.refresh()
    assert drawing(view).obstacles == ()
    presenter.draw(NUMBERS)
    assert drawing(view).line.endswith("17,88")
    first = next(one for one in drawing(view).lines if one.called)
    presenter.note_answer(first.candidate.id, "", accepted=False)
    assert [one.code for one in view.page.problems] == ["drawing.without_reason"]
    presenter.note_answer(first.candidate.id, "출장", accepted=False)
    assert drawing(view).waiting == 3
    answer_all(told, presenter)
    assert drawing(view).is_whole
    assert not view.page.is_done(PrepareStep.POOL)
    presenter.seat_the_drawn()
    assert view.page.is_done(PrepareStep.POOL)
    assert [one.seat for one in told.room.state.evaluators] == [1, 2, 3]
    assert view.page.step is PrepareStep.POOL
    told.secretary.freeze_rules()


def test_a_number_that_cannot_stand_in_the_line_is_told_and_nothing_is_drawn(told: ToldRoom) -> None:
    planned(told)
    presenter, view = presented(told)
    presenter.draw((NUMBERS[0], (NUMBERS[1][0], "8|8")))
    assert [one.code for one in view.page.problems] == ["tally.lot_text"]
    assert told.room.state.drawing.order == ()


def test_an_order_out_of_a_box_is_typed_with_any_marks_between(told: ToldRoom) -> None:
    planned(told)
    presenter, view = presented(told)
    assert typed_order(" 12, 11·14 → 18\n17 ") == ("12", "11", "14", "18", "17")
    presenter.draw_by_hand(tuple(name for name, _ in NUMBERS), "12 11 14 18 17 13 15 16")
    assert [one.code for one in view.page.problems] == ["drawing.other_candidates"]
    presenter.draw_by_hand(tuple(name for name, _ in NUMBERS), "12 11 14 18 17 13 15 16 19")
    assert [one.digest for one in drawing(view).lines] == [""] * 9
    assert [one.candidate.id for one in drawing(view).lines if one.called][:2] == ["12", "11"]


def test_the_auditor_sees_the_order_and_changes_nothing(qtbot: QtBot, told: ToldRoom) -> None:
    planned(told)
    told.secretary.draw_evaluators(NUMBERS)
    view, _ = seated(qtbot, told, Role.AUDITOR)
    assert view.drawing.answers.table.isVisible()
    assert not view.drawing.answers._form.isVisible()
    assert not view.drawing.answers._seat.isVisible()


# ── the view ───────────────────────────────────────────────────────────────────────────────
def test_a_plan_is_typed_and_can_be_fixed_once_every_seat_has_a_field(qtbot: QtBot, told: ToldRoom) -> None:
    told.secretary.import_pool(POOL_FILE, POOL)
    view, presenter = seated(qtbot, told)
    plan = view.drawing.plan
    assert not plan._announce.isEnabled()
    for box, digits in ((plan.seats[AI], "2"), (plan.seats[""], "1"), (plan.limits[Trait.SEX, "여"][1], "0")):
        QTest.keyClicks(box._input, digits)
    assert plan.plan() == (((AI, 2), ("", 1)), (SeatLimit(Trait.SEX, "여", 0, 0),))
    presenter.refresh()
    assert plan.plan()[0] == ((AI, 2), ("", 1)), "what was typed stays"
    plan._announce.click()
    assert plan._question is not None
    plan._question._confirm.click()
    assert told.room.state.drawing.seats == ((AI, 2), ("", 1))
    assert view.drawing.lot.isVisible()
    assert not plan.isVisible()
    view.drawing.lot._change.click()
    assert plan.isVisible()


def test_the_lot_waits_for_two_names_and_two_numbers(qtbot: QtBot, told: ToldRoom) -> None:
    planned(told)
    view, _ = seated(qtbot, told)
    lot = view.drawing.lot
    for (name, number), who, said in zip(NUMBERS, lot.names, lot.numbers, strict=True):
        assert not lot._draw.isEnabled()
        for field, text in ((who, name), (said, number)):
            field.set_text(text)
            field.changed.emit(text)
    lot._draw.click()
    assert lot._question is not None
    lot._question._confirm.click()
    assert len(told.room.state.drawing.called) == 3
    assert view.drawing.answers.isVisible()
    assert not lot.isVisible()


def test_answers_are_written_one_after_the_other_and_the_drawn_are_seated(qtbot: QtBot, told: ToldRoom) -> None:
    planned(told)
    told.secretary.draw_evaluators(NUMBERS)
    view, _ = seated(qtbot, told)
    part = view.drawing.answers
    assert part.who.choice() == told.room.state.drawing.called[0]
    assert not part._refuse.isEnabled()
    part.reason.set_text("출장")
    part.reason.changed.emit("출장")
    part._refuse.click()
    assert part.reason.text() == ""
    for _ in range(3):
        assert not part._seat.isEnabled()
        assert part._accept.isEnabled()
        part._accept.click()
    part._seat.click()
    assert len(told.room.state.evaluators) == 3
    assert "수락한 사람들이 이 심의의 위원입니다." in [one.text() for one in shown(view, Label)]
    assert part._form.isVisible(), "who accepted may still withdraw"


def test_everything_is_said_in_english_too(qtbot: QtBot, told: ToldRoom, qapp: QApplication) -> None:
    told.secretary.import_pool(POOL_FILE, POOL)
    view, _ = seated(qtbot, told)
    apply_language(qapp, "en")
    qapp.processEvents()
    assert "Fix the plan" in [one.words() for one in shown(view, Button)]
    assert view.drawing.plan.seats[AI].text() == ""
