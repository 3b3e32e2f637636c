"""The tables of a case file, and how the program recognises them.

The record (`entry`) is append-only, and so are key slots and attachments. The triggers are guard rails for honest
people, and for a bug of ours; the proof is in the signatures. `draft` is working state and never evidence. The
readable tables are made from the entries at any time and compared with them (`readable`). `seq` in them is
the entry that last changed the row.
"""

from __future__ import annotations

import hashlib
from functools import cache

from committee_app.casefile.driver import Connection, immediate, in_memory
from committee_app.casefile.files import APPLICATION_ID

VERSION = 1
"""The format this program writes. An older file is migrated in a copy, a newer one is refused."""

MIGRATIONS: dict[int, tuple[str, ...]] = {}
"""The statements that bring a file of one version to the next; version 1 is the first."""

SECRET_TABLES = ("keyslot", "draft", "failed_try", "rehearsal_secret")
"""What the audit copy leaves out."""

_RECORD = (
    """CREATE TABLE entry(
  seq INTEGER PRIMARY KEY CHECK(seq > 0),
  prev BLOB NOT NULL CHECK(length(prev) = 32),
  body TEXT NOT NULL CHECK(json_valid(body)),
  signature BLOB NOT NULL,
  hash BLOB NOT NULL CHECK(length(hash) = 32)
) STRICT""",
    """CREATE TRIGGER entry_extends_head BEFORE INSERT ON entry
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry)
  OR NEW.prev IS NOT coalesce((SELECT hash FROM entry ORDER BY seq DESC LIMIT 1), zeroblob(32))
BEGIN SELECT RAISE(ABORT, 'an entry must extend the head'); END""",
    """CREATE TABLE keyslot(
  actor TEXT NOT NULL,
  place INTEGER NOT NULL CHECK(place IN (1, 2)),
  generation INTEGER NOT NULL,
  slot TEXT NOT NULL CHECK(json_valid(slot)),
  PRIMARY KEY(actor, place, generation)
) STRICT, WITHOUT ROWID""",
    """CREATE TRIGGER keyslot_is_newer BEFORE INSERT ON keyslot
WHEN NEW.generation <= (SELECT max(generation) FROM keyslot WHERE actor = NEW.actor AND place = NEW.place)
BEGIN SELECT RAISE(ABORT, 'a key slot must be newer than those before'); END""",
    """CREATE TABLE attachment(
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  media TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK(length(sha256) = 64),
  size INTEGER NOT NULL CHECK(size = length(data)),
  data BLOB NOT NULL
) STRICT""",
    """CREATE TRIGGER attachment_is_newer BEFORE INSERT ON attachment
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM attachment)
BEGIN SELECT RAISE(ABORT, 'an attachment is added after those before'); END""",
)

_APPEND_ONLY = tuple(
    f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    for table in ("entry", "keyslot", "attachment")
    for verb in ("update", "delete")
)

