"""Shows the result to every officer; the chair settles ties and puts the selection to the vote."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from committee_app.case import acts
from committee_app.case.acts import Vote
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import CriterionId, EvaluatorId, ProposalId, TrackId
from committee_app.case.lifecycle import Stage, is_allowed
from committee_app.case.people import Role, officer_actor
from committee_app.casefile.errors import CaseFileError
from committee_app.desks.chair import ChairDesk
from committee_app.desks.officers import HolderDesk
from committee_app.desks.ranking import result_digest, result_of
from committee_app.desks.record import CHANGE_THE_RESULT
from committee_app.desks.secretary import SecretaryDesk
from committee_app.scoring.lots import LotTextError
from committee_app.scoring.results import OpenTie, Tally
from committee_app.ui.ports import Sitting, what_it_says
from committee_app.ui.result.closer import Closer, CutShown, cut_of, look_closer, spending_of
from committee_app.ui.result.confirming import Confirming
from committee_app.ui.result.finalising import gates_of
from committee_app.ui.result.page import Note, ResultPage, Section, TrackShown, Why
from committee_app.ui.result.reading import discussion_of, names_of, notes_of, ties_shown, track_shown, why_of

_TROUBLE = (RefusedError, CaseFileError)
_UNDECIDED = (Stage.OPENED, Stage.DELIBERATING)
_NO_DIGEST = "0" * 64
T = TypeVar("T")


class ResultShown(Protocol):
    """What the presenter needs of its view."""

    def show_page(self, page: ResultPage) -> None:
        """Show a page."""
        ...


class ResultPresenter:
    """Ranks, ties, selection: read by all officers, moved on by the chair, noted by the secretary."""

    def __init__(self, sitting: Sitting, view: ResultShown) -> None:
        self._sitting = sitting
        self._view = view
        self._section: Section | None = None
        self._track: TrackId | None = None
        self._line: ProposalId | None = None
        self._vote: Vote | None = None
        self._problems: tuple[Finding, ...] = ()
        self._troubled: tuple[ProposalId, ...] = ()
        self._tally: tuple[int, Tally] | None = None
        self._with_names = False
        self._compared: ProposalId | None = None
        self._closer: tuple[int, Closer] | None = None
        self._cuts: dict[TrackId, tuple[int, CutShown]] = {}
        self._computing = 0
        self._digest: tuple[int, str] | None = None
        self._confirming = Confirming(sitting, self.refresh)

    def refresh(self) -> None:
        """Show the case as it stands."""
        self._view.show_page(self._page())

    @property
    def is_computing(self) -> bool:
        """Whether something for a closer look is being computed beside the window."""
        return bool(self._computing)

    # ── looking ────────────────────────────────────────────────────────────────────────────
    def choose_section(self, section: str) -> None:
        """Open another part; what was said about the one before is gone."""
        self._section = Section(section)
        self._problems, self._troubled = (), ()
        self._look_at_the_line()
        self.refresh()

    def choose_track(self, track: str) -> None:
        """Show another track's table."""
        self._track, self._line, self._compared = TrackId(track), None, None
        self._look_at_the_line()
        self.refresh()

    def choose_line(self, proposal: str) -> None:
        """Show why a proposal stands where it stands."""
        self._line = ProposalId(proposal)
        if self._compared == self._line:
            self._compared = None
        self.refresh()

    def compare(self, proposal: str) -> None:
        """Hold the chosen project against another; an empty name holds it against nobody."""
        self._compared = ProposalId(proposal) if proposal else None
        self.refresh()

    def look_closer(self) -> None:
        """Compute what can be told of the chosen project, or of it and the one it is held against."""
        page = self._page()
        if page.why is None or self._computing:
            return
        book, tally, at = self._sitting.desk.state.score_book(), self._result(), self._changes
        one, other = page.why.line.proposal, self._compared

        def keep(found: Closer) -> None:
            self._closer = at, found

        self._apart(lambda: look_closer(book, tally, one, other), keep)

    def show_names(self) -> None:
        """Have members' names stand beside their seats, from now on until this person leaves; the record says so."""
        try:
            self._holder.look_at_names()
        except _TROUBLE as error:
            self._problems = what_it_says(error)
        else:
            self._with_names = True
        self.refresh()

    def hide_names(self) -> None:
        """Show seats alone again."""
        self._with_names = False
        self.refresh()

    # ── the chair ──────────────────────────────────────────────────────────────────────────
    def open_deliberation(self) -> None:
        """Put the result before the committee."""
        self._section = None
        self._do(self._chair.open_deliberation)

    def vote_on_tie(
        self, tied: tuple[ProposalId, ...], counts: tuple[int, ...], abstained: int, invalid: int = 0
    ) -> None:
        """Record the round of the vote that a tie waits for."""
        tie = self._open_tie(tied)
        if tie is not None:
            votes = tuple(zip(tied, counts, strict=True))
            self._settle(tie, lambda: self._chair.vote_on_tie(tie, votes, abstained, invalid))

    def draw_lot(self, tied: tuple[ProposalId, ...], numbers: tuple[tuple[str, str], ...]) -> None:
        """Draw the lot that a tie waits for, from the numbers that the witnesses wrote down."""
        tie = self._open_tie(tied)
        if tie is None:
            return
        given = [pair for pair in numbers if all(pair)]
        if len(given) < len(numbers) or len({name for name, _ in given}) < tie.step.witnesses:
            self._trouble(tied, Finding.of("lot.needs_witnesses", needed=tie.step.witnesses, given=len(given)))
            return
        try:
            self._settle(tie, lambda: self._chair.draw_lot(tie, numbers))
        except LotTextError as error:
            self._trouble(tied, Finding.of("tally.lot_text", place=error.text))

    def record_drawn_lot(
        self, tied: tuple[ProposalId, ...], witnesses: tuple[str, ...], order: tuple[str, ...]
    ) -> None:
        """Record a lot that was drawn by hand: its witnesses, and the order in which it came out of the box."""
        tie = self._open_tie(tied)
        if tie is not None:
            named = tuple(filter(None, witnesses))
            drawn = tuple(map(ProposalId, order))
            self._settle(tie, lambda: self._chair.record_drawn_lot(tie, named, drawn))

    def choose_on_tie(self, tied: tuple[ProposalId, ...], order: tuple[str, ...], reason: str) -> None:
        """Record the chair's decision on a tie that the rules leave to the chair."""
        tie = self._open_tie(tied)
        if tie is not None:
            self._settle(tie, lambda: self._chair.choose_on_tie(tie, tuple(map(ProposalId, order)), reason))

    def note_discussed(self, proposal: str, evaluator: str) -> None:
        """Note that this was spoken about, or with no member, that the project was read again."""
        self._do(lambda: self._chair.note_discussed(ProposalId(proposal), EvaluatorId(evaluator)))

    def order_rescoring(self, breach: str, vote: Vote) -> None:
        """Record that the committee orders the chosen project scored anew, by all who judge it, for a breach."""
        page = self._page()
        if page.discussion is not None and page.discussion.chosen is not None:
            proposals, judges = (page.discussion.chosen,), page.discussion.judges
            self._do(lambda: self._chair.order_rescoring(breach, proposals, judges, vote))

    def weigh(self, vote: Vote | None) -> None:
        """Say at once what stands in the way of a vote that is being written down."""
        self._vote, self._problems = vote, ()
        self.refresh()

    def resolve(self) -> None:
        """Record that the committee resolved the proposed selection."""
        vote = self._vote
        if vote is not None:
            self._do(lambda: self._chair.resolve_selection(vote))

    def choose_second(self, role: str) -> None:
        """A second officer sits down to confirm what the chair is about to record."""
        self._confirming.choose(role)

    def give_words(self, words: str) -> None:
        """Have the second officer sign for result and count, with the words they typed."""
        if self._vote is not None:
            self._confirming.give_words(words, self._vote)

    # ── the secretary ──────────────────────────────────────────────────────────────────────
    def note_statement(self, speaker: str, text: str) -> None:
        """Note what somebody said."""
        self._do(lambda: self._secretary.note_statement(speaker, text))

    def write_note(self, criterion: str, text: str) -> None:
        """Note what the committee says of the chosen project, or of one criterion of it."""
        page = self._page()
        if page.discussion is not None and page.discussion.chosen is not None:
            chosen = page.discussion.chosen
            self._do(lambda: self._secretary.write_note(chosen, CriterionId(criterion), text))

    def approve_note(self, number: int, evaluators: tuple[str, ...]) -> None:
        """Note who of those here has read a note and stands for it."""
        self._do(lambda: self._secretary.note_approval(number, tuple(map(EvaluatorId, evaluators))))

    def decide_motion(self, item: str, text: str, vote: Vote) -> None:
        """Record what the committee decided beside the selection."""
        self._do(lambda: self._secretary.decide_motion(item, text, vote))

    # ── inside ─────────────────────────────────────────────────────────────────────────────
    @property
    def _chair(self) -> ChairDesk:
        desk = self._sitting.desk
        assert isinstance(desk, ChairDesk)  # only the chair is shown what moves the case on
        return desk

    @property
    def _secretary(self) -> SecretaryDesk:
        desk = self._sitting.desk
        assert isinstance(desk, SecretaryDesk)  # only the secretary is shown the forms
        return desk

    @property
    def _holder(self) -> HolderDesk:
        desk = self._sitting.desk
        assert isinstance(desk, HolderDesk)  # only officers are shown a result
        return desk

    def _look_at_the_line(self) -> None:
        """Compute the line of the open track where it is looked at."""
        page = self._page()
        if page.section is not Section.CUT or page.cut is not None or self._computing:
            return
        book, tally, at = self._sitting.desk.state.score_book(), self._result(), self._changes
        track = next(one for one in tally.tracks if one.track == page.track)

        def keep(found: CutShown) -> None:
            self._cuts[found.track] = at, found

        if track.complete:
            self._apart(lambda: cut_of(book, tally, track), keep)

    def _apart(self, work: Callable[[], T], keep: Callable[[T], None]) -> None:
        """Compute beside the window, and show the page as it is then."""
        self._computing += 1

        def done(found: T) -> None:
            self._computing -= 1
            keep(found)
            self._look_at_the_line()
            self.refresh()

        def failed(error: Exception) -> None:
            self._computing -= 1
            raise error  # what is computed here refuses nothing

        self._sitting.runner.apart(work, done, failed)
        self.refresh()

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except _TROUBLE as error:
            self._problems = what_it_says(error)
            self.refresh()
            return
        self._problems, self._troubled = (), ()
        self._sitting.navigator.case_changed()

    def _settle(self, tie: OpenTie, act: Callable[[], object]) -> None:
        self._troubled = tie.tied
        self._section = Section.TIES  # the ladder or the lot is read before the committee goes on
        self._do(act)

    def _trouble(self, tied: tuple[ProposalId, ...], finding: Finding) -> None:
        self._troubled, self._problems = tied, (finding,)
        self.refresh()

    def _open_tie(self, tied: tuple[ProposalId, ...]) -> OpenTie | None:
        return next((one for one in self._result().open_ties if one.tied == tied), None)

    def _result(self) -> Tally:
        state = self._sitting.desk.state
        if self._tally is None or self._tally[0] != self._changes:
            self._tally = (self._changes, result_of(state))
        return self._tally[1]

    @property
    def _changes(self) -> int:
        """How many acts there are that can change the result."""
        return sum(isinstance(one.act, CHANGE_THE_RESULT) for one in self._sitting.room.record.journal)

    def _page(self) -> ResultPage:
        state, tally, journal = self._sitting.desk.state, self._result(), self._sitting.room.record.journal
        tracks = tuple(track_shown(state, tally, one) for one in tally.tracks)
        track = self._track or tracks[0].id
        ties = ties_shown(state, tally, journal)
        sections = self._sections(state.stage, has_ties=bool(ties), notes=notes_of(journal))
        section = self._section if self._section in sections else self._section_due(tally)
        findings = self._vote_findings(tally)
        why = self._why(tally, next(one for one in tracks if one.id == track))
        now = next(one for one in tally.tracks if one.track == track)
        return ResultPage(
            case=state.case,
            stage=state.stage,
            role=self._sitting.desk.role,
            section=section,
            sections=sections,
            names=names_of(state, people=self._with_names),
            places=state.rules.aggregation.rounding.places,
            track=track,
            tracks=tracks,
            why=why,
            ties=ties,
            remarks=tally.findings,
            notes=notes_of(journal),
            present=len(state.here),
            entitled=state.entitled,
            reread=frozenset(one for one, who in state.discussed if not who),
            has_casting_vote=state.has_casting_vote,
            vote_findings=findings,
            can_resolve=self._vote is not None and not findings,
            problems=self._problems,
            troubled=self._troubled,
            compared=self._compared,
            closer=self._closer_of(why),
            cut=self._cut_of(track),
            spending=spending_of(now) if now.complete else (),
            discussion=discussion_of(state, tally, now, self._line) if section is Section.DISCUSSION else None,
            is_computing=bool(self._computing),
            scale=state.rules.maximum,
            may_see_names=is_allowed(state.stage, self._sitting.desk.role, acts.NamesLookedAt()),
            gates=gates_of(state, tally) if state.stage in _UNDECIDED else (),
            second=self._confirming.page(self._vote, findings) if self._may_resolve else None,
        )

    @property
    def _may_resolve(self) -> bool:
        desk = self._sitting.desk
        return desk.role is Role.CHAIR and desk.state.stage is Stage.DELIBERATING

    def _resolvable(self, tally: Tally) -> str:
        """Return the digest of the result; only a confirmation asks for it, and it is long to write."""
        state = self._sitting.desk.state
        if state.confirmed_resolution is None:
            return _NO_DIGEST
        if self._digest is None or self._digest[0] != self._changes:
            self._digest = (self._changes, result_digest(state.score_book(), tally))
        return self._digest[1]

    def _closer_of(self, why: Why | None) -> Closer | None:
        if self._closer is None or why is None or self._closer[0] != self._changes:
            return None
        found = self._closer[1]
        return found if (found.proposal, found.other) == (why.line.proposal, self._compared) else None

    def _cut_of(self, track: TrackId) -> CutShown | None:
        at, found = self._cuts.get(track, (0, None))
        return found if at == self._changes else None

    def _sections(self, stage: Stage, *, has_ties: bool, notes: tuple[Note, ...]) -> tuple[Section, ...]:
        may_note = self._sitting.desk.role is Role.SECRETARY and stage is Stage.DELIBERATING
        shown = {
            Section.RANKING: True,
            Section.CUT: True,
            Section.DISCUSSION: True,
            Section.TIES: has_ties,
            Section.SELECTION: True,
            Section.NOTES: may_note or bool(notes),
        }
        return tuple(section for section in Section if shown[section])

    def _section_due(self, tally: Tally) -> Section:
        is_at_work = self._sitting.desk.role is Role.CHAIR and self._sitting.desk.state.stage is Stage.DELIBERATING
        if not is_at_work:
            return Section.RANKING
        return Section.TIES if tally.open_ties else Section.SELECTION

    def _why(self, tally: Tally, track: TrackShown) -> Why | None:
        if not track.lines:
            return None
        line = next((one for one in track.lines if one.proposal == self._line), track.lines[0])
        return why_of(tally, next(one for one in tally.tracks if one.track == track.id), line)

    def _vote_findings(self, tally: Tally) -> tuple[Finding, ...]:
        """Return what stands in the way of the resolution: open ties first, then the vote as it is written."""
        if not tally.complete:
            return (Finding.of("selection.open_ties", ties=len(tally.open_ties)),)
        if self._vote is None or self._sitting.desk.state.stage is not Stage.DELIBERATING:
            return ()
        act = acts.SelectionResolved(self._resolvable(tally), self._vote)
        return self._sitting.room.record.obstacles(officer_actor(Role.CHAIR), act)
