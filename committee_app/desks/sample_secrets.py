"""The secrets that the demo leaves beside its sample case: fictitious, and marked so in their first line.

A real case has no such file: its secrets stand on people's cards and nowhere else.
"""

from __future__ import annotations

from pathlib import Path

FICTITIOUS = (
    "# 표본 심의의 비밀이며 모두 가상입니다. Secrets of the sample case; everybody and everything is fictitious."
)
"""The first line of the file, and how it is known again."""
NAME = "sample-secrets.txt"
ROOM_LABELS = ("room", "회의실 암호")
AFTER_LABEL = ": "
MAX_CHARACTERS = 1 << 16


def labelled_passphrase(text: str) -> str | None:
    r"""Return what stands behind the room's label among labelled secrets; None if there is no such line.

    >>> labelled_passphrase("# ...\nroom: 가 나 다 라 마 바\nchair: 사 아 자 차 카")
    '가 나 다 라 마 바'
    """
    for line in text.splitlines():
        label, mark, secret = line.partition(AFTER_LABEL)
        if mark and label.strip() in ROOM_LABELS:
            return secret.strip()
    return None


def passphrase_beside(case: Path) -> str:
    """Return the room passphrase from the demo's file in the same folder as a case; empty if there is no such file."""
    try:
        with case.with_name(NAME).open(encoding="utf-8") as file:
            text = file.read(MAX_CHARACTERS)
    except (OSError, ValueError):
        return ""
    return labelled_passphrase(text) or "" if text.startswith(FICTITIOUS) else ""
