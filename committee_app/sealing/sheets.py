"""One sealed sheet: all ballots of one evaluator for one stage, closed until two holders open it.

For every item (a project) the sheet carries a commitment and a ciphertext; the evaluator's signature over
the sheet covers all of them. `layout` and `digest` stand in `digests`; `context` says which sheet
this is (case, stage, evaluator), as UTF-8 like every name.

    secret     = 32 random bytes, one for the sheet
    salt       = 32 random bytes, one for each item
    commitment = digest("ballot", context, item, salt, payload)
    key        = HKDF-SHA256(secret, no salt, info = layout("ballot.key", context, item), 32 bytes)
    ciphertext = AES-256-GCM(key, nonce, salt || padded, associated data)
                 associated data = layout("ballot.sealed", context, item, commitment)
                 nonce = 12 zero bytes: every key encrypts one message in its life
    padded     = length of the payload (4 bytes, most significant first) || payload || zero bytes,
                 up to 256, 512, 1024, 2048, 4096, or the next multiple of 4096 bytes
    check      = digest("sheet.secret", context, secret)

The secret is wrapped for every two of the holders, nested, so that one holder alone has nothing:

    inner = HPKE(second holder, secret, info = layout("sheet.inner", context, first, second, check))
    wrap  = HPKE(first holder,  inner,  info = layout("sheet.outer", context, first, second, check))

Each pair is wrapped in both orders, since whoever of the two sits down first must take off the outer layer
(`begin_opening`). What is left opens only for the second (`finish_opening`), so the first holder's key need not
wait in memory. It must not be written down either: with it the second holder could open alone.

`check` holds the evaluator to one secret: without it a sheet could be made that opens differently for each pair.

The opening publishes salt, payload and key of the ballots that count. From then on anybody checks with one hash
(`holds`), and whoever has AES checks the ciphertext too (`ciphertext_matches`). A ballot that was voided stays
closed: its key does not follow from the others.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import permutations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from committee_app.sealing.canonical import Plain
from committee_app.sealing.digests import SUITE, digest, layout
from committee_app.sealing.fields import (
    FieldError,
    base64_bytes,
    base64_text,
    constant,
    hex_bytes,
    members,
    named,
)
from committee_app.sealing.keys import (
    POINT_BYTES,
    NotAKeyError,
    NotForThisKeyError,
    PrivateKeys,
    PublicKeys,
    wrap_for,
)

SECRET_BYTES = 32
SALT_BYTES = 32
COMMITMENT_BYTES = 32
LEAST_HOLDERS = 2
MOST_HOLDERS = 8

_TAG_BYTES = 16
_LENGTH_BYTES = 4
_SMALLEST_BUCKET = 256
_LARGEST_BUCKET = 4096
_NONCE = bytes(12)
_LAYER_BYTES = 65 + _TAG_BYTES
_HALF_BYTES = SECRET_BYTES + _LAYER_BYTES
_WRAP_BYTES = _HALF_BYTES + _LAYER_BYTES


class NotASheetError(ValueError):
    """A document, or what was to become one, that is not a sealed sheet."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"not a sealed sheet: {reason}")
        self.reason = reason


class WrongHolderError(Exception):
    """The sheet was not sealed for this person, these keys, or these two together."""

    def __init__(self, *names: str) -> None:
        super().__init__(f"the sheet was not sealed for {' and '.join(names)} with these keys")
        self.names = names


class SheetDamagedError(Exception):
    """A part of the sheet does not open as it was sealed: altered, or sealed for another context."""

    def __init__(self, part: str) -> None:
        super().__init__(f"the sealed sheet does not open: {part}")
        self.part = part


@dataclass(frozen=True, slots=True)
class SealedItem:
    """What is known of one ballot before the opening."""

    commitment: bytes
    ciphertext: bytes


@dataclass(frozen=True, slots=True)
class OpenedItem:
    """What is published of one ballot: 32 bytes of salt, its 32-byte key, and what the evaluator wrote."""

    salt: bytes
    key: bytes
    payload: bytes


