"""The last self-test at this machine: kept in the user's data folder, so that the first entry of each case can name it.

One small file, canonical JSON: what `SelfTested` holds, and its form. It says what that machine said of itself and no
more; whoever can write to the folder can write it. What it is worth rests on the page that was signed and filed, whose
SHA-256 it has.
"""

from __future__ import annotations

from pathlib import Path

from committee_app.case.acts import SelfTested
from committee_app.case.typed import MisshapenError, read_plain, to_plain
from committee_app.desks.whole_files import write_whole
from committee_app.sealing import canonical
from committee_app.sealing.canonical import NotCanonicalError

FORMAT = "committee-selftest/1"
NAME = "selftest.json"
MAX_BYTES = 16384


def keep_self_test(place: Path, tested: SelfTested) -> None:
    """Keep it in the place of the one before, durably.

    Raises:
        OSError: it cannot be written.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    write_whole(place, canonical.encode({"format": FORMAT, "tested": to_plain(tested)}), 0o600)


def kept_self_test(place: Path) -> SelfTested | None:
    """Return what is kept, or None: no self-test at this machine, or a file that is none of this form."""
    try:
        with place.open("rb") as file:
            plain = canonical.decode(file.read(MAX_BYTES + 1))
        if not isinstance(plain, dict) or plain.keys() != {"format", "tested"} or plain["format"] != FORMAT:
            return None
        return read_plain(SelfTested, plain["tested"])
    except (OSError, NotCanonicalError, MisshapenError):
        return None
