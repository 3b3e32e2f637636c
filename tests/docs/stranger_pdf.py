"""A checker of minutes that a stranger wrote from chapter 14 of `docs/record-format.md`, with the standard library.

It reads the PDF as the page says that our builder writes it, takes the record out, and checks the signatures over the
file. Whoever wrote the file with something else gets `pdf.readable`.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.docs.stranger import is_key
from tests.sealing.plain_p256 import N, compressed, point, signature_holds

MOST_BYTES = 256 * 2**20
FIELDS = ("Chair", "Secretary")
Plain = dict[str, Any]


class NotThisFormError(ValueError):
    """Bytes that our builder does not write."""


class CodeError(Exception):
    """A step of the page that does not hold."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Minutes:
    """What was read out, as far as the steps hold; the first that does not is named."""

    record: bytes = b""
    head: str = ""
    signers: tuple[tuple[str, str], ...] = ()
    code: str = ""


def read_minutes(untrusted: bytes) -> Minutes:
    try:
        return checked(untrusted)
    except CodeError as error:
        return Minutes(code=error.code)
    except (NotThisFormError, ValueError, KeyError, IndexError, TypeError, AttributeError, zlib.error, RecursionError):
        return Minutes(code="pdf.readable")


def need(code: str, *, holds: bool) -> None:
    if not holds:
        raise CodeError(code)


# ── objects ────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Ref:
    number: int


@dataclass(frozen=True)
class Stream:
    facts: Plain
    start: int


_SPACE = rb"[\x00\t\n\x0c\r ]*"
_TOKEN = re.compile(
    _SPACE + rb"(?:(<<|>>|\[|\]|\(|<)|(/[^\x00\t\n\x0c\r ()<>\[\]{}/%]*)|(\d+ 0 R)|([+-]?\d*\.?\d+)|(true|false|null))"
)
_OBJECT = re.compile(rb"(\d+) 0 obj\s")
_STREAM = re.compile(rb"\s*stream\r?\n")


