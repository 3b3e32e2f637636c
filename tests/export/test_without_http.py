"""pyHanko signs and verifies without HTTP client, TLS and time zones: what it imports for them is replaced by less."""

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


def test_without_tls_in_the_program_signing_and_reading_do_as_well() -> None:
    without_tls = """
import sys
class Gone:
    def find_spec(self, name, path=None, target=None):
        if name in ("ssl", "_ssl"):
            raise ModuleNotFoundError(name)
sys.modules.pop("ssl", None)
import importlib.util
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: None if name == "ssl" else found(name, package)
sys.meta_path.insert(0, Gone())
"""
    assert said(without_tls + SIGNED_AND_READ) == [True, "_NoHttp", []]


def test_without_a_database_of_time_zones_signing_and_reading_do_as_well() -> None:
    """A bare Ubuntu has none, and may name a zone all the same; the one that pyHanko needs comes with us."""
    without_zones = """
import os, zoneinfo
zoneinfo.reset_tzpath(to=())
os.environ["TZ"] = "Nowhere/At_All"
"""
    assert said(without_zones + SIGNED_AND_READ) == [True, "_NoHttp", []]
    assert 'ZONE = "tzdata/zoneinfo/Europe/Brussels"' in (resource().parent / "build.spec").read_text(encoding="utf-8")


def test_its_classes_may_be_inherited_and_caught() -> None:
    client = _NoHttp("aiohttp")
    heir = type("Session", (client.ClientSession,), {})
    with pytest.raises(HttpRefusedError):
        heir("https://stamps.example")
    assert issubclass(client.ClientError, Exception)
