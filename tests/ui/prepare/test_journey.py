"""The secretary prepares a case by hand: every click counted against what was promised.

A file dialog counts two more clicks than the button that opens it: one on the file, one on Open. What is typed (names,
a passphrase) is not counted, as in the promise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.case.rule_fields import RuleSection
from committee_app.ui.prepare.presenter import PreparePresenter
from committee_app.ui.prepare.view import PrepareView
from committee_app.ui.shared.buttons import Button
from tests.builders import PROGRAMME
from tests.ui.prepare.lists import MEMBERS, proposals_file, rules_file
from tests.ui.rooms import AUDITOR, PASSPHRASE, ToldRoom, begun_room, prepared_room

IN_A_DIALOG = 2
PROMISED = {"rules": 20, "projects": 5, "papers": 3, "members": 4, "dry run": 1, "lock": 4}
IN_ALL = 60


class Hands:
    """Clicks and keys on one view, counted for each part of the journey."""

    def __init__(self, view: PrepareView) -> None:
        self.view = view
        self.counts: dict[str, int] = {}
        self._part = ""

    def begin(self, part: str) -> None:
        """What follows counts for this part."""
        self._part = part

    def count(self, clicks: int) -> None:
        """Count clicks."""
        self.counts[self._part] = self.counts.get(self._part, 0) + clicks

    def click(self, widget: QWidget) -> None:
        """Click a widget that can be seen and pressed."""
        assert widget.isVisible()
        assert widget.isEnabled()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.count(1)

    def press(self, words: str) -> None:
        """Click the one button with these words."""
        [button] = [one for one in self.view.findChildren(Button) if one.isVisible() and one.words() == words]
        self.click(button)

    def open_step(self, code: str) -> None:
        """Open a step of the list."""
        self.view._list.press(code)
        self.count(1)


@pytest.fixture
def told(tmp_path: Path) -> Iterator[ToldRoom]:
    with begun_room(tmp_path) as told:
        yield told


def seated(qtbot: QtBot, told: ToldRoom, role: Role = Role.SECRETARY) -> PrepareView:
    view = PrepareView()
    qtbot.addWidget(view)
    presenter = PreparePresenter(told.sitting(role), view)
    view.bind(presenter)
    told.navigator.on_change = presenter.refresh
    presenter.refresh()
    view.resize(1366, 674)
    view.show()
    return view


def write_rules(hands: Hands, told: ToldRoom, folder: Path) -> None:
    """A rule file is taken, one figure of it changed, and tried."""
    view = hands.view
    hands.begin("rules")
    hands.count(1 + IN_A_DIALOG)  # the button opens a dialog of the system, which nobody can press here
    view.rules.file_chosen.emit(str(rules_file(folder, PROGRAMME)))
    hands.open_step("rules")
    view.rules._look._choose_number(3)
    hands.count(1)
    box = view.rules.forms[RuleSection.ARITHMETIC].line("aggregation.rounding.places")
    hands.click(box)
    box.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(box, "3")
    hands.count(1)
    hands.press("이 규칙으로 바꾸기")
    assert told.room.state.rules.aggregation.rounding.places == 3
    hands.begin("dry run")
    view.rules.preview._look._choose_number(1)
    hands.count(1)
    assert view.rules.preview._weights.rowCount() > 0


def bring_rosters(hands: Hands, told: ToldRoom, folder: Path) -> None:
    """The projects from a file, the members out of a spreadsheet."""
    hands.begin("projects")
    hands.open_step("proposals")
    hands.count(1 + IN_A_DIALOG)
    hands.view.proposals.file_chosen.emit("proposals", str(proposals_file(folder)))
    hands.press("4줄 넣기")
    hands.begin("members")
    QApplication.clipboard().setText(MEMBERS.replace(",", "\t"))
    hands.press("표 붙여 넣기")
    hands.press("3줄 넣기")
    QApplication.clipboard().clear()
    assert (len(told.room.state.proposals), len(told.room.state.evaluators)) == (4, 3)


def bring_papers(hands: Hands, told: ToldRoom, folder: Path) -> None:
    """A folder of PDFs is dropped on the window."""
    hands.begin("papers")
    hands.open_step("papers")
    papers = folder / "제안서"
    papers.mkdir()
    for one in told.room.state.proposals:
        (papers / f"{one.id}.pdf").write_bytes(b"%PDF-1.7\n")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(papers))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    hands.view.papers.dropEvent(QDropEvent(QPointF(5, 5), copy, dropped, left, Qt.KeyboardModifier.NoModifier))
    hands.count(1)
    hands.press("제안서 4건 넣기")
    assert len(told.room.state.documents) == 4


def enrol_the_auditor(hands: Hands, told: ToldRoom) -> None:
    """The auditor sits down alone and gets their words."""
    panel = hands.view.auditor
    hands.begin("auditor")
    hands.open_step("auditor")
    panel._name.set_text(AUDITOR.name)
    panel._name.changed.emit(AUDITOR.name)
    hands.press("열쇠를 만들고 낱말 보기")
    assert panel._question is not None
    hands.click(panel._question._confirm)
    told.seat(told.navigator.secrets[-1][1])


def lock(hands: Hands, beside: Callable[[], PrepareView]) -> None:
    """The secretary freezes, the auditor confirms."""
    hands.begin("lock")
    for words in ("규칙과 명부 확정", "확정한 규칙 확인"):
        hands.press(words)
        question = hands.view.freeze._question
        assert question is not None
        hands.click(question._confirm)
        if words == "규칙과 명부 확정":
            hands.view = beside()


def test_a_case_is_prepared_within_the_promised_clicks(qtbot: QtBot, told: ToldRoom, tmp_path: Path) -> None:
    hands = Hands(seated(qtbot, told))
    write_rules(hands, told, tmp_path)
    bring_rosters(hands, told, tmp_path)
    bring_papers(hands, told, tmp_path)
    enrol_the_auditor(hands, told)
    lock(hands, lambda: seated(qtbot, told, Role.AUDITOR))
    assert told.room.state.stage is Stage.FROZEN
    print(hands.counts)  # noqa: T201  # the figures of the promise, for whoever asks with -s
    for part, promised in PROMISED.items():
        assert hands.counts[part] <= promised, (part, hands.counts)
    assert sum(hands.counts.values()) <= IN_ALL


def test_a_follow_up_is_begun_from_the_case_before(qtbot: QtBot, told: ToldRoom, tmp_path: Path) -> None:
    folder = tmp_path / "before"
    folder.mkdir()
    before = prepared_room(folder, until=Stage.RESOLVED)
    before.room.close()
    view = seated(qtbot, told)
    hands = Hands(view)
    hands.begin("earlier")
    hands.open_step("earlier")
    hands.count(1 + IN_A_DIALOG)
    view.earlier.file_chosen.emit(str(before.path))
    view.earlier._passphrase.put(PASSPHRASE)
    hands.press("열어 보기")
    hands.press("규칙 베끼기")
    assert told.room.state.rules_text == PROGRAMME
    assert told.room.state.evaluators == ()
    hands.open_step("earlier")
    assert not view.earlier._follow.isEnabled()  # both have the number 2026-small: a case does not follow itself
    assert "이 심의와 번호가 같습니다" in view.earlier._obstacles.sentences()[0]
    assert sum(hands.counts.values()) <= 8
