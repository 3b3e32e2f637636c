"""Takes marks and words one by one, each durable before it is shown; reads the sheet back, and seals it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Protocol, cast

from committee_app.case.ballots import points_of_grade
from committee_app.case.conflicts import MarkStatus
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import CriterionId, Points, ProposalId
from committee_app.case.programme import Criterion, CriterionGroup, Programme, Title
from committee_app.case.proposals import Proposal
from committee_app.case.state import CaseState
from committee_app.casefile.errors import CaseFileError
from committee_app.desks.access import begin_sign_in, finish_sign_in
from committee_app.desks.admin_log import Result, What
from committee_app.desks.drafts import Draft
from committee_app.desks.evaluator import EvaluatorDesk, Sealed
from committee_app.desks.own_sheet import bars, far_out, place_of
from committee_app.desks.record import Signer
from committee_app.ui.ports import Sitting, what_it_says
from committee_app.ui.reading.presenter import ReadingPresenter, ReadingShown
from committee_app.ui.score.page import (
    Bar,
    Confirmed,
    EditLine,
    Grid,
    GridColumn,
    GridLine,
    Group,
    Item,
    Line,
    LineState,
    Part,
    ReadBack,
    ReadLine,
    Receipt,
    Resumed,
    ScorePage,
    Sheet,
    Step,
)

OPINION = CriterionId("")
"""Where the problems of the overall opinion stand: no criterion has an empty name."""


_BAR = 500
"""The width of a class in the histogram of own totals: five points."""


class ScoreShown(ReadingShown, Protocol):
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
        self._by_total = False
        self._confirmed: frozenset[Confirmed] = frozenset()
        self._shown: Mapping[ProposalId, Draft] = {}
        self._lines: dict[ProposalId, tuple[CaseState, Draft | None, Line]] = {}
        self._different: frozenset[ProposalId] = frozenset()
        self._resumed = self._kept_from_before()
        self.reading = ReadingPresenter(sitting.runner, self._desk.document, view)

    def refresh(self) -> None:
        """Show the case as it stands."""
        self._view.show_page(self._page())
        self._open_paper()

    def tell_saved(self, sentence: str) -> None:
        """Say in the status bar what the view has worded."""
        self._sitting.navigator.saved(sentence)

    def leave(self) -> None:
        """Give the seat to the next person."""
        self._sitting.navigator.stand_up()

    def hand_over(self) -> None:
        """Go where a machine of one's own hands its ballot back."""
        self._sitting.navigator.turn_to("away")

    # ── walk ───────────────────────────────────────────────────────────────────────────────
    def choose(self, proposal: str) -> None:
        """Open the sheet of a proposal; one that is not scored here stays closed."""
        if proposal in self._scored():
            self.keep_place()
            self._chosen, self._part = ProposalId(proposal), Part.SHEET
            self._wrong.clear()
            self.refresh()

    def choose_in_grid(self, proposal: str) -> None:
        """Note on which row of the grid the person is."""
        if proposal in self._scored() and proposal != self._chosen:
            self._chosen = ProposalId(proposal)
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
        self._confirmed = frozenset()
        shown = self._shown
        read = self._desk.read_back() if self._desk.writing else {}
        self._different = frozenset(
            one for one, draft in read.items() if one in shown and shown[one].marks != draft.marks
        )
        self.refresh()

    def show_grid(self) -> None:
        """Show all ballots at once."""
        self.keep_place()
        self._part = Part.GRID
        self.refresh()

    def sort_by_total(self) -> None:
        """Order the grid by own totals, or by the list again."""
        self._by_total = not self._by_total
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

    def enter_mark_of(self, proposal: str, criterion: str, typed: str) -> None:
        """Take a mark that was typed into the grid."""
        if proposal in self._scored():
            self._chosen = ProposalId(proposal)
            self.enter_mark(criterion, typed)

    def undo(self) -> None:
        """Take back the newest mark of this sitting, durably, and show where it was."""
        if self._desk.can_undo and self._part in (Part.SHEET, Part.GRID):
            self._wrong.clear()
            self._write(OPINION, lambda _: self._take_back())

    def _take_back(self) -> Draft:
        undone = self._desk.undo_mark()
        assert undone is not None  # asked before
        self._chosen = undone.proposal
        return undone

    def cite_page(self, criterion: str, page: int) -> None:
        """Keep the page on which a mark rests; 0 takes the citation away."""
        place = CriterionId(criterion)
        self._write(place, lambda proposal: self._desk.cite_page(proposal, place, page or None))

    def cite_here(self, criterion: str) -> None:
        """Cite the page that is read now; once more takes it away."""
        place, at = CriterionId(criterion), self.reading.at
        if self._chosen is not None and at:
            cited = self._desk.draft(self._chosen).page(place)
            self.cite_page(criterion, 0 if cited == at else at)

    def turn_to_cited(self, criterion: str) -> None:
        """Open the proposal at the page that is cited for a mark."""
        cited = self._desk.draft(self._chosen).page(CriterionId(criterion)) if self._chosen else None
        if cited:
            self.reading.turn_to(cited)

    def flag(self) -> None:
        """Remember to look at the chosen proposal again, or no longer."""
        if self._chosen is not None and self._part in (Part.SHEET, Part.GRID):
            flagged = not self._desk.draft(self._chosen).flagged
            self._write(OPINION, lambda proposal: self._desk.flag(proposal, flagged=flagged))

    def keep_place(self) -> None:
        """Remember where the proposal lies open; nothing is said if that cannot be kept, since nothing is lost."""
        if self._chosen in self._scored() and self._chosen is not None and self.reading.at and self._desk.writing:
            with suppress(CaseFileError):
                self._desk.keep_place(self._chosen, self.reading.at)

    def write_reason(self, group: str, text: str) -> None:
        """Keep the reason for one group of criteria."""
        place = CriterionId(group)
        if self._chosen and self._desk.draft(self._chosen).reason(place) != text:
            self._write(place, lambda proposal: self._desk.write_reason(proposal, place, text))

    def write_opinion(self, text: str) -> None:
        """Keep the overall opinion."""
        if self._chosen and self._desk.draft(self._chosen).opinion != text:
            self._write(OPINION, lambda proposal: self._desk.write_opinion(proposal, text))

    def abstain(self, reason: str) -> None:
        """Give no marks for the chosen proposal, for a reason; the next one that is not finished opens."""
        if self._chosen is None:
            return
        self._wrong.clear()
        self._problems = ()
        try:
            self._desk.abstain(self._chosen, reason)
        except (RefusedError, CaseFileError) as error:
            self._problems = what_it_says(error)
            self.refresh()
            return
        self._chosen = None
        self._sitting.navigator.case_changed()

    def _write(self, place: CriterionId, work: Callable[[ProposalId], Draft]) -> None:
        if self._chosen is None:
            return
        self._wrong.pop(place, None)
        self._problems = ()
        self._resumed = None
        try:
            self._saved_at = work(self._chosen).saved_at
        except RefusedError as error:
            self._wrong[place] = error.findings
        except CaseFileError as error:
            self._problems = what_it_says(error)
        self.refresh()

    # ── seal ───────────────────────────────────────────────────────────────────────────────
    def confirm(self, what: str, is_so: bool) -> None:
        """Note that the person has looked at something before sealing."""
        one = frozenset({Confirmed(what)})
        self._confirmed = self._confirmed | one if is_so else self._confirmed - one
        self.refresh()

    def seal(self, secret: str) -> None:
        """Try the person's code once more; if it is theirs and all is confirmed, seal their sheet."""
        if self._is_checking or self._confirmed != frozenset(Confirmed):
            return
        self._seal_problems = ()
        try:
            sign_in = begin_sign_in(self._sitting.room.record, self._desk.me.actor, secret)
        except (RefusedError, CaseFileError) as error:
            self._refuse_code(error)
            return
        self._is_checking = True
        self.refresh()
        self._sitting.runner.apart(sign_in.unlock, self._seal_now, self._refuse_code)

    def write_anew(self) -> None:
        """Begin the sealed sheet anew; what is sealed counts until the new one is."""
        try:
            self._desk.begin_revision()
        except RefusedError as error:
            self._problems = what_it_says(error)
        self._sealed, self._part, self._chosen = None, Part.SHEET, None
        self._confirmed = frozenset()
        self.refresh()

    def _seal_now(self, signer: Signer) -> None:
        self._is_checking = False
        try:
            finish_sign_in(self._sitting.room.record, signer)
            self._sitting.room.note(What.PROVED, who=self._desk.actor)
            self._sealed = self._desk.seal()
        except (RefusedError, CaseFileError) as error:
            self._seal_fails(error)
            return
        self._sitting.navigator.case_changed()

    def _refuse_code(self, error: Exception) -> None:
        said = what_it_says(error)[0].code
        self._sitting.room.note(What.PROVED, Result.REFUSED, self._desk.actor, said)
        self._seal_fails(error)

    def _seal_fails(self, error: Exception) -> None:
        self._is_checking = False
        self._seal_problems = what_it_says(error)
        self.refresh()

    # ── the page ───────────────────────────────────────────────────────────────────────────
    def _page(self) -> ScorePage:
        part = self._part_now()
        is_open = part in (Part.SHEET, Part.GRID, Part.READ_BACK)
        drafts = self._desk.drafts() if is_open else {}
        if part in (Part.SHEET, Part.GRID):
            self._shown = dict(drafts)
        lines = tuple(self._line(one, drafts.get(one.id)) for one in self._desk.state.proposals) if is_open else ()
        return ScorePage(
            part=part,
            name=self._desk.me.name,
            lines=lines,
            sheet=self._sheet(lines, drafts) if part is Part.SHEET else None,
            grid=self._grid(lines, drafts) if part is Part.GRID else None,
            read_back=self._read_back() if part is Part.READ_BACK else None,
            receipt=Receipt(self._sealed.seq, self._sealed.words) if self._sealed else None,
            saved_at=self._saved_at,
            is_checking=self._is_checking,
            seal_problems=self._seal_problems,
            problems=(*self._problems, *self._desk.draft_findings()),
            resumed=self._resumed if is_open else None,
            has_papers=bool(self._desk.state.documents),
            can_undo=self._desk.can_undo,
            may_abstain=self._desk.may_abstain,
            away=self._desk.away,
            revises=self._desk.revising,
        )

    def _kept_from_before(self) -> Resumed | None:
        if not self._desk.writing:
            return None
        begun = [one for one in self._desk.drafts().values() if one.begun]
        if not begun:
            return None
        done = sum(not one.findings(self._desk.state.rules) for one in begun)
        return Resumed(done, len(begun) - done, max(one.saved_at for one in begun))

    def _open_paper(self) -> None:
        if self._part_now() is Part.SHEET and self._desk.state.documents and self._chosen is not None:
            self.reading.open(self._chosen, self._desk.draft(self._chosen).open_at)

    def _part_now(self) -> Part:
        if not self._desk.writing:
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

    def _line(self, proposal: Proposal, draft: Draft | None) -> Line:
        """Return a line; where neither case nor draft have changed, the line that was shown."""
        state = self._desk.state
        known = self._lines.get(proposal.id)
        if known is None or known[0] is not state or known[1] is not draft:
            known = (state, draft, self._new_line(proposal, draft))
            self._lines[proposal.id] = known
        return known[2]

    def _new_line(self, proposal: Proposal, draft: Draft | None) -> Line:
        return Line(
            proposal=proposal.id,
            title=proposal.title,
            applicant=proposal.applicant,
            track=self._track_title(proposal),
            state=self._state(proposal.id, draft),
            total=draft.total if draft else Points(0),
            blanks=draft.blanks if draft else 0,
            flagged=draft.flagged if draft else False,
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
            order=place_of(self._chosen, self._done_totals(lines)),
        )

    def _done_totals(self, lines: tuple[Line, ...]) -> dict[ProposalId, Points]:
        return {one.proposal: one.total for one in lines if one.state is LineState.DONE}

    def _grid(self, lines: tuple[Line, ...], drafts: Mapping[ProposalId, Draft]) -> Grid:
        scored, rules = self._scored(), self._desk.state.rules
        if self._chosen not in scored:
            self._chosen = scored[0] if scored else None
        rows = [self._grid_line(one, drafts.get(one.proposal)) for one in lines]
        if self._by_total:
            rows.sort(key=lambda one: -one.line.total)
        chosen = drafts.get(self._chosen) if self._chosen else None
        return Grid(
            columns=tuple(_grid_columns(rules)),
            lines=tuple(rows),
            chosen=self._chosen,
            step=rules.step,
            by_total=self._by_total,
            bars=tuple(Bar(*one) for one in bars(self._done_totals(lines), _BAR)),
            edits=tuple(
                EditLine(one.at, rules.leaves[one.place].title, one.before, one.after)
                for one in (reversed(chosen.edits) if chosen else ())
            ),
        )

    def _grid_line(self, line: Line, draft: Draft | None) -> GridLine:
        marks = draft.marks if draft is not None and line.state.is_scored else ()
        wrong = next((found[0] for found in self._wrong.values() if found), None)
        return GridLine(line, marks, wrong if line.proposal == self._chosen else None)

    def _group(self, group: CriterionGroup, draft: Draft, rules: Programme) -> Group:
        marks = dict(zip((one.id for one in rules.leaves), draft.marks, strict=True))
        return Group(
            criterion=group.id,
            title=group.title,
            maximum=group.maximum,
            items=tuple(
                Item(
                    criterion=one.id,
                    title=one.title,
                    question=one.question,
                    maximum=one.maximum,
                    mark=marks[one.id],
                    problem=self._problem(one.id),
                    page=draft.page(one.id),
                    scale=_scale(one, rules),
                )
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
        far = far_out({one: draft.total for one, draft in drafts.items() if not draft.blanks})
        return ReadBack(
            groups=tuple((one.id, one.title, one.maximum) for one in rules.criteria),
            lines=tuple(
                replace(_read_line(draft, titles[one], rules), is_far=one in far, differs=one in self._different)
                for one, draft in drafts.items()
            ),
            findings=self._desk.findings(),
            maximum=rules.maximum,
            confirmed=self._confirmed,
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
        zeros=sum(mark == 0 for mark in draft.marks),
    )


def _grid_columns(rules: Programme) -> Iterator[GridColumn]:
    for group in rules.criteria:
        for item in group.items:
            yield GridColumn(
                item.id,
                item.title,
                group.title,
                item.question,
                item.maximum,
                ends_group=item is group.items[-1],
                scale=_scale(item, rules),
            )


def _scale(criterion: Criterion, rules: Programme) -> tuple[Step, ...]:
    return tuple(Step(one.title, points_of_grade(one, criterion)) for one in rules.grades)
