"""The proposed selection: each track's money and shares at the left, the committee's vote at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from committee_app.case.acts import Vote
from committee_app.case.lifecycle import Stage
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.result.finalising import TOLD_BY_A_GATE, Gate, GateCode
from committee_app.ui.result.naming import Names, say_finding, say_step
from committee_app.ui.result.page import Moved, ResultPage, TrackShown
from committee_app.ui.result.ranking_panel import millions
from committee_app.ui.result.second_card import SecondCard
from committee_app.ui.shared.banners import BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card, Scrolled, Surface
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import KeyValueRows, Label, Rule, RunningText
from committee_app.ui.shared.layouts import STRETCH, column
from committee_app.ui.shared.panes import Padded, Pane, Panes
from committee_app.ui.shared.progress import Meter
from committee_app.ui.shared.questions import Question, QuestionDialog, ask
from committee_app.ui.shared.votes import VoteFields
from committee_app.ui.theme import current, follow_theme

_VOTE_WIDTH = 420


class TrackCard(Card):
    """One track: budget, used, left, minimum shares, who gave way, who is funded in part."""

    def __init__(self) -> None:
        self._title = Label("", "subheading", wrap=True)
        self._waits = RunningText("", "body", "subtle")
        self._meter = Meter("", "ink")
        self._money = KeyValueRows(opposite=True)
        self._holds = FindingList(BannerTone.SUCCESS)
        self._fails = FindingList(BannerTone.WARNING)
        self._notes = FindingList(BannerTone.INFORMATION)
        super().__init__(
            column(
                self._title,
                self._waits,
                self._meter,
                self._money,
                self._holds,
                self._fails,
                self._notes,
                gap="medium",
                margins=("wide", "large"),
            )
        )

    def show_track(self, track: TrackShown, names: Names) -> None:
        """Show a track."""
        language = current_language()
        title = track.title.in_language(language)
        self._title.setText(title)
        self._waits.set_words(
            "" if track.complete else self.tr("A tie is open: nothing is selected on this track yet.")
        )
        self._waits.setVisible(not track.complete)
        self._meter.setVisible(track.complete)
        self._meter.setAccessibleName(self.tr("Used part of the budget: {0}").format(title))
        self._meter.show_share(track.spent // 1_000_000, track.budget // 1_000_000)
        self._money.set_rows(self._money_rows(track))
        self._holds.show_sentences(tuple(self._share_words(track, holds=True)))
        self._fails.show_sentences(tuple(self._share_words(track, holds=False)))
        moved = [self._moved_words(one, title, names) for one in track.moved]
        partial = [f"{names.proposal(one)}: {say_step(wording(language), step, names)}" for one, step in track.partial]
        self._notes.show_sentences((*moved, *partial))

    def _money_rows(self, track: TrackShown) -> tuple[tuple[str, str], ...]:
        form = self.tr("{0} million won")
        budget = (self.tr("Budget"), form.format(millions(track.budget)))
        if not track.complete:
            return (budget,)
        return (
            budget,
            (self.tr("Used"), form.format(millions(track.spent))),
            (self.tr("Left"), form.format(millions(track.left))),
            (self.tr("Proposed for selection"), str(track.selected)),
            (self.tr("Reserves"), str(track.reserves)),
        )

    def _share_words(self, track: TrackShown, *, holds: bool) -> list[str]:
        form = (
            self.tr("{0}: {1} of {2} selected; at least {3}% are asked for, which holds.")
            if holds
            else self.tr("{0}: {1} of {2} selected; at least {3}% are asked for, which does not hold.")
        )
        language = current_language()
        return [
            form.format(one.title.in_language(language), one.inside, one.selected, one.percent)
            for one in track.shares
            if one.holds is holds
        ]

    def _moved_words(self, moved: Moved, track: str, names: Names) -> str:
        words = wording(current_language())
        facts = {
            "track": track,
            "group": moved.group.in_language(current_language()),
            "percent": moved.percent,
            "out": names.proposal(moved.out),
            "came_in": names.proposal(moved.came_in),
            "selected_before": moved.selected_before,
            "inside_before": moved.inside_before,
            "selected_after": moved.selected_after,
            "inside_after": moved.inside_after,
        }
        return words.say("minutes.displacement", facts.items())


class SelectionPanel(QWidget):
    """Everybody reads it; the chair records the vote."""

    vote_changed = Signal(object)
    resolution_confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: ResultPage | None = None
        self._question: QuestionDialog | None = None
        self._cards: list[TrackCard] = []
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        self._remarks_title = Label("", "strong")
        self._remarks = FindingList(BannerTone.WARNING)
        left = Scrolled(
            Padded(column(self._place, column(self._remarks_title, self._remarks, gap="small"), STRETCH, gap="large"))
        )
        self.setLayout(column((Panes(Pane(left, 0, 420), Pane(self._vote_card(), _VOTE_WIDTH, 0)), 1)))
        follow_theme(self._dress)

    def show_page(self, page: ResultPage) -> None:
        """Show the selection of every track, and the vote."""
        self._page = page
        while len(self._cards) < len(page.tracks):
            card = TrackCard()
            self._cards.append(card)
            self._place.addWidget(card)
        for card, track in zip(self._cards, page.tracks, strict=True):
            card.show_track(track, page.names)
        words = wording(current_language())
        self._remarks.show_sentences(tuple(say_finding(words, one, page.names) for one in page.remarks))
        self._remarks_title.setVisible(bool(page.remarks))
        self._show_vote(page)
        self._word(page)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _vote_card(self) -> Card:
        self._vote_title = Label("", "subheading", wrap=True)
        self._vote_text = RunningText("", "body", "subtle")
        self._gates_title = Label("", "strong")
        self._missing = FindingList(BannerTone.WARNING)
        self._held = FindingList(BannerTone.SUCCESS)
        self._gates = QWidget()
        self._gates.setLayout(column(self._gates_title, self._missing, self._held, gap="small"))
        self.votes = VoteFields()
        self.votes.changed.connect(self.vote_changed)
        self._findings = FindingList(BannerTone.WARNING)
        self.second = SecondCard()
        self._problems = FindingList()
        self._resolve = Button("", ButtonKind.PRIMARY, size=ButtonSize.FINAL, icon_name="gavel")
        self._resolve.clicked.connect(self._ask)
        inside = column(
            self._vote_title,
            self._vote_text,
            self._gates,
            self.votes,
            self._findings,
            STRETCH,
            gap="medium",
            margins=("wide", "large"),
        )
        # The act stands below what scrolls, and what it still waits for beside it: nobody has to look for either.
        self._foot = QWidget()
        self._foot.setLayout(
            column(
                Rule("line"),
                column(self.second, self._problems, self._resolve, gap="medium", margins=("wide", "medium")),
            )
        )
        self._vote_frame = Card(column((Scrolled(Padded(inside)), 1), self._foot, margins="hair"), Surface.CARD)
        return self._vote_frame

    def _show_vote(self, page: ResultPage) -> None:
        if page.may_settle:
            self.votes.show_present(page.present, page.entitled)
            self.votes.offer_casting_vote(offered=page.has_casting_vote)
        self._vote_frame.set_surface(Surface.LEAD if page.may_settle and not page.open_ties else Surface.CARD)
        is_here = page.may_settle and not page.open_ties
        self.votes.setVisible(is_here)
        self.second.setVisible(is_here and page.second is not None)
        if page.second is not None:
            self.second.show_second(page.second)
        self._foot.setVisible(page.may_settle)
        self._resolve.setEnabled(page.can_resolve)
        findings = tuple(one for one in page.vote_findings if one.code not in TOLD_BY_A_GATE)
        self._findings.show_findings(findings if page.may_settle else ())
        self._gates.setVisible(bool(page.gates))
        self._missing.show_sentences(tuple(self._gate_words(one) for one in page.gates if not one.holds))
        held = tuple(self._gate_words(one) for one in page.gates if one.holds)
        is_whole = page.may_settle and bool(held) and len(held) == len(page.gates)
        self._held.show_sentences((self.tr("Everything holds: {0}").format(len(held)),) if is_whole else held)
        self._problems.show_findings(page.problems if page.may_settle and not page.troubled else ())

    def _word(self, page: ResultPage) -> None:
        self._remarks_title.setText(self.tr("What the rules remark"))
        self._gates_title.setText(self.tr("Before the resolution"))
        self._vote_title.setText(self.tr("Resolution on the proposed selection"))
        self._vote_text.set_words(self._vote_words(page))
        self._resolve.set_words(self.tr("Resolve the proposed selection"))

    def _gate_words(self, gate: Gate) -> str:
        held, missing = {
            GateCode.OPENED: (self.tr("Sheets opened: {0}"), self.tr("No sheet is open yet")),
            GateCode.RULINGS: (self.tr("No ruling waits"), self.tr("A ruling waits for the second person")),
            GateCode.RESCORED: (
                self.tr("Nobody has to score anew"),
                self.tr("Members who have yet to score anew: {0}"),
            ),
            GateCode.TIES: (self.tr("No tie is open"), self.tr("Ties that are open: {0}")),
            GateCode.QUORUM: (
                self.tr("Quorum: {0} of {1} members are here"),
                self.tr("No quorum: {0} of {1} members are here"),
            ),
        }[gate.code]
        return (held if gate.holds else missing).format(gate.count, gate.of)

    def _vote_words(self, page: ResultPage) -> str:
        if page.may_settle:
            if page.has_casting_vote:
                return self.tr(
                    "More than half of those entitled to vote must be in favour; on a tie the chair decides. The "
                    "resolution is bound to this result to the last digit."
                )
            return self.tr(
                "More than half of those entitled to vote must be in favour; a tie fails. The resolution is bound to "
                "this result to the last digit."
            )
        if page.stage is Stage.OPENED:
            return self.tr("The chair puts the result before the committee first.")
        if page.stage is Stage.DELIBERATING:
            return self.tr("The committee deliberates. The chair records the vote.")
        return self.tr("The committee resolved this selection.")

    def _ask(self) -> None:
        page, vote = self._page, self.votes.vote()
        if page is None or vote is None:
            return
        self._question = ask(
            self,
            Question(
                title=self.tr("Record that the committee resolved this selection?"),
                text=self.tr("After that no rank, no amount and no vote can be changed at this desk."),
                facts=(*self._selection_facts(page), *self._vote_facts(vote)),
                typed=page.case,
                typed_label=self.tr("Type the case number"),
                confirm=self.tr("Resolve the proposed selection"),
                icon_name="gavel",
            ),
        )
        self._question.confirmed.connect(self.resolution_confirmed)

    def _selection_facts(self, page: ResultPage) -> tuple[tuple[str, str], ...]:
        form = self.tr("{0} selected, {1} reserves, {2} million won")
        language = current_language()
        return tuple(
            (one.title.in_language(language), form.format(one.selected, one.reserves, millions(one.spent)))
            for one in page.tracks
        )

    def _vote_facts(self, vote: Vote) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Present and entitled"), f"{vote.present} / {vote.eligible}"),
            (self.tr("In favour, against"), f"{vote.in_favour} / {vote.against}"),
            (self.tr("Abstained, invalid"), f"{vote.abstained} / {vote.invalid}"),
        )

    def _dress(self) -> None:
        self._place.setSpacing(current().space("large"))
