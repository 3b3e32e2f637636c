"""What of a case the rulings screen shows, and the act that a filled-in form stands for: no decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from committee_app.case import acts
from committee_app.case.acts import Act, TwoPersonRuling, Vote, kind_of
from committee_app.case.conflicts import (
    ConflictKind,
    DropCause,
    DropPolicy,
    LateRemedy,
    MarkStatus,
    VoidGround,
)
from committee_app.case.figures import places_of, waiting_figures
from committee_app.case.findings import Finding
from committee_app.case.gates import HELD_BACK
from committee_app.case.identifiers import EvaluatorId, ItemId, Points, ProposalId
from committee_app.case.lifecycle import TABLE
from committee_app.case.people import Category, Evaluator, Role, evaluator_actor
from committee_app.case.state import CaseState
from committee_app.desks.moved import Moved, moved_between
from committee_app.desks.ranking import effect_of_ruling
from committee_app.desks.record import Record
from committee_app.ui.rulings.page import EVERY, Draft, ItemOption, Kind, Loss, Option, Part, RuledRow

KINDS: Final[dict[Role, tuple[Kind, ...]]] = {
    Role.CHAIR: (
        Kind.CLEARANCE,
        Kind.EXCLUSION,
        Kind.CHALLENGE,
        Kind.LATE_CONFLICT,
        Kind.VOIDING,
        Kind.PENALTY,
        Kind.DROP_OUT,
        Kind.SUBSTITUTE,
        Kind.LEFT_OPEN,
        Kind.FIGURE_CHECK,
    ),
    Role.SECRETARY: (Kind.ANSWER, Kind.FIGURE, Kind.CONTACT, Kind.ABSENCE, Kind.ACTING_CHAIR),
    Role.AUDITOR: (Kind.ANSWER, Kind.FIGURE_CHECK),
}
"""What each officer may rule, answer or note."""

PARTS: Final[dict[Kind, tuple[Part, ...]]] = {
    Kind.ANSWER: (Part.REASON,),
    Kind.EXCLUSION: (Part.MEMBER, Part.PROPOSAL, Part.GROUND, Part.REASON),
    Kind.CLEARANCE: (Part.MEMBER, Part.PROPOSAL, Part.REASON),
    Kind.CHALLENGE: (Part.MEMBER, Part.PROPOSAL, Part.REASON, Part.VOTE),
    Kind.LATE_CONFLICT: (Part.MEMBER, Part.PROPOSAL, Part.CONFLICT, Part.GROUND, Part.REMEDY, Part.REASON),
    Kind.VOIDING: (Part.MEMBER, Part.PROPOSAL, Part.VOID_GROUND, Part.REASON),
    Kind.DROP_OUT: (Part.MEMBER, Part.CAUSE, Part.POLICY),
    Kind.SUBSTITUTE: (Part.MEMBER, Part.NAME, Part.AFFILIATION, Part.CATEGORY),
    Kind.PENALTY: (Part.PROPOSAL, Part.REASON),
    Kind.LEFT_OPEN: (Part.MEMBER, Part.REASON),
    Kind.CONTACT: (Part.MEMBER, Part.PROPOSAL, Part.REASON),
    Kind.ABSENCE: (Part.MEMBER, Part.PROPOSAL, Part.REASON),
    Kind.ACTING_CHAIR: (Part.MEMBER, Part.REASON, Part.VOTE),
    Kind.FIGURE: (Part.PROPOSAL, Part.ITEM, Part.POINTS, Part.REASON),
    Kind.FIGURE_CHECK: (Part.FIGURE, Part.POINTS),
}
"""What each form asks for. A challenge found late needs a vote besides."""

_SHOWN: Final = {kind.value: kind for kind in Kind if kind is not Kind.ANSWER}


def parts_of(kind: Kind, draft: Draft) -> tuple[Part, ...]:
    """Return what the form asks for as it is filled in."""
    is_late_challenge = kind is Kind.LATE_CONFLICT and draft.conflict == ConflictKind.CHALLENGED
    return (*PARTS[kind], Part.VOTE) if is_late_challenge else PARTS[kind]


def fixed_of(state: CaseState, kind: Kind) -> dict[Part, str]:
    """Return what the announced rules leave nobody to choose."""
    committee = state.rules.committee
    announced = {
        Part.REMEDY: committee.late_conflict if kind is Kind.LATE_CONFLICT else None,
        Part.POLICY: committee.drop_out if kind is Kind.DROP_OUT else None,
    }
    return {part: value.value for part, value in announced.items() if value is not None}


def lifecycle_findings(state: CaseState, role: Role, kind: Kind) -> tuple[Finding, ...]:
    """Return why this kind of act cannot come now whatever it says: its stage, or a ruling that waits."""
    if all(kind_of(one) != kind.value for one in TABLE[state.stage].get(role, ())):
        return (Finding.of("act.not_now", act=kind.value, stage=state.stage.value, role=role.value),)
    waits = state.waiting_ruling
    if waits is not None and kind.value in map(kind_of, HELD_BACK):
        return (Finding.of("ruling.waits", ruling=waits),)
    return ()


# ── whom and what it can be about ──────────────────────────────────────────────────────────
def members_for(state: CaseState, kind: Kind) -> tuple[EvaluatorId, ...]:
    """Return the members whom an act of this kind could be about, in seat order."""
    sitting = [one.id for one in state.evaluators if one.id not in state.dropped]
    fits: dict[Kind, Callable[[EvaluatorId], bool]] = {
        Kind.CLEARANCE: lambda one: bool(state.unanswered_questions(one)),
        Kind.EXCLUSION: lambda one: one not in state.sheets,
        Kind.ABSENCE: lambda one: one not in state.sheets,
        Kind.LATE_CONFLICT: lambda one: bool(state.counting_ballots(one)),
        Kind.VOIDING: lambda one: one not in state.opened and bool(state.counting_ballots(one)),
        Kind.LEFT_OPEN: lambda one: one in state.waited_for(),
        Kind.ACTING_CHAIR: lambda one: one in state.here and one != state.chair and evaluator_actor(one) in state.keys,
    }
    if kind is Kind.SUBSTITUTE:
        return tuple(one.id for one in state.evaluators if one.id in state.dropped - state.replaced)
    fit = fits.get(kind)
    return tuple(one for one in sitting if fit is None or fit(one))


def proposals_for(state: CaseState, kind: Kind, member: EvaluatorId) -> tuple[ProposalId, ...]:
    """Return the projects that an act of this kind could be about, in roster order."""
    everything = tuple(one.id for one in state.proposals)
    if kind is Kind.PENALTY:
        return tuple(one for one in everything if one in state.contacts)
    if kind is Kind.FIGURE:
        return tuple(one.id for one in state.proposals if places_of(state.rules, one))
    if state.evaluator(member) is None:
        return ()
    if kind is Kind.CLEARANCE:
        return state.unanswered_questions(member)
    if kind in (Kind.LATE_CONFLICT, Kind.VOIDING):
        return state.counting_ballots(member)
    return tuple(one for one in everything if _may_be_about(kind, state.status(member, one)))


def _may_be_about(kind: Kind, status: MarkStatus) -> bool:
    if kind is Kind.CHALLENGE:
        return status is MarkStatus.SCORED
    return kind is not Kind.EXCLUSION or status is not MarkStatus.EXCLUDED


def candidates(state: CaseState, kind: Kind) -> int:
    """Return how many members or projects an act of this kind could be about."""
    if kind is Kind.ANSWER:
        return int(state.waiting_ruling is not None)
    if kind is Kind.FIGURE_CHECK:
        return len(waiting_figures(state))
    if kind in (Kind.PENALTY, Kind.FIGURE):
        return len(proposals_for(state, kind, EvaluatorId("")))
    return len(members_for(state, kind))


def member_options(state: CaseState, kind: Kind) -> tuple[Option, ...]:
    """Return the members to choose from; all of them together where that can be meant."""
    found = members_for(state, kind)
    every = (Option(EVERY, ""),) if kind is Kind.LEFT_OPEN and len(found) > 1 else ()
    return (*every, *(Option(one, member_words(state, one)) for one in found))


def proposal_options(state: CaseState, kind: Kind, member: str) -> tuple[Option, ...]:
    """Return the projects to choose from; all of them together where that can be meant."""
    found = proposals_for(state, kind, EvaluatorId(member))
    every = (Option(EVERY, ""),) if kind in (Kind.VOIDING, Kind.ABSENCE) and len(found) > 1 else ()
    return (*every, *(Option(one, _proposal_words(state, one)) for one in found))


def item_options(state: CaseState, proposal: str) -> tuple[ItemOption, ...]:
    """Return the announced bonus and penalty that a project can have points of."""
    one = state.proposal(ProposalId(proposal))
    places = places_of(state.rules, one) if one is not None else ()
    return tuple(ItemOption(place.item.id, place.item.title) for place in places)


def figure_options(state: CaseState) -> tuple[ItemOption, ...]:
    """Return the figures that wait, without their points: whoever confirms them reads those from the evidence."""
    found = []
    for number in waiting_figures(state):
        act = state.figures[number - 1].act
        title = next(one.title for one in item_options(state, act.proposal) if one.code == act.item)
        found.append(ItemOption(str(number), title, act.proposal, act.evidence))
    return tuple(found)


def points_typed(text: str) -> Points | None:
    """Return points as they were typed, in hundredths; None where it is no number with two decimals at most.

    >>> points_typed("1.5"), points_typed("2"), points_typed("1.234"), points_typed("-1")
    (150, 200, None, None)
    """
    whole, _, parts = text.strip().partition(".")
    if not (whole + parts).isascii() or not whole.isdecimal() or len(whole) > 4 or len(parts) > 2:
        return None
    if (parts and not parts.isdecimal()) or text.strip().endswith("."):
        return None
    return Points(int(whole) * 100 + int(parts.ljust(2, "0")))


def is_filled(draft: Draft, part: Part) -> bool:
    """Whether a part says something that can be taken."""
    return points_typed(draft.points) is not None if part is Part.POINTS else bool(getattr(draft, part))


def member_words(state: CaseState, member: EvaluatorId) -> str:
    """Return seat and name of a member."""
    one = state.evaluator(member)
    return f"{one.seat} · {one.name}" if one is not None else str(member)


def _proposal_words(state: CaseState, proposal: ProposalId) -> str:
    one = state.proposal(proposal)
    return f"{proposal} · {one.applicant}" if one is not None else str(proposal)


def eligible(state: CaseState, kind: Kind, member: str) -> int:
    """Return how many may vote: whoever is here, but not the member against whom it is, nor a chair who votes last."""
    is_against = kind is not Kind.ACTING_CHAIR and EvaluatorId(member) in state.here
    return state.entitled - is_against


# ── the act ────────────────────────────────────────────────────────────────────────────────
def probe(state: CaseState, kind: Kind, draft: Draft, parts: tuple[Part, ...]) -> Draft:
    """Return a draft with something in each blank, so that the gate speaks of what is filled in and of nothing else."""
    votes = eligible(state, kind, draft.member)
    blanks = Draft(
        conflict=ConflictKind.EXCLUDED,
        ground=state.rules.grounds[0].code if state.rules.grounds else "",
        void_ground=VoidGround.OTHER,
        remedy=LateRemedy.VOID_BALLOT,
        cause=DropCause.OTHER,
        policy=DropPolicy.KEEP_SEALED,
        name="-",
        affiliation="-",
        category=Category.PRIVATE,
        reason="-",
        points="0",
        vote=Vote(len(state.here), votes, votes, 0),
    )
    values = {part: getattr(draft, part) or getattr(blanks, part) for part in parts}
    return Draft(**values)


def act_of(state: CaseState, kind: Kind, draft: Draft) -> Act | None:
    """Return the act that a form stands for; None while it does not say whom or what it is about."""
    wanted = PARTS[kind]
    needed = (Part.MEMBER, Part.PROPOSAL, Part.ITEM, Part.POINTS)
    if any(part in wanted and not is_filled(draft, part) for part in needed):
        return None
    make = _MAKERS.get(kind)
    return make(state, draft) if make is not None else None


def members_meant(state: CaseState, draft: Draft) -> tuple[EvaluatorId, ...]:
    """Return the members whom a form names."""
    return state.waited_for() if draft.member == EVERY else (EvaluatorId(draft.member),)


def proposals_meant(state: CaseState, kind: Kind, draft: Draft) -> tuple[ProposalId, ...]:
    """Return the projects that a form names."""
    if draft.proposal == EVERY:
        return proposals_for(state, kind, EvaluatorId(draft.member))
    return (ProposalId(draft.proposal),)


def substitute(state: CaseState, draft: Draft) -> Evaluator:
    """Return the substitute as they come onto the roster: the next number and the next seat."""
    seat = max((one.seat for one in state.evaluators), default=0) + 1
    taken = {one.id for one in state.evaluators}
    number = next(one for one in range(seat, seat + len(taken) + 1) if str(one) not in taken)
    return Evaluator(EvaluatorId(str(number)), seat, draft.name, draft.affiliation, Category(draft.category))


def late_conflict(draft: Draft) -> acts.LateConflictRuled:
    """Return the ruling on a conflict found late; only a challenge was voted on."""
    kind = ConflictKind(draft.conflict)
    return acts.LateConflictRuled(
        EvaluatorId(draft.member),
        ProposalId(draft.proposal),
        kind,
        draft.ground,
        draft.reason,
        LateRemedy(draft.remedy),
        draft.vote if kind is ConflictKind.CHALLENGED else None,
    )


def figure(draft: Draft) -> acts.FigureEntered:
    """Return the figure that a form stands for."""
    points = points_typed(draft.points)
    assert points is not None  # no act is made of a form without them
    return acts.FigureEntered(ProposalId(draft.proposal), ItemId(draft.item), points, draft.reason)


def _pair(draft: Draft) -> tuple[EvaluatorId, ProposalId]:
    return EvaluatorId(draft.member), ProposalId(draft.proposal)


def _vote(draft: Draft) -> Vote:
    assert draft.vote is not None  # a form with a vote is not complete without it, and a probe has one
    return draft.vote


_MAKERS: Final[dict[Kind, Callable[[CaseState, Draft], Act]]] = {
    Kind.EXCLUSION: lambda _, one: acts.ExclusionRecorded(*_pair(one), one.ground, one.reason),
    Kind.CLEARANCE: lambda _, one: acts.ConflictCleared(*_pair(one), one.reason),
    Kind.CHALLENGE: lambda _, one: acts.ChallengeDecided(*_pair(one), one.reason, _vote(one), _vote(one).passed),
    Kind.LATE_CONFLICT: lambda _, one: late_conflict(one),
    Kind.VOIDING: lambda state, one: acts.BallotsVoided(
        EvaluatorId(one.member), proposals_meant(state, Kind.VOIDING, one), VoidGround(one.void_ground), one.reason
    ),
    Kind.DROP_OUT: lambda _, one: acts.MemberDroppedOut(
        EvaluatorId(one.member), DropCause(one.cause), DropPolicy(one.policy)
    ),
    Kind.SUBSTITUTE: lambda state, one: acts.SubstituteSeated(EvaluatorId(one.member), substitute(state, one)),
    Kind.PENALTY: lambda _, one: acts.ContactPenalised(ProposalId(one.proposal), one.reason),
    Kind.LEFT_OPEN: lambda state, one: acts.SheetsLeftOpen(members_meant(state, one), one.reason),
    Kind.CONTACT: lambda _, one: acts.PriorContactReported(*_pair(one), one.reason),
    Kind.ABSENCE: lambda state, one: acts.AbsenceRecorded(
        EvaluatorId(one.member), proposals_meant(state, Kind.ABSENCE, one), one.reason
    ),
    Kind.FIGURE: lambda _, one: figure(one),
    Kind.ACTING_CHAIR: lambda _, one: acts.ActingChairTookOver(EvaluatorId(one.member), one.reason, _vote(one)),
}


# ── what was ruled, and what follows ───────────────────────────────────────────────────────
def ruled(record: Record) -> tuple[RuledRow, ...]:
    """Return everything that was ruled in this case, newest first."""
    state, rows, number = record.state, [], 0
    for one in record.journal:
        is_alone = not isinstance(one.act, TwoPersonRuling)
        number += not is_alone
        kind = _SHOWN.get(kind_of(one.act))
        if kind is None:
            continue
        agreed = None if is_alone else state.rulings[number - 1].agreed
        rows.append(RuledRow(one.seq, one.at, kind, _facts(state, one.act), agreed, is_alone))
    return tuple(reversed(rows))


def _facts(state: CaseState, act: Act) -> tuple[tuple[Part, str], ...]:
    member: EvaluatorId = getattr(act, "evaluator", getattr(act, "replaces", EvaluatorId("")))
    several: tuple[EvaluatorId, ...] = getattr(act, "evaluators", ())
    names = ", ".join(member_words(state, one) for one in ((member,) if member else several))
    proposals = getattr(act, "proposals", None) or ((one,) if (one := getattr(act, "proposal", "")) else ())
    if isinstance(act, acts.FigureConfirmed):
        proposals = (state.figures[act.figure - 1].act.proposal,)
    seated = act.member if isinstance(act, acts.SubstituteSeated) else None
    found = {
        Part.MEMBER: names,
        Part.PROPOSAL: ", ".join(proposals),
        Part.CONFLICT: act.kind.value if isinstance(act, acts.LateConflictRuled) else "",
        Part.GROUND: getattr(act, "ground", "") if not isinstance(act, acts.BallotsVoided) else "",
        Part.VOID_GROUND: act.ground.value if isinstance(act, acts.BallotsVoided) else "",
        Part.REMEDY: act.remedy.value if isinstance(act, acts.LateConflictRuled) else "",
        Part.CAUSE: act.cause.value if isinstance(act, acts.MemberDroppedOut) else "",
        Part.POLICY: act.policy.value if isinstance(act, acts.MemberDroppedOut) else "",
        Part.NAME: seated.name if seated else "",
        Part.AFFILIATION: seated.affiliation if seated else "",
        Part.CATEGORY: seated.category.value if seated else "",
        Part.REASON: getattr(act, "reason", "") or getattr(act, "evidence", "") or getattr(act, "words", ""),
        Part.VOTE: _counted(getattr(act, "vote", None)),
    }
    return tuple((part, value) for part, value in found.items() if value)


def _counted(vote: Vote | None) -> str:
    return f"{vote.in_favour} / {vote.eligible}" if vote is not None else ""


def effect(state: CaseState) -> tuple[Moved, ...] | None:
    """Return what the ruling that waits would move in the result: it is in the record, its remedy fixed."""
    both = effect_of_ruling(state)
    return moved_between(*both) if both is not None else None


def loss_of(state: CaseState, member: str, policy: str) -> Loss | None:
    """Return what is left once a member is gone, by counts alone: totals are sealed, and nobody decides by them."""
    leaving = EvaluatorId(member)
    if state.evaluator(leaving) is None:
        return None
    keeps = leaving in state.sheets and policy != DropPolicy.KEEP_NOTHING
    scorers = [one for one in state.scorers() if one != leaving or keeps]
    counts = [sum(state.status(one, p.id) is MarkStatus.SCORED for one in scorers) for p in state.proposals]
    here = len(state.here - {leaving})
    return Loss(here, state.majority, leaving in state.sheets, min(counts, default=0), max(counts, default=0))
