"""Everything that can happen in a case, one frozen value each.

An act is a fact that somebody signed; nothing is edited, a mistake is mended by a later act. Who may do what
when is `lifecycle`; what an act changes is `state`; what it must not contradict is `gates`. The name under
which the record writes an act is the class's name in snake case (`kind_of`), from the closed table `ACTS`.
Digests, keys and ciphertexts are hexadecimal text here: this package computes no cryptography.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from committee_app.case.conflicts import (
    ConflictKind,
    CorrectionKind,
    DeclaredAnswer,
    DropCause,
    DropPolicy,
    LateRemedy,
    VoidGround,
)
from committee_app.case.drawing import SeatLimit
from committee_app.case.identifiers import Actor, CaseId, CriterionId, EvaluatorId, ItemId, Points, ProposalId
from committee_app.case.people import Evaluator, KeyText, Observer, Officer, Role
from committee_app.case.proposals import Proposal
from committee_app.case.typed import Opaque


@dataclass(frozen=True, slots=True)
class Source:
    """The file a roster came from: its name and the SHA-256 of its bytes."""

    name: str
    sha256: str


class Casting(StrEnum):
    """The chair's casting vote (결정권)."""

    FOR = "for"
    AGAINST = "against"


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote's six numbers (표결 내용); abstained and invalid votes stay in the denominator.

    `casting` is what the chair decided on a tie, where the rules give the chair that; null where there was none.
    """

    present: int
    eligible: int
    in_favour: int
    against: int
    abstained: int = 0
    invalid: int = 0
    acclamation: bool = False
    casting: Casting | None = None

    @property
    def cast(self) -> int:
        """All votes given, whatever they said."""
        return self.in_favour + self.against + self.abstained + self.invalid

    @property
    def passed(self) -> bool:
        """More than half of those entitled to vote are in favour; a tie fails unless the chair decided for it."""
        return 2 * self.in_favour > self.eligible or (self.is_tied and self.casting is Casting.FOR)

    @property
    def is_tied(self) -> bool:
        """가부동수: half of those entitled are in favour and half against; with an abstention there is no half."""
        return self.eligible > 0 and 2 * self.in_favour == 2 * self.against == self.eligible


class Movement(StrEnum):
    """A member comes, goes, comes back."""

    ARRIVED = "arrived"
    LEFT = "left"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class OpenedBallot:
    """What the opening publishes of one ballot: salt and key in hexadecimal, and the exact payload text."""

    proposal: ProposalId
    salt: str
    key: str
    payload: str


# ── secrets and keys, on any day ───────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class RecoveryUsed:
    """Somebody signed in with the recovery secret out of their own sealed envelope."""


@dataclass(frozen=True, slots=True)
class SecretRenewed:
    """Somebody wrote a new first secret on a new card; the SHA-256 is of their keys locked under it."""

    slot: str


@dataclass(frozen=True, slots=True)
class TriesNoted:
    """Before this person signed in, `count` secrets typed in their name opened nothing, from first to last."""

    count: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class KeysReplaced:
    """An officer puts new keys in place of a person's lost ones; `proof` is signed with the new signing key."""

    person: Actor
    new_keys: KeyText
    reason: str
    proof: str
    slots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReplacementConfirmed:
    """A second officer confirms a person's new keys: from here on the old ones sign nothing more."""

    person: Actor
    new_keys: KeyText


# ── prepare ────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class SelfTested:
    """The last self-test at the machine that began the case, as that machine kept it: what came out of each step.

    `held`, `failed` and `untold` are codes of steps; `page_sha256` is of the page that was to be signed and filed.
    """

    day: date
    program: str
    build: str
    held: tuple[str, ...]
    failed: tuple[str, ...]
    untold: tuple[str, ...]
    page_sha256: str


