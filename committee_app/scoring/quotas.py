"""Minimum shares (비수도권 최소 비율): who gives way to whom, and where that ends.

The definition, for one share of one track, starting from the line that the budget alone gives:

(1) The share is met if inside * 100 >= percent * selected, and inside >= seats. Nobody selected owes no percent.
(2) If it is not met, the last-ranked selected project outside the group gives way to the best-ranked project
    inside it that passed and is not selected.
(3) The list is then: those who were selected, without the one, with the other, by rank. The same cutoff rule
    runs down this list with the whole budget. It alone decides on money, so the budget is never exceeded.
    What stays over is not handed on to others: it moves only by resolution.
(4) Again from (1), until the share is met, or nobody outside is left to give way, or nobody inside is left
    to come. In the latter two cases the share stays unmet and a finding says so.

It ends: after (3) only members of the list are selected, so each turn leaves one selected project fewer
outside the group and none returns. A newcomer whom the rest does not reach (less than `min_ratio`) is not
selected; if the share is still unmet the next one outside gives way to the same newcomer.
Whom a full group keeps out does not come in for another group's sake.
Several shares of one track are met one after another as announced; all are measured at the end, so that one
which a later share broke is reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from committee_app.case.findings import Finding
from committee_app.case.identifiers import ProposalId
from committee_app.case.programme import MinimumShare
from committee_app.scoring.cutoff import Groups, Line
from committee_app.scoring.results import Displacement
from committee_app.scoring.steps import remark

Funder = Callable[[Sequence[ProposalId]], Line]


@dataclass(frozen=True, slots=True)
class SharedLine:
    """The line after all exchanges, and the exchanges in order.

    `missed` has, for each that a line did not reach, the last such line: it says where the money ended.
    """

    line: Line
    displacements: tuple[Displacement, ...]
    missed: Mapping[ProposalId, Line]


def with_minimum_shares(
    ranked: Sequence[ProposalId], shares: Sequence[MinimumShare], groups: Groups, fund: Funder
) -> SharedLine:
    """Return the line down `ranked` (all that passed, by rank) after every share had its turn."""
    line = fund(ranked)
    missed = _missed(ranked, line)
    displacements: list[Displacement] = []
    for share in shares:
        while (moved := _exchange(ranked, share, groups, line)) is not None:
            out, came_in = moved
            stays = {*line.selected, came_in} - {out}
            listed = [proposal for proposal in ranked if proposal in stays]
            after = fund(listed)
            missed |= _missed(listed, after)
            displacements.append(Displacement(share.group, out, came_in, line.selected, after.selected))
            line = after
    return SharedLine(line, tuple(displacements), missed)


def _missed(listed: Sequence[ProposalId], line: Line) -> dict[ProposalId, Line]:
    return {proposal: line for proposal in listed if proposal not in line.grants}


def share_remarks(shares: Sequence[MinimumShare], groups: Groups, selected: Sequence[ProposalId]) -> Iterator[Finding]:
    """Yield each share that the selected do not meet."""
    for share in shares:
        if len(_inside(share, groups, selected)) < share.seats:
            inside = len(_inside(share, groups, selected))
            yield remark("share.seats_not_met", track=share.track, group=share.group, seats=share.seats, inside=inside)
        elif not _is_met(share, groups, selected):
            yield remark(
                "share.not_met",
                track=share.track,
                group=share.group,
                percent=share.percent,
                inside=len(_inside(share, groups, selected)),
                selected=len(selected),
            )


def _exchange(
    ranked: Sequence[ProposalId], share: MinimumShare, groups: Groups, line: Line
) -> tuple[ProposalId, ProposalId] | None:
    """Return who gives way to whom next, or None if the share is met or nobody is left."""
    if _is_met(share, groups, line.selected):
        return None
    outside = [proposal for proposal in line.selected if share.group not in groups[proposal]]
    waiting = _inside(share, groups, [one for one in ranked if one not in line.grants and not _is_kept_out(one, line)])
    return (outside[-1], waiting[0]) if waiting and outside else None


def _is_kept_out(proposal: ProposalId, line: Line) -> bool:
    reason = line.turned_away.get(proposal)
    return reason is not None and reason.code == "selection.group_full"


def _is_met(share: MinimumShare, groups: Groups, selected: Sequence[ProposalId]) -> bool:
    inside = len(_inside(share, groups, selected))
    return inside * 100 >= share.percent * len(selected) and inside >= share.seats


def _inside(share: MinimumShare, groups: Groups, proposals: Sequence[ProposalId]) -> list[ProposalId]:
    return [proposal for proposal in proposals if share.group in groups[proposal]]
