"""The smallest change of one mark that would have turned it: two projects, a gate, or the line of selection.

A change is of one mark in one ballot that counts (the last stage's, where there are several), of one of the projects
asked about, within the criterion's range and on the announced step, or to another grade. Votes, choices and lots stay
as recorded: a change that leads to a tie nobody has decided on turns nothing. Every answer is tallied again in full
before it is given.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from fractions import Fraction

from committee_app.case.ballots import ScoreBook
from committee_app.case.identifiers import CriterionId, EvaluatorId, Points, ProposalId
from committee_app.case.programme import Track
from committee_app.scoring.explaining.advisory import Advisory
from committee_app.scoring.explaining.codes import told
from committee_app.scoring.explaining.funded import would_be_chosen
from committee_app.scoring.explaining.places import UnknownProposalError, is_chosen, rank_of, stands_above, track_with
from committee_app.scoring.explaining.searching import Look, smallest_change
from committee_app.scoring.explaining.trials import Change, Scores, Trials, cells_of, changed
from committee_app.scoring.results import Step, Tally
from committee_app.scoring.tally import tally


class NotAboveError(ValueError):
    """It was asked what would turn two projects of which the second stands above the first already."""

    def __init__(self, upper: ProposalId, lower: ProposalId) -> None:
        super().__init__(f"{lower} stands above {upper} already")
        self.upper = upper
        self.lower = lower


@dataclass(frozen=True, slots=True)
class Flip:
    """One mark that would have made the difference, in hundredths, and what the project would then have had."""

    proposal: ProposalId
    evaluator: EvaluatorId
    criterion: CriterionId
    given: Points
    instead: Advisory[Points]
    final: Advisory[Fraction | None]
    rank: Advisory[int | None]
    steps: tuple[Step, ...]

    @property
    def size(self) -> Points:
        """By how much the mark would have to change."""
        return Points(abs(self.instead.figure - self.given))


def smallest_flip(book: ScoreBook, upper: ProposalId, lower: ProposalId, official: Tally | None = None) -> Flip | None:
    """Return the smallest change of one mark of either that puts `lower` above `upper`, or None if no single one does.

    Projects of different tracks, and a project without a number, are turned by no mark. `official` is the tally of
    the book, if it is at hand.

    Raises:
        UnknownProposalError: the book does not have one of them.
        NotAboveError: `lower` stands above `upper` already.
    """
    official = official or tally(book)
    track = _track(book, official, upper)
    other = _track(book, official, lower)
    if track is None or track != other or None in (official.projects[upper].final, official.projects[lower].final):
        return None
    result = track_with(official, track.id)
    assert result is not None  # the rules have the track
    if stands_above(result, lower, upper):
        raise NotAboveError(upper, lower)
    goal = _Turned(Trials(book, official, track), upper, lower)
    cells = [*cells_of(book, official, upper), *cells_of(book, official, lower)]
    change = smallest_change(cells, goal.of(official.projects), goal.after)
    if change is None:
        return None
    after = tally(changed(book, change))
    proven = track_with(after, track.id)
    assert proven is not None
    assert stands_above(proven, lower, upper)
    return _flip(book, after, change, "explained.would_turn", upper=upper, lower=lower)


def smallest_lift_over_gates(book: ScoreBook, proposal: ProposalId, official: Tally | None = None) -> Flip | None:
    """Return the smallest change of one of its marks with which a project that fails a gate would pass them all.

    None if no single one does, if it has no number, and if it passes already.

    Raises:
        UnknownProposalError: the book does not have the project.
    """
    official = official or tally(book)
    track = _track(book, official, proposal)
    score = official.projects[proposal]
    if track is None or score.final is None or score.passes:
        return None
    goal = _Passed(Trials(book, official, track), proposal)
    change = smallest_change(cells_of(book, official, proposal), goal.of(official.projects), goal.after)
    if change is None:
        return None
    after = tally(changed(book, change))
    assert after.projects[proposal].passes
    return _flip(book, after, change, "explained.would_pass")


def smallest_lift_over_line(book: ScoreBook, proposal: ProposalId, official: Tally | None = None) -> Flip | None:
    """Return the smallest change of one of its marks with which a project would be selected, whole or in part.

    Where steps lie between ranks (차등점수제) and bonus points stand beside them, a mark can reorder two others for a
    while; of such detours a smaller one may be missed, never a wrong one told.

    None if no single one does, if it has no number, if it is selected already, and while a tie of its track waits.

    Raises:
        UnknownProposalError: the book does not have the project.
    """
    official = official or tally(book)
    track = _track(book, official, proposal)
    result = None if track is None else track_with(official, track.id)
    if track is None or result is None or not result.complete or is_chosen(result, proposal):
        return None
    if official.projects[proposal].final is None:
        return None
    goal = _Selected(Trials(book, official, track), proposal)
    change = smallest_change(cells_of(book, official, proposal), goal.of(official.projects), goal.after)
    if change is None:
        return None
    after = tally(changed(book, change))
    proven = track_with(after, track.id)
    assert proven is not None
    assert is_chosen(proven, proposal)
    return _flip(book, after, change, "explained.would_be_selected")


def no_flip(upper: ProposalId, lower: ProposalId) -> Step:
    """Return the sentence that no single mark would turn two."""
    return told("explained.no_mark_turns", upper=upper, lower=lower)


def no_lift_over_gates(proposal: ProposalId) -> Step:
    """Return the sentence that no single mark would let a project pass every gate."""
    return told("explained.no_mark_passes", proposal=proposal)


def no_lift_over_line(proposal: ProposalId) -> Step:
    """Return the sentence that no single mark would get a project selected."""
    return told("explained.no_mark_selects", proposal=proposal)


def _track(book: ScoreBook, official: Tally, proposal: ProposalId) -> Track | None:
    if proposal not in official.projects:
        raise UnknownProposalError(proposal)
    return next((book.programme.track(one.track) for one in book.proposals if one.id == proposal), None)


def _flip(book: ScoreBook, after: Tally, change: Change, code: str, **names: ProposalId) -> Flip:
    criterion = book.programme.leaves[change.place].id
    ranks = [rank_of(track, change.proposal) for track in after.tracks]
    because = told(
        code,
        **names,
        proposal=change.proposal,
        evaluator=change.evaluator,
        of=criterion,
        given=Fraction(change.given, 100),
        instead=Advisory(Fraction(change.instead, 100)),
    )
    return Flip(
        proposal=change.proposal,
        evaluator=change.evaluator,
        criterion=criterion,
        given=change.given,
        instead=Advisory(change.instead),
        final=Advisory(after.projects[change.proposal].final),
        rank=Advisory(next((rank for rank in ranks if rank is not None), None)),
        steps=(because,),
    )


# ── goals ──────────────────────────────────────────────────────────────────────────────────
def _gates(scores: Scores, proposal: ProposalId) -> tuple[bool, ...]:
    return tuple(gate.holds for gate in scores[proposal].gates)


class _Turned:
    """That the lower of two stands above the upper one."""

    def __init__(self, trials: Trials, upper: ProposalId, lower: ProposalId) -> None:
        self._trials = trials
        self._upper = upper
        self._lower = lower
        self._seen: dict[tuple[object, ...], Look] = {}

    def after(self, change: Change) -> Look:
        """Return what a change leads to; changes that move the same numbers are looked at once."""
        lever = self._trials.lever(change)
        look = self._seen.get(lever)
        if look is None:
            look, by_numbers = self._looked(self._trials.scores(change))
            if by_numbers:
                self._seen[lever] = look
        return look

    def of(self, scores: Scores) -> Look:
        """Return how it stands with these scores."""
        return self._looked(scores)[0]

    def _looked(self, scores: Scores) -> tuple[Look, bool]:
        """Return the look, and whether numbers and gates alone decided it, without the ladder."""
        lower, upper = scores[self._lower], scores[self._upper]
        assert lower.final is not None  # marks were there before, and a change takes none away
        assert upper.final is not None
        lead = (lower.final > upper.final) - (lower.final < upper.final)
        if self._trials.book.programme.aggregation.lowest_first:
            lead = -lead
        by_numbers = bool(lead) or not (lower.passes and upper.passes)
        reached = lower.passes and (not upper.passes or lead > 0)
        if not by_numbers:
            reached = self._by_ladder(scores)
        gates = (_gates(scores, self._lower), _gates(scores, self._upper))
        settled = by_numbers or self._trials.evenly
        return Look((lead, gates, reached, self._trials.raw_order(scores)), reached, settled), by_numbers

    def _by_ladder(self, scores: Scores) -> bool:
        groups = self._trials.groups(scores)
        place = next(place for place, group in enumerate(groups) if self._lower in group)
        order = self._trials.climb(groups, place, self._trials.known(scores)).order
        where = {one: at for at, group in enumerate(order) for one in group}
        return where[self._lower] < where[self._upper]


class _Goal(ABC):
    """What one project is to reach; changes that move the same numbers are looked at once."""

    def __init__(self, trials: Trials, proposal: ProposalId) -> None:
        self._trials = trials
        self._proposal = proposal
        self._seen: dict[tuple[object, ...], Look] = {}

    def after(self, change: Change) -> Look:
        """Return what a change leads to."""
        lever = self._trials.lever(change)
        look = self._seen.get(lever)
        if look is None:
            look = self.of(self._trials.scores(change))
            if look.settled:
                self._seen[lever] = look
        return look

    @abstractmethod
    def of(self, scores: Scores) -> Look:
        """Return how it stands with these scores."""


class _Passed(_Goal):
    """That a project passes every gate."""

    def of(self, scores: Scores) -> Look:
        """Return how it stands with these scores."""
        return Look((_gates(scores, self._proposal),), scores[self._proposal].passes, settled=True)


class _Selected(_Goal):
    """That a project is selected, whole or in part, by its track's rules on seats and money."""

    def __init__(self, trials: Trials, proposal: ProposalId) -> None:
        super().__init__(trials, proposal)
        self._outcomes: dict[tuple[object, ...], bool] = {}

    def of(self, scores: Scores) -> Look:
        """Return how it stands with these scores: the order of the finals decides, and in a tie the ladder too."""
        groups = self._trials.groups(scores)
        own = next((group for group in groups if self._proposal in group), ())
        reaches = tuple(
            (scores[self._proposal].final or 0) >= grade.at_least
            for grade in self._trials.book.programme.selection.amounts
        )
        others = self._trials.raw_order(scores), self._trials.others_finals(scores, self._proposal)
        state = (groups, _gates(scores, self._proposal), reaches, others)
        settled = len(own) < 2 and (self._trials.alone or all(len(group) == 1 for group in groups))
        if not settled:
            return Look(state, would_be_chosen(self._trials, scores, groups, self._proposal), settled)
        if state not in self._outcomes:
            self._outcomes[state] = would_be_chosen(self._trials, scores, groups, self._proposal)
        return Look(state, self._outcomes[state], settled)
