"""Members on machines of their own: a roster out, a ballot back, one outcome for each packet, nothing by halves."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from committee_app.case import acts
from committee_app.case.findings import RefusedError
from committee_app.case.identifiers import EvaluatorId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role, evaluator_actor, officer_actor
from committee_app.casefile import CaseFile, CaseFileError, differences, errors
from committee_app.desks.anchoring import named_anchor
from committee_app.desks.auditing import VerdictStep, _compare_copies, _Plan, _verify_record, failing, verify
from committee_app.desks.branch import Branch, keep_branch
from committee_app.desks.documents import Handed
from committee_app.desks.entries import Base, Statement, read_body, write_body
from committee_app.desks.keeping import Places
from committee_app.desks.memory import MachineMemory, Remembered
from committee_app.desks.packets import MOST_CONFLICTS, PacketLine
from committee_app.desks.record import RecordDamagedError, links
from committee_app.desks.recovery import what_is_there
from committee_app.desks.room import Room
from committee_app.desks.secretary import SecretaryDesk
from committee_app.export.reading import Outcome
from committee_app.sealing.keys import PrivateKeys
from committee_app.sealing.packets import LIMITS, Author, PacketKind, Place, read_checkpoint
from tests.builders import C01, FIRST, L10, SECOND, THIRD, linked
from tests.casefile.room import COST
from tests.desks.sticks import (
    Laptop,
    clock,
    code,
    digest,
    done,
    finish,
    forged,
    pledge_and_declare,
    previewed,
    score,
    seen,
    set_up,
    taken,
)
from tests.intake.pdfs import pdf
from tests.ui import rooms
from tests.ui.rooms import PASSPHRASE, ToldRoom, prepared_room

AT = "2026-02-26T11:00:00+09:00"


@pytest.fixture
def told(tmp_path: Path) -> Iterator[ToldRoom]:
    (tmp_path / "committee").mkdir()
    with prepared_room(tmp_path / "committee", until=Stage.READY) as room:
        yield room


@pytest.fixture
def laptop(told: ToldRoom, tmp_path: Path) -> Iterator[Laptop]:
    one = set_up(told, FIRST, tmp_path)
    yield one
    one.room.close()


def author(told: ToldRoom, evaluator: EvaluatorId = FIRST) -> Author:
    actor = evaluator_actor(evaluator)
    return Author(told.room.state.case, actor, AT, told.signers[actor].keys)


# ── a day away ─────────────────────────────────────────────────────────────────────────────
def test_what_a_member_did_alone_is_taken_in_as_it_was_signed(told: ToldRoom, laptop: Laptop, stick: Path) -> None:
    finish(laptop)
    path = laptop.desk.write_ballot(stick)
    before = len(told.room.record.journal)
    (line,) = taken(told, stick).values()
    assert (code(line), line.welcome, line.evaluator, line.version) == ("packet.taken", True, FIRST, 3)
    assert line.name == laptop.desk.me.name
    new = list(links(told.room.record.file))[before:]
    assert [(one.body, one.signature) for one in new[:3]] == [(one.body, one.signature) for one in laptop.since]
    assert told.room.record.journal[-1].act == acts.PacketTaken(FIRST, 3, digest(path))
    assert FIRST in told.room.state.sheets
    assert differences(told.room.record.file, told.room.state) == ()


def test_the_record_with_packets_in_it_is_resolved_like_any_other(
    told: ToldRoom, laptop: Laptop, stick: Path, tmp_path: Path
) -> None:
    others = [set_up(told, one, tmp_path) for one in (SECOND, THIRD)]
    finish(laptop)
    finish(others[0])
    pledge_and_declare(others[1].desk)
    for one in (laptop, *others):
        one.desk.write_ballot(stick)
    taken(told, stick)
    told.chair.clear(THIRD, L10, "학회 회원일 뿐임")
    score(told.evaluator(THIRD))
    told.secretary.close_scoring()
    told.chair.confirm_closing()
    told.room.close()
    steps = done(verify([told.path], PASSPHRASE, cost=COST))
    assert not list(failing(steps))
    for one in others:
        one.room.close()


def test_acts_away_name_the_rosters_head_as_their_base(told: ToldRoom, laptop: Laptop) -> None:
    finish(laptop)
    assert laptop.base == Place(len(told.room.record.journal), told.room.record.head)
    assert {read_body(one.body).base for one in laptop.since} == {Base(laptop.base.seq, laptop.base.hash.hex())}


def test_a_branch_is_one_members_file_and_opens_again(told: ToldRoom, laptop: Laptop, tmp_path: Path) -> None:
    pledge_and_declare(laptop.desk)
    path = laptop.room.record.file.path
    assert [one.actor for one in laptop.room.seats()] == [evaluator_actor(FIRST)]
    assert laptop.desk.away
    assert not told.evaluator(FIRST).away
    laptop.room.close()
    roster = told.secretary.make_roster(FIRST, COST)
    with pytest.raises(CaseFileError):
        Room.open(path, PASSPHRASE, laptop.room.record.clock, cost=COST)
    again = Room.begin_branch(tmp_path / "b.case", roster.data, roster.passphrase, laptop.room.record.clock, cost=COST)
    again.close()
    again = Room.open(tmp_path / "b.case", roster.passphrase, laptop.room.record.clock, cost=COST)
    assert again.record.branch is not None
    again.close()


def test_a_branch_and_its_case_are_remembered_apart(told: ToldRoom, tmp_path: Path) -> None:
    places = Places(MachineMemory(tmp_path / "memory"))
    told.room.close()
    committee = Room.open(told.path, PASSPHRASE, clock(), cost=COST, places=places)
    desk = committee.desk(told.signers[officer_actor(Role.SECRETARY)])
    assert isinstance(desk, SecretaryDesk)
    roster = desk.make_roster(FIRST, COST)
    branch = Room.begin_branch(tmp_path / "b.case", roster.data, roster.passphrase, clock(), cost=COST, places=places)
    branch.close()
    desk.note_statement("", "그사이 이어 감")
    committee.close()
    for path, words in ((told.path, PASSPHRASE), (tmp_path / "b.case", roster.passphrase)):
        again = Room.open(path, words, clock(), cost=COST, places=places)
        assert not [one for one in again.findings() if one.code.startswith("file.")]
        again.close()
    assert len(list((tmp_path / "memory").iterdir())) == 2


def test_nobody_else_sits_down_at_a_branch(told: ToldRoom, laptop: Laptop) -> None:
    secretary = officer_actor(Role.SECRETARY)
    with pytest.raises(RefusedError) as refused:
        laptop.room.sign_in(secretary, told.secrets[secretary])
    assert refused.value.findings[0].code == "actor.not_enrolled"
    with pytest.raises(RefusedError) as refused:
        laptop.room.record.append(told.signers[secretary], acts.StatementRecorded("", "덧붙임"))
    assert refused.value.findings[0].code == "branch.other_seat"


def test_a_branch_that_was_tampered_with_is_not_opened(told: ToldRoom, laptop: Laptop) -> None:
    record = laptop.room.record
    for other in (Base(0, "00" * 32), Base(10**6, "00" * 32), Base(3, "00" * 32)):
        keep_branch(record.file, Branch(evaluator_actor(FIRST), other))
        with pytest.raises(RecordDamagedError) as refused:
            type(record)(record.file, record.clock)
        assert refused.value.findings[0].code == "branch.base_unknown"
    for garbage in (b"", b"{}", b'{"actor":"a","base":{"hash":"","seq":1},"format":"committee-branch/2"}'):
        record.file.put_attachment("branch.json", "application/json", garbage)
        with pytest.raises(RecordDamagedError) as refused:
            type(record)(record.file, record.clock)
        assert refused.value.findings[0].code == "branch.misshapen"


def test_a_branch_beside_its_case_is_no_fork(told: ToldRoom, laptop: Laptop, stick: Path) -> None:
    finish(laptop)
    laptop.room.close()
    told.secretary.note_statement("", "그사이 이어 감")
    told.room.close()
    (step,) = branch_steps(told, laptop)
    assert (step.outcome, dict(step.params)["waiting"]) == (Outcome.HOLDS, 3)


def test_a_fork_that_says_it_is_a_branch_is_told_apart(told: ToldRoom, laptop: Laptop, tmp_path: Path) -> None:
    told.secretary.note_statement("", "여기까지 함께")
    other = safe_copied(told, tmp_path)
    record = other.record
    record.append(told.signers[officer_actor(Role.SECRETARY)], acts.StatementRecorded("", "몰래 이어 감"))
    base = Base(len(record.journal) - 1, record.hash_of(len(record.journal) - 1).hex())
    keep_branch(record.file, Branch(evaluator_actor(FIRST), base))
    other.close()
    told.secretary.note_statement("", "이어 감")
    told.room.close()
    steps = done(verify([told.path, other.record.file.path], PASSPHRASE, cost=COST)).steps
    assert [one.outcome for one in steps if one.code == "verify.branch_agrees"] == [Outcome.DOES_NOT_HOLD]


def safe_copied(told: ToldRoom, folder: Path) -> Room:
    """Return a second room with a copy of the case."""
    told.room.safe_copy(folder / "copy.case")
    return Room.open(folder / "copy.case", PASSPHRASE, clock(), cost=COST)


def branch_steps(told: ToldRoom, laptop: Laptop) -> list[VerdictStep]:
    """Compare a branch with its case, as if both had one passphrase."""
    words = laptop.passphrase
    branch, case = CaseFile.open(laptop.path, words, cost=COST), CaseFile.open(told.path, PASSPHRASE, cost=COST)
    with branch, case:
        plan = _Plan()
        held = (_verify_record(plan, one, one.path) for one in (branch, case))
        _compare_copies(plan, *held)
    return [one for one in plan.steps if one.code.startswith(("verify.branch", "verify.copies"))]


# ── the roster ─────────────────────────────────────────────────────────────────────────────
def refused_branch(data: bytes, passphrase: str, folder: Path) -> str:
    path = folder / "x.case"
    with pytest.raises(RefusedError) as refused:
        Room.begin_branch(path, data, passphrase, clock(), cost=COST)
    assert not path.exists()
    return refused.value.findings[0].code


def test_a_roster_says_nothing_to_a_finder(told: ToldRoom) -> None:
    roster = told.secretary.make_roster(FIRST, COST)
    for secret in (told.room.state.evaluators[0].name, told.room.state.proposals[0].title, told.room.state.title):
        assert secret.encode() not in roster.data
        assert secret.encode("unicode_escape") not in roster.data
    assert roster.name == "2026-small-evaluator_1.roster"
    assert roster.passphrase not in repr(roster)


def test_a_roster_that_is_none_or_not_ours_leaves_nothing(told: ToldRoom, tmp_path: Path) -> None:
    roster = told.secretary.make_roster(FIRST, COST)
    assert refused_branch(b"", roster.passphrase, tmp_path) == "packet.empty"
    assert refused_branch(roster.data, "다른 여섯 낱말", tmp_path) == "packet.wrong_words"
    assert refused_branch(roster.data.replace(b"secretary", b"auditor"), roster.passphrase, tmp_path) == (
        "packet.stranger"
    )
    assert refused_branch(roster.data.replace(b"T09:", b"T08:"), roster.passphrase, tmp_path) == (
        "packet.signature_wrong"
    )
    assert refused_branch(told.secretary.checkpoint(), roster.passphrase, tmp_path) == "packet.other_kind"


def test_a_roster_is_made_while_members_score_for_one_with_keys(told: ToldRoom) -> None:
    with pytest.raises(RefusedError) as refused:
        told.secretary.make_roster(EvaluatorId("99"), COST)
    assert refused.value.findings[0].code == "actor.not_enrolled"


def test_no_roster_is_made_before_the_opening_was_rehearsed(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.CONVENED) as early, pytest.raises(RefusedError) as refused:
        early.secretary.make_roster(FIRST, COST)
    assert refused.value.findings[0].code == "packet.not_now"


# ── outcomes ───────────────────────────────────────────────────────────────────────────────
def outcome(told: ToldRoom, stick: Path) -> PacketLine:
    """Return what becomes of the one packet there: previewed and taken alike, with nothing changed unless it is."""
    before = seen(told)
    (shown,) = previewed(told, stick).values()
    assert seen(told) == before
    (line,) = taken(told, stick).values()
    assert shown.outcome.code == ("packet.fits" if code(line) == "packet.taken" else code(line))
    assert shown.reasons == line.reasons
    assert (seen(told) != before) == (code(line) == "packet.taken")
    return line


def test_the_same_again_is_told_and_gets_its_receipt_again(told: ToldRoom, laptop: Laptop, stick: Path) -> None:
    finish(laptop)
    path = laptop.desk.write_ballot(stick)
    assert code(outcome(told, stick)) == "packet.taken"
    path.with_suffix(".receipt").unlink()
    assert code(outcome(told, stick)) == "packet.already"
    assert laptop.desk.keep_receipt(path.with_suffix(".receipt")).version == 3


def test_the_same_entries_in_another_box_are_the_same(told: ToldRoom, laptop: Laptop, stick: Path) -> None:
    finish(laptop)
    laptop.desk.write_ballot(stick)
    outcome(told, stick)
    shutil.rmtree(stick)
    stick.mkdir()
    (stick / "again.ballot").write_bytes(forged(told, author(told), laptop.base, laptop.since))
    assert code(outcome(told, stick)) == "packet.already"


def test_a_newer_version_brings_what_is_new(told: ToldRoom, laptop: Laptop, stick: Path) -> None:
    pledge_and_declare(laptop.desk)
    laptop.desk.write_ballot(stick)
    assert outcome(told, stick).version == 2
    score(laptop.desk)
    laptop.desk.write_ballot(stick)
    line = outcome(told, stick)
    assert (code(line), line.version, line.outcome.fact("entries")) == ("packet.taken", 3, 1)


def test_a_sheet_revised_away_comes_as_one_entry_more(told: ToldRoom, laptop: Laptop, stick: Path) -> None:
    finish(laptop)
    laptop.desk.write_ballot(stick)
    outcome(told, stick)
    first = told.room.state.sheets[FIRST]
    laptop.desk.begin_revision()
    score(laptop.desk, 10)
    laptop.desk.write_ballot(stick)
    line = outcome(told, stick)
    assert (code(line), line.version, line.outcome.fact("entries")) == ("packet.taken", 4, 1)
    assert told.room.state.sheets[FIRST] != first


def test_an_older_version_is_not_used(told: ToldRoom, laptop: Laptop, stick: Path) -> None:
    pledge_and_declare(laptop.desk)
    path = laptop.desk.write_ballot(stick)
    older = path.read_bytes()
    score(laptop.desk)
    laptop.desk.write_ballot(stick)
    outcome(told, stick)
    path.write_bytes(older)
    line = outcome(told, stick)
    assert (code(line), line.outcome.fact("known")) == ("packet.older", 3)


def test_the_same_version_with_other_content_is_kept_as_evidence(
    told: ToldRoom, laptop: Laptop, stick: Path, tmp_path: Path
) -> None:
    twin = set_up(told, FIRST, tmp_path, "twin")
    for one, less in ((laptop, 0), (twin, 10)):
        pledge_and_declare(one.desk)
        score(one.desk, less)
    laptop.desk.write_ballot(stick)
    outcome(told, stick)
    path = twin.desk.write_ballot(stick)
    assert code(outcome(told, stick)) == "packet.conflict"
    kept = told.room.record.file.attachment(f"conflict-1-{digest(path)[:16]}.ballot")
    assert kept == path.read_bytes()
    for number in range(6):
        (stick / f"{number}.ballot").write_bytes(forged(told, author(told), twin.base, twin.since))
    assert {code(one) for one in taken(told, stick).values()} == {"packet.conflict"}
    names = [one.name for one in told.room.record.file.attachments()]
    assert len(names) == len(set(names)) == MOST_CONFLICTS
    twin.room.close()


def test_a_packet_of_another_case_is_told_as_such(told: ToldRoom, laptop: Laptop, stick: Path) -> None:
    finish(laptop)
    other = Author("2026-other", "evaluator:1", AT, author(told).keys)
    (stick / "a.ballot").write_bytes(forged(told, other, laptop.base, laptop.since))
    line = outcome(told, stick)
    assert (code(line), line.name) == ("packet.other_case", "")


@pytest.mark.parametrize("who", ["evaluator:99", "secretary", "evaluator:", "somebody"])
def test_a_stranger_is_told_as_such(told: ToldRoom, laptop: Laptop, stick: Path, who: str) -> None:
    finish(laptop)
    other = Author(told.room.state.case, who, AT, PrivateKeys.generate())
    (stick / "a.ballot").write_bytes(forged(told, other, laptop.base, laptop.since))
    assert code(outcome(told, stick)) == "packet.stranger"


def test_a_signature_by_another_key_does_not_hold(told: ToldRoom, laptop: Laptop, stick: Path) -> None:
    finish(laptop)
    other = Author(told.room.state.case, "evaluator:1", AT, author(told, SECOND).keys)
    (stick / "a.ballot").write_bytes(forged(told, other, laptop.base, laptop.since))
    assert code(outcome(told, stick)) == "packet.signature_wrong"


def test_another_persons_entries_are_not_taken_under_ones_own_name(told: ToldRoom, laptop: Laptop, stick: Path) -> None:
    finish(laptop)
    (stick / "a.ballot").write_bytes(forged(told, author(told, SECOND), laptop.base, laptop.since))
    assert code(outcome(told, stick)) == "packet.other_entries"


def test_a_base_that_this_record_never_had_is_another_copys(told: ToldRoom, laptop: Laptop, stick: Path) -> None:
    told.secretary.note_statement("", "이 사본에만 있는 말")
    other = set_up(told, FIRST, stick.parent, "other")
    finish(other)
    base = Place(other.base.seq, bytes(32))
    (stick / "a.ballot").write_bytes(forged(told, author(told), base, other.since))
    assert code(outcome(told, stick)) == "packet.base_unknown"
    (stick / "a.ballot").write_bytes(forged(told, author(told), Place(10**9, bytes(32)), other.since))
    assert code(outcome(told, stick)) == "packet.base_unknown"
    other.room.close()


def test_entries_on_another_base_than_the_packets_are_refused(told: ToldRoom, laptop: Laptop, stick: Path) -> None:
    finish(laptop)
    earlier = Place(laptop.base.seq - 1, told.room.record.hash_of(laptop.base.seq - 1))
    (stick / "a.ballot").write_bytes(forged(told, author(told), earlier, laptop.since))
    assert code(outcome(told, stick)) == "packet.other_entries"


def test_a_version_that_is_not_the_number_of_entries_is_refused(told: ToldRoom, laptop: Laptop, stick: Path) -> None:
    finish(laptop)
    (stick / "a.ballot").write_bytes(forged(told, author(told), laptop.base, laptop.since, version=2))
    assert code(outcome(told, stick)) == "packet.other_version"


def test_a_box_for_other_keys_does_not_open(
    told: ToldRoom, laptop: Laptop, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish(laptop)
    stranger = PrivateKeys.generate().public
    monkeypatch.setattr("tests.desks.sticks.holder_keys", lambda _: {"secretary": stranger})
    (stick / "a.ballot").write_bytes(forged(told, author(told), laptop.base, laptop.since))
    assert code(outcome(told, stick)) == "packet.box_closed"


@pytest.mark.parametrize("contents", [b"", b"{}", b'{"entries":[{"body":"","signature":"00"}]}'])
def test_a_box_without_entries_holds_nothing(
    told: ToldRoom, laptop: Laptop, stick: Path, monkeypatch: pytest.MonkeyPatch, contents: bytes
) -> None:
    monkeypatch.setattr("tests.desks.sticks.write_entries", lambda _: contents)
    (stick / "a.ballot").write_bytes(forged(told, author(told), laptop.base, (), version=1))
    assert code(outcome(told, stick)) == "packet.entries_misshapen"


def test_an_entry_whose_own_signature_does_not_hold_is_not_taken(told: ToldRoom, laptop: Laptop, stick: Path) -> None:
    finish(laptop)
    first, second, third = laptop.since
    swapped = type(first)(first.prev, first.body, second.signature, first.hash)
    (stick / "a.ballot").write_bytes(forged(told, author(told), laptop.base, (swapped, second, third)))
    line = outcome(told, stick)
    assert (code(line), line.reasons[0].code) == ("packet.not_allowed", "record.signature_wrong")


def test_a_ruling_made_meanwhile_is_named_as_the_reason(told: ToldRoom, laptop: Laptop, stick: Path) -> None:
    finish(laptop)
    told.chair.exclude(FIRST, C01, "party", "당사자의 배우자")
    laptop.desk.write_ballot(stick)
    line = outcome(told, stick)
    assert (code(line), [one.code for one in line.reasons]) == ("packet.not_allowed", ["sheet.incomplete"])


def close(told: ToldRoom) -> None:
    """Let the two others score at the committee's machine, and close."""
    for one in (SECOND, THIRD):
        pledge_and_declare(told.evaluator(one))
    told.chair.clear(THIRD, L10, "학회 회원일 뿐임")
    for one in (SECOND, THIRD):
        score(told.evaluator(one))
    told.secretary.close_scoring()
    told.chair.confirm_closing()


