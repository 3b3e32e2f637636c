"""The completeness list: what minutes made now would still lack, for whoever is about to issue them.

Nothing here forbids anything: a meeting may have had no statements. The gates refuse what must not be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from committee_app.case import acts
from committee_app.case.acts import Movement, Recorded
from committee_app.case.findings import Finding
from committee_app.case.state import CaseState

Journal = tuple[Recorded, ...]
Check = Callable[[CaseState, Journal], Iterator[Finding]]


def lacking(state: CaseState, journal: Journal) -> tuple[Finding, ...]:
    """Return what the minutes would lack, in the order of the document; nothing before a meeting."""
    if state.meeting is None:
        return ()
    return tuple(finding for check in CHECKS for finding in check(state, journal))


def _end(state: CaseState, _: Journal) -> Iterator[Finding]:
    if state.paused:
        yield Finding.of("lacking.resumption")
    if not state.meeting_closed:
        yield Finding.of("lacking.end")


def _absences(state: CaseState, journal: Journal) -> Iterator[Finding]:
    moves = (one.act for one in journal if isinstance(one.act, acts.MemberMoved) and one.act.movement is Movement.LEFT)
    left = {move.evaluator for move in moves if not move.reason.strip() and not move.proposal}
    if left:
        seats = tuple(one.seat for one in state.evaluators if one.id in left)
        yield Finding.of("lacking.why_left", seats=_listed(seats))


def _statements(_: CaseState, journal: Journal) -> Iterator[Finding]:
    if not any(isinstance(one.act, acts.StatementRecorded) for one in journal):
        yield Finding.of("lacking.statements")


def _decisions(state: CaseState, journal: Journal) -> Iterator[Finding]:
    decided = sum(isinstance(one.act, acts.MotionDecided | acts.SelectionResolved) for one in journal)
    items = len(state.meeting.agenda) if state.meeting else 0
    if decided < items:
        yield Finding.of("lacking.decisions", items=items, decided=decided)


def _opinions(state: CaseState, _: Journal) -> Iterator[Finding]:
    noted = {one.proposal for one in state.notes}
    silent = tuple(one.id for one in state.proposals if one.id not in noted)
    if silent:
        yield Finding.of("lacking.opinions", count=len(silent), proposals=_listed(silent))
    alone = tuple(number for number, _ in enumerate(state.notes, 1) if not state.approvals.get(number))
    if alone:
        yield Finding.of("lacking.approvals", notes=_listed(alone))


def _reasons(state: CaseState, _: Journal) -> Iterator[Finding]:
    bare = tuple(
        one.seat
        for one in state.evaluators
        if any(
            not ballot.reasons and not ballot.opinion
            for proposal, ballot in state.opened.get(one.id, {}).items()
            if (one.id, proposal) not in state.set_aside
        )
    )
    if bare:
        yield Finding.of("lacking.reasons", seats=_listed(bare))


CHECKS: tuple[Check, ...] = (_end, _absences, _statements, _decisions, _opinions, _reasons)
"""What is looked for."""

_NAMED = 12
"""So many are named in a sentence; that there are more is said with dots."""


def _listed(found: tuple[object, ...]) -> str:
    return ", ".join(map(str, found[:_NAMED])) + (" …" if len(found) > _NAMED else "")
