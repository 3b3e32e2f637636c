"""The files of `tally` into one book: rules, scores, and, where there are any, lists and decisions.

The form is frozen in `docs/tally-format.md`. Nothing is repaired and nothing is taken over in part: either the
files make a book, or everything that is wrong with them is said at once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from committee_app.case.ballots import ScoreBook
from committee_app.case.findings import Finding
from committee_app.case.identifiers import ProposalId, Won
from committee_app.case.programme import Level, Programme, TieStepKind
from committee_app.case.programme_text import ProgrammeRefusedError, read_programme
from committee_app.case.proposals import Body, Proposal
from committee_app.intake.score_cells import Cells, Known, read_cells
from committee_app.intake.score_decisions import Decisions, Draw, Room, read_decisions
from committee_app.intake.score_facts import columns_needed
from committee_app.intake.score_faults import (
    DECISIONS,
    EVALUATORS,
    PROPOSALS,
    RULES,
    SCORES,
    Faults,
    ScoresRefusedError,
)
from committee_app.intake.score_lists import EvaluatorList, ProposalList, in_seat_order, read_evaluators, read_proposals
from committee_app.intake.score_tables import MAX_BYTES, decoded

__all__ = ["DrawLot", "ScoresRefusedError", "read_score_book"]

DrawLot = Callable[[str, Sequence[str], Sequence[str]], tuple[str, tuple[str, ...]]]
"""Fingerprint of the rules, tied proposals and witnesses' numbers give the line that is hashed and the order."""

_BOM = b"\xef\xbb\xbf"
_FILES = (RULES, PROPOSALS, EVALUATORS, SCORES, DECISIONS)


def read_score_book(
    rules: bytes,
    scores: bytes,
    proposals: bytes | None = None,
    evaluators: bytes | None = None,
    decisions: bytes | None = None,
    *,
    draw: DrawLot,
) -> ScoreBook:
    """Return the book that the files make.

    Args:
        rules: a programme (TOML); its SHA-256 is the fingerprint in the book.
        scores: one line a cell.
        proposals: without it the proposals of `scores` form one track, the programme's first, and cost nothing.
        evaluators: without it the order is by number if all are numbers, else by first appearance.
        decisions: votes and lots on ties.
        draw: how a lot is drawn from the witnesses' numbers (`scoring.lots`); `ValueError` where it cannot be.

    Raises:
        ScoresRefusedError: with every fault in every file.
    """
    faults = Faults()
    programme = _programme(rules, faults)
    if programme is None:
        faults.refuse()
        raise AssertionError("a programme is there or a fault is")
    listed = _listed_proposals(proposals, programme, faults)
    seats = _listed_evaluators(evaluators, programme, faults)
    cells = _cells(scores, programme, listed, seats, faults)
    everybody = listed.proposals if listed is not None else tuple(_bare(one, programme) for one in cells.proposals)
    fingerprint = hashlib.sha256(rules).hexdigest()
    named = Room(
        frozenset(one.id for one in everybody), frozenset(seats.seats if seats is not None else cells.evaluators)
    )
    decided = _decisions(decisions, programme, named, _bound(draw, fingerprint), faults)
    if faults:
        faults.found.sort(key=_place)
        faults.refuse()
    return ScoreBook(
        programme=programme,
        rules_fingerprint=fingerprint,
        proposals=everybody,
        evaluators=seats.seats if seats is not None else in_seat_order(cells.evaluators),
        marks=cells.marks,
        statuses=cells.statuses,
        votes=decided.votes,
        lots=decided.lots,
        choices=decided.choices,
        facts=listed.facts if listed is not None else {},
        fields=seats.fields if seats is not None else {},
        earlier=cells.earlier,
    )


def _place(fault: Finding) -> tuple[int, int]:
    facts = dict(fault.params)
    file, line = facts.get("file", RULES), facts.get("line", 0)
    return _FILES.index(str(file)), int(line)


def _programme(rules: bytes, faults: Faults) -> Programme | None:
    if len(rules) > MAX_BYTES[RULES]:
        faults.note("tally.file_too_large", file=RULES, size=len(rules), limit=MAX_BYTES[RULES])
        return None
    try:
        text = rules.decode()
    except UnicodeDecodeError:
        text = ""
    if not text or rules.startswith(_BOM):
        # What is fingerprinted is what is read, byte for byte: no mark that one reader skips and another does not.
        faults.note("tally.rules_encoding", file=RULES)
        return None
    try:
        return read_programme(text)
    except ProgrammeRefusedError as refused:
        for fault in refused.faults:
            faults.add(fault)
        return None


def _listed_proposals(raw: bytes | None, programme: Programme, faults: Faults) -> ProposalList | None:
    if raw is None:
        if columns := columns_needed(programme):
            faults.note("tally.proposals_needed", file=PROPOSALS, columns=", ".join(columns))
        return None
    text = decoded(PROPOSALS, raw, faults)
    return read_proposals(text, programme, faults) if text is not None else ProposalList()


def _listed_evaluators(raw: bytes | None, programme: Programme, faults: Faults) -> EvaluatorList | None:
    if raw is None:
        if programme.aggregation.level is Level.FIELDS:
            faults.note("tally.evaluators_needed", file=EVALUATORS)
        return None
    text = decoded(EVALUATORS, raw, faults)
    return read_evaluators(text, programme, faults) if text is not None else EvaluatorList()


def _cells(
    raw: bytes,
    programme: Programme,
    proposals: ProposalList | None,
    evaluators: EvaluatorList | None,
    faults: Faults,
) -> Cells:
    text = decoded(SCORES, raw, faults)
    if text is None:
        return Cells((), (), {}, {})
    # A list that could not be read makes nobody unknown: what is wrong with it has been said already.
    known = Known(
        frozenset(one.id for one in proposals.proposals) if proposals and proposals.proposals else None,
        frozenset(evaluators.seats) if evaluators and evaluators.seats else None,
        evaluators.fields if evaluators else {},
    )
    return read_cells(text, programme, known, faults)


def _decisions(raw: bytes | None, programme: Programme, named: Room, draw: Draw, faults: Faults) -> Decisions:
    text = None if raw is None else decoded(DECISIONS, raw, faults)
    if text is None:
        return Decisions()
    chair = any(step.by is TieStepKind.CHAIR for step in programme.tie_break.chain)
    return read_decisions(text, named, draw, faults, chair_decides=chair)


def _bound(draw: DrawLot, fingerprint: str) -> Draw:
    def drawn(tied: Sequence[ProposalId], numbers: Sequence[str]) -> tuple[str, tuple[ProposalId, ...]]:
        line, order = draw(fingerprint, tied, numbers)
        return line, tuple(map(ProposalId, order))

    return drawn


def _bare(proposal: ProposalId, programme: Programme) -> Proposal:
    """Return a proposal of which nothing but its name is known."""
    return Proposal(proposal, proposal, "", "", programme.tracks[0].id, (Body(proposal, Won(0)),))
