"""The certificate under which a person signs the minutes: made in the case, from the key that signed the sheet.

No authority stands behind it. It carries the public key in the form every PDF reader takes; whose key
it is, is proven by comparing the fingerprint with the sheet the person signed by hand. The same key,
name and case always give the same certificate, to the last byte (RFC 6979 signs without dice), so
the record can name its SHA-256 before anybody signs.
"""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import NameOID

YEARS = 30
_MOST_BYTES = 64
"""RFC 5280 (appendix A) says characters; libraries count bytes of UTF-8, of which a syllable has three."""
_CUT = "…"
_JOINER = "\u200d"
_LATER_HANGUL_LETTERS = range(0x1160, 0x1200)
"""Loose vowels and finals; they belong to the letter before them."""
_SERIAL_BYTES = 19
"""A serial number has at most 20 bytes and is positive (RFC 5280, 4.1.2.2)."""


class NameTooLongError(ValueError):
    """A name that a certificate has no room for (64 bytes of UTF-8)."""

    def __init__(self, text: str) -> None:
        super().__init__(f"a certificate takes names of 1 to {_MOST_BYTES} bytes, not {text!r}")
        self.text = text


def self_issued_certificate(
    private_key: ec.EllipticCurvePrivateKey,
    *,
    name: str,
    capacity: str,
    case_id: str,
    fingerprint: bytes,
    not_before: datetime,
    years: int = YEARS,
) -> x509.Certificate:
    """Return a self-signed certificate: CN name and capacity, title the capacity, O the case.

    Args:
        private_key: the person's P-256 key.
        name: as in the roster; NFC. With the capacity longer than 64 bytes it is cut short and ends in "…":
            the decision is made by then, and the whole name stands in the minutes and in the record.
        capacity: the office in which the person signs, in the language of the case (위원장, 간사).
        case_id: names the case; cut short likewise. Whole, with key, name, capacity and time, it determines the
            serial number.
        fingerprint: of both of the person's keys, as printed on the enrolment sheet; stands in the subject as
            serialNumber, in hexadecimal.
        not_before: when it begins to hold, with a zone; whole seconds count.
        years: how long it holds, in years of the calendar.

    Raises:
        NameTooLongError: the case id is empty, or the capacity leaves no room for a name.
    """
    begins = not_before.astimezone(UTC).replace(microsecond=0)
    subject = _subject(name, capacity, case_id, fingerprint)
    public = private_key.public_key()
    point = public.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
    facts = (case_id, name, capacity, begins.isoformat(), fingerprint.hex())
    serial = hashlib.sha256("\n".join(facts).encode() + b"\n" + point).digest()[:_SERIAL_BYTES]
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(public)
        .serial_number(int.from_bytes(serial, "big") | 1)
        .not_valid_before(begins)
        .not_valid_after(_years_later(begins, years))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .sign(private_key, hashes.SHA256(), ecdsa_deterministic=True)
    )


def certificate_fingerprint(certificate: x509.Certificate) -> str:
    """Return the SHA-256 of the certificate in hexadecimal, as PDF readers show it."""
    return certificate.fingerprint(hashes.SHA256()).hex()


def name_and_capacity(certificate: x509.Certificate) -> tuple[str, str]:
    """Return whom a certificate names and in which office; empty where it does not say."""
    name, capacity = (_first(certificate.subject, oid) for oid in (NameOID.COMMON_NAME, NameOID.TITLE))
    return (name.removesuffix(f" {capacity}"), capacity) if capacity else (name, "")


def _subject(name: str, capacity: str, case_id: str, fingerprint: bytes) -> x509.Name:
    common_name = f"{_shortened(name, _MOST_BYTES - _bytes(capacity) - 1)} {capacity}"
    organisation = _shortened(case_id, _MOST_BYTES)
    for text in (common_name, organisation, fingerprint.hex()):
        if not 1 <= _bytes(text) <= _MOST_BYTES:
            raise NameTooLongError(text)
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            x509.NameAttribute(NameOID.TITLE, capacity),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, fingerprint.hex()),
        ]
    )


def _bytes(text: str) -> int:
    return len(text.encode())


def _shortened(name: str, room: int) -> str:
    """Return a name of at most so many bytes, cut between two characters as a reader counts them, the cut marked.

    >>> _shortened("가나다라", 9)
    '가나…'
    """
    if _bytes(name) <= room:
        return name
    end = len(name)
    while end > 0 and (_bytes(name[:end] + _CUT) > room or _goes_on(name, end)):
        end -= 1
    return name[:end].rstrip() + _CUT


def _goes_on(text: str, at: int) -> bool:
    """Whether what stands there is a part of the character before it, as a reader counts characters."""
    if at == len(text):
        return False
    joined = _JOINER in (text[at], text[at - 1])
    return joined or ord(text[at]) in _LATER_HANGUL_LETTERS or unicodedata.category(text[at]).startswith("M")


def _years_later(begins: datetime, years: int) -> datetime:
    if (begins.month, begins.day) == (2, 29):
        begins = begins.replace(day=28)
    return begins.replace(year=begins.year + years)


def _first(name: x509.Name, oid: x509.ObjectIdentifier) -> str:
    attributes = name.get_attributes_for_oid(oid)
    return str(attributes[0].value) if attributes else ""
