"""The pages of a proposal one below the other: what is drawn already, and white paper where it is not yet."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from committee_app.intake.proposal_pages import Drawing, Picture
from committee_app.ui.theme import current, follow_theme

ZOOMS = (50, 75, 100, 125, 150, 200, 300)
"""In per cent of the width of the pane."""
_KEPT = 14
"""So many pictures are kept: those around the page that is read."""
_AHEAD = (1, -1, 2)
"""Pages that are drawn before anybody asks for them, in this order."""


class PaperView(QAbstractScrollArea):
    """Scrolls through the pages. A picture of another size stays until the sharp one is there: nothing flickers."""

    drawing_wanted = Signal(object)
    """A `Drawing`: the pages that are seen first, then those around them."""
    turned = Signal(int)
    """Another page is read now."""
    zoomed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._sizes: tuple[tuple[int, int], ...] = ()
        self._tops: list[int] = []
        self._pictures: dict[int, tuple[Drawing, QImage, Picture]] = {}
        self._zoom = 100
        self._find = ""
        self._at = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(60)  # a scroll that is still under way asks for nothing
        self._pause.timeout.connect(self._ask)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)
        follow_theme(self._dress)

    def show_paper(self, sizes: tuple[tuple[int, int], ...]) -> None:
        """Lay out another proposal; nothing of the one before is kept."""
        self._pictures.clear()
        self._sizes, self._at = sizes, 0
        self._lay_out()

    def show_pictures(self, drawing: Drawing, pictures: tuple[Picture, ...]) -> None:
        """Show pages that were drawn."""
        for one in pictures:
            image = QImage(one.pixels, one.width, one.height, one.width * 4, QImage.Format.Format_RGB32).copy()
            self._pictures[one.page] = (drawing, image, one)
        far = sorted(self._pictures, key=lambda page: abs(page - self.page()))[_KEPT:]
        for page in far:
            del self._pictures[page]
        self.viewport().update()

    def set_find(self, words: str) -> None:
        """Point at these words on every page."""
        if words != self._find:
            self._find = words
            self._ask()

    def page(self) -> int:
        """Return the page that is read: the one at the upper third of the pane; 0 while there is none."""
        if not self._tops:
            return 0
        line = self.verticalScrollBar().value() + self.viewport().height() // 3
        return min(max(bisect_right(self._tops, line), 1), len(self._sizes))

    def turn_to(self, page: int) -> None:
        """Bring a page to the top of the pane."""
        if 1 <= page <= len(self._tops):
            self.verticalScrollBar().setValue(self._tops[page - 1] - current().space("medium"))
            self._scrolled()

    def zoom(self) -> int:
        """Return the size of the pages in per cent of the pane's width."""
        return self._zoom

    def zoom_by(self, step: int) -> None:
        """Make the pages larger or smaller; the page that is read stays where it is."""
        place = ZOOMS.index(self._zoom) + step
        if 0 <= place < len(ZOOMS):
            self.set_zoom(ZOOMS[place])

    def set_zoom(self, zoom: int) -> None:
        """Show the pages so large."""
        if zoom != self._zoom:
            self._zoom = zoom
            self._lay_out()
            self.zoomed.emit(zoom)

    # ── events ─────────────────────────────────────────────────────────────────────────────
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, turn and zoom by keys; everything else goes to the screen."""
        page, bar = self.page(), self.verticalScrollBar()
        line = self.fontMetrics().lineSpacing() * 3
        acts = {
            Qt.Key.Key_Down: lambda: bar.setValue(bar.value() + line),
            Qt.Key.Key_Up: lambda: bar.setValue(bar.value() - line),
            Qt.Key.Key_Space: lambda: bar.setValue(bar.value() + bar.pageStep() * 9 // 10),
            Qt.Key.Key_Right: lambda: self.turn_to(page + 1),
            Qt.Key.Key_Left: lambda: self.turn_to(page - 1),
            Qt.Key.Key_Home: lambda: self.turn_to(1),
            Qt.Key.Key_End: lambda: self.turn_to(len(self._sizes)),
            Qt.Key.Key_Plus: lambda: self.zoom_by(1),
            Qt.Key.Key_Equal: lambda: self.zoom_by(1),
            Qt.Key.Key_Minus: lambda: self.zoom_by(-1),
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
        else:
            act()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pages as wide as the pane."""
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pages that are seen."""
        theme = current()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), theme.colour("desk"))
        for page in self._seen():
            self._paint_page(painter, page)
        painter.end()

    def _paint_page(self, painter: QPainter, page: int) -> None:
        theme = current()
        place = self._place(page)
        painter.fillRect(place, theme.colour("paper"))
        drawn = self._pictures.get(page)
        if drawn is not None:
            drawing, image, picture = drawn
            painter.drawImage(place, image)
            if drawing.find == self._find:
                self._paint_found(painter, place, picture)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _paint_found(self, painter: QPainter, place: QRectF, picture: Picture) -> None:
        theme = current()
        share = place.width() / picture.width
        shade = QColor(theme.colour("primary"))
        shade.setAlpha(60)
        for left, top, right, bottom in picture.found:
            area = QRectF(left * share, top * share, (right - left) * share, (bottom - top) * share)
            area = area.translated(place.topLeft()).adjusted(-2, -2, 2, 2)
            painter.fillRect(area, shade)
            painter.setPen(QPen(theme.colour("primary"), 2))
            painter.drawRect(area)

    # ── inside ─────────────────────────────────────────────────────────────────────────────
    def _width(self) -> int:
        room = self.viewport().width() - 2 * current().space("large")
        return max(room * self._zoom // 100, 50)

    def _height(self, page: int) -> int:
        across, down = self._sizes[page - 1]
        return round(self._width() * down / across)

    def _place(self, page: int) -> QRectF:
        width = self._width()
        left = max((self.viewport().width() - width) // 2, current().space("large"))
        top = self._tops[page - 1] - self.verticalScrollBar().value()
        return QRectF(left - self.horizontalScrollBar().value(), top, width, self._height(page))

    def _seen(self) -> range:
        if not self._tops:
            return range(0)
        top = self.verticalScrollBar().value()
        first = max(bisect_right(self._tops, top), 1)
        last = max(bisect_right(self._tops, top + self.viewport().height()), 1)
        return range(first, last + 1)

    def _lay_out(self) -> None:
        page, bar = self.page(), self.verticalScrollBar()
        share = (bar.value() - self._tops[page - 1]) / max(self._height(page), 1) if page else 0.0
        gap = current().space("medium")
        self._tops, top = [], gap
        for number in range(1, len(self._sizes) + 1):
            self._tops.append(top)
            top += self._height(number) + gap
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self.fontMetrics().lineSpacing() * 3)
        bar.setRange(0, max(top - self.viewport().height(), 0))
        sideways = self.horizontalScrollBar()
        sideways.setPageStep(self.viewport().width())
        beyond = self._width() + 2 * current().space("large") - self.viewport().width()
        sideways.setRange(0, max(beyond, 0) if self._sizes else 0)
        if page and self._at:
            bar.setValue(self._tops[page - 1] + round(share * self._height(page)))
        self.viewport().update()
        self._pause.start()

    def _scrolled(self) -> None:
        self.viewport().update()
        self._pause.start()
        page = self.page()
        if page and page != self._at:
            self._at = page
            self.turned.emit(page)

    def _ask(self) -> None:
        """Ask for what is seen and not sharp; then for what will be seen next."""
        seen = list(self._seen())
        if not seen or not self.isVisible():
            return
        width = round(self._width() * self.devicePixelRatioF())
        around = [page for step in _AHEAD if 1 <= (page := self.page() + step) <= len(self._sizes)]
        wanted = [page for page in dict.fromkeys([*seen, *around]) if not self._is_sharp(page, width)]
        # What is seen comes first and alone, so that nobody waits for what is not.
        pages = tuple(page for page in wanted if page in seen) or tuple(wanted)
        if pages:
            self.drawing_wanted.emit(Drawing(pages, width, self._find))

    def ask_ahead(self) -> None:
        """Go on asking, once what was asked for has come."""
        self._ask()

    def _is_sharp(self, page: int, width: int) -> bool:
        drawn = self._pictures.get(page)
        return drawn is not None and drawn[0].width == width and drawn[0].find == self._find

    def _dress(self) -> None:
        self._lay_out()
