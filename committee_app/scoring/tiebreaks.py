"""The tie ladder (동점자 처리): each rung is put to the whole tied group; what splits goes on, it never restarts.

- A criterion mean compares the *printed* means over all valid ballots, without bonus: what cannot be seen in
  the table cannot decide.
- A vote of the committee needs a `TieVote` for exactly the tied set, round after round. A round settles first
  place, and only for a proposal with more than half of all votes cast, abstained and invalid ones included; the
  others then have rounds of their own. Without such a majority the next round is due; once the announced rounds
  are used up the ladder goes on. A round that was not held leaves the tie open.
- A lot needs a `Lot` for exactly the tied set whose line and order anyone can repeat (`lots`), or that was
  drawn by hand (no line). A lot that does not repeat is a finding, and the tie stays open.

Who is still tied where the ladder waits for people shares a rank.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from committee_app.case.ballots import Lot, ScoreBook, TieVote
from committee_app.case.findings import Finding
from committee_app.case.identifiers import ProposalId
from committee_app.case.programme import TieStep, TieStepKind
from committee_app.scoring.lots import LotTextError, NothingToDrawError, draw_order, lot_line
from committee_app.scoring.ranking import parted_by
from committee_app.scoring.results import OpenTie, ProjectScore, TieStepResult
from committee_app.scoring.steps import remark

Group = tuple[ProposalId, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What may tell proposals apart: their numbers, and what the committee voted and drew."""

    scores: Mapping[ProposalId, ProjectScore]
    rules_fingerprint: str
    votes: Mapping[tuple[frozenset[ProposalId], int], Sequence[TieVote]]
    lots: Mapping[frozenset[ProposalId], Sequence[Lot]]


@dataclass(frozen=True, slots=True)
class Climb:
    """How far a tied group got up the ladder: the order it has now, the steps taken, and what is open."""

    order: tuple[Group, ...]
    steps: tuple[TieStepResult, ...] = ()
    open_ties: tuple[OpenTie, ...] = ()
    findings: tuple[Finding, ...] = ()


def evidence(book: ScoreBook, scores: Mapping[ProposalId, ProjectScore]) -> Evidence:
    """Return votes and lots by the set of proposals they are about."""
    votes: dict[tuple[frozenset[ProposalId], int], list[TieVote]] = {}
    for vote in book.votes:
        votes.setdefault((frozenset(vote.tied), vote.round), []).append(vote)
    lots: dict[frozenset[ProposalId], list[Lot]] = {}
    for lot in book.lots:
        lots.setdefault(frozenset(lot.tied), []).append(lot)
    return Evidence(scores, book.rules_fingerprint, votes, lots)


def climbed(tied: Group, chain: Sequence[TieStep], known: Evidence) -> Climb:
    """Return the order of a tied group after as many rungs of the chain as can be taken now."""
    if len(tied) == 1:
        return Climb((tied,))
    if not chain:
        return Climb((tied,), findings=(remark("tie.ladder_ended", tied=_names(tied)),))
    rung = _RUNGS[chain[0].by](tied, chain[0], known)
    if rung.open_ties:
        return rung
    further = [climbed(group, chain[1:], known) for group in rung.order]
    return Climb(
        order=tuple(group for climb in further for group in climb.order),
        steps=(*rung.steps, *(result for climb in further for result in climb.steps)),
        open_ties=tuple(tie for climb in further for tie in climb.open_ties),
        findings=tuple(finding for climb in further for finding in climb.findings),
    )


def _by_criterion_mean(tied: Group, step: TieStep, known: Evidence) -> Climb:
    means = {proposal: known.scores[proposal].criterion_means[step.criterion] for proposal in tied}
    return _split(tied, step, means)


def _by_committee_vote(tied: Group, step: TieStep, known: Evidence) -> Climb:
    results: tuple[TieStepResult, ...] = ()
    for number in range(1, step.rounds + 1):
        held = known.votes.get((frozenset(tied), number), ())
        if len(held) != 1:
            twice = (remark("vote.recorded_twice", tied=_names(tied), round=number),) if held else ()
            return Climb((tied,), results, (OpenTie(tied, step, number),), twice)
        parted = _first_and_others(tied, held[0])
        given = dict(held[0].votes)
        values = tuple((proposal, Fraction(given.get(proposal, 0))) for proposal in tied)
        results += (TieStepResult(step, tied, values, parted),)
        if len(parted) > 1:
            return _with_others_voted_on(parted, step, known, results)
    return Climb((tied,), results)


