"""The administrator's log hears of every secret that is asked for again and of every packet, and how it ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role, evaluator_actor, officer_actor
from committee_app.desks.admin_log import AdminLog, check
from committee_app.desks.clock import SystemClock
from committee_app.desks.keeping import Places
from committee_app.ui.meeting.presenter import MeetingPresenter
from committee_app.ui.opening.presenter import OpeningPresenter
from committee_app.ui.rekey.presenter import RekeyPresenter
from committee_app.ui.score.page import Confirmed
from committee_app.ui.score.presenter import ScorePresenter
from committee_app.ui.sign.presenter import SignPresenter
from committee_app.ui.sticks.presenter import SticksPresenter
from tests.builders import FIRST
from tests.desks.sticks import finish, set_up
from tests.ui.fakes import RecordingView
from tests.ui.rooms import ToldRoom, prepared_room

WRONG = "가격 나비 다람쥐 라면 마음"


class Logged:
    """A room whose administrator's log can be read."""

    def __init__(self, folder: Path, until: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path = folder / "data" / "admin.log"
        self.told: ToldRoom = prepared_room(folder, until=until)
        monkeypatch.setattr(self.told.room, "_places", Places(log=AdminLog(self.path, "kim", SystemClock())))

    def lines(self) -> list[tuple[str, str, str, str]]:
        log = check(self.path)
        assert log.faults == ()
        assert {one.case for one in log.lines} == {self.told.room.state.case}
        return [(one.what, one.result, one.who, one.said) for one in log.lines if one.what != "signed_in"]

    def words(self, role: Role) -> str:
        return self.told.secrets[officer_actor(role)]


def test_a_secret_refused_where_the_minutes_are_signed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    logged = Logged(tmp_path, Stage.RESOLVED, monkeypatch)
    with logged.told as told:
        presenter = SignPresenter(told.sitting(Role.CHAIR), RecordingView())
        presenter.sign(WRONG)
        presenter.sign(logged.words(Role.CHAIR))
        assert logged.lines() == [("proved", "refused", "chair", "code.wrong"), ("proved", "done", "chair", "")]
        assert WRONG not in logged.path.read_text(encoding="utf-8")


def test_a_secret_refused_where_sheets_are_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    logged = Logged(tmp_path, Stage.CLOSED, monkeypatch)
    with logged.told as told:
        presenter = OpeningPresenter(told.sitting(Role.CHAIR), RecordingView())
        presenter.refresh()
        presenter.choose_second("auditor")
        presenter.give_words(WRONG)
        presenter.give_words(logged.words(Role.AUDITOR))
        assert logged.lines() == [("proved", "refused", "auditor", "code.wrong"), ("proved", "done", "auditor", "")]


def test_a_secret_refused_at_the_rehearsal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    logged = Logged(tmp_path, Stage.CONVENED, monkeypatch)
    with logged.told as told:
        presenter = MeetingPresenter(told.sitting(Role.SECRETARY), RecordingView())
        presenter.give_words("auditor", WRONG)
        presenter.give_words("auditor", logged.words(Role.AUDITOR))
        assert logged.lines() == [("proved", "refused", "auditor", "code.wrong"), ("proved", "done", "auditor", "")]


def test_a_code_refused_where_a_sheet_is_sealed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    logged = Logged(tmp_path, Stage.READY, monkeypatch)
    with logged.told as told:
        told.evaluator(FIRST).sign_pledge()
        presenter = ScorePresenter(told.sitting(Role.EVALUATOR, FIRST), RecordingView())
        for one in Confirmed:
            presenter.confirm(one, is_so=True)
        presenter.seal("1234")
        presenter.seal(told.secrets[evaluator_actor(FIRST)])
        me = evaluator_actor(FIRST)
        assert [line[:3] for line in logged.lines()] == [("proved", "refused", me), ("proved", "done", me)]


def test_packets_that_come_and_go_with_their_outcomes_and_no_name_from_outside(
    tmp_path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged = Logged(tmp_path, Stage.READY, monkeypatch)
    with logged.told as told:
        laptop = set_up(told, FIRST, tmp_path)
        with laptop.room.record.file:
            finish(laptop)
            laptop.desk.write_ballot(stick)
        (stick / "김가상1.ballot").write_bytes(b"{}")
        presenter = SticksPresenter(told.sitting(Role.SECRETARY), RecordingView())
        presenter.refresh()
        presenter.look_into(str(stick))
        presenter.take()
        presenter.write_checkpoint(str(stick))
        presenter.write_checkpoint(str(stick / "pulled"))
        first, second, written, failed = sorted(logged.lines()[:2]) + logged.lines()[2:]
        assert (first, second) == (
            ("packet_taken", "done", "secretary", f"packet.taken {FIRST}"),
            ("packet_taken", "refused", "secretary", "packet.other_format"),
        )
        assert written[:3] == ("exported", "done", "secretary")
        assert failed == ("exported", "refused", "secretary", "casefile.not_found")
        assert "김가상1" not in logged.path.read_text(encoding="utf-8")


def test_a_secret_refused_where_a_second_officer_confirms_new_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged = Logged(tmp_path, Stage.READY, monkeypatch)
    with logged.told as told:
        presenter = RekeyPresenter(told.sitting(Role.SECRETARY), RecordingView())
        presenter.choose_person(evaluator_actor(FIRST))
        presenter.write_reason("잃음")
        presenter.ask()
        presenter.choose_second("auditor")
        presenter.confirm(WRONG)
        presenter.confirm(logged.words(Role.AUDITOR))
        assert logged.lines() == [("proved", "refused", "auditor", "code.wrong"), ("proved", "done", "auditor", "")]
        assert WRONG not in logged.path.read_text(encoding="utf-8")
