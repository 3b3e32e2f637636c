"""A person's two key pairs: one signs, the other opens what was sealed for them.

Both lie on the curve P-256. Public points travel compressed (33 bytes). A signature is ECDSA with
SHA-256, stored as r and s, 32 bytes each, over these bytes (the DSSE pre-authentication encoding, with a
payload type that names suite and purpose):

    DSSEv1 <length of type> <type> <length of message> <message>
    type = committee-app/P256-1/<purpose>          lengths in decimal, single spaces between

Of the two values of s that fit, only the lower one is accepted: otherwise anybody could change a
stored signature into another valid one. Signing takes no dice (RFC 6979): a bad source of
randomness cannot give the key away.

Python cannot wipe memory for certain. What we can do: no secret in a `repr`, keys kept no longer
than a person sits at the desk.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from committee_app.sealing.digests import SUITE, PurposeError, digest, grouped

POINT_BYTES = 33
SCALAR_BYTES = 32
SIGNATURE_BYTES = 64

_CURVE = ec.SECP256R1()
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_SIGNING = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)
_CHECKING = ec.ECDSA(hashes.SHA256())
_HPKE = hpke.Suite(hpke.KEM.P256, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
_PUBLIC_TEXT = re.compile(rf"[0-9a-f]{{{4 * POINT_BYTES}}}")
_PURPOSE = re.compile(r"[!-~]{1,64}")


class NotAKeyError(ValueError):
    """Bytes or text that are not a key of this suite."""

    def __init__(self, what: str) -> None:
        super().__init__(f"not a P-256 key: {what}")
        self.what = what


class BadSignatureError(Exception):
    """The signature was not made by this key over this purpose and message."""

    def __init__(self, purpose: str) -> None:
        super().__init__(f"the signature does not hold ({purpose})")
        self.purpose = purpose


class NotForThisKeyError(Exception):
    """A wrapped secret that this key does not open: meant for another, for another use, or damaged."""

    def __init__(self) -> None:
        super().__init__("this key does not open the wrapped secret")


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """What everybody may know of a person: two compressed points, checked to lie on the curve.

    Raises:
        NotAKeyError: one of them is not a compressed point of P-256.
    """

    signing: bytes
    sealing: bytes

    def __post_init__(self) -> None:
        _point(self.signing)
        _point(self.sealing)

    @staticmethod
    def checked_point(compressed: bytes) -> bytes:
        """Return a compressed point that lies on the curve; `NotAKeyError` for other bytes."""
        _point(compressed)
        return compressed

    def fingerprint(self) -> bytes:
        """Return 32 bytes that stand for both keys: digest("keys", signing, sealing)."""
        return digest("keys", self.signing, self.sealing)

    def verify(self, purpose: str, message: bytes, signature: bytes) -> None:
        """Return if the signature holds.

        Raises:
            BadSignatureError: it does not, or it is not the one form that `sign` writes.
        """
        if len(signature) != SIGNATURE_BYTES:
            raise BadSignatureError(purpose)
        r = int.from_bytes(signature[:SCALAR_BYTES], "big")
        s = int.from_bytes(signature[SCALAR_BYTES:], "big")
        if s > _ORDER // 2:
            raise BadSignatureError(purpose)
        try:
            _point(self.signing).verify(encode_dss_signature(r, s), pae(_type(purpose), message), _CHECKING)
        except InvalidSignature:
            raise BadSignatureError(purpose) from None

    def to_text(self) -> str:
        """Return both points as 132 hexadecimal characters, the signing key first."""
        return (self.signing + self.sealing).hex()

    @classmethod
    def from_text(cls, text: str) -> PublicKeys:
        """Return the keys that `to_text` wrote; anything else is a `NotAKeyError`."""
        if _PUBLIC_TEXT.fullmatch(text) is None:
            raise NotAKeyError("expected 132 lower-case hexadecimal characters")
        points = bytes.fromhex(text)
        return cls(points[:POINT_BYTES], points[POINT_BYTES:])


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class PrivateKeys:
    """What only the person holds. Compare the bytes or the public keys, never two of these."""

    signing_key: ec.EllipticCurvePrivateKey
    sealing_key: ec.EllipticCurvePrivateKey
    public: PublicKeys = field(init=False)

    def __post_init__(self) -> None:
        public = PublicKeys(_compressed(self.signing_key), _compressed(self.sealing_key))
        object.__setattr__(self, "public", public)

    def __repr__(self) -> str:
        return f"PrivateKeys(of {grouped(self.public.fingerprint())})"

    @classmethod
    def generate(cls) -> PrivateKeys:
        """Return new keys from the system's source of randomness."""
        return cls(ec.generate_private_key(_CURVE), ec.generate_private_key(_CURVE))

    @classmethod
    def from_bytes(cls, secret: bytes) -> PrivateKeys:
        """Return the keys that `to_bytes` wrote; `NotAKeyError` for anything else."""
        if len(secret) != 2 * SCALAR_BYTES:
            raise NotAKeyError(f"expected {2 * SCALAR_BYTES} bytes, got {len(secret)}")
        return cls(_private(secret[:SCALAR_BYTES]), _private(secret[SCALAR_BYTES:]))

    def to_bytes(self) -> bytes:
        """Return 64 secret bytes: the signing and the sealing scalar, most significant byte first."""
        return _scalar(self.signing_key) + _scalar(self.sealing_key)

    def sign(self, purpose: str, message: bytes) -> bytes:
        """Return 64 bytes, r and s, over purpose and message. The same input gives the same signature."""
        r, s = decode_dss_signature(self.signing_key.sign(pae(_type(purpose), message), _SIGNING))
        lower = min(s, _ORDER - s)
        return r.to_bytes(SCALAR_BYTES, "big") + lower.to_bytes(SCALAR_BYTES, "big")

    def open_wrapped(self, wrapped: bytes, info: bytes) -> bytes:
        """Return what `wrap_for` wrapped for these keys under the same `info`.

        Raises:
            NotForThisKeyError: it was not, or it is damaged; a cipher cannot tell which.
        """
        try:
            return _HPKE.decrypt(wrapped, self.sealing_key, info=info)
        except (InvalidTag, ValueError):
            raise NotForThisKeyError from None


