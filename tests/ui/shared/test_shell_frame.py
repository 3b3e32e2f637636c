from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from committee_app.ui.language import apply_language
from committee_app.ui.shared.banners import BannerTone
from committee_app.ui.shared.buttons import Button
from committee_app.ui.shared.cards import screen
from committee_app.ui.shared.labels import KeyCap
from committee_app.ui.shared.layouts import column
from committee_app.ui.shared.steps import Steps
from committee_app.ui.shell_frame import ShellFrame
from committee_app.ui.shell_gallery import STEPS
from committee_app.ui.theme import apply_theme, load_theme
from tests.ui.hands import press


@pytest.fixture
def frame(qtbot: QtBot) -> Iterator[ShellFrame]:
    shell = ShellFrame()
    shell.resize(1366, 768)
    shell.set_case("2026년 공공 AI 지원사업")
    qtbot.addWidget(shell)
    shell.show()
    with qtbot.waitActive(shell):
        shell.activateWindow()
    yield shell
    shell.hide()


def named(frame: ShellFrame, words: str) -> QAbstractButton:
    return next(button for button in frame.findChildren(QAbstractButton) if words in button.accessibleName())


def test_f12_asks_for_the_curtain_once_somebody_sits_there(qtbot: QtBot, frame: ShellFrame) -> None:
    asked: list[bool] = []
    frame.curtain_requested.connect(lambda: asked.append(True))
    press(frame, Qt.Key.Key_F12)
    assert asked == []
    frame.set_person("안다솜", "9번석")
    press(frame, Qt.Key.Key_F12)
    named(frame, "가림막").click()
    assert asked == [True, True]


def test_a_step_that_is_open_can_be_chosen_and_one_to_come_cannot(qtbot: QtBot, frame: ShellFrame) -> None:
    frame.set_steps(STEPS, "scoring")
    with qtbot.waitSignal(frame.step_chosen, check_params_cb=lambda code: code == "conflicts"):
        named(frame, "이해충돌").click()
    assert not named(frame, "확인·봉인").isEnabled()


def test_one_screen_is_shown_and_takes_the_focus(qtbot: QtBot, frame: ShellFrame) -> None:
    first, second = Button("하나"), Button("둘")
    screens = [screen(column(button)) for button in (first, second)]
    for shown, button in zip(screens, (first, second), strict=True):
        frame.show_screen(shown)
        assert frame.screen_shown() is shown
        assert button.hasFocus()
    frame.show_screen(screens[0])
    assert first.hasFocus()
    frame.drop_screen(screens[1])
    assert frame.screen_shown() is screens[0]


def test_a_banner_stays_until_its_cause_is_gone(qtbot: QtBot, frame: ShellFrame) -> None:
    banner = frame.raise_banner("disk", BannerTone.DANGER, "저장하지 못했습니다", "가득 찼습니다.")
    again = frame.raise_banner("disk", BannerTone.DANGER, "저장하지 못했습니다", "읽기 전용입니다.")
    assert again is banner
    assert frame.banners() == ("disk",)
    frame.drop_banner("disk")
    frame.drop_banner("disk")
    assert frame.banners() == ()


def test_at_most_five_keys_are_shown(qtbot: QtBot, frame: ShellFrame, qapp: QApplication) -> None:
    frame.set_keys(tuple((str(number), "자리") for number in range(7)))
    qapp.processEvents()
    caps = [cap.text() for cap in frame.findChildren(KeyCap) if cap.isVisible()]
    assert caps == ["0", "1", "2", "3", "4"]


@pytest.mark.parametrize("scale", [1.0, 1.4, 2.0])
def test_the_bars_fit_a_small_display_at_every_text_size(
    qtbot: QtBot, qapp: QApplication, frame: ShellFrame, scale: float
) -> None:
    frame.set_steps(STEPS, "scoring")
    frame.set_person("황보예그리나", "15번석")
    frame.set_keys((("Enter", "다음 항목"), ("F4", "제안서"), ("Ctrl M", "사유"), ("Ctrl Enter", "다음 과제")))
    frame.set_saved("14:03:12에 저장했습니다. 이 화면의 모든 점수는 디스크에 있습니다.")
    apply_theme(qapp, load_theme("light", scale))
    frame.resize(1366, 768)
    qapp.processEvents()
    assert frame.width() == 1366
    steps = frame.findChildren(Steps)[0]
    assert steps.width() >= steps.sizeHint().width()
    assert frame.minimumSizeHint().width() <= 1366


def test_the_bar_is_worded_again_in_another_language(qtbot: QtBot, qapp: QApplication, frame: ShellFrame) -> None:
    frame.set_person("안다솜", "9번석")
    apply_language(qapp, "en")
    qapp.processEvents()
    assert named(frame, "Curtain").isVisible()
    apply_language(qapp, "ko")
    qapp.processEvents()
    assert named(frame, "가림막").isVisible()
