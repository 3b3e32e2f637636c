"""The registration package: what is in it, who signed it, and how whoever changes it is found."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import subprocess
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from committee_app.case.acts import CaseArchived
from committee_app.case.findings import RefusedError
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role, officer_actor
from committee_app.desks.access import sign_in
from committee_app.desks.auditing import Verdict, needs_passphrase, verify
from committee_app.desks.clock import ScriptedClock
from committee_app.desks.packages import (
    MOST_BYTES,
    SIGNED_SUMS,
    SUMS,
    differing,
    is_signed,
    package_of,
    read_folder,
    sign_package,
    sums_of,
)
from committee_app.desks.record import Record, Signer, links
from committee_app.desks.room import Room
from committee_app.desks.secretary import SecretaryDesk
from committee_app.export.reading import Outcome
from committee_app.resources import verifier_file
from committee_app.sealing.keys import PrivateKeys
from committee_app.sealing.packets import Author, Place, read_package, write_checkpoint, write_package
from tests.told_day import CHEAP, ToldDay, finished, told
from tests.ui.rooms import prepared_room

__all__ = ["told"]

NAMES = {
    "minutes.pdf", "record.json", "result.json", "result.csv", "result.xlsx", "metadata.json", "metadata.xml",
    SUMS, SIGNED_SUMS,
}  # fmt: skip
LATER = datetime.fromisoformat("2026-02-27T10:00:00+09:00")


@pytest.fixture
def room(told: ToldDay, tmp_path: Path) -> Iterator[Room]:
    """The told case, opened from a copy: tests may write into it."""
    copy = tmp_path / "copy.case"
    shutil.copy(told.case, copy)
    opened = Room.open(copy, told.passphrase, ScriptedClock(LATER), cost=CHEAP)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def files(told: ToldDay) -> dict[str, bytes]:
    opened = Room.open(told.case, told.passphrase, ScriptedClock(LATER), cost=CHEAP)
    found = package_of(opened.record)
    opened.close()
    assert found is not None
    return found


@pytest.fixture
def folder(files: dict[str, bytes], tmp_path: Path) -> Path:
    return laid_out(tmp_path / "registration", files)


def laid_out(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def secretary_of(told: ToldDay, record: Record) -> Signer:
    return sign_in(record, officer_actor(Role.SECRETARY), dict(told.day.secrets)["secretary"])


def verdict(path: Path) -> Verdict:
    return finished(verify([path], None, cost=CHEAP))


def outcomes(path: Path) -> dict[str, Outcome]:
    return {step.code: step.outcome for step in verdict(path).steps}


def failing(path: Path) -> set[str]:
    return {code for code, outcome in outcomes(path).items() if outcome is Outcome.DOES_NOT_HOLD}


# ── what is in it ──────────────────────────────────────────────────────────────────────────
def test_the_package_has_its_files_and_sums_that_the_system_checks(files: dict[str, bytes], folder: Path) -> None:
    assert set(files) == NAMES
    checked = subprocess.run(
        ["sha256sum", "--strict", "-c", SUMS], cwd=folder, capture_output=True, text=True, check=True
    )
    assert len(checked.stdout.splitlines()) == len(NAMES) - 2


def test_the_same_case_gives_the_same_package(files: dict[str, bytes], room: Room) -> None:
    assert package_of(room.record) == files


def test_the_metadata_say_the_same_in_both_forms(files: dict[str, bytes]) -> None:
    facts = json.loads(files["metadata.json"])
    assert facts["disclosure"] == "부분공개(5, 6)"
    assert (facts["attended"], facts["observers"]) == (15, 4)
    assert facts["began"] < facts["ended"] < facts["signed"]
    assert {one["name"]: one["sha256"] for one in facts["files"]} == {
        name: hashlib.sha256(files[name]).hexdigest()
        for name in ("minutes.pdf", "record.json", "result.json", "result.csv", "result.xlsx")
    }
    root = ET.fromstring(files["metadata.xml"])  # our own bytes
    plain = {one.tag: one.text for one in root if not len(one)}
    assert plain == {
        name: str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in facts.items()
        if value is not None and not isinstance(value, list)
    } | {name: None for name, value in facts.items() if value == []}
    assert [one.text for one in root.findall("agenda/item")] == facts["agenda"]
    assert [one.findtext("sha256") for one in root.findall("files/item")] == [one["sha256"] for one in facts["files"]]


def test_the_secretary_signed_it(files: dict[str, bytes]) -> None:
    signed = read_package(files[SIGNED_SUMS])
    assert signed.actor == "secretary"
    assert signed.sums == hashlib.sha256(files[SUMS]).digest()
    assert signed.seq == json.loads(files["metadata.json"])["entries"]


# ── nothing of it is secret ────────────────────────────────────────────────────────────────
def everything_in(name: str, data: bytes) -> Iterator[bytes]:
    yield data
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from (archive.read(one) for one in archive.namelist())
    if name.endswith(".pdf"):
        for match in re.finditer(rb"stream\r?\n", data):
            try:
                yield zlib.decompressobj().decompress(data[match.end() :])
            except zlib.error:
                continue


def test_no_secret_of_the_day_is_in_any_file(told: ToldDay, files: dict[str, bytes]) -> None:
    secrets = [secret.encode() for _, secret in told.day.secrets]
    assert len(secrets) > 18
    for name, data in files.items():
        for part in everything_in(name, data):
            assert not [one for one in secrets if one in part], name
            if part == verifier_file():  # it says how slots are called, and has none
                continue
            assert not [word for word in (b'"slot"', b'"slots"', b"drafts") if word in part], name


def test_the_files_beside_record_and_minutes_name_no_member(told: ToldDay, files: dict[str, bytes], room: Room) -> None:
    names = [one.name.encode() for one in room.state.evaluators if len(one.name) > 2]  # two syllables name towns too
    assert any(one in files["record.json"] for one in names)
    for name in NAMES - {"record.json", "minutes.pdf"}:
        for part in everything_in(name, files[name]):
            assert not [one for one in names if one in part], name


# ── verify ─────────────────────────────────────────────────────────────────────────────────
def test_a_package_holds_without_a_passphrase(folder: Path) -> None:
    assert not needs_passphrase([folder, folder / SUMS])
    assert read_folder(folder / SUMS) == read_folder(folder)
    found = outcomes(folder)
    assert Outcome.DOES_NOT_HOLD not in found.values()
    wanted = {
        "package_whole",
        "package_signed",
        "package_made_again",
        "same_record",
        "minutes_named",
        "result_resolved",
    }
    assert {found[f"verify.{one}"] for one in wanted} == {Outcome.HOLDS}
    assert found["verify.whose_keys"] is Outcome.CANNOT_TELL


@pytest.mark.parametrize("name", sorted(NAMES - {SUMS, SIGNED_SUMS}))
def test_a_flipped_bit_is_named(folder: Path, name: str) -> None:
    data = bytearray((folder / name).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / name).write_bytes(data)
    assert [(one.code, dict(one.params)["name"]) for one in read_folder(folder).faults] == [("package.altered", name)]


def summed_anew(folder: Path) -> None:
    files = {one.name: one.read_bytes() for one in folder.iterdir() if one.name not in {SUMS, SIGNED_SUMS}}
    (folder / SUMS).write_bytes(sums_of(files))


@pytest.mark.parametrize("name", ["result.csv", "result.xlsx", "metadata.json"])
def test_whoever_writes_the_sums_anew_lacks_the_secretarys_key(folder: Path, name: str, room: Room) -> None:
    (folder / name).write_bytes((folder / name).read_bytes() + b" ")
    summed_anew(folder)
    package, checked = read_folder(folder), room.record.checked()
    assert package.faults == ()
    assert not is_signed(package, checked)
    assert differing(package, checked, tuple(links(room.record.file))) == (name,)


def test_a_secretary_who_edits_the_table_and_signs_anew_is_found(told: ToldDay, folder: Path, room: Room) -> None:
    table = (
        (folder / "result.csv").read_bytes().replace("과락".encode(), "선정".encode()).replace(b"failed", b"selected")
    )
    (folder / "result.csv").write_bytes(table)
    summed_anew(folder)
    sums = hashlib.sha256((folder / SUMS).read_bytes()).digest()
    place = Place(len(room.record.journal), room.record.head)
    (folder / SIGNED_SUMS).write_bytes(write_package(author_of(told, room), place, sums))
    (step,) = [one for one in verdict(folder).steps if one.outcome is Outcome.DOES_NOT_HOLD]
    assert step.code == "verify.package_made_again"
    assert dict(step.params)["differs"] == "result.csv"


def author_of(told: ToldDay, room: Room, keys: PrivateKeys | None = None, case: str | None = None) -> Author:
    signer = secretary_of(told, room.record)
    return Author(case or room.state.case, "secretary", LATER.isoformat(timespec="seconds"), keys or signer.keys)


def test_a_signature_by_others_or_about_others_does_not_hold(
    told: ToldDay, folder: Path, room: Room, files: dict[str, bytes]
) -> None:
    sums, place = hashlib.sha256(files[SUMS]).digest(), Place(len(room.record.journal), room.record.head)
    mine = author_of(told, room)
    for forged in (
        write_package(author_of(told, room, PrivateKeys.generate()), place, sums),
        write_package(author_of(told, room, case="2026-other"), place, sums),
        write_package(mine, Place(place.seq - 1, place.hash), sums),
        write_package(mine, place, bytes(32)),
        write_checkpoint(mine, place),
        b"{}",
        b"\xff" * 100,
    ):
        (folder / SIGNED_SUMS).write_bytes(forged)
        assert not is_signed(read_folder(folder), room.record.checked())
    (folder / SIGNED_SUMS).write_bytes(write_package(mine, place, sums))
    assert is_signed(read_folder(folder), room.record.checked())


def test_without_the_signature_nobody_can_tell(folder: Path) -> None:
    (folder / SIGNED_SUMS).unlink()
    (folder / "읽어 주세요.txt").write_text("실행하십시오")  # nor is what the sums do not name vouched for
    found = outcomes(folder)
    assert Outcome.DOES_NOT_HOLD not in found.values()
    assert found["verify.package_signed"] is found["verify.package_nothing_else"] is Outcome.CANNOT_TELL


def test_another_cases_record_does_not_pass(folder: Path, files: dict[str, bytes]) -> None:
    entries = json.loads(files["record.json"])
    entries["entries"].pop()
    (folder / "record.json").write_text(
        json.dumps(entries, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n", "utf-8"
    )
    summed_anew(folder)
    assert failing(folder) >= {"verify.package_signed", "verify.minutes_named"}


# ── what people hand in ────────────────────────────────────────────────────────────────────
SPOILT_SUMS = {
    "empty": b"",
    "not text": b"\xff\xfe\x00",
    "a path": b"%064d  ../../etc/passwd\n" % 0,
    "an absolute path": b"%064d  /etc/passwd\n" % 0,
    "a hidden file": b"%064d  .bashrc\n" % 0,
    "twice": (b"%064d  a\n" % 0) * 2,
    "itself": b"%064d  SHA256SUMS\n" % 0,
    "no last line feed": b"%064d  a" % 0,
    "binary mark": b"%064d *a\n" % 0,
    "many": b"".join(b"%064d  f%d\n" % (0, number) for number in range(200)),
    "long": b"%064d  %s\n" % (0, b"a" * 5000),
}


@pytest.mark.parametrize("sums", SPOILT_SUMS.values(), ids=SPOILT_SUMS)
def test_sums_of_another_form_are_no_package(tmp_path: Path, sums: bytes) -> None:
    (tmp_path / SUMS).write_bytes(sums)
    assert failing(tmp_path) >= {"verify.package_whole", "package.no_sums"}


def test_an_empty_folder_and_one_without_minutes_fail_plainly(tmp_path: Path) -> None:
    assert failing(tmp_path) >= {"package.no_sums"}
    laid_out(tmp_path, {"a.txt": b"a", SUMS: sums_of({"a.txt": b"a"})})
    assert failing(tmp_path) >= {"verify.package_whole", "package.missing"}


def test_links_and_folders_in_a_files_place_are_not_followed(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes((folder / "result.csv").read_bytes())
    (folder / "result.csv").unlink()
    (folder / "result.csv").symlink_to(outside)
    (folder / "result.json").unlink()
    (folder / "result.json").mkdir()
    found = read_folder(folder)
    assert [dict(one.params)["name"] for one in found.faults] == ["result.csv", "result.json"]


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "minutes.pdf").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    (tmp_path / SUMS).write_bytes(sums_of({"minutes.pdf": b"", "record.json": b""}))
    assert read_folder(tmp_path).files == {}


@pytest.mark.parametrize("record", [b"", b"[" * 100_000, b'{"entries":[],"format":"committee-record/1"}', b"{}"])
def test_a_record_that_is_none_never_holds(folder: Path, record: bytes) -> None:
    (folder / "record.json").write_bytes(record + b"\n")
    (folder / "minutes.pdf").write_bytes(record)
    summed_anew(folder)
    assert {"pdf.kind", "verify.package_signed"} & failing(folder)


# ── signing ────────────────────────────────────────────────────────────────────────────────
def test_archiving_signs_the_package_that_is_then_exported(told: ToldDay, room: Room, tmp_path: Path) -> None:
    desk = SecretaryDesk(room.record, secretary_of(told, room.record))
    desk.archive()
    assert room.state.stage is Stage.ARCHIVED
    files = package_of(room.record)
    assert files is not None
    assert read_package(files[SIGNED_SUMS]).seq == len(room.record.journal)
    assert failing(laid_out(tmp_path / "archived", files)) == set()


def test_the_same_package_is_signed_once(told: ToldDay, room: Room) -> None:
    before = len(room.record.file.attachments())
    sign_package(room.record, secretary_of(told, room.record))
    assert len(room.record.file.attachments()) == before


def test_a_record_that_went_on_is_no_longer_the_signed_one(told: ToldDay, room: Room) -> None:
    room.record.append(secretary_of(told, room.record), CaseArchived())
    assert set(package_of(room.record) or {}) == NAMES - {SIGNED_SUMS}


def test_before_the_minutes_are_signed_there_is_no_package(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.RESOLVED) as early:
        assert package_of(early.room.record) is None
        with pytest.raises(RefusedError) as refused:
            early.secretary.sign_package()
    assert [one.code for one in refused.value.findings] == ["package.not_signed_yet"]
