"""The card of each role as a page to print: exactly one, and it says what the manual's card says."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from committee_app.resources import manual, resource
from shipping import cards
from shipping.cards import Card, CardNotDrawableError, CardTooLongError, Keys, card_page, read_card, write_cards

EACH = [(language, role) for language in cards.LANGUAGES for role in cards.ROLES]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("cards")
    assert len(write_cards(place)) == len(EACH)
    return place


def text_of(place: Path) -> str:
    document = pypdfium2.PdfDocument(place)
    try:
        assert len(document) == 1
        page = document[0]
        text: str = page.get_textpage().get_text_bounded()
        return " ".join(text.split())
    finally:
        document.close()


def told(markdown: str) -> list[str]:
    """Every line of a card that is more than marks, links and pictures."""
    bare = re.sub(r"!?\[[^\]]*\]\([^)]*\)", "", markdown)
    lines = [
        re.sub(r"^(#+ |\d+\. )", "", line)
        for line in bare.splitlines()
        if not line.startswith(("| ---", "| 글쇠", "| key"))
    ]
    cells = [cell for line in lines for cell in re.split(r"[|`]", line)]
    return [" ".join(cell.split()) for cell in cells if cell.strip()]


@pytest.mark.parametrize(("language", "role"), EACH)
def test_each_card_is_one_page_and_says_all_that_the_manual_says(folder: Path, language: str, role: str) -> None:
    said = text_of(folder / f"{role}-{language}.pdf")
    words = told(manual(language, f"{role}-card.md").read_text(encoding="utf-8"))
    assert len(words) > 12
    for one in words:
        assert one in said


@pytest.mark.parametrize(("language", "role"), EACH)
def test_nothing_stands_on_a_card_that_the_manual_does_not_say(folder: Path, language: str, role: str) -> None:
    left = text_of(folder / f"{role}-{language}.pdf")
    for one in sorted(told(manual(language, f"{role}-card.md").read_text(encoding="utf-8")), key=len, reverse=True):
        left = left.replace(one, "")
    assert re.sub(r"[\d. ]", "", left) == ""


def test_the_same_text_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    again = write_cards(tmp_path)
    assert [one.read_bytes() for one in again] == [(folder / one.name).read_bytes() for one in again]


def test_a_card_that_is_too_long_or_cannot_be_drawn_is_refused(tmp_path: Path) -> None:
    row = ("F1", "이 카드")
    with pytest.raises(CardTooLongError):
        card_page("card", Card("카드", ("하나",), (Keys("어디서나", (row,) * 90),), ""), tmp_path / "a.pdf")
    with pytest.raises(CardNotDrawableError):
        card_page("card", Card("카드 ★ \u200b", ("하나",), (Keys("어디서나", (row,)),), ""), tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()


def test_a_picture_and_a_link_are_left_out() -> None:
    card = read_card("# 카드\n\n1. 하나\n\n## 어디서나\n\n| `F1` | 이 카드 |\n\n끝. [설명서](a.md)\n\n![화면](b.png)\n")
    assert card == Card("카드", ("하나",), (Keys("어디서나", (("F1", "이 카드"),)),), "끝.")


def test_the_build_hands_them_over_and_a_command_makes_them() -> None:
    root = resource().parent
    assert "write_cards(program" in (root / "shipping" / "make_build.py").read_text(encoding="utf-8")
    assert re.search(
        r"^cards: setup .*\n\t.*-m shipping.cards$", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
