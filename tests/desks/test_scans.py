"""Signatures by hand: the scan lies in the case file, the record names it, and every check asks for it."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from committee_app.case.findings import RefusedError
from committee_app.case.lifecycle import Stage
from committee_app.case.people import evaluator_actor
from committee_app.case.signatures import AUDITOR, CHAIR, SECRETARY
from committee_app.casefile.casefile import CaseFile
from committee_app.casefile.errors import DiskFullError
from committee_app.desks import auditing
from committee_app.desks.issuing import issue_minutes, sign_minutes, stored_minutes
from committee_app.desks.publishing import publishing
from committee_app.desks.scans import kept_scan, lost_scans, open_scan, scan_act
from committee_app.export.publication import Profile
from committee_app.export.publication.profile import Names
from committee_app.export.reading import Outcome, read_signed_pdf
from tests.builders import SECOND, THIRD
from tests.export.qr_reading import read_drawn_qr, read_qr
from tests.export.shown_text import shown_lines
from tests.intake.test_scans import picture
from tests.told_day import finished
from tests.ui.rooms import COST, PASSPHRASE, ToldRoom, prepared_room

BY_HAND, WITH_KEY = evaluator_actor(SECOND), evaluator_actor(THIRD)


@pytest.fixture
def waiting(tmp_path: Path) -> Iterator[ToldRoom]:
    """A room whose chair has signed; one member signs on paper."""
    with prepared_room(tmp_path, until=Stage.RESOLVED) as told:
        told.secretary.close_meeting()
        finished(issue_minutes(told.room.record, told.signers[SECRETARY], "ko"))
        finished(sign_minutes(told.room.record, told.signers[CHAIR]))
        yield told


def scan_file(folder: Path, data: bytes = b"") -> Path:
    path = folder / "서명본.jpg"
    path.write_bytes(data or picture())
    return path


def steps(*files: Path) -> dict[str, Outcome]:
    return {one.code: one.outcome for one in finished(auditing.verify(files, PASSPHRASE, cost=COST)).steps}


def test_a_scan_is_kept_named_in_the_record_and_verified(waiting: ToldRoom, tmp_path: Path) -> None:
    record = waiting.room.record
    waiting.secretary.attach_scan(open_scan(scan_file(tmp_path)), (BY_HAND,))
    assert record.state.unsigned == {BY_HAND}
    for actor in (WITH_KEY, SECRETARY, AUDITOR):
        finished(sign_minutes(record, waiting.signers[actor]))
    (named,) = record.state.scans
    data = kept_scan(record.file, named)
    assert hashlib.sha256(data).hexdigest() == named.sha256
    assert data.startswith(b"%PDF-")
    assert lost_scans(record.file, record.state.scans) == 0
    minutes = tmp_path / "minutes.pdf"
    minutes.write_bytes(stored_minutes(record) or b"")
    path = waiting.path
    waiting.room.close()
    found = steps(path, minutes)
    assert Outcome.DOES_NOT_HOLD not in found.values()
    assert found["verify.scans_kept"] is Outcome.HOLDS


def test_a_scan_that_the_file_does_not_hold_is_found(waiting: ToldRoom, tmp_path: Path) -> None:
    record = waiting.room.record
    scan = open_scan(scan_file(tmp_path))
    record.append(waiting.signers[SECRETARY], scan_act(record, scan, (BY_HAND,)))
    assert lost_scans(record.file, record.state.scans) == 1
    with pytest.raises(RefusedError):
        kept_scan(record.file, record.state.scans[0])
    path = waiting.path
    waiting.room.close()
    assert steps(path)["verify.scans_kept"] is Outcome.DOES_NOT_HOLD


def test_the_publication_copy_has_no_byte_of_the_scan_and_no_word_of_it(waiting: ToldRoom, tmp_path: Path) -> None:
    record = waiting.room.record
    waiting.secretary.attach_scan(open_scan(scan_file(tmp_path)), (BY_HAND,))
    for actor in (WITH_KEY, SECRETARY, AUDITOR):
        finished(sign_minutes(record, waiting.signers[actor]))
    copy = finished(publishing(record, "ko", Profile(names=Names.FULL))).data
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
        read = b"".join(one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream))
        text = " ".join(line for page in pdf.pages for line in shown_lines(page))
    assert kept_scan(record.file, record.state.scans[0])[:200] not in copy + read
    assert record.state.scans[0].sha256[:16] not in text
    assert "자필 서명본" not in text


@pytest.mark.parametrize("kind", ["gone", "folder", "pipe", "text"])
def test_a_file_that_is_no_scan_leaves_the_case_as_it_was(waiting: ToldRoom, tmp_path: Path, kind: str) -> None:
    entries = len(waiting.room.record.journal)
    place = tmp_path / "여기.pdf"
    if kind == "folder":
        place.mkdir()
    elif kind == "pipe":
        os.mkfifo(place)
    elif kind == "text":
        place.write_bytes(b"hello")
    with pytest.raises(RefusedError) as refusal:
        open_scan(place)
    wanted = "scan.gone" if kind in ("gone", "folder") else "scan.other_kind"
    assert [one.code for one in refusal.value.findings] == [wanted]
    assert len(waiting.room.record.journal) == entries


def test_a_scan_for_somebody_who_does_not_sign_is_refused_and_nothing_is_kept(
    waiting: ToldRoom, tmp_path: Path
) -> None:
    record = waiting.room.record
    held = record.file.attachments()
    with pytest.raises(RefusedError):
        waiting.secretary.attach_scan(open_scan(scan_file(tmp_path)), ())
    assert record.file.attachments() == held


def test_a_full_disk_while_a_scan_comes_in_leaves_file_and_record_as_they_were(
    waiting: ToldRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record, scan = waiting.room.record, open_scan(scan_file(tmp_path))
    before = record.file.attachments(), len(record.journal), record.state

    def full(*_: object) -> None:
        raise DiskFullError(waiting.path)

    for name in ("put_attachment", "append"):
        with monkeypatch.context() as disk:
            disk.setattr(CaseFile, name, full)
            with pytest.raises(DiskFullError):
                waiting.secretary.attach_scan(scan, (BY_HAND,))
        assert (record.file.attachments(), len(record.journal), record.state) == before
    waiting.secretary.attach_scan(scan, (BY_HAND,))
    assert len(record.state.scans) == 1


def test_the_pages_that_are_signed_by_hand_carry_the_head_of_the_record_and_its_digest(waiting: ToldRoom) -> None:
    """What ties a paper to a record: the head stands above the places to sign, the digest in the code of each page."""
    data = waiting.room.record.file.attachment("minutes.pdf") or b""
    read = read_signed_pdf(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        signed_on = {field.P.objgen for field in pdf.Root.AcroForm.Fields}
        pages = [page for page in pdf.pages if page.objgen in signed_on]
        assert pages
        shown = ["".join(shown_lines(page)).replace(" ", "") for page in pages]
        codes = [read_qr(read_drawn_qr(page)).decode() for page in pages]
    assert read.head in shown[0]
    assert all(read.head[:16] in one for one in shown)
    assert read.record is not None
    digest = hashlib.sha256(read.record).hexdigest().upper()
    assert all(one.startswith(f"MINUTES/1 {digest} ") for one in codes)
