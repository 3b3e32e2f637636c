"""Records to check: the told day's, and what becomes of it in other hands."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from committee_app.case.identifiers import Actor, CaseId
from committee_app.casefile.casefile import CaseFile
from committee_app.desks import auditing
from committee_app.desks.access import normalise, slot_context
from committee_app.desks.checking import check_record
from committee_app.desks.record import links
from committee_app.desks.record_file import read_record, write_record
from committee_app.export.reading import Outcome, PdfFindings
from committee_app.sealing import canonical, chain
from committee_app.sealing.keys import BadSignatureError, PrivateKeys, PublicKeys
from committee_app.sealing.slots import Slot, unlock_keys
from resources.verifier import verifier as stranger
from tests.told_day import CHEAP, ToldDay

Entry = tuple[bytes, bytes]
Change = Callable[[dict[str, Any]], object]
ZEROS = "00" * 32


@dataclass(frozen=True)
class Carried:
    """A record as bodies and signatures, everybody's keys, and the result that lies beside it."""

    entries: tuple[Entry, ...]
    keys: dict[str, PrivateKeys]
    result: bytes

    def at(self, kind: str, which: int = 0) -> int:
        """Return the place of an entry of a kind, counted from 0."""
        return [place for place, (body, _) in enumerate(self.entries) if json.loads(body)["kind"] == kind][which]

    def plain(self, place: int) -> dict[str, Any]:
        body: dict[str, Any] = json.loads(self.entries[place][0])
        return body

    def signed(self, plain: dict[str, Any], by: str | None = None) -> Entry:
        body = stranger.written(plain)
        return body, self.keys[by or plain["actor"]].sign("entry", body)

    def with_entry(self, place: int, entry: Entry) -> tuple[Entry, ...]:
        return (*self.entries[:place], entry, *self.entries[place + 1 :])

    def resigned(self, place: int, change: Change, by: str | None = None) -> tuple[Entry, ...]:
        """Return the record with one entry changed and signed again, by its actor or another; the rest as it was."""
        plain = self.plain(place)
        change(plain)
        return self.with_entry(place, self.signed(plain, by))

    def conspired(self, place: int, change: Change) -> tuple[Entry, ...]:
        """Return the record as all of them together would write it, had that entry been another."""
        plains = self.plains()
        change(plains[place])
        for plain in plains:
            if plain["kind"] == "resolution_confirmed":  # whoever conspires confirms what is resolved
                plain["act"] = self._resolved_in(plains)
        return self.written(plains)

    @staticmethod
    def _resolved_in(plains: list[dict[str, Any]]) -> dict[str, Any]:
        return next(dict(plain["act"]) for plain in plains if plain["kind"] == "selection_resolved")

    def plains(self) -> list[dict[str, Any]]:
        return [self.plain(place) for place in range(len(self.entries))]

    def written(
        self, plains: list[dict[str, Any]], later: Mapping[str, tuple[int, PrivateKeys]] | None = None
    ) -> tuple[Entry, ...]:
        """Return a record of these entries, each signed by its actor on the one before.

        `later`: who signs with other keys, from which place on.
        """
        entries: list[Entry] = []
        head = ZEROS
        for number, plain in enumerate(plains):
            plain["base"] = [number, head]
            if plain["kind"] == "record_confirmed":
                plain["act"]["head"] = head
            since, keys = (later or {}).get(plain["actor"], (number + 1, None))
            body = stranger.written(plain)
            entries.append((body, keys.sign("entry", body)) if keys and number >= since else self.signed(plain))
            head = chain.link(bytes.fromhex(head), *entries[-1]).hex()
        return tuple(entries)


def record_json(entries: tuple[Entry, ...]) -> bytes:
    listed = [{"body": body.decode(), "signature": signature.hex()} for body, signature in entries]
    return stranger.written({"entries": listed, "format": "committee-record/1"})


def carried_of(told: ToldDay) -> Carried:
    """Return the record of the case file to its end, signatures of the minutes included."""
    with CaseFile.open(told.case, told.passphrase, read_only=True, cost=CHEAP) as file:
        found = links(file)
        entries = tuple((link.body, link.signature) for link in found)
        case = CaseId(json.loads(entries[0][0])["case"])
        keys = {
            actor: unlock_keys(
                Slot.from_plain(canonical_slot(file.slot(actor))),
                normalise(Actor(actor), secret),
                slot_context(case, Actor(actor)),
            )
            for actor, secret in file.rehearsal_secrets().items()
        }
    return Carried(entries, keys, (told.folder / "result.json").read_bytes())


def canonical_slot(text: str | None) -> canonical.Plain:
    slot: canonical.Plain = json.loads(text or "")
    return slot


@dataclass(frozen=True)
class Said:
    """What a checker says of a record: how many entries hold, what does not, and the head."""

    entries: int
    codes: frozenset[str]
    head: str


SUMMARY = {"verify.record_holds", "record.entry_refused"}
RESULT = "verify.result_resolved"


def said_by_us(record: bytes) -> Said:
    """Return what the audit screen says of a record that lies in minutes."""
    plan = auditing._Plan()
    carried = auditing._carried_record(plan, PdfFindings((), record=record))
    if carried is None:
        return Said(0, codes_of(plan), ZEROS)
    checked = check_record(carried)
    if auditing._say_record(plan, checked, "record.json"):
        auditing._say_result(plan, checked.state, "record.json")
    return Said(len(checked.journal), codes_of(plan), checked.head.hex())


def codes_of(plan: auditing._Plan) -> frozenset[str]:
    failing = {step.code for step in plan.steps if step.outcome is Outcome.DOES_NOT_HOLD}
    return frozenset(failing - SUMMARY)


def said_by_the_stranger(record: bytes, result: bytes) -> Said:
    verdict = stranger.check(record)
    codes = set(verdict.codes)
    if verdict.holds and verdict.state.resolution and list(stranger.compare(verdict.state, result)):
        codes.add(RESULT)
    return Said(len(verdict.hashes), frozenset(codes), verdict.head.hex())


def quickly_signed_by(key: str, body: bytes, signature: bytes, purpose: bytes = b"entry") -> bool:
    """Return what the stranger finds of a signature, by a library in place of plain integers."""
    try:
        PublicKeys(bytes.fromhex(key), bytes.fromhex(key)).verify(purpose.decode(), body, signature)
    except BadSignatureError:
        return False
    return True


def written_by_us(entries: tuple[Entry, ...]) -> bytes:
    """Return the record as the program writes it."""
    return write_record(read_record(record_json(entries)))


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
