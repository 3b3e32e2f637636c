"""What the secretary notes while the committee deliberates: statements and motions."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from committee_app.case.acts import Vote
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.result.page import Note, ResultPage, Section
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Card, Scrolled
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import Label, Rule, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.moments import time_of_day
from committee_app.ui.shared.panes import Padded, Pane, Panes
from committee_app.ui.shared.reason_field import ReasonField
from committee_app.ui.shared.text_field import TextField
from committee_app.ui.shared.votes import VoteFields

_FORMS_WIDTH = 520


class NotesPanel(QWidget):
    """Two forms at the left, what stands in the record at the right."""

    statement_noted = Signal(str, str)
    motion_decided = Signal(str, str, object)

    def __init__(self) -> None:
        super().__init__()
        self._page: ResultPage | None = None
        self._noted = -1
        self._statement_title, self._motion_title = Label("", "subheading"), Label("", "subheading")
        self._speaker = TextField("", longest=60)
        self._said = ReasonField("")
        self._note = Button("", ButtonKind.SECOND, icon_name="pencil")
        self._item = TextField("", longest=120)
        self._text = ReasonField("")
        self.votes = VoteFields()
        self.outcome = RunningText("", "small_medium", "text")
        self._decide = Button("", ButtonKind.SECOND, icon_name="vote")
        self._problems = FindingList()
        self._list_title = Label("", "subheading")
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._nothing = RunningText("", "body", "subtle")
        self._forms = self._form_card()
        kept = Card(
            column(
                (Scrolled(Padded(column(self._list_title, self._nothing, self._list, STRETCH, gap="medium",
                                        margins=("wide", "large")))), 1),
                margins="hair",
            )
        )  # fmt: skip
        self.setLayout(column((Panes(Pane(self._forms, _FORMS_WIDTH, 0), Pane(kept, 0, 240)), 1)))
        for field in (self._speaker, self._said, self._item, self._text, self.votes):
            field.changed.connect(self._judge)
        self._note.clicked.connect(lambda: self.statement_noted.emit(self._speaker.text(), self._said.text()))
        self._decide.clicked.connect(self._tell_motion)

    def show_page(self, page: ResultPage) -> None:
        """Show the forms to the secretary, and the notes to everybody."""
        self._page = page
        if len(page.notes) != self._noted:
            self._noted = len(page.notes)
            self._clear(page)
        self._show_notes(page)
        self._forms.setVisible(page.may_note)
        self._problems.show_findings(page.problems if page.section is Section.NOTES else ())
        self._word()
        self._judge()

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _form_card(self) -> Card:
        inside = column(
            self._statement_title,
            self._speaker,
            self._said,
            self._note,
            Rule("line"),
            self._motion_title,
            self._item,
            self._text,
            self.votes,
            self.outcome,
            self._decide,
            self._problems,
            STRETCH,
            gap="medium",
            margins=("wide", "large"),
        )
        return Card(column((Scrolled(Padded(inside)), 1), margins="hair"))

    def _clear(self, page: ResultPage) -> None:
        """What was typed stands in the record now."""
        for field in (self._speaker, self._said, self._item, self._text):
            field.set_text("")
        self.votes.preset(page.present, page.entitled)
        self.votes.offer_casting_vote(offered=page.has_casting_vote)

    def _show_notes(self, page: ResultPage) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for note in page.notes:
            self._list.addWidget(self._line(note))
        self._nothing.setVisible(not page.notes)

    def _line(self, note: Note) -> QWidget:
        line = QWidget()
        who = note.speaker or self.tr("Motion: {0}").format(note.item)
        counted: tuple[QWidget, ...] = ()
        if note.vote is not None:
            outcome = wording(current_language()).word("minutes", "passed" if note.vote.passed else "rejected")
            who = f"{who} · {outcome}"
            counted = (RunningText(self._counts(note.vote), "small", "muted"),)
        head = row(Label(time_of_day(note.at), "small", "muted"), (Label(who, "strong", wrap=True), 1), gap="medium")
        line.setLayout(column(head, RunningText(note.text), *counted, Rule("hair"), gap="tight"))
        return line

    def _counts(self, vote: Vote) -> str:
        if vote.acclamation:
            return self.tr("Carried without objection; present {0}, entitled {1}").format(vote.present, vote.eligible)
        form = self.tr("Present {0}, entitled {1}: in favour {2}, against {3}, abstained {4}, invalid {5}")
        return form.format(vote.present, vote.eligible, vote.in_favour, vote.against, vote.abstained, vote.invalid)

    def _outcome_words(self, vote: Vote | None) -> str:
        if vote is None or vote.cast != vote.eligible:
            return ""
        if vote.casting is not None:
            return (
                self.tr("Carried: a tie, and the chair decided for it.")
                if vote.passed
                else self.tr("Not carried: a tie, and the chair decided against it.")
            )
        if vote.is_tied and self._page is not None and self._page.has_casting_vote:
            return self.tr("A tie: the chair decides.")
        if vote.passed:
            return self.tr("Carried: more than half of the {0} entitled are in favour.").format(vote.eligible)
        if vote.in_favour == vote.against:
            return self.tr("Not carried: a tie is a no, and the chair has no casting vote.")
        return self.tr("Not carried: {0} of {1} entitled are in favour; it takes more than half.").format(
            vote.in_favour, vote.eligible
        )

    def _tell_motion(self) -> None:
        vote = self.votes.vote()
        if vote is not None:
            self.motion_decided.emit(self._item.text(), self._text.text(), vote)

    def _judge(self) -> None:
        outcome = self._outcome_words(self.votes.vote())
        self.outcome.set_words(outcome)
        self.outcome.setVisible(bool(outcome))
        self._note.setEnabled(bool(self._speaker.text() and self._said.text()))
        self._decide.setEnabled(bool(self._item.text() and self._text.text()) and self.votes.vote() is not None)

    def _word(self) -> None:
        self._statement_title.setText(self.tr("A statement"))
        self._speaker.set_label(self.tr("Who spoke"))
        self._said.set_label(self.tr("What was said, in short"))
        self._note.set_words(self.tr("Put the statement into the minutes"))
        self._motion_title.setText(self.tr("A motion beside the selection"))
        self._item.set_label(self.tr("Item of the agenda"))
        self._text.set_label(self.tr("What was decided"))
        self._decide.set_words(self.tr("Put the decision into the minutes"))
        self._list_title.setText(self.tr("Noted so far"))
        self._nothing.set_words(
            self.tr("Nothing is noted yet. Statements and decisions appear here and in the minutes.")
        )
