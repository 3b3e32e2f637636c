"""Load Qt's binding without what a running program never asks of it; it has to come before the first `import PySide6`.

At every start PySide6 unpacks and compiles its stub generator, its reader of signatures and the texts of its errors:
20 ms that only a wrong call or `help()` needs. They are loaded when first asked for. And from then on it reads the
source of every module that anybody imports, to see whether that module may wish for another spelling of Qt
(`from __feature__ import ...`); nobody does here.

Where another version of the binding calls these parts otherwise, nothing is postponed and nothing breaks.
"""

from __future__ import annotations

import builtins
import importlib
import importlib.util
import sys
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any, Final

_SIGNATURE: Final = "shibokensupport.signature"
POSTPONED: Final = frozenset(
    f"{_SIGNATURE}.{part}"
    for part in ("errorhandler", "layout", "parser", "lib.enum_sig", "lib.pyi_generator", "lib.tool")
)
"""What the binding's loader imports at once and calls by name when it is needed.

Not `mapping`: compiled code looks into its dictionary, where nothing would be yet."""


def load_binding() -> None:
    """Load the binding, but for what is postponed; nothing happens if it is loaded already."""
    if "PySide6" in sys.modules:
        return
    before = builtins.__import__

    def importing(
        name: str,
        globals: Mapping[str, object] | None = None,  # noqa: A002  # called as `__import__` is
        locals: Mapping[str, object] | None = None,  # noqa: A002
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        for part in fromlist or ():
            if f"{name}.{part}" in POSTPONED:
                _postpone(name, part)
        return before(name, globals, locals, fromlist, level)

    builtins.__import__ = importing
    try:
        importlib.import_module("PySide6")
    finally:
        builtins.__import__ = before  # the binding has put its own in the place of ours


def _postpone(package: str, part: str) -> None:
    """Let a module of a package stand there empty until somebody asks something of it."""
    name = f"{package}.{part}"
    spec = importlib.util.find_spec(name)
    if name in sys.modules or spec is None or spec.loader is None:
        return
    loader, module = spec.loader, importlib.util.module_from_spec(spec)

    def fill(wanted: str) -> Any:
        del vars(module)["__getattr__"]
        called = spec.name
        spec.name = name  # the binding calls it otherwise by now, and finds it by its first name
        loader.exec_module(module)
        spec.name = called
        return getattr(module, wanted)

    vars(module)["__getattr__"] = fill
    sys.modules[name] = module
    setattr(sys.modules[package], part, module)
