"""The reading pane: a bar to turn, zoom and search, and the pages below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QIntValidator, QShowEvent
from PySide6.QtWidgets import QFrame, QStackedLayout, QWidget

from committee_app.case.identifiers import ProposalId
from committee_app.desks.words import wording
from committee_app.intake.proposal_pages import Drawing, Picture
from committee_app.ui.language import current_language
from committee_app.ui.reading.page import Paper, ReadingPage
from committee_app.ui.reading.paper import PaperView
from committee_app.ui.reading.presenter import ReadingPresenter
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card
from committee_app.ui.shared.empty import EmptyState
from committee_app.ui.shared.field import LineInput
from committee_app.ui.shared.labels import Label
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.theme import current, follow_theme


class ReadingPane(QWidget):
    """Shows a proposal, and reports what its reader does."""

    drawing_wanted = Signal(object)
    turned = Signal(int)
    searched = Signal(str)
    next_wanted = Signal(int)

    def __init__(self, *, of_minutes: bool = False) -> None:
        super().__init__()
        self._of_minutes = of_minutes
        self._page = ReadingPage()
        self._paper = PaperView()
        self._nothing = EmptyState("", icon_name="file-text")
        self._failed = EmptyState("", icon_name="file-x")
        self._smaller = Button("", ButtonKind.TEXT, size=ButtonSize.TOOL, icon_name="minus")
        self._zoom = Button("", ButtonKind.TEXT, size=ButtonSize.TOOL)
        self._larger = Button("", ButtonKind.TEXT, size=ButtonSize.TOOL, icon_name="plus")
        self._words = LineInput()
        self._before = Button("", ButtonKind.TEXT, size=ButtonSize.TOOL, icon_name="chevron-up")
        self._after = Button("", ButtonKind.TEXT, size=ButtonSize.TOOL, icon_name="chevron-down")
        self._hits = Label("", "small", "muted")
        self._number = LineInput()
        self._out_of = Label("", "small", "muted")
        self._lay_out()
        self._join()
        self._word()
        follow_theme(self._dress)

    def bind(self, presenter: ReadingPresenter) -> None:
        """Report to this presenter."""
        self.drawing_wanted.connect(presenter.want)
        self.turned.connect(presenter.turned)
        self.searched.connect(presenter.find)
        self.next_wanted.connect(presenter.find_next)

    def show_reading(self, page: ReadingPage) -> None:
        """Show a page."""
        before, self._page = self._page, page
        is_other = (before.proposal, before.sizes) != (page.proposal, page.sizes)
        if is_other:
            self._words.clear()
            self._paper.show_paper(page.sizes)
        self._paper.set_find(page.find)
        if page.paper is Paper.OPEN and (is_other or page.turn != before.turn):
            self._paper.turn_to(page.start)
        self._bar.setVisible(page.paper is Paper.OPEN)
        self._parts.setCurrentWidget(
            {Paper.OPEN: self._paper, Paper.FAILED: self._failed_place}.get(page.paper, self._nothing_place)
        )
        self._word()
        self._show_number(self._paper.page())

    def show_pictures(self, proposal: ProposalId, drawing: Drawing, pictures: tuple[Picture, ...]) -> None:
        """Show pages that were drawn."""
        if proposal == self._page.proposal:
            self._paper.show_pictures(drawing, pictures)
            self._paper.ask_ahead()

    def stops(self) -> list[QWidget]:
        """Return everything here that takes the focus, in reading order."""
        return [
            self._smaller,
            self._zoom,
            self._larger,
            self._words,
            self._before,
            self._after,
            self._number,
            self._paper,
        ]

    def focus_paper(self) -> None:
        """Put the focus on the pages."""
        self._paper.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_search(self) -> None:
        """Put the focus where words are looked for."""
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._words.selectAll()

    def is_open(self) -> bool:
        """Whether a proposal can be read."""
        return self._page.paper is Paper.OPEN

    def page(self) -> int:
        """Return the page that is read."""
        return self._paper.page()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what is seen now."""
        super().showEvent(event)
        self._paper.ask_ahead()

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        self._bar = QFrame()
        self._bar.setProperty("kind", "bar")
        self._bar.setLayout(
            row(
                self._smaller,
                self._zoom,
                self._larger,
                "small",
                (self._words, 1),
                "tight",
                self._hits,
                self._before,
                self._after,
                "small",
                self._number,
                "tight",
                self._out_of,
                margins=("medium", "tight"),
            )
        )
        self._nothing_place, self._failed_place = QWidget(), QWidget()
        for place, words in ((self._nothing_place, self._nothing), (self._failed_place, self._failed)):
            place.setLayout(column(STRETCH, row(STRETCH, (words, 4), STRETCH), STRETCH, margins="large"))
        self._parts = QStackedLayout()
        for part in (self._paper, self._nothing_place, self._failed_place):
            self._parts.addWidget(part)
        self._number.setValidator(QIntValidator(1, 9999, self._number))
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(column(Card(column(self._bar, (self._parts, 1), margins="hair"))))

    def _join(self) -> None:
        self._smaller.clicked.connect(lambda: self._paper.zoom_by(-1))
        self._larger.clicked.connect(lambda: self._paper.zoom_by(1))
        self._zoom.clicked.connect(lambda: self._paper.set_zoom(100))
        self._paper.zoomed.connect(self._show_zoom)
        self._paper.drawing_wanted.connect(self.drawing_wanted)
        self._paper.turned.connect(self._has_turned)
        self._words.entered.connect(self._search)
        self._before.clicked.connect(lambda: self.next_wanted.emit(-1))
        self._after.clicked.connect(lambda: self.next_wanted.emit(1))
        self._number.entered.connect(self._go_to_number)
        self._number.left.connect(lambda: self._show_number(self._paper.page()))

    def _search(self) -> None:
        if self._words.text().strip() == self._page.find and self._page.found:
            self.next_wanted.emit(1)
        else:
            self.searched.emit(self._words.text())

    def _go_to_number(self) -> None:
        if self._number.hasAcceptableInput():
            self._paper.turn_to(min(int(self._number.text()), self._page.pages))
        self._number.selectAll()

    def _has_turned(self, page: int) -> None:
        self._show_number(page)
        self.turned.emit(page)

    def _show_number(self, page: int) -> None:
        if not self._number.hasFocus():
            self._number.setText(str(page) if page else "")

    def _show_zoom(self, zoom: int) -> None:
        self._zoom.set_words(self.tr("Fit") if zoom == 100 else f"{zoom}%", self.tr("As wide as the pane"))

    def _word(self) -> None:
        page = self._page
        self._smaller.set_words("", self.tr("Smaller pages"))
        self._larger.set_words("", self.tr("Larger pages"))
        self._show_zoom(self._paper.zoom())
        search = self.tr("Search the minutes") if self._of_minutes else self.tr("Search the proposal")
        self._words.setPlaceholderText(search)
        self._words.setAccessibleName(search)
        self._before.set_words("", self.tr("Previous place"))
        self._after.set_words("", self.tr("Next place"))
        self._before.setVisible(bool(page.found))
        self._after.setVisible(bool(page.found))
        self._hits.setVisible(bool(page.find))
        self._hits.setText(
            self.tr("{0} pages").format(len(page.found)) if page.found else self.tr("Not found in the text")
        )
        self._number.setAccessibleName(self.tr("Page"))
        self._out_of.setText(self.tr("of {0} pages").format(page.pages))
        name = self.tr("Minutes {0}") if self._of_minutes else self.tr("Proposal {0}")
        self._paper.setAccessibleName(name.format(page.name))
        self._nothing.set_words(
            self._opening_words() if page.paper is Paper.OPENING else self.tr("No proposal in the file"),
            page.name
            if page.paper is Paper.OPENING
            else self.tr("The secretary has added no PDF for this project. It can be scored all the same."),
        )
        self._failed.set_words(
            self.tr("These minutes cannot be shown") if self._of_minutes else self.tr("This proposal cannot be shown"),
            wording(current_language()).findings(page.problems),
        )

    def _opening_words(self) -> str:
        if self._of_minutes:
            return self.tr("The minutes are being opened")
        return self.tr("The proposal is being opened")

    def _dress(self) -> None:
        theme = current()
        self._number.setFixedWidth(theme.scaled(52))
        for box in (self._number, self._words):
            box.setFixedHeight(theme.size("button_tool"))