class Objects:
    """The values at places of a file."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data = data
        self.at = at

    def value(self) -> Any:
        found = _TOKEN.match(self.data, self.at)
        if found is None:
            raise NotThisFormError(self.at)
        self.at = found.end()
        mark, name, reference, number, word = found.groups()
        if mark is not None:
            return self.inside(mark)
        if name is not None:
            return re.sub(rb"#([0-9a-fA-F]{2})", lambda hexed: bytes([int(hexed[1], 16)]), name).decode()
        if reference is not None:
            return Ref(int(reference.split()[0]))
        if number is not None:
            return float(number) if b"." in number else int(number)
        return {b"true": True, b"false": False, b"null": None}[word]

    def inside(self, mark: bytes) -> Any:
        if mark == b"<<":
            return self.dictionary()
        if mark == b"[":
            return list(self.until(b"]"))
        if mark == b"(":
            return self.text()
        if mark != b"<":
            raise NotThisFormError(mark)
        end = self.data.index(b">", self.at)
        digits, self.at = self.data[self.at : end], end + 1
        return bytes.fromhex(digits.decode("ascii"))

    def until(self, closing: bytes) -> Iterator[Any]:
        while True:
            end = re.compile(_SPACE + re.escape(closing)).match(self.data, self.at)
            if end is not None:
                self.at = end.end()
                return
            yield self.value()

    def dictionary(self) -> Plain:
        listed = list(self.until(b">>"))
        found = dict(zip(listed[::2], listed[1::2], strict=True))
        if 2 * len(found) != len(listed):
            raise NotThisFormError("a key twice")
        return found

    def text(self) -> bytes:
        found, depth = bytearray(), 1
        while True:
            byte = self.data[self.at]
            self.at += 1
            if byte == ord("\\"):
                found += self.escaped()
                continue
            depth += (byte == ord("(")) - (byte == ord(")"))
            if depth == 0:
                return bytes(found)
            found.append(byte)

    def escaped(self) -> bytes:
        octal = re.compile(rb"[0-7]{1,3}").match(self.data, self.at)
        if octal is not None:
            self.at = octal.end()
            return bytes([int(octal[0], 8) & 255])
        self.at += 1
        return {b"n": b"\n", b"r": b"\r", b"t": b"\t"}.get(
            self.data[self.at - 1 : self.at], self.data[self.at - 1 : self.at]
        )


@dataclass
class Revision:
    """What one revision wrote: where its objects stand, and its trailer."""

    end: int
    start_of_table: int
    places: dict[int, int] = field(default_factory=dict)
    trailer: Plain = field(default_factory=dict)


class File:
    """A PDF with plain tables: revision after revision, the newest object counts."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.revisions = [self.revision(end.end()) for end in re.finditer(rb"%%EOF\n?", data)]
        for older, newer in zip(self.revisions, self.revisions[1:], strict=False):
            if newer.trailer["/Prev"] != older.start_of_table:
                raise NotThisFormError("a table that does not follow")
        if "/Prev" in self.revisions[0].trailer:
            raise NotThisFormError("something before the beginning")

    def revision(self, end: int) -> Revision:
        found = re.search(rb"startxref\n(\d{1,12})\n%%EOF\n?$", self.data[max(0, end - 64) : end])
        if found is None or not self.data.startswith(b"xref\n", int(found[1])):
            raise CodeError("pdf.plain_form")
        revision = Revision(end, int(found[1]))
        at = revision.start_of_table + len(b"xref\n")
        while (section := re.compile(rb"(\d+) (\d+)\n").match(self.data, at)) is not None:
            first, count, at = int(section[1]), int(section[2]), section.end()
            for number in range(first, first + count):
                row = re.compile(rb"(\d{10}) (\d{5}) ([nf]) ?[\r\n]{1,2}").match(self.data, at)
                if row is None or row.end() - at != 20:
                    raise NotThisFormError("a row of the table")
                if row[3] == b"n":
                    revision.places[number] = int(row[1])
                at += 20
        if not self.data.startswith(b"trailer", at):
            raise NotThisFormError("no trailer")
        revision.trailer = Objects(self.data, at + len(b"trailer")).value()
        need("pdf.not_encrypted", holds="/Encrypt" not in revision.trailer)
        return revision

    def get(self, value: Any, newest: int) -> Any:
        """Return what stands behind a reference in a revision; other values as they are."""
        if not isinstance(value, Ref):
            return value
        at = next(one.places[value.number] for one in self.revisions[newest::-1] if value.number in one.places)
        begun = _OBJECT.match(self.data, at)
        if begun is None or int(begun[1]) != value.number:
            raise NotThisFormError("an object at another place")
        objects = Objects(self.data, begun.end())
        found = objects.value()
        stream = _STREAM.match(self.data, objects.at)
        return found if stream is None else Stream(found, stream.end())

    def content(self, stream: Stream, newest: int, limit: int) -> bytes:
        length = self.get(stream.facts["/Length"], newest)
        stored = self.data[stream.start : stream.start + length]
        if "/Filter" not in stream.facts:
            return stored
        if stream.facts["/Filter"] != "/FlateDecode" or "/DecodeParms" in stream.facts:
            raise NotThisFormError("another filter")
        inflating = zlib.decompressobj()
        found = inflating.decompress(stored, limit + 1)
        if len(found) > limit or not inflating.eof or inflating.unused_data.strip(b"\r\n"):
            raise NotThisFormError("another stream")
        return found

    def root(self, newest: int) -> Plain:
        return dict(self.get(self.revisions[newest].trailer["/Root"], newest))


# ── the steps ──────────────────────────────────────────────────────────────────────────────
def checked(data: bytes) -> Minutes:
    need("pdf.size", holds=len(data) <= MOST_BYTES)
    need("pdf.kind", holds=data.startswith(b"%PDF-1.7\n"))
    need("pdf.nothing_after_the_end", holds=data.endswith((b"%%EOF", b"%%EOF\n", b"%%EOF\r\n")))
    file = File(data)
    newest = len(file.revisions) - 1
    record, head = carried(file, newest)
    signatures = sorted((one for one in fields(file, newest) if one[1] is not None), key=end_of_what_it_covers)
    need("signatures.present", holds=bool(signatures))
    need("pdf.one_revision_each", holds=newest == len(signatures))
    signers = []
    for number, (name, value) in enumerate(signatures, 1):
        need("signature.nothing_changed_since", holds=only_signs(file, number, name))
        need("signatures.first_certifies", holds=certifies(file, value) == (number == 1))
        need("signatures.newest_covers_all", holds=covers(value, file.revisions[number]))
        signers.append((name, signed_by(data, value)))
    return Minutes(record, head, tuple(signers))


