"""A workbook computed again by LibreOffice, without a window and without the values that stand beside the formulas."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
NO_OFFICE = "LibreOffice is not here; scripts/setup.sh --auditor installs it"

_VALUE = re.compile(rb"(</f>)<v>[^<]*</v>")
_TYPE_OF_FORMULA = re.compile(rb'(<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?) t="str"(><f>)')
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""

Cells = dict[str, list[list[Any]]]


def parts(workbook: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook by name."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def written(contents: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return out.getvalue()


def without_values(workbook: bytes) -> bytes:
    """Return the workbook with its formulas alone, so that no value of ours can be mistaken for a computed one."""
    changed = {
        name: _TYPE_OF_FORMULA.sub(rb"\1\2", _VALUE.sub(rb"\1", data)) if name.startswith("xl/worksheets/") else data
        for name, data in parts(workbook).items()
    }
    return written(changed)


def cells(workbook: bytes) -> Cells:
    """Return what each page shows, row by row from its first cell."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def recalculated(workbook: bytes, folder: Path) -> Cells:
    """Return what LibreOffice computes from the formulas."""
    assert OFFICE is not None
    profile, out = folder / "profile", folder / "out"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")
    (folder / "result.xlsx").write_bytes(without_values(workbook))
    command = [OFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--convert-to", "xlsx"]
    subprocess.run(
        [*command, "--outdir", str(out), str(folder / "result.xlsx")], check=True, capture_output=True, timeout=240
    )
    return cells((out / "result.xlsx").read_bytes())


def differences(ours: Cells, theirs: Cells) -> list[str]:
    """Return every cell that is not the same, as page, row, column and both values."""
    found = []
    for name, rows in ours.items():
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                other = theirs[name][at][column] if at < len(theirs[name]) and column < len(theirs[name][at]) else ""
                if value != other:
                    found.append(f"{name} {at + 1}/{column + 1}: {value!r} is {other!r}")
    return found
