"""차등점수제: the best raw score stays, and from place to place at least so many points lie between.

    score of a place = score of the place above - max(step, raw difference)

Where there is a limit (차등폭 한도), a difference beyond it counts as the limit.

Equal raw scores stay equal. Whether the next place then lies one step below them, or one for each place they take
up, is announced (`EqualRaw`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from committee_app.case.identifiers import ProposalId
from committee_app.case.programme import EqualRaw, RankStep
from committee_app.scoring.ranking import parted_by


@dataclass(frozen=True, slots=True)
class Stepped:
    """A score by steps: what it comes from, and the place above (None for the best)."""

    raw: Fraction
    score: Fraction
    above_raw: Fraction | None = None
    above_score: Fraction | None = None
    least: Fraction = Fraction(0)
    most: Fraction | None = None

    @property
    def is_limited(self) -> bool:
        """Whether the raw scores lie further apart than the scores by steps may."""
        return self.most is not None and self.above_raw is not None and self.above_raw - self.raw > self.most


def stepped_scores(raw: Mapping[ProposalId, Fraction], rule: RankStep) -> dict[ProposalId, Stepped]:
    """Return the stepped score of each proposal of a track.

    >>> a, b, c = ProposalId("A"), ProposalId("B"), ProposalId("C")
    >>> raw = {a: Fraction("84.1"), b: Fraction("83.9"), c: Fraction(78)}
    >>> [str(one.score) for one in stepped_scores(raw, RankStep(Fraction(3), EqualRaw.ONCE)).values()]
    ['841/10', '811/10', '376/5']
    """
    found: dict[ProposalId, Stepped] = {}
    above: Stepped | None = None
    places = 0
    for group in parted_by(raw, raw):
        value = raw[group[0]]
        above = Stepped(value, value) if above is None else _next_below(above, value, rule, places)
        found |= dict.fromkeys(group, above)
        places = len(group)
    return {proposal: found[proposal] for proposal in raw}


def _next_below(above: Stepped, value: Fraction, rule: RankStep, places: int) -> Stepped:
    steps = places if rule.equal is EqualRaw.PER_PLACE else 1
    least, most = rule.step * steps, None if rule.most is None else rule.most * steps
    gap = max(least, above.raw - value)
    score = above.score - (gap if most is None else min(gap, most))
    return Stepped(value, score, above.raw, above.score, least, most)
