"""The common values of a programme as fields of a form: where each stands in the text, what it is, what it says now.

The text stays what the committee freezes. A form shows these values and writes a changed one back to its place
(`toml_values`); what a form does not show is changed in the text itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from committee_app.case.aggregation_rule import Method
from committee_app.case.ballots import points_text
from committee_app.case.findings import Finding
from committee_app.case.identifiers import CriterionId, Points
from committee_app.case.programme import CastingVote, CutoffMode, Programme, RoundingMode, TieStepKind, Title

_SELECTION, _COMMITTEE = "selection", "committee"
_NUMBER = re.compile(r"[0-9]{1,12}(\.[0-9]{1,4})?")
_AMOUNT = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15}")
_RATIO = re.compile(r"[0-9]{1,3}/[0-9]{1,3}|[0-9]{1,3}(?:\.[0-9]{1,4})?%?")


class RuleSection(StrEnum):
    """The steps of the form, in the order in which a call for proposals is written."""

    IDENTITY = "identity"
    CRITERIA = "criteria"
    ARITHMETIC = "arithmetic"
    TIES = "ties"
    MONEY = "money"
    PEOPLE = "people"


class FieldKind(StrEnum):
    """How a value is typed."""

    TEXT = "text"
    POINTS = "points"
    COUNT = "count"
    WON = "won"
    RATIO = "ratio"
    DAY = "day"
    CHOICE = "choice"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class RuleField:
    """One value: `place` in the text, `label` a code of what it is, `of` the thing it belongs to, `value` as typed.

    `options` are the values of a choice; `level` is 1 for what belongs to the field before it.
    """

    section: RuleSection
    place: str
    label: str
    kind: FieldKind
    value: str
    of: Title = Title("", "")
    options: tuple[str, ...] = ()


def rule_fields(programme: Programme) -> tuple[RuleField, ...]:
    """Return the fields of a programme in the order of the form."""
    return tuple(field for part in _PARTS for field in part(programme))


def literal(kind: FieldKind, typed: str) -> str | Finding:
    """Return what was typed as the text of the rules writes it, or what is wrong with it.

    >>> literal(FieldKind.WON, "1,200,000"), literal(FieldKind.RATIO, "70%"), literal(FieldKind.COUNT, "3")
    ('1_200_000', '"7/10"', '3')
    """
    words = typed.strip()
    written = _LITERALS[kind](words)
    return Finding.of("rules.value_refused", kind=kind.value, found=words[:40]) if written is None else written


# ── the fields, part by part ───────────────────────────────────────────────────────────────
def _identity(rules: Programme) -> Iterator[RuleField]:
    for label, title in (
        ("title", rules.title),
        ("committee_title", rules.committee_title),
        ("ministry", rules.ministry),
        ("agency", rules.agency),
    ):
        for language in ("ko", "en"):
            said = title.in_language(language)
            yield RuleField(RuleSection.IDENTITY, f"{label}.{language}", f"{label}_{language}", FieldKind.TEXT, said)
    yield RuleField(RuleSection.IDENTITY, "basis", "basis", FieldKind.TEXT, rules.basis)
    yield RuleField(
        RuleSection.IDENTITY, "reference_date", "reference_date", FieldKind.DAY, rules.reference_date.isoformat()
    )


def _criteria(rules: Programme) -> Iterator[RuleField]:
    for at, group in enumerate(rules.criteria):
        for below, leaf in enumerate(group.items):
            place = f"criteria[{at}].items[{below}].maximum"
            title = Title(f"{leaf.id} {leaf.title.ko}", f"{leaf.id} {leaf.title.en}")
            yield _points(RuleSection.CRITERIA, place, "maximum", leaf.maximum, title)
    yield _points(RuleSection.CRITERIA, "step", "step", rules.step)
    yield _count(RuleSection.CRITERIA, "reason_minimum", "reason_minimum", rules.reason_minimum)


def _arithmetic(rules: Programme) -> Iterator[RuleField]:
    part, rule = RuleSection.ARITHMETIC, rules.aggregation
    methods = (Method.MEAN.value, Method.TRIMMED_MEAN.value)
    yield RuleField(part, "aggregation.method", "method", FieldKind.CHOICE, rule.method.value, _NOBODY, methods)
    yield _count(part, "aggregation.drop_each_end", "drop_each_end", rule.drop_each_end)
    yield _count(part, "aggregation.trim_from", "trim_from", rule.trim_from)
    yield _count(part, "aggregation.rounding.places", "places", rule.rounding.places)
    modes = tuple(one.value for one in RoundingMode)
    yield RuleField(
        part, "aggregation.rounding.mode", "mode", FieldKind.CHOICE, rule.rounding.mode.value, _NOBODY, modes
    )
    for at, item in enumerate(rules.adjustments.bonus):
        yield _points(part, f"adjustments.bonus[{at}].points", "bonus", item.points, item.title)
    yield _points(part, "adjustments.bonus_cap", "bonus_cap", rules.adjustments.bonus_cap)
    for at, one in enumerate(rules.adjustments.penalty):
        yield _points(part, f"adjustments.penalty[{at}].points", "penalty", one.points, one.title)
    yield _points(part, "adjustments.total_cap", "total_cap", rules.adjustments.total_cap)
    for at, gate in enumerate(rules.thresholds):
        if gate.ratio is None:
            named = gate.of in _criterion_ids(rules)
            title = rules.criterion_title(gate.of) if named else Title("", "")
            yield RuleField(
                part, f"thresholds[{at}].minimum", "threshold", FieldKind.POINTS, _plain(gate.minimum), title
            )


def _ties(rules: Programme) -> Iterator[RuleField]:
    for at, rung in enumerate(rules.tie_break.chain):
        place, number = f"tie_break.chain[{at}]", Title(f"{at + 1}", f"{at + 1}")
        if rung.by is TieStepKind.CRITERION_MEAN:
            options = tuple(map(str, _criterion_ids(rules)))
            kind = FieldKind.CHOICE
            yield RuleField(RuleSection.TIES, f"{place}.criterion", "rung_mean", kind, rung.criterion, number, options)
        elif rung.by is TieStepKind.COMMITTEE_VOTE:
            yield _count(RuleSection.TIES, f"{place}.rounds", "rung_vote", rung.rounds, number)
        elif rung.by is TieStepKind.LOT:
            yield _count(RuleSection.TIES, f"{place}.witnesses", "rung_lot", rung.witnesses, number)


def _money(rules: Programme) -> Iterator[RuleField]:
    part = RuleSection.MONEY
    for at, track in enumerate(rules.tracks):
        place = f"tracks[{at}]"
        yield RuleField(part, f"{place}.budget", "budget", FieldKind.WON, f"{track.budget:,}", track.title)
        yield RuleField(part, f"{place}.cap", "cap", FieldKind.WON, f"{track.cap:,}", track.title)
        yield _count(part, f"{place}.reserves", "reserves", track.reserves, track.title)
        yield RuleField(part, f"{place}.matching", "matching", FieldKind.FLAG, _flag(truth=track.matching), track.title)
    modes = (CutoffMode.STRICT_PREFIX.value, CutoffMode.PARTIAL_LAST.value)
    yield RuleField(
        part, f"{_SELECTION}.cutoff", "cutoff", FieldKind.CHOICE, rules.selection.cutoff.value, _NOBODY, modes
    )
    yield _ratio(part, f"{_SELECTION}.min_ratio", "min_ratio", rules.selection.min_ratio)
    for at, share in enumerate(rules.selection.minimum_shares):
        yield _count(part, f"{_SELECTION}.minimum_shares[{at}].percent", "minimum_share", share.percent, share.title)


def _people(rules: Programme) -> Iterator[RuleField]:
    yield _count(RuleSection.PEOPLE, f"{_COMMITTEE}.size", "size", rules.committee.size)
    yield _ratio(RuleSection.PEOPLE, f"{_COMMITTEE}.official_max", "official_max", rules.committee.official_max)
    yield _ratio(RuleSection.PEOPLE, f"{_COMMITTEE}.quorum.constituted", "quorum", rules.committee.quorum.constituted)
    casting = tuple(one.value for one in CastingVote)
    yield RuleField(
        RuleSection.PEOPLE,
        f"{_COMMITTEE}.casting_vote",
        "casting_vote",
        FieldKind.CHOICE,
        rules.committee.casting_vote.value,
        _NOBODY,
        casting,
    )


_PARTS: tuple[Callable[[Programme], Iterator[RuleField]], ...] = (
    _identity,
    _criteria,
    _arithmetic,
    _ties,
    _money,
    _people,
)
_NOBODY = Title("", "")


def _criterion_ids(rules: Programme) -> tuple[CriterionId, ...]:
    return (*(group.id for group in rules.criteria), *(leaf.id for leaf in rules.leaves))


def _points(section: RuleSection, place: str, label: str, value: Points, of: Title = _NOBODY) -> RuleField:
    return RuleField(section, place, label, FieldKind.POINTS, points_text(value), of)


def _count(section: RuleSection, place: str, label: str, value: int, of: Title = _NOBODY) -> RuleField:
    return RuleField(section, place, label, FieldKind.COUNT, str(value), of)


def _ratio(section: RuleSection, place: str, label: str, value: Fraction) -> RuleField:
    hundred = value * 100
    typed = f"{hundred}%" if hundred.denominator == 1 else str(value)
    return RuleField(section, place, label, FieldKind.RATIO, typed)


def _flag(*, truth: bool) -> str:
    return "true" if truth else "false"


def _plain(value: Fraction) -> str:
    return points_text(int(value * 100)) if (value * 100).denominator == 1 else str(value)


# ── what is typed, as the text writes it ───────────────────────────────────────────────────
def _number(typed: str) -> str | None:
    return typed if _NUMBER.fullmatch(typed) else None


def _count_literal(typed: str) -> str | None:
    return str(int(typed)) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


def _won(typed: str) -> str | None:
    return f"{int(typed.replace(',', '')):_}" if _AMOUNT.fullmatch(typed) else None


def _ratio_literal(typed: str) -> str | None:
    if not _RATIO.fullmatch(typed) or typed.endswith("/0"):
        return None
    value = Fraction(typed.removesuffix("%")) / (100 if typed.endswith("%") else 1)
    return f'"{value}"'


def _day(typed: str) -> str | None:
    try:
        return date.fromisoformat(typed).isoformat()
    except ValueError:
        return None


_LITERALS: Mapping[FieldKind, Callable[[str], str | None]] = {
    # A JSON string is a TOML string too; letters stay letters.
    FieldKind.TEXT: lambda typed: json.dumps(typed, ensure_ascii=False) if typed else None,
    FieldKind.CHOICE: lambda typed: json.dumps(typed, ensure_ascii=False),
    FieldKind.POINTS: _number,
    FieldKind.COUNT: _count_literal,
    FieldKind.WON: _won,
    FieldKind.RATIO: _ratio_literal,
    FieldKind.DAY: _day,
    FieldKind.FLAG: lambda typed: typed if typed in {"true", "false"} else None,
}
