"""One of a few answers, side by side; at first none is chosen, so an unanswered row looks unanswered."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy

from committee_app.ui.theme import current, follow_theme, say


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its code, its words, and its hue once chosen (primary, danger, warning)."""

    code: str
    words: str
    tone: str = "primary"


class _AnswerButton(QPushButton):
    """One answer; arrow keys go sideways, digits choose, Up and Down are left to the table around."""

    moved = Signal(int)
    digit_pressed = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by key."""
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.moved.emit(1 if key == Qt.Key.Key_Right else -1)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.digit_pressed.emit(key - Qt.Key.Key_1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class Segment(QFrame):
    """Answers in one frame; a stop for Tab, with Left, Right, Space and the digits inside.

    Args:
        name: what is asked, for a screen reader.
        answers: from left to right; digit 1 chooses the first.
    """

    chosen = Signal(str)
    """The person chose this code; not sent by `set_choice`."""

    def __init__(self, name: str, answers: tuple[Answer, ...]) -> None:
        super().__init__()
        self._answers = answers
        self.setProperty("kind", "segment")
        self.setProperty("ring_radius", 8)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._inside = QHBoxLayout(self)
        self._buttons = tuple(self._button(number, answer, name) for number, answer in enumerate(answers))
        self.setFocusProxy(self._buttons[0])
        self._stop_once()
        follow_theme(self._dress)

    def choice(self) -> str | None:
        """Return the chosen code; None while nothing is chosen."""
        number = self._group.checkedId()
        return self._answers[number].code if number >= 0 else None

    def set_choice(self, code: str | None) -> None:
        """Show a choice, or none."""
        if code == self.choice():
            return
        if code is None:
            self._group.setExclusive(False)
            for button in self._buttons:
                button.setChecked(False)
            self._group.setExclusive(True)
        else:
            self._buttons[[answer.code for answer in self._answers].index(code)].setChecked(True)
        self._stop_once()

    def set_open(self, codes: tuple[str, ...]) -> None:
        """Show only the answers that can be given here."""
        for button, answer in zip(self._buttons, self._answers, strict=True):
            button.setVisible(answer.code in codes)

    def set_words(self, words: tuple[str, ...]) -> None:
        """Word the answers again, in another language."""
        for button, shown in zip(self._buttons, words, strict=True):
            button.setText(shown)
            button.setAccessibleName(f"{self.accessibleName()}: {shown}")
        self._dress()

    def _button(self, number: int, answer: Answer, name: str) -> _AnswerButton:
        button = _AnswerButton(answer.words)
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setProperty("kind", "segment")
        button.setProperty("tone", answer.tone)
        button.setProperty("ringed", "parent")
        button.setAccessibleName(f"{name}: {answer.words}")
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(self._clicked)
        button.moved.connect(self._move)
        button.digit_pressed.connect(self._choose_number)
        self._group.addButton(button, number)
        self._inside.addWidget(button)
        return button

    def _clicked(self) -> None:
        self._stop_once()
        self.chosen.emit(self._answers[self._group.checkedId()].code)

    def _move(self, by: int) -> None:
        focused = next((number for number, button in enumerate(self._buttons) if button.hasFocus()), 0)
        self._choose_number(min(max(focused + by, 0), len(self._buttons) - 1))

    def _choose_number(self, number: int) -> None:
        if number >= len(self._buttons):
            return
        button = self._buttons[number]
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        if not button.isChecked():
            button.click()

    def _stop_once(self) -> None:
        """Let Tab stop at the chosen answer only, or at the first while there is none."""
        stop = max(self._group.checkedId(), 0)
        for number, button in enumerate(self._buttons):
            policy = Qt.FocusPolicy.StrongFocus if number == stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        self.setFocusProxy(self._buttons[stop])
        say(self, answered=self._group.checkedId() >= 0)

    def _dress(self) -> None:
        theme = current()
        gap = theme.space("hair") + theme.border
        self._inside.setContentsMargins(gap, gap, gap, gap)
        self._inside.setSpacing(theme.space("hair"))
        height = theme.size("segment")
        self.setFixedHeight(height)
        widest = max(button.fontMetrics().horizontalAdvance(button.text()) for button in self._buttons)
        width = max(theme.size("segment_button"), widest + theme.space("wide"))
        for button in self._buttons:
            button.setFixedSize(width, height - 2 * gap)
