"""A reader of registration packages that a stranger wrote from chapter 20 of `docs/record-format.md`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from resources.verifier import verifier as stranger
from resources.verifier.verifier import RefusedError
from tests.docs.stranger_packets import payload_of, signature_of_a_packet_holds

LINE = r"([0-9a-f]{64})  ([A-Za-z0-9][A-Za-z0-9._-]{0,99})"


def faults_of(folder: Path) -> set[str]:
    """Return what does not hold of a package: `sums`, names of files, `record`, `result`, `minutes`, `signature`."""
    return set(_faults(folder))


def _faults(folder: Path) -> Iterator[str]:
    sums = contents(folder / "SHA256SUMS") or b""
    listed = listing(sums)
    if listed is None:
        yield "sums"
        return
    files = {name: contents(folder / name) for name in listed}
    wrong = {name for name, data in files.items() if data is None or hashlib.sha256(data).hexdigest() != listed[name]}
    yield from wrong
    yield from {"minutes.pdf", "record.json"} - set(listed)
    record = read((files.get("record.json") or b"").removesuffix(b"\n"))
    if not record.holds or not record.hashes:
        yield "record"
        return
    if list(stranger.compare(record.state, files.get("result.json") or b"{}")):
        yield "result"
    plan = stranger.Plan()
    minutes = stranger.read_minutes(plan, files.get("minutes.pdf") or b"")
    inside = read(b"" if plan.failed() else minutes.record or b"")
    if not inside.hashes or inside.hashes != record.hashes[: len(inside.hashes)]:
        yield "minutes"
    if (signed := contents(folder / "SHA256SUMS.package")) is not None and not is_signed(signed, sums, record):
        yield "signature"


@cache
def read(record: bytes) -> stranger.Verdict:
    """Return what the verifier finds of a record; the same one is asked about again and again."""
    return stranger.check(record)


def listing(sums: bytes) -> dict[str, str] | None:
    lines = sums.decode("ascii", "replace").split("\n")
    found = [re.fullmatch(LINE, line) for line in lines[:-1]]
    names = {match[2]: match[1] for match in found if match is not None}
    if lines[-1] or not 1 <= len(lines) - 1 <= 100 or len(names) != len(lines) - 1:
        return None
    return None if {"SHA256SUMS", "SHA256SUMS.package"} & set(names) else names


def contents(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() and not path.is_symlink() and path.stat().st_size <= 2**28 else None


def is_signed(signed: bytes, sums: bytes, record: stranger.Verdict) -> bool:
    try:
        said, payload, signature = payload_of(signed, "package")
    except RefusedError:
        return False
    wanted = {
        "case": record.state.case,
        "actor": "secretary",
        "seq": len(record.hashes),
        "head": record.head.hex(),
        "sums": hashlib.sha256(sums).hexdigest(),
    }
    key = record.state.keys["secretary"]["signing"]
    return said.items() >= wanted.items() and signature_of_a_packet_holds(key, payload, signature)
