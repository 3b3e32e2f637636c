"""The SCORES of `tally`: one line a cell, two million of them, into ballots.

There are two ways through, with one result. Whole ballots (`_WholeBallots`) is the file that programs write: four
columns, each ballot's criteria together and always in the same order; it is taken ballot by ballot. Line by line
(`_LineByLine`) takes every file of the format, and alone says what is wrong: whatever the first way does not
understand in a file, the whole file goes the second.

A mark that is read twice is one value in memory: texts are looked up in tables, never converted again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import getitem

from committee_app.case.ballots import EarlierStage, MarkError, check_mark, points_of_grade
from committee_app.case.conflicts import MarkStatus
from committee_app.case.identifiers import EvaluatorId, Points, ProposalId, StageId
from committee_app.case.programme import Criterion, Level, Programme
from committee_app.intake.score_faults import SCORES, Faults, shown
from committee_app.intake.score_tables import MAX_ID_LENGTH, Headings, Table, is_id

HEADINGS = Headings(needed=("proposal", "evaluator", "criterion", "score"), optional=("status",), reserved=("stage",))
STAGED_HEADINGS = Headings(needed=(*HEADINGS.needed, "stage"), optional=("status",))
"""Where a programme scores in stages every line names its own."""

_NUMBER = re.compile(r"(-?)([0-9]{1,9})(?:\.([0-9]{1,2}))?")
_LONGEST_NAMES, _LONGEST_SCORE = 2 * (MAX_ID_LENGTH + 1) + 1, 16
"""How far the quick way looks for the names before a mark, and for the mark; longer ones go the other way."""

Marks = dict[ProposalId, dict[EvaluatorId, tuple[Points, ...]]]
Statuses = dict[ProposalId, dict[EvaluatorId, MarkStatus]]


@dataclass(frozen=True, slots=True)
class Cells:
    """What the scores say: every proposal and every evaluator in order of appearance, complete ballots, statuses."""

    proposals: tuple[ProposalId, ...]
    evaluators: tuple[EvaluatorId, ...]
    marks: Marks
    statuses: Statuses
    earlier: Mapping[StageId, EarlierStage] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """Who may stand in the scores; None where no list was given and whoever appears is taken."""

    proposals: frozenset[str] | None = None
    evaluators: frozenset[str] | None = None
    fields: Mapping[EvaluatorId, str] = field(default_factory=dict)


def read_cells(text: str, programme: Programme, known: Known, faults: Faults) -> Cells:
    """Return the ballots and statuses in the text of a SCORES file; what is wrong goes to `faults`."""
    if programme.stages is not None:
        return _in_stages(text, programme, known, faults)
    try:
        return _WholeBallots(programme, known).read(text)
    except _IrregularError:
        return _LineByLine(programme, known, faults).read(text)


def _in_stages(text: str, programme: Programme, known: Known, faults: Faults) -> Cells:
    """Return the cells of the last stage with those of the others, reading the file once for each stage."""
    assert programme.stages is not None
    names = [stage.id for stage in programme.stages.order]
    every = [_LineByLine(programme, known, faults, one, names, first=one == names[0]).read(text) for one in names]
    if not any(cells.proposals for cells in every) and not faults:
        faults.note("tally.no_scores", file=SCORES)
    return Cells(
        tuple(dict.fromkeys(one for cells in every for one in cells.proposals)),
        tuple(dict.fromkeys(one for cells in every for one in cells.evaluators)),
        every[-1].marks,
        every[-1].statuses,
        {name: EarlierStage(cells.marks, cells.statuses) for name, cells in zip(names[:-1], every, strict=False)},
    )


def points_in(text: str) -> int | None:
    """Return a decimal number in hundredths, or None if it is none or has more than two decimals.

    >>> points_in("8.5"), points_in("-1"), points_in("8,5"), points_in("nan"), points_in("1e400")
    (850, -100, None, None, None)
    """
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    points = int(match[2]) * 100 + int((match[3] or "").ljust(2, "0"))
    return -points if match[1] else points


class _MarkTexts(dict[str, Points]):
    """The marks of one criterion by how they are written; KeyError for what is no mark of it."""

    def __init__(self, criterion: Criterion, programme: Programme) -> None:
        super().__init__((grade.id, points_of_grade(grade, criterion)) for grade in programme.grades)
        self._criterion = criterion
        self._programme = programme

    def __missing__(self, text: str) -> Points:
        points = points_in(text)
        if points is None:
            raise KeyError(text)
        try:
            mark = check_mark(points, self._criterion, self._programme.step, self._programme.grades)
        except MarkError:
            raise KeyError(text) from None
        self[text] = mark
        return mark


# ── the file that programs write ───────────────────────────────────────────────────────────
class _IrregularError(Exception):
    """The file, or what is in it, is not as plain as the quick way needs it; it may still be right."""


class _CellTexts(dict[str, Points]):
    """The marks of one criterion by how a line ends, `A1,8.5`; KeyError or ValueError for any other text."""

    def __init__(self, criterion: Criterion, programme: Programme) -> None:
        super().__init__()
        self._criterion = criterion.id
        self._marks = _MarkTexts(criterion, programme)

    def __missing__(self, text: str) -> Points:
        criterion, score = text.split(",")
        if criterion != self._criterion:
            raise KeyError(text)
        mark = self[text] = self._marks[score]
        return mark


class _WholeBallots:
    """Takes ballot after ballot: the lines of one begin with the same names, so these are what they are split at."""

    def __init__(self, programme: Programme, known: Known) -> None:
        self._programme = programme
        self._known = known
        self._size = len(programme.leaves)
        self._room = sum(len(leaf.id) for leaf in programme.leaves) + self._size * _LONGEST_SCORE
        self._cells: list[_CellTexts] = []
        self._places: list[int] | None = None
        self._marks: Marks = {}
        self._evaluators: dict[str, EvaluatorId] = {}

    def read(self, text: str) -> Cells:
        """Return the cells of a file in which every ballot stands whole and in one order of criteria.

        Raises:
            _IrregularError: it is another file, or something in it is wrong.
        """
        if self._programme.aggregation.level is Level.FIELDS:
            raise _IrregularError
        heading, _, body = text.replace("\r\n", "\n").partition("\n")
        if '"' in body or "\r" in body or heading != ",".join(HEADINGS.needed):
            raise _IrregularError
        start = 0
        try:
            while start < len(body):
                start = self._take(body, start)
        except (KeyError, ValueError):
            raise _IrregularError from None
        if not self._marks:
            raise _IrregularError
        return Cells(tuple(self._marks), tuple(self._evaluators.values()), self._marks, {})

    def _take(self, body: str, start: int) -> int:
        """Take the ballot that begins at a place and return where the next one begins."""
        proposal, evaluator, _ = body[start : start + _LONGEST_NAMES].split(",", 2)
        names = f"{proposal},{evaluator},"
        start += len(names)
        near = body[start : start + self._room + self._size * len(names)]
        ends = near.split(f"\n{names}", self._size - 1)
        ends[-1], line_feed, after = ends[-1].partition("\n")
        end = start + len(near) - len(after)
        if len(ends) != self._size or (not line_feed and end != len(body)):
            raise _IrregularError
        given = self._marks.get(ProposalId(proposal))
        if given is None:
            given = self._marks[ProposalId(_taken(proposal, self._known.proposals))] = {}
        seat = self._evaluators.get(evaluator)
        if seat is None:
            seat = self._evaluators[evaluator] = EvaluatorId(_taken(evaluator, self._known.evaluators))
        if seat in given:
            raise _IrregularError
        given[seat] = self._ballot(ends)
        return end

    def _ballot(self, ends: list[str]) -> tuple[Points, ...]:
        """Return the marks at the ends of a ballot's lines, in the order of the criteria."""
        if not self._cells:
            self._learn_the_order(ends)
        marks = tuple(map(getitem, self._cells, ends))
        return marks if self._places is None else tuple(marks[place] for place in self._places)

    def _learn_the_order(self, ends: list[str]) -> None:
        order = [end.partition(",")[0] for end in ends]
        leaves = {str(leaf.id): leaf for leaf in self._programme.leaves}
        self._cells = [_CellTexts(leaves[criterion], self._programme) for criterion in order]
        places = [order.index(criterion) for criterion in leaves]
        self._places = None if places == list(range(self._size)) else places


