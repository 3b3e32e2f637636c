"""Plain values (JSON, TOML) into the frozen types of the house, and back.

The types themselves are the schema: a dataclass is an object with exactly its fields (those with defaults
may be left out), a tuple is a list, a `StrEnum` one of its words, `Fraction` and `date` text. Nothing is
imported by name from data; what is not a listed shape is a fault with its place (`criteria[1].items[0].maximum`).

Two dialects: in the *record* points are integers in hundredths, in a *regulation* (TOML) they are written as
people write them (`"0.5"`, `12`). Both are exact; a binary float never appears.
"""

from __future__ import annotations

import dataclasses
import re
import types
import typing
import unicodedata
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Any, NewType, TypeVar, Union, get_args, get_origin

from committee_app.case.findings import Finding
from committee_app.case.identifiers import Points

T = TypeVar("T")
Opaque = NewType("Opaque", dict[str, Any])
"""A plain object that is not read here: a sealed sheet, whose form `sealing` knows."""
Scalar = Callable[["Reader", str, object], object]

_DECIMAL = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,9})?")
_RATIO = re.compile(r"-?[0-9]{1,18}(/[1-9][0-9]{0,17})?")
_LARGEST = 2**53 - 1
"""As in the canonical form of the record: what every reader of JSON reads exactly."""


class MisshapenError(ValueError):
    """A plain value is not of the shape its type asks for; every fault is named with its place."""

    def __init__(self, faults: tuple[Finding, ...]) -> None:
        super().__init__("; ".join(f"{fault.code} at {fault.fact('place')}" for fault in faults))
        self.faults = faults


class Scalars(dict[object, Scalar | None]):
    """How a dialect reads single values; another name for a type (`NewType`) is read as that type is."""

    def __missing__(self, kind: object) -> Scalar | None:
        found = self[kind.__supertype__] if isinstance(kind, NewType) else None
        return self.setdefault(kind, found)


class Reader:
    """Walks a plain value along a type and collects every fault on the way."""

    def __init__(self, scalars: Scalars) -> None:
        self._scalars = scalars
        self.faults: list[Finding] = []

    def fault(self, code: str, place: str, **params: str | int) -> Any:
        """Note one fault and go on, so that all are named at once; stands for the value that could not be read."""
        self.faults.append(Finding.of(code, place=place or "-", **params))

    def read(self, kind: Any, value: object, place: str) -> Any:
        """Return `value` as `kind`, or None after noting a fault."""
        if (scalar := self._scalars[kind]) is not None:
            return scalar(self, place, value)
        shape, inner = self._shape_of(kind)
        return shape(self, inner, value, place)

    @staticmethod
    @cache
    def _shape_of(kind: Any) -> tuple[Callable[[Reader, Any, object, str], Any], Any]:
        """Return how a type that is no scalar is read, and what it is made of."""
        origin, parts = get_origin(kind), get_args(kind)
        if origin in (Union, types.UnionType):
            return Reader._read_optional, next(one for one in parts if one is not type(None))
        if origin is tuple:
            return Reader._read_tuple, parts
        if dataclasses.is_dataclass(kind):
            return Reader._read_object, kind
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return Reader._read_word, {one.value: one for one in kind}
        raise TypeError(f"no reading for {kind!r}")

    def _read_optional(self, kind: Any, value: object, place: str) -> Any:
        return None if value is None else self.read(kind, value, place)

    def _read_tuple(self, kinds: tuple[Any, ...], value: object, place: str) -> Any:
        if not isinstance(value, list):
            return self.fault("shape.list_expected", place)
        if len(kinds) == 2 and kinds[1] is Ellipsis:  # tuple[X, ...] has two arguments
            # Marks: there are twenty in a ballot and hundreds of ballots in a sheet.
            if self._scalars[kinds[0]] is _whole and _are_whole(value):
                return tuple(value)
            return tuple([self.read(kinds[0], one, f"{place}[{at}]") for at, one in enumerate(value)])
        if len(value) != len(kinds):
            return self.fault("shape.length", place, expected=len(kinds), found=len(value))
        inner = enumerate(zip(kinds, value, strict=True))
        return tuple([self.read(kind, one, f"{place}[{at}]") for at, (kind, one) in inner])

    def _read_object(self, kind: Any, value: object, place: str) -> Any:
        if not isinstance(value, dict):
            return self.fault("shape.table_expected", place)
        before = len(self.faults)
        inside = f"{place}." if place else ""
        fields = fields_of(kind)
        if unknown := value.keys() - fields.keys():
            for name in sorted(unknown):
                self.fault("shape.unknown_key", f"{inside}{name}")
        read: dict[str, Any] = {}
        scalars = self._scalars
        for name, (inner, required) in fields.items():
            if name in value:
                scalar, found, here = scalars[inner], value[name], f"{inside}{name}"
                read[name] = scalar(self, here, found) if scalar else self.read(inner, found, here)
            elif required:
                self.fault("shape.missing_key", f"{inside}{name}")
        return kind(**read) if len(self.faults) == before else None

    def _read_word(self, words: dict[str, StrEnum], value: object, place: str) -> Any:
        if isinstance(value, str) and value in words:
            return words[value]
        return self.fault("shape.word_expected", place, words=", ".join(words), found=_shown(value))


