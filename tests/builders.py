"""A small fictitious case for tests: three members, four proposals on two tracks, and a day that walks through it.

    Day.until(Stage.READY).state          the case just after scoring was opened, with plain values for keys
    SignedDay.until(Stage.OPENED).links   the same as a record with real keys, signatures, sealed and opened sheets

A day goes on with its parts (`pledge`, `declare`, `seal`, `close`, ...), or with any single act by `do`. Both kinds
of day do the same acts in the same order; only what is cryptography differs, in the methods a `SignedDay` overrides.

The roster order of the proposals is not the order of their names, and no member scores every proposal: member 2
recuses from C02, member 3 asks about L10 and is cleared.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from fractions import Fraction
from functools import cache
from itertools import combinations
from typing import Self

from committee_app.case import acts
from committee_app.case.acts import Act, Movement, Recorded, Vote
from committee_app.case.ballots import Ballot
from committee_app.case.conflicts import Answer, DeclaredAnswer
from committee_app.case.findings import RefusedError
from committee_app.case.identifiers import (
    Actor,
    CaseId,
    CriterionId,
    EvaluatorId,
    GroupId,
    ItemId,
    Points,
    ProposalId,
    TrackId,
    Won,
)
from committee_app.case.lifecycle import Stage
from committee_app.case.people import (
    HOLDERS,
    Category,
    Evaluator,
    KeyText,
    Officer,
    Role,
    evaluator_actor,
    officer_actor,
)
from committee_app.case.proposals import Body, Proposal
from committee_app.case.replaying import apply
from committee_app.case.signatures import awaited, field_of
from committee_app.case.state import CaseState
from committee_app.case.typed import Opaque, to_plain
from committee_app.desks.checking import Link, key_text, pledge_digest, rehearsal_context, sheet_context
from committee_app.desks.entries import PURPOSE, Base, Statement, write_body
from committee_app.sealing import canonical, chain, sheets
from committee_app.sealing.keys import PrivateKeys
from committee_app.sealing.sheets import SealedSheet

PROGRAMME = """\
format = "committee-programme/1"
id = "small"
title = { ko = "작은 공모(가상)", en = "Small call (fictitious)" }
committee_title = { ko = "선정위원회", en = "Selection Committee" }
ministry = { ko = "가온행정부(가상)", en = "Ministry of Gaon Affairs (fictitious)" }
agency = { ko = "한빛지능원(가상)", en = "Hanbit Intelligence Agency (fictitious)" }
basis = "가온행정부(가상) 공고 제2026-1호"
fictitious = true
reference_date = 2026-01-26
disclosure = { ko = "부분공개(5, 6)", en = "Partly open (5, 6)" }
step = 0.1

[[criteria]]
id = "A"
title = { ko = "적합성", en = "Suitability" }
items = [
  { id = "A1", title = { ko = "부합성", en = "Fit" }, maximum = 30 },
  { id = "A2", title = { ko = "필요성", en = "Need" }, maximum = 20 },
]

[[criteria]]
id = "B"
title = { ko = "실현 가능성", en = "Feasibility" }
items = [{ id = "B1", title = { ko = "계획", en = "Plan" }, maximum = 50 }]

[aggregation]
method = "trimmed_mean"
drop_each_end = 1
trim_from = 6
rounding = { places = 4, mode = "half_up" }

[adjustments]
bonus_cap = 5
total_cap = 100
bonus = [{ id = "joint", title = { ko = "공동 신청", en = "Joint" }, points = 1, group = "joint", tracks = ["local"] }]
penalty = [{ id = "late", title = { ko = "지연", en = "Late" }, points = 2 }]

[[thresholds]]
id = "final-60"
of = "final"
minimum = 60

[tie_break]
chain = [
  { by = "criterion_mean", criterion = "B" },
  { by = "committee_vote", rounds = 2 },
  { by = "lot", witnesses = 2 },
]

[[tracks]]
id = "central"
title = { ko = "중앙", en = "Central" }
budget = 3_000_000_000
cap = 2_000_000_000

