"""A case whose scoring is closed, every sheet sealed: what the opening begins with; or one that is being scored."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from itertools import combinations
from pathlib import Path

from bench.data import CRITERIA, EACH, rules
from committee_app.case import acts
from committee_app.case.acts import Act, Movement, Recorded, Vote
from committee_app.case.ballots import Ballot
from committee_app.case.conflicts import Answer, DeclaredAnswer
from committee_app.case.identifiers import Actor, CaseId, EvaluatorId, Points, ProposalId, TrackId, Won
from committee_app.case.people import (
    HOLDERS,
    Category,
    Evaluator,
    Officer,
    Role,
    evaluator_actor,
    officer_actor,
)
from committee_app.case.proposals import Body, Proposal
from committee_app.case.replaying import apply
from committee_app.case.state import CaseState
from committee_app.case.typed import to_plain
from committee_app.casefile.casefile import CaseFile
from committee_app.desks.checking import Link, key_text, pledge_digest, rehearsal_context, sheet_context
from committee_app.desks.clock import ScriptedClock
from committee_app.desks.opening import ballot_bytes, holder_keys, sealed_plain
from committee_app.desks.record import Record, Signer
from committee_app.desks.record_file import record_chunks
from committee_app.sealing import canonical, sheets
from committee_app.sealing.keys import PrivateKeys
from committee_app.sealing.slots import KdfCost

CASE = CaseId("2026-bench")
PASSPHRASE = "가상의 방 문구"  # noqa: S105  # of a file that nobody keeps
CHEAP = KdfCost(64, 1, 1)
"""The passphrase is not what is measured."""

BEGIN = datetime(2026, 2, 26, 9, 0, tzinfo=timezone(timedelta(hours=9)))
_REHEARSED = "opening rehearsal"
_SECRETARY, _AUDITOR, _CHAIR = (officer_actor(role) for role in (Role.SECRETARY, Role.AUDITOR, Role.CHAIR))


def case_rules(evaluators: int) -> str:
    """Return the rules with what a case can record: people decide on ties, and there is money."""
    return (
        rules()
        .replace('boundary = "include_all"\n', "")
        .replace(
            '  { by = "shared" },\n', '  { by = "committee_vote", rounds = 2 },\n  { by = "lot", witnesses = 2 },\n'
        )
        .replace("seats = 100\n", "budget = 10_000_000_000\ncap = 100_000_000\n")
        .replace('cutoff = "seats"', 'cutoff = "strict_prefix"')
        .replace("size = 100\n", f"size = {evaluators}\n")
    )


class ToldRecord:
    """A record that is kept nowhere: the acts as they were done, each link from the one before and the act's bytes."""

    def __init__(self) -> None:
        self.state = CaseState()
        self.head = bytes(32)
        self.journal: list[Recorded] = []
        self.hashes: list[bytes] = []
        self.bodies: list[str] = []

    def append(self, signer: Signer, act: Act) -> None:
        """Do an act and remember it; nothing is signed."""
        self.state = apply(self.state, signer.actor, act)
        seq = len(self.journal) + 1
        at = (BEGIN + timedelta(seconds=seq)).isoformat()
        self.journal.append(Recorded(seq, at, signer.actor, act))
        plain = {"act": to_plain(act), "actor": signer.actor, "at": at, "kind": acts.kind_of(act), "seq": seq}
        self.bodies.append(canonical.encode(plain).decode())
        self.head = hashlib.sha256(self.head + self.bodies[-1].encode()).digest()
        self.hashes.append(self.head)


