"""The stranger counts the same figures, and refuses those that ours refuses."""

from __future__ import annotations

import json
import random
from functools import cache
from typing import Any

import pytest

from committee_app.case import acts
from committee_app.case.identifiers import ItemId, Points
from committee_app.case.lifecycle import Stage
from committee_app.case.state import CaseState
from committee_app.desks.checking import check_record
from resources.verifier import verifier as stranger
from tests.builders import AUDITOR, CHAIR, L9, L10, SECRETARY, SignedDay, keys_of
from tests.docs.carried import Carried, quickly_signed_by, record_json
from tests.docs.test_record_format import followed, mutants, said_of_one

KINDS = {"figure_entered", "figure_confirmed", "scoring_closed", "closing_confirmed"}


@cache
def a_day_with_figures() -> SignedDay:
    day = SignedDay.until(Stage.READY)
    for proposal, item, points, second in (
        (L9, "late", 200, AUDITOR),
        (L10, "joint", 50, CHAIR),
        (L9, "joint", 0, CHAIR),
    ):
        day.do(SECRETARY, acts.FigureEntered(proposal, ItemId(item), Points(points), "접수대장 3쪽"))
        day.do(second, acts.FigureConfirmed(len(day.state.figures), Points(points)))
    day.do(SECRETARY, acts.FigureEntered(L9, ItemId("late"), Points(100), "접수대장 4쪽"))
    day.do(SECRETARY, acts.FigureEntered(L9, ItemId("late"), Points(150), "접수대장 5쪽"))
    day.do(AUDITOR, acts.FigureConfirmed(5, Points(150)))
    return day.walk_to(Stage.CLOSED)


def carried() -> Carried:
    day = a_day_with_figures()
    keys = {actor: keys_of(actor) for actor in day.state.keys}
    return Carried(tuple((one.body, one.signature) for one in day.links), dict(keys), b"")  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    # That signatures are checked alike is shown elsewhere; in plain Python these would take minutes.
    monkeypatch.setattr(stranger, "signed_by", quickly_signed_by)


def test_both_count_the_same_figures() -> None:
    ours, theirs = check_record(a_day_with_figures().links), stranger.check(record_json(carried().entries))
    assert (ours.faults, theirs.codes) == ((), ())
    for one, other in zip(ours.state.proposals, theirs.state.proposals, strict=True):
        assert [list(pair) for pair in one.bonus] == [list(pair) for pair in other["bonus"]]
        assert [list(pair) for pair in one.penalty] == [list(pair) for pair in other["penalty"]]
    assert dict(ours.state.proposals[2].penalty) == {"late": 150}


def test_both_say_the_same_of_figures_that_are_nearly_right() -> None:
    told, dice, found = carried(), random.Random(20261126), set[str]()
    state, hashes, verdict = CaseState(), list[bytes](), stranger.Verdict(stranger.State(), [])
    samples = [plain for plain in told.plains() if plain["kind"] in KINDS]
    for entry in told.entries:
        plain: dict[str, Any] = json.loads(entry[0])
        if plain["kind"] in KINDS:
            tried = [plain | {"act": act} for act in mutants(plain["act"])]
            tried = dice.sample(tried, min(40, len(tried)))
            for other in (*tried, *(one | {"base": plain["base"]} for one in samples)):
                ours, theirs = said_of_one(state, hashes, verdict, told.signed(other))
                assert theirs == ours, other
                found |= ours
        state, hashes = followed(state, hashes, verdict, entry)
    assert {one for one in found if one.startswith("figure.")} == {
        "figure.unknown",
        "figure.out_of_range",
        "figure.without_evidence",
        "figure.not_waiting",
        "figure.other_value",
        "figure.waits",
    }
