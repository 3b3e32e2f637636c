"""Where a project stands in a tally: its track, its rank, its line, its tie."""

from __future__ import annotations

from committee_app.case.identifiers import ProposalId
from committee_app.scoring.results import OpenTie, Selected, Standing, Tally, TieRecord, TrackTally


class UnknownProposalError(KeyError):
    """A tally was asked about a proposal that it does not have."""

    def __init__(self, proposal: ProposalId) -> None:
        super().__init__(f"no proposal {proposal!r} in this tally")
        self.proposal = proposal


def rank_of(track: TrackTally, proposal: ProposalId) -> int | None:
    """Return the rank of a proposal, shared or not; None for one without a rank in this track."""
    standing = standing_of(track, proposal)
    return standing.rank if standing else None


def standing_of(track: TrackTally, proposal: ProposalId) -> Standing | None:
    """Return the standing that a proposal has, or None."""
    return next((one for one in track.standings if proposal in one.proposals), None)


def line_of(track: TrackTally, proposal: ProposalId) -> Selected | None:
    """Return the line of a proposal; None while a tie of the track waits, and in another track."""
    return next((line for line in track.lines if line.proposal == proposal), None)


def is_chosen(track: TrackTally, proposal: ProposalId) -> bool:
    """Whether a proposal is proposed for selection, whole or in part."""
    line = line_of(track, proposal)
    return line is not None and line.status.is_chosen


def tie_of(track: TrackTally, proposal: ProposalId) -> TieRecord | None:
    """Return the record of the equal finals that a proposal is among, or None."""
    return next((tie for tie in track.ties if proposal in tie.tied), None)


def open_tie_of(track: TrackTally, proposal: ProposalId) -> OpenTie | None:
    """Return the tie that waits for a decision and has this proposal in it, or None."""
    return next((tie for tie in track.open_ties if proposal in tie.tied), None)


def track_with(tally: Tally, track: str) -> TrackTally | None:
    """Return the result of a track, or None where the rules have no such track."""
    return next((one for one in tally.tracks if one.track == track), None)


def stands_above(track: TrackTally, one: ProposalId, other: ProposalId) -> bool:
    """Whether one has a better rank than the other, or a rank where the other has none."""
    its_rank, others_rank = rank_of(track, one), rank_of(track, other)
    return its_rank is not None and (others_rank is None or its_rank < others_rank)
