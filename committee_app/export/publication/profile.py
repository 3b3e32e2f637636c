"""What a publication copy shows of the members: a choice of the agency, from the regime under which it publishes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Names(StrEnum):
    """How members are named: a letter that says nothing, the first syllable, or in full."""

    NONE = "none"
    INITIAL = "initial"
    FULL = "full"


class Opinions(StrEnum):
    """Which opinions stand in it: none, or what the committee wrote of each project."""

    NONE = "none"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Profile:
    """`marks`: a column of totals for each member; `criteria`: the means of the criteria.

    The usual one is that of tenders (조달청): marks of each member, names withheld.
    """

    names: Names = Names.NONE
    marks: bool = True
    criteria: bool = True
    opinions: Opinions = Opinions.SUMMARY
