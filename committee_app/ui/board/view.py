"""The room board in a window of its own: what is on, the time left, who leaves and comes back, how far all are."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QFontMetricsF,
    QGuiApplication,
    QHideEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QGridLayout, QWidget

from committee_app.desks.words import wording
from committee_app.ui.board.page import BoardPage, Item, Presence, Reached, SeatTile, TimeState
from committee_app.ui.board.presenter import BoardPresenter
from committee_app.ui.language import current_language
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card
from committee_app.ui.shared.chips import Chip, ChipTone
from committee_app.ui.shared.labels import ElidedLabel, IconLabel, Label
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.moments import time_of_day
from committee_app.ui.theme import current, follow_theme

_SECOND_MS: Final = 1000
_MOST_SEATS: Final = 24
"""More seats than these are shown as numbers alone: a tile that nobody at the table can read says nothing."""
_TILES_ACROSS: Final = 12
_PRESENCE_ICON: Final = {
    Presence.EXPECTED: "clock",
    Presence.HERE: "user-check",
    Presence.OUT: "log-out",
    Presence.LEFT: "user-x",
}
_PRESENCE_TONE: Final = {
    Presence.EXPECTED: "muted",
    Presence.HERE: "success_text",
    Presence.OUT: "warning_text",
    Presence.LEFT: "danger_text",
}


class TimeLeft(QWidget):
    """Minutes and seconds as large as there is room for: they are read from the other end of the table."""

    def __init__(self) -> None:
        super().__init__()
        self._text, self._tone = "", "bold"
        self.setMinimumHeight(120)
        follow_theme(self.update)

    def text(self) -> str:
        """Return what is shown."""
        return self._text

    def show_time(self, text: str, tone: str, said: str) -> None:
        """Show another time; `said` is what a screen reader hears."""
        self.setAccessibleName(said)
        if (text, tone) != (self._text, self._tone):
            self._text, self._tone = text, tone
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fit the digits into the room at hand."""
        font = current().font("display")
        font.setPixelSize(100)
        wide = QFontMetricsF(font).horizontalAdvance("−000:00") / 100
        font.setPixelSize(max(24, int(min(self.height() * 0.9, self.width() / wide))))
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(current().colour(self._tone))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()


class SeatPlate(Card):
    """One seat of the board."""

    def __init__(self) -> None:
        self._seat = Label("", "heading")
        self._icon = IconLabel("clock", "muted")
        self._presence = Label("", "strong")
        self._reached = Label("", "small", "subtle")
        super().__init__(
            column(
                row(self._seat, STRETCH, self._icon),
                self._presence,
                self._reached,
                gap="hair",
                margins=("medium", "small"),
            )
        )

    def show_tile(self, tile: SeatTile, seat: str, presence: str, reached: str) -> None:
        """Show where the member of a seat is and how far, in words and by a shape."""
        self._seat.setText(seat)
        self._icon.set_icon(_PRESENCE_ICON[tile.presence], _PRESENCE_TONE[tile.presence])
        self._presence.setText(presence)
        self._reached.setText(reached)
        self.setAccessibleName(f"{seat}: {presence}, {reached}")


