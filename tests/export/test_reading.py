"""Reading back: the honest file holds, every change is found, nothing raises."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from committee_app.export.certificates import certificate_fingerprint
from committee_app.export.reading import ExpectedSigner, Outcome, PdfFindings, read_signed_pdf
from tests.export import tampering
from tests.export.papers import HEAD
from tests.export.signed_papers import (
    CHAIR,
    RECORD,
    ROGUE,
    SECRETARY,
    SIGNERS,
    built,
    signed,
    signed_by,
    signed_once,
)


def outcomes(findings: PdfFindings) -> dict[str, Outcome]:
    return {step.code: step.outcome for step in findings.steps}


def test_an_honest_file_holds() -> None:
    findings = read_signed_pdf(signed(), SIGNERS)
    assert {step.outcome for step in findings.steps} == {Outcome.HOLDS}
    assert findings.nothing_fails


def test_the_record_and_its_head_are_read_out() -> None:
    findings = read_signed_pdf(signed())
    assert findings.record == RECORD
    assert findings.head == HEAD.hex()
    assert findings.pages == 1


def test_the_file_as_it_was_before_signing_is_its_beginning() -> None:
    assert read_signed_pdf(signed()).unsigned == built().data


def test_who_signed_is_read_out() -> None:
    chair, secretary = read_signed_pdf(signed()).signers
    assert (chair.name, chair.capacity, chair.field) == ("김가온", "위원장", "Chair")
    assert (secretary.name, secretary.capacity) == ("도담", "간사")
    assert chair.certificate == certificate_fingerprint(CHAIR.certificate)
    assert chair.public_key == CHAIR.expected.public_key
    assert chair.claimed_time is not None
    assert chair.claimed_time.isoformat() == "2026-02-26T18:05:00+09:00"
    assert len(chair.public_key) == 33


def test_without_a_list_nothing_is_said_about_who_should_have_signed() -> None:
    findings = read_signed_pdf(signed())
    assert not {"signers.listed", "signers.whose_keys"} & outcomes(findings).keys()
    assert findings.nothing_fails


def test_the_key_decides_who_signed_not_the_certificate_around_it() -> None:
    renamed = replace(SECRETARY, name="다른이름")
    data = signed_by(renamed, signed_once(), minutes=7, certify=False)
    findings = read_signed_pdf(data, SIGNERS)
    assert findings.nothing_fails
    assert findings.signers[1].name == "다른이름"


def _insider(data: bytes) -> bytes:
    """The secretary changes a page, then signs in the secretary's own place."""
    changed = tampering.in_a_new_revision(signed_once(), tampering.overlay, plain=True)
    del data
    return signed_by(SECRETARY, changed, minutes=7, certify=False)


def _insider_in_one_revision(data: bytes) -> bytes:
    """The same, but the change hides in the revision of the signature itself."""
    del data

    with tampering.each_increment_also(tampering.overlay):
        return signed_by(SECRETARY, signed_once(), minutes=7, certify=False)


def _rogue_in_a_new_field(data: bytes) -> bytes:
    with_field = tampering.in_a_new_revision(data, tampering.new_field, plain=True)
    return signed_by(replace(ROGUE, field="Rogue"), with_field, minutes=9, certify=False)


def _revised(change: Callable[[Any], None], *, plain: bool = True) -> Callable[[bytes], bytes]:
    return lambda data: tampering.in_a_new_revision(data, change, plain=plain)


CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "a page is overlaid": _revised(tampering.overlay),
    "the record is replaced": _revised(tampering.other_record),
    "the metadata say something else": _revised(tampering.other_metadata),
    "an ordinary program adds its metadata": _revised(lambda writer: writer.update_root(), plain=False),
    "a stamp is put on a page": _revised(tampering.stamp_annotation),
    "the last value is taken away": _revised(tampering.unset_last_value),
    "the last field is taken away": _revised(tampering.remove_last_field),
    "a stamp looks different": _revised(tampering.swap_appearance),
    "bytes follow the end": lambda data: data + b"\n% more\n" * 20,
    "one line break follows the end": lambda data: data + b"\n\n",
    "all signatures are stripped": lambda data: tampering.without_last_revision(tampering.without_last_revision(data)),
    "somebody signs in a new field": _rogue_in_a_new_field,
    "the value of another signature is put in": tampering.transplanted,
    "the secretary changes a page before signing": _insider,
    "the secretary changes a page while signing": _insider_in_one_revision,
    "a digit of the padding is changed": tampering.with_padding_digit,
    "a digit is written otherwise": tampering.with_lower_case_digit,
    "the file is saved again": tampering.resaved,
    "the first signature does not certify": lambda _: signed_by(
        SECRETARY, signed_by(CHAIR, built().data, minutes=5, certify=False), minutes=7, certify=False
    ),
}
OTHER_SIGNERS: dict[str, Callable[[bytes], bytes]] = {
    "the last signature is stripped": tampering.without_last_revision,
    "somebody else signs in the secretary's place": lambda _: signed_by(ROGUE, signed_once(), minutes=7, certify=False),
    "they sign in the other order": lambda _: signed_by(
        CHAIR, signed_by(SECRETARY, built().data, minutes=5, certify=True), minutes=7, certify=False
    ),
}
"""What is a sound file, but signed by others than those who should: only the list tells."""


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_found_even_from_the_file_alone(change: str) -> None:
    tampered = CHANGES[change](signed())
    assert tampered != signed()
    assert not read_signed_pdf(tampered).nothing_fails
    assert not read_signed_pdf(tampered, SIGNERS).nothing_fails


