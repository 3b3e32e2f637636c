"""The audit copy: plain SQLite that any tool reads, without what is nobody else's business."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from committee_app.casefile import CaseFile, ReadableRows, errors, write_audit_copy
from tests.casefile.room import grow, new_case, open_case


def filled(place: Path) -> CaseFile:
    """Return a case file with something in every kind of table."""
    casefile = new_case(place)
    grow(casefile, 30)
    casefile.put_slot("secretary", '{"locked": "unmistakable-slot"}', 1)
    casefile.put_draft("evaluator:1", "sheet", b"unmistakable-draft", "2026-02-10T10:00:00+09:00")
    casefile.note_rehearsal_secret("secretary", "unmistakable-secret")
    casefile.put_attachment("minutes.pdf", "application/pdf", b"%PDF-1.7")
    casefile.rebuild(ReadableRows({"officer": (("chair", "한가람", "교수", "02ab"),)}))
    return casefile


def test_the_copy_is_read_by_the_sqlite_of_python(tmp_path: Path) -> None:
    with filled(tmp_path / "a.case") as casefile:
        sha256 = write_audit_copy(casefile, tmp_path / "감사용.sqlite")
        entries = list(casefile.entries())
    content = (tmp_path / "감사용.sqlite").read_bytes()
    assert hashlib.sha256(content).hexdigest() == sha256
    with closing(sqlite3.connect(tmp_path / "감사용.sqlite")) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("PRAGMA application_id").fetchone() == (0x434D5445,)
        assert copy.execute("PRAGMA user_version").fetchone() == (1,)
        rows = copy.execute("SELECT seq, prev, CAST(body AS BLOB), signature, hash FROM entry ORDER BY seq").fetchall()
        assert rows == [(one.seq, one.prev, one.body, one.signature, one.hash) for one in entries]
        assert copy.execute("SELECT count(*), max(kind) FROM v_log").fetchone() == (30, "statement_recorded")
        assert copy.execute("SELECT name, data FROM attachment").fetchall() == [("minutes.pdf", b"%PDF-1.7")]
        assert copy.execute("SELECT * FROM officer").fetchall() == [("chair", "한가람", "교수", "02ab", 30)]
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            copy.execute("DELETE FROM entry")


def test_no_secret_is_in_the_copy(tmp_path: Path) -> None:
    with filled(tmp_path / "a.case") as casefile:
        write_audit_copy(casefile, tmp_path / "copy.sqlite")
    content = (tmp_path / "copy.sqlite").read_bytes()
    for secret in (b"unmistakable", b"keyslot", b"draft", b"rehearsal_secret"):
        assert secret not in content


def test_the_same_case_gives_the_same_copy(tmp_path: Path) -> None:
    with filled(tmp_path / "a.case") as casefile:
        first = write_audit_copy(casefile, tmp_path / "first.sqlite")
    with open_case(tmp_path / "a.case", read_only=True) as casefile:
        assert write_audit_copy(casefile, tmp_path / "second.sqlite") == first


def test_a_copy_takes_nobodys_place_and_the_case_stays_open(tmp_path: Path) -> None:
    with filled(tmp_path / "a.case") as casefile:
        (tmp_path / "b.sqlite").write_bytes(b"somebody's")
        for taken in ("a.case", "b.sqlite"):
            with pytest.raises(errors.ExistsAlreadyError):
                write_audit_copy(casefile, tmp_path / taken)
        assert casefile.head().seq == 30


def test_a_failed_copy_leaves_nothing_and_the_case_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise OSError(5, "Input/output error")

    folder = tmp_path / "out"
    folder.mkdir()
    with filled(tmp_path / "a.case") as casefile:
        monkeypatch.setattr("os.fsync", fail)
        with pytest.raises(errors.StorageFailedError) as failed:
            write_audit_copy(casefile, folder / "copy.sqlite")
        assert failed.value.path == folder / "copy.sqlite"
        assert list(folder.iterdir()) == []
        grow(casefile, 1)
