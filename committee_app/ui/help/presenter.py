"""Decides which text of the manual is read, and at which section: files that come with the program, and no case."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol

from committee_app.resources import manual
from committee_app.ui.help.page import ROLES, HelpPage

WHOSE = {"start": "secretary", "recover": "secretary", "seats": "evaluator", "verify": "auditor"}
"""Whose manual tells of a screen at which nobody has signed in."""

_COMMENT = re.compile(r"<!-- .*? -->\n*")
_SCREENS = re.compile(r"^## (.+)\n+<!-- screens: ([a-z ]+) -->$", re.MULTILINE)
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)]*)\)")
_KEY = re.compile(r"`([^`]+)`")
_CARD = "-card"
_NAMES = frozenset(name for role in ROLES for name in (role, role + _CARD))
_SUFFIX = ".md"


class HelpView(Protocol):
    """What shows the text."""

    def show_page(self, page: HelpPage) -> None:
        """Show this text, at its section."""
        ...


class HelpPresenter:
    """What somebody reads, and what they read before."""

    def __init__(self, view: HelpView, language: Callable[[], str], screen: str, role: str = "") -> None:
        """Begin with the manual of a role, at the section of a screen.

        Args:
            view: what shows the text.
            language: the language in force.
            screen: the code of the screen the person is at.
            role: the role at the desk; nothing where nobody has signed in.
        """
        self._view = view
        self._language = language
        self._screen = screen
        self._name = role or WHOSE.get(screen, ROLES[0])
        self._before: list[str] = []

    def refresh(self) -> None:
        """Show the text anew, in the language in force, at its section."""
        self._show(self._screen)

    def turn_to(self, role: str) -> None:
        """Read the manual of a role."""
        self._read(role)

    def follow(self, link: str) -> None:
        """Go where a link leads; one that leads out of the manual leads nowhere."""
        name = _name_of(link)
        if name:
            self._read(name)

    def go_back(self) -> None:
        """Read again what was read before."""
        if self._before:
            self._name = self._before.pop()
            self._show("")

    def _read(self, name: str) -> None:
        if name != self._name:
            self._before.append(self._name)
            self._name = name
            self._show("")

    def _show(self, screen: str) -> None:
        language = self._language()
        text = manual(language, self._name + _SUFFIX).read_text(encoding="utf-8")
        role = self._name.removesuffix(_CARD)
        self._view.show_page(HelpPage(role, _to_read(text), language, section_of(text, screen), bool(self._before)))


def section_of(text: str, screen: str) -> str:
    r"""Return the heading of the section that tells of a screen, or nothing.

    >>> section_of("## 4. Score\n\n<!-- screens: score rescore -->\n", "rescore")
    '4. Score'
    """
    return next((heading for heading, screens in _SCREENS.findall(text) if screen in screens.split()), "")


def _to_read(text: str) -> str:
    """Return a text without notes for tests and links that lead out of the manual; keys are bold."""
    linked = _LINK.sub(lambda link: link[0] if _name_of(link[2]) else link[1], _COMMENT.sub("", text))
    return _KEY.sub(r"**\1**", linked)


def _name_of(link: str) -> str:
    name = link.removesuffix(_SUFFIX)
    return name if link.endswith(_SUFFIX) and name in _NAMES else ""
