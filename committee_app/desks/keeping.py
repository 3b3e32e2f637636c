"""What is kept of an open case outside its file: this machine's memory of its head, and a second copy elsewhere.

Both follow the record after each act, once the act is durable; neither can stop it. What goes wrong, or what
the memory contradicts, is a finding that stays until its cause is gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from committee_app.case.acts import SheetSealed
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import CaseId
from committee_app.casefile.copies import KEPT, Copy, keep_copy, on_the_same_medium
from committee_app.casefile.errors import CaseFileError
from committee_app.casefile.files import journal
from committee_app.desks.admin_log import AdminLog, Event
from committee_app.desks.branch import remembered_as
from committee_app.desks.memory import MachineMemory, Remembered, compared
from committee_app.desks.record import Record


@dataclass(frozen=True, slots=True)
class Places:
    """Where things are kept: this machine's memory, the folder of the second copies, the administrator's log.

    `self_test` is the file of the last self-test at this machine. None for what nobody wants.
    """

    memory: MachineMemory | None = None
    copies: Path | None = None
    keep: int = KEPT
    log: AdminLog | None = None
    self_test: Path | None = None

    def note(self, event: Event) -> None:
        """Log an event; what cannot be logged stops nobody."""
        if self.log is not None:
            self.log.note(event)


class Keeping:
    """Looks after one open case. Rehearsals are not remembered: their number comes again and again."""

    def __init__(self, record: Record, places: Places, *, has_journal: bool) -> None:
        """Compare the record with the memory, and follow it from here on.

        Args:
            record: the open case.
            places: where things are kept.
            has_journal: whether a journal lay beside the file before it was opened.
        """
        self._record = record
        self._memory = places.memory
        self._copies, self._keep = places.copies, places.keep
        self._seen = len(record.journal)
        self._stage = record.state.stage
        self._contradicted: tuple[Finding, ...] = ()
        self._forgetting: tuple[Finding, ...] = ()
        self._copying: tuple[Finding, ...] = ()
        self.newest_copy: Copy | None = None
        self._compare(has_journal=has_journal)
        self._remember(being_written=False)
        record.watch(self._follow)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What somebody should see now: an older or another file first, then what is not kept."""
        return (*self._contradicted, *self._forgetting, *self._copying)

    @property
    def copies(self) -> Path | None:
        """Where the second copies go, or None."""
        return self._copies

    def keep_copies_in(self, folder: Path | None) -> Copy | None:
        """Choose where the second copies go and make one at once; None ends it. The findings say if it failed."""
        self._copies, self._copying, self.newest_copy = folder, (), None
        self._copy()
        return self.newest_copy

    def end(self) -> None:
        """The file is about to be closed in order."""
        self._remember(being_written=False)

    # ── the record goes on ─────────────────────────────────────────────────────────────────
    def _follow(self) -> None:
        new = self._record.journal[self._seen :]
        stage = self._record.state.stage
        moved, self._seen, self._stage = stage is not self._stage, self._seen + len(new), stage
        self._remember(being_written=True)
        if moved or any(isinstance(one.act, SheetSealed) for one in new):
            self._copy()

    def _copy(self) -> None:
        if self._copies is None:
            return
        file = self._record.file
        try:
            self.newest_copy = keep_copy(file, self._copies, self._keep)
            same = on_the_same_medium(file.path, self._copies)
        except CaseFileError as error:
            failed = Finding.of("copy.failed", folder=self._copies.name, seq=len(self._record.journal))
            self._copying = (failed, error.finding)
            return
        self._copying = (Finding.of("copy.same_medium", folder=self._copies.name),) if same else ()

    # ── the machine's memory ───────────────────────────────────────────────────────────────
    def _compare(self, *, has_journal: bool) -> None:
        remembered = self._recall()
        self._contradicted = compared(remembered, self._record.checked().hashes)
        if remembered is not None and remembered.open and not has_journal and not self._record.file.replayed:
            lost = Finding.of("file.journal_missing", file=self._record.file.path.name)
            self._contradicted = (*self._contradicted, lost)

    def _recall(self) -> Remembered | None:
        if self._memory is None or self._is_rehearsal():
            return None
        try:
            return self._memory.recall(self._name)
        except RefusedError as error:
            self._forgetting = error.findings
        except OSError:
            self._forgetting = (Finding.of("memory.not_kept"),)
        return None

    def _remember(self, *, being_written: bool) -> None:
        # What contradicts the memory must not overwrite it, and a file that is not ours stays for who can read it.
        if self._memory is None or self._is_rehearsal() or self._contradicted or self._is_unreadable():
            return
        seq = len(self._record.journal)
        if seq == 0:
            return
        try:
            size = self._record.file.path.stat().st_size
            newest = Remembered(seq, self._record.head, size, being_written)
            self._memory.remember(self._name, newest)
            self._forgetting = ()
        except OSError:
            self._forgetting = (Finding.of("memory.not_kept"),)

    @property
    def _name(self) -> CaseId:
        return remembered_as(self._record.state.case, self._record.branch)

    def _is_unreadable(self) -> bool:
        return any(one.code == "memory.unreadable" for one in self._forgetting)

    def _is_rehearsal(self) -> bool:
        return self._record.state.rehearsal


def has_journal(path: Path) -> bool:
    """Return whether a journal lies beside a case file, hot or wiped: it was not closed in order, and not moved."""
    return journal(path).exists()
