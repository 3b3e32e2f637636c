"""The rules of the case: what they say in short, their fingerprint, and another file instead."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from committee_app.case.programme import Title
from committee_app.case.rule_fields import RuleSection
from committee_app.resources import resource
from committee_app.ui.language import current_language
from committee_app.ui.prepare.page import PreparePage, RulesShown
from committee_app.ui.prepare.rule_words import RuleWords
from committee_app.ui.prepare.rules_form import RulesForm
from committee_app.ui.prepare.rules_preview import RulesPreview
from committee_app.ui.prepare.rules_text import RulesText
from committee_app.ui.shared.banners import BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Card, Scrolled, Surface
from committee_app.ui.shared.empty import EmptyState
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import KeyValueRows, Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.panes import Padded, Pane, Panes
from committee_app.ui.shared.points import points
from committee_app.ui.shared.segments import Answer, Segment
from committee_app.ui.theme import current

_MILLION = 1_000_000
_PREVIEW_WIDTH = 440
_FAULTS_IN_SIGHT = 4


SUMMARY, TEXT = "summary", "text"


class RulesPanel(QWidget):
    """Shows a programme in short; the secretary may write it, by fields or as a text, until the freeze."""

    file_chosen = Signal(str)
    """The path of a rule file."""
    value_written = Signal(str, str)
    """The place of a value of the rules, and what was typed there."""
    text_written = Signal(str)
    take_asked = Signal()
    dropped = Signal()
    """What was written is not to become the rules."""

    def __init__(self) -> None:
        super().__init__()
        self._page: PreparePage | None = None
        self._title = Label("", "heading", wrap=True)
        self._basis = RunningText("", "small", "muted")
        self._facts = KeyValueRows(opposite=True)
        self._points_title = Label("", "strong")
        self._points = KeyValueRows(opposite=True)
        self._tracks_title = Label("", "strong")
        self._tracks = KeyValueRows(opposite=True)
        self._print = RulesFingerprint()
        self._faults_title = Label("", "bold", "danger", wrap=True)
        self._faults = FindingList()
        self._choose = Button("", ButtonKind.SECOND, icon_name="folder-open")
        self._choose.clicked.connect(self._ask_for_file)
        self._note = RunningText("", "small", "muted")
        self._empty = EmptyState("", icon_name="scale", act_icon="folder-open")
        self._empty.act_chosen.connect(self._ask_for_file)
        self._look = Segment("look", tuple(Answer(code, code) for code in (SUMMARY, *RuleSection, TEXT)))
        self._look.set_choice(SUMMARY)
        self._look.chosen.connect(lambda _: self._show_look())
        self._words = RuleWords(self)
        self._take = Button("", ButtonKind.PRIMARY, icon_name="check")
        self._take.clicked.connect(self._take_text)
        self._drop = Button("", ButtonKind.TEXT)
        self._drop.clicked.connect(self._drop_text)
        self.forms = {section: RulesForm(section) for section in RuleSection}
        for form in self.forms.values():
            form.written.connect(self.value_written)
        self.text = RulesText()
        self.text.written.connect(self.text_written)
        self.preview = RulesPreview()
        self._draft_faults = FindingList(BannerTone.DANGER)
        self._draft_said = Scrolled(Padded(column(self._draft_faults, STRETCH)))
        self._written_place = Scrolled(Padded(column(*self.forms.values(), margins=("none", "none", "large", "none"))))
        left = QWidget()
        left.setLayout(column(self._draft_said, (self._written_place, 1), (self.text, 1), gap="small"))
        self._editor = Panes(Pane(left, 0, 420), Pane(self.preview, _PREVIEW_WIDTH, 420))
        self._known = QWidget()
        left_sums = column(self._points_title, self._points, STRETCH, gap="small")
        right_sums = column(self._tracks_title, self._tracks, STRETCH, gap="small")
        self._known.setLayout(
            column(
                Card(column(self._facts, margins=("large", "medium")), Surface.FACTS),
                row((left_sums, 1), (right_sums, 1), gap="huge"),
                self._print,
                STRETCH,
                gap="large",
            )
        )
        self._summary = Scrolled(Padded(column(self._known)))
        head = row(
            (column(self._title, self._basis, gap="tight"), 1), self._drop, self._choose, self._take, gap="small"
        )
        self._head = QWidget()
        self._head.setLayout(head)
        self.setLayout(
            column(
                self._head,
                row(self._look, STRETCH),
                (self._empty, 100),
                self._faults_title,
                self._faults,
                (self._summary, 100),
                (self._editor, 100),
                self._note,
                gap="medium",
            )
        )

    def show_page(self, page: PreparePage) -> None:
        """Show the rules of a page."""
        self._page = page
        self._head.setVisible(page.rules is not None)
        self._empty.setVisible(page.rules is None)
        if page.rules is not None:
            self._show_rules(page.rules)
        self._faults.show_findings(page.problems)
        self._faults_title.setVisible(bool(page.problems))
        self._word(page)
        self._show_draft(page)
        self._show_look()

    def _show_draft(self, page: PreparePage) -> None:
        draft = page.draft
        can_change = page.may_edit and draft is not None and page.busy is None
        self._choose.setVisible(page.may_edit)
        self._choose.setEnabled(can_change)
        self._look.setVisible(draft is not None)
        self._take.setVisible(draft is not None and draft.changed)
        self._drop.setVisible(draft is not None and draft.changed)
        self._note.setVisible(draft is not None and draft.changed)
        if draft is None:
            return
        self._take.setEnabled(can_change and not draft.faults and draft.problem is None)
        self._drop.setEnabled(can_change)
        self._draft_faults.show_findings(draft.faults)
        lines = min(max(len(draft.faults), 1), _FAULTS_IN_SIGHT)
        self._draft_said.setFixedHeight(lines * current().size("score_quiet_height"))
        for form in self.forms.values():
            form.show_draft(draft)
        self.text.show_draft(draft)
        self.preview.show_page(page)

    def _show_look(self) -> None:
        """Show the part of the rules that is looked at."""
        page = self._page
        if page is None:
            return
        look = (self._look.choice() or SUMMARY) if page.draft is not None else SUMMARY
        self._summary.setVisible(look == SUMMARY and page.rules is not None)
        self._editor.setVisible(look != SUMMARY)
        self._draft_said.setVisible(page.draft is not None and bool(page.draft.faults))
        self._written_place.setVisible(look not in {SUMMARY, TEXT})
        self.text.setVisible(look == TEXT)
        for section, form in self.forms.items():
            form.setVisible(section.value == look)

    def look_at(self, part: str) -> None:
        """Turn to a part of the rules: the summary, a step of the form, or the text."""
        self._look.set_choice(part)
        self._show_look()

    def _take_text(self) -> None:
        self.text.tell()
        self.take_asked.emit()

    def _drop_text(self) -> None:
        self.dropped.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _show_rules(self, rules: RulesShown) -> None:
        self._title.setText(_in_language(rules.title))
        self._basis.set_words(rules.basis)
        budget = sum(track.budget for track in rules.tracks)
        self._facts.set_rows(
            (
                (self.tr("Total of the criteria"), self.tr("{0} points").format(points(rules.total))),
                (self.tr("Budget"), self._millions(budget)),
                (self.tr("Members"), self.tr("{0} people").format(rules.members)),
            )
        )
        self._points.set_rows(
            (_in_language(title), self.tr("{0} points").format(points(maximum))) for title, maximum in rules.groups
        )
        self._tracks.set_rows((_in_language(track.title), self._millions(track.budget)) for track in rules.tracks)
        self._print.show_print(rules.sha256, rules.words)

    def _millions(self, won: int) -> str:
        return self.tr("{0} million won").format(f"{won // _MILLION:,}")

    def _word(self, page: PreparePage) -> None:
        self._points_title.setText(self.tr("Points"))
        self._tracks_title.setText(self.tr("Budget by track"))
        self._faults_title.setText(self.tr("This rule file was not taken. The case is as it was before."))
        self._choose.set_words(self.tr("Choose another rule file"))
        self._take.set_words(self.tr("Take these rules"))
        self._drop.set_words(self.tr("Leave the rules as they were"))
        self._look.setAccessibleName(self.tr("Part of the rules"))
        parts = (self._words.section(section) for section in RuleSection)
        self._look.set_words((self.tr("In short"), *parts, self.tr("Text")))
        self._empty.set_words(
            self.tr("No rules yet"),
            self.tr("Everything is read and computed by the announced rules: criteria, points, budget, ties."),
            self.tr("Choose a rule file") if page.may_edit else "",
        )
        self._note.set_words(
            self.tr("The rosters are read against the rules: after another rule file they are taken over again.")
        )

    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a rule file"), str(resource("programmes")))
        dialog.setNameFilter(self.tr("Rule files (*.toml)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.file_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class RulesFingerprint(QWidget):
    """Four words that people compare aloud, and the whole fingerprint below."""

    def __init__(self) -> None:
        super().__init__()
        self._name = Label("", "small", "muted")
        self._words = Label("", "heading", "ink", wrap=True)
        self._hex = Label("", "small", "muted", wrap=True)
        self.setLayout(column(self._name, self._words, self._hex, gap="tight"))

    def show_print(self, sha256: str, words: str) -> None:
        """Show a fingerprint."""
        self._name.setText(self.tr("Fingerprint of the rules"))
        self._words.setText(" · ".join(words.split()))
        self._hex.setText(in_groups(sha256))
        self._hex.setAccessibleName(sha256)


def in_groups(hexadecimal: str, size: int = 8) -> str:
    """Return a fingerprint in groups, so that it can be compared and can break over lines.

    >>> in_groups("0123456789abcdef", 8)
    '01234567 89abcdef'
    """
    return " ".join(hexadecimal[at : at + size] for at in range(0, len(hexadecimal), size))


def _in_language(title: Title) -> str:
    return title.in_language(current_language())
