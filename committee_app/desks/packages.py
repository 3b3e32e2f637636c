"""The registration package (등록 묶음): what an agency's records system takes in, and the secretary's signature on it.

    minutes.pdf                       signed by everybody named in it
    record.json                       the whole record
    result.json .csv .xlsx            the result: exact, as a table, as a workbook that computes it
    metadata.json .xml                what a register asks
    SHA256SUMS                        one line a file, as `sha256sum -c` reads it
    SHA256SUMS.package                the secretary's signature (`docs/record-format.md` 20)

All files but the last are a function of the record and the signed minutes, so whoever has those makes the same bytes
again, and an insider who edits a table and signs anew is found. The signature is made at the secretary's desk, whose
keys nobody else has, and kept in the case file: later anybody with the room's words writes out the same package.
"""

from __future__ import annotations

import hashlib
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from committee_app.case.findings import Finding, RefusedError
from committee_app.case.people import Role, officer_actor
from committee_app.desks.checking import CheckedRecord, Link, public_keys
from committee_app.desks.clock import stamp
from committee_app.desks.issuing import stored_minutes
from committee_app.desks.ranking import result_of
from committee_app.desks.record import Record, Signer, links
from committee_app.desks.record_file import write_record
from committee_app.desks.result_files import result_files
from committee_app.export.metadata import as_json, as_xml, metadata
from committee_app.export.minutes.source import MinutesSource
from committee_app.sealing.keys import BadSignatureError
from committee_app.sealing.packets import (
    LIMITS,
    Author,
    PackagePacket,
    PacketError,
    PacketKind,
    Place,
    read_package,
    write_package,
)

SUMS, SIGNED_SUMS = "SHA256SUMS", "SHA256SUMS.package"
MINUTES, RECORD = "minutes.pdf", "record.json"
MOST_FILES = 100
MOST_BYTES = 256 * 2**20
"""What a file of a package may have; more is not read."""

_ATTACHMENT = "registration.package"
_MEDIA = "application/json"
_LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9][A-Za-z0-9._-]{0,99})")
_SUMS_BYTES = MOST_FILES * 200


# ── writing ────────────────────────────────────────────────────────────────────────────────
def package_contents(checked: CheckedRecord, carried: tuple[Link, ...], minutes: bytes) -> dict[str, bytes]:
    """Return every file of the package but the signature.

    Args:
        checked: the record, up to its end.
        carried: its entries.
        minutes: the signed document.
    """
    files = {
        MINUTES: minutes,
        RECORD: write_record(carried) + b"\n",
        **result_files(checked.state),
    }
    source = MinutesSource(checked.state, checked.journal, checked.hashes, result_of(checked.state))
    facts = metadata(source, files)
    files |= {"metadata.json": as_json(facts), "metadata.xml": as_xml(facts)}
    return files | {SUMS: sums_of(files)}


def sums_of(files: Mapping[str, bytes]) -> bytes:
    """Return the sums as `sha256sum` writes them, by name.

    >>> sums_of({"b": b"", "a": b"1"}).decode().splitlines()[1]
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b'
    """
    lines = [f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())]
    return "".join(lines).encode()


def package_of(record: Record) -> dict[str, bytes] | None:
    """Return the package of an open case as far as it is signed, or None before everybody signed the minutes.

    The signature is among the files if the secretary made one for exactly these.
    """
    minutes = stored_minutes(record)
    if minutes is None:
        return None
    files = package_contents(record.checked(), tuple(links(record.file)), minutes)
    signed = record.file.attachment(_ATTACHMENT)
    if signed is not None and _is_about(signed, files[SUMS]):
        files[SIGNED_SUMS] = signed
    return files


def _is_about(signed: bytes, sums: bytes) -> bool:
    try:
        return read_package(signed).sums == hashlib.sha256(sums).digest()
    except PacketError:
        return False


def sign_package(record: Record, secretary: Signer) -> None:
    """Sign the package as it is now and keep the signature in the case file; the same package is signed once.

    Raises:
        RefusedError: the minutes are not signed yet.
        CaseFileError: the file could not take it.
    """
    files = package_of(record)
    if files is None:
        raise RefusedError(Finding.of("package.not_signed_yet"))
    if SIGNED_SUMS in files:
        return
    author = Author(record.state.case, secretary.actor, stamp(record.clock.now()), secretary.keys)
    place = Place(len(record.journal), record.head)
    signed = write_package(author, place, hashlib.sha256(files[SUMS]).digest())
    record.file.put_attachment(_ATTACHMENT, _MEDIA, signed)


