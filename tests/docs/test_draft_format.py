"""Section 16 of the page is enough: a stranger with somebody's keys opens their draft out of the case file.

The layout and HKDF are the stranger's own.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from committee_app.case.lifecycle import Stage
from committee_app.case.people import evaluator_actor
from tests.builders import C01, FIRST
from tests.sealing.stranger import hkdf, layout
from tests.ui.rooms import ToldRoom, declare, prepared_room, seal

WHO = evaluator_actor(FIRST)


def opened(keys: bytes, box: bytes, context: str) -> Any:
    """Return the note in a box: `keys` are the signing scalar and the sealing scalar, 32 bytes each."""
    bound = layout("note", context.encode())
    return json.loads(AESGCM(hkdf(keys, bound)).decrypt(box[:12], box[12:], bound))


def written(told: ToldRoom, typed: str) -> bytes:
    told.evaluator(FIRST).enter_mark(C01, told.room.state.rules.leaves[0].id, typed)
    kept = told.room.record.file.draft(WHO, C01)
    assert kept is not None
    return kept[0]


def test_a_stranger_opens_a_draft_by_the_page_before_and_behind_a_seal(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        declare(told)
        keys, case = told.signers[WHO].keys.to_bytes(), told.room.state.case
        assert len(keys) == 64
        first = written(told, "7")
        note = opened(keys, first, f"{case}|draft|{WHO}|C01")
        assert (note["marks"], note["saved_at"][:10]) == ([700, None, None], "2026-02-26")
        seal(told, FIRST)
        desk = told.evaluator(FIRST)
        desk.begin_revision()
        desk.enter_mark(C01, told.room.state.rules.leaves[0].id, "8")
        kept = told.room.record.file.draft(WHO, C01)
        assert kept is not None
        assert opened(keys, kept[0], f"{case}|draft|{WHO}|C01|1")["marks"] == [800, None, None]
        for box, context in ((kept[0], f"{case}|draft|{WHO}|C01"), (first, f"{case}|draft|{WHO}|C01|1")):
            with pytest.raises(InvalidTag):
                opened(keys, box, context)
