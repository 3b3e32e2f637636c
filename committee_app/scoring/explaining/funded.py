"""Who would be selected in one track, with other scores or where ties are taken as they stand."""

from __future__ import annotations

from collections.abc import Sequence

from committee_app.case.identifiers import ProposalId
from committee_app.scoring.explaining.trials import Groups, Scores, Trials
from committee_app.scoring.ranking import standings
from committee_app.scoring.results import Standing
from committee_app.scoring.selection import Candidates, selection


def would_be_chosen(trials: Trials, scores: Scores, groups: Groups, proposal: ProposalId) -> bool:
    """Whether a project would be selected, whole or in part; not while a tie of its track waits."""
    known = trials.known(scores)
    climbs = [trials.climb(groups, place, known) for place in range(len(groups))]
    if any(climb.open_ties for climb in climbs):
        return False
    shared = {group for climb in climbs for group in climb.shared}
    ranked = standings([group for climb in climbs for group in climb.order])
    if any(standing.is_tie and standing.proposals not in shared for standing in ranked):
        return False
    return proposal in chosen_from(trials, scores, ranked)


def chosen_from(trials: Trials, scores: Scores, ranked: Sequence[Standing]) -> frozenset[ProposalId]:
    """Return who is selected, whole or in part, from standings in which no tie waits."""
    candidates = Candidates(trials.members, scores, trials.standards.thresholds)
    found = selection(trials.book.programme, trials.track, ranked, candidates)
    return frozenset(line.proposal for line in found.lines if line.status.is_chosen)
