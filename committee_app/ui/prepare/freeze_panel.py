"""The freeze: what stands in the way, what is frozen, and the two buttons of two officers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from committee_app.case.findings import Finding
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.prepare.page import PreparePage, PrepareStep
from committee_app.ui.prepare.rules_panel import in_groups
from committee_app.ui.shared.banners import Banner, BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card, Surface
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import KeyValueRows, Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.mending_list import MendingLine, MendingList
from committee_app.ui.shared.points import points
from committee_app.ui.shared.questions import Question, QuestionDialog, ask
from committee_app.ui.theme import current, follow_theme

_MENDED_AT = {
    "rules.not_drafted": PrepareStep.RULES,
    "rules.other_fingerprint": PrepareStep.RULES,
    "committee.other_size": PrepareStep.MEMBERS,
    "auditor.not_enrolled": PrepareStep.AUDITOR,
    "ready.papers_missing": PrepareStep.PAPERS,
}
"""Where what stands in the way is mended, where it is on this screen."""

_FACTS_WIDTH = 560
"""Wider than that an eye loses the line from a fact to its value; in pixels at 100 % text."""


class FreezePanel(QWidget):
    """The secretary freezes, the auditor confirms the same fingerprint; the words are read aloud."""

    freeze_confirmed = Signal()
    rules_confirmed = Signal()
    leave_chosen = Signal()
    step_wanted = Signal(str)
    """Where something is mended."""

    def __init__(self) -> None:
        super().__init__()
        self._page: PreparePage | None = None
        self._question: QuestionDialog | None = None
        self._title = Label("", "heading", wrap=True)
        self._text = RunningText()
        self._name = Label("", "small", "muted")
        self._words = Label("", "display", "ink", wrap=True)
        self._hex = Label("", "small", "muted", wrap=True)
        self._facts = KeyValueRows(opposite=True)
        self._frozen = Banner(BannerTone.SUCCESS, "")
        self._frozen.act_chosen.connect(self.leave_chosen)
        self._obstacles_title = Label("", "strong")
        self._obstacles = MendingList()
        self._obstacles.mend_wanted.connect(self.step_wanted)
        self._problems = FindingList()
        self._act = Button("", ButtonKind.PRIMARY, size=ButtonSize.FINAL, icon_name="lock")
        self._act.clicked.connect(self._ask)
        self._print = Card(
            column(self._name, self._words, self._hex, gap="tight", margins=("wide", "large")), Surface.FACTS
        )
        self.setLayout(
            column(
                row((column(self._title, self._text, gap="small"), 1), column(self._act, STRETCH), gap="large"),
                self._frozen,
                self._print,
                row((self._facts, 100), STRETCH),
                column(self._obstacles_title, self._obstacles, gap="small"),
                self._problems,
                STRETCH,
                gap="large",
            )
        )
        follow_theme(self._dress)

    def show_page(self, page: PreparePage) -> None:
        """Show what would be, or is, frozen."""
        self._page = page
        waits_for_auditor = page.may_edit and page.frozen
        self._print.setVisible(page.rules is not None)
        self._facts.setVisible(page.rules is not None)
        if page.rules is not None:
            self._words.setText(" · ".join(page.rules.words.split()))
            self._hex.setText(in_groups(page.rules.sha256))
            self._hex.setAccessibleName(page.rules.sha256)
        self._facts.set_rows(self._fact_rows(page))
        self._frozen.setVisible(waits_for_auditor)
        shown = () if waits_for_auditor else self._ready_lines(page)
        self._obstacles.show_lines(shown)
        self._obstacles_title.setVisible(bool(shown))
        self._problems.show_findings(page.problems)
        self._act.setVisible(not waits_for_auditor)
        self._act.setEnabled(not page.obstacles and page.busy is None)
        self._word(page)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _dress(self) -> None:
        self._facts.setMaximumWidth(current().scaled(_FACTS_WIDTH))

    def _fact_rows(self, page: PreparePage) -> tuple[tuple[str, str], ...]:
        rules = page.rules
        if rules is None:
            return ()
        budget = sum(track.budget for track in rules.tracks) // 1_000_000
        return (
            (self.tr("Rules"), rules.title.in_language(current_language())),
            (self.tr("Total of the criteria"), self.tr("{0} points").format(points(rules.total))),
            (self.tr("Budget"), self.tr("{0} million won").format(f"{budget:,}")),
            (self.tr("Proposals"), str(page.proposals.taken_over)),
            (self.tr("Members"), str(page.members.taken_over)),
        )

    def _ready_lines(self, page: PreparePage) -> tuple[MendingLine, ...]:
        """Say what must be so before the freeze, then what is worth a look, each with the step that mends it."""
        words = wording(current_language())
        must = [(one, BannerTone.WARNING) for one in page.obstacles]
        may = [(one, BannerTone.INFORMATION) for one in page.worth_a_look]
        return tuple(
            MendingLine(words.finding(one), tone, where, self.tr("Go there") if where else "")
            for one, tone in (*must, *may)
            for where in (self._mended_at(one, page),)
        )

    def _mended_at(self, finding: Finding, page: PreparePage) -> str:
        if finding.code == "roster.empty":
            return PrepareStep.MEMBERS if page.proposals.taken_over else PrepareStep.PROPOSALS
        return _MENDED_AT.get(finding.code, "")

    def _word(self, page: PreparePage) -> None:
        self._title.setText(self.tr("Freeze the rules") if page.may_edit else self.tr("Confirm the rules"))
        self._text.set_words(
            self.tr(
                "From the freeze on nobody changes rules or rosters. The auditor confirms the same fingerprint; "
                "read the four words aloud to each other."
            )
            if page.may_edit
            else self.tr(
                "Compare the four words with those that the secretary reads aloud, and the rosters with the papers. "
                "From your confirmation on rules and rosters stand."
            )
        )
        self._name.setText(self.tr("Fingerprint of the rules"))
        self._frozen.show_news(
            BannerTone.SUCCESS,
            self.tr("You have frozen the rules"),
            self.tr("Now the auditor sits down, compares the four words and confirms."),
            self.tr("Back to the seats"),
        )
        self._obstacles_title.setText(self.tr("Still to do") if page.obstacles else self.tr("Worth a look"))
        self._act.set_words(
            self.tr("Freeze rules and rosters") if page.may_edit else self.tr("Confirm the frozen rules")
        )

    def _ask(self) -> None:
        page = self._page
        if page is None or page.rules is None:
            return
        words = (self.tr("Fingerprint"), " · ".join(page.rules.words.split()))
        self._question = ask(self, self._freezing(page, words) if page.may_edit else self._confirming(page, words))
        self._question.confirmed.connect(self.freeze_confirmed if page.may_edit else self.rules_confirmed)

    def _freezing(self, page: PreparePage, words: tuple[str, str]) -> Question:
        return Question(
            title=self.tr("Freeze the rules and both rosters of this case?"),
            text=self.tr("They stand once the auditor confirms. After that nobody can change them, you neither."),
            facts=(*self._fact_rows(page), words),
            confirm=self.tr("Freeze rules and rosters"),
            icon_name="lock",
        )

    def _confirming(self, page: PreparePage, words: tuple[str, str]) -> Question:
        return Question(
            title=self.tr("Did {0} hear the same four words?").format(page.auditor),
            text=self.tr("With your confirmation rules and rosters stand. Nobody can change them any more."),
            facts=(*self._fact_rows(page), words),
            confirm=self.tr("Confirm the frozen rules"),
            icon_name="check",
        )
