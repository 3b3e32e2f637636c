"""Small rosters as grids, to be damaged one cell at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from committee_app.case.findings import Finding
from committee_app.case.programme import Programme
from committee_app.case.programme_text import read_programme
from committee_app.intake.grids import Grid
from committee_app.resources import text

TITLE = "2026년 신청 현황(가상)"
NOTE = "(단위: 백만원, 재정자립도 %)"
HEADINGS = (
    *("연번", "트랙", "접수번호", "신청기관", "구분", "과제명", "소재지", "인구감소지역", "재정자립도(%)"),
    *("총사업비", "국비 신청액", "접수일시", "공동신청"),
)
CENTRAL = ("1", "중앙", "C01", "가온부(가상)", "부처", "민원 요약", "", "", "", "1,800", "1,800", "2026-02-02", "N")
LOCAL = (
    "2",
    "지방",
    "L01",
    "미르시(가상)",
    "시",
    "신호 최적화",
    "비수도권",
    "Y",
    "44.6",
    "1600",
    "800",
    "2026-02-03",
    "N",
)
JOINT = (
    *("3", "지방", "L02", "해찬시·솔찬군(공동·가상)", "공동", "급식 안전", "비수도권", "N", "17.0; 8.0", "900+600"),
    *("1,000", "2026-02-04", "Y"),
)
ROWS = (CENTRAL, LOCAL, JOINT)
FIRST_ROW = 4
"""The row of `CENTRAL`, as a spreadsheet counts it."""

MEMBER_HEADINGS = ("위원번호", "성명", "소속", "구분", "전문분야", "성별", "지역")
MEMBERS = (
    ("1", "강가람", "나린대학교", "민간", "AI 정책", "여", "비수도권"),
    ("2", "남궁새벽", "가상부처 A", "공무원", "재정", "남", "수도권"),
    ("3", "도해솔", "아라공단(가상)", "공공기관", "운영", "여", "수도권"),
)


@cache
def programme() -> Programme:
    return read_programme(text("programmes", "public-ai-2026.toml"))


def grid(rows: Sequence[Sequence[str]], name: str = "roster.xlsx") -> Grid:
    width = max(map(len, rows), default=0)
    return Grid(name, "", None, tuple(tuple(row) + ("",) * (width - len(row)) for row in rows), "ab" * 32)


def proposals_grid(
    *rows: Sequence[str], headings: Sequence[str] = HEADINGS, above: Sequence[Sequence[str]] = ((TITLE,), (NOTE,))
) -> Grid:
    return grid([*above, headings, *(rows or ROWS)])


def members_grid(*rows: Sequence[str], headings: Sequence[str] = MEMBER_HEADINGS) -> Grid:
    return grid([headings, *(rows or MEMBERS)])


def having(row: Sequence[str], headings: Sequence[str] = HEADINGS, /, **cells: str) -> tuple[str, ...]:
    """Return a row with other cells, named by the beginning of their heading."""
    changed = list(row)
    for name, value in cells.items():
        changed[next(place for place, heading in enumerate(headings) if heading.startswith(name))] = value
    return tuple(changed)


def without(heading: str, rows: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Return rows, the first of them the headings, without one column."""
    place = rows[0].index(heading)
    return [tuple(cell for column, cell in enumerate(row) if column != place) for row in rows]


def told(findings: Sequence[Finding]) -> list[tuple[str, object]]:
    """Return each finding's code, and its cell or else its row."""
    facts: list[Mapping[str, object]] = [dict(finding.params) for finding in findings]
    return [(finding.code, one.get("cell", one.get("row"))) for finding, one in zip(findings, facts, strict=True)]
