"""Single papers at the minutes' screen: chosen, read as pages, saved under their names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from committee_app.case.identifiers import ProposalId
from committee_app.case.people import Role, evaluator_actor
from committee_app.export.minutes.papers import Paper
from committee_app.ui.sign.page import EVERYBODY, SignStep
from committee_app.ui.sign.single_papers import SinglePapers
from tests.builders import SECOND
from tests.ui.hands import press
from tests.ui.sign.test_sign_presenter import issued, screen, seated, signed
from tests.ui.sign.test_sign_view import page

PAPERS: dict[str, Any] = {
    "papers": ("D1", "D4", "D5"),
    "personal_papers": ("D4",),
    "members": (("1", "1 · 김가상"), ("2", "2 · 이가상")),
}


def test_officers_are_offered_the_set_and_members_are_not(tmp_path: Path) -> None:
    with issued(tmp_path) as told:
        _, view = screen(told)
        assert view.page.papers == tuple(one.value for one in Paper)
        assert [seat_and_name.partition(" ")[0] for _, seat_and_name in view.page.members] == ["1", "2", "3"]
        _, member = seated(told, evaluator_actor(SECOND))
        assert (member.page.papers, member.page.members) == ((), ())


def test_a_paper_is_saved_under_its_name_in_the_set_and_read_as_pages(tmp_path: Path) -> None:
    with issued(tmp_path) as told:
        presenter, view = screen(told)
        presenter.save_paper(str(tmp_path), "D3", str(SECOND), "en")
        (saved,) = view.page.saved
        assert saved == tmp_path / "minutes-D3-02.pdf"
        assert saved.read_bytes().startswith(b"%PDF-1.7")
        presenter.read_paper("D12", EVERYBODY, "en")
        assert (view.page.is_reading, view.page.read_paper) == (True, "D12")
        handed = presenter._paper(ProposalId("any"))
        assert handed is not None
        assert handed.name == "minutes-D12.pdf"
        presenter.stop_reading()
        presenter.read("ko")
        assert (view.page.is_reading, view.page.read_paper) == (True, "")
        minutes = presenter._paper(ProposalId("any"))
        assert minutes is not None
        assert minutes.name == "minutes.pdf"


def test_the_publication_copy_is_offered_once_everybody_has_signed(tmp_path: Path) -> None:
    with signed(tmp_path) as told:
        presenter, view = screen(told)
        assert view.page.papers[-1] == "D14"
        presenter.save_paper(str(tmp_path), "D14", EVERYBODY, "ko")
        assert [one.name for one in view.page.saved] == ["minutes-D14.pdf"]


@pytest.fixture
def panel(qtbot: QtBot) -> SinglePapers:
    widget = SinglePapers()
    qtbot.addWidget(widget)
    widget.show()
    widget.show_page(page(SignStep.MINUTES, **PAPERS))
    return widget


def test_whose_paper_is_asked_only_where_each_member_has_one(panel: SinglePapers) -> None:
    assert not panel.member.isVisible()
    panel.paper.press("D4")
    assert panel.member.isVisible()
    assert panel.member.choice() == EVERYBODY


def test_a_choice_is_told_and_stays_when_the_page_is_shown_again(panel: SinglePapers, qtbot: QtBot) -> None:
    panel.paper.press("D4")
    panel.member.press("2")
    panel.show_page(page(SignStep.MINUTES, Role.CHAIR, **PAPERS))
    with qtbot.waitSignal(panel.read_chosen) as told:
        press(panel._read, Qt.Key.Key_Space)
    assert told.args[:2] == ["D4", "2"]
    panel.paper.press("D5")
    with qtbot.waitSignal(panel.read_chosen) as told:
        press(panel._read, Qt.Key.Key_Space)
    assert told.args[:2] == ["D5", EVERYBODY]
