"""From finals to ranks: what people decided, how ties were told apart, and the ranking of each track.

Who is tied goes up the ladder and never starts again: so the order within a tie is that of the first rung whose values
differ. Each rung has a column of values; how many are ahead is counted rung by rung.

A vote is counted here again from the votes that were cast: first is who has more than half of all of them. What a lot
gave is taken over: its order is that of hashes, which no spreadsheet computes (`docs/auditing.md` says how to do it).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from committee_app.case.ballots import TieVote
from committee_app.case.identifiers import ProposalId
from committee_app.case.programme import TieStep, TieStepKind
from committee_app.export.workbook.ballots_pages import BallotPages
from committee_app.export.workbook.finals_pages import FinalPages
from committee_app.export.workbook.pages import FIRST, Book, Page, here, here_span
from committee_app.export.workbook.source import Source, either
from committee_app.scoring.results import TieStepResult, TrackTally

FINAL, PASSES, BEFORE_TIES, TIED, AHEAD, RANK = 2, 3, 4, 5, 6, 7
"""Columns of the ranking."""


@dataclass(frozen=True, slots=True)
class RankPages:
    """The two pages that others point to."""

    ties: Page
    ranking: Page


class _Places(defaultdict[tuple[TieStep, ProposalId], list[tuple[int, str]]]):
    """What each rung that people settle gave a proposal, round after round: the place, and the cell that has it."""

    def __init__(self) -> None:
        super().__init__(list)


@dataclass(frozen=True, slots=True)
class _Key:
    """One proposal's value on one rung: given as a number, or as a formula that has it."""

    value: int
    formula: str = ""


def rank_pages(book: Book, source: Source, ballots: BallotPages, finals: FinalPages) -> RankPages:
    """Write the pages of decisions, ties and ranks."""
    decided = _decisions_page(book, source)
    ties, ranking = book.page("ties"), book.page("ranking")
    rungs = tuple(dict.fromkeys(source.rules.ladder))
    _ties_page(ties, source, rungs, (ballots, ranking), decided)
    _ranking_page(ranking, source, finals, (ties, len(rungs)))
    return RankPages(ties, ranking)


# ── votes and lots ─────────────────────────────────────────────────────────────────────────
def _decisions_page(book: Book, source: Source) -> dict[tuple[TieStep, ProposalId], _Key]:
    page = book.page("decisions")
    names = ("proposal", "tied", "decided_by", "round", "votes", "votes_cast", "place")
    page.headings([book.both(name) for name in names])
    page.widen(1, 26)
    page.widen(2, 26)
    row, given, rounds = FIRST, _Places(), Counter[frozenset[ProposalId]]()
    for result in _decided_steps(source):
        tied = frozenset(result.tied)
        rounds[tied] += 1
        if result.step.by is TieStepKind.COMMITTEE_VOTE:
            vote = next(one for one in source.book.votes if (frozenset(one.tied), one.round) == (tied, rounds[tied]))
            row = _write_vote(page, result, vote, row, given)
        else:
            row = _write_lot(page, source, result, row, given)
    return {place: _joined(parts) for place, parts in given.items()}


def _decided_steps(source: Source) -> Iterator[TieStepResult]:
    for track in source.tally.tracks:
        for tie in track.ties:
            yield from (one for one in tie.steps if one.step.by is not TieStepKind.CRITERION_MEAN)


def _write_vote(page: Page, result: TieStepResult, vote: TieVote, row: int, given: _Places) -> int:
    first = result.parted[0] if result.tells_apart else ()
    for proposal, votes in result.values:
        page.text(row, 0, proposal)
        page.text(row, 1, ", ".join(result.tied))
        page.text(row, 2, page.book.word("tie_step", result.step.by.value))
        page.given(row, 3, vote.round)
        page.given(row, 4, int(votes))
        cast = sum(number for _, number in vote.votes) + vote.abstained + vote.invalid
        page.given(row, 5, cast)
        place = 0 if proposal in first else 1
        page.formula(row, 6, f"IF(2*{here(row, 4)}>{here(row, 5)},0,1)", place)
        given[result.step, proposal].append((place, page.at(row, 6)))
        row += 1
    return row


def _write_lot(page: Page, source: Source, result: TieStepResult, row: int, given: _Places) -> int:
    lot = next((one for one in source.book.lots if frozenset(one.tied) == frozenset(result.tied)), None)
    for proposal, place in result.values:
        page.text(row, 0, proposal)
        page.text(row, 1, ", ".join(result.tied))
        page.text(row, 2, page.book.word("tie_step", result.step.by.value))
        page.given(row, 6, int(place))
        page.text(row, 7, lot.line if lot is not None else "")
        given[result.step, proposal].append((int(place), page.at(row, 6)))
        row += 1
    return row


def _joined(parts: list[tuple[int, str]]) -> _Key:
    """Return one number from the rounds of a vote (0 or 1 each, earlier ones first), or the place that a lot gave."""
    weights = [2**at for at in range(len(parts) - 1, -1, -1)]
    value = sum(weight * place for weight, (place, _) in zip(weights, parts, strict=True))
    return _Key(value, either([f"{weight}*{cell}" for weight, (_, cell) in zip(weights, parts, strict=True)]))


