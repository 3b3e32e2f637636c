"""Good rosters, in every dress, are read to the values that the announcement has."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from committee_app.case.identifiers import GroupId, ItemId, Points, TrackId
from committee_app.case.people import Category, Evaluator
from committee_app.case.programme import BonusItem, MinimumShare, Programme, Title
from committee_app.case.proposals import Body, Proposal
from committee_app.intake.reading import read_grid
from committee_app.intake.rosters import RosterReading, read_members, read_proposals
from tests.intake.roster_grids import (
    CENTRAL,
    HEADINGS,
    JOINT,
    LOCAL,
    MEMBER_HEADINGS,
    MEMBERS,
    NOTE,
    ROWS,
    TITLE,
    grid,
    having,
    members_grid,
    programme,
    proposals_grid,
    told,
    without,
)
from tests.sample.announcement import EVALUATORS, PROJECTS

SAMPLE = Path(__file__).parents[2] / "resources" / "sample"
MILLION = 1_000_000


@pytest.fixture(scope="module")
def sample_proposals() -> RosterReading[Proposal]:
    return read_proposals(read_grid(SAMPLE / "proposals.xlsx"), programme())


@pytest.fixture(scope="module")
def sample_members() -> RosterReading[Evaluator]:
    return read_members(read_grid(SAMPLE / "members.csv"))


def read(*rows: tuple[str, ...], headings: tuple[str, ...] = HEADINGS) -> tuple[Proposal, ...]:
    return read_proposals(proposals_grid(*rows, headings=headings), programme()).accepted()


# ── the sample ─────────────────────────────────────────────────────────────────────────────
def test_the_sample_gives_the_forty_projects_of_the_announcement(sample_proposals: RosterReading[Proposal]) -> None:
    assert (sample_proposals.faults, sample_proposals.remarks) == ((), ())
    proposals = sample_proposals.accepted()
    assert [one.id for one in proposals] == list(PROJECTS)
    for one in proposals:
        announced = PROJECTS[one.id]
        assert one.track == announced["track"]
        assert list(one.groups) == announced["groups"]
        assert [(body.cost, body.reliance) for body in one.bodies] == announced["bodies"]
        assert sum(points for _, points in one.bonus) == announced["bonus"]
        assert one.penalty == ()
        if announced["requested"] is not None:
            assert one.requested == announced["requested"]


def test_a_sample_proposal_is_read_whole(sample_proposals: RosterReading[Proposal]) -> None:
    last = sample_proposals.items[-1]
    assert last.title == "광역 급식 안전 모니터링"
    assert last.applicant == "해찬시·솔찬군(공동·가상)"
    assert (last.kind, last.requested) == ("공동", 1000 * MILLION)
    assert [body.name for body in last.bodies] == ["해찬시", "솔찬군"]
    assert last.bonus == ((ItemId("depopulation"), Points(200)), (ItemId("joint"), Points(100)))
    assert last.received == "2026-02-12 13:05:00"


def test_the_sample_gives_the_fifteen_members(sample_members: RosterReading[Evaluator]) -> None:
    assert (sample_members.faults, sample_members.remarks) == ((), ())
    members = sample_members.accepted()
    assert [one.id for one in members] == EVALUATORS
    assert [one.seat for one in members] == list(range(1, 16))
    counts = [sum(one.category is category for one in members) for category in Category]
    assert dict(zip(Category, counts, strict=True)) == {
        Category.PRIVATE: 11,
        Category.OFFICIAL: 3,
        Category.PUBLIC_BODY: 1,
    }
    last = members[-1]
    assert (last.name, last.affiliation, last.field) == ("황보예그리나", "아라공단(가상)", "시스템 운영")
    assert (last.sex, last.region) == ("여", "수도권")


def test_a_reading_says_which_file_and_which_columns_it_read(sample_proposals: RosterReading[Proposal]) -> None:
    source = read_grid(SAMPLE / "proposals.xlsx")
    assert (sample_proposals.source.name, sample_proposals.source.sha256) == ("proposals.xlsx", source.sha256)
    assert sample_proposals.heading_row == 3
    assert [(one.column, one.field) for one in sample_proposals.columns] == [
        ("A", "serial"),
        ("B", "track"),
        ("C", "id"),
        ("D", "applicant"),
        ("E", "kind"),
        ("F", "title"),
        ("G", "place"),
        ("H", "depopulation"),
        ("I", "reliance"),
        ("J", "cost"),
        ("K", "requested"),
        ("L", "received"),
        ("M", "joint"),
    ]
    assert sample_proposals.columns[8].heading == "재정자립도(%)"


def test_a_file_name_with_its_letters_taken_apart_is_composed() -> None:
    named = replace(members_grid(), source_name=unicodedata.normalize("NFD", "위원 명부.csv"))
    assert read_members(named).source.name == "위원 명부.csv"


# ── headings ───────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("first", "rest"),
    [
        (
            "순번|부문|과제번호|기관명|유형|사업명|수도권 여부|인구 감소 지역|재정자립도",
            "총 사업비 (백만원)|신청액(백만원)|접수일|공동 신청 여부",
        ),
        (
            "No|Track|Project no.|Applicant|Type|Project title|Location|Depopulating area|Fiscal self-reliance (%)",
            "Total cost (KRW million)|Requested [million won]|Received|Joint",
        ),
        (
            "연번|구분|번호|신청 기관|기관 유형|과제 명|소재지|인구감소지역(해당 여부)|재정자립도 %",
            "① 총사업비 백만원|② 국비 신청액（백만 원）|접수일시|공동신청",
        ),
    ],
    ids=["synonyms", "english", "awkward"],
)
def test_headings_are_known_by_their_synonyms(first: str, rest: str) -> None:
    headings = f"{first}|{rest}".split("|")
    reading = read_proposals(proposals_grid(*ROWS, headings=headings, above=()), programme())
    assert reading.faults == ()
    assert reading.accepted() == read(*ROWS)


def test_the_order_of_the_columns_does_not_matter() -> None:
    turned = [tuple(reversed(row)) for row in (HEADINGS, *ROWS)]
    assert read_proposals(grid([(NOTE,), *turned]), programme()).accepted() == read(*ROWS)


def test_headings_merged_over_two_rows_are_those_of_the_lower_row() -> None:
    upper = (*HEADINGS[:9], "사업비", "", *HEADINGS[11:])
    reading = read_proposals(grid([(TITLE,), (NOTE,), upper, HEADINGS, *ROWS]), programme())
    assert reading.heading_row == 4
    assert reading.accepted() == read(*ROWS)
    assert read_proposals(grid([(NOTE,), HEADINGS, HEADINGS, *ROWS]), programme()).accepted() == read(*ROWS)


def test_notes_and_blank_rows_may_stand_above_the_headings() -> None:
    above = ((TITLE,), (), ("작성: 가온행정부(가상)",), ("", "", "※ 2025년 당초예산 기준"), (NOTE,), ())
    reading = read_proposals(proposals_grid(above=above), programme())
    assert (reading.heading_row, reading.accepted()) == (7, read(*ROWS))


def test_a_title_merged_over_the_sheet_is_no_heading() -> None:
    filled = (TITLE,) * len(HEADINGS)
    assert read_proposals(proposals_grid(above=(filled, (NOTE,))), programme()).heading_row == 3


def test_a_division_is_the_kind_where_tracks_have_a_column_and_the_track_where_not() -> None:
    assert [one.kind for one in read(*ROWS)] == ["부처", "시", "공동"]
    rows = without("구분", [HEADINGS, *ROWS])
    rows[0] = tuple("구분" if heading == "트랙" else heading for heading in rows[0])
    proposals = read_proposals(grid([(NOTE,), *rows]), programme()).accepted()
    assert [(one.track, one.kind) for one in proposals] == [("central", ""), ("local", ""), ("local", "")]


def test_columns_that_are_not_used_are_remarked_on() -> None:
    rows = [(*row, extra, "") for row, extra in zip((HEADINGS, *ROWS), ("비고", "", "", "급함"), strict=True)]
    rows[2] = (*rows[2][:-1], "메모")
    reading = read_proposals(grid([(NOTE,), *rows]), programme())
    assert reading.faults == ()
    assert [(one.code, one.fact("column"), one.fact("heading")) for one in reading.remarks] == [
        ("roster.column_unused", "N", "비고"),
        ("roster.column_unused", "O", "O"),
    ]
    assert [(one.field, one.heading) for one in reading.columns[-2:]] == [("", "비고"), ("", "")]


# ── rows ───────────────────────────────────────────────────────────────────────────────────
def test_totals_notes_empty_forms_and_repeated_headings_are_left_out_and_said() -> None:
    blank = ("",) * len(HEADINGS)
    total = ("", "", "합 계", "", "", "", "", "", "", "4,900", "3,600", "", "")
    form = ("4", "지방", *blank[2:])
    reading = read_proposals(
        proposals_grid(CENTRAL, blank, HEADINGS, LOCAL, JOINT, form, total, ("※ 재정자립도는 가상 수치임",)),
        programme(),
    )
    assert reading.accepted() == read(*ROWS)
    assert told(reading.remarks) == [("roster.row_left_out", row) for row in (6, 9, 10, 11)]


def test_a_proposal_called_total_is_not_taken_for_one() -> None:
    assert read(having(CENTRAL, 신청기관="합계"))[0].applicant == "합계"


# ── money ──────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("note", "heading", "typed", "amount"),
    [
        (NOTE, "총사업비", "1,800", 1800 * MILLION),
        (NOTE, "총사업비", "1800.5", 1_800_500_000),
        (NOTE, "총사업비(천원)", "1,800,000", 1800 * MILLION),
        ("", "총사업비(원)", "1,800,000,001", 1_800_000_001),
        ("", "총사업비 (단위: 억원)", "18.5", 1850 * MILLION),
        ("단위 : 천 원", "총사업비", "１，８００", 1_800_000),
        ("【백만원】", "총사업비", "1800", 1800 * MILLION),
        ("(금액: 백만원)", "총사업비", "1800", 1800 * MILLION),
        ("Unit: KRW million", "총사업비", "1800", 1800 * MILLION),
        ("(단위: 원)", "총사업비", "1000000000000000", 10**15),
    ],
)
def test_an_amount_is_read_in_the_unit_that_the_sheet_names(note: str, heading: str, typed: str, amount: int) -> None:
    headings = tuple(heading if one == "총사업비" else one for one in HEADINGS)
    row = having(CENTRAL, headings, 총사업비=typed, 국비="")
    above = ((TITLE,), (note or "비고 없음",))
    headings = tuple("신청액(원)" if one == "국비 신청액" else one for one in headings)
    (proposal,) = read_proposals(proposals_grid(row, headings=headings, above=above), programme()).accepted()
    assert (proposal.cost, proposal.requested) == (amount, amount)


@pytest.mark.parametrize(("cost", "asked"), [("1,800", ""), ("", "1,800"), ("1,800", "-"), ("-", "1,800")])
def test_where_nothing_is_matched_cost_and_request_stand_for_each_other(cost: str, asked: str) -> None:
    (proposal,) = read(having(CENTRAL, 총사업비=cost, 국비=asked))
    assert (proposal.cost, proposal.requested) == (1800 * MILLION, 1800 * MILLION)


def test_a_central_body_may_ask_for_a_part_of_its_cost() -> None:
    (proposal,) = read(having(CENTRAL, 국비="1,000"))
    assert (proposal.cost, proposal.requested) == (1800 * MILLION, 1000 * MILLION)


def test_where_costs_are_matched_no_request_is_needed() -> None:
    (proposal,) = read(having(LOCAL, 국비=""))
    assert (proposal.cost, proposal.requested) == (1600 * MILLION, None)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("44.6", "44.6"), ("44.6%", "44.6"), ("44.6 %", "44.6"), ("0", "0"), ("100.0", "100"), ("40.00", "40")],
)
def test_reliance_is_read_as_published(typed: str, value: str) -> None:
    assert read(having(LOCAL, 재정자립도=typed))[0].bodies[0].reliance == Fraction(value)


@pytest.mark.parametrize("typed", ["17.0; 8.0", "17.0;8.0", "17.0 / 8.0", "17.0%+8.0%"])
def test_each_body_of_a_consortium_has_its_own_ratio(typed: str) -> None:
    (proposal,) = read(having(JOINT, 재정자립도=typed))
    assert proposal.bodies == (
        Body("해찬시", proposal.bodies[0].cost, Fraction(17)),
        Body("솔찬군", proposal.bodies[1].cost, Fraction(8)),
    )


@pytest.mark.parametrize(
    ("applicant", "names"),
    [
        ("해찬시·솔찬군(공동·가상)", ["해찬시", "솔찬군"]),
        ("해찬시(가상)ㆍ솔찬군(가상)", ["해찬시(가상)", "솔찬군(가상)"]),
        ("해찬시, 솔찬군", ["해찬시", "솔찬군"]),
        ("해찬 컨소시엄", ["해찬 컨소시엄 (1)", "해찬 컨소시엄 (2)"]),
        ("가시·나시·다시", ["가시·나시·다시 (1)", "가시·나시·다시 (2)"]),
    ],
)
def test_bodies_have_names_of_their_own_where_the_applicant_lists_them(applicant: str, names: list[str]) -> None:
    assert [body.name for body in read(having(JOINT, 신청기관=applicant))[0].bodies] == names


# ── words ──────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("word", ["지방", "지방 트랙", "지방트랙", "local", "Local track", "LOCAL"])
def test_a_track_is_known_by_title_id_and_short_form(word: str) -> None:
    assert read(having(LOCAL, 트랙=word))[0].track == "local"


@pytest.mark.parametrize(
    ("word", "yes"),
    [
        *((one, True) for one in ("Y", "y", "예", "O", "○", "ㅇ", "해당", "Ｙ")),
        *((one, False) for one in ("N", "아니오", "X", "", "-", "해당 없음", "비해당")),
    ],
)
def test_yes_and_no_are_known_in_many_forms(word: str, yes: bool) -> None:
    (proposal,) = read(having(LOCAL, 인구감소지역=word))
    assert (GroupId("depopulation") in proposal.groups) is yes
    assert bool(proposal.bonus) is yes


@pytest.mark.parametrize(
    ("heading", "place", "outside"),
    [
        ("소재지", "비수도권", True),
        ("소재지", "수도권", False),
        ("소재지", "경상북도 가람군", True),
        ("소재지", "경기도 나래시", False),
        ("수도권 여부", "N", True),
        ("수도권 여부", "Y", False),
        ("수도권", "Y", False),
        ("비수도권", "O", True),
        ("비수도권 여부", "Y", True),
        ("비수도권 여부", "아니오", False),
    ],
)
def test_a_place_is_outside_the_capital_region_or_not(heading: str, place: str, outside: bool) -> None:
    headings = tuple(heading if one == "소재지" else one for one in HEADINGS)
    (proposal,) = read(having(LOCAL, 소재지=place), headings=headings)
    assert (GroupId("outside_capital") in proposal.groups) is outside


def test_a_bonus_is_granted_only_in_its_tracks() -> None:
    (proposal,) = read(having(CENTRAL, 인구감소지역="Y", 공동신청="Y"))
    assert proposal.groups == ("depopulation", "joint")
    assert proposal.bonus == (("joint", 100),)


def test_a_group_of_another_programme_has_a_column_by_its_title() -> None:
    young = Title("청년 창업", "Young founders")
    base = programme()
    item = BonusItem(ItemId("young"), young, Points(150), GroupId("young"), (TrackId("central"),))
    other: Programme = replace(base, adjustments=replace(base.adjustments, bonus=(*base.adjustments.bonus, item)))
    assert told(read_proposals(proposals_grid(), other).faults) == [("roster.missing_column", 3)]
    rows = [(*row, cell) for row, cell in zip(ROWS, ("Y", "N", ""), strict=True)]
    proposals = read_proposals(proposals_grid(*rows, headings=(*HEADINGS, "청년창업")), other).accepted()
    assert [GroupId("young") in one.groups for one in proposals] == [True, False, False]
    assert proposals[0].bonus == (("young", 150),)


def test_a_programme_of_one_track_without_groups_needs_few_columns() -> None:
    base = programme()
    plain = replace(
        base,
        tracks=(base.tracks[0],),
        adjustments=replace(base.adjustments, bonus=()),
        selection=replace(base.selection, minimum_shares=()),
        matching=None,
    )
    reading = read_proposals(
        grid([("접수번호", "기관명", "과제명", "구분", "신청액(천원)"), ("A-1", "가온부(가상)", "가", "부처", "500")]),
        plain,
    )
    assert reading.accepted() == (
        Proposal(
            reading.items[0].id,
            "가",
            "가온부(가상)",
            "부처",
            TrackId("central"),
            (Body("가온부(가상)", reading.items[0].cost),),
            requested=reading.items[0].cost,
        ),
    )
    assert reading.items[0].cost == 500_000


def test_a_share_for_another_track_does_not_ask_for_the_place() -> None:
    base = programme()
    share = MinimumShare(TrackId("central"), GroupId("outside_capital"), Title("비수도권", "Outside"), 50)
    turned = replace(base, selection=replace(base.selection, minimum_shares=(share,)))
    reading = read_proposals(proposals_grid(CENTRAL, having(LOCAL, 소재지="")), turned)
    assert told(reading.faults) == [("roster.blank_cell", "G4")]


# ── members ────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "headings",
    [
        ("번호", "이름", "소속 기관", "위원 구분", "분야", "성별", "지역"),
        ("좌석", "성  명", "기관명", "유형", "전공", "성별", "소재지"),
        ("No.", "Name", "Affiliation", "Category", "Expertise", "Sex", "Region"),
        ("연번", "성명(한글)", "소속", "구분", "전문분야", "성별", "지역"),
    ],
)
def test_members_are_known_by_many_headings(headings: tuple[str, ...]) -> None:
    assert read_members(members_grid(headings=headings)).accepted() == read_members(members_grid()).accepted()


def test_a_running_number_is_not_the_members_number_where_there_is_one() -> None:
    rows = [(str(9 - number), *row) for number, row in enumerate(MEMBERS)]
    reading = read_members(members_grid(*rows, headings=("번호", *MEMBER_HEADINGS)))
    assert [one.id for one in reading.accepted()] == ["1", "2", "3"]
    assert reading.columns[0].field == "serial"


def test_numbers_seat_the_members_and_names_leave_it_to_the_rows() -> None:
    numbered = [
        having(row, MEMBER_HEADINGS, 위원번호=number) for row, number in zip(MEMBERS, ("07", "3", "12"), strict=True)
    ]
    assert [(one.id, one.seat) for one in read_members(members_grid(*numbered)).accepted()] == [
        ("07", 7),
        ("3", 3),
        ("12", 12),
    ]
    named = [
        having(row, MEMBER_HEADINGS, 위원번호=name) for row, name in zip(MEMBERS, ("가-1", "3", "나-2"), strict=True)
    ]
    assert [one.seat for one in read_members(members_grid(*named)).accepted()] == [1, 2, 3]


@pytest.mark.parametrize(
    ("word", "category"),
    [
        ("민간위원", Category.PRIVATE),
        ("공 무 원", Category.OFFICIAL),
        ("공공기관", Category.PUBLIC_BODY),
        ("Public body", Category.PUBLIC_BODY),
    ],
)
def test_a_members_category_is_a_word_of_the_rule(word: str, category: Category) -> None:
    assert read_members(members_grid(having(MEMBERS[0], MEMBER_HEADINGS, 구분=word))).accepted()[0].category is category
