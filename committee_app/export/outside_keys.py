"""A key that somebody brought from outside, with the certificate that an authority gave them for it.

The signature in the field of the minutes is then made by this key, so that every PDF reader shows the certificate.
It is no proof of ours: nobody judges here whether the authority is to be believed. What proves is the case signature
beside it, inside the same value: made with the person's key of the case, over the same digest, the field, and every
certificate that is embedded (`case_message`).

A certificate file is PKCS#12 (RFC 7292). Whatever its bytes are, the answer is a key or one finding.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from asn1crypto import cms, core, pkcs12
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, ExtensionOID

from committee_app.case.findings import Finding, RefusedError
from committee_app.sealing.digests import layout
from committee_app.sealing.keys import POINT_BYTES, SIGNATURE_BYTES, BadSignatureError, NotAKeyError, PrivateKeys
from committee_app.sealing.keys import PublicKeys as Keys

# Files that browsers write are not always DER; the library reads them and says so on every one.
warnings.filterwarnings("ignore", message="PKCS#12 bundle could not be parsed as DER")

MAX_FILE_BYTES: Final = 256 * 1024
MAX_CHAIN: Final = 8
MAX_CHAIN_BYTES: Final = 32 * 1024
MAX_ROUNDS: Final = 10_000_000
"""Rounds of a key derivation that a certificate file may ask for; ordinary ones have 2,048 to 600,000."""
RSA_BITS: Final = (2048, 3072, 4096)
RSA_EXPONENT: Final = 65537
PURPOSE: Final = "minutes"
CASE_SIGNATURE: Final = "2.25.164985523783202179812884166594047920736"
"""The type of the signed attribute that holds the case signature: the signing point (33 bytes), then r and s (64)."""

_LONGEST_NAME = 80
_OTHER_CIPHER = re.compile(r"[0-9.]+")
"""What has no name in the list of those that there are is written as its number."""
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_DOCUMENT_SIGNING = x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")
_FOR_SIGNING = {
    ExtendedKeyUsageOID.EMAIL_PROTECTION,
    ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE,
    ExtendedKeyUsageOID.CLIENT_AUTH,
    _DOCUMENT_SIGNING,
}


@dataclass(frozen=True, slots=True)
class OutsideKey:
    """A certificate that may sign now, those above it, and what signs with its key: ECDSA or PKCS#1 v1.5 over SHA-256.

    Whoever has it drops it as soon as it has signed.
    """

    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]
    sign: Callable[[bytes], bytes] = field(repr=False)

    @property
    def embedded(self) -> tuple[bytes, ...]:
        """All certificates in DER, in the order in which a signature value has them (that of their bytes)."""
        return in_order(one.public_bytes(Encoding.DER) for one in (self.certificate, *self.chain))

    @property
    def signature_bytes(self) -> int:
        """How long a signature can get."""
        public = self.certificate.public_key()
        return public.key_size // 8 if isinstance(public, rsa.RSAPublicKey) else 72

    def signature(self, data: bytes) -> bytes:
        """Return the signature over data, in the one form that is written.

        Raises:
            RefusedError: the key is not that of the certificate.
        """
        made = self.sign(data)
        public = self.certificate.public_key()
        try:
            if isinstance(public, rsa.RSAPublicKey):
                public.verify(made, data, padding.PKCS1v15(), hashes.SHA256())
                return made
            assert isinstance(public, ec.EllipticCurvePublicKey)  # `usable` asked
            public.verify(made, data, ec.ECDSA(hashes.SHA256()))
        except (InvalidSignature, ValueError):
            raise RefusedError(Finding.of("certificate.other_key")) from None
        r, s = decode_dss_signature(made)
        return encode_dss_signature(r, min(s, _ORDER - s))


@dataclass(frozen=True, slots=True)
class OutsideCertificate:
    """What a certificate from outside says of itself: whose it is, who gave it, from when until when it holds."""

    subject: str
    issuer: str
    begins: datetime
    ends: datetime

    @classmethod
    def of(cls, certificate: x509.Certificate) -> OutsideCertificate:
        """Read a certificate."""
        names = asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))
        return cls(
            _said(names.subject),
            _said(names.issuer),
            certificate.not_valid_before_utc,
            certificate.not_valid_after_utc,
        )

    def holds_at(self, moment: datetime | None) -> bool:
        """Whether the certificate holds at a time."""
        return moment is not None and self.begins <= moment <= self.ends


def in_order(certificates: Iterator[bytes] | Sequence[bytes]) -> tuple[bytes, ...]:
    """Return certificates in the order of DER (X.690, 11.6), each once."""
    return tuple(sorted(set(certificates)))


# ── the case signature ─────────────────────────────────────────────────────────────────────
def case_message(name: str, digest: bytes, signer: bytes, certificates: Sequence[bytes]) -> bytes:
    """Return what the case signature is made over.

    Args:
        name: the field of the minutes.
        digest: SHA-256 of the bytes that the signature covers.
        signer: the certificate of the one who signs, in DER.
        certificates: all that are embedded, in DER, in their order.
    """
    return layout("minutes-certificate", name.encode(), digest, signer, *certificates)


def case_attribute(keys: PrivateKeys, message: bytes) -> Any:
    """Return the signed attribute with the case signature over a message."""
    value = keys.public.signing + keys.sign(PURPOSE, message)
    return cms.CMSAttribute({"type": CASE_SIGNATURE, "values": [core.OctetString(value)]})


def case_key(value: bytes, message: bytes) -> bytes:
    """Return the point that made a case signature; nothing where it does not hold."""
    if len(value) != POINT_BYTES + SIGNATURE_BYTES:
        return b""
    point = value[:POINT_BYTES]
    try:
        Keys(point, point).verify(PURPOSE, message, value[POINT_BYTES:])
    except (NotAKeyError, BadSignatureError):
        return b""
    return point


# ── a certificate file ─────────────────────────────────────────────────────────────────────
def read_pkcs12(untrusted: bytes, pin: str, at: datetime) -> OutsideKey:
    """Return the key of a certificate file.

    Args:
        untrusted: the bytes of the file.
        pin: what locks it.
        at: the time of the case's clock, with its zone; the certificate must hold then.

    Raises:
        RefusedError: with the one thing that is wrong with it.
    """
    if len(untrusted) > MAX_FILE_BYTES:
        raise RefusedError(Finding.of("certificate.too_large", limit=MAX_FILE_BYTES))
    _refuse_other_form(untrusted)
    try:
        opened = load_pkcs12(untrusted, pin.encode())
    except UnsupportedAlgorithm:
        raise RefusedError(Finding.of("certificate.not_readable")) from None
    except ValueError:
        raise RefusedError(Finding.of("certificate.wrong_pin")) from None
    if opened.key is None or opened.cert is None:
        raise RefusedError(Finding.of("certificate.no_key"))
    key = opened.key
    certificate = opened.cert.certificate
    chain = tuple(one.certificate for one in opened.additional_certs)
    if isinstance(key, rsa.RSAPrivateKey):
        return usable(certificate, chain, _rsa(key), at)
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return usable(certificate, chain, _ecdsa(key), at)
    raise RefusedError(Finding.of("certificate.other_kind"))


def usable(
    certificate: x509.Certificate, chain: Sequence[x509.Certificate], sign: Callable[[bytes], bytes], at: datetime
) -> OutsideKey:
    """Return the key if its certificate may sign a document now.

    Raises:
        RefusedError: it is of a kind that we do not take, is not for signing, or does not hold at this time.
    """
    try:
        said = OutsideCertificate.of(certificate)
        kind, purpose = is_known_kind(certificate), _is_for_signing(certificate)
    except Exception:  # noqa: BLE001  # as in `_refuse_other_form`
        raise RefusedError(Finding.of("certificate.not_readable")) from None
    found = OutsideKey(certificate, tuple(chain), sign)
    if not kind:
        raise RefusedError(Finding.of("certificate.other_kind"))
    if not purpose:
        raise RefusedError(Finding.of("certificate.not_for_signing", subject=said.subject))
    if at < said.begins:
        raise RefusedError(Finding.of("certificate.not_yet", subject=said.subject, day=_day(said.begins, at)))
    if at > said.ends:
        raise RefusedError(Finding.of("certificate.expired", subject=said.subject, day=_day(said.ends, at)))
    if len(found.embedded) > MAX_CHAIN or sum(map(len, found.embedded)) > MAX_CHAIN_BYTES:
        raise RefusedError(Finding.of("certificate.long_chain", limit=MAX_CHAIN))
    return found


def is_known_kind(certificate: x509.Certificate) -> bool:
    """Whether the key is RSA of a usual length with the usual exponent, or lies on P-256."""
    public = certificate.public_key()
    if isinstance(public, rsa.RSAPublicKey):
        return public.key_size in RSA_BITS and public.public_numbers().e == RSA_EXPONENT
    return isinstance(public, ec.EllipticCurvePublicKey) and isinstance(public.curve, ec.SECP256R1)


def _rsa(key: rsa.RSAPrivateKey) -> Callable[[bytes], bytes]:
    return lambda data: key.sign(data, padding.PKCS1v15(), hashes.SHA256())


def _ecdsa(key: ec.EllipticCurvePrivateKey) -> Callable[[bytes], bytes]:
    return lambda data: key.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))


def _is_for_signing(certificate: x509.Certificate) -> bool:
    """Whether the certificate says that its key signs documents, or says nothing against it (RFC 5280, 4.2.1)."""
    extensions = {one.oid: one.value for one in certificate.extensions}
    basic, usage, further = (
        extensions.get(oid)
        for oid in (ExtensionOID.BASIC_CONSTRAINTS, ExtensionOID.KEY_USAGE, ExtensionOID.EXTENDED_KEY_USAGE)
    )
    if isinstance(basic, x509.BasicConstraints) and basic.ca:
        return False
    if isinstance(usage, x509.KeyUsage) and not (usage.digital_signature or usage.content_commitment):
        return False
    return not isinstance(further, x509.ExtendedKeyUsage) or bool(_FOR_SIGNING & set(further))


def _said(name: Any) -> str:
    """Return whom a name names, on one line: the common name, or the organisation, or all of it.

    Whoever wrote the certificate wrote this: it is composed, shows no controls, and is not longer than a line or two.
    """
    parts = name.native
    said = next((parts[one] for one in ("common_name", "organization_name") if parts.get(one)), name.human_friendly)
    line = " ".join(unicodedata.normalize("NFC", str(said[0] if isinstance(said, list) else said)).split())
    shown = "".join(one if one.isprintable() else "?" for one in line)
    return shown if len(shown) <= _LONGEST_NAME else shown[: _LONGEST_NAME - 1] + "…"


def _day(moment: datetime, like: datetime) -> str:
    return moment.astimezone(like.tzinfo).date().isoformat()


def _refuse_other_form(untrusted: bytes) -> None:
    """Refuse what is no PKCS#12, or asks for a derivation that takes hours, before the library begins with it."""
    try:
        file = pkcs12.Pfx.load(untrusted, strict=True)
        file["version"].native  # noqa: B018  # parsing is lazy
        rounds = list(_rounds(file))
    except RefusedError:
        raise
    except Exception:  # noqa: BLE001  # what a parser raises on hostile bytes is no closed list
        raise RefusedError(Finding.of("certificate.no_file")) from None
    if any(not 0 < one <= MAX_ROUNDS for one in rounds):
        raise RefusedError(Finding.of("certificate.too_slow"))


