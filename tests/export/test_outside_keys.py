"""Certificate files that people bring: which may sign, what is said of the others, and that the case vouches."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import pkcs12 as asn1_pkcs12
from cryptography.hazmat.primitives.asymmetric import ec

from committee_app.case.findings import RefusedError
from committee_app.export import outside_keys
from committee_app.export.outside_keys import MAX_FILE_BYTES, MAX_ROUNDS, OutsideKey, read_pkcs12
from committee_app.export.reading import Outcome, PdfFindings, read_signed_pdf
from committee_app.export.signing import sign_pdf_from_outside
from committee_app.export.stamps import Stamp
from committee_app.sealing.keys import PrivateKeys
from resources.verifier import verifier as stranger
from tests.export import tampering
from tests.export.outside_papers import NOTHING, PIN, SERVER, Kind, certificate_file, key
from tests.export.papers import MADE_AT
from tests.export.signed_papers import CHAIR, SECRETARY, SIGNERS, Person, built, signed_by, signed_once

AT = MADE_AT + timedelta(minutes=7)
RSA, P256 = Kind(), Kind(key="p256")


def case_keys(person: Person) -> PrivateKeys:
    return PrivateKeys(person.key, ec.derive_private_key(7, ec.SECP256R1()))


def opened(kind: Kind = RSA) -> OutsideKey:
    return read_pkcs12(certificate_file(kind), PIN, AT)


def signed_from_outside(person: Person, data: bytes, outside: OutsideKey, *, certify: bool = False) -> bytes:
    return sign_pdf_from_outside(
        data,
        person.field,
        case_keys(person),
        outside,
        certify=certify,
        stamp=Stamp(person.name, person.capacity, AT, person.fingerprint),
        at=AT,
        reason="회의록 내용 확인",
    )


@cache
def document(kind: Kind = RSA) -> bytes:
    return signed_from_outside(SECRETARY, signed_once(), opened(kind))


def read_by_both(data: bytes) -> tuple[PdfFindings, stranger.Plan, stranger.Minutes]:
    plan = stranger.Plan()
    return read_signed_pdf(data), plan, stranger.read_minutes(plan, data)


def refused(data: bytes, pin: str = PIN) -> str:
    with pytest.raises(RefusedError) as refusal:
        read_pkcs12(data, pin, AT)
    (found,) = refusal.value.findings
    return found.code


# ── what may sign ──────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("kind", [RSA, P256], ids=["rsa", "p256"])
def test_a_key_from_outside_signs_and_the_case_key_vouches_for_it(kind: Kind) -> None:
    ours = read_signed_pdf(document(kind), SIGNERS)
    assert not ours.failed()
    said = ours.signers[1].outside
    assert said is not None
    assert (said.subject, said.issuer) == ("안다솜(가상)", "가상 인증 기관")
    assert ours.signers[1].public_key == SECRETARY.expected.public_key


@pytest.mark.parametrize("kind", [RSA, P256], ids=["rsa", "p256"])
def test_the_stranger_reads_the_same(kind: Kind) -> None:
    ours, plan, theirs = read_by_both(document(kind))
    assert not plan.failed()
    assert [one.code for one in plan.steps] == [one.code for one in ours.steps]
    assert theirs.signers == [(one.field, one.public_key.hex()) for one in ours.signers]


def test_nobody_says_that_the_authority_is_to_be_believed() -> None:
    ours, plan, _ = read_by_both(document())
    (step,) = (one for one in ours.steps if one.code == "signature.certificate")
    assert step.outcome is Outcome.CANNOT_TELL
    assert dict(step.params)["issuer"] == "가상 인증 기관"
    assert [one.holds for one in plan.steps if one.code == "signature.certificate"] == [None]


def test_whoever_signs_first_certifies_with_a_key_from_outside_as_well() -> None:
    once = signed_from_outside(CHAIR, built().data, opened(), certify=True)
    ours, plan, _ = read_by_both(signed_by(SECRETARY, once, minutes=9, certify=False))
    assert not ours.failed()
    assert not plan.failed()


def test_ordinary_readers_call_the_signature_valid(tmp_path: Path) -> None:
    pdfsig = shutil.which("pdfsig")
    if pdfsig is None:
        pytest.skip("pdfsig is not installed")
    path = tmp_path / "minutes.pdf"
    path.write_bytes(document())
    told = subprocess.run([pdfsig, "-nocert", path], capture_output=True, text=True, check=False).stdout
    assert told.count("Signature is Valid.") == 2
    assert "안다솜(가상)" in told


def test_a_pin_is_not_in_what_is_shown_of_a_key() -> None:
    assert PIN not in repr(opened())
    assert "lambda" not in repr(opened())


# ── what may not ───────────────────────────────────────────────────────────────────────────
def no_rounds(number: int) -> bytes:
    file: Any = asn1_pkcs12.Pfx.load(certificate_file(RSA))
    file["mac_data"]["iterations"] = number
    return bytes(file.dump(force=True))


AES = bytes.fromhex("060960864801650304012a")


def with_another_cipher() -> bytes:
    """The file as if another cipher, of which the library knows nothing, had locked it."""
    data = certificate_file(RSA)
    assert AES in data
    return data.replace(AES, AES[:-1] + b"\x7e")


WRONG: dict[str, tuple[Callable[[], bytes], str]] = {
    "expired": (lambda: certificate_file(Kind(ends=MADE_AT)), "certificate.expired"),
    "not yet": (lambda: certificate_file(Kind(begins=MADE_AT + timedelta(hours=1))), "certificate.not_yet"),
    "for ciphers": (lambda: certificate_file(Kind(usage=NOTHING)), "certificate.not_for_signing"),
    "for servers": (lambda: certificate_file(SERVER), "certificate.not_for_signing"),
    "an authority's": (lambda: certificate_file(Kind(is_authority=True)), "certificate.not_for_signing"),
    "another curve": (lambda: certificate_file(Kind(key="p384")), "certificate.other_kind"),
    "a short key": (lambda: certificate_file(Kind(key="short rsa")), "certificate.other_kind"),
    "no key": (lambda: certificate_file(RSA, with_key=False), "certificate.no_key"),
    "another PIN": (lambda: certificate_file(RSA, "1234"), "certificate.wrong_pin"),
    "no file of certificates": (lambda: b"%PDF-1.7\n", "certificate.no_file"),
    "nothing": (lambda: b"", "certificate.no_file"),
    "cut": (lambda: certificate_file(RSA)[:-9], "certificate.no_file"),
    "a byte more": (lambda: certificate_file(RSA) + b"\0", "certificate.no_file"),
    "too large": (lambda: bytes(MAX_FILE_BYTES + 1), "certificate.too_large"),
    "another cipher": (with_another_cipher, "certificate.not_readable"),
    "hours of derivation": (lambda: no_rounds(MAX_ROUNDS + 1), "certificate.too_slow"),
}


@pytest.mark.parametrize("which", WRONG)
def test_what_may_not_sign_has_one_finding(which: str) -> None:
    make, code = WRONG[which]
    assert refused(make()) == code


def test_a_certificate_that_says_nothing_of_its_use_may_sign() -> None:
    assert read_pkcs12(certificate_file(Kind(usage=None)), PIN, AT).certificate


def test_a_certificate_holds_to_its_last_second() -> None:
    kind = Kind(ends=AT)
    assert read_pkcs12(certificate_file(kind), PIN, AT).certificate
    assert read_pkcs12(certificate_file(kind), PIN, AT.astimezone()).certificate


def test_a_key_that_is_not_the_certificates_signs_nothing() -> None:
    other = key("p256")
    assert isinstance(other, ec.EllipticCurvePrivateKey)
    swapped = replace(opened(), sign=outside_keys._ecdsa(other))
    with pytest.raises(RefusedError) as refusal:
        signed_from_outside(SECRETARY, signed_once(), swapped)
    assert refusal.value.findings[0].code == "certificate.other_key"


# ── what both find ─────────────────────────────────────────────────────────────────────────
def both_fail(data: bytes) -> set[str]:
    ours, plan, _ = read_by_both(data)
    assert set(ours.failed()) == set(plan.failed())
    return set(plan.failed())


def test_a_case_signature_for_another_field_vouches_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = outside_keys.case_message
    monkeypatch.setattr("committee_app.export.signing.case_message", lambda _, *rest: honest("Auditor", *rest))
    data = signed_from_outside(SECRETARY, signed_once(), opened())
    assert both_fail(data) == {"signature.holds"}


def test_a_case_signature_over_other_bytes_vouches_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = outside_keys.case_message
    monkeypatch.setattr(
        "committee_app.export.signing.case_message", lambda name, _, *rest: honest(name, bytes(32), *rest)
    )
    assert both_fail(signed_from_outside(SECRETARY, signed_once(), opened())) == {"signature.holds"}


def test_a_certificate_that_had_expired_when_it_signed_does_not_hold() -> None:
    late = replace(opened(), certificate=read_pkcs12(certificate_file(Kind(ends=AT)), PIN, AT).certificate)
    data = sign_pdf_from_outside(
        signed_once(),
        "Secretary",
        case_keys(SECRETARY),
        late,
        certify=False,
        stamp=Stamp("도담", "간사", AT, bytes(32)),
        at=AT + timedelta(seconds=1),
        reason="",
    )
    assert both_fail(data) == {"signature.certificate"}


def test_another_person_who_vouches_is_another_signer() -> None:
    data = sign_pdf_from_outside(
        signed_once(),
        "Secretary",
        case_keys(CHAIR),
        opened(),
        certify=False,
        stamp=Stamp("도담", "간사", AT, bytes(32)),
        at=AT,
        reason="",
    )
    ours, _, theirs = read_by_both(data)
    assert ours.signers[1].public_key == CHAIR.expected.public_key != SECRETARY.expected.public_key
    assert theirs.signers[1] == ("Secretary", CHAIR.expected.public_key.hex())


def test_each_flipped_byte_of_the_value_is_found() -> None:
    data = document()
    start, end = tampering.gaps(data)[-1]
    used = len(data[start:end].rstrip(b"0>"))
    for place in range(start + 1, start + used, 97):
        changed = bytearray(data)
        changed[place] = ord("0") if changed[place] != ord("0") else ord("1")
        ours, plan, _ = read_by_both(bytes(changed))
        assert ours.failed(), place
        assert plan.failed(), place


# ── names that people do not have ──────────────────────────────────────────────────────────
@pytest.mark.filterwarnings("ignore:Attribute's length")  # of the library with which the tests write certificates
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (unicodedata.normalize("NFD", "안다솜"), "안다솜"),
        ("안\x1b[2J다\x07솜\u202e", "안?[2J다?솜?"),
        ("가" * 300, "가" * 79 + "…"),
        (" 안\n다솜 ", "안 다솜"),
    ],
    ids=["decomposed", "controls", "300 characters", "two lines"],
)
def test_a_name_in_a_certificate_is_shown_composed_on_one_line_and_signs_all_the_same(name: str, shown: str) -> None:
    data = signed_from_outside(SECRETARY, signed_once(), opened(Kind(name=name)))
    ours, plan, _ = read_by_both(data)
    assert not ours.failed()
    assert not plan.failed()
    said = ours.signers[1].outside
    assert said is not None
    assert said.subject == shown
