"""What the rungs of a ladder share: what may tell proposals apart, how far a group got, and where it matters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Protocol

from committee_app.case.ballots import ChairChoice, Facts, Lot, TieVote
from committee_app.case.findings import Finding
from committee_app.case.identifiers import EvaluatorId, ProposalId
from committee_app.case.programme import TieStep
from committee_app.case.proposals import Proposal
from committee_app.scoring.ranking import parted_by
from committee_app.scoring.results import OpenTie, ProjectScore, TieStepResult

Group = tuple[ProposalId, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What may tell proposals apart: their numbers and facts, and what people voted, chose and drew."""

    scores: Mapping[ProposalId, ProjectScore]
    proposals: Mapping[ProposalId, Proposal]
    facts: Mapping[ProposalId, Facts]
    rules_fingerprint: str
    votes: Mapping[tuple[frozenset[ProposalId], int], Sequence[TieVote]]
    choices: Mapping[frozenset[ProposalId], Sequence[ChairChoice]]
    lots: Mapping[frozenset[ProposalId], Sequence[Lot]]
    kept_away: Mapping[ProposalId, frozenset[EvaluatorId]] = field(default_factory=dict)
    """Who is excluded, challenged or recused from a proposal, in any stage."""
    above: Group = ()
    """Who is ranked above those who are tied now."""


@dataclass(frozen=True, slots=True)
class Climb:
    """How far a tied group got up the ladder: the order it has now, the steps taken, and what is open.

    `shared` are the groups that may stay tied for good. After a vote the others begin `again` at the same rung.
    """

    order: tuple[Group, ...]
    steps: tuple[TieStepResult, ...] = ()
    open_ties: tuple[OpenTie, ...] = ()
    findings: tuple[Finding, ...] = ()
    shared: tuple[Group, ...] = ()
    again: bool = False


class Mattering(Protocol):
    """Whether anything hangs on the order within a tied group (`mattering`)."""

    def after(self, further: Sequence[ProposalId]) -> Mattering:
        """Return the same for a group that has these ahead of it too."""

    def hangs_on(self, tied: Group) -> bool:
        """Whether a sum, a seat or the order of the reserves hangs on the order within a group."""


def split(tied: Group, step: TieStep, values: Mapping[ProposalId, Fraction], *, lowest_first: bool = False) -> Climb:
    """Return the group parted by a value, the highest (or the lowest) first."""
    sign = -1 if lowest_first else 1
    parted = parted_by({proposal: sign * value for proposal, value in values.items()}, tied)
    return Climb(parted, (TieStepResult(step, tied, tuple(values.items()), parted),))


def names_of(tied: Iterable[ProposalId]) -> str:
    """Return the tied as a finding names them."""
    return ", ".join(sorted(tied))
