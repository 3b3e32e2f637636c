"""Every byte of a record and of its file is under some check; an older page put back is found by what it says."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from committee_app.case.findings import RefusedError
from committee_app.case.lifecycle import Stage
from committee_app.case.state import CaseState
from committee_app.casefile.driver import PAGE
from committee_app.desks.checking import Link, check_next
from tests.attacks.conftest import Copies
from tests.attacks.held import found_in, go_on, links_of, rehashed, write_case
from tests.builders import SignedDay
from tests.casefile.room import open_case
from tests.survival.counts import how_many, said

BYTES_APART = how_many("bytes_apart", 11)
"""Every so manieth byte of the record is flipped; 1 in the soak."""
BITS = how_many("bits", 1)
FILE_FLIPS = how_many("file_flips", 100)


# ── the record in memory ───────────────────────────────────────────────────────────────────
def flipped(content: bytes, apart: int, first: int) -> Iterator[tuple[int, bytes]]:
    """Yield the content with one bit changed, in every so manieth byte."""
    for place in range(first % apart, len(content), apart):
        for bit in range(BITS):
            changed = bytearray(content)
            changed[place] ^= 1 << ((place + bit) % 8)
            yield place, bytes(changed)


def refusal(state: CaseState, hashes: list[bytes], link: Link) -> str:
    """Return why an entry is refused; an empty text if it is not."""
    try:
        check_next(state, hashes, link)
    except RefusedError as error:
        return error.findings[0].code
    return ""


@pytest.mark.timeout(1200)
def test_every_byte_of_every_entry_is_under_a_check(counted: Callable[[str], None]) -> None:
    day = SignedDay.until(Stage.DELIBERATING)
    state, hashes = CaseState(), list[bytes]()
    plain: Counter[str] = Counter()
    repaired: Counter[str] = Counter()
    for seq, link in enumerate(day.links):
        for part in ("prev", "body", "signature", "hash"):
            content: bytes = getattr(link, part)
            for place, changed in flipped(content, BYTES_APART, seq):
                forged = replace(link, **{part: changed})  # type: ignore[arg-type]
                found = refusal(state, hashes, forged)
                assert found == ("record.link_broken" if part == "prev" else "record.hash_wrong"), (seq, part, place)
                plain[found] += 1
                if part in {"body", "signature"}:
                    found = refusal(state, hashes, rehashed(forged))
                    assert found, (seq, part, place)
                    repaired[found] += 1
        state, _ = check_next(state, hashes, link)
        hashes.append(link.hash)
    counted(f"flipped bits of {len(day.links)} entries: {plain.total()}, {said(plain)}")
    counted(f"the same with the hash computed anew: {repaired.total()}, {said(repaired)}")
    assert plain.total() > 1000 * (BITS if BYTES_APART == 1 else 1)


# ── the file ───────────────────────────────────────────────────────────────────────────────
@pytest.mark.timeout(1200)
def test_flipped_bits_of_the_file_are_found(a_case: Copies, counted: Callable[[str], None]) -> None:
    path = a_case()
    data, dice = path.read_bytes(), random.Random(20260226)
    outcomes: Counter[str] = Counter()
    for _ in range(FILE_FLIPS):
        place = dice.randrange(len(data))
        changed = bytearray(data)
        changed[place] ^= 1 << dice.randrange(8)
        path.write_bytes(changed)
        found = found_in(path)
        assert found, place
        outcomes[min(found)] += 1
    counted(f"flipped bits of the file: {FILE_FLIPS}, {said(outcomes)}")


@pytest.fixture(scope="module")
def two_mornings(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """One file as it was when scoring opened, and as it is when the committee deliberates."""
    path = tmp_path_factory.mktemp("mornings") / "a.case"
    day = SignedDay.until(Stage.READY)
    write_case(path, day)
    older, state, seen = path.read_bytes(), day.state, len(day.links)
    day.walk_to(Stage.DELIBERATING)
    with open_case(path) as file:
        go_on(file, state, day, seen)
    return older, path.read_bytes()


def pages(data: bytes) -> list[bytes]:
    return [data[at : at + PAGE] for at in range(0, len(data), PAGE)]


def mixed(older: bytes, newer: bytes, places: Iterable[int]) -> bytes:
    """Return the newer file with some of its pages as they were."""
    old = pages(older)
    return b"".join(old[place] if place in places else page for place, page in enumerate(pages(newer)))


def other_pages(older: bytes, newer: bytes) -> list[int]:
    """Return which pages of the older file are not those of the newer."""
    return [place for place, (old, new) in enumerate(zip(pages(older), pages(newer), strict=False)) if old != new]


FOUND_BY = ("verify.record_holds", "verify.tables_agree", "casefile.other_length", "casefile.damaged")
ROLLED_BACK = "held as the record of an earlier hour"


def test_older_pages_put_back_are_found_or_give_an_earlier_record(
    two_mornings: tuple[bytes, bytes], tmp_path: Path, counted: Callable[[str], None]
) -> None:
    """The cipher does not find them: a page's seal knows its place, not its age. The record and the tables do.

    Where all pages of the record are old ones together, it is rolled back and holds; that is the stated miss.
    """
    path, outcomes = tmp_path / "a.case", Counter[str]()
    path.write_bytes(two_mornings[1])
    whole = links_of(path)
    places = other_pages(*two_mornings)
    choices = [chosen for count in range(1, len(places) + 1) for chosen in combinations(places, count)]
    for chosen in choices:
        path.write_bytes(mixed(*two_mornings, chosen))
        found = found_in(path)
        # Never the seal of a page.
        assert "casefile.page_altered" not in found
        by = next((one for one in FOUND_BY if one in found), ROLLED_BACK)
        if by == ROLLED_BACK:
            left = links_of(path)
            assert (found, left) == (set(), whole[: len(left)]), chosen
        outcomes[by] += 1
    counted(f"older pages put back, in each of {len(choices)} ways: {said(outcomes)}")
    assert {"verify.record_holds", "verify.tables_agree", "casefile.damaged"} <= set(outcomes)
    assert outcomes[ROLLED_BACK] < len(choices) // 20


def test_an_older_draft_put_back_is_found_by_nobody(a_case: Copies) -> None:
    """A miss, and stated: drafts are no evidence. Their author sees what they say, and when it was kept."""
    path = a_case()
    mornings = []
    for text in (b"older", b"newer"):
        with open_case(path) as file:
            file.put_draft("evaluator:1", "C01", text, text.decode())
        mornings.append(path.read_bytes())
    path.write_bytes(mixed(mornings[0], mornings[1], other_pages(*mornings)))
    assert found_in(path) == set()
    with open_case(path) as file:
        assert file.draft("evaluator:1", "C01") == (b"older", "older")