def test_nothing_new_is_taken_after_the_closing_and_what_was_taken_is_still_told(
    told: ToldRoom, laptop: Laptop, stick: Path
) -> None:
    finish(laptop)
    laptop.desk.write_ballot(stick)
    outcome(told, stick)
    close(told)
    assert code(outcome(told, stick)) == "packet.already"
    base = Base(laptop.base.seq, laptop.base.hash.hex())
    body = write_body(
        Statement(told.room.state.case, base, evaluator_actor(FIRST), AT, acts.PledgeSigned("2026-1", ""))
    )
    one_more = linked(bytes(32), body, author(told).keys)
    shutil.rmtree(stick)
    stick.mkdir()
    (stick / "a.ballot").write_bytes(forged(told, author(told), laptop.base, (*laptop.since, one_more)))
    assert code(outcome(told, stick)) == "packet.not_now"


@pytest.mark.parametrize(
    ("name", "put"),
    [
        ("packet.empty", lambda path: path.write_bytes(b"")),
        ("packet.misshapen", lambda path: path.write_bytes(b"PK\x03\x04")),
        ("packet.too_large", lambda path: path.write_bytes(bytes(LIMITS[PacketKind.BALLOT] + 1))),
        ("packet.other_format", lambda path: path.write_bytes(b'{"format":"committee-packet/2"}')),
        ("packet.not_a_file", lambda path: path.mkdir()),
        ("packet.not_a_file", lambda path: path.symlink_to("elsewhere")),
        ("packet.not_a_file", os.mkfifo),
    ],
)
def test_what_is_no_packet_has_its_word(told: ToldRoom, stick: Path, name: str, put: Callable[[Path], object]) -> None:
    put(stick / "a.ballot")
    assert code(outcome(told, stick)) == name