@dataclass(frozen=True, slots=True)
class CaseCreated:
    """The first entry: the case, its secretary with their keys, the program that began it, and its machine's self-test.

    `self_test` is null where none was made at that machine. With `resolved_by_two` a second officer confirms
    count and result before the chair records the resolution, and the members sign again where a correction changes it.
    """

    case: CaseId
    title: str
    rehearsal: bool
    secretary: Officer
    keys: KeyText
    program: str
    build: str
    slots: tuple[str, ...] = ()
    self_test: SelfTested | None = None
    resolved_by_two: bool = False


@dataclass(frozen=True, slots=True)
class OfficerEnrolled:
    """The auditor, or later the elected chair, makes their own keys and signs with them at once."""

    officer: Officer
    keys: KeyText
    slots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseFollowed:
    """This case goes on from an earlier one: its number and title, and the head of its record after entry `seq`.

    The last one counts. The projects it hands on come in as a list of proposals whose source is this head.
    """

    case: CaseId
    title: str
    head: str
    seq: int


@dataclass(frozen=True, slots=True)
class RulesDrafted:
    """The text of the programme that this case is to follow; the last one before the freeze counts."""

    text: str


@dataclass(frozen=True, slots=True)
class ProposalsImported:
    """The list of proposals from one file, whole; a later import replaces it until the freeze."""

    source: Source
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class MembersImported:
    """The list of members from one file, whole; a later import replaces it until the freeze."""

    source: Source
    members: tuple[Evaluator, ...]


@dataclass(frozen=True, slots=True)
class PoolImported:
    """The list of candidates from one file, whole (후보단); a later one replaces it until it is drawn.

    Once it is drawn, a further list comes only where nobody is left in the order who fits a free seat.
    """

    source: Source
    candidates: tuple[Evaluator, ...]


@dataclass(frozen=True, slots=True)
class DrawingAnnounced:
    """How the committee will be drawn, before anybody names a number: seats by field of expertise, and limits.

    An empty field is any field. That of officials in the rules is a limit too, and is not written here.
    """

    seats: tuple[tuple[str, int], ...]
    limits: tuple[SeatLimit, ...] = ()


@dataclass(frozen=True, slots=True)
class EvaluatorsDrawn:
    """The lot among the candidates of the list: the witnesses' numbers, the line that was hashed, the order it gives.

    A physical draw has an empty line; its order is what came out of the box.
    """

    numbers: tuple[tuple[str, str], ...]
    line: str
    order: tuple[EvaluatorId, ...]


@dataclass(frozen=True, slots=True)
class CandidateAnswered:
    """Somebody who was called accepts the seat, or refuses it with a reason; who accepted may withdraw later."""

    candidate: EvaluatorId
    accepted: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A proposal as it was handed in (제안서): the name of its file, and the SHA-256 of the bytes in the case file."""

    proposal: ProposalId
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class DocumentsAttached:
    """Proposals as they were handed in, each for one project; a later one for the same project takes its place."""

    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class RulesFrozen:
    """The secretary freezes rules and rosters; the fingerprint is the SHA-256 of the rule text."""

    rules_sha256: str


@dataclass(frozen=True, slots=True)
class RulesConfirmed:
    """The auditor confirms the same fingerprint: from here on rules and rosters stand."""

    rules_sha256: str


# ── meet ───────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class MeetingOpened:
    """The meeting begins: its title with the ordinal, convening body, place, agenda, and who else is in the room."""

    title: str
    convened_by: str
    place: str
    agenda: tuple[str, ...]
    observers: tuple[Observer, ...]


@dataclass(frozen=True, slots=True)
class MemberMoved:
    """A member arrives, leaves or returns; identity is checked by eye on arrival and not stored.

    Whoever leaves for one `proposal` alone, since they do not judge it, still counts for the quorum meanwhile.
    """

    evaluator: EvaluatorId
    movement: Movement
    reason: str = ""
    proposal: ProposalId = ProposalId("")


@dataclass(frozen=True, slots=True)
class MemberEnrolled:
    """A member makes their keys at the machine and signs with them at once."""

    evaluator: EvaluatorId
    keys: KeyText
    slots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChairElected:
    """The members elect the chair among themselves (호선)."""

    evaluator: EvaluatorId
    vote: Vote


@dataclass(frozen=True, slots=True)
class ActingChairTookOver:
    """The members put one of them in the chair's place (위원장 직무대행), with the reason.

    The chair's key is no holder's any more; whoever acts as chair makes a key of their own, and holds no part of sheets
    that were sealed before.
    """

    evaluator: EvaluatorId
    reason: str
    vote: Vote


@dataclass(frozen=True, slots=True)
class RecordConfirmed:
    """A holder has seen rules, rosters and the members' keys up to `head` and stands for them."""

    head: str


