"""What mends: allowed, refused early, and what it leaves of statuses, quorum and result."""

from __future__ import annotations

from dataclasses import replace

import pytest

from committee_app.case import acts
from committee_app.case.acts import Act
from committee_app.case.conflicts import (
    ConflictKind,
    CorrectionKind,
    DropCause,
    DropPolicy,
    LateRemedy,
    MarkStatus,
    VoidGround,
)
from committee_app.case.gates.mending import is_held_back
from committee_app.case.identifiers import CriterionId, EvaluatorId, Points, ProposalId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Category, Role, evaluator_actor
from committee_app.case.replaying import replay
from committee_app.case.signatures import signatories
from committee_app.scoring.tally import tally
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
    Day,
    altered,
    member,
    vote,
)

STRANGER, NOWHERE, FOURTH = EvaluatorId("99"), ProposalId("Z99"), EvaluatorId("4")
NO_REASON = ("ruling.without_reason",)


def sealed() -> Day:
    return Day.until(Stage.READY).pledge().declare().clear().seal()


def with_rules(line: str) -> Day:
    day = Day().create().draft(altered(PROGRAMME, "size = 3", f"size = 3\n{line}")).import_rosters()
    day.enrol_officer(Role.AUDITOR).do(SECRETARY, acts.RulesFrozen(day.state.rules_sha256))
    day.do(AUDITOR, acts.RulesConfirmed(day.state.rules_sha256)).walk_to(Stage.READY)
    return day.pledge().declare().clear().seal()


def agreed(day: Day, ruling: Act) -> Day:
    return day.do(CHAIR, ruling).do(SECRETARY, acts.RulingAnswered(len(day.state.rulings), agreed=True))


def without(votes: int = 2) -> acts.Vote:
    """Return a vote of the two who are left when a member does not vote."""
    return vote(votes, eligible=2, against=2 - votes)


def voided(*proposals: ProposalId, who: EvaluatorId = SECOND, reason: str = "읽을 수 없음") -> acts.BallotsVoided:
    return acts.BallotsVoided(who, proposals, VoidGround.MALFORMED, reason)


def late(
    remedy: LateRemedy = LateRemedy.VOID_BALLOT, kind: str = "excluded", **other: object
) -> acts.LateConflictRuled:
    plain = {"evaluator": SECOND, "proposal": L9, "kind": ConflictKind(kind), "ground": "party", "evidence": "등기부"}
    return acts.LateConflictRuled(**{**plain, "remedy": remedy, **other})  # type: ignore[arg-type]


# ── two persons ────────────────────────────────────────────────────────────────────────────
def test_a_ruling_waits_for_a_second_holder_and_holds_back_what_it_would_change() -> None:
    day = sealed().do(CHAIR, voided(C01))
    assert day.state.status(SECOND, C01) is MarkStatus.SCORED
    assert day.refused(SECRETARY, acts.ScoringClosed(3)) == ("ruling.waits",)
    assert day.refused(CHAIR, voided(L9)) == ("ruling.waits",)
    revised = acts.SheetSealed(day.state.to_score(SECOND), day.sealed(SECOND, {}), 2)
    assert day.refused(evaluator_actor(SECOND), revised) == ("ruling.waits",)
    assert day.refused(CHAIR, acts.RulingAnswered(1, agreed=True)) == ("act.not_now",)
    assert day.refused(SECRETARY, acts.RulingAnswered(2, agreed=True)) == ("ruling.not_waiting",)
    day.seal(THIRD).do(AUDITOR, acts.RulingAnswered(1, agreed=True))
    assert day.state.status(SECOND, C01) is MarkStatus.VOIDED
    assert day.refused(AUDITOR, acts.RulingAnswered(1, agreed=True)) == ("ruling.not_waiting",)


def test_a_refused_ruling_changes_nothing_and_says_why() -> None:
    day = sealed().do(CHAIR, voided(C01))
    assert day.refused(SECRETARY, acts.RulingAnswered(1, agreed=False)) == NO_REASON
    day.do(SECRETARY, acts.RulingAnswered(1, agreed=False, reason="읽을 수 있음"))
    assert day.state.counting_ballots(SECOND) == (C01, L9, L10)
    assert day.close().state.stage is Stage.CLOSED


