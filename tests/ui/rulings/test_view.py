"""The rulings as a person has them: every form whole, named and in one language, at the text sizes people choose."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from committee_app.case.identifiers import ItemId, Points
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.ui.language import apply_language
from committee_app.ui.rulings.page import Kind, Part
from committee_app.ui.rulings.presenter import RulingsPresenter
from committee_app.ui.rulings.view import RulingsView
from committee_app.ui.theme import apply_theme, current, load_theme
from tests.builders import L9, SECOND
from tests.ui.looking import troubles
from tests.ui.rooms import ToldRoom, declare, prepared_room


@pytest.fixture(params=[("ko", 1.0), ("en", 1.0), ("en", 2.0)])
def look_of(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    language, scale = request.param
    apply_theme(qapp, load_theme("light", scale))
    apply_language(qapp, language)
    yield language
    apply_theme(qapp, load_theme("light"))
    apply_language(qapp, "ko")


def seated(qtbot: QtBot, told: ToldRoom, role: Role) -> tuple[RulingsView, RulingsPresenter]:
    view = RulingsView()
    qtbot.addWidget(view)
    presenter = RulingsPresenter(told.sitting(role), view)
    view.bind(presenter)
    told.navigator.on_change = presenter.refresh
    presenter.refresh()
    view.resize(1366, 674 if current().scale == 1 else 4000)  # stacked at large text, the window scrolls the screen
    view.show()
    return view, presenter


def test_every_form_is_whole_and_in_one_language(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, look_of: str
) -> None:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        declare(told)
        for role in (Role.CHAIR, Role.SECRETARY):
            view, presenter = seated(qtbot, told, role)
            for row in presenter._page().kinds:
                presenter.open_kind(row.kind)
                if Part.MEMBER in presenter._page().parts and row.candidates:
                    presenter.fill(Part.MEMBER, SECOND)
                for _ in range(8):
                    qapp.processEvents()
                assert troubles(view, look_of) == [], row.kind


def test_a_box_chosen_and_a_reason_written_reach_the_record(qtbot: QtBot, tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        view, _ = seated(qtbot, told, Role.SECRETARY)
        view.kinds.press(Kind.CONTACT.value)
        view.form.boxes[Part.MEMBER].box.press(SECOND)
        view.form.boxes[Part.PROPOSAL].box.press(L9)
        assert not view.form._rule.isEnabled()
        view.form.reason._input.insertPlainText("복도에서 말을 걸어 옴")
        assert view.form._rule.isEnabled()
        view.form.ruled.emit()
        assert L9 in told.room.state.contacts
        assert (view.form.reason.text(), view.form.boxes[Part.MEMBER].box.choice()) == ("", "")


def test_another_language_says_the_same_form(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        view, presenter = seated(qtbot, told, Role.CHAIR)
        presenter.open_kind(Kind.CHALLENGE)
        said = view.form._title.text()
        apply_language(qapp, "en")
        qapp.processEvents()
        assert (said, view.form._title.text()) == ("기피 의결", "Challenge by vote")
        apply_language(qapp, "ko")


def test_the_second_reading_names_project_item_and_evidence_and_hides_the_points(qtbot: QtBot, tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        told.secretary.enter_figure(L9, ItemId("late"), Points(150), "접수대장 3쪽")
        view, presenter = seated(qtbot, told, Role.CHAIR)
        presenter.open_kind(Kind.FIGURE_CHECK)
        box = view.form.boxes[Part.FIGURE].box
        assert [box.itemText(at) for at in range(box.count())] == ["L9: 지연 (접수대장 3쪽)"]
        box.press("1")
        text = view.form.texts[Part.POINTS]
        assert text.text() == ""
        text.set_text("1.5")
        text.changed.emit("1.5")
        view.form._rule.click()
        assert view.form._question is not None
        view.form._question._confirm.click()
        assert told.room.state.figures[0].confirmed