class BoardView(QWidget):
    """Shows the board each second; Escape closes it, and nothing else on it can be pressed."""

    ticked = Signal()
    """A second has passed while the board is seen."""

    def __init__(self) -> None:
        super().__init__()
        self._page: BoardPage | None = None
        self.setProperty("kind", "screen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = ElidedLabel("", "title")
        self._state = Chip("", ChipTone.WARNING, "coffee")
        self._now = Label("", "title", "subtle")
        self._close = Button("", ButtonKind.TEXT, size=ButtonSize.TOOL, icon_name="x")
        self._close.clicked.connect(self.close)
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # no ring on the wall: the keyboard has Escape
        self._part = Chip("", ChipTone.PRIMARY, "timer")
        self._number = Label("", "display")
        self._project = ElidedLabel("", "heading", "subtle")
        self.time = TimeLeft()
        self._warning_icon = IconLabel("triangle-alert", "warning_text", "icon_banner")
        self._warning = Label("", "title", "warning")
        self._leave_head, self._leave = Label("", "heading", "subtle"), Label("", "display", wrap=True)
        self._back_head, self._back = Label("", "heading", "subtle"), Label("", "display", wrap=True)
        self._next_head, self._next = Label("", "heading", "subtle"), Label("", "display", wrap=True)
        self._next_leave = Label("", "heading", "subtle", wrap=True)
        self._counts = tuple((Label("", "small", "muted"), Label("", "title")) for _ in range(5))
        self._plates: list[SeatPlate] = []
        self._grid = QGridLayout()
        self._lay_out()
        self._pulse = QTimer(self, interval=_SECOND_MS)
        self._pulse.timeout.connect(self.ticked)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.close)
        follow_theme(self._dress)

    def bind(self, presenter: BoardPresenter) -> None:
        """Ask this presenter for the board as it stands, each second."""
        self.ticked.connect(presenter.refresh)

    def appear(self, beside: QWidget) -> None:
        """Fill the second screen where there is one; else be a window over the other, as large."""
        others = [one for one in QGuiApplication.screens() if one is not beside.screen()]
        if others:
            self.setGeometry(others[0].geometry())
            self.showFullScreen()
        else:
            self.setGeometry(beside.window().geometry())
            self.show()
        self.raise_()
        self.activateWindow()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to follow the day."""
        super().showEvent(event)
        self._pulse.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody sees it."""
        self._pulse.stop()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop with the window."""
        self._pulse.stop()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            page, self._page = self._page, None
            self.show_page(page)
        super().changeEvent(event)

    def show_page(self, page: BoardPage) -> None:
        """Show the board; what has not changed stays untouched."""
        if page == self._page:
            return
        self._page = page
        self._title.set_words(page.title)
        self._now.setText(time_of_day(page.now))
        self._close.set_words(self.tr("Close the board (Esc)"))
        self.setWindowTitle(self.tr("Room board"))
        self._show_state(page)
        self._show_item(page)
        self._show_time(page)
        self._show_moves(page)
        self._show_counts(page)
        self._show_seats(page)

    # ── inside ────────────────────────────────────────────────────────────────────────────
    def _lay_out(self) -> None:
        item = column(
            row(self._part, STRETCH),
            row(self._number, "medium", (self._project, 1)),
            (self.time, 1),
            row(STRETCH, self._warning_icon, "small", self._warning, STRETCH),
            gap="small",
            margins="wide",
        )
        moves = column(
            self._leave_head,
            self._leave,
            "large",
            self._back_head,
            self._back,
            "large",
            self._next_head,
            self._next,
            self._next_leave,
            STRETCH,
            gap="tight",
            margins="wide",
        )
        counts = row(*((column(head, value, gap="hair"), 1) for head, value in self._counts), gap="large")
        self.setLayout(
            column(
                row((self._title, 1), self._state, self._now, self._close, gap="large"),
                (row((Card(item), 3), (Card(moves), 2), gap="large"), 1),
                Card(column(counts, margins=("wide", "medium"))),
                self._grid,
                gap="large",
                margins=("wide", "large"),
            )
        )

    def _dress(self) -> None:
        self._grid.setSpacing(current().space("small"))

    def _show_state(self, page: BoardPage) -> None:
        self._state.setVisible(page.paused)
        stopped = self.tr("Stopped: no quorum")
        words = stopped if page.stopped else self.tr("Recess")
        tone = ChipTone.DANGER if page.stopped else ChipTone.WARNING
        self._state.show_state(words, tone, "hand" if page.stopped else "coffee")

    def _show_item(self, page: BoardPage) -> None:
        self._part.setVisible(page.part is not None)
        if page.part is not None:
            said = wording(current_language()).word("item_part", page.part)
            self._part.show_state(said, ChipTone.PRIMARY, "timer")
        self._number.setText(page.on.proposal if page.on else self.tr("No project is on"))
        self._project.set_words(page.on.title if page.on else "")

    def _show_time(self, page: BoardPage) -> None:
        digits = "" if page.left is None else _digits(page.left)
        tone = {TimeState.LAST_MINUTE: "warning_text", TimeState.OVER: "danger_text"}.get(page.time, "bold")
        said = self.tr("Time left: {0}").format(digits) if digits else self.tr("No time is set")
        self.time.show_time(digits, tone, said)
        warned = {
            TimeState.LAST_MINUTE: self.tr("Less than a minute left"),
            TimeState.OVER: self.tr("The time is over"),
        }.get(page.time, "")
        icon, colour = ("hand", "danger") if page.time is TimeState.OVER else ("triangle-alert", "warning")
        self._warning.setText(warned)
        self._warning.set_tone(colour)
        self._warning_icon.set_icon(icon, f"{colour}_text")
        self._warning_icon.setVisible(bool(warned))

    def _show_moves(self, page: BoardPage) -> None:
        nobody = self.tr("nobody")
        self._leave_head.setText(self.tr("Leave now"))
        self._leave.setText(self._seats(page.leave) or nobody)
        self._leave.set_tone("warning" if page.leave else "muted")
        self._back_head.setText(self.tr("May come back"))
        self._back.setText(self._seats(page.back) or nobody)
        self._back.set_tone("primary" if page.back else "muted")
        self._next_head.setText(self.tr("Next project"))
        following = page.following
        self._next.setText(following.proposal if following else self.tr("none"))
        self._next_leave.setText(self._leaving_then(following) if following else "")

    def _leaving_then(self, item: Item) -> str:
        if not item.leaving:
            return self.tr("Nobody leaves for it.")
        return self.tr("For it leave: {0}").format(self._seats(item.leaving))

    def _seats(self, seats: tuple[int, ...]) -> str:
        return ", ".join(self.tr("seat {0}").format(one) for one in seats)

    def _show_counts(self, page: BoardPage) -> None:
        counts = page.counts
        attending = self.tr("{0} / {1}, quorum {2}").format(counts.attending, counts.seats, counts.needed)
        told = (
            (self.tr("Attending"), attending),
            (self.tr("Pledged"), f"{counts.pledged} / {counts.seats}"),
            (self.tr("Conflicts answered"), f"{counts.declared} / {counts.seats}"),
            (self.tr("Sheets sealed"), f"{counts.sealed} / {counts.seats}"),
            (self.tr("Projects heard"), f"{page.done} / {page.projects}"),
        )
        for (head, value), (what, how_many) in zip(self._counts, told, strict=True):
            head.setText(what)
            value.setText(how_many)
            value.setAccessibleName(f"{what}: {how_many}")

    def _show_seats(self, page: BoardPage) -> None:
        tiles = page.seats if len(page.seats) <= _MOST_SEATS else ()
        while len(self._plates) > len(tiles):
            self._plates.pop().deleteLater()
        while len(self._plates) < len(tiles):
            place = len(self._plates)
            self._plates.append(SeatPlate())
            self._grid.addWidget(self._plates[-1], place // _TILES_ACROSS, place % _TILES_ACROSS)
        for plate, tile in zip(self._plates, tiles, strict=True):
            presence, reached = self._presence(tile.presence), self._reached(tile.reached)
            plate.show_tile(tile, self.tr("Seat {0}").format(tile.seat), presence, reached)

    def _presence(self, presence: Presence) -> str:
        return {
            Presence.EXPECTED: self.tr("expected"),
            Presence.HERE: self.tr("here"),
            Presence.OUT: self.tr("outside"),
            Presence.LEFT: self.tr("left"),
        }[presence]

    def _reached(self, reached: Reached) -> str:
        return {
            Reached.NOTHING: self.tr("before the pledge"),
            Reached.PLEDGED: self.tr("pledged"),
            Reached.DECLARED: self.tr("answered"),
            Reached.SEALED: self.tr("sealed"),
        }[reached]


def _digits(seconds: int) -> str:
    """Return minutes and seconds, with a minus sign once the time is over."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'−' if seconds < 0 else ''}{minutes}:{rest:02}"
