"""The sample day, told once for all tests that look at its files: real desks, real files, keys that cost little."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest

from committee_app.case.progress import Progress
from committee_app.desks.auditing import Verdict, verify
from committee_app.desks.sample_day import SampleDay, sample_day
from committee_app.sealing.slots import KdfCost

T = TypeVar("T")
CHEAP = KdfCost(64, 1, 1)


def finished(work: Generator[Progress, None, T]) -> T:
    """Run work to its end and return its result."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: T = end.value
            return result


@dataclass(frozen=True, slots=True)
class ToldDay:
    """The files of the sample day and the room passphrase."""

    folder: Path
    day: SampleDay

    @property
    def passphrase(self) -> str:
        return dict(self.day.secrets)["room"]

    @property
    def case(self) -> Path:
        return self.folder / "sample.case"

    @property
    def minutes(self) -> Path:
        return self.folder / "minutes.pdf"

    def verdict(self, *paths: Path) -> Verdict:
        return finished(verify(paths, self.passphrase, cost=CHEAP))


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> ToldDay:
    folder = tmp_path_factory.mktemp("told")
    return ToldDay(folder, finished(sample_day(folder, cost=CHEAP)))
