"""The minutes of a case: what a committee did and decided, written from its record and nothing else."""

from committee_app.export.minutes.binding import minutes_document
from committee_app.export.minutes.source import MinutesSource

__all__ = ["MinutesSource", "minutes_document"]
