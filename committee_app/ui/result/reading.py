"""Reads a tally into what the result screen shows; decides nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Final

from committee_app.case import acts
from committee_app.case.acts import Recorded
from committee_app.case.gates import tie_voters
from committee_app.case.identifiers import Points, ProposalId, Won
from committee_app.case.programme import Title
from committee_app.case.state import CaseState
from committee_app.scoring.results import (
    Displacement,
    ProjectScore,
    Selected,
    SelectionStatus,
    Tally,
    TieRecord,
    TrackTally,
)
from committee_app.ui.result.closer import differing, flagged_from, heat_of
from committee_app.ui.result.naming import Names
from committee_app.ui.result.page import (
    Band,
    Discussion,
    Due,
    Group,
    Line,
    LotShown,
    Moved,
    Note,
    PanelNote,
    Rung,
    Share,
    TieShown,
    TrackShown,
    Why,
)

_GROUP: Final = {
    SelectionStatus.SELECTED: Group.SELECTED,
    SelectionStatus.PARTIAL: Group.SELECTED,
    SelectionStatus.RESERVE: Group.RESERVE,
    SelectionStatus.NOT_SELECTED: Group.NOT_SELECTED,
    SelectionStatus.FAILED: Group.FAILED,
    SelectionStatus.UNSCORED: Group.FAILED,
}
_TEN_POINTS: Final = 1000


def names_of(state: CaseState, *, people: bool = False) -> Names:
    """Return what identifiers are called; members by seat, and with `people` by name too."""
    return Names(
        state.rules,
        tuple((one.id, one.title) for one in state.proposals),
        tuple((one.id, one.seat) for one in state.evaluators),
        tuple((one.id, one.name) for one in state.evaluators) if people else (),
    )


def discussion_of(state: CaseState, tally: Tally, track: TrackTally, chosen: ProposalId | None) -> Discussion:
    """Return what there is to speak about on a track, and what was noted of the chosen project."""
    ranked = [one for standing in track.standings for one in standing.proposals]
    others = [one.id for one in state.proposals if one.track == track.track and one.id not in ranked]
    mine = (*ranked, *others)
    limit = flagged_from(state.rules.scale)
    chosen = chosen or (mine[0] if mine else None)
    return Discussion(
        seats=state.scorers(),
        heat=heat_of(tally, mine),
        flagged_from=limit,
        queue=differing(tally, mine, limit),
        chosen=chosen,
        criteria=tuple((one.id, one.title) for one in state.rules.criteria),
        notes=tuple(
            _panel_note(state, number, one) for number, one in enumerate(state.notes, 1) if one.proposal == chosen
        ),
        judges=tuple(one for one in state.scorers() if chosen is not None and state.judged(one, chosen)),
        discussed=state.discussed,
        waiting=tuple(sorted(pair for pair in state.to_rescore if pair[1] in mine)),
    )


def _panel_note(state: CaseState, number: int, note: acts.NoteWritten) -> PanelNote:
    approved = state.approvals.get(number, frozenset())
    may = [one for one in tie_voters(state, (note.proposal,)) if one not in approved]
    return PanelNote(
        number,
        note.proposal,
        state.rules.criterion_title(note.criterion) if note.criterion else None,
        note.text,
        tuple(one.id for one in state.evaluators if one.id in approved),
        tuple(may),
    )


def track_shown(state: CaseState, tally: Tally, track: TrackTally) -> TrackShown:
    """Return one track's table and money."""
    lines = tuple(_lines(state, tally, track))
    totals = [mark for line in lines for mark in (*line.kept, *line.dropped)]
    lowest = min(totals, default=0) // _TEN_POINTS * _TEN_POINTS
    chosen = [one.proposal for one in track.lines if _GROUP[one.status] is Group.SELECTED]
    return TrackShown(
        id=track.track,
        title=names_of(state).track(track.track),
        rows=tuple(_rows(track, lines)),
        lowest=Points(min(lowest, state.rules.maximum - _TEN_POINTS)),
        highest=state.rules.maximum,
        budget=track.budget,
        spent=track.spent,
        left=track.left,
        selected=len(chosen),
        reserves=sum(one.status is SelectionStatus.RESERVE for one in track.lines),
        complete=track.complete,
        shares=tuple(_shares(state, track, chosen)),
        moved=tuple(_moved(state, track, one) for one in track.displacements),
        partial=tuple(
            (one.proposal, step)
            for one in track.lines
            if one.status is SelectionStatus.PARTIAL
            for step in one.reasons
            if step.code == "selection.partial"
        ),
    )


def why_of(tally: Tally, track: TrackTally, line: Line) -> Why:
    """Return the whole derivation of one line."""
    score = tally.projects[line.proposal]
    selected = next((one for one in track.lines if one.proposal == line.proposal), None)
    return Why(
        line,
        score.mean,
        score.printed_mean,
        score.derivation,
        selected.money.steps if selected else (),
        selected.reasons if selected else (),
    )


def ties_shown(state: CaseState, tally: Tally, journal: tuple[Recorded, ...]) -> tuple[TieShown, ...]:
    """Return every tie, those that wait for people first."""
    shown = [_tie_shown(state, track, tie, journal) for track in tally.tracks for tie in track.ties]
    return tuple(sorted(shown, key=lambda tie: not tie.due))


def notes_of(journal: tuple[Recorded, ...]) -> tuple[Note, ...]:
    """Return what was said and moved, the newest first."""
    return tuple(note for one in reversed(journal) if (note := _note(one)) is not None)


