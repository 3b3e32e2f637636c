"""What was acknowledged stands, whatever happens to the program; and one file has one keeper."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_app.casefile import CaseFile
from committee_app.casefile.driver import DatabaseError
from committee_app.casefile.errors import (
    ClosedError,
    DiskFullError,
    InUseError,
    RenamedAfterCrashError,
    StorageFailedError,
    UnfinishedWriteError,
    WrongPassphraseError,
)
from tests.casefile.room import (
    grow,
    new_case,
    open_case,
    said_by_second_process,
    second_process,
)


class IoFailureError(DatabaseError):  # type: ignore[misc,valid-type]
    """What the driver raises when the disk does not do as told: SQLITE_IOERR_WRITE."""

    sqlite_errorcode = 778


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A closed case with three entries."""
    folder = tmp_path / "folder"
    folder.mkdir()
    new_case(folder / "a.case", 3).close()
    return folder / "a.case"


def test_nothing_acknowledged_is_lost_when_the_program_is_killed(place: Path) -> None:
    found = said_by_second_process("be_killed", place, 48)
    assert found["faults"] == []
    assert found["entries"] >= 48
    assert found["interrupted"] > 0


def test_a_file_is_refused_while_another_process_has_it_open(place: Path) -> None:
    keeper = second_process("hold", place)
    assert keeper.stdout is not None
    assert keeper.stdout.readline() == '"held"\n'
    for read_only in (False, True):
        with pytest.raises(InUseError):
            open_case(place, read_only=read_only)
    keeper.kill()
    keeper.communicate()
    with open_case(place) as casefile:
        assert casefile.head().seq == 3


def test_a_second_opening_in_this_process_does_not_give_up_the_lock(place: Path) -> None:
    with open_case(place):
        for read_only in (False, True):
            with pytest.raises(InUseError):
                open_case(place, read_only=read_only)
        with pytest.raises(InUseError):
            open_case(place.parent / ".." / "folder" / "a.case")
        assert said_by_second_process("try_to_open", place) == ["casefile.in_use"] * 4


def test_a_file_that_could_not_be_opened_is_not_held(place: Path) -> None:
    for _ in range(2):
        with pytest.raises(WrongPassphraseError):
            open_case(place, "다른 말")
    open_case(place).close()


def test_a_half_saved_file_is_tidied_up_by_the_next_opening(place: Path) -> None:
    assert said_by_second_process("leave_half_saved", place) == {"hot": True}
    with open_case(place) as casefile:
        assert casefile.head().seq == 3
        assert casefile.drafts("a") == {}


def test_a_wrong_passphrase_does_no_harm_to_a_half_saved_file(place: Path) -> None:
    said_by_second_process("leave_half_saved", place)
    with pytest.raises(WrongPassphraseError):
        open_case(place, "다른 말")
    with open_case(place) as casefile:
        assert casefile.head().seq == 3
        assert casefile.drafts("a") == {}


def test_a_half_saved_file_is_left_alone_when_it_is_only_to_be_read(place: Path) -> None:
    said_by_second_process("leave_half_saved", place)
    before = {one.name: one.read_bytes() for one in place.parent.iterdir()}
    with pytest.raises(UnfinishedWriteError):
        open_case(place, read_only=True)
    assert {one.name: one.read_bytes() for one in place.parent.iterdir()} == before


def test_a_half_saved_file_under_another_name_is_refused(place: Path) -> None:
    said_by_second_process("leave_half_saved", place)
    renamed = place.rename(place.with_name("b.case"))
    with pytest.raises(RenamedAfterCrashError) as refused:
        open_case(renamed)
    assert refused.value.finding.fact("journal") == "a.case-journal"
    renamed.rename(place)
    with open_case(place) as casefile:
        assert casefile.head().seq == 3


def test_a_wiped_journal_of_another_file_is_no_obstacle(place: Path) -> None:
    """A clean program that was killed leaves one; there is nothing in it to take back."""
    place.with_name("b.case-journal").write_bytes(bytes(512))
    open_case(place).close()


