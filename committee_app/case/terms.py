"""What several rules are written with: names in two languages, and one way to round."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Title:
    """A name in both languages of the house."""

    ko: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the name in `ko` or `en`."""
        return self.en if language == "en" else self.ko


class RoundingMode(StrEnum):
    """반올림 (halves away from zero), halves to even, 절사."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Rounding:
    """One rounding: `places` decimals stay. 소수점 다섯째자리에서 반올림 leaves four."""

    places: int
    mode: RoundingMode = RoundingMode.HALF_UP