def _first_and_others(tied: Group, vote: TieVote) -> tuple[Group, ...]:
    """Return the one with more than half of all votes cast before the others; all together where there is none."""
    cast = sum(given for _, given in vote.votes) + vote.abstained + vote.invalid
    for proposal, given in vote.votes:
        if 2 * given > cast:
            return (proposal,), tuple(other for other in tied if other != proposal)
    return (tied,)


def _with_others_voted_on(
    parted: tuple[Group, ...], step: TieStep, known: Evidence, results: tuple[TieStepResult, ...]
) -> Climb:
    first, others = parted
    if len(others) == 1:
        return Climb(parted, results)
    rest = _by_committee_vote(others, step, known)
    return Climb((first, *rest.order), (*results, *rest.steps), rest.open_ties, rest.findings)


def _by_lot(tied: Group, step: TieStep, known: Evidence) -> Climb:
    drawn = known.lots.get(frozenset(tied), ())
    faults = tuple(_lot_faults(tied, step, drawn, known.rules_fingerprint))
    if faults or not drawn:
        return Climb((tied,), (), (OpenTie(tied, step),), faults)
    order = drawn[0].order
    places = tuple((proposal, Fraction(place)) for place, proposal in enumerate(order, 1))
    parted = tuple((proposal,) for proposal in order)
    return Climb(parted, (TieStepResult(step, tied, places, parted),))


_RUNGS: Mapping[TieStepKind, Callable[[Group, TieStep, Evidence], Climb]] = {
    TieStepKind.CRITERION_MEAN: _by_criterion_mean,
    TieStepKind.COMMITTEE_VOTE: _by_committee_vote,
    TieStepKind.LOT: _by_lot,
}


def _split(tied: Group, step: TieStep, values: Mapping[ProposalId, Fraction]) -> Climb:
    parted = parted_by(values, tied)
    return Climb(parted, (TieStepResult(step, tied, tuple(values.items()), parted),))


def _lot_faults(tied: Group, step: TieStep, drawn: Sequence[Lot], fingerprint: str) -> Iterator[Finding]:
    if len(drawn) > 1:
        yield remark("lot.recorded_twice", tied=_names(tied))
    for lot in drawn:
        witnesses = len({witness for witness, _ in lot.numbers})
        if lot.line and witnesses < step.witnesses:
            yield remark("lot.too_few_witnesses", tied=_names(tied), given=witnesses, needed=step.witnesses)
        if not _repeats(lot, tied, fingerprint):
            yield remark("lot.order_wrong", tied=_names(tied))


def _repeats(lot: Lot, tied: Group, fingerprint: str) -> bool:
    """Whether the order is what the line gives and the line what rules, ties and numbers give.

    What came out of a box cannot be repeated: there the order only has to name each tied project once.
    """
    if not lot.line:
        return sorted(lot.order) == list(tied)
    try:
        line = lot_line(fingerprint, tied, [number for _, number in lot.numbers])
    except (LotTextError, NothingToDrawError):
        return False
    return lot.line == line and lot.order == draw_order(line, tied)


def unused_decisions(book: ScoreBook, steps: Sequence[TieStepResult], waiting: Sequence[OpenTie]) -> Iterator[Finding]:
    """Yield votes and lots that no rung asked for: somebody recorded a decision on a tie that is none."""
    rounds = Counter(frozenset(result.tied) for result in steps if result.step.by is TieStepKind.COMMITTEE_VOTE)
    rounds.update(frozenset(tie.tied) for tie in waiting if tie.step.by is TieStepKind.COMMITTEE_VOTE)
    for vote in book.votes:
        if not 1 <= vote.round <= rounds[frozenset(vote.tied)]:
            yield remark("vote.not_used", tied=_names(vote.tied), round=vote.round)
    asked = {frozenset(result.tied) for result in steps if result.step.by is TieStepKind.LOT}
    asked |= {frozenset(tie.tied) for tie in waiting if tie.step.by is TieStepKind.LOT}
    for lot in book.lots:
        if frozenset(lot.tied) not in asked:
            yield remark("lot.not_used", tied=_names(lot.tied))


def _names(tied: Sequence[ProposalId]) -> str:
    return ", ".join(sorted(tied))