def carried(file: File, newest: int) -> tuple[bytes, str]:
    root = file.root(newest)
    names = file.get(file.get(root["/Names"], newest)["/EmbeddedFiles"], newest)["/Names"]
    if len(names) != 2 or names[0] != b"record.json" or root["/AF"] != [names[1]]:
        raise NotThisFormError("attachments")
    embedded = file.get(file.get(names[1], newest)["/EF"], newest)
    if embedded["/F"] != embedded["/UF"]:
        raise NotThisFormError("attachments")
    record = file.content(file.get(embedded["/F"], newest), newest, MOST_BYTES)
    metadata = file.content(file.get(root["/Metadata"], newest), newest, 64 * 1024)
    digests = re.findall(rb"<dc:identifier>urn:sha256:([0-9a-f]{64})</dc:identifier>", metadata)
    heads = re.findall(rb"<dc:source>urn:sha256:([0-9a-f]{64})</dc:source>", metadata)
    need("record.head_named", holds=len(heads) == 1)
    need("record.digest", holds=digests == [hashlib.sha256(record).hexdigest().encode()])
    return record, heads[0].decode()


def fields(file: File, newest: int) -> list[tuple[str, Any]]:
    form = file.get(file.root(newest)["/AcroForm"], newest)
    widgets = [file.get(one, newest) for one in form["/Fields"]]
    return [(one["/T"].decode(), file.get(one.get("/V"), newest)) for one in widgets]


def end_of_what_it_covers(signature: tuple[str, Plain]) -> int:
    _, _, resumed, after = signature[1]["/ByteRange"]
    return int(resumed + after)


def only_signs(file: File, number: int, name: str) -> bool:
    """Whether a revision writes anew only what its signature must: its field, and for the first also what certifies."""
    known = {one for revision in file.revisions[:number] for one in revision.places}
    anew = {one: file.get(Ref(one), number) for one in file.revisions[number].places if one in known}
    allowed = {"field": {"/V", "/AP"}, "form": {"/SigFlags"}, "root": {"/Perms", "/Extensions"}}
    root = file.revisions[number].trailer["/Root"]
    for one, value in anew.items():
        before = file.get(Ref(one), number - 1)
        if Ref(one) == root and number == 1:
            kind = "root"
        elif Ref(one) == file.root(number)["/AcroForm"] and number == 1:
            kind = "form"
        elif value.get("/T") == name.encode():
            kind = "field"
        else:
            return False
        if {key for key in value.keys() | before.keys() if value.get(key) != before.get(key)} - allowed[kind]:
            return False
    return bool(root == file.revisions[0].trailer["/Root"])


def certifies(file: File, value: Plain) -> bool:
    references = value.get("/Reference", [])
    if not references:
        return False
    parameters = references[0]["/TransformParams"]
    certified = len(references) == 1 and references[0]["/TransformMethod"] == "/DocMDP" and parameters["/P"] == 2
    permissions = file.root(len(file.revisions) - 1)["/Perms"]
    return bool(certified and file.get(permissions["/DocMDP"], len(file.revisions) - 1) == value)


def covers(value: Plain, revision: Revision) -> bool:
    start, before, resumed, after = value["/ByteRange"]
    return bool(start == 0 < before < resumed and resumed + after == revision.end)


