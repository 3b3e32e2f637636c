"""What is written at the chair's table: a lot from a box, notes and who stands for them, a look at the names."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_app.case.acts import LotDrawn, NamesLookedAt
from committee_app.case.findings import RefusedError
from committee_app.case.identifiers import CriterionId, ProposalId
from committee_app.case.lifecycle import Stage
from tests.builders import C01, C02, FIRST, L9, THIRD
from tests.ui.result.tied import tied_room
from tests.ui.rooms import ToldRoom, prepared_room


def at_the_lot(folder: Path) -> ToldRoom:
    told = tied_room(folder)
    for _ in range(2):
        (tie,) = told.chair.tally().open_ties
        told.chair.vote_on_tie(tie, ((C01, 1), (C02, 1)))
    return told


def test_a_lot_out_of_a_box_is_recorded_with_its_witnesses_and_settles_the_tie(tmp_path: Path) -> None:
    with at_the_lot(tmp_path) as told:
        (tie,) = told.chair.tally().open_ties
        told.chair.record_drawn_lot(tie, ("박감사", "참관인"), (C02, C01))
        act = told.room.record.journal[-1].act
        assert act == LotDrawn((C01, C02), (("박감사", ""), ("참관인", "")), "", (C02, C01))
        central = next(one for one in told.chair.tally().tracks if one.track == "central")
        assert [standing.proposals for standing in central.standings] == [(C02,), (C01,)]


def test_a_lot_out_of_a_box_needs_its_witnesses(tmp_path: Path) -> None:
    with at_the_lot(tmp_path) as told:
        (tie,) = told.chair.tally().open_ties
        with pytest.raises(RefusedError) as error:
            told.chair.record_drawn_lot(tie, ("박감사",), (C02, C01))
        assert [one.code for one in error.value.findings] == ["lot.needs_witnesses"]


def test_the_chair_decides_on_no_tie_that_the_rules_do_not_leave_to_the_chair(tmp_path: Path) -> None:
    with at_the_lot(tmp_path) as told:
        (tie,) = told.chair.tally().open_ties
        with pytest.raises(RefusedError) as error:
            told.chair.choose_on_tie(tie, (C02, C01), "지역 안배")
        assert [one.code for one in error.value.findings] == ["tie.not_due"]


def test_notes_and_their_approval_stay_in_the_case(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.DELIBERATING) as told:
        told.secretary.write_note(L9, CriterionId(""), "일정이 촉박함")
        told.secretary.note_approval(1, (FIRST, THIRD))
        state = told.room.state
        assert [(one.proposal, one.text) for one in state.notes] == [(ProposalId(L9), "일정이 촉박함")]
        assert state.approvals == {1: frozenset({FIRST, THIRD})}


@pytest.mark.parametrize("stage", [Stage.OPENED, Stage.DELIBERATING, Stage.RESOLVED])
def test_a_look_at_the_names_stands_in_the_record_with_who_and_when(tmp_path: Path, stage: Stage) -> None:
    with prepared_room(tmp_path, until=stage) as told:
        told.auditor.look_at_names()
        last = told.room.record.journal[-1]
        assert (type(last.act), last.actor) == (NamesLookedAt, "auditor")
        assert last.at


def test_nobody_looks_at_names_before_the_sheets_are_open(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.CLOSED) as told, pytest.raises(RefusedError):
        told.chair.look_at_names()
