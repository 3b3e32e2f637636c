"""`tally`: the result of rules and scores that lie in files, without a case."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from committee_app.case.ballots import ScoreBook
from committee_app.case.findings import Finding
from committee_app.cli import files
from committee_app.cli.voice import LISTED, Voice, one_line
from committee_app.desks.collecting import nothing_to_collect
from committee_app.export.tables import result_bytes
from committee_app.intake.score_faults import DECISIONS, EVALUATORS, PROPOSALS, RULES, SCORES, ScoresRefusedError
from committee_app.intake.score_files import read_score_book
from committee_app.intake.score_tables import MAX_BYTES
from committee_app.scoring.lots import draw_order, lot_line
from committee_app.scoring.results import Selected, Tally, TrackTally
from committee_app.scoring.tally import tally as result_of
from committee_app.wording import fixed


@dataclass(frozen=True, slots=True)
class TallyFiles:
    """The files named on the command line."""

    rules: Path
    scores: Path
    proposals: Path | None = None
    evaluators: Path | None = None
    decisions: Path | None = None
    out: Path | None = None

    def sources(self) -> dict[str, Path]:
        """Return what is read, by the name that faults give it."""
        named = {
            RULES: self.rules,
            SCORES: self.scores,
            PROPOSALS: self.proposals,
            EVALUATORS: self.evaluators,
            DECISIONS: self.decisions,
        }
        return {name: path for name, path in named.items() if path is not None}


def tally(voice: Voice, named: TallyFiles) -> int:
    """Print the ranking, and write the whole result if a file was named for it; 2 where the files are refused."""
    sources = named.sources()
    if named.out is not None:
        files.refuse_same(named.out, sources.values())
    with nothing_to_collect():
        try:
            book = _book({name: files.content(path, MAX_BYTES[name]) for name, path in sources.items()})
        except ScoresRefusedError as refused:
            _complain(voice, refused, sources)
            return 2
        result = result_of(book)
        _print_result(voice, book, result, with_money=named.proposals is not None)
        if named.out is not None:
            data = result_bytes(book, result)
            files.write(named.out, data)
            voice.say("cli.tally_written", file=str(named.out), digest=hashlib.sha256(data).hexdigest())
    return 0


def _book(given: dict[str, bytes]) -> ScoreBook:
    return read_score_book(
        given[RULES], given[SCORES], given.get(PROPOSALS), given.get(EVALUATORS), given.get(DECISIONS), draw=_drawn
    )


def _drawn(fingerprint: str, tied: Sequence[str], numbers: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    line = lot_line(fingerprint, tied, numbers)
    return line, draw_order(line, tied)


# ── what is wrong with the files ───────────────────────────────────────────────────────────
def _complain(voice: Voice, refused: ScoresRefusedError, sources: dict[str, Path]) -> None:
    for fault in refused.faults[:LISTED]:
        voice.complain(f"{_where(fault, sources)}: {voice.finding(fault)}")
    voice.complain(voice.sentence("cli.faults", {"faults": len(refused.faults) + refused.more}.items()))


def _where(fault: Finding, sources: dict[str, Path]) -> str:
    """Return file and line as editors and compilers write them.

    What is wrong with a programme names no file, and a file that is missing has no name: the rules ask for both.
    """
    facts = dict(fault.params)
    file = sources.get(str(facts.get("file", RULES)), sources[RULES]).name
    return one_line(f"{file}:{facts['line']}" if "line" in facts else file)


# ── the result ─────────────────────────────────────────────────────────────────────────────
def _print_result(voice: Voice, book: ScoreBook, result: Tally, *, with_money: bool) -> None:
    voice.say(
        "cli.tally_of", proposals=len(book.proposals), evaluators=len(book.evaluators), digest=book.rules_fingerprint
    )
    for track in result.tracks:
        if track.standings or track.lines:
            _print_track(voice, book, result, track, with_money=with_money)
    for finding in islice(result.findings, LISTED):
        voice.print(voice.finding(finding))
    if len(result.findings) > LISTED:
        voice.say("cli.more_remarks", more=len(result.findings) - LISTED)


def _print_track(voice: Voice, book: ScoreBook, result: Tally, track: TrackTally, *, with_money: bool) -> None:
    announced = book.programme.track(track.track)
    title = announced.title.in_language(voice.language) if announced else track.track
    voice.print(f"== {one_line(title)}")
    titles = {one.id: one.title for one in book.proposals}
    places = book.programme.aggregation.rounding.places
    for line in track.lines:
        voice.print(one_line(_ranked(voice, line, titles[line.proposal], places, with_money=with_money)))
    if not track.complete:
        for standing in track.standings:
            for proposal in standing.proposals:
                final = result.projects[proposal].final
                printed = "" if final is None else fixed(final, places)
                voice.print(one_line(f"{standing.rank} {proposal} {printed} {titles[proposal]}"))
    for tie in track.open_ties:
        voice.say(f"cli.open_tie_{tie.step.by.value}", tied=tie.tied, round=tie.round)


def _ranked(voice: Voice, line: Selected, title: str, places: int, *, with_money: bool) -> str:
    rank = "-" if line.rank is None else str(line.rank)
    final = "-" if line.final is None else fixed(line.final, places)
    status = voice.words.word("selection_status", line.status.value)
    money = f" {line.money.national:,}" if with_money else ""
    return f"{rank} {line.proposal} {final}{money} {status if with_money or not line.rank else ''} {title}"
