from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, permutations

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from committee_app.sealing.canonical import NotCanonicalError, Plain, decode, encode
from committee_app.sealing.digests import digest
from committee_app.sealing.keys import NotAKeyError, NotForThisKeyError, PrivateKeys, PublicKeys, wrap_for
from committee_app.sealing.sheets import (
    NotASheetError,
    OpenedItem,
    SealedItem,
    SealedSheet,
    SheetDamagedError,
    WrongHolderError,
    begin_opening,
    bucket,
    ciphertext_matches,
    finish_opening,
    holds,
    open_items,
    seal_sheet,
)
from tests.sealing import stranger

HOLDERS = {name: PrivateKeys.generate() for name in ("auditor", "chair", "secretary")}
PUBLIC: dict[str, bytes | PublicKeys] = {name: keys.public for name, keys in HOLDERS.items()}
OUTSIDER = PrivateKeys.generate()
HERE = "2026-1/first/evaluator:9"
PAYLOADS = {"C01": b'{"marks":[850,900]}', "C02": b"", "L05": "의견".encode() * 200}
PAIRS = tuple(permutations(HOLDERS, 2))

# Whatever a stranger's bytes may lead to; anything else is a fault of ours.
REFUSALS = (NotCanonicalError, NotASheetError, WrongHolderError, SheetDamagedError)


@pytest.fixture(scope="module")
def sheet() -> SealedSheet:
    return seal_sheet(PAYLOADS, PUBLIC, HERE)


@pytest.fixture(scope="module")
def secret(sheet: SealedSheet) -> bytes:
    return secret_of(sheet, "chair", "auditor")


def secret_of(sheet: SealedSheet, first: str, second: str, context: str = HERE) -> bytes:
    half = begin_opening(sheet, first, HOLDERS[first], second, context)
    return finish_opening(sheet, half, second, HOLDERS[second], first, context)


def flips(data: bytes) -> Iterator[bytes]:
    for at in range(len(data)):
        yield data[:at] + bytes([data[at] ^ (1 << at % 7)]) + data[at + 1 :]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_any_two_holders_open_in_either_order(sheet: SealedSheet, first: str, second: str) -> None:
    opened = open_items(sheet, secret_of(sheet, first, second), PAYLOADS, HERE)
    assert {item: found.payload for item, found in opened.items()} == PAYLOADS


@given(st.dictionaries(st.text(min_size=1, max_size=6), st.binary(max_size=600), max_size=3), st.text(max_size=10))
def test_what_was_sealed_is_what_is_opened(payloads: dict[str, bytes], context: str) -> None:
    sheet = seal_sheet(payloads, PUBLIC, context)
    opened = open_items(sheet, secret_of(sheet, "secretary", "chair", context), payloads, context)
    assert {item: found.payload for item, found in opened.items()} == payloads
    for item, found in opened.items():
        assert holds(sheet.items[item].commitment, item, context, found.salt, found.payload)
        assert ciphertext_matches(sheet, item, found, context)


def test_a_sheet_comes_back_from_its_document(sheet: SealedSheet, secret: bytes) -> None:
    again = SealedSheet.from_plain(decode(encode(sheet.to_plain())))
    assert again == sheet
    assert open_items(again, secret, PAYLOADS, HERE) == open_items(sheet, secret, PAYLOADS, HERE)


def test_a_stranger_opens_a_sheet_by_the_document_alone(sheet: SealedSheet, secret: bytes) -> None:
    where = HERE.encode()
    scalars = {name: int.from_bytes(keys.to_bytes()[32:], "big") for name, keys in HOLDERS.items()}
    pair = (where, b"chair", b"auditor", sheet.check)
    outer, inner = stranger.layout("sheet.outer", *pair), stranger.layout("sheet.inner", *pair)
    half = stranger.hpke_open(sheet.wraps["chair", "auditor"], scalars["chair"], outer)
    found = stranger.hpke_open(half, scalars["auditor"], inner)
    assert found == secret
    assert sheet.check == digest("sheet.secret", where, found)
    for item, payload in PAYLOADS.items():
        sealed = sheet.items[item]
        key = stranger.hkdf(found, stranger.layout("ballot.key", where, item.encode()))
        bound = stranger.layout("ballot.sealed", where, item.encode(), sealed.commitment)
        opened = AESGCM(key).decrypt(bytes(12), sealed.ciphertext, bound)
        salt, padded = opened[:32], opened[32:]
        assert padded == len(payload).to_bytes(4, "big") + payload + bytes(len(padded) - 4 - len(payload))
        assert sealed.commitment == digest("ballot", where, item.encode(), salt, payload)


