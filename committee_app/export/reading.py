"""Reading a signed PDF back: what holds, what does not, what nobody can tell from the file.

Ordinary PDF readers ask of each signature whether the bytes it covers are unchanged. That is not enough:
somebody who may sign can change a page and then sign, and every reader calls all signatures valid. To
trust a file we

 (1) take it only in a size, an order and a form that our own builder writes,
 (2) see that the newest signature covers every byte, and that each revision is one signature,
 (3) compare who signed, in which order, with which key, with the list of those who should, where the caller has one,
 (4) see that the first signature certifies the document, so that only signatures may follow,
 (5) check each signature, and that neither its own revision nor what came after changed anything but a signature's own
     field: whoever signs could change a page while signing,
 (6) see that the room around each signature value hides nothing,
 (7) compare the SHA-256 of the record inside with the digest in the metadata.

What these prove: the record, the pages and the signatures belong together, unchanged since signing. Whose
keys they are is proven by the printed fingerprints and the sheets signed by hand, not here.

The bytes come from outside. No input raises; a file that cannot be understood does not hold.
"""

from __future__ import annotations

import hashlib
import io
import logging
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from committee_app.export.certificates import certificate_fingerprint, name_and_capacity
from committee_app.export.finishing import (
    DIGEST_PREFIX,
    ENTRIES_NAME,
    RECORD_NAME,
    RESULT_NAME,
    SCORES_NAME,
    VERIFIER_NAME,
)
from committee_app.export.increments import only_signs
from committee_app.export.outside_keys import (
    CASE_SIGNATURE,
    MAX_CHAIN,
    MAX_CHAIN_BYTES,
    OutsideCertificate,
    case_key,
    case_message,
    in_order,
    is_known_kind,
)
from committee_app.export.signing import ORDER
from committee_app.export.waiting import run_here

# The library reports each finding to the log as well, with a traceback; here they are steps of the result.
for _library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_library).setLevel(logging.CRITICAL + 1)

MAX_PDF_BYTES = 256 * 2**20
MAX_RECORD_BYTES = 256 * 2**20
MAX_METADATA_BYTES = 64 * 1024
CARRIED = ([RECORD_NAME], [ENTRIES_NAME, RECORD_NAME, RESULT_NAME, SCORES_NAME, VERIFIER_NAME])
"""Which files a document has inside, in the order of their names."""
MAX_SIGNATURES = 128
MAX_PAGES = 20_000
MAX_FIELDS = 1000
_END_OF_FILE = (b"%%EOF", b"%%EOF\n", b"%%EOF\r\n")
_START = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF\s*\Z")
_TRAILER = re.compile(rb"trailer\s*<<([^#%()]{0,1000})>>\s*startxref\s+(\d{1,12})\s+%%EOF")
_NUMBER = re.compile(rb"(\d{1,10})\s+\d+\s+R")
_EARLIER = re.compile(rb"/Prev\s+(\d{1,12})")
_NAME = re.compile(rb"/[^\s/<>\[\]]*")
TRAILER = {b"/Size", b"/Root", b"/Info", b"/ID", b"/Prev", b"/Encrypt"}
ROW_BYTES, MAX_OBJECTS = 20, 1_000_000
_IDENTIFIER = re.compile(rf"<dc:identifier>{DIGEST_PREFIX}([0-9a-f]{{64}})</dc:identifier>".encode())
_SOURCE = re.compile(rf"<dc:source>{DIGEST_PREFIX}([0-9a-f]*)</dc:source>".encode())


class Outcome(Enum):
    """What a step of reading says."""

    HOLDS = "holds"
    DOES_NOT_HOLD = "does_not_hold"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of reading: the code of its sentence, what came out, and the facts the sentence needs."""

    code: str
    outcome: Outcome
    params: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class ExpectedSigner:
    """Who should have signed: the field, and the point of P-256 that the record has for them, compressed.

    The key decides, not the certificate around it: whoever holds the key can write another certificate.
    """

    field: str
    public_key: bytes


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed a field: what the certificate says, and the time the signer claims."""

    field: str
    name: str
    capacity: str
    certificate: str
    public_key: bytes
    """The point of P-256, compressed: 33 bytes. Beside a key from outside, that of the case signature."""
    claimed_time: datetime | None
    outside: OutsideCertificate | None = None
    """What the certificate says, where it was brought from outside."""


