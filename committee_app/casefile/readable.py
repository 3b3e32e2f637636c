"""Plain tables for people with SQL tools: what the entries say, in rows.

They prove nothing. They are made from the state, in the same transaction as the entry that changed it, and before
any report they are compared with the state again (`differences`): whoever changes a row is found and the row
named. An act rewrites only what it touches: the tables in `TOUCHED`, and in those that list people only the
rows of the one person it is about. Opening the hundredth sheet leaves the marks of ninety-nine alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat, zip_longest
from operator import add
from types import MappingProxyType
from typing import Protocol, overload

from committee_app.case import acts
from committee_app.case.acts import Act
from committee_app.case.conflicts import MarkStatus
from committee_app.case.findings import Finding, Value
from committee_app.case.identifiers import Actor, EvaluatorId, Points, ProposalId, TrackId, Won
from committee_app.case.people import evaluator_of, officer_actor
from committee_app.case.state import CaseState
from committee_app.casefile.driver import Connection

Cell = str | int | None
Row = tuple[Cell, ...]

MOST_NAMED = 20
"""How many differing rows of one table are named; the rest are counted."""


@dataclass(frozen=True, slots=True)
class RankingRow:
    """One line of the tally: `final_text` as printed; `rank` None where the proposal is not ranked; shares in won."""

    track: TrackId
    rank: int | None
    proposal: ProposalId
    final_text: str
    status: str
    national: Won | None
    local: Won | None


@dataclass(frozen=True, slots=True)
class MarkRows(Sequence[Row]):
    """The rows of `mark` for one evaluator, ballot by ballot: there are twenty of them to each.

    `ballots` are sorted by proposal, `criteria` by identifier, and a ballot's points follow the criteria.
    """

    evaluator: EvaluatorId
    criteria: tuple[str, ...]
    ballots: tuple[tuple[ProposalId, tuple[Points, ...]], ...]

    def __len__(self) -> int:
        return len(self.criteria) * len(self.ballots)

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Row, ...]: ...

    def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
        """Return a row, or several."""
        return tuple(self)[at]

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows in the order of their key."""
        for proposal, marks in self.ballots:
            for criterion, points in zip(self.criteria, marks, strict=True):
                yield self.evaluator, proposal, criterion, points

    def insert(self, connection: Connection, seq: int) -> None:
        """Add all rows, those of a ballot by one statement; none of them stands there yet."""
        # Only numbers enter the text of the statement.
        places = ", ".join(
            f"(?1, ?3, ?{at + 4}, ?{at + 4 + len(self.criteria)}, ?2)" for at in range(len(self.criteria))
        )
        statement = f"INSERT INTO mark(evaluator, proposal, criterion, points_c, seq) VALUES {places}"  # noqa: S608
        lines = ((self.evaluator, seq, proposal, *self.criteria, *marks) for proposal, marks in self.ballots)
        connection.executemany(statement, lines)


