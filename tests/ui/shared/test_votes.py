from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from committee_app.case.acts import Casting, Vote
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


def test_a_vote_without_objection_fills_the_numbers(votes: VoteFields) -> None:
    votes.show_present(12)
    assert votes.vote() is None
    votes._all.setChecked(True)
    assert votes.vote() == Vote(12, 12, 12, 0, acclamation=True)
    votes._all.setChecked(False)
    assert votes.vote() is None


def test_whoever_counts_again_takes_the_tick_away(votes: VoteFields) -> None:
    votes.show_present(12)
    votes._all.setChecked(True)
    boxes(votes)[2].selectAll()
    type_keys(boxes(votes)[2], "11")
    type_keys(boxes(votes)[3], "1")
    assert votes.vote() == Vote(12, 12, 11, 1)


def test_what_was_counted_stays_until_somebody_comes_or_goes(votes: VoteFields) -> None:
    votes.show_present(3)
    type_keys(boxes(votes)[2], "3")
    votes.show_present(3)
    assert votes.vote() == Vote(3, 3, 3, 0)
    votes.show_present(2)
    assert votes.vote() is None


def test_a_vote_of_an_act_that_was_recorded_begins_again(votes: VoteFields) -> None:
    votes.show_present(3)
    votes._all.setChecked(True)
    votes.begin_again()
    assert votes.vote() is None
    assert not votes._all.isChecked()


def test_the_casting_vote_is_asked_for_on_a_tie_where_there_is_one(votes: VoteFields, qtbot: QtBot) -> None:
    votes.show_vote(Vote(4, 4, 2, 2))
    assert not votes.casting.isVisible()
    votes.offer_casting_vote(offered=True)
    assert votes.casting.isVisible()
    assert votes.vote() == Vote(4, 4, 2, 2)
    with qtbot.waitSignal(votes.changed) as told:
        votes.casting.press("against")
    assert told.args == [Vote(4, 4, 2, 2, casting=Casting.AGAINST)]
    type_keys(boxes(votes)[3], "\b1")
    assert votes.vote() is None or votes.vote() != Vote(4, 4, 2, 2, casting=Casting.AGAINST)
    votes.begin_again()
    votes.show_vote(Vote(4, 4, 2, 2))
    assert votes.vote() == Vote(4, 4, 2, 2)
