"""Where a tie matters: some place within it gives a proposal another sum, seat or reserve than another place.

Where the rule looks only there, people vote, choose and draw on no other tie. What stands ahead is known by then, so
the line is drawn with each of the tied first and last: who gets the same both times gets it wherever it stands. In a
track with a minimum share every tie matters, since it may say who gives way to whom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from committee_app.case.identifiers import ProposalId
from committee_app.case.programme import Programme, TieStepKind, Track
from committee_app.scoring.climbing import Climb, Evidence, Group
from committee_app.scoring.quotas import Funder
from committee_app.scoring.selection import Candidates, funder
from committee_app.scoring.tiebreaks import climbed


@dataclass(frozen=True, slots=True)
class Matter:
    """Who stands ahead of a tied group, and how the line is drawn; `fund` is None where every tie matters."""

    fund: Funder | None
    reserves: int
    ahead: Group = ()

    def after(self, further: Sequence[ProposalId]) -> Matter:
        """Return where a group stands that has these ahead of it too."""
        return Matter(self.fund, self.reserves, (*self.ahead, *further))

    def hangs_on(self, tied: Group) -> bool:
        """Whether a sum, a seat or the order of the reserves hangs on the order within a group."""
        if self.fund is None:
            return True
        left_out = []
        for proposal in tied:
            others = tuple(one for one in tied if one != proposal)
            first = self.fund((*self.ahead, proposal, *others))
            last = self.fund((*self.ahead, *others, proposal))
            if first.grants.get(proposal) != last.grants.get(proposal):
                return True
            if proposal not in last.grants:
                left_out.append(proposal)
        waiting = len(self.ahead) - len(self.fund(self.ahead).grants)
        return len(left_out) > 1 and waiting < self.reserves


def climbs(
    programme: Programme, track: Track, groups: Sequence[Group], candidates: Candidates, known: Evidence
) -> list[Climb]:
    """Return how far each group of equal finals gets up the ladder, the best first."""
    matter = _matter(programme, track, candidates) if programme.tie_break.only_where_it_matters else None
    ladder, found = programme.ladder, []
    looks_above = any(rung.by is TieStepKind.COVERAGE for rung in ladder)
    for group in groups:
        climb = climbed(group, ladder, known, matter)
        found.append(climb)
        if looks_above:
            known = replace(known, above=(*known.above, *group))
        if matter is not None:
            matter = matter.after([one for equal in climb.order for one in equal])
    return found


def _matter(programme: Programme, track: Track, candidates: Candidates) -> Matter:
    if any(share.track == track.id for share in programme.selection.minimum_shares):
        return Matter(None, track.reserves)
    return Matter(funder(programme, track, candidates), track.reserves)