def test_one_holder_alone_has_only_what_another_must_open(sheet: SealedSheet) -> None:
    for alone, other in PAIRS:
        half = begin_opening(sheet, alone, HOLDERS[alone], other, HERE)
        with pytest.raises(WrongHolderError):
            finish_opening(sheet, half, other, HOLDERS[alone], alone, HERE)
        with pytest.raises(WrongHolderError):
            finish_opening(sheet, half, alone, HOLDERS[alone], alone, HERE)
        with pytest.raises(WrongHolderError):
            begin_opening(sheet, other, HOLDERS[alone], alone, HERE)


def test_no_layer_of_a_sheet_gives_its_secret_to_one_key(sheet: SealedSheet, secret: bytes) -> None:
    # With every label there is, one key takes off one layer at most, and never the last.
    for name, keys in HOLDERS.items():
        pieces = list(sheet.wraps.values())
        for piece in pieces:
            for layer, (first, second) in ((layer, pair) for layer in ("outer", "inner") for pair in PAIRS):
                info = stranger.layout(f"sheet.{layer}", HERE.encode(), first.encode(), second.encode(), sheet.check)
                try:
                    found = keys.open_wrapped(piece, info)
                except NotForThisKeyError:
                    continue
                assert (layer, first) == ("outer", name)
                assert len(found) > 32
                assert secret not in found
                pieces.append(found)
    assert len(sheet.wraps) == 6


def test_the_half_of_one_pair_does_not_serve_another(sheet: SealedSheet) -> None:
    half = begin_opening(sheet, "chair", HOLDERS["chair"], "auditor", HERE)
    with pytest.raises(SheetDamagedError):
        finish_opening(sheet, half, "secretary", HOLDERS["secretary"], "chair", HERE)
    with pytest.raises(SheetDamagedError):
        finish_opening(sheet, half, "auditor", HOLDERS["auditor"], "secretary", HERE)


def test_an_outsider_opens_nothing(sheet: SealedSheet) -> None:
    with pytest.raises(WrongHolderError):
        begin_opening(sheet, "chair", OUTSIDER, "auditor", HERE)
    with pytest.raises(WrongHolderError):
        begin_opening(sheet, "outsider", OUTSIDER, "auditor", HERE)
    half = begin_opening(sheet, "chair", HOLDERS["chair"], "auditor", HERE)
    with pytest.raises(WrongHolderError):
        finish_opening(sheet, half, "auditor", OUTSIDER, "chair", HERE)


@pytest.mark.parametrize("elsewhere", ["2026-2/first/evaluator:9", "2026-1/first/evaluator:8", "", HERE + " "])
def test_a_sheet_of_another_context_does_not_open(sheet: SealedSheet, secret: bytes, elsewhere: str) -> None:
    with pytest.raises(SheetDamagedError):
        begin_opening(sheet, "chair", HOLDERS["chair"], "auditor", elsewhere)
    half = begin_opening(sheet, "chair", HOLDERS["chair"], "auditor", HERE)
    with pytest.raises(SheetDamagedError):
        finish_opening(sheet, half, "auditor", HOLDERS["auditor"], "chair", elsewhere)
    with pytest.raises(SheetDamagedError):
        open_items(sheet, secret, ["C01"], elsewhere)
    opened = open_items(sheet, secret, ["C01"], HERE)["C01"]
    assert not holds(sheet.items["C01"].commitment, "C01", elsewhere, opened.salt, opened.payload)
    assert not ciphertext_matches(sheet, "C01", opened, elsewhere)


def test_every_flipped_byte_of_a_sheet_is_refused() -> None:
    two = {name: PUBLIC[name] for name in ("auditor", "chair")}
    document = encode(seal_sheet({"C01": b"first", "C02": b"second"}, two, HERE).to_plain())

    def opened(data: bytes) -> None:
        sheet = SealedSheet.from_plain(decode(data))
        for first, second in permutations(two, 2):
            open_items(sheet, secret_of(sheet, first, second), ["C01", "C02"], HERE)

    opened(document)
    for damaged in flips(document):
        with pytest.raises(REFUSALS):
            opened(damaged)


def test_every_flipped_byte_of_a_half_is_refused(sheet: SealedSheet) -> None:
    half = begin_opening(sheet, "chair", HOLDERS["chair"], "auditor", HERE)
    for damaged in (*flips(half), b"", half[:-1], half + b"\0"):
        with pytest.raises(SheetDamagedError):
            finish_opening(sheet, damaged, "auditor", HOLDERS["auditor"], "chair", HERE)