@dataclass(frozen=True, slots=True)
class ReadableRows:
    """What should stand in some of the tables, each sorted by its key; of one evaluator, or of everybody (None)."""

    tables: Mapping[str, Sequence[Row]]
    evaluator: EvaluatorId | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A readable table: its columns but for `seq`, the first `key` of which name a row.

    `of_evaluators`: the first column is an evaluator, so one person's rows can be replaced alone.
    """

    name: str
    columns: tuple[str, ...]
    key: int
    of_evaluators: bool

    def select(self, evaluator: EvaluatorId | None = None) -> tuple[str, tuple[str, ...]]:
        """Return the statement that reads the rows in the order of their key, and its parameters."""
        where, parameters = self._where(evaluator)
        listed, order = ", ".join(self.columns), ", ".join(self.columns[: self.key])
        return f"SELECT {listed} FROM {self.name}{where} ORDER BY {order}", parameters  # noqa: S608  # our own names

    @property
    def astray(self) -> str:
        """The statement that reads the rows whose `seq` is no entry of the record."""
        listed = ", ".join(self.columns)
        return f"SELECT {listed} FROM {self.name} WHERE seq NOT IN (SELECT seq FROM entry) ORDER BY {listed}"  # noqa: S608

    @property
    def insert(self) -> str:
        """The statement that adds a row, `seq` last, in place of the one that has its key."""
        places = ", ".join("?" * (len(self.columns) + 1))
        return f"INSERT OR REPLACE INTO {self.name}({', '.join(self.columns)}, seq) VALUES({places})"

    @property
    def delete(self) -> str:
        """The statement that takes a row away by its key."""
        named = " AND ".join(f"{column} = ?" for column in self.columns[: self.key])
        return f"DELETE FROM {self.name} WHERE {named}"  # noqa: S608

    def row_name(self, row: Row) -> str:
        """Return what a person calls a row: its key."""
        return " / ".join(str(cell) for cell in row[: self.key])

    def _where(self, evaluator: EvaluatorId | None) -> tuple[str, tuple[str, ...]]:
        if evaluator is None or not self.of_evaluators:
            return "", ()
        return f" WHERE {self.columns[0]} = ?", (evaluator,)


TABLES: Mapping[str, Table] = MappingProxyType(
    {
        one.name: one
        for one in (
            Table("officer", ("role", "name", "position", "signing_key"), 1, of_evaluators=False),
            Table(
                "evaluator",
                ("id", "seat", "name", "affiliation", "category", "field", "signing_key"),
                1,
                of_evaluators=True,
            ),
            Table(
                "proposal",
                ("id", "title", "applicant", "kind", "track", "cost", "requested", "received"),
                1,
                of_evaluators=False,
            ),
            Table(
                "criterion",
                ("id", "place", "branch", "title_ko", "title_en", "maximum_c"),
                1,
                of_evaluators=False,
            ),
            Table(
                "declaration",
                ("evaluator", "proposal", "answer", "ground", "words", "cleared"),
                2,
                of_evaluators=True,
            ),
            Table("exclusion", ("evaluator", "proposal", "ground", "reason"), 2, of_evaluators=True),
            Table("ballot", ("evaluator", "proposal", "status"), 2, of_evaluators=True),
            Table("mark", ("evaluator", "proposal", "criterion", "points_c"), 3, of_evaluators=True),
            Table(
                "ranking",
                ("proposal", "track", "rank", "final_text", "status", "national", "local"),
                1,
                of_evaluators=False,
            ),
        )
    }
)
"""The readable tables; their definitions stand in `schema`."""

TOUCHED: Mapping[type[Act], tuple[str, ...]] = MappingProxyType(
    {
        acts.CaseCreated: ("officer",),
        acts.OfficerEnrolled: ("officer",),
        acts.RulesDrafted: ("criterion", "proposal", "evaluator"),
        acts.ProposalsImported: ("proposal",),
        acts.MembersImported: ("evaluator",),
        acts.MemberEnrolled: ("evaluator",),
        acts.ConflictsDeclared: ("declaration", "ballot"),
        acts.ExclusionRecorded: ("exclusion", "ballot"),
        acts.ConflictCleared: ("declaration",),
        acts.AbsenceRecorded: ("ballot",),
        acts.ScoringAbstained: ("ballot",),
        acts.SheetSealed: ("ballot",),
        acts.SheetOpened: ("ballot", "mark"),
        acts.ReplacementConfirmed: ("officer", "evaluator"),
        acts.RulingAnswered: ("evaluator", "proposal", "ballot"),
        acts.ChallengeDecided: ("ballot",),
        acts.MarksRescored: ("mark",),
    }
)
"""Which tables an act changes; every other act changes none."""


def readable_rows(state: CaseState, ranking: Sequence[RankingRow] = ()) -> ReadableRows:
    """Return what should stand in every table."""
    tables = {name: _sorted(rows(state, None)) for name, rows in _ROWS.items()}
    return ReadableRows(MappingProxyType({**tables, "ranking": _ranking(ranking)}))


def rows_after(
    state: CaseState, act: Act, actor: Actor, ranking: Sequence[RankingRow] | None = None
) -> ReadableRows | None:
    """Return what an act changed in the tables, from the state after it; None where it changed nothing.

    A tally that was made anew goes along as `ranking`; None leaves the ranking as it stands.
    """
    touched = TOUCHED.get(type(act), ())
    person = _whom(act, actor) if all(TABLES[name].of_evaluators for name in touched) else None
    tables: dict[str, Sequence[Row]] = {
        name: _sorted(_ROWS[name](state, person)) for name in touched if name != "mark" or person is None
    }
    if "mark" in touched and person is not None:
        tables["mark"] = _mark_rows(state, person)
    if ranking is not None:
        tables["ranking"] = _ranking(ranking)
    return ReadableRows(MappingProxyType(tables), person) if tables else None


def write(connection: Connection, wanted: ReadableRows, seq: int) -> None:
    """Bring the tables to what is wanted; rows that are so already keep the entry they came from."""
    for name, rows in wanted.tables.items():
        table = TABLES[name]
        found = frozenset(connection.execute(*table.select(wanted.evaluator)).fetchall())
        new: Iterable[Row] = rows
        if not found and isinstance(rows, MarkRows):
            rows.insert(connection, seq)
            continue
        if found:
            new = [row for row in rows if row not in found]
            kept = {row[: table.key] for row in rows}
            gone = {row[: table.key] for row in found} - kept
            connection.executemany(table.delete, gone)
        connection.executemany(table.insert, map(add, new, repeat((seq,))))


class ReadableTables(Protocol):
    """Whatever can say what stands in a readable table."""

    def table(self, name: str) -> Sequence[Row]:
        """Return the rows of a table, without `seq`, in the order of their key."""

    def rows_astray(self, name: str) -> Sequence[Row]:
        """Return the rows of a table that name an entry which is not there."""


def differences(casefile: ReadableTables, state: CaseState, ranking: Sequence[RankingRow] = ()) -> tuple[Finding, ...]:
    """Return where the tables differ from the state: rows altered, missing or added, or of no entry, by table and key.

    Which of the entries that are there changed a row last is a help for readers and not compared. At most `MOST_NAMED`
    rows of a table are named.
    """
    found: list[Finding] = []
    for name, wanted in readable_rows(state, ranking).tables.items():
        standing = casefile.table(name)
        if tuple(standing) != wanted:
            found.extend(_differences(TABLES[name], standing, wanted))
        astray = casefile.rows_astray(name)
        found.extend(_row("casefile.row_of_no_entry", TABLES[name], row) for row in astray[:MOST_NAMED])
    return tuple(found)


def _differences(table: Table, standing: Sequence[Row], wanted: Sequence[Row]) -> list[Finding]:
    by_key = {row[: table.key]: row for row in standing}
    expected = {row[: table.key]: row for row in wanted}
    findings = [
        *(_altered(table, by_key[key], row) for key, row in expected.items() if by_key.get(key, row) != row),
        *(_row("casefile.row_missing", table, row) for key, row in expected.items() if key not in by_key),
        *(_row("casefile.row_added", table, row) for key, row in by_key.items() if key not in expected),
    ]
    if len(findings) <= MOST_NAMED:
        return findings
    more = Finding.of("casefile.more_rows_differ", table=table.name, count=len(findings) - MOST_NAMED)
    return [*findings[:MOST_NAMED], more]


def _row(code: str, table: Table, row: Row) -> Finding:
    return Finding.of(code, table=table.name, row=table.row_name(row))


def _altered(table: Table, standing: Row, wanted: Row) -> Finding:
    column, stands, should = next(
        (column, stands, should)
        for column, stands, should in zip_longest(table.columns, standing, wanted)
        if stands != should
    )
    return Finding.of(
        "casefile.row_altered",
        table=table.name,
        row=table.row_name(wanted),
        column=column,
        stands=_value(stands),
        should=_value(should),
    )


def _value(cell: Cell) -> Value:
    return "" if cell is None else cell


def _sorted(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(sorted(rows))


def _ranking(ranking: Sequence[RankingRow]) -> tuple[Row, ...]:
    return _sorted(
        (one.proposal, one.track, one.rank, one.final_text, one.status, one.national, one.local) for one in ranking
    )


def _whom(act: Act, actor: Actor) -> EvaluatorId | None:
    """The evaluator whom an act is about: named in it, or the one who signs."""
    named: EvaluatorId | None = getattr(act, "evaluator", None)
    return named or evaluator_of(actor)


def _officers(state: CaseState, _: EvaluatorId | None) -> Iterable[Row]:
    for role, officer in state.officers.items():
        yield role.value, officer.name, officer.position, _signing_key(state, officer_actor(role))


def _evaluators(state: CaseState, person: EvaluatorId | None) -> Iterable[Row]:
    for one in state.evaluators:
        if person in {None, one.id}:
            key = _signing_key(state, one.actor)
            yield one.id, one.seat, one.name, one.affiliation, one.category.value, one.field, key


def _signing_key(state: CaseState, actor: Actor) -> str:
    keys = state.keys.get(actor)
    return keys.signing if keys else ""


def _proposals(state: CaseState, _: EvaluatorId | None) -> Iterable[Row]:
    for one in state.proposals:
        yield one.id, one.title, one.applicant, one.kind, one.track, one.cost, one.requested, one.received


def _criteria(state: CaseState, _: EvaluatorId | None) -> Iterable[Row]:
    branches = state.programme.criteria if state.programme else ()
    leaves = ((branch, leaf) for branch in branches for leaf in branch.items)
    for place, (branch, leaf) in enumerate(leaves, start=1):
        yield leaf.id, place, branch.id, leaf.title.ko, leaf.title.en, leaf.maximum


def _declarations(state: CaseState, person: EvaluatorId | None) -> Iterable[Row]:
    for evaluator in _one_or_all(state.declarations, person):
        for said in state.declarations[evaluator].values():
            cleared = int((evaluator, said.proposal) in state.cleared)
            yield evaluator, said.proposal, said.answer.value, said.ground, said.words, cleared


def _exclusions(state: CaseState, person: EvaluatorId | None) -> Iterable[Row]:
    for one in state.exclusions.values():
        if person in {None, one.evaluator}:
            yield one.evaluator, one.proposal, one.ground, one.reason


def _ballots(state: CaseState, person: EvaluatorId | None) -> Iterable[Row]:
    """Every ballot there is, and why there is none where the member may not or did not give one."""
    for evaluator in [one.id for one in state.evaluators] if person is None else [person]:
        opened = state.opened.get(evaluator, {})
        sheet = state.sheets.get(evaluator)
        sealed = frozenset(sheet.proposals) if sheet else frozenset[ProposalId]()
        for proposal in (one.id for one in state.proposals):
            status = state.status(evaluator, proposal)
            if status is not MarkStatus.SCORED:
                yield evaluator, proposal, status.value
            elif proposal in opened:
                yield evaluator, proposal, "opened"
            elif proposal in sealed:
                yield evaluator, proposal, "sealed"


def _marks(state: CaseState, person: EvaluatorId | None) -> Iterable[Row]:
    leaves = tuple(leaf.id for leaf in state.programme.leaves) if state.programme else ()
    for evaluator in _one_or_all(state.opened, person):
        for proposal, ballot in state.opened[evaluator].items():
            for criterion, points in zip(leaves, ballot.marks, strict=True):
                yield evaluator, proposal, criterion, points


def _mark_rows(state: CaseState, evaluator: EvaluatorId) -> MarkRows:
    criteria = [leaf.id for leaf in state.programme.leaves] if state.programme else []
    order = sorted(range(len(criteria)), key=criteria.__getitem__)
    ballots = sorted(state.opened.get(evaluator, {}).items())
    return MarkRows(
        evaluator,
        tuple(criteria[place] for place in order),
        tuple((proposal, tuple([ballot.marks[place] for place in order])) for proposal, ballot in ballots),
    )


def _one_or_all(people: Mapping[EvaluatorId, object], person: EvaluatorId | None) -> Iterable[EvaluatorId]:
    if person is None:
        return people
    return (person,) if person in people else ()


_ROWS: Mapping[str, Callable[[CaseState, EvaluatorId | None], Iterable[Row]]] = MappingProxyType(
    {
        "officer": _officers,
        "evaluator": _evaluators,
        "proposal": _proposals,
        "criterion": _criteria,
        "declaration": _declarations,
        "exclusion": _exclusions,
        "ballot": _ballots,
        "mark": _marks,
    }
)
