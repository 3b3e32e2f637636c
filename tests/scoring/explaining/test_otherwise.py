"""Who would be selected under another cut-off: told on the side, with the official selection untouched."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_app.case.ballots import ScoreBook
from committee_app.case.programme import CutoffMode
from committee_app.scoring.explaining.advisory import Advisory
from committee_app.scoring.explaining.otherwise import COMPARED, other_cutoffs
from committee_app.scoring.results import TrackTally
from committee_app.scoring.tally import tally
from tests.scoring.small_books import books


def chosen(track: TrackTally) -> set[str]:
    return {line.proposal for line in track.chosen}


@given(fine=books(), data=st.data())
def test_what_comes_in_and_goes_out_is_what_a_tally_of_those_rules_says(fine: ScoreBook, data: st.DataObject) -> None:
    official = tally(fine)
    track = data.draw(st.sampled_from(official.tracks))
    found = other_cutoffs(fine, official, track.track)
    if not track.complete:
        assert found == ()
        return
    assert [one.mode for one in found] == [mode for mode in COMPARED if mode is not fine.programme.selection.cutoff]
    for one in found:
        rules = replace(fine.programme, selection=replace(fine.programme.selection, cutoff=one.mode))
        after = next(each for each in tally(replace(fine, programme=rules)).tracks if each.track == track.track)
        assert chosen(after) == (chosen(track) | set(one.came_in.figure)) - set(one.went_out.figure)
        assert one.left.figure == after.left
    assert tally(fine) == official


def test_what_it_tells_adds_up_with_nothing_official() -> None:
    with pytest.raises(TypeError):
        Advisory(1) + 1  # type: ignore[operator]


def test_only_cut_offs_that_need_no_more_than_money_and_ranks_are_compared() -> None:
    assert set(COMPARED).isdisjoint({CutoffMode.SEATS, CutoffMode.GRADE_AMOUNT, CutoffMode.ALL_PASSING})
