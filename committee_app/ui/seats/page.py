"""What the seats show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from committee_app.case.findings import Finding
from committee_app.case.identifiers import Actor
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role


class SeatState(StrEnum):
    """How far somebody is."""

    NOT_ENROLLED = "not_enrolled"
    ENROLLED = "enrolled"
    SEALED = "sealed"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class SeatCard:
    """One person's card; `number` is the seat at the table, 0 for an officer."""

    actor: Actor
    role: Role
    number: int
    name: str
    detail: str
    state: SeatState


@dataclass(frozen=True, slots=True, repr=False)
class SeatsPage:
    """Everybody who can sit down, the one who is chosen, and how their try to sign in went.

    Attributes:
        turn: whom the case waits for; nobody where it is done.
        offered: the chosen person's secret, in a rehearsal case only.
        problems: why the secret did not do; nobody has signed in.
        busy: the keys are being opened.
    """

    stage: Stage
    rehearsal: bool
    officers: tuple[SeatCard, ...]
    members: tuple[SeatCard, ...]
    turn: tuple[SeatCard, ...] = ()
    chosen: SeatCard | None = None
    offered: str = ""
    problems: tuple[Finding, ...] = ()
    busy: bool = False
