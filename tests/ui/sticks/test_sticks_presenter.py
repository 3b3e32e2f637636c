"""What sticks and copies decide, without a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.casefile import CaseFile
from committee_app.sealing.packets import read_checkpoint
from committee_app.ui.sticks.page import Paper, Part, SticksPage
from committee_app.ui.sticks.presenter import SticksPresenter
from tests.builders import FIRST, SECOND
from tests.desks.sticks import clock, finish, set_up
from tests.ui.fakes import RecordingView
from tests.ui.rooms import COST, PASSPHRASE, ToldRoom, prepared_room, score


class Desk:
    """A presenter with everything around it."""

    def __init__(self, told: ToldRoom, role: Role = Role.SECRETARY) -> None:
        self.view: RecordingView[SticksPage] = RecordingView()
        self.presenter = SticksPresenter(told.sitting(role), self.view)
        self.presenter.refresh()

    @property
    def page(self) -> SticksPage:
        return self.view.page

    def outcomes(self) -> list[str]:
        return [one.outcome.code for one in self.page.lines]


@pytest.fixture
def told(tmp_path: Path) -> Iterator[ToldRoom]:
    with prepared_room(tmp_path, until=Stage.READY) as room:
        yield room


def test_what_is_in_a_folder_is_shown_before_it_is_taken_in(told: ToldRoom, stick: Path, tmp_path: Path) -> None:
    laptop = set_up(told, FIRST, tmp_path)
    with laptop.room.record.file:
        finish(laptop)
        laptop.desk.write_ballot(stick)
    (stick / "b.ballot").write_bytes(b"{}")
    desk = Desk(told)
    before = len(told.room.record.journal)
    desk.presenter.look_into(str(stick))
    assert sorted(desk.outcomes()) == ["packet.fits", "packet.other_format"]
    assert (desk.page.to_take, len(told.room.record.journal)) == (1, before)
    desk.presenter.take()
    assert sorted(desk.outcomes()) == ["packet.other_format", "packet.taken"]
    assert (desk.page.to_take, desk.page.taken) == (0, True)
    assert len(list(stick.glob("*.receipt"))) == 1
    assert FIRST not in [one.id for one in desk.page.members]


def test_with_nothing_that_fits_nothing_is_taken_in(told: ToldRoom, stick: Path) -> None:
    desk = Desk(told, Role.CHAIR)
    desk.presenter.look_into(str(stick))
    desk.presenter.take()
    assert (desk.page.lines, desk.page.taken, desk.page.hands_out) == ((), False, False)


def test_a_folder_that_is_gone_is_said_in_its_part(told: ToldRoom, stick: Path) -> None:
    desk = Desk(told)
    desk.presenter.look_into(str(stick / "pulled"))
    assert [one.code for one in desk.page.problems_of(Part.BALLOTS)] == ["casefile.not_found"]
    assert desk.page.problems_of(Part.ROSTER) == ()
    assert desk.page.busy is None


def test_a_roster_goes_out_and_its_words_are_shown_once(told: ToldRoom, stick: Path, tmp_path: Path) -> None:
    desk = Desk(told)
    desk.presenter.hand_out(str(stick))
    assert desk.page.handed_out == ""
    desk.presenter.choose_member(SECOND)
    desk.presenter.hand_out(str(stick))
    assert (stick / desk.page.handed_out).is_file()
    ((title, words),) = told.navigator.passphrases
    member = told.room.state.evaluator(SECOND)
    assert member is not None
    assert title == member.name
    data = (stick / desk.page.handed_out).read_bytes()
    room = told.room.begin_branch(tmp_path / "laptop.case", data, words, clock(), cost=COST)
    room.close()


def test_a_stick_that_is_gone_gets_no_roster_and_shows_no_words(told: ToldRoom, stick: Path) -> None:
    desk = Desk(told)
    desk.presenter.choose_member(SECOND)
    desk.presenter.hand_out(str(stick / "pulled"))
    assert [one.code for one in desk.page.problems_of(Part.ROSTER)] == ["casefile.not_found"]
    assert (desk.page.handed_out, desk.page.busy, told.navigator.passphrases) == ("", None, [])


def test_before_scoring_no_roster_goes_out(tmp_path: Path, stick: Path) -> None:
    with prepared_room(tmp_path, until=Stage.CONVENED) as early:
        desk = Desk(early)
        desk.presenter.choose_member(FIRST)
        desk.presenter._page = SticksPage(is_scoring=False, member=FIRST)
        desk.presenter.hand_out(str(stick))
        assert [one.code for one in desk.page.problems_of(Part.ROSTER)] == ["packet.not_now"]
        assert not desk.page.is_scoring


def test_the_chair_hands_out_no_rosters(told: ToldRoom, stick: Path) -> None:
    desk = Desk(told, Role.CHAIR)
    desk.presenter.choose_member(SECOND)
    desk.presenter.hand_out(str(stick))
    assert list(stick.iterdir()) == []


def test_a_checkpoint_names_where_the_record_stands(told: ToldRoom, stick: Path) -> None:
    desk = Desk(told, Role.CHAIR)
    desk.presenter.write_checkpoint(str(stick))
    read = read_checkpoint((stick / desk.page.checkpoint).read_bytes())
    assert (read.seq, read.head) == (len(told.room.record.journal), told.room.record.head)
    desk.presenter.write_checkpoint(str(stick / "pulled"))
    assert (desk.page.checkpoint, bool(desk.page.problems_of(Part.CHECKPOINT))) == ("", True)


def test_second_copies_begin_and_end_where_somebody_says(told: ToldRoom, stick: Path) -> None:
    desk = Desk(told)
    desk.presenter.keep_copies_in(str(stick))
    assert desk.page.newest is not None
    assert (desk.page.copies, desk.page.newest.seq) == (str(stick), len(told.room.record.journal))
    assert [one.code for one in desk.page.keeping] == ["copy.same_medium"]
    desk.presenter.keep_copies_in(str(stick / "pulled"))
    assert "copy.failed" in [one.code for one in desk.page.keeping]
    desk.presenter.keep_copies_in("")
    assert desk.page == SticksPage(is_scoring=True, hands_out=True, members=desk.page.members, papers=(Paper.OPENING,))


def test_a_copy_by_hand_is_a_case_file_like_any_other(told: ToldRoom, stick: Path) -> None:
    desk = Desk(told)
    desk.presenter.safe_copy(str(stick / "safe"))
    assert desk.page.safe is not None
    with CaseFile.open(stick / "safe.case", PASSPHRASE, cost=COST) as copy:
        assert copy.head().seq == desk.page.safe.seq
    desk.presenter.safe_copy(str(stick / "safe.case"))
    assert [one.code for one in desk.page.problems_of(Part.COPIES)] == ["casefile.exists_already"]
    assert desk.page.safe is None


def test_going_back_leads_to_the_own_screen(told: ToldRoom) -> None:
    Desk(told).presenter.leave()
    assert told.navigator.asked == ["case_changed"]


def test_the_opening_sheet_is_saved_while_members_score_the_closing_sheet_after(told: ToldRoom, stick: Path) -> None:
    desk = Desk(told)
    assert list(desk.page.papers) == [Paper.OPENING]
    desk.presenter.save_paper("opening", str(stick / "opening.pdf"), "ko")
    assert (desk.page.paper, (stick / "opening.pdf").read_bytes()[:5]) == ("opening.pdf", b"%PDF-")
    desk.presenter.save_paper("closing", str(stick / "closing.pdf"), "ko")
    assert [one.code for one in desk.page.problems_of(Part.PAPERS)] == ["anchor_sheet.too_early_for_closing"]
    assert (desk.page.paper, (stick / "closing.pdf").exists()) == ("", False)
    score(told)
    desk.presenter.refresh()
    assert list(desk.page.papers) == [Paper.OPENING, Paper.CLOSING]
    desk.presenter.save_paper("closing", str(stick / "closing.pdf"), "en")
    assert desk.page.paper == "closing.pdf"
    desk.presenter.save_paper("closing", str(stick / "gone" / "closing.pdf"), "en")
    assert [one.code for one in desk.page.problems_of(Part.PAPERS)] == ["anchor_sheet.not_saved"]


def test_before_scoring_and_for_the_chair_there_is_no_paper(tmp_path: Path, told: ToldRoom, stick: Path) -> None:
    chair = Desk(told, Role.CHAIR)
    chair.presenter.save_paper("opening", str(stick / "a.pdf"), "ko")
    assert list(stick.iterdir()) == []
    (tmp_path / "early").mkdir()
    with prepared_room(tmp_path / "early", until=Stage.CONVENED) as early:
        assert Desk(early).page.papers == ()
