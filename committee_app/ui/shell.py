"""The one window: keeps the screen and its presenter, moves between screens, and drops keys when somebody leaves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from committee_app.case.lifecycle import STAGES, Stage
from committee_app.case.people import Role
from committee_app.desks.access import NewSeat
from committee_app.desks.clock import Clock
from committee_app.desks.evaluator import EvaluatorDesk
from committee_app.desks.room import AnyDesk, Room
from committee_app.sealing.slots import REAL_COST, KdfCost
from committee_app.ui.navigation import SCREEN_OF, STEPS_OF, screen_of
from committee_app.ui.ports import Lobby, Runner, Sitting
from committee_app.ui.screens import DESK_SCREENS, Screen, seats_screen, start_screen, verify_screen
from committee_app.ui.secret import SecretCard
from committee_app.ui.settings import SettingsPanel
from committee_app.ui.shared.background import stop_background
from committee_app.ui.shared.running import QtRunner
from committee_app.ui.shared.steps import Step
from committee_app.ui.shell_frame import ShellFrame


class Shell(ShellFrame):
    """The window of the program; it is the `Navigator` that screens ask."""

    def __init__(
        self,
        clock: Clock,
        *,
        cost: KdfCost = REAL_COST,
        runner: Runner | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner = runner or QtRunner(self)
        self._lobby = Lobby(clock, cost, self._runner, self)
        self._room: Room | None = None
        self._desk: AnyDesk | None = None
        self._screen: Screen | None = None
        self._secret: SecretCard | None = None
        self._settings_panel: SettingsPanel | None = None
        self.curtain_requested.connect(self.stand_up)
        self.settings_requested.connect(self._show_settings)
        self.go("start")

    # ── Navigator ─────────────────────────────────────────────────────────────────────────
    def go(self, screen: str) -> None:
        """Show a screen that is open to anybody."""
        self._show(verify_screen(self._lobby) if screen == "verify" else start_screen(self._lobby))
        self._name_place()

    def enter_room(self, room: Room) -> None:
        """Show the seats of a case that was opened."""
        if self._room is not None and self._room is not room:
            self._room.close()
        self._room = room
        self.stand_up()

    def leave_room(self) -> None:
        """Close the case file and go back to the start page."""
        self._desk = None
        if self._room is not None:
            self._room.close()
            self._room = None
        self.go("start")

    def sit_down(self, desk: AnyDesk) -> None:
        """Show the screen of somebody who signed in."""
        self._desk = desk
        self.case_changed()

    def stand_up(self) -> None:
        """Drop the person's keys, the clipboard and what stands on the screen; show the seats."""
        self._desk = None
        QGuiApplication.clipboard().clear()
        self.set_keys(())
        self.set_saved("")
        if self._room is None:
            self.go("start")
            return
        self._show(seats_screen(self._lobby, self._room))
        self._name_place()

    def case_changed(self) -> None:
        """Show this person the screen that is theirs now; the same screen only shows the case anew."""
        if self._room is None or self._desk is None:
            return
        code = self._code_now(self._desk)
        if self._screen is not None and self._screen_code == code:
            self._screen.presenter.refresh()
        else:
            self._show(DESK_SCREENS[code](Sitting(self._room, self._desk, self._runner, self)))
            self._screen_code = code
        self._name_place()

    def show_secret(self, seat: NewSeat, name: str) -> None:
        """Cover the window with a new secret until its owner has written it down."""
        self._secret = SecretCard(name, seat.secret, self)
        self._secret.written.connect(self._secret_written)
        self._secret.cover()

    def saved(self, text: str) -> None:
        """Say in the status bar what is saved."""
        self.set_saved(text)

    # ── inside ────────────────────────────────────────────────────────────────────────────
    def close_everything(self) -> None:
        """Stop what runs and close the case file; nothing is lost, since nothing waits to be written."""
        stop_background()
        self._desk = None
        if self._room is not None:
            self._room.close()
            self._room = None

    def changeEvent(self, event: QEvent) -> None:
        """Show the case anew in another language; pages hold codes, views their words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_lobby"):
            QTimer.singleShot(0, self._say_again)

    def _say_again(self) -> None:
        if self._screen is not None:
            self._screen.presenter.refresh()
        self._name_place()

    def _code_now(self, desk: AnyDesk) -> str:
        declared = isinstance(desk, EvaluatorDesk) and desk.declared
        return screen_of(desk.role, desk.state.stage, declared=declared)

    def _show(self, screen: Screen) -> None:
        before, self._screen = self._screen, screen
        self._screen_code = ""
        screen.presenter.refresh()
        self.show_screen(screen.view)
        if before is not None:
            self.drop_screen(before.view)

    def _secret_written(self) -> None:
        if self._secret is not None:
            self._secret.deleteLater()
            self._secret = None
        if self._screen is not None:
            self._screen.presenter.refresh()

    def _show_settings(self) -> None:
        self._settings_panel = SettingsPanel(self)
        self._settings_panel.open_below(self)

    def _name_place(self) -> None:
        state = self._room.state if self._room else None
        self.set_case(state.title if state else self.tr("Committee desk"))
        self.setWindowTitle(state.title if state else self.tr("Committee desk"))
        if self._desk is None or state is None:
            self.set_person("")
            self.set_steps(())
            return
        name, detail = self._person(self._desk)
        self.set_person(name, detail)
        self.set_steps(self._steps_of(self._desk), self._code_now(self._desk))

    def _person(self, desk: AnyDesk) -> tuple[str, str]:
        if isinstance(desk, EvaluatorDesk):
            return desk.me.name, self.tr("Seat {0}").format(desk.me.seat)
        return desk.state.officers[desk.role].name, self._role_word(desk.role)

    def _role_word(self, role: Role) -> str:
        return {
            Role.SECRETARY: self.tr("Secretary"),
            Role.AUDITOR: self.tr("Auditor"),
            Role.CHAIR: self.tr("Chair"),
            Role.EVALUATOR: self.tr("Evaluator"),
        }[role]

    def _steps_of(self, desk: AnyDesk) -> tuple[Step, ...]:
        now = self._code_now(desk)
        order = STEPS_OF[desk.role]
        place = order.index(now) if now in order else _place_by_stage(desk.role, desk.state.stage)
        return tuple(
            Step(code, self._step_title(code), is_done=at < place, is_open=code == now) for at, code in enumerate(order)
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


def _place_by_stage(role: Role, stage: Stage) -> int:
    """Return how many steps of a role lie behind a stage at which it only waits."""
    order = STEPS_OF[role]
    behind = {SCREEN_OF[role].get(one, "") for one in STAGES[: STAGES.index(stage)]}
    return sum(code in behind for code in order)
