"""A person at the real window: finds things by the words on them, clicks where they lie, and types.

Words are given as the English source strings of the screens; in Korean the person reads the translation. A click goes
through the window at the place where the thing is drawn, so what is covered, scrolled away or disabled is not reached.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from committee_app.resources import resource
from committee_app.ui.secret import SecretCard
from committee_app.ui.shared.checklist import Checklist
from committee_app.ui.shell import Shell
from tests.ui.hands import type_hangul, type_keys

W = TypeVar("W", bound=QWidget)
_PATIENCE_MS = 15_000
_TAGS = re.compile(r"<[^>]*>")


class Person:
    """Whoever sits at the machine.

    Attributes:
        shell: the window; a test looks into it, a person does not.
        language: in which the screens speak.
        clicks: how often the mouse was pressed.
        keys: how many keys were pressed; a syllable of an input method counts as one.
    """

    def __init__(self, qtbot: QtBot, shell: Shell, language: str) -> None:
        self._qtbot, self.shell, self.language = qtbot, shell, language
        self.clicks = 0
        self.keys = 0

    # ── reading ───────────────────────────────────────────────────────────────────────────
    def wait(self, what: Callable[[], bool], why: str) -> None:
        """Wait for something to be seen."""

        def is_so() -> bool:
            self._activate(self._front().window())
            return what()

        try:
            self._qtbot.waitUntil(is_so, timeout=_PATIENCE_MS)
        except Exception as error:
            seen = "\n  ".join(self.readable())
            raise AssertionError(f"{why}; what can be read:\n  {seen}") from error

    def see(self, source: str, *facts: object) -> None:
        """Wait until these words stand on the screen, as or in a text."""
        wanted = self.worded(source, *facts)
        self.wait(lambda: any(one in text for one in wanted for text in self.readable()), f"no {wanted}")

    def readable(self) -> list[str]:
        """Return every text that can be read now."""
        front = self._front()
        texts = [_TAGS.sub("", html.unescape(one.text())) for one in _shown(front, QLabel)]
        boxes = [f"[{one.accessibleName()}] {one.text()}" for one in _shown(front, QLineEdit)]
        texts += [_name(one) + ("" if one.isEnabled() else " (disabled)") for one in _shown(front, QAbstractButton)]
        return [one for one in (*texts, *boxes) if one.strip()]

    def worded(self, source: str, *facts: object) -> set[str]:
        """Return how the screens say this in the language in force."""
        if self.language == "en":
            return {source.format(*facts)}
        return {one.format(*facts) for one in _korean().get(source, (source,))}

    def answers(self, proposal: str) -> set[str]:
        """Return the words that can be chosen as an answer for a proposal."""
        buttons = (_name(one) for one in _shown(self._front(), QAbstractButton))
        return {name.rpartition(": ")[2] for name in buttons if name.startswith(f"{proposal} ")}

    # ── the mouse ─────────────────────────────────────────────────────────────────────────
    def press(self, source: str, *facts: object) -> None:
        """Press the one button that says this."""
        wanted = self.worded(source, *facts)
        self._click(self._find(QAbstractButton, lambda one: _name(one) in wanted and not _is_item(one), f"no {wanted}"))

    def open(self, source: str) -> None:
        """Press the item of a list that says this."""
        wanted = self.worded(source)
        self._click(self._find(QAbstractButton, lambda one: _name(one) in wanted and _is_item(one), f"no {wanted}"))

    def press_beginning(self, words: str) -> None:
        """Press the one button whose name begins so."""
        self._click(self._find(QAbstractButton, lambda one: _name(one).startswith(words), f"no button {words}…"))

    def choose_row(self, words: str) -> None:
        """Click the table row in which a cell says this."""
        self.wait(lambda: len(self._cells(words)) == 1, f"no row says {words!r}")
        [(table, place)] = self._cells(words)
        self._click_at(table.viewport(), place.center())

    def _cells(self, words: str) -> list[tuple[QTableView, QRect]]:
        found = []
        for table in _shown(self._front(), QTableView):
            model = table.model()
            for line in range(model.rowCount()):
                texts = [model.index(line, at).data() for at in range(model.columnCount())]
                if words in texts:
                    table.scrollTo(model.index(line, 0))
                    found.append((table, table.visualRect(model.index(line, 0))))
        return found

    # ── the keyboard ──────────────────────────────────────────────────────────────────────
    def fill(self, source: str, words: str, *facts: object) -> None:
        """Click into the field of this name and type over what stands in it."""
        wanted = self.worded(source, *facts)
        field = self._find(QWidget, lambda one: _is_text(one) and one.accessibleName() in wanted, f"no field {wanted}")
        self._click(field)
        assert QApplication.focusWidget() is field, f"{wanted} did not take the focus"
        if not _is_blank(field):
            self._key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.write(words)

    def write(self, words: str) -> None:
        """Type where the focus is: plain keys, and Hangul through the input method."""
        for part in re.findall(r"[\x20-\x7e]+|\n|[^\x20-\x7e\n]+", words):
            focused = self._focused()
            self.keys += len(part)
            if part == "\n":
                QTest.keyClick(focused, Qt.Key.Key_Return)
            elif part.isascii():
                type_keys(focused, part)
            else:
                type_hangul(focused, part)

    def stand_at(self, source: str, *facts: object) -> None:
        """Wait until the keyboard is at the button that says this, without a click."""
        wanted = self.worded(source, *facts)

        def is_there() -> bool:
            focused = QApplication.focusWidget()
            return focused is not None and _name(focused) in wanted

        self.wait(is_there, f"the keyboard is not at {wanted}")

    def key(self, *keys: Qt.Key, with_key: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys where the focus is."""
        for one in keys:
            self._key(one, with_key)

    def _key(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        self.keys += 1
        QTest.keyClick(self._focused(), key, modifier)
        QApplication.processEvents()

    def _focused(self) -> QWidget:
        self._activate(self._front().window())
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the focus"
        return focused

    @staticmethod
    def _activate(window: QWidget) -> None:
        """Make a window the active one, as a window manager does when another one closes; offscreen there is none."""
        if not window.isActiveWindow():
            window.activateWindow()
            QApplication.processEvents()

    # ── files ─────────────────────────────────────────────────────────────────────────────
    def give_file(self, path: Path) -> None:
        """Type a path into the file dialog that stands open, and press Enter."""
        self.wait(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog), "no file dialog")
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        box = next(one for one in dialog.findChildren(QLineEdit) if one.objectName() == "fileNameEdit")
        box.setFocus()
        box.selectAll()
        self.write(str(path))
        self.key(Qt.Key.Key_Return)
        self.wait(lambda: QApplication.activeModalWidget() is not dialog, "the file dialog stays")

    # ── secrets ───────────────────────────────────────────────────────────────────────────
    def tick_all(self) -> None:
        """Tick every box that is there and not ticked yet."""
        for box in _shown(self._front(), QCheckBox):
            if not box.isChecked():
                self._click(box)

    def note_secret(self) -> str:
        """Read the secret on the card aloud to nobody, write it down, cover it."""
        secret = self._cover_secret()
        if any(card._new.of_envelope for card in _shown(self.shell, SecretCard)):
            self._cover_secret()
        return secret

    def _cover_secret(self) -> str:
        self.wait(lambda: bool(self._plates()), "no secret is shown")
        [plate] = self._plates()
        secret = plate.text()
        self._click(self._find(QCheckBox, lambda _: True, "no box to tick"))
        self.press("Cover it")
        self.wait(lambda: secret not in self.readable(), "the secret is still to be read")
        return secret

    def _plates(self) -> list[QLabel]:
        cards = _shown(self.shell, SecretCard)
        return [one for card in cards for one in _shown(card, QLabel) if one.property("kind") == "display"]

    # ── inside ────────────────────────────────────────────────────────────────────────────
    def _front(self) -> QWidget:
        modal = QApplication.activeModalWidget()
        cards = _shown(self.shell, SecretCard)
        return modal or (cards[0] if cards else self.shell)

    def _find(self, kind: type[W], fits: Callable[[W], bool], why: str) -> W:
        def found() -> list[W]:
            return [one for one in _shown(self._front(), kind) if fits(one)]

        self.wait(lambda: len(found()) == 1 and found()[0].isEnabled(), why)
        return found()[0]

    def _click(self, widget: QWidget) -> None:
        _scroll_to(widget)
        middle = widget.rect().center()
        is_box = isinstance(widget, QCheckBox | QRadioButton)
        self._click_at(widget, QPoint(min(12, middle.x()), middle.y()) if is_box else middle)

    def _click_at(self, widget: QWidget, place: QPoint) -> None:
        window = widget.window()
        point = widget.mapTo(window, place)
        hit = window.childAt(point)
        is_reached = hit is widget or (hit is not None and widget.isAncestorOf(hit))
        assert is_reached, f"{hit} lies over {_name(widget)!r}"
        handle = window.windowHandle()
        self.clicks += 1
        self._activate(window)
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
        QApplication.processEvents()


def _shown(parent: QWidget, kind: type[W]) -> list[W]:
    return [one for one in parent.findChildren(kind) if one.isVisible()]


def _name(widget: QWidget) -> str:
    plain = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or plain.strip()


def _is_item(widget: QWidget) -> bool:
    return isinstance(widget.parentWidget(), Checklist)


def _is_text(widget: QWidget) -> bool:
    return isinstance(widget, QLineEdit | QPlainTextEdit)


def _is_blank(widget: QWidget) -> bool:
    if isinstance(widget, QPlainTextEdit):
        return not widget.toPlainText()
    return isinstance(widget, QLineEdit) and not widget.text()


def _scroll_to(widget: QWidget) -> None:
    QApplication.processEvents()
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
    QApplication.processEvents()


@cache
def _korean() -> dict[str, tuple[str, ...]]:
    """Return every translation of every source string of the screens."""
    text = resource("i18n", "committee_ko.ts").read_text("utf-8")
    found: dict[str, list[str]] = {}
    for source, said in re.findall(r"<source>(.*?)</source>.*?<translation>(.*?)</translation>", text, re.DOTALL):
        found.setdefault(html.unescape(source), []).append(html.unescape(said))
    return {source: tuple(dict.fromkeys(said)) for source, said in found.items()}
