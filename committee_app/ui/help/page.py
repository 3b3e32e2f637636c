"""What the help shows: one text of the manual, and where in it to stand."""

from __future__ import annotations

from dataclasses import dataclass

ROLES = ("evaluator", "secretary", "chair", "auditor")
"""Whose manuals there are, in the order in which they stand side by side."""


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One text in one language.

    Attributes:
        role: whose manual or card it is.
        text: Markdown; its links lead to other texts of the manual, its pictures lie below `pictures/`.
        language: ko or en; pictures are looked for there.
        section: the heading to stand at; nothing for the beginning.
        can_go_back: whether another text was read before.
    """

    role: str
    text: str
    language: str
    section: str = ""
    can_go_back: bool = False
