"""Who sits at the table: evaluators, and the officers who prepare, preside and watch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from committee_app.case.identifiers import Actor, EvaluatorId


class Role(StrEnum):
    """What somebody does in the room; each role has a desk of its own."""

    SECRETARY = "secretary"
    AUDITOR = "auditor"
    CHAIR = "chair"
    EVALUATOR = "evaluator"


HOLDERS = (Role.CHAIR, Role.SECRETARY, Role.AUDITOR)
"""The three who hold a key to the sealed sheets; any two of them open together."""


class Category(StrEnum):
    """Where a member comes from (민간 / 공무원 / 공공기관); the shares are limited by rule."""

    PRIVATE = "private"
    OFFICIAL = "official"
    PUBLIC_BODY = "public_body"


@dataclass(frozen=True, slots=True)
class Evaluator:
    """A committee member who scores (평가위원). `id` is the roster number; `seat` orders the table."""

    id: EvaluatorId
    seat: int
    name: str
    affiliation: str
    category: Category
    field: str = ""
    sex: str = ""
    region: str = ""

    @property
    def actor(self) -> Actor:
        """The name under which this member signs."""
        return evaluator_actor(self.id)


@dataclass(frozen=True, slots=True)
class Officer:
    """One who holds an office in this case: secretary (간사), auditor (감사) or chair (위원장)."""

    role: Role
    name: str
    position: str


@dataclass(frozen=True, slots=True)
class Observer:
    """Somebody present who is not a member (배석자); the minutes list them apart (시행령 제18조②6)."""

    name: str
    capacity: str


@dataclass(frozen=True, slots=True)
class KeyText:
    """Somebody's public keys as the record writes them: two compressed P-256 points in hexadecimal."""

    signing: str
    sealing: str


def evaluator_actor(evaluator: EvaluatorId) -> Actor:
    """Return the name under which an evaluator signs.

    >>> evaluator_actor(EvaluatorId("9"))
    'evaluator:9'
    """
    return Actor(f"evaluator:{evaluator}")


def officer_actor(role: Role) -> Actor:
    """Return the name under which an officer signs: the role itself."""
    return Actor(role.value)


def role_of(actor: Actor) -> Role:
    """Return the role in which an actor signs; `ValueError` for a name that is no actor's."""
    if evaluator_of(actor) is not None:
        return Role.EVALUATOR
    role = Role(actor)
    if role is Role.EVALUATOR:
        raise ValueError(f"{actor!r} does not say which one")
    return role


def evaluator_of(actor: Actor) -> EvaluatorId | None:
    """Return the evaluator behind an actor, or None for an officer."""
    head, _, rest = actor.partition(":")
    return EvaluatorId(rest) if head == "evaluator" and rest else None
