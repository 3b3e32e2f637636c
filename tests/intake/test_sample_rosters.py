"""The sample's roster files are what their script makes, and read as the announcement says."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from committee_app.intake.reading import read_grid
from tests.sample.announcement import CENTRAL, EVALUATORS, LOCAL

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "resources" / "sample"


@pytest.fixture(scope="module")
def made_anew(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rosters")
    subprocess.run([sys.executable, ROOT / "scripts" / "make_sample_rosters.py", folder], check=True)
    return folder


def test_the_members_are_the_same_bytes(made_anew: Path) -> None:
    assert (made_anew / "members.csv").read_bytes() == (SAMPLE / "members.csv").read_bytes()


def test_the_proposals_are_the_same_parts(made_anew: Path) -> None:
    """Compared unpacked: another zlib packs the same parts into other bytes."""
    with zipfile.ZipFile(made_anew / "proposals.xlsx") as new, zipfile.ZipFile(SAMPLE / "proposals.xlsx") as kept:
        assert new.namelist() == kept.namelist()
        for name in new.namelist():
            assert new.read(name) == kept.read(name), name


def test_the_workbook_holds_the_forty_proposals_of_the_announcement() -> None:
    grid = read_grid(SAMPLE / "proposals.xlsx")
    assert grid.sheet_name == "신청 현황"
    assert grid.rows[0][0] == "2026년 공공 AI 지원사업 신청 현황(가상 자료)"
    assert not any(grid.rows[0][1:])
    headings = grid.rows[2]
    rows = [dict(zip(headings, row, strict=True)) for row in grid.rows[3:]]
    assert [row["접수번호"] for row in rows] == [*CENTRAL, *LOCAL]
    assert [row["트랙"] for row in rows] == ["중앙"] * 16 + ["지방"] * 24
    for row in rows:
        number = row["접수번호"]
        cost = row["총사업비"].replace(",", "")
        if number in CENTRAL:
            assert (cost, row["재정자립도(%)"]) == (str(CENTRAL[number]), "")
            assert row["국비 신청액"] == row["총사업비"]
        else:
            bodies = [part.split("@") for part in LOCAL[number][2].split()]
            assert cost.split("+") == [one for one, _ in bodies]
            assert [float(one) for one in row["재정자립도(%)"].split(";")] == [float(one) for _, one in bodies]
            assert row["소재지"] == {"outside": "비수도권", "capital": "수도권"}[LOCAL[number][0]]
            assert row["인구감소지역"] == ("Y" if LOCAL[number][1] else "N")
    received = [row["접수일시"] for row in rows]
    assert received == sorted(set(received))


def test_some_amounts_are_text_with_separators_and_some_are_numbers() -> None:
    amounts = [row[9] for row in read_grid(SAMPLE / "proposals.xlsx").rows[3:]]
    assert "1,800" in amounts
    assert "2000" in amounts
    assert amounts[-1] == "900+600"


def test_the_members_file_is_korean_and_holds_the_fifteen() -> None:
    grid = read_grid(SAMPLE / "members.csv")
    assert grid.encoding == "cp949"
    assert (SAMPLE / "members.csv").read_bytes().count(b"\r\n") == 16
    assert [row[0] for row in grid.rows[1:]] == EVALUATORS
    categories = [row[3] for row in grid.rows[1:]]
    assert [categories.count(word) for word in ("민간", "공무원", "공공기관")] == [11, 3, 1]
