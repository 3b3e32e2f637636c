"""The window: whose screen is shown when, and what is dropped when somebody leaves."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from committee_app import app as program
from committee_app.case.acts import SecretRenewed, Vote
from committee_app.case.findings import RefusedError
from committee_app.case.identifiers import EvaluatorId
from committee_app.case.lifecycle import STAGES, Stage
from committee_app.case.people import Role, evaluator_actor
from committee_app.casefile.casefile import CaseFile, Tries
from committee_app.casefile.errors import DiskFullError, InUseError
from committee_app.casefile.files import journal
from committee_app.desks.access import slot_digest
from committee_app.desks.admin_log import check
from committee_app.desks.clock import SystemClock
from committee_app.desks.keeping import Places
from committee_app.desks.memory import MachineMemory, Remembered
from committee_app.desks.room import Room
from committee_app.ui.away.view import AwayView
from committee_app.ui.language import apply_language, current_language
from committee_app.ui.navigation import SCREEN_OF
from committee_app.ui.preferences import Preferences
from committee_app.ui.recover.view import RecoverView
from committee_app.ui.rekey.view import RekeyView
from committee_app.ui.rulings.view import RulingsView
from committee_app.ui.screens import DESK_SCREENS
from committee_app.ui.seats.view import SeatsView
from committee_app.ui.secret import SecretCard
from committee_app.ui.settings import SettingsPanel
from committee_app.ui.shared.labels import Label
from committee_app.ui.shared.questions import QuestionDialog
from committee_app.ui.shell import Shell
from committee_app.ui.start.presenter import StartPresenter
from committee_app.ui.start.view import StartView
from committee_app.ui.sticks.view import SticksView
from committee_app.ui.theme import current
from committee_app.ui.verify.view import VerifyView
from tests.builders import C01
from tests.desks.sticks import set_up
from tests.ui.fakes import ImmediateRunner, PatientRunner
from tests.ui.hands import press, type_hangul
from tests.ui.rooms import (
    AUDITOR,
    COST,
    PASSPHRASE,
    ToldRoom,
    begun_room,
    declare,
    elect,
    enrol_officer,
    prepared_room,
    seal,
    seat_members,
)

FIRST = EvaluatorId("1")


def current_step(shell: Shell) -> str:
    """Return the step of the top bar that is marked as the present one."""
    assert shell._steps is not None
    return shell._steps._current


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path) -> None:
    """Remember nothing of the person whose machine this is."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))


@pytest.fixture
def shell(qtbot: QtBot) -> Iterator[Shell]:
    window = Shell(SystemClock(), cost=COST, runner=ImmediateRunner())
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    yield window
    window.close()


def sit(shell: Shell, told: ToldRoom, role: Role) -> str:
    """Sit somebody down in the window, and return the code of their screen."""
    shell.enter_room(told.room)
    shell.sit_down(told.desk(role, FIRST if role is Role.EVALUATOR else None))
    return shell._screen_code


def can_be_opened(path: Path) -> bool:
    try:
        CaseFile.open(path, PASSPHRASE, cost=COST).close()
    except InUseError:
        return False
    return True


# ── the table ─────────────────────────────────────────────────────────────────────────────
def roles_at(stage: Stage) -> list[Role]:
    return [role for role in SCREEN_OF if stage in SCREEN_OF[role]]


def bring_everybody(told: ToldRoom, stage: Stage) -> None:
    """Enrol those who come in the course of a stage."""
    if stage is Stage.PREPARING:
        enrol_officer(told, AUDITOR)
    if stage is Stage.CONVENED:
        seat_members(told)
        elect(told)


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage is not Stage.NEW])
def test_every_role_comes_to_its_screen_at_every_stage_in_both_languages(
    qapp: QApplication, shell: Shell, tmp_path: Path, stage: Stage
) -> None:
    with prepared_room(tmp_path, until=stage) as told:
        bring_everybody(told, stage)
        for role in roles_at(stage):
            code = sit(shell, told, role)
            wanted = SCREEN_OF[role][stage]
            assert code == ("declare" if wanted == "score" else wanted), (role, stage)
            view = shell.screen_shown()
            for language in ("en", "ko"):
                apply_language(qapp, language)
                qapp.processEvents()
                assert shell.screen_shown() is view
                shell.case_changed()
                assert shell.screen_shown() is view