def test_two_ballots_that_changed_places_are_refused(sheet: SealedSheet, secret: bytes) -> None:
    swapped = replace(sheet, items={**sheet.items, "C01": sheet.items["C02"], "C02": sheet.items["C01"]})
    for item in ("C01", "C02"):
        with pytest.raises(SheetDamagedError) as caught:
            open_items(swapped, secret, [item], HERE)
        assert caught.value.part == item


def test_wraps_of_another_sheet_are_refused(sheet: SealedSheet) -> None:
    other = seal_sheet(PAYLOADS, PUBLIC, HERE)
    mixed = replace(sheet, wraps=other.wraps)
    with pytest.raises(SheetDamagedError):
        begin_opening(mixed, "chair", HOLDERS["chair"], "auditor", HERE)


def test_a_sheet_that_opens_differently_for_one_pair_is_refused(sheet: SealedSheet) -> None:
    pair = (HERE.encode(), b"chair", b"auditor", sheet.check)
    auditor, chair = HOLDERS["auditor"].public.sealing, HOLDERS["chair"].public.sealing
    for false_secret in (bytes(32), bytes(31)):
        inner = wrap_for(auditor, false_secret.ljust(32, b"\1"), stranger.layout("sheet.inner", *pair))
        outer = wrap_for(chair, inner, stranger.layout("sheet.outer", *pair))
        forged = replace(sheet, wraps={**sheet.wraps, ("chair", "auditor"): outer})
        with pytest.raises(SheetDamagedError, match="promised"):
            secret_of(forged, "chair", "auditor")
    short = wrap_for(auditor, bytes(31), stranger.layout("sheet.inner", *pair))
    with pytest.raises(SheetDamagedError, match="promised"):
        finish_opening(sheet, short, "auditor", HOLDERS["auditor"], "chair", HERE)


def forged_item(sheet: SealedSheet, secret: bytes, salt: bytes, padded: bytes, commitment: bytes) -> SealedSheet:
    """What an evaluator's altered program could seal in place of C01."""
    key = stranger.hkdf(secret, stranger.layout("ballot.key", HERE.encode(), b"C01"))
    bound = stranger.layout("ballot.sealed", HERE.encode(), b"C01", commitment)
    item = SealedItem(commitment, AESGCM(key).encrypt(bytes(12), salt + padded, bound))
    return replace(sheet, items={**sheet.items, "C01": item})


def test_a_ballot_that_is_not_the_one_committed_to_is_refused(sheet: SealedSheet, secret: bytes) -> None:
    salt = bytes(32)
    committed = digest("ballot", HERE.encode(), b"C01", salt, b"first thought")
    other = len(b"second thought").to_bytes(4, "big") + b"second thought"
    with pytest.raises(SheetDamagedError):
        open_items(forged_item(sheet, secret, salt, other.ljust(256, b"\0"), committed), secret, ["C01"], HERE)


@pytest.mark.parametrize(
    ("length", "filling", "size"), [(5, b"\1", 256), (5, b"\0", 512), (300, b"\0", 256), (2**32 - 1, b"\0", 256)]
)
def test_padding_that_hides_something_is_refused(
    sheet: SealedSheet, secret: bytes, length: int, filling: bytes, size: int
) -> None:
    padded = (length.to_bytes(4, "big") + b"marks").ljust(size, filling)
    payload = padded[4 : 4 + length]
    committed = digest("ballot", HERE.encode(), b"C01", bytes(32), payload)
    with pytest.raises(SheetDamagedError):
        open_items(forged_item(sheet, secret, bytes(32), padded, committed), secret, ["C01"], HERE)


def test_only_what_is_asked_for_is_opened(sheet: SealedSheet, secret: bytes) -> None:
    assert open_items(sheet, secret, ["C02"], HERE).keys() == {"C02"}
    assert open_items(sheet, secret, [], HERE) == {}
    with pytest.raises(SheetDamagedError, match="not on it"):
        open_items(sheet, secret, ["C99"], HERE)


def test_a_published_key_opens_no_other_ballot(sheet: SealedSheet, secret: bytes) -> None:
    opened = open_items(sheet, secret, ["C01", "C02"], HERE)
    assert opened["C01"].key != opened["C02"].key != secret
    sealed = sheet.items["L05"]
    for key in (opened["C01"].key, opened["C02"].key):
        with pytest.raises(InvalidTag):
            AESGCM(key).decrypt(
                bytes(12),
                sealed.ciphertext,
                stranger.layout("ballot.sealed", HERE.encode(), b"L05", sealed.commitment),
            )


