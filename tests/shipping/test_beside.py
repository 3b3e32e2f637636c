"""What lies beside the program: a list of parts that a tool can read, every licence, and how a desktop opens a case."""

from __future__ import annotations

import configparser
import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from committee_app.resources import resource
from shipping import beside
from shipping.beside import list_of_parts, write_licences
from shipping.contents import Part

ROOT = resource().parent
SHIPPING = ROOT / "shipping"


@pytest.fixture
def parts(tmp_path: Path) -> tuple[Part, ...]:
    words = tmp_path / "LICENSE"
    words.write_text("the words", encoding="utf-8")
    return (
        Part("pyHanko", "0.30", "MIT", "pkg:pypi/pyhanko@0.30", ("a" * 64,), (words,)),
        Part("PySide6", "6.11", "LGPL-3.0-only", "pkg:pypi/pyside6@6.11", ("b" * 64, "c" * 64), ()),
        Part("libx11", "1.8", "see its licence text", "pkg:deb/debian/libx11@1.8", (), ()),
    )


def test_the_list_of_parts_names_each_with_licence_origin_and_sum(parts: tuple[Part, ...]) -> None:
    listing = json.loads(list_of_parts(parts, "0.1.0"))
    assert (listing["bomFormat"], listing["specVersion"]) == ("CycloneDX", "1.6")
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", listing["serialNumber"])
    assert [one["purl"] for one in listing["components"]] == [one.purl for one in parts]
    assert all(one["licenses"] for one in listing["components"])
    assert listing["components"][0]["hashes"] == [{"alg": "SHA-256", "content": "a" * 64}]
    assert listing["metadata"]["component"]["version"] == "0.1.0"


def test_it_says_that_the_http_client_is_not_inside(parts: tuple[Part, ...]) -> None:
    [said] = json.loads(list_of_parts(parts, "0.1.0"))["annotations"]
    assert said["subjects"] == ["pkg:pypi/pyhanko@0.30"]
    assert "aiohttp; it is not inside" in said["text"]
    assert "without_http" in (ROOT / "docs" / "security.md").read_text(encoding="utf-8")


def test_the_same_parts_give_the_same_bytes(parts: tuple[Part, ...]) -> None:
    assert list_of_parts(parts, "0.1.0") == list_of_parts(parts, "0.1.0")


def test_every_part_has_its_licence_beside_the_program(
    parts: tuple[Part, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    folder = tmp_path / "licences"
    write_licences(parts, folder)
    assert (folder / "pyHanko" / "LICENSE").read_text(encoding="utf-8") == "the words"
    assert len(list((folder / "PySide6").iterdir())) == len(list(beside.LICENCES.glob("*.txt"))) > 0
    assert "libx11 1.8" in (folder / "libx11" / "LICENCE").read_text(encoding="utf-8")


def test_a_case_opens_by_double_click() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]  # the names have capitals
    entry.read(SHIPPING / "committee-app.desktop", encoding="utf-8")
    desktop = entry["Desktop Entry"]
    assert desktop["Exec"].split() == ["committee-app", "%f"]
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    [kind] = ET.parse(SHIPPING / "committee-app.xml").getroot().findall(f"{space}mime-type")
    assert desktop["MimeType"].strip(";") == kind.get("type")
    assert [one.get("pattern") for one in kind.findall(f"{space}glob")] == ["*.case"]
    assert "Name[ko]" in desktop