def test_every_screen_of_the_table_can_be_reached() -> None:
    reached = {code for screens in SCREEN_OF.values() for code in screens.values()} | {
        "declare",
        "rescore",
        "rulings",
        "sticks",
        "away",
        "rekey",
    }
    assert reached == set(DESK_SCREENS)


def test_officers_look_at_the_result_again_after_the_resolution_and_come_back(shell: Shell, tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.SIGNED) as told:
        for role in (Role.SECRETARY, Role.CHAIR, Role.AUDITOR):
            assert sit(shell, told, role) == "sign"
            shell.step_chosen.emit("result")
            assert shell._screen_code == "result"
            shell.step_chosen.emit("sign")
            assert shell._screen_code == "sign"
            shell.step_chosen.emit("meeting")  # nothing there is looked at again
            assert shell._screen_code == "sign"


def test_nobody_jumps_to_the_result_before_it_is_theirs(shell: Shell, tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        code = sit(shell, told, Role.CHAIR)
        shell.step_chosen.emit("result")
        assert shell._screen_code == code


def test_a_member_who_is_to_score_anew_comes_to_that_screen_and_then_waits(shell: Shell, tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.DELIBERATING) as told:
        first = told.room.state.scorers()[0]
        proposal, marks = next(iter(told.room.state.opened[first].items()))
        told.chair.order_rescoring("자료 누락", (proposal,), (first,), Vote(3, 3, 3, 0))
        assert sit(shell, told, Role.EVALUATOR) == "rescore"
        told.evaluator(first).rescore(proposal, marks.marks, ())
        shell.case_changed()
        assert shell._screen_code == "waiting"


def test_a_member_who_has_declared_comes_to_the_sheet_and_then_waits(shell: Shell, tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        assert sit(shell, told, Role.EVALUATOR) == "declare"
        declare(told)
        shell.case_changed()
        assert shell._screen_code == "score"
        seal(told, FIRST)
        shell.case_changed()
        assert shell._screen_code == "score"


def test_whoever_sits_down_gets_a_screen_of_their_own(shell: Shell, tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.CLOSED) as told:
        shell.enter_room(told.room)
        seen = []
        for role in (Role.SECRETARY, Role.CHAIR, Role.CHAIR):
            shell.sit_down(told.desk(role))
            seen.append(shell._screen)
        assert len({id(one) for one in seen}) == 3
        shell.leave_room()


def test_the_steps_of_a_role_show_where_the_day_is(shell: Shell, tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.CLOSED) as told:
        sit(shell, told, Role.SECRETARY)
        steps = {step.code: step for step in shell._steps_of(told.desk(Role.SECRETARY))}
        assert [step.code for step in steps.values() if step.is_done] == ["prepare", "meeting"]
        assert steps["opening"].is_open


class _Held(ImmediateRunner):
    """Long work that goes on until it is cancelled."""

    cancelled = 0

    def whole(self, *_work: object) -> Callable[[], None]:
        def cancel() -> None:
            self.cancelled += 1

        return cancel


def test_a_practice_case_in_the_making_is_left_only_by_a_yes(qtbot: QtBot, tmp_path: Path) -> None:
    runner = _Held()
    window = Shell(SystemClock(), cost=COST, runner=runner)
    qtbot.addWidget(window)
    window.show()
    presenter = start_presenter(window)
    presenter.choose_place(str(tmp_path / "practice.case"))
    presenter.make_sample()
    window.go("verify")
    asked = window.findChildren(QuestionDialog)
    assert (len(asked), runner.cancelled, type(window.screen_shown())) == (1, 0, StartView)
    asked[0].reject()
    assert not window.close(), "closing asks too"
    window.findChildren(QuestionDialog)[-1].confirmed.emit("")
    assert runner.cancelled == 1
    assert not window.isVisible()


# ── leaving ───────────────────────────────────────────────────────────────────────────────
def test_the_curtain_drops_the_desk_and_the_clipboard(qapp: QApplication, shell: Shell, tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        sit(shell, told, Role.EVALUATOR)
        qapp.clipboard().setText("8.5")
        press(shell, Qt.Key.Key_F12)
        assert isinstance(shell.screen_shown(), SeatsView)
        assert shell._desk is None
        assert qapp.clipboard().text() == ""
        assert not can_be_opened(told.path)


def test_whoever_sits_down_next_finds_nothing_to_undo(shell: Shell, tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        declare(told)
        sit(shell, told, Role.EVALUATOR)
        told_by = shell._screen
        assert told_by is not None
        told_by.presenter.enter_mark("A1", "7")  # type: ignore[attr-defined]
        kept = told.evaluator(FIRST).draft(C01).marks
        assert shell._desk is not None
        assert shell._desk.can_undo  # type: ignore[union-attr]
        press(shell, Qt.Key.Key_F12)
        shell.sit_down(told.desk(Role.EVALUATOR, FIRST))
        again = shell._screen
        assert again is not None
        assert again is not told_by
        again.presenter.undo()  # type: ignore[attr-defined]
        assert not shell._desk.can_undo  # type: ignore[union-attr]
        assert told.evaluator(FIRST).draft(C01).marks == kept


def test_after_ten_idle_minutes_the_curtain_falls_and_a_key_puts_it_off(shell: Shell, tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        assert not shell._idle.isActive()
        sit(shell, told, Role.EVALUATOR)
        assert (shell._idle.isActive(), shell._idle.interval()) == (True, 600_000)
        shell._idle.stop()
        QTest.keyClick(shell.windowHandle(), Qt.Key.Key_Down)
        assert shell._idle.isActive()
        shell._idle.timeout.emit()
        assert isinstance(shell.screen_shown(), SeatsView)
        assert shell._desk is None


def test_work_under_way_is_cancelled_when_its_screen_goes(shell: Shell, tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        sit(shell, told, Role.SECRETARY)
        runner = shell._screen_runner
        assert runner is not None
        told_of: list[object] = []
        shell.stand_up()
        runner.apart(lambda: 1, told_of.append, told_of.append)
        assert told_of == []


def test_leaving_the_room_closes_the_file_and_shows_the_start(shell: Shell, tmp_path: Path) -> None:
    with begun_room(tmp_path) as told:
        sit(shell, told, Role.SECRETARY)
        assert shell.open_file() == told.path
        shell.leave_room()
        assert isinstance(shell.screen_shown(), StartView)
        assert shell.open_file() is None
        assert can_be_opened(told.path)


def test_a_case_file_opened_on_the_desktop_waits_for_its_passphrase(shell: Shell, tmp_path: Path) -> None:
    chosen = tmp_path / "심의.case"
    shell.go("start", (chosen,))
    (view,) = shell.findChildren(StartView)
    assert str(chosen) in [field.text() for field in view.findChildren(QLineEdit) if field.isVisibleTo(view)]


def test_closing_the_window_closes_the_file(shell: Shell, tmp_path: Path) -> None:
    with begun_room(tmp_path) as told:
        sit(shell, told, Role.SECRETARY)
        assert not can_be_opened(told.path)
        shell.close()
        assert can_be_opened(told.path)


def test_verifying_from_the_seats_leads_back_to_the_seats(shell: Shell, tmp_path: Path) -> None:
    with begun_room(tmp_path) as told:
        shell.enter_room(told.room)
        shell.go("verify", (told.path,))
        shown = shell.screen_shown()
        assert isinstance(shown, VerifyView)
        assert "심의를 먼저 닫은 다음" in shown.choosing.kind_words(shown.choosing._page.files[0].kind)
        shell.go("start")
        assert isinstance(shell.screen_shown(), SeatsView)
        assert not can_be_opened(told.path)


def test_after_a_crash_the_start_page_leads_to_what_is_there(shell: Shell, tmp_path: Path) -> None:
    with begun_room(tmp_path) as told:
        path = told.path
    journal(path).write_bytes(b"\x00" * 512)
    shell.go("start", (path,))
    (start,) = shell.findChildren(StartView)
    assert "이 파일은 제대로 닫히지 않았습니다" in [one.text() for one in start.findChildren(Label)]
    start.open_form.recover_pressed.emit()
    assert isinstance(shell.screen_shown(), RecoverView)


def test_secretary_and_chair_come_to_sticks_and_back_to_their_step(shell: Shell, tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        sit(shell, told, Role.AUDITOR)
        assert not shell._sticks.isVisibleTo(shell)
        shell.sticks_requested.emit()
        assert not isinstance(shell.screen_shown(), SticksView)
        for role in (Role.SECRETARY, Role.CHAIR):
            sit(shell, told, role)
            own = type(shell.screen_shown())
            assert shell._sticks.isVisibleTo(shell)
            shell.sticks_requested.emit()
            shown = shell.screen_shown()
            assert isinstance(shown, SticksView)
            shell.sticks_requested.emit()
            assert shell.screen_shown() is shown
            assert current_step(shell) == "meeting"  # the day stands still meanwhile, and the step leads back
            shown.leave_chosen.emit()
            assert isinstance(shell.screen_shown(), own)
        shell.stand_up()
        assert not shell._sticks.isVisibleTo(shell)


def test_a_member_at_a_machine_of_their_own_comes_to_its_sticks_and_back(shell: Shell, tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        laptop = set_up(told, FIRST, tmp_path)
        shell.enter_room(laptop.room)
        shell.sit_down(laptop.desk)
        own = type(shell.screen_shown())
        assert shell._sticks.isVisibleTo(shell)
        shell.sticks_requested.emit()
        shown = shell.screen_shown()
        assert isinstance(shown, AwayView)
        assert current_step(shell) == "declare"
        shell.case_changed()
        assert shell.screen_shown() is shown
        shown.leave_chosen.emit()
        assert isinstance(shell.screen_shown(), own)
        shell.sticks_requested.emit()
        shell.step_chosen.emit("declare")
        assert isinstance(shell.screen_shown(), own)
        shell.leave_room()


def test_opening_another_case_closes_the_one_before(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with begun_room(tmp_path) as told, begun_room(tmp_path / "other") as other:
        shell.enter_room(told.room)
        shell.enter_room(other.room)
        assert can_be_opened(told.path)
        assert shell.open_file() == other.path


def start_presenter(shell: Shell) -> StartPresenter:
    """Return what decides behind the start screen."""
    assert shell._screen is not None
    presenter = shell._screen.presenter
    assert isinstance(presenter, StartPresenter)
    return presenter


# ── secrets ───────────────────────────────────────────────────────────────────────────────
def write_down(shell: Shell) -> str:
    """Do what the owner of a secret does; return what was shown."""
    card = shell.findChildren(SecretCard)[-1]
    secret = card._secret.text()
    box = card.findChild(QCheckBox)
    assert box is not None
    assert not card._done.isEnabled()
    box.setChecked(True)
    card._done.click()
    return secret


def test_a_new_case_shows_its_passphrase_and_then_the_secretarys_words(shell: Shell, tmp_path: Path) -> None:
    shown = shell.screen_shown()
    assert isinstance(shown, StartView)
    presenter = start_presenter(shell)
    presenter.choose_place(str(tmp_path / "new.case"))
    presenter.begin("공모", "1", "이간사", "직위", rehearsal=False)
    assert isinstance(shell.screen_shown(), SeatsView)
    passphrase, words, recovery = (write_down(shell) for _ in range(3))
    assert [len(one.split()) for one in (passphrase, words, recovery)] == [6, 5, 8]
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert shell.findChildren(SecretCard) == []
    shell.leave_room()
    with Room.open(tmp_path / "new.case", passphrase, SystemClock(), cost=COST).record.file:
        pass


def test_under_a_secret_nothing_can_be_pressed_and_the_curtain_does_not_hide_it(shell: Shell, tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        sit(shell, told, Role.SECRETARY)
        before = shell.screen_shown()
        shell.show_passphrase("가 나 다 라 마 바", "공모")
        assert not any(one.isEnabled() for one in before.findChildren(QPushButton))  # type: ignore[union-attr]
        press(shell, Qt.Key.Key_F12)
        assert shell.screen_shown() is before
        card = shell.findChildren(SecretCard)[-1]
        assert card.isVisible()
        assert card.geometry() == shell.rect()
        shell.resize(1500, 800)
        assert card.geometry() == shell.rect()
        assert write_down(shell) == "가 나 다 라 마 바"
        assert before is not None
        assert before.isEnabled()
        assert card._secret.text() == ""


def test_the_secret_card_speaks_both_languages(qapp: QApplication, shell: Shell) -> None:
    shell.show_passphrase("가 나 다 라 마 바", "공모")
    card = shell.findChildren(SecretCard)[-1]
    assert "회의실 암호" in card._title.text()
    apply_language(qapp, "en")
    qapp.processEvents()
    assert "room passphrase" in card._title.text()


# ── settings ──────────────────────────────────────────────────────────────────────────────
def choose(panel: SettingsPanel, words: str) -> None:
    next(one for one in panel.findChildren(QPushButton) if one.text() == words).click()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen has no pop-ups of its own
def test_choices_take_effect_at_once_and_are_remembered(qapp: QApplication, shell: Shell) -> None:
    assert Preferences.remembered() == Preferences("ko", "light", "1.0")
    shell.settings_requested.emit()
    panel = shell.findChild(SettingsPanel)
    assert panel is not None
    choose(panel, "고대비")
    choose(panel, "150%")
    choose(panel, "English")
    qapp.processEvents()
    assert (current_language(), current().name, current().scale) == ("en", "high-contrast", 1.5)
    assert [one.text() for one in panel.findChildren(Label)] == ["Language", "Display", "Text size"]
    panel.close()
    assert Preferences.remembered() == Preferences("en", "high-contrast", "1.5")
    Preferences().apply(qapp)
    Preferences.remembered().apply(qapp)
    assert (current_language(), current().scale) == ("en", 1.5)


def test_a_remembered_wish_that_cannot_be_met_is_dropped() -> None:
    for name in ("language", "theme", "scale"):
        QSettings("committee-app", "committee-app").setValue(name, "no such")
    assert Preferences.remembered() == Preferences()


def test_switching_the_language_keeps_what_was_typed(qapp: QApplication, shell: Shell) -> None:
    presenter = start_presenter(shell)
    presenter.choose_task("begin")
    view = shell.screen_shown()
    assert view is not None
    field = next(one for one in view.findChildren(QLineEdit) if one.isVisible())
    type_hangul(field, "공모")
    apply_language(qapp, "en")
    qapp.processEvents()
    assert shell.screen_shown() is view
    assert field.text() == "공모"


def test_the_status_bar_names_the_case_file_in_the_language_in_force(
    qapp: QApplication, shell: Shell, tmp_path: Path
) -> None:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        shell.enter_room(told.room)
        shell.sit_down(told.secretary)
        the_file_is_named(qapp, shell)


def the_file_is_named(qapp: QApplication, shell: Shell) -> None:
    assert shell._saved.text().startswith("심의 파일: ")
    apply_language(qapp, "en")
    qapp.processEvents()
    assert shell._saved.text().startswith("Case file: ")
    shell.saved("Saved.")
    apply_language(qapp, "ko")
    qapp.processEvents()
    assert shell._saved.text() == "Saved."


# ── the program around it ─────────────────────────────────────────────────────────────────
def test_a_bug_closes_the_file_says_so_once_and_ends_the_program(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said: list[tuple[Path | None, Path | None]] = []
    ended: list[int] = []
    monkeypatch.setattr(Shell, "say_stopped", lambda _self, file, report: said.append((file, report)))
    monkeypatch.setattr(QApplication, "exit", ended.append)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    with begun_room(tmp_path) as told:
        sit(shell, told, Role.SECRETARY)
        stop = program.stopper(shell, SystemClock(), tmp_path / "data" / "committee-app")
        error = raised("a secret that was typed")
        stop(ValueError, error, error.__traceback__)
        stop(ValueError, error, error.__traceback__)
        assert can_be_opened(told.path)
        [(file, report)] = said
        assert file == told.path
    assert ended == [1]
    assert report is not None
    text = report.read_text(encoding="utf-8")
    assert text in capsys.readouterr().err
    assert "builtins.ValueError" in text
    assert "test_shell.py:" in text
    assert "raised" in text
    assert "secret" not in text
    assert report.stat().st_mode & 0o077 == 0
    [line] = check(tmp_path / "data" / "committee-app" / "admin.log").lines
    assert (line.what, line.result, line.said) == ("stopped", "failed", "ValueError")


def raised(typed: str) -> ValueError:
    """An error whose message holds what somebody typed, caused by another that holds it too."""
    try:
        dict[str, str]()[typed]
    except KeyError as cause:
        error = ValueError(typed)
        error.__cause__ = cause
    try:
        raise error
    except ValueError as known:
        return known


def test_the_page_of_a_stop_names_file_and_report(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "critical", lambda _parent, _title, text: shown.append(text))
    shell.say_stopped(Path("/srv/small.case"), Path("/data/reports/one.txt"))
    shell.say_stopped(None, None)
    assert "small.case" in shown[0]
    assert "/srv" not in shown[0]
    assert "/data/reports/one.txt" in shown[0]
    assert len(shown[1].splitlines()) == 1


@pytest.mark.parametrize("platform", ["vnc", "xcb;vnc", "vnc:size=800x600", "minimal"])
def test_a_platform_that_is_not_ours_is_refused(platform: str) -> None:
    assert platform in program.platform_problem({"QT_QPA_PLATFORM": platform}, "linux")


def test_without_a_display_the_program_says_what_to_do() -> None:
    assert "no display" in program.platform_problem({}, "linux")
    assert program.platform_problem({"DISPLAY": ":0"}, "linux") == ""
    assert program.platform_problem({}, "win32") == ""


def test_a_refused_platform_ends_the_program_before_qt_begins(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(os.environ, "QT_QPA_PLATFORM", "vnc")
    assert program.run(()) == 2
    assert "vnc" in capsys.readouterr().err


# ── what the room says of its file ─────────────────────────────────────────────────────────
def test_an_older_file_put_back_is_a_banner_until_the_case_is_left(shell: Shell, tmp_path: Path) -> None:
    memory = MachineMemory(tmp_path / "heads")
    with prepared_room(tmp_path, until=Stage.FROZEN) as told:
        path, state = told.path, told.room.state
        seq = len(told.room.record.journal)
    memory.remember(state.case, Remembered(seq + 5, bytes(32), 0))
    room = Room.open(path, PASSPHRASE, SystemClock(), cost=COST, places=Places(memory))
    shell.enter_room(room)
    assert shell.banners() == ("file",)
    shell.leave_room()
    assert shell.banners() == ()


# ── a new card ────────────────────────────────────────────────────────────────────────────
def came_by_envelope(shell: Shell, told: ToldRoom) -> None:
    shell.enter_room(told.room)
    actor = evaluator_actor(FIRST)
    shell.sit_down(told.room.sign_in(actor, told.recoveries[actor]))


def test_who_came_in_with_the_envelope_is_offered_a_new_card_once(shell: Shell, tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        sit(shell, told, Role.EVALUATOR)
        assert "card" not in shell.banners()
        came_by_envelope(shell, told)
        assert "card" in shell.banners()
        shell._banners["card"].act_chosen.emit()
        secret = write_down(shell)
        actor = evaluator_actor(FIRST)
        assert "card" not in shell.banners()
        assert told.room.record.journal[-1].act == SecretRenewed(
            slot_digest(told.room.record.file.newest_slot(actor, 1).text)  # type: ignore[union-attr]
        )
        assert told.room.sign_in(actor, secret).actor == actor
        with pytest.raises(RefusedError):
            told.room.sign_in(actor, told.secrets[actor])
        shell.stand_up()


def test_who_leaves_while_a_card_is_made_keeps_what_they_have(shell: Shell, tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        came_by_envelope(shell, told)
        shell._runner = waiting = PatientRunner()
        shell._banners["card"].act_chosen.emit()
        shell._banners["card"].act_chosen.emit()
        assert len(waiting.waiting) == 1
        entries = len(told.room.record.journal)
        shell.stand_up()
        assert "card" not in shell.banners()
        waiting.finish()
        assert len(told.room.record.journal) == entries
        came_by_envelope(shell, told)
        assert "card" in shell.banners()
        shell.stand_up()


def test_a_card_that_cannot_be_kept_is_said(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        came_by_envelope(shell, told)

        def full(*_: object) -> None:
            raise DiskFullError(told.path)

        monkeypatch.setattr(told.room.record.file, "put_slot", full)
        shell._banners["card"].act_chosen.emit()
        assert shell.findChildren(SecretCard) == []
        assert {"card", "kept"} <= set(shell.banners())
        shell.stand_up()


def test_from_the_rulings_an_officer_comes_to_new_keys_and_back_to_the_day(shell: Shell, tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        for role in (Role.SECRETARY, Role.AUDITOR, Role.CHAIR):
            own = sit(shell, told, role)
            shell.turn_to("rulings")
            shown = shell.screen_shown()
            assert isinstance(shown, RulingsView)
            shown.keys_chosen.emit()
            keys = shell.screen_shown()
            assert isinstance(keys, RekeyView)
            assert current_step(shell) == own
            shell.case_changed()
            assert shell.screen_shown() is keys
            keys.leave_chosen.emit()
            assert isinstance(shell.screen_shown(), RulingsView)
            shell.turn_to("")
            assert shell._screen_code == own
        sit(shell, told, Role.EVALUATOR)
        shell.turn_to("rekey")
        assert not isinstance(shell.screen_shown(), RekeyView)
        shell.stand_up()


def test_who_comes_in_hears_of_wrong_secrets_that_were_tried_before(shell: Shell, tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        actor, other = evaluator_actor(FIRST), evaluator_actor(EvaluatorId("2"))
        for _ in range(2):
            with pytest.raises(RefusedError):
                told.room.sign_in(actor, told.secrets[other])
        shell.enter_room(told.room)
        shell.sit_down(told.room.sign_in(actor, told.secrets[actor]))
        assert "2번" in shell._banners["tries"].accessibleName()
        shell.case_changed()
        assert "tries" in shell.banners()
        shell.stand_up()
        assert "tries" not in shell.banners()
        shell.sit_down(told.room.sign_in(other, told.secrets[other]))
        assert "tries" not in shell.banners()
        shell.stand_up()


def test_a_time_of_tries_that_somebody_wrote_into_the_file_stops_nobody(shell: Shell, tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        actor = evaluator_actor(FIRST)
        told.room.record.file.put_tries(actor, Tries(3, 0, "x", "no time"))
        shell.enter_room(told.room)
        shell.sit_down(told.room.sign_in(actor, told.secrets[actor]))
        assert "3번" in shell._banners["tries"].accessibleName()
        shell.stand_up()
