"""Nothing stands in the program that nobody names, and nothing stands there twice."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from committee_app.resources import resource

ROOT = resource().parent
WHO_MAY_NAME = ("committee_app", "shipping", "scripts", "bench", "resources/verifier", "tests")
CALLED_BY_LIBRARIES = {"get_value", "get_localzone", "_update_meta", "ensure_output_version", "_process_events"}
"""Names that a library asks for: `string.Formatter`, pyHanko, reportlab."""
LONGEST_REPEATED = 10
"""So many lines of code in a row may not stand in two places; comments, imports and blank lines do not count."""


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def sources(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def names_in(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 80:
            yield from re.findall(r"[A-Za-z_]\w*", node.value)  # asked for by name


def defined_in(tree: ast.Module) -> Iterator[str]:
    """What a module defines; a desk's operations are what a role may do, whether a screen has a button or not."""
    desks = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and node.name.endswith("Desk")]
    operations = {id(one) for desk in desks for one in desk.body}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and id(node) not in operations:
            yield node.name
    for node in tree.body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        yield from (one.id for one in targets if isinstance(one, ast.Name))


def is_asked_by_others(name: str) -> bool:
    """Whether Python, Qt or a library calls this."""
    return name.startswith("__") or bool(re.match(r"[a-z]+[A-Z]", name)) or name in CALLED_BY_LIBRARIES


def nowhere_named(defined: Iterable[str], named: set[str]) -> list[str]:
    return sorted(one for one in set(defined) - named if not is_asked_by_others(one))


def test_everything_that_is_defined_is_named_somewhere() -> None:
    named = {name for path in sources(*WHO_MAY_NAME) for name in names_in(parsed(path))}
    defined = [name for path in sources("committee_app") for name in defined_in(parsed(path))]
    assert len(set(defined)) > 2000
    assert nowhere_named(defined, named) == []


def test_what_nobody_names_is_seen() -> None:
    tree = ast.parse("def used(): pass\ndef dead(): pass\nLEFT = used()\n")
    assert nowhere_named(defined_in(tree), set(names_in(tree))) == ["LEFT", "dead"]


def lines_of(text: str) -> list[tuple[int, str]]:
    told = ((number, line.strip()) for number, line in enumerate(text.splitlines(), 1))
    return [(number, line) for number, line in told if line and not line.startswith(("#", "from ", "import ", '"""'))]


def repeated(texts: dict[str, str]) -> list[str]:
    """Return the places at which runs of lines stand that stand elsewhere too."""
    seen: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, text in texts.items():
        lines = lines_of(text)
        for at in range(len(lines) - LONGEST_REPEATED + 1):
            run = lines[at : at + LONGEST_REPEATED]
            seen[tuple(line for _, line in run)].append(f"{name}:{run[0][0]}")
    return [" and ".join(places) for places in seen.values() if len(places) > 1]


def test_no_run_of_lines_stands_in_two_places() -> None:
    texts = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in sources("committee_app")}
    assert repeated(texts) == []


def test_a_repeated_run_is_seen() -> None:
    run = "\n".join(f"line_{number} = {number}" for number in range(LONGEST_REPEATED))
    assert repeated({"a": run, "b": f"first = 1\n\n# why\n{run}\n"}) == ["a:1 and b:4"]
    assert repeated({"a": run, "b": run.replace("5", "6")}) == []
