"""What the sheets carry as a QR code is read back, module by module, by a reader of its own."""

from __future__ import annotations

import hashlib

import pytest

from committee_app.export.qr import qr_modules
from committee_app.sealing.anchors import HeadAnchor, anchor_line, read_anchor
from tests.export.qr_reading import read_qr

HEAD = hashlib.sha256(b"head").digest()


@pytest.mark.parametrize("case", ["1", "2026-AI-001", "2026-공공AI-제3차", "가" * 30, "한글 과 space" * 8])
@pytest.mark.parametrize("seq", [1, 87, 99999])
def test_the_line_is_read_back_as_it_was(case: str, seq: int) -> None:
    anchor = HeadAnchor(case, seq, HEAD)
    read = read_qr(qr_modules(anchor_line(anchor)))
    assert read.decode() == anchor_line(anchor)
    assert read_anchor(read.decode()) == anchor


def test_the_same_text_is_always_the_same_code() -> None:
    assert qr_modules("committee-anchor/1") == qr_modules("committee-anchor/1")
    assert len({len(qr_modules("a" * length)) for length in (10, 60, 120)}) == 3
