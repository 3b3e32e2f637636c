"""What screens of several parts have in common: each part works, fails and is logged by itself."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Generator
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from committee_app.case.progress import Progress
from committee_app.desks.admin_log import Result, What
from committee_app.ui.ports import Sitting, what_it_says

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T")
PageT = TypeVar("PageT", bound="DataclassInstance")
"""A page with `busy`, `progress`, `problems` and `problem_of`."""


class PartsApart(ABC, Generic[PageT]):
    """Runs the work of one part and says beside it what went wrong; the log for the administrator hears of it too."""

    _sitting: Sitting
    _page: PageT
    _taking: ClassVar[frozenset[Enum]]
    """The parts that take something in; the others write something out."""

    @abstractmethod
    def refresh(self) -> None:
        """Show the case as it stands."""

    def _in_steps(self, part: Enum, work: Generator[Progress, None, T], done: Callable[[T], None]) -> None:
        def ended(result: T) -> None:
            self._show(busy=None, progress=None)
            done(result)

        self._show(busy=part, progress=None)
        self._sitting.runner.steps(
            work, ended, lambda error: self._failed(part, error), lambda step: self._show(busy=part, progress=step)
        )

    def _did(self, part: Enum, work: Callable[[], T]) -> T | None:
        try:
            return work()
        except Exception as error:  # noqa: BLE001 -- `what_it_says` raises a bug again
            self._failed(part, error)
            return None

    def _failed(self, part: Enum, error: Exception) -> None:
        said = what_it_says(error)
        what = What.PACKET_TAKEN if part in self._taking else What.EXPORTED
        self._sitting.room.note(what, Result.REFUSED, self._sitting.desk.actor, said[0].code)
        self._show(busy=None, progress=None, problems=said, problem_of=part)

    def _show(self, **changes: object) -> None:
        # What went wrong before is no news once something else is done.
        quiet = {"problems": (), "problem_of": None} if "problems" not in changes else {}
        self._page = replace(self._page, **quiet, **changes)
        self.refresh()
