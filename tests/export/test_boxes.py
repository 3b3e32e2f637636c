"""Nothing runs out of its place at 200 projects by 30 members, with names and titles as long as people have them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest

from committee_app.export.document import (
    Align,
    Column,
    Cover,
    Document,
    Heading,
    Landscape,
    MarkCell,
    MarkState,
    Matrix,
    MatrixRow,
    Paragraph,
    Row,
    SignaturePlace,
    SignaturePlaces,
    Table,
)
from committee_app.export.flowables import COVER_FACT_NAMES, CoverPiece, HeadingPiece, pieces_of
from committee_app.export.grid import Grid, GridPiece, GridRow, RowKind
from committee_app.export.labels import LABELS, Language
from committee_app.export.pdf import LANDSCAPE, UPRIGHT, LaidPage, laid_out
from committee_app.export.sheet import Sheet
from committee_app.export.typography import Face, register_fonts

PROJECTS, MEMBERS = 200, 30
TITLES = (
    "지방 행정 민원 상담용 다국어 음성 인공지능 서비스 구축 및 실증(3개 시·군 연합)",
    "가상시 하천 범람 조기 경보",
    "Multilingual-speech-recognition-for-emergency-dispatch-centres",
)
NAMES = ("남궁다한별", "김가온", "황보예그리나솔빛", "Alexandra von Hohenfels-Wittgenstein", "이솔")


@pytest.fixture(autouse=True, scope="module")
def _fonts() -> None:
    register_fonts()


def table(count: int) -> Table:
    columns = (
        Column("순위", Align.RIGHT),
        Column("과제", weight=3),
        Column("기관", weight=1),
        Column("최종", Align.DECIMAL),
        Column("국비", Align.RIGHT),
        Column("상태", Align.CENTRE),
    )
    rows = tuple(
        Row((str(at), TITLES[at % 3], NAMES[at % 5], f"{95 - at % 60}.{at:04}", f"{12_345_678 * at:,}", "선정"))
        for at in range(1, count + 1)
    )
    return Table(columns, rows, caption="순위표", unit="(단위: 백만원)", notes=("비고 " * 60,))


def matrix(members: int, projects: int) -> Matrix:
    words = {4: "회피", 11: "제척", 26: "결석"}
    rows = tuple(
        MatrixRow(
            f"L{number:03}",
            TITLES[number % 3],
            tuple(
                MarkCell(words[seat], MarkState.WORD)
                if number % 7 == 0 and seat in words
                else MarkCell(
                    f"{60 + (seat * 7 + number) % 41}.{seat % 10}",
                    {3: MarkState.DROPPED_HIGH, 8: MarkState.DROPPED_LOW}.get(seat, MarkState.COUNTED),
                )
                for seat in range(members)
            ),
            (str(members - 2), "2461.7", f"{90 - number % 40}.1234", str(number)),
        )
        for number in range(1, projects + 1)
    )
    return Matrix(
        number_title="번호",
        proposal_title="과제",
        evaluators=tuple(f"{seat + 1}\n{NAMES[seat % 5]}" for seat in range(members)),
        results=(
            Column("n", Align.RIGHT),
            Column("제외 후\n합계", Align.DECIMAL),
            Column("평균", Align.DECIMAL),
            Column("순위", Align.RIGHT),
        ),
        rows=rows,
        caption="지방 트랙",
        unit="(단위: 점)",
        notes=("▲ 제외 최고점, ▽ 제외 최저점",),
    )


def large(members: int = MEMBERS, projects: int = PROJECTS) -> Document:
    places = tuple(SignaturePlace(f"S{at}", NAMES[at % 5], "평가위원") for at in range(16))
    return Document(
        "제목",
        "제목",
        "공개",
        "1",
        (
            Heading(1, "순위표"),
            table(projects),
            Landscape((Heading(1, "집계표"), matrix(members, projects))),
            Heading(1, "서명"),
            Paragraph("확인합니다."),
            SignaturePlaces(places),
        ),
    )


def pages(language: Language = "ko") -> list[LaidPage]:
    return laid_out(pieces_of(large(), LABELS[language]))


def overflowing(grid: Grid, width: float, row: GridRow) -> Iterator[str]:
    """Yield the texts of a row that are wider than their cells."""
    laid = grid.laid(width)
    if row.kind not in (RowKind.PLAIN, RowKind.SUM):
        return
    for at, cell in enumerate(grid.cells(row, width)):
        column = grid.columns[at]
        room = laid.widths[at] - 2 * column.padding + 0.05
        if (cell.cell.align or column.align) is Align.DECIMAL:
            whole, point, rest = cell.cell.text.partition(".")
            before = cell.face.width(whole) + (cell.face.width(cell.cell.marker) + 1 if cell.cell.marker else 0)
            inset = laid.after_point[at]
            if before > laid.widths[at] - inset + 0.05 or cell.face.width(point + rest) > inset + 0.05:
                yield cell.cell.text
        else:
            yield from (line for line in cell.lines if cell.face.width(line) > room)


@pytest.mark.parametrize("members", [15, MEMBERS])
def test_no_figure_and_no_word_is_wider_than_its_column(members: int) -> None:
    story = pieces_of(large(members), LABELS["ko"])
    grids = [piece for piece in story.pieces if isinstance(piece, GridPiece)]
    assert len(grids) == 1 + (2 if members > 15 else 1)
    for piece in grids:
        measure = LANDSCAPE.measure if len(piece.grid.columns) > 10 else UPRIGHT.measure
        assert sum(piece.grid.laid(measure).widths) == pytest.approx(measure)
        wide = [text for row in piece.rows for text in overflowing(piece.grid, measure, row)]
        assert not wide, wide[:5]


def test_names_over_the_columns_of_a_matrix_fit() -> None:
    for piece in pieces_of(large(), LABELS["ko"]).pieces:
        if isinstance(piece, GridPiece):
            measure = LANDSCAPE.measure if len(piece.grid.columns) > 10 else UPRIGHT.measure
            laid = piece.grid.laid(measure)
            for column, width, lines in zip(piece.grid.columns, laid.widths, laid.heads, strict=True):
                wide = [line for line in lines if column.head.width(line) > width - 2 * column.padding + 0.05]
                assert not wide, (column.title, width)


class Lines:
    """What is written where, in place of a sheet."""

    def __init__(self) -> None:
        self.part: object = None
        self.lines: list[tuple[float, float, str, Face]] = []

    def rule(self, *_line: object) -> None:
        """Draw nothing."""

    def text(self, x: float, y: float, line: str, face: Face) -> None:
        self.lines.append((x, y, line, face))


def test_what_stands_on_the_cover_keeps_its_distance_from_its_name() -> None:
    sheet = Lines()
    facts = (("SHA-256 of the earlier version", "0" * 64), ("Place", "Room 3"))
    piece = CoverPiece(cover=Cover("Committee", subtitle="Minutes", body="Ministry", facts=facts))
    piece.draw(cast("Sheet", sheet), 0, 700, UPRIGHT.measure)
    left = min(x for x, _, line, _ in sheet.lines if line in {"0" * 64, "Room 3"})
    names = [(x + face.width(line), y) for x, y, line, face in sheet.lines if face is COVER_FACT_NAMES]
    assert len(names) == 3
    assert max(end for end, _ in names) < left
    assert names[1][1] - names[2][1] > COVER_FACT_NAMES.leading  # and the next one begins below both lines


def test_every_piece_stands_between_head_and_foot_of_its_page() -> None:
    for page in pages():
        for placed in page.placed:
            assert placed.top <= page.paper.bottom + page.paper.room + 0.1
            assert placed.top - placed.piece.height(page.paper.measure) >= page.paper.bottom - 0.1


def test_no_page_ends_with_a_heading_and_every_project_stands_once_a_table() -> None:
    laid = pages()
    assert not any(isinstance(page.placed[-1].piece, HeadingPiece) for page in laid)
    found: dict[int, list[str]] = {}
    for page in laid:
        for placed in page.placed:
            if isinstance(placed.piece, GridPiece):
                texts = [row.cells[0].text for row in placed.piece.rows]
                found.setdefault(id(placed.piece.grid), []).extend(texts)
    assert [len(texts) for texts in found.values()] == [PROJECTS] * 3
    assert all(len(set(texts)) == PROJECTS for texts in found.values())
