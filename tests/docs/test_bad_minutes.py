"""Whatever file is given to the two verifiers: a verdict in words, in bounded time and memory, and never *holds*."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from committee_app.desks.auditing import verify
from committee_app.export.reading import read_signed_pdf
from resources.verifier import verifier as stranger
from tests.docs import hostile
from tests.docs.carried import said_by_the_stranger, said_by_us
from tests.told_day import finished

ROOT = Path(__file__).parents[2]
VERIFIER = ROOT / "resources" / "verifier" / "verifier.py"
MUTATIONS = 200
MOST_MEMORY = 1200 * 2**20
"""Address space that either command may take for any file of these: three times the largest minutes, and Python."""


def refused_by_both(data: bytes, folder: Path) -> None:
    """Neither says that it holds, and neither raises."""
    path = folder / "given.pdf"
    path.write_bytes(data)
    ours = finished(verify([path], None))
    theirs = stranger.verify(data)
    assert not ours.holds
    assert not theirs.holds
    assert list(stranger.told(theirs, data, "ko"))
    assert json.dumps(stranger.as_json(theirs, data))


@pytest.mark.parametrize("which", hostile.FILES)
def test_a_file_that_is_not_ours_is_refused_by_both(which: str, tmp_path: Path) -> None:
    refused_by_both(hostile.FILES[which], tmp_path)


@pytest.mark.parametrize("which", hostile.RECORDS)
def test_a_hostile_record_in_sound_minutes_is_refused_by_both(which: str, tmp_path: Path) -> None:
    record = hostile.RECORDS[which]
    data = hostile.around(record)
    plan = stranger.Plan()
    assert stranger.read_minutes(plan, data).record == read_signed_pdf(data).record == record
    assert "record.digest" not in plan.failed()
    refused_by_both(data, tmp_path)


@pytest.mark.parametrize("which", sorted(hostile.RECORDS.keys() - {"no entry"}))
def test_both_say_the_same_of_a_hostile_record(which: str) -> None:
    ours = said_by_us(hostile.RECORDS[which])
    assert ours == said_by_the_stranger(hostile.RECORDS[which], b"{}")
    assert ours.codes


def test_cut_minutes_are_refused_by_both(tmp_path: Path) -> None:
    for data in filter(begins_as_a_pdf, hostile.cuts()):
        refused_by_both(data, tmp_path)


def begins_as_a_pdf(data: bytes) -> bool:
    """What does not even begin as a PDF is taken for a case file by our program: it asks for words."""
    return data.startswith(b"%PDF-")


def test_minutes_with_changed_bytes_are_refused_by_both(tmp_path: Path) -> None:
    tried = [one for one in hostile.mutations(20261125, MUTATIONS) if begins_as_a_pdf(one)]
    for data in tried:
        refused_by_both(data, tmp_path)
    assert len(tried) > MUTATIONS // 2


# ── in bounded time and memory ─────────────────────────────────────────────────────────────
def large_files(folder: Path) -> Iterator[Path]:
    """Write files that are large, or swell to something large."""
    sparse = folder / "sparse.pdf"
    sparse.write_bytes(b"%PDF-1.7\n")
    os.truncate(sparse, 2 * 2**30)
    yield sparse
    for name in ("two compressions deep", "metadata that swell", "a hundred thousand fields"):
        path = folder / f"{name}.pdf"
        path.write_bytes(hostile.FILES[name])
        yield path
    swollen = hostile.objects_around(b"") | {5: hostile.stream(hostile.swollen(300 * 2**20), b"/Filter /FlateDecode")}
    swell = folder / "a record that swells.pdf"
    swell.write_bytes(hostile.pdf(swollen))
    yield swell


def test_large_files_and_swelling_ones_are_refused_in_bounded_memory(tmp_path: Path) -> None:
    paths = [str(one) for one in large_files(tmp_path)]
    for path in paths:
        said = bounded([sys.executable, "-I", "-S", str(VERIFIER), path, "--language", "en"], tmp_path)
        assert "does not hold]" in said
    said = bounded([sys.executable, "-m", "committee_app", "verify", *paths, "--language", "en"], ROOT)
    assert said.count("does not hold") >= len(paths)


def bounded(command: list[str], folder: Path) -> str:
    """Run a command that must refuse with a verdict, within the memory that it may take."""
    limited = ["bash", "-c", f'ulimit -v {MOST_MEMORY // 1024}; exec "$@"', "bash", *command]
    done = subprocess.run(limited, capture_output=True, text=True, check=False, timeout=240, cwd=folder)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout
