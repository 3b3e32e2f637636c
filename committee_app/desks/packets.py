"""Taking in what members did on machines of their own: one outcome for each packet, told before anything is written.

To take in a `.ballot` we ask, the cheap first and until one does not hold, whether
 (1) it is a plain file of at most so many bytes, and a packet of this kind in its one form (`sealing.packets`),
 (2) it names this case, and somebody who has keys in it; most mistakes end here, and need no cipher to be told,
 (3) this person signed it,
 (4) its base is an entry of this record: otherwise it comes from another copy of the case,
 (5) its box opens with the key of the officer who sits here,
 (6) every entry in it is of this case, by this person, on this base, and there are as many as its version says,
 (7) what this record has of this person since that base is the beginning of it (new entries follow), all of it
     (taken already), more than it (an older packet), or something else (a conflict, which is kept and changes nothing),
 (8) scoring is still open,
 (9) the record would take every new entry in its turn, by lifecycle, gates and seals, as if it had been made here.
The new entries then go into the record as they were signed, with `packet_taken` behind them, in one transaction.

A packet that was taken already is told so whatever the hour: it changes nothing, and its author may need the receipt.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from pathlib import Path

from committee_app.case import acts
from committee_app.case.acts import RecoveryUsed, SecretRenewed, TriesNoted
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import Actor, EvaluatorId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import evaluator_of, role_of
from committee_app.case.progress import Progress
from committee_app.case.replaying import apply
from committee_app.case.state import CaseState
from committee_app.case.typed import MisshapenError, read_plain
from committee_app.casefile.errors import CaseFileError, NotARegularFileError
from committee_app.casefile.packet_files import packets_in, read_packet, write_packet
from committee_app.desks.checking import Link, check_next, public_keys
from committee_app.desks.clock import stamp
from committee_app.desks.entries import Base, EntryRefusedError, read_body
from committee_app.desks.record import Record, Signer
from committee_app.desks.record_file import CarriedEntry, carried_entries, linked
from committee_app.sealing import canonical, chain
from committee_app.sealing.canonical import NotCanonicalError
from committee_app.sealing.keys import BadSignatureError
from committee_app.sealing.packets import (
    LIMITS,
    Author,
    BallotPacket,
    BoxClosedError,
    EmptyPacketError,
    OtherFormatError,
    OtherKindError,
    Packet,
    PacketError,
    PacketKind,
    PacketTooLargeError,
    Place,
    open_ballot,
    read_ballot,
    write_checkpoint,
    write_receipt,
)

SUFFIXES = {kind: f".{kind}" for kind in PacketKind}
MEDIA = "application/json"

FITS, TAKEN, ALREADY, CONFLICT = "packet.fits", "packet.taken", "packet.already", "packet.conflict"
MOST_CONFLICTS = 4
"""How many contradicting packets of one person are kept as evidence."""
WELCOME = (FITS, TAKEN, ALREADY)
"""The outcomes that need nobody's attention."""


@dataclass(frozen=True, slots=True)
class PacketLine:
    """What became of one packet, or would become of it.

    Attributes:
        file: its name in the folder.
        evaluator: whose it says it is; empty where it does not come to that.
        name: that member's name on this case's roster, or empty.
        version: how many entries it has; 0 where it does not come to that.
        outcome: one finding: `packet.fits`, `packet.taken`, `packet.already`, or why it is not taken.
        reasons: what lifecycle, gates and seals have against it, where that is why.
        receipt: why the receipt could not be written, where it could not; the packet is taken all the same.
    """

    file: str
    outcome: Finding
    evaluator: EvaluatorId = EvaluatorId("")
    name: str = ""
    version: int = 0
    reasons: tuple[Finding, ...] = ()
    receipt: Finding | None = None

    @property
    def welcome(self) -> bool:
        """Whether it is in the record, or may go there."""
        return self.outcome.code in WELCOME


# ── what officers write ────────────────────────────────────────────────────────────────────
def author_of(record: Record, signer: Signer) -> Author:
    """Return who signs a packet of this case, at this hour."""
    return Author(record.state.case, signer.actor, stamp(record.clock.now()), signer.keys)


def head_of(record: Record) -> Place:
    """Return where the record stands."""
    return Place(len(record.journal), record.head)


def checkpoint(record: Record, signer: Signer) -> bytes:
    """Return a `.checkpoint`: the officer's word that the record stands here."""
    return write_checkpoint(author_of(record, signer), head_of(record))


