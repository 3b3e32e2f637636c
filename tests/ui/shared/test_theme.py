from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.labels import Label
from committee_app.ui.shared.layouts import column
from committee_app.ui.theme import (
    THEMES,
    TextScaleError,
    UnknownThemeError,
    apply_theme,
    current,
    icon_pixmap,
    load_theme,
    say,
)

UI = Path(__file__).parents[3] / "committee_app" / "ui"


@pytest.mark.parametrize("name", THEMES)
def test_every_placeholder_of_the_stylesheet_is_filled(name: str) -> None:
    sheet = load_theme(name, 1.3).stylesheet()
    assert "$" not in sheet
    assert re.search(r"\d+dp\b", sheet) is None


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(UnknownThemeError):
        load_theme("sepia")


@pytest.mark.parametrize("scale", [0.9, 2.1])
def test_text_is_neither_smaller_than_normal_nor_larger_than_double(scale: float) -> None:
    with pytest.raises(TextScaleError):
        load_theme("light", scale)


def test_the_programs_own_font_is_drawn_in_four_weights(look: None) -> None:
    for kind, weight in (("body", 400), ("medium", 500), ("strong", 600), ("bold", 700)):
        info = QFontInfo(load_theme("light").font(kind))
        assert (info.family(), info.weight()) == ("Pretendard GOV", QFont.Weight(weight))


def test_the_theme_changes_while_running(qtbot: QtBot, qapp: QApplication) -> None:
    label = Label("이해충돌", "body", "muted")
    qtbot.addWidget(label)
    label.ensurePolished()
    before = label.palette().color(QPalette.ColorRole.WindowText)
    apply_theme(qapp, load_theme("high-contrast"))
    after = label.palette().color(QPalette.ColorRole.WindowText)
    assert before.name() == load_theme("light").colours["muted"]
    assert after.name() == load_theme("high-contrast").colours["muted"]


def test_text_size_changes_fonts_heights_icons_and_gaps_while_running(qtbot: QtBot, qapp: QApplication) -> None:
    button = Button("봉인", ButtonKind.PRIMARY, size=ButtonSize.FINAL, icon_name="lock")
    inside = column(button, gap="large", margins="wide")
    holder = Label("")
    holder.setLayout(inside)
    qtbot.addWidget(holder)
    button.ensurePolished()
    apply_theme(qapp, load_theme("light", 2.0))
    assert button.height() == 96
    assert button.iconSize().width() == 36
    assert button.font().pixelSize() == 30
    assert (inside.spacing(), inside.contentsMargins().left()) == (32, 48)


def test_a_change_of_theme_reads_the_sheet_once_for_a_widget_however_deep_it_lies(
    qtbot: QtBot, qapp: QApplication
) -> None:
    deep = _Counting("봉인")
    around: QWidget = deep
    for _ in range(12):
        holder = QWidget()
        holder.setLayout(column(around))
        around = holder
    qtbot.addWidget(around)
    around.show()
    deep.changes = 0
    apply_theme(qapp, load_theme("dark"))
    assert 0 < deep.changes <= 2, "the old sheet is taken off, the new one read"


class _Counting(Label):
    changes = 0

    def changeEvent(self, event: QEvent) -> None:
        self.changes += event.type() is QEvent.Type.StyleChange
        super().changeEvent(event)


def test_a_widget_that_is_gone_no_longer_follows_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    button = Button("봉인")
    button.deleteLater()
    qapp.sendPostedEvents(button, 52)
    apply_theme(qapp, load_theme("dark"))
    assert current().name == "dark"


def test_an_icon_is_drawn_in_the_colour_of_its_tone(look: None) -> None:
    image = icon_pixmap("check", "danger").toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colours == {current().colours["danger"]}


def test_a_property_repaints_only_when_it_is_new(qtbot: QtBot) -> None:
    label = Label("봉인", "body", "muted")
    qtbot.addWidget(label)
    label.ensurePolished()
    say(label, tone="danger")
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == current().colours["danger_text"]


def test_no_colour_is_named_in_code() -> None:
    named = [
        f"{path.name}: {found[0]}"
        for path in sorted(UI.rglob("*.py"))
        for found in re.finditer(r"#[0-9a-fA-F]{6}\b|QColor\(\s*[\"'\d]", path.read_text("utf-8"))
    ]
    assert named == []