# ── the signature value ────────────────────────────────────────────────────────────────────
def der(tag: int, *parts: bytes) -> bytes:
    content = b"".join(parts)
    size = len(content).to_bytes((len(content).bit_length() + 7) // 8 or 1, "big")
    return bytes([tag]) + (size if len(content) < 128 else bytes([0x80 | len(size)]) + size) + content


def parts_of(content: bytes) -> list[tuple[int, bytes, bytes]]:
    """Return (tag, content, all its bytes) of every value; only the one DER form of a length."""
    found, at = [], 0
    while at < len(content):
        size, start = content[at + 1], at + 2
        if size >= 0x80:
            start += size & 0x7F
            size = int.from_bytes(content[at + 2 : start], "big")
        whole = content[at : start + size]
        if der(content[at], content[start : start + size]) != whole:
            raise NotThisFormError("not DER")
        found.append((content[at], content[start : start + size], whole))
        at = start + size
    return found


SHA256 = bytes.fromhex("300d06096086480165030402010500")
ECDSA_SHA256 = bytes.fromhex("300a06082a8648ce3d040302")
DATA = bytes.fromhex("06092a864886f70d010701")
SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
CONTENT_TYPE = bytes.fromhex("06092a864886f70d010903")
MESSAGE_DIGEST = bytes.fromhex("06092a864886f70d010904")
SIGNING_CERTIFICATE = bytes.fromhex("060b2a864886f70d010910022f")
P256_KEY = bytes.fromhex("301306072a8648ce3d020106082a8648ce3d030107")


def signed_by(data: bytes, value: Plain) -> str:
    """Return the compressed key that signed the bytes a signature covers."""
    _, before, resumed, after = value["/ByteRange"]
    covered = hashlib.sha256(data[:before] + data[resumed : resumed + after]).digest()
    gap = data[before:resumed]
    contents: bytes = value["/Contents"]
    (_, _, cms), *_ = parts_of_beginning(contents)
    need("signature.hides_nothing", holds=gap == b"<" + contents.hex().upper().encode() + b">")
    need("signature.hides_nothing", holds=not contents[len(cms) :].strip(b"\0"))
    certificate, attributes, signature = taken_apart(cms)
    need("signature.hides_nothing", holds=cms == put_together(certificate, attributes, signature))
    issuer_serial_key = certificate_parts(certificate)
    wanted = [
        der(0x30, CONTENT_TYPE, der(0x31, DATA)),
        der(0x30, MESSAGE_DIGEST, der(0x31, der(0x04, covered))),
    ]
    listed = [whole for _, _, whole in parts_of(attributes)]
    names_it = der(0x04, hashlib.sha256(certificate).digest()) in listed[-1]
    need("signature.holds", holds=listed[:2] == wanted and len(listed) == 3 and names_it)
    need("signature.holds", holds=listed[2].startswith(SIGNING_CERTIFICATE, 2 + (listed[2][1] > 0x80)))
    r, s = (int.from_bytes(number, "big") for _, number, _ in parts_of(parts_of(signature)[0][1]))
    need("signature.hides_nothing", holds=0 < r < N and 0 < s <= N // 2)
    key = issuer_serial_key[2]
    need("signature.holds", holds=signature_holds(point(bytes.fromhex(key)), der(0x31, attributes), r, s))
    return key


def parts_of_beginning(contents: bytes) -> list[tuple[int, bytes, bytes]]:
    """Return the one value at the beginning of a signature's room."""
    count = contents[1] & 0x7F
    end = 2 + count + int.from_bytes(contents[2 : 2 + count], "big")
    return parts_of(contents[:end])


def taken_apart(cms: bytes) -> tuple[bytes, bytes, bytes]:
    """Return certificate, content of the signed attributes, and the signature (DER)."""
    signed_data = parts_of(parts_of(parts_of(parts_of(cms)[0][1])[1][1])[0][1])
    certificate = signed_data[3][1]
    signer = parts_of(parts_of(signed_data[4][1])[0][1])
    return certificate, signer[3][1], signer[5][1]


def put_together(certificate: bytes, attributes: bytes, signature: bytes) -> bytes:
    issuer, serial, _ = certificate_parts(certificate)
    r, s = (number for _, number, _ in parts_of(parts_of(signature)[0][1]))
    version = der(0x02, b"\1")
    signer = der(0x30, version, der(0x30, issuer, serial), SHA256, der(0xA0, attributes), ECDSA_SHA256,
                 der(0x04, der(0x30, whole_number(r), whole_number(s))))  # fmt: skip
    signed_data = der(0x30, version, der(0x31, SHA256), der(0x30, DATA), der(0xA0, certificate), der(0x31, signer))
    return der(0x30, SIGNED_DATA, der(0xA0, signed_data))


def whole_number(content: bytes) -> bytes:
    number = int.from_bytes(content, "big")
    return der(0x02, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def certificate_parts(certificate: bytes) -> tuple[bytes, bytes, str]:
    """Return issuer and serial number in DER, and the compressed key of P-256."""
    whole = parts_of(certificate)
    body = parts_of(parts_of(whole[0][1])[0][1])
    _, serial, _, issuer, _, _, key = body[:7]
    kind, bits = parts_of(key[1])
    uncompressed = bits[1][1:]
    if len(whole) != 1 or kind[2] != P256_KEY or bits[1][0] != 0 or uncompressed[0] != 4 or len(uncompressed) != 65:
        raise NotThisFormError("not a key of P-256")
    text = compressed((int.from_bytes(uncompressed[1:33], "big"), int.from_bytes(uncompressed[33:], "big"))).hex()
    if not is_key(text) or point(bytes.fromhex(text))[1] != int.from_bytes(uncompressed[33:], "big"):
        raise NotThisFormError("not a point")
    return issuer[2], serial[2], text
