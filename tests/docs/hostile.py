"""Minutes as somebody would write them who wishes a verifier ill: small files, and what is wrong with each."""

from __future__ import annotations

import hashlib
import io
import json
import random
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

from tests.export.signed_papers import built, signed

PLAIN_RECORD = b'{"entries":[],"format":"committee-record/1"}'
ROOT = (
    b"<< /Type /Catalog /Pages 2 0 R /Lang (ko) /Metadata 3 0 R"
    b" /Names << /EmbeddedFiles << /Names [ (record.json) 4 0 R ] >> >> /AF [ 4 0 R ] /AcroForm 6 0 R >>"
)
METADATA = b"<dc:identifier>urn:sha256:%b</dc:identifier><dc:source>urn:sha256:%b</dc:source>"
SIGNATURE = b"<< /Type /Sig /ByteRange [ 0 10 20 30 ] /Contents <3000> >>"


def stream(content: bytes, facts: bytes = b"") -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(content), facts, content)


def pdf(objects: Mapping[int, bytes], trailer: bytes = b"/Root 1 0 R", end: bytes = b"") -> bytes:
    """Return a file of these objects with one plain table."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, content in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (max(objects) + 1)
    for number in range(1, max(objects) + 1):
        out += b"%010d 00000 %b \n" % (places.get(number, 0), b"n" if number in places else b"f")
    ends = end or b"startxref\n%d\n%%%%EOF\n" % table
    return bytes(out) + b"trailer\n<< /Size %d %b >>\n%b" % (max(objects) + 1, trailer, ends)


def objects_around(record: bytes) -> dict[int, bytes]:
    """Return the objects of the smallest minutes that carry a record: no page of them is drawn."""
    return {
        1: ROOT,
        2: b"<< /Type /Pages /Kids [ ] /Count 1 >>",
        3: stream(METADATA % (hashlib.sha256(record).hexdigest().encode(), b"00" * 32)),
        4: b"<< /Type /Filespec /EF << /F 5 0 R /UF 5 0 R >> /F (record.json) /UF (record.json) >>",
        5: stream(record),
        6: b"<< /Fields [ 7 0 R ] /SigFlags 3 >>",
        7: b"<< /FT /Sig /T (Chair) /V 8 0 R >>",
        8: SIGNATURE,
    }


def around(record: bytes, **changed: bytes) -> bytes:
    """Return small minutes around a record, some of their objects (`o5=...`) changed."""
    return pdf(objects_around(record) | {int(name[1:]): content for name, content in changed.items()})


def entry(**changed: Any) -> bytes:
    """Return a record with one entry whose body has other values than it should."""
    body = {
        "act": {},
        "actor": "secretary",
        "at": "2026-02-26T09:00:00+09:00",
        "base": [0, "00" * 32],
        "case": "가상",
        "format": "committee-entry/1",
        "kind": "case_created",
        "suite": "P256-1",
    }
    return with_body(json.dumps(body | changed, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def with_body(body: str) -> bytes:
    record = {"entries": [{"body": body, "signature": "00" * 64}], "format": "committee-record/1"}
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


DEEP = 100_000
RECORDS: Mapping[str, bytes] = {
    "nothing": b"",
    "no entry": PLAIN_RECORD,
    "brackets without end": b"[" * DEEP,
    "lists within lists": b"[" * DEEP + b"]" * DEEP,
    "objects within objects": b'{"a":' * DEEP + b"0" + b"}" * DEEP,
    "a body of lists within lists": with_body("[" * DEEP + "]" * DEEP),
    "an act of lists within lists": entry(act={"case": json.loads("[" * 20 + "]" * 20)}),
    "a number of a million digits": b'{"entries":' + b"9" * 1_000_000 + b',"format":"committee-record/1"}',
    "a body with a number of a million digits": with_body("9" * 1_000_000),
    "an exponent beyond all numbers": b'{"entries":1e999999999,"format":"committee-record/1"}',
    "a base beyond all numbers": entry(base=[2**80, "00" * 32]),
    "a base below nothing": entry(base=[-1, "00" * 32]),
    "NaN": b'{"entries":NaN,"format":"committee-record/1"}',
    "Infinity": b'{"entries":[-Infinity],"format":"committee-record/1"}',
    "a body that is NaN": with_body("NaN"),
    "an act with NaN": with_body(json.loads(entry())["entries"][0]["body"].replace('"act":{}', '"act":{"case":NaN}')),
    "a fraction": b'{"entries":[1.5],"format":"committee-record/1"}',
    "a key twice": b'{"entries":[],"entries":[],"format":"committee-record/1"}',
    "a body with a key twice": with_body('{"act":{},"act":{}}'),
    "spaces between": b'{"entries": [], "format": "committee-record/1"}',
    "a mark of the byte order": b"\xef\xbb\xbf" + PLAIN_RECORD,
    "bytes that are no text": b"\xff" + PLAIN_RECORD,
    "half a character": b'{"entries":[],"format":"\\ud800"}',
    "a body of half a character": b'{"entries":[{"body":"\\udfff","signature":"' + b"00" * 64 + b'"}],"format":""}',
    "a text of zeros": with_body("\0" * 1000),
    "entries that are none": b'{"entries":{},"format":"committee-record/1"}',
    "a hundred thousand empty entries": b'{"entries":['
    + b",".join([b"{}"] * DEEP)
    + b'],"format":"committee-record/1"}',
    "an act that is a list": entry(act=[]),
    "an act of no known kind": entry(kind="__class__"),
    "a kind that is a list": entry(kind=[]),
    "an actor that is nobody": entry(actor="evaluator:"),
    "an actor of control characters": entry(actor="evaluator:\x1b[2J"),
    "a day that never was": entry(at="2026-02-30T25:61:00+09:00"),
    "digits of another script": entry(at="２０２６-02-26T09:00:00+09:00"),
    "a case without a name": entry(case=None),
}
"""Records that do not hold, whoever signed them."""


def xref_stream_bomb() -> bytes:
    """Return a file whose plain table points to a compressed one that swells a million times."""
    swollen = zlib.compress(zlib.compress(bytes(2**26), 9), 9)
    hidden = stream(swollen, b"/Type /XRef /Size 9 /W [ 1 2 1 ] /Root 1 0 R /Filter [ /FlateDecode /FlateDecode ]")
    data = pdf(objects_around(PLAIN_RECORD) | {9: hidden})
    return data.replace(b"/Root 1 0 R >>\nstartxref", b"/Root 1 0 R /XRefStm %d >>\nstartxref" % data.index(b"9 0 obj"))


def encrypted() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(built().data)) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="a", user="", R=4), static_id=True, force_version="1.7")
    return out.getvalue()


def full_of_attachments() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(built().data)) as opened:
        for number in range(1000):
            opened.attachments[f"{number}.txt"] = b"0"
        opened.save(out, static_id=True, force_version="1.7")
    return out.getvalue()


def many_tables(count: int = 2000) -> bytes:
    """Return a file with a table for each of many revisions that change nothing."""
    data = pdf(objects_around(PLAIN_RECORD))
    before = data.rindex(b"xref\n0 ")
    for _ in range(count):
        here = len(data)
        data += b"xref\n0 0\ntrailer\n<< /Size 9 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (before, here)
        before = here
    return data


def swollen(size: int) -> bytes:
    """Return deflated zeros."""
    press = zlib.compressobj(9)
    return b"".join(press.compress(bytes(2**20)) for _ in range(size // 2**20)) + press.flush()


_FLATE = b"/Filter /FlateDecode"
FILES: Mapping[str, bytes] = {
    "its first line alone": b"%PDF-1.7\n",
    "its first line and its end": b"%PDF-1.7\n%%EOF\n",
    "a table that is not there": b"%PDF-1.7\nstartxref\n999999999\n%%EOF\n",
    "a table before the beginning": b"%PDF-1.7\nstartxref\n0\n%%EOF\n",
    "another program's": b"%PDF-1.4\n" + built().data[9:],
    "encrypted": encrypted(),
    "not signed": built().data,
    "full of attachments": full_of_attachments(),
    "signed by strangers": signed(),
    "two compressions deep": xref_stream_bomb(),
    "thousands of tables": many_tables(),
    "a table that follows itself": pdf(objects_around(PLAIN_RECORD), b"/Root 1 0 R /Prev 9"),
    "a root that is nowhere": pdf(objects_around(PLAIN_RECORD), b"/Root 99 0 R"),
    "no root": pdf(objects_around(PLAIN_RECORD), b""),
    "a root that is a stream": around(PLAIN_RECORD, o1=stream(b"")),
    "a root that is itself": around(PLAIN_RECORD, o1=b"1 0 R"),
    "lists within lists": around(PLAIN_RECORD, o2=b"[" * DEEP + b"]" * DEEP),
    "dictionaries without end": around(PLAIN_RECORD, o2=b"<< /A " * DEEP),
    "a page tree that bites its tail": around(PLAIN_RECORD, o2=b"<< /Type /Pages /Kids [ 2 0 R ] /Count 1 >>"),
    "pages beyond number": around(PLAIN_RECORD, o2=b"<< /Type /Pages /Kids [ ] /Count %b >>" % (b"9" * 5000)),
    "no pages": around(PLAIN_RECORD, o2=b"<< /Type /Pages /Kids [ ] /Count -1 >>"),
    "metadata that swell": around(PLAIN_RECORD, o3=stream(swollen(2**28), _FLATE)),
    "metadata without end": around(PLAIN_RECORD, o3=b"<< /Length 99999999999999 >>\nstream\nendstream"),
    "metadata of length minus one": around(PLAIN_RECORD, o3=b"<< /Length -1 >>\nstream\nendstream"),
    "a length that is itself": around(PLAIN_RECORD, o3=b"<< /Length 3 0 R >>\nstream\nendstream"),
    "a record that is a picture": around(PLAIN_RECORD, o5=stream(PLAIN_RECORD, b"/Filter /DCTDecode")),
    "a record pressed twice": around(PLAIN_RECORD, o5=stream(b"", b"/Filter [ /FlateDecode /FlateDecode ]")),
    "a record cut while pressed": around(PLAIN_RECORD, o5=stream(zlib.compress(PLAIN_RECORD)[:-5], _FLATE)),
    "no field": around(PLAIN_RECORD, o6=b"<< /Fields [ ] >>"),
    "a field that is its own child": around(PLAIN_RECORD, o7=b"<< /FT /Sig /T (A) /Kids [ 7 0 R ] /Parent 7 0 R >>"),
    "a hundred thousand fields": around(PLAIN_RECORD, o6=b"<< /Fields [ " + b"7 0 R " * DEEP + b"] >>"),
    "a signature of nothing": around(PLAIN_RECORD, o8=b"<< /Type /Sig >>"),
    "a range that goes back": around(PLAIN_RECORD, o8=SIGNATURE.replace(b"[ 0 10 20 30 ]", b"[ 9 -9 -99 999 ]")),
    "a range beyond number": around(PLAIN_RECORD, o8=SIGNATURE.replace(b"30 ]", b"9" * 5000 + b" ]")),
    "a value of lengths without end": around(
        PLAIN_RECORD, o8=SIGNATURE.replace(b"<3000>", b"<30" + b"FF" * 5000 + b">")
    ),
    "a value of shells within shells": around(
        PLAIN_RECORD, o8=SIGNATURE.replace(b"<3000>", b"<" + b"3080" * DEEP + b">")
    ),
}
"""Files that do not hold."""


def cuts() -> Iterator[bytes]:
    """Yield signed minutes, cut at many places."""
    data = signed()
    yield from (data[: len(data) * part // 24] for part in range(24))
    yield from (data[:-left] for left in (1, 2, 6, 7, 8, 40))


def mutations(seed: int, count: int) -> Iterator[bytes]:
    """Yield signed minutes and small ones with some of their bytes changed, moved, doubled or taken away."""
    dice = random.Random(seed)
    begin = [signed(), *(around(one) for one in (PLAIN_RECORD, entry(), RECORDS["a key twice"]))]
    numbers = (b"-1", b"0", b"9" * 20, b"4294967296", b"1 0 R", b"null", b"<<", b"[", b"(")
    for _ in range(count):
        data = bytearray(dice.choice(begin))
        original = bytes(data)
        while bytes(data) == original:
            for _ in range(dice.randint(1, 4)):
                at = (
                    dice.randrange(len(data)) if dice.random() < 0.3 else dice.randrange(len(data) * 9 // 10, len(data))
                )
                length = dice.choice((1, 1, 2, 8, 100))
                kind = dice.randrange(5)
                if kind == 0:
                    data[at] ^= 1 << dice.randrange(8)
                elif kind == 1:
                    del data[at : at + length]
                elif kind == 2:
                    other = dice.randrange(len(data))
                    data[at:at] = data[other : other + length]
                elif kind == 3:
                    data[at : at + length] = dice.choice(numbers)
                else:
                    data[at : at + length] = dice.randbytes(length)
                if not data:
                    break
        yield bytes(data)
