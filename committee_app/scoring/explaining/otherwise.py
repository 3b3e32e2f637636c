"""Who would be selected where the money ends by another rule: the same ranks, another cut-off, on the side.

Nothing else changes. What comes out is an `Advisory`, so that it is never taken for the selection.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from committee_app.case.ballots import ScoreBook
from committee_app.case.identifiers import ProposalId, TrackId, Won
from committee_app.case.programme import CutoffMode
from committee_app.scoring.explaining.advisory import Advisory
from committee_app.scoring.explaining.places import track_with
from committee_app.scoring.results import Tally, TrackTally
from committee_app.scoring.tally import tally

COMPARED = (
    CutoffMode.STRICT_PREFIX,
    CutoffMode.PARTIAL_LAST,
    CutoffMode.SKIP_AND_FILL,
    CutoffMode.PROPORTIONAL_CUT,
)
"""Cut-offs that need nothing but the money and the ranks."""


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What another cut-off would make of one track: who comes in, who goes out, and what is left of the budget."""

    mode: CutoffMode
    came_in: Advisory[tuple[ProposalId, ...]]
    went_out: Advisory[tuple[ProposalId, ...]]
    left: Advisory[Won]


def other_cutoffs(book: ScoreBook, official: Tally, track: TrackId) -> tuple[Otherwise, ...]:
    """Return what each other cut-off would make of a track; nothing while a tie of it waits."""
    now = track_with(official, track)
    if now is None or not now.complete:
        return ()
    modes = (mode for mode in COMPARED if mode is not book.programme.selection.cutoff)
    return tuple(_otherwise(book, now, mode) for mode in modes)


def _otherwise(book: ScoreBook, now: TrackTally, mode: CutoffMode) -> Otherwise:
    rules = replace(book.programme, selection=replace(book.programme.selection, cutoff=mode))
    after = track_with(tally(replace(book, programme=rules)), now.track)
    assert after is not None  # the same tracks, under another rule
    chosen, would_be = _chosen(now), _chosen(after)
    return Otherwise(
        mode,
        Advisory(tuple(one for one in would_be if one not in chosen)),
        Advisory(tuple(one for one in chosen if one not in would_be)),
        Advisory(after.left),
    )


def _chosen(track: TrackTally) -> tuple[ProposalId, ...]:
    return tuple(line.proposal for line in track.chosen)
