"""The stranger's checker on days on which things went wrong, with real signatures: it says what ours says."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from committee_app.case import acts
from committee_app.case.acts import Act
from committee_app.case.conflicts import ConflictKind, CorrectionKind, DropCause, DropPolicy, LateRemedy, VoidGround
from committee_app.case.identifiers import CriterionId, EvaluatorId, Points
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role, evaluator_actor
from committee_app.case.state import CaseState
from committee_app.desks.checking import check_record
from committee_app.export.tables import result_bytes
from committee_app.scoring.tally import tally
from resources.verifier import verifier as stranger
from tests.builders import (
    AUDITOR,
    C01,
    C02,
    CHAIR,
    FIRST,
    L9,
    L10,
    MARKS,
    PROGRAMME,
    SECOND,
    SECRETARY,
    THIRD,
    SignedDay,
    altered,
    keys_of,
    member,
    vote,
)
from tests.docs.carried import ZEROS, Carried, quickly_signed_by, record_json, sha256
from tests.docs.test_record_format import followed, mutants, said_of_one

FOURTH = EvaluatorId("4")
MOST_MUTANTS = 60


def agreed(day: SignedDay, ruling: Act) -> None:
    day.do(CHAIR, ruling).do(AUDITOR, acts.RulingAnswered(len(day.state.rulings), agreed=True))


@cache
def a_bad_day() -> SignedDay:
    """Return a whole day on which every act that mends is done, each with real keys."""
    day = SignedDay()
    day.do(SECRETARY, replace(day.created(), resolved_by_two=True))
    day.draft(altered(PROGRAMME, "size = 3", 'size = 3\ncontact_penalty = "late"\nabstention = true'))
    day.import_rosters().enrol_officer(Role.AUDITOR)
    day.do(SECRETARY, acts.RulesFrozen(day.state.rules_sha256)).do(AUDITOR, acts.RulesConfirmed(day.state.rules_sha256))
    day.walk_to(Stage.READY).pledge().declare().clear()
    day.do(evaluator_actor(THIRD), acts.ScoringAbstained(C02, "자료가 모자람")).seal().seal(SECOND)
    day.do(evaluator_actor(SECOND), acts.PriorContactReported(SECOND, L9, "전화"))
    agreed(day, acts.ContactPenalised(L9, "사전접촉"))
    two = vote(2, eligible=2, against=0)
    day.do(CHAIR, acts.ChallengeDecided(SECOND, L9, "친분", two, upheld=True))
    agreed(day, acts.MemberDroppedOut(THIRD, DropCause.ILLNESS, DropPolicy.KEEP_SEALED))
    agreed(day, acts.SubstituteSeated(THIRD, member("4")))
    day.arrive(FOURTH).enrol(FOURTH).confirm().do(CHAIR, acts.SheetsLeftOpen((FOURTH,), "늦게 위촉됨"))
    day.close().consent()
    agreed(day, acts.BallotsVoided(THIRD, (L10,), VoidGround.MALFORMED, "형식"))
    for one in (FIRST, SECOND, THIRD):
        day.open_sheet(one)
    day.do(SECRETARY, acts.OpeningCompleted(3, sum(map(len, day.state.opened.values()))))
    late = acts.LateConflictRuled(SECOND, C01, ConflictKind.EXCLUDED, "party", "등기부", LateRemedy.RESCORE)
    agreed(day, late)
    day.deliberate()
    day.do(CHAIR, acts.RescoringOrdered("누설", (L10,), (SECOND,), vote()))
    fit, need, plan = MARKS[FIRST, C01]
    reasons = ((CriterionId("A2"), "필요성을 다시 봄"),)
    day.do(evaluator_actor(FIRST), acts.MarksRescored(C01, (fit, Points(need + 200), plan), reasons))
    day.do(evaluator_actor(SECOND), acts.MarksRescored(L10, MARKS[SECOND, L10], ()))
    return corrected(day.resolve().sign())


def corrected(day: SignedDay) -> SignedDay:
    """Correct a bonus by vote and a title by two, and sign new minutes that name the first ones."""
    figure, title, digest = CorrectionKind.FIGURE, CorrectionKind.MASTER_DATA, "77" * 32
    for right in (
        acts.CorrectionMade(figure, L10, "joint", "100", "50", "오산", "공문", digest, vote()),
        acts.CorrectionMade(title, L9, "title", "과제 L9", "바른 이름", "오기", "공문", digest),
    ):
        day.do(CHAIR, right).do(SECRETARY, acts.RulingAnswered(len(day.state.rulings), agreed=True))
    day.do(SECRETARY, acts.MinutesIssued("aa" * 32, 12, "ko", "1", day.state.signed_minutes))
    return day.put_signatures().archive()


@cache
def carried() -> Carried:
    day = a_bad_day()
    keys = {actor: keys_of(actor) for actor in day.state.keys}
    return Carried(tuple((one.body, one.signature) for one in day.links), dict(keys), b"")  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    # That signatures are checked alike is shown elsewhere; in plain Python these would take minutes.
    monkeypatch.setattr(stranger, "signed_by", quickly_signed_by)


def test_both_hold_the_day_and_see_the_same_case() -> None:
    ours, theirs = check_record(a_bad_day().links), stranger.check(record_json(carried().entries))
    assert (ours.faults, theirs.codes) == ((), ())
    assert theirs.head == ours.head
    for one in ours.state.evaluators:
        for proposal in ours.state.proposals:
            assert theirs.state.status(one.id, proposal.id) == ours.state.status(one.id, proposal.id)
    assert theirs.state.to_rescore == ours.state.to_rescore == {(FIRST, C01), (THIRD, C01)} - {(FIRST, C01)}


def test_both_compute_the_same_result_of_it() -> None:
    book = a_bad_day().state.score_book()
    result = result_bytes(book, tally(book))
    theirs = stranger.check(record_json(carried().entries)).state
    theirs.resolution = {"tally_sha256": sha256(result)}
    assert list(stranger.compare(theirs, result)) == []


def test_both_say_the_same_of_acts_that_are_nearly_right() -> None:
    told, dice, found = carried(), random.Random(20260228), set[str]()
    state, hashes, verdict = CaseState(), list[bytes](), stranger.Verdict(stranger.State(), [])
    seen: set[str] = set()
    for place, entry in enumerate(told.entries):
        plain: dict[str, Any] = json.loads(entry[0])
        if plain["kind"] not in seen or plain["kind"] == "ruling_answered":
            seen.add(plain["kind"])
            tried = (
                list(mutants(plain["act"]))
                if state.stage in {"ready", "closed", "opened", "deliberating", "signed"}
                else []
            )
            for act in dice.sample(tried, min(MOST_MUTANTS, len(tried))):
                mutant = plain | {"act": act}
                ours, theirs = said_of_one(state, hashes, verdict, told.signed(mutant))
                assert theirs == ours, mutant
                found |= ours
        if place % 7 == 0 or state.waiting_ruling:
            found |= every_act_now(told, state, hashes, verdict)
        state, hashes = followed(state, hashes, verdict, entry)
    assert {"ruling.waits", "ruling.not_waiting", "challenge.votes_themselves", "rescoring.reason_missing"} <= found


def every_act_now(told: Carried, state: CaseState, hashes: list[bytes], verdict: stranger.Verdict) -> set[str]:
    """Try the first act of each kind of the day, whoever signed it, at this place."""
    firsts: dict[str, dict[str, Any]] = {}
    for plain in told.plains():
        firsts.setdefault(plain["kind"], plain)
    base, found = [len(hashes), hashes[-1].hex() if hashes else ZEROS], set[str]()
    for plain in firsts.values():
        ours, theirs = said_of_one(state, hashes, verdict, told.signed(plain | {"base": base}))
        assert theirs == ours, plain
        found |= ours
    return found
