"""Our check of a case file, whole process: its imports, every entry, table, page and digest; the key costs nothing."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.closed_case import CHEAP
from committee_app.desks.auditing import verify


def main(path: str, passphrase: str) -> int:
    """Verify one case file; 1 where it does not hold."""
    checking = verify([Path(path)], passphrase, cost=CHEAP)
    try:
        while True:
            next(checking)
    except StopIteration as ended:
        return 0 if ended.value.holds else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