# ── ties ───────────────────────────────────────────────────────────────────────────────────
def _ties_page(
    page: Page,
    source: Source,
    rungs: tuple[TieStep, ...],
    pages: tuple[BallotPages, Page],
    decided: dict[tuple[TieStep, ProposalId], _Key],
) -> None:
    ballots, ranking = pages
    book, places = page.book, source.rounding.places
    named = [f"{book.word('tie_step', rung.by.value)} {rung.criterion}".strip() for rung in rungs]
    page.headings([book.both(name) for name in ("proposal", "final", "tied_with")] + named + [book.both("ahead")])
    for _, result, rows in source.tracks():
        for proposal in source.proposals[rows[0] - FIRST : rows[1] - FIRST + 1]:
            row = source.rows[proposal.id]
            tied = _tied_with(result, proposal.id)
            page.text(row, 0, proposal.id)
            score = source.score(proposal.id)
            final = source.units(score.final) if score.passes else ""
            page.formula(row, 1, f'IF({ranking.at(row, PASSES)}=1,{ranking.at(row, FINAL)},"")', final, places)
            page.formula(row, 2, ranking.at(row, TIED), len(tied) if score.passes else "")
            for column, rung in enumerate(rungs, 3):
                if rung.by is TieStepKind.CRITERION_MEAN:
                    mean = score.criterion_means.get(rung.criterion) if score.counted else None
                    cell = ballots.means.at(row, ballots.criteria[rung.criterion][1])
                    page.formula(row, column, cell, source.units(mean), places)
                else:
                    key = decided.get((rung, proposal.id), _Key(0, "0"))
                    page.formula(row, column, key.formula, key.value)
            ahead = _ahead_in_tie(result, proposal.id)
            counted = either(list(_counts(row, rows, rungs)))
            formula = f'IF({here(row, 2)}="","",IF({here(row, 2)}>1,{counted},0))'
            page.formula(row, 3 + len(rungs), formula, ahead if score.passes else "")


def _counts(row: int, rows: tuple[int, int], rungs: tuple[TieStep, ...]) -> Iterator[str]:
    """Yield for each rung how many of the tied are ahead there, being equal on all rungs before."""
    equal = f"{here_span(*rows, 1)},{here(row, 1)}"
    for column, rung in enumerate(rungs, 3):
        better = ">" if rung.by is TieStepKind.CRITERION_MEAN else "<"
        yield f'COUNTIFS({equal},{here_span(*rows, column)},"{better}"&{here(row, column)})'
        equal += f",{here_span(*rows, column)},{here(row, column)}"


def _tied_with(result: TrackTally, proposal: ProposalId) -> tuple[ProposalId, ...]:
    return next((tie.tied for tie in result.ties if proposal in tie.tied), (proposal,))


def _ahead_in_tie(result: TrackTally, proposal: ProposalId) -> int:
    for tie in result.ties:
        ahead = 0
        for group in tie.order:
            if proposal in group:
                return ahead
            ahead += len(group)
    return 0


# ── ranks ──────────────────────────────────────────────────────────────────────────────────
def _ranking_page(page: Page, source: Source, finals: FinalPages, ties: tuple[Page, int]) -> None:
    book, places = page.book, source.rounding.places
    names = ("proposal", "track", "final", "passes", "rank_before", "tied_with", "ahead", "rank")
    page.headings([book.both(name) for name in names])
    tie_page, rungs = ties
    for _, result, rows in source.tracks():
        ranks = {one: standing.rank for standing in result.standings for one in standing.proposals}
        for proposal in source.proposals[rows[0] - FIRST : rows[1] - FIRST + 1]:
            row, score = source.rows[proposal.id], source.score(proposal.id)
            page.text(row, 0, proposal.id)
            page.text(row, 1, proposal.track)
            page.formula(row, FINAL, finals.bonus.at(row, finals.final), source.units(score.final), places)
            page.formula(row, PASSES, finals.gates.at(row, finals.passes), int(score.passes))
            ahead = _ahead_in_tie(result, proposal.id)
            rank = ranks.get(proposal.id)
            scope = f"{here_span(*rows, PASSES)},1,{here_span(*rows, FINAL)}"
            in_it = f"{here(row, PASSES)}=1"
            own = here(row, FINAL)
            better = f'IF({in_it},1+COUNTIFS({scope},">"&{own}),"")'
            page.formula(row, BEFORE_TIES, better, "" if rank is None else rank - ahead)
            tied = "" if rank is None else len(_tied_with(result, proposal.id))
            page.formula(row, TIED, f'IF({in_it},COUNTIFS({scope},{own}),"")', tied)
            page.formula(row, AHEAD, tie_page.at(row, 3 + rungs), "" if rank is None else ahead)
            formula = f'IF({in_it},{here(row, BEFORE_TIES)}+{here(row, AHEAD)},"")'
            page.formula(row, RANK, formula, "" if rank is None else rank)