[[tracks]]
id = "local"
title = { ko = "지방", en = "Local" }
budget = 1_500_000_000
cap = 1_000_000_000
matching = true
reserves = 1

[matching]
source = "재정자립도(가상 수치)"
unit = 1_000_000
bands = [
  { above = 30.0, up_to = 100.0, national_percent = 50 },
  { above = -1, up_to = 30.0, national_percent = 80 },
]

[selection]
cutoff = "partial_last"
min_ratio = 0.70

[[selection.minimum_shares]]
track = "local"
group = "outside_capital"
title = { ko = "비수도권", en = "Outside the capital region" }
percent = 50

[committee]
size = 3
official_max = 0.25
quorum = { constituted = "2/3" }

[[grounds]]
code = "party"
title = { ko = "당사자", en = "Party" }
look_back = "ever"

[[grounds]]
code = "employed"
title = { ko = "재직", en = "Employed" }
look_back = "years"
years = 3

[pledge]
version = "2026-1"
clauses = [{ ko = "공정하게 평가하겠습니다.", en = "I will score fairly." }]
"""
"""The rules of the small case; `altered` gives a text with one sentence changed."""

CASE = CaseId("2026-small")
SECRETARY, AUDITOR, CHAIR = (officer_actor(role) for role in (Role.SECRETARY, Role.AUDITOR, Role.CHAIR))
FIRST, SECOND, THIRD = MEMBERS = tuple(EvaluatorId(number) for number in ("1", "2", "3"))
C01, C02, L9, L10 = ROSTER = tuple(ProposalId(name) for name in ("C01", "C02", "L9", "L10"))
CLOSED_SHEET = Opaque({"sealed": "for the three holders"})
"""What stands for a sealed sheet on a plain day."""

_SEOUL = timezone(timedelta(hours=9))
_BEGIN = datetime(2026, 2, 26, 9, 0, tzinfo=_SEOUL)


def altered(text: str, old: str, new: str) -> str:
    """Return the text with `old`, which stands in it exactly once, as `new`."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def member(number: str, **other: object) -> Evaluator:
    """Return a fictitious member; the seat is the roster number."""
    plain = Evaluator(EvaluatorId(number), int(number), f"김가상{number}", "가상대학교", Category.PRIVATE)
    return replace(plain, **other)  # type: ignore[arg-type]


def proposal(name: str, **other: object) -> Proposal:
    """Return a fictitious proposal: names with C lie on the central track, with L on the local one."""
    if name.startswith("C"):
        body, track, requested = Body("가상청", Won(1_500_000_000)), "central", Won(1_500_000_000)
        plain = Proposal(ProposalId(name), f"과제 {name}", "가상청", "청", TrackId(track), (body,), requested)
    else:
        body = Body("가상시", Won(800_000_000), Fraction("20.0"))
        groups = (GroupId("outside_capital"),)
        plain = Proposal(ProposalId(name), f"과제 {name}", "가상시", "시", TrackId("local"), (body,), None, groups)
    return replace(plain, **other)  # type: ignore[arg-type]


MEMBER_ROSTER = tuple(member(number) for number in MEMBERS)
PROPOSAL_ROSTER = (
    proposal(C01),
    proposal(C02),
    proposal(L9),
    proposal(L10, bonus=((ItemId("joint"), Points(100)),), groups=(GroupId("joint"),)),
)

MARKS: Mapping[tuple[EvaluatorId, ProposalId], tuple[Points, ...]] = {
    (FIRST, C01): (Points(2500), Points(1500), Points(4000)),
    (FIRST, C02): (Points(2000), Points(1610), Points(3550)),
    (FIRST, L9): (Points(2750), Points(1800), Points(4520)),
    (FIRST, L10): (Points(3000), Points(2000), Points(5000)),
    (SECOND, C01): (Points(2480), Points(1490), Points(4100)),
    (SECOND, L9): (Points(2600), Points(1700), Points(4400)),
    (SECOND, L10): (Points(0), Points(10), Points(3300)),
    (THIRD, C01): (Points(2900), Points(1900), Points(4800)),
    (THIRD, C02): (Points(2100), Points(1400), Points(3900)),
    (THIRD, L9): (Points(2400), Points(1600), Points(4200)),
    (THIRD, L10): (Points(1500), Points(1000), Points(2500)),
}
"""What the members give, in hundredths of a point; the second one has no mark for C02."""

