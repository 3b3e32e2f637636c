"""Finds the next step of a rehearsal in what is done already; nothing is remembered beside the case itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from committee_app.case.people import Role
from committee_app.ui.guide.page import COUNTED, GuidePage, GuideStep

if TYPE_CHECKING:
    from committee_app.case.state import CaseState
    from committee_app.desks.evaluator import EvaluatorDesk
    from committee_app.desks.room import AnyDesk


def guide_of(state: CaseState | None, desk: AnyDesk | None) -> GuidePage | None:
    """Return what to do next in a rehearsal; nothing in a case that counts."""
    if state is None or not state.rehearsal:
        return None
    if desk is None:
        return GuidePage(GuideStep.SIT)
    if desk.role is not Role.EVALUATOR:
        return GuidePage(GuideStep.OFFICER)
    step = _next_of(cast("EvaluatorDesk", desk))  # its class is loaded with the first desk, not with the window
    return GuidePage(step, COUNTED.index(step) + 1)


def _next_of(desk: EvaluatorDesk) -> GuideStep:
    if not desk.pledged:
        return GuideStep.PLEDGE
    if not desk.declared:
        return GuideStep.CONFLICTS
    if desk.sealed:
        return GuideStep.LEAVE
    begun = [one for one in desk.drafts().values() if one.begun]
    if all(one.blanks for one in begun):
        return GuideStep.MARK
    if all(one.findings(desk.state.rules) for one in begun):
        return GuideStep.REASON
    return GuideStep.FOLLOWING if len(begun) == 1 else GuideStep.READ_BACK