def test_nobody_rules_on_their_own_case() -> None:
    day = sealed()
    drop = acts.MemberDroppedOut(FIRST, DropCause.OTHER, DropPolicy.KEEP_NOTHING)
    challenge = acts.ChallengeDecided(FIRST, C01, "친분", without(), upheld=True)
    for act in (voided(C01, who=FIRST), late(evaluator=FIRST), drop, challenge):
        assert day.refused(CHAIR, act) == ("ruling.own_case",)


# ── voided ballots ─────────────────────────────────────────────────────────────────────────
def test_what_is_voided_is_a_closed_ballot_that_counts() -> None:
    day = sealed()
    assert day.refused(CHAIR, voided(reason=" ")) == NO_REASON
    assert day.refused(CHAIR, voided(C02, NOWHERE)) == ("voiding.no_such_ballot",) * 2
    assert day.refused(CHAIR, voided(C01, who=STRANGER)) == ("actor.not_on_roster", "voiding.no_such_ballot")
    day.close().consent().open_sheet(SECOND)
    assert day.refused(CHAIR, voided(C01)) == ("voiding.no_such_ballot",)


def test_a_voided_ballot_is_never_opened_and_the_derivation_names_it() -> None:
    day = agreed(sealed().close().consent(), voided(C01))
    day.open_sheet(FIRST).open_sheet(SECOND).open_sheet(THIRD)
    assert C01 not in day.state.opened[SECOND]
    day.do(SECRETARY, acts.OpeningCompleted(3, 10))
    steps = tally(day.state.score_book()).projects[C01].derivation
    assert [dict(one.params) for one in steps if one.code == "derivation.not_counted"] == [
        {"evaluator": SECOND, "status": "voided"}
    ]


def test_the_opening_goes_on_without_a_sheet_that_is_void_altogether() -> None:
    day = agreed(sealed().close().consent().open_sheet(FIRST).open_sheet(THIRD), voided(C01, L9, L10))
    assert day.state.to_open() == ()
    assert day.do(SECRETARY, acts.OpeningCompleted(2, 8)).state.stage is Stage.OPENED


# ── late conflicts ─────────────────────────────────────────────────────────────────────────
def test_a_late_conflict_names_ground_evidence_and_a_ballot_that_counts() -> None:
    day = sealed()
    assert day.refused(CHAIR, late(ground="weather", evidence="", proposal=NOWHERE)) == (
        "ruling.unknown",
        "ruling.without_reason",
        "declaration.without_ground",
        "late.nothing_sealed",
    )
    assert day.refused(CHAIR, late(proposal=C02)) == ("late.nothing_sealed",)
    assert Day.until(Stage.READY).pledge().declare().refused(CHAIR, late()) == ("late.nothing_sealed",)


def test_only_a_late_challenge_is_voted_on_and_by_the_others() -> None:
    day = sealed()
    assert day.refused(CHAIR, late(kind="challenged")) == ("challenge.vote_or_none",)
    assert day.refused(CHAIR, late(vote=without())) == ("challenge.vote_or_none",)
    assert day.refused(CHAIR, late(kind="challenged", vote=vote())) == ("challenge.votes_themselves",)
    assert day.refused(CHAIR, late(kind="challenged", vote=without(1))) == ("vote.not_passed",)
    agreed(day, late(kind="challenged", vote=without()))
    assert day.state.status(SECOND, L9) is MarkStatus.CHALLENGED


def test_the_announced_remedy_is_the_only_one() -> None:
    day = with_rules('late_conflict = "void_sheet"')
    assert day.refused(CHAIR, late()) == ("late.other_remedy",)
    agreed(day, late(LateRemedy.VOID_SHEET))
    assert [day.state.status(SECOND, one).value for one in (C01, C02, L9, L10)] == [
        "voided", "recused", "excluded", "voided",
    ]  # fmt: skip


