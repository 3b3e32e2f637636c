"""Single papers made at a desk: from the record of the minutes, whatever was signed since."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pikepdf
import pytest

from committee_app.case.findings import RefusedError
from committee_app.case.lifecycle import Stage
from committee_app.case.signatures import AUDITOR, SECRETARY, signatories
from committee_app.desks.issuing import issue_minutes, sign_minutes, stored_minutes
from committee_app.desks.papers import PaperOrder, every_paper, making_papers
from committee_app.export.minutes.papers import Paper
from committee_app.export.reading import read_signed_pdf
from tests.told_day import finished
from tests.ui.rooms import prepared_room


def packet(data: bytes) -> str:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return str(pdf.Root.Metadata.read_bytes().decode())


def test_papers_name_the_record_inside_the_minutes_and_stay_the_same_while_people_sign(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.RESOLVED) as told:
        told.secretary.close_meeting()
        record = told.room.record
        finished(issue_minutes(record, told.signers[SECRETARY], "ko"))
        rules = (PaperOrder(Paper.RULES),)
        (before,) = finished(making_papers(record, rules, "ko"))
        for actor in signatories(record.state):
            finished(sign_minutes(record, told.signers[actor]))
        assert AUDITOR in record.state.signed
        assert finished(making_papers(record, rules, "ko")) == (before,)
        carried = read_signed_pdf(stored_minutes(record) or b"").record or b""
        assert f"urn:sha256:{hashlib.sha256(carried).hexdigest()}" in packet(before.data)


def test_all_papers_are_the_set_with_one_a_person_where_it_is_personal(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.RESOLVED) as told:
        orders = every_paper(told.room.record)
        members = len(told.room.state.evaluators)
        assert list(dict.fromkeys(one.paper for one in orders)) == list(Paper)
        personal = [one for one in orders if one.member is not None]
        assert len(personal) == 3 * members
        assert len(orders) == len(Paper) - 3 + len(personal)
        first = (PaperOrder(Paper.SHEET, personal[0].member),)
        (made,) = finished(making_papers(told.room.record, first, "en"))
        assert made.name == "D4-01"


def test_before_the_opening_there_is_no_paper(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        with pytest.raises(RefusedError) as refused:
            finished(making_papers(told.room.record, (PaperOrder(Paper.RULES),), "ko"))
        assert [one.code for one in refused.value.findings] == ["minutes.nothing_opened"]
        with pytest.raises(RefusedError):
            every_paper(told.room.record)
