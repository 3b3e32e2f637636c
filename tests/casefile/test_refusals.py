"""Every file that is not a whole case file of ours gets one clear message and stays as it was."""

from __future__ import annotations

import os
import random
import sqlite3
from pathlib import Path

import pytest

from committee_app.casefile import CaseFile, CaseFileError, driver, errors, files, schema, write_audit_copy
from committee_app.casefile.files import SALT_BYTES
from committee_app.sealing.chain import first_broken_link
from committee_app.sealing.slots import room_key
from tests.casefile.room import COST, PASSPHRASE, grow, new_case, open_case
from tests.casefile.second_process import as_links

PAGE = 4096


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a good case file with entries and a document."""
    place = tmp_path_factory.mktemp("whole") / "whole.case"
    with new_case(place, 20) as casefile:
        casefile.put_attachment("a.pdf", "application/pdf", random.Random(1).randbytes(20_000))
    return place.read_bytes()


def unlocked(place: Path) -> driver.Connection:
    """Return the database as somebody opens it who has the passphrase and another tool."""
    salt = place.read_bytes()[:SALT_BYTES]
    return driver.connect(place, "rw", room_key(PASSPHRASE, salt, COST), salt)


def refusal(place: Path, passphrase: str = PASSPHRASE) -> CaseFileError:
    """Return how the opening is refused, both ways alike, with the file left as it was."""
    before = place.read_bytes() if place.is_file() else b""
    with pytest.raises(CaseFileError) as refused:
        open_case(place, passphrase)
    with pytest.raises(type(refused.value)):
        open_case(place, passphrase, read_only=True)
    assert (place.read_bytes() if place.is_file() else b"") == before
    assert refused.value.finding.fact("file") == place.name
    return refused.value


def test_nothing_there(tmp_path: Path) -> None:
    assert isinstance(refusal(tmp_path / "a.case"), errors.NotFoundError)
    assert isinstance(refusal(tmp_path / "none" / "a.case"), errors.NotFoundError)


def test_a_folder_a_link_and_a_device_are_no_files(tmp_path: Path, whole: bytes) -> None:
    (tmp_path / "folder.case").mkdir()
    (tmp_path / "whole.case").write_bytes(whole)
    (tmp_path / "link.case").symlink_to(tmp_path / "whole.case")
    os.mkfifo(tmp_path / "pipe.case")
    for name, what in (("folder", "folder"), ("link", "link")):
        assert refusal(tmp_path / f"{name}.case").finding.fact("what") == what
    with pytest.raises(errors.NotARegularFileError):
        open_case(tmp_path / "pipe.case")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3" + bytes(9000), "pdf"),
        (b"PK\x03\x04" + bytes(9000), "zip"),
        (b"\x89PNG\r\n\x1a\n" + bytes(9000), "image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9000), "office"),
        ("순번,과제명\n1,민원 안내\n".encode() * 400, "text"),
        (b"\xef\xbb\xbf" + "가나다".encode() * 2000, "text"),
        (b"a", "text"),
    ],
)
def test_another_kind_of_file_is_named(tmp_path: Path, content: bytes, kind: str) -> None:
    place = tmp_path / "renamed.case"
    place.write_bytes(content)
    assert refusal(place).finding.fact("kind") == kind


def test_a_plain_database_is_another_kind_of_file(tmp_path: Path) -> None:
    place = tmp_path / "plain.case"
    connection = sqlite3.connect(place)
    connection.execute("CREATE TABLE t(n)")
    connection.close()
    assert refusal(place).finding.fact("kind") == "sqlite"


def test_the_audit_copy_is_told_from_a_case(tmp_path: Path) -> None:
    with new_case(tmp_path / "a.case", 1) as casefile:
        write_audit_copy(casefile, tmp_path / "copy.case")
    assert isinstance(refusal(tmp_path / "copy.case"), errors.AuditCopyError)


def test_an_empty_file_and_a_blank_one(tmp_path: Path) -> None:
    place = tmp_path / "a.case"
    place.write_bytes(b"")
    assert isinstance(refusal(place), errors.EmptyFileError)
    place.write_bytes(bytes(8 * PAGE))
    assert isinstance(refusal(place), errors.DamagedError)


def test_another_suffix_is_refused(tmp_path: Path, whole: bytes) -> None:
    place = tmp_path / "whole.case.bak"
    place.write_bytes(whole)
    assert isinstance(refusal(place), errors.OtherSuffixError)
    with pytest.raises(errors.OtherSuffixError):
        CaseFile.create(tmp_path / "a.db", PASSPHRASE, cost=COST)


def test_a_file_that_was_cut_off_is_never_opened(tmp_path: Path, whole: bytes) -> None:
    place = tmp_path / "a.case"
    for size in (17, PAGE - 1, PAGE + 1, len(whole) // 2 + 7, len(whole) - 1):
        place.write_bytes(whole[:size])
        assert refusal(place).finding.fact("size") == size
    for size in range(PAGE, len(whole), PAGE):
        place.write_bytes(whole[:size])
        assert isinstance(refusal(place), errors.DamagedError)


def test_bytes_at_the_end_are_seen(tmp_path: Path, whole: bytes) -> None:
    place = tmp_path / "a.case"
    place.write_bytes(whole + b"\x00")
    assert isinstance(refusal(place), errors.TruncatedError)


@pytest.mark.parametrize("passphrase", ["다른 말", "", "   ", PASSPHRASE + " 바다"])
def test_a_wrong_passphrase(tmp_path: Path, whole: bytes, passphrase: str) -> None:
    place = tmp_path / "a.case"
    place.write_bytes(whole)
    assert isinstance(refusal(place, passphrase), errors.WrongPassphraseError)


def test_noise_is_no_case(tmp_path: Path) -> None:
    place = tmp_path / "a.case"
    place.write_bytes(random.Random(2).randbytes(4 * PAGE))
    assert isinstance(refusal(place), errors.WrongPassphraseError)


def test_a_flipped_byte_is_refused_or_does_no_harm(tmp_path: Path, whole: bytes) -> None:
    place = tmp_path / "a.case"
    place.write_bytes(whole)
    with open_case(place) as casefile:
        kept = list(casefile.entries())
    chance = random.Random(3)
    places = {*range(0, 100, 7), *(chance.randrange(len(whole)) for _ in range(100)), len(whole) - 1}
    refused = set()
    for at in sorted(places):
        place.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :])
        try:
            with open_case(place, read_only=True) as casefile:
                assert list(casefile.entries()) == kept
        except CaseFileError as error:
            refused.add(type(error))
    assert refused == {errors.WrongPassphraseError, errors.DamagedError}


def test_an_old_page_put_back_changes_no_entry_unseen(tmp_path: Path) -> None:
    """The cipher accepts an older page of the same file, and so does SQLite's own check.

    What proves the record is its chain; that its end is missing is seen only by whoever remembers the head.
    """
    place = tmp_path / "a.case"
    new_case(place, 20).close()
    older = place.read_bytes()
    with open_case(place) as casefile:
        grow(casefile, 20)
        kept = list(casefile.entries())
    newer = place.read_bytes()
    for page in range(0, len(older), PAGE):
        place.write_bytes(newer[:page] + older[page : page + PAGE] + newer[page + PAGE :])
        try:
            with open_case(place) as casefile:
                entries = list(casefile.entries())
        except CaseFileError:
            continue
        assert entries == kept[: len(entries)] or first_broken_link(as_links(entries))


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER entry_no_update",
        "CREATE TABLE extra(n)",
        "CREATE TRIGGER spy AFTER INSERT ON entry BEGIN DELETE FROM draft; END",
        "CREATE VIEW v_more AS SELECT 1",
        "CREATE INDEX quick ON mark(proposal)",
        "ALTER TABLE officer ADD COLUMN extra TEXT",
        "DROP VIEW v_log",
    ],
)
def test_altered_definitions_are_refused(tmp_path: Path, whole: bytes, statement: str) -> None:
    place = tmp_path / "a.case"
    place.write_bytes(whole)
    database = unlocked(place)
    database.execute(statement)
    database.close()
    assert isinstance(refusal(place), errors.SchemaAlteredError)


def test_a_newer_format_is_refused_with_its_number(tmp_path: Path, whole: bytes) -> None:
    place = tmp_path / "a.case"
    place.write_bytes(whole)
    database = unlocked(place)
    database.execute("PRAGMA user_version = 7")
    database.close()
    refused = refusal(place)
    assert isinstance(refused, errors.NewerFormatError)
    assert (refused.finding.fact("version"), refused.finding.fact("known")) == (7, 1)


@pytest.mark.parametrize("pragma", ["user_version = 0", "application_id = 1"])
def test_another_encrypted_database_is_no_case(tmp_path: Path, whole: bytes, pragma: str) -> None:
    place = tmp_path / "a.case"
    place.write_bytes(whole)
    database = unlocked(place)
    database.execute(f"PRAGMA {pragma}")
    database.close()
    assert isinstance(refusal(place), errors.NotACaseError)


def test_text_that_is_none_is_damage(tmp_path: Path) -> None:
    place = tmp_path / "a.case"
    with new_case(place) as casefile:
        with casefile.reading() as connection:
            connection.execute("INSERT INTO rehearsal_secret VALUES('a', CAST(x'ff' AS TEXT))")
        with pytest.raises(errors.DamagedError):
            casefile.rehearsal_secrets()


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    place = tmp_path / "a.case"
    place.write_bytes(b"somebody's")
    with pytest.raises(errors.ExistsAlreadyError):
        new_case(place)
    assert place.read_bytes() == b"somebody's"
    dangling = tmp_path / "b.case"
    dangling.symlink_to(tmp_path / "nowhere")
    with pytest.raises(errors.ExistsAlreadyError):
        new_case(dangling)


def test_a_new_file_needs_a_folder(tmp_path: Path) -> None:
    with pytest.raises(errors.NoFolderError):
        new_case(tmp_path / "none" / "a.case")


def test_a_failed_creation_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(errors.DiskFullError):
        new_case(tmp_path / "a.case")
    assert list(tmp_path.iterdir()) == []


def test_a_file_made_meanwhile_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "a.case"
    monkeypatch.setattr("os.fsync", lambda _: place.write_bytes(b"somebody's"))
    with pytest.raises(errors.ExistsAlreadyError):
        new_case(place)
    assert [one.name for one in tmp_path.iterdir()] == ["a.case"]
    assert place.read_bytes() == b"somebody's"


def test_a_crash_during_creation_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "a.case.part").write_bytes(b"half")
    new_case(tmp_path / "a.case", 1).close()
    assert [one.name for one in tmp_path.iterdir()] == ["a.case"]


@pytest.mark.parametrize("number", [13, 5])
@pytest.mark.parametrize("call", ["lstat", "open"])
def test_a_file_that_cannot_be_read(
    tmp_path: Path, whole: bytes, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    place = tmp_path / "a.case"
    place.write_bytes(whole)

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as broken:
        broken.setattr(Path, call, fail)
        with pytest.raises(errors.UnreadableError if number == 13 else errors.StorageFailedError):
            open_case(place)
    open_case(place).close()


def test_a_place_without_the_right_to_write(tmp_path: Path, whole: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "a.case"
    place.write_bytes(whole)
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(errors.ReadOnlyPlaceError):
        open_case(place)
    with pytest.raises(errors.ReadOnlyPlaceError):
        new_case(tmp_path / "b.case")
    open_case(place, read_only=True).close()


def test_a_system_that_syncs_no_folder_serves_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_file = os.open

    def refuse_folders(path: Path, flags: int, mode: int = 0o777) -> int:
        if path.is_dir():
            raise PermissionError(13, "Permission denied")
        return open_file(path, flags, mode)

    monkeypatch.setattr("os.open", refuse_folders)
    new_case(tmp_path / "a.case", 1).close()


def test_every_earlier_format_has_a_way_up() -> None:
    assert set(schema.MIGRATIONS) == set(range(1, schema.VERSION))


def test_only_its_owner_may_read_a_new_file(tmp_path: Path) -> None:
    new_case(tmp_path / "a.case").close()
    assert (tmp_path / "a.case").stat().st_mode & 0o777 == 0o600


def test_a_file_system_without_links_serves_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_source: object, _target: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", fail)
    new_case(tmp_path / "a.case", 1).close()
    assert [one.name for one in tmp_path.iterdir()] == ["a.case"]


def test_a_journal_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copied from a medium that is write-protected, most often; SQLite would call the whole file damaged."""
    place = tmp_path / "a.case"
    new_case(place, 3).close()
    left = files.journal(place)
    left.write_bytes(bytes(512))
    own = os.access
    monkeypatch.setattr("os.access", lambda path, mode: Path(path) != left and own(path, mode))
    with pytest.raises(errors.JournalReadOnlyError) as refused:
        open_case(place)
    assert refused.value.finding.fact("journal") == left.name
    with open_case(place, read_only=True) as file:
        assert file.head().seq == 3