ANSWERS: Mapping[EvaluatorId, Mapping[ProposalId, DeclaredAnswer]] = {
    SECOND: {C02: DeclaredAnswer(C02, Answer.CONFLICT, "employed", "2024년까지 재직")},
    THIRD: {L10: DeclaredAnswer(L10, Answer.ASK, "", "같은 학회 회원")},
}
"""What the members declare beside `none`."""


def ballot(evaluator: EvaluatorId, name: ProposalId) -> Ballot:
    """Return the ballot of a member for a proposal."""
    return Ballot(name, MARKS[evaluator, name], ((CriterionId("A"), "취지에 맞음"),), "의견")


def payload_of(one: Ballot) -> str:
    """Return a ballot as the exact text that is sealed."""
    return canonical.encode(to_plain(one)).decode()


def vote(in_favour: int = 3, **other: int) -> Vote:
    """Return a vote of the three members present; whoever is not in favour is against."""
    plain = Vote(present=3, eligible=3, in_favour=in_favour, against=3 - in_favour)
    return replace(plain, **other)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Done:
    """One act of a day: at which stage it happened, whose it was, and what."""

    stage: Stage
    actor: Actor
    act: Act


class Day:
    """A small case as it goes, act by act, with plain values where a record has keys, hashes and ciphertexts.

    Attributes:
        state: the case as it stands.
        done: every act so far, with the stage at which it happened.
        holders: the two who open the sheets.
    """

    def __init__(self, holders: tuple[Role, Role] = (Role.CHAIR, Role.SECRETARY)) -> None:
        self.state = CaseState()
        self.done: list[Done] = []
        self.holders = holders

    @classmethod
    def until(cls, stage: Stage) -> Self:
        """Return a new day that has just reached a stage."""
        return cls().walk_to(stage)

    def walk_to(self, stage: Stage) -> Self:
        """Go on, part by part, until the case has reached a stage."""
        while self.state.stage is not stage:
            _PARTS[self.state.stage](self)
        return self

    def do(self, actor: Actor, act: Act) -> Self:
        """Do one act; `RefusedError` if the case does not allow it."""
        after = apply(self.state, actor, act)
        self.done.append(Done(self.state.stage, actor, act))
        self.state = after
        return self

    def refused(self, actor: Actor, act: Act) -> tuple[str, ...]:
        """Return the codes for which an act is refused; fail if it is not, or if it left a trace."""
        before = repr(self.state)
        try:
            apply(self.state, actor, act)
        except RefusedError as error:
            assert repr(self.state) == before
            return tuple(found.code for found in error.findings)
        raise AssertionError(f"{actor} may do {act}")

    @property
    def journal(self) -> tuple[Recorded, ...]:
        """Every act in its place, as a record gives it."""
        return tuple(Recorded(at, moment(at), one.actor, one.act) for at, one in enumerate(self.done, 1))

    # ── what is cryptography on a signed day ───────────────────────────────────────────────
    def key_text(self, actor: Actor) -> KeyText:
        """Return somebody's public keys."""
        return KeyText(f"signing key of {actor}", f"sealing key of {actor}")

    def head(self) -> str:
        """Return the hash of the last entry in hexadecimal."""
        return f"{len(self.done):064x}"

    def sealed(self, evaluator: EvaluatorId, payloads: Mapping[ProposalId, str]) -> Opaque:  # noqa: ARG002
        """Return a member's ballots as a sealed sheet."""
        return CLOSED_SHEET

    def opened(self, evaluator: EvaluatorId) -> tuple[acts.OpenedBallot, ...]:
        """Return the ballots of a sealed sheet that count, opened."""
        counting = self.state.counting_ballots(evaluator)
        return tuple(acts.OpenedBallot(one, "00", "00", payload_of(ballot(evaluator, one))) for one in counting)

    def rehearsal_sheet(self) -> Opaque:
        """Return the test sheet of the rehearsal."""
        return CLOSED_SHEET

    # ── the parts of the day ───────────────────────────────────────────────────────────────
    def create(self) -> Self:
        """The secretary begins the case."""
        return self.do(SECRETARY, self.created())

    def created(self) -> acts.CaseCreated:
        """Return the act that begins the case."""
        return acts.CaseCreated(
            case=CASE,
            title="작은 공모",
            rehearsal=True,
            secretary=officer(Role.SECRETARY),
            keys=self.key_text(SECRETARY),
            program="0.1",
            build="00" * 32,
        )

    def draft(self, text: str = PROGRAMME) -> Self:
        """The secretary drafts the rules."""
        return self.do(SECRETARY, acts.RulesDrafted(text))

    def import_rosters(self) -> Self:
        """The secretary imports both rosters."""
        self.do(SECRETARY, acts.ProposalsImported(acts.Source("proposals.xlsx", "11" * 32), PROPOSAL_ROSTER))
        return self.do(SECRETARY, acts.MembersImported(acts.Source("members.csv", "22" * 32), MEMBER_ROSTER))

    def enrol_officer(self, role: Role) -> Self:
        """Auditor or chair make their keys."""
        actor = officer_actor(role)
        return self.do(actor, acts.OfficerEnrolled(officer(role), self.key_text(actor)))

    def freeze(self) -> Self:
        """From drafting the rules to the auditor's confirmation."""
        self.draft().import_rosters().enrol_officer(Role.AUDITOR)
        self.do(SECRETARY, acts.RulesFrozen(self.state.rules_sha256))
        return self.do(AUDITOR, acts.RulesConfirmed(self.state.rules_sha256))

    def convene(self) -> Self:
        """The secretary opens the meeting."""
        return self.do(SECRETARY, MEETING)

    def arrive(self, *members: EvaluatorId) -> Self:
        """Members arrive, all of them if none is named."""
        for one in members or MEMBERS:
            self.do(SECRETARY, acts.MemberMoved(one, Movement.ARRIVED))
        return self

    def enrol(self, *members: EvaluatorId) -> Self:
        """Members make their keys, all of them if none is named."""
        for one in members or MEMBERS:
            actor = evaluator_actor(one)
            self.do(actor, acts.MemberEnrolled(one, self.key_text(actor)))
        return self

    def elect(self) -> Self:
        """The members elect the first among them, who enrols as the chair."""
        self.do(SECRETARY, acts.ChairElected(FIRST, vote()))
        return self.enrol_officer(Role.CHAIR)

    def confirm(self, *roles: Role) -> Self:
        """Holders confirm the record, all of them if none is named."""
        for role in roles or HOLDERS:
            self.do(officer_actor(role), acts.RecordConfirmed(self.head()))
        return self

    def rehearse(self) -> Self:
        """The opening is rehearsed by all three pairs."""
        pairs = tuple(combinations(HOLDERS, 2))
        return self.do(SECRETARY, acts.OpeningRehearsed(self.rehearsal_sheet(), pairs, REHEARSED))

    def get_ready(self) -> Self:
        """From the first arrival to the opening of scoring."""
        return self.arrive().enrol().elect().confirm().rehearse().do(CHAIR, acts.ScoringOpened())

    def pledge(self, *members: EvaluatorId) -> Self:
        """Members sign the pledge, all of them if none is named."""
        pledge = self.state.rules.pledge
        for one in members or MEMBERS:
            self.do(evaluator_actor(one), acts.PledgeSigned(pledge.version, pledge_digest(pledge)))
        return self

    def declare(self, *members: EvaluatorId) -> Self:
        """Members declare as `ANSWERS` say, all of them if none is named."""
        for one in members or MEMBERS:
            self.do(evaluator_actor(one), acts.ConflictsDeclared(answers_of(one)))
        return self

    def clear(self) -> Self:
        """The chair answers the third member's question."""
        return self.do(CHAIR, acts.ConflictCleared(THIRD, L10, "학회 회원일 뿐임"))

    def seal(self, *members: EvaluatorId) -> Self:
        """Members seal their sheets, all of them if none is named."""
        for one in members or MEMBERS:
            mine = self.state.to_score(one)
            sheet = self.sealed(one, {name: payload_of(ballot(one, name)) for name in mine})
            before = self.state.sheets.get(one)
            version = before.version + 1 if before else 1
            self.do(evaluator_actor(one), acts.SheetSealed(mine, sheet, version))
        return self

    def close(self) -> Self:
        """Secretary and chair close scoring."""
        self.do(SECRETARY, acts.ScoringClosed(len(self.state.sheets)))
        return self.do(CHAIR, acts.ClosingConfirmed(len(self.state.sheets)))

    def score(self) -> Self:
        """From the pledges to the closing."""
        return self.pledge().declare().clear().seal().close()

    def consent(self) -> Self:
        """The two holders bring their keys."""
        for role in self.holders:
            self.do(officer_actor(role), acts.OpeningConsented())
        return self

    def open_sheet(self, evaluator: EvaluatorId) -> Self:
        """One sheet is opened by the second holder."""
        return self.do(officer_actor(self.holders[1]), acts.SheetOpened(evaluator, self.opened(evaluator)))

    def open(self) -> Self:
        """From the first key to the last sheet."""
        self.consent()
        for one in MEMBERS:
            self.open_sheet(one)
        ballots = sum(len(sheet) for sheet in self.state.opened.values())
        return self.do(officer_actor(self.holders[1]), acts.OpeningCompleted(len(self.state.opened), ballots))

    def deliberate(self) -> Self:
        """The chair puts the result before the committee."""
        return self.do(CHAIR, acts.DeliberationOpened())

    def resolve(self) -> Self:
        """The committee resolves the selection; where two record it, the secretary confirms first."""
        if self.state.resolved_by_two:
            self.do(SECRETARY, acts.ResolutionConfirmed("33" * 32, vote()))
        return self.do(CHAIR, acts.SelectionResolved("33" * 32, vote()))

    def issue(self) -> Self:
        """The meeting ends and the minutes are made."""
        self.do(SECRETARY, acts.MeetingClosed())
        return self.do(SECRETARY, acts.MinutesIssued("44" * 32, 12, "ko", "1"))

    def sign(self) -> Self:
        """The meeting ends; everybody who was there signs the minutes."""
        return self.issue().put_signatures()

    def put_signatures(self) -> Self:
        """Everybody signs who is waited for."""
        while waiting := awaited(self.state):
            actor = waiting[0]
            self.do(actor, acts.MinutesSigned(field_of(self.state, actor), f"{50 + len(self.state.signed)}" * 32))
        return self

    def archive(self) -> Self:
        """Nothing more happens."""
        return self.do(SECRETARY, acts.CaseArchived())


