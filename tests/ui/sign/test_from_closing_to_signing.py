"""The officers' afternoon at the screens: from sealed sheets to signed minutes, by keys and input method only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role, evaluator_actor
from committee_app.export.reading import read_signed_pdf
from tests.builders import SECOND, THIRD
from tests.ui.sign.table import Table, table_at


@pytest.fixture
def table(tmp_path: Path, qtbot: QtBot) -> Iterator[Table]:
    with table_at(tmp_path, qtbot, Stage.CLOSED) as table:
        yield table


def test_the_officers_go_from_sealed_sheets_to_signed_minutes(table: Table, tmp_path: Path) -> None:
    def stage() -> Stage:
        return table.told.room.state.stage

    table.sit(Role.CHAIR)
    table.press("이간사 님 앉기")
    table.type("이간사의 다섯 낱말", table.words(Role.SECRETARY))
    table.press("열쇠 넣기")
    table.press("평가표 3부 열기")
    table.answer("평가표 3부 열기")
    assert stage() is Stage.OPENED

    table.press("심의 시작")
    table.answer("심의 시작")
    assert stage() is Stage.DELIBERATING

    table.sit(Role.SECRETARY)
    table.press("결과의 부분: 발언·의결 0")
    table.type("발언한 사람", "위원장")
    table.type("발언 내용(요지)", "선정(안)을 표결에 부침.")
    table.press("발언을 회의록에 넣기")

    table.sit(Role.CHAIR)
    table.type("찬성", "3")
    table.confirm_resolution()
    table.press("선정(안) 의결")
    table.answer("선정(안) 의결", case="2026-small")
    assert stage() is Stage.RESOLVED

    table.sit(Role.SECRETARY)
    table.press("산회 기록")
    table.answer("산회 기록")
    table.press("회의록 만들기")
    table.sit(Role.CHAIR)
    table.press("회의록에 서명")
    table.answer("회의록에 서명", name="김가상1", words=table.words(Role.CHAIR))
    for member, name in ((SECOND, "김가상2"), (THIRD, "김가상3")):
        table.sit(Role.EVALUATOR, member)
        table.press("회의록에 서명")
        table.answer("회의록에 서명", name=name, code=table.told.secrets[evaluator_actor(member)])
    for role, name in ((Role.SECRETARY, "이간사"), (Role.AUDITOR, "박감사")):
        table.sit(role)
        table.press("회의록에 서명")
        table.answer("회의록에 서명", name=name, words=table.words(role))
    assert stage() is Stage.SIGNED

    table.press("회의록과 결과 저장…")
    dialog = table.view.findChildren(QFileDialog)[0]
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    assert read_signed_pdf((tmp_path / "minutes.pdf").read_bytes()).nothing_fails
