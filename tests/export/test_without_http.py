"""pyHanko signs and verifies without an HTTP client: the one it imports is a module that only raises."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from committee_app.export.without_http import HttpRefusedError, _NoHttp
from committee_app.resources import resource

SIGNED_AND_READ = """
import json, sys
from committee_app.export.reading import read_signed_pdf
from tests.export.signed_papers import SIGNERS, signed
findings = read_signed_pdf(signed(), SIGNERS)
others = [name for name in ("aiosignal", "frozenlist", "multidict", "yarl") if name in sys.modules]
print(json.dumps([findings.nothing_fails, type(sys.modules["aiohttp"]).__name__, others]))
"""


def said(program: str) -> Any:
    child = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=resource().parent
    )
    return json.loads(child.stdout)


def test_a_document_is_signed_and_verified_with_nothing_that_speaks_http() -> None:
    assert said(SIGNED_AND_READ) == [True, "_NoHttp", []]


def test_what_wants_a_connection_gets_a_sentence() -> None:
    with pytest.raises(HttpRefusedError, match=r"no network: aiohttp\.ClientSession is not here"):
        _NoHttp("aiohttp").ClientSession()


def test_its_classes_may_be_inherited_and_caught() -> None:
    client = _NoHttp("aiohttp")
    heir = type("Session", (client.ClientSession,), {})
    with pytest.raises(HttpRefusedError):
        heir("https://stamps.example")
    assert issubclass(client.ClientError, Exception)