def test_after_the_opening_marks_stay_in_the_record_and_do_not_count() -> None:
    day = agreed(sealed().close().walk_to(Stage.OPENED), late())
    book = day.state.score_book()
    assert day.state.opened[SECOND][L9].marks == MARKS[SECOND, L9]
    result = tally(book)
    assert result.projects[L9].counted == 2
    assert ("ballot.set_aside", L9) in [(one.code, one.fact("proposal")) for one in result.findings]


def test_all_others_score_anew_where_that_is_the_remedy_and_nothing_is_resolved_before() -> None:
    day = agreed(sealed().close().walk_to(Stage.DELIBERATING), late(LateRemedy.RESCORE))
    assert day.state.to_rescore == {(FIRST, L9), (THIRD, L9)}
    assert day.refused(CHAIR, acts.SelectionResolved("33" * 32, vote())) == ("rescoring.waits",) * 2
    for one in (FIRST, THIRD):
        day.do(evaluator_actor(one), acts.MarksRescored(L9, day.state.opened[one][L9].marks, ()))
    assert day.walk_to(Stage.RESOLVED).state.to_rescore == frozenset()


# ── challenge, contact ─────────────────────────────────────────────────────────────────────
def test_a_challenge_is_decided_without_the_challenged_members_vote() -> None:
    day = sealed()

    def decided(numbers: acts.Vote, *, upheld: bool, reason: str = "친분") -> acts.ChallengeDecided:
        return acts.ChallengeDecided(SECOND, L9, reason, numbers, upheld)

    assert day.refused(CHAIR, decided(vote(), upheld=True)) == ("challenge.votes_themselves",)
    assert day.refused(CHAIR, decided(without(1), upheld=True)) == ("challenge.other_outcome",)
    assert day.refused(CHAIR, decided(without(), upheld=True, reason=" ")) == NO_REASON
    day.do(CHAIR, decided(without(0), upheld=False))
    assert day.state.status(SECOND, L9) is MarkStatus.SCORED
    day.do(CHAIR, decided(without(), upheld=True))
    assert day.state.status(SECOND, L9) is MarkStatus.CHALLENGED
    assert day.refused(CHAIR, decided(without(), upheld=True)) == ("challenge.judges_not",)
    assert L9 not in day.close().walk_to(Stage.OPENED).state.opened[SECOND]


def test_a_contact_is_reported_by_whom_it_met_or_by_the_secretary_and_scoring_goes_on() -> None:
    day = Day.until(Stage.READY)
    report = acts.PriorContactReported(FIRST, L9, "전화")
    assert day.refused(evaluator_actor(SECOND), report) == ("contact.other_person",)
    assert day.refused(SECRETARY, acts.PriorContactReported(FIRST, L9, " ")) == NO_REASON
    day.do(evaluator_actor(FIRST), report).pledge().declare().clear().seal()
    assert day.refused(CHAIR, acts.ContactPenalised(L9, "전화")) == ("contact.no_penalty_announced",)


def test_an_announced_penalty_for_contact_is_given_once_and_by_two() -> None:
    day = with_rules('contact_penalty = "late"')
    assert day.refused(CHAIR, acts.ContactPenalised(L9, "전화")) == ("contact.not_reported",)
    agreed(day.do(SECRETARY, acts.PriorContactReported(FIRST, L9, "전화")), acts.ContactPenalised(L9, "전화"))
    assert day.refused(CHAIR, acts.ContactPenalised(L9, "전화")) == ("contact.already_penalised",)
    assert [one.penalty for one in day.state.proposals] == [(), (), (("late", 200),), ()]


# ── drop-out and substitute ────────────────────────────────────────────────────────────────
def drop(who: EvaluatorId = THIRD, policy: DropPolicy = DropPolicy.KEEP_NOTHING) -> acts.MemberDroppedOut:
    return acts.MemberDroppedOut(who, DropCause.ILLNESS, policy)


@pytest.mark.parametrize(("policy", "counts"), [(DropPolicy.KEEP_SEALED, 4), (DropPolicy.KEEP_NOTHING, 0)])
def test_what_becomes_of_a_sheet_whose_member_left_is_said_in_the_ruling(policy: DropPolicy, counts: int) -> None:
    day = agreed(sealed(), drop(policy=policy))
    assert len(day.state.counting_ballots(THIRD)) == counts
    assert day.refused(CHAIR, drop()) == ("member.already_dropped",)
    assert day.refused(evaluator_actor(THIRD), acts.PriorContactReported(THIRD, L9, "-")) == ("actor.dropped_out",)
    assert day.close().state.stage is Stage.CLOSED


