"""The contrast table of every theme, computed from the token values (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import pytest

from committee_app.ui.theme import THEMES, Theme, load_theme

SHEETS = ("canvas", "surface", "sunken")
HUES = ("danger", "warning", "success", "information")
TEXT_PAIRS = (
    *((tone, sheet) for tone in ("text", "bold", "subtle", "muted", "primary_text") for sheet in SHEETS),
    *((f"{hue}_text", sheet) for hue in HUES for sheet in SHEETS),
    *((f"{hue}_text", f"{hue}_plate") for hue in HUES),
    *(("text", f"{hue}_plate") for hue in HUES),
    *((tone, "selected") for tone in ("text", "bold", "subtle", "muted")),
    ("subtle", "plate"),
    ("primary_text", "primary_plate"),
    ("primary_text", "selected"),
    ("ink", "ink_plate"),
    ("on_cell_done", "cell_done"),
    ("surface", "bold"),
    ("rehearsal_text", "rehearsal_plate"),
)
EDGE_PAIRS = (
    *((edge, "surface") for edge in ("field", "edge")),  # a field is white inside wherever it stands
    *((mark, "surface") for mark in ("focus", "primary", "ink", "dot", *HUES)),
    ("focus", "canvas"),
    ("focus", "selected"),
    ("edge", "canvas"),
)


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rrggbb`."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(theme: Theme, one: str, other: str) -> float:
    """Return the contrast ratio of two roles, 1 to 21."""
    dark, light = sorted(luminance(theme.colours[role]) for role in (one, other))
    return (light + 0.05) / (dark + 0.05)


def too_weak(theme: Theme, pairs: tuple[tuple[str, str], ...], least: float) -> list[str]:
    ratios = {(one, other): contrast(theme, one, other) for one, other in pairs}
    return [f"{one} on {other}: {ratio:.2f}" for (one, other), ratio in ratios.items() if ratio < least]


def test_black_on_white_is_twenty_one_to_one() -> None:
    theme = load_theme("high-contrast")
    assert contrast(theme, "paper", "canvas") == pytest.approx(21)


@pytest.mark.parametrize("name", THEMES)
def test_text_can_be_read_on_everything_it_stands_on(name: str) -> None:
    least = 7.0 if name == "high-contrast" else 4.5
    assert too_weak(load_theme(name), TEXT_PAIRS, least) == []


@pytest.mark.parametrize("name", THEMES)
def test_words_on_filled_and_disabled_buttons_can_be_read(name: str) -> None:
    pairs = (("on_primary", "primary"), ("on_primary", "primary_hover"), ("disabled", "plate"))
    assert too_weak(load_theme(name), pairs, 4.5) == []


@pytest.mark.parametrize("name", THEMES)
def test_edges_and_marks_can_be_seen(name: str) -> None:
    assert too_weak(load_theme(name), EDGE_PAIRS, 3.0) == []


def test_all_themes_name_the_same_roles() -> None:
    roles = {name: set(load_theme(name).colours) for name in THEMES}
    assert roles["light"] == roles["dark"] == roles["high-contrast"]