class ClosedCase:
    """Tells the day as far as the closing, act by act, through the record of a real case file.

    Attributes:
        signers: everybody's name and keys.
    """

    def __init__(self, path: Path, evaluators: int, proposals: int, *, closed: bool = True) -> None:
        self._imagine(evaluators, proposals)
        with CaseFile.create(path, PASSPHRASE, cost=CHEAP) as file:
            self._record: Record | ToldRecord = Record(file, ScriptedClock(BEGIN))
            self._tell(closed=closed)

    def _imagine(self, evaluators: int, proposals: int) -> None:
        self._dice = random.Random(proposals)  # noqa: S311  # the same marks every time is the point
        self.signers: dict[Actor, Signer] = {}
        self._members = tuple(
            Evaluator(EvaluatorId(str(seat)), seat, f"김가상{seat}", "가상대학교", Category.PRIVATE)
            for seat in range(1, evaluators + 1)
        )
        body = Body("가상청", Won(100_000_000))
        self._proposals = tuple(
            Proposal(ProposalId(f"P{n:04}"), f"과제 {n}", "가상청", "청", TrackId("all"), (body,), Won(100_000_000))
            for n in range(1, proposals + 1)
        )
        self._all = Vote(present=evaluators, eligible=evaluators, in_favour=evaluators, against=0)

    def _tell(self, *, closed: bool) -> None:
        self._prepare()
        self._get_ready()
        if not closed:
            self._declare(self._members[0])
            return
        for member in self._members:
            self._score(member)
        self._do(_SECRETARY, acts.ScoringClosed(len(self._members)))
        self._do(_CHAIR, acts.ClosingConfirmed(len(self._members)))

    def _do(self, actor: Actor, act: Act) -> None:
        self._record.append(self.signers[actor], act)

    def _sits_down(self, actor: Actor) -> Signer:
        self.signers[actor] = Signer(actor, PrivateKeys.generate())
        return self.signers[actor]

    def _officer(self, role: Role) -> Officer:
        return Officer(role, self._members[0].name if role is Role.CHAIR else f"이가상 {role.value}", "가상 직위")

    def _enrols(self, role: Role) -> None:
        keys = key_text(self._sits_down(officer_actor(role)).keys.public)
        self._do(officer_actor(role), acts.OfficerEnrolled(self._officer(role), keys))

    def _prepare(self) -> None:
        keys = key_text(self._sits_down(_SECRETARY).keys.public)
        secretary = self._officer(Role.SECRETARY)
        self._do(_SECRETARY, acts.CaseCreated(CASE, "측정", True, secretary, keys, "bench", "00" * 32))  # noqa: FBT003
        self._do(_SECRETARY, acts.RulesDrafted(case_rules(len(self._members))))
        self._do(_SECRETARY, acts.ProposalsImported(acts.Source("proposals.xlsx", "11" * 32), self._proposals))
        self._do(_SECRETARY, acts.MembersImported(acts.Source("members.csv", "22" * 32), self._members))
        self._enrols(Role.AUDITOR)
        self._do(_SECRETARY, acts.RulesFrozen(self._record.state.rules_sha256))
        self._do(_AUDITOR, acts.RulesConfirmed(self._record.state.rules_sha256))

    def _get_ready(self) -> None:
        self._do(_SECRETARY, acts.MeetingOpened("제1차", "가온행정부(가상)", "가상회의실", ("과제 선정",), ()))
        for member in self._members:
            self._do(_SECRETARY, acts.MemberMoved(member.id, Movement.ARRIVED))
            keys = key_text(self._sits_down(evaluator_actor(member.id)).keys.public)
            self._do(evaluator_actor(member.id), acts.MemberEnrolled(member.id, keys))
        self._do(_SECRETARY, acts.ChairElected(self._members[0].id, self._all))
        self._enrols(Role.CHAIR)
        for role in HOLDERS:
            self._do(officer_actor(role), acts.RecordConfirmed(self._record.head.hex()))
        sheet = sheets.seal_sheet(
            {"test": _REHEARSED.encode()}, holder_keys(self._record.state), rehearsal_context(CASE)
        )
        pairs = tuple(combinations(HOLDERS, 2))
        self._do(_SECRETARY, acts.OpeningRehearsed(sealed_plain(sheet), pairs, _REHEARSED))
        self._do(_CHAIR, acts.ScoringOpened())

    def _declare(self, member: Evaluator) -> None:
        actor, pledge = evaluator_actor(member.id), self._record.state.rules.pledge
        self._do(actor, acts.PledgeSigned(pledge.version, pledge_digest(pledge)))
        answers = tuple(DeclaredAnswer(one.id, Answer.NONE) for one in self._proposals)
        self._do(actor, acts.ConflictsDeclared(answers))

    def _score(self, member: Evaluator) -> None:
        self._declare(member)
        actor = evaluator_actor(member.id)
        mine = tuple(one.id for one in self._proposals)
        payloads = {str(one): ballot_bytes(to_plain(self._ballot(one))) for one in mine}
        self._kept(member, payloads)
        sheet = sheets.seal_sheet(payloads, holder_keys(self._record.state), sheet_context(CASE, member.id))
        self._do(actor, acts.SheetSealed(mine, sealed_plain(sheet)))

    def _kept(self, member: Evaluator, payloads: dict[str, bytes]) -> None:
        """Nothing needs to be kept: the sheets are opened from the file."""

    def _ballot(self, proposal: ProposalId) -> Ballot:
        marks = tuple(Points(self._dice.randrange(30, EACH * 10 + 1) * 10) for _ in range(CRITERIA))
        return Ballot(proposal, marks, (), "의견 없음")


class ResolvedCase(ClosedCase):
    """The same day told to its end: every ballot opened, the selection resolved, the meeting closed.

    Sheets are sealed as in a real one; what the opening would publish of each (salt and key) is made up.
    """

    def __init__(self, evaluators: int, proposals: int) -> None:
        self._imagine(evaluators, proposals)
        self.record = self._record = ToldRecord()
        self._payloads: dict[EvaluatorId, dict[str, bytes]] = {}
        self._tell(closed=True)
        self._open()
        self._do(_CHAIR, acts.DeliberationOpened())
        self._do(_CHAIR, acts.SelectionResolved("33" * 32, self._all))
        self._do(_SECRETARY, acts.MeetingClosed())

    def carried(self) -> Iterator[bytes]:
        """Yield a record as the minutes carry it."""
        return record_chunks(Link(b"", body.encode(), bytes(64), b"") for body in self.record.bodies)

    def _kept(self, member: Evaluator, payloads: dict[str, bytes]) -> None:
        self._payloads[member.id] = payloads

    def _open(self) -> None:
        for actor in (_CHAIR, _SECRETARY):
            self._do(actor, acts.OpeningConsented())
        for member in self._members:
            opened = (self._published(one, payload) for one, payload in self._payloads.pop(member.id).items())
            self._do(_SECRETARY, acts.SheetOpened(member.id, tuple(opened)))
        ballots = len(self._members) * len(self._proposals)
        self._do(_SECRETARY, acts.OpeningCompleted(len(self._members), ballots))

    def _published(self, proposal: str, payload: bytes) -> acts.OpenedBallot:
        salt, key = (self._dice.randbytes(32).hex() for _ in range(2))
        return acts.OpenedBallot(ProposalId(proposal), salt, key, payload.decode())
