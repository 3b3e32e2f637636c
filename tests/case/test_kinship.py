"""Names of bodies in the spellings that rosters have; every one of them is invented."""

from __future__ import annotations

import pytest

from committee_app.case.identifiers import Won
from committee_app.case.kinship import Hint, Tie, affiliations, hints, kinship
from committee_app.case.proposals import Body
from tests.builders import member, proposal

SAME, PART = Tie.SAME, Tie.PART

PAIRS: tuple[tuple[str, str, Tie | None], ...] = (
    # forms of law and spacing
    ("(주)다온소프트", "다온소프트", SAME),
    ("㈜다온소프트", "다온소프트 주식회사", SAME),
    ("주식회사 다온 소프트", "다온소프트(주)", SAME),
    ("(재)가온문화재단", "재단법인 가온문화재단", SAME),
    ("다온소프트(가상)", "㈜ 다온소프트", SAME),
    ("（주）다온소프트", "다온소프트", SAME),
    ("학교법인 한빛학원", "한빛학원", SAME),
    ("\u1103\u1161\u110b\u1169\u11ab", "다온", SAME),
    # Latin and Hangul
    ("KTW", "케이티더블유", SAME),
    ("LN CNB", "엘엔씨엔비", SAME),
    ("SQ하나로", "에스큐 하나로", SAME),
    ("Daon Soft Co., Ltd.", "다온소프트", SAME),
    ("GAON DATA INC.", "가온데이터(주)", SAME),
    ("Raon AI", "라온에이아이", SAME),
    ("Hanbit University", "한빛대학교", SAME),
    ("Hanbit Univ.", "한빛대", SAME),
    # universities, offices, groups
    ("한빛대학교", "한빛대", SAME),
    ("한빛대학", "한빛대학교", SAME),
    ("가온시청", "가온시", SAME),
    ("다온그룹", "다온", SAME),
    # parts of a house
    ("한빛대학교", "한빛대 산학협력단", PART),
    ("한빛대", "한빛대학교병원", PART),
    ("한빛대학교 컴퓨터공학과", "한빛대학교 산학협력단", PART),
    ("다온", "다온전자", PART),
    ("다온홀딩스", "다온정보통신(주)", PART),
    ("다온전자", "다온전자서비스", PART),
    ("가온시 나래구", "가온시", PART),
    ("가온연구원 전산실", "가온연구원", PART),
    # others, however near
    ("다온", "라온", None),
    ("한빛대", "한빛", None),
    ("한빛대학교", "한빛고등학교", None),
    ("다온", "다온누리", None),
    ("한빛대", "한밭대", None),
    ("나래시", "나래군", None),
    ("가온시 나래구", "다솜시 나래구", None),
    ("KTW", "케이티", None),
    ("", "다온", None),
    ("주식회사", "(주)", None),
)


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_names_are_alike_however_they_are_spelled(one: str, other: str, expected: Tie | None) -> None:
    assert kinship(one, other) is expected
    assert kinship(other, one) is expected


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        ("한빛대학교 교수", (("한빛대학교", False),)),
        ("다온소프트(주) 대표이사 / 한빛대 겸임교수", (("다온소프트", False), ("한빛대", False))),
        ("가온연구원 (전 다온전자㈜ 연구소장)", (("가온연구원", False), ("다온전자", True))),
        ("前 다온전자, 가온연구원 책임연구원", (("다온전자", True), ("가온연구원", False))),
        ("former Daon Soft Inc.", (("Daon Soft", True),)),
        ("교수", (("교수", False),)),
        ("", ()),
    ],
)
def test_an_entry_may_name_several_bodies_and_those_that_were_left(
    entry: str, named: tuple[tuple[str, bool], ...]
) -> None:
    assert affiliations(entry) == named


def test_hints_name_the_body_the_tie_and_whether_it_is_a_partner() -> None:
    project = proposal("C01", applicant="가온시", bodies=(Body("가온시", Won(10)), Body("다온전자서비스(주)", Won(5))))
    here = member("1", affiliation="가온시청 정보과 / 전 ㈜다온전자")
    assert hints(here, project) == (
        Hint(Tie.PART, "가온시", "가온시청 정보과", is_partner=False),
        Hint(Tie.FORMER, "다온전자서비스(주)", "다온전자", is_partner=True),
    )
    assert hints(member("2", affiliation="라온연구원"), project) == ()


def test_a_name_of_nothing_but_a_form_of_groups_has_no_words() -> None:
    assert kinship("그룹", "가온") is None
