"""Places to type in, with their help and their trouble beside them.

What leaves a field is NFC, however it came in (keyboard, input method, clipboard). A character that the
bundled font cannot draw is refused at the key and named, since it could not be printed in the minutes.
Enter never submits, and the wheel changes nothing.

Marks are `int` hundredths of a point here as everywhere.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QValidator, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from committee_app.resources import missing_glyphs
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.theme import current, follow_theme, say

POINT: Final = 100
"""Hundredths in one point."""

_RETURN_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def composed(words: str) -> str:
    """Return the text in NFC, as everything that leaves a field is."""
    return unicodedata.normalize("NFC", words)


def points(hundredths: int) -> str:
    """Return a mark as it is typed: no needless zeros.

    >>> points(850), points(1000), points(825), points(0)
    ('8.5', '10', '8.25', '0')
    """
    whole, rest = divmod(hundredths, POINT)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".")


def _unprintable(words: str) -> str:
    """Return the characters that cannot be printed, named: the character itself and its code point."""
    return ", ".join(
        f"{character} (U+{ord(character):04X})" if character.isprintable() else f"U+{ord(character):04X}"
        for character in missing_glyphs(words)
    )


class _Printable(QValidator):
    """Composes what is typed and refuses what the font cannot draw."""

    refused = Signal(str)

    def validate(self, words: str, position: int) -> tuple[QValidator.State, str, int]:
        """Return the composed text, or refuse it."""
        whole = composed(words)
        if unknown := _unprintable(whole):
            self.refused.emit(unknown)
            return QValidator.State.Invalid, words, position
        return QValidator.State.Acceptable, whole, len(composed(words[:position]))


class LineInput(QLineEdit):
    """A text box of one line in which Enter does nothing but say so (`entered`)."""

    entered = Signal()
    """Enter was pressed; nothing has been submitted."""
    left = Signal()
    """The focus went somewhere else."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter from reaching a default button; everything else as usual."""
        if event.key() in _RETURN_KEYS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.accept()
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls around the field."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """Tell when the focus leaves."""
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().event(event)


class _Field(QWidget):
    """A label above, an input, and one sentence below: trouble if there is any, else help."""

    takes_height = False
    """Whether the input grows with the field; otherwise all stands at the top."""

    def __init__(
        self, label: str, box: QWidget, help_text: str, *, beside: QWidget | None = None, corner: QWidget | None = None
    ) -> None:
        super().__init__()
        self._help_text = help_text
        self._problem = ""
        self._label = Label(label, "strong")
        self._label.setBuddy(box)
        self._sentence = RunningText("", "small", "muted")
        self._box = box
        head = row(self._label, STRETCH) if corner is None else row(self._label, STRETCH, corner, gap="small")
        self._line = row((box, 1), gap="small")
        if beside is not None:
            self._line.add(beside)
        below = (self._line, 1) if self.takes_height else self._line
        inside = column(head, "close", below, "close", self._sentence)
        if not self.takes_height:
            inside.add(STRETCH)
        self.setLayout(inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        box.setAccessibleName(label)
        self.setFocusProxy(box)
        self._say_sentence()

    def put_beside(self, button: QWidget) -> None:
        """Put a button at the right of the input, on one line with it."""
        self._line.add(button)

    def label(self) -> str:
        """Return the field's label."""
        return self._label.text()

    def set_label(self, label: str) -> None:
        """Show another label; it names the input for a screen reader too."""
        self._label.setText(label)
        self._box.setAccessibleName(label)

    def set_help(self, help_text: str) -> None:
        """Show another help sentence."""
        self._help_text = help_text
        self._say_sentence()

    def set_problem(self, sentence: str) -> None:
        """Show what is wrong, in a sentence; an empty one means that nothing is."""
        self._problem = sentence
        self._say_sentence()

    def problem(self) -> str:
        """Return what is wrong, or nothing."""
        return self._problem

    def _say_sentence(self) -> None:
        words = self._problem or self._help_text
        self._sentence.set_words(words)
        self._sentence.setVisible(bool(words))
        self._sentence.set_tone("danger" if self._problem else "muted")
        self._box.setAccessibleDescription(words)
        say(self._box, problem=bool(self._problem))


