"""A member who works on a machine of their own: set up from a `.roster`, back with a `.ballot`, told by a `.receipt`.

The roster holds the record and that member's locked keys, under six words drawn for this one machine; the same words
then open its case file. What the member does there is signed as everywhere, with the roster's head as its base.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Generator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import Actor, EvaluatorId, ProposalId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role, evaluator_actor, officer_actor
from committee_app.case.progress import Progress
from committee_app.case.state import CaseState
from committee_app.case.typed import MisshapenError, read_plain
from committee_app.casefile.casefile import CaseFile, Entry
from committee_app.casefile.errors import NotARegularFileError
from committee_app.casefile.packet_files import packets_in, read_packet, write_packet
from committee_app.casefile.readable import readable_rows
from committee_app.desks.access import new_room_passphrase, slot_digest
from committee_app.desks.branch import Branch, keep_branch
from committee_app.desks.checking import CheckedRecord, Link, check_record
from committee_app.desks.clock import Clock
from committee_app.desks.documents import Handed, keep_documents, missing_documents, read_document
from committee_app.desks.entries import Base
from committee_app.desks.kept_secrets import slots_in_the_record
from committee_app.desks.opening import holder_keys
from committee_app.desks.packets import (
    MEDIA,
    SUFFIXES,
    author_of,
    for_a_stick,
    head_of,
    refusal,
    refuse_other_case,
    refuse_unless_signed,
    write_entries,
)
from committee_app.desks.record import Record, Signer, links
from committee_app.desks.record_file import CarriedEntry, carried_entries, linked
from committee_app.intake.proposal_pages import MAX_BYTES
from committee_app.sealing import canonical
from committee_app.sealing.canonical import NotCanonicalError
from committee_app.sealing.packets import (
    LIMITS,
    Author,
    BoxClosedError,
    PacketError,
    PacketKind,
    PacketTooLargeError,
    Place,
    Receipt,
    RosterPacket,
    open_roster,
    read_ballot,
    read_receipt,
    read_roster,
    write_ballot,
    write_roster,
)
from committee_app.sealing.slots import KdfCost

_WRITTEN = "written.ballot"
_PDF = ".pdf"


# ── on the committee's machine ─────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True, repr=False)
class NewRoster:
    """A `.roster` just made: its bytes, its name on a stick, and the six words to show once, for that machine alone."""

    data: bytes
    name: str
    passphrase: str


@dataclass(frozen=True, slots=True, repr=False)
class RosterToLock:
    """What goes into a `.roster`, read from the open record; to lock it needs the file no more, and takes its time."""

    author: Author
    evaluator: Actor
    head: Place
    contents: bytes
    name: str
    cost: KdfCost

    def lock(self) -> NewRoster:
        """Draw six words and lock the contents under them. Slow by design.

        Raises:
            RefusedError: the record is too long for a packet.
        """
        passphrase = new_room_passphrase()
        try:
            data = write_roster(self.author, self.evaluator, self.head, self.contents, passphrase, self.cost)
        except PacketTooLargeError as error:
            raise RefusedError(refusal(error)) from None
        return NewRoster(data, self.name, passphrase)


def begin_roster(record: Record, signer: Signer, evaluator: EvaluatorId, cost: KdfCost) -> RosterToLock:
    """Return the record as it stands, for one member's own machine, still to be locked.

    Raises:
        RefusedError: scoring is not open, or nobody of that number has keys.
    """
    actor, state = evaluator_actor(evaluator), record.state
    if state.stage is not Stage.READY:
        raise RefusedError(Finding.of("packet.not_now", stage=state.stage.value))
    slot = record.file.slot(actor)
    if slot is None:
        raise RefusedError(Finding.of("actor.not_enrolled", actor=actor))
    contents = canonical.encode({"entries": carried_entries(links(record.file)), "slots": [slot]})
    name = packet_name(state, actor, PacketKind.ROSTER)
    return RosterToLock(author_of(record, signer), actor, head_of(record), contents, name, cost)


def write_roster_to(roster: NewRoster, folder: Path) -> Path:
    """Write a roster into a folder of a stick, whole, and return where it lies.

    Raises:
        CaseFileError: the stick did not take it; what lay there before lies there still.
    """
    path = folder / roster.name
    write_packet(path, roster.data)
    return path


def packet_name(state: CaseState, actor: Actor, kind: PacketKind) -> str:
    """Return the name of a packet on a stick: the case and the person, in characters that every stick takes.

    >>> packet_name(CaseState(case="2026/1"), Actor("evaluator:9"), PacketKind.BALLOT)
    '2026_1-evaluator_9.ballot'
    """
    return "-".join(map(for_a_stick, (state.case, actor))) + SUFFIXES[kind]


# ── on the member's machine ────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class _Contents:
    entries: tuple[CarriedEntry, ...]
    slots: tuple[str, ...]


def begin_branch(path: Path, roster: bytes, passphrase: str, clock: Clock, cost: KdfCost) -> Record:
    """Make a case file for one member from a roster, under the same six words. Slow by design.

    Whether the roster is the committee's is told by the words, which came another way, and by the printed key prints.

    Raises:
        RefusedError: it is no roster, the words do not open it, or what it holds does not hold; nothing is left.
        CaseFileError: the file cannot be made; nothing is left of it.
    """
    packet, contents = _opened(roster, passphrase, cost)
    entries = tuple(linked(contents.entries))
    checked = _record_that_holds(packet, entries)
    slot = _own_slot(contents)
    named = slots_in_the_record(checked.journal)
    generation = next((name[2] for name, digest in named.items() if digest == slot_digest(slot)), 1)
    file = CaseFile.create(path, passphrase, cost=cost)
    try:
        with file.transaction():
            for seq, one in enumerate(entries, start=1):
                file.append(Entry(seq, one.prev, one.body, one.signature, one.hash))
            file.rebuild(readable_rows(checked.state))
            file.put_slot(packet.evaluator, slot, generation)
            keep_branch(file, Branch(Actor(packet.evaluator), Base(packet.base.seq, packet.base.hash.hex())))
        return Record(file, clock)
    except BaseException:
        file.close()
        path.unlink(missing_ok=True)
        raise


def _opened(roster: bytes, passphrase: str, cost: KdfCost) -> tuple[RosterPacket, _Contents]:
    try:
        packet = read_roster(roster)
        return packet, read_plain(_Contents, canonical.decode(open_roster(packet, passphrase, cost)))
    except PacketError as error:
        raise RefusedError(refusal(error)) from None
    except BoxClosedError:
        raise RefusedError(Finding.of("packet.wrong_words")) from None
    except NotCanonicalError:
        raise RefusedError(Finding.of("packet.entries_misshapen")) from None
    except MisshapenError as error:
        raise RefusedError(Finding.of("packet.entries_misshapen"), *error.faults) from None


def _record_that_holds(packet: RosterPacket, entries: tuple[Link, ...]) -> CheckedRecord:
    checked = check_record(entries)
    if not checked.holds:
        raise RefusedError(Finding.of("packet.entries_misshapen"), *checked.faults)
    state = checked.state
    refuse_other_case(packet, state)
    if packet.actor != officer_actor(Role.SECRETARY):
        raise RefusedError(Finding.of("packet.stranger", found=packet.actor[:40]))
    refuse_unless_signed(packet, state, person=False)
    if packet.base != Place(len(entries), checked.head) or packet.evaluator not in state.keys:
        raise RefusedError(Finding.of("packet.other_entries"))
    if state.stage is not Stage.READY:
        raise RefusedError(Finding.of("packet.not_now", stage=state.stage.value))
    return checked


def _own_slot(contents: _Contents) -> str:
    """Whose keys are in a slot shows when it is opened; here it is only some JSON, since the file takes no other."""
    try:
        (slot,) = contents.slots
        json.loads(slot)
    except (ValueError, RecursionError):
        raise RefusedError(Finding.of("packet.entries_misshapen")) from None
    return slot


def ballot_packet(record: Record, signer: Signer) -> bytes:
    """Return everything this member has done here, for the committee's machine; the same until there is more.

    Raises:
        RefusedError: this is the committee's own file, nothing was done yet, or it is too long for a packet.
    """
    branch = record.branch
    if branch is None:
        raise RefusedError(Finding.of("branch.not_one"))
    done = _done_here(record, branch)
    if not done:
        raise RefusedError(Finding.of("packet.nothing_yet"))
    kept = record.file.attachment(_WRITTEN)
    if kept is not None and read_ballot(kept).version == len(done):
        return kept
    base = Place(branch.base.seq, bytes.fromhex(branch.base.hash))
    holders = {name: keys.sealing for name, keys in holder_keys(record.state).items()}
    try:
        data = write_ballot(author_of(record, signer), base, len(done), write_entries(done), holders)
    except PacketTooLargeError as error:
        raise RefusedError(refusal(error)) from None
    record.file.put_attachment(_WRITTEN, MEDIA, data)
    return data


def _done_here(record: Record, branch: Branch) -> list[Link]:
    return [one for one in links(record.file) if (one.number or 0) > branch.base.seq]


def write_ballot_to(record: Record, signer: Signer, folder: Path) -> Path:
    """Write the member's `.ballot` into a folder of a stick, and return where it lies, whole.

    Raises:
        RefusedError: as `ballot_packet`.
        CaseFileError: the stick did not take it; what lay there before lies there still.
    """
    path = folder / packet_name(record.state, signer.actor, PacketKind.BALLOT)
    write_packet(path, ballot_packet(record, signer))
    return path


def keep_receipt(record: Record, path: Path) -> Receipt:
    """Check an officer's receipt for what was written here, keep it in this file, and return what it says.

    Raises:
        RefusedError: it is no receipt, not of this case, nobody's who may sign one, or for another packet.
        CaseFileError: it cannot be read or kept.
    """
    data = read_packet(path, LIMITS[PacketKind.RECEIPT])
    try:
        receipt = read_receipt(data)
    except PacketError as error:
        raise RefusedError(refusal(error)) from None
    refuse_other_case(receipt, record.state)
    refuse_unless_signed(receipt, record.state, person=False)
    written = {one.sha256 for one in record.file.attachments() if one.name == _WRITTEN}
    if record.branch is None or receipt.evaluator != record.branch.actor or receipt.packet.hex() not in written:
        raise RefusedError(Finding.of("packet.receipt_of_another"))
    record.file.put_attachment(f"{hashlib.sha256(data).hexdigest()[:16]}.receipt", MEDIA, data)
    return receipt


def kept_receipts(record: Record) -> tuple[Receipt, ...]:
    """Return every receipt that was kept here, oldest first; each is an anchor of the committee's record."""
    names = [one.name for one in record.file.attachments() if one.name.endswith(SUFFIXES[PacketKind.RECEIPT])]
    return tuple(read_receipt(record.file.attachment(one) or b"") for one in names)


