"""The text of a page as a reader copies it, by the tables that the fonts carry; no other program needed."""

from __future__ import annotations

import re
from typing import Any

import pikepdf


def shown_lines(page_or_form: Any) -> list[str]:
    """Return every text that a page or form draws, piece by piece, in the order of drawing."""
    fonts = {name: _table(font) for name, font in page_or_form.Resources.get("/Font", {}).items()}
    shown: list[str] = []
    table: dict[int, str] = {}
    instructions: Any = pikepdf.parse_content_stream(page_or_form)
    for operands, operator in instructions:
        if str(operator) == "BT":
            shown.append("")
        elif str(operator) == "Tf":
            table = fonts[str(operands[0])]
        elif str(operator) == "Tj":
            shown[-1] += "".join(table[code] for code in bytes(operands[0]))
    return [text for text in shown if text]


def text_by_mark(page: Any) -> dict[int, str]:
    """Return the text of each piece of marked content of a page by its number; artifacts have none."""
    fonts = {name: _table(font) for name, font in page.Resources.get("/Font", {}).items()}
    shown: dict[int, str] = {}
    table: dict[int, str] = {}
    mark = -1
    instructions: Any = pikepdf.parse_content_stream(page)
    for operands, operator in instructions:
        word = str(operator)
        if word == "BDC":
            mark = int(operands[1].get("/MCID", -1))
        elif word == "EMC":
            mark = -1
        elif word == "Tf":
            table = fonts[str(operands[0])]
        elif word == "Tj" and mark >= 0:
            shown[mark] = shown.get(mark, "") + "".join(table[code] for code in bytes(operands[0]))
    return shown


def _table(font: Any) -> dict[int, str]:
    table: dict[int, str] = {}
    for body in re.findall(rb"beginbfrange(.*?)endbfrange", font.ToUnicode.read_bytes(), flags=re.DOTALL):
        for first, _, targets in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\[([^\]]*)\]", body):
            for offset, target in enumerate(re.findall(rb"<([0-9A-Fa-f]+)>", targets)):
                table[int(first, 16) + offset] = bytes.fromhex(target.decode()).decode("utf-16-be")
        for first, last, target in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", body):
            for offset in range(int(last, 16) - int(first, 16) + 1):
                table[int(first, 16) + offset] = chr(int(target, 16) + offset)
    for body in re.findall(rb"beginbfchar(.*?)endbfchar", font.ToUnicode.read_bytes(), flags=re.DOTALL):
        for code, target in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", body):
            table[int(code, 16)] = bytes.fromhex(target.decode()).decode("utf-16-be")
    return table
