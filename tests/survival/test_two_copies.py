"""A case continued in two places by mistake: each copy holds, and beside each other they say where they part."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from committee_app.case.identifiers import CaseId
from committee_app.casefile import CaseFile
from committee_app.desks.auditing import Verdict, verify
from committee_app.desks.record import Record, Signer
from committee_app.export.reading import Outcome
from tests.builders import SECRETARY, SignedDay, keys_of
from tests.casefile.room import COST, PASSPHRASE, open_case
from tests.journeys.conftest import finished
from tests.survival.room import MEMBER, begin, clock, look, resume, save

COMMON = 7


def verdict(*paths: Path) -> Verdict:
    # What `save` keeps besides its entry is the draft of a member who is not enrolled yet: verify would name it.
    for path in paths:
        with open_case(path) as file:
            file.drop_drafts(MEMBER)
    return finished(verify(paths, PASSPHRASE, cost=COST))


def facts(found: Verdict, code: str) -> list[tuple[Outcome, dict[str, object]]]:
    return [(step.outcome, dict(step.params)) for step in found.steps if step.code == code]


@pytest.fixture
def copies(folder: Path) -> tuple[Path, Path]:
    """Two files of one case, one of them with an entry more."""
    one, other = folder / "one.case", folder / "other.case"
    record = begin(one)
    while save(record) < COMMON:
        pass
    record.file.close()
    shutil.copy(one, other)
    continued(one)
    return one, other


def continued(path: Path, times: int = 1) -> None:
    record = resume(path)
    for _ in range(times):
        save(record, path.stem)
    record.file.close()


def test_an_older_copy_is_the_beginning_of_the_newer(copies: tuple[Path, Path]) -> None:
    found = verdict(*copies)
    assert found.holds
    agreed = {"file": "one.case", "other": "other.case", "entries": COMMON}
    assert facts(found, "verify.copies_agree") == [(Outcome.HOLDS, agreed)]


@pytest.mark.parametrize("times", [1, 3])
def test_two_copies_that_both_went_on_part(copies: tuple[Path, Path], times: int) -> None:
    continued(copies[1], times)
    for path in copies:
        assert look(path).faults == ()
        assert verdict(path).holds
        assert facts(verdict(path), "verify.copies_agree") == []
    found = verdict(*copies)
    assert not found.holds
    ((outcome, parted),) = facts(found, "verify.copies_agree")
    assert (outcome, parted["entries"]) == (Outcome.DOES_NOT_HOLD, COMMON)
    parts = [one for _, one in facts(found, "record.parts_here")]
    assert [(one["file"], one["seq"]) for one in parts] == [("one.case", COMMON + 1), ("other.case", COMMON + 1)]


def test_of_three_copies_every_two_are_compared(copies: tuple[Path, Path], folder: Path) -> None:
    third = folder / "third.case"
    shutil.copy(copies[1], third)
    continued(third)
    outcomes = [one for one, _ in facts(verdict(*copies, third), "verify.copies_agree")]
    assert outcomes == [Outcome.HOLDS, Outcome.DOES_NOT_HOLD, Outcome.HOLDS]


def test_files_of_two_cases_are_not_compared(copies: tuple[Path, Path], folder: Path) -> None:
    path = folder / "another.case"
    with CaseFile.create(path, PASSPHRASE, cost=COST) as file:
        created = replace(SignedDay().created(), case=CaseId("2026-another"))
        Record(file, clock()).append(Signer(SECRETARY, keys_of(SECRETARY)), created)
    assert look(path).faults == ()
    assert facts(verdict(copies[0], path), "verify.copies_agree") == []
