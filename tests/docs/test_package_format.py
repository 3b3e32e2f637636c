"""Chapter 20 of `docs/record-format.md` is enough: a reader written from it says of packages what ours says."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from committee_app.desks.auditing import verify
from committee_app.desks.clock import ScriptedClock
from committee_app.desks.packages import SIGNED_SUMS, SUMS, package_of, read_folder, sums_of
from committee_app.desks.room import Room
from committee_app.export.reading import Outcome
from tests.desks.test_registration import SPOILT_SUMS, laid_out
from tests.docs.stranger_package import faults_of
from tests.told_day import CHEAP, ToldDay, finished, told

__all__ = ["told"]

PAGE = (Path(__file__).parents[2] / "docs" / "record-format.md").read_text("utf-8")
CHAPTER = PAGE[PAGE.index("## 20. ") :]


@pytest.fixture(scope="module")
def files(told: ToldDay) -> dict[str, bytes]:
    clock = ScriptedClock(datetime.fromisoformat("2026-02-27T10:00:00+09:00"))
    room = Room.open(told.case, told.passphrase, clock, cost=CHEAP)
    found = package_of(room.record)
    room.close()
    assert found is not None
    return found


def test_the_files_on_the_page_are_those_of_the_package(files: dict[str, bytes]) -> None:
    table = CHAPTER[: CHAPTER.index("Names are 1 to 100")]
    named = {name for line in table.splitlines() if line.startswith("| `") for name in re.findall("`([^`]+)`", line)}
    assert set(files) <= named


def test_the_metadata_on_the_page_are_those_of_the_file(files: dict[str, bytes]) -> None:
    said = CHAPTER[CHAPTER.index("`metadata.json` has") :]
    named = [one for one in re.findall("`([a-z_0-9]+)`", said) if one not in {"metadata", "item"}]
    facts = json.loads(files["metadata.json"])
    assert named == [*facts, *facts["files"][0]]


def test_the_stranger_finds_our_package_whole(files: dict[str, bytes], tmp_path: Path) -> None:
    assert faults_of(laid_out(tmp_path, files)) == set()


def altered(name: str) -> Callable[[dict[str, bytes]], None]:
    def change(files: dict[str, bytes]) -> None:
        files[name] = files[name][:-9] + bytes([files[name][-9] ^ 1]) + files[name][-8:]

    return change


def summed_anew(files: dict[str, bytes]) -> None:
    altered("result.csv")(files)
    files[SUMS] = sums_of({name: data for name, data in files.items() if name not in {SUMS, SIGNED_SUMS}})


def without_minutes(files: dict[str, bytes]) -> None:
    del files["minutes.pdf"]


def unsigned(files: dict[str, bytes]) -> None:
    del files[SIGNED_SUMS]


CHANGES: list[tuple[str, Callable[[dict[str, bytes]], None], set[str]]] = [
    ("a table", altered("result.csv"), {"result.csv"}),
    ("the sums", altered(SUMS), {"restlt.xlsx", "signature"}),
    ("the signature", altered(SIGNED_SUMS), {"signature"}),
    ("a table and the sums", summed_anew, {"signature"}),
    ("no minutes", without_minutes, {"minutes.pdf", "minutes"}),
    ("no signature", unsigned, set()),
]


@pytest.mark.parametrize(("change", "found"), [one[1:] for one in CHANGES], ids=[one[0] for one in CHANGES])
def test_both_say_the_same_of_packages_that_were_changed(
    files: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[dict[str, bytes]], None],
    found: set[str],
) -> None:
    """Ours makes the document again too, which takes seconds and which a stranger does not do."""
    changed = dict(files)
    change(changed)
    laid_out(tmp_path, changed)
    theirs = faults_of(tmp_path)
    assert theirs == found
    named = {str(dict(one.params)["name"]) for one in read_folder(tmp_path).faults if one.params}
    assert named == {one for one in theirs if "." in one}


def test_ours_refuses_what_the_stranger_refuses(files: dict[str, bytes], tmp_path: Path) -> None:
    changed = dict(files)
    summed_anew(changed)
    laid_out(tmp_path, changed)
    steps = finished(verify([tmp_path], None, cost=CHEAP)).steps
    failing = {step.code for step in steps if step.outcome is Outcome.DOES_NOT_HOLD}
    assert failing == {"verify.package_signed", "verify.package_made_again"}
    assert faults_of(tmp_path) == {"signature"}


@pytest.mark.parametrize("sums", SPOILT_SUMS.values(), ids=SPOILT_SUMS)
def test_both_refuse_sums_of_another_form(tmp_path: Path, sums: bytes) -> None:
    (tmp_path / SUMS).write_bytes(sums)
    assert faults_of(tmp_path) == {"sums"}
    assert [one.code for one in read_folder(tmp_path).faults] == ["package.no_sums"]


def test_the_digest_that_is_signed_is_that_of_the_sums(files: dict[str, bytes]) -> None:
    payload = json.loads(json.loads(files[SIGNED_SUMS])["payload"])
    assert payload["sums"] == hashlib.sha256(files[SUMS]).hexdigest()
