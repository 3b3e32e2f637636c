"""A program in which members score: two have sealed, the third is still writing when it ends.

python -m tests.attacks.scoring_child FOLDER (closed | killed | opened)
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from committee_app.case.identifiers import CriterionId, EvaluatorId
from committee_app.case.lifecycle import Stage
from tests.builders import FIRST, L10, MARKS, MEMBERS, SECOND, THIRD
from tests.ui.rooms import ToldRoom, declare, open_ballots, prepared_room

A = CriterionId("A")


def reason_of(evaluator: EvaluatorId) -> str:
    """Return what a member gives as a reason, and nobody else."""
    return f"까닭{evaluator} 돋보임 kkadak-{evaluator}"


def opinion_of(evaluator: EvaluatorId) -> str:
    """Return what a member thinks of every proposal."""
    return f"의견{evaluator} 아쉬움 uigyeon-{evaluator}"


def write(told: ToldRoom, evaluator: EvaluatorId) -> None:
    """Let a member score as one does: mark by mark, then words."""
    desk = told.evaluator(evaluator)
    leaves = told.room.state.rules.leaves
    for proposal in desk.to_score():
        for leaf, mark in zip(leaves, MARKS[evaluator, proposal.id], strict=True):
            desk.enter_mark(proposal.id, leaf.id, f"{mark // 100}.{mark % 100:02}")
        desk.write_reason(proposal.id, A, reason_of(evaluator))
        desk.write_opinion(proposal.id, opinion_of(evaluator))


def main(folder: Path, end: str) -> None:
    """Score, seal, and end in one of three ways."""
    told = prepared_room(folder, until=Stage.READY)
    declare(told)
    told.chair.clear(THIRD, L10, "학회 회원일 뿐임")
    for one in MEMBERS:
        write(told, one)
    for one in (FIRST, SECOND):
        told.evaluator(one).seal()
    if end == "killed":
        with told.room.record.together():
            told.evaluator(THIRD).seal()
            os.kill(os.getpid(), signal.SIGKILL)
    if end == "opened":
        told.evaluator(THIRD).seal()
        told.secretary.close_scoring()
        told.chair.confirm_closing()
        open_ballots(told)
    told.room.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
