"""The frame of the window as a picture, to look at; see `committee_app.ui.shared.gallery`.

    QT_QPA_PLATFORM=offscreen python -m committee_app.ui.shell_gallery OUT.png --width 1366 --height 768 [...]

All names and figures are fictitious.
"""

from __future__ import annotations

import sys

from committee_app.ui.shared import gallery
from committee_app.ui.shared.banners import BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Card, screen
from committee_app.ui.shared.gallery import ranking
from committee_app.ui.shared.labels import Label, RunningText, ScreenTitle
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.steps import Step
from committee_app.ui.shell_frame import ShellFrame

STEPS = (
    Step("pledge", "서약", is_done=True),
    Step("conflicts", "이해충돌", is_done=True),
    Step("scoring", "채점", "27/40"),
    Step("seal", "확인·봉인", is_open=False),
)


def shell() -> ShellFrame:
    """Return the frame with a small screen in it."""
    frame = ShellFrame()
    frame.set_case("2026년 공공 AI 지원사업")
    frame.set_steps(STEPS, "scoring")
    frame.set_person("안다솜", "9번석")
    frame.set_saved("14:03:12에 저장했습니다. 이 화면의 모든 점수는 디스크에 있습니다.")
    frame.set_keys((("Enter", "다음 항목"), ("F4", "제안서"), ("Ctrl M", "사유"), ("Ctrl Enter", "다음 과제")))
    frame.raise_banner(
        "backup", BannerTone.WARNING, "백업한 지 20분이 지났습니다", "이동식 저장장치를 꽂고 백업하십시오.", "백업"
    )
    head = row(
        (ScreenTitle("결과", "봉인 해제 15:42 · 규칙 지문 담쟁이-나침반-은하수-옹기 · 위원 이름은 가려져 있습니다"), 1),
        "large",
        Button("동점 1건 보기", icon_name="scale"),
        Button("선정으로", ButtonKind.PRIMARY, icon_name="arrow-right", icon_after=True),
        gap="small",
    )
    why = column(
        Label("왜 이 순위인가", "small_medium", "subtle"),
        row(Label("9위", "display", "primary"), "medium", Label("L06 외국인 주민 다국어 상담", "subheading"), STRETCH),
        RunningText("가장 높은 **90점**과 가장 낮은 **80.5점**을 하나씩 뺐습니다."),
        RunningText("남은 12명의 합계 **1,031점**을 12로 나누어 소수 다섯째 자리에서 반올림하면 **85.9167점**입니다."),
        STRETCH,
        row(Button("10위와 견주기", ButtonKind.SECOND, icon_name="git-compare"), STRETCH),
        gap="small",
        margins=("wide", "large"),
    )
    body = row((Card(column(ranking(), margins=("hair", "hair"))), 2), (Card(why), 1), gap="large", margins="none")
    frame.show_screen(screen(column(head, (body, 1), gap="large", margins=("wide", "large"))))
    return frame


PARTS = {"shell": shell, **gallery.PARTS}
"""What can be photographed."""


if __name__ == "__main__":
    sys.exit(gallery.main(sys.argv[1:], PARTS))
