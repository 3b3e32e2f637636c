from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given, settings
from hypothesis import strategies as st

from committee_app.sealing.digests import PurposeError, digest
from committee_app.sealing.keys import (
    BadSignatureError,
    NotAKeyError,
    NotForThisKeyError,
    PrivateKeys,
    PublicKeys,
    wrap_for,
)
from tests.sealing import stranger

# The key and the signature of RFC 6979, A.2.5, SHA-256, message "sample".
RFC_SECRET = 0xC9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721
RFC_PUBLIC = bytes.fromhex("0360FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6")
RFC_R = 0xEFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716
RFC_S = 0xF7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8

SECRET = RFC_SECRET.to_bytes(32, "big") + (7).to_bytes(32, "big")
KEYS = PrivateKeys.from_bytes(SECRET)
OTHER = PrivateKeys.generate()


def test_the_stranger_reproduces_the_published_signature() -> None:
    assert stranger.rfc6979_signature(RFC_SECRET, b"sample") == (RFC_R, RFC_S)
    assert stranger.signature_holds(stranger.point(RFC_PUBLIC), b"sample", RFC_R, RFC_S)


def test_the_public_keys_are_the_published_points() -> None:
    assert KEYS.public.signing == RFC_PUBLIC
    assert KEYS.public.sealing == stranger.compressed(stranger.times(7, stranger.G))


@settings(max_examples=5)
@given(st.binary(max_size=100))
def test_a_signature_is_exactly_what_the_standards_say(message: bytes) -> None:
    signature = KEYS.sign("act", message)
    r, s = stranger.rfc6979_signature(RFC_SECRET, stranger.signed_bytes("act", message))
    assert signature == r.to_bytes(32, "big") + min(s, stranger.N - s).to_bytes(32, "big")


@settings(max_examples=5)
@given(st.binary(max_size=100))
def test_a_stranger_verifies_a_signature(message: bytes) -> None:
    signature = OTHER.sign("act", message)
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    signer = stranger.point(OTHER.public.signing)
    assert stranger.signature_holds(signer, stranger.signed_bytes("act", message), r, s)


@given(st.binary(max_size=100))
def test_a_signature_holds(message: bytes) -> None:
    OTHER.public.verify("act", message, OTHER.sign("act", message))


def test_a_flipped_byte_of_a_signature_is_found() -> None:
    signature = KEYS.sign("act", b"message")
    for at in range(len(signature)):
        with pytest.raises(BadSignatureError):
            KEYS.public.verify("act", b"message", _flipped(signature, at))


def test_a_flipped_byte_of_the_message_is_found() -> None:
    message = b"the whole message"
    signature = KEYS.sign("act", message)
    for at in range(len(message)):
        with pytest.raises(BadSignatureError):
            KEYS.public.verify("act", _flipped(message, at), signature)


def test_a_signature_for_one_purpose_does_not_serve_another() -> None:
    with pytest.raises(BadSignatureError) as caught:
        KEYS.public.verify("minutes", b"m", KEYS.sign("act", b"m"))
    assert caught.value.purpose == "minutes"


def test_a_signature_of_another_person_does_not_hold() -> None:
    with pytest.raises(BadSignatureError):
        KEYS.public.verify("act", b"m", OTHER.sign("act", b"m"))


def test_the_sealing_key_signs_nothing() -> None:
    crossed = PublicKeys(KEYS.public.sealing, KEYS.public.signing)
    with pytest.raises(BadSignatureError):
        crossed.verify("act", b"m", KEYS.sign("act", b"m"))


def test_the_twin_of_a_signature_is_refused() -> None:
    signature = KEYS.sign("act", b"m")
    s = int.from_bytes(signature[32:], "big")
    r, twin = int.from_bytes(signature[:32], "big"), stranger.N - s
    assert stranger.signature_holds(stranger.point(RFC_PUBLIC), stranger.signed_bytes("act", b"m"), r, twin)
    with pytest.raises(BadSignatureError):
        KEYS.public.verify("act", b"m", signature[:32] + twin.to_bytes(32, "big"))


@pytest.mark.parametrize("signature", [b"", bytes(63), bytes(64), bytes(65), b"\xff" * 64, b"\xff" * 32 + bytes(32)])
def test_what_is_no_signature_does_not_hold(signature: bytes) -> None:
    with pytest.raises(BadSignatureError):
        KEYS.public.verify("act", b"m", signature)


@pytest.mark.parametrize("purpose", ["", "two words", "가"])
def test_a_purpose_that_could_be_misread_is_not_signed(purpose: str) -> None:
    with pytest.raises(PurposeError):
        KEYS.sign(purpose, b"m")


def test_keys_come_back_from_their_bytes() -> None:
    again = PrivateKeys.from_bytes(OTHER.to_bytes())
    assert again.to_bytes() == OTHER.to_bytes()
    assert again.public == OTHER.public
    assert KEYS.to_bytes() == SECRET