def all_received(record: Record) -> bool:
    """Whether a receipt is kept here for everything that was done here."""
    kept, branch = record.file.attachment(_WRITTEN), record.branch
    if kept is None or branch is None or read_ballot(kept).version != len(_done_here(record, branch)):
        return False
    return hashlib.sha256(kept).digest() in {one.packet for one in kept_receipts(record)}


# ── proposals as they were handed in ───────────────────────────────────────────────────────
def writing_documents(record: Record, folder: Path) -> Generator[Progress, None, tuple[Path, ...]]:
    """Write every attached proposal into a folder of a stick, beside the roster: too large for it, and named in it.

    Raises:
        RefusedError: a document in the file is not the one that the record names.
        CaseFileError: the stick did not take one; those before it lie there whole.
    """
    written: list[Path] = []
    for done, proposal in enumerate(record.state.documents):
        yield Progress("packet.documents", done, len(record.state.documents))
        document = read_document(record, proposal)
        assert document is not None  # the record names it
        path = folder / f"{for_a_stick(proposal)}{_PDF}"
        write_packet(path, document.data)
        written.append(path)
    yield Progress("packet.documents", len(written), len(written))
    return tuple(written)


def bringing_documents(record: Record, folder: Path) -> Generator[Progress, None, tuple[ProposalId, ...]]:
    """Take into this file the proposals that lie in a folder; return those that are still missing, in roster order.

    A file is a proposal's if it has the digest that the signed record names, whatever it is called; others are left.

    Raises:
        CaseFileError: the folder cannot be read, or the file could not take one.
    """
    named, paths = record.state.documents, packets_in(folder, _PDF)
    for done, path in enumerate(paths):
        yield Progress("packet.documents", done, len(paths))
        with suppress(NotARegularFileError):
            data = read_packet(path, MAX_BYTES)
            digest = hashlib.sha256(data).hexdigest()
            mine = {proposal: Handed(one.name, data) for proposal, one in named.items() if one.sha256 == digest}
            keep_documents(record, mine)
    yield Progress("packet.documents", len(paths), len(paths))
    return missing_documents(record)