# ── reading ────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class ReadPackage:
    """A package as it lies in a folder: the files that its sums name and that are whole, and what is wrong with it.

    `others` are names in the folder that the sums say nothing of; `signed` is the signature's file, empty for none.
    """

    files: Mapping[str, bytes]
    sums: bytes
    signed: bytes
    others: tuple[str, ...]
    faults: tuple[Finding, ...]


def is_package(path: Path) -> bool:
    """Whether a path names a package: its folder, or the sums in it."""
    return path.is_dir() or path.name == SUMS


def read_folder(path: Path) -> ReadPackage:
    """Return the package in a folder (or beside the sums); believes nothing and never raises for what lies there."""
    folder = path if path.is_dir() else path.parent
    sums = _plain_file(folder / SUMS, _SUMS_BYTES) or b""
    listed = _listed(sums)
    if listed is None:
        return ReadPackage({}, sums, b"", (), (Finding.of("package.no_sums"),))
    files: dict[str, bytes] = {}
    faults: list[Finding] = []
    for name, digest in listed.items():
        data = _plain_file(folder / name, MOST_BYTES)
        if data is None:
            faults.append(Finding.of("package.missing", name=name))
        elif hashlib.sha256(data).hexdigest() != digest:
            faults.append(Finding.of("package.altered", name=name))
        else:
            files[name] = data
    faults += [Finding.of("package.missing", name=name) for name in (MINUTES, RECORD) if name not in listed]
    signed = _plain_file(folder / SIGNED_SUMS, LIMITS[PacketKind.PACKAGE]) or b""
    return ReadPackage(files, sums, signed, _others(folder, listed), tuple(faults))


def _listed(sums: bytes) -> dict[str, str] | None:
    """Return digests by name; None for what is not the one form of such a list."""
    try:
        lines = sums.decode("ascii").splitlines(keepends=True)
    except UnicodeDecodeError:
        return None
    found = [_LINE.fullmatch(line.removesuffix("\n")) for line in lines if line.endswith("\n")]
    names = {match[2]: match[1] for match in found if match is not None}
    is_whole = len(names) == len(lines) and 0 < len(lines) <= MOST_FILES
    return names if is_whole and {SUMS, SIGNED_SUMS}.isdisjoint(names) else None


def _plain_file(path: Path, most: int) -> bytes | None:
    """Return a file's bytes; None for what is not there, is no plain file, or is too large."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return None
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError:
        return None
    return data if len(data) <= most else None


def _others(folder: Path, listed: Mapping[str, str]) -> tuple[str, ...]:
    try:
        names = sorted(one.name for one in folder.iterdir())
    except OSError:
        return ()
    return tuple(name for name in names if name not in {*listed, SUMS, SIGNED_SUMS})[:MOST_FILES]


def is_signed(package: ReadPackage, checked: CheckedRecord) -> bool:
    """Whether the secretary of this record signed these sums at the end of this record."""
    keys = checked.state.keys.get(officer_actor(Role.SECRETARY))
    try:
        signed = read_package(package.signed)
        if keys is not None:
            signed.check_signature(public_keys(keys))
    except (PacketError, BadSignatureError):
        return False
    return keys is not None and _says(signed, package, checked)


def _says(signed: PackagePacket, package: ReadPackage, checked: CheckedRecord) -> bool:
    return (
        signed.actor == officer_actor(Role.SECRETARY)
        and signed.case == checked.state.case
        and (signed.seq, signed.head) == (len(checked.hashes), checked.head)
        and signed.sums == hashlib.sha256(package.sums).digest()
    )


def differing(package: ReadPackage, checked: CheckedRecord, carried: tuple[Link, ...]) -> tuple[str, ...]:
    """Return the names of files that are not what record and minutes give, by name."""
    made = package_contents(checked, carried, package.files.get(MINUTES, b""))
    made.pop(SUMS)
    names = sorted({*made, *package.files})
    return tuple(name for name in names if made.get(name) != package.files.get(name))
