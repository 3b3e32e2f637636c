"""What a rule has to say, without words.

A rule answers with findings: all that stands in the way, together, each with a code. The words
live in `resources/wording`; an exception is for surprises and for refusals that carry findings.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

Value = str | int | Fraction


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule found: a code such as `quorum.not_met` and the facts its sentence needs."""

    code: str
    params: tuple[tuple[str, Value], ...] = ()

    @classmethod
    def of(cls, code: str, /, **params: Value) -> Finding:
        """Return a finding with its facts in the order given.

        >>> Finding.of("quorum.not_met", present=7, needed=8).fact("needed")
        8
        """
        return cls(code, tuple(params.items()))

    def fact(self, name: str) -> Value:
        """Return one fact of the finding; `KeyError` if the finding does not carry it."""
        return dict(self.params)[name]


class RefusedError(Exception):
    """Something was asked that the rules of the case do not allow now; nothing was changed."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(f"{found.code} {dict(found.params)}" for found in findings))
        self.findings = findings
