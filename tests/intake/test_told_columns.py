"""Where the headings do not say it, the secretary does; and what a new list changes in the old one."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from committee_app.intake.errors import EmptyFileError, ForbiddenCharacterError
from committee_app.intake.grids import Grid
from committee_app.intake.reading import read_pasted
from committee_app.intake.roster_difference import Change, roster_difference
from committee_app.intake.rosters import NOTHING_TOLD, SERIAL, Told, member_fields, proposal_fields, read_members
from tests.builders import MEMBER_ROSTER, PROGRAMME, PROPOSAL_ROSTER

ROWS = (("위원번호", "A", "소속", "구분"), ("1", "김가상", "가상대학교", "민간"), ("2", "이가상", "상상대학교", "민간"))


def grid(*rows: tuple[str, ...]) -> Grid:
    return Grid("위원.csv", "", "utf-8", rows, "00" * 32)


def test_a_column_without_a_known_heading_takes_the_meaning_it_is_given() -> None:
    assert [one.code for one in read_members(grid(*ROWS)).faults] == ["roster.missing_column"]
    read = read_members(grid(*ROWS), Told(None, ((1, "name"),)))
    assert read.faults == ()
    assert [one.name for one in read.items] == ["김가상", "이가상"]


def test_a_field_that_is_given_to_a_column_is_taken_from_the_one_that_had_it() -> None:
    read = read_members(grid(*ROWS), Told(None, ((1, "name"), (2, ""), (3, "affiliation"))))
    assert {one.column: one.field for one in read.columns} == {"A": "id", "B": "name", "C": "", "D": "affiliation"}
    assert [dict(one.params)["heading"] for one in read.faults] == ["구분"]


def test_rows_above_the_named_headings_are_not_read() -> None:
    rows = (("성명", "소속", "구분", "위원번호"), *ROWS)
    read = read_members(grid(*rows), Told(1, ((1, "name"),)))
    assert (read.heading_row, len(read.items)) == (2, 2)


def test_what_is_told_of_places_and_fields_that_are_not_there_says_nothing() -> None:
    told = Told(None, ((9, "name"), (1, "nonsense")))
    assert read_members(grid(*ROWS), told) == read_members(grid(*ROWS))
    assert read_members(grid(*ROWS), Told(7)).heading_row == 0


def test_the_last_word_on_a_field_counts() -> None:
    told = NOTHING_TOLD.with_field(0, "name").with_field(1, "name")
    assert told.fields == ((1, "name"),)
    assert told.with_field(1, "").with_field(2, "").fields == ((1, ""), (2, ""))
    assert told.with_row(3) == Told(3)


def test_every_field_of_a_roster_can_be_named() -> None:
    from committee_app.case.programme_text import read_programme  # noqa: PLC0415

    assert {one.name for one in member_fields() if one.needed} == {"id", "name", "affiliation", "category"}
    names = [one.name for one in proposal_fields(read_programme(PROGRAMME))]
    assert {"id", "track", "title", "applicant", "cost", "requested", SERIAL} <= set(names)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_pasted_rows_are_a_grid_whatever_their_line_ends(end: str) -> None:
    read = read_pasted("표", end.join(("번호\t성명", '1\t"김\n가상"', "2\t이가상")))
    assert read.rows == (("번호", "성명"), ("1", "김 가상"), ("2", "이가상"))
    assert read.encoding is None
    assert read.sha256 == hashlib.sha256('번호\t성명\n1\t"김\n가상"\n2\t이가상'.encode()).hexdigest()


def test_amounts_with_commas_stay_whole_between_tabs() -> None:
    assert read_pasted("표", "번호\t과제명\t총사업비\nC01\t하나\t1,800").rows[1] == ("C01", "하나", "1,800")


def test_a_pasted_nothing_and_an_unseen_character_are_refused() -> None:
    with pytest.raises(EmptyFileError):
        read_pasted("표", " \n\t\n")
    with pytest.raises(ForbiddenCharacterError):
        read_pasted("표", "번호\t성명\n1\t김\u200b가상")


def test_a_list_that_holds_the_same_differs_in_nothing() -> None:
    assert roster_difference(MEMBER_ROSTER, MEMBER_ROSTER) == ()
    assert roster_difference(PROPOSAL_ROSTER, tuple(reversed(PROPOSAL_ROSTER))) == ()


def test_every_value_of_an_entry_counts_as_a_difference() -> None:
    first = PROPOSAL_ROSTER[0]
    changed = {
        "title": replace(first, title="다른"),
        "received": replace(first, received="2026-02-01"),
        "bodies": replace(first, bodies=first.bodies * 2),
        "kind": replace(first, kind="다른"),
    }
    for name, other in changed.items():
        [found] = roster_difference(PROPOSAL_ROSTER, (other, *PROPOSAL_ROSTER[1:]))
        assert (found.change, found.values, found.entry.id) == (Change.CHANGED, (name,), first.id)
