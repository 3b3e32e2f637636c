"""Signing a built PDF in one of its empty fields: PAdES B-B, ECDSA on P-256 with SHA-256, nothing fetched.

Each signature is one increment that adds its value, its stamp and nothing else; earlier bytes stay as
they are. The first certifies the document (only further signatures may follow), the others approve it.

A person's own key of the case signs, or a key that they brought with a certificate (`outside_keys`). Then the value
holds the case signature too, and is ECDSA on P-256 or RSA (PKCS#1 v1.5), both with SHA-256.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.content import ImportedPdfPage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.signers.constants import ISO32002
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from committee_app.export.outside_keys import OutsideKey, case_attribute, case_message
from committee_app.export.stamps import Stamp, drawn_stamp
from committee_app.export.waiting import run_here
from committee_app.sealing.keys import PrivateKeys

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""The order of P-256. Of the two values of s that fit a signature only the lower one is written."""

LONGEST_SIGNATURE = 72
"""An ECDSA signature of P-256 in DER has at most so many bytes."""


ROOM_BESIDE_CERTIFICATE = 1024
"""Bytes for what a signature value holds beside the certificate; with the longest names it takes about 700."""


class NoSuchFieldError(ValueError):
    """The PDF has no empty signature field of that name."""

    def __init__(self, field: str) -> None:
        super().__init__(f"the PDF has no empty signature field {field!r}")
        self.field = field


