"""The state of a case: what replaying its acts gives.

`CaseState` is a value: it answers questions about the case as it stands and never changes. What an act makes
of it is `effects`, whether the act may happen is `replaying`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeVar

from committee_app.case import acts
from committee_app.case.ballots import Ballot, ChairChoice, Lot, ScoreBook, TieVote
from committee_app.case.conflicts import Answer, DeclaredAnswer, Exclusion, MarkStatus
from committee_app.case.drawing import Drawing
from committee_app.case.findings import Finding
from committee_app.case.identifiers import Actor, CaseId, EvaluatorId, Points, ProposalId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Evaluator, KeyText, Officer, Role, evaluator_of, role_of
from committee_app.case.programme import CastingVote, Programme
from committee_app.case.proposals import Proposal
from committee_app.case.typed import MisshapenError, read_plain

K = TypeVar("K")
V = TypeVar("V")
_NOTHING: Mapping[Any, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Replacement:
    """New keys for somebody, which `officer` asks for and a second officer has not confirmed."""

    officer: Actor
    new_keys: KeyText


@dataclass(frozen=True, slots=True)
class Ruling:
    """A ruling of the chair that a second holder must agree to; `agreed` is None while it waits."""

    act: acts.TwoPersonRuling
    agreed: bool | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """Points that the secretary entered; they count once a second officer has confirmed them."""

    act: acts.FigureEntered
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class CaseState:
    """Everything known about a case after its acts so far.

    Mappings are never changed in place. `opened` holds the ballots in clear once a sheet is open. `past_keys` are
    those that were replaced: they sign nothing more, and nobody brings them back. `signed_by_members_again` holds
    from a correction that changes the result until the minutes with it are signed.
    """

    stage: Stage = Stage.NEW
    case: CaseId = CaseId("")
    title: str = ""
    rehearsal: bool = False
    resolved_by_two: bool = False
    follows: acts.CaseFollowed | None = None
    rules_text: str = ""
    programme: Programme | None = None
    rules_frozen: bool = False
    officers: Mapping[Role, Officer] = field(default_factory=lambda: _NOTHING)
    keys: Mapping[Actor, KeyText] = field(default_factory=lambda: _NOTHING)
    past_keys: frozenset[KeyText] = frozenset()
    replacing: Mapping[Actor, Replacement] = field(default_factory=lambda: _NOTHING)
    sources: Mapping[str, acts.Source] = field(default_factory=lambda: _NOTHING)
    proposals: tuple[Proposal, ...] = ()
    evaluators: tuple[Evaluator, ...] = ()
    drawing: Drawing = Drawing()
    documents: Mapping[ProposalId, acts.Document] = field(default_factory=lambda: _NOTHING)
    meeting: acts.MeetingOpened | None = None
    here: frozenset[EvaluatorId] = frozenset()
    stepped_out: Mapping[EvaluatorId, ProposalId] = field(default_factory=lambda: _NOTHING)
    chair: EvaluatorId | None = None
    confirmed: frozenset[Role] = frozenset()
    rehearsed: bool = False
    pledged: frozenset[EvaluatorId] = frozenset()
    declarations: Mapping[EvaluatorId, Mapping[ProposalId, DeclaredAnswer]] = field(default_factory=lambda: _NOTHING)
    exclusions: Mapping[tuple[EvaluatorId, ProposalId], Exclusion] = field(default_factory=lambda: _NOTHING)
    cleared: frozenset[tuple[EvaluatorId, ProposalId]] = frozenset()
    absences: Mapping[EvaluatorId, frozenset[ProposalId]] = field(default_factory=lambda: _NOTHING)
    sheets: Mapping[EvaluatorId, acts.SheetSealed] = field(default_factory=lambda: _NOTHING)
    left_open: frozenset[EvaluatorId] = frozenset()
    rulings: tuple[Ruling, ...] = ()
    figures: tuple[Figure, ...] = ()
    set_aside: Mapping[tuple[EvaluatorId, ProposalId], MarkStatus] = field(default_factory=lambda: _NOTHING)
    dropped: frozenset[EvaluatorId] = frozenset()
    replaced: frozenset[EvaluatorId] = frozenset()
    substitutes: frozenset[EvaluatorId] = frozenset()
    unconfirmed: frozenset[EvaluatorId] = frozenset()
    contacts: frozenset[ProposalId] = frozenset()
    signed_minutes: str = ""
    signed_by_members_again: bool = False
    to_rescore: frozenset[tuple[EvaluatorId, ProposalId]] = frozenset()
    first_marks: Mapping[tuple[EvaluatorId, ProposalId], Ballot] = field(default_factory=lambda: _NOTHING)
    closing: int | None = None
    consents: tuple[Role, ...] = ()
    opened: Mapping[EvaluatorId, Mapping[ProposalId, Ballot]] = field(default_factory=lambda: _NOTHING)
    votes: tuple[TieVote, ...] = ()
    lots: tuple[Lot, ...] = ()
    choices: tuple[ChairChoice, ...] = ()
    notes: tuple[acts.NoteWritten, ...] = ()
    approvals: Mapping[int, frozenset[EvaluatorId]] = field(default_factory=lambda: _NOTHING)
    discussed: frozenset[tuple[ProposalId, EvaluatorId]] = frozenset()
    remarks: Mapping[acts.MinutesPlace, str] = field(default_factory=lambda: _NOTHING)
    confirmed_resolution: acts.ResolutionConfirmed | None = None
    resolution: acts.SelectionResolved | None = None
    paused: bool = False
    stopped: bool = False
    running_order: tuple[ProposalId, ...] = ()
    called: acts.ProjectCalled | None = None
    meeting_closed: bool = False
    at_end: frozenset[EvaluatorId] = frozenset()
    minutes: acts.MinutesIssued | None = None
    signed: tuple[Actor, ...] = ()
    unsigned: frozenset[Actor] = frozenset()
    scans: tuple[acts.ScanAttached, ...] = ()

    @property
    def rules(self) -> Programme:
        """The programme; `ValueError` before one is drafted."""
        if self.programme is None:
            raise ValueError("no programme yet")
        return self.programme

    @property
    def rules_sha256(self) -> str:
        """The fingerprint of the rule text, as `sha256sum` gives it."""
        return hashlib.sha256(self.rules_text.encode()).hexdigest()

    def evaluator(self, evaluator: EvaluatorId) -> Evaluator | None:
        """Return the member of that roster number, or None."""
        return next((one for one in self.evaluators if one.id == evaluator), None)

    def proposal(self, proposal: ProposalId) -> Proposal | None:
        """Return the proposal of that number, or None."""
        return next((one for one in self.proposals if one.id == proposal), None)

    def person_name(self, actor: Actor) -> str:
        """Return the name behind an actor, or the actor's own name where nobody is known."""
        evaluator = evaluator_of(actor)
        if evaluator is not None:
            member = self.evaluator(evaluator)
            return member.name if member else str(actor)
        officer = self.officers.get(role_of(actor))
        return officer.name if officer else str(actor)

    def status(self, evaluator: EvaluatorId, proposal: ProposalId) -> MarkStatus:
        """Return whether a member's mark for a proposal counts, and if not, why not.

        The law comes first (제척), then what was decided about the ballot, then the member's own declaration (회피),
        then absence (결석).
        """
        if (evaluator, proposal) in self.exclusions:
            return MarkStatus.EXCLUDED
        if (decided := self.set_aside.get((evaluator, proposal))) is not None:
            return decided
        if self.answer(evaluator, proposal) is Answer.CONFLICT:
            return MarkStatus.RECUSED
        if proposal in self.absences.get(evaluator, frozenset()):
            return MarkStatus.ABSENT
        return MarkStatus.SCORED

    def answer(self, evaluator: EvaluatorId, proposal: ProposalId) -> Answer | None:
        """Return what a member declared about a proposal, or None while they have not."""
        declared = self.declarations.get(evaluator, _NOTHING).get(proposal)
        return declared.answer if declared else None

    def unanswered_questions(self, evaluator: EvaluatorId) -> tuple[ProposalId, ...]:
        """Return the proposals on which a member asked and the chair has not ruled."""
        return tuple(
            one.proposal
            for one in self.declarations.get(evaluator, _NOTHING).values()
            if one.answer is Answer.ASK
            and (evaluator, one.proposal) not in self.exclusions
            and (evaluator, one.proposal) not in self.cleared
        )

    def to_score(self, evaluator: EvaluatorId) -> tuple[ProposalId, ...]:
        """Return the proposals a member is to score, in roster order; nothing before they declared."""
        if evaluator not in self.declarations:
            return ()
        return self._scored(evaluator, (one.id for one in self.proposals))

    def counting_ballots(self, evaluator: EvaluatorId) -> tuple[ProposalId, ...]:
        """Return the ballots on a member's sealed sheet that count now; the others stay closed for ever."""
        sheet = self.sheets.get(evaluator)
        if sheet is None:
            return ()
        return self._scored(evaluator, sheet.proposals)

    def _scored(self, evaluator: EvaluatorId, proposals: Iterable[ProposalId]) -> tuple[ProposalId, ...]:
        """Return those whose `status` is scored, of hundreds for one member."""
        conflicts = {
            one.proposal for one in self.declarations.get(evaluator, _NOTHING).values() if one.answer is Answer.CONFLICT
        }
        excluded = {proposal for one, proposal in self.exclusions if one == evaluator}
        decided = {proposal for one, proposal in self.set_aside if one == evaluator}
        out = conflicts | excluded | decided | self.absences.get(evaluator, frozenset())
        return tuple(one for one in proposals if one not in out)

    def to_open(self) -> tuple[EvaluatorId, ...]:
        """Return the members whose sealed sheet has ballots that count and is not open yet."""
        return tuple(one for one in self.sheets if one not in self.opened and self.counting_ballots(one))

    def judged(self, evaluator: EvaluatorId, proposal: ProposalId) -> bool:
        """Whether a member's ballot for a proposal is open and counts."""
        is_open = proposal in self.opened.get(evaluator, _NOTHING)
        return is_open and self.status(evaluator, proposal) is MarkStatus.SCORED

    @property
    def on_roll(self) -> int:
        """How many seats the committee has (재적): who dropped out counts until a substitute sits there."""
        return len(self.evaluators) - len(self.replaced)

    @property
    def majority(self) -> int:
        """How many must be here for the committee to sit (재적위원 과반수)."""
        return self.on_roll // 2 + 1

    @property
    def attending(self) -> int:
        """How many members attend (출석): those here, and whoever stepped out for a project that they do not judge."""
        return len(self.here | self.stepped_out.keys())

    @property
    def shortfall(self) -> acts.Shortfall | None:
        """By how much the quorum is missed, or None while enough members attend."""
        return acts.Shortfall(self.attending, self.majority) if self.attending < self.majority else None

    @property
    def entitled(self) -> int:
        """How many of those here vote on a motion: all, or all but a chair who votes only on a tie."""
        votes_last = self.rules.committee.casting_vote is CastingVote.ON_TIE and self.chair in self.here
        return len(self.here) - votes_last

    @property
    def has_casting_vote(self) -> bool:
        """Whether the rules give the chair, who is here, the casting vote."""
        return self.rules.committee.casting_vote is not CastingVote.NONE and self.chair in self.here

    @property
    def waiting_ruling(self) -> int | None:
        """The number of the ruling that waits for a second holder, from 1; there is one at most."""
        return next((number for number, one in enumerate(self.rulings, 1) if one.agreed is None), None)

    def scorers(self) -> tuple[EvaluatorId, ...]:
        """Return the members who take part: enrolled with keys of their own, in seat order."""
        return tuple(one.id for one in self.evaluators if one.actor in self.keys)

    def waited_for(self) -> tuple[EvaluatorId, ...]:
        """Return whose sheet is still open: something to score, nothing sealed, and no word of the chair about it."""
        return tuple(
            one
            for one in self.scorers()
            if one not in self.sheets
            and one not in self.left_open
            and any(self.status(one, proposal.id) is MarkStatus.SCORED for proposal in self.proposals)
        )

    def score_book(self) -> ScoreBook:
        """Return what the tally needs: every opened ballot that counts, and why the other cells are empty."""
        scorers = self.scorers()
        marks: dict[ProposalId, Mapping[EvaluatorId, tuple[Points, ...]]] = {}
        statuses: dict[ProposalId, Mapping[EvaluatorId, MarkStatus]] = {}
        for proposal in self.proposals:
            given = {one: self.opened[one][proposal.id] for one in scorers if proposal.id in self.opened.get(one, {})}
            marks[proposal.id] = {one: ballot.marks for one, ballot in given.items()}
            statuses[proposal.id] = {
                one: self._cell(one, proposal.id)
                for one in scorers
                if one not in given or (one, proposal.id) in self.set_aside
            }
        return ScoreBook(
            programme=self.rules,
            rules_fingerprint=self.rules_sha256,
            proposals=self.proposals,
            evaluators=scorers,
            marks=marks,
            statuses=statuses,
            votes=self.votes,
            lots=self.lots,
            choices=self.choices,
            first_marks={pair: ballot.marks for pair, ballot in self.first_marks.items()},
        )

    def _cell(self, evaluator: EvaluatorId, proposal: ProposalId) -> MarkStatus:
        status = self.status(evaluator, proposal)
        return MarkStatus.ABSENT if status is MarkStatus.SCORED else status


