"""The told day, as the journeys have it."""

from __future__ import annotations

from tests.told_day import told

__all__ = ["told"]
