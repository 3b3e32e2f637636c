"""What could reach a network does not get into the build unseen, and two builds are compared file by file."""

from __future__ import annotations

import _socket
import re
import shutil
from pathlib import Path

import pytest

from committee_app.resources import resource
from shipping import scan
from shipping.build_twice import differing
from shipping.scan import findings

ROOT = resource().parent
SPEC = (ROOT / "build.spec").read_text(encoding="utf-8")
SOCKETS = getattr(_socket, "__file__", None)

with_readelf = pytest.mark.skipif(
    shutil.which("readelf") is None or SOCKETS is None, reason="readelf or a Python with shared modules is not here"
)


def put(folder: Path, *names: str) -> Path:
    """A built program with these files beside what it needs."""
    for name in (*scan.NEEDED, *names):
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"text")
    return folder


@pytest.mark.parametrize(
    "name",
    [
        "_internal/PySide6/Qt/lib/libQt6Network.so.6",
        "_internal/PySide6/Qt/plugins/platforms/libqvnc.so",
        "_internal/PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "_internal/PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "_internal/python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so",
        "_internal/aiohttp/_http_parser.so",
        "bin/python3.11",
    ],
)
def test_a_part_that_was_left_out_is_named_when_it_comes_back(tmp_path: Path, name: str) -> None:
    assert list(findings(put(tmp_path, name, "committee-app"), ())) == [f"/{name} is inside"]


def test_the_program_as_it_is_has_nothing_to_name(tmp_path: Path) -> None:
    put(tmp_path, "committee-app", "_internal/libQt6Gui.so.6", "_internal/python3.11/lib-dynload/_json.so")
    assert list(findings(tmp_path, ("committee_app.app", "socket"))) == []


def test_a_module_that_was_left_out_is_named(tmp_path: Path) -> None:
    assert list(findings(put(tmp_path), ("json", "ssl"))) == ["the module ssl is inside"]


def test_what_is_only_read_when_somebody_asks_is_missed(tmp_path: Path) -> None:
    (put(tmp_path) / scan.NEEDED[0]).unlink()
    assert list(findings(tmp_path, ())) == [f"/{scan.NEEDED[0]} is missing"]


def test_what_the_scan_forbids_the_recipe_leaves_out() -> None:
    assert [one for one in scan.LEFT_OUT_MODULES if f'"{one}"' not in SPEC] == []


@with_readelf
def test_a_library_that_asks_for_sockets_is_named_unless_it_has_a_reason(tmp_path: Path) -> None:
    assert SOCKETS is not None
    shutil.copy(SOCKETS, put(tmp_path))
    assert list(findings(tmp_path, ())) == []
    shutil.copy(SOCKETS, tmp_path / "libnew.so.1")
    [said] = findings(tmp_path, ())
    assert re.fullmatch(r"/libnew\.so\.1 asks the system for .*\bsocket\b.*: it is to be left out.*", said)


def test_files_that_differ_or_are_missing_are_named(tmp_path: Path) -> None:
    first, second = put(tmp_path / "a", "same", "inner/other", "only-here"), put(tmp_path / "b", "same", "inner/other")
    (second / "inner" / "other").write_bytes(b"another")
    assert list(differing(first, second)) == ["inner/other", "only-here"]
