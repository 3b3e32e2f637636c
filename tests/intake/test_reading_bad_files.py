"""Every bad file is refused with the class of its cause, and nothing else ever comes out."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from committee_app.intake import errors
from committee_app.intake.errors import IntakeError
from committee_app.intake.reading import MAX_FILE_BYTES, read_bytes, read_grid
from tests.intake import bad_files
from tests.intake.bad_files import BadFile

KOREAN = "접수번호,신청기관\nL01,가람광역시\n"

BAD_WORKBOOKS: list[tuple[BadFile, type[IntakeError]]] = [
    (bad_files.two_cells_far_apart, errors.CellOutOfReachError),
    (bad_files.two_cells_far_apart_in_disguise, errors.DamagedWorkbookError),
    (bad_files.two_cells_far_apart_padded, errors.CellOutOfReachError),
    (bad_files.two_cells_far_apart_elsewhere, errors.CellOutOfReachError),
    (bad_files.a_hundred_thousand_columns, errors.CellOutOfReachError),
    (bad_files.a_merge_over_everything, errors.CellOutOfReachError),
    (bad_files.too_many_merges, errors.TooManyMergesError),
    (bad_files.a_large_rectangle, errors.TooManyCellsError),
    (bad_files.a_cell_of_600_megabytes, errors.ExpandsTooMuchError),
    (bad_files.an_entity_bomb, errors.DoctypeError),
    (bad_files.utf_16_parts, errors.XmlEncodingError),
    (bad_files.a_part_in_another_encoding, errors.XmlEncodingError),
    (bad_files.a_duplicate_part, errors.DuplicatePartError),
    (bad_files.a_document, errors.NotAWorkbookError),
    (bad_files.flagged_as_encrypted, errors.PasswordProtectedError),
    (bad_files.compressed_otherwise, errors.CompressionError),
    (bad_files.altered_inside, errors.DamagedWorkbookError),
    (lambda: bad_files.workbook()[:-40], errors.DamagedWorkbookError),
    (lambda: bad_files.workbook()[:300], errors.DamagedWorkbookError),
    (lambda: bad_files.workbook("<worksheet><sheetData><row>"), errors.DamagedWorkbookError),
    (lambda: bad_files.workbook(**{"../../evil.xml": "<a/>"}), errors.PartNameError),
    (lambda: bad_files.workbook(**{"/etc/passwd": ""}), errors.PartNameError),
    (lambda: bad_files.workbook(**{"xl\\evil.xml": ""}), errors.PartNameError),
    (lambda: bad_files.workbook(**{"C:evil.xml": ""}), errors.PartNameError),
    (lambda: bad_files.workbook(**{f"xl/{n}.xml": "" for n in range(400)}), errors.TooManyPartsError),
    (lambda: bad_files.workbook(bad_files.sheet("")), errors.EmptySheetError),
    (lambda: bad_files.workbook(bad_files.one_row(bad_files.cell("A1", "NaN"))), errors.NumberOutOfRangeError),
    (lambda: bad_files.workbook(bad_files.one_row(bad_files.cell("A1", "1e400"))), errors.NumberOutOfRangeError),
    (lambda: bad_files.workbook(bad_files.one_row(bad_files.cell("A1", "1e15"))), errors.NumberOutOfRangeError),
    (lambda: b"PK\x05\x06" + bytes(18), errors.NotAWorkbookError),
    (lambda: bad_files.OLE, errors.OldWorkbookError),
    (lambda: bad_files.OLE + "EncryptedPackage".encode("utf-16-le"), errors.PasswordProtectedError),
    (KOREAN.encode, errors.RenamedFileError),
    (lambda: b"%PDF-1.7\n", errors.RenamedFileError),
]

BAD_TEXTS: list[tuple[bytes, type[IntakeError]]] = [
    (b"\x81\xff\xff\xfe", errors.UnknownEncodingError),
    (b"\xff\xfea", errors.UnknownEncodingError),
    (b"a,b\n1,\0\n", errors.NulByteError),
    (b'a,b\n"1,2\n3,4\n', errors.BrokenQuotesError),
    (b'a,b\n"1"x,2\n', errors.BrokenQuotesError),
    (b"name,amount\nL01,1,800\n", errors.RowTooLongError),
    (b"name,amount\nL01," + b"9" * 40_000 + b"\n", errors.CellTooLongError),
    (b"name,amount\nL01," + b"9" * 140_000 + b"\n", errors.CellTooLongError),
    (b"a," * 100_000 + b"\n", errors.CellOutOfReachError),
    (b"a\n" * 20_001, errors.CellOutOfReachError),
    ((b"a" + b",a" * 99 + b"\n") * 6_000, errors.TooManyCellsError),
    (b" , ,\n\n", errors.EmptySheetError),
    (b"\xef\xbb\xbf", errors.EmptySheetError),
    (b"", errors.EmptyFileError),
    ("이름\n홍\u200b길동\n".encode(), errors.ForbiddenCharacterError),
    ("이름\n홍\u202e길동\n".encode(), errors.ForbiddenCharacterError),
    ("이름\n홍\u3164길동\n".encode(), errors.ForbiddenCharacterError),
    ("이름\n홍\ufffd동\n".encode(), errors.ForbiddenCharacterError),
    (b"name\nA\x1bB\n", errors.ForbiddenCharacterError),
    (bad_files.workbook(), errors.RenamedFileError),
]


@pytest.mark.parametrize(
    ("bad", "cause"), BAD_WORKBOOKS, ids=[f"{at}-{cause.__name__}" for at, (_, cause) in enumerate(BAD_WORKBOOKS)]
)
def test_a_bad_workbook_is_refused_for_its_own_cause(tmp_path: Path, bad: BadFile, cause: type[IntakeError]) -> None:
    path = tmp_path / "roster.xlsx"
    path.write_bytes(bad())
    with pytest.raises(IntakeError) as refusal:
        read_grid(path)
    assert type(refusal.value) is cause
    assert refusal.value.finding.fact("file") == "roster.xlsx"


@pytest.mark.parametrize(
    ("raw", "cause"), BAD_TEXTS, ids=[f"{at}-{cause.__name__}" for at, (_, cause) in enumerate(BAD_TEXTS)]
)
def test_a_bad_text_is_refused_for_its_own_cause(tmp_path: Path, raw: bytes, cause: type[IntakeError]) -> None:
    path = tmp_path / "roster.csv"
    path.write_bytes(raw)
    with pytest.raises(IntakeError) as refusal:
        read_grid(path)
    assert type(refusal.value) is cause


def test_no_two_causes_share_a_code() -> None:
    causes = IntakeError.__subclasses__()
    assert len({cause.code for cause in causes}) == len(causes)
    assert all(cause.code.startswith("intake.") for cause in causes)


def test_every_cause_is_met_by_some_test() -> None:
    met = {cause for _, cause in [*BAD_WORKBOOKS, *BAD_TEXTS]}
    elsewhere = {  # in this file below, in test_guarded.py and test_proposal_pages.py
        errors.MissingFileError,
        errors.NotARegularFileError,
        errors.UnreadableFileError,
        errors.FileTooLargeError,
        errors.UnknownKindError,
        errors.ParserDiedError,
        errors.ParserTimedOutError,
        errors.ProposalDamagedError,
        errors.ProposalLockedError,
        errors.ProposalNoPdfError,
        errors.ProposalTooLargeError,
    }
    assert met | elsewhere == set(IntakeError.__subclasses__())


def places(tmp_path: Path) -> Iterator[tuple[Path, type[IntakeError], str]]:
    real = tmp_path / "real.csv"
    real.write_bytes(KOREAN.encode())
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "link.csv").symlink_to(real)
    (tmp_path / "roster.hwp").write_bytes(KOREAN.encode())
    os.mkfifo(tmp_path / "pipe.csv")
    yield tmp_path / "nowhere.csv", errors.MissingFileError, "file"
    yield real / "below.csv", errors.MissingFileError, "file"
    yield tmp_path / "zero\0byte.csv", errors.MissingFileError, "file"
    yield tmp_path / "folder.csv", errors.NotARegularFileError, "folder"
    yield tmp_path / "link.csv", errors.NotARegularFileError, "link"
    yield tmp_path / "pipe.csv", errors.NotARegularFileError, "device"
    yield tmp_path / f"{'long' * 100}.csv", errors.UnreadableFileError, "ENAMETOOLONG"
    yield tmp_path / "roster.hwp", errors.UnknownKindError, ".hwp"


def test_what_is_no_regular_roster_file_is_named(tmp_path: Path) -> None:
    for path, cause, fact in places(tmp_path):
        with pytest.raises(IntakeError) as refusal:
            read_grid(path)
        assert type(refusal.value) is cause
        assert fact == "file" or fact in dict(refusal.value.finding.params).values()


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    with pytest.raises(errors.FileTooLargeError):
        read_bytes(path)


def test_all_forbidden_characters_are_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_text("이름,소속\n홍\u200b길동,가\u202e나\n", encoding="utf-8")
    with pytest.raises(errors.ForbiddenCharacterError) as refusal:
        read_grid(path)
    named = [(found.fact("cell"), found.fact("character")) for found in refusal.value.findings]
    assert named == [("A2", "U+200B"), ("B2", "U+202E")]


def test_a_number_that_is_none_is_named_by_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    path.write_bytes(bad_files.workbook(bad_files.sheet(f'<row r="7">{bad_files.cell("C7", "1e400")}</row>')))
    with pytest.raises(errors.NumberOutOfRangeError) as refusal:
        read_grid(path)
    facts = dict(refusal.value.finding.params)
    assert (facts["cell"], facts["row"], facts["column"]) == ("C7", 7, 3)


def read_or_refuse(path: Path, raw: bytes) -> None:
    """Anything but a grid or an `IntakeError` fails the test by itself."""
    path.write_bytes(raw)
    with contextlib.suppress(IntakeError):
        assert read_grid(path).rows


@given(raw=st.binary(max_size=400), suffix=st.sampled_from([".csv", ".txt", ".xlsx", ""]))
@settings(max_examples=300)
def test_random_bytes_give_a_grid_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes, suffix: str
) -> None:
    read_or_refuse(tmp_path_factory.getbasetemp() / f"random{suffix}", raw)


@given(raw=st.binary(max_size=400))
@settings(max_examples=100)
def test_random_bytes_that_begin_as_an_archive_give_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    read_or_refuse(tmp_path_factory.getbasetemp() / "archive.xlsx", b"PK\x03\x04" + raw)


GOOD = bad_files.workbook(bad_files.one_row(bad_files.cell("A1") + bad_files.cell("B1", "44.6")))


@given(at=st.integers(0, len(GOOD) - 1), byte=st.integers(1, 255))
@settings(max_examples=60)
def test_a_workbook_with_one_byte_changed_gives_a_grid_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, at: int, byte: int
) -> None:
    changed = GOOD[:at] + bytes([GOOD[at] ^ byte]) + GOOD[at + 1 :]
    read_or_refuse(tmp_path_factory.getbasetemp() / "changed.xlsx", changed)


@given(inside=st.text(alphabet='<>/="crvtsi A1XFD0123456789&;#ENaN-e.', max_size=120))
@settings(max_examples=60)
def test_a_sheet_of_random_markup_gives_a_grid_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, inside: str
) -> None:
    read_or_refuse(tmp_path_factory.getbasetemp() / "markup.xlsx", bad_files.workbook(bad_files.one_row(inside)))


@pytest.mark.parametrize("rows", [20_001, 100_000])
def test_a_roster_of_a_hundred_thousand_rows_is_refused_with_the_limit(tmp_path: Path, rows: int) -> None:
    """Measured: 0.4 s of the processor and 130 MB for the whole process; a committee has a hundred rows."""
    path = tmp_path / "members.csv"
    path.write_text(KOREAN.splitlines()[0] + "\nL01,가람광역시" * (rows - 1), encoding="utf-8")
    with pytest.raises(errors.CellOutOfReachError) as refused:
        read_grid(path)
    (found,) = refused.value.findings
    assert (found.fact("cell"), found.fact("max_rows")) == (f"B{rows}", 20_000)


def test_a_roster_as_long_as_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "members.csv"
    path.write_text(KOREAN.splitlines()[0] + "\nL01,가람광역시" * 19_999, encoding="utf-8")
    assert len(read_grid(path).rows) == 20_000
