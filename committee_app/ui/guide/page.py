"""What the strip of the rehearsal says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class GuideStep(StrEnum):
    """What a person can do next. Only the steps of an evaluator are counted."""

    SIT = "sit"
    OFFICER = "officer"
    PLEDGE = "pledge"
    CONFLICTS = "conflicts"
    MARK = "mark"
    REASON = "reason"
    FOLLOWING = "following"
    READ_BACK = "read_back"
    LEAVE = "leave"


COUNTED = (
    GuideStep.PLEDGE,
    GuideStep.CONFLICTS,
    GuideStep.MARK,
    GuideStep.REASON,
    GuideStep.FOLLOWING,
    GuideStep.READ_BACK,
    GuideStep.LEAVE,
)
"""The way of an evaluator through a rehearsal, in its order."""


@dataclass(frozen=True, slots=True)
class GuidePage:
    """The next step; its number and of how many, or 0 where it is not counted."""

    step: GuideStep
    number: int = 0
    count: int = len(COUNTED)
