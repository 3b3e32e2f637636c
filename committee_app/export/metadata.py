"""What a records system asks of what it registers (공공기록물 등록 정보), as JSON and as XML with the same names.

The facts are those of the decree on minutes (시행령 제18조②) that a register holds, and the digests by which the files
are found again. Who attended stands in the minutes; here are numbers. What the agency decides when it registers (class
of retention, unit task) is not ours to fill in and is not there.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

from committee_app.case import acts
from committee_app.export.minutes.day import times
from committee_app.export.minutes.source import MinutesSource

FORMAT = "committee-metadata/1"
_MEDIA = {
    "pdf": "application/pdf",
    "json": "application/json",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Fact = str | int | bool | None | list[Any] | dict[str, Any]


def metadata(source: MinutesSource, files: Mapping[str, bytes]) -> dict[str, Fact]:
    """Return the facts about a case and its files, for a case whose minutes are issued; a function of both."""
    state, rules, meeting = source.state, source.rules, source.meeting
    day = times(source)
    issued = [act for _, act in source.of(acts.MinutesIssued)]
    created = next(act for _, act in source.of(acts.CaseCreated))
    signed = [one.at for one, _ in source.of(acts.MinutesSigned)]
    return {
        "format": FORMAT,
        "case": state.case,
        "title": state.title,
        "rehearsal": state.rehearsal,
        "meeting": meeting.title,
        "committee": rules.committee_title.ko,
        "producer": rules.ministry.ko,
        "convened_by": meeting.convened_by,
        "place": meeting.place,
        "began": day.begun.isoformat(),
        "ended": day.ended.isoformat() if day.ended else None,
        "signed": signed[-1] if signed else None,
        "attended": len(source.attended()),
        "observers": len(meeting.observers),
        "agenda": list(meeting.agenda),
        "disclosure": rules.disclosure.ko,
        "basis": rules.basis,
        "fictitious": rules.fictitious,
        "programme": rules.id,
        "rules_sha256": state.rules_sha256,
        "entries": len(source.hashes),
        "record_head": source.hashes[-1].hex(),
        "pages": issued[-1].pages if issued else None,
        "language": issued[-1].language if issued else None,
        "replaces": [act.replaces for act in issued if act.replaces],
        "program": created.program,
        "build": created.build,
        "files": [_file(name, data) for name, data in sorted(files.items())],
    }


def _file(name: str, data: bytes) -> dict[str, Fact]:
    return {
        "name": name,
        "media": _MEDIA[name.rpartition(".")[2]],
        "bytes": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def as_json(facts: Mapping[str, Fact]) -> bytes:
    """Return the facts as JSON, one a line, in their order."""
    return (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode()


def as_xml(facts: Mapping[str, Fact]) -> bytes:
    """Return the facts as XML: an element a fact, `item` for each part of a list, none for what is not known."""
    root = ET.Element("metadata")
    for name, value in facts.items():
        _add(root, name, value)
    ET.indent(root, " ")
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _add(parent: ET.Element, name: str, value: Fact) -> None:
    if value is None:
        return
    element = ET.SubElement(parent, name)
    if isinstance(value, dict):
        for key, one in value.items():
            _add(element, key, one)
    elif isinstance(value, list):
        for one in value:
            _add(element, "item", one)
    elif isinstance(value, bool):
        element.text = "true" if value else "false"
    else:
        # A control character has no form in XML; the minutes do not show it either.
        element.text = _NOT_IN_XML.sub("\ufffd", str(value))
