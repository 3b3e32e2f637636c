"""What long work yields while it runs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """A step of long work: the code of its sentence, and how far it is (`done` of `total`)."""

    step: str
    done: int
    total: int
