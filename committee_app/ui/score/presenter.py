"""Takes marks and words one by one, each durable before it is shown; reads the sheet back, and seals it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, cast

from committee_app.case.conflicts import MarkStatus
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import CriterionId, Points, ProposalId
from committee_app.case.programme import CriterionGroup, Programme, Title
from committee_app.case.proposals import Proposal
from committee_app.casefile.errors import CaseFileError
from committee_app.desks.access import begin_sign_in
from committee_app.desks.drafts import Draft
from committee_app.desks.evaluator import EvaluatorDesk, Sealed
from committee_app.desks.record import Signer
from committee_app.ui.ports import Sitting, what_it_says
from committee_app.ui.score.page import (
    Group,
    Item,
    Line,
    LineState,
    Part,
    ReadBack,
    ReadLine,
    Receipt,
    ScorePage,
    Sheet,
)

OPINION = CriterionId("")
"""Where the problems of the overall opinion stand: no criterion has an empty name."""


class ScoreShown(Protocol):
    """What the presenter needs of its view."""

    def show_page(self, page: ScorePage) -> None:
        """Show a page."""
        ...


class ScorePresenter:
    """One member's scoring: which proposal is open, what was typed wrongly, and how far sealing is."""

    def __init__(self, sitting: Sitting, view: ScoreShown) -> None:
        self._sitting = sitting
        self._view = view
        self._desk = cast("EvaluatorDesk", sitting.desk)
        self._part = Part.SHEET
        self._chosen: ProposalId | None = None
        self._wrong: dict[CriterionId, tuple[Finding, ...]] = {}
        self._problems: tuple[Finding, ...] = ()
        self._seal_problems: tuple[Finding, ...] = ()
        self._sealed: Sealed | None = None
        self._is_checking = False
        self._saved_at = ""

    def refresh(self) -> None:
        """Show the case as it stands."""
        self._view.show_page(self._page())

    def tell_saved(self, sentence: str) -> None:
        """Say in the status bar what the view has worded."""
        self._sitting.navigator.saved(sentence)

    def leave(self) -> None:
        """Give the seat to the next person."""
        self._sitting.navigator.stand_up()

    # ── walk ───────────────────────────────────────────────────────────────────────────────
    def choose(self, proposal: str) -> None:
        """Open the sheet of a proposal; one that is not scored here stays closed."""
        if proposal in self._scored():
            self._chosen, self._part = ProposalId(proposal), Part.SHEET
            self._wrong.clear()
            self.refresh()

    def go_on(self) -> None:
        """Open the next proposal; after the last one, read the whole sheet back."""
        if self._place() + 1 < len(self._scored()):
            self._walk(1)
        else:
            self.show_read_back()

    def go_back(self) -> None:
        """Open the proposal before."""
        if self._place() > 0:
            self._walk(-1)

    def show_read_back(self) -> None:
        """Read every ballot from the disk again and show them together."""
        self._part = Part.READ_BACK
        self.refresh()

    def show_sheet(self) -> None:
        """Go back to the sheet that was open."""
        self._part = Part.SHEET
        self.refresh()

    # ── write ──────────────────────────────────────────────────────────────────────────────
    def enter_mark(self, criterion: str, typed: str) -> None:
        """Take a mark as it was typed; nothing typed makes the field blank."""
        place = CriterionId(criterion)
        self._write(place, lambda proposal: self._desk.enter_mark(proposal, place, typed))

    def write_reason(self, group: str, text: str) -> None:
        """Keep the reason for one group of criteria."""
        place = CriterionId(group)
        if self._chosen and self._desk.draft(self._chosen).reason(place) != text:
            self._write(place, lambda proposal: self._desk.write_reason(proposal, place, text))

    def write_opinion(self, text: str) -> None:
        """Keep the overall opinion."""
        if self._chosen and self._desk.draft(self._chosen).opinion != text:
            self._write(OPINION, lambda proposal: self._desk.write_opinion(proposal, text))

    def _write(self, place: CriterionId, work: Callable[[ProposalId], Draft]) -> None:
        if self._chosen is None:
            return
        self._wrong.pop(place, None)
        self._problems = ()
        try:
            self._saved_at = work(self._chosen).saved_at
        except RefusedError as error:
            self._wrong[place] = error.findings
        except CaseFileError as error:
            self._problems = what_it_says(error)
        self.refresh()

    # ── seal ───────────────────────────────────────────────────────────────────────────────
    def seal(self, secret: str) -> None:
        """Try the person's code once more; if it is theirs, seal their sheet."""
        if self._is_checking:
            return
        self._seal_problems = ()
        try:
            sign_in = begin_sign_in(self._sitting.room.record, self._desk.me.actor, secret)
        except (RefusedError, CaseFileError) as error:
            self._seal_fails(error)
            return
        self._is_checking = True
        self.refresh()
        self._sitting.runner.apart(sign_in.unlock, self._seal_now, self._seal_fails)

    def _seal_now(self, _signer: Signer) -> None:
        self._is_checking = False
        try:
            self._sealed = self._desk.seal()
        except (RefusedError, CaseFileError) as error:
            self._seal_fails(error)
            return
        self._sitting.navigator.case_changed()

    def _seal_fails(self, error: Exception) -> None:
        self._is_checking = False
        self._seal_problems = what_it_says(error)
        self.refresh()

    # ── the page ───────────────────────────────────────────────────────────────────────────
    def _page(self) -> ScorePage:
        part = self._part_now()
        is_open = part in (Part.SHEET, Part.READ_BACK)
        drafts = self._desk.drafts() if is_open else {}
        lines = tuple(self._line(one, drafts) for one in self._desk.state.proposals) if is_open else ()
        return ScorePage(
            part=part,
            name=self._desk.me.name,
            lines=lines,
            sheet=self._sheet(lines, drafts) if part is Part.SHEET else None,
            read_back=self._read_back() if part is Part.READ_BACK else None,
            receipt=Receipt(self._sealed.seq, self._sealed.words) if self._sealed else None,
            saved_at=self._saved_at,
            is_checking=self._is_checking,
            seal_problems=self._seal_problems,
            problems=self._problems,
        )

    def _part_now(self) -> Part:
        if self._desk.sealed:
            return Part.RECEIPT if self._sealed else Part.SEALED
        return self._part

    def _scored(self) -> tuple[ProposalId, ...]:
        """Return the proposals to give marks to now: those on which the chair has still to rule wait."""
        asked = self._asked()
        return tuple(one.id for one in self._desk.to_score() if one.id not in asked)

    def _asked(self) -> tuple[ProposalId, ...]:
        return self._desk.state.unanswered_questions(self._desk.me.id)

    def _place(self) -> int:
        scored = self._scored()
        return scored.index(self._chosen) if self._chosen in scored else -1

    def _walk(self, by: int) -> None:
        self.choose(self._scored()[self._place() + by])

    def _line(self, proposal: Proposal, drafts: Mapping[ProposalId, Draft]) -> Line:
        draft = drafts.get(proposal.id)
        return Line(
            proposal=proposal.id,
            title=proposal.title,
            applicant=proposal.applicant,
            track=self._track_title(proposal),
            state=self._state(proposal.id, draft),
            total=draft.total if draft else Points(0),
            blanks=draft.blanks if draft else 0,
        )

    def _track_title(self, proposal: Proposal) -> Title:
        track = self._desk.state.rules.track(proposal.track)
        return track.title if track else Title(proposal.track, proposal.track)

    def _state(self, proposal: ProposalId, draft: Draft | None) -> LineState:
        status = self._desk.state.status(self._desk.me.id, proposal)
        if status is not MarkStatus.SCORED:
            return LineState(status.value)
        if draft is None or proposal in self._asked():
            return LineState.ASKED
        if not draft.findings(self._desk.state.rules):
            return LineState.DONE
        return LineState.PARTIAL if draft.begun else LineState.OPEN

    def _sheet(self, lines: tuple[Line, ...], drafts: Mapping[ProposalId, Draft]) -> Sheet | None:
        scored = self._scored()
        if self._chosen not in scored:
            unfinished = (one.proposal for one in lines if one.state in (LineState.OPEN, LineState.PARTIAL))
            self._chosen = next(unfinished, scored[0] if scored else None)
        if self._chosen is None:
            return None
        draft, rules = drafts[self._chosen], self._desk.state.rules
        return Sheet(
            line=next(one for one in lines if one.proposal == self._chosen),
            place=scored.index(self._chosen) + 1,
            count=len(scored),
            step=rules.step,
            groups=tuple(self._group(one, draft, rules) for one in rules.criteria),
            opinion=draft.opinion,
            opinion_problems=self._wrong.get(OPINION, ()),
            maximum=rules.maximum,
        )

    def _group(self, group: CriterionGroup, draft: Draft, rules: Programme) -> Group:
        marks = dict(zip((one.id for one in rules.leaves), draft.marks, strict=True))
        return Group(
            criterion=group.id,
            title=group.title,
            maximum=group.maximum,
            items=tuple(
                Item(one.id, one.title, one.question, one.maximum, marks[one.id], self._problem(one.id))
                for one in group.items
            ),
            reason=draft.reason(group.id),
            shortest=rules.reason_minimum if group.reason_required else 0,
            problems=self._wrong.get(group.id, ()),
        )

    def _problem(self, criterion: CriterionId) -> Finding | None:
        return next(iter(self._wrong.get(criterion, ())), None)

    def _read_back(self) -> ReadBack:
        rules, titles = self._desk.state.rules, {one.id: one.title for one in self._desk.state.proposals}
        drafts = self._desk.read_back()
        return ReadBack(
            groups=tuple((one.id, one.title, one.maximum) for one in rules.criteria),
            lines=tuple(_read_line(draft, titles[one], rules) for one, draft in drafts.items()),
            findings=self._desk.findings(),
            maximum=rules.maximum,
        )


def _read_line(draft: Draft, title: str, rules: Programme) -> ReadLine:
    subtotals = []
    for group in rules.criteria:
        marks = (draft.marks[place] for place in rules.leaf_positions(group.id))
        subtotals.append(sum(mark for mark in marks if mark is not None))
    short = (one for one in draft.findings(rules) if one.code == "ballot.reason_short")
    return ReadLine(
        proposal=draft.proposal,
        title=title,
        subtotals=tuple(Points(one) for one in subtotals),
        total=draft.total,
        blanks=draft.blanks,
        short=tuple(CriterionId(str(one.fact("group"))) for one in short),
    )
