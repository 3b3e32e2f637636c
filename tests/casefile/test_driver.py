"""The driver under the database library: the right one, or rows are lost without a word."""

from __future__ import annotations

import ast
import sqlite3  # the driver that must not be used
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from committee_app.casefile import driver
from tests.casefile.room import ROOT, new_case, open_case

PACKAGE = ROOT / "committee_app"
LIBRARIES = {"sqlite_utils", "sqlcipher3", "sqlite3", "pysqlite3"}


def libraries_in(source: str) -> set[str]:
    """Return the database libraries that a module imports, at any place in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found & LIBRARIES


def test_only_the_driver_imports_a_database_library() -> None:
    importers = {path.name for path in PACKAGE.rglob("*.py") if libraries_in(path.read_text(encoding="utf-8"))}
    assert importers == {"driver.py"}


def test_an_import_inside_a_function_is_seen_too() -> None:
    assert libraries_in("def sneak() -> None:\n    from sqlite_utils.db import Table") == {"sqlite_utils"}


def test_whoever_imported_the_library_first_is_told() -> None:
    program = "import sqlite_utils, committee_app.casefile.driver"
    ended = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "WrongDriverError" in ended.stderr


def test_the_library_uses_our_driver_and_no_other() -> None:
    driver.refuse_another(sys.modules["sqlcipher3"])
    with pytest.raises(driver.WrongDriverError):
        driver.refuse_another(sqlite3)


def test_a_library_that_was_there_before_has_to_use_our_driver() -> None:
    driver.refuse_what_came_first({})
    driver.refuse_what_came_first({"sqlite_utils.utils": SimpleNamespace(sqlite3=sys.modules["sqlcipher3"])})
    with pytest.raises(driver.WrongDriverError):
        driver.refuse_what_came_first({"sqlite_utils.utils": SimpleNamespace(sqlite3=sqlite3)})


def test_a_transaction_that_ended_by_itself_is_not_taken_back_again() -> None:
    connection = driver.in_memory()

    def fail() -> None:
        with driver.immediate(connection):
            connection.execute("ROLLBACK")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    connection.close()


def test_a_failed_returning_statement_leaves_no_transaction_open(tmp_path: Path) -> None:
    """Without the alias the rows after it were gone when the file was closed."""
    place = tmp_path / "plain.db"
    database = driver.library(driver.connect(place, "rwc"))
    database.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, n INTEGER NOT NULL) STRICT")
    assert list(database.query("INSERT INTO t(n) VALUES(7) RETURNING id")) == [{"id": 1}]
    with pytest.raises(driver.DatabaseError):
        list(database.query("INSERT INTO t(n) VALUES(NULL) RETURNING id"))
    assert not database.conn.in_transaction
    database.table("t").insert({"n": 8})
    assert database.execute("UPDATE t SET n = n + 1").rowcount == 2
    assert not database.conn.in_transaction
    database.close()
    again = driver.connect(place, "ro")
    assert again.execute("SELECT n FROM t ORDER BY id").fetchall() == [(8,), (9,)]
    again.close()


def test_an_immediate_transaction_is_kept_whole_or_not_at_all() -> None:
    connection = driver.in_memory()
    connection.execute("CREATE TABLE t(n)")

    def fail() -> None:
        with driver.immediate(connection):
            connection.execute("INSERT INTO t VALUES(1)")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with driver.immediate(connection):
        connection.execute("INSERT INTO t VALUES(2)")
    assert connection.execute("SELECT n FROM t").fetchall() == [(2,)]
    assert not connection.in_transaction
    connection.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("locking_mode", "exclusive"),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("temp_store", 2),
        ("secure_delete", 1),
        ("cipher_log_level", "NONE"),
        ("application_id", 0x434D5445),
        ("user_version", 1),
    ],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_an_open_file_is_guarded(tmp_path: Path, pragma: str, value: object, read_only: bool) -> None:
    new_case(tmp_path / "a.case").close()
    with open_case(tmp_path / "a.case", read_only=read_only) as casefile, casefile.reading() as connection:
        assert connection.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_a_file_is_opened_and_read_without_the_library_and_the_first_saving_begins_with_it(tmp_path: Path) -> None:
    new_case(tmp_path / "a.case", 3).close()
    program = """
import sys
from pathlib import Path
from tests.casefile.room import open_case
with open_case(Path(sys.argv[1])) as casefile:
    print(len(list(casefile.entries())), "sqlite_utils" in sys.modules)
    with casefile.transaction():
        print(sys.modules["sqlite_utils.utils"].sqlite3.__name__)
"""
    ended = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "a.case")], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ended.stdout.splitlines() == ["3 False", "sqlcipher3"]
