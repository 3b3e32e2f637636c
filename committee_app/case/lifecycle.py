"""Which act is allowed at which stage, and by whom.

Everything that decides this stands in the tables below. A screen asks `allowed_acts` before it offers a
button; a desk asks the same before it records; whoever replays a record asks it for every entry.

    NEW -> PREPARING -> FROZEN -> CONVENED -> READY -> CLOSED
        -> OPENED -> DELIBERATING -> RESOLVED -> SIGNED -> ARCHIVED

Nothing goes back: a mistake is mended by a later act that names the earlier one. What an allowed act must
still satisfy (a quorum, a pledge, a complete sheet) are the findings of `gates`.
"""

from __future__ import annotations

from enum import StrEnum

from committee_app.case import acts
from committee_app.case.acts import Act, kind_of
from committee_app.case.people import HOLDERS, Role


class Stage(StrEnum):
    """Where the case stands."""

    NEW = "new"
    PREPARING = "preparing"
    FROZEN = "frozen"
    CONVENED = "convened"
    READY = "ready"
    CLOSED = "closed"
    OPENED = "opened"
    DELIBERATING = "deliberating"
    RESOLVED = "resolved"
    SIGNED = "signed"
    ARCHIVED = "archived"


STAGES = tuple(Stage)

_IN_SESSION: tuple[type[Act], ...] = (acts.StatementRecorded, acts.MeetingPaused, acts.MeetingResumed, acts.MemberMoved)
"""What the secretary notes while the meeting lasts."""

_RULINGS: tuple[type[Act], ...] = (
    acts.BallotsVoided,
    acts.LateConflictRuled,
    acts.MemberDroppedOut,
    acts.SubstituteSeated,
    acts.ContactPenalised,
)
"""What the chair rules while scoring lasts; secretary or auditor agree (`RulingAnswered`)."""

_DRAWING: tuple[type[Act], ...] = (
    acts.PoolImported,
    acts.DrawingAnnounced,
    acts.EvaluatorsDrawn,
    acts.CandidateAnswered,
)
"""How a committee is drawn from a list of candidates."""

_OPENING: tuple[type[Act], ...] = (acts.OpeningConsented, acts.SheetOpened, acts.OpeningCompleted)

_OWN_SECRET: tuple[type[Act], ...] = (acts.RecoveryUsed, acts.SecretRenewed, acts.TriesNoted)
"""What somebody who signs in leaves behind about their own secrets."""

_REKEYING: tuple[type[Act], ...] = (acts.KeysReplaced, acts.ReplacementConfirmed)
"""What two officers do for somebody who lost both secrets."""

