"""What is thrown at every reader of files from outside and at the two verifiers, and what may come of it.

A target takes any bytes. Either they are read, and then reading them again says the same, or every fault is a finding;
any other exception is a fault of ours. Of minutes and records both verifiers say the same, and none of these holds: no
fuzzer has the keys. `run.py` lets a coverage-guided fuzzer look for such bytes, `test_corpus.py`
replays those that are kept, without it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from committee_app.case.findings import RefusedError
from committee_app.case.programme_text import ProgrammeRefusedError, read_programme
from committee_app.casefile import CaseFile
from committee_app.casefile.errors import CaseFileError
from committee_app.desks.packets import read_entries
from committee_app.export.outside_keys import read_pkcs12
from committee_app.export.reading import read_signed_pdf
from committee_app.intake import scans
from committee_app.intake.errors import IntakeError
from committee_app.intake.reading import read_grid
from committee_app.intake.rosters import read_members, read_proposals
from committee_app.intake.score_files import ScoresRefusedError, read_score_book
from committee_app.intake.workbook_check import check_workbook
from committee_app.scoring.tally import tally
from committee_app.sealing.packets import (
    PacketError,
    read_ballot,
    read_checkpoint,
    read_package,
    read_receipt,
    read_roster,
)
from committee_app.sealing.slots import KdfCost
from resources.verifier import verifier as stranger
from tests.docs.carried import said_by_the_stranger, said_by_us

AT = datetime(2026, 2, 26, 9, tzinfo=UTC)
CORPUS = Path(__file__).parent / "corpus"
WORDS = "가격 나비 다람쥐 라면 마음 바다"
SMALL = (CORPUS / "programme" / "small.toml").read_bytes()


RULES = read_programme(SMALL.decode("utf-8"))


def programme(data: bytes) -> None:
    """Read a programme as a drafted rule file is read."""
    text = data.decode("utf-8", "replace")
    with suppress(ProgrammeRefusedError):
        assert read_programme(text) == read_programme(text)


def scores(data: bytes) -> None:
    """Read a file of scores under small rules, and tally what is read."""
    with suppress(ScoresRefusedError):
        book = read_score_book(SMALL, data, draw=_no_lot)
        assert tally(book) == tally(read_score_book(SMALL, data, draw=_no_lot))


def _no_lot(_fingerprint: str, _tied: Sequence[str], _numbers: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    raise ValueError


def minutes(data: bytes) -> None:
    """Read minutes as both verifiers do: neither takes them for whole, and both find the same record inside."""
    report, read = stranger.verify(data), read_signed_pdf(data)
    assert not report.holds
    assert not read.nothing_fails
    assert list(stranger.told(report, data, "en"))


def record(data: bytes) -> None:
    """Check a record as both verifiers do: they say the same of it."""
    ours, theirs = said_by_us(data), said_by_the_stranger(data, b"{}")
    assert ours == theirs, (ours, theirs)


def roster(data: bytes) -> None:
    """Read a list of members and of proposals as the preview does: the same rows, or the same faults."""
    path = _as_file(data, "roster.csv")
    with suppress(IntakeError):
        grid = read_grid(path)
        assert read_members(grid) == read_members(grid)
        assert read_proposals(grid, RULES) == read_proposals(grid, RULES)


def workbook(data: bytes) -> None:
    """Look a workbook over before the guarded child gets it: in bounds, or one error."""
    with suppress(IntakeError):
        check_workbook("roster.xlsx", data)


def picture(data: bytes) -> None:
    """Take a scan apart as before the guarded child gets it: a picture of its own points, or one finding."""
    with suppress(RefusedError):
        found = scans._picture("scan", data)
        assert scans._one_page(found) == scans._one_page(scans._picture("scan", data))


def certificate(data: bytes) -> None:
    """Open a certificate file with a password: one finding, or a key whose certificate holds."""
    with suppress(RefusedError):
        assert read_pkcs12(data, "1234", AT).certificate.not_valid_after_utc >= AT


def packet(data: bytes) -> None:
    """Read a packet as each of its kinds: whole, or refused."""
    for read in (read_ballot, read_checkpoint, read_package, read_receipt, read_roster):
        with suppress(PacketError):
            assert read(data) == read(data)
    with suppress(RefusedError):
        assert read_entries(data) == read_entries(data)


def case(data: bytes) -> None:
    """Open a case file: nobody has its words, so it never opens, and the cause has its class."""
    path = _as_file(data, "fuzzed.case")
    before = path.read_bytes()
    try:
        CaseFile.open(path, WORDS, read_only=True, cost=KdfCost(64, 1, 1)).close()
    except CaseFileError:
        assert path.read_bytes() == before
    else:
        raise AssertionError("it opened")


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="fuzz-")


def _as_file(data: bytes, name: str) -> Path:
    path = Path(_folder().name) / name
    path.write_bytes(data)
    return path


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "programme": programme,
    "scores": scores,
    "minutes": minutes,
    "record": record,
    "roster": roster,
    "workbook": workbook,
    "picture": picture,
    "certificate": certificate,
    "packet": packet,
    "case": case,
}
