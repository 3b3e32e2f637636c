from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from committee_app.case.acts import Vote
from committee_app.ui.language import apply_language
from committee_app.ui.shared.votes import CountField, VoteFields
from tests.ui.hands import type_hangul, type_keys


@pytest.fixture
def votes(qtbot: QtBot) -> Iterator[VoteFields]:
    fields = VoteFields()
    qtbot.addWidget(fields)
    fields.resize(900, 200)
    fields.show()
    yield fields
    fields.close()


def boxes(fields: VoteFields) -> list[QLineEdit]:
    return [field.findChildren(QLineEdit)[0] for field in fields.fields()]


def test_a_vote_begins_with_everybody_here_and_waits_for_the_count(votes: VoteFields, qtbot: QtBot) -> None:
    votes.preset(3)
    assert votes.vote() is None
    with qtbot.waitSignal(votes.changed) as told:
        type_keys(boxes(votes)[2], "3")
    assert told.args == [Vote(3, 3, 3, 0)]


def test_a_blank_number_is_no_zero(votes: VoteFields) -> None:
    votes.show_vote(Vote(3, 3, 2, 1))
    boxes(votes)[3].clear()
    assert votes.vote() is None


def test_only_digits_can_be_typed(qtbot: QtBot) -> None:
    field = CountField("찬성")
    qtbot.addWidget(field)
    box = field.findChildren(QLineEdit)[0]
    type_keys(box, "1a-2.")
    assert field.count() == 12


def test_wide_digits_of_an_input_method_are_digits(qtbot: QtBot) -> None:
    field = CountField("찬성")
    qtbot.addWidget(field)
    type_hangul(field.findChildren(QLineEdit)[0], "１２")
    assert field.count() == 12


def test_the_numbers_stand_in_one_line_where_there_is_room(votes: VoteFields, qapp: QApplication) -> None:
    assert len({field.y() for field in votes.fields()}) == 1
    votes.resize(420, 300)
    qapp.processEvents()
    assert len({field.y() for field in votes.fields()}) == 2


def test_labels_name_the_boxes_in_both_languages(votes: VoteFields, qapp: QApplication) -> None:
    names = [box.accessibleName() for box in boxes(votes)]
    assert names == ["출석", "표결권자", "찬성", "반대", "기권", "무효"]
    apply_language(qapp, "en")
    qapp.processEvents()
    assert [box.accessibleName() for box in boxes(votes)][2] == "In favour"