def test_a_packet_of_another_kind_has_its_word(told: ToldRoom, stick: Path) -> None:
    (stick / "a.ballot").write_bytes(told.secretary.checkpoint())
    assert code(outcome(told, stick)) == "packet.other_kind"


# ── a whole stick ──────────────────────────────────────────────────────────────────────────
def test_one_bad_packet_stands_in_nobodys_way_and_the_order_does_not_matter(
    told: ToldRoom, laptop: Laptop, stick: Path, tmp_path: Path
) -> None:
    second = set_up(told, SECOND, tmp_path)
    finish(second)
    pledge_and_declare(laptop.desk)
    laptop.desk.write_ballot(stick).rename(stick / "z older.ballot")
    score(laptop.desk)
    laptop.desk.write_ballot(stick).rename(stick / "a newer.ballot")
    second.desk.write_ballot(stick).rename(stick / "second.ballot")
    (stick / "bad.ballot").write_bytes(b"?")
    (stick / "below").mkdir()
    (stick / "notes.txt").write_bytes(b"")
    before = seen(told)
    shown = {name: code(line) for name, line in previewed(told, stick).items()}
    assert list(shown.values()) == ["packet.fits", "packet.misshapen", "packet.fits", "packet.fits"]
    assert seen(told) == before
    lines = taken(told, stick)
    assert {name: (code(line), line.version) for name, line in lines.items()} == {
        "a newer.ballot": ("packet.taken", 3),
        "bad.ballot": ("packet.misshapen", 0),
        "second.ballot": ("packet.taken", 3),
        "z older.ballot": ("packet.taken", 2),
    }
    assert set(told.room.state.sheets) == {FIRST, SECOND}
    second.room.close()


