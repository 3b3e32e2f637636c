"""The machine's time zone, which pyHanko looks up in the system's database of zones, replaced by one that needs none.

Each signing begins with the machine's own time in the machine's own zone; ours is put in its place at once (`signing`).
On a system without that database (a bare Ubuntu) the look-up ends the signing all the same. Nothing here asks for it:
the time of a signature is the desk's clock, with the offset that it has.
"""

from __future__ import annotations

import sys
from datetime import UTC, tzinfo
from types import ModuleType

ZONES = "tzlocal"


class _NoZones(ModuleType):
    @staticmethod
    def get_localzone() -> tzinfo:
        return UTC


def take_its_place() -> None:
    """Put the zone that needs no database where the look-up would be, before pyHanko is first imported."""
    sys.modules.setdefault(ZONES, _NoZones(ZONES, __doc__))
