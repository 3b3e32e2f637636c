"""What the start screen shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from committee_app.case.findings import Finding
    from committee_app.case.programme import Title
    from committee_app.case.progress import Progress


class Task(StrEnum):
    """What a person may want to do here."""

    OPEN = "open"
    BEGIN = "begin"
    SET_UP = "set_up"
    PRACTISE = "practise"


class Field(StrEnum):
    """Where trouble can stand."""

    FILE = "file"
    PASSPHRASE = "passphrase"  # noqa: S105  the name of a field
    TITLE = "title"
    NUMBER = "number"
    NAME = "name"
    POSITION = "position"
    PROGRAMME = "programme"
    PLACE = "place"
    ROSTER = "roster"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a field; no findings mean that it was left blank."""

    field: Field
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Entries:
    """What was typed for a new case."""

    title: str
    number: str
    name: str
    position: str
    rehearsal: bool

    def blanks(self) -> tuple[Problem, ...]:
        """Return the fields that were left blank."""
        typed = {
            Field.TITLE: self.title,
            Field.NUMBER: self.number,
            Field.NAME: self.name,
            Field.POSITION: self.position,
        }
        return tuple(Problem(field) for field, words in typed.items() if not words.strip())


@dataclass(frozen=True, slots=True)
class Choice:
    """A programme to begin with: the name of its file, and its title in both languages."""

    code: str
    title: Title


@dataclass(frozen=True, slots=True, repr=False)
class StartPage:
    """The task at hand with all that was chosen for it; `progress` and `busy` while something is under way.

    Attributes:
        file: the case file to open.
        offered: the passphrase of the fictitious sample case, where it lies beside the file.
        unclosed: whether the file to open was not closed in order; it may be open elsewhere, or a crash left it so.
        damage: why the record in the file is not believed; nothing of it is shown.
        programme: the code of the chosen programme; empty while it is the file `programme_file`, or none.
        place: where the new case file goes.
        tested: what the last self-test at this machine said, or that there was none; the new case will say so too.
        roster: the roster from which this machine is set up.
    """

    task: Task
    file: str = ""
    offered: str = ""
    unclosed: bool = False
    damage: tuple[Finding, ...] = ()
    programmes: tuple[Choice, ...] = ()
    programme: str = ""
    programme_file: str = ""
    place: str = ""
    tested: tuple[Finding, ...] = ()
    roster: str = ""
    problems: tuple[Problem, ...] = ()
    busy: bool = False
    progress: Progress | None = None

    def problem(self, field: Field) -> Problem | None:
        """Return what is wrong with a field."""
        return next((one for one in self.problems if one.field is field), None)
