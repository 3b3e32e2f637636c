"""One open case in this process, and who sits down at it.

`Room` hands out desks: whoever signs in gets the desk of their own role, with its operations and no others. A desk is
loaded when somebody sits down at it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from committee_app.case.findings import Finding
from committee_app.case.identifiers import Actor
from committee_app.case.people import Role, evaluator_actor, officer_actor, role_of
from committee_app.case.state import CaseState
from committee_app.casefile.casefile import CaseFile
from committee_app.casefile.copies import Copy, write_copy
from committee_app.casefile.errors import CaseFileError
from committee_app.desks.access import NewSeat, sign_in
from committee_app.desks.admin_log import Event, Result, What
from committee_app.desks.clock import Clock
from committee_app.desks.keeping import Keeping, Places, has_journal
from committee_app.desks.record import Record, RecordDamagedError, Signer
from committee_app.sealing.slots import REAL_COST, KdfCost

if TYPE_CHECKING:
    from committee_app.desks.auditor import AuditorDesk
    from committee_app.desks.chair import ChairDesk
    from committee_app.desks.evaluator import EvaluatorDesk
    from committee_app.desks.secretary import Beginning, SecretaryDesk

AnyDesk: TypeAlias = "SecretaryDesk | AuditorDesk | ChairDesk | EvaluatorDesk"


@dataclass(frozen=True, slots=True)
class Seat:
    """A place at the table: who signs there, what they are called, and whether they have keys yet."""

    actor: Actor
    role: Role
    name: str
    detail: str
    enrolled: bool
    here: bool


class Room:
    """The case on this machine, from opening the file to closing it."""

    def __init__(
        self, record: Record, cost: KdfCost = REAL_COST, places: Places | None = None, *, had_journal: bool = True
    ) -> None:
        self.record = record
        self.cost = cost
        self._places = places or Places()
        self.keeping = Keeping(record, self._places, has_journal=had_journal)
        self._clock: tuple[Finding, ...] = ()

    @classmethod
    def open(
        cls, path: Path, passphrase: str, clock: Clock, *, cost: KdfCost = REAL_COST, places: Places | None = None
    ) -> Room:
        """Open a case file and check its whole record; `findings` say whether it is older or another than remembered.

        Raises:
            CaseFileError: the file cannot be opened; each cause has its class.
            RecordDamagedError: the record in it does not hold.
        """
        try:
            room = cls._opened(path, passphrase, clock, cost, places)
        except (CaseFileError, RecordDamagedError) as error:
            said = type(error).__name__
            (places or Places()).note(Event(What.FILE_OPENED, Result.REFUSED, file=path.name, said=said))
            raise
        room.note(What.FILE_OPENED)
        return room

    @classmethod
    def _opened(cls, path: Path, passphrase: str, clock: Clock, cost: KdfCost, places: Places | None) -> Room:
        had_journal = has_journal(path)
        file = CaseFile.open(path, passphrase, cost=cost)
        try:
            room = cls(Record(file, clock), cost, places, had_journal=had_journal)
            room._clock = room.record.clock_findings()
        except BaseException:
            file.close()
            raise
        return room

    @classmethod
    def begin(
        cls,
        path: Path,
        passphrase: str,
        beginning: Beginning,
        clock: Clock,
        *,
        cost: KdfCost = REAL_COST,
        places: Places | None = None,
    ) -> tuple[Room, NewSeat]:
        """Create a case file and its first entry; the seat holds the secretary's words, shown once."""
        from committee_app.desks.secretary import begin_case

        record, seat = begin_case(path, passphrase, beginning, clock, cost)
        room = cls(record, cost, places)
        room.note(What.CASE_BEGUN)
        return room, seat

    @classmethod
    def begin_branch(
        cls,
        path: Path,
        roster: bytes,
        passphrase: str,
        clock: Clock,
        *,
        cost: KdfCost = REAL_COST,
        places: Places | None = None,
    ) -> Room:
        """Set up one member's own machine from a `.roster` and its six words; from then on `open` opens it.

        Raises:
            RefusedError: it is no roster that holds, or the words do not open it.
            CaseFileError: the file cannot be made.
        """
        from committee_app.desks.away import begin_branch

        room = cls(begin_branch(path, roster, passphrase, clock, cost), cost, places)
        room.note(What.PACKET_TAKEN)
        return room

    def close(self) -> None:
        """Close the file; whoever still holds a desk can do nothing with it."""
        self.keeping.end()
        self.note(What.FILE_CLOSED)
        self.record.file.close()

    def note(self, what: What, result: Result = Result.DONE, who: str = "", said: str = "") -> None:
        """Tell the administrator's log, if there is one, what happened with this case."""
        file = self.record.file.path.name
        self._places.note(Event(what, result, who, self.state.case, file, said))

    @property
    def state(self) -> CaseState:
        """The case as it stands."""
        return self.record.state

    def findings(self) -> tuple[Finding, ...]:
        """Return what everybody should see: another file than before, a copy that failed, a clock behind the record."""
        return (*self.keeping.findings, *self._clock)

    def safe_copy(self, path: Path) -> Copy:
        """Copy the open case under a new name; the copy is read back and compared before it gets that name.

        Raises:
            CaseFileError: it cannot be written there, or the medium gives back something else; nothing is left of it.
        """
        return write_copy(self.record.file, path)

    def seats(self) -> tuple[Seat, ...]:
        """Return everybody who can sit down: the officers first, then the members in seat order; in a branch, one."""
        state = self.state
        officers = tuple(
            Seat(actor, role, officer.name, officer.position, enrolled=actor in state.keys, here=True)
            for role in (Role.SECRETARY, Role.AUDITOR, Role.CHAIR)
            if (officer := state.officers.get(role)) and (actor := officer_actor(role))
        )
        members = tuple(
            Seat(
                evaluator_actor(one.id),
                Role.EVALUATOR,
                one.name,
                one.affiliation,
                enrolled=one.actor in state.keys,
                here=one.id in state.here,
            )
            for one in state.evaluators
        )
        branch = self.record.branch
        return tuple(one for one in officers + members if branch is None or one.actor == branch.actor)

    def sign_in(self, actor: Actor, typed: str) -> AnyDesk:
        """Return the desk of somebody who typed their secret; `RefusedError` if it is not theirs."""
        return self.desk(sign_in(self.record, actor, typed))

    def desk(self, signer: Signer) -> AnyDesk:
        """Return the desk of somebody who has signed in."""
        self.note(What.SIGNED_IN, who=signer.actor)
        return desk_of(role_of(signer.actor))(self.record, signer)

    def rehearsal_secrets(self) -> Mapping[str, str]:
        """Return the secrets of a rehearsal case for its sign-in page; a real case has none to show."""
        return self.record.file.rehearsal_secrets() if self.state.rehearsal else {}


def desk_of(role: Role) -> type[AnyDesk]:
    """Return the desk of a role."""
    match role:
        case Role.SECRETARY:
            from committee_app.desks.secretary import SecretaryDesk

            return SecretaryDesk
        case Role.AUDITOR:
            from committee_app.desks.auditor import AuditorDesk

            return AuditorDesk
        case Role.CHAIR:
            from committee_app.desks.chair import ChairDesk

            return ChairDesk
        case Role.EVALUATOR:
            from committee_app.desks.evaluator import EvaluatorDesk

            return EvaluatorDesk