def for_a_stick(name: str) -> str:
    """Return a name in characters that every stick takes."""
    return re.sub(r"[^\w-]", "_", name)


def write_checkpoint_to(record: Record, signer: Signer, folder: Path) -> Path:
    """Write an officer's `.checkpoint` into a folder of a stick, and return where it lies, whole.

    Raises:
        CaseFileError: the stick did not take it; what lay there before lies there still.
    """
    where = f"{len(record.journal):06d}"
    name = "-".join((for_a_stick(record.state.case), where, signer.actor)) + SUFFIXES[PacketKind.CHECKPOINT]
    path = folder / name
    write_packet(path, checkpoint(record, signer))
    return path


# ── asking ─────────────────────────────────────────────────────────────────────────────────
def previewing(record: Record, signer: Signer, folder: Path) -> Generator[Progress, None, tuple[PacketLine, ...]]:
    """Return what would become of each `.ballot` in a folder, were all of them taken in. Writes nothing.

    Raises:
        CaseFileError: the folder cannot be read, or holds more than a committee has.
    """
    intake = _Intake(record, signer)
    lines = []
    for path in (yield from _in_order(folder)):
        found = intake.asked(path)
        if found.line.outcome.code == FITS:
            intake.suppose(found)
        lines.append(found.line)
    return _by_name(lines)


def taking(record: Record, signer: Signer, folder: Path) -> Generator[Progress, None, tuple[PacketLine, ...]]:
    """Take in every `.ballot` of a folder that fits, each in one transaction, and write its `.receipt` beside it.

    One that does not fit stands in nobody's way; one that contradicts what was taken in before is kept in the case
    file and changes nothing. The order in which the files lie there does not matter.

    Raises:
        CaseFileError: the folder cannot be read, or the case file could not take a packet; those before stand.
    """
    intake = _Intake(record, signer)
    lines = []
    for path in (yield from _in_order(folder)):
        found = intake.asked(path)
        line = found.line
        if line.outcome.code == FITS:
            line = intake.take(found)
        elif line.outcome.code == CONFLICT:
            _keep_as_evidence(record, found)
        if line.outcome.code in {TAKEN, ALREADY}:
            line = intake.with_receipt(line, found, path)
        lines.append(line)
    return _by_name(lines)


def _keep_as_evidence(record: Record, found: _Asked) -> None:
    """Keep a packet that contradicts; of one person a few are enough, and thousands would only fill the file."""
    before = f"conflict-{found.line.evaluator}-"
    kept = {one.name for one in record.file.attachments() if one.name.startswith(before)}
    name = f"{before}{found.sha256.hex()[:16]}.ballot"
    if name not in kept and len(kept) < MOST_CONFLICTS:
        record.file.put_attachment(name, MEDIA, found.data)


def _by_name(lines: list[PacketLine]) -> tuple[PacketLine, ...]:
    return tuple(sorted(lines, key=lambda one: one.file))


def _in_order(folder: Path) -> Generator[Progress, None, list[Path]]:
    """Return the packets of a folder by person and version, so that an older one never comes after a newer."""
    paths = packets_in(folder, SUFFIXES[PacketKind.BALLOT])
    keyed = []
    for done, path in enumerate(paths):
        yield Progress("packet.reading", done, len(paths))
        keyed.append((*_rank(path), path.name, path))
    yield Progress("packet.reading", len(paths), len(paths))
    return [path for *_, path in sorted(keyed)]


def _rank(path: Path) -> tuple[str, int]:
    try:
        packet = read_ballot(read_packet(path, LIMITS[PacketKind.BALLOT]))
    except (CaseFileError, PacketError):
        return "", 0
    return packet.actor, packet.version


# ── one packet ─────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True, repr=False)
class _Asked:
    """A packet with its outcome; `entries` are those that the record does not have yet."""

    line: PacketLine
    data: bytes = b""
    sha256: bytes = b""
    entries: tuple[Link, ...] = ()
    state: CaseState | None = None
    hashes: tuple[bytes, ...] = ()


