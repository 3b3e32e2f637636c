"""What lies beside the record in a file that somebody held: slots, drafts, rehearsal secrets; clocks; versions."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from committee_app.case import acts
from committee_app.case.conflicts import Answer, DeclaredAnswer
from committee_app.case.identifiers import CriterionId
from committee_app.case.lifecycle import Stage
from committee_app.casefile import errors
from committee_app.desks.access import slot_context
from committee_app.desks.checking import Link
from committee_app.desks.record import Record, RecordDamagedError
from committee_app.desks.room import Room
from committee_app.sealing import slots
from committee_app.sealing.keys import PrivateKeys
from tests.attacks.conftest import Copies
from tests.attacks.held import Hands, cannot_tell, found_in, held, links_of, unlocked, write_case
from tests.builders import C01, C02, CASE, CHAIR, FIRST, THIRD, SignedDay, keys_of, linked
from tests.casefile.room import COST, PASSPHRASE, open_case
from tests.survival.room import clock
from tests.ui.rooms import ToldRoom, declare, prepared_room, seal

SECRETS = "verify.secrets_untouched"


@pytest.fixture(scope="module")
def enrolled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with prepared_room(tmp_path_factory.mktemp("enrolled"), until=Stage.READY) as told:
        return told.path


@pytest.fixture
def path(enrolled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(enrolled, tmp_path / "a.case"))


def made_up(place: int, generation: int) -> str:
    """Return keys of somebody's own under words of their own, bound to the chair's place as the program binds them."""
    forged = slots.lock_keys(PrivateKeys.generate(), "지어낸 말", slot_context(CASE, CHAIR, place, generation), COST)
    return json.dumps(forged.to_plain())


CHANGES: dict[str, tuple[Callable[[Hands], object], str]] = {
    "a slot taken out": (lambda one: one.run("DELETE FROM keyslot WHERE actor = 'chair' AND place = 1"), "missing"),
    "an envelope's slot taken out": (lambda one: one.run("DELETE FROM keyslot WHERE place = 2"), "missing"),
    "two places swapped": (
        lambda one: one.run(
            "UPDATE keyslot SET slot = (SELECT slot FROM keyslot k WHERE k.place <> keyslot.place"
            " AND k.actor = keyslot.actor) WHERE actor = 'chair'"
        ),
        "edited",
    ),
    "a slot put in the place of one": (
        lambda one: one.run("UPDATE keyslot SET slot = ? WHERE actor = 'chair' AND place = 1", made_up(1, 1)),
        "edited",
    ),
    "a slot added": (lambda one: one.run("INSERT INTO keyslot VALUES('chair', 1, 2, ?)", made_up(1, 2)), "added"),
    "a slot of nobody": (lambda one: one.run("INSERT INTO keyslot VALUES('evaluator:9', 1, 1, '{}')"), "added"),
}


def test_what_nobody_touched_holds(path: Path) -> None:
    assert found_in(path) == set()


@pytest.mark.parametrize("change", CHANGES)
def test_a_slot_that_somebody_touched_is_found(path: Path, change: str) -> None:
    touch, code = CHANGES[change]
    with held(path) as hands:
        touch(hands)
    assert found_in(path) == {SECRETS, f"slot.{code}"}


def test_of_a_slot_that_the_record_does_not_name_damage_shows(a_case: Copies) -> None:
    path = a_case()
    with unlocked(path) as hands:
        hands.run("INSERT INTO keyslot VALUES('chair', 1, 1, ?)", made_up(1, 1))
    assert found_in(path) == set()
    with held(path) as hands:
        hands.run("UPDATE keyslot SET slot = ?", made_up(1, 2))
    assert found_in(path) == {SECRETS, "slot.damaged"}


@pytest.mark.parametrize(("actor", "name"), [("chair", "C01"), ("evaluator:9", "C01"), ("evaluator:1", "C99")])
def test_a_draft_that_nobody_could_write_is_found(path: Path, actor: str, name: str) -> None:
    with unlocked(path) as hands:
        hands.run("INSERT INTO draft VALUES(?, ?, X'00', '')", actor, name)
    assert found_in(path) == {SECRETS, "draft.misplaced"}


def test_a_secret_in_clear_is_none_of_a_real_case(path: Path) -> None:
    with unlocked(path) as hands:
        hands.run("INSERT INTO rehearsal_secret VALUES('chair', '가 나 다 라 마')")
    assert found_in(path) == {SECRETS, "rehearsal.secret_in_real_case"}


def test_a_rehearsal_secret_of_nobody_is_found(a_case: Copies) -> None:
    path = a_case()
    with unlocked(path) as hands:
        hands.run("INSERT INTO rehearsal_secret VALUES('evaluator:9', '1')")
    assert found_in(path) == {SECRETS, "rehearsal.secret_of_nobody"}


@pytest.mark.parametrize("bit", range(0, 128, 9))
def test_the_salt_that_the_room_passphrase_is_derived_with_cannot_be_edited(path: Path, bit: int) -> None:
    """The other parameters of that derivation stand nowhere in the file: they belong to its format."""
    data = bytearray(path.read_bytes())
    data[bit // 8] ^= 1 << bit % 8
    path.write_bytes(data)
    with pytest.raises(errors.WrongPassphraseError):
        open_case(path)


# ── clocks ─────────────────────────────────────────────────────────────────────────────────
def test_a_room_opened_on_a_machine_whose_clock_is_behind_says_so(path: Path) -> None:
    room = Room.open(path, PASSPHRASE, clock(), cost=COST)
    try:
        [warning] = [one for one in room.findings() if one.code.startswith("clock.")]
        assert warning.code == "clock.set_back"
        assert warning.fact("newest") == room.record.journal[-1].at
    finally:
        room.close()


# ── later versions ─────────────────────────────────────────────────────────────────────────
def written(path: Path, day: SignedDay, *more: Link) -> Path:
    """Write a day as a file, and further entries as whoever signed them."""
    write_case(path, day)
    entries = links_of(path)
    with held(path) as hands:
        hands.put([*entries, *more])
    return path


def of_a_later_version(day: SignedDay, old: str, new: str) -> Link:
    plain = day.signed(CHAIR, acts.MeetingPaused("x"))
    body = plain.body.replace(old.encode(), new.encode())
    assert body != plain.body
    return linked(day.hashes[-1], body, keys_of(CHAIR))


@pytest.mark.parametrize(
    ("old", "new"), [("meeting_paused", "committee_dreamed"), ("committee-entry/1", "committee-entry/2")]
)
def test_a_case_that_a_later_version_went_on_with_is_refused_in_one_sentence_and_left_alone(
    tmp_path: Path, old: str, new: str
) -> None:
    day = SignedDay.until(Stage.READY)
    path = written(tmp_path / "a.case", day, of_a_later_version(day, old, new))
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    with pytest.raises(RecordDamagedError) as refused:
        Room.open(path, PASSPHRASE, clock(), cost=COST)
    [found] = refused.value.findings
    assert found.code == "record.newer_version"
    assert found.fact("seq") == len(day.links) + 1
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert not path.with_name("a.case-journal").exists()


def test_what_nobody_of_the_case_signed_is_damage_and_no_later_version(tmp_path: Path) -> None:
    day = SignedDay.until(Stage.READY)
    later = of_a_later_version(day, "meeting_paused", "committee_dreamed")
    forged = linked(day.hashes[-1], later.body, PrivateKeys.generate())
    with open_case(written(tmp_path / "a.case", day, forged)) as file, pytest.raises(RecordDamagedError) as refused:
        Record(file, clock())
    assert {one.code for one in refused.value.findings} == {"record.entry_refused", "entry.unknown_kind"}


def test_a_file_of_a_later_format_is_refused_and_left_alone(path: Path) -> None:
    with unlocked(path) as hands:
        hands.run("PRAGMA user_version = 2")
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(errors.NewerFormatError) as refused:
            open_case(path, read_only=read_only)
    assert dict(refused.value.finding.params) == {"file": "a.case", "version": 2, "known": 1}
    assert path.read_bytes() == before


# ── drafts that somebody edited ────────────────────────────────────────────────────────────
DRAFT_CHANGES: dict[str, str] = {
    "a byte of the box": (
        "UPDATE draft SET box = CAST(substr(box, 1, 20) || X'00' || substr(box, 22) AS BLOB) WHERE name = 'C01'"
    ),
    "a box cut short": "UPDATE draft SET box = X'0011' WHERE name = 'C01'",
    "another project's box": "UPDATE draft SET box = (SELECT box FROM draft WHERE name = 'C02') WHERE name = 'C01'",
    "another member's box": (
        "UPDATE draft SET box = (SELECT d.box FROM draft d WHERE d.actor = 'evaluator:3' AND d.name = 'C01')"
        " WHERE name = 'C01' AND actor = 'evaluator:1'"
    ),
}


@pytest.fixture
def drafted(tmp_path: Path) -> ToldRoom:
    """The first and the third member have begun; the file is closed."""
    with prepared_room(tmp_path, until=Stage.READY) as told:
        declare(told)
        for member in (FIRST, THIRD):
            for proposal in (C01, C02):
                told.evaluator(member).enter_mark(proposal, CriterionId("A1"), "7")
    return told


def reopened(told: ToldRoom) -> ToldRoom:
    told.room = Room.open(told.path, PASSPHRASE, clock(), cost=COST)
    return told


@pytest.mark.parametrize("change", DRAFT_CHANGES)
def test_an_edited_draft_is_told_to_its_author_and_to_nobody_else(drafted: ToldRoom, change: str) -> None:
    with held(drafted.path) as hands:
        hands.run(DRAFT_CHANGES[change])
    assert found_in(drafted.path) == set()
    with reopened(drafted) as told:
        desk = told.evaluator(FIRST)
        assert [(one.code, one.fact("proposal")) for one in desk.draft_findings()] == [("draft.spoiled", C01)]
        assert (desk.draft(C01).begun, desk.draft(C02).marks[0]) == (False, 700)
        desk.enter_mark(C01, CriterionId("A1"), "8")
        assert desk.draft_findings() == ()
    with reopened(drafted) as told:
        assert told.evaluator(FIRST).draft_findings() == ()
        assert told.evaluator(FIRST).draft(C01).marks[0] == 800


def test_an_edited_note_of_answers_is_told_to_its_author(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        told.evaluator(FIRST).note_answers([DeclaredAnswer(C01, Answer.NONE)])
    with held(told.path) as hands:
        hands.run("UPDATE draft SET box = zeroblob(60)")
    with reopened(told):
        desk = told.evaluator(FIRST)
        assert [one.code for one in desk.draft_findings()] == ["draft.answers_spoiled"]
        assert desk.noted_answers().answers == ()


def test_a_draft_from_before_the_seal_put_back_opens_for_no_later_sheet(drafted: ToldRoom) -> None:
    with held(drafted.path) as hands:
        kept = hands.run("SELECT box, saved_at FROM draft WHERE actor = 'evaluator:1' AND name = 'C01'")
    with reopened(drafted) as told:
        told.chair.clear(THIRD, told.room.state.proposals[3].id, "학회 회원일 뿐임")
        seal(told, FIRST)
    with held(drafted.path) as hands:
        [(box, saved_at)] = kept
        hands.run("INSERT INTO draft VALUES('evaluator:1', 'C01', ?, ?)", box, saved_at)
    with reopened(drafted) as told:
        desk = told.evaluator(FIRST)
        assert [one.code for one in desk.draft_findings()] == ["draft.spoiled"]
        assert not desk.revising


def test_the_time_of_a_draft_is_the_one_that_its_author_wrote(drafted: ToldRoom) -> None:
    with reopened(drafted) as told:
        before = told.evaluator(FIRST).draft(C01).saved_at
    with held(drafted.path) as hands:
        hands.run("UPDATE draft SET saved_at = '2026-02-26T23:59:59+09:00'")
    with reopened(drafted) as told:
        assert told.evaluator(FIRST).draft(C01).saved_at == before


def test_of_drafts_and_of_a_rehearsals_secrets_verification_says_that_it_cannot_tell(
    drafted: ToldRoom, path: Path, tmp_path: Path
) -> None:
    drafts, rehearsed = "verify.drafts_untouched", "verify.secrets_kept_secret"
    assert drafts in cannot_tell(drafted.path)
    assert not {drafts, rehearsed} & cannot_tell(path)
    (tmp_path / "rehearsal").mkdir()
    with prepared_room(tmp_path / "rehearsal", until=Stage.FROZEN, rehearsal=True) as told:
        pass
    assert rehearsed in cannot_tell(told.path)
