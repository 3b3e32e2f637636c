"""The rules of the case: what they say in short, their fingerprint, and another file instead."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from committee_app.case.programme import Title
from committee_app.resources import resource
from committee_app.ui.language import current_language
from committee_app.ui.prepare.page import PreparePage, RulesShown
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Card, Surface
from committee_app.ui.shared.empty import EmptyState
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import KeyValueRows, Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.points import points

_MILLION = 1_000_000


class RulesPanel(QWidget):
    """Shows a programme as values; the secretary may choose another file until the freeze."""

    file_chosen = Signal(str)
    """The path of a rule file."""

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
        self._known = QWidget()
        left = column(self._points_title, self._points, STRETCH, gap="small")
        right = column(self._tracks_title, self._tracks, STRETCH, gap="small")
        self._known.setLayout(
            column(
                column(self._title, self._basis, gap="tight"),
                Card(column(self._facts, margins=("large", "medium")), Surface.FACTS),
                row((left, 1), (right, 1), gap="huge"),
                self._print,
                gap="large",
            )
        )
        self.setLayout(
            column(
                (self._empty, 100),
                self._known,
                self._faults_title,
                self._faults,
                row(column(self._choose), (self._note, 1), gap="large"),
                STRETCH,
                gap="large",
            )
        )

    def show_page(self, page: PreparePage) -> None:
        """Show the rules of a page."""
        self._page = page
        self._known.setVisible(page.rules is not None)
        self._empty.setVisible(page.rules is None)
        if page.rules is not None:
            self._show_rules(page.rules)
        self._faults.show_findings(page.problems)
        self._faults_title.setVisible(bool(page.problems))
        can_change = page.may_edit and page.rules is not None
        self._choose.setVisible(can_change)
        self._note.setVisible(can_change)
        self._word(page)

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
