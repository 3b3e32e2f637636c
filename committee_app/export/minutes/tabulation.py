"""평가집계표 and 항목별 집계표: every mark that was given, what became of it, and the means of the criteria."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from committee_app.case.ballots import points_text
from committee_app.case.conflicts import MarkStatus
from committee_app.case.identifiers import CriterionId, ProposalId
from committee_app.case.programme import Method, TieStep, TieStepKind
from committee_app.case.proposals import Proposal
from committee_app.export.document import (
    Align,
    Block,
    Column,
    Heading,
    Landscape,
    MarkCell,
    MarkState,
    Matrix,
    MatrixRow,
    Paragraph,
    Row,
    Table,
    UprightBlock,
)
from committee_app.export.minutes.source import MinutesSource
from committee_app.export.minutes.sums import track_title
from committee_app.export.minutes.voice import Voice
from committee_app.scoring.results import Dropped, ProjectScore, TrackTally, UsedBallot
from committee_app.wording import points_of

DROPPED = {Dropped.HIGHEST: MarkState.DROPPED_HIGH, Dropped.LOWEST: MarkState.DROPPED_LOW}
RESULTS = (
    ("n", Align.RIGHT), ("sum_used", Align.DECIMAL), ("mean", Align.DECIMAL), ("bonus", Align.DECIMAL),
    ("penalty", Align.DECIMAL), ("final", Align.DECIMAL), ("rank", Align.RIGHT),
)  # fmt: skip
ROWS_ON_A_SHEET = 18
"""What a sheet on its side takes with heading, names and notes."""
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
"""Which rung of the tie ladder a column is."""


def tabulation(source: MinutesSource, voice: Voice, part: int) -> Iterator[Block]:
    """Yield the matrix of evaluators for each track, on sheets lying on their side."""
    rounding = source.rules.aggregation.rounding
    said = (
        voice.say("minutes.tabulated"),
        voice.say("minutes.rounding", places=rounding.places, mode=rounding.mode.value),
    )
    opening: tuple[UprightBlock, ...] = (Heading(1, voice.part(part, "tabulation")), Paragraph(" ".join(said)))
    for index, track in enumerate(source.tally.tracks):
        heading = Heading(2, _section(voice, part, index, track, "tabulation_of"))
        for number, proposals in enumerate(sheets := _sheets(source, track), start=1):
            caption = _caption(voice, track, number, len(sheets))
            matrix = _matrix(source, voice, track, proposals, caption)
            yield Landscape((*opening, *((heading,) if number == 1 else ()), matrix))
            opening = ()


def criteria_means(source: MinutesSource, voice: Voice, part: int) -> Iterator[Block]:
    """Yield the means of groups and leaves for each track, those of the tie ladder marked."""
    opening: tuple[UprightBlock, ...] = (Heading(1, voice.part(part, "criteria_means")),)
    for index, track in enumerate(source.tally.tracks):
        heading = Heading(2, _section(voice, part, index, track, "means_of"), toc=False)
        for number, proposals in enumerate(sheets := _sheets(source, track), start=1):
            caption = _caption(voice, track, number, len(sheets))
            yield Landscape((*opening, *((heading,) if number == 1 else ()), _means(source, voice, proposals, caption)))
            opening = ()


def _sheets(source: MinutesSource, track: TrackTally) -> tuple[tuple[Proposal, ...], ...]:
    """Return a track's proposals in parts of like length, none longer than a sheet: not twenty-two and two."""
    proposals = source.proposals_of(track)
    sheets = max(1, -(-len(proposals) // ROWS_ON_A_SHEET))
    each = max(1, -(-len(proposals) // sheets))
    return tuple(proposals[at : at + each] for at in range(0, len(proposals), each)) or ((),)


def _caption(voice: Voice, track: TrackTally, number: int, of: int) -> str:
    if of == 1:
        return ""
    return voice.label("part_of_parts").format(track_title(voice, track.track), number, of)


def _section(voice: Voice, part: int, index: int, track: TrackTally, name: str) -> str:
    return voice.section(part, index, name).format(track_title(voice, track.track))


def ranks(track: TrackTally) -> dict[ProposalId, str]:
    """Return each proposal's rank as printed: a number, shared ones too; nothing for who has none."""
    return {one: str(standing.rank) for standing in track.standings for one in standing.proposals}


def _matrix(
    source: MinutesSource, voice: Voice, track: TrackTally, proposals: tuple[Proposal, ...], caption: str
) -> Matrix:
    members = [source.evaluator(one) for one in source.state.scorers()]
    rank = ranks(track)
    return Matrix(
        number_title=voice.label("number"),
        proposal_title=voice.label("project"),
        evaluators=tuple(f"{one.seat}\n{one.name}" for one in members),
        results=tuple(Column(voice.label(name), align) for name, align in RESULTS),
        rows=tuple(
            _row(source, voice, source.tally.projects[one.id], rank.get(one.id, "–"), one.title) for one in proposals
        ),
        caption=caption,
        notes=tuple(_notes(source, voice, track)),
    )


def _row(source: MinutesSource, voice: Voice, score: ProjectScore, rank: str, title: str) -> MatrixRow:
    del source
    scored = score.final is not None
    results = (
        str(score.counted) + ("" if score.trimmed or not scored else "*"),
        voice.marks(score.sum_used) if scored else "–",
        voice.points(score.printed_mean),
        points_of(score.bonus) if score.bonus else "–",
        points_of(score.penalty) if score.penalty else "–",
        voice.points(score.final),
        rank,
    )
    return MatrixRow(score.proposal, title, tuple(_cell(voice, one) for one in score.cells), results)


def _cell(voice: Voice, ballot: UsedBallot) -> MarkCell:
    if ballot.status is not MarkStatus.SCORED or ballot.total is None:
        return MarkCell(voice.label(f"cell_{ballot.status.value}"), MarkState.WORD)
    state = DROPPED[ballot.dropped] if ballot.dropped else MarkState.COUNTED
    return _mark_cell(voice.marks(ballot.total), state)


@lru_cache(maxsize=4096)
def _mark_cell(text: str, state: MarkState) -> MarkCell:
    """Return the one cell of this text and state: of a hundred thousand marks few differ."""
    return MarkCell(text, state)


def _notes(source: MinutesSource, voice: Voice, track: TrackTally) -> Iterator[str]:
    rule = source.rules.aggregation
    scores = [source.tally.projects[one.id] for one in source.proposals_of(track)]
    if rule.method is not Method.TRIMMED_MEAN:
        yield voice.say("minutes.legend_of_plain_means")
        return
    trimmed = sum(score.trimmed for score in scores)
    yield voice.say("minutes.legend", drop=rule.drop_each_end, trimmed=trimmed, all=len(scores))
    if trimmed < len(scores):
        yield voice.say("minutes.not_trimmed_star", least=rule.trim_from)


def _means(source: MinutesSource, voice: Voice, proposals: tuple[Proposal, ...], caption: str) -> Table:
    criteria = [(group.id, [leaf.id for leaf in group.items]) for group in source.rules.criteria]
    shown = [one for group, leaves in criteria for one in (group, *(leaves if leaves != [group] else []))]
    columns = (
        Column(voice.label("number")),
        Column(voice.label("project"), weight=1),
        *(Column(_head(source, voice, one), Align.DECIMAL) for one in shown),
        Column(voice.label("n"), Align.RIGHT),
    )
    rows = tuple(
        Row((one.id, one.title, *(voice.points(score.criterion_means.get(name)) for name in shown), str(score.counted)))
        for one in proposals
        for score in (source.tally.projects[one.id],)
    )
    ladder = ", ".join(f"{_mark(number)} {voice.criterion(step.criterion)}" for number, step in _ladder(source))
    notes = [voice.say("minutes.means_over_all_valid")]
    if ladder:
        notes.append(voice.say("minutes.ladder_columns", columns=ladder))
    return Table(columns, rows, caption=caption, unit=voice.label("unit_points"), notes=tuple(notes))


def _head(source: MinutesSource, voice: Voice, criterion: str) -> str:
    """Return id and maximum of a criterion, and which rung of the ladder it is."""
    del voice
    group = source.rules.group(CriterionId(criterion))
    leaf = source.rules.leaf(CriterionId(criterion))
    maximum = group.maximum if group else leaf.maximum if leaf else 0
    place = next((_mark(number) for number, step in _ladder(source) if step.criterion == criterion), "")
    return f"{place}{criterion}\n({points_text(maximum)})"


def _ladder(source: MinutesSource) -> list[tuple[int, TieStep]]:
    chain = enumerate(source.rules.tie_break.chain, start=1)
    return [(number, step) for number, step in chain if step.by is TieStepKind.CRITERION_MEAN]


def _mark(number: int) -> str:
    return CIRCLED[number - 1] if number <= len(CIRCLED) else f"({number})"
