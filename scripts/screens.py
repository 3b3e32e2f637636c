"""Photograph every screen of the window: the sample day is told once more, with cheap keys, and watched on its way.

    QT_QPA_PLATFORM=offscreen .venv/bin/python scripts/screens.py OUT_DIR [--themes light,dark]
                                                    [--sizes 1366x768,3840x2160] [--languages ko] [--text 200]

Each picture is named after its place in the day, the screen, the language, the theme and the size of the window. They
are there to be looked at; that a screen still looks as it was accepted is told by tests/ui/test_every_screen.py.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from committee_app import __version__
from committee_app.case.conflicts import Answer
from committee_app.case.identifiers import Actor, EvaluatorId
from committee_app.case.people import Role, evaluator_actor, officer_actor
from committee_app.case.progress import Progress
from committee_app.desks import issuing
from committee_app.desks import sample_day as told
from committee_app.desks.access import NewSeat, new_room_passphrase
from committee_app.desks.build import build_digest
from committee_app.desks.clock import ScriptedClock, SystemClock
from committee_app.desks.room import Room
from committee_app.desks.sample_marks import sample_marks, sample_reasons
from committee_app.desks.secretary import Beginning
from committee_app.resources import resource
from committee_app.sealing.slots import KdfCost
from committee_app.ui.language import apply_language
from committee_app.ui.shell import Shell
from committee_app.ui.theme import application, apply_theme, load_theme

SIZES, LANGUAGES, THEMES = "1366x768,1920x1080", "ko,en", "light,dark,high-contrast"
CHEAP = KdfCost(64, 1, 1)
MEMBER, PATIENT = EvaluatorId("9"), 200


class Camera:
    """The window, and where its pictures go."""

    def __init__(self, app: QApplication, wanted: argparse.Namespace) -> None:
        self._app = app
        self._out: Path = wanted.out
        self._text: int = wanted.text
        self._looks = [
            (language, theme, size) for size in wanted.sizes for language in wanted.languages for theme in wanted.themes
        ]
        self._taken = 0
        self.shell = Shell(SystemClock(), cost=CHEAP)
        self.shell.show()
        self._dress(*self._looks[0])

    def take(self, name: str) -> None:
        """Photograph what is shown, in every look."""
        self._taken += 1
        for language, theme, (width, height) in self._looks:
            self._dress(language, theme, (width, height))
            named = f"{self._taken:02d}-{name}-{language}-{theme}-{width}x{height}.png"
            self.shell.grab().save(str(self._out / named))
        self._dress(*self._looks[0])

    def take_part(self, name: str, part: QWidget) -> None:
        """Photograph a window beside the window, as it is now."""
        part.grab().save(str(self._out / f"00-{name}.png"))

    def sit(self, day: told._Day, actor: Actor) -> None:
        """Sit somebody down."""
        if self.shell.open_file() is None:
            self.shell.enter_room(day.room)
        self.shell.stand_up()
        self.shell.sit_down(day.room.desk(day.signers[actor]))
        self.settle()

    def presenter(self) -> Any:
        """Return the presenter of the screen that is shown."""
        screen = self.shell._screen  # noqa: SLF001 -- the shell keeps its presenter to itself, rightly
        assert screen is not None
        return screen.presenter

    def ask(self, act: str, *told_with: object, **named: object) -> None:
        """Let the presenter of the screen do something, as its view would; then wait until it has."""
        getattr(self.presenter(), act)(*told_with, **named)
        self.settle()

    def settle(self) -> None:
        """Let the window do what it has to do."""
        for _ in range(8):
            self._app.processEvents()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def wait(self, until: Callable[[], bool]) -> None:
        """Let the window work until something has come about."""
        for _ in range(PATIENT):
            if until():
                break
            self._app.processEvents()
            self._app.thread().msleep(50)
        else:
            sys.exit("screens: the window did not come to an end")
        self.settle()

    def _dress(self, language: str, theme: str, size: tuple[int, int]) -> None:
        if self.shell.size().toTuple() != size:
            self.shell.resize(*size)
        apply_theme(self._app, load_theme(theme, self._text / 100))
        apply_language(self._app, language)
        self.settle()


def main() -> int:
    """Tell the day and photograph it."""
    wanted = what_is_wanted()
    out: Path = wanted.out
    out.mkdir(parents=True, exist_ok=True)
    for old in out.glob("[0-9][0-9]-*.png"):
        old.unlink()
    app = application()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder))
        camera = Camera(app, wanted)
        walk(camera, folder)
        camera.shell.close()
    print(f"screens: {len(list(out.glob('*.png')))} pictures in {out}")
    return 0


def walk(camera: Camera, folder: Path) -> None:
    """Go through the whole day and stop at every screen."""
    photograph_start(camera, folder)
    day = begun_day(folder)
    photograph_preparation(camera, day)
    photograph_meeting(camera, day)
    photograph_scoring(camera, day)
    photograph_result(camera, day)
    photograph_minutes(camera, day, folder)


def what_is_wanted() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("out", type=Path)
    parser.add_argument("--themes", type=_several, default=THEMES, help="light, dark, high-contrast")
    parser.add_argument("--languages", type=_several, default=LANGUAGES, help="ko, en")
    parser.add_argument("--sizes", type=_sizes, default=SIZES, help="width x height of the window in pixels")
    parser.add_argument("--text", type=int, default=100, help="size of the text in per cent")
    return parser.parse_args()


def _several(text: str) -> list[str]:
    return text.split(",")


def _sizes(text: str) -> list[tuple[int, int]]:
    pairs = [one.split("x") for one in text.split(",")]
    return [(int(width), int(height)) for width, height in pairs]


def begun_day(folder: Path) -> told._Day:
    """Begin the sample case as `sample_day` does."""
    clock = ScriptedClock(datetime(2026, 2, 24, 14, 0, tzinfo=told.KOREA))
    beginning = Beginning(
        told.CASE, told.TITLE, told.SECRETARY, rehearsal=True, program=__version__, build=build_digest()
    )
    passphrase = new_room_passphrase()
    room, seat = Room.begin(folder / "sample.case", passphrase, beginning, clock, cost=CHEAP)
    day = told._Day(room, clock, passphrase)  # noqa: SLF001 -- the day's own parts are told one by one here
    day.signers["secretary"], day.secrets["secretary"] = seat.signer, seat.secret
    return day


def on_the_way(steps: Iterator[Progress], watched: dict[tuple[str, int], Callable[[], None]]) -> None:
    """Go through a part of the day and look where it is worth it: at a step when so much of it is done."""
    for step in steps:
        watched.pop((step.step, step.done), lambda: None)()
    if watched:
        sys.exit(f"screens: the day no longer passes {', '.join(step for step, _ in watched)}")


# ── before anybody signs in ────────────────────────────────────────────────────────────────
def photograph_start(camera: Camera, folder: Path) -> None:
    """The start page with its tasks, its troubles, and verification without files."""
    camera.take("start-open")
    camera.ask("choose_file", str(folder / "공공AI-2026.case"))
    camera.ask("open", "가격 나비 다람쥐 라면 마음 바다")
    camera.wait(lambda: camera.shell._screen.presenter._page.busy is False)  # type: ignore[union-attr]  # noqa: SLF001
    camera.take("start-open-trouble")
    camera.ask("choose_task", "begin")
    camera.ask("begin", "", "", "한마루", "", rehearsal=False)
    camera.take("start-begin-trouble")
    camera.ask("choose_task", "practise")
    camera.take("start-practise")
    camera.ask("choose_task", "set_up")
    camera.ask("set_up", "")
    camera.take("start-set-up-trouble")
    camera.shell.settings_requested.emit()
    camera.settle()
    panel = camera.shell._settings_panel  # noqa: SLF001
    assert panel is not None
    camera.take_part("settings", panel)
    panel.hide()
    camera.shell.go("verify")
    camera.take("verify-empty")
    camera.shell.go("start")


def show_secret(camera: Camera, day: told._Day, actor: Actor, name: str) -> None:
    """Photograph a secret card and put it away."""
    camera.shell.show_secret(NewSeat(day.signers[actor], day.secrets[actor]), name)
    camera.settle()
    camera.take(f"secret-{actor.partition(':')[0]}")
    card = camera.shell._card  # noqa: SLF001
    assert card is not None
    card._finish()  # noqa: SLF001
    camera.settle()


# ── two days before ────────────────────────────────────────────────────────────────────────
def photograph_preparation(camera: Camera, day: told._Day) -> None:
    """The secretary prepares, the auditor looks on."""
    secretary, auditor = officer_actor(Role.SECRETARY), officer_actor(Role.AUDITOR)

    def rules() -> None:
        camera.sit(day, secretary)
        camera.take("prepare-rules-secretary")
        show_secret(camera, day, secretary, told.SECRETARY.name)

    def rosters() -> None:
        camera.sit(day, secretary)
        camera.ask("choose_roster", "proposals", str(resource("sample", "proposals.xlsx")))
        camera.take("prepare-proposals-secretary")
        camera.ask("drop_preview", "proposals")
        camera.ask("open_step", "members")
        camera.take("prepare-members-secretary")

    def freeze() -> None:
        camera.sit(day, secretary)
        for step in ("auditor", "freeze"):
            camera.ask("open_step", step)
            camera.take(f"prepare-{step}-secretary")
        camera.sit(day, auditor)
        camera.take("prepare-auditor")

    steps = told._prepare(day)  # noqa: SLF001
    on_the_way(steps, {("day.importing", 0): rules, ("day.importing", 1): rosters, ("day.freezing", 0): freeze})
    camera.sit(day, secretary)
    camera.take("meeting-opening-secretary")


# ── the morning ────────────────────────────────────────────────────────────────────────────
def photograph_meeting(camera: Camera, day: told._Day) -> None:
    """People arrive, a chair is elected, the opening is rehearsed."""
    secretary = officer_actor(Role.SECRETARY)

    def arrivals() -> None:
        camera.sit(day, secretary)
        camera.take("meeting-arrivals-secretary")
        camera.shell.stand_up()
        camera.take("seats-arriving")

    def rehearsal() -> None:
        for role in (Role.SECRETARY, Role.AUDITOR, Role.CHAIR):
            camera.sit(day, officer_actor(role))
            camera.take(f"meeting-rehearsal-{role.value}")
        camera.sit(day, secretary)
        for task in ("attendance", "motion", "election", "confirmation"):
            camera.ask("open_task", task)
            camera.take(f"meeting-{task}-secretary")

    steps = told._convene(day)  # noqa: SLF001
    on_the_way(steps, {("day.enrolling", 6): arrivals, ("day.rehearsing", 0): rehearsal})
    for role in (Role.SECRETARY, Role.AUDITOR, Role.CHAIR):
        camera.sit(day, officer_actor(role))
        camera.take(f"meeting-ready-{role.value}")
    camera.shell.stand_up()
    camera.ask("choose", evaluator_actor(MEMBER))
    camera.ask("sign_in", "1234 5678 9012 0")
    camera.take("seats-slip")
    show_secret(camera, day, evaluator_actor(MEMBER), "안다솜")


# ── the day ────────────────────────────────────────────────────────────────────────────────
def photograph_scoring(camera: Camera, day: told._Day) -> None:
    """A member pledges, declares, scores and seals; two holders open."""
    member = evaluator_actor(MEMBER)

    def declare() -> None:
        camera.sit(day, member)
        camera.take("declare-pledge")
        camera.ask("mark_read", has_read=True)
        camera.ask("sign_pledge")
        first, second = day.room.state.proposals[:2]
        camera.ask("answer", first.id, Answer.NONE.value)
        camera.ask("answer", second.id, Answer.CONFLICT.value)
        camera.take("declare-conflicts")

    def score() -> None:
        camera.sit(day, officer_actor(Role.CHAIR))
        camera.take("meeting-scoring-chair")
        camera.shell.turn_to("rulings")
        camera.settle()
        camera.ask("open_kind", "challenge_decided")
        camera.ask("fill", "member", day.room.state.evaluators[1].id)
        camera.take("rulings-chair")
        camera.sit(day, officer_actor(Role.SECRETARY))
        camera.shell.sticks_requested.emit()
        camera.ask("write_checkpoint", str(day.room.record.file.path.parent))
        camera.take("sticks-secretary")
        camera.shell.turn_to("rekey")
        camera.settle()
        camera.ask("choose_person", evaluator_actor(EvaluatorId("1")))
        camera.ask("write_reason", "카드와 봉투를 모두 잃음")
        camera.take("rekey-secretary")
        camera.shell.turn_to("")
        fill(day, MEMBER, leave=13)
        camera.sit(day, member)
        camera.take("score-sheet")

    def seal() -> None:
        fill(day, MEMBER, leave=0)
        camera.sit(day, member)
        camera.ask("show_read_back")
        camera.take("score-read-back")
        camera.shell.stand_up()
        camera.take("seats-sealing")
        camera.sit(day, evaluator_actor(EvaluatorId("1")))
        camera.take("score-sealed")

    def opening() -> None:
        for role in (Role.SECRETARY, Role.AUDITOR, Role.CHAIR):
            camera.sit(day, officer_actor(role))
            camera.take(f"opening-{role.value}")
        camera.sit(day, member)
        camera.take("waiting-member")

    taken_back(day, declare)
    steps = told._score_and_open(day)  # noqa: SLF001
    on_the_way(steps, {("day.scoring", 0): score, ("day.scoring", 8): seal, ("opening.opening", 0): opening})


class TakenBack(Exception):  # noqa: N818 -- nothing went wrong
    """What was done for a picture is taken back."""


def taken_back(day: told._Day, look: Callable[[], None]) -> None:
    """Look at something that the day itself does later, and leave the case as it was."""

    def look_and_forget() -> None:
        with day.room.record.together():
            look()
            raise TakenBack

    with contextlib.suppress(TakenBack):
        look_and_forget()


def fill(day: told._Day, evaluator: EvaluatorId, *, leave: int) -> None:
    """Write drafts as the sample's script will, but for the last few; the day itself writes them again."""
    desk = day.evaluator(evaluator)
    wanted = desk.to_score()
    with day.room.record.together():
        for proposal in wanted[: len(wanted) - leave]:
            draft, words = desk.draft(proposal.id), sample_reasons(evaluator, proposal.id)
            for place, mark in enumerate(sample_marks()[evaluator][proposal.id]):
                draft = draft.with_mark(place, mark)
            for group, text in words.reasons:
                draft = draft.with_reason(group, text)
            desk.write_draft(draft.with_opinion(words.opinion))


