"""The sample committee's afternoon at the windows: from the closing to minutes that everybody signed, presses counted.

What comes out is the demo's result to the last byte, and its minutes to the last word but keys and times: the same acts
give the same files, whoever pressed the buttons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from committee_app.case.acts import NamesLookedAt, ResolutionConfirmed, SelectionResolved
from committee_app.case.identifiers import Actor
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role, evaluator_of, role_of
from committee_app.case.signatures import signatories
from committee_app.desks import sample_day
from committee_app.desks.result_files import result_files
from committee_app.export.reading import read_signed_pdf
from committee_app.ui.language import apply_language
from committee_app.ui.theme import apply_theme, load_theme
from scripts.screens import begun_day
from tests.told_day import ToldDay
from tests.ui.rooms import ToldRoom
from tests.ui.sign.table import Table

SIGNATURES = 16
"""Chair, thirteen members who were there at the end, secretary, auditor."""
MOST_WITHOUT_A_TIE, PRESSES_ABOUT_THE_TIE = 25, 6
"""So many presses at most where no tie waits; this one takes two rounds and a lot, each with its question."""
MOST_WITH_A_LOT = 35
"""So many presses at most from the opening to the resolution with one lot (signing has two for each who signs)."""


@pytest.fixture
def table(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Table]:
    apply_theme(qapp, load_theme("light"))
    apply_language(qapp, "ko")
    day = begun_day(tmp_path)
    for part in (sample_day._prepare, sample_day._convene):
        for _ in part(day):
            pass
    for step in sample_day._score_and_open(day):
        if step.step == "day.closing":
            break
    day.secretary.note_statement("간사", "평가표 15부가 모두 봉인되었음을 보고함.")
    day.secretary.close_scoring()
    day.chair.confirm_closing()
    told = ToldRoom(day.room, tmp_path / "sample.case")
    told.signers = {Actor(who): signer for who, signer in day.signers.items()}
    told.secrets = {Actor(who): secret for who, secret in day.secrets.items()}
    day.clock.move_to(datetime(2026, 2, 26, 17, 0, tzinfo=sample_day.KOREA))
    with told:
        table = Table(told, qtbot)
        yield table
        table.leave()


SAID = (
    ("위원장", "집계표를 함께 보고 지방 트랙의 동점과 비수도권 비율을 확인함."),
    ("6번 위원", "L09는 기준을 간신히 넘겼으므로 보완 조건을 붙이자는 의견을 냄."),
    ("위원장", "보완 의견은 과제별 의견서에 적기로 하고 선정(안)을 표결에 부침."),
)
"""What the sample day has noted while the committee deliberates."""


def note(table: Table, *said: tuple[str, str]) -> None:
    """The secretary, at their own seat, notes what was said; the chair's count stays what it was."""
    pressed, typed = table.pressed, table.typed
    table.sit(Role.SECRETARY)
    table.presenter.choose_section("notes")
    for speaker, words in said:
        table.type("발언한 사람", speaker)
        table.type("발언 내용(요지)", words)
        table.press("발언을 회의록에 넣기")
    table.sit(Role.CHAIR)
    table.pressed, table.typed = pressed, typed


def settle_ties(table: Table) -> int:
    """Two rounds of seven against seven, then the lot with the sample day's numbers; return how many presses."""
    before = table.pressed
    while ties := table.told.chair.tally().open_ties:
        tie = ties[0]
        if tie.round:
            for one in tie.tied:
                table.type(str(one), "7")
            table.press(f"{tie.round}차 투표 기록")
            table.answer(f"{tie.round}차 투표 기록")
            continue
        for at, (name, number) in enumerate(sample_day.LOT_NUMBERS, 1):
            table.type(f"입회인 {at}", name)
            table.type(f"입회인 {at}의 숫자", number)
        table.press("추첨하기")
        table.answer("추첨하기")
    return table.pressed - before


