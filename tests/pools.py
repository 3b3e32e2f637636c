"""A fictitious pool of candidates for the small case, and a day on which its committee is drawn from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from committee_app.case import acts
from committee_app.case.drawing import SeatLimit, Trait
from committee_app.case.identifiers import EvaluatorId
from committee_app.case.people import Category, Evaluator, Role
from committee_app.scoring.lots import draw_order, lot_line
from tests.builders import PROPOSAL_ROSTER, SECRETARY, Day, member

AI, LAW = "인공지능", "법제"
POOL_FILE = acts.Source("후보단(가상).csv", "5f" * 32)
NUMBERS = (("한입회(가상)", "17"), ("두입회(가상)", "88"))
SEATS = ((AI, 2), ("", 1))
WOMEN = SeatLimit(Trait.SEX, "여", 1, 2)
OUTSIDE = SeatLimit(Trait.REGION, "비수도권", 1)


def candidate(number: int, field: str, sex: str, region: str, category: Category = Category.PRIVATE) -> Evaluator:
    return replace(
        member(str(number), name=f"후보{number}(가상)"), field=field, sex=sex, region=region, category=category
    )


POOL = (
    candidate(11, AI, "남", "수도권"),
    candidate(12, AI, "남", "수도권"),
    candidate(13, AI, "여", "수도권"),
    candidate(14, AI, "남", "비수도권"),
    candidate(15, LAW, "여", "수도권"),
    candidate(16, LAW, "여", "비수도권"),
    candidate(17, LAW, "남", "수도권"),
    candidate(18, LAW, "남", "수도권", Category.OFFICIAL),
    candidate(19, LAW, "여", "비수도권", Category.PUBLIC_BODY),
)

D = TypeVar("D", bound=Day)


def lot(
    pool: tuple[Evaluator, ...] = POOL, numbers: tuple[tuple[str, str], ...] = NUMBERS, sha256: str = POOL_FILE.sha256
) -> acts.EvaluatorsDrawn:
    """Return the lot that list and numbers give."""
    ids = [one.id for one in pool]
    line = lot_line(sha256, ids, [number for _, number in numbers])
    return acts.EvaluatorsDrawn(numbers, line, tuple(map(EvaluatorId, draw_order(line, ids))))


def by_hand(*order: int) -> acts.EvaluatorsDrawn:
    """Return a lot out of a box that gave this order."""
    witnesses = tuple((name, "") for name, _ in NUMBERS)
    return acts.EvaluatorsDrawn(witnesses, "", tuple(EvaluatorId(str(one)) for one in order))


def announced(day: D, *limits: SeatLimit, seats: tuple[tuple[str, int], ...] = SEATS) -> D:
    """Prepare a day up to the plan of the drawing."""
    day.create().draft().enrol_officer(Role.AUDITOR)
    day.do(SECRETARY, acts.PoolImported(POOL_FILE, POOL))
    return day.do(SECRETARY, acts.DrawingAnnounced(seats, limits))


def accepted(day: D) -> D:
    """Let everybody who is called accept, but the first, who refuses."""
    first = day.state.drawing.called[0]
    day.do(SECRETARY, acts.CandidateAnswered(first, accepted=False, reason="다른 일정"))
    while day.state.drawing.waiting:
        day.do(SECRETARY, acts.CandidateAnswered(day.state.drawing.waiting[0], accepted=True))
    return day


def frozen(day: D) -> D:
    """Make those who accepted the members, and freeze."""
    seated = tuple(replace(one, seat=seat) for seat, one in enumerate(day.state.drawing.seated, 1))
    day.do(SECRETARY, acts.ProposalsImported(acts.Source("proposals.xlsx", "11" * 32), PROPOSAL_ROSTER))
    day.do(SECRETARY, acts.MembersImported(POOL_FILE, seated))
    return day.do(SECRETARY, acts.RulesFrozen(day.state.rules_sha256))


def a_drawn_day(day: D) -> D:
    """Return a day from the list of candidates to the frozen rules."""
    return frozen(accepted(announced(day, WOMEN, OUTSIDE).do(SECRETARY, lot())))
