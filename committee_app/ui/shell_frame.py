"""The frame around every screen: where one is, who one is, what is saved, which keys work.

It knows no case. Plain values go in; what the person asked for comes out as signals. Width is judged by
*room*, the width divided by the text scale: a narrow room keeps what must be there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from committee_app.ui.shared.banners import Banner, BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Scrolled
from committee_app.ui.shared.focus_ring import FocusRing
from committee_app.ui.shared.labels import ElidedLabel, IconLabel, KeyCap, KeyHint, Label
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.theme import current, follow_theme

if TYPE_CHECKING:
    from committee_app.ui.guide.page import GuidePage
    from committee_app.ui.guide.view import GuideStrip
    from committee_app.ui.shared.steps import Step, Steps

CURTAIN_KEY = "F12"
_AFTER_CASE, _AFTER_TOP = 2, 1
"""Where the steps go in the top bar, and the strip of a rehearsal in the window, once there is one."""


class ShellFrame(QWidget):
    """Top bar, banners, one screen, status bar."""

    curtain_requested = Signal()
    """The curtain button, or F12 anywhere in the window."""
    step_chosen = Signal(str)
    """The code of a step in the top bar."""
    sticks_requested = Signal()
    """The button for packets on sticks and copies of the case."""
    rulings_requested = Signal()
    """The button for what may be ruled now."""
    help_requested = Signal()
    """The button for the manual; F1 anywhere in the window does the same."""
    settings_requested = Signal()
    """The button for text size, theme and language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "screen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._has_person = False
        self._has_steps = False
        self._steps: Steps | None = None
        self._shown_keys: tuple[tuple[str, str], ...] = ()
        self._curtain_words = self._curtain_meaning = self._rulings_words = ""
        self._banners: dict[str, Banner] = {}
        self._top = self._top_bar()
        self._guide: GuideStrip | None = None
        self._banner_place = QWidget()
        self._banner_lines = QVBoxLayout(self._banner_place)
        self._banner_place.setVisible(False)
        self._stack = QStackedWidget()
        self._status = self._status_bar()
        # A screen fits its room. If one does not, it scrolls rather than push the window off the display.
        self._place = place = Scrolled(self._stack, sideways=True)
        place.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._parts: tuple[QWidget, ...] = (self._top, self._banner_place, place, self._status)
        self._focus_before: QWidget | None = None
        self._lines = column(self._top, self._banner_place, (place, 1), self._status)
        self.setLayout(self._lines)
        shortcut = QShortcut(QKeySequence(CURTAIN_KEY), self)
        shortcut.activated.connect(self._ask_for_curtain)
        self._ring = FocusRing(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self._word()
        follow_theme(self._dress)

    def set_case(self, title: str) -> None:
        """Name the case at the left of the top bar."""
        self._case.set_words(title)
        self._fit()

    def set_steps(self, steps: tuple[Step, ...], current_code: str = "") -> None:
        """Show the steps of this role; none hides them."""
        self._has_steps = bool(steps)
        if steps and self._steps is None:
            self._steps = self._new_steps()
        if self._steps is not None:
            self._steps.set_steps(steps, current_code)
            self._steps.setVisible(self._has_steps)
        self._fit()

    def set_person(self, name: str, detail: str = "") -> None:
        """Say who is at the desk (name, and seat or office); an empty name means nobody."""
        self._name.setText(name)
        self._detail.setText(detail)
        self._has_person = bool(name)
        self._fit()

    def offer_sticks(self, *, offered: bool) -> None:
        """Offer the way to packets and copies, to those whose work it is."""
        self._sticks.setVisible(offered)

    def set_rulings(self, words: str) -> None:
        """Name the way to the rulings, or back from them; no words where there is none."""
        self._rulings_words = words
        self._fit()

    def set_saved(self, text: str, *, icon_name: str = "hard-drive", tone: str = "success_text") -> None:
        """Say what is saved, at the left of the status bar. The tone is a colour role."""
        self._saved.set_words(text)
        self._saved_icon.set_icon(icon_name, tone)
        self._saved_icon.setVisible(bool(text))

    def set_guide(self, page: GuidePage | None) -> None:
        """Show the next step of a rehearsal; None where nothing is rehearsed."""
        if page is not None and self._guide is None:
            self._guide = self._new_guide()
        if self._guide is not None:
            self._guide.show_page(page)

    def set_keys(self, keys: tuple[tuple[str, str], ...]) -> None:
        """Show at most five keys that work here, each with what it does."""
        if keys == self._shown_keys:
            return
        self._shown_keys = keys
        while (item := self._keys.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for key, meaning in keys[:5]:
            self._keys.addWidget(KeyHint(key, meaning))
        self._dress()

    def show_screen(self, screen: QWidget) -> None:
        """Show one screen in place of the other; the old one is kept by whoever made it."""
        if self._stack.indexOf(screen) < 0:
            self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        first = _first_stop(screen)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop_screen(self, screen: QWidget) -> None:
        """Take a screen out of the window for good."""
        self._stack.removeWidget(screen)
        screen.setParent(None)
        screen.deleteLater()

    def set_covered(self, covered: bool) -> None:
        """Take keyboard and mouse from everything in the window while something lies over it, and give it back."""
        if covered and self._top.isEnabled():
            self._focus_before = self.focusWidget()
        for part in self._parts:
            part.setEnabled(not covered)
        if not covered:
            self._return_focus()

    def _return_focus(self) -> None:
        before, self._focus_before = self._focus_before, None
        shown = self._stack.currentWidget()
        if before is None or not isValid(before) or not before.isVisible() or not before.isEnabled():
            before = _first_stop(shown) if shown is not None else None
        if before is not None:
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def screen_shown(self) -> QWidget | None:
        """Return the screen in the window now."""
        return self._stack.currentWidget()

    def raise_banner(self, code: str, tone: BannerTone, title: str, text: str = "", act: str = "") -> Banner:
        """Show a banner under the top bar until `drop_banner` of its code; the same code replaces it."""
        banner = self._banners.get(code)
        if banner is None:
            banner = Banner(tone, title, text, act)
            self._banners[code] = banner
            self._banner_lines.addWidget(banner)
        else:
            banner.show_news(tone, title, text, act)
        self._banner_place.setVisible(True)
        return banner

    def drop_banner(self, code: str) -> None:
        """Take a banner away, since its cause is gone."""
        banner = self._banners.pop(code, None)
        if banner is not None:
            self._banner_lines.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self._banner_place.setVisible(bool(self._banners))

    def banners(self) -> tuple[str, ...]:
        """Return the codes of the banners that stand now."""
        return tuple(self._banners)

    def room(self) -> float:
        """Return the width at 100 % text."""
        return self.width() / current().scale

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what fits."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Word the bar again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def _top_bar(self) -> QFrame:
        self._brand = IconLabel("landmark", "ink", "icon_brand")
        self._case = ElidedLabel("", "bold")
        self._name = Label("", "bold")
        self._detail = Label("", "small", "muted")
        self._sticks = Button("", ButtonKind.TEXT, size=ButtonSize.BAR, icon_name="usb")
        self._sticks.setVisible(False)
        self._sticks.clicked.connect(self.sticks_requested)
        self._settings = Button("", ButtonKind.TEXT, size=ButtonSize.BAR, icon_name="a-large-small")
        self._settings.clicked.connect(self.settings_requested)
        self._help = Button("", ButtonKind.TEXT, size=ButtonSize.BAR, icon_name="circle-question-mark")
        self._help.clicked.connect(self.help_requested)
        self._rulings = Button("", ButtonKind.THIRD, size=ButtonSize.BAR, icon_name="gavel")
        self._rulings.clicked.connect(self.rulings_requested)
        self._rulings.setVisible(False)
        self._curtain = Button("", ButtonKind.THIRD, size=ButtonSize.BAR, icon_name="eye-off")
        self._curtain.clicked.connect(self._ask_for_curtain)
        self._curtain_key = KeyCap(CURTAIN_KEY)
        bar = QFrame()
        bar.setProperty("kind", "bar")
        self._left = row(self._brand, self._case, gap="small")
        self._bar = row(
            self._left,
            "wide",
            "wide",
            STRETCH,
            row(self._name, self._detail, gap="small"),
            "medium",
            self._rulings,
            "small",
            self._sticks,
            self._settings,
            self._help,
            "small",
            self._curtain,
            "small",
            self._curtain_key,
            margins=("wide", "none"),
        )
        bar.setLayout(self._bar)
        return bar

    def _status_bar(self) -> QFrame:
        self._saved_icon = IconLabel("hard-drive", "success_text", "icon_small")
        self._saved_icon.setVisible(False)
        self._saved = ElidedLabel("", "small_medium", "subtle")
        self._key_place = QWidget()
        self._keys = QHBoxLayout(self._key_place)
        self._keys.setContentsMargins(0, 0, 0, 0)
        bar = QFrame()
        bar.setProperty("kind", "status")
        bar.setLayout(
            row(self._saved_icon, "small", (self._saved, 1), "large", self._key_place, margins=("wide", "none"))
        )
        return bar

    def _focus_moved(self, _old: QWidget | None, _new: QWidget | None) -> None:
        QTimer.singleShot(0, self, self._see_focus)  # once what opens and folds with it is laid out

    def _see_focus(self) -> None:
        """Where the screen is higher than its room, scroll to where the person works, if that fits."""
        target, seen = self._ring.target(), self._place.viewport().size()
        if target is None or not isValid(target) or not self._stack.isAncestorOf(target):
            return
        part, beside = self._ring.ringed(), current().space("small")
        if part.height() + 2 * beside > seen.height() or part.width() + 2 * beside > seen.width():
            return
        middle = target.mapTo(self._stack, part.center())
        self._place.ensureVisible(middle.x(), middle.y(), part.width() // 2 + beside, part.height() // 2 + beside)

    def _new_steps(self) -> Steps:
        """Make room in the top bar for the steps of whoever sits down first; until then nothing of them is loaded."""
        from committee_app.ui.shared.steps import Steps

        steps = Steps()
        steps.step_chosen.connect(self.step_chosen)
        self._bar.insertWidget(_AFTER_CASE, steps)
        return steps

    def _new_guide(self) -> GuideStrip:
        """Make room under the top bar for the strip of the first rehearsal."""
        from committee_app.ui.guide.view import GuideStrip

        guide = GuideStrip()
        self._lines.insertWidget(_AFTER_TOP, guide)
        self._parts += (guide,)
        return guide

    def _ask_for_curtain(self) -> None:
        if self._has_person:
            self.curtain_requested.emit()

    def _word(self) -> None:
        self._sticks.set_words("", self.tr("Sticks and copies"))
        self._settings.set_words("", self.tr("Text size and display"))
        self._help.set_words("", self.tr("Manual (F1)"))
        self._curtain_words = self.tr("Curtain")
        self._curtain_meaning = self.tr("Leave the seat: the keys are dropped, and the next person can sign in.")
        self._fit()

    def _fit(self) -> None:
        """Show what the room allows: everything, the current step only, or what must be there."""
        theme = current()
        must_only = self.room() < theme.sizes["curtain_room"]
        self._case.setVisible(not must_only or not self._has_steps)
        self._brand.setVisible(not must_only or not self._has_steps)
        self._detail.setVisible(self._has_person)
        self._name.setVisible(self._has_person and not (must_only and self._detail.text()))
        if self._has_person:
            self._curtain.set_words("" if must_only else self._curtain_words, self._curtain_words)
        self._rulings.set_words("" if must_only else self._rulings_words, self._rulings_words)
        self._rulings.setVisible(bool(self._rulings_words))
        self._curtain.setToolTip(self._curtain_meaning)
        self._curtain.setAccessibleDescription(self._curtain_meaning)
        self._curtain.setVisible(self._has_person)
        self._curtain_key.setVisible(self._has_person and not must_only)
        self._key_place.setVisible(not must_only)
        if self._steps is not None:
            self._steps.set_brief(self.room() < theme.sizes["narrow_room"])

    def _dress(self) -> None:
        theme = current()
        self._top.setFixedHeight(theme.size("top_bar"))
        self._status.setFixedHeight(theme.size("status_bar"))
        # On a very wide display at small text a table that is as wide as the window cannot be read along its rows.
        self._stack.setMaximumWidth(theme.size("widest_screen"))
        self._keys.setSpacing(theme.space("medium"))
        side, gap = theme.space("wide"), theme.space("small")
        self._banner_lines.setContentsMargins(side, gap, side, 0)
        self._banner_lines.setSpacing(gap)
        self._fit()


def _first_stop(screen: QWidget) -> QWidget | None:
    """Return where Tab would first stop in a screen."""
    if screen.focusProxy() is not None:
        return screen
    stop: QWidget | None = screen.nextInFocusChain()
    while stop is not None and stop is not screen:
        is_stop = bool(stop.focusPolicy() & Qt.FocusPolicy.TabFocus) and stop.isEnabled() and stop.isVisibleTo(screen)
        if is_stop and screen.isAncestorOf(stop):
            return stop
        stop = stop.nextInFocusChain()
    return None
