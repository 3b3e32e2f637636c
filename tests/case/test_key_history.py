"""Whose keys those were that hold no more, told from the record alone."""

from __future__ import annotations

from committee_app.case import acts
from committee_app.case.acts import Act, Recorded
from committee_app.case.identifiers import Actor, EvaluatorId
from committee_app.case.key_history import EarlierKeys, earlier_keys
from committee_app.case.people import KeyText, Officer, Role

SECRETARY, CHAIR, MEMBER = Actor("secretary"), Actor("chair"), Actor("evaluator:1")


def keys(name: str) -> KeyText:
    return KeyText(f"02{name}", f"03{name}")


def journal(*done: tuple[Actor, Act]) -> tuple[Recorded, ...]:
    return tuple(Recorded(seq, f"2026-02-26T09:00:{seq:02d}+09:00", *one) for seq, one in enumerate(done, start=1))


def enrolled(name: str, of: str) -> tuple[Actor, Act]:
    return CHAIR, acts.OfficerEnrolled(Officer(Role.CHAIR, name, ""), keys(of))


def replaced(person: Actor, of: str) -> tuple[tuple[Actor, Act], tuple[Actor, Act]]:
    asked = acts.KeysReplaced(person, keys(of), "잃음", "")
    return (SECRETARY, asked), (CHAIR, acts.ReplacementConfirmed(person, keys(of)))


def test_keys_that_nobody_replaced_are_not_earlier_ones() -> None:
    assert earlier_keys(journal(enrolled("가", "a"), (MEMBER, acts.MemberEnrolled(EvaluatorId("1"), keys("b"))))) == ()


def test_each_replacement_ends_the_keys_before_it() -> None:
    told = journal(enrolled("가", "a"), *replaced(CHAIR, "b"), *replaced(CHAIR, "c"))
    assert earlier_keys(told) == (EarlierKeys(CHAIR, "가", keys("a"), 1, 3), EarlierKeys(CHAIR, "가", keys("b"), 4, 5))


def test_what_was_only_asked_for_ends_nothing() -> None:
    assert earlier_keys(journal(enrolled("가", "a"), replaced(CHAIR, "b")[0])) == ()


def test_an_acting_chair_ends_the_keys_of_the_one_before_under_that_ones_name() -> None:
    over = acts.ActingChairTookOver(EvaluatorId("2"), "아픔", acts.Vote(3, 3, 3, 0))
    told = journal(enrolled("가", "a"), (SECRETARY, over), enrolled("나", "b"), *replaced(CHAIR, "c"))
    assert earlier_keys(told) == (EarlierKeys(CHAIR, "가", keys("a"), 1, 2), EarlierKeys(CHAIR, "나", keys("b"), 3, 5))
