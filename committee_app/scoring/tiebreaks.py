"""The tie ladder (동점자 처리): each rung is put to the whole tied group; what splits goes on, it never restarts.

    computed_rungs   criterion means, quality, entered items, price, group, counts, spread, receipt
    decided_rungs    the committee's vote, the chair's decision, the lot

Who is still tied where the ladder waits for people shares a rank; so does, for good, who reaches the rung `shared`,
and, where the rule looks only at where it matters, whoever's order decides on no seat and no reserve.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from committee_app.case.ballots import ChairChoice, Lot, ScoreBook, TieVote
from committee_app.case.conflicts import MarkStatus
from committee_app.case.identifiers import EvaluatorId, ProposalId
from committee_app.case.programme import TieStep, TieStepKind
from committee_app.scoring import computed_rungs, decided_rungs
from committee_app.scoring.climbing import Climb, Evidence, Group, Mattering, names_of
from committee_app.scoring.results import ProjectScore
from committee_app.scoring.steps import remark


def evidence(book: ScoreBook, scores: Mapping[ProposalId, ProjectScore]) -> Evidence:
    """Return what is known of the proposals, and the decisions by the set of proposals they are about."""
    votes: dict[tuple[frozenset[ProposalId], int], list[TieVote]] = {}
    for vote in book.votes:
        votes.setdefault((frozenset(vote.tied), vote.round), []).append(vote)
    choices: dict[frozenset[ProposalId], list[ChairChoice]] = {}
    for choice in book.choices:
        choices.setdefault(frozenset(choice.tied), []).append(choice)
    lots: dict[frozenset[ProposalId], list[Lot]] = {}
    for lot in book.lots:
        lots.setdefault(frozenset(lot.tied), []).append(lot)
    proposals = {proposal.id: proposal for proposal in book.proposals}
    kept_away = _kept_away(book) if choices else {}
    return Evidence(scores, proposals, book.facts, book.rules_fingerprint, votes, choices, lots, kept_away)


def _kept_away(book: ScoreBook) -> dict[ProposalId, frozenset[EvaluatorId]]:
    found: dict[ProposalId, set[EvaluatorId]] = {}
    for statuses in (book.statuses, *(stage.statuses for stage in book.earlier.values())):
        for proposal, row in statuses.items():
            found.setdefault(proposal, set()).update(one for one, status in row.items() if status in _CONFLICTS)
    return {proposal: frozenset(members) for proposal, members in found.items()}


_CONFLICTS = frozenset({MarkStatus.EXCLUDED, MarkStatus.CHALLENGED, MarkStatus.RECUSED})


def climbed(tied: Group, chain: Sequence[TieStep], known: Evidence, matter: Mattering | None = None) -> Climb:
    """Return the order of a tied group after as many rungs of the chain as can be taken now.

    With a `matter`, people are asked only where something depends on it. `known.above` are those ranked above.
    """
    if len(tied) == 1:
        return Climb((tied,))
    if not chain:
        return Climb((tied,), findings=(remark("tie.ladder_ended", tied=names_of(tied)),))
    if chain[0].by is TieStepKind.SHARED or (
        chain[0].by in _DECIDED and matter is not None and not matter.hangs_on(tied)
    ):
        return Climb((tied,), shared=(tied,))
    rung = _RUNGS[chain[0].by](tied, chain[0], known)
    if rung.open_ties:
        return rung
    return _joined(rung, _further(rung, chain if rung.again else chain[1:], known, matter))


def _further(rung: Climb, chain: Sequence[TieStep], known: Evidence, matter: Mattering | None) -> list[Climb]:
    climbs = []
    for group in rung.order:
        climb = climbed(group, chain, known, matter)
        climbs.append(climb)
        if len(rung.order) > 1:
            known = replace(known, above=(*known.above, *group))
        if matter is not None:
            matter = matter.after([one for equal in climb.order for one in equal])
    return climbs


def _joined(rung: Climb, further: Sequence[Climb]) -> Climb:
    return Climb(
        order=tuple(group for climb in further for group in climb.order),
        steps=(*rung.steps, *(result for climb in further for result in climb.steps)),
        open_ties=tuple(tie for climb in further for tie in climb.open_ties),
        findings=(*rung.findings, *(finding for climb in further for finding in climb.findings)),
        shared=tuple(group for climb in further for group in climb.shared),
    )


_DECIDED = frozenset({TieStepKind.COMMITTEE_VOTE, TieStepKind.CHAIR, TieStepKind.LOT})
_RUNGS: Mapping[TieStepKind, Callable[[Group, TieStep, Evidence], Climb]] = {
    TieStepKind.CRITERION_MEAN: computed_rungs.by_criterion_mean,
    TieStepKind.QUALITY: computed_rungs.by_quality,
    TieStepKind.ENTERED: computed_rungs.by_entered,
    TieStepKind.PRICE: computed_rungs.by_price,
    TieStepKind.GROUP: computed_rungs.by_group,
    TieStepKind.COVERAGE: computed_rungs.by_coverage,
    TieStepKind.COUNT_BACK: computed_rungs.by_count_back,
    TieStepKind.MARKS_GIVEN: computed_rungs.by_marks_given,
    TieStepKind.SPREAD: computed_rungs.by_spread,
    TieStepKind.COMMITTEE_VOTE: decided_rungs.by_committee_vote,
    TieStepKind.CHAIR: decided_rungs.by_chair,
    TieStepKind.RECEIVED: computed_rungs.by_receipt,
    TieStepKind.LOT: decided_rungs.by_lot,
}