_WORKING = (
    """CREATE TABLE draft(
  actor TEXT NOT NULL,
  name TEXT NOT NULL,
  box BLOB NOT NULL,
  saved_at TEXT NOT NULL,
  PRIMARY KEY(actor, name)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE failed_try(
  actor TEXT PRIMARY KEY,
  failed INTEGER NOT NULL CHECK(failed >= 0),
  run INTEGER NOT NULL CHECK(run >= 0),
  first TEXT NOT NULL,
  last TEXT NOT NULL,
  begun TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE rehearsal_secret(
  actor TEXT PRIMARY KEY,
  secret TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
)

_READABLE = (
    """CREATE TABLE officer(
  role TEXT PRIMARY KEY, name TEXT NOT NULL, position TEXT NOT NULL, signing_key TEXT NOT NULL,
  seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE evaluator(
  id TEXT PRIMARY KEY, seat INTEGER NOT NULL, name TEXT NOT NULL, affiliation TEXT NOT NULL,
  category TEXT NOT NULL, field TEXT NOT NULL, signing_key TEXT NOT NULL,
  seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE proposal(
  id TEXT PRIMARY KEY, title TEXT NOT NULL, applicant TEXT NOT NULL, kind TEXT NOT NULL, track TEXT NOT NULL,
  cost INTEGER NOT NULL, requested INTEGER, received TEXT NOT NULL,
  seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE criterion(
  id TEXT PRIMARY KEY, place INTEGER NOT NULL, branch TEXT NOT NULL, title_ko TEXT NOT NULL, title_en TEXT NOT NULL,
  maximum_c INTEGER NOT NULL,
  seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE declaration(
  evaluator TEXT NOT NULL, proposal TEXT NOT NULL, answer TEXT NOT NULL, ground TEXT NOT NULL, words TEXT NOT NULL,
  cleared INTEGER NOT NULL CHECK(cleared IN (0, 1)),
  seq INTEGER NOT NULL, PRIMARY KEY(evaluator, proposal)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE exclusion(
  evaluator TEXT NOT NULL, proposal TEXT NOT NULL, ground TEXT NOT NULL, reason TEXT NOT NULL,
  seq INTEGER NOT NULL, PRIMARY KEY(evaluator, proposal)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE ballot(
  evaluator TEXT NOT NULL, proposal TEXT NOT NULL, status TEXT NOT NULL,
  seq INTEGER NOT NULL, PRIMARY KEY(evaluator, proposal)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE mark(
  evaluator TEXT NOT NULL, proposal TEXT NOT NULL, criterion TEXT NOT NULL, points_c INTEGER NOT NULL,
  seq INTEGER NOT NULL, PRIMARY KEY(evaluator, proposal, criterion)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE ranking(
  proposal TEXT PRIMARY KEY, track TEXT NOT NULL, rank INTEGER, final_text TEXT NOT NULL, status TEXT NOT NULL,
  national INTEGER, local INTEGER,
  seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE VIEW v_log AS SELECT
  seq, json_extract(body, '$.at') AS at, json_extract(body, '$.actor') AS actor, json_extract(body, '$.kind') AS kind,
  lower(hex(substr(hash, 1, 8))) AS hash8, json_extract(body, '$.act') AS act
FROM entry""",
    """CREATE VIEW v_mark AS SELECT
  m.proposal, p.title, e.seat, e.name AS evaluator, c.title_ko AS criterion,
  m.points_c / 100.0 AS points, c.maximum_c / 100.0 AS maximum, m.seq
FROM mark m
JOIN proposal p ON p.id = m.proposal
JOIN evaluator e ON e.id = m.evaluator
JOIN criterion c ON c.id = m.criterion
ORDER BY m.proposal, e.seat, c.place""",
    """CREATE VIEW v_score AS SELECT
  b.proposal, p.title, e.seat, e.name AS evaluator, b.status,
  sum(m.points_c) / 100.0 AS points, count(m.criterion) AS marks, b.seq
FROM ballot b
JOIN proposal p ON p.id = b.proposal
JOIN evaluator e ON e.id = b.evaluator
LEFT JOIN mark m ON m.evaluator = b.evaluator AND m.proposal = b.proposal
GROUP BY b.evaluator, b.proposal
ORDER BY b.proposal, e.seat""",
    """CREATE VIEW v_ranking AS SELECT
  r.track, r.rank, r.proposal, p.title, p.applicant, r.final_text AS final, r.status, r.national, r.local
FROM ranking r
JOIN proposal p ON p.id = r.proposal
ORDER BY r.track, r.rank IS NULL, r.rank, r.proposal""",
)

STATEMENTS = _RECORD + _APPEND_ONLY + _WORKING + _READABLE


def build(empty: Connection) -> None:
    """Make the tables of an empty file, in one transaction."""
    with immediate(empty) as connection:
        for statement in STATEMENTS:
            connection.execute(statement)
        stamp(connection)


def stamp(connection: Connection) -> None:
    """Write whose file this is, and in which version of the format."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def fingerprint(connection: Connection) -> str:
    """Return the SHA-256 of everything the file defines: sorted lines of type, name and statement."""
    rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_schema").fetchall()
    lines = sorted("|".join(row) for row in rows)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@cache
def own_fingerprint() -> str:
    """Return the fingerprint of a file that this program makes."""
    connection = in_memory()
    try:
        for statement in STATEMENTS:
            connection.execute(statement)
        return fingerprint(connection)
    finally:
        connection.close()
