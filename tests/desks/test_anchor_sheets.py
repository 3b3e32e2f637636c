"""Opening and closing sheet: one page that carries the head out, and what else is to be signed by hand."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from committee_app.case.findings import RefusedError
from committee_app.case.lifecycle import Stage
from committee_app.desks import anchor_sheets
from committee_app.desks.auditing import key_prints
from committee_app.desks.record import Signer
from committee_app.desks.secretary import SecretaryDesk
from committee_app.export.anchor_sheets import sheets_digest
from committee_app.export.labels import Language
from committee_app.sealing.anchors import CodeAnchor, anchor_code, read_anchor
from committee_app.sealing.digests import grouped
from resources.verifier.verifier import digest, written
from tests.builders import SECRETARY, keys_of
from tests.desks.kept_case import KeptDay
from tests.export.shown_text import shown_lines
from tests.journeys.conftest import finished


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[KeptDay]:
    told = KeptDay(tmp_path / "a.case")
    yield told
    told.room.close()


def at_stage(kept: KeptDay, stage: Stage) -> SecretaryDesk:
    kept.day.walk_to(stage)
    kept.tell()
    return SecretaryDesk(kept.room.record, Signer(SECRETARY, keys_of(SECRETARY)))


def read(data: bytes) -> str:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return "\n".join(line for page in pdf.pages for line in shown_lines(page))


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_opening_sheet_carries_head_code_and_all_key_prints_on_one_page(kept: KeptDay, language: Language) -> None:
    desk = at_stage(kept, Stage.READY)
    data = finished(desk.opening_sheet(language))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == 1
        assert "/AF" not in pdf.Root
        assert "/AcroForm" not in pdf.Root
    said = read(data)
    record = kept.room.record
    assert anchor_code(record.head) in said
    assert grouped(record.head, 64) in said
    assert str(len(record.journal)) in said
    prints = key_prints(record.state)
    assert len(prints) == 6
    for one in prints:
        assert one.fingerprint in said
        assert one.name in said


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_closing_sheet_carries_the_sheets_and_their_digest(kept: KeptDay, language: Language) -> None:
    desk = at_stage(kept, Stage.CLOSED)
    data = finished(desk.closing_sheet(language))
    said = read(data)
    sheets = kept.room.state.sheets
    assert grouped(sheets_digest(kept.room.state), 64) in said
    ballots = sum(len(one.proposals) for one in sheets.values())
    counted = {"ko": f"{len(sheets)}부(평가 {ballots}건)", "en": f"{len(sheets)} (with {ballots} ballots)"}
    assert counted[language] in said
    assert finished(desk.closing_sheet(language)) == data


def test_a_stranger_computes_the_digest_over_all_sheets(kept: KeptDay) -> None:
    at_stage(kept, Stage.CLOSED)
    parts: list[bytes] = []
    sealed = [json.loads(link.body) for link in kept.day.links]
    sheets = {one["actor"].partition(":")[2]: one["act"]["sheet"] for one in sealed if one["kind"] == "sheet_sealed"}
    for number in sorted(sheets):
        parts += [number.encode(), hashlib.sha256(written(sheets[number])).digest()]
    assert digest("closing-sheets", *parts) == sheets_digest(kept.room.state)


def test_what_is_copied_by_hand_is_read_again(kept: KeptDay) -> None:
    at_stage(kept, Stage.READY)
    said = read(finished(anchor_sheets.opening_sheet(kept.room.record, "ko")))
    (code,) = re.findall(r"(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}", said)
    assert read_anchor(code) == CodeAnchor(anchor_code(kept.room.record.head))


@pytest.mark.parametrize(
    ("stage", "which", "code"),
    [
        (Stage.CONVENED, "opening_sheet", "anchor_sheet.too_early_for_opening"),
        (Stage.READY, "closing_sheet", "anchor_sheet.too_early_for_closing"),
    ],
)
def test_a_sheet_that_is_asked_for_too_early_is_refused(kept: KeptDay, stage: Stage, which: str, code: str) -> None:
    desk = at_stage(kept, stage)
    with pytest.raises(RefusedError) as refused:
        finished(getattr(desk, which)("ko"))
    assert [one.code for one in refused.value.findings] == [code]
