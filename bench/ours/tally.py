"""Our tally: every number with its derivation, ties, ranking and selection, from the book of an opened case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from committee_app.case.ballots import ScoreBook
from committee_app.desks.ranking import tally_of
from committee_app.intake.score_files import read_score_book
from committee_app.scoring.results import Tally
from committee_app.wording import fixed


def prepare(folder: Path) -> Callable[[], Tally]:
    """Read the book; the work is the tally."""
    book = read_score_book((folder / "rules.toml").read_bytes(), (folder / "scores.csv").read_bytes(), draw=_no_lot)
    assert isinstance(book, ScoreBook)
    return lambda: tally_of(book)


def told(result: Tally) -> list[list[object]]:
    """Return proposal, rank and printed final of everybody who has a rank."""
    return [
        [line.proposal, line.rank, fixed(line.final, 2)]
        for line in result.tracks[0].lines
        if line.rank is not None and line.final is not None
    ]


def _no_lot(_fingerprint: str, _tied: Sequence[str], _numbers: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    raise ValueError
