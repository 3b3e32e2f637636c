"""The sentences of the house, read once for each language."""

from __future__ import annotations

from functools import cache

from committee_app import resources
from committee_app.wording import Wording

LANGUAGES = ("ko", "en")


@cache
def wording(language: str = "ko") -> Wording:
    """Return the sentences in `ko` or `en`."""
    return Wording(resources.text("wording", f"{language}.toml"))
