"""Reading beside the work: pages come ahead of the eye, places are kept, and a bad PDF is one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import CriterionId, ProposalId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.desks.documents import Handed
from committee_app.intake.proposal_pages import Drawing
from committee_app.ui.reading.page import Paper, ReadingPage
from committee_app.ui.reading.paper import PaperView
from committee_app.ui.reading.presenter import ReadingPresenter
from committee_app.ui.score.presenter import ScorePresenter
from committee_app.ui.score.view import ScoreView
from committee_app.ui.shell_frame import ShellFrame
from tests.builders import C01, C02, FIRST, L9, L10, SECOND
from tests.intake.pdfs import pdf
from tests.ui import rooms
from tests.ui.fakes import ImmediateRunner, PatientRunner, RecordingView
from tests.ui.hands import press, type_keys
from tests.ui.rooms import ToldRoom, prepared_room

FIVE = pdf("first", "second target", "third", "fourth target", "fifth")
CONTROL = Qt.KeyboardModifier.ControlModifier
A1 = CriterionId("A1")


def reading(
    papers: dict[ProposalId, bytes], runner: ImmediateRunner | None = None
) -> tuple[ReadingPresenter, RecordingView[ReadingPage]]:
    view: RecordingView[ReadingPage] = RecordingView()

    def read(proposal: ProposalId) -> Handed | None:
        return Handed(f"{proposal}.pdf", papers[proposal]) if proposal in papers else None

    return ReadingPresenter(runner or ImmediateRunner(), read, view), view


def test_a_proposal_opens_where_it_lay_open() -> None:
    presenter, view = reading({C01: FIVE})
    presenter.open(C01, 4)
    assert [one.paper for one in view.readings] == [Paper.OPEN, Paper.OPEN]
    assert (view.readings[-1].pages, view.readings[-1].start, presenter.at) == (5, 4, 4)
    presenter.open(C01, 1)
    assert presenter.at == 4
    presenter.open(C02)
    assert (view.readings[-1].paper, presenter.at) == (Paper.NONE, 0)
    presenter.open(C01, 99)
    assert presenter.at == 5


def test_words_are_found_from_the_page_at_hand_on_and_round() -> None:
    presenter, view = reading({C01: FIVE})
    presenter.open(C01)
    seen = []
    presenter.find("TARGET")
    seen.append(presenter.at)
    for by in (1, 1, -1):
        presenter.find_next(by)
        seen.append(presenter.at)
    assert seen == [2, 4, 2, 4]
    assert view.readings[-1].found == (2, 4)
    presenter.find("nowhere")
    assert not view.readings[-1].found
    assert presenter.at == 4


def test_pages_are_drawn_one_child_at_a_time_and_only_the_newest_wish_waits() -> None:
    runner = PatientRunner()
    presenter, view = reading({C01: FIVE}, runner)
    presenter.open(C01)
    runner.finish()
    for page in (1, 2, 3):
        presenter.want(Drawing((page,), 100))
    assert len(runner.waiting) == 1
    runner.finish()
    assert [drawing.pages for _, drawing, _ in view.pictures] == [(1,), (3,)]


def test_pages_of_a_proposal_that_was_closed_are_dropped() -> None:
    runner = PatientRunner()
    presenter, view = reading({C01: FIVE, C02: FIVE}, runner)
    presenter.open(C01)
    presenter.open(C02)
    runner.finish()
    presenter.want(Drawing((1,), 100))
    presenter.open(C01)
    runner.finish()
    assert not view.pictures


@pytest.mark.parametrize("bad", [b"%PDF-1.7 nothing", b"MZ", pdf("secret", password="열쇠")])
def test_a_bad_pdf_is_one_sentence_and_the_next_one_opens(bad: bytes) -> None:
    presenter, view = reading({C01: bad, C02: FIVE})
    presenter.open(C01)
    failed = view.readings[-1]
    presenter.open(C02)
    assert (failed.paper, len(failed.problems), view.readings[-1].paper) == (Paper.FAILED, 1, Paper.OPEN)


def test_a_child_that_leaves_out_pages_is_not_asked_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    presenter, view = reading({C01: FIVE})
    presenter.open(C01)
    monkeypatch.setattr("committee_app.ui.reading.presenter.draw_pages", lambda *_: ())
    presenter.want(Drawing((1,), 100))
    assert view.readings[-1].paper is Paper.FAILED


def test_a_proposal_that_was_altered_is_not_shown() -> None:
    view: RecordingView[ReadingPage] = RecordingView()

    def refuse(proposal: ProposalId) -> Handed:
        raise RefusedError(Finding.of("document.altered", proposal=proposal))

    presenter = ReadingPresenter(ImmediateRunner(), refuse, view)
    presenter.open(C01)
    assert [one.code for one in view.readings[-1].problems] == ["document.altered"]


# ── beside the sheet ───────────────────────────────────────────────────────────────────────
@pytest.fixture
def told(tmp_path: Path) -> Iterator[ToldRoom]:
    with prepared_room(tmp_path, until=Stage.CONVENED) as room:
        papers = {C01: FIVE, C02: FIVE, L9: b"%PDF-1.7 broken"}
        room.secretary.attach_documents({one: Handed(f"{one}.pdf", raw) for one, raw in papers.items()})
        rooms.get_ready(room)
        rooms.declare(room)
        yield room


class Screen:
    def __init__(self, qtbot: QtBot, told: ToldRoom) -> None:
        self.view = ScoreView()
        self.presenter = ScorePresenter(told.sitting(Role.EVALUATOR, FIRST), self.view)
        self.view.bind(self.presenter)
        told.navigator.on_change = self.presenter.refresh
        self.frame = ShellFrame()
        qtbot.addWidget(self.frame)
        self.frame.resize(1366, 768)
        self.presenter.refresh()
        self.frame.show_screen(self.view)
        self.frame.show()
        self.frame.activateWindow()
        QTest.qWaitForWindowActive(self.frame)
        self.view.focus_work()
        self.paper = self.view.findChildren(PaperView)[0]

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = self.frame.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)

    def focused(self) -> str:
        focused = self.frame.focusWidget()
        return focused.accessibleName() if focused is not None else ""


def test_the_proposal_lies_beside_the_sheet_and_keys_reach_both(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    assert screen.view.reading.isVisible()
    screen.key(Qt.Key.Key_F6)
    assert screen.focused() == "제안서 C01.pdf"
    screen.key(Qt.Key.Key_Right)
    screen.key(Qt.Key.Key_Right)
    assert screen.paper.page() == 3
    screen.key(Qt.Key.Key_Plus)
    assert (screen.paper.zoom(), screen.paper.page()) == (125, 3)
    screen.key(Qt.Key.Key_Minus)
    screen.key(Qt.Key.Key_F6)
    assert screen.focused() == "부합성"
    screen.key(Qt.Key.Key_G, CONTROL)
    assert told.evaluator(FIRST).draft(C01).page(A1) == 3
    screen.key(Qt.Key.Key_G, CONTROL)
    assert told.evaluator(FIRST).draft(C01).page(A1) is None


def test_each_project_keeps_the_page_at_which_it_lies_open(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    screen.paper.turn_to(4)
    screen.key(Qt.Key.Key_Return, CONTROL)
    assert told.evaluator(FIRST).draft(C01).open_at == 4
    assert screen.paper.page() == 1
    screen.key(Qt.Key.Key_PageUp)
    assert screen.paper.page() == 4
    later = Screen(qtbot, told)
    assert later.paper.page() == 4


def test_a_cited_page_opens(qtbot: QtBot, told: ToldRoom) -> None:
    told.evaluator(FIRST).cite_page(C01, A1, 5)
    screen = Screen(qtbot, told)
    screen.key(Qt.Key.Key_G, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert screen.paper.page() == 5


def test_words_are_looked_for_by_keys_alone(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    screen.key(Qt.Key.Key_F, CONTROL)
    box = screen.frame.focusWidget()
    assert isinstance(box, QLineEdit)
    type_keys(box, "target")
    press(box, Qt.Key.Key_Return)
    assert screen.paper.page() == 2
    press(box, Qt.Key.Key_Return)
    assert screen.paper.page() == 4


def test_the_proposal_alone_takes_the_room_and_gives_it_back(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    screen.key(Qt.Key.Key_F4)
    assert not screen.view.findChildren(type(screen.view._form))[0].isVisible()
    screen.key(Qt.Key.Key_F4)
    assert screen.focused() == "부합성"


def test_a_broken_proposal_and_a_missing_one_leave_the_sheet_as_it_is(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    for project in (L9, L10):
        screen.presenter.choose(project)
        screen.view.focus_work()
        box = screen.frame.focusWidget()
        assert box is not None
        type_keys(box, "7")
        press(box, Qt.Key.Key_Return)
        assert told.evaluator(FIRST).draft(project).marks[0] == 700
        assert not screen.view.reading.is_open()
        screen.key(Qt.Key.Key_Up)
        screen.key(Qt.Key.Key_G, CONTROL)
        assert screen.focused() == "부합성의 근거 쪽"


def test_what_is_recused_is_never_opened(qtbot: QtBot, told: ToldRoom) -> None:
    view: RecordingView[object] = RecordingView()
    presenter = ScorePresenter(told.sitting(Role.EVALUATOR, SECOND), view)
    presenter.refresh()
    presenter.choose(C02)
    assert {one.proposal for one in view.readings} == {C01}


def test_pictures_stay_until_sharper_ones_come(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    qtbot.waitUntil(lambda: len(screen.paper._pictures) >= 3)
    before = screen.paper._pictures[1][1]
    screen.paper.zoom_by(1)
    assert screen.paper._pictures[1][1] is before
    qtbot.waitUntil(lambda: screen.paper._pictures[1][1] is not before)
    assert screen.paper._pictures[1][0].width > before.width()
