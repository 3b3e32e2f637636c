"""Write the tables of `docs/record-format.md` that are made from the code: acts, shapes, programme, lifecycle.

    .venv/bin/python scripts/act_tables.py            write them anew
    .venv/bin/python scripts/act_tables.py --check    exit with 1 if the page has others

Each block of the page stands between `<!-- name -->` and `<!-- /name -->`. A test compares them, so an act or a field
that is not on the page cannot be released; the verifier takes its whole schema from these tables, and is written anew
with them (`verifier_tables.py`).
"""

from __future__ import annotations

import dataclasses
import inspect
import json
import subprocess
import sys
import types
import typing
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, Union

from committee_app.case.acts import ACTS
from committee_app.case.ballots import Ballot
from committee_app.case.identifiers import Points, Won
from committee_app.case.lifecycle import picture
from committee_app.case.programme import Programme
from committee_app.case.typed import Opaque, to_plain
from committee_app.desks.words import wording

PAGE = Path(__file__).parents[1] / "docs" / "record-format.md"

_PLAIN = {
    str: "text",
    int: "whole",
    bool: "truth",
    typing.get_type_hints(Programme)["reference_date"]: "day",
    Opaque: "object",
    Points: "points",
    Won: "won",
}


def type_name(kind: Any) -> str:
    """Return the name that the page gives to the type of a field.

    >>> type_name(tuple[tuple[str, int], ...]), type_name(int | None)
    ('list of [text, whole]', 'whole or null')
    """
    if kind in _PLAIN:
        return _PLAIN[kind]
    if hasattr(kind, "__supertype__"):
        return type_name(kind.__supertype__)
    arguments = typing.get_args(kind)
    if typing.get_origin(kind) in {Union, types.UnionType}:
        return f"{type_name(next(one for one in arguments if one is not types.NoneType))} or null"
    if typing.get_origin(kind) is tuple:
        if arguments[-1] is Ellipsis:
            return f"list of {type_name(arguments[0])}"
        return f"[{', '.join(type_name(one) for one in arguments)}]"
    return "fraction" if kind.__name__ == "Fraction" else str(kind.__name__)


def shapes_in(kind: Any) -> Iterator[Any]:
    """Yield the dataclasses and closed lists of words in a type, in the order in which they are met."""
    for argument in typing.get_args(kind):
        yield from shapes_in(argument)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        yield kind
    elif dataclasses.is_dataclass(kind):
        yield kind
        for inner in typing.get_type_hints(kind).values():
            yield from shapes_in(inner)


def fields_table(kind: Any) -> list[str]:
    """Return the table of a dataclass's fields; one with a default may be left out."""
    if not dataclasses.fields(kind):
        return ["No fields: `{}`.", ""]
    hints = typing.get_type_hints(kind)
    rows = [f"| `{one.name}` | {type_name(hints[one.name])} | {_default(one)} |" for one in dataclasses.fields(kind)]
    return ["| field | type | if left out |", "| --- | --- | --- |", *rows, ""]


def _default(one: dataclasses.Field[Any]) -> str:
    if one.default is dataclasses.MISSING:
        return "needed"
    return f"`{json.dumps(to_plain(one.default), ensure_ascii=False)}`"


def shape_section(kind: Any) -> list[str]:
    """Return the section of one shape: its fields, or its words."""
    heading = [f"### {kind.__name__}", "", _first_paragraph(kind), ""]
    if dataclasses.is_dataclass(kind):
        return [*heading, *fields_table(kind)]
    return [*heading, "One of " + ", ".join(f"`{word.value}`" for word in kind) + ".", ""]


def _first_paragraph(kind: Any) -> str:
    return " ".join(inspect.getdoc(kind).partition("\n\n")[0].split())  # type: ignore[union-attr]


def acts() -> str:
    """Return a section for each act: its name, what it means, its fields."""
    words = wording("ko")
    lines: list[str] = []
    for name, kind in ACTS.items():
        lines += [f"### `{name}` ({words.word('act', name)})", "", _first_paragraph(kind), "", *fields_table(kind)]
    return "\n".join(lines).rstrip()


def shapes() -> str:
    """Return a section for each shape that acts and ballots are made of."""
    inner = dict.fromkeys(shape for kind in (*ACTS.values(), Ballot) for shape in shapes_in(kind))
    sections = [shape_section(kind) for kind in inner if kind not in ACTS.values()]
    return "\n".join(line for section in sections for line in section).rstrip()


def programme() -> str:
    """Return a section for each shape that a programme is made of."""
    return "\n".join(line for kind in dict.fromkeys(shapes_in(Programme)) for line in shape_section(kind)).rstrip()


BLOCKS: dict[str, Callable[[], str]] = {
    "lifecycle": picture,
    "acts": acts,
    "shapes": shapes,
    "programme": programme,
}


def with_tables(page: str) -> str:
    """Return the page with every block made anew; `ValueError` where a block has no place in it."""
    for name, write in BLOCKS.items():
        before, begin, rest = page.partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition(f"\n<!-- /{name} -->")
        if not begin or not end:
            raise ValueError(f"the page has no place for {name!r}")
        page = f"{before}{begin}{write()}{end}{after}"
    return page


def main() -> int:
    """Write the page, or compare it."""
    page = PAGE.read_text(encoding="utf-8")
    if "--check" in sys.argv[1:]:
        return int(with_tables(page) != page) or tables_of_the_verifier("--check")
    PAGE.write_text(with_tables(page), encoding="utf-8")
    return tables_of_the_verifier()


def tables_of_the_verifier(*arguments: str) -> int:
    """Take the page's tables over into the verifier, or compare them."""
    script = Path(__file__).with_name("verifier_tables.py")
    return subprocess.run([sys.executable, str(script), *arguments], check=False).returncode  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