@dataclass(frozen=True, slots=True)
class PdfFindings:
    """All steps, and what could be read out: believe the latter only as far as the steps hold."""

    steps: tuple[Step, ...]
    record: bytes | None = None
    result: bytes | None = None
    head: str = ""
    signers: tuple[Signer, ...] = ()
    pages: int = 0
    language: str = ""
    """The tag that the catalog names: `labels.language_of` knows ours."""
    unsigned: bytes = b""
    """The file as it was before the first signature: building again must give these bytes."""

    @property
    def nothing_fails(self) -> bool:
        """Whether no step failed; steps that nobody can tell may be among them."""
        return all(step.outcome is not Outcome.DOES_NOT_HOLD for step in self.steps)

    def failed(self) -> tuple[str, ...]:
        """Return the codes of the steps that do not hold."""
        return tuple(step.code for step in self.steps if step.outcome is Outcome.DOES_NOT_HOLD)


class _StopError(Exception):
    """A step failed after which nothing more can be read."""


def read_signed_pdf(untrusted: bytes, expected: tuple[ExpectedSigner, ...] | None = None) -> PdfFindings:
    """Return what holds of a signed PDF. Never raises for what the bytes are.

    Args:
        untrusted: the whole file.
        expected: who should have signed, in order; None leaves out the two steps about it, for a caller who takes the
            list from the record that comes out (`PdfFindings.record`) and compares `signers` with it.
    """
    reading = _Reading(untrusted, expected)
    # What a parser raises on hostile bytes is not a closed list; whatever it is, the file does not hold.
    try:
        reading.run()
    except _StopError:
        pass
    except Exception as trouble:  # noqa: BLE001
        reading.say("pdf.readable", holds=False, cause=type(trouble).__name__)
    return reading.findings()


