"""What every released version wrote is opened, verified and brought to its end by this one.

A case that fails here was written by people who will not write it again. Before the first release, and only then,
`python -m scripts.freeze_case --again` makes it anew.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from committee_app import __version__
from committee_app.case.acts import CaseCreated
from committee_app.case.identifiers import Actor
from committee_app.case.lifecycle import Stage
from committee_app.case.signatures import signatories
from committee_app.desks.auditing import verify
from committee_app.desks.clock import SystemClock
from committee_app.desks.issuing import issue_minutes, sign_minutes, stored_minutes
from committee_app.desks.result_files import result_files
from committee_app.desks.room import Room
from committee_app.desks.secretary import SecretaryDesk
from committee_app.resources import resource
from tests.casefile.room import COST
from tests.told_day import finished

FROZEN = sorted((resource().parent / "tests" / "casefiles").glob("*.case"))

each_version = pytest.mark.parametrize("frozen", FROZEN, ids=lambda path: path.stem)


def test_a_case_of_this_version_is_frozen() -> None:
    assert __version__ in [path.name.removesuffix(".case") for path in FROZEN]


def told(frozen: Path) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(frozen.with_suffix(".json").read_text(encoding="utf-8"))
    return facts


@pytest.fixture
def case(frozen: Path, tmp_path: Path) -> Path:
    """A copy: what is frozen is never opened for writing."""
    return Path(shutil.copy(frozen, tmp_path))


def opened(frozen: Path, case: Path) -> Room:
    return Room.open(case, told(frozen)["passphrase"], SystemClock(), cost=COST)


@each_version
def test_it_opens_with_the_same_record_and_gives_the_same_result(frozen: Path, case: Path) -> None:
    facts, room = told(frozen), opened(frozen, case)
    record = room.record
    assert (len(record.journal), record.head.hex()) == (facts["entries"], facts["head"])
    assert isinstance(record.journal[0].act, CaseCreated)
    assert room.state.stage is Stage.RESOLVED
    assert [one.actor for one in room.seats()] == facts["seats"]
    assert hashlib.sha256(result_files(room.state)["result.json"]).hexdigest() == facts["result_sha256"]
    room.close()


@each_version
def test_nothing_in_it_fails(frozen: Path, case: Path) -> None:
    verdict = finished(verify((case,), told(frozen)["passphrase"], cost=COST))
    assert [step for step in verdict.steps if step.outcome.value == "does_not_hold"] == []
    assert verdict.holds


@each_version
def test_this_version_brings_it_to_signed_minutes_that_hold(frozen: Path, case: Path, tmp_path: Path) -> None:
    room = opened(frozen, case)
    secrets = room.rehearsal_secrets()
    desk = room.sign_in(Actor("secretary"), secrets["secretary"])
    assert isinstance(desk, SecretaryDesk)
    desk.close_meeting()
    finished(issue_minutes(room.record, desk._signer, "ko"))
    for actor in signatories(room.state):
        finished(sign_minutes(room.record, room.sign_in(actor, secrets[actor])._signer))
    assert room.state.stage is Stage.SIGNED
    minutes = tmp_path / "minutes.pdf"
    minutes.write_bytes(stored_minutes(room.record) or b"")
    room.close()
    verdict = finished(verify((case, minutes), told(frozen)["passphrase"], cost=COST))
    assert verdict.holds
