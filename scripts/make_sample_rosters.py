"""Write the sample's rosters as a secretary would have them: `proposals.xlsx` and `members.csv`.

    .venv/bin/python scripts/make_sample_rosters.py [FOLDER]     (default: resources/sample)

All persons and bodies are fictitious. The files are meant to be as awkward as real ones: a merged title and a note
above the headings, the track merged over its rows, some amounts typed as text with thousands separators, two shares
in one cell for the consortium, the members in CP949 with CRLF as an office suite saves them. The same data give the
same bytes; a test makes them anew and compares.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import itertools
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format

FOLDER = Path(__file__).parents[1] / "resources" / "sample"

TITLE = "2026년 공공 AI 지원사업 신청 현황(가상 자료)"
NOTE = "(단위: 백만원, 재정자립도 %)"
HEADINGS = (
    "연번",
    "트랙",
    "접수번호",
    "신청기관",
    "구분",
    "과제명",
    "소재지",
    "인구감소지역",
    "재정자립도(%)",
    "총사업비",
    "국비 신청액",
    "접수일시",
    "공동신청",
)
WIDTHS = (6, 8, 10, 30, 10, 36, 10, 12, 14, 12, 12, 18, 10)

# id, applicant, kind, asked for (million won), title
CENTRAL = """\
C01,가온부(가상),부처,1800,자치법규·유권해석 검색 에이전트
C02,나래부(가상),부처,2000,재난 상황보고 자동요약
C03,다솜처(가상),처,1500,민원 답변 초안 생성
C04,라온청(가상),청,1200,통관 위험물품 선별 보조
C05,마루청(가상),청,1650,산림 병해 위성영상 판독
C06,바론청(가상),청,980,기업 통계조사 코딩 자동화
C07,사랑위원회(가상),위원회,760,심판 결정례 유사사건 검색
C08,아라원(가상),소속기관,640,기록물 자동 분류·공개여부 보조
C09,자람공단(가상),공공기관,1900,시설 점검 이미지 이상탐지
C10,차오름공사(가상),공공기관,1450,상담 녹취 요약·품질관리
C11,카온진흥원(가상),공공기관,880,지원사업 중복수급 탐지
C12,타래연구원(가상),공공기관,1100,법령 영향 시뮬레이션
C13,파란재단(가상),공공기관,560,장애인 접근성 문서 변환
C14,하늘부(가상),부처,2000,복지 사각지대 위기신호 분석
C15,한울청(가상),청,1340,119 신고 접수 지원
C16,해밀처(가상),처,1720,국민제안 군집·라우팅
"""

# id, applicant, kind, capital region (수) or not (비), losing people, 재정자립도, total cost, national share, title
LOCAL = """\
L01,가람광역시(가상),광역,비,N,44.6,1600,800,교차로 교통신호 최적화
L02,너울광역시(가상),광역,비,N,40.1,1500,750,상수도 누수 예측
L03,다온도(가상),광역,비,N,40.0,1400,840,농업재해 조기경보
L04,라라도(가상),광역,비,N,30.1,1300,780,도로 파손 탐지
L05,미르시(가상),시,수,N,52.3,1200,600,불법주정차 민원 자동처리
L06,보람시(가상),시,수,N,40.1,1100,550,외국인 주민 다국어 상담
L07,새솔시(가상),시,수,N,33.8,900,540,공동주택 하자민원 분류
L08,온새미시(가상),시,비,N,30.0,1250,875,산업단지 악취 예측
L09,예그리나시(가상),시,비,N,27.4,800,560,전세사기 위험 안내
L10,윤슬시(가상),시,비,Y,20.1,950,665,관광 수요·혼잡 예측
L11,이든시(가상),시,비,Y,20.0,733,586,독거노인 안부 AI 콜
L12,초롱시(가상),시,수,Y,22.5,700,490,접경지역 재난문자 번역
L13,가로내군(가상),군,비,Y,9.8,600,480,고령 농업인 병해충 진단
L14,나릿군(가상),군,비,Y,7.2,550,440,보건소 만성질환 관리
L15,달보드레군(가상),군,비,Y,11.5,480,384,빈집 정비 우선순위
L16,물비늘군(가상),군,비,Y,13.3,1200,960,해양쓰레기 영상 탐지
L17,별하군(가상),군,비,Y,8.9,333,266,행복버스 수요응답 배차
L18,아띠군(가상),군,수,Y,16.7,500,400,군사시설 규제 안내 챗봇
L19,단미구(가상),자치구,수,N,61.0,1000,500,CCTV 이상행동 탐지
L20,도담구(가상),자치구,수,N,36.4,850,510,위기가구 발굴
L21,모도리구(가상),자치구,비,N,19.9,650,520,골목상권 분석
L22,시나브로구(가상),자치구,비,N,14.2,420,336,대형폐기물 자동 견적
L23,한별자치시(가상),광역,비,N,57.5,1700,850,도시 에너지 최적화
L24,해찬시·솔찬군(공동·가상),공동,비,Y,17.0;8.0,900+600,1000,광역 급식 안전 모니터링
"""

# seat, name, affiliation, category, field, sex, region
MEMBERS = """\
1,강가람,나린대학교,민간,AI 정책,여,비수도권
2,남궁새벽,도담대학교,민간,기계학습,남,비수도권
3,도해솔,라온대학교,민간,자연어,여,수도권
4,류나래,마루기술(주),민간,MLOps,여,수도권
5,마한결,비룡테크(주),민간,컴퓨터비전,남,비수도권
6,배이든,미리내연구소,민간,데이터 품질,남,비수도권
7,서라온,미르시(가상) 산하 연구원,민간,지방행정,여,수도권
8,선우별,법무법인 솔비,민간,개인정보법,여,비수도권
9,안다솜,시민연대 두레,민간,접근성,여,비수도권
10,윤슬,온누리대학교,민간,공공정책,남,비수도권
11,이아름솔,한결컨설팅,민간,사업관리,남,수도권
12,제갈한빛,가상부처 A,공무원,전자정부,남,비수도권
13,주미르,가상부처 B,공무원,재정,남,비수도권
14,하늘찬,가상부처 C,공무원,보안,남,수도권
15,황보예그리나,아라공단(가상),공공기관,시스템 운영,여,수도권
"""
MEMBER_HEADINGS = ("위원번호", "성명", "소속", "구분", "전문분야", "성별", "지역")

FIRST_RECEIVED = dt.datetime(2026, 2, 2, 9, 20)  # noqa: DTZ001  # a cell of a spreadsheet has no time zone
BETWEEN_TWO = dt.timedelta(hours=1, minutes=57)
OFFICE_HOURS = range(9, 18)
PLACES = {"수": "수도권", "비": "비수도권"}
CREATED = dt.datetime(2026, 2, 23, 9, 0)  # noqa: DTZ001  # written into the file; fixed, so that the bytes are too
FIRST_LINE = 3
"""Counted from zero: above it stand title, note and headings."""


@dataclass(frozen=True, slots=True)
class Application:
    """One row as the applicant filled it in; central bodies give no place, no 재정자립도, and ask for all it costs."""

    number: str
    applicant: str
    kind: str
    project: str
    place: str
    shrinking: str
    reliance: str
    total: str
    asked: str

    @property
    def is_joint(self) -> bool:
        """Whether several bodies apply together."""
        return self.kind == "공동"


def applications() -> tuple[list[Application], list[Application]]:
    """Return the central and the local applications."""
    central = [
        Application(number, name, kind, project, "", "", "", asked, asked)
        for number, name, kind, asked, project in csv.reader(io.StringIO(CENTRAL))
    ]
    local = [
        Application(number, name, kind, project, PLACES[place], shrinking, reliance.replace(";", "; "), total, asked)
        for number, name, kind, place, shrinking, reliance, total, asked, project in csv.reader(io.StringIO(LOCAL))
    ]
    return central, local


def received_moments() -> Iterator[dt.datetime]:
    """Yield moments of receipt, one after the other, on working days and in office hours."""
    for number in itertools.count():
        moment = FIRST_RECEIVED + number * BETWEEN_TWO
        if moment.hour in OFFICE_HOURS and moment.weekday() < 5:
            yield moment


class Sheet:
    """The one sheet of the workbook, written from the top."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        self.sheet = workbook.add_worksheet("신청 현황")
        boxed = {"border": 1, "valign": "vcenter"}
        self.title = workbook.add_format({"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"})
        self.note = workbook.add_format({"align": "right"})
        self.heading = workbook.add_format(boxed | {"bold": True, "align": "center", "bg_color": "#E8EEF5"})
        self.plain = workbook.add_format(boxed)
        self.centred = workbook.add_format(boxed | {"align": "center"})
        self.money = workbook.add_format(boxed | {"num_format": "#,##0"})
        self.typed = workbook.add_format(boxed | {"align": "right"})
        self.ratio = workbook.add_format(boxed | {"num_format": "0.0"})
        self.moment = workbook.add_format(boxed | {"num_format": "yyyy-mm-dd hh:mm"})

    def write_head(self) -> None:
        """Write the merged title, the note at the right, and the headings."""
        last = len(HEADINGS) - 1
        self.sheet.merge_range(0, 0, 0, last, TITLE, self.title)
        self.sheet.merge_range(1, 0, 1, last, NOTE, self.note)
        self.sheet.write_row(2, 0, HEADINGS, self.heading)
        self.sheet.set_row(0, 28)
        for column, width in enumerate(WIDTHS):
            self.sheet.set_column(column, column, width)
        self.sheet.freeze_panes(FIRST_LINE, 0)

    def write_track(self, name: str, first: int, number: int) -> None:
        """Write a track's name once, merged over its rows."""
        self.sheet.merge_range(first, 1, first + number - 1, 1, name, self.centred)

    def write_application(self, line: int, one: Application, received: dt.datetime) -> None:
        """Write one row, all but the track."""
        self.sheet.write_number(line, 0, line - FIRST_LINE + 1, self.centred)
        self.sheet.write_string(line, 2, one.number, self.centred)
        self.sheet.write_string(line, 3, one.applicant, self.plain)
        self.sheet.write_string(line, 4, one.kind, self.centred)
        self.sheet.write_string(line, 5, one.project, self.plain)
        self.sheet.write_string(line, 6, one.place, self.centred)
        self.sheet.write_string(line, 7, one.shrinking, self.centred)
        self.write_amount(line, 8, one.reliance, self.ratio)
        self.write_amount(line, 9, one.total, self.money)
        self.write_amount(line, 10, one.asked, self.money)
        self.sheet.write_datetime(line, 11, received, self.moment)
        self.sheet.write_string(line, 12, "Y" if one.is_joint else "N", self.centred)

    def write_amount(self, line: int, column: int, amount: str, form: Format) -> None:
        """Write an amount as a number; in every third row, and where it holds two, as the text somebody typed."""
        if not amount:
            self.sheet.write_blank(line, column, None, self.typed)
        elif not amount.replace(".", "", 1).isdecimal():
            self.sheet.write_string(line, column, amount, self.typed)
        elif form is self.money and line % 3 == 0:
            self.sheet.write_string(line, column, f"{int(amount):,}", self.typed)
        else:
            self.sheet.write_number(line, column, float(amount), form)


def write_proposals(path: Path) -> None:
    """Write the workbook."""
    central, local = applications()
    with xlsxwriter.Workbook(str(path)) as workbook:
        workbook.set_properties({"title": TITLE, "comments": "가상 자료", "created": CREATED})
        sheet = Sheet(workbook)
        sheet.write_head()
        sheet.write_track("중앙", FIRST_LINE, len(central))
        sheet.write_track("지방", FIRST_LINE + len(central), len(local))
        for line, (one, received) in enumerate(zip(central + local, received_moments(), strict=False), FIRST_LINE):
            sheet.write_application(line, one, received)


def members_bytes() -> bytes:
    """Return the members' file as an office suite saves it: CP949, lines ending in CRLF."""
    lines = [",".join(MEMBER_HEADINGS), *MEMBERS.splitlines()]
    return "".join(f"{line}\r\n" for line in lines).encode("cp949")


def main() -> None:
    """Write both files."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    write_proposals(folder / "proposals.xlsx")
    (folder / "members.csv").write_bytes(members_bytes())


if __name__ == "__main__":
    main()
