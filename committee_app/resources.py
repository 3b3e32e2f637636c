"""The bundled files: fonts, icons, words, programmes.

They lie in `resources/`, in one of two places. The packaged program carries them inside its own folder
(PyInstaller says where: `sys._MEIPASS`). From source they lie beside the package, in the checkout; the
one supported way to run from source is the project's own `.venv`, where the set-up installs the project
*editable*, so that the package still is the one in the checkout. A wheel would leave the files behind;
the first look for one then says so (`MissingResourceError`).
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

FONT_WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
"""The bundled weights of Pretendard GOV and the names of their files."""


class MissingResourceError(FileNotFoundError):
    """A file that belongs to the program is not there: it was not installed whole."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"this copy of committee-app is not complete: {path} is missing; install it again")
        self.path = path


def resource(*parts: str) -> Path:
    """Return the path of a bundled file or folder, named by its parts below `resources/`.

    >>> resource("icons", "check.svg").name
    'check.svg'

    Raises:
        MissingResourceError: nothing lies there.
    """
    path = _root().joinpath(*parts)
    if not path.exists():
        raise MissingResourceError(path)
    return path


def text(*parts: str) -> str:
    """Return a bundled text file (UTF-8).

    Raises:
        MissingResourceError: nothing lies there.
    """
    return resource(*parts).read_text(encoding="utf-8")


@cache
def verifier_file() -> bytes:
    """Return the verifier that needs no program: it travels in the minutes, which print its SHA-256."""
    return resource("verifier", "verifier.py").read_bytes()


def manual(*parts: str) -> Path:
    """Return a file of the manual, which the program carries as `docs/manual` beside `resources/`.

    >>> manual("ko", "chair.md").name
    'chair.md'

    Raises:
        MissingResourceError: nothing lies there.
    """
    path = _root().parent.joinpath("docs", "manual", *parts)
    if not path.exists():
        raise MissingResourceError(path)
    return path


def font_file(weight: int) -> Path:
    """Return the font of this weight: 400, 500, 600 or 700."""
    return resource("fonts", f"PretendardGOV-{FONT_WEIGHTS[weight]}.ttf")


def font_files() -> tuple[Path, ...]:
    """Return the fonts, lightest first; one family for screen and paper."""
    return tuple(font_file(weight) for weight in FONT_WEIGHTS)


@cache
def korean_words() -> tuple[str, ...]:
    """Return the 2,048 Korean words of BIP-39 in their order (composed, NFC): eleven bits each."""
    return tuple(text("wordlists", "ko.txt").split())


@cache
def unspoken_words() -> frozenset[str]:
    """Return those of the Korean words that one would not read aloud before a committee: no secret has them."""
    return frozenset(text("wordlists", "unspoken.txt").split())


def missing_glyphs(words: str) -> tuple[str, ...]:
    r"""Return the characters that the bundled font would leave blank, each once, in order of appearance.

    Ordinary white space counts as drawn. An invisible character does not, and neither do the loose
    letters of decomposed Hangul: text is composed (NFC) before it comes here.

    >>> missing_glyphs("홍길동 ★\n①")
    ()
    >>> [hex(ord(character)) for character in missing_glyphs("홍\u200b길동")]
    ['0x200b']
    """
    drawn = _drawn_characters()
    return tuple(dict.fromkeys(character for character in words if ord(character) not in drawn))


@cache
def _drawn_characters() -> frozenset[int]:
    ranges = (line.split("-") for line in text("fonts", "coverage.txt").splitlines() if line[0] != "#")
    drawn = {code_point for first, last in ranges for code_point in range(int(first, 16), int(last, 16) + 1)}
    return frozenset(drawn | set(map(ord, "\t\n\r ")))


def _root() -> Path:
    packaged: str | None = getattr(sys, "_MEIPASS", None)
    return Path(packaged or Path(__file__).parent.parent, "resources")
