"""The bundled files are there, and the font draws what a committee writes."""

from __future__ import annotations

import runpy
import sys
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from committee_app.resources import (
    FONT_WEIGHTS,
    MissingResourceError,
    font_file,
    font_files,
    korean_words,
    missing_glyphs,
    resource,
    text,
)

ROOT = Path(__file__).parents[1]
SYLLABLES = "".join(map(chr, range(0xAC00, 0xD7A4)))
HANJA_OF_KS_X_1001 = bytes(byte for row in range(0xCA, 0xFE) for cell in range(0xA1, 0xFF) for byte in (row, cell))


def test_the_list_of_drawn_characters_is_the_fonts_own() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "font_coverage.py"))
    assert text("fonts", "coverage.txt") == script["coverage_text"]()


@pytest.mark.parametrize("weight", FONT_WEIGHTS)
def test_each_font_has_the_weight_its_name_says(weight: int) -> None:
    with TTFont(font_file(weight), lazy=True) as font:
        assert font["OS/2"].usWeightClass == weight
        assert "glyf" in font  # reportlab embeds TrueType outlines only


def test_the_four_fonts_are_one_family() -> None:
    def family(path: Path) -> str:
        with TTFont(path, lazy=True) as font:
            return str(font["name"].getBestFamilyName())

    assert {family(path) for path in font_files()} == {"Pretendard GOV"}


def test_every_syllable_and_every_hanja_of_the_standard_is_drawn() -> None:
    hanja = HANJA_OF_KS_X_1001.decode("euc-kr")
    assert (len(SYLLABLES), len(hanja)) == (11_172, 4_888)
    assert missing_glyphs(SYLLABLES + hanja) == ()


def test_white_space_counts_as_drawn() -> None:
    assert missing_glyphs("홍길동\t서울 강남구\r\n\u00a0\u3000") == ()


@pytest.mark.parametrize("character", "㊞☐☑◎≒✔⅔𠮷🙂")
def test_a_character_the_font_lacks_is_named(character: str) -> None:
    assert missing_glyphs(f"가{character}나") == (character,)


@pytest.mark.parametrize("character", ["\u200b", "\u200d", "\u3164", "\ufeff", "\u202e", "\x00", "\x1b"])
def test_a_character_that_leaves_no_trace_on_paper_is_named(character: str) -> None:
    assert missing_glyphs(f"홍{character}길동") == (character,)


def test_decomposed_hangul_is_not_drawn_as_it_stands() -> None:
    assert missing_glyphs(unicodedata.normalize("NFD", "한")) == ("\u1112", "\u1161", "\u11ab")


def test_missing_characters_are_named_once_in_the_order_they_appear() -> None:
    assert missing_glyphs("☑ 가 ◎ 나 ☑") == ("☑", "◎")


def test_nothing_is_missing_from_an_empty_text() -> None:
    assert missing_glyphs("") == ()


def test_the_korean_words_are_2048_composed_and_in_order() -> None:
    words = korean_words()
    assert len(set(words)) == len(words) == 2048
    assert list(words) == sorted(words)
    assert all(unicodedata.is_normalized("NFC", word) for word in words)
    assert missing_glyphs("".join(words)) == ()


def test_every_drawing_takes_the_colour_it_is_given() -> None:
    drawings = sorted(resource("icons").glob("*.svg"))
    assert drawings
    for drawing in drawings:
        assert 'stroke="currentColor"' in drawing.read_text(encoding="utf-8"), drawing.name


@pytest.mark.parametrize("name", ["pretendard-gov-OFL.txt", "lucide-ISC.txt", "korean-words-MIT.txt"])
def test_the_licence_of_what_we_carry_lies_beside_it(name: str) -> None:
    assert "copyright" in text("licences", name).lower()


def test_a_missing_file_is_named() -> None:
    with pytest.raises(MissingResourceError, match=r"nowhere\.svg is missing; install it again"):
        resource("icons", "nowhere.svg")


def test_the_packaged_program_looks_into_its_own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    packaged = tmp_path / "resources" / "note.txt"
    packaged.parent.mkdir()
    packaged.write_text("여기", encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("note.txt") == packaged
    assert text("note.txt") == "여기"
