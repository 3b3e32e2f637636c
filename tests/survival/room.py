"""What the tests of survival share: a case that can be saved again and again, and a look at what is left of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from committee_app.case import acts
from committee_app.case.identifiers import ProposalId
from committee_app.case.people import Role
from committee_app.casefile import CaseFile, differences
from committee_app.desks.checking import check_record
from committee_app.desks.clock import ScriptedClock
from committee_app.desks.record import Record, Signer, links
from tests.builders import PROPOSAL_ROSTER, SECRETARY, SignedDay, keys_of
from tests.casefile.room import COST, PASSPHRASE, open_case

MEMBER = "evaluator:1"
_BEGIN = datetime(2026, 2, 26, 9, 0, tzinfo=timezone(timedelta(hours=9)))


def begin(path: Path) -> Record:
    """Make a case with its rules, rosters and auditor; everything after that is `save`."""
    record = Record(CaseFile.create(path, PASSPHRASE, cost=COST), clock())
    day = SignedDay().create().draft().import_rosters().enrol_officer(Role.AUDITOR)
    for done in day.done:
        record.append(Signer(done.actor, keys_of(done.actor)), done.act)
    return record


def resume(path: Path) -> Record:
    """Open the case again and check it whole."""
    return Record(open_case(path), clock())


def clock() -> ScriptedClock:
    """Return a clock of the told day."""
    return ScriptedClock(_BEGIN)


def save(record: Record, place: str = "여기") -> int:
    """Save once: a signed entry, the readable tables it changes, and a draft, together; return the entry's number."""
    seq = len(record.journal) + 1
    roster = tuple(
        replace(one, id=ProposalId(f"{one.id}{copy}"), title=f"{one.title} 제{seq}판")
        for one in PROPOSAL_ROSTER
        for copy in "ab"
    )
    with record.together():
        source = acts.Source(f"{place} {seq}.xlsx", f"{seq:064x}")
        record.append(Signer(SECRETARY, keys_of(SECRETARY)), acts.ProposalsImported(source, roster))
        record.file.put_draft(MEMBER, "sheet", os.urandom(2000), str(seq))
    return seq


@dataclass(frozen=True, slots=True)
class Look:
    """What stands in a file: the hashes of its entries, and what is wrong with it."""

    hashes: tuple[bytes, ...]
    faults: tuple[str, ...]

    @property
    def head(self) -> int:
        """The number of the last entry."""
        return len(self.hashes)


def look(path: Path) -> Look:
    """Open a file as the program would and check it whole; `CaseFileError` where it does not open."""
    with open_case(path) as file:
        checked = check_record(links(file))
        found = (*checked.faults, *differences(file, checked.state), *file.altered_bytes())
        draft = file.draft(MEMBER, "sheet")
    faults = [one.code for one in found]
    # The draft goes with the entry it was saved with; the first five entries have none.
    if draft is not None and int(draft.saved_at) != len(checked.hashes):
        faults.append(f"torn: entry {len(checked.hashes)} with the draft of {draft.saved_at}")
    return Look(checked.hashes, tuple(faults))


def outcome(found: Look, known: Sequence[bytes], acknowledged: int) -> str:
    """Return `ok`, or what became of the file after a failure.

    Args:
        found: what stands in it now.
        known: the hashes of the entries that were there, as far as anybody knows.
        acknowledged: the number of the last entry that somebody was told is saved.
    """
    if found.faults:
        return f"torn {found.faults[0]}"
    if found.head < acknowledged:
        return "lost"
    return "ok" if tuple(known[: found.head]) == found.hashes[: len(known)] else "other"
