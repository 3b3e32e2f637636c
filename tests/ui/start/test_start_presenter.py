"""What the start screen decides, without a window."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from committee_app import resources
from committee_app.case.acts import CaseCreated, SelfTested
from committee_app.case.findings import Finding
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.casefile.casefile import CaseFile
from committee_app.desks.clock import SystemClock
from committee_app.desks.documents import Handed, missing_documents
from committee_app.desks.keeping import Places
from committee_app.desks.kept_self_test import keep_self_test
from committee_app.desks.record import RecordDamagedError
from committee_app.desks.room import Room
from committee_app.desks.sample_secrets import FICTITIOUS, NAME
from committee_app.ui.ports import Lobby
from committee_app.ui.start.page import Field, StartPage, Task
from committee_app.ui.start.practising import whole_or_nothing
from committee_app.ui.start.presenter import StartPresenter
from tests.builders import C01, FIRST, L9
from tests.ui.fakes import ImmediateRunner, PatientRunner, RecordingNavigator, RecordingView
from tests.ui.rooms import COST, PASSPHRASE, begun_room, get_ready, prepared_room


class Desk:
    """A presenter with everything around it."""

    def __init__(self, runner: ImmediateRunner | None = None, places: Places | None = None) -> None:
        self.navigator = RecordingNavigator()
        self.view: RecordingView[StartPage] = RecordingView()
        self.runner = runner or ImmediateRunner()
        lobby = Lobby(SystemClock(), COST, self.runner, self.navigator, lambda: places or Places())
        self.presenter = StartPresenter(lobby, self.view)
        self.presenter.refresh()

    @property
    def page(self) -> StartPage:
        return self.view.page

    def codes(self, field: Field) -> list[str] | None:
        problem = self.page.problem(field)
        return None if problem is None else [one.code for one in problem.findings]

    def begin(self, **changed: object) -> None:
        typed = {"title": "작은 공모(가상)", "number": "2026-1", "name": "이간사", "position": "가상 직위"} | changed
        self.presenter.begin(*map(str, typed.values()), rehearsal=False)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    with begun_room(tmp_path) as told:
        return told.path


def test_a_case_is_opened_with_its_passphrase(case: Path) -> None:
    desk = Desk()
    desk.presenter.choose_file(str(case))
    desk.presenter.open(PASSPHRASE)
    assert desk.navigator.asked == ["enter_room"]
    with_room = desk.navigator.rooms[0]
    assert with_room.state.stage is Stage.PREPARING
    with_room.close()


def test_a_blank_form_says_what_is_missing_and_touches_nothing() -> None:
    desk = Desk()
    desk.presenter.open("")
    assert desk.codes(Field.FILE) == []
    assert desk.codes(Field.PASSPHRASE) == []
    assert desk.navigator.asked == []


def test_a_wrong_passphrase_stands_beside_its_field_and_leaves_the_file(case: Path) -> None:
    desk, before = Desk(), case.read_bytes()
    desk.presenter.choose_file(str(case))
    desk.presenter.open("가격 가격 가격 가격 가격 가격")
    assert desk.codes(Field.PASSPHRASE) == ["casefile.wrong_passphrase_or_not_a_case"]
    assert not desk.page.busy
    assert case.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("text.case", "그냥 글입니다.".encode(), "casefile.foreign"),
        ("empty.case", b"", "casefile.empty"),
        ("cut.case", bytes(range(1, 251)) * 7, "casefile.truncated"),
        ("case.txt", b"x", "casefile.other_suffix"),
    ],
)
def test_a_file_that_is_no_case_is_named_beside_the_file(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    desk = Desk()
    desk.presenter.choose_file(str(path))
    desk.presenter.open(PASSPHRASE)
    assert desk.codes(Field.FILE) == [code]
    assert path.read_bytes() == content


def test_a_file_that_is_open_elsewhere_is_refused(case: Path) -> None:
    desk = Desk()
    with CaseFile.open(case, PASSPHRASE, cost=COST):
        desk.presenter.choose_file(str(case))
        desk.presenter.open(PASSPHRASE)
    assert desk.codes(Field.FILE) == ["casefile.in_use"]


def test_a_damaged_record_is_said_with_its_findings_and_offers_verification(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Finding.of("record.hash_wrong", seq=3)

    def damaged(*_: object, **__: object) -> Room:
        raise RecordDamagedError((found,), 2)

    monkeypatch.setattr(Room, "open", damaged)
    desk = Desk()
    desk.presenter.choose_file(str(case))
    desk.presenter.open(PASSPHRASE)
    assert desk.page.damage == (found,)
    desk.presenter.verify_file()
    assert desk.navigator.asked == [f"go verify {case.name}"]


def test_while_a_file_is_being_opened_nothing_else_can_be_pressed(case: Path) -> None:
    runner = PatientRunner()
    desk = Desk(runner)
    desk.presenter.choose_file(str(case))
    desk.presenter.open(PASSPHRASE)
    assert desk.page.busy
    runner.finish()
    assert not desk.page.busy
    desk.navigator.rooms[0].close()


def test_the_samples_passphrase_is_offered_from_the_file_beside_it(case: Path) -> None:
    desk = Desk()
    case.with_name(NAME).write_text(f"{FICTITIOUS}\nroom: {PASSPHRASE}\nchair: 가 나\n", encoding="utf-8")
    desk.presenter.choose_file(str(case))
    assert desk.page.offered == PASSPHRASE


def test_a_file_of_secrets_that_does_not_say_it_is_fictitious_is_not_read(case: Path) -> None:
    desk = Desk()
    case.with_name(NAME).write_text(f"room: {PASSPHRASE}\n", encoding="utf-8")
    desk.presenter.choose_file(str(case))
    assert desk.page.offered == ""


def test_a_new_case_shows_its_passphrase_then_the_secretarys_words(tmp_path: Path) -> None:
    desk = Desk()
    desk.presenter.choose_task("begin")
    desk.presenter.choose_place(str(tmp_path / "new"))
    desk.begin()
    assert desk.navigator.asked == ["enter_room", "show_passphrase", "show_secret"]
    room = desk.navigator.rooms[0]
    state = room.state
    assert state.officers[Role.SECRETARY].name == "이간사"
    assert state.programme is not None
    assert not state.rehearsal
    room.close()
    title, passphrase = desk.navigator.passphrases[0]
    assert title == "작은 공모(가상)"
    with Room.open(tmp_path / "new.case", passphrase, SystemClock(), cost=COST).record.file:
        pass
    name, seat = desk.navigator.secrets[0]
    assert name == "이간사"
    assert len(seat.secret.split()) == 5


def test_every_blank_of_a_new_case_is_named_at_once() -> None:
    desk = Desk()
    desk.presenter.choose_task("begin")
    desk.begin(title=" ", number="", name="", position="")
    wrong = [one.field for one in desk.page.problems]
    assert wrong == [Field.TITLE, Field.NUMBER, Field.NAME, Field.POSITION, Field.PLACE]


def test_the_first_entry_says_what_this_machine_said_of_itself(tmp_path: Path) -> None:
    tested = SelfTested(date(2026, 2, 20), "0.1.0", "00" * 32, ("letters",), (), ("time",), "ab" * 32)
    keep_self_test(tmp_path / "selftest.json", tested)
    desk = Desk(places=Places(self_test=tmp_path / "selftest.json"))
    desk.presenter.choose_place(str(tmp_path / "new.case"))
    desk.begin()
    with desk.navigator.rooms[0].record.file:
        created = desk.navigator.rooms[0].record.journal[0].act
    assert isinstance(created, CaseCreated)
    assert created.self_test == tested


@pytest.mark.parametrize(
    ("tested", "code"),
    [
        (
            SelfTested(date(2026, 2, 20), "0.1.0", "00" * 32, ("letters",), (), ("time",), "ab" * 32),
            "case.machine_tested",
        ),
        (SelfTested(date(2026, 2, 20), "0.1.0", "00" * 32, (), ("day",), (), "ab" * 32), "case.machine_failed"),
        (None, "case.machine_not_tested"),
    ],
)
def test_whoever_begins_a_case_is_told_how_the_machines_self_test_came_out(
    tmp_path: Path, tested: SelfTested | None, code: str
) -> None:
    place = tmp_path / "selftest.json"
    if tested is not None:
        keep_self_test(place, tested)
    desk = Desk(places=Places(self_test=place))
    assert not desk.page.tested
    desk.presenter.choose_task("begin")
    assert [one.code for one in desk.page.tested] == [code]


def test_a_place_that_is_taken_is_refused_and_left_alone(tmp_path: Path) -> None:
    desk, place = Desk(), tmp_path / "taken.case"
    place.write_bytes(b"somebody else's")
    desk.presenter.choose_place(str(place))
    desk.begin()
    assert desk.codes(Field.PLACE) == ["casefile.exists_already"]
    assert place.read_bytes() == b"somebody else's"
    assert desk.navigator.asked == []


def test_a_rule_file_is_judged_when_it_is_chosen_and_again_before_it_is_used(tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text("nonsense = ", encoding="utf-8")
    desk = Desk()
    desk.presenter.choose_programme_file(str(rules))
    assert desk.codes(Field.PROGRAMME) == ["programme.not_toml"]
    desk.presenter.choose_place(str(tmp_path / "new.case"))
    desk.begin()
    assert desk.codes(Field.PROGRAMME) == ["programme.not_toml"]
    assert not (tmp_path / "new.case").exists()


def test_a_sound_rule_file_becomes_the_rules_of_the_case(tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text(resources.text("programmes", desk_programme := "public-ai-2026.toml"), encoding="utf-8")
    desk = Desk()
    desk.presenter.choose_programme_file(str(rules))
    desk.presenter.choose_place(str(tmp_path / "new.case"))
    desk.begin()
    room = desk.navigator.rooms[0]
    assert room.state.rules_text == resources.text("programmes", desk_programme)
    room.close()


def test_a_missing_rule_file_is_said() -> None:
    desk = Desk()
    desk.presenter.choose_programme_file("/nowhere/rules.toml")
    assert desk.codes(Field.PROGRAMME) == ["intake.missing_file"]
    desk.presenter.choose_programme("public-ai-2026.toml")
    assert desk.codes(Field.PROGRAMME) is None


def test_a_practice_case_is_ready_for_its_members(tmp_path: Path) -> None:
    desk = Desk()
    desk.presenter.choose_task("practise")
    desk.presenter.choose_place(str(tmp_path / "practice.case"))
    desk.presenter.make_sample()
    assert desk.navigator.asked == ["enter_room", "show_passphrase"]
    room = desk.navigator.rooms[0]
    assert room.state.stage is Stage.READY
    assert room.state.rehearsal
    assert "day.enrolling" in [one.step for one in desk.runner.steps_seen]
    room.close()


def test_a_practice_case_never_overwrites(tmp_path: Path) -> None:
    desk, place = Desk(), tmp_path / "practice.case"
    place.write_bytes(b"somebody else's")
    desk.presenter.choose_place(str(place))
    desk.presenter.make_sample()
    assert desk.codes(Field.PLACE) == ["casefile.exists_already"]
    assert place.read_bytes() == b"somebody else's"


def test_a_practice_case_cut_short_leaves_no_file(tmp_path: Path) -> None:
    place = tmp_path / "practice.case"
    work = whole_or_nothing(place, COST)
    while next(work).step != "day.enrolling":
        pass
    assert place.exists()
    work.close()
    assert not place.exists()


def test_a_practice_case_that_is_ready_in_the_moment_it_is_cancelled_is_discarded(tmp_path: Path) -> None:
    desk = Desk()
    with_room = begun_room(tmp_path)
    desk.presenter.cancel()
    desk.presenter._sample_made((with_room.room, PASSPHRASE))
    assert desk.navigator.asked == []
    assert not with_room.path.exists()


def test_turning_to_another_task_forgets_what_was_said(case: Path) -> None:
    desk = Desk()
    desk.presenter.open("")
    desk.presenter.choose_task("begin")
    assert desk.page.problems == ()
    assert desk.page.task is Task.BEGIN


# ── a machine of one's own ────────────────────────────────────────────────────────────────
@pytest.fixture
def roster(tmp_path: Path) -> tuple[Path, str]:
    """A roster on a stick with one of two proposals beside it, and its six words."""
    stick = tmp_path / "stick"
    stick.mkdir()
    with prepared_room(tmp_path, until=Stage.CONVENED) as told:
        told.secretary.attach_documents({C01: Handed("C01.pdf", b"%PDF-1.7 1"), L9: Handed("L9.pdf", b"%PDF-1.7 2")})
        get_ready(told)
        made = told.secretary.make_roster(FIRST, COST)
    (stick / made.name).write_bytes(made.data)
    (stick / "C01.pdf").write_bytes(b"%PDF-1.7 1")
    return stick / made.name, made.passphrase


def setting_up(roster: Path, place: Path) -> Desk:
    desk = Desk()
    desk.presenter.choose_task("set_up")
    desk.presenter.choose_roster(str(roster))
    desk.presenter.choose_place(str(place))
    return desk


def test_a_machine_is_set_up_from_a_stick_with_the_proposals_beside_the_roster(
    roster: tuple[Path, str], tmp_path: Path
) -> None:
    path, words = roster
    desk = setting_up(path, tmp_path / "laptop")
    desk.presenter.set_up(words)
    [room] = desk.navigator.rooms
    assert [seat.role for seat in room.seats()] == [Role.EVALUATOR]
    assert missing_documents(room.record) == (L9,)
    assert not desk.page.busy
    room.close()
    with Room.open(tmp_path / "laptop.case", words, SystemClock(), cost=COST).record.file:
        pass


def test_a_blank_form_for_a_machine_names_every_field_and_makes_nothing() -> None:
    desk = Desk()
    desk.presenter.choose_task("set_up")
    desk.presenter.set_up("")
    assert [desk.codes(one) for one in (Field.ROSTER, Field.PASSPHRASE, Field.PLACE)] == [[], [], []]
    assert not desk.page.busy


@pytest.mark.parametrize(
    ("spoil", "field", "code"),
    [
        ("words", Field.PASSPHRASE, "packet.wrong_words"),
        ("kind", Field.ROSTER, "packet.other_format"),
        ("gone", Field.ROSTER, "casefile.not_found"),
        ("taken", Field.PLACE, "casefile.exists_already"),
        ("no_folder", Field.PLACE, "casefile.no_folder"),
    ],
)
def test_what_is_wrong_with_a_machine_stands_at_its_field_and_leaves_no_file(
    roster: tuple[Path, str], tmp_path: Path, spoil: str, field: Field, code: str
) -> None:
    path, words = roster
    place = tmp_path / ("no such folder/laptop.case" if spoil == "no_folder" else "laptop.case")
    if spoil == "taken":
        place.write_bytes(b"mine")
    if spoil == "kind":
        path.write_bytes(b"{}")
    if spoil == "gone":
        path.unlink()
    desk = setting_up(path, place)
    desk.presenter.set_up("가격 가격 가격 가격 가격 가격" if spoil == "words" else words)
    assert desk.codes(field) == [code]
    assert desk.navigator.rooms == []
    assert (place.exists(), desk.page.busy) == (spoil == "taken", False)


def test_a_machine_that_is_ready_when_it_is_cancelled_leaves_nothing(roster: tuple[Path, str], tmp_path: Path) -> None:
    path, words = roster
    desk = setting_up(path, tmp_path / "laptop.case")
    room = Room.begin_branch(tmp_path / "laptop.case", path.read_bytes(), words, SystemClock(), cost=COST)
    desk.presenter.cancel()
    desk.presenter._set_up_done(room)
    assert desk.navigator.rooms == []
    assert not (tmp_path / "laptop.case").exists()