def test_a_renamed_file_opens_when_nothing_was_interrupted(place: Path) -> None:
    with open_case(place.rename(place.with_name("다른 이름.case"))) as casefile:
        assert casefile.head().seq == 3


def test_a_file_that_may_not_grow_keeps_what_it_has(place: Path) -> None:
    found = said_by_second_process("run_out_of_room", place)
    assert (found["said"], found["again"]) == ("casefile.storage_failed", "casefile.closed")
    assert found["entries"] > 3
    assert found["broken"] is None


def test_a_full_disk_is_said_and_nothing_is_lost(place: Path) -> None:
    with open_case(place) as casefile:
        with casefile.reading() as connection:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages + 4}")
        with pytest.raises(DiskFullError):
            grow(casefile, 500)
        kept = casefile.head().seq
        assert kept > 3
        casefile.drop_drafts("nobody")
    with open_case(place) as casefile:
        assert casefile.head().seq == kept
        grow(casefile, 1)


def test_a_full_disk_ends_the_whole_transaction(place: Path) -> None:
    def save_both(casefile: CaseFile) -> None:
        with casefile.transaction():
            grow(casefile, 1)
            casefile.put_attachment("large", "text/plain", bytes(200_000))

    with open_case(place) as casefile:
        with casefile.reading() as connection:
            connection.execute("PRAGMA max_page_count = 1")
        with pytest.raises(DiskFullError):
            save_both(casefile)
        assert casefile.head().seq == 3
        assert casefile.attachments() == ()


def test_a_failing_disk_closes_the_file(place: Path) -> None:
    casefile = open_case(place)
    with pytest.raises(StorageFailedError), casefile.reading():
        raise IoFailureError
    with pytest.raises(ClosedError):
        casefile.head()
    open_case(place).close()


def test_a_disk_that_fails_in_the_middle_of_several_calls_closes_the_file(place: Path) -> None:
    casefile = open_case(place)

    def save() -> None:
        with casefile.transaction():
            grow(casefile, 1)
            with casefile.reading():
                raise IoFailureError

    with pytest.raises(StorageFailedError):
        save()
    with pytest.raises(ClosedError):
        casefile.head()
    with open_case(place) as again:
        assert again.head().seq == 3


def test_an_error_of_other_files_is_not_ours(place: Path) -> None:
    """Whoever reads a roster inside a transaction is told about the roster."""
    with open_case(place) as casefile:
        with pytest.raises(FileNotFoundError), casefile.transaction():
            place.with_name("members.csv").read_bytes()
        assert casefile.head().seq == 3


def test_reading_changes_no_byte(place: Path) -> None:
    before, touched = place.read_bytes(), place.stat().st_mtime_ns
    with open_case(place, read_only=True) as casefile:
        assert len(list(casefile.entries())) == 3
        assert [one.name for one in place.parent.iterdir()] == ["a.case"]
    assert (place.read_bytes(), place.stat().st_mtime_ns) == (before, touched)


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o555), (0o644, 0o555)])
def test_a_place_that_cannot_be_written_is_said_and_can_be_read(place: Path, file_mode: int, folder_mode: int) -> None:
    before = place.read_bytes()
    place.chmod(file_mode)
    place.parent.chmod(folder_mode)
    found = said_by_second_process("have_no_right_to_write", place)
    place.parent.chmod(0o755)
    assert found == {"endings": ["casefile.read_only_place"] * 2, "entries": 3, "listed": ["a.case"]}
    assert place.read_bytes() == before


def test_a_protected_file_in_an_open_folder_is_said_at_once(place: Path) -> None:
    place.chmod(0o444)
    found = said_by_second_process("have_no_right_to_write", place)
    assert found["endings"] == ["casefile.read_only_place", "done"]


def test_a_closed_file_can_be_opened_again_at_once(place: Path) -> None:
    for expected in (3, 4, 5):
        with open_case(place) as casefile:
            assert casefile.head().seq == expected
            grow(casefile, 1)


def test_an_open_file_is_let_go_by_the_context(place: Path) -> None:
    def fail(casefile: CaseFile) -> None:
        with casefile:
            raise KeyError

    with pytest.raises(KeyError):
        fail(open_case(place))
    open_case(place).close()
