"""What the committee decides on: the proposals and the bodies that stand behind them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from committee_app.case.identifiers import GroupId, ItemId, Points, ProposalId, TrackId, Won


@dataclass(frozen=True, slots=True)
class Body:
    """One body of an applicant: its share of the cost, and its fiscal self-reliance ratio.

    `reliance` is 재정자립도 in percent as published (one decimal), None where the programme matches nothing.
    Each body of a consortium has its own: a 자치구 never inherits the city's.
    """

    name: str
    cost: Won
    reliance: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One project put forward by one applicant (과제).

    `groups` are the announced properties that rules speak of (`outside_capital`, `depopulation`, `joint`).
    `requested` is the national share the applicant asks for; where the programme matches by bands it is
    only compared with what the rule gives. `bonus` and `penalty` are points granted once, with their item.
    """

    id: ProposalId
    title: str
    applicant: str
    kind: str
    track: TrackId
    bodies: tuple[Body, ...]
    requested: Won | None = None
    groups: tuple[GroupId, ...] = ()
    bonus: tuple[tuple[ItemId, Points], ...] = ()
    penalty: tuple[tuple[ItemId, Points], ...] = ()
    received: str = ""

    @property
    def cost(self) -> Won:
        """The total project cost (총사업비) over all bodies."""
        return Won(sum(body.cost for body in self.bodies))
