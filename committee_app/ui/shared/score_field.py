"""The box a mark is typed into, and the row of its criterion. Marks are `int` hundredths of a point."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QValidator
from PySide6.QtWidgets import QSizePolicy, QWidget

from committee_app.ui.shared.field import LineInput
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import column, row
from committee_app.ui.shared.points import POINT, points
from committee_app.ui.theme import current, follow_theme, say


class _MarkValidator(QValidator):
    """Lets through only what is, or can become, a mark between two bounds on the step."""

    def __init__(self, parent: QObject, lowest: int, highest: int, step: int) -> None:
        super().__init__(parent)
        self._lowest, self._highest, self._step = lowest, highest, step

    def validate(self, words: str, position: int) -> tuple[QValidator.State, str, int]:
        """Judge what would stand in the field; wide digits of an input method become plain ones."""
        plain = unicodedata.normalize("NFKC", words)
        return self._judge(plain), plain, min(position, len(plain))

    def _judge(self, words: str) -> QValidator.State:
        if words == "":
            return QValidator.State.Acceptable
        whole, dot, rest = words.partition(".")
        is_number = words.isascii() and whole.isdigit() and (rest.isdigit() or not rest)
        if not is_number or len(rest) > 2 or (len(whole) > 1 and whole[0] == "0"):
            return QValidator.State.Invalid
        mark = int(whole) * POINT + int(rest.ljust(2, "0"))
        if not (dot and not rest) and self._is_mark(mark):
            return QValidator.State.Acceptable
        return QValidator.State.Intermediate if self._can_become_mark(whole, rest, dot) else QValidator.State.Invalid

    def _is_mark(self, mark: int) -> bool:
        return self._lowest <= mark <= self._highest and mark % self._step == 0

    def _can_become_mark(self, whole: str, rest: str, dot: str) -> bool:
        first = int(whole) * POINT + int(rest.ljust(2, "0"))
        if dot:
            return self._holds_mark(first, first + 10 ** (2 - len(rest)) - 1)
        further = len(str(self._highest // POINT)) - len(whole) if int(whole) else 0
        return any(
            self._holds_mark(first * 10**digits, (first + POINT) * 10**digits - 1) for digits in range(further + 1)
        )

    def _holds_mark(self, first: int, last: int) -> bool:
        nearest = -(-max(first, self._lowest) // self._step) * self._step
        return nearest <= min(last, self._highest)


class ScoreInput(LineInput):
    """The box a mark is typed into: 74 wide, right-aligned, blank until someone typed.

    A key that would lead above the maximum or off the step is refused (`refused`), and the box keeps what
    it had. Zero is framed, since it must not look like a blank.

    Args:
        highest: the most that can be given, in hundredths of a point.
        step: marks are multiples of this many hundredths.
        lowest: the least that can be given, in hundredths.
        name: the accessible name, the criterion.
    """

    mark_changed = Signal(object)
    """The mark as it stands (hundredths), or None while blank or unfinished."""
    mark_finished = Signal(object)
    """The same once Enter was pressed or the focus left, if it differs from the last one told."""
    refused = Signal()

    def __init__(self, highest: int, step: int, *, lowest: int = 0, name: str = "", quiet: bool = False) -> None:
        super().__init__()
        self._highest, self._step, self._lowest, self._quiet = highest, step, lowest, quiet
        self._told: int | None = None
        self.setProperty("kind", "score")
        self.setProperty("zero", False)  # noqa: FBT003  a Qt property
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.setValidator(_MarkValidator(self, lowest, highest, step))
        self.setAccessibleName(name)
        self.textChanged.connect(self._show_zero)
        self.textEdited.connect(self._edited)
        self.inputRejected.connect(self.refused)
        self.entered.connect(self._finish)
        self.left.connect(self._finish)
        follow_theme(self._dress)

    def mark(self) -> int | None:
        """Return the mark in hundredths of a point; None while the box is blank or unfinished."""
        if not self.text() or not self.hasAcceptableInput():
            return None
        whole, _, rest = self.text().partition(".")
        return int(whole) * POINT + int(rest.ljust(2, "0"))

    def set_mark(self, mark: int | None) -> None:
        """Show a mark; nothing moves if it is the one shown."""
        self._told = mark
        if mark != self.mark() or (mark is None and self.text()):
            self.setText("" if mark is None else points(mark))

    def set_known(self, mark: int | None) -> None:
        """Say which mark is kept; what stands in the box is told again when it is left and differs from that."""
        self._told = mark

    def is_unfinished(self) -> bool:
        """Whether something stands in the box that is not a mark."""
        return not self.hasAcceptableInput()

    def range_sentence(self) -> str:
        """Return the sentence that says what can be given."""
        return self.tr("From {0} to {1} points, in steps of {2}.").format(
            points(self._lowest), points(self._highest), points(self._step)
        )

    def event(self, event: QEvent) -> bool:
        """Leave undo to the screen: it takes back marks on the disk, not letters in a box."""
        is_override = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if isinstance(event, QKeyEvent) and is_override and event.matches(QKeySequence.StandardKey.Undo):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits and the point; leave Up, Down and the rest to the screen."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()
            return
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
            return
        super().keyPressEvent(event)

    def _edited(self) -> None:
        self.mark_changed.emit(self.mark())

    def _finish(self) -> None:
        if self.hasAcceptableInput() and self.mark() != self._told:
            self._told = self.mark()
            self.mark_finished.emit(self._told)

    def _show_zero(self) -> None:
        say(self, zero=self.mark() == 0)

    def _dress(self) -> None:
        theme = current()
        self.setFixedSize(
            theme.size("score_width"), theme.size("score_quiet_height" if self._quiet else "score_height")
        )


class ScoreField(QWidget):
    """A criterion's row: its name, the score box, “/ 10”, and a sentence below when there is trouble.

    The arguments are those of `ScoreInput`.
    """

    mark_changed = Signal(object)
    mark_finished = Signal(object)
    entered = Signal()

    def __init__(self, name: str, highest: int, step: int, *, lowest: int = 0, quiet: bool = False) -> None:
        super().__init__()
        self.input = ScoreInput(highest, step, lowest=lowest, name=name, quiet=quiet)
        self._name = Label(name, "body" if quiet else "bold", "text" if quiet else None, wrap=True)
        self._name.setBuddy(self.input)
        self._unit = Label(f"/ {points(highest)}", "small", "muted")
        self._note = Label("", "small", "primary_text")
        self._note.setVisible(False)
        self._sentence = RunningText("", "small", "danger")
        self._sentence.setVisible(False)
        self._is_refused = False
        self._problem = ""
        self.setLayout(
            column(
                row((self._name, 1), "small", self._note, "medium", self.input, "tight", self._unit),
                "tight",
                self._sentence,
            )
        )
        self.setFocusProxy(self.input)
        self.input.mark_changed.connect(self._changed)
        self.input.mark_finished.connect(self.mark_finished)
        self.input.entered.connect(self.entered)
        self.input.refused.connect(self._refuse)
        self.input.left.connect(self._leave)
        follow_theme(self._dress)

    def set_name(self, name: str) -> None:
        """Call the criterion by another name, as in another language."""
        self._name.setText(name)
        self.input.setAccessibleName(name)

    def set_note(self, note: str) -> None:
        """Show a few words before the box, as the page that is cited; none hides them."""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def mark(self) -> int | None:
        """Return the mark in hundredths of a point; None while blank or unfinished."""
        return self.input.mark()

    def set_mark(self, mark: int | None) -> None:
        """Show a mark."""
        self.input.set_mark(mark)

    def set_problem(self, sentence: str) -> None:
        """Show what is wrong, in a sentence; an empty one means that nothing is."""
        self._problem = sentence
        self._is_refused = False
        self._say_sentence()

    def problem(self) -> str:
        """Return the sentence shown below, or nothing."""
        return self._sentence.accessibleName() if self._sentence.isVisibleTo(self) else ""

    def set_locked(self, locked: bool) -> None:
        """Show the mark as fixed."""
        self.input.setReadOnly(locked)

    def changeEvent(self, event: QEvent) -> None:
        """Word the sentence again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say_sentence()
        super().changeEvent(event)

    def _changed(self, mark: int | None) -> None:
        self._problem = ""
        self._is_refused = False
        self._say_sentence()
        self.mark_changed.emit(mark)

    def _refuse(self) -> None:
        self._is_refused = True
        self._say_sentence()

    def _leave(self) -> None:
        # A refused key is forgotten when the person moves on; an unfinished number is not.
        self._is_refused = self.input.is_unfinished()
        self._say_sentence()

    def _say_sentence(self) -> None:
        sentence = self.input.range_sentence() if self._is_refused else self._problem
        self._sentence.set_words(sentence)
        self._sentence.setVisible(bool(sentence))
        self.input.setAccessibleDescription(sentence or self.input.range_sentence())
        say(self.input, problem=bool(sentence))

    def _dress(self) -> None:
        self._unit.setFixedWidth(current().size("score_unit"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
