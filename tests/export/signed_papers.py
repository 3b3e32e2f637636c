"""A signed sample: keys, certificates, the list of signers in the record, and the two signatures."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from committee_app.export.certificates import self_issued_certificate
from committee_app.export.document import Document, EndMark, Heading, Paragraph, SignaturePlace, SignaturePlaces
from committee_app.export.pdf import BuiltPdf, build_pdf
from committee_app.export.reading import ExpectedSigner
from committee_app.export.signing import sign_pdf
from committee_app.export.stamps import Stamp
from tests.export.papers import HEAD, MADE_AT

CASE = "가상-2026-01"


@dataclass(frozen=True)
class Person:
    """Somebody who signs in the sample."""

    field: str
    name: str
    capacity: str
    scalar: int

    @property
    def key(self) -> ec.EllipticCurvePrivateKey:
        return ec.derive_private_key(self.scalar, ec.SECP256R1())

    @property
    def fingerprint(self) -> bytes:
        return bytes([self.scalar % 251]) * 32

    @property
    def certificate(self) -> x509.Certificate:
        return self_issued_certificate(
            self.key,
            name=self.name,
            capacity=self.capacity,
            case_id=CASE,
            fingerprint=self.fingerprint,
            not_before=MADE_AT,
        )

    @property
    def expected(self) -> ExpectedSigner:
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
        return ExpectedSigner(self.field, point)


CHAIR = Person("Chair", "김가온", "위원장", 20260226)
SECRETARY = Person("Secretary", "도담", "간사", 20260227)
ROGUE = Person("Secretary", "도담", "간사", 666)
SIGNERS = (CHAIR.expected, SECRETARY.expected)
RECORD = json.dumps({"ranking": "P-001"}).encode()


def short_document() -> Document:
    return Document(
        title="제1차 선정위원회 회의록",
        running_title="회의록",
        disclosure_mark="비공개(5)",
        number="가상-1",
        blocks=(
            Heading(1, "결정 사항"),
            Paragraph("제3호 안건을 원안대로 의결하였다."),
            SignaturePlaces(tuple(SignaturePlace(one.field, one.name, one.capacity) for one in (CHAIR, SECRETARY))),
            EndMark(),
        ),
    )


@cache
def built() -> BuiltPdf:
    return build_pdf(short_document(), record=RECORD, head=HEAD, made_at=MADE_AT, language="ko")


def signed_by(person: Person, data: bytes, *, minutes: int, certify: bool) -> bytes:
    at = MADE_AT + timedelta(minutes=minutes)
    return sign_pdf(
        data,
        person.field,
        person.key,
        person.certificate,
        certify=certify,
        stamp=Stamp(person.name, person.capacity, at, person.fingerprint),
        at=at,
        reason="회의록 내용 확인",
    )


@cache
def signed_once() -> bytes:
    return signed_by(CHAIR, built().data, minutes=5, certify=True)


@cache
def signed() -> bytes:
    return signed_by(SECRETARY, signed_once(), minutes=7, certify=False)
