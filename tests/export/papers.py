"""A document with one of every block, all of it invented, and what it takes to build and sign it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from committee_app.export.document import (
    Align,
    Column,
    Contents,
    Cover,
    CutRow,
    Document,
    Emphasis,
    EndMark,
    Fingerprint,
    GroupRow,
    Heading,
    Item,
    KeyValues,
    Landscape,
    MarkCell,
    MarkState,
    Matrix,
    MatrixRow,
    NumberedList,
    PageBreak,
    Panel,
    Paragraph,
    Row,
    SignaturePlace,
    SignaturePlaces,
    SumRow,
    Table,
    TableRow,
    Verbatim,
)

SEOUL = timezone(timedelta(hours=9))
MADE_AT = datetime(2026, 2, 26, 18, 0, tzinfo=SEOUL)
HEAD = bytes(range(32))

NAMES = (
    *("김가온", "이다솜", "박한별", "최누리", "정보람", "강새롬", "조은결", "윤하늘"),
    *("장미르", "임나래", "한가람", "오슬기", "서아라", "신여울", "남궁다한별"),
)
TITLES = (
    "지방 행정 민원 상담용 다국어 음성 인공지능 서비스 구축 및 실증",
    "가상시 하천 범람 조기 경보",
    "공공 의료원 영상 판독 보조 체계 고도화 (3개 시·군 연합 과제)",
    "산림 병해충 항공 영상 자동 판별",
    "노후 상수도관 누수 위치 추정",
)
OPINION = (
    "제안 기관은 데이터 확보 계획과 운영 인력 배치를 구체적으로 제시하였으며, 실증 지역의 민원 유형을 분석한 자료가 "
    "충실하다. 다만 2차 연도 이후의 유지 관리 비용이 과소 계상되어 있어 협약 시 조정이 필요하다는 의견이 있었다."
)


def sample_document() -> Document:
    """A document of about ten pages that uses every block."""
    return Document(
        title="2026년 공공 인공지능 지원사업 제1차 선정위원회 회의록",
        running_title="제1차 선정위원회 회의록",
        disclosure_mark="부분공개(5, 6)",
        number="가상평가과-2026-0142",
        author="가상인공지능진흥원",
        blocks=(
            Cover(
                title="2026년 공공 인공지능 지원사업\n제1차 선정위원회",
                subtitle="회의록",
                body="가상인공지능진흥원",
                facts=(
                    ("회의 명칭", "2026년 공공 인공지능 지원사업 제1차 선정위원회"),
                    ("일시", "2026. 2. 26. 09:30 ~ 18:10 (정회 12:00 ~ 13:10)"),
                    ("장소", "가상시 누리로 1, 가상인공지능진흥원 보안평가실"),
                    ("개최기관", "가상인공지능진흥원"),
                    ("공개 구분", "부분공개(5, 6) 「공공기관의 정보공개에 관한 법률」 제9조 제1항"),
                    ("보존 기간", "10년"),
                ),
                notice="대외주의 — 배포 금지. 위원의 성명과 평점이 들어 있습니다.",
            ),
            Contents(),
            *_meeting(),
            *_roster(),
            Landscape((Heading(1, "3. 평가집계표"), *_matrices())),
            *_ranking(),
            *_proof(),
        ),
    )


def _meeting() -> tuple[Heading | Paragraph | NumberedList | KeyValues | Table, ...]:
    return (
        Heading(1, "1. 회의 개요"),
        KeyValues(
            (
                ("회의 명칭", "2026년 공공 인공지능 지원사업 제1차 선정위원회"),
                ("참석", "재적 15인, 출석 15인 (13:10 이후 14인), 의사정족수 10인"),
                ("지원 한도", "금586,000,000원(금오억팔천육백만원)"),
            )
        ),
        Heading(2, "진행 순서"),
        NumberedList(
            (
                Item("성원 보고와 위원장 호선", (Item("재적 위원 15인 가운데 15인이 출석하여 성원이 되었다."),)),
                Item(
                    "평가규칙 의결",
                    (
                        Item(
                            "최고점과 최저점을 하나씩 제외하고 나머지를 평균하며, 다섯째 자리에서 반올림한다.",
                            (
                                Item(
                                    "같은 점수가 여럿이면 그 가운데 하나만 제외한다.", (Item("제외된 점수도 적는다."),)
                                ),
                                Item("유효 평점이 3개 미만이면 제외하지 아니한다."),
                            ),
                        ),
                        Item("동점은 실현 가능성, 파급 효과의 순으로 가른다."),
                    ),
                ),
                Item("심의와 의결"),
            )
        ),
        Heading(2, "발언 요지"),
        *(Paragraph(OPINION, lead=lead) for lead in ("위원장", "위원 6", "위원 9", "간사")),
        Heading(2, "표결 내용"),
        Table(
            columns=(
                Column("안건", weight=1),
                *(Column(title, Align.RIGHT) for title in ("재적", "출석", "찬성", "반대", "기권", "무효")),
                Column("결과", Align.CENTRE),
            ),
            rows=(
                Row(("제1호 평가규칙 확정의 건", "15", "15", "15", "0", "0", "0", "가결")),
                Row(("제3호 선정(안) 의결의 건", "15", "14", "13", "0", "1", "0", "가결")),
            ),
        ),
        Paragraph("표결은 비밀투표로 하였고 위원장이 집계를 확인하였다.", emphasis=Emphasis.NOTE),
        Paragraph("이의를 제기한 위원은 없었다.", emphasis=Emphasis.STRONG),
    )


def _roster() -> tuple[Heading | Table, ...]:
    rows: list[TableRow] = [GroupRow("위원")]
    rows += [
        Row((str(seat), name, f"가상대학교 {field}", "09:2" + str(seat % 10), "18:10", "전자서명"))
        for seat, (name, field) in enumerate(zip(NAMES, ("전산학과", "행정학과", "통계학과") * 5, strict=True), start=1)
    ]
    rows += [GroupRow("배석자"), Row(("—", "도담", "가상인공지능진흥원 간사", "09:00", "18:10", "전자서명"))]
    columns = (
        Column("연번", Align.RIGHT),
        Column("성명"),
        Column("소속", weight=1),
        Column("도착", Align.CENTRE),
        Column("퇴장", Align.CENTRE),
        Column("확인", Align.CENTRE),
    )
    return (Heading(1, "2. 성원과 참석"), Table(columns, tuple(rows), caption="참석자 명부"))


def _matrices() -> tuple[Matrix, ...]:
    return (
        sample_matrix(15, 24, "지방 트랙"),
        sample_matrix(18, 3, "중앙 트랙"),
    )


def sample_matrix(evaluators: int, proposals: int, caption: str) -> Matrix:
    """Marks made by arithmetic, with dropped extremes and words among them."""
    heads = tuple(f"{seat}\n{NAMES[(seat - 1) % 15]}" for seat in range(1, evaluators + 1))
    return Matrix(
        number_title="번호",
        proposal_title="과제",
        evaluators=heads,
        results=(
            Column("n", Align.RIGHT),
            Column("제외", Align.RIGHT),
            Column("평균", Align.DECIMAL),
            Column("순위", Align.RIGHT),
        ),
        rows=tuple(_matrix_row(number, evaluators) for number in range(1, proposals + 1)),
        caption=caption,
        unit="(단위: 점)",
        notes=(
            "▲ 제외 최고점, ▽ 제외 최저점(각 1인). 회피·제척·결석은 평균 대상이 아니다.",
            "평균은 소수점 아래 다섯째 자리에서 반올림하였다.",
        ),
    )


def _matrix_row(number: int, evaluators: int) -> MatrixRow:
    cells = []
    for seat in range(1, evaluators + 1):
        mark = f"{70 + (seat * 7 + number * 5) % 25}.{(seat + number) % 10}"
        state = {3: MarkState.DROPPED_HIGH, 8: MarkState.DROPPED_LOW}.get(seat, MarkState.COUNTED)
        cells.append(MarkCell(mark, state))
    if number % 4 == 1:
        cells[4] = MarkCell("회피", MarkState.WORD)
    if number % 5 == 2:
        cells[11] = MarkCell("제척", MarkState.WORD)
    if number > 20:
        cells[14] = MarkCell("결석", MarkState.WORD)
    results = (str(evaluators - 2), "94.8, 70.1", f"{90 - number}.{1234 + number}", str(number))
    return MatrixRow(f"L{number:02}", TITLES[number % len(TITLES)], tuple(cells), results)


def _ranking() -> tuple[Heading | Table | Panel | PageBreak | Paragraph, ...]:
    rows: list[TableRow] = [
        Row(
            (
                str(rank),
                TITLES[rank % 5],
                f"가상{rank}시",
                f"{95 - rank}.{2500 + rank}",
                f"{733 - rank}",
                f"{6000 - 5 * rank:,}",
                "선정",
            ),
            strong=rank == 1,
        )
        for rank in range(1, 9)
    ]
    rows += [
        CutRow("이 줄까지 누계 6,000백만원, 남은 예산 12백만원"),
        *(Row((str(rank), TITLES[rank % 5], f"가상{rank}시", f"{95 - rank}.25", "-", "", "예비")) for rank in (9, 10)),
        SumRow(("", "합계", "", "", "5,828", "6,000", "")),
    ]
    columns = (
        Column("순위", Align.RIGHT),
        Column("과제", weight=3),
        Column("기관", weight=1),
        Column("최종", Align.DECIMAL),
        Column("국비", Align.RIGHT),
        Column("누계", Align.RIGHT),
        Column("상태", Align.CENTRE),
    )
    return (
        Heading(1, "4. 순위표와 선정(안)"),
        Table(
            columns,
            tuple(rows),
            caption="지방 트랙",
            unit="(단위: 백만원)",
            notes=("국비는 재정자립도에 따른 비율로 계산하였다.",),
        ),
        Heading(2, "순위의 근거"),
        Panel(
            "L08 지방 행정 민원 상담용 다국어 음성 인공지능 서비스",
            (
                "유효 평점 14개 가운데 최고 94.8점(위원 3)과 최저 70.1점(위원 8)을 제외하였다.",
                "남은 12개의 합은 1,071.6점이고, 1,071.6 ÷ 12 = 89.3000점이다.",
                "가점 2.0점을 더하여 최종 91.3000점이며 지방 트랙 8위이다.",
                "0.1점이 낮았다면 순위는 9위가 되어 예비로 분류된다.",
            ),
        ),
    )


def _proof() -> tuple[Heading | Paragraph | Fingerprint | Verbatim | SignaturePlaces | EndMark, ...]:
    return (
        Heading(1, "5. 기록 요약과 확인 방법"),
        Paragraph(
            "이 문서에는 기계 판독용 기록이 붙임 파일 record.json으로 들어 있다. 아래의 값은 그 기록과 함께 바뀐다. "
            "확인 프로그램은 기록에서 평점, 순위와 금액을 다시 계산하고 서명을 확인한다."
        ),
        Fingerprint("기록의 머리", HEAD),
        Fingerprint("위원장의 열쇠 지문", bytes(range(16))),
        Verbatim("committee-app verify minutes.pdf", "확인 명령"),
        Verbatim("추첨|2026|L03,L16|" + "0123456789abcdef" * 12, "추첨에 쓰인 줄"),
        Heading(1, "6. 서명"),
        Paragraph("위 회의록이 사실과 다름없음을 확인하고 서명한다."),
        SignaturePlaces(
            (
                SignaturePlace("Chair", "김가온", "위원장"),
                SignaturePlace("Secretary", "도담", "간사"),
            )
        ),
        EndMark(),
    )
