"""Minutes that some sign with a certificate of their own: they hold for everybody, and what fails leaves them alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from committee_app.case.findings import RefusedError
from committee_app.case.identifiers import Actor
from committee_app.case.lifecycle import Stage
from committee_app.case.signatures import AUDITOR, CHAIR, SECRETARY, signatories
from committee_app.desks import auditing
from committee_app.desks.certificate_files import open_certificate_file
from committee_app.desks.issuing import ATTACHMENT, issue_minutes, sign_minutes, stored_minutes
from committee_app.export.outside_keys import OutsideKey
from committee_app.export.reading import Outcome
from resources.verifier import verifier as stranger
from tests.export.outside_papers import PIN, Kind, certificate_file
from tests.export.papers import MADE_AT
from tests.told_day import finished
from tests.ui.rooms import ToldRoom, prepared_room


@pytest.fixture
def waiting(tmp_path: Path) -> Iterator[ToldRoom]:
    """A room whose minutes wait for the chair."""
    with prepared_room(tmp_path, until=Stage.RESOLVED) as told:
        told.secretary.close_meeting()
        finished(issue_minutes(told.room.record, told.signers[SECRETARY], "ko"))
        yield told


def file_of(folder: Path, kind: Kind, name: str = "sign.p12") -> Path:
    path = folder / name
    path.write_bytes(certificate_file(kind))
    return path


def outside(told: ToldRoom, folder: Path, kind: Kind) -> OutsideKey:
    return open_certificate_file(file_of(folder, kind), PIN, told.room.record.clock.now())


def test_minutes_signed_partly_with_certificates_hold_for_both_verifiers(waiting: ToldRoom, tmp_path: Path) -> None:
    record, (member, *_) = waiting.room.record, signatories(waiting.room.state)[1:]
    with_certificate: dict[Actor, Kind] = {CHAIR: Kind(), member: Kind(key="p256"), AUDITOR: Kind()}
    for actor in signatories(record.state):
        kind = with_certificate.get(actor)
        key = outside(waiting, tmp_path, kind) if kind else None
        finished(sign_minutes(record, waiting.signers[actor], key))
    minutes = tmp_path / "minutes.pdf"
    minutes.write_bytes(stored_minutes(record) or b"")
    steps = finished(auditing.verify([minutes], None)).steps
    assert [one.code for one in steps if one.outcome is Outcome.DOES_NOT_HOLD] == []
    assert [one.outcome for one in steps if one.code == "signature.certificate"] == [Outcome.CANNOT_TELL] * 3
    assert "verify.signed_by_officers" in {one.code for one in steps if one.outcome is Outcome.HOLDS}
    report = stranger.verify(minutes.read_bytes())
    assert not report.plan.failed()
    assert [one.code for one in report.plan.steps] == [one.code for one in steps]


def test_a_certificate_moves_nobody_forward_in_the_order(waiting: ToldRoom, tmp_path: Path) -> None:
    record, key = waiting.room.record, outside(waiting, tmp_path, Kind())
    before = record.file.attachment(ATTACHMENT), len(record.journal)
    with pytest.raises(RefusedError):
        finished(sign_minutes(record, waiting.signers[SECRETARY], key))
    assert (record.file.attachment(ATTACHMENT), len(record.journal)) == before


def test_a_certificate_file_that_fails_leaves_the_minutes_as_they_were(waiting: ToldRoom, tmp_path: Path) -> None:
    record = waiting.room.record
    before, entries = record.file.attachment(ATTACHMENT), len(record.journal)
    now = record.clock.now()
    gone, pipe = tmp_path / "gone.p12", tmp_path / "pipe.p12"
    os.mkfifo(pipe)
    old = Kind(ends=MADE_AT - timedelta(days=90))
    for path, pin, code in (
        (gone, PIN, "certificate.gone"),
        (pipe, PIN, "certificate.no_file"),
        (tmp_path, PIN, "certificate.unreadable"),
        (file_of(tmp_path, Kind(), "good.p12"), "1234", "certificate.wrong_pin"),
        (file_of(tmp_path, old, "old.p12"), PIN, "certificate.expired"),
    ):
        with pytest.raises(RefusedError) as refusal:
            open_certificate_file(path, pin, now)
        assert [one.code for one in refusal.value.findings] == [code]
    assert record.file.attachment(ATTACHMENT) == before
    assert len(record.journal) == entries


def test_a_key_that_breaks_while_it_signs_leaves_the_minutes_as_they_were(waiting: ToldRoom, tmp_path: Path) -> None:
    record, key = waiting.room.record, outside(waiting, tmp_path, Kind())
    before, entries = record.file.attachment(ATTACHMENT), len(record.journal)
    with pytest.raises(RefusedError) as refusal:
        finished(sign_minutes(record, waiting.signers[CHAIR], replace(key, sign=lambda _: bytes(256))))
    assert refusal.value.findings[0].code == "certificate.other_key"
    assert record.file.attachment(ATTACHMENT) == before
    assert len(record.journal) == entries
    finished(sign_minutes(record, waiting.signers[CHAIR], key))
    assert record.state.signed == (CHAIR,)
