"""Why a project stands where it stands: its number, its ties, its rank, its money, in the order in which they came."""

from __future__ import annotations

from collections.abc import Iterator

from committee_app.case.identifiers import ProposalId
from committee_app.case.programme import TieStepKind
from committee_app.scoring.explaining.codes import told
from committee_app.scoring.explaining.places import UnknownProposalError, line_of, open_tie_of, standing_of, tie_of
from committee_app.scoring.results import SelectionStatus, Step, Tally, TieRecord, TieStepResult, TrackTally

_WITHOUT_MONEY = frozenset({SelectionStatus.FAILED, SelectionStatus.UNSCORED})


def why(tally: Tally, proposal: ProposalId) -> tuple[Step, ...]:
    """Return the whole account of one project.

    The marks used and dropped, each rounding, each bonus and each gate are the tally's own derivation; here follow
    the rungs of a tie, the rank, and what the selection said.

    Raises:
        UnknownProposalError: the tally has no such project.
    """
    if proposal not in tally.projects:
        raise UnknownProposalError(proposal)
    steps = list(tally.projects[proposal].derivation)
    for track in tally.tracks:
        steps += _place(track, proposal)
        steps += _money(track, proposal)
    return tuple(steps)


def _place(track: TrackTally, proposal: ProposalId) -> Iterator[Step]:
    standing = standing_of(track, proposal)
    if standing is None:
        return
    tie = tie_of(track, proposal)
    if tie is not None:
        yield from _tie(tie, proposal)
    ranked = sum(len(one.proposals) for one in track.standings)
    yield told("explained.rank", rank=standing.rank, ranked=ranked)
    if standing.is_tie:
        yield told("explained.rank_shared", rank=standing.rank, others=_others(standing.proposals, proposal))
    waiting = open_tie_of(track, proposal)
    if waiting is not None:
        yield told("explained.tie_waits", by=waiting.step.by.value, tied=waiting.tied)
    elif not track.complete:
        yield told("explained.waits_for_ties")


def _tie(tie: TieRecord, proposal: ProposalId) -> Iterator[Step]:
    yield told("explained.tied_with", final=tie.final, others=_others(tie.tied, proposal))
    for rung in tie.steps:
        if proposal in rung.tied:
            yield _rung(rung, proposal)


def _rung(rung: TieStepResult, proposal: ProposalId) -> Step:
    if not rung.tells_apart:
        return told("explained.rung_without_effect", by=rung.step.by.value)
    place = next(place for place, group in enumerate(rung.parted, 1) if proposal in group)
    groups = len(rung.parted)
    if rung.step.by is TieStepKind.CRITERION_MEAN:
        value = dict(rung.values)[proposal]
        return told("explained.rung_criterion", of=rung.step.criterion, value=value, place=place, groups=groups)
    return told("explained.rung", by=rung.step.by.value, place=place, groups=groups)


def _money(track: TrackTally, proposal: ProposalId) -> Iterator[Step]:
    line = line_of(track, proposal)
    if line is None:
        return
    if line.status not in _WITHOUT_MONEY:
        yield from line.money.steps
    yield from line.reasons


def _others(tied: tuple[ProposalId, ...], proposal: ProposalId) -> tuple[ProposalId, ...]:
    return tuple(one for one in tied if one != proposal)
