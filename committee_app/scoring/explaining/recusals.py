"""What it did that somebody did not score a project (회피, 제척, 기피, 결석).

Nobody knows which marks the absent would have given, so nothing is guessed. What can be told exactly: who scored,
whose totals were dropped among those who did, and how the project stands if all projects are judged by just the
evaluators who judged this one, with the announced method and without dropping anybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from committee_app.case.ballots import ScoreBook
from committee_app.case.conflicts import MarkStatus
from committee_app.case.identifiers import EvaluatorId, ProposalId
from committee_app.case.programme import Method
from committee_app.scoring.explaining.advisory import Advisory
from committee_app.scoring.explaining.codes import told
from committee_app.scoring.explaining.leaving_out import without
from committee_app.scoring.explaining.methods import with_method
from committee_app.scoring.explaining.places import UnknownProposalError, rank_of
from committee_app.scoring.results import Dropped, ProjectScore, Step, Tally
from committee_app.scoring.tally import tally


@dataclass(frozen=True, slots=True)
class Stand:
    """A final and a rank; None where there is none."""

    final: Fraction | None
    rank: int | None


@dataclass(frozen=True, slots=True)
class RecusalEffect:
    """Who scored a project and who did not, and how it stands among projects judged by the same evaluators.

    `decided` is official; `same` is by the same evaluators with the announced method, `untrimmed` by their plain mean.
    """

    proposal: ProposalId
    counted: tuple[EvaluatorId, ...]
    missing: tuple[tuple[EvaluatorId, MarkStatus], ...]
    dropped: tuple[tuple[EvaluatorId, Dropped], ...]
    decided: Stand
    same: Advisory[Stand]
    untrimmed: Advisory[Stand]
    steps: tuple[Step, ...]


def recusal_effect(book: ScoreBook, proposal: ProposalId, official: Tally | None = None) -> RecusalEffect:
    """Return what it did to a project that some did not score it; with nobody missing all stands are of all.

    Raises:
        UnknownProposalError: the book does not have the project.
    """
    official = official or tally(book)
    if proposal not in official.projects:
        raise UnknownProposalError(proposal)
    cells = official.projects[proposal].cells
    missing = tuple((one.evaluator, one.status) for one in cells if one.status is not MarkStatus.SCORED)
    same_book = without(book, {evaluator for evaluator, _ in missing})
    plain = replace(same_book, programme=with_method(book.programme, Method.MEAN))
    decided = _stand(official, proposal)
    same = Advisory(_stand(tally(same_book), proposal))
    untrimmed = Advisory(_stand(tally(plain), proposal)) if book.programme.aggregation.trims else same
    effect = RecusalEffect(
        proposal=proposal,
        counted=tuple(one.evaluator for one in cells if one.status is MarkStatus.SCORED),
        missing=missing,
        dropped=tuple((one.evaluator, one.dropped) for one in cells if one.dropped is not None),
        decided=decided,
        same=same,
        untrimmed=untrimmed,
        steps=(),
    )
    return replace(effect, steps=tuple(_sentences(effect, official.projects[proposal], len(cells))))


def _stand(result: Tally, proposal: ProposalId) -> Stand:
    rank = next((rank for track in result.tracks if (rank := rank_of(track, proposal))), None)
    return Stand(result.projects[proposal].final, rank)


_DROPPINGS = frozenset({"derivation.dropped_highest", "derivation.dropped_lowest", "derivation.not_trimmed"})


def _sentences(effect: RecusalEffect, score: ProjectScore, evaluators: int) -> Iterator[Step]:
    yield told("explained.scored_by", counted=score.counted, evaluators=evaluators, used=score.used)
    for evaluator, status in effect.missing:
        yield told("explained.not_scored_by", evaluator=evaluator, status=status.value)
    yield from (step for step in score.derivation if step.code in _DROPPINGS)
    if effect.decided.final is not None and effect.decided.rank is not None:
        yield told("explained.as_decided", final=effect.decided.final, rank=effect.decided.rank)
    yield _compared("explained.with_same_evaluators", effect, effect.same)
    if effect.untrimmed is not effect.same:
        yield _compared("explained.with_same_untrimmed", effect, effect.untrimmed)


def _compared(code: str, effect: RecusalEffect, advised: Advisory[Stand]) -> Step:
    final, rank = advised.figure.final, advised.figure.rank
    if final is None or rank is None:
        return told("explained.no_rank_to_compare", evaluators=len(effect.counted))
    return told(code, evaluators=len(effect.counted), final=Advisory(final), rank=Advisory(rank))
