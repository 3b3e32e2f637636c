"""Our minutes: 40 projects by 15 members, written, set, tagged, record and tables inside, signed by sixteen."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric import ec

from bench.ours.drawn import drawn_pages
from committee_app.desks.checking import CheckedRecord, check_record
from committee_app.desks.ranking import result_of
from committee_app.desks.record_file import read_record
from committee_app.desks.words import wording
from committee_app.export.certificates import self_issued_certificate
from committee_app.export.companions import companions
from committee_app.export.document import Block, Document, SignaturePlace, SignaturePlaces
from committee_app.export.minutes import MinutesSource, minutes_document
from committee_app.export.pdf import BuiltPdf, build_pdf
from committee_app.export.reading import read_signed_pdf
from committee_app.export.signing import sign_pdf
from committee_app.export.stamps import Stamp
from committee_app.resources import font_file

SIGNERS = 16


class Sample(NamedTuple):
    """The sample's record as its signed minutes carry it, checked, and with the result."""

    record: bytes
    checked: CheckedRecord
    source: MinutesSource

    @classmethod
    def out_of(cls, minutes: Path) -> Sample:
        """Take the record out of signed minutes."""
        record = read_signed_pdf(minutes.read_bytes()).record
        assert record is not None
        checked = check_record(read_record(record))
        source = MinutesSource(checked.state, checked.journal, checked.hashes, result_of(checked.state))
        return cls(record, checked, source)

    def built(self) -> BuiltPdf:
        """Write and build the minutes with sixteen places to sign."""
        made_at = datetime.fromisoformat(self.checked.journal[-1].at)
        return build_pdf(
            with_sixteen_places(minutes_document(self.source, wording("ko"))),
            record=self.record,
            head=self.checked.head,
            made_at=made_at,
            language="ko",
            companions=companions(self.source, "ko"),
        )


def with_sixteen_places(document: Document) -> Document:
    """Return the document as sixteen people sign it."""
    places = SignaturePlaces(tuple(SignaturePlace(f"S{at:02}", f"김가상{at}", "위원") for at in range(1, SIGNERS + 1)))

    def blocks() -> Iterator[Block]:
        for block in document.blocks:
            yield places if isinstance(block, SignaturePlaces) else block

    return replace(document, blocks=tuple(blocks()))


def make(folder: Path, minutes: Path) -> None:
    """Write what both sides begin with: the minutes of the sample day, and what their pages draw."""
    folder.mkdir(parents=True)
    (folder / "minutes.pdf").write_bytes(minutes.read_bytes())
    drawn = drawn_pages(Sample.out_of(minutes).built().data)
    fonts = {
        f"GOV-{name}": str(font_file(weight)) for name, weight in (("Regular", 400), ("SemiBold", 600), ("Bold", 700))
    }
    (folder / "drawn.json").write_text(json.dumps({"fonts": fonts, "pages": drawn}), encoding="utf-8")


def prepare(folder: Path) -> Callable[[], bytes]:
    """Check the record and make the keys; the work is everything after that."""
    sample = Sample.out_of(folder / "minutes.pdf")
    keys = [ec.derive_private_key(at + 1, ec.SECP256R1()) for at in range(SIGNERS)]
    begun = datetime.fromisoformat(sample.checked.journal[-1].at)

    def signed() -> bytes:
        data = sample.built().data
        for at, key in enumerate(keys, start=1):
            when = begun + timedelta(minutes=at)
            name, fingerprint = f"김가상{at}", bytes([at]) * 32
            certificate = self_issued_certificate(
                key, name=name, capacity="위원", case_id="bench", fingerprint=fingerprint, not_before=begun
            )
            data = sign_pdf(
                data,
                f"S{at:02}",
                key,
                certificate,
                certify=at == 1,
                stamp=Stamp(name, "위원", when, fingerprint),
                at=when,
                reason="회의록 내용 확인",
            )
        return data

    return signed


def told(result: bytes) -> list[list[object]]:
    """Return how many bytes were made."""
    return [[len(result)]]
