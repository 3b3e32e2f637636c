"""Whoever has only the page about the record makes and checks the same codes."""

from __future__ import annotations

import hashlib

from committee_app.sealing.anchors import AnchorSlipError, anchor_code, read_anchor
from resources.verifier import verifier as stranger


def test_a_stranger_computes_the_same_codes() -> None:
    for number in range(40):
        head = hashlib.sha256(str(number).encode()).digest()
        assert stranger.is_code_of(anchor_code(head), head)
        assert not stranger.is_code_of(anchor_code(head), bytes(32))


def test_a_stranger_and_the_program_call_the_same_codes_mistyped() -> None:
    code = anchor_code(bytes(32))
    assert stranger.is_code("FWPZ-61YG-J041-3K2E-PXDP-6VB7")
    for at, one in enumerate(code):
        for other in ("7", "Z") if one != "-" else ():
            typed = code[:at] + other + code[at + 1 :]
            try:
                read_anchor(typed)
                read = True
            except AnchorSlipError:
                read = False
            assert read is stranger.is_code(typed)
