"""What stands in for the window where a presenter is tested without it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from committee_app.case.identifiers import ProposalId
from committee_app.case.progress import Progress
from committee_app.desks.access import NewSeat
from committee_app.desks.room import AnyDesk, Room
from committee_app.intake.proposal_pages import Drawing, Picture
from committee_app.ui.reading.page import ReadingPage

T = TypeVar("T")
P = TypeVar("P")


class ImmediateRunner:
    """A `Runner` that does the work at once, in the caller's thread.

    Attributes:
        steps_seen: every `Progress` that work told, in order.
    """

    def __init__(self) -> None:
        self.steps_seen: list[Progress] = []

    def steps(
        self,
        work: Generator[Progress, None, T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progressed: Callable[[Progress], None],
    ) -> Callable[[], None]:
        """Run all steps and tell the end."""
        try:
            while True:
                step = next(work)
                self.steps_seen.append(step)
                progressed(step)
        except StopIteration as end:
            result: T = end.value
        except Exception as error:  # noqa: BLE001 -- as the window's runner does
            failed(error)
            return _nothing
        done(result)
        return _nothing

    def whole(
        self,
        work: Generator[Progress, None, T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progressed: Callable[[Progress], None],
    ) -> Callable[[], None]:
        """Run all steps and tell the end."""
        return self.steps(work, done, failed, progressed)

    def apart(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Call at once."""
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 -- as the window's runner does
            failed(error)
            return
        done(result)


class PatientRunner(ImmediateRunner):
    """A `Runner` that keeps calls apart until `finish`, to see what a screen shows meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Callable[[], None]] = []

    def apart(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Remember the call."""
        self.waiting.append(lambda: super(PatientRunner, self).apart(work, done, failed))

    def finish(self) -> None:
        """Do everything that waits."""
        while self.waiting:
            self.waiting.pop(0)()


class SteppingRunner(ImmediateRunner):
    """A `Runner` that takes the steps of work when the test says so, to see it stopped half way."""

    def __init__(self) -> None:
        super().__init__()
        self._step: Callable[[], bool] | None = None

    def steps(
        self,
        work: Generator[Progress, None, T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progressed: Callable[[Progress], None],
    ) -> Callable[[], None]:
        """Remember the work; the returned call stops it."""

        def step() -> bool:
            try:
                progressed(next(work))
            except StopIteration as end:
                self._step = None
                done(end.value)
            except Exception as error:  # noqa: BLE001 -- as the window's runner does
                self._step = None
                failed(error)
            return self._step is not None

        def stop() -> None:
            self._step = None
            work.close()

        self._step = step
        return stop

    def go(self, steps: int = 10_000) -> None:
        """Take so many steps, or all that are left."""
        while steps and self._step is not None and self._step():
            steps -= 1


def _nothing() -> None:
    """Cancel work that has ended."""


@dataclass
class RecordingNavigator:
    """A `Navigator` that remembers what it was asked.

    Attributes:
        asked: the names of the calls, in order.
        secrets: every secret that was shown, with the name of its owner.
        on_change: called by `case_changed`, as the shell would refresh the screen.
    """

    asked: list[str] = field(default_factory=list)
    secrets: list[tuple[str, NewSeat]] = field(default_factory=list)
    passphrases: list[tuple[str, str]] = field(default_factory=list)
    desks: list[AnyDesk] = field(default_factory=list)
    rooms: list[Room] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    opened: Path | None = None
    on_change: Callable[[], None] = _nothing

    def case_changed(self) -> None:
        """Remember, and refresh."""
        self.asked.append("case_changed")
        self.on_change()

    def enter_room(self, room: Room) -> None:
        """Remember the room."""
        self.asked.append("enter_room")
        self.rooms.append(room)

    def leave_room(self) -> None:
        """Remember."""
        self.asked.append("leave_room")

    def sit_down(self, desk: AnyDesk) -> None:
        """Remember the desk."""
        self.asked.append("sit_down")
        self.desks.append(desk)

    def stand_up(self) -> None:
        """Remember."""
        self.asked.append("stand_up")

    def show_secret(self, seat: NewSeat, name: str) -> None:
        """Remember the secret."""
        self.asked.append("show_secret")
        self.secrets.append((name, seat))

    def show_passphrase(self, passphrase: str, title: str) -> None:
        """Remember the room passphrase and the title of its case."""
        self.asked.append("show_passphrase")
        self.passphrases.append((title, passphrase))

    def go(self, screen: str, files: tuple[Path, ...] = ()) -> None:
        """Remember where to, and with which files."""
        self.asked.append(" ".join(("go", screen, *(one.name for one in files))))

    def turn_to(self, screen: str) -> None:
        """Remember which screen beside the day's own."""
        self.asked.append(f"turn_to {screen}".strip())

    def show_board(self) -> None:
        """Remember."""
        self.asked.append("show_board")

    def open_file(self) -> Path | None:
        """Return the file that the test says is open."""
        return self.opened

    def saved(self, text: str) -> None:
        """Remember the sentence."""
        self.sentences.append(text)


class RecordingView(Generic[P]):
    """A view that keeps every page it was handed."""

    def __init__(self) -> None:
        self.pages: list[P] = []
        self.sheets: list[tuple[tuple[int, int], ...]] = []
        self.sheet_pages: list[tuple[Drawing, tuple[Picture, ...]]] = []
        self.readings: list[ReadingPage] = []
        self.pictures: list[tuple[ProposalId, Drawing, tuple[Picture, ...]]] = []

    def show_page(self, page: P) -> None:
        """Keep a page."""
        self.pages.append(page)

    def show_reading(self, page: ReadingPage) -> None:
        """Keep what the reading pane beside shows."""
        self.readings.append(page)

    def show_pictures(self, proposal: ProposalId, drawing: Drawing, pictures: tuple[Picture, ...]) -> None:
        """Keep which pages were drawn."""
        self.pictures.append((proposal, drawing, pictures))

    def show_sheet(self, sizes: tuple[tuple[int, int], ...]) -> None:
        """Keep the sizes of a rule sheet's pages."""
        self.sheets.append(sizes)

    def show_sheet_pages(self, drawing: Drawing, pictures: tuple[Picture, ...]) -> None:
        """Keep which pages of a rule sheet were drawn."""
        self.sheet_pages.append((drawing, pictures))

    @property
    def page(self) -> P:
        """The page that is shown now."""
        return self.pages[-1]
