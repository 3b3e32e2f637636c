"""The rows: what is measured, against what, and how much more time we may take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bench import exact
from bench.closed_case import CHEAP
from bench.data import write_scores
from bench.ours import minutes, minutes_growth, opening
from bench.sides import (
    BENCH,
    OURS,
    PEERS,
    Promised,
    Resident,
    Side,
    Told,
    WholeProcess,
    as_printed,
    on_the_processor,
    on_the_wall,
)
from committee_app.desks.sample_day import sample_day

Sides = Callable[[Path], tuple[Side, Side]]
Check = Callable[[Path, Told, Told], "Difference"]


class Difference(NamedTuple):
    """In how many of so many lines each side says something else than it should."""

    ours: int
    peer: int
    lines: int


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `sides` makes ours and the peer's from a folder that keeps what rows share."""

    name: str
    what: str
    bound: float
    sides: Sides
    check: Check | None = None
    rounds: int = 15
    unit: str = "ms"


FULL, TENTH = (1000, 100), (100, 100)
"""Proposals and evaluators; twenty criteria each."""


def scores(folder: Path, size: tuple[int, int]) -> Path:
    """Return the folder with rules and scores of a size; made when first asked for."""
    made = folder / "scores-{}-{}".format(*size)
    if not made.exists():
        write_scores(made, *size)
    return made


def _tally(folder: Path) -> tuple[Side, Side]:
    given = scores(folder, FULL)
    return Resident(OURS, BENCH / "ours/tally.py", given), Resident(PEERS, BENCH / "peers/tally.py", given)


def _tally_csv(folder: Path) -> tuple[Side, Side]:
    given = scores(folder, FULL)
    ours: list[str | Path] = [
        OURS,
        "-m",
        "committee_app",
        "tally",
        given / "rules.toml",
        given / "scores.csv",
        "--language",
        "en",
    ]
    peer = [PEERS, BENCH / "peers/tally_csv.py", given / "scores.csv"]
    return WholeProcess(ours, on_the_wall, _ranked_lines), WholeProcess(peer, on_the_wall, _ranked_lines)


def _growth_tally(folder: Path) -> tuple[Side, Side]:
    full, tenth = (scores(folder, size) for size in (FULL, TENTH))
    return Resident(OURS, BENCH / "ours/tally.py", full), Resident(OURS, BENCH / "ours/tally.py", tenth)


def closed_case(folder: Path, size: tuple[int, int]) -> Path:
    """Return the folder with a closed case of so many proposals and evaluators; made when first asked for."""
    made = folder / "case-{}-{}".format(*size)
    if not made.exists():
        opening.make(made, evaluators=size[1], proposals=size[0])
    return made


def _opening(folder: Path) -> tuple[Side, Side]:
    given = closed_case(folder, FULL)
    # The bare calls need the product's libraries, not the product.
    return Resident(OURS, BENCH / "ours/opening.py", given), Resident(OURS, BENCH / "peers/opening.py", given)


def _growth_opening(folder: Path) -> tuple[Side, Side]:
    full, tenth = (closed_case(folder, size) for size in (FULL, TENTH))
    return Resident(OURS, BENCH / "ours/opening.py", full), Resident(OURS, BENCH / "ours/opening.py", tenth)


def sample_case(folder: Path) -> tuple[Path, str]:
    """Return the sample case after its day, and its passphrase; made when first asked for."""
    made, kept = folder / "sample", folder / "passphrase.txt"
    if not kept.exists():
        telling = sample_day(made, cost=CHEAP)
        try:
            while True:
                next(telling)
        except StopIteration as told:
            kept.write_text(dict(told.value.secrets)["room"], encoding="utf-8")
    return made / "sample.case", kept.read_text(encoding="utf-8")


def _minutes(folder: Path) -> tuple[Side, Side]:
    given = folder / "minutes"
    if not given.exists():
        sample_case(folder)
        minutes.make(given, folder / "sample" / "minutes.pdf")
    # The bare calls need the product's libraries, not the product.
    return Resident(OURS, BENCH / "ours/minutes.py", given), Resident(OURS, BENCH / "peers/minutes.py", given)


