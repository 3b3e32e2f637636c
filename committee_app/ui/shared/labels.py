"""Words on the screen: titles, help, running sentences, key-value rows, key caps, icons.

Every label shows plain text: a name from a roster is never read as markup. Only `RunningText` knows one
mark, `**strong**`, and escapes everything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from committee_app.ui.shared.layouts import column, row
from committee_app.ui.theme import current, follow_theme, icon_pixmap, is_to_be_seen, say

_ESCAPED: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
LINE_HEIGHT: Final = {"body": 150, "medium": 150, "strong": 150, "small": 140}


class Label(QLabel):
    """One piece of text of a type (`kind`) in a colour (`tone`).

    Kinds: display, title, heading, subheading, body, medium, strong, bold, small, small_medium, small_strong.
    Tones: text, bold, subtle, muted, primary, on_primary, ink, danger, warning, success, information.
    """

    def __init__(self, words: str = "", kind: str = "body", tone: str | None = None, *, wrap: bool = False) -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        if tone is not None:
            self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)

    def set_tone(self, tone: str) -> None:
        """Show the text in another colour role."""
        say(self, tone=tone)


class ElidedLabel(Label):
    """A label that gives way: what does not fit ends in an ellipsis, and the tool tip has it whole."""

    def __init__(self, words: str = "", kind: str = "body", tone: str | None = None) -> None:
        super().__init__(words, kind, tone)
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(words)
        follow_theme(self._fit)

    def set_words(self, words: str) -> None:
        """Show another text."""
        self._words = words
        self.setAccessibleName(words)
        self._fit()
        self.updateGeometry()

    def words(self) -> str:
        """Return the whole text."""
        return self._words

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text into the new width."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the room that the whole text would like."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._words) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Return the room of an ellipsis."""
        return QSize(self.fontMetrics().horizontalAdvance("…"), self.fontMetrics().height())

    def _fit(self) -> None:
        self.ensurePolished()
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, max(self.width(), 0))
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self._words if shown != self._words else "")


class RunningText(QLabel):
    """One or more sentences with the line height of print; `**these words**` are strong."""

    def __init__(self, words: str = "", kind: str = "body", tone: str | None = None) -> None:
        super().__init__()
        self._kind = kind
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setProperty("kind", kind)
        if tone is not None:
            self.setProperty("tone", tone)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_words(words)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the sentences; Qt's lead below the last line is left out."""
        return super().heightForWidth(width) - self._lead()

    def sizeHint(self) -> QSize:
        """Return the room that the sentences would like."""
        return super().sizeHint() - QSize(0, self._lead())

    def minimumSizeHint(self) -> QSize:
        """Return the least room that still shows all of it."""
        return super().minimumSizeHint() - QSize(0, self._lead())

    def set_words(self, words: str) -> None:
        """Show another text."""
        inside = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", words.translate(_ESCAPED)).replace("\n", "<br>")
        self.setText(f'<p style="line-height:{LINE_HEIGHT.get(self._kind, 130)}%; margin:0">{inside}</p>')
        self.setAccessibleName(words.replace("**", ""))

    def set_tone(self, tone: str) -> None:
        """Show the text in another colour role."""
        say(self, tone=tone)

    def _lead(self) -> int:
        self.ensurePolished()
        return self.fontMetrics().height() * (LINE_HEIGHT.get(self._kind, 130) - 100) // 100


class IconLabel(QLabel):
    """A drawing beside words; says nothing to a screen reader, since the words do."""

    def __init__(self, name: str, tone: str = "text", size: str = "icon") -> None:
        super().__init__()
        self._name, self._tone, self._size = name, tone, size
        self._is_drawn = False
        follow_theme(self._dress)

    def set_icon(self, name: str, tone: str) -> None:
        """Show another drawing."""
        self._name, self._tone = name, tone
        self._dress()

    def event(self, event: QEvent) -> bool:
        """Draw when the label is first about to be seen: many never are."""
        if is_to_be_seen(self, event) and not self._is_drawn:
            self._draw()
        return super().event(event)

    def _dress(self) -> None:
        side = current().size(self._size)
        self.setFixedSize(side, side)
        if self._is_drawn:
            self._draw()

    def _draw(self) -> None:
        self._is_drawn = True
        self.setPixmap(icon_pixmap(self._name, self._tone, self._size))


class ScreenTitle(QWidget):
    """The screen's title (24/700) and its sub-line (13, muted)."""

    def __init__(self, title: str, subline: str = "") -> None:
        super().__init__()
        self._title = Label(title, "title")
        self._subline = ElidedLabel(subline, "small", "muted")
        self._subline.setVisible(bool(subline))
        self.setLayout(column(self._title, self._subline, gap="hair"))

    def set_words(self, title: str, subline: str = "") -> None:
        """Show another title and sub-line."""
        self._title.setText(title)
        self._subline.set_words(subline)
        self._subline.setVisible(bool(subline))


class KeyCap(QLabel):
    """A key as it is printed on the keyboard."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", "key")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow_theme(self._dress)

    def _dress(self) -> None:
        self.setFixedHeight(current().size("key_cap"))


class KeyHint(QWidget):
    """A key cap and what the key does here."""

    def __init__(self, key: str, meaning: str) -> None:
        super().__init__()
        self._meaning = Label(meaning, "small", "subtle")
        self.setLayout(row(KeyCap(key), self._meaning, gap="close"))

    def set_meaning(self, meaning: str) -> None:
        """Say it in other words."""
        self._meaning.setText(meaning)


class KeyValueRows(QWidget):
    """Facts in two columns: what, and its value.

    Values stand at the left behind a column of fixed width, or (`opposite`) at the right edge, as figures do.
    """

    def __init__(self, rows: Iterable[tuple[str, str]] = (), *, opposite: bool = False) -> None:
        super().__init__()
        self._opposite = opposite
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._rows: tuple[tuple[str, str], ...] = ()
        self.set_rows(rows)
        follow_theme(self._dress)

    def set_rows(self, rows: Iterable[tuple[str, str]]) -> None:
        """Show other facts; nothing happens if they are the same."""
        wanted = tuple(rows)
        if wanted == self._rows:
            return
        self._rows = wanted
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        side = Qt.AlignmentFlag.AlignRight if self._opposite else Qt.AlignmentFlag.AlignLeft
        for line, (key, value) in enumerate(wanted):
            what = Label(key, "body" if self._opposite else "small", "subtle" if self._opposite else "muted")
            shown = Label(value, "strong" if self._opposite else "body", wrap=True)
            shown.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            shown.setAccessibleName(f"{key}: {value}")
            self._grid.addWidget(what, line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(shown, line, 1)
        self._dress()

    def _dress(self) -> None:
        theme = current()
        self._grid.setVerticalSpacing(theme.space("close" if self._opposite else "small"))
        self._grid.setHorizontalSpacing(theme.space("large"))


class Rule(QFrame):
    """A line of one pixel: `hair` between rows, `line` between parts, `edge` under heads."""

    def __init__(self, tone: str = "line", *, upright: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "rule")
        self.setProperty("tone", tone)
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
