"""Good files, in every dress an office gives them, become the same grid."""

from __future__ import annotations

import datetime as dt
import hashlib
import unicodedata
from pathlib import Path

import pytest
import xlsxwriter

from committee_app.intake.delimited import readable_encodings
from committee_app.intake.errors import UnknownEncodingError
from committee_app.intake.grids import cell_name
from committee_app.intake.reading import read_grid

ROSTER = '접수번호,신청기관,총사업비\r\nL01,가람광역시,"1,800"\r\nL02,너울광역시,733\r\n'
ROWS = (("접수번호", "신청기관", "총사업비"), ("L01", "가람광역시", "1,800"), ("L02", "너울광역시", "733"))


def saved(folder: Path, raw: bytes, name: str = "roster.csv") -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


@pytest.mark.parametrize(
    ("codec", "found"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("cp949", "cp949"), ("utf-16", "utf-16")],
)
def test_every_encoding_of_an_office_gives_the_same_grid(tmp_path: Path, codec: str, found: str) -> None:
    grid = read_grid(saved(tmp_path, ROSTER.encode(codec)))
    assert (grid.rows, grid.encoding, grid.source_name, grid.sheet_name) == (ROWS, found, "roster.csv", "")
    assert grid.sha256 == hashlib.sha256(ROSTER.encode(codec)).hexdigest()


def test_utf_16_with_the_other_byte_order_is_read(tmp_path: Path) -> None:
    raw = b"\xfe\xff" + ROSTER.encode("utf-16-be")
    assert read_grid(saved(tmp_path, raw)).rows == ROWS


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_the_delimiter_is_found_by_the_heading_row(tmp_path: Path, delimiter: str) -> None:
    text = f"2026년 신청 현황\n번호{delimiter}이름{delimiter}비고\n1{delimiter}홍길동{delimiter}가 나\n"
    grid = read_grid(saved(tmp_path, text.encode(), "roster.txt"))
    assert grid.rows[1:] == (("번호", "이름", "비고"), ("1", "홍길동", "가 나"))


def test_text_valid_in_two_encodings_is_read_as_utf_8_and_the_other_can_be_chosen(tmp_path: Path) -> None:
    ambiguous = "\u043f\u043f".encode()  # two Cyrillic letters, or two syllables in CP949
    path = saved(tmp_path, b"a,b\n1," + ambiguous + b"\n")
    assert readable_encodings(path.read_bytes()) == ("utf-8", "cp949")
    assert read_grid(path).rows[1][1] == ambiguous.decode()
    assert read_grid(path, encoding="cp949").rows[1][1] == unicodedata.normalize("NFC", ambiguous.decode("cp949"))


def test_an_encoding_that_does_not_fit_is_refused_even_when_asked_for(tmp_path: Path) -> None:
    path = saved(tmp_path, ROSTER.encode("cp949"))
    for encoding in ("utf-8", "utf-16", "unheard-of"):
        with pytest.raises(UnknownEncodingError):
            read_grid(path, encoding=encoding)


def test_short_rows_are_filled_up_and_blank_ends_cut_off(tmp_path: Path) -> None:
    grid = read_grid(saved(tmp_path, b"a,b,c,,\n\n1\n1,2,,,,,\n,,\n\n"))
    assert grid.rows == (("a", "b", "c"), ("", "", ""), ("1", "", ""), ("1", "2", ""))


def test_cells_are_composed_and_trimmed_with_single_spaces_inside(tmp_path: Path) -> None:
    loose = unicodedata.normalize("NFD", "홍길동")
    raw = f'이름,"총사업비\n(백만원)"\n \u00a0{loose}\u3000,1\n'.encode()
    assert read_grid(saved(tmp_path, raw)).rows == (("이름", "총사업비 (백만원)"), ("홍길동", "1"))


@pytest.fixture
def workbook_path(tmp_path: Path) -> Path:
    path = tmp_path / "roster.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("숨김").write(0, 0, "hidden")
        book.add_worksheet("빈 시트")
        sheet = book.add_worksheet("신청")
        book.worksheets()[0].hide()
        sheet.activate()
        sheet.set_first_sheet()
        sheet.merge_range("B1:D1", "제목")
        sheet.merge_range("B3:B5", "중앙")
        sheet.merge_range("C6:D8", "넓은 칸")
        for row, value in enumerate((1800, 44.6, 0.1 + 0.2, -0.0, 123456789012345), 2):
            sheet.write_number(row, 4, value)
        sheet.write_number("E8", 0.446, book.add_format({"num_format": "0.0%"}))
        sheet.write_number("E9", 0.3, book.add_format({"num_format": 9}))
        sheet.write_number("E10", 12, book.add_format({"num_format": '0"%"'}))
        sheet.write_datetime("F3", dt.datetime(2026, 2, 2, 9, 20), book.add_format({"num_format": "yyyy-mm-dd hh:mm"}))  # noqa: DTZ001
        sheet.write_datetime("F4", dt.date(2026, 2, 2), book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_datetime("F5", dt.time(9, 20), book.add_format({"num_format": "hh:mm"}))
        sheet.write_number("F6", 1.5, book.add_format({"num_format": "[h]:mm"}))
        sheet.write_boolean("F7", True)  # noqa: FBT003
        sheet.write_formula("F8", "=1/0", None, "#DIV/0!")
        sheet.write_formula("F9", "=E3*2", None, 3600)
        sheet.write_string("F10", "1,800")
    return path


def test_the_first_visible_sheet_in_use_is_read(workbook_path: Path) -> None:
    grid = read_grid(workbook_path)
    assert (grid.sheet_name, grid.encoding) == ("신청", None)
    assert grid.rows[0][:2] == ("", "제목")
    assert grid.sha256 == hashlib.sha256(workbook_path.read_bytes()).hexdigest()


def test_numbers_are_the_decimals_a_person_sees(workbook_path: Path) -> None:
    column = [row[4] for row in read_grid(workbook_path).rows[2:]]
    assert column == ["1800", "44.6", "0.3", "0", "123456789012345", "44.6%", "30%", "12"]


def test_dates_truths_errors_and_formulas_are_text(workbook_path: Path) -> None:
    column = [row[5] for row in read_grid(workbook_path).rows[2:]]
    assert column == [
        "2026-02-02 09:20:00",
        "2026-02-02",
        "09:20:00",
        "36:00:00",
        "TRUE",
        "#DIV/0!",
        "3600",
        "1,800",
    ]


def test_a_merged_value_is_repeated_downwards_and_never_to_the_right(workbook_path: Path) -> None:
    rows = read_grid(workbook_path).rows
    assert rows[0][1:4] == ("제목", "", "")
    assert [row[1] for row in rows[1:6]] == ["", "중앙", "중앙", "중앙", ""]
    assert [row[2:4] for row in rows[5:8]] == [("넓은 칸", "")] * 3


def test_content_decides_where_the_name_promises_nothing(tmp_path: Path, workbook_path: Path) -> None:
    assert read_grid(saved(tmp_path, workbook_path.read_bytes(), "workbook")).sheet_name == "신청"
    assert read_grid(saved(tmp_path, ROSTER.encode(), "text")).rows == ROWS


def test_a_cell_is_named_as_on_the_screen() -> None:
    assert [cell_name(0, 0), cell_name(6, 2), cell_name(19_999, 511)] == ["A1", "C7", "SR20000"]
