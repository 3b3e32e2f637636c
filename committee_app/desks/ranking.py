"""The committee's result from the state, and as rows for people with SQL tools.

Every record stands on this; what computes a result is loaded when one is first computed.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from committee_app.case import acts
from committee_app.case.ballots import ScoreBook
from committee_app.case.effects import EFFECTS
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import Actor, Won
from committee_app.case.lifecycle import Stage, has_reached
from committee_app.case.mending import with_correction
from committee_app.case.state import CaseState
from committee_app.casefile.readable import RankingRow
from committee_app.desks.collecting import nothing_to_collect
from committee_app.wording import fixed

if TYPE_CHECKING:
    from committee_app.scoring.results import Selected, Tally


def has_result(state: CaseState) -> bool:
    """Whether the sheets are open, so that there is a result to speak of."""
    return has_reached(state.stage, Stage.OPENED)


def result_of(state: CaseState) -> Tally:
    """Return the tally of a case whose sheets are open."""
    return tally_of(state.score_book())


def tally_of(book: ScoreBook) -> Tally:
    """Return the tally of a book, as quickly as there is one."""
    from committee_app.scoring.tally import tally  # noqa: PLC0415  # see the top

    with nothing_to_collect():
        return tally(book)


def effect_of_ruling(state: CaseState) -> tuple[Tally, Tally] | None:
    """Return the result without and with the ruling that waits; None where none waits, or nothing is open."""
    number = state.waiting_ruling
    if number is None or not has_result(state):
        return None
    agreed = EFFECTS[acts.RulingAnswered](state, acts.RulingAnswered(number, agreed=True), Actor("auditor"))
    return result_of(state), result_of(agreed)


def digest_with(state: CaseState, correction: acts.CorrectionMade) -> str:
    """Return the digest of the result as it comes out once a correction is agreed to."""
    proposals = tuple(
        with_correction(one, correction) if one.id == correction.proposal else one for one in state.proposals
    )
    book = replace(state, proposals=proposals).score_book()
    return result_digest(book, tally_of(book))


def result_digest(book: ScoreBook, result: Tally) -> str:
    """Return the SHA-256 of `result.json`, as `sha256sum` gives it."""
    from committee_app.export.tables import result_bytes  # noqa: PLC0415  # see the top

    return hashlib.sha256(result_bytes(book, result)).hexdigest()


def resolvable_digest(state: CaseState) -> str:
    """Return the digest of the result that the committee resolves; `RefusedError` while a tie waits."""
    book = state.score_book()
    result = tally_of(book)
    if not result.complete:
        raise RefusedError(Finding.of("selection.open_ties", ties=len(result.open_ties)))
    return result_digest(book, result)


def ranking_rows(state: CaseState) -> tuple[RankingRow, ...]:
    """Return the ranking as rows, once the sheets are open; nothing before."""
    if not has_result(state):
        return ()
    places = state.rules.aggregation.rounding.places
    return tuple(
        RankingRow(
            track.track,
            line.rank,
            line.proposal,
            "" if line.final is None else fixed(line.final, places),
            line.status.value,
            *_shares(line),
        )
        for track in result_of(state).tracks
        for line in track.lines
    )


def _shares(line: Selected) -> tuple[Won, Won] | tuple[None, None]:
    return (line.money.national, line.money.local) if line.money.national else (None, None)