def test_equal_ballots_do_not_look_equal() -> None:
    sheet = seal_sheet({"C01": b"same", "C02": b"same"}, PUBLIC, HERE)
    again = seal_sheet({"C01": b"same"}, PUBLIC, HERE)
    items = [sheet.items["C01"], sheet.items["C02"], again.items["C01"]]
    assert len({item.commitment for item in items}) == len({item.ciphertext for item in items}) == 3


def test_a_long_comment_looks_like_a_short_one() -> None:
    comments = {"C01": b"", "C02": b"short", "C03": b"x" * 252, "C04": b"x" * 253}
    sheet = seal_sheet(comments, PUBLIC, HERE)
    lengths = {item: len(sealed.ciphertext) for item, sealed in sheet.items.items()}
    assert lengths["C01"] == lengths["C02"] == lengths["C03"] == 32 + 256 + 16
    assert lengths["C04"] == 32 + 512 + 16


@given(st.integers(1, 100_000))
def test_a_bucket_holds_the_length_and_is_its_own_bucket(length: int) -> None:
    size = bucket(length)
    assert length <= size < max(2 * length, 257) + 4096
    assert bucket(size) == size
    assert size in {256, 512, 1024, 2048} or size % 4096 == 0


def test_the_salt_and_the_ballot_cannot_be_read_before_the_opening(sheet: SealedSheet, secret: bytes) -> None:
    document = encode(sheet.to_plain())
    for opened in open_items(sheet, secret, ["C01", "L05"], HERE).values():
        visible = document + b"".join(item.ciphertext for item in sheet.items.values())
        for hidden in (opened.salt, opened.salt.hex().encode(), opened.key, opened.payload, secret):
            assert hidden not in visible


def test_anybody_checks_an_opened_ballot_with_one_hash(sheet: SealedSheet, secret: bytes) -> None:
    opened = open_items(sheet, secret, ["C01"], HERE)["C01"]
    commitment = sheet.items["C01"].commitment
    assert holds(commitment, "C01", HERE, opened.salt, opened.payload)
    assert not holds(commitment, "C02", HERE, opened.salt, opened.payload)
    assert not holds(commitment, "C01", HERE, opened.salt, opened.payload + b" ")
    assert not holds(commitment, "C01", HERE, opened.salt[:-1], opened.payload)
    for salt in flips(opened.salt):
        assert not holds(commitment, "C01", HERE, salt, opened.payload)
    for false in flips(commitment):
        assert not holds(false, "C01", HERE, opened.salt, opened.payload)


def test_a_commitment_to_a_short_salt_does_not_hold() -> None:
    # Marks are few: without its 32 bytes of salt a commitment could be guessed open.
    for salt in (b"", bytes(31), bytes(33)):
        assert not holds(digest("ballot", HERE.encode(), b"C01", salt, b"marks"), "C01", HERE, salt, b"marks")
    assert holds(digest("ballot", HERE.encode(), b"C01", bytes(32), b"marks"), "C01", HERE, bytes(32), b"marks")


def test_a_ballot_published_falsely_does_not_match_its_ciphertext(sheet: SealedSheet, secret: bytes) -> None:
    opened = open_items(sheet, secret, ["C01"], HERE)["C01"]
    assert ciphertext_matches(sheet, "C01", opened, HERE)
    false = [
        *(replace(opened, salt=salt) for salt in flips(opened.salt)),
        *(replace(opened, key=key) for key in flips(opened.key)),
        replace(opened, payload=opened.payload + b"\0"),
        replace(opened, salt=opened.salt + b"\0"),
        replace(opened, key=opened.key[:16]),
        OpenedItem(b"", b"", b""),
    ]
    assert not any(ciphertext_matches(sheet, "C01", each, HERE) for each in false)
    assert not ciphertext_matches(sheet, "C02", opened, HERE)
    assert not ciphertext_matches(sheet, "C99", opened, HERE)


def test_an_empty_sheet_is_a_sheet() -> None:
    sheet = seal_sheet({}, PUBLIC, HERE)
    assert SealedSheet.from_plain(decode(encode(sheet.to_plain()))) == sheet
    assert open_items(sheet, secret_of(sheet, "auditor", "secretary"), [], HERE) == {}


