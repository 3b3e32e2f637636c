"""What is wrong with a roster is said at once, each fault with its place, and nothing of it is taken over."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from committee_app.case.findings import Finding, RefusedError
from committee_app.desks.words import LANGUAGES, wording
from committee_app.intake import rosters
from committee_app.intake.grids import Grid, tidy_rows
from committee_app.intake.reading import read_grid
from committee_app.intake.roster_reading import KEPT
from committee_app.intake.rosters import RosterReading, RosterRefusedError, read_members, read_proposals
from tests.intake.roster_grids import (
    CENTRAL,
    FIRST_ROW,
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

Told = list[tuple[str, object]]
SOURCES = tuple(Path(rosters.__file__).parent.glob("*.py"))


def faults(*rows: Sequence[str], headings: Sequence[str] = HEADINGS) -> tuple[Finding, ...]:
    return read_proposals(proposals_grid(*rows, headings=headings), programme()).faults


def remarks(*rows: Sequence[str]) -> Told:
    reading = read_proposals(proposals_grid(*rows), programme())
    assert reading.faults == ()
    return told(reading.remarks)


# ── one cell ───────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("heading", "typed", "code"),
    [
        ("접수번호", "", "blank_cell"),
        ("접수번호", "L,01", "id_refused"),
        ("접수번호", "L" * 41, "text_too_long"),
        ("신청기관", "", "blank_cell"),
        ("과제명", "가" * 201, "text_too_long"),
        ("과제명", "신호 🚦 최적화", "undrawable"),
        ("구분", "龘", "undrawable"),
        ("접수일시", "2" * 41, "text_too_long"),
        ("트랙", "", "blank_cell"),
        ("트랙", "해외", "not_a_track"),
        ("트랙", "트랙", "not_a_track"),
        ("소재지", "", "blank_cell"),
        ("소재지", "광주시", "not_a_place"),
        ("소재지", "Y", "not_a_place"),
        ("인구감소지역", "아마", "not_yes_or_no"),
        ("인구감소지역", "0", "not_yes_or_no"),
        ("공동신청", "?", "not_yes_or_no"),
        ("재정자립도", "", "blank_cell"),
        ("재정자립도", "-", "blank_cell"),
        ("재정자립도", "40.05", "ratio_too_fine"),
        ("재정자립도", "0.446", "ratio_too_fine"),
        ("재정자립도", "100.1", "ratio_out_of_range"),
        ("재정자립도", "-1", "ratio_out_of_range"),
        ("재정자립도", "44,6", "not_a_ratio"),
        ("재정자립도", "사십", "not_a_ratio"),
        ("재정자립도", "1e1", "not_a_ratio"),
        ("재정자립도", "17.0; 8.0", "bodies_differ"),
        ("재정자립도", "1;" * 30 + "1", "too_many_bodies"),
        ("총사업비", "", "blank_cell"),
        ("총사업비", "1,8oo", "not_an_amount"),
        ("총사업비", "1,80", "not_an_amount"),
        ("총사업비", "18,00", "not_an_amount"),
        ("총사업비", "1 800", "not_an_amount"),
        ("총사업비", "900++600", "not_an_amount"),
        ("총사업비", "1e3", "not_an_amount"),
        ("총사업비", "9" * 5000, "not_an_amount"),
        ("총사업비", "-1,600", "amount_negative"),
        ("총사업비", "△1,600", "amount_negative"),
        ("총사업비", "0", "amount_zero"),
        ("총사업비", "1000000001", "amount_too_large"),
        ("총사업비", "1600.0000001", "amount_below_a_won"),
        ("총사업비", "700", "requested_above_cost"),
        ("국비", "많이", "not_an_amount"),
        ("국비", "-800", "amount_negative"),
        ("국비", "1,601", "requested_above_cost"),
    ],
)
def test_a_cell_that_cannot_be_read_is_one_fault_at_its_place(heading: str, typed: str, code: str) -> None:
    column = next(place for place, one in enumerate(HEADINGS) if one.startswith(heading))
    cell = f"{'ABCDEFGHIJKLM'[column]}{FIRST_ROW + 1}"
    if code == "requested_above_cost":
        cell = f"K{FIRST_ROW + 1}"
    if heading == "총사업비" and code == "bodies_differ":
        cell = f"I{FIRST_ROW + 1}"
    reading = read_proposals(proposals_grid(CENTRAL, having(LOCAL, **{heading: typed}), JOINT), programme())
    assert told(reading.faults) == [(f"roster.{code}", cell)]
    (fault,) = reading.faults
    assert (fault.fact("row"), fault.fact("column")) == (FIRST_ROW + 1, cell[0])
    assert [one.id for one in reading.items] == ["C01", "L02"]


def test_a_fault_carries_the_words_of_the_file() -> None:
    (fault,) = faults(having(CENTRAL, 총사업비="1,8oo"))
    assert dict(fault.params) == {"row": 4, "column": "J", "cell": "J4", "heading": "총사업비", "found": "1,8oo"}
    (fault,) = faults(having(CENTRAL, 과제명="신호 🚦"))
    assert fault.fact("characters") == "🚦 U+1F6A6"
    (fault,) = faults(having(CENTRAL, 트랙="해외"))
    assert fault.fact("announced") == "중앙 트랙, 지방 트랙"


def test_each_part_of_a_cell_is_read() -> None:
    assert told(faults(having(JOINT, 총사업비="900+x", 재정자립도="17.05; 8.0"))) == [
        ("roster.ratio_too_fine", "I4"),
        ("roster.not_an_amount", "J4"),
    ]


def test_a_whole_cost_above_the_limit_is_refused_though_each_part_is_below() -> None:
    costs = "+".join(["600000000"] * 2)
    assert told(faults(having(JOINT, 총사업비=costs))) == [("roster.amount_too_large", "J4")]


def test_neither_cost_nor_request_is_a_fault_of_the_cost() -> None:
    assert told(faults(having(CENTRAL, 총사업비="", 국비=""))) == [("roster.blank_cell", "J4")]


# ── the sheet ──────────────────────────────────────────────────────────────────────────────
def test_missing_columns_are_named_all_at_once() -> None:
    rows: list[tuple[str, ...]] = [HEADINGS, *ROWS]
    for heading in ("접수번호", "과제명", "소재지", "재정자립도(%)", "총사업비", "공동신청"):
        rows = without(heading, rows)
    reading = read_proposals(grid([(TITLE,), (NOTE,), *rows]), programme())
    assert [(one.code, one.fact("row"), one.fact("heading")) for one in reading.faults] == [
        ("roster.missing_column", 3, name)
        for name in ("접수번호", "과제명", "소재지", "재정자립도", "총사업비", "공동신청")
    ]
    assert reading.items == ()


@pytest.mark.parametrize(
    ("second", "heading"),
    [("접수번호", "접수번호"), ("과제번호", "과제번호"), ("기관명", "기관명"), ("총 사업비", "총 사업비")],
)
def test_two_headings_for_one_thing_are_a_fault(second: str, heading: str) -> None:
    rows = [(*row, "1") for row in ROWS]
    found = faults(*rows, headings=(*HEADINGS, second))
    assert told(found) == [("roster.heading_twice", "N3")]
    assert found[0].fact("heading") == heading
    assert found[0].fact("first") == {"접수번호": "C3", "과제번호": "C3", "기관명": "D3", "총 사업비": "J3"}[second]


def test_an_open_heading_that_stands_twice_is_a_fault_even_if_two_fields_could_take_it() -> None:
    rows = without("트랙", [HEADINGS, *ROWS])
    doubled = [(*row, cell) for row, cell in zip(rows, ("구분", "중앙", "지방", "지방"), strict=True)]
    found = read_proposals(grid([(NOTE,), *doubled]), programme()).faults
    assert ("roster.heading_twice", "M2") in told(found)


@pytest.mark.parametrize(
    ("above", "headings", "expected"),
    [
        (((TITLE,),), HEADINGS, [("roster.unit_missing", "J2"), ("roster.unit_missing", "K2")]),
        (
            ((TITLE,), ("(단위: 백만원, 천원)",)),
            HEADINGS,
            [("roster.unit_unclear", "J3"), ("roster.unit_unclear", "K3")],
        ),
        (
            (("(단위: 백만원)", "(단위: 천원)"),),
            HEADINGS,
            [("roster.unit_unclear", "J2"), ("roster.unit_unclear", "K2")],
        ),
        ((("인원 10명 지원",),), HEADINGS, [("roster.unit_missing", "J2"), ("roster.unit_missing", "K2")]),
    ],
)
def test_an_amount_without_one_unit_is_never_guessed(
    above: Sequence[Sequence[str]], headings: Sequence[str], expected: Told
) -> None:
    reading = read_proposals(proposals_grid(headings=headings, above=above), programme())
    assert told(reading.faults) == expected
    assert reading.items == ()


def test_nothing_below_the_headings_is_a_fault() -> None:
    assert told(read_proposals(grid([(TITLE,), (NOTE,), HEADINGS]), programme()).faults) == [("roster.no_rows", 3)]
    total = ("합계",) + ("",) * 8 + ("0", "0", "", "")
    assert told(read_proposals(grid([(NOTE,), HEADINGS, total]), programme()).faults) == [("roster.no_rows", 2)]
    assert told(read_members(grid([MEMBER_HEADINGS])).faults) == [("roster.no_rows", 1)]


@pytest.mark.parametrize("rows", [(), (("",),), ROWS, (("접수번호",), ("C01",)), (("a" * 30_000,), ("(" * 30_000,))])
def test_a_sheet_without_headings_says_which_are_needed(rows: Sequence[Sequence[str]]) -> None:
    reading = read_proposals(grid(rows), programme())
    assert (reading.heading_row, reading.columns, reading.items) == (0, (), ())
    (fault,) = reading.faults
    assert fault == Finding.of(
        "roster.no_headings",
        wanted="접수번호, 트랙, 신청기관, 과제명, 소재지, 인구감소지역, 재정자립도, 총사업비, 공동신청",
    )


def test_headings_far_below_the_top_are_not_looked_for() -> None:
    reading = read_members(grid([("",)] * 60 + [MEMBER_HEADINGS, *MEMBERS]))
    assert told(reading.faults) == [("roster.no_headings", None)]


def test_a_file_whose_name_the_minutes_cannot_print_is_refused() -> None:
    named = replace(members_grid(), source_name="위원\udcff🚦.csv")
    (fault,) = read_members(named).faults
    assert fault == Finding.of("roster.file_name", file="위원?🚦.csv", characters="U+DCFF, 🚦 U+1F6A6")


# ── lines side by side ─────────────────────────────────────────────────────────────────────
def test_a_number_that_stands_twice_names_the_first_row() -> None:
    found = faults(CENTRAL, LOCAL, having(JOINT, 접수번호="C01"))
    assert told(found) == [("roster.id_twice", "C6")]
    assert found[0].fact("first_row") == 4


def test_names_that_are_nearly_one_are_remarks() -> None:
    again = having(LOCAL, 접수번호="L03", 과제명="신호최적화", 신청기관="미르 시(가상)")
    assert remarks(CENTRAL, LOCAL, JOINT, again, having(LOCAL, 접수번호="c01", 과제명="다른 과제")) == [
        ("roster.applicants_alike", "D7"),
        ("roster.proposals_alike", "F7"),
        ("roster.ids_alike", "C8"),
    ]


def test_what_does_not_fit_together_is_remarked_on() -> None:
    assert remarks(having(CENTRAL, 재정자립도="44.6")) == [("roster.reliance_unused", "I4")]
    assert remarks(having(JOINT, 공동신청="N")) == [("roster.bodies_not_joint", 4)]
    assert remarks(having(LOCAL, 공동신청="Y")) == [("roster.joint_one_body", "M4")]
    assert remarks(having(CENTRAL, 공동신청="Y")) == []


# ── members ────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("heading", "typed", "code"),
    [
        ("위원번호", "", "blank_cell"),
        ("위원번호", "1", "id_twice"),
        ("위원번호", "01", "id_twice"),
        ("위원번호", "0", "seat_refused"),
        ("위원번호", "-2", "seat_refused"),
        ("위원번호", "2.5", "seat_refused"),
        ("위원번호", "99999", "seat_refused"),
        ("위원번호", "9" * 39, "seat_refused"),
        ("위원번호", "가|나", "id_refused"),
        ("성명", "", "blank_cell"),
        ("성명", "가" * 61, "text_too_long"),
        ("성명", "남궁🚦", "undrawable"),
        ("소속", "", "blank_cell"),
        ("구분", "", "blank_cell"),
        ("구분", "교수", "not_a_category"),
        ("지역", "🚦", "undrawable"),
    ],
)
def test_a_members_cell_that_cannot_be_read_is_one_fault(heading: str, typed: str, code: str) -> None:
    second = having(MEMBERS[1], MEMBER_HEADINGS, **{heading: typed})
    reading = read_members(members_grid(MEMBERS[0], second, MEMBERS[2]))
    assert told(reading.faults) == [(f"roster.{code}", f"{'ABCDEFG'[MEMBER_HEADINGS.index(heading)]}3")]
    assert [one.id for one in reading.items] == ["1", "3"]


def test_a_members_name_that_stands_twice_is_a_remark() -> None:
    reading = read_members(members_grid(*MEMBERS, having(MEMBERS[0], MEMBER_HEADINGS, 위원번호="4", 성명="강 가람")))
    assert reading.faults == ()
    assert told(reading.remarks) == [("roster.name_twice", "B5")]
    assert (reading.remarks[0].fact("first_row"), reading.remarks[0].fact("first")) == (2, "강가람")


def test_missing_columns_of_members_are_named_all_at_once() -> None:
    reading = read_members(grid([("연락처", "성별", "지역"), ("-", "여", "수도권")]))
    assert [one.fact("heading") for one in reading.faults] == ["위원번호", "성명", "소속", "구분"]


# ── all at once ────────────────────────────────────────────────────────────────────────────
def test_all_faults_are_told_at_once_in_the_order_of_the_file() -> None:
    reading = read_proposals(
        proposals_grid(
            having(CENTRAL, 총사업비="1,8oo", 신청기관=""),
            having(LOCAL, 트랙="해외", 재정자립도="40.05", 접수번호="C01"),
            having(JOINT, 총사업비="900+600+1", 과제명="신호 🚦"),
            headings=(*HEADINGS, "과제번호"),
        ),
        programme(),
    )
    assert told(reading.faults) == [
        ("roster.heading_twice", "N3"),
        ("roster.blank_cell", "D4"),
        ("roster.not_an_amount", "J4"),
        ("roster.not_a_track", "B5"),
        ("roster.id_twice", "C5"),
        ("roster.undrawable", "F6"),
        ("roster.bodies_differ", "I6"),
    ]
    with pytest.raises(RosterRefusedError) as refused:
        reading.accepted()
    assert refused.value.findings == reading.faults
    assert isinstance(refused.value, RefusedError)


def test_endless_faults_are_counted() -> None:
    rows = [having(CENTRAL, 접수번호=f"C{number}", 과제명="") for number in range(KEPT + 20)]
    found = faults(*rows)
    assert len(found) == KEPT + 1
    assert found[-1] == Finding.of("roster.more", faults=20)


def test_the_sample_with_one_bad_cell_is_refused_whole() -> None:
    sample = read_grid(Path(__file__).parents[2] / "resources" / "sample" / "proposals.xlsx")
    rows = list(sample.rows)
    rows[20] = having(rows[20], rows[2], 총사업비="천오백")
    reading = read_proposals(replace(sample, rows=tuple(rows)), programme())
    assert told(reading.faults) == [("roster.not_an_amount", "J21")]
    assert len(reading.items) == 39
    with pytest.raises(RosterRefusedError):
        reading.accepted()


# ── words ──────────────────────────────────────────────────────────────────────────────────
def _everything_wrong() -> list[Finding]:
    readings: list[RosterReading[object]] = []
    for heading, typed in (
        *(("접수번호", one) for one in ("", "L,01", "L" * 41, "C01", "c01")),
        *(("과제명", one) for one in ("🚦", "민원요약")),
        *(("신청기관", one) for one in ("가온 부(가상)", "")),
        *(("트랙", "해외"), ("소재지", "광주시"), ("공동신청", "?"), ("공동신청", "Y")),
        *(("재정자립도", one) for one in ("40.05", "101", "x", "1;2", "1;" * 31)),
        *(("총사업비", one) for one in ("x", "-1", "0", "9" * 20, "1.00000001", "1", "900+600")),
    ):
        rows = (having(CENTRAL, 재정자립도="1"), having(LOCAL, **{heading: typed}), ("※ 주",))
        readings.append(read_proposals(proposals_grid(*rows, headings=(*HEADINGS, "과제번호")), programme()))
    readings += [read_proposals(one, programme()) for one in (grid([]), grid([HEADINGS]), grid([HEADINGS[:3]]))]
    readings.append(read_proposals(proposals_grid(above=(("단위: 원, 천원",),)), programme()))
    readings.append(
        read_proposals(
            proposals_grid(
                CENTRAL, having(LOCAL, 신청기관="가온부(가상)", 과제명="민원요약"), having(JOINT, 공동신청="")
            ),
            programme(),
        )
    )
    for heading, typed in (("위원번호", "0"), ("구분", "교수"), ("성명", "강 가람")):
        row = having(MEMBERS[1], MEMBER_HEADINGS, **{heading: typed})
        readings.append(read_members(replace(members_grid(MEMBERS[0], row), source_name="🚦.csv")))
    readings.append(read_members(members_grid(*MEMBERS, headings=(*MEMBER_HEADINGS, "비고"))))
    readings.append(read_members(members_grid(*([("",) * 6 + ("x",)] * KEPT))))
    return [finding for reading in readings for finding in (*reading.faults, *reading.remarks)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_can_be_said(language: str) -> None:
    words = wording(language)
    said = {finding.code: words.finding(finding) for finding in _everything_wrong()}
    assert not [code for code, sentence in said.items() if re.search(r"[{}]|은\(는\)|이\(가\)|을\(를\)", sentence)]
    assert said.keys() == set(re.findall(r'"(roster\.[a-z_]+)"', "".join(one.read_text("utf-8") for one in SOURCES)))


# ── anything ───────────────────────────────────────────────────────────────────────────────
WORDS = st.sampled_from(
    [
        *("", "-", "합계", "중앙", "지방", "Y", "N", "수도권", "C01", "1,800", "900+600", "17.0; 8.0", "44.6", "1e999"),
        *("(단위: 백만원)", "민간", "①", "++", ";;", "(((", "0" * 50, "\ud800", "\u0661", "½", "²", "NaN", "-0"),
        *HEADINGS,
        *MEMBER_HEADINGS,
        *CENTRAL,
        *JOINT,
    ]
)
CELLS = st.one_of(WORDS, st.text(max_size=12))


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    width = draw(st.integers(1, 14))
    rows = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=7))
    dressed: Mapping[str, Sequence[Sequence[str]]] = {
        "as it is": (),
        "proposals": (HEADINGS,),
        "members": (MEMBER_HEADINGS,),
    }
    headings = dressed[draw(st.sampled_from(sorted(dressed)))]
    return grid([(NOTE,), *headings, *rows], name=draw(st.text(max_size=8)))


@settings(max_examples=150, deadline=None)
@given(grids())
def test_no_grid_is_a_surprise(any_grid: Grid) -> None:
    for reading in (read_proposals(any_grid, programme()), read_members(any_grid)):
        assert reading.faults or reading.items
        for finding in (*reading.faults, *reading.remarks):
            assert wording("ko").finding(finding)
            row = dict(finding.params).get("row", 1)
            assert isinstance(row, int)
            assert 1 <= row <= len(any_grid.rows)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, len(HEADINGS) - 1), CELLS), min_size=1, max_size=4))
def test_changed_cells_are_read_or_named_and_never_touch_other_lines(changes: list[tuple[int, int, str]]) -> None:
    rows = [list(row) for row in ROWS]
    for row, column, cell in changes:
        rows[row][column] = cell
    reading = read_proposals(proposals_grid(*rows), programme())
    touched = {row for row, _, _ in changes}
    good = read_proposals(proposals_grid(), programme()).items
    kept = {one.id: one for one in reading.items}
    twice = {finding.fact("row") for finding in reading.faults if finding.code == "roster.id_twice"}
    for number, one in enumerate(good):
        if number not in touched and FIRST_ROW + number not in twice:
            assert kept[one.id] == one


def test_a_cell_of_a_real_file_is_composed_before_it_comes_here() -> None:
    rows = tidy_rows("x.csv", [MEMBER_HEADINGS, ("1", "가\u1100\u1161", "나린대학교", "민간", "", "", "")])
    assert read_members(grid(rows)).accepted()[0].name == "가가"
