"""Why a file cannot be read: one class per cause, each with the finding that the secretary is shown.

Rows and columns in findings count from one, as on the screen of a spreadsheet; `cell` is the name seen there.
"""

from __future__ import annotations

from typing import ClassVar

from committee_app.case.findings import Finding


class IntakeError(Exception):
    """A file was refused, whole; nothing of it was taken over."""

    code: ClassVar[str] = "intake.refused"

    def __init__(self, file: str, **facts: str | int) -> None:
        self.findings: tuple[Finding, ...] = (Finding.of(self.code, file=file, **facts),)
        super().__init__(f"{self.code} {dict(self.finding.params)}")

    @property
    def finding(self) -> Finding:
        """The first finding; almost always the only one."""
        return self.findings[0]


# --- the file itself ----------------------------------------------------------------------------------


class MissingFileError(IntakeError):
    """Nothing lies at this path."""

    code = "intake.missing_file"


class NotARegularFileError(IntakeError):
    """The path leads to a link, a folder or a device. `kind`: `link`, `folder`, `device`."""

    code = "intake.not_a_regular_file"

    def __init__(self, file: str, kind: str) -> None:
        super().__init__(file, kind=kind)


class UnreadableFileError(IntakeError):
    """The system does not let us read the file. `reason` is the system's own name for it (`EACCES`)."""

    code = "intake.unreadable_file"

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(file, reason=reason)


class FileTooLargeError(IntakeError):
    """A roster is never that large. `size` and `limit` in bytes."""

    code = "intake.file_too_large"

    def __init__(self, file: str, size: int, limit: int) -> None:
        super().__init__(file, size=size, limit=limit)


class EmptyFileError(IntakeError):
    """The file has no content at all."""

    code = "intake.empty_file"


class UnknownKindError(IntakeError):
    """The name ends in something that is no roster."""

    code = "intake.unknown_kind"

    def __init__(self, file: str, suffix: str) -> None:
        super().__init__(file, suffix=suffix)


class RenamedFileError(IntakeError):
    """Name and content disagree. `named` and `holds`: `workbook`, `text`, or the kind that was recognised."""

    code = "intake.renamed_file"

    def __init__(self, file: str, named: str, holds: str) -> None:
        super().__init__(file, named=named, holds=holds)


# --- the workbook as an archive of parts --------------------------------------------------------------


class NotAWorkbookError(IntakeError):
    """An archive, but not of a workbook. `holds`: `docx`, `pptx`, `hwpx`, `ods`, `xlsb` or `zip`."""

    code = "intake.not_a_workbook"

    def __init__(self, file: str, holds: str) -> None:
        super().__init__(file, holds=holds)


class OldWorkbookError(IntakeError):
    """A file in the container of before 2007 (`.xls`, `.hwp`)."""

    code = "intake.old_workbook"


class PasswordProtectedError(IntakeError):
    """The workbook is encrypted; only somebody who knows its password can save it without one."""

    code = "intake.password_protected"


class DamagedWorkbookError(IntakeError):
    """The workbook is cut off or altered and cannot be read."""

    code = "intake.damaged_workbook"


class TooManyPartsError(IntakeError):
    """More parts than a roster has."""

    code = "intake.too_many_parts"

    def __init__(self, file: str, parts: int, limit: int) -> None:
        super().__init__(file, parts=parts, limit=limit)


class PartNameError(IntakeError):
    """A part with a name that leads out of the workbook, or with characters no part name has."""

    code = "intake.part_name"

    def __init__(self, file: str, part: str) -> None:
        super().__init__(file, part=part)


class DuplicatePartError(IntakeError):
    """Two parts of the same name: two programs could read two different rosters."""

    code = "intake.duplicate_part"

    def __init__(self, file: str, part: str) -> None:
        super().__init__(file, part=part)


class CompressionError(IntakeError):
    """A part is compressed in a way no spreadsheet program uses."""

    code = "intake.compression"

    def __init__(self, file: str, part: str) -> None:
        super().__init__(file, part=part)


class ExpandsTooMuchError(IntakeError):
    """A part becomes far larger than its file: a decompression bomb."""

    code = "intake.expands_too_much"

    def __init__(self, file: str, part: str) -> None:
        super().__init__(file, part=part)


class DoctypeError(IntakeError):
    """A part declares a document type or entities; no spreadsheet program writes them."""

    code = "intake.doctype"

    def __init__(self, file: str, part: str) -> None:
        super().__init__(file, part=part)


class XmlEncodingError(IntakeError):
    """A part is not written in UTF-8, so that our look at its bytes would prove nothing."""

    code = "intake.xml_encoding"

    def __init__(self, file: str, part: str) -> None:
        super().__init__(file, part=part)


