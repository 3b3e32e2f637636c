"""Every shared part in every state, as a picture, to look at.

    QT_QPA_PLATFORM=offscreen python -m committee_app.ui.shared.gallery OUT.png [--theme dark] [--scale 1.4]
        [--part parts|question] [--language en] [--width 1366] [--height 768]

`python -m committee_app.ui.shell_gallery` takes the same and adds `--part shell`.
All names and figures are fictitious.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from committee_app.case.progress import Progress
from committee_app.ui.language import DEFAULT_LANGUAGE, LANGUAGES, apply_language
from committee_app.ui.shared.anchors import Anchor, Anchors
from committee_app.ui.shared.banners import Banner, BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card, Surface, screen
from committee_app.ui.shared.charts import DotRow, Dots
from committee_app.ui.shared.chips import Chip, ChipTone
from committee_app.ui.shared.choices import CheckBox, Choice
from committee_app.ui.shared.empty import EmptyState
from committee_app.ui.shared.labels import (
    ElidedLabel,
    KeyHint,
    KeyValueRows,
    Label,
    Rule,
    RunningText,
)
from committee_app.ui.shared.layouts import STRETCH, Line, column, row
from committee_app.ui.shared.progress import Meter, ProgressPanel, Skeleton
from committee_app.ui.shared.questions import Question, QuestionDialog
from committee_app.ui.shared.reason_field import ReasonField
from committee_app.ui.shared.score_field import ScoreField
from committee_app.ui.shared.secret_field import SecretField
from committee_app.ui.shared.segments import Answer, Segment
from committee_app.ui.shared.strip import Cell, CellState, ProgressStrip
from committee_app.ui.shared.tables import Align, Column, RowsModel, TableView
from committee_app.ui.shared.text_field import TextField
from committee_app.ui.theme import THEMES, apply_theme, load_theme

ANSWERS = (Answer("none", "없음"), Answer("some", "있음", "danger"), Answer("ask", "문의", "warning"))
RankRow = tuple[str, str, str, str, int, str]
RANKING: tuple[RankRow, ...] = (
    ("1", "L13", "고령 농업인 병해충 진단", "91.2500", 480, ""),
    ("2", "L11", "독거노인 안부 AI 콜", "90.5000", 586, ""),
    ("3", "L03", "농업재해 조기경보", "89.7500", 840, "동점"),
    ("4", "L16", "해양쓰레기 영상 탐지와 수거 경로 안내를 함께 하는 긴 이름의 과제", "89.7500", 960, "동점"),
    ("예비 — 3순위까지", "", "", "", 0, ""),
    ("5", "L08", "산업단지 악취 예측", "88.0833", 875, ""),
)
COLUMNS: tuple[Column[RankRow], ...] = (
    Column("순위", lambda line: line[0], Align.RIGHT, 64, "bold"),
    Column("코드", lambda line: line[1], Align.LEFT, 64, "strong", lambda _: "subtle"),
    Column("과제", lambda line: line[2]),
    Column("최종 점수", lambda line: line[3], Align.RIGHT, 104, "bold"),
    Column("국비", lambda line: str(line[4]), Align.RIGHT, 72),
    Column("비고", lambda line: line[5], Align.CENTRE, 84, "small_strong", lambda _: "information_text"),
)


def parts() -> QWidget:
    """Return one tall widget with every part on it."""
    left = column(_words(), _buttons(), _chips(), _segments(), _fields(), _scores(), STRETCH, gap="wide")
    right = column(_banners(), _waiting(), _table(), _choices(), _strip(), _dots(), STRETCH, gap="wide")
    return screen(row((left, 1), (right, 1), gap="vast", margins="huge"))


def ranking() -> TableView:
    """Return a small table with its third row selected."""
    table = TableView("순위표", RowsModel(COLUMNS, RANKING, band=lambda line: line[0] if len(line[0]) > 1 else None))
    table.choose(2)
    return table


def question() -> QuestionDialog:
    """Return the question before sealing."""
    return QuestionDialog(
        Question(
            title="안다솜 위원의 평가표를 봉인할까요?",
            confirm="안다솜의 평가표 봉인",
            text="과제 39개의 점수를 봉인합니다. 봉인한 뒤에는 개봉할 때까지 누구도, 위원님도 읽거나 고칠 수 없습니다.",
            facts=(("채점한 과제", "39개"), ("회피", "1개 — C10"), ("0점을 준 칸", "2칸"), ("기권", "2칸 — C12")),
            cancel="취소",
            secret_label="비밀번호 열두 자리",  # noqa: S106  a label, not a secret
            icon_name="lock",
        )
    )


def _titled(title: str, *parts: QWidget | Line) -> Line:
    return column(Label(title, "small_strong", "muted"), *parts, gap="small")


def _words() -> Line:
    kinds = (
        ("display", "32 굵게 개봉"),
        ("title", "24 굵게 화면 제목, 내 합계 86.5"),
        ("heading", "19 굵게 대화상자, 이름"),
        ("subheading", "17 굵게 카드 제목, 점수 9.5"),
        ("body", "15 보통 본문, 표, 입력 0123456789"),
    )
    help_text = Label("13 보통 도움말, 단위, 머리칸", "small", "muted")
    running = RunningText("바로 아래 **L22**와 1.1667점 차이입니다. 남은 12명의 합계가 **14점** 넘게 달라져야 합니다.")
    return _titled("글자", *(Label(words, kind) for kind, words in kinds), help_text, running)


def _buttons() -> Line:
    disabled = Button("서명하기", icon_name="pencil")
    disabled.setEnabled(False)
    plain = row(
        Button("확인·봉인으로", ButtonKind.PRIMARY),
        Button("다음 과제", ButtonKind.PRIMARY, icon_name="arrow-right", icon_after=True),
        disabled,
        STRETCH,
        gap="small",
    )
    quiet = row(
        Button("10위와 견주기", ButtonKind.SECOND),
        Button("회의록에 넣기", icon_name="file-plus"),
        Button("취소", ButtonKind.TEXT),
        Button("평가표 무효로", ButtonKind.DANGER),
        STRETCH,
        gap="small",
    )
    sizes = row(
        Button("평가표 15부 열기", ButtonKind.PRIMARY, size=ButtonSize.FINAL, icon_name="lock-open"),
        Button("취소", size=ButtonSize.DIALOG),
        Button("가림막", size=ButtonSize.BAR, icon_name="eye-off"),
        Button("백업", size=ButtonSize.TOOL),
        Button("", ButtonKind.TEXT, size=ButtonSize.TOOL, icon_name="chevron-left", name="앞 과제"),
        STRETCH,
        gap="small",
    )
    return _titled("버튼", plain, quiet, sizes)


def _chips() -> Line:
    shown = (
        Chip("준비"),
        Chip("채점 중", ChipTone.PRIMARY),
        Chip("확정", ChipTone.SUCCESS, "check"),
        Chip("96% 조정", ChipTone.WARNING),
        Chip("과락", ChipTone.DANGER, "x"),
        Chip("동점", ChipTone.INFORMATION),
        Chip("봉인", ChipTone.INK, "lock"),
        Chip("14쪽", ChipTone.SOLID),
    )
    keys = (KeyHint("Enter", "다음 항목"), KeyHint("Ctrl Enter", "다음 과제"), KeyHint("F12", "가림막"))
    return _titled("알약과 글쇠", row(*shown, STRETCH, gap="close"), row(*keys, STRETCH, gap="medium"))


def _segments() -> Line:
    shown = [Segment("나와의 관계", ANSWERS) for _ in range(4)]
    for segment, code in zip(shown, ("none", "some", "ask", None), strict=True):
        segment.set_choice(code)
    pairs = [row(*shown[place : place + 2], STRETCH, gap="small") for place in (0, 2)]
    return _titled("구획", *pairs)


def _fields() -> Line:
    name = TextField("위원 이름", "명부에 있는 이름")
    name.set_text("홍길동")
    wrong = TextField("신청액")
    wrong.set_text("12.5")
    wrong.set_problem("10점을 넘을 수 없습니다. 0점부터 10점까지 0.5점 단위입니다.")
    locked = TextField("규칙", "잠긴 뒤에는 바꿀 수 없습니다")
    locked.set_text("공공 AI 2026, 1판")
    locked.set_locked(True)
    secret = SecretField("열쇠 문구", "화면에 보이지 않습니다. 다른 사람은 물러나 주십시오.")
    reason = ReasonField("실현 가능성 — 점수를 준 사유", "회의록에는 사유의 종류만 남습니다.", shortest=20)
    reason.set_text(
        "성능목표의 수치와 측정 방법이 제시됨. 다만 오탐 5%의 산출 근거가 부족하고, 방언 음성 자료의 확보 시점이"
    )
    return _titled("입력", row((name, 1), (wrong, 1), gap="large"), row((locked, 1), (secret, 1), gap="large"), reason)


def _scores() -> Line:
    given = ScoreField("구현 계획과 성능목표", 1000, 50)
    given.set_mark(850)
    anchors = Anchors(
        "구현 계획과 성능목표",
        (Anchor("우수", 1000), Anchor("양호", 850), Anchor("보통", 700), Anchor("미흡", 550), Anchor("불량", 400)),
    )
    anchors.show_mark(850)
    zero = ScoreField("데이터 확보·품질·이용권한", 1200, 10)
    zero.set_mark(0)
    refused = ScoreField("추진체계·예산·일정", 1000, 50)
    refused.set_mark(800)
    refused.set_problem("10점을 넘을 수 없습니다. 0점부터 10점까지 0.5점 단위입니다.")
    blank = ScoreField("안전성·신뢰성·보안", 800, 10, quiet=True)
    active = Card(column(given, anchors, zero, refused, blank, gap="small", margins=("wide", "medium")), Surface.ACTIVE)
    return _titled("점수", active)


def _banners() -> Line:
    return _titled(
        "알림띠",
        Banner(BannerTone.INFORMATION, "연습 중입니다", "이 점수는 어디에도 남지 않습니다."),
        Banner(BannerTone.WARNING, "백업한 지 20분이 지났습니다", "이동식 저장장치를 꽂고 백업하십시오.", "백업"),
        Banner(
            BannerTone.DANGER,
            "저장하지 못했습니다",
            "저장장치가 가득 찼습니다. 방금 넣은 점수 8은 화면에만 있습니다.",
            "다시 저장",
        ),
        Banner(BannerTone.SUCCESS, "봉인했습니다", "영수증 낱말: 은하수 느티 오솔길 나침반"),
    )


def _waiting() -> Line:
    empty = EmptyState(
        "아직 제안서가 없습니다",
        "제안서 폴더를 고르면 과제 코드로 이어 붙입니다.",
        "폴더 고르기",
        act_icon="folder-open",
    )
    panel = ProgressPanel(lambda _: "회의록에 서명을 넣는 중입니다")
    panel.show_progress(Progress("minutes.signing", 7, 16))
    waiting = column(Skeleton("제안서 쪽을 그리는 중 — 14쪽"), panel, gap="small")
    return _titled("비어 있음, 불러오는 중", row((empty, 1), (waiting, 1), gap="large"))


def _table() -> Line:
    table = ranking()
    table.setMinimumHeight(270)
    facts = KeyValueRows((("파일", "회의록-2026-공공AI.pdf"), ("쪽수", "64쪽 · PDF/A-3a"), ("서명", "16개")))
    elided = ElidedLabel(
        "이 줄은 길어서 좁은 곳에서는 끝이 줄임표로 바뀌고 손을 올리면 모두 보입니다", "body", "subtle"
    )
    return _titled("표", Card(column(table, margins="hair")), row((facts, 1), (elided, 1), gap="large"))


def _choices() -> Line:
    agreed = CheckBox("전자서명에 동의합니다. 서명한 표는 감사 담당이 보관합니다.")
    agreed.setChecked(True)
    open_box = CheckBox("이 사건과 이해관계가 없음을 서약합니다.")
    first = Choice("용역·자문", "최근 2년 안에 용역·자문·하도급을 맡음")
    first.setChecked(True)
    second = Choice("재직", "최근 3년 안에 그 기관에서 일함")
    return _titled(
        "고르기",
        row((column(agreed, open_box, STRETCH, gap="tight"), 1), (column(first, second, gap="tight"), 1), gap="large"),
    )


def _strip() -> Line:
    states = [CellState.DONE] * 7 + [CellState.PARTIAL, CellState.AWAY] + [CellState.OPEN] * 9
    cells = tuple(
        Cell(
            f"C{number:02}", f"{number:02}", f"C{number:02}", state, number in {3, 8}, "중앙" if number < 9 else "지방"
        )
        for number, state in enumerate(states, 1)
    )
    strip = ProgressStrip("과제 진행")
    strip.set_cells(cells, "C10")
    meter = Meter("답한 과제")
    meter.show_share(14, 40)
    return _titled("진행", strip, Rule("hair"), meter)


def _dots() -> Line:
    chart = DotRow("L13의 점수", 7000, 9500, grid=(7000, 8000, 9000))
    chart.show_dots(Dots(kept=(8550, 8700, 8700, 8700, 8900, 9100, 9250, 9300), dropped=(8250, 9350), mean=8925))
    return _titled("점 줄", chart)


PARTS: Mapping[str, Callable[[], QWidget]] = {"parts": parts, "question": question}
"""What can be photographed."""


def photograph(widget: QWidget, path: Path, size: QSize | None = None) -> None:
    """Save a widget as a picture."""
    if size is not None:
        widget.resize(size)
    widget.show()
    for _ in range(3):
        QApplication.processEvents()
    if size is None:
        widget.resize(max(widget.sizeHint().width(), widget.width()), widget.sizeHint().height())
        QApplication.processEvents()
    widget.grab().save(str(path))
    widget.close()
    widget.deleteLater()


def main(arguments: list[str], parts_to_show: Mapping[str, Callable[[], QWidget]] = PARTS) -> int:
    """Photograph a part of the gallery."""
    parser = argparse.ArgumentParser(description="Photograph the shared parts of the window.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--theme", choices=THEMES, default="light")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--language", choices=LANGUAGES, default=DEFAULT_LANGUAGE)
    parser.add_argument("--part", choices=parts_to_show, default=next(iter(parts_to_show)))
    parser.add_argument("--width", type=int, default=0)
    parser.add_argument("--height", type=int, default=0)
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    apply_language(app, chosen.language)
    apply_theme(app, load_theme(chosen.theme, chosen.scale))
    photograph(parts_to_show[chosen.part](), chosen.out, QSize(chosen.width, chosen.height) if chosen.width else None)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
