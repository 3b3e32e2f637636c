"""Every kept input of the fuzzer goes through its target again: it is read, or refused with findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.targets import CORPUS, TARGETS

KEPT = sorted(CORPUS.glob("*/*"))


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_kept_input_is_read_or_refused(kept: Path) -> None:
    TARGETS[kept.parent.name](kept.read_bytes())


def test_each_target_has_inputs_to_begin_with() -> None:
    assert {kept.parent.name for kept in KEPT} == TARGETS.keys()
