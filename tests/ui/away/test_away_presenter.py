"""What a member's own machine decides about its sticks, without a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.desks.documents import Handed
from committee_app.ui.away.page import AwayPage, Part
from committee_app.ui.away.presenter import AwayPresenter
from committee_app.ui.ports import Sitting
from tests.builders import C01, FIRST, L9, SECOND
from tests.desks.sticks import Laptop, finish, pledge_and_declare, score, set_up, taken
from tests.ui.fakes import ImmediateRunner, RecordingNavigator, RecordingView
from tests.ui.rooms import ToldRoom, get_ready, prepared_room

PAPERS = {C01: Handed("C01.pdf", b"%PDF-1.7 one"), L9: Handed("L9.pdf", b"%PDF-1.7 two")}


class Desk:
    """A presenter with everything around it."""

    def __init__(self, laptop: Laptop) -> None:
        self.navigator = RecordingNavigator()
        self.view: RecordingView[AwayPage] = RecordingView()
        sitting = Sitting(laptop.room, laptop.desk, ImmediateRunner(), self.navigator)
        self.presenter = AwayPresenter(sitting, self.view)
        self.presenter.refresh()

    @property
    def page(self) -> AwayPage:
        return self.view.page

    def codes(self, part: Part) -> list[str]:
        return [one.code for one in self.page.problems_of(part)]


@pytest.fixture
def told(tmp_path: Path) -> Iterator[ToldRoom]:
    with prepared_room(tmp_path, until=Stage.CONVENED) as room:
        room.secretary.attach_documents(PAPERS)
        get_ready(room)
        yield room


@pytest.fixture
def laptop(told: ToldRoom, tmp_path: Path) -> Iterator[Laptop]:
    made = set_up(told, FIRST, tmp_path)
    with made.room.record.file:
        yield made


def test_nothing_is_written_while_nothing_was_done(laptop: Laptop, stick: Path) -> None:
    desk = Desk(laptop)
    desk.presenter.write_ballot(str(stick))
    assert desk.codes(Part.BALLOT) == ["packet.nothing_yet"]
    assert (desk.page.written, list(stick.iterdir())) == ("", [])


def test_a_ballot_goes_out_and_its_receipt_covers_all_until_there_is_more(
    told: ToldRoom, laptop: Laptop, stick: Path
) -> None:
    desk = Desk(laptop)
    pledge_and_declare(laptop.desk)
    desk.presenter.write_ballot(str(stick))
    assert (desk.page.sealed, desk.page.received) == (False, False)
    assert (stick / desk.page.written).is_file()
    taken(told, stick)
    [receipt] = stick.glob("*.receipt")
    desk.presenter.keep_receipt(str(receipt))
    assert (desk.page.received, desk.page.receipts) == (True, (len(told.room.record.journal),))
    score(laptop.desk)
    desk.presenter.refresh()
    assert (desk.page.sealed, desk.page.received) == (True, False)


def test_a_receipt_of_another_is_refused_in_its_part(told: ToldRoom, laptop: Laptop, stick: Path) -> None:
    desk = Desk(laptop)
    other = set_up(told, SECOND, stick.parent)
    with other.room.record.file:
        finish(other)
        other.desk.write_ballot(stick)
    taken(told, stick)
    [receipt] = stick.glob("*.receipt")
    desk.presenter.keep_receipt(str(receipt))
    assert desk.codes(Part.RECEIPT) == ["packet.receipt_of_another"]
    assert desk.codes(Part.BALLOT) == []
    assert not desk.page.received


def test_a_stick_that_was_pulled_is_said_and_the_next_one_takes_it(laptop: Laptop, stick: Path) -> None:
    desk = Desk(laptop)
    finish(laptop)
    desk.presenter.write_ballot(str(stick / "pulled"))
    assert desk.codes(Part.BALLOT) == ["casefile.not_found"]
    desk.presenter.write_ballot(str(stick))
    assert desk.codes(Part.BALLOT) == []
    assert [one.name for one in stick.iterdir()] == [desk.page.written]


def test_proposals_are_brought_and_the_missing_ones_are_named(laptop: Laptop, stick: Path) -> None:
    desk = Desk(laptop)
    assert (desk.page.documents, desk.page.missing) == (2, (C01, L9))
    (stick / "any name.pdf").write_bytes(PAPERS[L9].data)
    (stick / "C01.pdf").write_bytes(b"%PDF-1.7 another")
    desk.presenter.bring_proposals(str(stick))
    assert (desk.page.missing, desk.page.busy) == ((C01,), None)
    pledge_and_declare(laptop.desk)
    assert laptop.desk.document(L9) == PAPERS[L9]
    desk.presenter.bring_proposals(str(stick / "pulled"))
    assert desk.codes(Part.PROPOSALS) == ["casefile.not_found"]


def test_going_back_leads_to_the_own_screen(laptop: Laptop) -> None:
    desk = Desk(laptop)
    desk.presenter.leave()
    assert desk.navigator.asked == ["turn_to"]


def test_on_the_committees_machine_a_member_is_not_away(told: ToldRoom) -> None:
    assert not told.evaluator(FIRST).away
    assert not told.evaluator(FIRST).received
    assert told.desk(Role.EVALUATOR, FIRST).missing_documents() == ()  # type: ignore[union-attr]
