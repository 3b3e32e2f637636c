"""What the rulings screen shows: what may be ruled now, the form that is filled in, and what was ruled before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from committee_app.case.acts import Vote
from committee_app.case.findings import Finding
from committee_app.case.people import Role
from committee_app.case.programme import Ground, Title
from committee_app.desks.moved import Moved
from committee_app.ui.shared.states import ItemState

EVERY = "*"
"""In place of one member or one project: all that can be meant."""


class Kind(StrEnum):
    """What can be ruled or noted here; each is named as its act."""

    ANSWER = "ruling_answered"
    EXCLUSION = "exclusion_recorded"
    CLEARANCE = "conflict_cleared"
    CHALLENGE = "challenge_decided"
    LATE_CONFLICT = "late_conflict_ruled"
    VOIDING = "ballots_voided"
    DROP_OUT = "member_dropped_out"
    SUBSTITUTE = "substitute_seated"
    PENALTY = "contact_penalised"
    LEFT_OPEN = "sheets_left_open"
    CONTACT = "prior_contact_reported"
    ABSENCE = "absence_recorded"
    FIGURE = "figure_entered"
    FIGURE_CHECK = "figure_confirmed"
    ACTING_CHAIR = "acting_chair_took_over"


class Part(StrEnum):
    """A part of a form, named as the field of the draft that it fills."""

    MEMBER = "member"
    PROPOSAL = "proposal"
    CONFLICT = "conflict"
    GROUND = "ground"
    VOID_GROUND = "void_ground"
    REMEDY = "remedy"
    CAUSE = "cause"
    POLICY = "policy"
    NAME = "name"
    AFFILIATION = "affiliation"
    CATEGORY = "category"
    ITEM = "item"
    FIGURE = "figure"
    POINTS = "points"
    REASON = "reason"
    VOTE = "vote"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was filled in so far; empty where nothing was. Codes for what is chosen, words for what is written."""

    member: str = ""
    proposal: str = ""
    conflict: str = ""
    ground: str = ""
    void_ground: str = ""
    remedy: str = ""
    cause: str = ""
    policy: str = ""
    name: str = ""
    affiliation: str = ""
    category: str = ""
    item: str = ""
    figure: str = ""
    points: str = ""
    reason: str = ""
    vote: Vote | None = None


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of ruling: how many members or projects it could be about now, and what keeps it from being made."""

    kind: Kind
    state: ItemState
    candidates: int
    reasons: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A member or a project that can be chosen; words are names and titles as the record has them."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class ItemOption:
    """An announced bonus or penalty that can be chosen, or a figure that waits, with its project and evidence."""

    code: str
    title: Title
    proposal: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class RuledRow:
    """Something that was ruled: `agreed` is None while a second holder has not answered; `alone` needs no answer."""

    seq: int
    at: str
    kind: Kind
    facts: tuple[tuple[Part, str], ...]
    agreed: bool | None
    alone: bool

    @property
    def waits(self) -> bool:
        """Whether it has no effect yet."""
        return not self.alone and self.agreed is None

    def fact(self, part: Part) -> str:
        """Return one fact of it; empty if it has none of that name."""
        return dict(self.facts).get(part, "")


@dataclass(frozen=True, slots=True)
class Loss:
    """What is left once the chosen member is gone, by counts alone.

    `least` and `most` are how many members' marks a project would have, at least and at most.
    """

    present: int
    needed: int
    sealed: bool
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class RulingsPage:
    """The whole screen for one officer.

    Attributes:
        kinds: what this officer may rule or note, in the order of the day, possible now or not.
        parts: the parts of the open form.
        fixed: those of them that the announced rules have fixed.
        missing: those that are still to be filled in.
        obstacles: what the gate has against the act as it is filled in.
        ruled: what was ruled in this case, newest first.
        effect: what the ruling that waits would change; None before there is a result, or where none waits.
    """

    role: Role
    kinds: tuple[KindRow, ...]
    kind: Kind
    parts: tuple[Part, ...]
    fixed: tuple[Part, ...]
    draft: Draft
    members: tuple[Option, ...]
    proposals: tuple[Option, ...]
    grounds: tuple[Ground, ...]
    present: int
    eligible: int
    loss: Loss | None
    missing: tuple[Part, ...]
    obstacles: tuple[Finding, ...]
    problems: tuple[Finding, ...]
    ruled: tuple[RuledRow, ...]
    effect: tuple[Moved, ...] | None
    saved: int
    """How many acts this screen has recorded."""
    has_casting_vote: bool = False
    items: tuple[ItemOption, ...] = ()
    figures: tuple[ItemOption, ...] = ()

    @property
    def row(self) -> KindRow:
        """The open kind."""
        return next(one for one in self.kinds if one.kind is self.kind)

    @property
    def may_rule(self) -> bool:
        """Whether the act can be recorded as it is filled in."""
        return not (self.missing or self.obstacles or self.row.reasons)

    @property
    def waiting(self) -> RuledRow | None:
        """The ruling that waits for a second holder."""
        return next((one for one in self.ruled if one.waits), None)