def wrap_for(sealing: bytes, secret: bytes, info: bytes) -> bytes:
    """Return the secret wrapped for the owner of a sealing key.

    HPKE (RFC 9180) in base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, no associated
    data: 65 bytes of encapsulated key, the ciphertext, 16 bytes of tag.

    Raises:
        NotAKeyError: `sealing` is not a compressed point of P-256.
    """
    return _HPKE.encrypt(secret, _point(sealing), info=info)


def pae(payload_type: str, message: bytes) -> bytes:
    """Return the DSSE v1 pre-authentication encoding.

    >>> pae("http://example.com/HelloWorld", b"hello world")
    b'DSSEv1 29 http://example.com/HelloWorld 11 hello world'
    """
    kind = payload_type.encode()
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(message), message)


def _type(purpose: str) -> str:
    if _PURPOSE.fullmatch(purpose) is None:
        raise PurposeError(purpose)
    return f"committee-app/{SUITE}/{purpose}"


@lru_cache(maxsize=4096)
def _point(compressed: bytes) -> ec.EllipticCurvePublicKey:
    # Finding y costs a square root; the same few persons sign a whole record.
    if len(compressed) != POINT_BYTES:
        raise NotAKeyError(f"expected {POINT_BYTES} bytes, got {len(compressed)}")
    try:
        return ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, compressed)
    except ValueError:
        raise NotAKeyError("not a point of the curve") from None


def _compressed(key: ec.EllipticCurvePrivateKey) -> bytes:
    if key.curve.name != _CURVE.name:
        raise NotAKeyError(f"on the curve {key.curve.name}")
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)


def _scalar(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_numbers().private_value.to_bytes(SCALAR_BYTES, "big")


def _private(scalar: bytes) -> ec.EllipticCurvePrivateKey:
    number = int.from_bytes(scalar, "big")
    if not 0 < number < _ORDER:
        raise NotAKeyError("the secret number is out of range")
    return ec.derive_private_key(number, _CURVE)
