"""An earlier case that this one goes on from: its rules copied, its selected projects and their money taken over.

Its marks, ballots and names of members stay where they are: nothing of a result is copied but which projects were
selected and what each was given. The earlier file is opened for reading only; no byte of it changes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from committee_app.case import acts
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import CaseId, Won
from committee_app.case.lifecycle import Stage, has_reached
from committee_app.case.programme import Programme
from committee_app.case.proposals import Proposal
from committee_app.casefile.casefile import CaseFile
from committee_app.desks.access import recognition
from committee_app.desks.checking import check_record
from committee_app.desks.ranking import result_of
from committee_app.desks.record import RecordDamagedError, links
from committee_app.sealing.cost import KdfCost


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier case hands on.

    Attributes:
        head: the hash of its newest entry, `seq`, in hexadecimal; `words` recognise it.
        rules_text: its announced rules; empty if it has none.
        projects: those that its committee selected, each asking for what it was given; none before the resolution.
    """

    case: CaseId
    title: str
    seq: int
    head: str
    words: str
    stage: Stage
    rules_text: str
    projects: tuple[Proposal, ...]

    @property
    def is_resolved(self) -> bool:
        """Whether its committee has resolved the selection."""
        return has_reached(self.stage, Stage.RESOLVED)

    @property
    def act(self) -> acts.CaseFollowed:
        """The act that names it."""
        return acts.CaseFollowed(self.case, self.title, self.head, self.seq)


def read_earlier(path: Path, passphrase: str, cost: KdfCost) -> Earlier:
    """Open an earlier case, check its whole record, and return what it hands on. Slow; touches no other file.

    Raises:
        CaseFileError: it cannot be opened; a wrong passphrase has its own class.
        RecordDamagedError: its record does not hold: nothing is taken from it.
    """
    with CaseFile.open(path, passphrase, read_only=True, cost=cost) as file:
        checked = check_record(links(file))
    if not checked.holds:
        raise RecordDamagedError(checked.faults, len(checked.journal))
    state, head = checked.state, checked.hashes[-1]
    money = {
        line.proposal: line.money.national
        for track in (result_of(state).tracks if has_reached(state.stage, Stage.RESOLVED) else ())
        for line in track.chosen
    }
    projects = tuple(
        replace(one, requested=Won(money[one.id]), bonus=(), penalty=()) for one in state.proposals if one.id in money
    )
    words = recognition(head)
    return Earlier(
        state.case, state.title, len(checked.journal), head.hex(), words, state.stage, state.rules_text, projects
    )


def handed_on(earlier: Earlier, rules: Programme) -> tuple[Proposal, ...]:
    """Return the projects of an earlier case as a list under these rules.

    A project stays in the track of the same name; where the rules have one track, all of them are in it.

    Raises:
        RefusedError: nothing was resolved there, or a project has no track here; all of it is named.
    """
    if not earlier.is_resolved or not earlier.projects:
        raise RefusedError(Finding.of("case.predecessor_unresolved"))
    only = rules.tracks[0].id if len(rules.tracks) == 1 else None
    lost = [one for one in earlier.projects if only is None and rules.track(one.track) is None]
    if lost:
        raise RefusedError(*(Finding.of("case.no_track_for", proposal=one.id) for one in lost))
    return tuple(replace(one, track=only or one.track) for one in earlier.projects)
