"""The HTTP client that pyHanko imports, replaced by a module that only raises.

pyHanko can ask time-stamp and revocation services over the network; the classes for it are loaded with `pyhanko.sign`
whether they are used or not. This program has no network, so what they stand on, `aiohttp`, is never loaded: its place
is taken before pyHanko is first imported. Whatever reaches for it gets a sentence instead of a connection. The package
itself, what it alone needs, and TLS (`ssl`) are left out of the built program, so `ssl` too may need a stand-in there.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from types import ModuleType
from typing import Any, NoReturn

HTTP_CLIENT = "aiohttp"
TLS = "ssl"


class HttpRefusedError(RuntimeError):
    """Something wanted to make an HTTP client or a TLS context."""

    def __init__(self, wanted: str) -> None:
        super().__init__(f"this program has no network: {wanted} is not here")
        self.wanted = wanted


class _HttpClass(Exception):  # noqa: N818  # it stands in for classes of every kind, exceptions among them
    """What any name of the left-out modules is here: a class that can be named, inherited and caught, but not made."""

    def __new__(cls, *_facts: Any, **_named: Any) -> NoReturn:  # nothing is ever made
        raise HttpRefusedError(f"{cls.__module__}.{cls.__name__}")


class _NoHttp(ModuleType):
    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (_HttpClass,), {"__module__": self.__name__})


def take_its_place() -> None:
    """Put the module that raises where the HTTP client would be; does nothing where something stands already."""
    missing = [TLS] if TLS not in sys.modules and find_spec(TLS) is None else []
    for name in (HTTP_CLIENT, *missing):
        sys.modules.setdefault(name, _NoHttp(name, __doc__))
