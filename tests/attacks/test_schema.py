"""A file that defines anything else than ours is not used, whatever was added, taken away or bent in it."""

from __future__ import annotations

import pytest

from tests.attacks.conftest import Copies
from tests.attacks.held import found_in, unlocked

ALTERED = {"casefile.schema_altered"}

FAVOUR = "UPDATE mark SET points_c = 3000 WHERE proposal = 'C01'"
"""What a hidden trigger would do to the marks."""


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER entry_no_update",
        "DROP TRIGGER entry_extends_head",
        "DROP VIEW v_ranking",
        "DROP TABLE rehearsal_secret",
        f"CREATE TRIGGER aid AFTER INSERT ON mark BEGIN {FAVOUR}; END",
        f"CREATE TRIGGER sqlite AFTER INSERT ON entry BEGIN {FAVOUR}; END",
        f"CREATE TRIGGER v INSTEAD OF UPDATE ON v_mark BEGIN {FAVOUR}; END",
        "CREATE VIEW v_result AS SELECT * FROM v_ranking WHERE rank > 1",
        "CREATE VIEW sqlitestat AS SELECT 1",
        "CREATE TABLE note(text TEXT)",
        "CREATE INDEX by_actor ON entry(json_extract(body, '$.actor'))",
        "CREATE VIRTUAL TABLE look USING fts5(body)",
        "ALTER TABLE mark ADD COLUMN shown INTEGER",
        "ALTER TABLE mark RENAME TO score",
        "ALTER TABLE proposal RENAME COLUMN title TO name",
        "ANALYZE",
    ],
)
def test_something_else_defined(a_case: Copies, statement: str) -> None:
    path = a_case()
    with unlocked(path) as hands:
        hands.run(statement)
    assert found_in(path) == ALTERED


@pytest.mark.parametrize(
    "statement",
    [
        "DROP VIEW v_ranking; CREATE VIEW v_ranking AS SELECT track, 1 AS rank, proposal FROM ranking",
        "DROP TRIGGER entry_no_update; CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT 1; END",
        "DROP TRIGGER entry_no_update; CREATE TRIGGER entry_no_update BEFORE UPDATE ON draft BEGIN SELECT 1; END",
    ],
)
def test_another_thing_under_a_name_of_ours(a_case: Copies, statement: str) -> None:
    path = a_case()
    with unlocked(path) as hands:
        for one in statement.split("; ", 1):
            hands.run(one)
    assert found_in(path) == ALTERED


@pytest.mark.parametrize(
    ("column", "value", "of", "code"),
    [
        (
            "sql",
            "CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT 1; END",
            "entry_no_update",
            "schema_altered",
        ),
        ("sql", "CREATE TABLE draft(actor TEXT, name TEXT, box BLOB, saved_at TEXT)", "draft", "damaged"),
        ("sql", None, "entry_no_update", "damaged"),
        ("name", "entry_no_delete2", "entry_no_delete", "damaged"),
        ("type", "view", "entry_no_delete", "damaged"),
    ],
)
def test_a_definition_written_over(a_case: Copies, column: str, value: str | None, of: str, code: str) -> None:
    path = a_case()
    with unlocked(path) as hands:
        hands.run("PRAGMA writable_schema = ON")
        hands.run(f"UPDATE sqlite_schema SET {column} = ? WHERE name = ?", value, of)
    assert found_in(path) == {f"casefile.{code}"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("mark", "exclusion"), ("mark", "ballot"), ("officer", "proposal"), ("entry", "attachment"), ("entry", "draft")],
)
def test_two_tables_that_have_changed_places(a_case: Copies, one: str, other: str) -> None:
    """Where a table lies is not part of its definition; but then its rows are not of its shape."""
    path = a_case()
    with unlocked(path) as hands:
        places = dict(hands.run("SELECT name, rootpage FROM sqlite_schema WHERE name IN (?, ?)", one, other))
        hands.run("PRAGMA writable_schema = ON")
        for name, place in ((one, places[other]), (other, places[one])):
            hands.run("UPDATE sqlite_schema SET rootpage = ? WHERE name = ?", place, name)
    assert found_in(path) == {"casefile.damaged"}


def test_a_trigger_listed_under_another_table(a_case: Copies) -> None:
    """That column is not part of the fingerprint; the library itself finds that it says otherwise."""
    path = a_case()
    with unlocked(path) as hands:
        hands.run("PRAGMA writable_schema = ON")
        hands.run("UPDATE sqlite_schema SET tbl_name = 'draft' WHERE name = 'entry_no_update'")
    assert found_in(path) == {"casefile.damaged"}


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("PRAGMA application_id = 1", "casefile.not_a_case"),
        ("PRAGMA user_version = 0", "casefile.not_a_case"),
        ("PRAGMA user_version = 2", "casefile.newer_format"),
    ],
)
def test_another_mark_of_whose_file_it_is(a_case: Copies, statement: str, code: str) -> None:
    path = a_case()
    with unlocked(path) as hands:
        hands.run(statement)
    assert found_in(path) == {code}


def test_foreign_rows_in_tables_of_ours_that_are_no_evidence_are_not_looked_at(a_case: Copies) -> None:
    """A miss, and stated: whether a draft or a rehearsal secret is right shows only to who opens something with it."""
    path = a_case()
    with unlocked(path) as hands:
        hands.run("INSERT INTO draft VALUES('evaluator:1', 'C01', X'00', '')")
        hands.run("INSERT INTO rehearsal_secret VALUES('chair', '')")
        hands.run("INSERT INTO failed_try VALUES('chair', 9, 9, '', '', '')")
    assert found_in(path) == set()
