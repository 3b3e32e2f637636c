"""After a crash: what is there, how it stands to the newest copy and to what this machine remembers, and putting back.

`what_is_there` opens the file as the program would (which takes back a saving that was cut in the middle), checks it
whole, closes it again, and says what a person needs to go on: the last entry, whose drafts are kept, whether anything
is missing. `compare` lays a file beside a copy; `restore` puts the copy in its place and keeps the file under another
name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from pathlib import Path

from committee_app.case.acts import Recorded, kind_of
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import Actor
from committee_app.case.state import CaseState
from committee_app.casefile.casefile import CaseFile
from committee_app.casefile.copies import FoundCopy, copies_in
from committee_app.casefile.errors import CaseFileError
from committee_app.casefile.readable import differences
from committee_app.casefile.restoring import SetAside, put_back
from committee_app.desks.branch import Branch, NoBranchError, kept_branch, remembered_as
from committee_app.desks.checking import CheckedRecord, check_record
from committee_app.desks.forks import common_entries
from committee_app.desks.keeping import Places, has_journal
from committee_app.desks.memory import compared
from committee_app.desks.ranking import ranking_rows
from committee_app.desks.record import links
from committee_app.sealing.slots import REAL_COST, KdfCost


class Relation(StrEnum):
    """How a copy stands to a file: the same record, less of it, more of it, another from somewhere on, or unknown."""

    SAME = "same"
    LESS = "less"
    MORE = "more"
    PARTED = "parted"
    OTHER_CASE = "other_case"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class LastEntry:
    """The newest act that stands: its number, when it was claimed to be done, by whom, and its kind."""

    seq: int
    at: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class PersonsDrafts:
    """That somebody's unfinished work is kept: how many pieces, and the newest one's time. Only they can read it."""

    actor: Actor
    name: str
    count: int
    saved_at: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A file beside a copy.

    Attributes:
        relation: how the copy stands to the file.
        both: how many entries from the first on are in both.
        only_here: the entries that only the file has, as far as it holds.
        only_there: the entries that only the copy has, as far as it holds.
        trouble: why one of them is not whole.
    """

    relation: Relation
    both: int
    only_here: tuple[Recorded, ...] = ()
    only_there: tuple[Recorded, ...] = ()
    trouble: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What is there after a crash.

    Attributes:
        file: the name of the case file.
        unclosed: whether the program had it open and did not close it in order.
        replayed: whether a saving that was cut in the middle was taken back just now.
        trouble: what is wrong with the file; nothing if it is whole.
        entries: how many entries hold.
        last: the newest of them, or None.
        drafts: whose unfinished work is kept.
        remembered: what this machine's memory says against the file.
        left: what lies beside the file that work cut short, or an earlier restoring, left there.
        copy: the newest second copy, or None.
        beside: the file beside that copy, or None.
    """

    file: str
    unclosed: bool
    replayed: bool = False
    trouble: tuple[Finding, ...] = ()
    entries: int = 0
    last: LastEntry | None = None
    drafts: tuple[PersonsDrafts, ...] = ()
    remembered: tuple[Finding, ...] = ()
    left: tuple[Finding, ...] = ()
    copy: FoundCopy | None = None
    beside: Comparison | None = None

    @property
    def nothing_lost(self) -> bool:
        """Whether the file is whole, and neither the machine nor the newest copy knows more."""
        more = {Relation.MORE, Relation.PARTED}
        return not self.trouble and not self.remembered and (self.beside is None or self.beside.relation not in more)


@dataclass(frozen=True, slots=True)
class _Looked:
    """A file that was opened, checked and closed again."""

    checked: CheckedRecord
    trouble: tuple[Finding, ...] = ()
    replayed: bool = False
    drafts: tuple[PersonsDrafts, ...] = ()
    branch: Branch | None = None

    @property
    def whole(self) -> bool:
        return not self.trouble


def what_is_there(path: Path, passphrase: str, places: Places | None = None, *, cost: KdfCost = REAL_COST) -> Aftermath:
    """Say what is there. The file must not be open; trouble with it is part of the answer.

    Raises:
        CaseFileError: nothing can be said: the passphrase is wrong, it is open elsewhere, or not there.
    """
    unclosed = has_journal(path)
    here = _look(path, passphrase, cost, mend=True)
    found = Aftermath(path.name, unclosed, here.replayed, here.trouble, len(here.checked.journal))
    places = places or Places()
    newest = _newest_copy(path, places.copies)
    there = _look(newest.path, passphrase, cost, mend=False) if newest else None
    return replace(
        found,
        last=_last(here.checked),
        drafts=here.drafts,
        left=left_beside(path),
        remembered=_remembered(here, places),
        copy=newest,
        beside=_beside(here, there) if there else None,
    )


def left_beside(path: Path) -> tuple[Finding, ...]:
    """Return what lies beside a case file by its name alone: a copy that was cut short, or a file that was replaced.

    Nothing of it is ever read as the case: it stays until a person has looked at it.
    """
    form = re.compile(rf"{re.escape(path.stem)}(?:\.(restoring|damaged)-[0-9]+)?{re.escape(path.suffix)}(\.part)?")
    named = ((name, form.fullmatch(name)) for name in sorted(_names_in(path.parent)) if name != path.name)
    return tuple(Finding.of(_LEFT[found[2] or found[1]], file=name) for name, found in named if found is not None)


def compare(path: Path, copy: Path, passphrase: str, *, cost: KdfCost = REAL_COST) -> Comparison:
    """Lay a file beside a copy; neither is changed, unless a cut saving in the file has to be taken back.

    Raises:
        CaseFileError: the passphrase is not theirs, one is open, or not there.
    """
    return _beside(_look(path, passphrase, cost, mend=True), _look(copy, passphrase, cost, mend=False))


def restore(path: Path, copy: Path, passphrase: str, *, cost: KdfCost = REAL_COST) -> SetAside | None:
    """Put a copy in a file's place; the file keeps its bytes beside it, and their SHA-256 is noted there.

    Returns:
        Where the replaced file lies now, or None where there was none.

    Raises:
        RefusedError: the copy is not whole, or of another case.
        CaseFileError: one of them is open, or cannot be read or written.
    """
    there = _look(copy, passphrase, cost, mend=False)
    if not there.whole:
        raise RefusedError(Finding.of("recovery.copy_not_whole", file=copy.name), *there.trouble)
    if path.exists():
        here = _look(path, passphrase, cost, mend=False)
        if _beside(here, there).relation is Relation.OTHER_CASE:
            raise RefusedError(Finding.of("recovery.other_case", file=copy.name))
    return put_back(copy, path)


# ── looking ────────────────────────────────────────────────────────────────────────────────
_NOTHING_CAN_BE_SAID = frozenset(
    {
        "casefile.wrong_passphrase_or_not_a_case",
        "casefile.in_use",
        "casefile.not_found",
        "casefile.not_a_regular_file",
        "casefile.other_suffix",
        "casefile.unreadable",
        "casefile.newer_format",
    }
)
"""Troubles with opening that say nothing of what is in the file."""


_LEFT = {
    ".part": "recovery.left_part",
    "restoring": "recovery.left_restoring",
    "damaged": "recovery.left_damaged",
}


def _names_in(folder: Path) -> list[str]:
    try:
        return [one.name for one in folder.iterdir()]
    except OSError:  # whoever opens the file says what is wrong with its folder
        return []


def _look(path: Path, passphrase: str, cost: KdfCost, *, mend: bool) -> _Looked:
    try:
        with CaseFile.open(path, passphrase, read_only=not mend, cost=cost) as file:
            checked = check_record(links(file))
            torn = differences(file, checked.state, ranking_rows(checked.state)) if checked.holds else ()
            trouble = (*checked.faults, *torn, *file.altered_bytes())
            return _Looked(checked, trouble, file.replayed, tuple(_drafts(file, checked.state)), _branch(file))
    except CaseFileError as error:
        if error.finding.code in _NOTHING_CAN_BE_SAID:
            raise
        return _Looked(CheckedRecord(CaseState(), (), ()), (error.finding,))


def _drafts(file: CaseFile, state: CaseState) -> Iterator[PersonsDrafts]:
    for actor, kept in groupby(file.kept_drafts(), key=lambda one: one.actor):
        times = [one.saved_at for one in kept]
        yield PersonsDrafts(Actor(actor), state.person_name(Actor(actor)), len(times), max(times))


def _last(checked: CheckedRecord) -> LastEntry | None:
    if not checked.journal:
        return None
    last = checked.journal[-1]
    return LastEntry(last.seq, last.at, checked.state.person_name(last.actor), kind_of(last.act))


def _branch(file: CaseFile) -> Branch | None:
    try:
        return kept_branch(file)
    except NoBranchError:  # what opens the file will say so
        return None


def _remembered(here: _Looked, places: Places) -> tuple[Finding, ...]:
    checked = here.checked
    if places.memory is None or not checked.journal or checked.state.rehearsal:
        return ()
    try:
        name = remembered_as(checked.state.case, here.branch)
        return compared(places.memory.recall(name), checked.hashes)
    except RefusedError as error:
        return error.findings
    except OSError:
        return ()


def _newest_copy(path: Path, folder: Path | None) -> FoundCopy | None:
    if folder is None:
        return None
    try:
        return next(iter(copies_in(folder, path.stem)), None)
    except CaseFileError:
        return None


# ── beside each other ──────────────────────────────────────────────────────────────────────
def _beside(here: _Looked, there: _Looked) -> Comparison:
    both = common_entries(here.checked, there.checked)
    only_here, only_there = here.checked.journal[both:], there.checked.journal[both:]
    trouble = (*here.trouble, *there.trouble)
    return Comparison(_relation(here, there, only_here, only_there), both, only_here, only_there, trouble)


def _relation(here: _Looked, there: _Looked, only_here: Sequence[Recorded], only_there: Sequence[Recorded]) -> Relation:
    if not here.checked.journal or not there.checked.journal:
        return Relation.UNREADABLE
    if here.checked.state.case != there.checked.state.case:
        return Relation.OTHER_CASE
    if only_here and only_there:
        return Relation.PARTED
    if only_here:
        return Relation.LESS
    return Relation.MORE if only_there else Relation.SAME
