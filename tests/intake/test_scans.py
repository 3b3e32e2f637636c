"""Scans of paper: what is taken, what of a picture stays, and that hostile bytes are one finding."""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Callable
from functools import cache

import pytest
from PIL import Image, ImageStat
from pypdfium2 import PdfDocument

from committee_app.case.findings import RefusedError
from committee_app.intake import scans
from committee_app.intake.scans import MAX_BYTES, read_scan
from tests.intake.pdfs import pdf

SECRET = b"37.5665N 126.9780E"
"""Where a photograph was taken, as cameras write it."""


@cache
def picture(kind: str = "JPEG", mode: str = "RGB", *, turned: int = 1, progressive: bool = False) -> bytes:
    """Return a picture, dark on its left half, with metadata."""
    image = Image.new("L", (60, 40), 255)
    image.paste(0, (0, 0, 30, 40))
    out = io.BytesIO()
    if kind == "PNG":
        image.convert(mode).save(out, "PNG")
        return out.getvalue()
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x010E] = SECRET.decode()
    image.convert(mode).save(out, "JPEG", exif=exif, comment=SECRET, progressive=progressive, quality=90)
    return out.getvalue()


def shown(data: bytes) -> Image.Image:
    page: Image.Image = PdfDocument(data)[0].render(scale=1).to_pil()
    return page.convert("L")


def darkness(page: Image.Image, area: tuple[int, int, int, int]) -> float:
    return 255 - ImageStat.Stat(page.crop(area)).mean[0]


def refused(raw: bytes, name: str = "서명본.jpg") -> str:
    with pytest.raises(RefusedError) as refusal:
        read_scan(name, raw)
    (found,) = refusal.value.findings
    return found.code


@pytest.mark.parametrize(
    "raw",
    [
        picture(),
        picture(mode="L"),
        picture(progressive=True),
        picture("PNG"),
        picture("PNG", "L"),
        picture("PNG", "P"),
        picture("PNG", "1"),
    ],
    ids=["jpeg", "grey jpeg", "progressive", "png", "grey png", "palette", "black and white"],
)
def test_a_picture_becomes_a_page_that_shows_it(raw: bytes) -> None:
    scan = read_scan("서명본", raw)
    assert (scan.pages, scan.is_as_it_was) == (1, False)
    page = shown(scan.data)
    assert page.width > page.height
    assert darkness(page, (0, 0, page.width // 2, page.height)) > 200
    assert darkness(page, (page.width // 2, 0, page.width, page.height)) < 60


@pytest.mark.parametrize(("turned", "dark"), [(1, "left"), (3, "right"), (6, "top"), (8, "bottom")])
def test_a_photograph_is_turned_upright(turned: int, dark: str) -> None:
    page = shown(read_scan("서명본.jpg", picture(turned=turned)).data)
    across, down = page.size
    halves = {
        "left": (0, 0, across // 2, down),
        "right": (across // 2, 0, across, down),
        "top": (0, 0, across, down // 2),
        "bottom": (0, down // 2, across, down),
    }
    assert max(halves, key=lambda side: darkness(page, halves[side])) == dark


def test_nothing_that_a_camera_noted_stays() -> None:
    raw = picture() + b"after the end: " + SECRET
    assert raw.count(SECRET) == 3
    assert SECRET not in read_scan("서명본.jpg", raw).data
    words = b"tEXt", b"Comment\0" + SECRET
    noted = struct.pack(">I", len(words[1])) + b"".join(words) + struct.pack(">I", zlib.crc32(b"".join(words)))
    png = picture("PNG")
    assert SECRET not in read_scan("서명본.png", png[:33] + noted + png[33:] + SECRET).data


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert read_scan("a", picture()).data == read_scan("b", picture()).data


def test_a_pdf_is_kept_as_it_is_and_says_so() -> None:
    raw = pdf("one", "two")
    scan = read_scan("서명본.pdf", raw)
    assert (scan.data, scan.pages, scan.is_as_it_was) == (raw, 2, True)


WRONG: dict[str, tuple[Callable[[], bytes], str]] = {
    "no picture": (lambda: b"GIF89a", "scan.other_kind"),
    "nothing": (lambda: b"", "scan.other_kind"),
    "too large": (lambda: bytes(MAX_BYTES + 1), "scan.too_large"),
    "a cut jpeg": (lambda: picture()[:-30], "scan.damaged"),
    "a jpeg without a frame": (lambda: picture()[:2] + b"\xff\xd9", "scan.damaged"),
    "only the beginning": (lambda: b"\xff\xd8\xff", "scan.damaged"),
    "a png with another sum": (lambda: picture("PNG")[:40] + b"\0" + picture("PNG")[41:], "scan.damaged"),
    "a transparent png": (lambda: picture("PNG", "RGBA"), "scan.picture_kind"),
    "four colours": (lambda: picture(mode="CMYK"), "scan.picture_kind"),
    "a cut pdf": (lambda: pdf("one")[:80], "scan.damaged"),
    "a locked pdf": (lambda: pdf("one", password="1234"), "scan.locked"),
}


@pytest.mark.parametrize("which", WRONG)
def test_what_is_not_taken_has_one_finding(which: str) -> None:
    make, code = WRONG[which]
    assert refused(make()) == code


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "MAX_PAGES", 1)
    assert refused(pdf("one", "two")) == "scan.many_pages"


def test_hostile_pictures_are_findings_and_never_anything_else() -> None:
    """What stands before the child is ours: cut and flipped files must not surprise it."""
    made = 0
    dice = random.Random(20260226)
    for raw in (picture(turned=6), picture("PNG", "P")):
        for _ in range(400):
            changed = bytearray(raw[: dice.choice((len(raw), dice.randrange(4, len(raw))))])
            for _ in range(dice.randrange(1, 4)):
                changed[dice.randrange(2, len(changed))] = dice.randrange(256)
            try:
                scans._picture("x", bytes(changed))
                made += 1
            except RefusedError:
                continue
    assert made > 10