def _growth_minutes(folder: Path) -> tuple[Side, Side]:
    full, tenth = (folder / f"told-{proposals}" for proposals in (FULL[0], TENTH[0]))
    for given, (proposals, evaluators) in ((full, FULL), (tenth, TENTH)):
        if not given.exists():
            minutes_growth.make(given, evaluators, proposals)
    side = BENCH / "ours/minutes_growth.py"
    return Resident(OURS, side, full), Resident(OURS, side, tenth)


def _start(_folder: Path) -> tuple[Side, Side]:
    ours, peer = BENCH / "ours/window.py", BENCH / "peers/window.py"
    return WholeProcess([OURS, ours], on_the_processor), WholeProcess([OURS, peer], on_the_processor)


def _verify(folder: Path) -> tuple[Side, Side]:
    command: list[str | Path] = [OURS, "-m", "bench.ours.verify", *sample_case(folder)]
    return WholeProcess(command, on_the_processor), Promised(1.0)


def _memory(folder: Path) -> tuple[Side, Side]:
    ours, peer = BENCH / "ours/window.py", BENCH / "peers/window.py"
    return WholeProcess([OURS, ours, *sample_case(folder)], as_printed), WholeProcess([OURS, peer], as_printed)


def _in_a_window(name: str) -> Sides:
    """Return both sides of a row whose module has the row's name; the peer needs Qt, not us."""

    def sides(folder: Path) -> tuple[Side, Side]:
        given = folder / name
        given.mkdir(exist_ok=True)
        return Resident(OURS, BENCH / f"ours/{name}.py", given), Resident(OURS, BENCH / f"peers/{name}.py", given)

    return sides


def _ranked_lines(printed: str) -> Told:
    """Return proposal, rank and final from lines that begin with a rank."""
    words = [line.split() for line in printed.splitlines()]
    return [[proposal, int(rank), final] for rank, proposal, final, *_ in filter(_begins_with_rank, words)]


def _begins_with_rank(words: list[str]) -> bool:
    return len(words) > 2 and words[0].isdigit()


def _against_fractions(folder: Path, ours: Told, peer: Told) -> Difference:
    wanted = exact.ranking(scores(folder, FULL))
    (wrong, lines), (peers_wrong, _) = exact.differing(ours, wanted), exact.differing(peer, wanted)
    return Difference(wrong, peers_wrong, lines)


ROWS = (
    Row("tally", "2,000,000 marks from an opened case; DuckDB, own table", 2.0, _tally, _against_fractions),
    Row("tally-csv", "the same from CSV, whole process; pandas", 1.0, _tally_csv, _against_fractions),
    Row("growth-tally", "2,000,000 marks; 200,000", 11, _growth_tally),
    Row("opening", "100,000 sealed ballots into 2,000,000 rows; bare calls", 2.0, _opening, rounds=5),
    Row("growth-opening", "100,000 sealed ballots; 10,000", 11, _growth_opening, rounds=3),
    Row("minutes", "minutes of 40 x 15, built and signed by 16; the same pages and 16 signatures, bare", 2.0, _minutes),
    Row("growth-minutes", "minutes of 1,000 x 100, built; of 100 x 100", 11, _growth_minutes, rounds=3),
    Row("verify", "processor time to verify the sample case, but for the key; one second, as promised", 1.0, _verify),
    Row(
        "mark",
        "key press to durable and painted, p99 of 1,000; bare commit and repaint",
        2.0,
        _in_a_window("mark"),
        rounds=3,
    ),
    Row("theme", "theme and text size on the scoring screen; bare setStyleSheet", 2.0, _in_a_window("theme"), rounds=5),
    Row("scroll", "a frame of 1,000 rows x 20; a bare table view", 2.0, _in_a_window("scroll"), rounds=5),
    Row("start", "processor time to the first window; a bare window", 1.5, _start),
    Row("memory", "resident with the sample case open; a bare window", 2.0, _memory, unit="MiB"),
)
