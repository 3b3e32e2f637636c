"""Edited key slots open for nobody, whoever edited them, and never make this machine work for hours."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from committee_app.case.findings import RefusedError
from committee_app.case.identifiers import CaseId
from committee_app.case.lifecycle import Stage
from committee_app.desks.access import begin_sign_in, slot_context
from committee_app.desks.record import Record
from committee_app.sealing import slots
from committee_app.sealing.digests import digest
from committee_app.sealing.keys import PrivateKeys
from committee_app.sealing.slots import Slot
from tests.attacks.held import found_in, held
from tests.builders import AUDITOR, CASE, CHAIR
from tests.casefile.room import COST, open_case
from tests.survival.room import clock
from tests.ui.rooms import PASSPHRASE, prepared_room

SlotPlain = dict[str, Any]


@pytest.fixture(scope="module")
def enrolled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """A case with everybody's slots; the chair's words and the auditor's."""
    with prepared_room(tmp_path_factory.mktemp("enrolled"), until=Stage.READY) as told:
        return told.path, told.secrets[CHAIR], told.secrets[AUDITOR]


def slots_of(path: Path) -> dict[str, SlotPlain]:
    with held(path) as hands:
        rows = hands.run("SELECT actor, slot FROM keyslot WHERE place = 1")
        return {actor: json.loads(slot) for actor, slot in rows}


def sign_in(path: Path, secret: str) -> str:
    """Return the code for which the chair does not get in with these words; an empty text if they do."""
    with open_case(path, PASSPHRASE) as file:
        try:
            begin_sign_in(Record(file, clock()), CHAIR, secret).unlock()
        except RefusedError as error:
            return error.findings[0].code
    return ""


def repaired(plain: SlotPlain) -> SlotPlain:
    """Compute the check anew, as anybody can."""
    slot = Slot.from_plain(plain)
    bound = slots._bound(slot_context(CASE, CHAIR), slot.cost, slot.salt, slot.nonce)
    return {**plain, "check": digest("slot.check", bound, slot.locked).hex()}


def other(text: str) -> str:
    """Return the text with its first character as another one of the same alphabet."""
    return ("b" if text[0] == "a" else "a") + text[1:]


CHANGES: dict[str, Callable[[SlotPlain], SlotPlain]] = {
    "more passes": lambda plain: {**plain, "passes": plain["passes"] + 1},
    "more memory": lambda plain: {**plain, "memory_kib": plain["memory_kib"] * 2},
    "more lanes": lambda plain: {**plain, "lanes": plain["lanes"] + 1},
    "another salt": lambda plain: {**plain, "salt": other(plain["salt"])},
    "another nonce": lambda plain: {**plain, "nonce": other(plain["nonce"])},
    "other keys": lambda plain: {**plain, "locked": other(plain["locked"])},
}
OUT_OF_BOUNDS: dict[str, SlotPlain] = {
    "64 GiB": {"memory_kib": 64 * 1024 * 1024},
    "a million passes": {"passes": 1_000_000},
    "a hundred lanes": {"lanes": 100},
    "no memory": {"memory_kib": 0},
    "another derivation": {"kdf": "pbkdf2"},
    "another suite": {"suite": "none"},
    "a number as text": {"passes": "3"},
    "true for one": {"lanes": True},
    "one field more": {"hint": ""},
}


def with_slot(enrolled: tuple[Path, str, str], folder: Path, plain: SlotPlain, generation: int = 1) -> Path:
    """Return a copy of the case in which the chair has this slot."""
    path = Path(shutil.copy(enrolled[0], folder / "a.case"))
    with held(path) as hands:
        hands.run("DELETE FROM keyslot WHERE actor = ? AND place = 1 AND generation >= ?", CHAIR, generation)
        hands.run("INSERT INTO keyslot VALUES(?, 1, ?, ?)", CHAIR, generation, json.dumps(plain))
    return path


def test_the_slot_opens_as_it_is(enrolled: tuple[Path, str, str], tmp_path: Path) -> None:
    path = with_slot(enrolled, tmp_path, slots_of(enrolled[0])[CHAIR])
    assert sign_in(path, enrolled[1]) == ""
    assert sign_in(path, enrolled[2]) == "code.wrong"


