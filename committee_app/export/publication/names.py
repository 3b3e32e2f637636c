"""Whether a text that somebody wrote names a person: then it is left out whole, and whoever publishes is told."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from committee_app.case import acts
from committee_app.export.minutes.source import MinutesSource

SHORTEST = 2
"""A shorter name would be found in every other word."""


@dataclass(slots=True)
class NameCheck:
    """Names of everybody in the room, and the bodies of members that are not themselves before the committee."""

    names: frozenset[str]
    left_out: list[str] = field(default_factory=list)

    def passes(self, place: str, *texts: str) -> bool:
        """Whether none of the texts names anybody; the place is noted where one does."""
        found = any(name in _plain(text) for text in texts for name in self.names)
        if found:
            self.left_out.append(place)
        return not found


def names_of(source: MinutesSource) -> NameCheck:
    """Return what no published text may hold."""
    state = source.state
    people = [one.name for one in state.evaluators]
    people += [one.name for one in state.officers.values()]
    people += [one.name for one in source.meeting.observers]
    people += [witness for _, lot in source.of(acts.LotDrawn) for witness, _ in lot.numbers]
    people += [witness for _, lot in source.of(acts.EvaluatorsDrawn) for witness, _ in lot.numbers]
    people += [one.name for _, pool in source.of(acts.PoolImported) for one in pool.candidates]
    before_us = {_plain(one.applicant) for one in state.proposals}
    before_us |= {_plain(body.name) for one in state.proposals for body in one.bodies}
    bodies = [one.affiliation for one in state.evaluators if _plain(one.affiliation) not in before_us]
    return NameCheck(frozenset(text for text in map(_plain, (*people, *bodies)) if len(text) >= SHORTEST))


def _plain(text: str) -> str:
    """Return a text without what hides a name in it: spaces, case, and other forms of the same letters."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
