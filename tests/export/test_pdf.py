"""The built PDF: pages, numbers, fonts, contents, the record inside; the same bytes every time."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from committee_app.case.progress import Progress
from committee_app.export.document import (
    Align,
    Block,
    Column,
    Document,
    EndMark,
    GroupRow,
    Heading,
    Landscape,
    Paragraph,
    Row,
    SumRow,
    Table,
)
from committee_app.export.flowables import HeadingPiece, TextPiece, grids_of, pieces_of
from committee_app.export.grid import Grid, GridPiece, GridRow, RowKind
from committee_app.export.labels import LABELS
from committee_app.export.pdf import (
    LANDSCAPE,
    UPRIGHT,
    BuiltPdf,
    LaidPage,
    NaiveTimeError,
    build_pdf,
    building_pdf,
    laid_out,
)
from committee_app.export.typography import TABLE, broken_lines, printable
from tests.export.papers import HEAD, MADE_AT, sample_document, sample_matrix
from tests.export.shown_text import shown_lines

RECORD = '{"ranking":["가","나"]}'.encode()
ROOT = Path(__file__).parents[2]


@cache
def built() -> BuiltPdf:
    return build_pdf(sample_document(), record=RECORD, head=HEAD, made_at=MADE_AT, language="ko")


@cache
def lines_of_pages() -> tuple[list[str], ...]:
    with opened(built().data) as pdf:
        return tuple(shown_lines(page) for page in pdf.pages)


def small(*blocks: Block) -> Document:
    return Document("제목", "제목", "공개", "1", blocks)


def pages_of(*blocks: Block) -> list[LaidPage]:
    return laid_out(pieces_of(small(*blocks), LABELS["ko"]))


def rows_of(page: LaidPage) -> list[GridRow]:
    return [row for placed in page.placed if isinstance(placed.piece, GridPiece) for row in placed.piece.rows]


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def test_every_page_carries_total_and_serial_and_the_head_of_the_record() -> None:
    assert len(lines_of_pages()) == built().pages
    for number, lines in enumerate(lines_of_pages(), start=1):
        assert lines[-2:] == [HEAD.hex()[:16], f"{built().pages}-{number}"]


def test_the_contents_name_the_page_on_which_each_heading_stands() -> None:
    _, *lines = lines_of_pages()[1]
    listed = list(zip(lines[:20:2], lines[1:20:2], strict=True))
    assert listed[0] == ("1. 회의 개요", "3")
    for heading, page in listed:
        assert heading in lines_of_pages()[int(page) - 1]


def test_contents_and_bookmarks_lead_to_the_headings() -> None:
    with opened(built().data) as pdf:
        links = [annotation for annotation in pdf.pages[1].Annots if annotation.Subtype == "/Link"]
        assert len(links) == 10
        assert {int(link.F) for link in links} == {4}
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root][:2] == ["1. 회의 개요", "2. 성원과 참석"]
            assert [item.title for item in outline.root[0].children] == ["진행 순서", "발언 요지", "표결 내용"]


def _fonts(pdf: pikepdf.Pdf) -> list[Any]:
    """Return every font of the file, wherever it is used."""
    dictionaries: list[Any] = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)]
    return [thing for thing in dictionaries if thing.get("/Type") == "/Font"]


def test_every_font_is_embedded_also_in_the_empty_signature_fields() -> None:
    with opened(built().data) as pdf:
        fonts = _fonts(pdf)
        assert len(fonts) > 3
        assert all("/FontFile2" in font.FontDescriptor and "Pretendard" in str(font.BaseFont) for font in fonts)
    assert b"Helvetica" not in built().data


def test_the_record_lies_inside_and_the_metadata_name_its_digest() -> None:
    with opened(built().data) as pdf:
        assert pdf.attachments["record.json"].get_file().read_bytes() == RECORD
        packet = pdf.Root.Metadata.read_bytes().decode()
        assert f"<dc:identifier>urn:sha256:{hashlib.sha256(RECORD).hexdigest()}</dc:identifier>" in packet
        assert f"<dc:source>urn:sha256:{HEAD.hex()}</dc:source>" in packet
        assert str(pdf.Root.Lang) == "ko-KR"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo.Title) == sample_document().title
        assert sample_document().title in packet
        assert str(pdf.docinfo.CreationDate) == "D:20260226180000+09'00'"
        assert "<xmp:CreateDate>2026-02-26T18:00:00+09:00</xmp:CreateDate>" in packet


def test_the_places_to_sign_are_empty_fields_with_a_hint() -> None:
    with opened(built().data) as pdf:
        fields = list(pdf.Root.AcroForm.Fields)
        assert [str(field.T) for field in fields] == ["Chair", "Secretary"]
        assert all("/V" not in field and field.F == 132 for field in fields)
        assert [str(field.TU) for field in fields] == ["전자서명 위원장 김가온", "전자서명 간사 도담"]
        for field, box in zip(fields, built().signature_boxes, strict=True):
            assert [float(edge) for edge in field.Rect] == pytest.approx(
                [box.left, box.bottom, box.right, box.top], abs=0.01
            )
        assert [shown_lines(field.AP.N) for field in fields] == [["(서명란)"]] * 2
    assert "(서명란)" not in lines_of_pages()[-1]


def test_matrices_lie_on_landscape_sheets_and_the_rest_is_upright() -> None:
    with opened(built().data) as pdf:
        wide = [float(page.MediaBox[2]) > float(page.MediaBox[3]) for page in pdf.pages]
    assert wide == [False, False, False, False, True, True, False, False]


def test_the_same_document_gives_the_same_bytes_in_another_process_and_folder(tmp_path: Path) -> None:
    program = "import hashlib; from tests.export.test_pdf import built; print(hashlib.sha256(built().data).hexdigest())"
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)},
            cwd=folder,
            capture_output=True,
            check=True,
            text=True,
        ).stdout.strip()
        for seed, zone, folder in (("1", "UTC", ROOT), ("42", "America/Lima", tmp_path))
    }
    assert digests == {hashlib.sha256(built().data).hexdigest()}


def test_building_says_how_far_it_is() -> None:
    said = list(building_pdf(sample_document(), record=RECORD, head=HEAD, made_at=MADE_AT, language="en"))
    assert said[0] == Progress("pdf.layout", 0, said[0].total)
    assert Progress("pdf.draw", built().pages, built().pages) in said
    assert said[-1] == Progress("pdf.finish", 1, 1)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(NaiveTimeError):
        build_pdf(small(), record=RECORD, head=HEAD, made_at=datetime(2026, 2, 26), language="ko")  # noqa: DTZ001


def test_the_end_mark_follows_the_last_letter_after_one_space() -> None:
    story = pieces_of(small(Paragraph("이상으로 회의를 마쳤다."), EndMark()), LABELS["ko"])
    (piece,) = story.pieces
    assert isinstance(piece, TextPiece)
    assert piece.setting.getPlainText().replace("\xa0", " ") == "이상으로 회의를 마쳤다.  끝"


LONG = Table(
    columns=(Column("번호", Align.RIGHT), Column("과제", weight=1)),
    rows=(*(Row((str(number), "과제의 이름")) for number in range(1, 121)), SumRow(("120", "합계"))),
    caption="순위표",
    unit="(단위: 개)",
    notes=("비고 하나",),
)


def test_a_long_table_goes_on_with_its_head_and_says_so() -> None:
    pages = pages_of(LONG)
    pieces = [page.placed[0].piece for page in pages]
    assert len(pages) > 2
    assert [isinstance(piece, GridPiece) and piece.continued for piece in pieces] == [False] + [True] * (len(pages) - 1)
    assert [row.cells[0].text for page in pages for row in rows_of(page)] == [*map(str, range(1, 121)), "120"]


def test_a_sum_never_stands_first_on_a_page() -> None:
    for rows in range(30, 60):
        table = replace(LONG, rows=LONG.rows[:rows] + LONG.rows[-1:])
        assert all(rows_of(page)[0].kind is RowKind.PLAIN for page in pages_of(table))


def test_the_name_of_a_group_never_stands_last_on_a_page() -> None:
    rows = tuple(GroupRow(f"묶음 {at}") if at % 3 == 0 else Row((str(at), "과제")) for at in range(120))
    for page in pages_of(replace(LONG, rows=rows)):
        assert rows_of(page)[-1].kind is RowKind.PLAIN


def test_a_heading_is_never_the_last_line_of_a_page() -> None:
    for lines in range(20, 50):
        pages = pages_of(*(Paragraph("한 줄") for _ in range(lines)), Heading(2, "제목"), LONG)
        assert not any(isinstance(page.placed[-1].piece, HeadingPiece) for page in pages)


def test_a_row_taller_than_a_page_is_parted_between_its_lines() -> None:
    words = [f"낱말{number}" for number in range(4000)]
    table = Table((Column("의견", weight=1),), (Row((" ".join(words),)),))
    lines = [row.cells[0].text for page in pages_of(Heading(1, "의견"), table) for row in rows_of(page)]
    assert " ".join(lines).split() == words


def test_nothing_is_drawn_below_the_foot_of_the_text() -> None:
    for page in laid_out(pieces_of(sample_document(), LABELS["ko"])):
        for placed in page.placed:
            height = placed.piece.height(page.paper.measure)
            assert placed.top <= page.paper.bottom + page.paper.room + 0.1
            assert placed.top - height >= page.paper.bottom - 0.1


def test_thirty_evaluators_stand_in_two_tables_with_the_projects_repeated() -> None:
    first, second = grids_of(sample_matrix(30, 3, "중앙 트랙"))
    assert [row.cells[0].text for row in first.rows] == [row.cells[0].text for row in second.rows]
    assert len(first.columns) == 2 + 15
    assert len(second.columns) == 2 + 15 + 4


def test_evaluators_columns_are_equally_wide_and_titles_stay_readable() -> None:
    (grid,) = grids_of(sample_matrix(15, 24, "지방 트랙"))
    widths = grid.laid(LANDSCAPE.measure).widths
    assert max(widths[2:17]) - min(widths[2:17]) < 0.01
    assert widths[1] > 90
    assert sum(widths) == pytest.approx(LANDSCAPE.measure)


def _figures(*texts: str) -> Grid:
    table = Table((Column("과제", weight=1), Column("점수", Align.DECIMAL)), tuple(Row(("가", text)) for text in texts))
    (grid,) = grids_of(table)
    return grid


def test_figures_stand_on_their_decimal_point() -> None:
    laid = _figures("91.25", "100.5", "7").laid(UPRIGHT.measure)
    assert laid.after_point[1] == pytest.approx(5 + TABLE.width(".25"))


def test_a_column_of_figures_is_never_narrower_than_its_figures() -> None:
    laid = _figures("1,234,567.8", "0.12345").laid(UPRIGHT.measure)
    assert laid.widths[1] >= TABLE.width("1,234,567") + TABLE.width(".12345") + 10 - 0.01


@given(st.lists(st.text(alphabet="가나다 -1", max_size=30), max_size=12), st.floats(20, 200))
@settings(max_examples=100)
def test_breaking_loses_no_word_and_fits(words: list[str], width: float) -> None:
    text = " ".join(words)
    lines = broken_lines(text, TABLE, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(TABLE.width(line.rstrip()) <= width or len(line.strip()) == 1 for line in lines)


def test_words_are_parted_only_where_a_line_cannot_hold_them() -> None:
    assert broken_lines("평가위원 위촉", TABLE, 40) == ("평가위원", "위촉")
    assert broken_lines("가나다라마바사", TABLE, 24) == ("가나다", "라마바", "사")


def test_a_missing_character_is_named_never_blank() -> None:
    assert printable("홍길동 \U0001f600") == "홍길동 [U+1F600]"
    assert printable("가") == "가"
    build_pdf(small(Paragraph("\U0001f600 <b>&amp; \x00")), record=RECORD, head=HEAD, made_at=MADE_AT, language="ko")


def test_an_empty_document_and_empty_tables_are_built() -> None:
    empty = Table((Column("가"), Column("나", weight=1)), ())
    data = build_pdf(small(empty, Landscape(())), record=b"", head=b"", made_at=MADE_AT, language="en")
    assert data.pages == 1
