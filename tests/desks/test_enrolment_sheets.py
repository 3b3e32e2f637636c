"""Enrolment sheets: a page a person, with the print that the minutes have and without any secret."""

from __future__ import annotations

import io
from collections.abc import Generator, Iterator
from pathlib import Path

import pikepdf
import pytest

from committee_app.case.findings import RefusedError
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Officer, Role, evaluator_actor, officer_actor
from committee_app.case.progress import Progress
from committee_app.desks.access import finish_enrolment
from committee_app.desks.auditing import key_prints
from committee_app.desks.enrolment_sheets import enrolment_sheets
from committee_app.desks.secretary import officer_enrolment
from committee_app.export.labels import Language
from tests.builders import MEMBER_ROSTER
from tests.export.shown_text import shown_lines
from tests.ui.rooms import COST, ToldRoom, prepared_room


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ToldRoom]:
    with prepared_room(tmp_path_factory.mktemp("sheets"), until=Stage.READY) as told:
        yield told


def finished(work: Generator[Progress, None, bytes]) -> bytes:
    while True:
        try:
            next(work)
        except StopIteration as end:
            data: bytes = end.value
            return data


def pages(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return ["".join("".join(shown_lines(page)).split()) for page in pdf.pages]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_everybody_has_a_page_with_their_print(told: ToldRoom, language: Language) -> None:
    shown = pages(finished(told.secretary.enrolment_sheets(language)))
    prints = key_prints(told.room.state)
    assert len(shown) == len(prints) == 3 + len(MEMBER_ROSTER)
    for page, one in zip(shown, prints, strict=True):
        assert "".join(one.name.split()) in page
        assert "".join(one.fingerprint.split()) in page
        others = [other for other in prints if other.fingerprint != one.fingerprint]
        assert not any("".join(other.fingerprint.split()) in page for other in others)


def test_no_secret_is_ever_on_paper(told: ToldRoom) -> None:
    data = finished(told.secretary.enrolment_sheets("ko"))
    whole = "".join(pages(data))
    for secret in (*told.secrets.values(), *told.recoveries.values()):
        assert "".join(secret.split()) not in whole
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/AF" not in pdf.Root  # nothing is inside: the paper leaves the room


def test_one_person_alone_can_have_theirs(told: ToldRoom) -> None:
    member = MEMBER_ROSTER[1]
    [page] = pages(finished(told.secretary.enrolment_sheets("ko", (evaluator_actor(member.id),))))
    assert member.name in page
    assert f"위원{member.seat}석" in page


def test_who_has_no_keys_has_no_page(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.CONVENED) as early:
        nobody = evaluator_actor(MEMBER_ROSTER[0].id)
        with pytest.raises(RefusedError) as refused:
            finished(enrolment_sheets(early.room.record, "ko", (nobody,)))
        assert [one.code for one in refused.value.findings] == ["enrolment_sheet.nobody"]
        shown = pages(finished(enrolment_sheets(early.room.record, "ko")))
        assert len(shown) == 2


def test_officers_have_theirs_before_the_meeting(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.PREPARING) as early:
        officer = Officer(Role.AUDITOR, "박감사", "가상 감사실")
        enrolment = officer_enrolment(early.room.record, officer, COST)
        early.seat(finish_enrolment(early.room.record, enrolment, enrolment.lock()))
        [page] = pages(finished(early.secretary.enrolment_sheets("ko", (officer_actor(Role.AUDITOR),))))
        assert "가상감사실" in page