def test_new_keys_are_new() -> None:
    assert PrivateKeys.generate().public != PrivateKeys.generate().public
    assert OTHER.public.signing != OTHER.public.sealing


@pytest.mark.parametrize(
    "secret",
    [
        b"",
        SECRET[:-1],
        SECRET + b"\0",
        bytes(32) + SECRET[32:],
        SECRET[:32] + bytes(32),
        stranger.N.to_bytes(32, "big") + SECRET[32:],
        SECRET[:32] + b"\xff" * 32,
    ],
)
def test_what_is_no_private_key_is_refused(secret: bytes) -> None:
    with pytest.raises(NotAKeyError):
        PrivateKeys.from_bytes(secret)


def test_a_key_of_another_curve_is_refused() -> None:
    with pytest.raises(NotAKeyError):
        PrivateKeys(ec.generate_private_key(ec.SECP384R1()), OTHER.sealing_key)
    with pytest.raises(NotAKeyError):
        PrivateKeys(OTHER.signing_key, ec.generate_private_key(ec.SECP256K1()))


def test_the_signing_key_serves_for_certificates() -> None:
    assert KEYS.signing_key.private_numbers().private_value == RFC_SECRET


def test_a_printed_value_shows_no_secret() -> None:
    for shown in (repr(KEYS), str(KEYS), f"{KEYS}"):
        assert shown.startswith("PrivateKeys(of ")
        assert len(shown) < 40
        assert str(RFC_SECRET) not in shown
        assert f"{RFC_SECRET:x}"[:8] not in shown.lower()


@pytest.mark.parametrize(
    "point",
    [
        b"",
        bytes(33),
        RFC_PUBLIC[:-1],
        RFC_PUBLIC + b"\0",
        b"\x04" + RFC_PUBLIC[1:],
        b"\x05" + RFC_PUBLIC[1:],
        b"\x02" + stranger.P.to_bytes(32, "big"),
        b"\x02" + b"\xff" * 32,
        b"\x02" + (1).to_bytes(32, "big"),
        b"\x04" + bytes(64),
    ],
)
def test_a_point_off_the_curve_is_no_key(point: bytes) -> None:
    with pytest.raises(NotAKeyError):
        PublicKeys(point, RFC_PUBLIC)
    with pytest.raises(NotAKeyError):
        PublicKeys(RFC_PUBLIC, point)
    with pytest.raises(NotAKeyError):
        wrap_for(point, b"secret", b"")


def test_public_keys_come_back_from_their_text() -> None:
    text = OTHER.public.to_text()
    assert PublicKeys.from_text(text) == OTHER.public
    assert text == (OTHER.public.signing + OTHER.public.sealing).hex()


@pytest.mark.parametrize(
    "change", [str.upper, lambda text: text[:-1], lambda text: text + "00", lambda text: "g" + text[1:]]
)
def test_public_keys_have_one_spelling(change: object) -> None:
    assert callable(change)
    with pytest.raises(NotAKeyError):
        PublicKeys.from_text(change(KEYS.public.to_text()))


def test_the_fingerprint_stands_for_both_keys_in_their_places() -> None:
    public = KEYS.public
    assert public.fingerprint() == digest("keys", public.signing, public.sealing)
    swapped = PublicKeys(public.sealing, public.signing)
    assert len({public.fingerprint(), swapped.fingerprint(), OTHER.public.fingerprint()}) == 3


def test_a_stranger_with_the_key_opens_what_was_wrapped() -> None:
    wrapped = wrap_for(KEYS.public.sealing, b"the secret", b"info")
    assert stranger.hpke_open(wrapped, 7, b"info") == b"the secret"
    assert KEYS.open_wrapped(wrapped, b"info") == b"the secret"


def test_wrapping_twice_gives_different_bytes() -> None:
    assert wrap_for(KEYS.public.sealing, b"s", b"") != wrap_for(KEYS.public.sealing, b"s", b"")


def test_what_was_wrapped_opens_for_nobody_else_and_nothing_else() -> None:
    wrapped = wrap_for(KEYS.public.sealing, b"the secret", b"info")
    with pytest.raises(NotForThisKeyError):
        OTHER.open_wrapped(wrapped, b"info")
    with pytest.raises(NotForThisKeyError):
        KEYS.open_wrapped(wrapped, b"other info")


def test_a_damaged_wrap_does_not_open() -> None:
    wrapped = wrap_for(KEYS.public.sealing, b"the secret", b"info")
    damaged = [_flipped(wrapped, at) for at in range(len(wrapped))]
    for each in [*damaged, b"", wrapped[:64], wrapped[:-1], wrapped + b"\0"]:
        with pytest.raises(NotForThisKeyError):
            KEYS.open_wrapped(each, b"info")


def _flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
