"""Let a coverage-guided fuzzer (atheris) look for bytes that a target does not bear: `make fuzz`.

    python -m tests.fuzz.run TARGET SECONDS FOLDER

FOLDER takes what it finds and what it learnt; what is worth keeping goes into `corpus/` as text.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

LOOKED_INTO = [
    "committee_app.case",
    "committee_app.casefile",
    "committee_app.intake",
    "committee_app.sealing.packets",
    "committee_app.export.reading",
    "resources.verifier",
]


def main(name: str, seconds: str, folder: str) -> None:
    """Fuzz one target for some seconds, from the kept corpus."""
    atheris = import_module("atheris")  # lies in a folder of its own, which only `make fuzz` looks into
    with atheris.instrument_imports(include=LOOKED_INTO):
        targets = import_module("tests.fuzz.targets")
    found = Path(folder) / name
    found.mkdir(parents=True, exist_ok=True)
    options = [f"-max_total_time={seconds}", "-max_len=8000", "-timeout=20", "-print_final_stats=1", "-verbosity=0"]
    places = [f"-artifact_prefix={found}/crash-", str(found), str(targets.CORPUS / name)]
    atheris.Setup([sys.argv[0], *options, *places], targets.TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