_THE_DAY: dict[Stage, dict[Role, tuple[type[Act], ...]]] = {
    Stage.NEW: {
        Role.SECRETARY: (acts.CaseCreated,),
    },
    Stage.PREPARING: {
        Role.SECRETARY: (
            acts.CaseFollowed,
            acts.RulesDrafted,
            acts.ProposalsImported,
            acts.MembersImported,
            *_DRAWING,
            acts.DocumentsAttached,
            acts.RulesFrozen,
        ),
        Role.AUDITOR: (acts.OfficerEnrolled, acts.RulesConfirmed),
    },
    Stage.FROZEN: {
        Role.SECRETARY: (acts.DocumentsAttached, acts.MeetingOpened),
    },
    Stage.CONVENED: {
        Role.SECRETARY: (
            *_IN_SESSION,
            acts.DocumentsAttached,
            acts.ChairElected,
            acts.MotionDecided,
            acts.RecordConfirmed,
            acts.OpeningRehearsed,
        ),
        Role.EVALUATOR: (acts.MemberEnrolled,),
        Role.CHAIR: (acts.OfficerEnrolled, acts.RecordConfirmed, acts.ScoringOpened),
        Role.AUDITOR: (acts.RecordConfirmed,),
    },
    Stage.READY: {
        Role.SECRETARY: (
            *_IN_SESSION,
            acts.AbsenceRecorded,
            acts.PriorContactReported,
            acts.RulingAnswered,
            acts.MotionDecided,
            acts.PacketTaken,
            acts.RunningOrderSet,
            acts.ProjectCalled,
            acts.ScoringClosed,
        ),
        Role.EVALUATOR: (
            acts.MemberEnrolled,
            acts.PledgeSigned,
            acts.ConflictsDeclared,
            acts.PriorContactReported,
            acts.ScoringAbstained,
            acts.SheetSealed,
        ),
        # That a member drops out can take the quorum away: whoever agrees to it stops the meeting.
        Role.AUDITOR: (acts.RulingAnswered, acts.MeetingPaused),
        # Only the chair rules on conflicts: the secretary prepares the case and must not thin its panel.
        Role.CHAIR: (
            acts.ExclusionRecorded,
            acts.ConflictCleared,
            acts.ChallengeDecided,
            *_RULINGS,
            acts.SheetsLeftOpen,
            acts.PacketTaken,
            acts.ClosingConfirmed,
        ),
    },
    Stage.CLOSED: {
        Role.SECRETARY: (*_IN_SESSION, acts.RulingAnswered, *_OPENING),
        Role.CHAIR: (acts.BallotsVoided, acts.LateConflictRuled, *_OPENING),
        Role.AUDITOR: (acts.RulingAnswered, *_OPENING),
    },
    Stage.OPENED: {
        Role.SECRETARY: (*_IN_SESSION, acts.RulingAnswered),
        Role.AUDITOR: (acts.RulingAnswered,),
        Role.CHAIR: (acts.LateConflictRuled, acts.DeliberationOpened),
    },
    Stage.DELIBERATING: {
        Role.SECRETARY: (
            *_IN_SESSION,
            acts.MotionDecided,
            acts.NoteWritten,
            acts.NoteApproved,
            acts.RemarkWritten,
            acts.RulingAnswered,
            acts.ResolutionConfirmed,
        ),
        Role.AUDITOR: (acts.RulingAnswered, acts.ResolutionConfirmed),
        Role.CHAIR: (
            acts.PointDiscussed,
            acts.TieVoted,
            acts.TieChosen,
            acts.LotDrawn,
            acts.LateConflictRuled,
            acts.RescoringOrdered,
            acts.SelectionResolved,
        ),
        Role.EVALUATOR: (acts.MarksRescored,),
    },
    Stage.RESOLVED: {
        Role.SECRETARY: (
            *_IN_SESSION,
            acts.MeetingClosed,
            acts.RemarkWritten,
            acts.MinutesIssued,
            acts.MinutesSigned,
            acts.SignatureMissing,
            acts.ScanAttached,
        ),
        **dict.fromkeys((Role.CHAIR, Role.EVALUATOR, Role.AUDITOR), (acts.MinutesSigned,)),
    },
    Stage.SIGNED: {
        Role.SECRETARY: (
            acts.RulingAnswered,
            acts.RemarkWritten,
            acts.MinutesIssued,
            acts.MinutesSigned,
            acts.SignatureMissing,
            acts.ScanAttached,
            acts.CaseArchived,
        ),
        Role.CHAIR: (acts.CorrectionMade, acts.MinutesSigned),
        Role.AUDITOR: (acts.MinutesSigned,),
        # Where a correction changes the result, the members sign the minutes with it.
        Role.EVALUATOR: (acts.MinutesSigned,),
    },
    Stage.ARCHIVED: {},
}

_IN_THE_ROOM = (Stage.CONVENED, Stage.READY)
"""From the meeting's beginning until scoring closes: what is found after that is not counted any more."""

_WITH_A_CHAIR = STAGES[STAGES.index(Stage.CONVENED) : STAGES.index(Stage.SIGNED)]

