"""Whose file it is, what the record says of it, and who may read it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from committee_app.case.acts import Document
from committee_app.case.findings import RefusedError
from committee_app.case.identifiers import ProposalId, TrackId
from committee_app.case.lifecycle import Stage
from committee_app.case.proposals import Proposal
from committee_app.desks.documents import Handed, match_documents
from committee_app.intake.errors import ProposalNoPdfError
from tests.builders import C01, C02, FIRST, L9, PROPOSAL_ROSTER, SECOND
from tests.intake.pdfs import pdf
from tests.ui import rooms
from tests.ui.rooms import ToldRoom, prepared_room

RAW = pdf("first page")


@pytest.fixture
def told(tmp_path: Path) -> Iterator[ToldRoom]:
    with prepared_room(tmp_path, until=Stage.CONVENED) as room:
        yield room


def project(number: str, title: str, applicant: str) -> Proposal:
    return Proposal(ProposalId(number), title, applicant, "", TrackId("central"), ())


PROJECTS = (
    project("C01", "민원 답변 초안 생성", "다솜처(가상)"),
    project("C10", "상담 녹취 요약", "가온연구원(가상)"),
    project("L9", "도로 파손 탐지", "나래시"),
    project("L-11", "독거노인 안부 전화", "나래시"),
)


@pytest.mark.parametrize(
    ("name", "whose"),
    [
        ("C01.pdf", "C01"),
        ("c1 제안서.PDF", "C01"),
        ("[C10] 요약(최종).pdf", "C10"),
        ("L09_도로.pdf", "L9"),
        ("L_011.pdf", None),
        ("L11.pdf", "L-11"),
        ("민원답변 초안생성_제출본.pdf", "C01"),
        ("가온연구원 제안서.pdf", "C10"),
        ("나래시.pdf", None),
        ("C01 C10 합본.pdf", None),
        ("제안서.pdf", None),
    ],
)
def test_a_file_is_matched_by_number_then_by_title_or_applicant(name: str, whose: str | None) -> None:
    matching = match_documents(PROJECTS, (name,))
    assert list(matching.found) == ([whose] if whose else [])
    assert [one.code for one in matching.findings] == ([] if whose else ["document.unmatched"])


def test_a_second_file_for_a_project_and_projects_without_one_are_named() -> None:
    matching = match_documents(PROJECTS, ("C01.pdf", "C01 (2).pdf", "C10.pdf"))
    assert [(one.code, one.fact("proposal")) for one in matching.findings] == [("document.twice", "C01")]
    assert matching.without == ("L9", "L-11")


def test_a_name_decomposed_by_another_system_is_matched_all_the_same() -> None:
    decomposed = "\u1106\u1175\u11ab\u110b\u116f\u11ab답변초안생성.pdf"
    assert list(match_documents(PROJECTS, (decomposed,)).found) == ["C01"]


def test_the_record_names_each_file_with_its_digest(told: ToldRoom) -> None:
    told.secretary.attach_documents({C01: Handed("C01.pdf", RAW)})
    assert told.room.state.documents[C01] == Document(C01, "C01.pdf", hashlib.sha256(RAW).hexdigest())
    newer = pdf("second page")
    told.secretary.attach_documents({C01: Handed("C01-2.pdf", newer)})
    assert told.room.state.documents[C01].name == "C01-2.pdf"


def test_what_is_no_pdf_or_for_nobody_leaves_nothing_behind(told: ToldRoom) -> None:
    before = len(told.room.record.journal)
    with pytest.raises(ProposalNoPdfError):
        told.secretary.attach_documents({C01: Handed("C01.pdf", RAW), C02: Handed("C02.pdf", b"MZ")})
    with pytest.raises(RefusedError) as refused:
        told.secretary.attach_documents({ProposalId("X"): Handed("X.pdf", RAW)})
    assert [one.code for one in refused.value.findings] == ["document.unknown_proposal"]
    with pytest.raises(RefusedError) as refused:
        told.secretary.attach_documents({})
    assert [one.code for one in refused.value.findings] == ["document.none"]
    assert len(told.room.record.journal) == before
    assert not told.room.record.file.attachments()


def test_whoever_scores_a_project_reads_its_proposal_and_nobody_else(told: ToldRoom) -> None:
    told.secretary.attach_documents({C01: Handed("C01.pdf", RAW), C02: Handed("C02.pdf", RAW)})
    rooms.get_ready(told)
    rooms.declare(told)
    assert told.evaluator(FIRST).document(C01) == Handed("C01.pdf", RAW)
    assert told.evaluator(FIRST).document(L9) is None
    with pytest.raises(RefusedError) as refused:
        told.evaluator(SECOND).document(C02)
    assert [one.code for one in refused.value.findings] == ["ballot.not_yours"]


def test_bytes_that_the_record_does_not_name_are_not_shown(told: ToldRoom) -> None:
    told.secretary.attach_documents({C01: Handed("C01.pdf", RAW)})
    told.room.record.file.put_attachment("document:C01", "application/pdf", pdf("slipped in"))
    rooms.get_ready(told)
    rooms.declare(told)
    with pytest.raises(RefusedError) as refused:
        told.evaluator(FIRST).document(C01)
    assert [one.code for one in refused.value.findings] == ["document.altered"]


def test_another_list_of_projects_wants_its_proposals_matched_again(tmp_path: Path) -> None:
    with rooms.begun_room(tmp_path) as told:
        rooms.take_over(told)
        told.secretary.attach_documents({C01: Handed("C01.pdf", RAW)})
        told.secretary.import_proposals(told.room.state.sources["proposals"], PROPOSAL_ROSTER)
        assert not told.room.state.documents
