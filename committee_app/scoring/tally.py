"""The one way in: from a book of rules, marks and decisions to the committee's result.

The order of proposals in the book never matters; the order of evaluators is the order of seats and matters
only for which of two equal extremes is printed as dropped.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from committee_app.case.ballots import ScoreBook
from committee_app.case.findings import Finding
from committee_app.case.identifiers import ProposalId, TrackId
from committee_app.case.programme import Method, Track
from committee_app.case.proposals import Proposal
from committee_app.scoring.adjustments import adjustment_remarks
from committee_app.scoring.climbing import Evidence
from committee_app.scoring.decided_rungs import unused_decisions
from committee_app.scoring.eligibility import ballot_remarks, needed_for_an_item, quorum_remarks
from committee_app.scoring.funding import money_remarks
from committee_app.scoring.mattering import climbs
from committee_app.scoring.projects import criterion_places, is_left_behind, lack_of, project_score
from committee_app.scoring.quality import Quality, qualities
from committee_app.scoring.ranking import ranked_groups, standings
from committee_app.scoring.results import ProjectScore, Tally, TieRecord, TrackTally
from committee_app.scoring.selection import NOTHING_SELECTED, Candidates, selection
from committee_app.scoring.sheets import sheet_remarks
from committee_app.scoring.standards import Standards, standards
from committee_app.scoring.steps import remark
from committee_app.scoring.tiebreaks import evidence


def tally(book: ScoreBook) -> Tally:
    """Return the result of a book: every number, every rank, every won, each with its reasons.

    Raises:
        MarksDoNotFitError: a ballot does not have one mark for each criterion.
    """
    proposals = {proposal.id: proposal for proposal in sorted(book.proposals, key=lambda one: one.id)}
    ballots = qualities(book)
    measures = _measures(book, proposals, ballots)
    places = criterion_places(book.programme)
    scores = {
        one: project_score(book, proposal, ballots[one], places, measures[proposal.track])
        for one, proposal in proposals.items()
    }
    known = evidence(book, scores)
    left_behind = {one for one, proposal in proposals.items() if is_left_behind(measures[proposal.track], ballots[one])}
    results = [
        _track_result(book, track, proposals, known, measures.get(track.id, Standards(())))
        for track in book.programme.tracks
    ]
    tracks = tuple(result for result, _ in results)
    return Tally(
        projects=scores,
        tracks=tracks,
        findings=(
            *_remarks_on_proposals(book, proposals, scores, left_behind),
            *_remarks_on_lacks(book, proposals, ballots, measures),
            *sheet_remarks(book),
            *(finding for _, findings in results for finding in findings),
            *unused_decisions(
                book,
                [step for track in tracks for tie in track.ties for step in tie.steps],
                [tie for track in tracks for tie in track.open_ties],
            ),
        ),
    )


def _measures(
    book: ScoreBook, proposals: Mapping[ProposalId, Proposal], ballots: Mapping[ProposalId, Quality]
) -> dict[TrackId, Standards]:
    tracks = dict.fromkeys(proposal.track for proposal in proposals.values())
    return {
        track: standards(book, track, {one: ballots[one] for one in proposals if proposals[one].track == track})
        for track in tracks
    }


def _track_result(
    book: ScoreBook, track: Track, proposals: Mapping[ProposalId, Proposal], known: Evidence, measure: Standards
) -> tuple[TrackTally, tuple[Finding, ...]]:
    members = {proposal.id: proposal for proposal in proposals.values() if proposal.track == track.id}
    finals = {one: score.final for one in members if (score := known.scores[one]).final is not None and score.passes}
    groups = ranked_groups(finals, book.programme.aggregation)
    candidates = Candidates(members, known.scores, measure.thresholds)
    climbed = climbs(book.programme, track, groups, candidates, known)
    places = standings([group for climb in climbed for group in climb.order])
    shared = {group for climb in climbed for group in climb.shared}
    complete = all(standing.proposals in shared for standing in places if standing.is_tie)
    chosen = NOTHING_SELECTED
    if complete:
        chosen = selection(book.programme, track, places, candidates)
    result = TrackTally(
        track=track.id,
        standings=places,
        ties=tuple(
            TieRecord(track.id, finals[group[0]], group, climb.steps, climb.order)
            for group, climb in zip(groups, climbed, strict=True)
            if len(group) > 1
        ),
        open_ties=tuple(tie for climb in climbed for tie in climb.open_ties),
        lines=chosen.lines,
        displacements=chosen.displacements,
        budget=track.budget,
        spent=chosen.spent,
        complete=complete,
    )
    sums = tuple(_sums_differ(book, track, [known.scores[one] for one in finals]))
    return result, (*sums, *(finding for climb in climbed for finding in climb.findings), *chosen.findings)


def _sums_differ(book: ScoreBook, track: Track, scores: Sequence[ProjectScore]) -> Iterator[Finding]:
    """Yield that sums of different numbers of ballots stand beside each other: a recusal then costs points."""
    method = book.programme.aggregation.method
    if method in {Method.SUM, Method.TRIMMED_SUM} and len({score.used for score in scores}) > 1:
        yield remark("score.sums_differ", track=track.id)


def _remarks_on_lacks(
    book: ScoreBook,
    proposals: Mapping[ProposalId, Proposal],
    ballots: Mapping[ProposalId, Quality],
    measures: Mapping[TrackId, Standards],
) -> Iterator[Finding]:
    for one, proposal in proposals.items():
        if (lack := lack_of(book, ballots[one], measures[proposal.track])) is not None:
            kind, what = lack
            if what:
                yield remark("score.no_number_in", proposal=one, lack=kind.value, what=what)
            else:
                yield remark("score.no_number", proposal=one, lack=kind.value)


def _remarks_on_proposals(
    book: ScoreBook,
    proposals: Mapping[ProposalId, Proposal],
    scores: Mapping[ProposalId, ProjectScore],
    left_behind: Container[ProposalId],
) -> Iterator[Finding]:
    """Yield what the rules remark on single proposals, in the order of their identifiers.

    Of those `left_behind` by an earlier stage nobody expects marks in the last one.
    """
    programme = book.programme
    needed = needed_for_an_item(programme.committee)
    for proposal in proposals.values():
        counted = scores[proposal.id].counted
        if proposal.id not in left_behind:
            if not counted:
                yield remark("score.nobody_scored", proposal=proposal.id)
            yield from quorum_remarks(needed, proposal.id, counted)
            yield from ballot_remarks(book, proposal.id)
        yield from adjustment_remarks(proposal, programme.adjustments)
        track = programme.track(proposal.track)
        if track is None:
            yield remark("proposal.unknown_track", proposal=proposal.id, track=proposal.track)
        else:
            yield from money_remarks(proposal, track, programme.matching)
    for unknown in sorted(book.marks.keys() - proposals.keys()):
        yield remark("ballot.unknown_proposal", proposal=unknown)