_ON_SEVERAL_STAGES: tuple[tuple[tuple[Stage, ...], tuple[Role, ...], tuple[type[Act], ...]], ...] = (
    # Whose mark it was is nobody's business until somebody asks, and that they asked stays.
    ((Stage.OPENED, Stage.DELIBERATING, Stage.RESOLVED), HOLDERS, (acts.NamesLookedAt,)),
    # Once a key was replaced, the holders stand for the record again, and rehearse again if it was one of theirs.
    ((Stage.READY,), HOLDERS, (acts.RecordConfirmed,)),
    ((Stage.READY,), (Role.SECRETARY,), (acts.OpeningRehearsed,)),
    (_IN_THE_ROOM, (Role.SECRETARY,), (acts.FigureEntered,)),
    (_IN_THE_ROOM, (Role.AUDITOR, Role.CHAIR), (acts.FigureConfirmed,)),
    ((Stage.PREPARING, Stage.FROZEN), (Role.SECRETARY, Role.AUDITOR), _OWN_SECRET),
    (STAGES[STAGES.index(Stage.CONVENED) : STAGES.index(Stage.ARCHIVED)], tuple(Role), _OWN_SECRET),
    (STAGES[STAGES.index(Stage.CONVENED) : STAGES.index(Stage.SIGNED)], HOLDERS, _REKEYING),
    # Somebody acts as chair from the vote on; what the chair's desk needs is a key of their own.
    (_WITH_A_CHAIR, (Role.SECRETARY,), (acts.ActingChairTookOver,)),
    (_WITH_A_CHAIR[1:], (Role.CHAIR,), (acts.OfficerEnrolled,)),
)
"""What happens on any day (secrets are lost, keys replaced), or while a result is looked at: stages, roles, acts."""


def _joined(stage: Stage) -> dict[Role, tuple[type[Act], ...]]:
    kinds = {role: list(_THE_DAY[stage].get(role, ())) for role in Role}
    for stages, roles, more in _ON_SEVERAL_STAGES:
        for role in roles if stage in stages else ():
            kinds[role] += more
    return {role: tuple(found) for role, found in kinds.items() if found}


TABLE: dict[Stage, dict[Role, tuple[type[Act], ...]]] = {stage: _joined(stage) for stage in STAGES}

MOVES: dict[tuple[type[Act], Role], Stage] = {
    (acts.CaseCreated, Role.SECRETARY): Stage.PREPARING,
    (acts.RulesConfirmed, Role.AUDITOR): Stage.FROZEN,
    (acts.MeetingOpened, Role.SECRETARY): Stage.CONVENED,
    (acts.ScoringOpened, Role.CHAIR): Stage.READY,
    (acts.ClosingConfirmed, Role.CHAIR): Stage.CLOSED,
    **{(acts.OpeningCompleted, holder): Stage.OPENED for holder in HOLDERS},
    (acts.DeliberationOpened, Role.CHAIR): Stage.DELIBERATING,
    (acts.SelectionResolved, Role.CHAIR): Stage.RESOLVED,
    # The chair certifies the document first; the auditor's signature completes it (`gates` keeps the order).
    (acts.MinutesSigned, Role.AUDITOR): Stage.SIGNED,
    (acts.CaseArchived, Role.SECRETARY): Stage.ARCHIVED,
}


def has_reached(stage: Stage, wanted: Stage) -> bool:
    """Whether a case has come as far as a stage, or beyond it.

    >>> has_reached(Stage.SIGNED, Stage.RESOLVED), has_reached(Stage.READY, Stage.CLOSED)
    (True, False)
    """
    return STAGES.index(stage) >= STAGES.index(wanted)


def allowed_acts(stage: Stage, role: Role) -> tuple[str, ...]:
    """Return the kinds of act that a role may do at a stage, in the order of the day.

    >>> allowed_acts(Stage.NEW, Role.SECRETARY)
    ('case_created',)
    """
    return tuple(kind_of(act) for act in TABLE[stage].get(role, ()))


def is_allowed(stage: Stage, role: Role, act: Act) -> bool:
    """Whether this act may be done now by somebody in this role."""
    return type(act) in TABLE[stage].get(role, ())


def stage_after(stage: Stage, role: Role, act: Act) -> Stage:
    """Return where the case stands once the act is done."""
    return MOVES.get((type(act), role), stage)


def picture() -> str:
    """Return the table as Markdown: a row for each stage, a column for each role, an arrow where the case moves on."""
    rows = [["stage", *Role], ["---"] * (1 + len(Role))]
    rows += [[stage, *(_cell(stage, role) for role in Role)] for stage in STAGES]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(stage: Stage, role: Role) -> str:
    kinds = TABLE[stage].get(role, ())
    return " ".join(f"`{kind_of(kind)}`{_arrow(stage, kind, role)}" for kind in kinds) or "-"


def _arrow(stage: Stage, kind: type[Act], role: Role) -> str:
    after = MOVES.get((kind, role), stage)
    return f" → {after}" if after is not stage else ""