def _rounds(file: Any) -> Iterator[int]:
    """Yield the rounds of every derivation that can be seen from outside."""
    mac = file["mac_data"]
    if mac.native is not None:
        yield int(mac["iterations"].native)
    for part in file.authenticated_safe:
        if part["content_type"].native == "encrypted_data":
            yield from _rounds_of(part["content"]["encrypted_content_info"]["content_encryption_algorithm"])
        elif part["content_type"].native == "data":
            for bag in pkcs12.SafeContents.load(part["content"].native):
                if bag["bag_id"].native == "pkcs8_shrouded_key_bag":
                    yield from _rounds_of(bag["bag_value"]["encryption_algorithm"])


def _rounds_of(algorithm: Any) -> Iterator[int]:
    """Yield the rounds of one derivation; a cipher that nobody here knows (SEED) is told from a wrong password."""
    name, parameters = algorithm["algorithm"].native, algorithm["parameters"]
    if name == "pbes2":
        name = parameters["encryption_scheme"]["algorithm"].native
        parameters = parameters["key_derivation_func"]["parameters"]
    if _OTHER_CIPHER.fullmatch(name):
        raise RefusedError(Finding.of("certificate.not_readable"))
    if "iterations" in parameters.native:
        yield int(parameters["iterations"].native)
    else:
        yield int(parameters["iteration_count"].native)
