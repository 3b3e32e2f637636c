"""Scans of minutes that people signed by hand (자필 서명본): taken in, kept in the case file, found again.

The paper is the proof of a hand's signature; the scan says which paper, and the secretary for whom. It is in no
publication copy: that is written from a whitelist of what the record says.
"""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from pathlib import Path

from committee_app.case.acts import ScanAttached
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import Actor, EvaluatorId
from committee_app.case.people import evaluator_of
from committee_app.case.signatures import signing_members
from committee_app.case.state import CaseState
from committee_app.casefile.casefile import CaseFile
from committee_app.desks.record import Record
from committee_app.desks.words import wording
from committee_app.intake.scans import MAX_BYTES, Scan, read_scan

MEDIA = "application/pdf"
_PREFIX = "scan:"


def open_scan(path: Path) -> Scan:
    """Read a file and return the scan as it is kept; slow, in a child of its own.

    Raises:
        RefusedError: it is gone, or `intake.scans` does not take it.
    """
    name = unicodedata.normalize("NFC", path.name)
    try:
        # A pipe in the file's place must not let the reader wait.
        opened = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(opened, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise RefusedError(Finding.of("scan.other_kind", file=name))
            raw = file.read(MAX_BYTES + 1)
    except OSError:
        raise RefusedError(Finding.of("scan.gone", file=name)) from None
    return read_scan(name, raw)


def scan_act(record: Record, scan: Scan, signers: tuple[Actor, ...]) -> ScanAttached:
    """Return the act that names a scan of the present minutes."""
    minutes = record.state.minutes
    document = minutes.pdf_sha256 if minutes is not None else ""
    return ScanAttached(document, scan.name, hashlib.sha256(scan.data).hexdigest(), scan.pages, signers)


def by_hand_alone(state: CaseState, signers: tuple[Actor, ...]) -> tuple[EvaluatorId, ...]:
    """Return the members among those who signed by hand who have not signed in the file; officers always do."""
    waiting = {*signing_members(state)} - {*state.signed} - {*state.unsigned}
    members = (evaluator_of(one) for one in signers if one in waiting)
    return tuple(one for one in members if one is not None)


def signed_by_hand(state: CaseState) -> str:
    """Return the reason for which a place in the file stays empty, in the language of the minutes."""
    language = state.minutes.language if state.minutes is not None else "ko"
    return wording(language).say("minutes.signed_by_hand")


def keep_scan(record: Record, scan: Scan) -> None:
    """Put the bytes into the case file; call together with the act that names them."""
    record.file.put_attachment(_PREFIX + hashlib.sha256(scan.data).hexdigest(), MEDIA, scan.data)


def kept_scan(file: CaseFile, named: ScanAttached) -> bytes:
    """Return a scan that the record names.

    Raises:
        RefusedError: the case file has none, or another.
    """
    data = file.attachment(_PREFIX + named.sha256)
    if data is None or hashlib.sha256(data).hexdigest() != named.sha256:
        raise RefusedError(Finding.of("scan.altered", digest=named.sha256[:16]))
    return data


def lost_scans(file: CaseFile, scans: tuple[ScanAttached, ...]) -> int:
    """Return how many of the scans on record the case file does not hold as they were."""
    lost = 0
    for one in scans:
        try:
            kept_scan(file, one)
        except RefusedError:
            lost += 1
    return lost
