"""Chapter 14 of the page is enough: a stranger's checker holds good minutes and finds every way of altering them."""

from __future__ import annotations

import random

import pytest

from committee_app.export.reading import read_signed_pdf
from resources.verifier import verifier as stranger
from tests.export import tampering
from tests.export import test_reading as reading
from tests.export.signed_papers import RECORD, signed
from tests.told_day import ToldDay

FLIPS = 40


def does_not_hold(pdf: bytes) -> str:
    """Return the first step of the page that minutes fail, from the PDF alone; empty if none does."""
    minutes = stranger.read_minutes(pdf)
    if minutes.code:
        return minutes.code
    verdict = stranger.check(minutes.record)
    if not verdict.holds:
        return "verify.record_holds"
    if verdict.head.hex() != minutes.head:
        return "verify.head_printed"
    in_order = stranger.signed_in_order(verdict.state, minutes.signers)
    return "" if in_order else "verify.signed_by_officers"


def test_the_minutes_of_the_day_hold_for_both(told: ToldDay) -> None:
    assert told.verdict(told.minutes).holds
    assert not does_not_hold(told.minutes.read_bytes())


def test_the_minutes_alone_give_the_ranking_and_money_of_the_result(told: ToldDay) -> None:
    record = stranger.read_minutes(told.minutes.read_bytes()).record
    result = (told.folder / "result.json").read_bytes()
    assert not list(stranger.compare(stranger.check(record).state, result))


def test_both_read_the_same_out_of_the_minutes(told: ToldDay) -> None:
    data = told.minutes.read_bytes()
    ours, theirs = read_signed_pdf(data), stranger.read_minutes(data)
    assert (theirs.record, theirs.head) == (ours.record, ours.head)
    assert theirs.signers == tuple((one.field, one.public_key.hex()) for one in ours.signers)


def test_the_record_of_the_minutes_ends_before_it_names_them(told: ToldDay) -> None:
    state = stranger.check(stranger.read_minutes(told.minutes.read_bytes()).record).state
    assert state.closed
    assert state.minutes is None


@pytest.mark.parametrize("change", reading.CHANGES)
def test_the_stranger_finds_every_change_that_we_find(change: str) -> None:
    assert stranger.read_minutes(signed()).record == RECORD
    assert stranger.read_minutes(reading.CHANGES[change](signed())).code


@pytest.mark.parametrize("change", reading.OTHER_SIGNERS)
def test_the_stranger_sees_that_others_signed(change: str) -> None:
    other = stranger.read_minutes(reading.OTHER_SIGNERS[change](signed()))
    assert not other.code
    assert other.signers != stranger.read_minutes(signed()).signers


def test_a_flipped_bit_anywhere_in_the_minutes_is_found_by_the_stranger(told: ToldDay) -> None:
    data = told.minutes.read_bytes()
    dice = random.Random(20260228)
    gaps = tampering.gaps(data)
    places = dice.sample(range(len(data)), FLIPS) + [dice.randrange(*gap) for gap in gaps for _ in range(FLIPS)]
    for place in places:
        changed = bytearray(data)
        changed[place] ^= 1 << dice.randrange(8)
        assert does_not_hold(bytes(changed)), place


def test_cut_minutes_are_found_by_the_stranger(told: ToldDay) -> None:
    data = told.minutes.read_bytes()
    assert all(does_not_hold(data[:-cut]) for cut in (1, 7, 4096, 100_000, len(data)))


def test_minutes_around_another_record_do_not_hold(told: ToldDay) -> None:
    """A sound file, signed by others around a record that is none."""
    assert does_not_hold(signed()) == "verify.record_holds"