@pytest.mark.parametrize("change", CHANGES)
def test_an_edited_slot_is_damaged_and_with_its_check_repaired_it_opens_for_no_words(
    enrolled: tuple[Path, str, str], tmp_path: Path, change: str
) -> None:
    plain = CHANGES[change](slots_of(enrolled[0])[CHAIR])
    assert sign_in(with_slot(enrolled, tmp_path, plain), enrolled[1]) == "code.slot_damaged"
    path = with_slot(enrolled, tmp_path, repaired(plain))
    assert sign_in(path, enrolled[1]) == "code.wrong"
    assert found_in(path) == {"verify.secrets_untouched", "slot.edited"}


@pytest.mark.parametrize("change", OUT_OF_BOUNDS)
def test_a_slot_that_asks_for_too_much_is_refused_before_the_derivation(
    enrolled: tuple[Path, str, str], tmp_path: Path, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = with_slot(enrolled, tmp_path, {**slots_of(enrolled[0])[CHAIR], **OUT_OF_BOUNDS[change]})

    def derive(*_: object, **__: object) -> bytes:
        raise AssertionError("the derivation was begun")

    with open_case(path, PASSPHRASE) as file:
        record = Record(file, clock())
        monkeypatch.setattr(slots, "_key", derive)
        with pytest.raises(RefusedError) as refused:
            begin_sign_in(record, CHAIR, enrolled[1])
    assert [one.code for one in refused.value.findings] == ["code.slot_damaged"]


@pytest.mark.parametrize(
    "text",
    ["{}", "[]", "null", '"slot"', "1e999", "9" * 5000, '{"a":' * 999 + "1" + "}" * 999, "[" * 999 + "]" * 999],
    ids=range(8),
)
def test_a_slot_of_another_form_is_damaged(enrolled: tuple[Path, str, str], tmp_path: Path, text: str) -> None:
    path = Path(shutil.copy(enrolled[0], tmp_path / "a.case"))
    with held(path) as hands:
        hands.run("INSERT INTO keyslot VALUES(?, 1, 2, ?)", CHAIR, text)
    assert sign_in(path, enrolled[1]) == "code.slot_damaged"


def test_another_persons_slot_opens_for_neither(enrolled: tuple[Path, str, str], tmp_path: Path) -> None:
    """Whose keys they are is bound into the lock: the auditor does not sit down as the chair."""
    theirs = slots_of(enrolled[0])[AUDITOR]
    path = with_slot(enrolled, tmp_path, theirs)
    assert (sign_in(path, enrolled[1]), sign_in(path, enrolled[2])) == ("code.slot_damaged", "code.slot_damaged")
    path = with_slot(enrolled, tmp_path, repaired(theirs))
    assert (sign_in(path, enrolled[1]), sign_in(path, enrolled[2])) == ("code.wrong", "code.wrong")


def test_keys_made_up_and_locked_under_made_up_words_are_nobodys(
    enrolled: tuple[Path, str, str], tmp_path: Path
) -> None:
    """Whoever holds the file can put in a slot of their own; signed with it, the next act would end the record."""
    forged = slots.lock_keys(PrivateKeys.generate(), "지어낸 말", slot_context(CASE, CHAIR, generation=2), COST)
    path = with_slot(enrolled, tmp_path, forged.to_plain(), generation=2)  # type: ignore[arg-type]
    assert sign_in(path, "지어낸 말") == "code.slot_damaged"


@pytest.mark.parametrize(
    "context",
    [
        slot_context(CASE, AUDITOR),
        slot_context(CaseId("2026-other"), CHAIR),
        slot_context(CASE, CHAIR, place=2),
        slot_context(CASE, CHAIR, generation=2),
    ],
    ids=["another person", "another case", "the envelope's place", "an older generation"],
)
def test_a_slot_made_for_another_place_opens_for_nobody(
    enrolled: tuple[Path, str, str], tmp_path: Path, context: str
) -> None:
    moved = slots.lock_keys(PrivateKeys.generate(), enrolled[1], context, COST).to_plain()
    assert isinstance(moved, dict)
    assert sign_in(with_slot(enrolled, tmp_path, moved), enrolled[1]) == "code.slot_damaged"
    assert sign_in(with_slot(enrolled, tmp_path, repaired(moved)), enrolled[1]) == "code.wrong"
