"""Which PDF files were chosen for which projects, before any of them is in the case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import ProposalId
from committee_app.case.proposals import Proposal
from committee_app.case.state import CaseState
from committee_app.desks.documents import match_documents
from committee_app.ui.prepare.page import PaperLine, PapersShown

SUFFIX = ".pdf"


class Papers:
    """Files by project. A later choice for the same project takes the place of the one before."""

    def __init__(self) -> None:
        self._chosen: dict[ProposalId, Path] = {}
        self._remarks: tuple[Finding, ...] = ()

    @property
    def chosen(self) -> Mapping[ProposalId, Path]:
        """Whose each file is."""
        return self._chosen

    def match(self, proposals: tuple[Proposal, ...], paths: Iterable[Path]) -> None:
        """Match files, and those that lie in folders, by their names.

        Raises:
            RefusedError: there is no PDF among them, or a folder cannot be looked into.
        """
        files = {one.name: one for path in paths for one in _files(path)}
        if not files:
            raise RefusedError(Finding.of("document.none"))
        matching = match_documents(proposals, files)
        self._chosen = {proposal: files[name] for proposal, name in matching.found.items()}
        self._remarks = matching.findings

    def give(self, proposal: str, path: Path) -> None:
        """Take a file for a project; what was said about this file is settled."""
        given = ProposalId(proposal)
        self._chosen = {one: other for one, other in self._chosen.items() if other != path} | {given: path}
        settled = {("document.unmatched", path.name), ("document.twice", proposal)}
        self._remarks = tuple(
            one for one in self._remarks if not any((one.code, value) in settled for _, value in one.params)
        )

    def forget(self) -> None:
        """Forget every choice."""
        self._chosen, self._remarks = {}, ()

    def shown(self, state: CaseState) -> PapersShown:
        """Return a line for each project, in the order of the list."""
        lines = tuple(
            PaperLine(
                one.id,
                one.title,
                state.documents[one.id].name if one.id in state.documents else "",
                self._chosen[one.id].name if one.id in self._chosen else "",
            )
            for one in state.proposals
        )
        return PapersShown(lines, self._remarks)


def _files(path: Path) -> tuple[Path, ...]:
    if not path.is_dir():
        return (path,)
    try:
        return tuple(sorted(one for one in path.iterdir() if one.suffix.lower() == SUFFIX and one.is_file()))
    except OSError:
        raise RefusedError(Finding.of("document.folder_closed", folder=path.name)) from None
