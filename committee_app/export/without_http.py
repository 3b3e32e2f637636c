"""The HTTP client that pyHanko imports, replaced by a module that only raises.

pyHanko can ask time-stamp and revocation services over the network; the classes for it are loaded with `pyhanko.sign`
whether they are used or not. This program has no network, so what they stand on, `aiohttp`, is never loaded: its place
is taken before pyHanko is first imported. Whatever reaches for it gets a sentence instead of a connection. The package
itself, and what it alone needs, is left out of the built program.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any, NoReturn

HTTP_CLIENT = "aiohttp"


class HttpRefusedError(RuntimeError):
    """Something wanted to make an HTTP client."""

    def __init__(self, wanted: str) -> None:
        super().__init__(f"this program has no network: {HTTP_CLIENT}.{wanted} is not here")
        self.wanted = wanted


class _HttpClass(Exception):  # noqa: N818  # it stands in for classes of every kind, exceptions among them
    """What any name of the HTTP client is here: a class that can be named, inherited and caught, but not made."""

    def __new__(cls, *_facts: Any, **_named: Any) -> NoReturn:  # nothing is ever made
        raise HttpRefusedError(cls.__name__)


class _NoHttp(ModuleType):
    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (_HttpClass,), {})


def take_its_place() -> None:
    """Put the module that raises where the HTTP client would be; does nothing where something stands already."""
    if HTTP_CLIENT not in sys.modules:
        sys.modules[HTTP_CLIENT] = _NoHttp(HTTP_CLIENT, __doc__)