class _Intake:
    """The record as it is, or as it would be after the packets so far."""

    def __init__(self, record: Record, signer: Signer) -> None:
        self._record = record
        self._signer = signer
        self._holder = role_of(signer.actor).value
        self._look_at_the_record()
        self._known: dict[Actor, list[tuple[int, bytes]]] = defaultdict(list)
        for recorded, entry in zip(record.journal, record.file.entries(), strict=True):
            # What somebody's secrets went through on this machine is no part of what they did on their own.
            if evaluator_of(recorded.actor) and not isinstance(recorded.act, RecoveryUsed | SecretRenewed | TriesNoted):
                self._known[recorded.actor].append((recorded.seq, _print(entry.body, entry.signature)))

    def _look_at_the_record(self) -> None:
        checked = self._record.checked()
        self._state, self._hashes = checked.state, list(checked.hashes)

    def asked(self, path: Path) -> _Asked:
        """Return what would become of the packet at `path`."""
        try:
            data = read_packet(path, LIMITS[PacketKind.BALLOT])
            packet = read_ballot(data)
        except NotARegularFileError as error:
            return _Asked(PacketLine(path.name, Finding.of("packet.not_a_file", what=error.finding.fact("what"))))
        except CaseFileError as error:
            return _Asked(PacketLine(path.name, error.finding))
        except PacketError as error:
            return _Asked(PacketLine(path.name, refusal(error)))
        sha256 = hashlib.sha256(data).digest()
        try:
            entries, (state, hashes) = self._fitting(packet, sha256)
        except RefusedError as error:
            return _Asked(self._line(path, packet, *error.findings), data, sha256)
        fits = Finding.of(FITS, entries=len(entries))
        return _Asked(self._line(path, packet, fits), data, sha256, entries, state, hashes)

    def _line(self, path: Path, packet: BallotPacket, outcome: Finding, *reasons: Finding) -> PacketLine:
        evaluator = evaluator_of(Actor(packet.actor)) or EvaluatorId("")
        member = self._state.evaluator(evaluator) if packet.case == self._state.case else None
        return PacketLine(path.name, outcome, evaluator, member.name if member else "", packet.version, reasons)

    def _fitting(
        self, packet: BallotPacket, sha256: bytes
    ) -> tuple[tuple[Link, ...], tuple[CaseState, tuple[bytes, ...]]]:
        """Return the entries to take in, and the record after them; `RefusedError` with the outcome, then reasons."""
        refuse_other_case(packet, self._state)  # (2)
        refuse_unless_signed(packet, self._state, person=True)  # (2), (3)
        if not self._has(packet.base):
            raise RefusedError(Finding.of("packet.base_unknown", seq=packet.base.seq))  # (4)
        entries = self._entries(packet)  # (5), (6)
        new = self._unknown(packet, entries)  # (7)
        if self._state.stage is not Stage.READY:
            raise RefusedError(Finding.of("packet.not_now", stage=self._state.stage.value))  # (8)
        return new, self._after(packet, new, sha256)  # (9)

    def _has(self, base: Place) -> bool:
        return base.seq <= len(self._hashes) and self._hashes[base.seq - 1] == base.hash

    def _entries(self, packet: BallotPacket) -> tuple[Link, ...]:
        try:
            entries = read_entries(open_ballot(packet, self._holder, self._signer.keys))
            statements = [read_body(one.body) for one in entries]
        except BoxClosedError:
            raise RefusedError(Finding.of("packet.box_closed")) from None
        except (RefusedError, EntryRefusedError) as error:
            raise RefusedError(Finding.of("packet.entries_misshapen"), *error.findings) from None
        base = Base(packet.base.seq, packet.base.hash.hex())
        if any((one.case, one.actor, one.base) != (packet.case, packet.actor, base) for one in statements):
            raise RefusedError(Finding.of("packet.other_entries"))
        if len(entries) != packet.version:
            raise RefusedError(Finding.of("packet.other_version", version=packet.version, entries=len(entries)))
        return entries

    def _unknown(self, packet: BallotPacket, entries: tuple[Link, ...]) -> tuple[Link, ...]:
        mine = [one for seq, one in self._known[Actor(packet.actor)] if seq > packet.base.seq]
        theirs = [_print(one.body, one.signature) for one in entries]
        if any(one != other for one, other in zip(mine, theirs, strict=False)):
            raise RefusedError(Finding.of(CONFLICT, version=packet.version))
        if len(mine) == len(theirs):
            raise RefusedError(Finding.of(ALREADY))
        if len(mine) > len(theirs):
            raise RefusedError(Finding.of("packet.older", version=packet.version, known=len(mine)))
        return entries[len(mine) :]

    def _after(self, packet: BallotPacket, new: tuple[Link, ...], sha256: bytes) -> tuple[CaseState, tuple[bytes, ...]]:
        state, hashes = self._state, list(self._hashes)
        try:
            for one in new:
                link = _following(hashes, one)
                state, _ = check_next(state, hashes, link)
                hashes.append(link.hash)
            state = apply(state, self._signer.actor, _note(packet, sha256))
        except RefusedError as error:
            raise RefusedError(Finding.of("packet.not_allowed"), *error.findings) from None
        return state, tuple(hashes)

    def suppose(self, found: _Asked) -> None:
        """Go on as if this packet were in the record."""
        assert found.state is not None
        self._state, self._hashes = found.state, list(found.hashes)
        self._remember(found)

    def _remember(self, found: _Asked) -> None:
        known = self._known[Actor(f"evaluator:{found.line.evaluator}")]
        known.extend((len(self._hashes), _print(one.body, one.signature)) for one in found.entries)

    def take(self, found: _Asked) -> PacketLine:
        """Put the entries of a packet into the record, and who did so, together or not at all."""
        line, record = found.line, self._record
        with record.together():
            for one in found.entries:
                record.adopt(one.body, one.signature)
            record.append(self._signer, acts.PacketTaken(line.evaluator, line.version, found.sha256.hex()))
        self._look_at_the_record()
        self._remember(found)
        taken = Finding.of(TAKEN, entries=len(found.entries))
        return PacketLine(line.file, taken, line.evaluator, line.name, line.version)

    def with_receipt(self, line: PacketLine, found: _Asked, path: Path) -> PacketLine:
        """Write the receipt beside the packet; the stick may be full or gone, and the packet is taken all the same."""
        author, place = author_of(self._record, self._signer), head_of(self._record)
        receipt = write_receipt(author, place, f"evaluator:{line.evaluator}", line.version, found.sha256)
        try:
            write_packet(path.with_suffix(SUFFIXES[PacketKind.RECEIPT]), receipt)
        except CaseFileError as error:
            return PacketLine(line.file, line.outcome, line.evaluator, line.name, line.version, (), error.finding)
        return line