@lru_cache(maxsize=4096)
def read_ballot(payload: str) -> Ballot:
    """Return the ballot that an opened payload holds; `MisshapenError` where it is none.

    The gate of an opening reads the ballots of a sheet, and its effect needs the same ones.
    """
    try:
        plain = _PAYLOADS.decode(payload)
    except (ValueError, RecursionError):
        raise MisshapenError((Finding.of("ballot.not_json", place="-"),)) from None
    read = read_plain(Ballot, plain)
    # A large case has millions of marks and hundreds of values: each value is kept once.
    marks = tuple(map(_kept_once, read.marks))
    return Ballot(read.proposal, marks, read.reasons, read.opinion, read.pages)


@lru_cache(maxsize=1 << 16)
def _kept_once(mark: Points) -> Points:
    return mark


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # Readers differ in which of two equal keys they believe; a ballot must say the same to all of them.
    if len(found := dict(pairs)) != len(pairs):
        raise ValueError("a key stands twice")
    return found


_PAYLOADS = json.JSONDecoder(object_pairs_hook=_each_key_once)


def with_entry(mapping: Mapping[K, V], key: K, value: V) -> Mapping[K, V]:
    """Return a mapping with one entry more; the given one stays as it was."""
    return MappingProxyType({**mapping, key: value})