def test_the_chair_takes_packets_in_too(told: ToldRoom, laptop: Laptop, stick: Path) -> None:
    finish(laptop)
    laptop.desk.write_ballot(stick)
    assert [code(one) for one in done(told.chair.previewing_packets(stick))] == ["packet.fits"]
    assert [code(one) for one in done(told.chair.taking_packets(stick))] == ["packet.taken"]
    assert told.room.record.journal[-1].actor == "chair"


def test_a_packet_is_taken_whole_or_not_at_all(
    told: ToldRoom, laptop: Laptop, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish(laptop)
    laptop.desk.write_ballot(stick)
    before, entries = seen(told), list(told.room.record.file.entries())
    file = told.room.record.file
    own, calls = file.append, []

    def full_at_the_third(*given: object) -> None:
        calls.append(given)
        if len(calls) == 3:
            raise errors.DiskFullError(file.path)
        own(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(file, "append", full_at_the_third)
    with pytest.raises(errors.DiskFullError):
        taken(told, stick)
    assert seen(told) == before
    assert list(file.entries()) == entries
    monkeypatch.setattr(file, "append", own)
    assert [code(one) for one in taken(told, stick).values()] == ["packet.taken"]


def test_a_stick_with_too_many_packets_is_not_read(told: ToldRoom, stick: Path) -> None:
    for number in range(501):
        (stick / f"{number}.ballot").touch()
    with pytest.raises(errors.TooManyPacketsError):
        taken(told, stick)


# ── proposals beside the roster ────────────────────────────────────────────────────────────
def test_proposals_are_brought_by_their_digest_whatever_they_are_called(tmp_path: Path, stick: Path) -> None:
    (tmp_path / "committee").mkdir()
    with prepared_room(tmp_path / "committee", until=Stage.CONVENED) as early:
        handed = {C01: Handed("C01 제안서.pdf", pdf("하나")), L10: Handed("L10.pdf", pdf("둘"))}
        early.secretary.attach_documents(handed)
        rooms.get_ready(early)
        one, other = done(early.secretary.writing_documents(stick))
        away = set_up(early, FIRST, tmp_path)
        one.rename(stick / "무엇이든.PDF")
        other.rename(tmp_path / "kept")
        (stick / "other.pdf").write_bytes(b"%PDF-")
        (stick / "folder.pdf").mkdir()
        assert done(away.desk.bringing_documents(stick)) == (L10,)
        (tmp_path / "kept").rename(stick / "L10.pdf")
        assert done(away.desk.bringing_documents(stick)) == ()
        pledge_and_declare(away.desk)
        assert away.desk.document(C01) == handed[C01]
        away.room.close()


# ── receipts and checkpoints ───────────────────────────────────────────────────────────────
def test_a_receipt_comes_back_and_is_kept_as_an_anchor(told: ToldRoom, laptop: Laptop, stick: Path) -> None:
    finish(laptop)
    path = laptop.desk.write_ballot(stick)
    taken(told, stick)
    receipt = laptop.desk.keep_receipt(path.with_suffix(".receipt"))
    assert (receipt.seq, receipt.head) == (len(told.room.record.journal), told.room.record.head)
    assert receipt.packet.hex() == digest(path)
    assert laptop.desk.receipts() == (receipt,)


def test_only_ones_own_receipt_is_kept(told: ToldRoom, laptop: Laptop, stick: Path, tmp_path: Path) -> None:
    other = set_up(told, SECOND, tmp_path)
    for one in (laptop, other):
        finish(one)
        one.desk.write_ballot(stick)
    taken(told, stick)
    theirs = stick / "2026-small-evaluator_2.receipt"
    changed = stick / "changed.receipt"
    changed.write_bytes(theirs.read_bytes().replace(b"T09", b"T08"))
    strange = stick / "strange.receipt"
    strange.write_bytes(theirs.read_bytes().replace(b"secretary", b"evaluator:1"))
    for path, name in (
        (theirs, "packet.receipt_of_another"),
        (changed, "packet.signature_wrong"),
        (strange, "packet.stranger"),
        (stick / "2026-small-evaluator_2.ballot", "packet.too_large"),
    ):
        with pytest.raises(RefusedError) as refused:
            laptop.desk.keep_receipt(path)
        assert refused.value.findings[0].code == name
    assert laptop.desk.receipts() == ()
    other.room.close()


def test_a_stick_that_takes_no_receipt_is_told_and_the_packet_is_in(
    told: ToldRoom, laptop: Laptop, stick: Path
) -> None:
    finish(laptop)
    path = laptop.desk.write_ballot(stick)
    path.with_suffix(".receipt").mkdir()
    (line,) = taken(told, stick).values()
    assert code(line) == "packet.taken"
    assert line.receipt is not None
    assert line.receipt.code == "casefile.storage_failed"


def test_a_checkpoint_says_where_the_record_stands(told: ToldRoom) -> None:
    for desk in (told.secretary, told.chair, told.auditor):
        found = read_checkpoint(desk.checkpoint())
        assert (found.seq, found.head) == (len(told.room.record.journal), told.room.record.head)
        found.check_signature(told.signers[desk.signer().actor].keys.public)


def test_a_ballot_is_the_same_bytes_until_there_is_more(laptop: Laptop, stick: Path) -> None:
    pledge_and_declare(laptop.desk)
    first = laptop.desk.write_ballot(stick).read_bytes()
    assert laptop.desk.write_ballot(stick).read_bytes() == first
    score(laptop.desk)
    assert laptop.desk.write_ballot(stick).read_bytes() != first


def test_nothing_is_written_where_nothing_was_done_or_nobody_is_away(
    told: ToldRoom, laptop: Laptop, stick: Path
) -> None:
    for desk, name in ((laptop.desk, "packet.nothing_yet"), (told.evaluator(SECOND), "branch.not_one")):
        with pytest.raises(RefusedError) as refused:
            desk.write_ballot(stick)
        assert refused.value.findings[0].code == name
    assert list(stick.iterdir()) == []


def test_a_laptops_file_is_not_accused_by_what_was_remembered_and_kept_of_the_committees(
    told: ToldRoom, laptop: Laptop, stick: Path, tmp_path: Path
) -> None:
    """Its own entries bear the numbers of others in the committee's record; only what stands before them is shared."""
    finish(laptop)
    laptop.desk.write_ballot(stick)
    taken(told, stick)
    [receipt] = stick.glob("*.receipt")
    memory = MachineMemory(tmp_path / "heads")
    memory.remember(told.room.state.case, Remembered(len(told.room.record.journal), told.room.record.head, 1))
    laptop.room.record.file.close()
    anchors = [named_anchor(str(receipt))]
    verdict = done(verify([laptop.path], laptop.passphrase, cost=COST, anchors=anchors, memory=memory))
    assert {one.code for one in failing(verdict)} == set()
    outcome = {one.code: one.outcome for one in verdict.steps}
    assert outcome["verify.anchor_stands"] is Outcome.CANNOT_TELL
    assert "verify.machine_remembers" not in outcome
    found = what_is_there(laptop.path, laptop.passphrase, Places(memory=memory), cost=COST)
    assert found.remembered == ()