@pytest.mark.parametrize("change", OTHER_SIGNERS)
def test_other_signers_are_found_by_the_list_alone(change: str) -> None:
    other = OTHER_SIGNERS[change](signed())
    assert read_signed_pdf(other).nothing_fails
    assert read_signed_pdf(other, SIGNERS).failed() == ("signers.listed",)
    assert read_signed_pdf(other).signers != read_signed_pdf(signed()).signers


def test_an_insiders_change_is_found_by_comparing_revisions() -> None:
    findings = read_signed_pdf(_insider_in_one_revision(b""), SIGNERS)
    assert set(findings.failed()) == {"signature.nothing_changed_since"}


HIDDEN: dict[str, Callable[[Any], None]] = {
    "a page is overlaid": tampering.overlay,
    "the record is replaced": tampering.other_record,
    "the metadata say something else": tampering.other_metadata,
    "a stamp is put on a page": tampering.stamp_annotation,
    "another field is made": tampering.new_field,
}


@pytest.mark.parametrize("change", HIDDEN)
def test_the_chair_changes_nothing_in_the_very_revision_that_certifies(change: str) -> None:
    with tampering.each_increment_also(HIDDEN[change]):
        once = signed_by(CHAIR, built().data, minutes=5, certify=True)
    both = signed_by(SECRETARY, once, minutes=7, certify=False)
    assert "signature.nothing_changed_since" in read_signed_pdf(once, SIGNERS[:1]).failed()
    assert "signature.nothing_changed_since" in read_signed_pdf(both, SIGNERS).failed()


@pytest.mark.parametrize("change", HIDDEN)
def test_a_later_signatory_changes_nothing_in_the_very_revision_that_signs(change: str) -> None:
    with tampering.each_increment_also(HIDDEN[change]):
        both = signed_by(SECRETARY, signed_once(), minutes=7, certify=False)
    assert "signature.nothing_changed_since" in read_signed_pdf(both, SIGNERS).failed()


def test_another_list_of_signers_does_not_hold() -> None:
    others = (CHAIR.expected, ExpectedSigner("Secretary", bytes(33)))
    assert read_signed_pdf(signed(), others).failed() == ("signers.listed",)


def test_an_encrypted_file_is_refused() -> None:
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(built().data)))
    writer.encrypt(owner_pass="secret", user_pass="")  # type: ignore[no-untyped-call]
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    assert not read_signed_pdf(out.getvalue()).nothing_fails


def test_a_file_beyond_the_limit_is_not_even_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("committee_app.export.reading.MAX_PDF_BYTES", 1000)
    assert read_signed_pdf(signed()).failed() == ("pdf.size",)


def test_a_record_beyond_the_limit_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("committee_app.export.reading.MAX_RECORD_BYTES", 10)
    assert not read_signed_pdf(signed()).nothing_fails


@given(st.integers(0, 10**9), st.integers(1, 255))
@settings(max_examples=120, deadline=None)
def test_a_flipped_byte_is_found(position: int, flip: int) -> None:
    changed = bytearray(signed())
    changed[position % len(changed)] ^= flip
    assert not read_signed_pdf(bytes(changed), SIGNERS).nothing_fails


@given(st.integers(0, 10**9), st.integers(1, 255))
@settings(max_examples=80, deadline=None)
def test_a_flipped_byte_in_a_signature_value_is_found(position: int, flip: int) -> None:
    changed = bytearray(signed())
    start, end = tampering.gaps(signed())[position % 2]
    changed[start + position % (end - start)] ^= flip
    assert not read_signed_pdf(bytes(changed), SIGNERS).nothing_fails


@given(st.integers(0, 10**9))
@settings(max_examples=40, deadline=None)
def test_a_truncated_file_does_not_hold(length: int) -> None:
    assert not read_signed_pdf(signed()[: length % len(signed())], SIGNERS).nothing_fails


@given(st.binary(max_size=400), st.booleans())
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_read_without_raising(noise: bytes, dressed: bool) -> None:
    data = b"%PDF-1.7\n" + noise + b"xref\nstartxref\n9\n%%EOF\n" if dressed else noise
    assert not read_signed_pdf(data).nothing_fails
