"""A proposal is drawn elsewhere: whatever its PDF does, this process gets pictures, words, or one error."""

from __future__ import annotations

import json
import sys

import pytest

from committee_app.intake import child_pages, guarded, proposal_pages
from committee_app.intake.errors import (
    IntakeError,
    ProposalDamagedError,
    ProposalLockedError,
    ProposalNoPdfError,
    ProposalTooLargeError,
)
from committee_app.intake.guarded import Limits
from committee_app.intake.proposal_pages import Contents, Drawing, check_pdf, draw_pages, read_contents
from tests.intake.pdfs import bomb, pdf

THREE = pdf("first page", "second page", "third target page")


def test_the_contents_are_sizes_and_words_of_every_page() -> None:
    contents = read_contents("C01.pdf", THREE)
    assert contents.pages == 3
    assert contents.sizes == ((595, 842),) * 3
    assert [text.strip() for text in contents.texts] == ["first page", "second page", "third target page"]


def test_words_are_found_whatever_their_case_and_spacing() -> None:
    contents = Contents(((1, 1),) * 3, ("성능 목표", "성능\r\n목표와 Plan", "plan"))
    assert contents.with_words("성능목표") == (1, 2)
    assert contents.with_words("PLAN") == (2, 3)
    assert contents.with_words("  ") == ()


def test_pages_are_drawn_in_the_order_asked_for_and_unknown_ones_left_out() -> None:
    pictures = draw_pages("C01.pdf", THREE, Drawing((3, 1, 9), width=300, find="TARGET"))
    assert [one.page for one in pictures] == [3, 1]
    assert all(len(one.pixels) == one.width * one.height * 4 for one in pictures)
    assert [one.width for one in pictures] == [300, 300]
    assert [len(one.found) for one in pictures] == [1, 0]
    left, top, right, bottom = pictures[0].found[0]
    assert 0 < left < right < 300
    assert 0 < top < bottom < pictures[0].height
    white, dark = b"\xff\xff\xff", bytes(3)
    pixels = pictures[0].pixels
    assert pixels[:3] == white
    assert any(pixels[at : at + 3] == dark or max(pixels[at : at + 3]) < 128 for at in range(0, len(pixels), 4))


def test_a_page_asked_for_as_large_as_a_wall_is_drawn_small_enough() -> None:
    (picture,) = draw_pages("C01.pdf", THREE, Drawing((1,), width=100_000))
    assert picture.width * picture.height <= proposal_pages.MAX_PIXELS


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        (b"no PDF at all", ProposalNoPdfError),
        (b"%PDF-1.7 and nothing more", ProposalDamagedError),
        (THREE[: len(THREE) // 2], ProposalDamagedError),
        (pdf("secret", password="열쇠"), ProposalLockedError),
    ],
)
def test_what_cannot_be_shown_is_one_error(raw: bytes, error: type[IntakeError]) -> None:
    with pytest.raises(error):
        read_contents("C01.pdf", raw)
    with pytest.raises(error):
        draw_pages("C01.pdf", raw, Drawing((1,), 300))


def test_a_proposal_of_more_than_a_hundred_megabytes_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposal_pages, "MAX_BYTES", 10)
    with pytest.raises(ProposalTooLargeError):
        check_pdf("C01.pdf", THREE)


def test_a_page_that_draws_itself_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    small = Limits(memory=256 << 20, seconds=1, patience=5.0)
    monkeypatch.setattr(guarded, "pages_answer", lambda file, asked, raw: _limited(file, asked, raw, small))
    try:
        pictures = draw_pages("C01.pdf", bomb(), Drawing((1,), 300))
    except ProposalDamagedError:
        pictures = ()
    assert len(pictures) <= 1


def _limited(file: str, asked: bytes, raw: bytes, limits: Limits) -> bytes:
    return guarded.answer_of(file, guarded.child_command(guarded.PAGES_PROGRAM, limits), asked + b"\n" + raw, limits)


@pytest.mark.parametrize(
    "lie",
    [
        b"",
        b"no json\n",
        b"[]\n",
        b"{}\n",
        b"[" * 100_000,
        b'{"pictures": [{"page": 7, "width": 1, "height": 1, "found": []}]}\n0000',
        b'{"pictures": [{"page": 1, "width": 2, "height": 1, "found": []}]}\n0000',
        b'{"pictures": [{"page": 1, "width": 1, "height": 1, "found": []}]}\n00000000',
        b'{"pictures": [{"page": 1, "width": 1, "height": 1, "found": 3}]}\n0000',
        b'{"pictures": [{"page": 1, "width": -1, "height": -1, "found": []}]}\n0000',
        b'{"pictures": [{"page": 1, "width": 100000, "height": 100000, "found": []}]}\n0000',
        b'{"pictures": [1]}\n',
        b'{"pictures": [{"page": 1, "width": 1, "height": 1, "found": []}, {}, {}]}\n0000',
        b'{"pages": [[1, 1]], "texts": []}\n',
        b'{"pages": [[1]], "texts": ["a"]}\n',
        b'{"pages": [[1, 1]], "texts": [1]}\n',
        b'{"pages": [], "texts": []}\n',
        b'{"fault": "damaged"}\n',
    ],
)
def test_a_child_that_lies_is_not_believed(monkeypatch: pytest.MonkeyPatch, lie: bytes) -> None:
    monkeypatch.setattr(guarded, "answer_of", lambda *_: lie)
    with pytest.raises(ProposalDamagedError):
        draw_pages("C01.pdf", THREE, Drawing((1,), 300))
    with pytest.raises(ProposalDamagedError):
        read_contents("C01.pdf", THREE)


def test_the_child_has_the_same_limits() -> None:
    assert child_pages.MAX_PAGES == proposal_pages.MAX_PAGES
    assert child_pages.MAX_PIXELS < proposal_pages.MAX_PIXELS


def test_the_packaged_child_answers_as_the_other_does() -> None:
    source = "import sys; from committee_app.intake.guarded import serve_pages; sys.exit(serve_pages())"
    asked = json.dumps({"want": "contents"}).encode()
    command = [sys.executable, "-I", "-c", source]
    served = guarded.answer_of("C01.pdf", command, asked + b"\n" + THREE, guarded.PAGES_LIMITS)
    assert served == guarded.pages_answer("C01.pdf", asked, THREE)
