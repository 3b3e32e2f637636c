"""The list of members, as a ministry's office keeps it: number, name, where from, of which kind."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from committee_app.case.findings import Finding
from committee_app.case.identifiers import EvaluatorId
from committee_app.case.people import Category, Evaluator
from committee_app.intake.grids import Grid
from committee_app.intake.headings import NOTHING_TOLD, SERIAL, Column, Told, find_headings
from committee_app.intake.roster_lines import NAME, SHORT, Line, Lines, Seen, loose_key, word_key
from committee_app.intake.roster_reading import RosterReading, faults_of_name, in_file_order, source_of
from committee_app.intake.score_faults import shown

MEMBER_COLUMNS = (
    Column(
        "id",
        (
            "위원번호",
            "위원no",
            "위원id",
            "좌석",
            "좌석번호",
            "좌석no",
            "memberno",
            "membernumber",
            "seat",
            "seatno",
            "id",
        ),
        perhaps=("번호", "no", "number", "연번", "순번", "일련번호"),
        needed=True,
    ),
    Column("name", ("성명", "이름", "위원명", "위원성명", "name", "fullname", "membername"), needed=True),
    Column(
        "affiliation",
        ("소속", "소속기관", "소속기관명", "소속명", "기관", "기관명", "affiliation", "organisation", "organization"),
        needed=True,
    ),
    Column("category", ("구분", "위원구분", "위원유형", "유형", "category"), needed=True),
    Column("field", ("전문분야", "분야", "전공", "전공분야", "field", "expertise", "specialty")),
    Column("sex", ("성별", "sex", "gender")),
    Column("region", ("지역", "소재지", "권역", "지역구분", "수도권여부", "region")),
    Column(SERIAL, ("serial",), perhaps=("번호", "no", "number", "연번", "순번", "일련번호")),
)

CATEGORIES: Mapping[str, Category] = {
    word_key(word): category
    for category, words in (
        (Category.PRIVATE, ("민간", "민간위원", "민간전문가", "private", "private sector")),
        (Category.OFFICIAL, ("공무원", "공무원위원", "official", "public official", "civil servant")),
        (Category.PUBLIC_BODY, ("공공기관", "공공기관위원", "공공기관 임직원", "public body", "public institution")),
    )
    for word in words
}

_LOOKS_LIKE_A_NUMBER = re.compile(r"[-+−△]?[0-9.,]+")
_SEAT = re.compile(r"0{0,3}[1-9][0-9]{0,3}")


def read_members(grid: Grid, told: Told = NOTHING_TOLD) -> RosterReading[Evaluator]:
    """Return the members that a sheet lists, and everything that is wrong with it; never raises.

    A member's seat is their number. Where numbers are names (`가-1`), the order of the rows seats them.
    """
    source = source_of(grid)
    headings = find_headings(grid, MEMBER_COLUMNS, told)
    faults, remarks = [*faults_of_name(source), *headings.faults], [*headings.remarks]
    members: list[Evaluator] = []
    if headings.row >= 0:
        lines = Lines(grid, headings, own=("name",))
        members = _members(lines)
        faults += lines.faults
        remarks += lines.remarks
    return RosterReading(
        source,
        headings.row + 1,
        headings.columns,
        tuple(members),
        in_file_order(faults),
        in_file_order(remarks),
    )


def _members(lines: Lines) -> list[Evaluator]:
    ids, names = Seen(), Seen()
    members: list[Evaluator] = []
    for line in lines:
        member = _member(line)
        _refuse_number_twice(line, ids)
        _remark_on_name(line, names, lines.remarks)
        if not line.broken:
            members.append(member)
    return _seated(members)


def _member(line: Line) -> Evaluator:
    name = line.id("id")
    if not line.broken and _LOOKS_LIKE_A_NUMBER.fullmatch(name) and not _SEAT.fullmatch(name):
        line.refuse(Finding.of("roster.seat_refused", **line.at("id")))
    return Evaluator(
        id=EvaluatorId(name),
        seat=0,
        name=line.text("name", NAME, needed=True),
        affiliation=line.text("affiliation", NAME, needed=True),
        category=_category(line),
        field=line.text("field", NAME),
        sex=line.text("sex", SHORT),
        region=line.text("region", SHORT),
    )


def _category(line: Line) -> Category:
    category = CATEGORIES.get(word_key(line.cell("category")))
    if line.need("category") and category is None:
        line.refuse(Finding.of("roster.not_a_category", **line.at("category")))
    return category or Category.PRIVATE  # of a line that is broken, and left out


def _seated(members: Sequence[Evaluator]) -> list[Evaluator]:
    numbered = all(_SEAT.fullmatch(member.id) for member in members)
    return [replace(one, seat=int(one.id) if numbered else place) for place, one in enumerate(members, 1)]


def _refuse_number_twice(line: Line, ids: Seen) -> None:
    number = line.cell("id")
    key = number.lstrip("0") if _SEAT.fullmatch(number) else number
    first = ids.before(key, number, line) if number else None
    if first is not None:
        line.refuse(Finding.of("roster.id_twice", **line.at("id"), first_row=first[0]))


def _remark_on_name(line: Line, names: Seen, remarks: list[Finding]) -> None:
    """Two members may share a name; more often one of them stands twice on the list."""
    name = line.cell("name")
    first = names.before(loose_key(name), name, line) if name else None
    if first is not None:
        at = line.at("name")
        remarks.append(Finding.of("roster.name_twice", **at, first_row=first[0], first=shown(first[1])))
