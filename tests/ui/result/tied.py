"""A small room in which the two proposals of the central track are tied to the last rung of the ladder."""

from __future__ import annotations

from pathlib import Path

from committee_app.case.identifiers import Points
from committee_app.case.lifecycle import Stage
from tests.builders import C01, C02, L10, THIRD
from tests.ui.rooms import ToldRoom, declare, deliberate, open_ballots, prepared_room

EQUAL = (Points(2500), Points(1500), Points(4000))
OTHER = (Points(2600), Points(1700), Points(4100))


def tied_room(folder: Path, *, until: Stage = Stage.DELIBERATING) -> ToldRoom:
    """Return a room that has just reached `until` (OPENED or DELIBERATING) with a tie that waits for a vote."""
    told = prepared_room(folder, until=Stage.READY)
    declare(told)
    told.chair.clear(THIRD, L10, "학회 회원일 뿐임")
    for one in told.room.state.scorers():
        desk = told.evaluator(one)
        for proposal in desk.to_score():
            draft = desk.draft(proposal.id)
            for place, mark in enumerate(EQUAL if proposal.id in (C01, C02) else OTHER):
                draft = draft.with_mark(place, mark)
            desk.write_draft(draft)
        desk.seal()
    told.secretary.close_scoring()
    told.chair.confirm_closing()
    open_ballots(told)
    if until is Stage.DELIBERATING:
        deliberate(told)
    return told
