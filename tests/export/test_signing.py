"""Certificates made in the case, and signatures that any PDF reader checks."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.x509.oid import NameOID
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.reader import PdfFileReader

from committee_app.export.certificates import (
    NameTooLongError,
    certificate_fingerprint,
    name_and_capacity,
    self_issued_certificate,
)
from committee_app.export.signing import ORDER, NoSuchFieldError, NotSignableError
from committee_app.export.stamps import NAME, Stamp, drawn_stamp
from committee_app.export.waiting import NotAwaitedError, run_here
from tests.export.papers import MADE_AT
from tests.export.shown_text import shown_lines
from tests.export.signed_papers import CASE, CHAIR, SECRETARY, built, signed, signed_by, signed_once


def issued(
    key: ec.EllipticCurvePrivateKey,
    *,
    name: str = "김가온",
    capacity: str = "위원장",
    case_id: str = CASE,
    not_before: datetime = MADE_AT,
    years: int = 30,
) -> x509.Certificate:
    return self_issued_certificate(
        key,
        name=name,
        capacity=capacity,
        case_id=case_id,
        fingerprint=bytes(32),
        not_before=not_before,
        years=years,
    )


def test_the_same_key_name_and_case_give_the_same_certificate() -> None:
    assert certificate_fingerprint(CHAIR.certificate) == certificate_fingerprint(CHAIR.certificate)
    assert certificate_fingerprint(CHAIR.certificate) != certificate_fingerprint(
        replace(CHAIR, name="도담").certificate
    )


def test_a_certificate_says_who_signs_in_which_office_and_case() -> None:
    certificate = CHAIR.certificate
    certificate.verify_directly_issued_by(certificate)
    facts = {attribute.oid: attribute.value for attribute in certificate.subject}
    assert facts[NameOID.COMMON_NAME] == "김가온 위원장"
    assert facts[NameOID.ORGANIZATION_NAME] == CASE
    assert facts[NameOID.SERIAL_NUMBER] == CHAIR.fingerprint.hex()
    assert name_and_capacity(certificate) == ("김가온", "위원장")
    assert certificate.not_valid_before_utc == MADE_AT
    assert certificate.not_valid_after_utc == datetime(2056, 2, 26, 9, 0, tzinfo=UTC)


def test_a_certificate_is_for_signing_only() -> None:
    usage = CHAIR.certificate.extensions.get_extension_for_class(x509.KeyUsage)
    assert usage.critical
    assert usage.value.digital_signature
    assert usage.value.content_commitment
    assert not usage.value.key_cert_sign
    assert not CHAIR.certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca


def test_a_certificate_begun_on_a_leap_day_ends() -> None:
    leap = datetime(2028, 2, 29, 1, 0, tzinfo=UTC)
    certificate = issued(CHAIR.key, not_before=leap, years=1)
    assert certificate.not_valid_after_utc == datetime(2029, 2, 28, 1, 0, tzinfo=UTC)


def test_a_certificate_without_a_case_is_refused() -> None:
    with pytest.raises(NameTooLongError):
        issued(CHAIR.key, case_id="")


def test_a_capacity_that_leaves_no_room_for_a_name_is_refused() -> None:
    with pytest.raises(NameTooLongError):
        issued(CHAIR.key, capacity="장" * 64)


def common_name(certificate: x509.Certificate) -> str:
    return str(certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)


def test_a_long_name_is_cut_short_and_says_so() -> None:
    long = issued(CHAIR.key, name="가" * 200, case_id="나" * 65)
    assert common_name(long) == "가" * 17 + "… 위원장"
    assert len(common_name(long).encode()) == 64
    assert name_and_capacity(long) == ("가" * 17 + "…", "위원장")


def test_a_name_that_just_fits_is_left_as_it_is() -> None:
    assert common_name(issued(CHAIR.key, name="가" * 18)) == "가" * 18 + " 위원장"


@pytest.mark.parametrize("mark", ["\u0301", "\u200d\U0001f467", "\u1161", "\ufe0f"])
def test_a_name_is_never_cut_inside_a_character(mark: str) -> None:
    whole = "ᄀ" + mark
    cut = issued(CHAIR.key, name="가" * 16 + whole + "가" * 9)
    assert common_name(cut) == "가" * 16 + "… 위원장"


def test_long_names_that_are_cut_alike_still_have_certificates_of_their_own() -> None:
    first, second = (issued(CHAIR.key, name="가" * 100 + last) for last in "나다")
    assert common_name(first) == common_name(second)
    assert first.serial_number != second.serial_number


@given(st.integers(1, 2**200), st.text(alphabet="가나다", min_size=1, max_size=6))
@settings(max_examples=20)
def test_serial_numbers_are_positive_and_short(scalar: int, name: str) -> None:
    key = ec.derive_private_key(scalar, ec.SECP256R1())
    certificate = issued(key, name=name)
    assert 0 < certificate.serial_number < 2**159


def test_signing_changes_no_earlier_byte() -> None:
    assert signed_once().startswith(built().data)
    assert signed().startswith(signed_once())
    assert signed().count(b"%%EOF") == 3


def test_a_signature_is_in_the_european_form_with_the_given_time() -> None:
    with pikepdf.open(io.BytesIO(signed())) as pdf:
        first, second = (field.V for field in pdf.Root.AcroForm.Fields)
        assert str(first.SubFilter) == "/ETSI.CAdES.detached"
        assert str(first.M) == "D:20260226180500+09'00'"
        assert str(first.Reason) == "회의록 내용 확인"
        assert int(first.Reference[0].TransformParams.P) == 2
        assert "/Reference" not in second
        assert pdf.pdf_version == "1.7"
        assert "/Version" not in pdf.Root


def test_the_stamp_shows_who_signed_and_when() -> None:
    with pikepdf.open(io.BytesIO(signed())) as pdf:
        first, second = (shown_lines(field.AP.N.Resources.XObject["/Stamp"]) for field in pdf.Root.AcroForm.Fields)
    assert first[:4] == ["위원장", "김가온", "전자서명", "2026. 2. 26. 18:05"]
    assert second[:4] == ["간사", "도담", "전자서명", "2026. 2. 26. 18:07"]
    assert "".join(first[5:]).replace(" ", "") == CHAIR.fingerprint.hex()


@pytest.mark.parametrize(("width", "height"), [(232, 71), (113, 65)])
def test_the_whole_fingerprint_fits_into_wide_and_narrow_places(width: float, height: float) -> None:
    stamp = Stamp("남궁다한별솔", "위원장", MADE_AT, CHAIR.fingerprint)
    with pikepdf.open(io.BytesIO(drawn_stamp(stamp, width, height))) as pdf:
        (page,) = pdf.pages
        lines = shown_lines(page)
        instructions: Any = pikepdf.parse_content_stream(page)
    assert stamp.fingerprint.hex() in "".join(lines).replace(" ", "")
    places = [operands for operands, operator in instructions if str(operator) == "Tm"]
    assert places
    assert all(0 < float(operands[4]) < width and 3 < float(operands[5]) < height for operands in places)


@pytest.mark.parametrize("name", ["가" * 300, unicodedata.normalize("NFD", "한" * 300), "가\x1b[2J\u202e나\n다"])
def test_a_name_that_nobody_has_stays_inside_its_stamp(name: str) -> None:
    stamp = Stamp(name, "위원장", MADE_AT, CHAIR.fingerprint, subject=name, issuer=name)
    with pikepdf.open(io.BytesIO(drawn_stamp(stamp, 232, 71))) as pdf:
        (page,) = pdf.pages
        lines = shown_lines(page)
        instructions: Any = pikepdf.parse_content_stream(page)
    starts = [float(operands[4]) for operands, operator in instructions if str(operator) == "Tm"]
    assert lines[1].endswith("…" if len(name) > 100 else "다")
    assert starts[1] + NAME.width(lines[1]) <= 232
    assert stamp.fingerprint.hex() in "".join(lines).replace(" ", "")
    assert not any(unicodedata.category(one) == "Cc" for one in "".join(lines))


@pytest.mark.parametrize(("width", "height"), [(232, 71), (113, 65)])
def test_a_stamp_with_a_certificate_says_whose_it_is_in_wide_and_narrow_places(width: float, height: float) -> None:
    stamp = Stamp("도담", "간사", MADE_AT, CHAIR.fingerprint, subject="안다솜(가상)", issuer="가상 인증 기관")
    with pikepdf.open(io.BytesIO(drawn_stamp(stamp, width, height))) as pdf:
        said = " ".join(shown_lines(pdf.pages[0]))
    assert "안다솜(가상)" in said
    assert "가상 인증 기관" in said
    assert stamp.fingerprint.hex()[:16] in said.replace(" ", "")


def test_the_same_stamp_gives_the_same_bytes() -> None:
    stamp = Stamp("김가온", "위원장", MADE_AT, b"\x01" * 32)
    assert drawn_stamp(stamp, 200, 60) == drawn_stamp(stamp, 200, 60)


def test_a_field_is_signed_only_once_and_only_if_it_is_there() -> None:
    with pytest.raises(NoSuchFieldError):
        signed_by(CHAIR, signed_once(), minutes=9, certify=False)
    with pytest.raises(NoSuchFieldError):
        signed_by(replace(CHAIR, field="Elsewhere"), built().data, minutes=9, certify=True)


@pytest.mark.parametrize("data", [b"", b"not a PDF", b"%PDF-1.7\n%%EOF\n"])
def test_what_is_no_pdf_is_not_signed(data: bytes) -> None:
    with pytest.raises(NotSignableError):
        signed_by(CHAIR, data, minutes=5, certify=True)


def test_a_second_certification_is_refused() -> None:
    with pytest.raises(NotSignableError):
        signed_by(SECRETARY, signed_once(), minutes=9, certify=True)


def test_nothing_may_wait() -> None:
    async def waits() -> None:
        import asyncio  # noqa: PLC0415

        await asyncio.sleep(1)

    with pytest.raises(NotAwaitedError):
        run_here(waits())


def test_poppler_calls_each_signature_valid_and_the_last_one_whole(tmp_path: Path) -> None:
    if shutil.which("pdfsig") is None:
        print("pdfsig is not installed (poppler-utils): its second opinion is left out")  # noqa: T201
        return
    path = tmp_path / "signed.pdf"
    path.write_bytes(signed())
    report = subprocess.run(["pdfsig", str(path)], capture_output=True, check=False, text=True).stdout
    parts = re.split(r"Signature #\d+:", report)[1:]
    assert len(parts) == 2
    assert all("Signature is Valid." in part and "ETSI.CAdES.detached" in part for part in parts)
    assert "Not total document signed" in parts[0]
    assert "- Total document signed" in parts[1]
    assert "김가온 위원장" in parts[0]


def test_of_two_equal_signature_values_the_lower_is_written() -> None:
    for signature in PdfFileReader(io.BytesIO(signed())).embedded_signatures:
        _, s = decode_dss_signature(signature.signer_info["signature"].native)
        assert 0 < s <= ORDER // 2
