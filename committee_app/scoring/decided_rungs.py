"""Rungs that people settle: the committee votes, the chair decides, a lot is drawn. Until they have, the tie is open.

- A vote needs a `TieVote` for exactly the tied set, round after round. A round settles first place, and only for a
  proposal with more than half of all votes cast, abstained and invalid ones included; the others then have rounds of
  their own. Without such a majority the next round is due; once the announced rounds are used up the ladder goes on.
- The chair's decision needs a `ChairChoice` for exactly the tied set, with its reason, and from somebody who is not
  excluded, challenged or recused from any of the tied.
- A lot needs a `Lot` for exactly the tied set whose line and order anyone can repeat (`lots`), or that was
  drawn by hand (no line). A lot that does not repeat is a finding, and the tie stays open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from committee_app.case.ballots import ChairChoice, Lot, ScoreBook, TieVote
from committee_app.case.findings import Finding
from committee_app.case.identifiers import ProposalId
from committee_app.case.programme import TieStep, TieStepKind
from committee_app.scoring.climbing import Climb, Evidence, Group, names_of
from committee_app.scoring.lots import LotTextError, NothingToDrawError, draw_order, lot_line
from committee_app.scoring.results import OpenTie, TieStepResult
from committee_app.scoring.steps import remark


# ── the committee's vote ───────────────────────────────────────────────────────────────────
def by_committee_vote(tied: Group, step: TieStep, known: Evidence) -> Climb:
    """Return first place by majority before the others, or the group as it is once the rounds are used up."""
    results: tuple[TieStepResult, ...] = ()
    for number in range(1, step.rounds + 1):
        held = known.votes.get((frozenset(tied), number), ())
        if len(held) != 1:
            twice = (remark("vote.recorded_twice", tied=names_of(tied), round=number),) if held else ()
            return Climb((tied,), results, (OpenTie(tied, step, number),), twice)
        parted = _first_and_others(tied, held[0])
        given = dict(held[0].votes)
        values = tuple((proposal, Fraction(given.get(proposal, 0))) for proposal in tied)
        results += (TieStepResult(step, tied, values, parted),)
        if len(parted) > 1:
            return Climb(parted, results, again=True)
    return Climb((tied,), results)


def _first_and_others(tied: Group, vote: TieVote) -> tuple[Group, ...]:
    """Return the one with more than half of all votes cast before the others; all together where there is none."""
    cast = sum(given for _, given in vote.votes) + vote.abstained + vote.invalid
    for proposal, given in vote.votes:
        if 2 * given > cast:
            return (proposal,), tuple(other for other in tied if other != proposal)
    return (tied,)


# ── the chair's decision ───────────────────────────────────────────────────────────────────
def by_chair(tied: Group, step: TieStep, known: Evidence) -> Climb:
    """Return the group in the order that the chair decided on, with a reason."""
    made = known.choices.get(frozenset(tied), ())
    faults = tuple(_choice_faults(tied, made, known))
    if faults or not made:
        return Climb((tied,), (), (OpenTie(tied, step),), faults)
    unnamed = () if made[0].by else (remark("choice.by_nobody", tied=names_of(tied)),)
    return replace(_in_order(tied, step, made[0].order), findings=unnamed)


def _choice_faults(tied: Group, made: Sequence[ChairChoice], known: Evidence) -> Iterator[Finding]:
    if len(made) > 1:
        yield remark("choice.recorded_twice", tied=names_of(tied))
    for choice in made:
        if not choice.reason.strip():
            yield remark("choice.without_reason", tied=names_of(tied))
        if sorted(choice.order) != list(tied):
            yield remark("choice.order_wrong", tied=names_of(tied))
        for proposal in tied:
            if choice.by and choice.by in known.kept_away.get(proposal, ()):
                yield remark("choice.chair_kept_away", tied=names_of(tied), by=choice.by, proposal=proposal)


# ── the lot ────────────────────────────────────────────────────────────────────────────────
def by_lot(tied: Group, step: TieStep, known: Evidence) -> Climb:
    """Return the group in the order that was drawn."""
    drawn = known.lots.get(frozenset(tied), ())
    faults = tuple(_lot_faults(tied, step, drawn, known.rules_fingerprint))
    if faults or not drawn:
        return Climb((tied,), (), (OpenTie(tied, step),), faults)
    return _in_order(tied, step, drawn[0].order)


def _in_order(tied: Group, step: TieStep, order: Sequence[ProposalId]) -> Climb:
    places = tuple((proposal, Fraction(place)) for place, proposal in enumerate(order, 1))
    parted = tuple((proposal,) for proposal in order)
    return Climb(parted, (TieStepResult(step, tied, places, parted),))


def _lot_faults(tied: Group, step: TieStep, drawn: Sequence[Lot], fingerprint: str) -> Iterator[Finding]:
    if len(drawn) > 1:
        yield remark("lot.recorded_twice", tied=names_of(tied))
    for lot in drawn:
        witnesses = len({witness for witness, _ in lot.numbers})
        if lot.line and witnesses < step.witnesses:
            yield remark("lot.too_few_witnesses", tied=names_of(tied), given=witnesses, needed=step.witnesses)
        if not _repeats(lot, tied, fingerprint):
            yield remark("lot.order_wrong", tied=names_of(tied))


def _repeats(lot: Lot, tied: Group, fingerprint: str) -> bool:
    """Whether the order is what the line gives and the line what rules, ties and numbers give.

    What came out of a box cannot be repeated: there the order only has to name each tied project once.
    """
    if not lot.line:
        return sorted(lot.order) == list(tied)
    try:
        line = lot_line(fingerprint, tied, [number for _, number in lot.numbers])
    except (LotTextError, NothingToDrawError):
        return False
    return lot.line == line and lot.order == draw_order(line, tied)


# ── decisions that nothing asked for ───────────────────────────────────────────────────────
def unused_decisions(book: ScoreBook, steps: Sequence[TieStepResult], waiting: Sequence[OpenTie]) -> Iterator[Finding]:
    """Yield votes, choices and lots that no rung asked for: somebody recorded a decision on a tie that is none."""
    rounds = Counter(frozenset(result.tied) for result in steps if result.step.by is TieStepKind.COMMITTEE_VOTE)
    rounds.update(frozenset(tie.tied) for tie in waiting if tie.step.by is TieStepKind.COMMITTEE_VOTE)
    for vote in book.votes:
        if not 1 <= vote.round <= rounds[frozenset(vote.tied)]:
            yield remark("vote.not_used", tied=names_of(vote.tied), round=vote.round)
    chosen = _asked(TieStepKind.CHAIR, steps, waiting)
    for choice in book.choices:
        if frozenset(choice.tied) not in chosen:
            yield remark("choice.not_used", tied=names_of(choice.tied))
    drawn = _asked(TieStepKind.LOT, steps, waiting)
    for lot in book.lots:
        if frozenset(lot.tied) not in drawn:
            yield remark("lot.not_used", tied=names_of(lot.tied))


def _asked(kind: TieStepKind, steps: Sequence[TieStepResult], waiting: Sequence[OpenTie]) -> set[frozenset[ProposalId]]:
    asked = {frozenset(result.tied) for result in steps if result.step.by is kind}
    return asked | {frozenset(tie.tied) for tie in waiting if tie.step.by is kind}
