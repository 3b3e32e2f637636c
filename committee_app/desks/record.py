"""An open case: the file, the record in it as checked, and the one way to add to it.

A desk changes a case only through `Record.append`: the act is asked of lifecycle, gate and sealed checks, signed
by the person at the desk, and durable in the file before the new state is anybody's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from committee_app.case.acts import (
    Act,
    CaseCreated,
    LotDrawn,
    MarksRescored,
    OpeningCompleted,
    Recorded,
    RulingAnswered,
    TieChosen,
    TieVoted,
)
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import Actor
from committee_app.case.replaying import apply, obstacles
from committee_app.case.state import CaseState
from committee_app.casefile.casefile import CaseFile, Entry
from committee_app.casefile.readable import RankingRow, rows_after
from committee_app.desks.branch import Branch, NoBranchError, kept_branch
from committee_app.desks.checking import (
    CheckedRecord,
    Link,
    check_next,
    check_record,
    key_text,
    later_kind,
    refuse_all,
    sealed_faults,
)
from committee_app.desks.clock import Clock, stamp
from committee_app.desks.entries import PURPOSE, Base, Statement, recorded, write_body
from committee_app.desks.ranking import ranking_rows
from committee_app.sealing import chain
from committee_app.sealing.keys import PrivateKeys


class RecordDamagedError(Exception):
    """The file opens but the record in it does not hold; nothing is shown that could not be proven."""

    def __init__(self, faults: tuple[Finding, ...], kept: int) -> None:
        super().__init__("; ".join(f"{fault.code} {dict(fault.params)}" for fault in faults))
        self.findings = faults
        self.kept = kept


@dataclass(frozen=True, slots=True, repr=False)
class Signer:
    """Somebody who sits at a desk: the name they sign under, and their keys while they sit there.

    `by_recovery`: they came in with the secret out of their envelope.
    """

    actor: Actor
    keys: PrivateKeys
    by_recovery: bool = False


class Record:
    """The record of one case file, checked whole when opened and after that entry by entry.

    Attributes:
        file: the case file underneath, for slots, drafts and attachments.
        clock: where times come from.
        branch: whose seat this is alone, and from where it grows apart; None in the committee's own file.
    """

    def __init__(self, file: CaseFile, clock: Clock) -> None:
        """Read and check every entry of the file.

        Raises:
            RecordDamagedError: an entry does not hold.
        """
        checked = check_record(links(file))
        if not checked.holds:
            raise RecordDamagedError(_plainly(file, checked), len(checked.journal))
        self.file = file
        self.clock = clock
        self._state = checked.state
        self._journal = list(checked.journal)
        self._hashes = list(checked.hashes)
        self._watchers: list[Callable[[], None]] = []
        self._told = len(self._journal)
        self._depth = 0
        self.branch = self._kept_branch()

    @property
    def state(self) -> CaseState:
        """The case as it stands."""
        return self._state

    @property
    def journal(self) -> tuple[Recorded, ...]:
        """Every act in its place."""
        return tuple(self._journal)

    @property
    def head(self) -> bytes:
        """The hash of the newest entry."""
        return self._hashes[-1] if self._hashes else chain.ZERO

    def hash_of(self, seq: int) -> bytes:
        """Return the hash of entry `seq` (from 1)."""
        return self._hashes[seq - 1]

    def has(self, place: Base) -> bool:
        """Whether this record has had this head."""
        return 0 < place.seq <= len(self._hashes) and self._hashes[place.seq - 1].hex() == place.hash

    def clock_findings(self) -> tuple[Finding, ...]:
        """Return whether this machine's clock is behind the newest entry; nothing is refused for it."""
        now = self.clock.now()
        if not self._journal or now >= datetime.fromisoformat(self._journal[-1].at):
            return ()
        return (Finding.of("clock.set_back", now=stamp(now), newest=self._journal[-1].at),)

    def checked(self) -> CheckedRecord:
        """Return the record as a value, for whoever writes about it."""
        return CheckedRecord(self._state, self.journal, tuple(self._hashes))

    def watch(self, watcher: Callable[[], None]) -> None:
        """Let somebody know after new entries are durable, outside of any transaction: the act stands by then."""
        self._watchers.append(watcher)

    def _tell_watchers(self) -> None:
        if self._depth == 0 and len(self._journal) > self._told:
            self._told = len(self._journal)
            for watcher in self._watchers:
                watcher()

    def obstacles(self, actor: Actor, act: Act) -> tuple[Finding, ...]:
        """Return what would refuse this act now; a screen asks before it offers a button."""
        return obstacles(self._state, actor, act)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make an act and what goes with it (a key slot, dropped drafts) durable together or not at all."""
        before = self._state, len(self._journal)
        self._depth += 1
        try:
            with self.file.transaction():
                yield
        except BaseException:
            self._state = before[0]
            del self._journal[before[1] :], self._hashes[before[1] :]
            raise
        finally:
            self._depth -= 1
        self._tell_watchers()

    def append(self, signer: Signer, act: Act, *, compared: bool = False) -> Recorded:
        """Sign an act, make it durable, and return it in its place.

        `compared`: the act was made a moment ago from the sealed things it speaks of, and each was held against what
        was promised on the way; they are not compared once more. Whoever reads the record compares them all.

        Raises:
            RefusedError: it is not allowed now, or something stands in its way; nothing was changed.
            CaseFileError: the file could not take it; nothing was changed.
        """
        if self.branch is not None and signer.actor != self.branch.actor:
            raise RefusedError(Finding.of("branch.other_seat", actor=self.branch.actor))
        state = apply(self._state, signer.actor, act)
        # Whoever sat down before their keys were replaced holds the old ones; what those sign would end the record.
        if state.keys[signer.actor] != key_text(signer.keys.public):
            refuse_all([Finding.of("actor.keys_replaced", actor=signer.actor)])
        if not compared:
            refuse_all(sealed_faults(self._state, self._hashes, signer.actor, act))
        statement = self._statement(signer.actor, act)
        body = write_body(statement)
        signature = signer.keys.sign(PURPOSE, body)
        entry = Entry(len(self._hashes) + 1, self.head, body, signature, chain.link(self.head, body, signature))
        self.file.append(entry, rows_after(state, act, signer.actor, _ranking_after(state, act)))
        self._state = state
        self._hashes.append(entry.hash)
        done = recorded(entry.seq, statement)
        self._journal.append(done)
        self._tell_watchers()
        return done

    def adopt(self, body: bytes, signature: bytes) -> Recorded:
        """Take in an entry as its author signed it elsewhere, linked to this record's head, and return it in its place.

        Raises:
            RefusedError: it would not hold here; nothing was changed.
            CaseFileError: the file could not take it; nothing was changed.
        """
        head = self.head
        link = Link(head, body, signature, chain.link(head, body, signature))
        state, taken = check_next(self._state, self._hashes, link)
        rows = rows_after(state, taken.act, taken.actor, _ranking_after(state, taken.act))
        self.file.append(Entry(taken.seq, head, body, signature, link.hash), rows)
        self._state = state
        self._hashes.append(link.hash)
        self._journal.append(taken)
        self._tell_watchers()
        return taken

    def _statement(self, actor: Actor, act: Act) -> Statement:
        case = act.case if isinstance(act, CaseCreated) else self._state.case
        base = self.branch.base if self.branch else Base(len(self._hashes), self.head.hex())
        return Statement(case, base, actor, stamp(self.clock.now()), act)

    def _kept_branch(self) -> Branch | None:
        try:
            branch = kept_branch(self.file)
        except NoBranchError:
            raise RecordDamagedError((Finding.of("branch.misshapen"),), len(self._journal)) from None
        if branch is not None and not self.has(branch.base):
            raise RecordDamagedError((Finding.of("branch.base_unknown"),), len(self._journal))
        return branch


def _plainly(file: CaseFile, checked: CheckedRecord) -> tuple[Finding, ...]:
    """Return why a record does not hold: one sentence where a later version of the program wrote the next entry."""
    if {"entry.unknown_kind", "entry.other_format"}.isdisjoint(one.code for one in checked.faults):
        return checked.faults
    link = next(one for one in links(file) if one.number == len(checked.journal) + 1)
    later = later_kind(checked, link)
    return checked.faults if later is None else (later,)


CHANGE_THE_RESULT = (OpeningCompleted, TieVoted, TieChosen, LotDrawn, RulingAnswered, MarksRescored)


def _ranking_after(state: CaseState, act: Act) -> tuple[RankingRow, ...] | None:
    """The ranking is computed again only where an act can change it."""
    return ranking_rows(state) if isinstance(act, CHANGE_THE_RESULT) else None


def links(file: CaseFile) -> Iterator[Link]:
    """Yield the entries of a file as the checking plan takes them."""
    for entry in file.entries():
        yield Link(entry.prev, entry.body, entry.signature, entry.hash, entry.seq)
