"""The one window: keeps the screen and its presenter, moves between screens, and drops keys when somebody leaves.

It is there before anything of a case is needed: what only an open case needs is loaded when one opens.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from committee_app.sealing.cost import REAL_COST, KdfCost
from committee_app.ui.ports import Lobby, Runner, Sitting, what_it_says
from committee_app.ui.screens import (
    DESK_SCREENS,
    Screen,
    board_screen,
    help_dialog,
    recover_screen,
    seats_screen,
    show_beside,
    start_screen,
    verify_screen,
)
from committee_app.ui.shared.background import stop_background
from committee_app.ui.shared.banners import BannerTone
from committee_app.ui.shared.running import QtRunner, ScreenRunner
from committee_app.ui.shell_frame import ShellFrame

if TYPE_CHECKING:
    from committee_app.case.findings import Finding
    from committee_app.case.people import Role
    from committee_app.desks.access import NewSeat
    from committee_app.desks.clock import Clock
    from committee_app.desks.keeping import Places
    from committee_app.desks.room import AnyDesk, Room
    from committee_app.ui.secret import NewSecret, SecretCard
    from committee_app.ui.settings import SettingsPanel
    from committee_app.ui.shared.steps import Step


IDLE_MS = 10 * 60 * 1000
"""After ten minutes without a key or a click the curtain falls by itself; the person's code raises it."""

_HANDS = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.InputMethod)