MEETING = acts.MeetingOpened("제1차 선정위원회", "가온행정부(가상)", "가상회의실", ("과제 선정",), ())
REHEARSED = "개봉 예행"

_PARTS: dict[Stage, Callable[[Day], Day]] = {
    Stage.NEW: Day.create,
    Stage.PREPARING: Day.freeze,
    Stage.FROZEN: Day.convene,
    Stage.CONVENED: Day.get_ready,
    Stage.READY: Day.score,
    Stage.CLOSED: Day.open,
    Stage.OPENED: Day.deliberate,
    Stage.DELIBERATING: Day.resolve,
    Stage.RESOLVED: Day.sign,
    Stage.SIGNED: Day.archive,
}


def officer(role: Role) -> Officer:
    """Return the officer of a role; the chair is the first member."""
    names = {Role.SECRETARY: "이간사", Role.AUDITOR: "박감사", Role.CHAIR: MEMBER_ROSTER[0].name}
    return Officer(role, names[role], "가상 직위")


def answers_of(evaluator: EvaluatorId) -> tuple[DeclaredAnswer, ...]:
    """Return a member's answers for every proposal, in roster order."""
    given = ANSWERS.get(evaluator, {})
    return tuple(given.get(one, DeclaredAnswer(one, Answer.NONE)) for one in ROSTER)


