"""Steps and findings with names in place of identifiers, as people say them.

Members stand by seat; their names beside it only where an officer asked for them, which the record tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from committee_app.case.findings import Finding
from committee_app.case.identifiers import EvaluatorId, ProposalId, TrackId
from committee_app.case.programme import Programme, Title
from committee_app.scoring.results import Step
from committee_app.wording import Wording


@dataclass(frozen=True, slots=True)
class Names:
    """What the identifiers of a case are called."""

    rules: Programme
    proposals: tuple[tuple[ProposalId, str], ...]
    seats: tuple[tuple[EvaluatorId, int], ...]
    people: tuple[tuple[EvaluatorId, str], ...] = ()

    def member(self, evaluator: EvaluatorId) -> str:
        """Return the seat of a member, with the name if names are on."""
        seat = str(dict(self.seats).get(evaluator, evaluator))
        name = dict(self.people).get(evaluator)
        return f"{seat} {name}" if name else seat

    def proposal(self, proposal: ProposalId) -> str:
        """Return number and title of a proposal."""
        return f"{proposal} {dict(self.proposals).get(proposal, '')}".strip()

    def track(self, track: str) -> Title:
        """Return the title of a track; its own name where the rules have none of it."""
        found = self.rules.track(TrackId(track))
        return found.title if found else Title(track, track)


def say_step(wording: Wording, step: Step, names: Names) -> str:
    """Return the sentence of a step."""
    return wording.say(step.code, tuple((name, _named(wording, name, value, names)) for name, value in step.params))


def say_finding(wording: Wording, finding: Finding, names: Names) -> str:
    """Return the sentence of a finding."""
    facts = tuple((name, _named(wording, name, value, names)) for name, value in finding.params)
    return wording.say(finding.code, facts)


def _named(wording: Wording, name: str, value: Any, names: Names) -> Any:
    match name:
        case "evaluator":
            return names.member(value)
        case "upper" | "lower" | "proposal" | "other":
            return names.proposal(value)
        case "others" | "tied":
            return tuple(map(names.proposal, value)) if isinstance(value, tuple) else value
        case "of" if value == "final":
            return wording.word("gate_of", value)
        case "of" | "item" | "group" | "track":
            return _title(name, value, names).in_language(wording.language)
        case _:
            return value


def _title(name: str, value: str, names: Names) -> Title:
    rules = names.rules
    itself = Title(value, value)
    if name == "of":
        return rules.criterion_title(value)
    if name == "track":
        return names.track(value)
    titles: dict[str, Title] = {one.id: one.title for one in rules.adjustments.bonus}
    titles |= {one.id: one.title for one in rules.adjustments.penalty}
    groups: dict[str, Title] = {one.group: one.title for one in rules.selection.minimum_shares}
    return (titles if name == "item" else groups).get(value, itself)
