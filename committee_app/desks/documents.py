"""Proposals as they were handed in: which file belongs to which project, and how the case file keeps them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from committee_app.case import acts
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import ProposalId
from committee_app.case.proposals import Proposal
from committee_app.desks.record import Record
from committee_app.intake.proposal_pages import check_pdf

MEDIA = "application/pdf"
_PREFIX = "document:"
_TOKENS = re.compile(r"[^\W_]+")
_SHORTEST_TITLE = 4
"""Characters: a shorter title or applicant is found in names that mean something else."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A file as it was picked: its name without folders, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Matching:
    """Which file is whose: by number first, else by title or applicant where only one project has it."""

    found: Mapping[ProposalId, str]
    findings: tuple[Finding, ...]
    without: tuple[ProposalId, ...]
    """Projects for which there is no file."""


def match_documents(proposals: Iterable[Proposal], names: Iterable[str]) -> Matching:
    """Match files to projects by their names; a file of nobody or a second one for a project is a finding.

    >>> from committee_app.case.identifiers import TrackId
    >>> one = Proposal(ProposalId("C01"), "민원 답변 초안 생성", "다솜처(가상)", "", TrackId("central"), ())
    >>> match_documents((one,), ("[C01] 제안서.pdf",)).found
    {'C01': '[C01] 제안서.pdf'}
    """
    projects = tuple(proposals)
    found: dict[ProposalId, str] = {}
    findings: list[Finding] = []
    for name in names:
        whose = _whose(projects, name)
        if whose is None:
            findings.append(Finding.of("document.unmatched", file=name))
        elif whose in found:
            findings.append(Finding.of("document.twice", proposal=whose))
        else:
            found[whose] = name
    return Matching(found, tuple(findings), tuple(one.id for one in projects if one.id not in found))


def _whose(projects: tuple[Proposal, ...], name: str) -> ProposalId | None:
    stem = unicodedata.normalize("NFKC", name).rpartition(".")[0] or name
    tokens = {_plain_number(one) for one in _TOKENS.findall(stem)}
    numbered = [one.id for one in projects if _plain_number(one.id) in tokens]
    if numbered:
        return numbered[0] if len(numbered) == 1 else None
    squeezed = _squeezed(stem)
    titled = [one.id for one in projects if _is_in(one.title, squeezed)]
    applied = [one.id for one in projects if _is_in(one.applicant, squeezed)]
    return next((named[0] for named in (titled, applied) if len(named) == 1), None)


def _plain_number(text: str) -> str:
    """Return a project's number without case and leading zeros: L9, l09 and L-009 are one.

    >>> _plain_number("L-009"), _plain_number("C10")
    ('l9', 'c10')
    """
    squeezed = _squeezed(text)
    letters = squeezed.rstrip("0123456789")
    return letters + (squeezed[len(letters) :].lstrip("0") or "")


def _squeezed(text: str) -> str:
    return "".join(_TOKENS.findall(unicodedata.normalize("NFKC", text).casefold()))


def _is_in(text: str, squeezed: str) -> bool:
    wanted = _squeezed(text.partition("(")[0])
    return len(wanted) >= _SHORTEST_TITLE and wanted in squeezed


def document_act(documents: Mapping[ProposalId, Handed]) -> acts.DocumentsAttached:
    """Return the act that names these files by their digests; `IntakeError` for a file that is no PDF or too large."""
    for one in documents.values():
        check_pdf(one.name, one.data)
    return acts.DocumentsAttached(
        tuple(
            acts.Document(proposal, unicodedata.normalize("NFC", one.name), hashlib.sha256(one.data).hexdigest())
            for proposal, one in documents.items()
        )
    )


def keep_documents(record: Record, documents: Mapping[ProposalId, Handed]) -> None:
    """Put the bytes into the case file; call together with the act that names them."""
    for proposal, one in documents.items():
        record.file.put_attachment(_PREFIX + proposal, MEDIA, one.data)


def read_document(record: Record, proposal: ProposalId) -> Handed | None:
    """Return the proposal of a project as it was handed in, or None where there is none.

    Raises:
        RefusedError: what the file holds is not what the signed act names.
    """
    named = record.state.documents.get(proposal)
    if named is None:
        return None
    data = record.file.attachment(_PREFIX + proposal)
    if data is None or hashlib.sha256(data).hexdigest() != named.sha256:
        raise RefusedError(Finding.of("document.altered", proposal=proposal))
    return Handed(named.name, data)


def missing_documents(record: Record) -> tuple[ProposalId, ...]:
    """Return the proposals that the record names and this file does not hold, in roster order; no bytes are read."""
    held = {(one.name, one.sha256) for one in record.file.attachments()}
    return tuple(
        proposal for proposal, one in record.state.documents.items() if (_PREFIX + proposal, one.sha256) not in held
    )