def test_an_announced_policy_is_the_only_one() -> None:
    day = with_rules('drop_out = "keep_sealed"')
    assert day.refused(CHAIR, drop()) == ("dropping.other_policy",)


def test_nobody_waits_for_a_member_who_left_without_sealing_but_the_quorum_is_asked() -> None:
    day = agreed(Day.until(Stage.READY).pledge().declare().clear().seal(FIRST, SECOND), drop())
    assert day.state.waited_for() == ()
    day.do(SECRETARY, acts.MemberMoved(SECOND, acts.Movement.LEFT))
    assert day.refused(SECRETARY, acts.ScoringClosed(2)) == ("quorum.not_met",)


def seated(day: Day) -> Day:
    return agreed(agreed(day, drop()), acts.SubstituteSeated(THIRD, member("4")))


def test_a_substitute_enrols_is_confirmed_and_does_everything_themselves() -> None:
    day = seated(sealed())
    assert (day.state.on_roll, [one.id for one in day.state.evaluators]) == (3, [FIRST, SECOND, THIRD, FOURTH])
    day.arrive(FOURTH).enrol(FOURTH)
    pledge = acts.PledgeSigned(day.state.rules.pledge.version, "")
    assert day.refused(evaluator_actor(FOURTH), pledge) == ("record.not_confirmed",) * 3
    day.confirm(Role.CHAIR, Role.SECRETARY)
    assert day.refused(evaluator_actor(FOURTH), pledge) == ("record.not_confirmed",)
    revised = acts.SheetSealed(day.state.to_score(SECOND), day.sealed(SECOND, {}), 2)
    assert day.refused(evaluator_actor(SECOND), revised) == ("record.not_confirmed",)
    assert day.confirm(Role.AUDITOR).state.unconfirmed == frozenset()
    day.do(evaluator_actor(FOURTH), pledge)
    assert day.refused(SECRETARY, acts.ScoringClosed(3)) == ("sheet.missing",)


def test_a_substitute_takes_a_free_place_under_a_free_number() -> None:
    day = sealed()
    assert day.refused(CHAIR, acts.SubstituteSeated(THIRD, member("4"))) == ("substitute.no_place",)
    agreed(day, drop())
    assert day.refused(CHAIR, acts.SubstituteSeated(THIRD, member("2"))) == ("roster.named_twice",)
    assert day.refused(CHAIR, acts.SubstituteSeated(THIRD, member("4", name=" "))) == ("roster.unnamed",)
    official = acts.SubstituteSeated(THIRD, member("4", category=Category.OFFICIAL))
    assert day.refused(CHAIR, official) == ("committee.too_many_officials",)
    agreed(day, acts.SubstituteSeated(THIRD, member("4")))
    assert day.refused(CHAIR, acts.SubstituteSeated(THIRD, member("5"))) == ("substitute.no_place",)


def test_once_scoring_has_begun_only_substitutes_enrol() -> None:
    day = Day.until(Stage.CONVENED).arrive(FIRST, SECOND).enrol(FIRST, SECOND)
    two = vote(2, present=2, eligible=2, against=0)
    day.do(SECRETARY, acts.ChairElected(FIRST, two)).enrol_officer(Role.CHAIR).confirm().rehearse()
    day.do(CHAIR, acts.ScoringOpened()).arrive(THIRD)
    late_comer = acts.MemberEnrolled(THIRD, day.key_text(evaluator_actor(THIRD)))
    assert day.refused(evaluator_actor(THIRD), late_comer) == ("member.too_late",)


# ── scoring anew ───────────────────────────────────────────────────────────────────────────
def ordered(*who: EvaluatorId, what: tuple[ProposalId, ...] = (L9,), **numbers: int) -> acts.RescoringOrdered:
    return acts.RescoringOrdered("점수 누설", what, who, vote(**numbers))


