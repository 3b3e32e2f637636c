"""Freeze a small case as this version writes it, for the versions that come: tests/casefiles/VERSION.case and .json.

    .venv/bin/python -m scripts.freeze_case [--again]

Once when a version is released; what is frozen of a released version is never made anew. `--again` is for the time
before the release. Everything in the case is fictitious; it is a rehearsal, so that it carries its secrets, and its
keys cost little.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from committee_app import __version__
from committee_app.case.lifecycle import Stage
from committee_app.desks.result_files import result_files
from committee_app.resources import resource
from tests.ui.rooms import PASSPHRASE, prepared_room

FROZEN = resource().parent / "tests" / "casefiles"


def main() -> int:
    """Tell a small case up to its resolution and keep the file; returns the exit status."""
    case = FROZEN / f"{__version__}.case"
    if case.exists() and "--again" not in sys.argv:
        print(f"freeze_case: {case.name} is frozen already", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        told = prepared_room(Path(folder), until=Stage.RESOLVED, rehearsal=True)
        with told:
            record = told.room.record
            facts = {
                "entries": len(record.journal),
                "head": record.head.hex(),
                "passphrase": PASSPHRASE,
                "result_sha256": hashlib.sha256(result_files(record.state)["result.json"]).hexdigest(),
                "seats": [str(one.actor) for one in told.room.seats()],
            }
        shutil.copyfile(told.path, case)
    case.with_suffix(".json").write_text(json.dumps(facts, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"freeze_case: {case.name}, {case.stat().st_size / 1e3:.0f} kB, {facts['entries']} entries")
    return 0


if __name__ == "__main__":
    sys.exit(main())
