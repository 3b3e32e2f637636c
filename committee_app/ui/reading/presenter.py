"""Has a proposal drawn in the guarded child, page by page and ahead; whatever its PDF does, the work beside goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from committee_app.case.findings import RefusedError
from committee_app.case.identifiers import ProposalId
from committee_app.casefile.errors import CaseFileError
from committee_app.desks.documents import Handed
from committee_app.intake.errors import IntakeError, ProposalDamagedError
from committee_app.intake.proposal_pages import Contents, Drawing, Picture, draw_pages, read_contents
from committee_app.ui.ports import Runner, what_it_says
from committee_app.ui.reading.page import Paper, ReadingPage

Read = Callable[[ProposalId], Handed | None]


class ReadingShown(Protocol):
    """What the presenter needs of its view."""

    def show_reading(self, page: ReadingPage) -> None:
        """Show a page."""
        ...

    def show_pictures(self, proposal: ProposalId, drawing: Drawing, pictures: tuple[Picture, ...]) -> None:
        """Show pages that were drawn; those of a proposal that is no longer open are dropped."""
        ...


class ReadingPresenter:
    """One proposal at a time; at most one child at work."""

    def __init__(self, runner: Runner, read: Read, view: ReadingShown) -> None:
        self._runner = runner
        self._read = read
        self._view = view
        self._page = ReadingPage()
        self._paper: Handed | None = None
        self._contents: Contents | None = None
        self._known: dict[ProposalId, Contents] = {}
        self._is_drawing = False
        self._wanted: Drawing | None = None
        self._at = 0

    @property
    def at(self) -> int:
        """The page that is read now, from 1; 0 while nothing lies open."""
        return self._at if self._page.paper is Paper.OPEN else 0

    @property
    def has_paper(self) -> bool:
        """Whether a proposal lies open."""
        return self._page.paper is Paper.OPEN

    def open(self, proposal: ProposalId | None, start: int = 0) -> None:
        """Open the proposal of a project where it lay open last; the same one again stays as it is."""
        if proposal == self._page.proposal:
            return
        self._paper, self._contents, self._wanted, self._at = None, None, None, max(start, 1)
        self._page = ReadingPage(proposal=proposal, start=self._at)
        if proposal is not None:
            self._open(proposal)
        self._show()

    def _open(self, proposal: ProposalId) -> None:
        try:
            self._paper = self._read(proposal)
        except (RefusedError, CaseFileError) as error:
            self._page = replace(self._page, paper=Paper.FAILED, problems=what_it_says(error))
            return
        paper = self._paper
        if paper is None:
            return
        self._page = replace(self._page, paper=Paper.OPENING, name=paper.name)
        if proposal in self._known:
            self._has_opened(proposal, self._known[proposal])
            return
        self._runner.apart(
            lambda: read_contents(paper.name, paper.data),
            lambda contents: self._has_opened(proposal, contents),
            lambda error: self._has_failed(proposal, error),
        )

    def _has_opened(self, proposal: ProposalId, contents: Contents) -> None:
        self._known[proposal] = contents
        if proposal != self._page.proposal:
            return
        self._contents = contents
        self._at = min(self._at, contents.pages)
        self._page = replace(self._page, paper=Paper.OPEN, sizes=contents.sizes, start=self._at)
        self._show()

    def _has_failed(self, proposal: ProposalId, error: Exception) -> None:
        self._is_drawing = False
        problems = error.findings if isinstance(error, IntakeError) else what_it_says(error)
        if proposal == self._page.proposal:
            self._page = replace(self._page, paper=Paper.FAILED, problems=problems)
            self._show()

    # ── read ───────────────────────────────────────────────────────────────────────────────
    def turned(self, page: int) -> None:
        """Note which page is read now."""
        self._at = page

    def turn_to(self, page: int) -> None:
        """Call for a page, as one that is cited."""
        if self._contents is not None and 1 <= page <= self._contents.pages:
            self._at = page
            self._page = replace(self._page, start=page, turn=self._page.turn + 1)
            self._show()

    def find(self, words: str) -> None:
        """Look for words from the page at hand on; nothing ends the search."""
        if self._contents is None:
            return
        found = self._contents.with_words(words)
        self._page = replace(self._page, find=words.strip(), found=found)
        following = next((one for one in found if one >= self._at), found[0] if found else 0)
        if following:
            self.turn_to(following)
        else:
            self._show()

    def find_next(self, by: int) -> None:
        """Go to the next page (or with -1 the one before) that holds the words, and round."""
        found = self._page.found
        if found:
            ahead = [one for one in found if (one > self._at if by > 0 else one < self._at)]
            round_about = found[0] if by > 0 else found[-1]
            self.turn_to((ahead[0] if by > 0 else ahead[-1]) if ahead else round_about)

    # ── draw ───────────────────────────────────────────────────────────────────────────────
    def want(self, drawing: Drawing) -> None:
        """Have pages drawn; of what is wanted while the child works only the newest is kept."""
        self._wanted = drawing
        self._draw()

    def _draw(self) -> None:
        paper, proposal, drawing = self._paper, self._page.proposal, self._wanted
        if self._is_drawing or paper is None or proposal is None or drawing is None or not self.has_paper:
            return
        self._wanted, self._is_drawing = None, True
        self._runner.apart(
            lambda: draw_pages(paper.name, paper.data, drawing),
            lambda pictures: self._has_drawn(proposal, drawing, pictures),
            lambda error: self._has_failed(proposal, error),
        )

    def _has_drawn(self, proposal: ProposalId, drawing: Drawing, pictures: tuple[Picture, ...]) -> None:
        if {one.page for one in pictures} != set(drawing.pages):
            self._has_failed(proposal, ProposalDamagedError(str(proposal)))  # a child that leaves out pages is no good
            return
        self._is_drawing = False
        if proposal == self._page.proposal:
            self._view.show_pictures(proposal, drawing, pictures)
        self._draw()

    def _show(self) -> None:
        self._view.show_reading(self._page)
