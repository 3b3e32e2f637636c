"""The drawing of a committee from a pool of candidates (평가위원 추첨): who is called, who sits.

A list of candidates, about three for each seat, is put in an order by lot. Whoever comes first in that order and still
fits is called: their field of expertise has a free seat, and with them the announced limits (officials, sexes,
regions) can still be kept. Who refuses makes the seat free, and the next one is called. Nobody chooses: plan, order and
answers say it all, and anybody goes down the list again by hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from committee_app.case.identifiers import EvaluatorId
from committee_app.case.people import Category, Evaluator

WITNESSES = 2
"""So many people at least name a number, or watch the box."""

CANDIDATES_A_SEAT = 3
"""A list usually has so many candidates for each seat (3배수); fewer are pointed out and not refused."""

ANY_FIELD = ""
"""The seats of a plan that no field of expertise is named for."""

_NOTHING: Mapping[Any, Any] = MappingProxyType({})


class Trait(StrEnum):
    """What a limit of a drawing counts: kind of member (민간 / 공무원 / 공공기관), sex, or region."""

    CATEGORY = "category"
    SEX = "sex"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class SeatLimit:
    """At least and at most so many of those drawn have this word as their category, sex or region.

    `most` is null where only the least is announced.
    """

    trait: Trait
    word: str
    least: int = 0
    most: int | None = None

    def counts(self, one: Evaluator) -> bool:
        """Whether somebody is one of those the limit is about."""
        return word_of(one, self.trait) == self.word


def word_of(one: Evaluator, trait: Trait) -> str:
    """Return what the list says of somebody: category, sex or region."""
    if trait is Trait.CATEGORY:
        return one.category.value
    return one.sex if trait is Trait.SEX else one.region


def limit_of_officials(most: int) -> SeatLimit:
    """Return the limit that the rules of the case announce: so many officials at most."""
    return SeatLimit(Trait.CATEGORY, Category.OFFICIAL.value, 0, most)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing so far. `pool` is the newest list while it is not drawn; `candidates` are those of lists that are.

    `seats` are the fields of expertise with their numbers of seats. `order` is the order of the lot, that of a further
    list after the first; `called` who was asked, in turn; `answers` what they said.
    """

    pool: tuple[Evaluator, ...] = ()
    seats: tuple[tuple[str, int], ...] = ()
    limits: tuple[SeatLimit, ...] = ()
    candidates: tuple[Evaluator, ...] = ()
    order: tuple[EvaluatorId, ...] = ()
    called: tuple[EvaluatorId, ...] = ()
    answers: Mapping[EvaluatorId, bool] = field(default_factory=lambda: _NOTHING)

    @property
    def size(self) -> int:
        """How many are to be drawn."""
        return sum(seats for _, seats in self.seats)

    @property
    def held(self) -> tuple[Evaluator, ...]:
        """Those who hold a seat: called, and not refused."""
        return tuple(self.candidate(one) for one in self.called if self.answers.get(one, True))

    @property
    def seated(self) -> tuple[Evaluator, ...]:
        """Those who accepted, in the order in which they were called."""
        return tuple(self.candidate(one) for one in self.called if self.answers.get(one, False))

    @property
    def waiting(self) -> tuple[EvaluatorId, ...]:
        """Those who were called and have not answered."""
        return tuple(one for one in self.called if one not in self.answers)

    @property
    def is_short(self) -> bool:
        """Whether seats are free and nobody is left in the order who fits: a further list is needed."""
        return bool(self.order) and len(self.held) < self.size

    def candidate(self, evaluator: EvaluatorId) -> Evaluator:
        """Return a candidate who was drawn; `KeyError` where there is none of that number."""
        found = next((one for one in self.candidates if one.id == evaluator), None)
        if found is None:
            raise KeyError(evaluator)
        return found

    def fits(self, one: Evaluator) -> bool:
        """Whether somebody may take a seat beside those who hold one now."""
        together = (*self.held, one)
        return (
            self._has_a_seat(together)
            and all(limit.most is None or _count(limit, together) <= limit.most for limit in self.limits)
            and all(self._can_still_be_kept(trait, together) for trait in Trait)
        )

    def _has_a_seat(self, together: Sequence[Evaluator]) -> bool:
        # Each takes a seat of their own field; who comes when those are taken sits on one that is for any field.
        named = {name: seats for name, seats in self.seats if name != ANY_FIELD}
        by_field = Counter(one.field for one in together)
        beyond = sum(max(0, count - named.get(name, 0)) for name, count in by_field.items())
        return beyond <= self.size - sum(named.values())

    def _can_still_be_kept(self, trait: Trait, together: Sequence[Evaluator]) -> bool:
        lacking = sum(max(0, one.least - _count(one, together)) for one in self.limits if one.trait is trait)
        return lacking <= self.size - len(together)

    # ── what happens ───────────────────────────────────────────────────────────────────────
    def listed(self, candidates: tuple[Evaluator, ...]) -> Drawing:
        """Return the drawing with a list to draw from; before the first draw, with none of its plan any more."""
        if self.order:
            return replace(self, pool=candidates)
        return Drawing(pool=candidates)

    def planned(self, seats: tuple[tuple[str, int], ...], limits: tuple[SeatLimit, ...]) -> Drawing:
        """Return the drawing with its plan."""
        return replace(self, seats=seats, limits=limits)

    def drawn(self, order: tuple[EvaluatorId, ...]) -> Drawing:
        """Return the drawing with its list put in order, and everybody called who is next."""
        candidates = (*self.candidates, *self.pool)
        return _with_the_next_called(replace(self, pool=(), candidates=candidates, order=(*self.order, *order)))

    def answered(self, evaluator: EvaluatorId, *, accepted: bool) -> Drawing:
        """Return the drawing with an answer; who refuses makes room for the next."""
        answers = MappingProxyType({**self.answers, evaluator: accepted})
        return _with_the_next_called(replace(self, answers=answers))


def _with_the_next_called(drawing: Drawing) -> Drawing:
    """Go down the order once: whoever was not asked yet and fits is called, until every seat is held."""
    for one in drawing.order:
        if one not in drawing.called and len(drawing.held) < drawing.size and drawing.fits(drawing.candidate(one)):
            drawing = replace(drawing, called=(*drawing.called, one))
    return drawing


def _count(limit: SeatLimit, people: Iterable[Evaluator]) -> int:
    return sum(map(limit.counts, people))
