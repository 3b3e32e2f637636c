"""How a committee is made up, beside what the rules allow: officials, sexes, regions, as the roster has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from committee_app.case.people import Category, Evaluator
from committee_app.case.programme import CommitteeRule


@dataclass(frozen=True, slots=True)
class Balance:
    """Counts of a roster. `announced` members are to sit; of those there are, `officials_most` may be officials.

    `sexes` and `regions` are the words of the roster, most frequent first; members without one are not among them.
    """

    members: int
    announced: int
    officials: int
    officials_most: int
    public_bodies: int
    sexes: tuple[tuple[str, int], ...]
    regions: tuple[tuple[str, int], ...]

    @property
    def is_complete(self) -> bool:
        """Whether as many sit as were announced."""
        return self.members == self.announced

    @property
    def has_too_many_officials(self) -> bool:
        """Whether officials are more than the rules allow."""
        return self.officials > self.officials_most


def balance_of(members: Iterable[Evaluator], rule: CommitteeRule) -> Balance:
    """Return how these members are made up under a rule."""
    roster = tuple(members)
    categories = Counter(one.category for one in roster)
    return Balance(
        members=len(roster),
        announced=rule.size,
        officials=categories[Category.OFFICIAL],
        officials_most=rule.most_officials(len(roster)),
        public_bodies=categories[Category.PUBLIC_BODY],
        sexes=_counted(one.sex for one in roster),
        regions=_counted(one.region for one in roster),
    )


def _counted(words: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counts = Counter(word for word in words if word)
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