def test_scoring_anew_is_ordered_by_a_vote_for_marks_that_are_there() -> None:
    day = sealed().close().walk_to(Stage.DELIBERATING)
    assert day.refused(CHAIR, ordered(SECOND, in_favour=1)) == ("vote.not_passed",)
    assert day.refused(CHAIR, ordered()) == ("ruling.without_reason", "rescoring.nothing_there")
    assert day.refused(CHAIR, ordered(SECOND, what=(L9, C02))) == ("rescoring.nothing_there",)
    assert day.refused(CHAIR, ordered(SECOND, STRANGER)) == ("rescoring.nothing_there",)


def test_new_marks_are_given_openly_with_a_reason_for_each_that_changed() -> None:
    day = sealed().close().walk_to(Stage.DELIBERATING).do(CHAIR, ordered(SECOND))
    second, (fit, need, plan) = evaluator_actor(SECOND), MARKS[SECOND, L9]
    marks = (fit, Points(need - 100), plan)

    def rescored(*reasons: tuple[str, str], new: tuple[Points, ...] = marks) -> acts.MarksRescored:
        return acts.MarksRescored(L9, new, tuple((CriterionId(one), text) for one, text in reasons))

    assert day.refused(evaluator_actor(FIRST), rescored()) == ("rescoring.not_ordered",)
    for reasons in ((), (("A2", " "),), (("A1", "-"), ("A2", "-"))):
        assert day.refused(second, rescored(*reasons)) == ("rescoring.reason_missing",)
    assert day.refused(second, rescored(new=marks[:2])) == ("ballot.other_shape",)
    assert day.refused(second, rescored(("A1", "-"), new=(Points(3010), need, plan))) == ("mark.out_of_range",)
    day.do(second, rescored(("A2", "필요성을 다시 봄")))
    assert day.refused(second, rescored()) == ("rescoring.not_ordered",)
    assert day.state.first_marks[SECOND, L9].marks == MARKS[SECOND, L9]
    steps = tally(day.state.score_book()).projects[L9].derivation
    assert [dict(one.params) for one in steps if one.code == "derivation.rescored"] == [
        {"evaluator": SECOND, "first": 87, "total": 86}
    ]
    assert replay(day.journal) == day.state


def test_a_member_who_left_keeps_their_first_marks() -> None:
    day = sealed().close().walk_to(Stage.DELIBERATING).do(CHAIR, ordered(THIRD))
    assert day.refused(CHAIR, acts.SelectionResolved("33" * 32, vote())) == ("rescoring.waits",)
    day.do(SECRETARY, acts.MemberMoved(THIRD, acts.Movement.LEFT))
    two = vote(2, present=2, eligible=2, against=0)
    assert day.do(CHAIR, acts.SelectionResolved("33" * 32, two)).state.stage is Stage.RESOLVED


# ── corrections ────────────────────────────────────────────────────────────────────────────
def correction(kind: str = "master_data", **other: object) -> acts.CorrectionMade:
    plain = {
        "proposal": C01,
        "item": "title",
        "old": "과제 C01",
        "new": "바른 이름",
        "cause": "오기",
        "evidence": "공문",
    }
    facts = {**plain, "kind": CorrectionKind(kind), "tally_sha256": "33" * 32, **other}
    return acts.CorrectionMade(**facts)  # type: ignore[arg-type]


def test_a_correction_names_what_stands_there_and_who_must_agree_by_its_kind() -> None:
    day = Day.until(Stage.SIGNED)
    assert day.refused(CHAIR, correction(cause=" ")) == NO_REASON
    for wrong in (correction(old="다른 이름"), correction(item="cost"), correction(new="과제 C01")):
        assert day.refused(CHAIR, wrong) == ("correction.other_old",)
    assert day.refused(CHAIR, correction(tally_sha256="00" * 32)) == ("correction.other_result",)
    assert day.refused(CHAIR, correction(vote=vote())) == ("correction.vote_or_none",)
    figure = {"proposal": L10, "item": "joint", "old": "100", "new": "50", "tally_sha256": "77" * 32}
    assert day.refused(CHAIR, correction("figure", **figure)) == ("correction.vote_or_none",)
    assert day.refused(CHAIR, correction("figure", **figure, vote=vote(1))) == ("vote.not_passed",)
    agreed(day, correction("figure", **figure, vote=vote()))
    assert [one.bonus for one in day.state.proposals][-1] == (("joint", 50),)
    assert day.state.resolution is not None
    assert day.state.resolution.tally_sha256 == "77" * 32