def test_the_afternoon_goes_through_the_windows_and_gives_the_demos_result(
    table: Table, told: ToldDay, tmp_path: Path
) -> None:
    room = table.told.room

    def stage() -> Stage:
        return room.state.stage

    table.sit(Role.CHAIR)
    table.press("임시내 님 앉기")
    table.type("임시내의 다섯 낱말", table.words(Role.AUDITOR))
    table.press("열쇠 넣기")
    table.press("평가표 15부 열기")
    table.answer("평가표 15부 열기")
    assert stage() is Stage.OPENED
    table.press("심의 시작")
    table.answer("심의 시작")
    note(table, *SAID[:1])
    assert settle_ties(table) == PRESSES_ABOUT_THE_TIE
    table.press("선정으로")
    note(table, *SAID[1:])
    table.type("찬성", "13")
    table.type("기권", "1")
    table.confirm_resolution()
    table.press("선정(안) 의결")
    table.answer("선정(안) 의결", case=sample_day.CASE)
    assert stage() is Stage.RESOLVED
    assert (table.pressed, table.typed) == (17, 13)
    assert table.pressed <= MOST_WITH_A_LOT
    assert table.pressed - PRESSES_ABOUT_THE_TIE <= MOST_WITHOUT_A_TIE

    files = result_files(room.state)
    for name in ("result.json", "result.csv"):
        assert files[name] == (told.folder / name).read_bytes()
    resolved = [one.act for one in room.record.journal if isinstance(one.act, SelectionResolved)]
    assert [(one.vote.in_favour, one.vote.abstained) for one in resolved] == [(13, 1)]
    confirmed = [
        (role_of(one.actor), one.act.tally_sha256)
        for one in room.record.journal
        if isinstance(one.act, ResolutionConfirmed)
    ]
    assert confirmed == [(Role.SECRETARY, resolved[0].tally_sha256)]
    assert not any(isinstance(one.act, NamesLookedAt) for one in room.record.journal)

    people = signatories(room.state)
    sign_everybody(table)
    assert stage() is Stage.SIGNED
    shown = table.view._page.signers
    assert tuple(one.actor for one in shown) == people
    assert len(people) == SIGNATURES
    assert all(one.signed_at for one in shown)
    table.press("회의록과 결과 저장…")
    dialog = table.view.findChildren(QFileDialog)[0]
    out = tmp_path / "out"
    out.mkdir()
    dialog.fileSelected.emit(str(out))
    dialog.close()
    assert (out / "result.json").read_bytes() == (told.folder / "result.json").read_bytes()
    assert (out / "result.csv").read_bytes() == (told.folder / "result.csv").read_bytes()
    assert read_signed_pdf((out / "minutes.pdf").read_bytes()).nothing_fails
    own, demos = masked(text_of(out / "minutes.pdf")), masked(text_of(told.minutes))
    assert own == demos
    assert sum(SECRET in line for line in demos) < len(demos) // 3


def sign_everybody(table: Table) -> None:
    """The secretary makes the minutes; then each who signs sits down in turn."""
    room = table.told.room
    table.sit(Role.SECRETARY)
    table.press("산회 기록")
    table.answer("산회 기록")
    table.press("회의록 만들기")
    before, people = table.pressed, signatories(room.state)
    for actor in people:
        table.sit(role_of(actor), evaluator_of(actor))
        secret = table.told.secrets[actor]
        table.press("회의록에 서명")
        table.answer("회의록에 서명", name=room.state.person_name(actor), secret=secret)
    assert table.pressed - before == 2 * len(people)


def text_of(path: Path) -> str:
    """What the pages say."""
    document = pypdfium2.PdfDocument(path)
    said = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return said


SECRET = "*"
_CHANGES_EACH_TIME = re.compile(
    r"\d\d:\d\d(?::\d\d)?"  # when somebody pressed a button
    r"|[0-9a-f]{4,}(?:\s[0-9a-f]{4,})+|[0-9a-f]{8,}"  # keys, digests, heads of the record
    r"|네 낱말은 ‘[^’]*’"  # the same said in words
)


def masked(text: str) -> list[str]:
    """Return the lines without what comes from new keys and another clock."""
    return _CHANGES_EACH_TIME.sub(SECRET, text).splitlines()
