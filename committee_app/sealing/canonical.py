r"""One value, one byte string: the canonical JSON in which everything signed is written.

The form is JSON with nothing left to choose: keys sorted by code point, no spaces, UTF-8 without a
byte order mark, characters written as themselves (only `"`, `\` and the controls below U+0020 are
escaped, by the short escapes where JSON has one, else as `\u00xx` in lower case). It is a part of
JSON, so any reader understands it, and any language writes it in a few lines.

Numbers are whole and at most 2**53 - 1 in size, since a browser or a spreadsheet reads no larger
ones exactly. Text is NFC: a name typed on another system must not become a second name.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from typing import TypeAlias, cast

Plain: TypeAlias = "bool | int | str | list[Plain] | dict[str, Plain] | None"
"""What a canonical document is made of."""

MAX_INTEGER = 2**53 - 1
MAX_DEPTH = 32
"""How many lists and objects may stand inside each other, the outermost included."""

_PLAINEST = frozenset({str, bool, type(None)})
"""What has a form whatever its value, so that there is nothing to look at."""

_BOM = b"\xef\xbb\xbf"
_WRITER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
_BRACKETS = bytes.maketrans(b"{}", b"[]")
_ALL_BUT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


class NotCanonicalError(ValueError):
    """A value that has no canonical form, or bytes that are not one."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"not canonical: {reason}")
        self.reason = reason


def encode(value: Plain) -> bytes:
    """Return the one byte string of a value.

    >>> encode({"b": [1, True, None], "a": "가"}).decode()
    '{"a":"가","b":[1,true,null]}'

    Raises:
        NotCanonicalError: a float, an integer beyond 2**53 - 1, text that is not NFC or holds half a
            surrogate pair, a key that is not text, another type, or more than 32 levels.
    """
    _refuse_what_has_no_form(value)
    text = _WRITER.encode(value)
    # A part of an NFC text is NFC, so one look at the whole usually answers for every string in it. The
    # other way round fails where an escape ends in a letter ("\n" before a combining mark): look again.
    if not unicodedata.is_normalized("NFC", text):
        _refuse_text_that_is_not_nfc(value)
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise NotCanonicalError("half a surrogate pair is not text") from None


def decode(untrusted: bytes) -> Plain:
    """Return the value of canonical bytes; nothing but the exact output of `encode` is accepted.

    Duplicate keys, `-0`, `1e3`, `1.0`, `NaN`, spaces, another order of keys, needless escapes: all of
    them come out differently when written again, and are refused for that one reason.

    Raises:
        NotCanonicalError: these bytes are not a canonical document.
    """
    if untrusted.startswith(_BOM):
        raise NotCanonicalError("begins with a byte order mark")
    _refuse_depth(untrusted)
    try:
        value = cast("Plain", json.loads(untrusted.decode()))
    except UnicodeDecodeError:
        raise NotCanonicalError("not UTF-8") from None
    except ValueError:
        raise NotCanonicalError("not JSON") from None
    if encode(value) != untrusted:
        raise NotCanonicalError("written in another form than the canonical one")
    return value


def _refuse_what_has_no_form(value: Plain) -> None:
    level: list[object] = [value]
    for depth in range(MAX_DEPTH + 1):
        deeper: list[object] = []
        for node in level:
            if type(node) is str or node is None or isinstance(node, (str, bool)):
                continue
            if isinstance(node, int):
                if not -MAX_INTEGER <= node <= MAX_INTEGER:
                    raise NotCanonicalError("an integer beyond 2**53 - 1")
            elif not isinstance(node, (list, dict)):
                raise NotCanonicalError(f"a {type(node).__name__} has no form")
            elif depth == MAX_DEPTH:
                raise NotCanonicalError(f"more than {MAX_DEPTH} levels")
            else:
                deeper.extend(_inside(node))
        level = deeper


def _inside(node: list[object] | dict[object, object]) -> Iterable[object]:
    """Return what of a list or an object is still to be looked at."""
    if isinstance(node, list):
        return () if _PLAINEST.issuperset(map(type, node)) else node
    if not all(isinstance(key, str) for key in node):
        raise NotCanonicalError("a key that is not text")
    return () if _PLAINEST.issuperset(map(type, node.values())) else node.values()


def _refuse_text_that_is_not_nfc(value: Plain) -> None:
    if isinstance(value, str):
        if not unicodedata.is_normalized("NFC", value):
            raise NotCanonicalError("text that is not NFC")
    elif isinstance(value, list):
        for each in value:
            _refuse_text_that_is_not_nfc(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            _refuse_text_that_is_not_nfc(key)
            _refuse_text_that_is_not_nfc(each)


def _refuse_depth(untrusted: bytes) -> None:
    # Before the parser sees it: a deep document would exhaust the parser's stack. Strings are cut out
    # (first the escapes that could hide a quotation mark), only brackets stay, and every pass takes
    # away the innermost pairs. Where backslashes stand outside of strings the parser stops at them.
    outside = b"".join(untrusted.replace(rb"\\", b"").replace(rb"\"", b"").split(b'"')[::2])
    shape = outside.translate(_BRACKETS, _ALL_BUT_BRACKETS)
    for _ in range(MAX_DEPTH):
        if not shape:
            return
        shape = shape.replace(b"[]", b"")
    if shape:
        raise NotCanonicalError(f"brackets do not match, or more than {MAX_DEPTH} levels")
