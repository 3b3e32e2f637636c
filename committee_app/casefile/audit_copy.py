"""The audit copy: the opened case as a plain SQLite file for anybody's tools."""

from __future__ import annotations

import hashlib
from pathlib import Path

from committee_app.casefile import driver, errors, files, schema
from committee_app.casefile.casefile import CaseFile
from committee_app.casefile.driver import Connection


def write_audit_copy(casefile: CaseFile, path: Path) -> str:
    """Write the copy and return the SHA-256 of its bytes in hexadecimal.

    Key slots, drafts and rehearsal secrets are not in it, and never touch the disk on the way: the other
    tables are copied row by row. It shows names and marks to whoever holds it, so the caller sees to it that
    the ballots are open. The same case gives the same bytes.

    Raises:
        CaseFileError: something lies at that place already, it cannot be written, or the disk is full.
    """
    with files.new_file(path) as part:
        with casefile.reading() as source, errors.named(path):
            copy = driver.connect(part, "rw")
            try:
                with driver.immediate(copy) as target:
                    _copy(source, target)
            finally:
                copy.close()
        with part.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


def _copy(source: Connection, target: Connection) -> None:
    definitions = source.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid"
    ).fetchall()
    public = [one for one in definitions if one[2] not in schema.SECRET_TABLES]
    tables = {name: sql for kind, name, _, sql in public if kind == "table"}
    for name, sql in tables.items():
        target.execute(sql)
        _copy_rows(source, target, name)
    # Triggers and views come last: the rows have passed the triggers once already.
    for kind, _, _, sql in public:
        if kind != "table":
            target.execute(sql)
    schema.stamp(target)


def _copy_rows(source: Connection, target: Connection, table: str) -> None:
    rows = source.execute(f"SELECT * FROM {table}")  # noqa: S608  # a name from our own schema
    places = ", ".join("?" * len(rows.description))
    target.executemany(f"INSERT INTO {table} VALUES({places})", rows)
