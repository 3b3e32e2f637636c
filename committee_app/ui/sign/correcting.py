"""What the correction step shows: the places that can be corrected, the one that waits with its effect, those made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from committee_app.case import acts
from committee_app.case.acts import CorrectionMade
from committee_app.case.conflicts import CorrectionKind
from committee_app.case.identifiers import ProposalId
from committee_app.case.programme import Title
from committee_app.case.state import CaseState
from committee_app.desks.moved import EffectClass, Moved, effect_class, moved_between
from committee_app.desks.ranking import effect_of_ruling
from committee_app.ui.shared.points import points

NEEDS_A_VOTE: Final = (CorrectionKind.FIGURE, CorrectionKind.TRANSCRIPTION, CorrectionKind.RULE)
"""What only the committee corrects (`gates.mending`)."""
NAMED_PLACES: Final = (CorrectionKind.MASTER_DATA, CorrectionKind.FIGURE)
"""Where the case knows what stands there; elsewhere the person writes where it is and what it says."""
_POINTS = re.compile(r"(\d{1,4})(?:\.(\d{1,2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Correctable:
    """One place: its code in the record, its name where rules give it one, and what stands there."""

    item: str
    title: Title | None
    old: str


@dataclass(frozen=True, slots=True)
class Project:
    """A project and what can be corrected of it."""

    proposal: ProposalId
    title: str
    master: tuple[Correctable, ...]
    figures: tuple[Correctable, ...]

    def places(self, kind: CorrectionKind) -> tuple[Correctable, ...]:
        """Return the places that a kind of correction can name."""
        return {CorrectionKind.MASTER_DATA: self.master, CorrectionKind.FIGURE: self.figures}.get(kind, ())


@dataclass(frozen=True, slots=True)
class Waiting:
    """A correction that waits for the second person, and what becomes of the result by it."""

    act: CorrectionMade
    effect: EffectClass
    moved: tuple[Moved, ...]
    by_members_again: bool = False
    """Whether the members sign the new minutes too: the result becomes another."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """The whole step. `made` are the corrections that were answered, and whether they were agreed to."""

    projects: tuple[Project, ...]
    places: int
    present: int
    entitled: int
    has_casting_vote: bool
    waiting: Waiting | None
    made: tuple[tuple[CorrectionMade, bool], ...]


def corrections_of(state: CaseState) -> Corrections:
    """Read the step from the state."""
    rulings = [(one.act, one.agreed) for one in state.rulings if isinstance(one.act, CorrectionMade)]
    return Corrections(
        projects=tuple(_project(state, one.id) for one in state.proposals),
        places=state.rules.aggregation.rounding.places,
        present=len(state.here),
        entitled=state.entitled,
        has_casting_vote=state.has_casting_vote,
        waiting=next((_waiting(state, act) for act, agreed in rulings if agreed is None), None),
        made=tuple((act, agreed) for act, agreed in rulings if agreed is not None),
    )


def _waiting(state: CaseState, act: CorrectionMade) -> Waiting:
    effect = effect_of_ruling(state)
    moved = moved_between(*effect) if effect else ()
    resolved = state.resolution.tally_sha256 if state.resolution else ""
    return Waiting(act, effect_class(moved), moved, state.resolved_by_two and act.tally_sha256 != resolved)


def _project(state: CaseState, name: ProposalId) -> Project:
    proposal = state.proposal(name)
    assert proposal is not None
    adjustments = state.rules.adjustments
    titles: dict[str, Title] = {one.id: one.title for one in adjustments.bonus}
    titles |= {one.id: one.title for one in adjustments.penalty}
    return Project(
        name,
        proposal.title,
        (Correctable("title", None, proposal.title), Correctable("applicant", None, proposal.applicant)),
        tuple(Correctable(item, titles.get(item), str(given)) for item, given in (*proposal.bonus, *proposal.penalty)),
    )


def as_recorded(kind: CorrectionKind, words: str) -> str:
    """Return what was typed as the record has it: points become hundredths; what is no number stays and is refused.

    >>> as_recorded(CorrectionKind.FIGURE, "2.5"), as_recorded(CorrectionKind.TEXT, "2.5")
    ('250', '2.5')
    """
    found = _POINTS.fullmatch(words.strip())
    if kind is not CorrectionKind.FIGURE or found is None:
        return words.strip()
    return str(int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")))


def as_shown(kind: CorrectionKind, recorded: str) -> str:
    """Return a recorded value as people read it.

    >>> as_shown(CorrectionKind.FIGURE, "250")
    '2.5'
    """
    return points(int(recorded)) if kind is CorrectionKind.FIGURE and recorded.isdecimal() else recorded


@dataclass(frozen=True, slots=True)
class Written:
    """A correction as it stands in the form: values as people write them, those of named places as recorded."""

    kind: CorrectionKind
    proposal: str
    item: str
    old: str
    new: str
    cause: str
    evidence: str
    vote: acts.Vote | None = None

    def act(self) -> CorrectionMade:
        """Return the act; the chair's desk fills in what the result becomes."""
        return CorrectionMade(
            self.kind,
            ProposalId(self.proposal),
            self.item,
            self.old,
            as_recorded(self.kind, self.new),
            self.cause,
            self.evidence,
            "",
            self.vote if self.kind in NEEDS_A_VOTE else None,
        )