def test_a_correction_of_words_elsewhere_changes_no_value() -> None:
    day = Day.until(Stage.SIGNED)
    before, resolved = day.state.proposals, day.state.resolution
    assert resolved is not None
    words = {"proposal": "", "item": "표지", "old": "제1차", "new": "제2차", "tally_sha256": resolved.tally_sha256}
    agreed(day, correction("text", **words))
    assert day.state.proposals == before
    agreed(day, correction("text", **{**words, "proposal": C01}))
    assert day.state.proposals == before


def signed_by_two() -> Day:
    day = Day()
    return day.do(SECRETARY, replace(day.created(), resolved_by_two=True)).walk_to(Stage.SIGNED)


CHANGED = {"proposal": L10, "item": "joint", "old": "100", "new": "50", "tally_sha256": "77" * 32}


def test_what_changes_the_result_is_signed_by_the_members_again() -> None:
    day = signed_by_two()
    first, everybody = day.state.signed_minutes, (CHAIR, *(evaluator_actor(one) for one in (SECOND, THIRD)))
    agreed(day, correction("figure", **CHANGED, vote=vote()))
    assert signatories(day.state) == (*everybody, SECRETARY, AUDITOR)
    day.do(SECRETARY, acts.MinutesIssued("88" * 32, 12, "ko", "1", first))
    day.do(CHAIR, acts.MinutesSigned("Chair", "60" * 32))
    assert day.refused(SECRETARY, acts.MinutesSigned("Secretary", "61" * 32)) == ("minutes.members_first",)
    day.do(evaluator_actor(SECOND), acts.MinutesSigned("Member2", "61" * 32))
    day.do(SECRETARY, acts.SignatureMissing(THIRD, "다시 오지 못함")).put_signatures()
    assert not day.state.signed_by_members_again
    assert signatories(day.state) == (CHAIR, SECRETARY, AUDITOR)
    assert day.archive().state.stage is Stage.ARCHIVED


def test_a_later_correction_of_a_name_does_not_take_the_members_signatures_away() -> None:
    day = signed_by_two()
    agreed(day, correction("figure", **CHANGED, vote=vote()))
    agreed(day, correction(tally_sha256="77" * 32))
    assert len(signatories(day.state)) == 5


def test_what_leaves_the_result_as_it_was_is_signed_by_the_officers_alone() -> None:
    day = signed_by_two()
    agreed(day, correction())
    assert signatories(day.state) == (CHAIR, SECRETARY, AUDITOR)


def test_cases_of_before_have_corrections_signed_by_the_officers_alone() -> None:
    day = Day.until(Stage.SIGNED)
    agreed(day, correction("figure", **CHANGED, vote=vote()))
    assert signatories(day.state) == (CHAIR, SECRETARY, AUDITOR)


def test_nothing_is_held_back_where_no_ruling_waits() -> None:
    day = sealed()
    assert not is_held_back(day.state, CHAIR, acts.ClosingConfirmed(3))


def test_minutes_made_after_a_correction_name_the_ones_before_which_stay_what_they_are() -> None:
    day = Day.until(Stage.SIGNED)
    first = day.state.signed_minutes
    again = acts.MinutesIssued("77" * 32, 12, "ko", "1", first)
    assert day.refused(SECRETARY, again) == ("minutes.already_signed",)
    agreed(day, correction())
    assert day.refused(SECRETARY, acts.CaseArchived()) == ("minutes.not_signed_anew",)
    assert day.refused(SECRETARY, replace(again, replaces="")) == ("minutes.other_earlier",)
    day.do(SECRETARY, again).put_signatures().do(SECRETARY, acts.CaseArchived())
    assert (first, day.state.signed_minutes, day.state.stage) == ("54" * 32, "52" * 32, Stage.ARCHIVED)
