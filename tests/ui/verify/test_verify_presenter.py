"""What is checked and what is said of it, without a window."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from committee_app.case.lifecycle import Stage
from committee_app.case.progress import Progress
from committee_app.desks import auditing
from committee_app.desks.auditing import Verdict, VerdictStep
from committee_app.desks.clock import SystemClock
from committee_app.export.reading import Outcome
from committee_app.sealing.anchors import anchor_code
from committee_app.ui.ports import Lobby
from committee_app.ui.verify.page import Advice, FileKind, VerifyPage
from committee_app.ui.verify.presenter import VerifyPresenter, advice
from tests.ui.fakes import ImmediateRunner, RecordingNavigator, RecordingView
from tests.ui.rooms import COST, PASSPHRASE, begun_room, prepared_room


class Desk:
    """A presenter with everything around it."""

    def __init__(self, *files: Path, runner: ImmediateRunner | None = None, opened: Path | None = None) -> None:
        self.navigator = RecordingNavigator(opened=opened)
        self.view: RecordingView[VerifyPage] = RecordingView()
        lobby = Lobby(SystemClock(), COST, runner or ImmediateRunner(), self.navigator)
        self.presenter = VerifyPresenter(lobby, self.view, files)
        self.presenter.refresh()

    @property
    def page(self) -> VerifyPage:
        return self.view.page


class HeldRunner(ImmediateRunner):
    """Begins work and does not go on."""

    def __init__(self) -> None:
        super().__init__()
        self.cancelled = 0

    def whole(self, *_told: object) -> Callable[[], None]:
        return self._cancel

    def _cancel(self) -> None:
        self.cancelled += 1


def test_a_case_that_holds_is_said_to_hold_with_its_key_prints(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.FROZEN) as told:
        path = told.path
    desk = Desk(path)
    assert desk.page.needs_passphrase
    desk.presenter.start(PASSPHRASE)
    assert desk.page.count(Outcome.DOES_NOT_HOLD) == 0
    assert desk.page.count(Outcome.HOLDS) >= 3
    assert [one.name for one in desk.page.prints] == ["이간사", "박감사"]
    assert all(len(one.fingerprint.replace(" ", "")) == 64 for one in desk.page.prints)


def test_a_flipped_byte_is_found_and_what_to_do_is_said(tmp_path: Path) -> None:
    with begun_room(tmp_path) as told:
        path = told.path
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    desk = Desk(path)
    desk.presenter.start(PASSPHRASE)
    wrong = [one for one in desk.page.steps if one.outcome is Outcome.DOES_NOT_HOLD]
    assert wrong
    assert all(one.advice is not None for one in wrong)


def test_the_passphrase_is_asked_for_only_with_a_case_among_the_files(tmp_path: Path) -> None:
    minutes, case = tmp_path / "a.pdf", tmp_path / "b.case"
    minutes.write_bytes(b"%PDF-1.7 no minutes")
    case.write_bytes(b"\x01" * 64)
    desk = Desk()
    assert not desk.page.can_start
    desk.presenter.add_files([str(minutes)])
    assert not desk.page.needs_passphrase
    desk.presenter.add_files([str(case), str(case)])
    assert [one.kind for one in desk.page.files] == [FileKind.MINUTES, FileKind.CASE]
    desk.presenter.start("")
    assert desk.page.blank
    assert desk.page.steps == ()


def test_a_file_that_is_not_minutes_is_said_not_to_hold(tmp_path: Path) -> None:
    minutes = tmp_path / "a.pdf"
    minutes.write_bytes(b"%PDF-1.7 no minutes")
    desk = Desk(minutes)
    desk.presenter.start("")
    assert desk.page.count(Outcome.DOES_NOT_HOLD) > 0
    desk.presenter.start_over()
    assert desk.page == VerifyPage()


def test_the_case_that_is_open_here_is_not_even_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with begun_room(tmp_path) as told:
        monkeypatch.setattr(auditing, "is_pdf", lambda _path: pytest.fail("the open file was read"))
        desk = Desk(told.path, opened=told.path)
        assert desk.page.files[0].kind is FileKind.OPEN_HERE
        assert not desk.page.can_start
        desk.presenter.start(PASSPHRASE)
        assert desk.page.steps == ()


def test_a_file_that_is_not_there_stops_the_check_before_it_begins(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "gone.pdf")
    assert desk.page.files[0].kind is FileKind.MISSING
    assert not desk.page.can_start


def test_the_check_can_be_cancelled_and_its_late_verdict_is_not_shown(tmp_path: Path) -> None:
    minutes = tmp_path / "a.pdf"
    minutes.write_bytes(b"%PDF-1.7 no minutes")
    runner = HeldRunner()
    desk = Desk(minutes, runner=runner)
    desk.presenter.start("")
    assert desk.page.progress == Progress("verify.reading", 0, 1)
    desk.presenter.leave()
    assert runner.cancelled == 1
    desk.presenter._going_on(Progress("verify.reading", 1, 1))
    desk.presenter._checked(Verdict((VerdictStep("pdf.kind", Outcome.HOLDS),)))
    assert desk.page.progress is None
    assert desk.page.steps == ()
    assert desk.navigator.asked == ["go start"]


def test_a_file_that_vanishes_under_the_check_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    minutes = tmp_path / "a.pdf"
    minutes.write_bytes(b"%PDF-1.7 no minutes")
    desk = Desk(minutes)

    def gone(*_: object, **__: object) -> Generator[Progress, None, Verdict]:
        yield Progress("verify.reading", 0, 1)
        raise PermissionError

    monkeypatch.setattr(auditing, "verify", gone)
    desk.presenter.start("")
    assert [one.code for one in desk.page.steps] == ["verify.file_there"]


@pytest.mark.parametrize(
    ("code", "outcome", "wanted"),
    [
        ("pdf.kind", Outcome.HOLDS, None),
        ("pdf.kind", Outcome.DOES_NOT_HOLD, Advice.FETCH_MINUTES),
        ("record.hash_wrong", Outcome.DOES_NOT_HOLD, Advice.KEEP_RECORD),
        ("casefile.wrong_passphrase_or_not_a_case", Outcome.DOES_NOT_HOLD, Advice.CHOOSE_AGAIN),
        ("casefile.row_altered", Outcome.DOES_NOT_HOLD, Advice.KEEP_RECORD),
        ("verify.same_record", Outcome.DOES_NOT_HOLD, Advice.COMPARE_BOTH),
        ("verify.whose_keys", Outcome.CANNOT_TELL, Advice.COMPARE_PRINTS),
    ],
)
def test_what_to_do_follows_from_the_step(code: str, outcome: Outcome, wanted: Advice | None) -> None:
    assert advice(VerdictStep(code, outcome)) is wanted


# ── codes from the sheets ──────────────────────────────────────────────────────────────────
def test_codes_from_the_sheets_let_nothing_cut_off_hold_or_fail(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.FROZEN) as told:
        path, record = told.path, told.room.record
        first, last = anchor_code(record.hash_of(1)), anchor_code(record.head)
        seq = len(record.journal)
    desk = Desk(path)
    desk.presenter.take_codes(f"1: {first}; {seq}: {last}")
    desk.presenter.start(PASSPHRASE)
    assert Outcome.HOLDS in {one.outcome for one in desk.page.steps if one.code == "verify.nothing_cut_off"}
    desk.presenter.take_codes(f"{seq + 1}: {last}")
    desk.presenter.start(PASSPHRASE)
    assert "anchor.cut_off" in {one.code for one in desk.page.steps}


def test_a_code_that_was_mistyped_is_said_before_anything_is_checked(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.FROZEN) as told:
        path = told.path
    desk = Desk(path)
    desk.presenter.take_codes("FWPZ-61YG-J041-3K2E-PXDP-6VB8")
    assert [one.code for one in desk.page.codes_wrong] == ["anchor.slip"]
    desk.presenter.start(PASSPHRASE)
    assert desk.page.steps == ()
    desk.presenter.take_codes("")
    assert desk.page.codes_wrong == ()


def test_a_path_is_no_code_and_is_not_opened(tmp_path: Path) -> None:
    """The case that is open here must not even be looked at."""
    desk = Desk()
    desk.presenter.take_codes(str(tmp_path / "open.case"))
    assert [one.code for one in desk.page.codes_wrong] == ["anchor.length"]
