"""Fills in a ruling with an officer, lets the gate speak while they do, and records it at their desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

from committee_app.case.acts import Vote
from committee_app.case.conflicts import DropCause, DropPolicy, VoidGround
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import EvaluatorId, ItemId, Points, ProposalId
from committee_app.case.people import Role
from committee_app.case.state import CaseState
from committee_app.casefile.errors import CaseFileError
from committee_app.desks.chair import ChairDesk
from committee_app.desks.moved import Moved
from committee_app.desks.officers import ConfirmingDesk, HolderDesk
from committee_app.desks.secretary import SecretaryDesk
from committee_app.ui.ports import Sitting, what_it_says
from committee_app.ui.rulings import reading
from committee_app.ui.rulings.page import Draft, Kind, KindRow, Option, Part, RulingsPage
from committee_app.ui.shared.states import ItemState

_TROUBLE = (RefusedError, CaseFileError)


class RulingsShown(Protocol):
    """What the presenter needs of its view."""

    def show_page(self, page: RulingsPage) -> None:
        """Show a page."""
        ...


class RulingsPresenter:
    """One officer's rulings; what waits for a second holder is answered at that holder's own desk."""

    def __init__(self, sitting: Sitting, view: RulingsShown) -> None:
        self._sitting = sitting
        self._view = view
        self._kind: Kind | None = None
        self._draft = Draft()
        self._problems: tuple[Finding, ...] = ()
        self._effect: tuple[bytes, tuple[Moved, ...] | None] | None = None
        self._saved = 0

    def refresh(self) -> None:
        """Show the case as it stands."""
        self._view.show_page(self._page())

    def leave(self) -> None:
        """Go back to the screen of the day."""
        self._sitting.navigator.turn_to("")

    def give_keys(self) -> None:
        """Turn to the giving of new keys, which two officers do together."""
        self._sitting.navigator.turn_to("rekey")

    def open_kind(self, kind: str) -> None:
        """Open another form, empty but for what the announced rules have fixed."""
        self._kind = Kind(kind)
        self._begin()
        self.refresh()

    def fill(self, part: str, value: str) -> None:
        """Take what was chosen or written in a part; another member begins the choice of projects anew."""
        changed: dict[str, Any] = {Part(part).value: value}
        self._draft = replace(self._draft, **changed)
        if part == Part.MEMBER and Part.PROPOSAL in reading.PARTS[self._open_kind()]:
            self._draft = replace(self._draft, proposal="", vote=None)
            self._choose_the_only()
        if part == Part.PROPOSAL:
            self._draft = replace(self._draft, item="")
        self._problems = ()
        self.refresh()

    def count(self, vote: Vote | None) -> None:
        """Take a vote as it is counted; None while a number is missing."""
        self._draft = replace(self._draft, vote=vote)
        self.refresh()

    def rule(self) -> None:
        """Record the open form."""
        kind, draft = self._open_kind(), self._draft
        self._do(lambda: self._at_the_desk(kind, draft))

    def agree(self) -> None:
        """Agree to the ruling that waits."""
        self._do(lambda: self._holder.answer_ruling(agreed=True))

    def refuse(self) -> None:
        """Refuse the ruling that waits, with the reason that was written."""
        self._do(lambda: self._holder.answer_ruling(agreed=False, reason=self._draft.reason))

    # ── inside ─────────────────────────────────────────────────────────────────────────────
    @property
    def _state(self) -> CaseState:
        return self._sitting.room.record.state

    @property
    def _holder(self) -> HolderDesk:
        desk = self._sitting.desk
        assert isinstance(desk, HolderDesk)  # members have no rulings screen
        return desk

    def _begin(self) -> None:
        fixed: dict[str, Any] = {
            part.value: value for part, value in reading.fixed_of(self._state, self._open_kind()).items()
        }
        self._draft = Draft(**fixed)
        self._choose_the_only()
        self._problems = ()

    def _choose_the_only(self) -> None:
        """Where one member or one project alone can be meant, there is nothing to choose."""
        kind, state = self._open_kind(), self._state
        parts = reading.PARTS[kind]
        if Part.MEMBER in parts and not self._draft.member:
            self._draft = replace(self._draft, member=_only(reading.member_options(state, kind)))
        if Part.PROPOSAL in parts and self._draft.member and not self._draft.proposal:
            proposals = reading.proposal_options(state, kind, self._draft.member)
            self._draft = replace(self._draft, proposal=_only(proposals))

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except _TROUBLE as error:
            self._problems = what_it_says(error)
            self.refresh()
            return
        self._saved += 1
        self._begin()
        self._sitting.navigator.case_changed()

    def _at_the_desk(self, kind: Kind, draft: Draft) -> object:
        desk = self._sitting.desk
        member, proposal = EvaluatorId(draft.member), ProposalId(draft.proposal)
        points = reading.points_typed(draft.points) or Points(0)
        if kind is Kind.FIGURE_CHECK:
            assert isinstance(desk, ConfirmingDesk)  # the secretary, who entered it, is not asked
            return desk.confirm_figure(int(draft.figure), points)
        if isinstance(desk, ChairDesk):
            return _rule(desk, self._state, kind, draft)
        assert isinstance(desk, SecretaryDesk)  # the auditor answers, and rules on nothing
        vote = draft.vote or Vote(0, 0, 0, 0)
        does: dict[Kind, Callable[[], object]] = {
            Kind.CONTACT: lambda: desk.report_contact(member, proposal, draft.reason),
            Kind.ABSENCE: lambda: desk.record_absence(
                member, reading.proposals_meant(self._state, kind, draft), draft.reason
            ),
            Kind.FIGURE: lambda: desk.enter_figure(proposal, ItemId(draft.item), points, draft.reason),
            Kind.ACTING_CHAIR: lambda: desk.seat_acting_chair(member, draft.reason, vote),
        }
        return does[kind]()

    def _open_kind(self) -> Kind:
        kinds = reading.KINDS[self._sitting.desk.role]
        if self._kind in kinds:
            return self._kind
        role, state = self._sitting.desk.role, self._state
        return next((one for one in kinds if _row(state, role, one).state is ItemState.OPEN), kinds[0])

    def _page(self) -> RulingsPage:
        state, role, record = self._state, self._sitting.desk.role, self._sitting.room.record
        if self._kind is None:
            self._kind = self._open_kind()
            self._begin()
        kind, draft = self._kind, self._draft
        parts = reading.parts_of(kind, draft)
        act = reading.act_of(state, kind, reading.probe(state, kind, draft, parts))
        return RulingsPage(
            role=role,
            kinds=tuple(_row(state, role, one) for one in reading.KINDS[role]),
            kind=kind,
            parts=parts,
            fixed=tuple(reading.fixed_of(state, kind)),
            draft=draft,
            members=reading.member_options(state, kind) if Part.MEMBER in parts else (),
            proposals=reading.proposal_options(state, kind, draft.member) if Part.PROPOSAL in parts else (),
            grounds=state.rules.grounds,
            present=len(state.here),
            has_casting_vote=state.has_casting_vote,
            eligible=reading.eligible(state, kind, draft.member),
            loss=reading.loss_of(state, draft.member, draft.policy) if kind is Kind.DROP_OUT else None,
            items=reading.item_options(state, draft.proposal) if Part.ITEM in parts else (),
            figures=reading.figure_options(state) if Part.FIGURE in parts else (),
            missing=tuple(part for part in parts if not reading.is_filled(draft, part)),
            obstacles=record.obstacles(self._sitting.desk.actor, act) if act is not None else (),
            problems=self._problems,
            ruled=reading.ruled(record),
            effect=self._effect_now(),
            saved=self._saved,
        )

    def _effect_now(self) -> tuple[Moved, ...] | None:
        head = self._sitting.room.record.head
        if self._effect is None or self._effect[0] != head:
            self._effect = head, reading.effect(self._state)
        return self._effect[1]


def _only(options: tuple[Option, ...]) -> str:
    return options[0].code if len(options) == 1 else ""


def _row(state: CaseState, role: Role, kind: Kind) -> KindRow:
    reasons = reading.lifecycle_findings(state, role, kind)
    number = reading.candidates(state, kind)
    return KindRow(kind, ItemState.WAITING if reasons or not number else ItemState.OPEN, number, reasons)


def _rule(desk: ChairDesk, state: CaseState, kind: Kind, draft: Draft) -> object:
    member, proposal, reason = EvaluatorId(draft.member), ProposalId(draft.proposal), draft.reason
    vote = draft.vote or Vote(0, 0, 0, 0)
    does: dict[Kind, Callable[[], object]] = {
        Kind.EXCLUSION: lambda: desk.exclude(member, proposal, draft.ground, reason),
        Kind.CLEARANCE: lambda: desk.clear(member, proposal, reason),
        Kind.CHALLENGE: lambda: desk.decide_challenge(member, proposal, reason, vote),
        Kind.LATE_CONFLICT: lambda: desk.rule_late_conflict(reading.late_conflict(draft)),
        Kind.VOIDING: lambda: desk.void_ballots(
            member, reading.proposals_meant(state, kind, draft), VoidGround(draft.void_ground), reason
        ),
        Kind.DROP_OUT: lambda: desk.drop_member(member, DropCause(draft.cause), DropPolicy(draft.policy)),
        Kind.SUBSTITUTE: lambda: desk.seat_substitute(member, reading.substitute(state, draft)),
        Kind.PENALTY: lambda: desk.penalise_contact(proposal, reason),
        Kind.LEFT_OPEN: lambda: desk.leave_open(reading.members_meant(state, draft), reason),
    }
    return does[kind]()
