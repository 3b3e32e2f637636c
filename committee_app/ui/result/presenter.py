"""Shows the result to every officer; the chair settles ties and puts the selection to the vote."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from committee_app.case import acts
from committee_app.case.acts import Vote
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import ProposalId, TrackId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role, officer_actor
from committee_app.casefile.errors import CaseFileError
from committee_app.desks.chair import ChairDesk
from committee_app.desks.ranking import result_of
from committee_app.desks.secretary import SecretaryDesk
from committee_app.scoring.lots import LotTextError
from committee_app.scoring.results import OpenTie, Tally
from committee_app.ui.ports import Sitting, what_it_says
from committee_app.ui.result.page import Note, ResultPage, Section, TrackShown, Why
from committee_app.ui.result.reading import names_of, notes_of, ties_shown, track_shown, why_of

_TROUBLE = (RefusedError, CaseFileError)
_NO_DIGEST = "0" * 64


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
        self._tally: tuple[tuple[int, int], Tally] | None = None

    def refresh(self) -> None:
        """Show the case as it stands."""
        self._view.show_page(self._page())

    # ── looking ────────────────────────────────────────────────────────────────────────────
    def choose_section(self, section: str) -> None:
        """Open another part; what was said about the one before is gone."""
        self._section = Section(section)
        self._problems, self._troubled = (), ()
        self.refresh()

    def choose_track(self, track: str) -> None:
        """Show another track's table."""
        self._track, self._line = TrackId(track), None
        self.refresh()

    def choose_line(self, proposal: str) -> None:
        """Show why a proposal stands where it stands."""
        self._line = ProposalId(proposal)
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

    def weigh(self, vote: Vote | None) -> None:
        """Say at once what stands in the way of a vote that is being written down."""
        self._vote, self._problems = vote, ()
        self.refresh()

    def resolve(self) -> None:
        """Record that the committee resolved the proposed selection."""
        vote = self._vote
        if vote is not None:
            self._do(lambda: self._chair.resolve_selection(vote))

    # ── the secretary ──────────────────────────────────────────────────────────────────────
    def note_statement(self, speaker: str, text: str) -> None:
        """Note what somebody said."""
        self._do(lambda: self._secretary.note_statement(speaker, text))

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
        decided = len(state.votes), len(state.lots)
        if self._tally is None or self._tally[0] != decided:
            self._tally = (decided, result_of(state))
        return self._tally[1]

    def _page(self) -> ResultPage:
        state, tally, journal = self._sitting.desk.state, self._result(), self._sitting.room.record.journal
        tracks = tuple(track_shown(state, tally, one) for one in tally.tracks)
        track = self._track or tracks[0].id
        ties = ties_shown(state, tally, journal)
        sections = self._sections(state.stage, has_ties=bool(ties), notes=notes_of(journal))
        section = self._section if self._section in sections else self._section_due(tally)
        findings = self._vote_findings(tally)
        return ResultPage(
            case=state.case,
            stage=state.stage,
            role=self._sitting.desk.role,
            section=section,
            sections=sections,
            names=names_of(state),
            places=state.rules.aggregation.rounding.places,
            track=track,
            tracks=tracks,
            why=self._why(tally, next(one for one in tracks if one.id == track)),
            ties=ties,
            remarks=tally.findings,
            notes=notes_of(journal),
            present=len(state.here),
            vote_findings=findings,
            can_resolve=self._vote is not None and not findings,
            problems=self._problems,
            troubled=self._troubled,
        )

    def _sections(self, stage: Stage, *, has_ties: bool, notes: tuple[Note, ...]) -> tuple[Section, ...]:
        may_note = self._sitting.desk.role is Role.SECRETARY and stage is Stage.DELIBERATING
        shown = {
            Section.RANKING: True,
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
        act = acts.SelectionResolved(_NO_DIGEST, self._vote)
        return self._sitting.room.record.obstacles(officer_actor(Role.CHAIR), act)
