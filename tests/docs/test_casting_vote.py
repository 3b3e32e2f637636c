"""Both checkers say the same of every small vote, under each rule of a casting vote and while two resolve."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from committee_app.case import acts
from committee_app.case.acts import Act, Casting, Movement, Vote, kind_of
from committee_app.case.identifiers import Actor
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.case.programme import CastingVote
from committee_app.case.typed import to_plain
from committee_app.desks.checking import check_record
from resources.verifier import verifier as stranger
from tests.builders import AUDITOR, CHAIR, PROGRAMME, SECRETARY, THIRD, SignedDay, altered, keys_of
from tests.docs.carried import Carried, quickly_signed_by, record_json
from tests.docs.test_record_format import said_of_one


def deliberating(rule: CastingVote) -> SignedDay:
    """Return a day whose rules hold this, with two of three members here at the end of it."""
    day = SignedDay()
    day.do(SECRETARY, replace(day.created(), resolved_by_two=True))
    day.draft(altered(PROGRAMME, "size = 3", f'size = 3\ncasting_vote = "{rule}"')).import_rosters()
    day.enrol_officer(Role.AUDITOR)
    day.do(SECRETARY, acts.RulesFrozen(day.state.rules_sha256)).do(AUDITOR, acts.RulesConfirmed(day.state.rules_sha256))
    day.walk_to(Stage.DELIBERATING).do(SECRETARY, acts.MemberMoved(THIRD, Movement.LEFT))
    all_for = Vote(2, day.state.entitled, day.state.entitled, 0)
    return day.do(SECRETARY, acts.ResolutionConfirmed("33" * 32, all_for))


def tried() -> list[tuple[Actor, Act]]:
    votes = [
        Vote(2, eligible, in_favour, against, abstained, casting=casting)
        for eligible, in_favour, against, abstained in product(range(3), repeat=4)
        for casting in (None, *Casting)
    ]
    found: list[tuple[Actor, Act]] = [(CHAIR, acts.SelectionResolved("44" * 32, Vote(2, 1, 1, 0)))]
    for vote in votes:
        found += (
            (SECRETARY, acts.MotionDecided("예비", "둠", vote)),
            (AUDITOR, acts.ResolutionConfirmed("33" * 32, vote)),
            (CHAIR, acts.SelectionResolved("33" * 32, vote)),
        )
    return found


@pytest.mark.parametrize("rule", CastingVote)
def test_both_say_the_same_of_every_vote(rule: CastingVote, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stranger, "signed_by", quickly_signed_by)
    day = deliberating(rule)
    keys = {str(actor): keys_of(actor) for actor in day.state.keys}
    told = Carried(tuple((one.body, one.signature) for one in day.links), keys, b"")
    ours, theirs = check_record(day.links), stranger.check(record_json(told.entries))
    assert (ours.faults, theirs.codes) == ((), ())
    base, found = [len(ours.hashes), ours.head.hex()], set[str]()
    for actor, act in tried():
        plain = told.plain(len(told.entries) - 1) | {
            "actor": actor,
            "kind": kind_of(act),
            "act": to_plain(act),
            "base": base,
        }
        said, by_the_stranger = said_of_one(ours.state, list(ours.hashes), theirs, told.signed(plain))
        assert by_the_stranger == said, plain
        found |= said
    has_one = {"vote.casting_missing", "vote.casting_without_tie"}
    assert "vote.not_passed" in found
    assert found & {"vote.no_casting_vote", *has_one} == ({"vote.no_casting_vote"} if rule == "none" else has_one)
