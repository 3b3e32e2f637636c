"""The SQLite file: the only package that knows a database.

`CaseFile` keeps the record; `readable` its plain tables; `write_copy` and
`keep_copy` copy an open file; `write_audit_copy` makes the copy for SQL tools; `CaseFileError`
is everything that can go wrong with the file itself.
"""

from committee_app.casefile.audit_copy import write_audit_copy
from committee_app.casefile.casefile import Attachment, CaseFile, Draft, Entry, Head, KeptDraft
from committee_app.casefile.copies import Copy, FoundCopy, copies_in, keep_copy, write_copy
from committee_app.casefile.errors import CaseFileError
from committee_app.casefile.readable import RankingRow, ReadableRows, differences, readable_rows, rows_after

__all__ = [
    "Attachment",
    "CaseFile",
    "CaseFileError",
    "Copy",
    "Draft",
    "Entry",
    "FoundCopy",
    "Head",
    "KeptDraft",
    "RankingRow",
    "ReadableRows",
    "copies_in",
    "differences",
    "keep_copy",
    "readable_rows",
    "rows_after",
    "write_audit_copy",
    "write_copy",
]