class TextField(_Field):
    """A labelled line of text (44 high).

    Signals carry NFC text. Problems set by `set_problem` stay until the next edit or the next call.
    """

    changed = Signal(str)
    entered = Signal()

    def __init__(self, label: str, help_text: str = "", *, placeholder: str = "", longest: int = 200) -> None:
        self._input = LineInput()
        super().__init__(label, self._input, help_text)
        self._input.setMaxLength(longest)
        self._input.setPlaceholderText(placeholder)
        printable = _Printable(self._input)
        printable.refused.connect(self._refuse)
        self._input.setValidator(printable)
        self._input.textEdited.connect(self._edited)
        self._input.entered.connect(self.entered)
        follow_theme(self._dress)

    def text(self) -> str:
        """Return the text in NFC without blanks around it."""
        return composed(self._input.text()).strip()

    def set_text(self, words: str) -> None:
        """Show a text; the cursor stays where it is if the text is the same."""
        if composed(words) != self._input.text():
            self._input.setText(composed(words))

    def set_locked(self, locked: bool) -> None:
        """Show the text as fixed; it can still be read and copied."""
        self._input.setReadOnly(locked)

    def _edited(self) -> None:
        self.set_problem("")
        self.changed.emit(self.text())

    def _refuse(self, unknown: str) -> None:
        self.set_problem(self.tr("This character cannot be printed in the minutes: {0}").format(unknown))

    def _dress(self) -> None:
        self._input.setFixedHeight(current().size("field"))


class PathField(_Field):
    """A file or place that is chosen, not typed: its path, and the button that asks for it."""

    asked = Signal()
    """The person wants to choose."""

    def __init__(self, label: str = "", help_text: str = "") -> None:
        self._input = LineInput()
        self._input.setReadOnly(True)
        self._input.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._choose = Button(label, ButtonKind.THIRD, size=ButtonSize.DIALOG, icon_name="folder-open")
        super().__init__(label, self._input, help_text, beside=self._choose)
        self.setFocusProxy(self._choose)
        self._choose.clicked.connect(self.asked)
        follow_theme(self._dress)

    def set_words(self, label: str, act: str, help_text: str = "") -> None:
        """Show another label, another act on the button, another help."""
        self.set_label(label)
        self.set_help(help_text)
        self._choose.set_words(act)

    def set_path(self, path: str) -> None:
        """Show a path; its end is what tells files apart."""
        self._input.setText(composed(path))
        self._input.setToolTip(path)
        self._input.setCursorPosition(len(self._input.text()))

    def path(self) -> str:
        """Return the path that is shown."""
        return self._input.text()

    def _dress(self) -> None:
        self._input.setFixedHeight(current().size("field"))


