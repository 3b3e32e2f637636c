"""Commands about a case file: its minutes, its export, its audit copy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from committee_app.casefile.audit_copy import write_audit_copy
from committee_app.casefile.casefile import CaseFile
from committee_app.cli import files
from committee_app.cli.errors import FailedError
from committee_app.cli.passphrases import room_passphrase
from committee_app.cli.voice import Voice
from committee_app.desks.clock import SystemClock
from committee_app.desks.issuing import draft_minutes, stored_minutes
from committee_app.desks.packages import SIGNED_SUMS, package_of
from committee_app.desks.ranking import has_result
from committee_app.desks.record import Record, links
from committee_app.desks.record_file import write_record
from committee_app.desks.result_files import result_files, workbook_obstacles
from committee_app.export.labels import Language
from committee_app.sealing.slots import KdfCost

SIGNED_NAME, DRAFT_NAME = "minutes.pdf", "minutes-draft.pdf"


@dataclass(frozen=True, slots=True)
class CaseToRead:
    """A case file named on the command line, and where its passphrase comes from."""

    path: Path
    passphrase_file: Path | None
    cost: KdfCost

    @contextmanager
    def record(self, voice: Voice) -> Iterator[Record]:
        """Open the case to read it; no byte of it is changed."""
        if not self.path.exists():
            # Before anybody is asked for six words.
            raise FailedError("cli.file_missing", file=str(self.path))
        passphrase = room_passphrase(voice, self.passphrase_file)
        with CaseFile.open(self.path, passphrase, read_only=True, cost=self.cost) as file:
            yield Record(file, SystemClock())


def minutes(voice: Voice, case: CaseToRead, out: Path | None, language: Language) -> int:
    """Write the signed minutes, or a draft before they are signed."""
    if out is not None:
        files.refuse_same(out, [case.path, case.passphrase_file])
    with case.record(voice) as record:
        signed = stored_minutes(record)
        data = signed if signed is not None else voice.watch(draft_minutes(record, language))
    place = out or Path(SIGNED_NAME if signed is not None else DRAFT_NAME)
    files.write(place, data)
    voice.say("cli.minutes_signed" if signed is not None else "cli.minutes_draft", file=str(place))
    return 0


def export(voice: Voice, case: CaseToRead, out: Path) -> int:
    """Write the registration package; before the minutes are signed the record, and the result if there is one."""
    with case.record(voice) as record:
        package = package_of(record)
        contents = package or {
            "record.json": write_record(links(record.file)) + b"\n",
            **result_files(record.state),
        }
        complete, without_workbook = has_result(record.state), workbook_obstacles(record.state)
    files.folder(out)
    for name, data in contents.items():
        files.refuse_same(out / name, [case.path, case.passphrase_file])
        files.write(out / name, data)
        voice.say("cli.file_written", file=str(out / name))
    for finding in without_workbook:
        voice.print(voice.finding(finding))
    if not complete:
        voice.say("cli.no_result_yet")
    if package is None:
        voice.say("cli.no_minutes_yet")
    elif SIGNED_SUMS in package:
        voice.say("cli.package_signed", folder=str(out))
    else:
        voice.say("cli.package_unsigned", folder=str(out))
    return 0


def audit_copy(voice: Voice, case: CaseToRead, out: Path) -> int:
    """Write the opened case as a plain database."""
    files.refuse_same(out, [case.path, case.passphrase_file])
    with case.record(voice) as record:
        if not has_result(record.state):
            raise FailedError("cli.not_opened_yet", file=case.path.name)
        digest = write_audit_copy(record.file, out)
    voice.say("cli.audit_copy_written", file=str(out), digest=digest)
    return 0
