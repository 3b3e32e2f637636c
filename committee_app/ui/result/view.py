"""The result screen: four parts behind one choice, and the one act that moves the case on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from committee_app.case.lifecycle import Stage
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.result.cut_panel import CutPanel
from committee_app.ui.result.discussion_panel import DiscussionPanel
from committee_app.ui.result.notes_panel import NotesPanel
from committee_app.ui.result.page import ResultPage, Section
from committee_app.ui.result.presenter import ResultPresenter
from committee_app.ui.result.ranking_panel import RankingPanel
from committee_app.ui.result.selection_panel import SelectionPanel
from committee_app.ui.result.ties_panel import TiesPanel
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.chips import Chip, ChipTone
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.focus import focus_kept
from committee_app.ui.shared.labels import ScreenTitle
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.questions import Question, QuestionDialog, ask
from committee_app.ui.shared.segments import Answer, Segment
from committee_app.ui.theme import current


class ResultView(QWidget):
    """Ranking, ties, selection, notes."""

    section_chosen = Signal(str)
    deliberation_confirmed = Signal()
    names_asked = Signal()
    names_put_away = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: ResultPage | None = None
        self._question: QuestionDialog | None = None
        self._title = ScreenTitle("")
        self._stage = Chip("", ChipTone.PRIMARY)
        self._sections = Segment("", tuple(Answer(one.value, one.value) for one in Section))
        self._sections.chosen.connect(self.section_chosen)
        self._open = Button("", ButtonKind.PRIMARY, icon_name="users")
        self._open.clicked.connect(self._ask)
        self._on = Button("", ButtonKind.PRIMARY, icon_name="arrow-right", icon_after=True)
        self._on.clicked.connect(lambda: self.section_chosen.emit(self._next().value))
        self._names = Button("", ButtonKind.THIRD, size=ButtonSize.BAR, icon_name="eye")
        self._names.clicked.connect(self._turn_names)
        self._problems = FindingList()
        self.cut, self.discussion = CutPanel(), DiscussionPanel()
        self.ranking, self.ties = RankingPanel(), TiesPanel()
        self.selection, self.notes = SelectionPanel(), NotesPanel()
        self._panels: dict[Section, QWidget] = {
            Section.RANKING: self.ranking,
            Section.CUT: self.cut,
            Section.DISCUSSION: self.discussion,
            Section.TIES: self.ties,
            Section.SELECTION: self.selection,
            Section.NOTES: self.notes,
        }
        self._acts = QWidget()
        self._acts.setLayout(row(self._open, self._on, gap="medium"))
        self._head = row((self._title, 1), self._stage, self._acts, gap="medium")
        self._under_head = row(self._sections, STRETCH, self._names, gap="medium")
        self.setLayout(
            column(
                self._head,
                self._under_head,
                self._problems,
                *((panel, 1) for panel in self._panels.values()),
                gap="large",
                margins=("wide", "large"),
            )
        )

    def bind(self, presenter: ResultPresenter) -> None:
        """Report to this presenter."""
        self.section_chosen.connect(presenter.choose_section)
        self.deliberation_confirmed.connect(presenter.open_deliberation)
        self.ranking.track_chosen.connect(presenter.choose_track)
        self.ranking.line_chosen.connect(presenter.choose_line)
        self.ties.voted.connect(presenter.vote_on_tie)
        self.ties.drawn.connect(presenter.draw_lot)
        self.ties.box_drawn.connect(presenter.record_drawn_lot)
        self.ties.chosen.connect(presenter.choose_on_tie)
        self.names_asked.connect(presenter.show_names)
        self.names_put_away.connect(presenter.hide_names)
        self.ranking.closer.compared.connect(presenter.compare)
        self.ranking.closer.asked.connect(presenter.look_closer)
        self.discussion.proposal_chosen.connect(presenter.choose_line)
        self.discussion.discussed.connect(presenter.note_discussed)
        self.cut.reread.connect(lambda proposal: presenter.note_discussed(proposal, ""))
        self.discussion.note_written.connect(presenter.write_note)
        self.discussion.note_approved.connect(presenter.approve_note)
        self.discussion.rescoring_ordered.connect(presenter.order_rescoring)
        self.selection.vote_changed.connect(presenter.weigh)
        self.selection.second.seat_taken.connect(presenter.choose_second)
        self.selection.second.words_given.connect(presenter.give_words)
        self.selection.resolution_confirmed.connect(presenter.resolve)
        self.notes.statement_noted.connect(presenter.note_statement)
        self.notes.motion_decided.connect(presenter.decide_motion)

    def show_page(self, page: ResultPage) -> None:
        """Show the part that is open; the keyboard goes on in it, or at the button that leads on."""
        self._page = page
        with focus_kept(self, self._acts, self._panels[page.section]):
            self._show_parts(page)

    def _show_parts(self, page: ResultPage) -> None:
        self._word(page)
        self._sections.set_open(tuple(one.value for one in page.sections))
        self._sections.set_choice(page.section.value)
        self._open.setVisible(page.may_open)
        self._on.setVisible(page.may_settle and page.section is not self._next())
        self._acts.setVisible(page.may_open or page.may_settle)
        self._problems.show_findings(page.problems if page.section is Section.RANKING else ())
        for panel in (self.ranking, self.cut, self.discussion, self.ties, self.selection, self.notes):
            panel.show_page(page)
        for section, place in self._panels.items():
            place.setVisible(section is page.section)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the head in one line, or one part under the other where the room is narrow."""
        super().resizeEvent(event)
        theme = current()
        is_narrow = self.width() / theme.scale < theme.sizes["narrow_room"]
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._head.setDirection(down if is_narrow else across)
        self._under_head.setDirection(down if is_narrow else across)

    def _next(self) -> Section:
        has_open_tie = self._page is not None and self._page.open_ties > 0
        return Section.TIES if has_open_tie else Section.SELECTION

    def _word(self, page: ResultPage) -> None:
        words = wording(current_language())
        self._title.set_words(self.tr("Result"), self._subline(page))
        stage = words.word("stage", page.stage.value)
        self._stage.show_state(stage[:1].upper() + stage[1:], ChipTone.PRIMARY)
        self._sections.setAccessibleName(self.tr("Part of the result"))
        shown = {
            Section.RANKING: self.tr("Ranking"),
            Section.CUT: self.tr("Cut line"),
            Section.DISCUSSION: self.tr("Discussion"),
            Section.TIES: self.tr("Ties {0}").format(len(page.ties)),
            Section.SELECTION: self.tr("Selection"),
            Section.NOTES: self.tr("Notes {0}").format(len(page.notes)),
        }
        self._sections.set_words(tuple(shown[one] for one in Section))
        self._names.setVisible(page.may_see_names or page.shows_names)
        self._names.set_words(self.tr("Put names away") if page.shows_names else self.tr("Show members' names"))
        self._open.set_words(self.tr("Begin the deliberation"))
        self._on.set_words(self.tr("To the open ties") if self._next() is Section.TIES else self.tr("To the selection"))

    def _subline(self, page: ResultPage) -> str:
        if page.shows_names:
            return self.tr("Names of members are on. The record says that you looked at them.")
        if page.open_ties:
            return self.tr("Names of members are off. Ties that wait for the committee: {0}.").format(page.open_ties)
        if page.may_open:
            return self.tr("Names of members are off. The chair puts the result before the committee.")
        if page.stage in (Stage.OPENED, Stage.DELIBERATING):
            return self.tr("Names of members are off. Every rank follows from the marks and the frozen rules.")
        return self.tr("Names of members are off. The committee resolved the proposed selection.")

    def _turn_names(self) -> None:
        page = self._page
        if page is None:
            return
        if page.shows_names:
            self.names_put_away.emit()
            return
        self._question = ask(
            self,
            Question(
                title=self.tr("Show whose marks these are?"),
                text=self.tr("The record will say that you looked, and when. Turn the projector off."),
                confirm=self.tr("Show members' names"),
                icon_name="eye",
            ),
        )
        self._question.confirmed.connect(lambda _: self.names_asked.emit())

    def _ask(self) -> None:
        page = self._page
        if page is None:
            return
        self._question = ask(
            self,
            Question(
                title=self.tr("Put the result before the committee now?"),
                text=self.tr("Ties are settled first, then the committee votes on the proposed selection."),
                facts=(
                    (self.tr("Proposals with a rank"), str(self._ranked(page))),
                    (self.tr("Open ties"), str(page.open_ties)),
                    (self.tr("Members present"), str(page.present)),
                ),
                confirm=self.tr("Begin the deliberation"),
                icon_name="users",
            ),
        )
        self._question.confirmed.connect(self.deliberation_confirmed)

    def _ranked(self, page: ResultPage) -> int:
        return sum(line.rank is not None for track in page.tracks for line in track.lines)
