"""What the giving of new keys shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from committee_app.case.findings import Finding
from committee_app.case.identifiers import Actor
from committee_app.case.people import Role


class Part(StrEnum):
    """What is to be done: the first officer asks, or the second confirms."""

    ASK = "ask"
    CONFIRM = "confirm"


class Busy(StrEnum):
    """What is under way."""

    MAKING = "making"
    CHECKING = "checking"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with keys; `seat` is 0 for an officer."""

    actor: Actor
    role: Role
    seat: int
    name: str


@dataclass(frozen=True, slots=True)
class RekeyPage:
    """The whole screen.

    Attributes:
        people: who may get new keys from this officer.
        person: who is to get them.
        reason: why, as it will stand in the minutes.
        costs: what new keys for this person cost.
        obstacles: why this person gets none now.
        seconds: the officers who may confirm.
        second: who of them confirms.
        given: the name of the person who got new keys just now.
        problems: what went wrong.
    """

    part: Part
    people: tuple[Person, ...]
    person: Person | None = None
    reason: str = ""
    costs: tuple[Finding, ...] = ()
    obstacles: tuple[Finding, ...] = ()
    seconds: tuple[Person, ...] = ()
    second: Person | None = None
    given: str = ""
    problems: tuple[Finding, ...] = ()
    busy: Busy | None = None

    @property
    def may_ask(self) -> bool:
        """Whether everything is there that the first officer signs."""
        return self.person is not None and bool(self.reason.strip()) and not self.obstacles and self.busy is None
