"""What mends, at the desks: a sheet that is no sheet of these rules, and an error found after the signing."""

from __future__ import annotations

import hashlib
from collections.abc import Generator
from pathlib import Path
from typing import Any, cast

import pytest

from committee_app.case import acts
from committee_app.case.conflicts import ConflictKind, CorrectionKind, LateRemedy, VoidGround
from committee_app.case.findings import RefusedError
from committee_app.case.lifecycle import Stage
from committee_app.case.people import evaluator_actor
from committee_app.desks.auditing import verify
from committee_app.desks.chair import ChairDesk
from committee_app.desks.checking import sheet_context
from committee_app.desks.issuing import issue_minutes, sign_minutes, stored_minutes
from committee_app.desks.opening import holder_keys, open_sheets, sealed_plain
from committee_app.export.reading import Outcome
from committee_app.sealing import sheets
from tests.builders import AUDITOR, C01, CHAIR, L9, L10, SECOND, SECRETARY, THIRD
from tests.ui.rooms import COST, PASSPHRASE, ToldRoom, declare, prepared_room, seal


def run(work: Generator[Any, None, Any]) -> Any:
    while True:
        try:
            next(work)
        except StopIteration as done:
            return done.value


def chair(told: ToldRoom) -> ChairDesk:
    return cast("ChairDesk", told.room.desk(told.signers[CHAIR]))


def failing(*files: Path) -> list[str]:
    return [one.code for one in run(verify(files, PASSPHRASE, cost=COST)).steps if one.outcome is Outcome.DOES_NOT_HOLD]


def test_what_a_foreign_program_sealed_stops_the_opening_only_until_it_is_voided(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        declare(told)
        told.chair.clear(THIRD, L10, "학회 회원일 뿐임")
        seal(told)
        record, state = told.room.record, told.room.state
        there, context = state.sheets[SECOND].proposals, sheet_context(state.case, SECOND)
        foreign = sheets.seal_sheet({str(one): b"\xff" for one in there}, holder_keys(state), context)
        record.append(told.signers[evaluator_actor(SECOND)], acts.SheetSealed(there, sealed_plain(foreign), 2))
        told.secretary.close_scoring()
        chair(told).confirm_closing()
        holders = told.signers[CHAIR], told.signers[SECRETARY]
        with pytest.raises(RefusedError, match=r"ballot\.not_json.*opening\.stands_at.*2"):
            run(open_sheets(record, *holders))
        chair(told).void_sheet(SECOND, VoidGround.MALFORMED, "읽을 수 없는 평가표")
        told.secretary.answer_ruling(agreed=True)
        run(open_sheets(record, *holders))
        assert told.room.state.stage is Stage.OPENED
        assert SECOND not in told.room.state.opened


def test_the_effect_of_a_ruling_is_computed_once_it_stands_in_the_record(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.OPENED) as told:
        assert chair(told).effect_of_ruling() is None
        kind, remedy = ConflictKind.RECUSED, LateRemedy.VOID_BALLOT
        chair(told).rule_late_conflict(acts.LateConflictRuled(SECOND, L9, kind, "party", "본인의 신고", remedy))
        effect = chair(told).effect_of_ruling()
        assert effect is not None
        assert [one.projects[L9].counted for one in effect] == [3, 2]
        told.secretary.answer_ruling(agreed=True)
        path = told.path
    assert failing(path) == []  # the tables of the file, the ranking among them, say the same


def test_minutes_made_after_a_correction_name_the_signed_ones_and_both_are_proven(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.SIGNED) as told:
        record = told.room.record
        first = stored_minutes(record) or b""
        kind, title = CorrectionKind.MASTER_DATA, record.state.proposals[0].title
        chair(told).correct(acts.CorrectionMade(kind, C01, "title", title, "바른 이름", "오기", "공문", ""))
        told.secretary.answer_ruling(agreed=True)
        assert stored_minutes(record) is None
        run(issue_minutes(record, told.signers[SECRETARY], "ko"))
        for actor in (CHAIR, SECRETARY, AUDITOR):
            run(sign_minutes(record, told.signers[actor]))
        assert record.state.minutes is not None
        assert record.state.minutes.replaces == hashlib.sha256(first).hexdigest()
        for name, data in (("first.pdf", first), ("second.pdf", stored_minutes(record) or b"")):
            (tmp_path / name).write_bytes(data)
        path = told.path
    for name in ("first.pdf", "second.pdf"):
        assert failing(path, tmp_path / name) == []