def _taken(name: str, known: frozenset[str] | None) -> str:
    if is_id(name) if known is None else name in known:
        return name
    raise _IrregularError


# ── every file of the format ───────────────────────────────────────────────────────────────
_Ballot = list[Points | None]
_SAYS_SCORED = ("", MarkStatus.SCORED.value)


class _LineByLine:
    """Takes one line after the other and notes everything that is wrong."""

    def __init__(
        self,
        programme: Programme,
        known: Known,
        faults: Faults,
        stage: StageId | None = None,
        stages: Sequence[StageId] = (),
        *,
        first: bool = True,
    ) -> None:
        """Read one stage, or all where there are none; the `first` reader says what is wrong with the table."""
        self._programme = programme
        self._leaves = programme.leaves
        self._step = programme.step
        self._known = known
        self._faults = faults
        self._stage = stage
        self._stages = stages
        order = programme.stages.order if programme.stages else ()
        own = next((one for one in order if one.id == stage), None)
        self._in_stage = frozenset(programme.places_of_stage(own))
        self._first = first
        self._places = {str(leaf.id): place for place, leaf in enumerate(programme.leaves)}
        self._texts = [_MarkTexts(leaf, programme) for leaf in programme.leaves]
        self._scored: dict[str, dict[str, _Ballot]] = {}
        self._set_aside: dict[str, dict[str, _Ballot]] = {}
        self._proposals: dict[str, None] = {}
        self._with_a_fault: set[tuple[str, str]] = set()
        self._first_lines: dict[tuple[str, str], int] = {}
        self._statuses: Statuses = {}
        self._said: dict[tuple[str, str], MarkStatus] = {}
        self._evaluators: dict[str, None] = {}
        self._refused: set[tuple[str, str]] = set()
        self._line = 0

    def read(self, text: str) -> Cells:
        """Return the cells, as far as they could be read."""
        headings = HEADINGS if self._stage is None else STAGED_HEADINGS
        table = Table(SCORES, text, headings, self._faults if self._first else Faults())
        if table.columns:
            self._read_rows(table)
            if not self._first_lines and not self._faults and self._stage is None:
                self._faults.note("tally.no_scores", file=SCORES)
        marks = self._complete_ballots()
        proposals = tuple(map(ProposalId, self._proposals))
        return Cells(proposals, tuple(map(EvaluatorId, self._evaluators)), marks, self._statuses)

    def _read_rows(self, table: Table) -> None:
        at_proposal, at_evaluator, at_criterion, at_score = (table.columns[name] for name in HEADINGS.needed)
        at_status = table.columns.get("status")
        # A loop of two million turns: the usual line costs four look-ups, whatever else goes to `_read_line`.
        ballots, places, texts = self._scored, self._places, self._texts
        for row in table.rows() if self._stage is None else self._of_stage(table):
            try:
                ballot = ballots[row[at_proposal]][row[at_evaluator]]
                place = places[row[at_criterion]]
                mark = texts[place][row[at_score]]
            except KeyError:
                usual = False
            else:
                usual = ballot[place] is None and (at_status is None or row[at_status] in _SAYS_SCORED)
            if usual:
                ballot[place] = mark
                continue
            self._line = table.line
            status = "" if at_status is None else row[at_status].strip()
            self._read_line(
                row[at_proposal].strip(), row[at_evaluator].strip(), row[at_criterion].strip(), row[at_score].strip(),
                status,
            )  # fmt: skip

    def _of_stage(self, table: Table) -> Iterator[list[str]]:
        at = table.columns["stage"]
        for row in table.rows():
            if row[at].strip() == self._stage:
                yield row
            elif self._first and row[at].strip() not in self._stages:
                self._line = table.line
                self._note_once("tally.unknown_stage", row[at].strip())

    def _read_line(self, proposal: str, evaluator: str, criterion: str, score: str, written: str) -> None:
        status = self._status(written)
        known = [
            self._is_known("proposal", proposal, self._known.proposals),
            self._is_known("evaluator", evaluator, self._known.evaluators),
        ]
        whole = status is not MarkStatus.SCORED and not criterion and not score
        place = None if whole else self._place(criterion)
        mark = None if whole else self._mark(place, score, status)
        if status is None or not all(known):
            return
        self._proposals.setdefault(proposal)
        self._evaluators.setdefault(evaluator)
        self._first_lines.setdefault((proposal, evaluator), self._line)
        if self._agrees(proposal, evaluator, status, whole=whole) and place is not None and mark is not None:
            self._enter(place, mark, proposal, evaluator, status)
        elif status is MarkStatus.SCORED:
            self._with_a_fault.add((proposal, evaluator))

    def _status(self, written: str) -> MarkStatus | None:
        try:
            return MarkStatus(written or MarkStatus.SCORED)
        except ValueError:
            self._note("tally.unknown_status", found=shown(written))
            return None

    def _is_known(self, column: str, name: str, known: frozenset[str] | None) -> bool:
        if not name:
            self._note("tally.missing_value", column=column)
        elif known is None:
            if is_id(name):
                return True
            self._note("tally.id_refused", column=column, found=shown(name))
        elif name in known:
            return True
        else:
            self._note_once(f"tally.unknown_{column}", name)
        return False

    def _place(self, criterion: str) -> int | None:
        if not criterion:
            self._note("tally.missing_value", column="criterion")
            return None
        if criterion not in self._places:
            self._note_once("tally.unknown_criterion", criterion)
        return self._places.get(criterion)

    def _mark(self, place: int | None, score: str, status: MarkStatus | None) -> Points | None:
        if not score:
            if status is MarkStatus.SCORED:
                self._note("tally.score_missing")
            return None
        if place is not None and (grade := self._texts[place].get(score)) is not None:
            return grade
        points = points_in(score)
        if self._programme.grades:
            return self._grade(place, points, score)
        if points is None:
            self._note("tally.score_not_a_number", found=shown(score))
            return None
        return None if place is None else self._fitting(self._leaves[place], points, score)

    def _grade(self, place: int | None, points: int | None, score: str) -> Points | None:
        worth = [] if place is None else [points_of_grade(one, self._leaves[place]) for one in self._programme.grades]
        if points in worth:
            return Points(points or 0)
        grades = ", ".join(one.id for one in self._programme.grades)
        self._note("tally.score_no_grade", found=shown(score), grades=grades)
        return None

    def _fitting(self, leaf: Criterion, points: int, score: str) -> Points | None:
        if leaf.minimum and not leaf.minimum <= points <= leaf.maximum:
            bounds = {"minimum": leaf.minimum, "maximum": leaf.maximum}
            self._note("tally.score_out_of_bounds", found=shown(score), criterion=leaf.id, **bounds)
            return None
        if not leaf.minimum <= points <= leaf.maximum:
            self._note("tally.score_out_of_range", found=shown(score), criterion=leaf.id, maximum=leaf.maximum)
            return None
        if points % self._step:
            self._note("tally.score_off_step", found=shown(score), criterion=leaf.id, step=self._step)
            return None
        return Points(points)

    def _agrees(self, proposal: str, evaluator: str, status: MarkStatus, *, whole: bool) -> bool:
        """Keep what the lines of one ballot say of it; they have to say the same."""
        if self._said.setdefault((proposal, evaluator), status) is not status:
            self._note("tally.status_differs", proposal=proposal, evaluator=evaluator)
            return False
        if status is not MarkStatus.SCORED:
            given = self._statuses.setdefault(ProposalId(proposal), {})
            if whole and evaluator in given:
                self._note("tally.status_twice", proposal=proposal, evaluator=evaluator)
            given[EvaluatorId(evaluator)] = status
        return True

    def _enter(self, place: int, mark: Points, proposal: str, evaluator: str, status: MarkStatus) -> None:
        ballots = self._scored if status is MarkStatus.SCORED else self._set_aside
        ballot = ballots.setdefault(proposal, {}).setdefault(evaluator, [None] * len(self._leaves))
        if ballot[place] is None:
            ballot[place] = mark
            return
        criterion = self._leaves[place].id
        self._note("tally.cell_twice", proposal=proposal, evaluator=evaluator, criterion=criterion)

    def _complete_ballots(self) -> Marks:
        marks: Marks = {ProposalId(proposal): {} for proposal in self._proposals}
        for ballots in (self._scored, self._set_aside):
            for proposal, sheet in ballots.items():
                for evaluator, ballot in sheet.items():
                    self._leave_out_foreign(proposal, evaluator, ballot)
                    if None not in ballot:
                        marks[ProposalId(proposal)][EvaluatorId(evaluator)] = tuple(ballot)  # type: ignore[arg-type]
                    elif (proposal, evaluator) not in self._with_a_fault:
                        self._note_incomplete(proposal, evaluator, ballot)
        return marks

    def _leave_out_foreign(self, proposal: str, evaluator: str, ballot: _Ballot) -> None:
        """Fill what other fields or other stages score with zeros that nothing reads; a score there is a fault."""
        in_field: Sequence[int] = range(len(ballot))
        if self._programme.aggregation.level is Level.FIELDS:
            in_field = self._programme.places_of_field(self._known.fields.get(EvaluatorId(evaluator), ""))
        for place in range(len(ballot)):
            if place in in_field and place in self._in_stage:
                continue
            if ballot[place] is not None:
                self._line = self._first_lines[proposal, evaluator]
                code = "tally.foreign_criterion" if place in self._in_stage else "tally.criterion_of_another_stage"
                self._note(code, proposal=proposal, evaluator=evaluator, criterion=self._leaves[place].id)
            ballot[place] = Points(0)

    def _note_incomplete(self, proposal: str, evaluator: str, ballot: _Ballot) -> None:
        missing = [leaf.id for leaf, mark in zip(self._leaves, ballot, strict=True) if mark is None]
        self._line = self._first_lines[proposal, evaluator]
        self._note("tally.ballot_incomplete", proposal=proposal, evaluator=evaluator, missing=", ".join(missing))

    def _note(self, code: str, **facts: str | int) -> None:
        self._faults.note(code, file=SCORES, line=self._line, **facts)

    def _note_once(self, code: str, name: str) -> None:
        if (code, name) not in self._refused:
            self._refused.add((code, name))
            self._note(code, found=shown(name))
