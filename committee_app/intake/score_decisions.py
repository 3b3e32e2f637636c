"""The decisions of `tally`: what the committee voted and drew on ties, from a TOML file.

Faults name their line, and their place (`vote[0].round`) counted from zero as TOML's own tools do.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from committee_app.case.ballots import ChairChoice, Lot, TieVote
from committee_app.case.identifiers import EvaluatorId, ProposalId
from committee_app.case.toml_lines import line_of, line_said, lines_by_place
from committee_app.intake.score_faults import DECISIONS, Faults, shown

Draw = Callable[[Sequence[ProposalId], Sequence[str]], tuple[str, tuple[ProposalId, ...]]]
"""Tied proposals and the witnesses' numbers give the line that is hashed and the order; `ValueError` if they cannot."""

MAX_COUNT = 9_999
_KEYS: Mapping[str, frozenset[str]] = {
    "vote": frozenset({"tied", "round", "votes", "abstained", "invalid"}),
    "lot": frozenset({"tied", "numbers", "order"}),
    "choice": frozenset({"tied", "order", "reason", "by"}),
}
_CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Room:
    """Who may be named: all proposals, and all evaluators, the one who presides among them."""

    proposals: frozenset[ProposalId]
    evaluators: frozenset[EvaluatorId] = frozenset()


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was decided on ties."""

    votes: tuple[TieVote, ...] = ()
    lots: tuple[Lot, ...] = ()
    choices: tuple[ChairChoice, ...] = ()


def read_decisions(text: str, known: Room, draw: Draw, faults: Faults, *, chair_decides: bool = False) -> Decisions:
    """Return the decisions in a text; what is wrong goes to `faults`.

    `chair_decides` says that the rules leave ties to the chair; without that a choice of the chair is refused.
    """
    table = _table(text, faults)
    source = _Source(text, known, faults)
    for key in table.keys() - (_KEYS.keys() if chair_decides else _KEYS.keys() - {_CHOICE}):
        source.fault("tally.reserved_key" if key == _CHOICE else "tally.unknown_key", key)
    votes = [_vote(place) for place in _places("vote", table, source)]
    lots = [_lot(place, draw) for place in _places("lot", table, source)]
    chosen = _places(_CHOICE, table, source) if chair_decides else ()
    choices = [_choice(place) for place in chosen]
    return Decisions(tuple(filter(None, votes)), tuple(filter(None, lots)), tuple(filter(None, choices)))


def _table(text: str, faults: Faults) -> dict[str, Any]:
    try:
        return tomllib.loads(text, parse_float=str)
    except RecursionError:
        faults.note("tally.not_toml", file=DECISIONS, line=1, reason="too deep")
    except ValueError as error:  # also an integer of more digits than Python converts
        line = line_said(text, str(error))
        faults.note("tally.not_toml", file=DECISIONS, line=line, reason=shown(str(error), 100))
    return {}


class _Source:
    """The text, on whose lines faults stand, and who may be named in it."""

    def __init__(self, text: str, known: Room, faults: Faults) -> None:
        self.known = known
        self._text = text
        self._lines: Mapping[str, int] | None = None
        self._faults = faults

    def fault(self, code: str, place: str, **facts: str | int) -> None:
        if self._lines is None:
            self._lines = lines_by_place(self._text)
        self._faults.note(code, file=DECISIONS, line=line_of(self._lines, place), place=shown(place), **facts)


class _Place:
    """One table of the file, and where it stands."""

    def __init__(self, name: str, table: dict[str, Any], source: _Source) -> None:
        self._name = name
        self.table = table
        self._source = source

    def fault(self, code: str, key: str = "", **facts: str | int) -> None:
        self._source.fault(code, f"{self._name}.{key}" if key else self._name, **facts)

    def member(self, key: str) -> EvaluatorId:
        """Return an evaluator; nobody where it is left out or after a fault."""
        named = self.table.get(key, "")
        if named and (not isinstance(named, str) or EvaluatorId(named) not in self._source.known.evaluators):
            self.fault("tally.member_unknown", key, found=shown(str(named)))
        return EvaluatorId(named if isinstance(named, str) else "")

    def tied(self, key: str = "tied") -> tuple[ProposalId, ...]:
        """Return the proposals named, in the order of the file; none after a fault."""
        if key not in self.table:
            self.fault("tally.missing_key", key)
            return ()
        named = self.table[key]
        if not _is_list_of(str, named) or len(named) < 2 or len(set(named)) != len(named):
            self.fault("tally.tied_refused", key)
            return ()
        for unknown in set(named) - self._source.known.proposals:
            self.fault("tally.tied_unknown", key, found=shown(unknown))
        return tuple(map(ProposalId, named))

    def count(self, key: str, least: int) -> int:
        """Return a whole number from `least` up; `least` after a fault or where it may be left out."""
        value: Any = self.table.get(key, 0 if least == 0 else "")
        if _is_count(value) and value >= least:
            return int(value)
        # An integer may be too long to be written again.
        found = "…" if isinstance(value, int) and abs(value) > 10**9 else shown(str(value))
        self.fault("tally.count_refused", key, found=found)
        return least


def _places(name: str, table: dict[str, Any], source: _Source) -> Iterator[_Place]:
    entries = table.get(name, [])
    if not _is_list_of(dict, entries):
        source.fault("tally.list_expected", name)
        return
    for number, entry in enumerate(entries):
        place = _Place(f"{name}[{number}]", entry, source)
        for key in sorted(entry.keys() - _KEYS[name]):
            place.fault("tally.unknown_key", key)
        yield place


def _vote(place: _Place) -> TieVote | None:
    tied, votes = place.tied(), place.table.get("votes")
    number, abstained, invalid = place.count("round", 1), place.count("abstained", 0), place.count("invalid", 0)
    if not isinstance(votes, dict) or not all(map(_is_count, votes.values())) or not votes.keys() <= set(tied):
        place.fault("tally.votes_refused", "votes")
        return None
    given = tuple((proposal, votes.get(proposal, 0)) for proposal in tied)
    return TieVote(tied, number, given, abstained, invalid)


def _lot(place: _Place, draw: Draw) -> Lot | None:
    tied = tuple(sorted(place.tied()))
    if ("numbers" in place.table) == ("order" in place.table):
        place.fault("tally.lot_either_or")
        return None
    return _repeatable_lot(place, tied, draw) if "numbers" in place.table else _physical_lot(place, tied)


def _repeatable_lot(place: _Place, tied: tuple[ProposalId, ...], draw: Draw) -> Lot | None:
    pairs = place.table["numbers"]
    if not _is_list_of(list, pairs) or not pairs or not all(len(one) == 2 and _is_list_of(str, one) for one in pairs):
        place.fault("tally.numbers_refused", "numbers")
        return None
    if not tied:
        return None
    try:
        line, order = draw(tied, [number for _, number in pairs])
    except ValueError:
        place.fault("tally.lot_text", "numbers")
        return None
    return Lot(tied, tuple((witness, number) for witness, number in pairs), line, order)


def _physical_lot(place: _Place, tied: tuple[ProposalId, ...]) -> Lot | None:
    order = place.tied("order")
    if tuple(sorted(order)) != tied:
        place.fault("tally.order_refused", "order")
        return None
    return Lot(tied, (), "", order)


def _choice(place: _Place) -> ChairChoice | None:
    tied, order, reason = tuple(sorted(place.tied())), place.tied("order"), place.table.get("reason")
    by = place.member("by")
    if not isinstance(reason, str) or not reason.strip():
        place.fault("tally.reason_missing", "reason")
        return None
    if tuple(sorted(order)) != tied:
        place.fault("tally.order_refused", "order")
        return None
    return ChairChoice(tied, order, reason, by)


def _is_list_of(kind: type, value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, kind) for one in value)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MAX_COUNT