class NotSignableError(ValueError):
    """The bytes are not a PDF that can be signed."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"this PDF cannot be signed: {reason}")
        self.reason = reason


def sign_pdf(
    data: bytes,
    field: str,
    private_key: ec.EllipticCurvePrivateKey,
    certificate: x509.Certificate,
    *,
    certify: bool,
    stamp: Stamp,
    at: datetime,
    reason: str,
) -> bytes:
    """Return the PDF with one more signature; the given bytes are its beginning, unchanged.

    Args:
        data: the PDF as built, or as signed so far.
        field: the name of an empty signature field.
        private_key: the signer's P-256 key.
        certificate: belongs to the key.
        certify: whether this is the first signature, which lets only further signatures follow.
        stamp: what is seen in the field.
        at: the claimed time, from the clock of the desk, with its zone.
        reason: why, in the words of the document.

    Raises:
        NoSuchFieldError: the field is not there, or is signed already.
        NotSignableError: not a PDF, or a change after certification is not allowed.
    """
    signer = _KeySigner(private_key, certificate)
    room = len(certificate.public_bytes(Encoding.DER)) + ROOM_BESIDE_CERTIFICATE
    return _with_signature(data, field, signer, room, certify=certify, stamp=stamp, at=at, reason=reason)


def sign_pdf_from_outside(
    data: bytes,
    field: str,
    keys: PrivateKeys,
    outside: OutsideKey,
    *,
    certify: bool,
    stamp: Stamp,
    at: datetime,
    reason: str,
) -> bytes:
    """Return the PDF with one more signature, made by a key from outside and vouched for by the person's own keys.

    Args:
        data: the PDF as built, or as signed so far.
        field: the name of an empty signature field.
        keys: the person's keys of the case, for the case signature.
        outside: signs.
        certify: whether this is the first signature.
        stamp: what is seen in the field.
        at: the claimed time, from the clock of the desk, with its zone.
        reason: why, in the words of the document.

    Raises:
        NoSuchFieldError: the field is not there, or is signed already.
        NotSignableError: not a PDF, or a change after certification is not allowed.
        RefusedError: the key from outside does not sign.
    """
    signer = _OutsideSigner(field, keys, outside)
    # Who issued the certificate is named twice more.
    issuer = asn1_x509.Certificate.load(outside.certificate.public_bytes(Encoding.DER)).issuer
    room = sum(map(len, outside.embedded)) + 2 * len(issuer.dump()) + outside.signature_bytes + ROOM_BESIDE_CERTIFICATE
    return _with_signature(data, field, signer, room, certify=certify, stamp=stamp, at=at, reason=reason)


def _with_signature(
    data: bytes, field: str, by: Signer, room: int, *, certify: bool, stamp: Stamp, at: datetime, reason: str
) -> bytes:
    try:
        writer = _Increment(io.BytesIO(data), strict=True)
        rect = _empty_field_rect(writer.prev, field)
        page = drawn_stamp(stamp, rect[0], rect[1])
        signer = _TimedSigner(
            PdfSignatureMetadata(
                field_name=field,
                md_algorithm="sha256",
                subfilter=SigSeedSubFilter.PADES,
                certify=certify,
                docmdp_permissions=MDPPerm.FILL_FORMS,
                reason=reason,
                name=stamp.name,
            ),
            signer=by,
            stamp_style=StaticStampStyle(
                background=_DrawnPage(page),
                border_width=0,
                background_opacity=1.0,
                background_layout=SimpleBoxLayoutRule(
                    x_align=AxisAlignment.ALIGN_MID,
                    y_align=AxisAlignment.ALIGN_MID,
                    margins=Margins(0, 0, 0, 0),
                    inner_content_scaling=InnerScaling.NO_SCALING,
                ),
            ),
        )
        signer.at = at
        out = io.BytesIO()
        run_here(signer.async_sign_pdf(writer, existing_fields_only=True, bytes_reserved=2 * room, output=out))
        return out.getvalue()
    except (PdfError, SigningError) as trouble:
        raise NotSignableError(str(trouble)) from trouble


class _Increment(IncrementalPdfFileWriter):
    """Keeps the signed revision minimal: no new metadata packet, no new version in the catalog."""

    output_version = (1, 7)

    def _update_meta(self) -> None:
        """Leave the metadata as it was signed the first time."""

    def ensure_output_version(self, version: object) -> None:
        """Leave the version: `/Version` would be a change to the catalog."""


class _TimedSigner(PdfSigner):
    """Takes its time from the desk's clock, not from the machine's."""

    at: datetime

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> Any:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.at
        return session

    def register_extensions(self, pdf_out: Any, *, md_algorithm: str) -> None:
        """Let the first signature name the curve of those that follow: no later one may write the catalog anew."""
        super().register_extensions(pdf_out, md_algorithm=md_algorithm)
        if self.signature_meta.certify:
            pdf_out.register_extension(ISO32002)


class _KeySigner(Signer):
    """Signs with the key itself: it never leaves its object, not even as bytes in memory of ours."""

    def __init__(self, private_key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> None:
        own = asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))
        super().__init__(signing_cert=own)
        self._private_key = private_key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:  # noqa: ARG002
        if dry_run:
            return bytes(LONGEST_SIGNATURE)
        r, s = decode_dss_signature(self._private_key.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True)))
        return encode_dss_signature(r, min(s, ORDER - s))


class _OutsideSigner(Signer):
    """Signs with the key from outside, after the person's own key has signed the same digest."""

    def __init__(self, field: str, keys: PrivateKeys, outside: OutsideKey) -> None:
        self._embedded = outside.embedded
        self._own = outside.certificate.public_bytes(Encoding.DER)
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        store.register_multiple(asn1_x509.Certificate.load(one) for one in self._embedded if one != self._own)
        super().__init__(
            signing_cert=asn1_x509.Certificate.load(self._own),
            cert_registry=store,
        )
        self._field, self._keys, self._outside = field, keys, outside

    async def signed_attrs(self, data_digest: bytes, digest_algorithm: str, *args: Any, **settings: Any) -> Any:
        """Add the case signature to what is signed."""
        attributes = await super().signed_attrs(data_digest, digest_algorithm, *args, **settings)
        message = case_message(self._field, data_digest, self._own, self._embedded)
        return type(attributes)([*attributes, case_attribute(self._keys, message)])

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:  # noqa: ARG002
        return bytes(self._outside.signature_bytes) if dry_run else self._outside.signature(data)


class _DrawnPage(ImportedPdfPage):
    """A stamp from bytes instead of a file; its name in the resources is fixed."""

    def __init__(self, page: bytes) -> None:
        super().__init__("")  # type: ignore[no-untyped-call]
        self._page = page

    def render(self) -> bytes:
        form = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self._page)))
        self.resources.xobject["/Stamp"] = form
        left, bottom, right, top = form.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(right - left), height=abs(top - bottom))
        return b"/Stamp Do"


def _empty_field_rect(reader: Any, field: str) -> tuple[float, float]:
    for name, value, reference in enumerate_sig_fields(reader):
        if name == field and value is None:
            left, bottom, right, top = (float(edge) for edge in reference.get_object()["/Rect"])
            return right - left, top - bottom
    raise NoSuchFieldError(field)