# ── the afternoon ──────────────────────────────────────────────────────────────────────────
def photograph_result(camera: Camera, day: told._Day) -> None:
    """The chair puts the result before the committee, ties are settled, the selection is resolved."""
    chair = officer_actor(Role.CHAIR)
    camera.sit(day, chair)
    camera.take("result-opened-chair")

    def ties() -> None:
        camera.sit(day, chair)
        camera.ask("choose_section", "ties")
        camera.take("result-tie-chair")

    def resolving() -> None:
        camera.sit(day, chair)
        for section in ("ranking", "cut", "discussion", "selection", "notes"):
            camera.ask("choose_section", section)
            camera.wait(lambda: not camera.presenter().is_computing)
            camera.take(f"result-{section}-chair")
        camera.sit(day, officer_actor(Role.SECRETARY))
        camera.take("result-secretary")

    steps = told._decide(day)  # noqa: SLF001
    open_ties = len(day.chair.tally().open_ties)
    on_the_way(steps, {("day.settling", open_ties): ties, ("day.resolving", 0): resolving})


def photograph_minutes(camera: Camera, day: told._Day, folder: Path) -> None:
    """The minutes are made and signed; the files are verified."""
    secretary, chair = officer_actor(Role.SECRETARY), officer_actor(Role.CHAIR)
    camera.sit(day, secretary)
    camera.take("sign-making-secretary")
    work = told._minutes(day)  # noqa: SLF001
    seen_chair = False
    for _ in work:
        if day.room.state.minutes is not None and not seen_chair:
            seen_chair = True
            camera.sit(day, chair)
            camera.take("sign-chair")
    camera.sit(day, secretary)
    camera.take("sign-signed-secretary")
    minutes = folder / "minutes.pdf"
    signed = issuing.stored_minutes(day.room.record)
    assert signed is not None
    minutes.write_bytes(signed)
    camera.shell.go("verify", (day.room.record.file.path,))
    camera.take("verify-open-here")
    camera.shell.leave_room()
    camera.shell.go("verify", (folder / "sample.case", minutes))
    camera.take("verify-files")
    camera.ask("start", day.passphrase)
    camera.wait(lambda: bool(camera.shell._screen.presenter._page.steps))  # type: ignore[union-attr]  # noqa: SLF001
    camera.take("verify-holds")
    spoilt = bytearray(signed)
    spoilt[len(spoilt) // 2] ^= 1
    minutes.write_bytes(spoilt)
    camera.shell.go("verify", (minutes,))
    camera.ask("start", "")
    camera.wait(lambda: bool(camera.shell._screen.presenter._page.steps))  # type: ignore[union-attr]  # noqa: SLF001
    camera.take("verify-does-not-hold")
    camera.shell.go("recover", (folder / "sample.case",))
    camera.take("recover-before")
    camera.ask("look", day.passphrase)
    camera.wait(lambda: camera.presenter()._page.found is not None)  # noqa: SLF001
    camera.take("recover-found")


if __name__ == "__main__":
    sys.exit(main())