@dataclass(frozen=True, slots=True)
class SealedSheet:
    """A sheet as it is signed and kept.

    `holders` are sealing keys by name, `wraps` go by (who sits down first, who sits down second). Whether
    these are the holders of the case is for the desk to say.

    Raises:
        NotASheetError: a part is missing, too many, or of the wrong length.
    """

    holders: Mapping[str, bytes]
    items: Mapping[str, SealedItem]
    check: bytes
    wraps: Mapping[tuple[str, str], bytes]

    def __post_init__(self) -> None:
        if not LEAST_HOLDERS <= len(self.holders) <= MOST_HOLDERS:
            raise NotASheetError(f"{len(self.holders)} holders")
        # One person under two names could open alone.
        if len(set(self.holders.values())) != len(self.holders):
            raise NotASheetError("two holders with one key")
        if self.wraps.keys() != set(permutations(self.holders, 2)):
            raise NotASheetError("the wraps are not those of every two holders")
        if any(len(wrap) != _WRAP_BYTES for wrap in self.wraps.values()):
            raise NotASheetError("a wrap has the wrong length")
        if len(self.check) != COMMITMENT_BYTES:
            raise NotASheetError("the check has the wrong length")
        for name, item in self.items.items():
            padded = len(item.ciphertext) - SALT_BYTES - _TAG_BYTES
            if len(item.commitment) != COMMITMENT_BYTES or padded <= 0 or padded != bucket(padded):
                raise NotASheetError(f"{name} has the wrong length")

    def to_plain(self) -> Plain:
        """Return the sheet as a plain document."""
        wraps: dict[str, Plain] = {
            first: {second: base64_text(self.wraps[first, second]) for second in self.holders if second != first}
            for first in self.holders
        }
        return {
            "suite": SUITE,
            "holders": {name: point.hex() for name, point in self.holders.items()},
            "items": {
                name: {"commitment": item.commitment.hex(), "sealed": base64_text(item.ciphertext)}
                for name, item in self.items.items()
            },
            "check": self.check.hex(),
            "wraps": wraps,
        }

    @classmethod
    def from_plain(cls, untrusted: Plain) -> SealedSheet:
        """Return the sheet that `to_plain` wrote; `NotASheetError` for anything else."""
        try:
            found = members(untrusted, "sheet", "suite", "holders", "items", "check", "wraps")
            constant(found["suite"], "suite", SUITE)
            holders = {
                name: PublicKeys.checked_point(hex_bytes(point, f"holder {name}", POINT_BYTES))
                for name, point in named(found["holders"], "holders").items()
            }
            items = {name: _item(item, name) for name, item in named(found["items"], "items").items()}
            # A name without wraps would leave no trace in what is read, and so be a second spelling of one sheet.
            wraps = {
                (first, second): base64_bytes(wrap, f"wrap for {first} and {second}")
                for first, rest in members(found["wraps"], "wraps", *holders).items()
                for second, wrap in named(rest, f"wraps for {first}").items()
            }
            return cls(holders, items, hex_bytes(found["check"], "check", COMMITMENT_BYTES), wraps)
        except (FieldError, NotAKeyError) as error:
            raise NotASheetError(str(error)) from None


def seal_sheet(payloads: Mapping[str, bytes], holders: Mapping[str, bytes | PublicKeys], context: str) -> SealedSheet:
    """Return all payloads sealed so that any two holders open them together, and nobody alone.

    Args:
        payloads: what the evaluator wrote, by item.
        holders: names with sealing keys (33 bytes) or both public keys; three in a committee.
        context: case, stage and evaluator; the same text opens the sheet.

    Raises:
        NotASheetError: fewer than two holders, more than eight, or two with one key.
        NotAKeyError: a holder's key is not a point of the curve.
    """
    points = {
        name: key.sealing if isinstance(key, PublicKeys) else PublicKeys.checked_point(key)
        for name, key in holders.items()
    }
    secret = secrets.token_bytes(SECRET_BYTES)
    check = _check(secret, context)
    return SealedSheet(
        points,
        {item: _sealed(secret, item, payload, context) for item, payload in payloads.items()},
        check,
        {
            (first, second): _wrapped(secret, (first, points[first]), (second, points[second]), context, check)
            for first, second in permutations(points, 2)
        },
    )


def begin_opening(
    sheet: SealedSheet, first_name: str, first_keys: PrivateKeys, second_name: str, context: str
) -> bytes:
    """Take off the outer layer for the two named; the result opens only for the second.

    Raises:
        WrongHolderError: the sheet was not sealed for these two, or these are not the first one's keys.
        SheetDamagedError: the wrap does not open in this context.
    """
    _refuse_a_stranger(sheet, first_name, first_keys, second_name)
    info = _info("sheet.outer", context, first_name, second_name, sheet.check)
    try:
        return first_keys.open_wrapped(sheet.wraps[first_name, second_name], info)
    except NotForThisKeyError:
        raise SheetDamagedError(f"the wrap for {first_name} and {second_name}") from None


def finish_opening(  # noqa: PLR0917 - the same names in the other order, and what the first one left
    sheet: SealedSheet, half: bytes, second_name: str, second_keys: PrivateKeys, first_name: str, context: str
) -> bytes:
    """Return the secret of the sheet from what `begin_opening` left.

    Raises:
        WrongHolderError: the sheet was not sealed for these two, or these are not the second one's keys.
        SheetDamagedError: the half does not belong to this sheet, or holds another secret than it promised.
    """
    _refuse_a_stranger(sheet, second_name, second_keys, first_name)
    info = _info("sheet.inner", context, first_name, second_name, sheet.check)
    try:
        secret = second_keys.open_wrapped(half, info)
    except NotForThisKeyError:
        raise SheetDamagedError(f"the half that {first_name} opened for {second_name}") from None
    if len(secret) != SECRET_BYTES or not hmac.compare_digest(_check(secret, context), sheet.check):
        raise SheetDamagedError("the secret is not the one that was promised")
    return secret