class Shell(ShellFrame):
    """The window of the program; it is the `Navigator` that screens ask."""

    def __init__(
        self,
        clock: Clock,
        *,
        cost: KdfCost = REAL_COST,
        runner: Runner | None = None,
        find_places: Callable[[], Places] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner = runner or QtRunner(self)
        self._lobby = Lobby(clock, cost, self._runner, self, find_places)
        self._room: Room | None = None
        self._desk: AnyDesk | None = None
        self._says_file = True
        self._screen: Screen | None = None
        self._board: Screen | None = None
        self._screen_code = ""
        self._open_to_all = "start"
        self._beside = ""
        self._is_renewing = False
        self._screen_runner: ScreenRunner | None = None
        self._card: SecretCard | None = None
        self._secrets: deque[NewSecret] = deque()
        self._settings_panel: SettingsPanel | None = None
        self.curtain_requested.connect(self._draw_curtain)
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self._leave_idle)
        self.settings_requested.connect(self._show_settings)
        self.rulings_requested.connect(self._turn_to_rulings)
        self.step_chosen.connect(self._look_again)
        self.sticks_requested.connect(self._show_sticks)
        QShortcut(QKeySequence("F1"), self).activated.connect(self._show_help)
        self.help_requested.connect(self._show_help)
        self.go("start")

    # ── Navigator ─────────────────────────────────────────────────────────────────────────
    def go(self, screen: str, files: tuple[Path, ...] = ()) -> None:
        """Show a screen that is open to anybody; while a case is open, `start` is its seats."""
        if self._is_making():
            self._ask_to_stop(partial(self.go, screen, files))
        elif screen == "verify":
            self._desk = None
            self._show(verify_screen(self._lobby, files), code="verify")
            self._name_place()
        elif self._room is not None:
            self.stand_up()
        elif screen == "recover":
            runner = ScreenRunner(self._runner)
            self._show(recover_screen(replace(self._lobby, runner=runner), files), runner, code="recover")
            self._name_place()
        else:
            runner = ScreenRunner(self._runner)
            self._show(start_screen(replace(self._lobby, runner=runner), files), runner, code="start")
            self._name_place()

    def open_file(self) -> Path | None:
        """Return the case file that is open here."""
        return self._room.record.file.path if self._room is not None else None

    def enter_room(self, room: Room) -> None:
        """Show the seats of a case that was opened."""
        if self._room is not None and self._room is not room:
            self._room.close()
        self._room = room
        self.stand_up()

    def leave_room(self) -> None:
        """Close the case file and go back to the start page."""
        self._desk = None
        self._close_room()
        self.go("start")

    def sit_down(self, desk: AnyDesk) -> None:
        """Show the screen of somebody who signed in: always a new one, nobody sits down at another's."""
        self._desk, self._screen_code = desk, ""
        self._beside = "rulings" if self._is_to_answer(desk) else ""
        self._idle.start()
        self.case_changed()
        self._tell_tries(desk)

    def stand_up(self) -> None:
        """Drop the person's keys, the clipboard and what stands on the screen; show the seats."""
        self._desk = None
        self.drop_banner("tries")
        QGuiApplication.clipboard().clear()
        self.set_keys(())
        self.set_saved("")
        if self._room is None:
            self.go("start")
            return
        self._show(seats_screen(self._lobby, self._room), code="seats")
        self._name_place()

    def case_changed(self) -> None:
        """Show this person the screen that is theirs now; the same screen only shows the case anew."""
        if self._room is None or self._desk is None:
            return
        if not self._may_stand_beside(self._desk):
            self._beside = ""
        code = self._beside or self._code_now(self._desk)
        if self._screen is not None and self._screen_code == code:
            self._screen.presenter.refresh()
        else:
            self._show_own(code)
        self._name_place()

    def _look_again(self, code: str) -> None:
        """Open a step that lies behind, to look at, or come back to where this person is."""
        from committee_app.ui.navigation import looked_at_again

        if self._room is None or self._desk is None or code == self._screen_code:
            return
        self._beside = ""
        if code == self._code_now(self._desk):
            self.case_changed()
        elif code in looked_at_again(self._desk.role, self._desk.state.stage):
            self._show_own(code)
            self._name_place()

    def _show_sticks(self) -> None:
        if self._is_away():
            self.turn_to("away")
        elif self._screen_code != "sticks" and self._collects():
            self._beside = ""
            self._show_own("sticks")
            self._name_place()

    def _show_own(self, code: str) -> None:
        assert self._room is not None  # a desk stands in a room
        assert self._desk is not None
        runner = ScreenRunner(self._runner)
        self._show(DESK_SCREENS[code](Sitting(self._room, self._desk, runner, self)), runner)
        self._screen_code = code

    def turn_to(self, screen: str) -> None:
        """Show a screen beside the day's own to whoever sits here, or the day's own again."""
        self._beside = screen
        self.case_changed()

    def show_board(self) -> None:
        """Show the room board beside this window."""
        if self._room is None:
            return
        if self._board is None:
            self._board = board_screen(self._room)
        show_beside(self._board, self)

    def show_secret(self, seat: NewSeat, name: str) -> None:
        """Cover the window with a new secret until its owner has written it down."""
        from committee_app.ui.secret import NewSecret

        self._show_new(NewSecret(name, seat.secret))
        if seat.recovery:
            self._show_new(NewSecret(name, seat.recovery, of_envelope=True))

    def show_passphrase(self, passphrase: str, title: str) -> None:
        """Cover the window with the room passphrase of a new case until it is written down."""
        from committee_app.ui.secret import NewSecret

        self._show_new(NewSecret(title, passphrase, of_file=True))

    def saved(self, text: str) -> None:
        """Say in the status bar what is saved."""
        self._says_file = False
        self.set_saved(text)
        self._guide_on()

    # ── inside ────────────────────────────────────────────────────────────────────────────
    def close_everything(self) -> None:
        """Stop what runs and close the case file; nothing is lost, since nothing waits to be written."""
        if self._screen_runner is not None:
            self._screen_runner.close()
        stop_background()
        self._desk = None
        self._close_room()

    def say_stopped(self, file: Path | None, report: Path | None) -> None:
        """Say that a bug ended the program, what is safe and where the report is; the case file is closed already."""
        from PySide6.QtWidgets import QMessageBox

        safe = self.tr("Everything that was shown as saved is in the case file. Start the program again and open it.")
        lines = [safe] if file is None else [safe, self.tr("Case file: {0}").format(file.name)]
        if report is not None:
            where = self.tr("For the administrator, without marks, names or secrets: {0}").format(str(report))
            lines.append(where)
        QMessageBox.critical(self, self.tr("The program stops here"), "\n\n".join(lines))

    def showEvent(self, event: QShowEvent) -> None:
        """Watch what comes in from outside, once there is a window that it comes to."""
        super().showEvent(event)
        if (outside := self.windowHandle()) is not None:
            outside.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notice that somebody is there: each key and each press of the mouse begins the idle time anew."""
        if event.type() in _HANDS and self._desk is not None:
            self._idle.start()
        return False

    def _leave_idle(self) -> None:
        # A question that is open is answered first: it stands over the screen, and was asked of one person.
        if QGuiApplication.modalWindow() is not None:
            self._idle.start()
        elif self._desk is not None:
            self._draw_curtain()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the case file with the window; what is still being made is stopped only by a yes."""
        if self._is_making():
            event.ignore()
            self._ask_to_stop(self.close)
            return
        self.close_everything()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Name the place in another language; every screen words itself."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_lobby"):
            self._name_place()
            if self._says_file:  # no screen has said yet what it saved
                self._name_file()

    def _may_stand_beside(self, desk: AnyDesk) -> bool:
        return self._is_away() if self._beside == "away" else self._may_rule(desk)

    def _is_to_answer(self, desk: AnyDesk) -> bool:
        """Whether a ruling waits for this very person: until they have answered, nothing is closed or opened."""
        from committee_app.case.people import Role

        return desk.role in (Role.SECRETARY, Role.AUDITOR) and desk.state.waiting_ruling is not None

    def _may_rule(self, desk: AnyDesk) -> bool:
        from committee_app.ui.navigation import may_rule

        return may_rule(desk.role, desk.state.stage)

    def _turn_to_rulings(self) -> None:
        self.turn_to("" if self._beside else "rulings")

    def _name_rulings(self) -> None:
        """Show the way to the rulings and back, and say to whoever may answer that a ruling waits for them."""
        desk = self._desk
        if desk is None or not self._may_rule(desk):
            self.set_rulings("")
            self.drop_banner("ruling")
            self.drop_banner("figure")
            return
        self.set_rulings(self.tr("Back to the day") if self._beside else self.tr("Rulings"))
        self._name_figures(desk)
        if desk.state.waiting_ruling is None or self._beside:
            self.drop_banner("ruling")
        elif "ruling" not in self.banners():
            banner = self.raise_banner("ruling", BannerTone.WARNING, "")
            banner.act_chosen.connect(self._turn_to_rulings)
        if "ruling" in self.banners():
            self.raise_banner(
                "ruling",
                BannerTone.WARNING,
                self.tr("A ruling of the chair waits for a second holder"),
                self.tr("Until secretary or auditor have answered, it has no effect, and nothing is closed or opened."),
                self.tr("Look at it"),
            )

    def _name_figures(self, desk: AnyDesk) -> None:
        """Say to whoever may read them again that points wait for a second officer."""
        from committee_app.case.figures import waiting_figures
        from committee_app.desks.officers import ConfirmingDesk

        if not isinstance(desk, ConfirmingDesk) or not waiting_figures(desk.state) or self._beside:
            self.drop_banner("figure")
            return
        is_new = "figure" not in self.banners()
        banner = self.raise_banner(
            "figure",
            BannerTone.INFORMATION,
            self.tr("Bonus or penalty waits for a second reading"),
            self.tr("The secretary entered points. They count once you have read the same from the evidence."),
            self.tr("Look at it"),
        )
        if is_new:
            banner.act_chosen.connect(self._turn_to_rulings)

    def _tell_tries(self, desk: AnyDesk) -> None:
        """Say to whoever just came in that somebody tried wrong secrets at their seat before."""
        from committee_app.ui.shared.moments import moment

        if (tried := desk.tries_before) is None:
            return
        try:
            last = moment(tried.last)
        except ValueError:  # somebody wrote into the file what is no time
            last = "?"
        self.raise_banner(
            "tries",
            BannerTone.WARNING,
            self.tr("Before you came in, a wrong secret was tried at your seat {0} times").format(tried.count),
            self.tr("The last time was {0}. If that was not you, tell the auditor.").format(last),
        )

    def _offer_new_card(self) -> None:
        """Whoever came in with the words from their envelope gets a card again, if they wish, before they go on."""
        if self._desk is None or not self._desk.new_card_is_due:
            self.drop_banner("card")
            return
        is_new = "card" not in self.banners()
        banner = self.raise_banner(
            "card",
            BannerTone.WARNING,
            self.tr("You came in with the words from your envelope"),
            self.tr("Whoever has your old card could still come in with it. A new one makes it worthless."),
            "" if self._is_renewing else self.tr("Make a new card"),
        )
        if is_new:
            banner.act_chosen.connect(self._make_new_card)

    def _make_new_card(self) -> None:
        desk, room = self._desk, self._room
        if desk is None or room is None or self._is_renewing:
            return
        renewal = desk.begin_new_card(room.cost)

        def locked(text: str) -> None:
            self._is_renewing = False
            if self._desk is desk:  # who has left meanwhile would not see it, and keeps what they have
                try:
                    self.show_secret(desk.finish_new_card(renewal, text), self._person(desk)[0])
                except Exception as error:  # noqa: BLE001 -- `what_it_says` raises a bug again
                    failed(error)
            self._offer_new_card()

        def failed(error: Exception) -> None:
            self._is_renewing = False
            self._offer_new_card()
            self._say_findings("kept", BannerTone.WARNING, what_it_says(error))

        self._is_renewing = True
        self._offer_new_card()
        self._runner.apart(renewal.lock, locked, failed)

    def _is_making(self) -> bool:
        """Whether a case is being made on the screen that is shown."""
        return self._room is None and self._screen_runner is not None and self._screen_runner.is_at_work()

    def _ask_to_stop(self, then: Callable[[], object]) -> None:
        if QGuiApplication.modalWindow() is not None:
            return  # it is asked already
        from committee_app.ui.shared.questions import Question, ask

        question = Question(
            title=self.tr("Stop making the practice case?"),
            text=self.tr("It is still being made. If you leave now, nothing of it is kept."),
            confirm=self.tr("Stop and leave"),
            cancel=self.tr("Go on making it"),
            is_danger=True,
        )

        def stop(_nothing: str) -> None:
            dialog.finish()
            if self._screen_runner is not None:
                self._screen_runner.close()
            then()

        dialog = ask(self, question)
        dialog.confirmed.connect(stop)

    def _close_room(self) -> None:
        if self._board is not None:
            self._board.view.close()
            self._board.view.deleteLater()
            self._board = None
        if self._room is not None:
            self._room.close()
            self._room = None

    def _draw_curtain(self) -> None:
        # A secret on the screen covers everything already, and can never be shown again.
        if self._card is None:
            self.stand_up()

    def _code_now(self, desk: AnyDesk) -> str:
        from committee_app.desks.evaluator import EvaluatorDesk
        from committee_app.ui.navigation import screen_of

        if not isinstance(desk, EvaluatorDesk):
            return screen_of(desk.role, desk.state.stage)
        rescoring = bool(desk.marks_to_rescore())
        return screen_of(desk.role, desk.state.stage, declared=desk.declared, rescoring=rescoring)

    def _show(self, screen: Screen, runner: ScreenRunner | None = None, code: str = "") -> None:
        self._open_to_all = code
        before, self._screen = self._screen, screen
        if self._screen_runner is not None:
            self._screen_runner.close()
        self._screen_runner = runner
        self._screen_code = ""
        screen.presenter.refresh()
        self.show_screen(screen.view)
        if before is not None:
            self.drop_screen(before.view)

    def _show_new(self, new: NewSecret) -> None:
        self._secrets.append(new)
        if self._card is None:
            self._show_next_secret()

    def _show_next_secret(self) -> None:
        from committee_app.ui.secret import SecretCard

        self._card = SecretCard(self._secrets.popleft(), self)
        self._card.written.connect(self._secret_written)
        self.set_covered(True)
        self._card.cover()

    def _secret_written(self) -> None:
        if self._card is not None:
            self._card.deleteLater()
            self._card = None
        if self._secrets:
            self._show_next_secret()
            return
        self.set_covered(False)
        if self._screen is not None:
            self._screen.presenter.refresh()

    def _show_settings(self) -> None:
        from committee_app.ui.settings import SettingsPanel

        if self._settings_panel is None:
            self._settings_panel = SettingsPanel(self)
        self._settings_panel.open_below()

    def _show_help(self) -> None:
        if self._card is not None:
            return  # a secret covers the window
        role = self._desk.role.value if self._desk is not None else ""
        shown = help_dialog(self, self._screen_code or self._open_to_all, role)
        shown.curtain_wanted.connect(self._draw_curtain)
        shown.keys_wanted.connect(self._show_key_card)
        shown.open()

    def _show_key_card(self) -> None:
        from committee_app.ui.key_card import KeyCard

        card = KeyCard(self)
        card.curtain_wanted.connect(self._draw_curtain)
        card.manual_wanted.connect(self._show_help)
        card.open()

    def _guide_on(self) -> None:
        if self._room is None:
            self.set_guide(None)
            return
        from committee_app.ui.guide.presenter import guide_of

        self.set_guide(guide_of(self._room.state, self._desk))

    def _name_place(self) -> None:
        self._show_findings()
        self._name_rulings()
        self._offer_new_card()
        self._guide_on()
        state = self._room.state if self._room else None
        self.set_case(state.title if state else self.tr("Committee desk"))
        self.setWindowTitle(state.title if state else self.tr("Committee desk"))
        self.offer_sticks(offered=self._collects() or self._is_away())
        if self._desk is None or state is None:
            self.set_person("")
            self.set_steps(())
            self._says_file = True
            self._name_file()
            return
        name, detail = self._person(self._desk)
        self.set_person(name, detail)
        steps = self._steps_of(self._desk)
        # Sticks and rulings are no step: whoever is there is still in the step that is theirs, and can go back to it.
        is_step = self._screen_code in (one.code for one in steps)
        self.set_steps(steps, self._screen_code if is_step else self._code_now(self._desk))

    def _collects(self) -> bool:
        if self._desk is None:
            return False
        from committee_app.desks.officers import CollectingDesk

        return isinstance(self._desk, CollectingDesk)

    def _is_away(self) -> bool:
        """Whether a member sits here at a machine of their own."""
        if self._desk is None:
            return False
        from committee_app.desks.evaluator import EvaluatorDesk

        return isinstance(self._desk, EvaluatorDesk) and self._desk.away

    def _show_findings(self) -> None:
        """Show what the room has to say of its file: another file than before in red, what is not kept as a warning."""
        findings = self._room.findings() if self._room else ()
        for code, tone, told in (
            ("file", BannerTone.DANGER, [one for one in findings if one.code.startswith("file.")]),
            ("kept", BannerTone.WARNING, [one for one in findings if not one.code.startswith("file.")]),
        ):
            if told:
                self._say_findings(code, tone, told)
            else:
                self.drop_banner(code)

    def _say_findings(self, code: str, tone: BannerTone, told: Sequence[Finding]) -> None:
        from committee_app.desks.words import wording
        from committee_app.ui.language import current_language

        words = wording(current_language())
        self.raise_banner(code, tone, words.finding(told[0]), words.findings(told[1:]))

    def _name_file(self) -> None:
        file = self.open_file()
        self.set_saved(self.tr("Case file: {0}").format(file.name) if file is not None else "")

    def _person(self, desk: AnyDesk) -> tuple[str, str]:
        from committee_app.desks.evaluator import EvaluatorDesk

        if isinstance(desk, EvaluatorDesk):
            return desk.me.name, self.tr("Seat {0}").format(desk.me.seat)
        return desk.state.officers[desk.role].name, self._role_word(desk.role)

    def _role_word(self, role: Role) -> str:
        from committee_app.case.people import Role

        return {
            Role.SECRETARY: self.tr("Secretary"),
            Role.AUDITOR: self.tr("Auditor"),
            Role.CHAIR: self.tr("Chair"),
            Role.EVALUATOR: self.tr("Evaluator"),
        }[role]

    def _steps_of(self, desk: AnyDesk) -> tuple[Step, ...]:
        from committee_app.ui.navigation import STEPS_OF, looked_at_again, steps_behind
        from committee_app.ui.shared.steps import Step

        now = self._code_now(desk)
        may = (now, *looked_at_again(desk.role, desk.state.stage))
        order = STEPS_OF[desk.role]
        place = order.index(now) if now in order else steps_behind(desk.role, desk.state.stage)
        return tuple(
            Step(code, self._step_title(code), is_done=at < place, is_open=code in may) for at, code in enumerate(order)
        )

    def _step_title(self, code: str) -> str:
        return {
            "prepare": self.tr("Prepare"),
            "meeting": self.tr("Meeting"),
            "declare": self.tr("Pledge and conflicts"),
            "score": self.tr("Score and seal"),
            "opening": self.tr("Opening"),
            "result": self.tr("Result"),
            "sign": self.tr("Minutes"),
        }[code]
