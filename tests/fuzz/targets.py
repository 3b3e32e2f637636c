"""What is thrown at the two readers of `committee-app tally` and at the two verifiers, and what may come of it.

A target takes any bytes. Either they are read, and then reading them again says the same, or every fault is a finding;
any other exception is a fault of ours. Of minutes and records both verifiers say the same, and none of these holds: no
fuzzer has the keys. `run.py` lets a coverage-guided fuzzer look for such bytes, `test_corpus.py`
replays those that are kept, without it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from committee_app.case.programme_text import ProgrammeRefusedError, read_programme
from committee_app.export.reading import read_signed_pdf
from committee_app.intake.score_files import ScoresRefusedError, read_score_book
from committee_app.scoring.tally import tally
from resources.verifier import verifier as stranger
from tests.docs.carried import said_by_the_stranger, said_by_us

CORPUS = Path(__file__).parent / "corpus"
SMALL = (CORPUS / "programme" / "small.toml").read_bytes()


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


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "programme": programme,
    "scores": scores,
    "minutes": minutes,
    "record": record,
}
