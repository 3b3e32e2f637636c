"""Our mark: a digit and Enter at the real scoring screen, until the mark is on the disk and the window is painted."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from bench.ours.seated import MEMBER, Seated
from committee_app.case.people import evaluator_actor
from committee_app.ui.shared.score_field import ScoreInput

MARKS, CRITERIA = 1000, 20
DRAFT = "draft-bytes.txt"
"""How many bytes of a full draft one commit writes: the bare commit writes as many."""


class _Scoring(Seated):
    pass


def prepare(folder: Path) -> Callable[[], float]:
    """Return the work: a thousand marks at fifty projects, each time others; it returns the slowest but ten."""
    seated = _Scoring(folder)
    proposals = [one.id for one in seated.desk.to_score()]  # type: ignore[union-attr]
    round_number = 0

    def work() -> float:
        nonlocal round_number
        took = []
        for place in range(MARKS // CRITERIA):
            proposal = proposals[(round_number * MARKS // CRITERIA + place) % len(proposals)]
            seated.window._screen.presenter.choose(str(proposal))  # type: ignore[union-attr]  # noqa: SLF001
            seated.paint()
            _first_field(seated).setFocus()
            seated.paint()
            for digit in _digits(round_number):
                start = time.perf_counter()
                field = seated.app.focusWidget()
                assert isinstance(field, QLineEdit)
                QTest.keyClicks(field, digit)
                QTest.keyClick(field, Qt.Key.Key_Return)
                seated.paint()
                took.append(time.perf_counter() - start)
            draft = seated.desk.draft(proposal)  # type: ignore[union-attr]
            assert draft.blanks == 0, f"{draft.blanks} marks of {proposal} were not kept"
        round_number += 1
        drafts = seated.room.record.file.drafts(evaluator_actor(MEMBER)).values()
        size = max(len(one.box) for one in drafts)
        (folder / DRAFT).write_text(str(size), encoding="ascii")
        return sorted(took)[-1 - MARKS // 100]

    return work


def _first_field(seated: Seated) -> QLineEdit:
    there = [one for one in seated.window.findChildren(ScoreInput) if one.isVisible()]
    return min(there, key=lambda one: one.mapTo(seated.window, one.pos()).y())


def _digits(round_number: int) -> str:
    """Return marks that differ from those of the round before at the same projects."""
    return "1234" * (CRITERIA // 4) if round_number // 4 % 2 == 0 else "4321" * (CRITERIA // 4)