def moment(seq: int) -> str:
    """Return when entry `seq` claims to have been made."""
    return (_BEGIN + timedelta(seconds=seq)).isoformat()


@cache
def keys_of(actor: Actor) -> PrivateKeys:
    """Return somebody's private keys, made once a session."""
    return PrivateKeys.generate()


class SignedDay(Day):
    """The same day as a real record: keys, signatures, links, sealed sheets and their opening.

    Attributes:
        links: every entry as it is stored.
    """

    def __init__(self, holders: tuple[Role, Role] = (Role.CHAIR, Role.SECRETARY)) -> None:
        super().__init__(holders)
        self.links: list[Link] = []

    @property
    def hashes(self) -> list[bytes]:
        """The hashes of all entries."""
        return [one.hash for one in self.links]

    def do(self, actor: Actor, act: Act) -> Self:
        """Do one act and sign it as the next entry."""
        super().do(actor, act)
        self.links.append(self.signed(actor, act))
        return self

    def signed(self, actor: Actor, act: Act, keys: PrivateKeys | None = None, **other: object) -> Link:
        """Return an act as the entry that would come next, whether or not the record allows it.

        Args:
            actor: in whose name.
            act: what.
            keys: who really signs, if not the actor.
            other: fields of the statement that are to differ (`case`, `base`, `at`).
        """
        head = self.hashes[-1] if self.links else chain.ZERO
        plain = Statement(CASE, Base(len(self.links), head.hex()), actor, moment(len(self.links) + 1), act)
        body = write_body(replace(plain, **other))  # type: ignore[arg-type]
        return linked(head, body, keys or keys_of(actor))

    def key_text(self, actor: Actor) -> KeyText:
        """Return somebody's real public keys."""
        return key_text(keys_of(actor).public)

    def head(self) -> str:
        """Return the hash of the last entry in hexadecimal."""
        return self.hashes[-1].hex()

    def sealed(self, evaluator: EvaluatorId, payloads: Mapping[ProposalId, str]) -> Opaque:
        """Return a member's ballots sealed for the three holders."""
        return seal(payloads, sheet_context(CASE, evaluator))

    def opened(self, evaluator: EvaluatorId) -> tuple[acts.OpenedBallot, ...]:
        """Return the ballots that count, opened by the two holders."""
        sheet = SealedSheet.from_plain(self.state.sheets[evaluator].sheet)
        (first, second), context = self.holders, sheet_context(CASE, evaluator)
        half = sheets.begin_opening(sheet, first, keys_of(officer_actor(first)), second, context)
        secret = sheets.finish_opening(sheet, half, second, keys_of(officer_actor(second)), first, context)
        counting = self.state.counting_ballots(evaluator)
        items = sheets.open_items(sheet, secret, counting, context)
        return tuple(
            acts.OpenedBallot(one, items[one].salt.hex(), items[one].key.hex(), items[one].payload.decode())
            for one in counting
        )

    def rehearsal_sheet(self) -> Opaque:
        """Return a sealed test sheet."""
        return seal({"test": REHEARSED}, rehearsal_context(CASE))


def linked(head: bytes, body: bytes, keys: PrivateKeys) -> Link:
    """Return a body as an entry after `head`, signed by whoever has these keys."""
    signature = keys.sign(PURPOSE, body)
    return Link(head, body, signature, chain.link(head, body, signature))


def seal(payloads: Mapping[str, str] | Mapping[ProposalId, str], context: str, *holders: Actor) -> Opaque:
    """Return payloads sealed for the three holders, or for those named in their places."""
    names = [role.value for role in HOLDERS]
    people = holders or tuple(officer_actor(role) for role in HOLDERS)
    keys = {name: keys_of(one).public for name, one in zip(names, people, strict=True)}
    sheet = sheets.seal_sheet({str(name): text.encode() for name, text in payloads.items()}, dict(keys), context)
    plain = sheet.to_plain()
    assert isinstance(plain, dict)
    return Opaque(plain)
