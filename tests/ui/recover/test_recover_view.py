"""The page after a crash as a person sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from committee_app.case import acts
from committee_app.case.acts import Recorded
from committee_app.case.findings import Finding
from committee_app.case.identifiers import Actor
from committee_app.casefile.copies import FoundCopy
from committee_app.desks.recovery import Aftermath, Comparison, LastEntry, PersonsDrafts, Relation
from committee_app.ui.language import apply_language
from committee_app.ui.recover.page import RecoverPage, Restored
from committee_app.ui.recover.view import RecoverView
from committee_app.ui.shared.buttons import Button
from committee_app.ui.shared.labels import Label, RunningText

AT = "2026-02-26T14:05:31+09:00"
COPY = FoundCopy(Path("/usb/a.000040-1a2b3c4d.case"), 40, "1a2b3c4d")
WHOLE = Aftermath(
    "a.case",
    unclosed=True,
    replayed=True,
    entries=41,
    last=LastEntry(41, AT, "이간사", "sheet_sealed"),
    drafts=(PersonsDrafts(Actor("evaluator:2"), "나보람", 3, AT),),
    copy=COPY,
)
BROKEN = replace(WHOLE, trouble=(Finding.of("casefile.damaged", file="a.case"),), drafts=(), last=None, entries=0)
MORE = tuple(Recorded(seq, AT, Actor("secretary"), acts.DeliberationOpened()) for seq in range(42, 50))
PAGE = RecoverPage("/x/a.case", found=WHOLE, copy=str(COPY.path), beside=Comparison(Relation.LESS, 40, MORE[:1]))


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[RecoverView]:
    shown = RecoverView()
    shown.resize(1366, 674)
    qtbot.addWidget(shown)
    shown.show_page(RecoverPage())
    shown.show()
    yield shown
    shown.hide()


def button(view: RecoverView, words: str) -> Button:
    return next(one for one in view.findChildren(Button) if one.words() == words and one.isVisible())


def words_of(view: RecoverView) -> str:
    QApplication.processEvents()
    running = [one.accessibleName() for one in view.findChildren(RunningText) if one.isVisible()]
    return "\n".join(running + [one.text() for one in view.findChildren(Label) if one.isVisible()])


def test_before_anybody_looked_it_waits_for_a_file_and_its_words(qtbot: QtBot, view: RecoverView) -> None:
    assert "아직 살펴보지 않았습니다" in words_of(view)
    assert not button(view, "무엇이 남았는지 보기").isEnabled()
    view.show_page(RecoverPage("/x/a.case", blank=True))
    assert "여섯 낱말을 적으십시오." in words_of(view)
    with qtbot.waitSignal(view.look_pressed):
        button(view, "무엇이 남았는지 보기").click()
    with qtbot.waitSignal(view.leave_chosen):
        button(view, "돌아가기").click()


def test_what_is_there_what_was_kept_and_the_copy_are_said(qtbot: QtBot, view: RecoverView) -> None:
    view.show_page(PAGE)
    said = words_of(view)
    for part in ("저장한 것은 빠짐없이 있습니다", "41번, 2026. 2. 26. 14:05, 이간사", "나보람", "3건", COPY.path.name):
        assert part in said
    assert "42" in said
    assert not any(one.words() == "사본으로 되돌리기" and one.isVisible() for one in view.findChildren(Button))
    with qtbot.waitSignal(view.open_pressed):
        button(view, "이 심의 열기").click()


def test_a_file_that_is_not_whole_is_not_opened_and_the_copy_only_after_a_yes(qtbot: QtBot, view: RecoverView) -> None:
    view.show_page(replace(PAGE, found=BROKEN, beside=Comparison(Relation.MORE, 0, (), MORE)))
    assert not any(one.words() == "이 심의 열기" and one.isVisible() for one in view.findChildren(Button))
    assert "… 45, 46, 47, 48, 49" in words_of(view)
    with qtbot.waitSignal(view.restore_confirmed):
        button(view, "사본으로 되돌리기").click()
        assert view._question is not None
        view._question.confirmed.emit("")


def test_after_putting_a_copy_in_its_place_it_says_where_the_file_is(view: RecoverView) -> None:
    view.show_page(replace(PAGE, restored=Restored("b.case", "a.damaged-1.case", "ab" * 32)))
    assert "a.damaged-1.case" in words_of(view)
    assert "ab" * 32 in words_of(view)
    view.show_page(replace(PAGE, restored=Restored("b.case")))
    assert "SHA-256" not in words_of(view)


def test_nothing_can_be_pressed_while_the_files_are_read(view: RecoverView) -> None:
    view.show_page(replace(PAGE, busy=True))
    named = {one.words() for one in view.findChildren(Button) if one.isVisible() and one.isEnabled()}
    assert not named & {"이 심의 열기", "무엇이 남았는지 보기", "다른 사본 고르기", "돌아가기"}


def test_file_and_copy_are_chosen_by_their_buttons(qtbot: QtBot, view: RecoverView, tmp_path: Path) -> None:
    view.show_page(PAGE)
    chosen = tmp_path / "a.case"
    chosen.write_bytes(b"")
    for words, signal in (("파일 고르기", view.file_chosen), ("다른 사본 고르기", view.copy_chosen)):
        with qtbot.waitSignal(signal) as told:
            button(view, words).click()
            (dialog,) = [one for one in view.findChildren(QFileDialog) if one.isVisible()]
            dialog.fileSelected.emit(str(chosen))
            dialog.done(0)
        assert told.args == [str(chosen)]
    assert [one.text() for one in view.findChildren(QLineEdit) if one.text()] == ["/x/a.case"]


@pytest.mark.parametrize("relation", list(Relation))
def test_it_speaks_both_languages(view: RecoverView, relation: Relation) -> None:
    view.show_page(replace(PAGE, beside=Comparison(relation, 3)))
    assert "이음" in words_of(view) or "사본" in words_of(view)
    apply_language(QApplication.instance(), "en")  # type: ignore[arg-type]
    try:
        assert "After a crash" in words_of(view)
        assert "사본" not in words_of(view)
    finally:
        apply_language(QApplication.instance(), "ko")  # type: ignore[arg-type]
