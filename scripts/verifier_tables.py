"""Write the tables at the end of `resources/verifier/verifier.py` from `docs/record-format.md`, and the file's SHA-256.

    .venv/bin/python scripts/verifier_tables.py            write them anew
    .venv/bin/python scripts/verifier_tables.py --check    exit with 1 if there are others

The page is the source: nothing of the program is asked here, so what the page leaves out the verifier does not know.
`docs/verifier.sha256` is what an auditor compares a copy of the verifier with.
"""

from __future__ import annotations

import hashlib
import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "record-format.md"
VERIFIER = ROOT / "resources" / "verifier" / "verifier.py"
SUM = ROOT / "docs" / "verifier.sha256"
BEGIN, END = "# <tables>\n", "# </tables>\n"


def block(page: str, name: str) -> str:
    """Return what stands on the page between the marks of a name."""
    return page.partition(f"<!-- {name} -->\n")[2].partition(f"\n<!-- /{name} -->")[0]


def shapes(text: str) -> Iterator[str]:
    """Yield a line for each section of a block: its fields with their types, or its words."""
    for section in text.split("### ")[1:]:
        name = section.splitlines()[0].split(" ")[0].strip("`")
        words = re.search(r"^One of (.*)\.$", section, re.MULTILINE)
        if words:
            yield f"{name}: one of {' '.join(re.findall(r'`([^`]+)`', words[1]))}"
        else:
            yield f"{name}: {'; '.join(fields(section))}".rstrip()


def fields(section: str) -> Iterator[str]:
    """Yield `name type`, and ` = value` where the column says what it is if left out."""
    for name, kind, default in re.findall(r"^\| `(\w+)` \| (.+) \| (.+) \|$", section, re.MULTILINE):
        yield f"{name} {kind}" + ("" if default == "needed" else f" = {default.strip('`')}")


def stages(text: str) -> Iterator[str]:
    """Yield a line for each cell of the lifecycle: what may be done, and the stage that follows where it is another."""
    head, _, *rows = ([cell.strip() for cell in row.strip("|").split("|")] for row in text.splitlines())
    for stage, *cells in rows:
        for role, cell in zip(head[1:], cells, strict=True):
            acts = re.findall(r"`(\w+)`(?: → (\w+))?", cell)
            told = "; ".join(f"{kind} > {after}" if after else kind for kind, after in acts)
            yield f"{stage} {role}: {told}".rstrip()


def tables(page: str) -> str:
    """Return the tables as the verifier has them."""
    found = {
        "ACTS": shapes(block(page, "acts")),
        "SHAPES": shapes(block(page, "shapes")),
        "PROGRAMME": shapes(block(page, "programme")),
        "STAGES": stages(block(page, "lifecycle")),
    }
    return "\n".join(f'{name} = """\n{"".join(map(folded, lines))}"""\n' for name, lines in found.items())


def folded(line: str) -> str:
    """Return a line in pieces that fit on a page; what goes on is moved in."""
    return (
        textwrap.fill(line, 118, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False).rstrip() + "\n"
    )


def with_tables(verifier: str, page: str) -> str:
    """Return the verifier with its tables made anew."""
    before, begin, rest = verifier.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError("the verifier has no place for its tables")
    return f"{before}{begin}{tables(page)}{end}{after}"


def sum_of(verifier: str) -> str:
    """Return the line that `sha256sum --check` reads."""
    return f"{hashlib.sha256(verifier.encode()).hexdigest()}  {VERIFIER.name}\n"


def write() -> None:
    """Write the verifier's tables and its sum."""
    verifier = with_tables(VERIFIER.read_text(encoding="utf-8"), PAGE.read_text(encoding="utf-8"))
    VERIFIER.write_text(verifier, encoding="utf-8")
    SUM.write_text(sum_of(verifier), encoding="utf-8")


def holds() -> bool:
    """Whether the verifier has the page's tables, and the sum is the verifier's."""
    verifier = VERIFIER.read_text(encoding="utf-8")
    made = with_tables(verifier, PAGE.read_text(encoding="utf-8"))
    return made == verifier and SUM.is_file() and SUM.read_text(encoding="utf-8") == sum_of(verifier)


def main() -> int:
    """Write, or compare."""
    if "--check" in sys.argv[1:]:
        return int(not holds())
    write()
    return 0


if __name__ == "__main__":
    sys.exit(main())
