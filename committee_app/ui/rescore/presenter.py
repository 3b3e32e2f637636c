"""Shows what was ordered, and hands the desk the new marks with a reason for each that changes."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from committee_app.case import acts
from committee_app.case.findings import RefusedError
from committee_app.case.identifiers import Points, ProposalId
from committee_app.casefile.errors import CaseFileError
from committee_app.desks.evaluator import EvaluatorDesk
from committee_app.ui.ports import Sitting, what_it_says
from committee_app.ui.rescore.page import LineAnew, RescorePage

_TROUBLE = (RefusedError, CaseFileError)


class RescoreShown(Protocol):
    """What the presenter needs of its view."""

    def show_page(self, page: RescorePage) -> None:
        """Show a page."""
        ...


class RescorePresenter:
    """One project after the other, in roster order; whoever has none left is shown another screen."""

    def __init__(self, sitting: Sitting, view: RescoreShown) -> None:
        desk = sitting.desk
        assert isinstance(desk, EvaluatorDesk)  # nobody else is shown this screen
        self._sitting = sitting
        self._desk = desk
        self._view = view

    def refresh(self) -> None:
        """Show the first project that still waits for this member."""
        waiting = self._desk.marks_to_rescore()
        if waiting:
            self._view.show_page(self._page(next(iter(waiting)), len(waiting)))

    def give(self, proposal: ProposalId, marks: tuple[Points, ...], reasons: tuple[str, ...]) -> None:
        """Give these marks, one for each criterion; a reason counts where the mark is another than before."""
        before = self._desk.marks_to_rescore()[proposal]
        leaves = self._desk.state.rules.leaves
        changed = tuple(
            (leaf.id, reason.strip())
            for leaf, old, new, reason in zip(leaves, before, marks, reasons, strict=True)
            if old != new
        )
        try:
            self._desk.rescore(proposal, marks, changed)
        except _TROUBLE as error:
            page = self._page(proposal, len(self._desk.marks_to_rescore()))
            self._view.show_page(replace(page, problems=what_it_says(error)))
            return
        self._sitting.navigator.case_changed()

    def _page(self, chosen: ProposalId, left: int) -> RescorePage:
        state = self._desk.state
        proposal = state.proposal(chosen)
        assert proposal is not None
        before = self._desk.marks_to_rescore()[chosen]
        return RescorePage(
            proposal=chosen,
            title=proposal.title,
            applicant=proposal.applicant,
            breach=self._breach(chosen),
            left=left,
            step=state.rules.step,
            lines=tuple(
                LineAnew(leaf.id, leaf.title, leaf.minimum, leaf.maximum, mark)
                for leaf, mark in zip(state.rules.leaves, before, strict=True)
            ),
        )

    def _breach(self, proposal: ProposalId) -> str:
        """Return the words of the order; a late conflict has its own words, which are not for members' eyes."""
        ordered = (one.act for one in reversed(self._sitting.room.record.journal))
        return next(
            (one.breach for one in ordered if isinstance(one, acts.RescoringOrdered) and proposal in one.proposals), ""
        )