@dataclass(frozen=True, slots=True)
class OpeningRehearsed:
    """A test sheet was sealed and opened by each pair of holders, before the first real ballot."""

    sheet: Opaque
    pairs: tuple[tuple[Role, Role], ...]
    payload: str


@dataclass(frozen=True, slots=True)
class ScoringOpened:
    """The chair lets pledges, declarations and scoring begin."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """So many members are attending, and so many must be (재적위원 과반수)."""

    present: int
    needed: int


@dataclass(frozen=True, slots=True)
class MeetingPaused:
    """A recess (정회); with `short` the meeting stops since its quorum is gone, and nothing is decided meanwhile."""

    reason: str = ""
    short: Shortfall | None = None


@dataclass(frozen=True, slots=True)
class MeetingResumed:
    """The meeting goes on (속개)."""


@dataclass(frozen=True, slots=True)
class StatementRecorded:
    """What somebody said, in short (발언 요지)."""

    speaker: str
    text: str


class ItemPart(StrEnum):
    """What a project has come to while it is on: its presentation, the questions, and then it is done."""

    PRESENTATION = "presentation"
    QUESTIONS = "questions"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class RunningOrderSet:
    """In which order the projects are heard (심의 순서); the last one counts."""

    order: tuple[ProposalId, ...]


@dataclass(frozen=True, slots=True)
class ProjectCalled:
    """A project is on (상정): what begins now, and how many minutes there are for it; 0 where no time is set."""

    proposal: ProposalId
    part: ItemPart
    minutes: int = 0


# ── declare and score ──────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class PledgeSigned:
    """A member signs the pledge of this version; the digest is of the text that was shown."""

    version: str
    text_sha256: str


@dataclass(frozen=True, slots=True)
class ConflictsDeclared:
    """A member's answers for every proposal, in one signed act."""

    answers: tuple[DeclaredAnswer, ...]


@dataclass(frozen=True, slots=True)
class ExclusionRecorded:
    """A member is excluded from a proposal by law (제척)."""

    evaluator: EvaluatorId
    proposal: ProposalId
    ground: str
    reason: str


@dataclass(frozen=True, slots=True)
class ConflictCleared:
    """The chair answers a member's question about a proposal: no conflict, with the reason."""

    evaluator: EvaluatorId
    proposal: ProposalId
    reason: str