class _Reading:
    """The steps in order; each adds what it found."""

    def __init__(self, data: bytes, expected: tuple[ExpectedSigner, ...] | None) -> None:
        self.data = data
        self.expected = expected
        self.steps: list[Step] = []
        self.record: bytes | None = None
        self.result: bytes | None = None
        self.head = ""
        self.signers: list[Signer] = []
        self.pages = 0
        self.language = ""
        self.unsigned = b""
        self._only_sign: list[bool] = []

    def say(self, code: str, *, holds: bool | None, **params: str | int) -> bool:
        outcome = Outcome.CANNOT_TELL if holds is None else Outcome.HOLDS if holds else Outcome.DOES_NOT_HOLD
        self.steps.append(Step(code, outcome, tuple(params.items())))
        return bool(holds)

    def need(self, code: str, *, holds: bool, **params: str | int) -> None:
        if not self.say(code, holds=holds, **params):
            raise _StopError

    def findings(self) -> PdfFindings:
        signers = tuple(self.signers)
        return PdfFindings(
            tuple(self.steps),
            self.record,
            self.result,
            self.head,
            signers,
            self.pages,
            self.language,
            self.unsigned,
        )

    def run(self) -> None:
        data = self.data
        self.need("pdf.size", holds=len(data) <= MAX_PDF_BYTES, bytes=len(data), limit=MAX_PDF_BYTES)
        self.need("pdf.kind", holds=data.startswith(b"%PDF-1.7\n"))
        self.need("pdf.nothing_after_the_end", holds=data.endswith(_END_OF_FILE))
        self.need("pdf.plain_form", holds=_has_plain_tables_only(data))
        reader = PdfFileReader(io.BytesIO(data), strict=True)
        self.need("pdf.not_encrypted", holds=not reader.encrypted)
        self.pages = int(reader.root["/Pages"]["/Count"])
        self.need("pdf.readable", holds=0 < self.pages <= MAX_PAGES, pages=self.pages)
        # A reader that has handed out the metadata can no longer compare revisions: it gets a twin for that.
        self._read_record(PdfFileReader(io.BytesIO(data), strict=True))
        _refuse_too_many_fields(reader.root)
        signatures = list(reader.embedded_signatures)
        self.need("signatures.present", holds=0 < len(signatures) <= MAX_SIGNATURES, count=len(signatures))
        self.signers = [_signer(signature) for signature in signatures]
        self._read_coverage(reader, signatures)
        self._read_list()
        self.say("signatures.first_certifies", holds=_certifies(signatures))
        self._only_sign = list(_which_only_sign(self.data, reader, signatures))
        for signature, signer in zip(signatures, self.signers, strict=True):
            self._read_signature(signature, signer)

    def _read_record(self, reader: Any) -> None:
        self.language = str(reader.root["/Lang"])
        metadata = _stream_bytes(reader.root["/Metadata"], MAX_METADATA_BYTES)
        digests, heads = _IDENTIFIER.findall(metadata), _SOURCE.findall(metadata)
        self.head = heads[0].decode() if len(heads) == 1 else ""
        self.say("record.head_named", holds=len(heads) == 1, head=self.head)
        if "/AF" not in reader.root:
            # Whole as it may be, it is a single paper, a publication copy or a sheet: nothing here can be checked.
            self.need("record.attached", holds=False)
        attached = _attached(reader.root)
        record = _stream_bytes(attached[RECORD_NAME], MAX_RECORD_BYTES)
        digest = hashlib.sha256(record).hexdigest()
        holds = len(digests) == 1 and digests[0].decode() == digest
        self.say("record.digest", holds=holds, digest=digest)
        self.record = record
        if RESULT_NAME in attached:
            self.result = _stream_bytes(attached[RESULT_NAME], MAX_RECORD_BYTES)

    def _read_coverage(self, reader: Any, signatures: list[Any]) -> None:
        newest = signatures[-1]
        newest.compute_integrity_info(skip_diff=True)
        whole = newest.evaluate_signature_coverage() is SignatureCoverageLevel.ENTIRE_FILE
        self.say("signatures.newest_covers_all", holds=whole, field=str(newest.field_name))
        revisions = reader.xrefs.total_revisions
        ends = self.data.count(b"%%EOF")
        one_each = revisions == ends == len(signatures) + 1 and [
            signature.signed_revision for signature in signatures
        ] == list(range(1, revisions))
        self.say("pdf.one_revision_each", holds=one_each, revisions=revisions, signatures=len(signatures))
        self.unsigned = self.data[: _end_of_first_revision(self.data)]

    def _read_list(self) -> None:
        if self.expected is None:
            return
        found = tuple(ExpectedSigner(signer.field, signer.public_key) for signer in self.signers)
        names = ", ".join(f"{signer.name} {signer.capacity}".strip() for signer in self.signers)
        self.say("signers.listed", holds=found == self.expected, signers=names)
        self.say("signers.whose_keys", holds=True)

    def _read_signature(self, signature: Any, signer: Signer) -> None:
        field = str(signature.field_name)
        certificate = signature.signer_cert
        context = ValidationContext(
            trust_roots=[certificate], allow_fetching=False, other_certs=[], moment=signature.self_reported_timestamp
        )
        # The certificate is its own root: whether it is the right one was asked when the lists were compared.
        status = run_here(
            async_validate_pdf_signature(
                signature,
                signer_validation_context=context,
                skip_diff=True,
                key_usage_settings=None if signer.outside is None else KeyUsageConstraints(key_usage=set()),
            )
        )
        # From outside, the case signature beside it vouches, not the certificate.
        vouched = status.trusted if signer.outside is None else bool(signer.public_key)
        self.say("signature.holds", holds=status.intact and status.valid and vouched, field=field)
        self.say(
            "signature.nothing_changed_since", holds=status.intact and self._only_signed_since(signature), field=field
        )
        self.say("signature.hides_nothing", holds=_hides_nothing(self.data, signature), field=field)
        if signer.outside is not None:
            said = signer.outside
            # Whether an authority stands behind it is told by nobody who may not ask one.
            self.say(
                "signature.certificate",
                holds=None if said.holds_at(signer.claimed_time) else False,
                field=field,
                subject=said.subject,
                issuer=said.issuer,
                ends=said.ends.date().isoformat(),
            )

    def _only_signed_since(self, signature: Any) -> bool:
        """Whether a signature's own revision and all after it only sign; the first revision is the document."""
        own = int(signature.signed_revision)
        return own > 0 and all(self._only_sign[own - 1 :])