def open_items(sheet: SealedSheet, secret: bytes, items: Iterable[str], context: str) -> dict[str, OpenedItem]:
    """Return the items asked for, each checked against its commitment. The others stay closed.

    Raises:
        SheetDamagedError: an item is not on the sheet, or does not open as it was committed to.
    """
    return {item: _opened(sheet, secret, item, context) for item in items}


def holds(commitment: bytes, item: str, context: str, salt: bytes, payload: bytes) -> bool:
    """Return whether this is the payload that was committed to. Hashes only; anybody may ask."""
    return len(salt) == SALT_BYTES and hmac.compare_digest(commitment, _commitment(item, context, salt, payload))


def ciphertext_matches(sheet: SealedSheet, item: str, opened: OpenedItem, context: str) -> bool:
    """Return whether what was published is what lay sealed in the sheet, to the last byte of padding."""
    sealed = sheet.items.get(item)
    if sealed is None or len(opened.key) != SECRET_BYTES or len(opened.salt) != SALT_BYTES:
        return False
    again = AESGCM(opened.key).encrypt(
        _NONCE, opened.salt + _padded(opened.payload), _bound(item, context, sealed.commitment)
    )
    return hmac.compare_digest(again, sealed.ciphertext)


def bucket(length: int) -> int:
    """Return the padded length, so that a ciphertext does not tell a long comment from a short one.

    >>> [bucket(length) for length in (1, 256, 257, 4096, 4097, 8193)]
    [256, 256, 512, 4096, 8192, 12288]
    """
    if length > _LARGEST_BUCKET:
        return -(-length // _LARGEST_BUCKET) * _LARGEST_BUCKET
    size = _SMALLEST_BUCKET
    while size < length:
        size *= 2
    return size


def _item(untrusted: Plain, name: str) -> SealedItem:
    found = members(untrusted, name, "commitment", "sealed")
    return SealedItem(
        hex_bytes(found["commitment"], f"the commitment of {name}", COMMITMENT_BYTES),
        base64_bytes(found["sealed"], f"the ciphertext of {name}"),
    )


def _sealed(secret: bytes, item: str, payload: bytes, context: str) -> SealedItem:
    salt = secrets.token_bytes(SALT_BYTES)
    commitment = _commitment(item, context, salt, payload)
    cipher = AESGCM(_item_key(secret, item, context))
    bound = _bound(item, context, commitment)
    return SealedItem(commitment, cipher.encrypt(_NONCE, salt + _padded(payload), bound))


def _opened(sheet: SealedSheet, secret: bytes, item: str, context: str) -> OpenedItem:
    sealed = sheet.items.get(item)
    if sealed is None:
        raise SheetDamagedError(f"{item} is not on it")
    key = _item_key(secret, item, context)
    try:
        opened = AESGCM(key).decrypt(_NONCE, sealed.ciphertext, _bound(item, context, sealed.commitment))
    except InvalidTag:
        raise SheetDamagedError(item) from None
    salt, padded = opened[:SALT_BYTES], opened[SALT_BYTES:]
    payload = padded[_LENGTH_BYTES : _LENGTH_BYTES + int.from_bytes(padded[:_LENGTH_BYTES], "big")]
    # An evaluator's program could have sealed anything: the payload counts only if it is what was committed to and
    # the padding is the one that everybody writes.
    if padded != _padded(payload) or not holds(sealed.commitment, item, context, salt, payload):
        raise SheetDamagedError(item)
    return OpenedItem(salt, key, payload)


def _padded(payload: bytes) -> bytes:
    filled = len(payload).to_bytes(_LENGTH_BYTES, "big") + payload
    return filled.ljust(bucket(len(filled)), b"\0")


def _commitment(item: str, context: str, salt: bytes, payload: bytes) -> bytes:
    return digest("ballot", context.encode(), item.encode(), salt, payload)


def _item_key(secret: bytes, item: str, context: str) -> bytes:
    info = layout("ballot.key", context.encode(), item.encode())
    return HKDF(SHA256(), length=32, salt=None, info=info).derive(secret)


def _bound(item: str, context: str, commitment: bytes) -> bytes:
    return layout("ballot.sealed", context.encode(), item.encode(), commitment)


def _check(secret: bytes, context: str) -> bytes:
    return digest("sheet.secret", context.encode(), secret)


def _info(layer: str, context: str, first: str, second: str, check: bytes) -> bytes:
    return layout(layer, context.encode(), first.encode(), second.encode(), check)


def _wrapped(secret: bytes, first: tuple[str, bytes], second: tuple[str, bytes], context: str, check: bytes) -> bytes:
    inner = wrap_for(second[1], secret, _info("sheet.inner", context, first[0], second[0], check))
    return wrap_for(first[1], inner, _info("sheet.outer", context, first[0], second[0], check))


def _refuse_a_stranger(sheet: SealedSheet, name: str, keys: PrivateKeys, other: str) -> None:
    if (name, other) not in sheet.wraps:
        raise WrongHolderError(name, other)
    if sheet.holders[name] != keys.public.sealing:
        raise WrongHolderError(name)
