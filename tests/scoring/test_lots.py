from __future__ import annotations

import hashlib
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_app.scoring.lots import LotTextError, NothingToDrawError, draw_order, lot_line

RULES = hashlib.sha256(b"rules").hexdigest()
_IDS = st.lists(st.text("ABCL0123456789가나", min_size=1, max_size=5), min_size=2, max_size=6, unique=True)
_NUMBERS = st.lists(st.text("0123456789", min_size=1, max_size=6), min_size=1, max_size=4)


def test_the_line_is_the_documented_one() -> None:
    assert lot_line(RULES, ["L05", "C07", "C03"], ["17", "004"]) == f"lot|{RULES}|C03,C07,L05|17,004"


def test_a_shell_repeats_the_draw() -> None:
    line = lot_line(RULES, ["L05", "C07", "지역 3"], ["17", "4", "88"])
    hashes = {
        each: subprocess.run(
            ["/bin/sh", "-c", f"printf '%s' '{line}|{each}' | sha256sum"], capture_output=True, check=True
        ).stdout
        for each in ("L05", "C07", "지역 3")
    }
    assert draw_order(line, ["L05", "C07", "지역 3"]) == tuple(sorted(hashes, key=hashes.__getitem__))


def test_a_known_draw_stays_as_it_was() -> None:
    line = "lot|9f3c|C07,L05|17,4,88"
    assert hashlib.sha256(f"{line}|C07".encode()).hexdigest() < hashlib.sha256(f"{line}|L05".encode()).hexdigest()
    assert draw_order(line, ["L05", "C07"]) == ("C07", "L05")


@given(_IDS, _NUMBERS, st.data())
def test_arranging_the_tied_does_not_change_the_draw(ids: list[str], numbers: list[str], data: st.DataObject) -> None:
    arranged = data.draw(st.permutations(ids))
    line = lot_line(RULES, ids, numbers)
    assert lot_line(RULES, arranged, numbers) == line
    assert draw_order(line, arranged) == draw_order(line, ids)


@given(_IDS, _NUMBERS)
def test_every_tied_project_is_drawn_once(ids: list[str], numbers: list[str]) -> None:
    assert sorted(draw_order(lot_line(RULES, ids, numbers), ids)) == sorted(ids)


@given(_IDS, _NUMBERS, _IDS, _NUMBERS)
def test_two_draws_share_a_line_only_if_they_are_the_same(
    ids: list[str], numbers: list[str], other_ids: list[str], other_numbers: list[str]
) -> None:
    same = sorted(ids) == sorted(other_ids) and numbers == other_numbers
    assert (lot_line(RULES, ids, numbers) == lot_line(RULES, other_ids, other_numbers)) == same


def test_every_project_of_a_pair_comes_first_in_about_half_of_the_draws() -> None:
    firsts = [draw_order(lot_line(RULES, ["A", "B"], [str(number)]), ["A", "B"])[0] for number in range(400)]
    assert 150 < firsts.count("A") < 250


@pytest.mark.parametrize("text", ["", "a|b", "a,b", "a'b", " a", "a ", "a\nb", "a\0b", "a\u200bb"])
def test_text_that_could_be_misread_is_refused(text: str) -> None:
    with pytest.raises(LotTextError):
        lot_line(RULES, ["L01", text], ["1"])
    with pytest.raises(LotTextError):
        lot_line(RULES, ["L01", "L02"], ["1", text])
    with pytest.raises(LotTextError):
        lot_line(text, ["L01", "L02"], ["1"])


@pytest.mark.parametrize(("tied", "numbers"), [([], ["1"]), (["A"], ["1"]), (["A", "A"], ["1"]), (["A", "B"], [])])
def test_nothing_to_draw_is_refused(tied: list[str], numbers: list[str]) -> None:
    with pytest.raises(NothingToDrawError):
        lot_line(RULES, tied, numbers)
