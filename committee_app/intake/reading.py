"""A file somebody hands over, into a grid of text, or one refusal with its cause.

To take over nothing but what was checked, a file is
 (1) opened once, as a regular file of bounded size, and its bytes are read once;
 (2) recognised by these bytes; its name only has to agree;
 (3) a workbook: its parts are looked at from outside, then a guarded child parses them;
 (4) a text: decoded strictly and split into cells;
 (5) tidied: every cell composed, trimmed, and free of what nobody sees.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import stat
from pathlib import Path
from typing import Any

from committee_app.intake import delimited
from committee_app.intake.errors import (
    DamagedWorkbookError,
    EmptyFileError,
    EmptySheetError,
    FileTooLargeError,
    MissingFileError,
    NotARegularFileError,
    NumberOutOfRangeError,
    OldWorkbookError,
    ParserDiedError,
    PasswordProtectedError,
    RenamedFileError,
    TooManyCellsError,
    UnknownKindError,
    UnreadableFileError,
)
from committee_app.intake.grids import Grid, cell_name, tidy_rows
from committee_app.intake.guarded import ROSTER_LIMITS, Limits, workbook_answer
from committee_app.intake.workbook_check import check_workbook

MAX_FILE_BYTES = 30 << 20
SUFFIXES = {".xlsx": "workbook", ".xlsm": "workbook", ".csv": "text", ".tsv": "text", ".txt": "text", "": ""}
"""The endings we take, and what each promises; a name without ending promises nothing."""

_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_RECOGNISED = {b"%PDF-": "pdf", b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg", b"<?xml": "xml", b"<html": "html"}
_WHAT_LINKS_ARE = (errno.ELOOP, errno.EMLINK)


def read_grid(path: Path, *, encoding: str | None = None, limits: Limits = ROSTER_LIMITS) -> Grid:
    """Return the cells of a workbook's first sheet in use, or of a text file.

    `encoding` is the secretary's choice for a text file (one of `delimited.readable_encodings`); without it the
    first that fits is taken. A workbook knows its own.

    Raises:
        IntakeError: one class per cause, see `errors.py`.
    """
    file = path.name
    raw = read_bytes(path)
    holds = _content(file, raw)
    promised = _promise(file, path.suffix.lower())
    if promised and promised != holds:
        raise RenamedFileError(file, named=promised, holds=holds)
    digest = hashlib.sha256(raw).hexdigest()
    if holds == "workbook":
        sheet_name, rows = _workbook_rows(file, raw, limits)
        return Grid(file, sheet_name, None, tidy_rows(file, rows), digest)
    if holds != "text":
        raise UnknownKindError(file, holds)
    text, encoding = delimited.decode(file, raw, encoding)
    return Grid(file, "", encoding, tidy_rows(file, delimited.split(file, text)), digest)


def read_pasted(name: str, text: str) -> Grid:
    """Return the cells of rows that were copied out of a spreadsheet, or of any text with the same delimiters.

    The digest is of the text in UTF-8 with plain line ends: what the clipboard added on the way says nothing.

    Raises:
        IntakeError: one class per cause, as for a file; `name` stands for the file's.
    """
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    raw = plain.encode("utf-8", errors="replace")
    if not plain.strip():
        raise EmptyFileError(name)
    if len(raw) > MAX_FILE_BYTES:
        raise FileTooLargeError(name, len(raw), MAX_FILE_BYTES)
    whole, _ = delimited.decode(name, raw, "utf-8")
    return Grid(name, "", None, tidy_rows(name, delimited.split(name, whole)), hashlib.sha256(raw).hexdigest())


def read_bytes(path: Path, limit: int = MAX_FILE_BYTES) -> bytes:
    """Return the content of a regular file of at most `limit` bytes; never through a link, never waiting on a device.

    Raises:
        MissingFileError, NotARegularFileError, UnreadableFileError, FileTooLargeError, EmptyFileError
    """
    file = path.name
    try:
        _refuse_irregular(file, path.lstat().st_mode)
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb") as content:  # noqa: PTH123  # by descriptor: the file that was checked
            about = os.fstat(content.fileno())
            _refuse_irregular(file, about.st_mode)
            if about.st_size > limit:
                raise FileTooLargeError(file, about.st_size, limit)
            raw = content.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError) as fault:
        raise MissingFileError(file) from fault
    except OSError as fault:
        if fault.errno in _WHAT_LINKS_ARE:
            raise NotARegularFileError(file, "link") from fault
        raise UnreadableFileError(file, errno.errorcode.get(fault.errno or 0, "unknown")) from fault
    except ValueError as fault:  # a zero byte in the path
        raise MissingFileError(file) from fault
    if len(raw) > limit:  # it grew while we read
        raise FileTooLargeError(file, len(raw), limit)
    if not raw:
        raise EmptyFileError(file)
    return raw


def _refuse_irregular(file: str, mode: int) -> None:
    if stat.S_ISLNK(mode):
        raise NotARegularFileError(file, "link")
    if stat.S_ISDIR(mode):
        raise NotARegularFileError(file, "folder")
    if not stat.S_ISREG(mode):
        raise NotARegularFileError(file, "device")


def _content(file: str, raw: bytes) -> str:
    """Return what the bytes are: `workbook` (any archive), `text`, or a kind known by its first bytes."""
    if raw.startswith(_ARCHIVES):
        return "workbook"
    if raw.startswith(_OLE):
        raise PasswordProtectedError(file) if _ENCRYPTED_STREAM in raw else OldWorkbookError(file)
    beginning = raw[:16].lstrip().lower()
    return next((kind for mark, kind in _RECOGNISED.items() if beginning.startswith(mark.lower())), "text")


def _promise(file: str, suffix: str) -> str:
    if suffix not in SUFFIXES:
        raise UnknownKindError(file, suffix)
    return SUFFIXES[suffix]


def _workbook_rows(file: str, raw: bytes, limits: Limits) -> tuple[str, list[list[str]]]:
    check_workbook(file, raw)
    answer = _strict_json(file, workbook_answer(file, raw, limits))
    if "fault" in answer:
        _raise_fault(file, answer)
    match answer:
        case {"sheet": str(sheet_name), "rows": list(rows)} if _are_rows_of_text(rows):
            return sheet_name, rows
    raise ParserDiedError(file, "answer")


def _strict_json(file: str, answer: bytes) -> dict[str, Any]:
    """Return the child's answer as an object. The child has seen the file; we do not trust it either."""
    try:
        read = json.loads(answer, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as fault:
        raise ParserDiedError(file, "answer") from fault
    if not isinstance(read, dict):
        raise ParserDiedError(file, "answer")
    return read


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _are_rows_of_text(rows: list[object]) -> bool:
    return all(isinstance(row, list) and all(isinstance(cell, str) for cell in row) for row in rows)


def _raise_fault(file: str, answer: dict[str, Any]) -> None:
    match answer:
        case {"fault": "password"}:
            raise PasswordProtectedError(file)
        case {"fault": "damaged"}:
            raise DamagedWorkbookError(file)
        case {"fault": "empty"}:
            raise EmptySheetError(file)
        case {"fault": "cells", "cells": int(cells), "limit": int(limit)}:
            raise TooManyCellsError(file, cells, limit)
        case {"fault": "number", "row": int(row), "column": int(column), "found": str(found)} if min(row, column) >= 0:
            raise NumberOutOfRangeError(file, cell_name(row, column), row + 1, column + 1, found[:40])
    raise ParserDiedError(file, "answer")