class _SecretInput(LineInput):
    """A line of dots; an input method may be used, and its unfinished syllable is a dot too."""

    def __init__(self) -> None:
        super().__init__()
        self.set_shown(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def set_shown(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        # Holders' codes are Korean words: the hint that Qt sets for hidden text would switch Hangul off.
        hints = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        self.setInputMethodHints(hints | Qt.InputMethodHint.ImhNoAutoUppercase)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Hide the syllable that is being put together, as the finished ones are."""
        if self.echoMode() is QLineEdit.EchoMode.Normal or not event.preeditString():
            super().inputMethodEvent(event)
            return
        hidden = QInputMethodEvent("●" * len(event.preeditString()), [])
        hidden.setCommitString(event.commitString(), event.replacementStart(), event.replacementLength())
        super().inputMethodEvent(hidden)


class SecretField(_Field):
    """A code or pass phrase: shown as dots, never copied, given out once by `take`."""

    changed = Signal()
    entered = Signal()

    def __init__(self, label: str, help_text: str = "") -> None:
        self._input = _SecretInput()
        self._show = Button("", ButtonKind.TEXT, size=ButtonSize.DIALOG, icon_name="eye", name=label)
        self._show.setCheckable(True)
        super().__init__(label, self._input, help_text, beside=self._show)
        self._show.toggled.connect(self._show_or_hide)
        self._input.textEdited.connect(self._edited)
        self._input.entered.connect(self.entered)
        self._name_button()
        follow_theme(self._dress)

    def is_empty(self) -> bool:
        """Whether nothing has been typed."""
        return not self._input.text()

    def put(self, secret: str) -> None:
        """Fill the field as if the person had typed it: a secret of a fictitious case, offered beside the field."""
        self._input.setText(composed(secret))
        self._edited()

    def take(self) -> str:
        """Return the secret in NFC and empty the field."""
        secret = composed(self._input.text()).strip()
        self._input.clear()
        self._show.setChecked(False)
        return secret

    def changeEvent(self, event: QEvent) -> None:
        """Word the button again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._name_button()
        super().changeEvent(event)

    def _edited(self) -> None:
        self.set_problem("")
        self.changed.emit()

    def _show_or_hide(self, shown: bool) -> None:
        self._input.set_shown(shown)
        self._show.set_icon_name("eye-off" if shown else "eye")
        self._name_button()

    def _name_button(self) -> None:
        what = self.tr("Hide {0}") if self._show.isChecked() else self.tr("Show {0}")
        self._show.set_words("", what.format(self.label()))

    def _dress(self) -> None:
        self._input.setFixedHeight(current().size("field"))


class _ReasonInput(QPlainTextEdit):
    """A text box of several lines; Tab leaves it, Enter makes a new line."""

    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def sizeHint(self) -> QSize:
        """Return the room of four lines."""
        return QSize(current().size("empty_width"), self.fontMetrics().lineSpacing() * 4 + current().space("large"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Refuse a key whose character cannot be printed."""
        is_typed = bool(event.text()) and event.text().isprintable()
        if not (is_typed and self._is_refused(event.text())):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Compose what the input method brings, or refuse it."""
        whole = composed(event.commitString())
        if self._is_refused(whole):
            whole = ""
        brought = QInputMethodEvent(event.preeditString(), event.attributes())
        brought.setCommitString(whole, event.replacementStart(), event.replacementLength())
        super().inputMethodEvent(brought)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text only, composed; refused as a whole if a character cannot be printed."""
        whole = composed(source.text()).replace("\r\n", "\n")
        if not self._is_refused(whole):
            self.insertPlainText(whole)

    def _is_refused(self, words: str) -> bool:
        unknown = _unprintable(words)
        if unknown:
            self.refused.emit(unknown)
        return bool(unknown)


class ReasonField(_Field):
    """A reason in sentences, with its length counted while it is typed.

    Args:
        label: what the reason is for.
        help_text: who will read it.
        shortest: characters needed; 0 for none.
        longest: characters allowed.
    """

    takes_height = True
    changed = Signal(str)
    left = Signal()

    def __init__(self, label: str, help_text: str = "", *, shortest: int = 0, longest: int = 2000) -> None:
        self._shortest, self._longest = shortest, longest
        self._input = _ReasonInput()
        self._count = Label("", "small", "muted")
        super().__init__(label, self._input, help_text, corner=self._count)
        self._input.refused.connect(self._refuse)
        self._input.textChanged.connect(self._edited)
        self._input.installEventFilter(self)
        self._tell_count()
        follow_theme(self._dress)

    def text(self) -> str:
        """Return the reason in NFC without blanks around it."""
        return composed(self._input.toPlainText()).strip()

    def set_text(self, words: str) -> None:
        """Show a reason; the cursor stays where it is if it is the same."""
        if composed(words) != self._input.toPlainText():
            self._input.setPlainText(composed(words))

    def is_acceptable(self) -> bool:
        """Whether the reason is long enough and not too long."""
        return self._shortest <= len(self.text()) <= self._longest

    def set_locked(self, locked: bool) -> None:
        """Show the reason as fixed; it can still be read and copied."""
        self._input.setReadOnly(locked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the focus leaves."""
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Word the count again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._tell_count()
        super().changeEvent(event)

    def _edited(self) -> None:
        self.set_problem("")
        self._tell_count()
        self.changed.emit(self.text())

    def _tell_count(self) -> None:
        length = len(self.text())
        if length > self._longest:
            words = self.tr("{0} of at most {1} characters").format(length, self._longest)
        elif self._shortest:
            words = self.tr("{0} of at least {1} characters").format(length, self._shortest)
        else:
            words = self.tr("{0} characters").format(length)
        done = self._shortest > 0 and self.is_acceptable()
        self._count.setText(f"{words} ✓" if done else words)
        self._count.set_tone("success" if done else "danger" if length > self._longest else "muted")

    def _refuse(self, unknown: str) -> None:
        self.set_problem(self.tr("This character cannot be printed in the minutes: {0}").format(unknown))

    def _dress(self) -> None:
        self._input.setMinimumHeight(current().size("reason_height"))


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
        self._sentence = RunningText("", "small", "danger")
        self._sentence.setVisible(False)
        self._is_refused = False
        self._problem = ""
        self.setLayout(column(row((self._name, 1), "medium", self.input, "tight", self._unit), "tight", self._sentence))
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
