"""Under which names people sign."""

from __future__ import annotations

import pytest

from committee_app.case.identifiers import Actor, EvaluatorId
from committee_app.case.people import Role, evaluator_actor, evaluator_of, officer_actor, role_of
from tests.builders import member


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.AUDITOR, Role.CHAIR])
def test_an_officer_signs_with_the_role(role: Role) -> None:
    assert role_of(officer_actor(role)) is role
    assert evaluator_of(officer_actor(role)) is None


@pytest.mark.parametrize("number", ["9", "가", "a:b"])
def test_an_evaluator_signs_with_the_roster_number(number: str) -> None:
    actor = evaluator_actor(EvaluatorId(number))
    assert role_of(actor) is Role.EVALUATOR
    assert evaluator_of(actor) == number


def test_a_member_knows_their_own_name() -> None:
    assert member("7").actor == "evaluator:7"


@pytest.mark.parametrize(
    "name", ["", "evaluator", "evaluator:", "Secretary", "secretary ", "secretary:1", "janitor", ":9"]
)
def test_nobody_signs_under_another_name(name: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- whichever word of the two, nobody catches it by text
        role_of(Actor(name))
