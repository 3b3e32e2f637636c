"""Change the rules one small step at a time and see whether a test notices: each change that nobody notices is printed.

    .venv/bin/python scripts/mutants.py --seconds 1800             a sample of all changes, as many as the time allows
    .venv/bin/python scripts/mutants.py --module selection.py      every change of one module of committee_app/scoring

Each change turns a comparison, sum, connective, constant or condition of `committee_app/scoring` into its neighbour.
It is tried in a child of its own that imports the changed module instead of the file; the files are never written.
Prints a line a survivor and the counts; ends with 0 whatever survived, since some changes mean the same.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[1]
SCORING = ROOT / "committee_app" / "scoring"
TESTS = ("tests/scoring", "tests/programmes", "tests/real")
LONGEST = 300
"""Seconds: a change that makes the tests run longer than this is noticed."""

NEIGHBOURS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Add,
    ast.And: ast.Or,
    ast.Or: ast.And,
}


SAID_TWICE = frozenset({"strict", "frozen", "slots"})
"""What only stops a mistake of ours: no result hangs on it, so no test can notice that it is gone."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: where it stands, what was there and is now, and the module's tree with it."""

    file: Path
    line: int
    change: str
    tree: ast.Module

    @property
    def module(self) -> str:
        """The name that is imported."""
        return ".".join(self.file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def mutants_of(file: Path) -> Iterator[Mutant]:
    """Yield every change of a module."""
    whole = ast.parse(file.read_text("utf-8"))
    said_twice = {node.value for node in ast.walk(whole) if isinstance(node, ast.keyword) and node.arg in SAID_TWICE}
    for index, node in enumerate(ast.walk(whole)):
        for at in range(0 if node in said_twice else _changes(node)):
            tree = copy.deepcopy(whole)
            one = next(found for number, found in enumerate(ast.walk(tree)) if number == index)
            before = ast.unparse(one)
            _change(one, at)
            yield Mutant(file, getattr(node, "lineno", 0), f"{before}  ->  {ast.unparse(one)}", tree)


def _changes(node: ast.AST) -> int:
    """Return how many changes a node has."""
    match node:
        case ast.Compare(ops=ops):
            return len(ops)
        case ast.BinOp(op=op) | ast.BoolOp(op=op) | ast.AugAssign(op=op):
            return int(type(op) in NEIGHBOURS)
        case ast.UnaryOp(op=ast.Not()) | ast.IfExp() | ast.If():
            return 1
        case ast.Constant(value=value):
            return int(isinstance(value, int))
    return 0


def _change(node: ast.AST, at: int) -> None:
    match node:
        case ast.Compare(ops=ops):
            ops[at] = NEIGHBOURS[type(ops[at])]()  # type: ignore[call-overload]
        case ast.BinOp(op=op) | ast.BoolOp(op=op) | ast.AugAssign(op=op):
            node.op = NEIGHBOURS[type(op)]()  # type: ignore[assignment]
        case ast.UnaryOp():
            node.op = ast.UAdd()
            node.operand = ast.Call(ast.Name("bool", ast.Load()), [node.operand], [])
        case ast.IfExp() | ast.If():
            node.test = ast.UnaryOp(ast.Not(), node.test)
        case ast.Constant(value=bool(value)):
            node.value = not value
        case ast.Constant(value=int(value)):
            node.value = value + 1
    ast.fix_missing_locations(node)


class _Instead(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module from a tree instead of its file."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        del path, target
        if fullname != self.mutant.module:
            return None
        package = self.mutant.file.name == "__init__.py"
        places = [str(self.mutant.file.parent)] if package else None
        return importlib.util.spec_from_file_location(
            fullname, self.mutant.file, loader=self, submodule_search_locations=places
        )

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.mutant.tree, str(self.mutant.file), "exec"), module.__dict__)  # noqa: S102  our own source


def tests_for(mutant: Mutant | None) -> list[str]:
    """Return the files of tests, those first that are likely to notice: of the same name, then of the same folder."""
    files = [one for folder in TESTS for one in (ROOT / folder).rglob("test_*.py")]
    if mutant is None:
        return [str(one.relative_to(ROOT)) for one in files]
    place = mutant.file.parent.relative_to(SCORING)
    ordered = sorted(
        files,
        key=lambda one: (
            mutant.file.stem not in one.stem,
            one.parent != ROOT / "tests" / "scoring" / place,
            one.name,
        ),
    )
    return [str(one.relative_to(ROOT)) for one in ordered]


def noticed(mutant: Mutant | None) -> bool:
    """Whether a test fails with a change, or never ends; None is no change at all."""
    child = os.fork()
    if child == 0:
        _try(mutant)
    ends = time.monotonic() + LONGEST
    while time.monotonic() < ends:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status) != 0
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def _try(mutant: Mutant | None) -> None:
    import pytest  # noqa: PLC0415  known to the parent already

    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    if mutant is not None:
        sys.meta_path.insert(0, _Instead(mutant))
    code = 1
    try:
        code = int(
            pytest.main(
                [
                    "-x",
                    "--assert=plain",
                    "-q",
                    "-p",
                    "no:cacheprovider",
                    "-p",
                    "no:qt",
                    "-o",
                    "addopts=--import-mode=importlib",
                    *tests_for(mutant),
                ]
            )
        )
    finally:
        os._exit(code)


def main() -> int:
    """Try changes until the time is over; print who survived."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=1800)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--module", default="*.py")
    chosen = parser.parse_args()
    for heavy in ("pytest", "hypothesis", "hypothesis.strategies", "hypothesis.extra.lark", "cryptography"):
        try:
            importlib.import_module(heavy)
        except ImportError:
            continue
    if noticed(None):
        sys.exit("the tests fail without a change")
    found = [one for file in sorted(SCORING.rglob(chosen.module)) for one in mutants_of(file)]
    random.Random(chosen.seed).shuffle(found)  # noqa: S311  a sample, not a secret
    ends, tried, survived = time.monotonic() + chosen.seconds, 0, 0
    for mutant in found:
        if time.monotonic() > ends:
            break
        tried += 1
        if not noticed(mutant):
            survived += 1
            print(f"{mutant.file.relative_to(ROOT)}:{mutant.line}: {mutant.change}", flush=True)
    print(f"{tried} of {len(found)} changes tried, {tried - survived} noticed, {survived} survived")
    return 0


if __name__ == "__main__":
    sys.exit(main())
