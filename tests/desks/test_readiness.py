"""What is worth a look before the freeze."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from committee_app.case import acts
from committee_app.case.lifecycle import Stage
from committee_app.desks.readiness import worth_a_look
from tests.builders import C01, Day

TESTED = acts.SelfTested(
    day=date(2026, 2, 25),
    program="0.1",
    build="00" * 32,
    held=("fonts",),
    failed=(),
    untold=(),
    page_sha256="11" * 32,
)


def codes(day: Day, tried: acts.SelfTested | None, copies: Path | None, *papers: acts.Document) -> list[str]:
    documents = MappingProxyType({one.proposal: one for one in papers})
    first = replace(day.journal[0], act=replace(day.created(), self_test=tried))
    return [one.code for one in worth_a_look(replace(day.state, documents=documents), (first,), copies)]


def test_a_case_on_a_tested_machine_with_copies_and_no_papers_at_all_has_nothing_to_look_at(tmp_path: Path) -> None:
    assert codes(Day.until(Stage.PREPARING), TESTED, tmp_path) == []


def test_a_machine_without_a_test_or_with_one_that_failed_and_no_copies_are_said() -> None:
    day = Day.until(Stage.PREPARING)
    assert codes(day, None, None) == ["ready.no_self_test", "ready.no_second_copy"]
    assert codes(day, replace(TESTED, failed=("fonts",)), None) == ["ready.self_test_failed", "ready.no_second_copy"]


def test_once_some_papers_are_in_the_missing_ones_are_counted(tmp_path: Path) -> None:
    day = Day.until(Stage.PREPARING).draft().import_rosters()
    assert codes(day, TESTED, tmp_path, acts.Document(C01, "C01.pdf", "33" * 32)) == ["ready.papers_missing"]