def _print(body: bytes, signature: bytes) -> bytes:
    return hashlib.sha256(body).digest() + hashlib.sha256(signature).digest()


def _following(hashes: list[bytes], entry: Link) -> Link:
    head = hashes[-1]
    return Link(head, entry.body, entry.signature, chain.link(head, entry.body, entry.signature))


def _note(packet: BallotPacket, sha256: bytes) -> acts.PacketTaken:
    evaluator = evaluator_of(Actor(packet.actor))
    assert evaluator is not None  # asked before
    return acts.PacketTaken(evaluator, packet.version, sha256.hex())


# ── what all packets share ─────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class _Entries:
    entries: tuple[CarriedEntry, ...]


def write_entries(links: Iterable[Link]) -> bytes:
    """Return entries as the contents of a box."""
    return canonical.encode({"entries": carried_entries(links)})


def read_entries(untrusted: bytes) -> tuple[Link, ...]:
    """Return the entries of a box, linked anew among themselves; `RefusedError` where there are none of this form."""
    try:
        return tuple(linked(read_plain(_Entries, canonical.decode(untrusted)).entries))
    except NotCanonicalError as error:
        raise RefusedError(Finding.of("record.not_canonical", reason=str(error)[:120])) from None
    except MisshapenError as error:
        raise RefusedError(*error.faults) from None


def refuse_other_case(packet: Packet, state: CaseState) -> None:
    """Refuse a packet of another case. Its signature would not hold here either, but this says what happened."""
    if packet.case != state.case:
        raise RefusedError(Finding.of("packet.other_case", found=packet.case[:40]))


def refuse_unless_signed(packet: Packet, state: CaseState, *, person: bool) -> None:
    """Refuse a packet of somebody who is not of the kind that writes it, has no keys here, or did not sign it."""
    actor = Actor(packet.actor)
    keys = state.keys.get(actor)
    if keys is None or (evaluator_of(actor) is not None) is not person:
        raise RefusedError(Finding.of("packet.stranger", found=packet.actor[:40]))
    try:
        packet.check_signature(public_keys(keys))
    except BadSignatureError:
        raise RefusedError(Finding.of("packet.signature_wrong", actor=actor)) from None


def refusal(error: PacketError) -> Finding:
    """Return why bytes are no packet of the kind that was looked for."""
    match error:
        case EmptyPacketError():
            return Finding.of("packet.empty")
        case PacketTooLargeError():
            return Finding.of("packet.too_large", limit=error.limit)
        case OtherFormatError():
            return Finding.of("packet.other_format", found=error.found)
        case OtherKindError():
            return Finding.of("packet.other_kind", found=error.found)
        case _:
            return Finding.of("packet.misshapen", reason=str(error)[:120])