@dataclass(frozen=True, slots=True)
class AbsenceRecorded:
    """A member was not there for these proposals and gives no marks for them (결석)."""

    evaluator: EvaluatorId
    proposals: tuple[ProposalId, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ScoringAbstained:
    """A member gives no marks for one proposal and says why (기권), where the programme lets members abstain."""

    proposal: ProposalId
    reason: str


@dataclass(frozen=True, slots=True)
class SheetSealed:
    """A member's sheet, sealed: which proposals it has, the commitments and ciphertexts, and which version it is.

    Before the closing the same member may seal again, as a higher version: the newest counts, the others stay closed.
    """

    proposals: tuple[ProposalId, ...]
    sheet: Opaque
    version: int = 1


@dataclass(frozen=True, slots=True)
class SheetsLeftOpen:
    """The chair lets scoring close though these members sealed nothing, and says why; their cells are absences."""

    evaluators: tuple[EvaluatorId, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class PacketTaken:
    """An officer took in what a member had done on a machine of their own: the entries right before this one.

    The digest is the SHA-256 of the packet; `version` is how many entries it had in all.
    """

    evaluator: EvaluatorId
    version: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ScoringClosed:
    """The secretary closes scoring: so many sheets are sealed."""

    sheets: int


@dataclass(frozen=True, slots=True)
class ClosingConfirmed:
    """The chair confirms the closing; no ballot can be added after this."""

    sheets: int


# ── open and decide ────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class OpeningConsented:
    """A holder brings their key to the opening."""


@dataclass(frozen=True, slots=True)
class SheetOpened:
    """One sheet is open: every ballot on it that counts, published. A voided ballot stays closed."""

    evaluator: EvaluatorId
    ballots: tuple[OpenedBallot, ...]


@dataclass(frozen=True, slots=True)
class OpeningCompleted:
    """Every sheet is open."""

    sheets: int
    ballots: int


@dataclass(frozen=True, slots=True)
class DeliberationOpened:
    """The chair puts the result before the committee."""


@dataclass(frozen=True, slots=True)
class TieVoted:
    """One round of the vote on a tie."""

    tied: tuple[ProposalId, ...]
    round: int
    votes: tuple[tuple[ProposalId, int], ...]
    abstained: int = 0
    invalid: int = 0


@dataclass(frozen=True, slots=True)
class LotDrawn:
    """A lot among tied proposals: the witnesses' numbers, the line that was hashed, the order it gives.

    A physical draw has an empty line; its order is what came out of the box.
    """

    tied: tuple[ProposalId, ...]
    numbers: tuple[tuple[str, str], ...]
    line: str
    order: tuple[ProposalId, ...]


@dataclass(frozen=True, slots=True)
class TieChosen:
    """The chair decides on a tie (위원장 결정) where the announced rules say so: the order, and the reason."""

    tied: tuple[ProposalId, ...]
    order: tuple[ProposalId, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class NamesLookedAt:
    """An officer had the members' names shown beside their marks; until then the result shows seats."""


@dataclass(frozen=True, slots=True)
class NoteWritten:
    """What the committee says of a project, in short (심의 의견), or of one criterion of it.

    Notes are numbered in the case from 1; a mistake is mended by another note.
    """

    proposal: ProposalId
    criterion: CriterionId
    text: str


@dataclass(frozen=True, slots=True)
class NoteApproved:
    """These members have read a note and stand for it, as the secretary saw them do."""

    note: int
    evaluators: tuple[EvaluatorId, ...]


@dataclass(frozen=True, slots=True)
class PointDiscussed:
    """The committee spoke about one member's marks for a project; with no member, read a project near the line again.

    It says that it was done, not that anybody should have given other marks.
    """

    proposal: ProposalId
    evaluator: EvaluatorId = EvaluatorId("")


class MinutesPlace(StrEnum):
    """Where in the minutes a remark of the secretary stands, in the order of the document."""

    ATTENDANCE = "attendance"
    COURSE = "course"
    STATEMENTS = "statements"
    DECISIONS = "decisions"
    VOTES = "votes"
    GENERAL = "general"
    CONFLICTS = "conflicts"
    RANKING = "ranking"
    TIES = "ties"
    OPINIONS = "opinions"


@dataclass(frozen=True, slots=True)
class RemarkWritten:
    """What the secretary adds to one place of the minutes in words of their own (비고), beside what the record says.

    A later one for the same place takes its place; an empty one takes it away.
    """

    place: MinutesPlace
    text: str


@dataclass(frozen=True, slots=True)
class MotionDecided:
    """The committee decides an item of the agenda other than the selection itself."""

    item: str
    text: str
    vote: Vote


@dataclass(frozen=True, slots=True)
class ResolutionConfirmed:
    """A second officer has read the result and counted the votes with the chair, who resolves exactly these.

    The last one counts: after another count, or once the result is another, it is confirmed again.
    """

    tally_sha256: str
    vote: Vote


@dataclass(frozen=True, slots=True)
class SelectionResolved:
    """The committee resolves the proposed selection (선정(안) 의결): the tally's digest and the vote."""

    tally_sha256: str
    vote: Vote


@dataclass(frozen=True, slots=True)
class MeetingClosed:
    """The meeting ends (산회)."""


@dataclass(frozen=True, slots=True)
class MinutesIssued:
    """The minutes are made: the digest of the unsigned document, and which words it was written with.

    After a correction they name in `replaces` the signed document that they take the place of; that one stays valid.
    """

    pdf_sha256: str
    pages: int
    language: str
    wording_version: str
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class MinutesSigned:
    """Somebody has signed the document in their field; the digest is of the file after this signature."""

    field: str
    pdf_sha256: str


@dataclass(frozen=True, slots=True)
class SignatureMissing:
    """A member who was there at the end gives no signature, and why; their place stays empty."""

    evaluator: EvaluatorId
    reason: str


@dataclass(frozen=True, slots=True)
class ScanAttached:
    """A scan of the paper on which people signed the minutes by hand (자필 서명본): what it shows, and its digest.

    `document` is the unsigned document that was printed. Whose hands signed is the secretary's word.
    """

    document: str
    name: str
    sha256: str
    pages: int
    signers: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class CaseArchived:
    """Nothing more happens in this case."""


# ── what mends, each with a second holder's word or the committee's vote ───────────────────
@dataclass(frozen=True, slots=True)
class BallotsVoided:
    """The chair voids sealed ballots (무효): once a second holder agrees they stay closed for ever.

    A whole sheet is voided by naming every ballot on it that counts.
    """

    evaluator: EvaluatorId
    proposals: tuple[ProposalId, ...]
    ground: VoidGround
    reason: str


@dataclass(frozen=True, slots=True)
class LateConflictRuled:
    """A conflict that came to light after the sheet was sealed: what it is, its evidence, and the remedy.

    The remedy is the programme's, or is fixed here, before anybody computes whom it helps. A challenge needs a vote.
    """

    evaluator: EvaluatorId
    proposal: ProposalId
    kind: ConflictKind
    ground: str
    evidence: str
    remedy: LateRemedy
    vote: Vote | None = None


@dataclass(frozen=True, slots=True)
class MemberDroppedOut:
    """A member leaves for good (중도 이탈): the class of the cause and no more, and what becomes of their sheet."""

    evaluator: EvaluatorId
    cause: DropCause
    policy: DropPolicy


@dataclass(frozen=True, slots=True)
class SubstituteSeated:
    """Somebody takes the place of a member who dropped out; they pledge, declare and score all themselves."""

    replaces: EvaluatorId
    member: Evaluator


@dataclass(frozen=True, slots=True)
class FigureEntered:
    """The secretary enters the points of an announced bonus or penalty of a project; 0 takes it away.

    Figures are numbered in the case from 1. None counts before a second officer confirms it.
    """

    proposal: ProposalId
    item: ItemId
    points: Points
    evidence: str


@dataclass(frozen=True, slots=True)
class FigureConfirmed:
    """Auditor or chair have read the same points from the evidence: from here on the figure counts."""

    figure: int
    points: Points


@dataclass(frozen=True, slots=True)
class ContactPenalised:
    """An applicant who sought out a member (사전접촉) gets the penalty that the programme announced for it."""

    proposal: ProposalId
    reason: str


@dataclass(frozen=True, slots=True)
class CorrectionMade:
    """An error found after the signing (정정): where, what stood there, what is right, its cause and evidence.

    `item` is `title` or `applicant` of the proposal, the id of an announced bonus or penalty (values in hundredths), or
    words that name the place. The digest is that of the result as it comes out with the correction.
    """

    kind: CorrectionKind
    proposal: ProposalId
    item: str
    old: str
    new: str
    cause: str
    evidence: str
    tally_sha256: str
    vote: Vote | None = None


@dataclass(frozen=True, slots=True)
class RulingAnswered:
    """A second holder agrees to the chair's ruling, which takes effect now, or refuses it with a reason.

    Rulings are numbered in the case from 1, in the order in which they were made.
    """

    ruling: int
    agreed: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ChallengeDecided:
    """The committee decides an application against a member (기피), without that member's vote."""

    evaluator: EvaluatorId
    proposal: ProposalId
    reason: str
    vote: Vote
    upheld: bool


@dataclass(frozen=True, slots=True)
class PriorContactReported:
    """An applicant sought out a member before or while scoring (사전접촉); scoring goes on."""

    evaluator: EvaluatorId
    proposal: ProposalId
    words: str


@dataclass(frozen=True, slots=True)
class RescoringOrdered:
    """The committee orders scoring anew for a breach of the rules: these members, for these proposals."""

    breach: str
    proposals: tuple[ProposalId, ...]
    evaluators: tuple[EvaluatorId, ...]
    vote: Vote


@dataclass(frozen=True, slots=True)
class MarksRescored:
    """A member's new marks for one proposal, openly, with a reason for each criterion that changed."""

    proposal: ProposalId
    marks: tuple[Points, ...]
    reasons: tuple[tuple[CriterionId, str], ...]


TwoPersonRuling = (
    BallotsVoided | LateConflictRuled | MemberDroppedOut | SubstituteSeated | ContactPenalised | CorrectionMade
)
"""What the chair rules and a second holder must agree to."""

Act = (
    CaseCreated
    | OfficerEnrolled
    | CaseFollowed
    | RulesDrafted
    | ProposalsImported
    | MembersImported
    | PoolImported
    | DrawingAnnounced
    | EvaluatorsDrawn
    | CandidateAnswered
    | DocumentsAttached
    | RulesFrozen
    | RulesConfirmed
    | MeetingOpened
    | MemberMoved
    | MemberEnrolled
    | ChairElected
    | ActingChairTookOver
    | RecordConfirmed
    | OpeningRehearsed
    | ScoringOpened
    | MeetingPaused
    | MeetingResumed
    | StatementRecorded
    | RunningOrderSet
    | ProjectCalled
    | PledgeSigned
    | ConflictsDeclared
    | ExclusionRecorded
    | ConflictCleared
    | AbsenceRecorded
    | ScoringAbstained
    | SheetSealed
    | PacketTaken
    | SheetsLeftOpen
    | ScoringClosed
    | ClosingConfirmed
    | OpeningConsented
    | SheetOpened
    | OpeningCompleted
    | DeliberationOpened
    | TieVoted
    | LotDrawn
    | TieChosen
    | NamesLookedAt
    | NoteWritten
    | NoteApproved
    | PointDiscussed
    | RemarkWritten
    | MotionDecided
    | BallotsVoided
    | LateConflictRuled
    | MemberDroppedOut
    | SubstituteSeated
    | ContactPenalised
    | CorrectionMade
    | RulingAnswered
    | FigureEntered
    | FigureConfirmed
    | ChallengeDecided
    | PriorContactReported
    | RescoringOrdered
    | MarksRescored
    | ResolutionConfirmed
    | SelectionResolved
    | MeetingClosed
    | MinutesIssued
    | MinutesSigned
    | SignatureMissing
    | ScanAttached
    | CaseArchived
    | RecoveryUsed
    | SecretRenewed
    | TriesNoted
    | KeysReplaced
    | ReplacementConfirmed
)

_WORD = re.compile(r"(?<!^)(?=[A-Z])")


def kind_of(act: Act | type[Act]) -> str:
    """Return the name under which the record writes an act.

    >>> kind_of(ScoringOpened)
    'scoring_opened'
    """
    name = act.__name__ if isinstance(act, type) else type(act).__name__
    return _WORD.sub("_", name).lower()


ACTS: dict[str, type[Act]] = {kind_of(one): one for one in Act.__args__}
"""Every kind of act, by the name the record uses; nothing else is read from a record."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """An act in its place: number in the record, claimed time (ISO 8601 with offset), and who signed it."""

    seq: int
    at: str
    actor: Actor
    act: Act