class TooManyMergesError(IntakeError):
    """More merged regions than a roster has."""

    code = "intake.too_many_merges"

    def __init__(self, file: str, merges: int, limit: int) -> None:
        super().__init__(file, merges=merges, limit=limit)


# --- the cells ----------------------------------------------------------------------------------------


class CellOutOfReachError(IntakeError):
    """A cell, or a merged region, far outside of any roster (`XFD1048576`)."""

    code = "intake.cell_out_of_reach"

    def __init__(self, file: str, cell: str, max_rows: int, max_columns: int) -> None:
        super().__init__(file, cell=cell, max_rows=max_rows, max_columns=max_columns)


class TooManyCellsError(IntakeError):
    """More cells, empty ones in between included, than a roster has."""

    code = "intake.too_many_cells"

    def __init__(self, file: str, cells: int, limit: int) -> None:
        super().__init__(file, cells=cells, limit=limit)


class EmptySheetError(IntakeError):
    """No sheet that can be seen has anything in it."""

    code = "intake.empty_sheet"


class NumberOutOfRangeError(IntakeError):
    """A number that a spreadsheet cannot hold exactly, or that is none. `found` is how it came (`nan`, `1e+20`)."""

    code = "intake.number_out_of_range"

    def __init__(self, file: str, cell: str, row: int, column: int, found: str) -> None:
        super().__init__(file, cell=cell, row=row, column=column, found=found)


class CellTooLongError(IntakeError):
    """A text longer than any cell of a spreadsheet. `limit` in characters."""

    code = "intake.cell_too_long"

    def __init__(self, file: str, row: int, limit: int) -> None:
        super().__init__(file, row=row, limit=limit)


class ForbiddenCharacterError(IntakeError):
    """Characters nobody sees: controls, marks of direction, of no width. All places are named, the first 100."""

    code = "intake.forbidden_character"
    shown = 100

    def __init__(self, file: str, places: tuple[tuple[str, int, int, str], ...]) -> None:
        cell, row, column, character = places[0]
        super().__init__(file, cell=cell, row=row, column=column, character=character)
        self.findings = tuple(
            Finding.of(self.code, file=file, cell=cell, row=row, column=column, character=character)
            for cell, row, column, character in places[: self.shown]
        )


# --- text files ---------------------------------------------------------------------------------------


class UnknownEncodingError(IntakeError):
    """Neither UTF-16 with a mark, nor UTF-8, nor CP949; or not the encoding that was asked for."""

    code = "intake.unknown_encoding"

    def __init__(self, file: str, tried: str) -> None:
        super().__init__(file, tried=tried)


class NulByteError(IntakeError):
    """A zero byte: this is no text."""

    code = "intake.nul_byte"

    def __init__(self, file: str, line: int) -> None:
        super().__init__(file, line=line)


class BrokenQuotesError(IntakeError):
    """Quotation marks that do not match; what follows could belong to any cell. `line` counts lines of the file."""

    code = "intake.broken_quotes"

    def __init__(self, file: str, line: int) -> None:
        super().__init__(file, line=line)


class RowTooLongError(IntakeError):
    """A row with more values than headings: an amount such as 1,800 without quotation marks moves all after it."""

    code = "intake.row_too_long"

    def __init__(self, file: str, row: int, found: int, expected: int) -> None:
        super().__init__(file, row=row, found=found, expected=expected)


# --- the guarded parser -------------------------------------------------------------------------------


class ParserDiedError(IntakeError):
    """The child process ended without an answer we accept. `how`: `signal 6`, `status 1`, `not started`, `answer`."""

    code = "intake.parser_died"

    def __init__(self, file: str, how: str) -> None:
        super().__init__(file, how=how)


class ParserTimedOutError(IntakeError):
    """The child process was stopped after this many seconds."""

    code = "intake.parser_timed_out"

    def __init__(self, file: str, seconds: int) -> None:
        super().__init__(file, seconds=seconds)


# --- proposals on screen ------------------------------------------------------------------------------


class ProposalNoPdfError(IntakeError):
    """The file is not a PDF."""

    code = "intake.proposal_no_pdf"


class ProposalTooLargeError(IntakeError):
    """A proposal is never that large. `size` and `limit` in bytes."""

    code = "intake.proposal_too_large"

    def __init__(self, file: str, size: int, limit: int) -> None:
        super().__init__(file, size=size, limit=limit)


class ProposalLockedError(IntakeError):
    """The PDF asks for a password."""

    code = "intake.proposal_locked"


class ProposalDamagedError(IntakeError):
    """The PDF cannot be read, or whoever reads it dies or never ends; nothing else is harmed by that."""

    code = "intake.proposal_damaged"