@pytest.mark.parametrize("count", [2, 3, 5])
def test_any_number_of_holders_gives_a_wrap_to_every_two(count: int) -> None:
    keys = {f"holder {number}": PrivateKeys.generate() for number in range(count)}
    points: dict[str, bytes | PublicKeys] = {name: each.public.sealing for name, each in keys.items()}
    sheet = seal_sheet({"C01": b"marks"}, points, HERE)
    assert len(sheet.wraps) == count * (count - 1)
    for first, second in combinations(keys, 2):
        half = begin_opening(sheet, first, keys[first], second, HERE)
        found = finish_opening(sheet, half, second, keys[second], first, HERE)
        assert open_items(sheet, found, ["C01"], HERE)["C01"].payload == b"marks"


def test_a_sheet_for_one_holder_or_one_key_is_not_made() -> None:
    with pytest.raises(NotASheetError):
        seal_sheet(PAYLOADS, {"chair": PUBLIC["chair"]}, HERE)
    with pytest.raises(NotASheetError):
        seal_sheet(PAYLOADS, {}, HERE)
    with pytest.raises(NotASheetError, match="one key"):
        seal_sheet(PAYLOADS, {"chair": PUBLIC["chair"], "auditor": PUBLIC["chair"]}, HERE)
    with pytest.raises(NotASheetError):
        seal_sheet(PAYLOADS, {f"holder {at}": PrivateKeys.generate().public for at in range(9)}, HERE)


def test_a_sheet_for_what_is_no_key_is_not_made() -> None:
    with pytest.raises(NotAKeyError):
        seal_sheet(PAYLOADS, {"chair": PUBLIC["chair"], "auditor": bytes(33)}, HERE)


def _changed(plain: Plain, path: tuple[str, ...], value: Plain) -> Plain:
    assert isinstance(plain, dict)
    if len(path) == 1:
        return {**plain, path[0]: value}
    return {**plain, path[0]: _changed(plain[path[0]], path[1:], value)}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("suite",), "P256-2"),
        (("extra",), 1),
        (("holders",), {}),
        (("holders",), []),
        (("holders", "chair"), "00" * 33),
        (("holders", "chair"), "02" * 32),
        (("holders", "chair"), None),
        (("holders", "fourth"), "02" * 33),
        (("items",), None),
        (("items", ""), {"commitment": "00" * 32, "sealed": ""}),
        (("items", "C01"), {"commitment": "00" * 32}),
        (("items", "C01", "commitment"), "00" * 31),
        (("items", "C01", "commitment"), "AB" * 32),
        (("items", "C01", "sealed"), ""),
        (("items", "C01", "sealed"), "AAAA"),
        (("items", "C01", "sealed"), "AAAA" * 101),
        (("items", "C01", "sealed"), "A" * 405 + "B" + "=="),
        (("items", "C01", "sealed"), 7),
        (("items", "C01", "extra"), ""),
        (("check",), "00"),
        (("check",), True),
        (("wraps",), {}),
        (("wraps", "chair"), {}),
        (("wraps", "chair", "chair"), "AAAA"),
        (("wraps", "chair", "auditor"), "AAAA"),
        (("wraps", "chair", "auditor"), "not base 64"),
        (("wraps", "chair", "auditor"), "가"),
    ],
)
def test_a_document_that_is_no_sheet_is_refused(sheet: SealedSheet, path: tuple[str, ...], value: Plain) -> None:
    with pytest.raises(NotASheetError):
        SealedSheet.from_plain(_changed(sheet.to_plain(), path, value))


def test_a_sheet_with_a_check_of_another_length_is_none(sheet: SealedSheet) -> None:
    with pytest.raises(NotASheetError, match="check"):
        replace(sheet, check=sheet.check[1:])


def test_one_person_under_two_names_is_refused(sheet: SealedSheet) -> None:
    auditor = HOLDERS["auditor"].public.sealing.hex()
    with pytest.raises(NotASheetError, match="one key"):
        SealedSheet.from_plain(_changed(sheet.to_plain(), ("holders", "chair"), auditor))


def test_a_holder_without_wraps_is_refused(sheet: SealedSheet) -> None:
    fourth = OUTSIDER.public.sealing.hex()
    with pytest.raises(NotASheetError, match="wraps"):
        SealedSheet.from_plain(_changed(sheet.to_plain(), ("holders", "fourth"), fourth))


def test_a_name_without_wraps_is_refused_since_one_sheet_has_one_spelling(sheet: SealedSheet) -> None:
    with pytest.raises(NotASheetError, match="wraps"):
        SealedSheet.from_plain(_changed(sheet.to_plain(), ("wraps", "fourth"), {}))


@pytest.mark.parametrize("plain", [None, [], {}, "sheet", 1])
def test_another_document_is_no_sheet(plain: Plain) -> None:
    with pytest.raises(NotASheetError):
        SealedSheet.from_plain(plain)
