"""How a member's own machine is set up from a stick. Loaded when somebody asks for it."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import suppress
from pathlib import Path

from committee_app.case.progress import Progress
from committee_app.casefile.errors import CaseFileError, ExistsAlreadyError
from committee_app.casefile.packet_files import read_packet
from committee_app.desks.away import bringing_documents
from committee_app.desks.room import Room
from committee_app.sealing.packets import LIMITS, PacketKind
from committee_app.ui.ports import Lobby


def machine(path: Path, roster: Path, passphrase: str, lobby: Lobby) -> Generator[Progress, None, Room]:
    """Make this machine's case file from a roster and the proposals beside it; cut short, it leaves no file behind.

    A proposal that is not there or cannot be read is no hindrance: it can be brought later.

    Raises:
        CaseFileError: the roster cannot be read, or the file cannot be made.
        RefusedError: it is no roster that holds, or the words do not open it.
    """
    if path.exists():
        raise ExistsAlreadyError(path)
    yield Progress("packet.setting_up", 0, 1)
    data = read_packet(roster, LIMITS[PacketKind.ROSTER])
    room = Room.begin_branch(path, data, passphrase, lobby.clock, cost=lobby.cost, places=lobby.places)
    try:
        with suppress(CaseFileError):
            yield from bringing_documents(room.record, roster.parent)
    except BaseException:
        room.close()
        path.unlink(missing_ok=True)
        raise
    return room
