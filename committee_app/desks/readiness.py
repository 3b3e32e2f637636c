"""What is to be looked at before the freeze though nothing waits for it: a committee that finds out later is sorry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from committee_app.case.acts import CaseCreated, Recorded
from committee_app.case.findings import Finding
from committee_app.case.state import CaseState


def worth_a_look(state: CaseState, journal: Sequence[Recorded], copies: Path | None) -> tuple[Finding, ...]:
    """Return what a careful secretary looks at before the freeze; `copies` is where second copies go, or None."""
    return (*_papers(state), *_machine(journal), *_copies(copies))


def _papers(state: CaseState) -> Iterator[Finding]:
    missing = [one.id for one in state.proposals if one.id not in state.documents]
    if state.documents and missing:
        yield Finding.of("ready.papers_missing", count=len(missing))


def _machine(journal: Sequence[Recorded]) -> Iterator[Finding]:
    tried = next((one.act.self_test for one in journal if isinstance(one.act, CaseCreated)), None)
    if tried is None:
        yield Finding.of("ready.no_self_test")
    elif tried.failed:
        yield Finding.of("ready.self_test_failed", count=len(tried.failed))


def _copies(copies: Path | None) -> Iterator[Finding]:
    if copies is None:
        yield Finding.of("ready.no_second_copy")