def _which_only_sign(data: bytes, reader: Any, signatures: list[Any]) -> Iterator[bool]:
    """Yield for each revision after the first whether it only signs; one that signs nothing does not.

    Nor does one that brings an object which was named before and not there: a page may name a content that is missing,
    and show nothing of it until somebody who signs later brings it.
    """
    fields = {int(one.signed_revision): one.sig_field.container_ref for one in signatures}
    ends = [0, *(match.end() for match in re.finditer(b"%%EOF", data))]
    named: set[int] = set()
    for number in range(1, reader.xrefs.total_revisions):
        field, before = fields.get(number), data[ends[number - 1] : ends[number]] if number < len(ends) else b""
        named |= {int(one) for one in _NUMBER.findall(before)}
        yield field is not None and only_signs(reader, number, field, named)


def _refuse_too_many_fields(root: Any) -> None:
    fields = root["/AcroForm"]["/Fields"]
    if len(fields) > MAX_FIELDS or any("/Kids" in fields[at] for at in range(len(fields))):
        raise ValueError("fields")


def _has_plain_tables_only(data: bytes) -> bool:
    """Whether every table of objects is a plain one, as the builder writes them; a compressed one could hide a bomb."""
    start = _START.search(data[-64:])
    if start is None:
        return False
    at, rows = int(start[1]), 0
    for _ in range(1 + MAX_SIGNATURES):
        trailer = _TRAILER.match(data, max(0, data.find(b"trailer", at)))
        if trailer is None or not data.startswith(b"xref", at) or int(trailer[2]) != at:
            return False
        rows += (trailer.start() - at) // ROW_BYTES
        earlier = _EARLIER.findall(trailer[1])
        if rows > MAX_OBJECTS or not set(_NAME.findall(trailer[1])) <= TRAILER or len(earlier) > 1:
            return False
        if not earlier:
            return True
        if int(earlier[0]) >= at:
            return False
        at = int(earlier[0])
    return False


def _end_of_first_revision(data: bytes) -> int:
    end = data.index(b"%%EOF") + len(b"%%EOF")
    return end + 1 if data[end : end + 1] == b"\n" else end


def _attached(root: Any) -> dict[str, Any]:
    """Return the streams of the attached files by name: the record, and of those beside it none or all."""
    names = root["/Names"]["/EmbeddedFiles"]["/Names"]
    listed = [str(names[at]) for at in range(0, len(names), 2)]
    if listed not in CARRIED or len(root["/AF"]) != len(listed):
        raise ValueError("attachments")
    found = {}
    for at, name in enumerate(listed):
        specification = names[2 * at + 1]
        files = specification["/EF"]
        same = root["/AF"].raw_get(at) == names.raw_get(2 * at + 1) and files.raw_get("/F") == files.raw_get("/UF")
        if not same or str(specification["/UF"]) != name:
            raise ValueError("attachments")
        found[name] = files["/F"]
    return found


def _stream_bytes(stream: Any, limit: int) -> bytes:
    """Return the content of a stream that is stored as it is or deflated once, up to a limit."""
    filters = stream.get("/Filter")
    if filters is None:
        content = bytes(stream.encoded_data)
        whole = True
    elif str(filters) == "/FlateDecode" and "/DecodeParms" not in stream:
        inflating = zlib.decompressobj()
        content = inflating.decompress(stream.encoded_data, limit + 1)
        whole = inflating.eof and not inflating.unused_data.strip(b"\r\n")
    else:
        raise ValueError("filter")
    if len(content) > limit or not whole:
        raise ValueError("stream")
    return content


def _signer(signature: Any) -> Signer:
    certificate = x509.load_der_x509_certificate(signature.signer_cert.dump())
    field, claimed = str(signature.field_name), signature.self_reported_timestamp
    vouching = _case_signature(signature)
    if vouching is not None:
        if not is_known_kind(certificate):
            raise TypeError("key")
        said = OutsideCertificate.of(certificate)
        message = case_message(field, _digest_covered(signature), *_certificates_of(signature))
        point = case_key(vouching, message)
        return Signer(field, said.subject, "", certificate_fingerprint(certificate), point, claimed, said)
    public = certificate.public_key()
    if not isinstance(public, ec.EllipticCurvePublicKey) or not isinstance(public.curve, ec.SECP256R1):
        raise TypeError("key")
    name, capacity = name_and_capacity(certificate)
    return Signer(
        field,
        name,
        capacity,
        certificate_fingerprint(certificate),
        public.public_bytes(Encoding.X962, PublicFormat.CompressedPoint),
        claimed,
    )


