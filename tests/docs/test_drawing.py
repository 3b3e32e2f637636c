"""The stranger draws the same committee from the record alone, and says what ours says of a drawing that is wrong."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from committee_app.case import acts
from committee_app.case.acts import Act
from committee_app.case.state import CaseState
from committee_app.desks.checking import check_record
from resources.verifier import verifier as stranger
from tests.builders import SECRETARY, SignedDay, keys_of
from tests.docs.carried import Carried, quickly_signed_by, record_json
from tests.docs.test_record_format import followed, mutants, said_of_one
from tests.pools import OUTSIDE, WOMEN, a_drawn_day, announced, by_hand, lot

MOST_MUTANTS = 80


@cache
def drawn_day() -> SignedDay:
    return a_drawn_day(SignedDay())


def carried(day: SignedDay) -> Carried:
    keys = {actor: keys_of(actor) for actor in day.state.keys}
    return Carried(tuple((one.body, one.signature) for one in day.links), dict(keys), b"")  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    # That signatures are checked alike is shown elsewhere; in plain Python these would take minutes.
    monkeypatch.setattr(stranger, "signed_by", quickly_signed_by)


def test_both_call_the_same_people() -> None:
    ours, theirs = check_record(drawn_day().links), stranger.check(record_json(carried(drawn_day()).entries))
    assert (ours.faults, theirs.codes) == ((), ())
    drawing = ours.state.drawing
    assert (theirs.state.order, theirs.state.invited) == (list(drawing.order), list(drawing.called))
    assert [one["id"] for one in theirs.state.accepted()] == [one.id for one in drawing.seated]
    assert len(drawing.called) > drawing.size, "somebody refused, and the next was called"


GOOD = lot()
LOTS = [
    (GOOD, set()),
    (by_hand(12, 11, 14, 18, 17, 13, 15, 16, 19), set()),
    (replace(GOOD, order=GOOD.order[::-1]), {"drawing.other_order"}),
    (replace(GOOD, numbers=(*GOOD.numbers[:1], ("두입회(가상)", "89"))), {"drawing.other_line"}),
    (replace(GOOD, numbers=(*GOOD.numbers[:1], ("두입회(가상)", "8|8"))), {"drawing.other_line"}),
    (lot(sha256="60" * 32), {"drawing.other_line"}),
]


@pytest.mark.parametrize(("drawn", "codes"), LOTS)
def test_the_order_of_a_lot_is_computed_again_by_both(drawn: Act, codes: set[str]) -> None:
    day = announced(SignedDay(), WOMEN, OUTSIDE).do(SECRETARY, drawn)
    ours, theirs = check_record(day.links), stranger.check(record_json(carried(day).entries))
    assert {one.code for one in ours.faults} - {"record.entry_refused"} == set(theirs.codes) == codes


def test_both_say_the_same_of_acts_that_are_nearly_right() -> None:
    told, dice, found = carried(drawn_day()), random.Random(20261125), set[str]()
    state, hashes, verdict = CaseState(), list[bytes](), stranger.Verdict(stranger.State(), [])
    kinds = {"pool_imported", "drawing_announced", "evaluators_drawn", "candidate_answered"}
    kinds |= {"members_imported", "rules_frozen"}
    samples = {name: plain for plain in told.plains() if (name := plain["kind"]) in kinds}
    for entry in told.entries:
        plain: dict[str, Any] = json.loads(entry[0])
        if plain["kind"] in kinds:
            tried = list(mutants(plain["act"]))
            for act in dice.sample(tried, min(MOST_MUTANTS, len(tried))):
                ours, theirs = said_of_one(state, hashes, verdict, told.signed(plain | {"act": act}))
                assert theirs == ours, (plain["kind"], act)
                found |= ours
            for other in samples.values():
                ours, theirs = said_of_one(state, hashes, verdict, told.signed(other | {"base": plain["base"]}))
                assert theirs == ours, (plain["kind"], other["kind"])
                found |= ours
        state, hashes = followed(state, hashes, verdict, entry)
    assert len([one for one in found if one.startswith("drawing.")]) >= 12, sorted(found)


def test_a_further_list_is_drawn_by_both_after_the_first() -> None:
    day = announced(SignedDay(), WOMEN, OUTSIDE).do(SECRETARY, GOOD)
    while not day.state.drawing.is_short:
        day.do(SECRETARY, acts.CandidateAnswered(day.state.drawing.waiting[0], accepted=False, reason="출장"))
    pool = tuple(replace(one, id=type(one.id)(f"9{one.id}")) for one in day.state.drawing.candidates)
    source = acts.Source("더한 명단(가상).csv", "77" * 32)
    day.do(SECRETARY, acts.PoolImported(source, pool)).do(SECRETARY, lot(pool, sha256=source.sha256))
    ours, theirs = check_record(day.links), stranger.check(record_json(carried(day).entries))
    assert (ours.faults, theirs.codes) == ((), ())
    assert theirs.state.invited == list(ours.state.drawing.called)
    assert len(ours.state.drawing.held) == 3
