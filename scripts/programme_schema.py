"""Write `docs/programme.schema.json`: the rule files (평가규칙) as JSON Schema, made from the types that read them.

    .venv/bin/python scripts/programme_schema.py            write it anew
    .venv/bin/python scripts/programme_schema.py --check    exit with 1 if the file is another one

Editors that understand TOML (Taplo, Even Better TOML and others) read the first line of a rule file,
`#:schema ../../docs/programme.schema.json`, and then offer keys and words, show what each means, and underline slips.
What only the reader of rules can tell (배점 that do not add up to 100, a ladder without an end) is not in the schema.
"""

from __future__ import annotations

import dataclasses
import inspect
import json
import sys
import types
import typing
from datetime import date
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any, Union

from committee_app.case.identifiers import Points, Won
from committee_app.case.programme import Programme
from committee_app.case.programme_text import FORMAT
from committee_app.case.typed import fields_of

FILE = Path(__file__).parents[1] / "docs" / "programme.schema.json"
Schema = dict[str, Any]

_SCALARS: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date", "description": "A day, without quotation marks: 2026-01-26."},
    Fraction: {
        "type": ["number", "string"],
        "pattern": r"^-?[0-9]{1,15}(\.[0-9]{1,9})?$|^-?[0-9]{1,18}/[1-9][0-9]{0,17}$",
        "description": 'A number, or a fraction in quotation marks: 0.85, 70, "2/3".',
    },
    Points: {
        "type": ["number", "string"],
        "pattern": r"^-?[0-9]{1,15}(\.[0-9]{1,2}0*)?$",
        "description": "점수. Points, at most two decimals: 12, 0.5.",
    },
    Won: {"type": "integer", "description": "원. Whole won: 12_000_000_000."},
}


def schema_of(kind: Any, found: dict[str, Schema]) -> Schema:
    """Return the schema of a type; what is met on the way and has a name of its own goes into `found`."""
    if kind in _SCALARS:
        return dict(_SCALARS[kind])
    if hasattr(kind, "__supertype__"):
        return schema_of(kind.__supertype__, found)
    arguments = typing.get_args(kind)
    if typing.get_origin(kind) in {Union, types.UnionType}:
        return schema_of(next(one for one in arguments if one is not types.NoneType), found)
    if typing.get_origin(kind) is tuple:
        return {"type": "array", "items": schema_of(arguments[0], found)}
    if kind.__name__ not in found:
        found[kind.__name__] = {}
        found[kind.__name__] = _words(kind) if issubclass(kind, StrEnum) else _table(kind, found)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _words(kind: type[StrEnum]) -> Schema:
    return {"description": inspect.cleandoc(kind.__doc__ or ""), "type": "string", "enum": [one.value for one in kind]}


def _table(kind: Any, found: dict[str, Schema]) -> Schema:
    fields = fields_of(kind)
    defaults = {one.name: one.default for one in dataclasses.fields(kind)}
    return {
        "description": inspect.cleandoc(kind.__doc__ or ""),
        "type": "object",
        "additionalProperties": False,
        "required": [name for name, (_, required) in fields.items() if required],
        "properties": {
            name: schema_of(inner, found) | _default(defaults[name], inner) for name, (inner, _) in fields.items()
        },
    }


def _default(value: Any, kind: Any) -> Schema:
    """Return the default of a key, where it is one that somebody could write."""
    if value is dataclasses.MISSING or value is None or isinstance(value, tuple) or dataclasses.is_dataclass(value):
        return {}
    if kind is Points:
        value = Fraction(value, 100)
    if isinstance(value, Fraction):
        return {"default": int(value) if value.denominator == 1 else str(value)}
    return {"default": value.value if isinstance(value, StrEnum) else value}


def programme_schema() -> Schema:
    """Return the schema of a whole rule file."""
    found: dict[str, Schema] = {}
    whole = _table(Programme, found)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": FORMAT,
        **whole,
        "description": "평가규칙. The announced rules of one programme; see writing-rules.md and rule-keys.md.",
        "required": ["format", *whole["required"]],
        "properties": {"format": {"const": FORMAT}, **whole["properties"]},
        "$defs": dict(sorted(found.items())),
    }


def schema_text() -> str:
    """Return the file as it should stand."""
    return json.dumps(programme_schema(), ensure_ascii=False, indent=2) + "\n"


def main() -> int:
    """Write the file, or compare it."""
    if "--check" in sys.argv[1:]:
        return int(FILE.read_text(encoding="utf-8") != schema_text())
    FILE.write_text(schema_text(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
