"""The preparing screen: what is to be done at the left, the step that is open at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from committee_app.intake.proposal_pages import Drawing, Picture
from committee_app.ui.language import current_language
from committee_app.ui.prepare.auditor_panel import AuditorPanel
from committee_app.ui.prepare.drawing_panel import DrawingPanel
from committee_app.ui.prepare.earlier_panel import EarlierPanel
from committee_app.ui.prepare.freeze_panel import FreezePanel
from committee_app.ui.prepare.page import OPTIONAL, PreparePage, PrepareStep
from committee_app.ui.prepare.papers_panel import PapersPanel
from committee_app.ui.prepare.presenter import PreparePresenter
from committee_app.ui.prepare.roster_panel import RosterPanel
from committee_app.ui.prepare.rules_panel import RulesPanel
from committee_app.ui.shared.cards import Card, Scrolled
from committee_app.ui.shared.checklist import Checklist, Item
from committee_app.ui.shared.focus import focus_kept
from committee_app.ui.shared.labels import Label, ScreenTitle
from committee_app.ui.shared.layouts import STRETCH, Line, column
from committee_app.ui.shared.panes import Padded, Pane, Panes
from committee_app.ui.shared.states import ItemState

_LIST_WIDTH = 252


class PrepareView(QWidget):
    """Five steps; the auditor sees all of them and has one button."""

    step_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._page: PreparePage | None = None
        self._title = ScreenTitle("")
        self._list_title = Label("", "subheading")
        self._list = Checklist()
        self._list.chosen.connect(self.step_chosen)
        self.earlier = EarlierPanel()
        self.rules = RulesPanel()
        self.proposals = RosterPanel(PrepareStep.PROPOSALS)
        self.drawing = DrawingPanel()
        self.members = RosterPanel(PrepareStep.MEMBERS)
        self.papers = PapersPanel()
        self.auditor = AuditorPanel()
        self.freeze = FreezePanel()
        self._panels: dict[PrepareStep, QWidget] = {
            PrepareStep.EARLIER: _padded(self.earlier),
            PrepareStep.RULES: _padded(self.rules),
            PrepareStep.PROPOSALS: _padded(self.proposals),
            PrepareStep.POOL: _padded(self.drawing),
            PrepareStep.MEMBERS: _padded(self.members),
            PrepareStep.PAPERS: _padded(self.papers),
            PrepareStep.AUDITOR: _scrolled(self.auditor),
            PrepareStep.FREEZE: _scrolled(self.freeze),
        }
        self._side = Card(column(self._list_title, self._list, STRETCH, gap="medium", margins=("medium", "large")))
        self._right = Card(_stacked(*self._panels.values()))
        panes = Panes(Pane(self._side, _LIST_WIDTH), Pane(self._right, 0, 560))
        self.setLayout(column(self._title, (panes, 1), gap="large", margins=("wide", "large")))

    def bind(self, presenter: PreparePresenter) -> None:
        """Report to this presenter."""
        self.step_chosen.connect(presenter.open_step)
        self.freeze.step_wanted.connect(presenter.open_step)
        self.earlier.file_chosen.connect(presenter.choose_earlier)
        self.earlier.open_asked.connect(presenter.open_earlier)
        self.earlier.rules_asked.connect(presenter.copy_rules)
        self.earlier.follow_asked.connect(presenter.follow_earlier)
        self.rules.file_chosen.connect(presenter.choose_rules)
        self.rules.value_written.connect(presenter.write_rule)
        self.rules.text_written.connect(presenter.write_rules)
        self.rules.take_asked.connect(presenter.take_rules)
        self.rules.dropped.connect(presenter.forget_rules)
        self.rules.preview.try_asked.connect(presenter.try_rules)
        self.rules.preview.sheet_wanted.connect(presenter.make_sheet)
        self.rules.preview.drawing_wanted.connect(presenter.draw_sheet)
        self.drawing.plan.announced.connect(presenter.announce_drawing)
        self.drawing.lot.drawn.connect(presenter.draw)
        self.drawing.lot.box_drawn.connect(presenter.draw_by_hand)
        self.drawing.answers.answered.connect(presenter.note_answer)
        self.drawing.answers.seating_asked.connect(presenter.seat_the_drawn)
        for panel in (self.proposals, self.drawing.roster, self.members):
            panel.file_chosen.connect(presenter.choose_roster)
            panel.encoding_chosen.connect(presenter.choose_encoding)
            panel.take_over_asked.connect(presenter.take_over)
            panel.dropped.connect(presenter.drop_preview)
            panel.pasted.connect(presenter.paste_roster)
            panel.field_told.connect(presenter.tell_field)
            panel.heading_row_told.connect(presenter.tell_heading_row)
        self.papers.files_chosen.connect(presenter.choose_papers)
        self.papers.file_given.connect(presenter.choose_paper)
        self.papers.attach_asked.connect(presenter.attach_papers)
        self.papers.dropped.connect(presenter.drop_papers)
        self.auditor.enrolment_asked.connect(presenter.enrol_auditor)
        self.auditor.sheets_asked.connect(presenter.save_enrolment_sheets)
        self.freeze.freeze_confirmed.connect(presenter.freeze)
        self.freeze.rules_confirmed.connect(presenter.confirm)
        self.freeze.leave_chosen.connect(presenter.leave)

    def show_page(self, page: PreparePage) -> None:
        """Show where the preparation stands."""
        self._page = page
        with focus_kept(self, self._right, self._side):
            self._show_parts(page)

    def show_sheet(self, sizes: tuple[tuple[int, int], ...]) -> None:
        """Lay out the rule sheet."""
        self.rules.preview.show_sheet(sizes)

    def show_sheet_pages(self, drawing: Drawing, pictures: tuple[Picture, ...]) -> None:
        """Show pages of the rule sheet."""
        self.rules.preview.show_sheet_pages(drawing, pictures)

    def _show_parts(self, page: PreparePage) -> None:
        self._word(page)
        self._list.show_items((self._item(page, step) for step in PrepareStep), page.step)
        lists = (self.proposals, self.drawing, self.members, self.papers)
        for panel in (self.earlier, self.rules, *lists, self.auditor, self.freeze):
            panel.show_page(page)
        for step, place in self._panels.items():
            place.setVisible(step is page.step)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _word(self, page: PreparePage) -> None:
        self._title.set_words(
            self.tr("Prepare"),
            self.tr("Everything here can be changed until the rules are frozen and confirmed.")
            if page.may_edit
            else self.tr("You see what the secretary prepared. Your confirmation makes it stand."),
        )
        self._list_title.setText(self.tr("Before the meeting"))
        self._list.setAccessibleName(self._list_title.text())

    def _item(self, page: PreparePage, step: PrepareStep) -> Item:
        done = page.is_done(step)
        to_do = ItemState.ANY_TIME if step in OPTIONAL else ItemState.OPEN
        state = ItemState.DONE if done else to_do
        return Item(
            step.value,
            self._item_title(step),
            self._item_line(page, step),
            state,
            self.tr("Done.") if done else self.tr("Can be left out.") if step in OPTIONAL else self.tr("To do."),
        )

    def _papers_line(self, page: PreparePage) -> str:
        if not page.papers.attached:
            return self.tr("None yet; can be left out")
        return self.tr("{0} of {1}").format(page.papers.attached, len(page.papers.lines))

    def _drawing_line(self, page: PreparePage) -> str:
        drawing = page.drawing
        if drawing is None:
            return self.tr("None; can be left out")
        if not drawing.lines:
            return self.tr("{0} candidates, not drawn yet").format(drawing.candidates)
        return self.tr("{0} of {1} accepted").format(drawing.accepted, drawing.size)

    def _item_title(self, step: PrepareStep) -> str:
        return {
            PrepareStep.EARLIER: self.tr("An earlier case"),
            PrepareStep.RULES: self.tr("Rules"),
            PrepareStep.PROPOSALS: self.tr("Proposals"),
            PrepareStep.POOL: self.tr("Drawing of evaluators"),
            PrepareStep.MEMBERS: self.tr("Members"),
            PrepareStep.PAPERS: self.tr("Proposals as PDF"),
            PrepareStep.AUDITOR: self.tr("The auditor's keys"),
            PrepareStep.FREEZE: self.tr("Freeze"),
        }[step]

    def _item_line(self, page: PreparePage, step: PrepareStep) -> str:
        if not page.is_done(step):
            return {
                PrepareStep.EARLIER: self.tr("None; can be left out"),
                PrepareStep.RULES: self.tr("No rule file yet"),
                PrepareStep.PROPOSALS: self.tr("No file yet"),
                PrepareStep.POOL: self._drawing_line(page),
                PrepareStep.MEMBERS: self.tr("No file yet"),
                PrepareStep.PAPERS: self._papers_line(page),
                PrepareStep.AUDITOR: self.tr("Not enrolled yet"),
                PrepareStep.FREEZE: self.tr("Not frozen yet"),
            }[step]
        rules = page.rules.title.in_language(current_language()) if page.rules else ""
        return {
            PrepareStep.EARLIER: page.follows.case if page.follows else "",
            PrepareStep.RULES: rules,
            PrepareStep.PROPOSALS: self.tr("{0} from {1}").format(page.proposals.taken_over, page.proposals.file),
            PrepareStep.POOL: self._drawing_line(page),
            PrepareStep.MEMBERS: self.tr("{0} people from {1}").format(page.members.taken_over, page.members.file),
            PrepareStep.PAPERS: self._papers_line(page),
            PrepareStep.AUDITOR: page.auditor,
            PrepareStep.FREEZE: self.tr("Frozen; the auditor confirms"),
        }[step]


def _padded(panel: QWidget) -> QWidget:
    return Padded(column(panel, margins=("wide", "large")))


def _scrolled(panel: QWidget) -> QWidget:
    return Scrolled(_padded(panel))


def _stacked(*places: QWidget) -> Line:
    return column(*((place, 1) for place in places))
