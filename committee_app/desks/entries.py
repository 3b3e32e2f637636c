"""The form of an entry: one act, who did it, what they had seen, signed as exact bytes.

    {"act": {...}, "actor": "evaluator:9", "at": "2026-02-26T10:04:31+09:00", "base": [41, "<hash of entry 41>"],
     "case": "...", "format": "committee-entry/1", "kind": "pledge_signed", "suite": "P256-1"}

in canonical JSON. `base` is a head of the record that the signer had seen, so every signature also holds fast
the history before it; an entry made on another machine may have an older base than the entry it follows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from committee_app.case.acts import ACTS, Act, Recorded, kind_of
from committee_app.case.findings import Finding
from committee_app.case.identifiers import Actor, CaseId
from committee_app.case.people import role_of
from committee_app.case.typed import MisshapenError, read_plain, to_plain
from committee_app.sealing import canonical
from committee_app.sealing.canonical import NotCanonicalError
from committee_app.sealing.digests import SUITE

FORMAT_FAMILY = "committee-entry/"
FORMAT = f"{FORMAT_FAMILY}1"
MAX_PARTS = 2**22
"""How many of the characters that begin or part values a body may have: a few bytes swell to many in memory."""
PURPOSE = "entry"
"""What a person's key signs an entry as; a signature made for another purpose is none here."""


class EntryRefusedError(Exception):
    """The bytes of an entry are not an entry of this form."""

    def __init__(self, *faults: Finding) -> None:
        super().__init__("; ".join(f"{fault.code} {dict(fault.params)}" for fault in faults))
        self.findings = faults


@dataclass(frozen=True, slots=True)
class Base:
    """A place in the record: the number of an entry and its hash in hexadecimal."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What an entry's body says, before anybody has checked who signed it."""

    case: CaseId
    base: Base
    actor: Actor
    at: str
    act: Act


def write_body(statement: Statement) -> bytes:
    """Return the exact bytes that are signed and stored."""
    return canonical.encode(
        {
            "format": FORMAT,
            "suite": SUITE,
            "case": statement.case,
            "base": [statement.base.seq, statement.base.hash],
            "actor": statement.actor,
            "at": statement.at,
            "kind": kind_of(statement.act),
            "act": to_plain(statement.act),
        }
    )


_FIELDS = {"format", "suite", "case", "base", "actor", "at", "kind", "act"}


def read_body(untrusted_body: bytes) -> Statement:
    """Return what the bytes of a body say.

    Raises:
        EntryRefusedError: not canonical, another format or suite, an unknown kind of act, or a misshapen one.
    """
    if sum(map(untrusted_body.count, (b",", b"[", b"{"))) > MAX_PARTS:
        raise EntryRefusedError(Finding.of("entry.not_canonical", reason="too many parts"))
    try:
        plain = canonical.decode(untrusted_body)
    except NotCanonicalError as error:
        raise EntryRefusedError(Finding.of("entry.not_canonical", reason=str(error)[:120])) from None
    if not isinstance(plain, dict) or plain.keys() != _FIELDS:
        raise EntryRefusedError(Finding.of("entry.other_fields"))
    if (plain["format"], plain["suite"]) != (FORMAT, SUITE):
        raise EntryRefusedError(Finding.of("entry.other_format", found=str(plain["format"])[:40]))
    kind = ACTS.get(str(plain["kind"]))
    if kind is None:
        raise EntryRefusedError(Finding.of("entry.unknown_kind", kind=str(plain["kind"])[:40]))
    try:
        return Statement(
            case=CaseId(read_plain(str, plain["case"])),
            base=Base(*read_plain(tuple[int, str], plain["base"])),
            actor=_actor(read_plain(str, plain["actor"])),
            at=_moment(read_plain(str, plain["at"])),
            act=read_plain(kind, plain["act"]),
        )
    except MisshapenError as error:
        raise EntryRefusedError(*error.faults) from None


def _actor(name: str) -> Actor:
    try:
        role_of(Actor(name))
    except ValueError:
        raise EntryRefusedError(Finding.of("entry.unknown_actor", actor=name[:40])) from None
    return Actor(name)


def _moment(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.utcoffset() is None or moment.isoformat() != text:
        raise EntryRefusedError(Finding.of("entry.no_time", found=text[:40]))
    return text


def recorded(seq: int, statement: Statement) -> Recorded:
    """Return the act in its place in the record."""
    return Recorded(seq, statement.at, statement.actor, statement.act)