@cache
def fields_of(kind: Any) -> dict[str, tuple[Any, bool]]:
    """Return a dataclass's fields: name to (type, whether it must be given)."""
    hints = typing.get_type_hints(kind)
    missing = dataclasses.MISSING
    return {
        one.name: (hints[one.name], one.default is missing and one.default_factory is missing)
        for one in dataclasses.fields(kind)
    }


def _shown(value: object, length: int = 40) -> str:
    """Return the beginning of a value for a message; Python refuses to write integers of thousands of digits."""
    try:
        return str(value)[:length]
    except ValueError:
        return "…"


def _text(reader: Reader, place: str, value: object) -> object:
    if not isinstance(value, str):
        return reader.fault("shape.text_expected", place)
    if not (value.isascii() or unicodedata.is_normalized("NFC", value)):
        return reader.fault("shape.not_nfc", place)
    return value


def _whole(reader: Reader, place: str, value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > _LARGEST:
        return reader.fault("shape.whole_number_expected", place, found=_shown(value))
    return value


def _are_whole(values: list[Any]) -> bool:
    """Whether `_whole` would find no fault in any of them."""
    return {*map(type, values)} == {int} and min(values) >= -_LARGEST and max(values) <= _LARGEST


def _truth(reader: Reader, place: str, value: object) -> object:
    return value if isinstance(value, bool) else reader.fault("shape.true_or_false_expected", place)


def _ratio(reader: Reader, place: str, value: object) -> object:
    # In lowest terms, without leading zeros: one value has one spelling in the record.
    if isinstance(value, str) and _RATIO.fullmatch(value) and str(Fraction(value)) == value:
        return Fraction(value)
    return reader.fault("shape.fraction_expected", place, found=_shown(value))


def _iso_day(reader: Reader, place: str, value: object) -> object:
    try:
        day = date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        day = None
    if day is not None and day.isoformat() == value:  # ISO 8601 has other spellings too (`20260126`, `2026-W05-1`)
        return day
    return reader.fault("shape.day_expected", place, found=_shown(value))


def _decimal(reader: Reader, place: str, value: object) -> object:
    written = "" if isinstance(value, bool) or not isinstance(value, int | str) else _shown(value, 100)
    if _DECIMAL.fullmatch(written) or _RATIO.fullmatch(written):
        return Fraction(written)
    return reader.fault("shape.decimal_expected", place, found=_shown(value))


def _points(reader: Reader, place: str, value: object) -> object:
    number = _decimal(reader, place, value)
    if not isinstance(number, Fraction):
        return None
    if (number * 100).denominator != 1:
        return reader.fault("shape.hundredths_expected", place, found=_shown(value))
    return Points(int(number * 100))


def _toml_day(reader: Reader, place: str, value: object) -> object:
    return value if type(value) is date else reader.fault("shape.day_expected", place, found=_shown(value))


def _opaque(reader: Reader, place: str, value: object) -> object:
    return value if isinstance(value, dict) else reader.fault("shape.table_expected", place)


_COMMON: dict[object, Scalar | None] = {str: _text, int: _whole, bool: _truth}
RECORD = Scalars(_COMMON | {Fraction: _ratio, date: _iso_day, Opaque: _opaque})
REGULATION = Scalars(_COMMON | {Fraction: _decimal, Points: _points, date: _toml_day})


def read_plain(kind: type[T], value: object, scalars: Scalars = RECORD) -> T:
    """Return a plain value as `kind`.

    Raises:
        MisshapenError: with every fault of shape, each with its place.
    """
    reader = Reader(scalars)
    read = reader.read(kind, value, "")
    if reader.faults:
        raise MisshapenError(tuple(reader.faults))
    return typing.cast("T", read)


def to_plain(value: object) -> Any:
    """Return a frozen value as the record writes it; fields at their default are written too.

    >>> to_plain((Fraction(1, 3), date(2026, 1, 26)))
    ['1/3', '2026-01-26']
    """
    if type(value) is str or type(value) is int:  # most of what there is
        return value
    if isinstance(value, tuple | list):
        return [to_plain(one) for one in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: to_plain(getattr(value, name)) for name in fields_of(type(value))}
    for kind, write in _WRITTEN:
        if isinstance(value, kind):
            return write(value)
    raise TypeError(f"not a value of the record: {type(value).__name__}")


_WRITTEN: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (StrEnum, lambda word: word.value),
    (str, lambda text: text),
    (dict, lambda opaque: opaque),
    (bool, lambda truth: truth),
    (int, lambda number: number),
    (types.NoneType, lambda nothing: nothing),
    (Fraction, str),
    (date, lambda day: day.isoformat()),
)
