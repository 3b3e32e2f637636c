from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_app.sealing.chain import ZERO, first_broken_link, link

Entry = tuple[bytes, bytes, bytes, bytes]


def chained(bodies: list[bytes]) -> list[Entry]:
    entries: list[Entry] = []
    head = ZERO
    for body in bodies:
        signature = hashlib.sha512(body).digest()
        entries.append((head, body, signature, link(head, body, signature)))
        head = entries[-1][3]
    return entries


def test_a_link_hashes_the_documented_bytes() -> None:
    expected = hashlib.sha256(
        b"\0" + bytes(32) + hashlib.sha256(b"body").digest() + hashlib.sha256(b"signature").digest()
    ).digest()
    assert link(ZERO, b"body", b"signature") == expected


def test_a_link_to_what_is_no_hash_is_refused() -> None:
    with pytest.raises(ValueError, match="31 bytes"):
        link(bytes(31), b"", b"")


@given(st.lists(st.binary(max_size=20), max_size=6))
def test_a_whole_chain_has_no_broken_link(bodies: list[bytes]) -> None:
    assert first_broken_link(chained(bodies)) is None


def test_a_flipped_byte_is_found_where_it_is() -> None:
    entries = chained([b"first act", b"second act", b"third act"])
    for position, entry in enumerate(entries):
        for part in range(4):
            for at in range(len(entry[part])):
                damaged = list(entries)
                fields = list(entry)
                fields[part] = entry[part][:at] + bytes([entry[part][at] ^ 1]) + entry[part][at + 1 :]
                damaged[position] = (fields[0], fields[1], fields[2], fields[3])
                assert first_broken_link(damaged) == position + 1


def test_a_missing_a_doubled_and_a_swapped_entry_are_found() -> None:
    first, second, third = chained([b"1", b"2", b"3"])
    assert first_broken_link([first, third]) == 2
    assert first_broken_link([second, third]) == 1
    assert first_broken_link([first, first, second]) == 2
    assert first_broken_link([first, third, second]) == 2


def test_a_cut_end_cannot_be_seen_from_inside() -> None:
    assert first_broken_link(chained([b"1", b"2", b"3"])[:2]) is None


def test_a_rehashed_entry_breaks_the_next_link() -> None:
    first, second, third = chained([b"1", b"2", b"3"])
    forged = (second[0], b"forged", second[2], link(second[0], b"forged", second[2]))
    assert first_broken_link([first, forged, third]) == 3