def _note(recorded: Recorded) -> Note | None:
    match recorded.act:
        case acts.StatementRecorded(speaker, text):
            return Note(recorded.at, text, speaker=speaker)
        case acts.MotionDecided(item, text, vote):
            return Note(recorded.at, text, item=item, vote=vote)
        case _:
            return None


def _lines(state: CaseState, tally: Tally, track: TrackTally) -> Iterator[Line]:
    """Yield the lines of a track: as selected, or by rank while a tie is open and nobody is."""
    if track.complete:
        for one in track.lines:
            yield _line(state, tally.projects[one.proposal], one.rank, one)
        return
    for standing in track.standings:
        for proposal in standing.proposals:
            yield _line(state, tally.projects[proposal], standing.rank, None, tied=standing.is_tie)
    ranked = {proposal for standing in track.standings for proposal in standing.proposals}
    for proposal in (one.id for one in state.proposals if one.track == track.track and one.id not in ranked):
        yield _line(state, tally.projects[proposal], None, None)


def _line(
    state: CaseState, score: ProjectScore, rank: int | None, selected: Selected | None, *, tied: bool = False
) -> Line:
    proposal = state.proposal(score.proposal)
    assert proposal is not None
    given = [(cell.total, cell.dropped) for cell in score.cells if cell.total is not None]
    return Line(
        proposal=score.proposal,
        title=proposal.title,
        applicant=proposal.applicant,
        rank=rank,
        tied=tied,
        kept=tuple(total for total, dropped in given if dropped is None),
        dropped=tuple(total for total, dropped in given if dropped is not None),
        mean=None if score.mean is None else round(score.mean * 100),
        counted=score.counted,
        final=score.final,
        status=selected.status if selected else None,
        reserve_order=selected.reserve_order if selected else None,
        national=(selected.money.national or selected.money.entitled) if selected else None,
    )


def _rows(track: TrackTally, lines: tuple[Line, ...]) -> Iterator[Band | Line]:
    """Yield the lines under the headings of their groups.

    The selected stand in order of rank; under a minimum share one of a lower rank may stand among them.
    """
    for group in Group:
        members = [line for line in lines if _group_of(line) is group]
        if not members:
            continue
        if group is Group.SELECTED:
            yield Band(group, len(members), Won(sum(line.national or 0 for line in members)))
        elif group in (Group.RESERVE, Group.NOT_SELECTED) and _is_first_below(lines, group):
            yield Band(group, len(members), spent=track.spent, left=track.left)
        else:
            yield Band(group, len(members))
        yield from members


def _is_first_below(lines: tuple[Line, ...], group: Group) -> bool:
    has_reserves = any(_group_of(line) is Group.RESERVE for line in lines)
    return (group is Group.RESERVE) is has_reserves


def _group_of(line: Line) -> Group:
    if line.status is not None:
        return _GROUP[line.status]
    return Group.WAITING if line.rank is not None else Group.FAILED


def _shares(state: CaseState, track: TrackTally, chosen: list[ProposalId]) -> Iterator[Share]:
    for share in state.rules.selection.minimum_shares:
        if share.track == track.track and track.complete:
            inside = _inside(state, share.group, tuple(chosen))
            yield Share(share.title, share.percent, inside, len(chosen))


def _moved(state: CaseState, track: TrackTally, one: Displacement) -> Moved:
    share = next(
        share
        for share in state.rules.selection.minimum_shares
        if share.track == track.track and share.group == one.group
    )
    return Moved(
        group=share.title,
        percent=share.percent,
        out=one.out,
        came_in=one.came_in,
        selected_before=len(one.selected_before),
        inside_before=_inside(state, one.group, one.selected_before),
        selected_after=len(one.selected_after),
        inside_after=_inside(state, one.group, one.selected_after),
    )


def _inside(state: CaseState, group: str, proposals: tuple[ProposalId, ...]) -> int:
    return sum(one.id in proposals and group in one.groups for one in state.proposals)


def _tie_shown(state: CaseState, track: TrackTally, tie: TieRecord, journal: tuple[Recorded, ...]) -> TieShown:
    inside = set(tie.tied)
    lots = [one.act for one in journal if isinstance(one.act, acts.LotDrawn)]
    return TieShown(
        track=track.track,
        tied=tie.tied,
        final=tie.final,
        rungs=tuple(_rungs(state, tie)),
        due=tuple(
            Due(one.tied, one.step.by, one.round, one.step.witnesses, len(tie_voters(state, one.tied)))
            for one in track.open_ties
            if inside.issuperset(one.tied)
        ),
        lots=tuple(_lot_shown(one) for one in lots if inside.issuperset(one.tied)),
        order=tie.order,
    )


def _rungs(state: CaseState, tie: TieRecord) -> Iterator[Rung]:
    rounds: dict[frozenset[ProposalId], int] = {}
    chain = state.rules.tie_break.chain
    for result in tie.steps:
        held = frozenset(result.tied)
        rounds[held] = rounds.get(held, 0) + 1 if result.step.rounds else 0
        criterion = result.step.criterion
        yield Rung(
            chain.index(result.step) + 1,
            result.step.by,
            state.rules.criterion_title(criterion) if criterion else Title("", ""),
            rounds[held],
            result.values,
            result.parted,
        )


def _lot_shown(lot: acts.LotDrawn) -> LotShown:
    digests = ((one, hashlib.sha256(f"{lot.line}|{one}".encode()).hexdigest()) for one in lot.order)
    return LotShown(lot.numbers, lot.line, tuple(digests) if lot.line else tuple((one, "") for one in lot.order))
