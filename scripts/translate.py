"""Bring the translations up to date: read the views' strings into the .ts files and compile the .qm files.

    .venv/bin/python scripts/translate.py            update resources/i18n
    .venv/bin/python scripts/translate.py --to DIR   the same into another folder, to compare

Prints what is still without a translation and ends with 1 then. Strings that nobody says any more are dropped.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
I18N = ROOT / "resources" / "i18n"
LANGUAGES = {"ko": "ko_KR", "en": "en_US"}


def main() -> int:
    """Update, compile, and tell what is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=I18N)
    target: Path = parser.parse_args().to
    missing = 0
    for language in LANGUAGES:
        missing += update(language, target)
    return 1 if missing else 0


def update(language: str, target: Path) -> int:
    """Update one language in a folder; return how many of its strings have no translation."""
    texts = target / f"committee_{language}.ts"
    if not texts.exists() and (I18N / texts.name).exists():
        shutil.copy(I18N / texts.name, texts)
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "committee_app" / "ui").rglob("*.py"))
    plural = ["-pluralonly"] if language == "en" else []
    options = ["-source-language", "en_US", "-target-language", LANGUAGES[language]]
    options += ["-locations", "none", "-no-obsolete", *plural]
    _run("pyside6-lupdate", *options, *sources, "-ts", str(texts))
    _run("pyside6-lrelease", str(texts), "-qm", str(texts.with_suffix(".qm")))
    messages = re.findall(r"<message.*?</message>", texts.read_text("utf-8"), re.DOTALL)
    unfinished = [re.findall(r"<source>(.*?)</source>", message)[0] for message in messages if "unfinished" in message]
    for source in unfinished:
        print(f"{texts.name}: no translation of {source!r}")
    return len(unfinished)


def _run(tool: str, *arguments: str) -> None:
    # The wrappers beside the interpreter know where Qt's libraries are; the bare programs do not.
    command = [str(Path(sys.executable).parent / tool), *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603  our own tools
    if done.returncode:
        sys.exit(f"{tool}: {done.stdout}{done.stderr}")


if __name__ == "__main__":
    sys.exit(main())
