"""The readable tables say what the entries say, and whoever changes a row is found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from committee_app import resources
from committee_app.case import acts
from committee_app.case.acts import Act
from committee_app.case.conflicts import Answer, DeclaredAnswer
from committee_app.case.effects import EFFECTS
from committee_app.case.findings import Finding
from committee_app.case.identifiers import Actor, CaseId, EvaluatorId, Points, ProposalId, TrackId, Won
from committee_app.case.people import Category, Evaluator, KeyText, Officer, Role, evaluator_actor, officer_actor
from committee_app.case.proposals import Body, Proposal
from committee_app.case.state import CaseState
from committee_app.case.typed import Opaque
from committee_app.casefile import (
    CaseFile,
    Entry,
    RankingRow,
    ReadableRows,
    differences,
    readable_rows,
    rows_after,
)
from committee_app.casefile.readable import MOST_NAMED, TABLES, TOUCHED, MarkRows
from tests.casefile.room import new_case

SECRETARY, CHAIR = officer_actor(Role.SECRETARY), officer_actor(Role.CHAIR)
RULES = resources.text("programmes", "public-ai-2026.toml")
MEMBERS = tuple(EvaluatorId(str(number)) for number in (1, 2, 10, 11))
PROJECTS = tuple(ProposalId(name) for name in ("C01", "C02", "C03", "C04"))
RANKING = (
    RankingRow(TrackId("central"), 1, PROJECTS[1], "88.1250", "selected", Won(150_000_000), Won(0)),
    RankingRow(TrackId("central"), None, PROJECTS[0], "69.9917", "below_threshold", None, None),
)


def proposal(name: ProposalId) -> Proposal:
    """Return a fictitious proposal."""
    return Proposal(
        name, f"{name} 민원 안내", "달빛구(가상)", "service", TrackId("central"), (Body("달빛구(가상)", Won(10)),)
    )


def member(number: EvaluatorId) -> Evaluator:
    """Return a fictitious member."""
    return Evaluator(number, int(number), f"가상 위원 {number}", "가상대학교", Category.PRIVATE)


def declared(*conflicts: ProposalId, asked: ProposalId | None = None) -> acts.ConflictsDeclared:
    """Return a declaration on every project."""
    answers = dict.fromkeys(conflicts, Answer.CONFLICT) | ({asked: Answer.ASK} if asked else {})
    return acts.ConflictsDeclared(tuple(DeclaredAnswer(name, answers.get(name, Answer.NONE)) for name in PROJECTS))


def opened(evaluator: EvaluatorId, points: int, *projects: ProposalId) -> acts.SheetOpened:
    """Return an opened sheet with the same points everywhere."""
    leaves = len(readable_rows(after_rules()).tables["criterion"])
    payloads = (json.dumps({"proposal": one, "marks": [points] * leaves}) for one in projects)
    return acts.SheetOpened(
        evaluator,
        tuple(acts.OpenedBallot(one, "00", "00", payload) for one, payload in zip(projects, payloads, strict=True)),
    )


def after_rules() -> CaseState:
    """Return the state after the rules were drafted."""
    return EFFECTS[acts.RulesDrafted](CaseState(), acts.RulesDrafted(RULES), SECRETARY)


def day() -> Iterator[tuple[Actor, Act]]:
    """Yield a day in which every table changes."""
    keys, source = KeyText("02aa", "02bb"), acts.Source("명단.csv", "00" * 32)
    secretary = Officer(Role.SECRETARY, "나가상", "사무관")
    yield (
        SECRETARY,
        acts.CaseCreated(CaseId("1"), "가상", rehearsal=True, secretary=secretary, keys=keys, program="", build=""),
    )
    yield SECRETARY, acts.RulesDrafted(RULES)
    yield SECRETARY, acts.ProposalsImported(source, tuple(proposal(one) for one in reversed(PROJECTS)))
    yield SECRETARY, acts.MembersImported(source, tuple(member(one) for one in MEMBERS))
    yield CHAIR, acts.OfficerEnrolled(Officer(Role.CHAIR, "가상 위원 2", "교수"), keys)
    for one in MEMBERS:
        yield evaluator_actor(one), acts.MemberEnrolled(one, keys)
    yield evaluator_actor(MEMBERS[0]), declared(PROJECTS[0], asked=PROJECTS[1])
    yield evaluator_actor(MEMBERS[1]), declared()
    yield evaluator_actor(MEMBERS[2]), declared()
    yield CHAIR, acts.ConflictCleared(MEMBERS[0], PROJECTS[1], "관련 없음")
    yield CHAIR, acts.ExclusionRecorded(MEMBERS[1], PROJECTS[2], "employment", "3년 이내 재직")
    yield CHAIR, acts.ExclusionRecorded(MEMBERS[3], PROJECTS[1], "kinship", "사촌")
    yield SECRETARY, acts.AbsenceRecorded(MEMBERS[2], (PROJECTS[3],), "조퇴")
    yield SECRETARY, acts.StatementRecorded("가상 위원 1", "이상 없음")
    yield evaluator_actor(MEMBERS[0]), acts.SheetSealed(PROJECTS[1:], Opaque({}))
    yield evaluator_actor(MEMBERS[1]), acts.SheetSealed(PROJECTS, Opaque({}))
    yield evaluator_actor(MEMBERS[2]), acts.SheetSealed(PROJECTS[:3], Opaque({}))
    yield SECRETARY, opened(MEMBERS[0], 850, *PROJECTS[1:])
    yield SECRETARY, opened(MEMBERS[1], 700, PROJECTS[0], PROJECTS[1], PROJECTS[3])
    yield SECRETARY, opened(MEMBERS[2], 900, *PROJECTS[:3])
    yield CHAIR, acts.DeliberationOpened()


@pytest.fixture
def casefile(tmp_path: Path) -> Iterator[CaseFile]:
    with new_case(tmp_path / "a.case") as casefile:
        yield casefile


def record(casefile: CaseFile, rows: ReadableRows | None = None) -> None:
    """Append an entry with what it makes of the tables."""
    casefile.append(Entry.following(casefile.head(), b"{}", b""), rows)


def live(casefile: CaseFile) -> CaseState:
    """Record the whole day, and return the state after it."""
    state = CaseState()
    for actor, act in day():
        state = EFFECTS[type(act)](state, act, actor)
        record(casefile, rows_after(state, act, actor))
    record(casefile, rows_after(state, acts.DeliberationOpened(), CHAIR, RANKING))
    return state


def tamper(casefile: CaseFile, statement: str) -> None:
    """Change a table as somebody does who has the passphrase and an SQL tool."""
    with casefile.reading() as connection:
        connection.execute(statement)


@pytest.mark.parametrize("name", TABLES)
def test_the_columns_are_those_of_the_table(casefile: CaseFile, name: str) -> None:
    with casefile.reading() as connection:
        found = connection.execute(f"PRAGMA table_info({name})").fetchall()
    assert tuple(row[1] for row in found) == (*TABLES[name].columns, "seq")
    assert [row[1] for row in found if row[5]] == list(TABLES[name].columns[: TABLES[name].key])


def test_an_act_changes_the_tables_it_is_said_to_change_and_no_others() -> None:
    state, seen = CaseState(), set[str]()
    for actor, act in day():
        before = readable_rows(state).tables
        state = EFFECTS[type(act)](state, act, actor)
        after = readable_rows(state).tables
        changed = {name for name in after if after[name] != before[name]}
        assert changed <= set(TOUCHED.get(type(act), ())), act
        seen |= changed
    assert seen == set(TABLES) - {"ranking"}


def test_writing_only_what_each_act_touched_gives_all_that_the_state_says(casefile: CaseFile) -> None:
    state = CaseState()
    for actor, act in day():
        state = EFFECTS[type(act)](state, act, actor)
        record(casefile, rows_after(state, act, actor))
        assert differences(casefile, state) == ()
    assert {name for name in TABLES if casefile.table(name)} == set(TABLES) - {"ranking"}


def test_the_rows_are_those_of_the_day(casefile: CaseFile) -> None:
    live(casefile)
    ballots = {row[:2]: row[2] for row in casefile.table("ballot")}
    assert ballots["1", "C01"] == "recused"
    assert ballots["2", "C03"] == "excluded"
    assert ballots["10", "C04"] == "absent"
    assert ballots["1", "C02"] == "opened"
    assert ("1", "C02", "ask", "", "", 1) in casefile.table("declaration")
    assert casefile.table("exclusion") == [
        ("11", "C02", "kinship", "사촌"),
        ("2", "C03", "employment", "3년 이내 재직"),
    ]
    assert ("10", "C01", "A1", 900) in casefile.table("mark")
    assert casefile.table("ranking") == [
        ("C01", "central", None, "69.9917", "below_threshold", None, None),
        ("C02", "central", 1, "88.1250", "selected", 150_000_000, 0),
    ]


def test_a_row_names_the_entry_that_changed_it_last(casefile: CaseFile) -> None:
    live(casefile)
    order = [type(act) for _, act in day()]
    with casefile.reading() as connection:
        seqs = dict(connection.execute("SELECT evaluator, max(seq) FROM mark GROUP BY evaluator").fetchall())
        enrolled = dict(connection.execute("SELECT id, seq FROM evaluator").fetchall())
        created = connection.execute("SELECT seq FROM officer WHERE role = 'secretary'").fetchone()
    first = order.index(acts.SheetOpened) + 1
    assert seqs == {"1": first, "2": first + 1, "10": first + 2}
    first = order.index(acts.MemberEnrolled) + 1
    assert enrolled == {"1": first, "2": first + 1, "10": first + 2, "11": first + 3}
    assert created == (1,)


def test_opening_a_sheet_writes_the_marks_of_one_evaluator_alone(casefile: CaseFile) -> None:
    state = live(casefile)
    rows = rows_after(state, opened(MEMBERS[0], 850), SECRETARY)
    assert rows is not None
    assert {row[0] for rows in rows.tables.values() for row in rows} == {MEMBERS[0]}
    with casefile.reading() as connection:
        before = connection.total_changes
        record(casefile, rows)
        assert connection.total_changes == before + 1


def test_the_rows_of_an_evaluators_marks_are_a_sequence() -> None:
    rows = MarkRows(EvaluatorId("9"), ("A", "B"), ((ProposalId("C01"), (Points(100), Points(250))),))
    assert len(rows) == len(list(rows)) == 2
    assert (rows[0], rows[1:]) == (next(iter(rows)), tuple(rows)[1:])


def test_an_act_that_changes_no_table_has_no_rows() -> None:
    assert rows_after(CaseState(), acts.DeliberationOpened(), CHAIR) is None
    assert rows_after(CaseState(), acts.DeliberationOpened(), CHAIR, ()) is not None


def test_a_new_ranking_takes_the_place_of_the_former(casefile: CaseFile) -> None:
    live(casefile)
    second = (replace(RANKING[0], rank=2),)
    record(casefile, rows_after(CaseState(), acts.DeliberationOpened(), CHAIR, second))
    assert [row[:3] for row in casefile.table("ranking")] == [("C02", "central", 2)]


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (
            "UPDATE mark SET points_c = 900 WHERE evaluator = '2' AND proposal = 'C02' AND criterion = 'A1'",
            Finding.of(
                "casefile.row_altered", table="mark", row="2 / C02 / A1", column="points_c", stands=900, should=700
            ),
        ),
        (
            "UPDATE ranking SET rank = 1 WHERE proposal = 'C01'",
            Finding.of("casefile.row_altered", table="ranking", row="C01", column="rank", stands=1, should=""),
        ),
        (
            "UPDATE evaluator SET name = '다른 사람' WHERE id = '10'",
            Finding.of(
                "casefile.row_altered",
                table="evaluator",
                row="10",
                column="name",
                stands="다른 사람",
                should="가상 위원 10",
            ),
        ),
        (
            "DELETE FROM exclusion WHERE evaluator = '2'",
            Finding.of("casefile.row_missing", table="exclusion", row="2 / C03"),
        ),
        (
            "INSERT INTO ballot VALUES('99', 'C01', 'opened', 1)",
            Finding.of("casefile.row_added", table="ballot", row="99 / C01"),
        ),
    ],
)
def test_a_changed_row_is_found_and_named(casefile: CaseFile, statement: str, found: Finding) -> None:
    state = live(casefile)
    assert differences(casefile, state, RANKING) == ()
    tamper(casefile, statement)
    assert differences(casefile, state, RANKING) == (found,)


@pytest.mark.parametrize("seq", [0, -1, 9_999])
def test_a_row_that_names_an_entry_which_is_not_there_is_found(casefile: CaseFile, seq: int) -> None:
    state = live(casefile)
    tamper(casefile, f"UPDATE exclusion SET seq = {seq}")
    rows = casefile.table("exclusion")
    assert rows
    assert [(one.code, one.fact("row")) for one in differences(casefile, state, RANKING)] == [
        ("casefile.row_of_no_entry", f"{row[0]} / {row[1]}") for row in rows
    ]


def test_many_changed_rows_are_counted(casefile: CaseFile) -> None:
    state = live(casefile)
    marks = len(casefile.table("mark"))
    tamper(casefile, "DELETE FROM mark")
    found = differences(casefile, state, RANKING)
    assert len(found) == MOST_NAMED + 1
    assert found[-1] == Finding.of("casefile.more_rows_differ", table="mark", count=marks - MOST_NAMED)


def test_a_ranking_without_a_tally_is_found(casefile: CaseFile) -> None:
    state = live(casefile)
    assert [one.code for one in differences(casefile, state)] == ["casefile.row_added"] * 2


def test_the_tables_are_rebuilt_from_the_state(casefile: CaseFile) -> None:
    state = live(casefile)
    for table in TABLES:
        tamper(casefile, f"DELETE FROM {table}")
    casefile.rebuild(readable_rows(state, RANKING))
    assert differences(casefile, state, RANKING) == ()


def test_the_views_show_names_and_points(casefile: CaseFile) -> None:
    live(casefile)
    with casefile.reading() as connection:
        mark = connection.execute("SELECT * FROM v_mark WHERE proposal = 'C02' LIMIT 1").fetchone()
        ranking = connection.execute("SELECT rank, proposal, title, final FROM v_ranking").fetchall()
    assert mark[:6] == ("C02", "C02 민원 안내", 1, "가상 위원 1", "정책·업무 부합성", 8.5)
    assert ranking == [(1, "C02", "C02 민원 안내", "88.1250"), (None, "C01", "C01 민원 안내", "69.9917")]
