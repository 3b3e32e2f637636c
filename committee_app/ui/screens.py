"""Every screen by its code: how its view and its presenter are made and joined.

A screen is loaded when it is first shown: what only one of them needs (the minutes' writer, signatures, charts) costs
nothing before, and the first window is there at once. Each maker below imports its own two classes and no others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from committee_app.desks.room import Room
    from committee_app.ui.help.view import HelpDialog
    from committee_app.ui.ports import Lobby, Sitting


class Presenter(Protocol):
    """What every presenter can do: show the case as it stands."""

    def refresh(self) -> None:
        """Ask the desk and hand the view a page."""
        ...


@dataclass(frozen=True, slots=True)
class Screen:
    """A view and the presenter behind it; whoever keeps the screen keeps both alive."""

    view: QWidget
    presenter: Presenter


def _joined(view: Any, presenter: Any) -> Screen:
    view.bind(presenter)
    return Screen(view, presenter)


def start_screen(lobby: Lobby, files: tuple[Path, ...] = ()) -> Screen:
    """Open or begin a case, open the sample, verify; a case file may be chosen already."""
    from committee_app.ui.start.presenter import StartPresenter
    from committee_app.ui.start.view import StartView

    view = StartView()
    presenter = StartPresenter(lobby, view)
    screen = _joined(view, presenter)
    for file in files[:1]:
        presenter.choose_file(str(file))
    return screen


def help_dialog(parent: QWidget, screen: str, role: str) -> HelpDialog:
    """Return the manual over a window, at what tells of a screen; `role` is empty where nobody has signed in."""
    from committee_app.ui.help.presenter import HelpPresenter
    from committee_app.ui.help.view import HelpDialog
    from committee_app.ui.language import current_language

    dialog = HelpDialog(parent)
    dialog.bind(HelpPresenter(dialog, current_language, screen, role))
    return dialog


def verify_screen(lobby: Lobby, files: tuple[Path, ...] = ()) -> Screen:
    """Check files without a desk; some may be chosen already."""
    from committee_app.ui.verify.presenter import VerifyPresenter
    from committee_app.ui.verify.view import VerifyView

    view = VerifyView()
    return _joined(view, VerifyPresenter(lobby, view, files))


def recover_screen(lobby: Lobby, files: tuple[Path, ...] = ()) -> Screen:
    """See what a crash left of a case file, and put a copy in its place; one may be chosen already."""
    from committee_app.ui.recover.presenter import RecoverPresenter
    from committee_app.ui.recover.view import RecoverView

    view = RecoverView()
    return _joined(view, RecoverPresenter(lobby, view, files))


def seats_screen(lobby: Lobby, room: Room) -> Screen:
    """Sit down at an open case."""
    from committee_app.ui.seats.presenter import SeatsPresenter
    from committee_app.ui.seats.view import SeatsView

    view = SeatsView()
    return _joined(view, SeatsPresenter(lobby, room, view))


def board_screen(room: Room) -> Screen:
    """Show the room board of an open case; it belongs to the room and to nobody who sits there."""
    from committee_app.ui.board.presenter import BoardPresenter
    from committee_app.ui.board.view import BoardView

    view = BoardView()
    return _joined(view, BoardPresenter(room, view))


def show_beside(board: Screen, window: QWidget) -> None:
    """Bring the room board up beside a window, as the day stands."""
    from committee_app.ui.board.view import BoardView

    assert isinstance(board.view, BoardView)  # as `board_screen` makes it
    board.presenter.refresh()
    board.view.appear(window)


def _prepare(sitting: Sitting) -> Screen:
    from committee_app.ui.prepare.presenter import PreparePresenter
    from committee_app.ui.prepare.view import PrepareView

    view = PrepareView()
    return _joined(view, PreparePresenter(sitting, view))


def _meeting(sitting: Sitting) -> Screen:
    from committee_app.ui.meeting.presenter import MeetingPresenter
    from committee_app.ui.meeting.view import MeetingView

    view = MeetingView()
    return _joined(view, MeetingPresenter(sitting, view))


def _declare(sitting: Sitting) -> Screen:
    from committee_app.ui.declare.presenter import DeclarePresenter
    from committee_app.ui.declare.view import DeclareView

    view = DeclareView()
    return _joined(view, DeclarePresenter(sitting, view))


def _score(sitting: Sitting) -> Screen:
    from committee_app.ui.score.presenter import ScorePresenter
    from committee_app.ui.score.view import ScoreView

    view = ScoreView()
    return _joined(view, ScorePresenter(sitting, view))


def _opening(sitting: Sitting) -> Screen:
    from committee_app.ui.opening.presenter import OpeningPresenter
    from committee_app.ui.opening.view import OpeningView

    view = OpeningView()
    return _joined(view, OpeningPresenter(sitting, view))


def _result(sitting: Sitting) -> Screen:
    from committee_app.ui.result.presenter import ResultPresenter
    from committee_app.ui.result.view import ResultView

    view = ResultView()
    return _joined(view, ResultPresenter(sitting, view))


def _sign(sitting: Sitting) -> Screen:
    from committee_app.ui.sign.presenter import SignPresenter
    from committee_app.ui.sign.view import SignView

    view = SignView()
    return _joined(view, SignPresenter(sitting, view))


def _rescore(sitting: Sitting) -> Screen:
    from committee_app.ui.rescore.presenter import RescorePresenter
    from committee_app.ui.rescore.view import RescoreView

    view = RescoreView()
    return _joined(view, RescorePresenter(sitting, view))


def _sticks(sitting: Sitting) -> Screen:
    from committee_app.ui.sticks.presenter import SticksPresenter
    from committee_app.ui.sticks.view import SticksView

    view = SticksView()
    return _joined(view, SticksPresenter(sitting, view))


def _away(sitting: Sitting) -> Screen:
    from committee_app.ui.away.presenter import AwayPresenter
    from committee_app.ui.away.view import AwayView

    view = AwayView()
    return _joined(view, AwayPresenter(sitting, view))


def _rekey(sitting: Sitting) -> Screen:
    from committee_app.ui.rekey.presenter import RekeyPresenter
    from committee_app.ui.rekey.view import RekeyView

    view = RekeyView()
    return _joined(view, RekeyPresenter(sitting, view))


def _rulings(sitting: Sitting) -> Screen:
    from committee_app.ui.rulings.presenter import RulingsPresenter
    from committee_app.ui.rulings.view import RulingsView

    view = RulingsView()
    return _joined(view, RulingsPresenter(sitting, view))


def _waiting(sitting: Sitting) -> Screen:
    from committee_app.ui.waiting.presenter import WaitingPresenter
    from committee_app.ui.waiting.view import WaitingView

    view = WaitingView()
    return _joined(view, WaitingPresenter(sitting, view))


DESK_SCREENS: dict[str, Callable[[Sitting], Screen]] = {
    "prepare": _prepare,
    "meeting": _meeting,
    "declare": _declare,
    "score": _score,
    "opening": _opening,
    "result": _result,
    "sign": _sign,
    "rescore": _rescore,
    "rulings": _rulings,
    "waiting": _waiting,
    "sticks": _sticks,
    "away": _away,
    "rekey": _rekey,
}
