"""The one way in: from a book of rules, marks and decisions to the committee's result.

The order of proposals in the book never matters; the order of evaluators is the order of seats and matters
only for which of two equal extremes is printed as dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from committee_app.case.ballots import ScoreBook
from committee_app.case.findings import Finding
from committee_app.case.identifiers import ProposalId
from committee_app.case.programme import Track
from committee_app.case.proposals import Proposal
from committee_app.scoring.adjustments import adjustment_remarks
from committee_app.scoring.eligibility import ballot_remarks, quorum_remarks
from committee_app.scoring.funding import money_remarks
from committee_app.scoring.projects import criterion_places, project_score
from committee_app.scoring.ranking import parted_by, standings
from committee_app.scoring.results import ProjectScore, Standing, Tally, TieRecord, TrackTally
from committee_app.scoring.selection import NOTHING_SELECTED, TrackSelection, selection
from committee_app.scoring.steps import remark
from committee_app.scoring.tiebreaks import Evidence, climbed, evidence, unused_decisions


def tally(book: ScoreBook) -> Tally:
    """Return the result of a book: every number, every rank, every won, each with its reasons.

    Raises:
        MarksDoNotFitError: a ballot does not have one mark for each criterion.
    """
    places = criterion_places(book.programme)
    proposals = {proposal.id: proposal for proposal in sorted(book.proposals, key=lambda one: one.id)}
    scores = {proposal.id: project_score(book, proposal, places) for proposal in proposals.values()}
    known = evidence(book, scores)
    results = [_track_result(book, track, proposals, known) for track in book.programme.tracks]
    tracks = tuple(result for result, _ in results)
    return Tally(
        projects=scores,
        tracks=tracks,
        findings=(
            *_remarks_on_proposals(book, proposals, scores),
            *(finding for _, findings in results for finding in findings),
            *unused_decisions(
                book,
                [step for track in tracks for tie in track.ties for step in tie.steps],
                [tie for track in tracks for tie in track.open_ties],
            ),
        ),
    )


def _track_result(
    book: ScoreBook, track: Track, proposals: Mapping[ProposalId, Proposal], known: Evidence
) -> tuple[TrackTally, tuple[Finding, ...]]:
    members = {proposal.id: proposal for proposal in proposals.values() if proposal.track == track.id}
    finals = {one: score.final for one in members if (score := known.scores[one]).final is not None and score.passes}
    groups = parted_by(finals, finals)
    climbs = [climbed(group, book.programme.tie_break.chain, known) for group in groups]
    places = standings([group for climb in climbs for group in climb.order])
    complete = not any(standing.is_tie for standing in places)
    chosen = _selected(book, track, places, members, known) if complete else NOTHING_SELECTED
    result = TrackTally(
        track=track.id,
        standings=places,
        ties=tuple(
            TieRecord(track.id, finals[group[0]], group, climb.steps, climb.order)
            for group, climb in zip(groups, climbs, strict=True)
            if len(group) > 1
        ),
        open_ties=tuple(tie for climb in climbs for tie in climb.open_ties),
        lines=chosen.lines,
        displacements=chosen.displacements,
        budget=track.budget,
        spent=chosen.spent,
        complete=complete,
    )
    return result, (*(finding for climb in climbs for finding in climb.findings), *chosen.findings)


def _selected(
    book: ScoreBook,
    track: Track,
    places: Sequence[Standing],
    members: Mapping[ProposalId, Proposal],
    known: Evidence,
) -> TrackSelection:
    ranked = [standing.proposals[0] for standing in places]
    return selection(book.programme, track, ranked, members, known.scores)


def _remarks_on_proposals(
    book: ScoreBook, proposals: Mapping[ProposalId, Proposal], scores: Mapping[ProposalId, ProjectScore]
) -> Iterator[Finding]:
    """Yield what the rules remark on single proposals, in the order of their identifiers."""
    programme = book.programme
    for proposal in proposals.values():
        counted = scores[proposal.id].counted
        if not counted:
            yield remark("score.nobody_scored", proposal=proposal.id)
        yield from quorum_remarks(programme.committee, proposal.id, counted)
        yield from ballot_remarks(book, proposal.id)
        yield from adjustment_remarks(proposal, programme.adjustments)
        track = programme.track(proposal.track)
        if track is None:
            yield remark("proposal.unknown_track", proposal=proposal.id, track=proposal.track)
        else:
            yield from money_remarks(proposal, track, programme.matching)
    for unknown in sorted(book.marks.keys() - proposals.keys()):
        yield remark("ballot.unknown_proposal", proposal=unknown)
