"""How firmly a selection stands: the same tally once for each evaluator, without that one's marks.

Whoever has no ballot that counts is not left out in turn, since that would change nothing and look firm. A tally
without somebody may leave a tie that nobody ever had to decide on: votes, choices and lots hold where they were about
just that tie, and every other tie is taken in the order of the official ranks, which is said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from committee_app.case.ballots import MarksOf, ScoreBook, StatusesOf
from committee_app.case.conflicts import MarkStatus
from committee_app.case.identifiers import EvaluatorId, ProposalId
from committee_app.case.programme import Programme, TieStepKind, Track
from committee_app.scoring.explaining.advisory import Advisory
from committee_app.scoring.explaining.codes import told
from committee_app.scoring.explaining.funded import chosen_from
from committee_app.scoring.explaining.places import rank_of
from committee_app.scoring.explaining.trials import Trials
from committee_app.scoring.ranking import standings
from committee_app.scoring.results import Standing, Step, Tally, TrackTally
from committee_app.scoring.tally import tally


@dataclass(frozen=True, slots=True)
class Survival:
    """In how many of the tallies without one evaluator a project is selected, whole or in part.

    `turned_by` are those without whom it would be the other way round; `open_ties` counts the tallies in which a tie
    of its track was taken in the order of the official ranks.
    """

    proposal: ProposalId
    chosen: bool
    kept: Advisory[int]
    tallies: int
    turned_by: tuple[EvaluatorId, ...]
    open_ties: int
    steps: tuple[Step, ...]


def survivals(book: ScoreBook, official: Tally | None = None) -> dict[ProposalId, Survival]:
    """Return the survival of every project, in the order of identifiers."""
    official = official or tally(book)
    chosen = _chosen(official)
    place_of = _places(official)
    without_each = {one: _one_tally(without(book, {one}), place_of) for one in evaluators_who_count(book, official)}
    return {one: _survival(book, one, one in chosen, without_each) for one in official.projects}


def evaluators_who_count(book: ScoreBook, official: Tally) -> tuple[EvaluatorId, ...]:
    """Return the evaluators with at least one ballot that counts, in seat order."""
    heard = {
        cell.evaluator
        for score in official.projects.values()
        for cell in score.cells
        if cell.status is MarkStatus.SCORED
    }
    return tuple(one for one in book.evaluators if one in heard)


def without(book: ScoreBook, evaluators: Collection[EvaluatorId]) -> ScoreBook:
    """Return the book as if some evaluators had no seat, in no stage."""
    return replace(
        book,
        evaluators=tuple(one for one in book.evaluators if one not in evaluators),
        marks=_marks_of_others(book.marks, evaluators),
        statuses=_statuses_of_others(book.statuses, evaluators),
        earlier={
            stage: replace(
                given,
                marks=_marks_of_others(given.marks, evaluators),
                statuses=_statuses_of_others(given.statuses, evaluators),
            )
            for stage, given in book.earlier.items()
        },
    )


def _marks_of_others(marks: MarksOf, evaluators: Collection[EvaluatorId]) -> MarksOf:
    return {
        proposal: {one: ballot for one, ballot in row.items() if one not in evaluators}
        for proposal, row in marks.items()
    }


def _statuses_of_others(statuses: StatusesOf, evaluators: Collection[EvaluatorId]) -> StatusesOf:
    return {
        proposal: {one: status for one, status in row.items() if one not in evaluators}
        for proposal, row in statuses.items()
    }


# ── one tally ──────────────────────────────────────────────────────────────────────────────
_Places = Mapping[ProposalId, tuple[int, ProposalId]]


@dataclass(frozen=True, slots=True)
class _Without:
    """Who is selected without one evaluator, and the tracks with a tie that no decision settles."""

    chosen: frozenset[ProposalId]
    tied: frozenset[str]


def _places(official: Tally) -> _Places:
    """Return the official order, by which open ties are taken: by rank, those without one last, by identifier."""
    last = len(official.projects)
    ranks = {one: rank for track in official.tracks for one in official.projects if (rank := rank_of(track, one))}
    return {one: (ranks.get(one, last), one) for one in official.projects}


def _chosen(official: Tally) -> frozenset[ProposalId]:
    return frozenset(line.proposal for track in official.tracks for line in track.chosen)


def _one_tally(book: ScoreBook, place_of: _Places) -> _Without:
    after = tally(book)
    chosen = _chosen(after)
    waiting = [track for track in after.tracks if not track.complete]
    for result in waiting:
        track = book.programme.track(result.track)
        assert track is not None  # the tally is of the programme's tracks
        chosen |= _chosen_as_they_stand(book, after, track, result, place_of)
    return _Without(chosen, frozenset(track.track for track in waiting))


def _chosen_as_they_stand(
    book: ScoreBook, after: Tally, track: Track, result: TrackTally, place_of: _Places
) -> frozenset[ProposalId]:
    waiting = {tie.tied for tie in result.open_ties}
    groups: list[tuple[ProposalId, ...]] = []
    for standing in result.standings:
        if standing.proposals in waiting or not _may_share(book.programme):
            groups += [(one,) for one in sorted(standing.proposals, key=place_of.__getitem__)]
        else:
            groups.append(standing.proposals)
    ranked: Sequence[Standing] = standings(groups)
    return chosen_from(Trials(book, after, track), after.projects, ranked)


def _may_share(programme: Programme) -> bool:
    """Whether the rules know of ranks that stay shared."""
    rule = programme.tie_break
    return rule.only_where_it_matters or any(rung.by is TieStepKind.SHARED for rung in rule.chain)


# ── one project ────────────────────────────────────────────────────────────────────────────
def _survival(
    book: ScoreBook, proposal: ProposalId, chosen: bool, without_each: Mapping[EvaluatorId, _Without]
) -> Survival:
    track = next(one.track for one in book.proposals if one.id == proposal)
    kept = sum(proposal in one.chosen for one in without_each.values())
    turned_by = tuple(who for who, one in without_each.items() if (proposal in one.chosen) is not chosen)
    open_ties = sum(track in one.tied for one in without_each.values())
    found = Survival(proposal, chosen, Advisory(kept), len(without_each), turned_by, open_ties, ())
    return replace(found, steps=tuple(_sentences(found)))


def _sentences(found: Survival) -> Iterator[Step]:
    yield told("explained.stays", proposal=found.proposal, kept=found.kept, tallies=found.tallies)
    for evaluator in found.turned_by:
        yield told("explained.out_without" if found.chosen else "explained.in_without", evaluator=evaluator)
    if found.open_ties:
        yield told("explained.ties_as_they_stand", times=found.open_ties)
