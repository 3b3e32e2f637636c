"""The fictitious case to practise on. Loaded when somebody asks for it, since it tells half a day."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from committee_app.case.progress import Progress
from committee_app.casefile.errors import ExistsAlreadyError
from committee_app.desks.room import Room
from committee_app.desks.sample_day import prepared_room
from committee_app.sealing.cost import KdfCost


def whole_or_nothing(path: Path, cost: KdfCost) -> Generator[Progress, None, tuple[Room, str]]:
    """Make the practice case; cut short, it leaves no file behind."""
    if path.exists():
        raise ExistsAlreadyError(path)
    try:
        return (yield from prepared_room(path, cost=cost))
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def discard(room: Room) -> None:
    """Close a practice case that is not wanted any more and leave nothing of it."""
    room.close()
    room.record.file.path.unlink(missing_ok=True)
