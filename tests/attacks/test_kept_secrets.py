"""What lies beside the record in a file that somebody held: slots, drafts, rehearsal secrets; clocks; versions."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from committee_app.case import acts
from committee_app.case.lifecycle import Stage
from committee_app.casefile import errors
from committee_app.desks.access import slot_context
from committee_app.desks.checking import Link
from committee_app.desks.record import Record, RecordDamagedError
from committee_app.desks.room import Room
from committee_app.sealing import slots
from committee_app.sealing.keys import PrivateKeys
from tests.attacks.conftest import Copies
from tests.attacks.held import Hands, found_in, held, links_of, unlocked, write_case
from tests.builders import CASE, CHAIR, SignedDay, keys_of, linked
from tests.casefile.room import COST, PASSPHRASE, open_case
from tests.survival.room import clock
from tests.ui.rooms import prepared_room

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