def _attributes_of(signature: Any, kind: str) -> list[Any]:
    return [one for one in signature.signer_info["signed_attrs"] if kind in (one["type"].native, one["type"].dotted)]


def _case_signature(signature: Any) -> bytes | None:
    found = _attributes_of(signature, CASE_SIGNATURE)
    if not found:
        return None
    (attribute,) = found
    (value,) = attribute["values"]
    return bytes(value.native)


def _digest_covered(signature: Any) -> bytes:
    """Return the digest that the signed attributes name; that it is the one of the bytes is asked by itself."""
    (attribute,) = _attributes_of(signature, "message_digest")
    return bytes(attribute["values"][0].native)


def _certificates_of(signature: Any) -> tuple[bytes, tuple[bytes, ...]]:
    """Return the signer's certificate and all that are embedded, in DER."""
    listed = tuple(one.chosen.dump() for one in signature.signed_data["certificates"])
    if listed != in_order(listed) or len(listed) > MAX_CHAIN or sum(map(len, listed)) > MAX_CHAIN_BYTES:
        raise ValueError("certificates")
    return signature.signer_cert.dump(), listed


def _certifies(signatures: list[Any]) -> bool:
    first, *others = signatures
    permission: MDPPerm | None = first.docmdp_level
    return permission is MDPPerm.FILL_FORMS and all(other.docmdp_level is None for other in others)


def _hides_nothing(data: bytes, signature: Any) -> bool:
    """Whether the gap holds one signature value in its only form, then zeros, and nothing beside."""
    start, length, resumed, _ = (int(number) for number in signature.byte_range)
    gap = data[length:resumed]
    if start != 0 or gap[:1] != b"<" or gap[-1:] != b">" or len(gap) % 2:
        return False
    digits = gap[1:-1]
    value = bytes(signature.pkcs7_content)
    der: bytes = cms.ContentInfo.load(value, strict=False).dump()
    expected = der.hex().upper().encode()
    if digits != expected + b"0" * (len(digits) - len(expected)):
        return False
    return der == _only_form(der, signature)


def _only_form(der: bytes, signature: Any) -> bytes:
    """Return the bytes of a signature value that holds what is signed, the certificates, and no more.

    A key of the case has its own certificate alone; one from outside has those above it too, and the case signature.
    """
    info = cms.ContentInfo.load(der)["content"]["signer_infos"][0]
    certificate, value = signature.signer_cert, info["signature"].native
    is_from_outside = _case_signature(signature) is not None
    certificates = signature.signed_data["certificates"] if is_from_outside else [certificate]
    algorithm = "sha256_ecdsa"
    if certificate.public_key.algorithm == "rsa":
        algorithm = "sha256_rsa"
        if len(value) != certificate.public_key.byte_size:
            return b""
    else:
        r, s = decode_dss_signature(value)
        if not (0 < r < ORDER and 0 < s <= ORDER // 2):
            return b""
    if len(info["signed_attrs"]) != (4 if is_from_outside else 3):
        return b""
    content = cms.ContentInfo(
        {
            "content_type": "signed_data",
            "content": cms.SignedData(
                {
                    "version": "v1",
                    "digest_algorithms": [{"algorithm": "sha256"}],
                    "encap_content_info": {"content_type": "data"},
                    "certificates": certificates,
                    "signer_infos": [
                        {
                            "version": "v1",
                            "sid": cms.SignerIdentifier(
                                {
                                    "issuer_and_serial_number": {
                                        "issuer": certificate.issuer,
                                        "serial_number": certificate.serial_number,
                                    }
                                }
                            ),
                            "digest_algorithm": {"algorithm": "sha256"},
                            "signature_algorithm": {"algorithm": algorithm},
                            "signed_attrs": info["signed_attrs"],
                            "signature": value,
                        }
                    ],
                }
            ),
        }
    )
    return bytes(content.dump())
