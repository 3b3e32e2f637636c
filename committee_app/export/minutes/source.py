"""What minutes are written from, and the plain questions that their parts ask of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import TypeVar

from committee_app.case import acts
from committee_app.case.acts import Act, Movement, Recorded
from committee_app.case.identifiers import Actor, EvaluatorId, ProposalId
from committee_app.case.people import Evaluator, KeyText
from committee_app.case.programme import Programme
from committee_app.case.proposals import Proposal
from committee_app.case.signatures import AUDITOR
from committee_app.case.state import CaseState
from committee_app.scoring.results import Tally, TrackTally
from committee_app.sealing.digests import digest

A = TypeVar("A", bound=Act)
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class MinutesSource:
    """A case with its record, and the result computed from it; the same source gives the same document.

    `hashes` are the links of the record, one an entry; `draft` marks a document that nobody is to sign.
    """

    state: CaseState
    journal: tuple[Recorded, ...]
    hashes: tuple[bytes, ...]
    tally: Tally
    draft: bool = False

    @property
    def rules(self) -> Programme:
        """The programme of the case."""
        return self.state.rules

    @property
    def meeting(self) -> acts.MeetingOpened:
        """The meeting as it was opened; `ValueError` before that."""
        if self.state.meeting is None:
            raise ValueError("no meeting yet")
        return self.state.meeting

    @property
    def version(self) -> int:
        """Which minutes of this case these are: the first, or new ones after a correction."""
        whole = sum(one.actor == AUDITOR for one, _ in self.of(acts.MinutesSigned))
        return whole + 1

    def of(self, kind: type[A]) -> Iterator[tuple[Recorded, A]]:
        """Yield every act of a kind, in its place."""
        for one in self.journal:
            if isinstance(one.act, kind):
                yield one, one.act

    def evaluator(self, evaluator: EvaluatorId) -> Evaluator:
        """Return a member of the roster; `KeyError` if there is none of that number."""
        found = self.state.evaluator(evaluator)
        if found is None:
            raise KeyError(evaluator)
        return found

    def proposal(self, proposal: ProposalId) -> Proposal:
        """Return a proposal of the roster; `KeyError` if there is none of that number."""
        found = self.state.proposal(proposal)
        if found is None:
            raise KeyError(proposal)
        return found

    def proposals_of(self, track: TrackTally) -> tuple[Proposal, ...]:
        """Return a track's proposals in roster order."""
        return tuple(one for one in self.state.proposals if one.track == track.track)

    def attended(self) -> tuple[Evaluator, ...]:
        """Return the members who were there at any time, in seat order."""
        came = {act.evaluator for _, act in self.of(acts.MemberMoved) if act.movement is not Movement.LEFT}
        return tuple(one for one in self.state.evaluators if one.id in came)

    def fingerprint(self, actor: Actor) -> bytes:
        """Return the fingerprint of both public keys of a person, as on the enrolment sheet.

        The keys were examined when the record was checked; here they are bytes.
        """
        return print_of(self.state.keys[actor])


def print_of(keys: KeyText) -> bytes:
    """Return the fingerprint of a person's two public keys."""
    return digest("keys", bytes.fromhex(keys.signing), bytes.fromhex(keys.sealing))


def moment(recorded: Recorded) -> datetime:
    """Return when an entry claims to have been made, in the zone in which it was written."""
    return datetime.fromisoformat(recorded.at)


def millions(won: int) -> str:
    """Return an amount in millions of won, with as many decimals as it needs.

    >>> millions(1_540_000_000), millions(1_500_000), millions(0)
    ('1,540', '1.5', '0')
    """
    whole, rest = divmod(won, MILLION)
    return f"{whole:,}" + (f".{rest:06d}".rstrip("0") if rest else "")


def percent(value: Fraction) -> str:
    """Return a fraction as percent, whole where it is whole, else as the fraction that it is.

    >>> percent(Fraction(7, 10)), percent(Fraction(2, 3))
    ('70%', '2/3')
    """
    hundred = value * 100
    return f"{hundred.numerator}%" if hundred.denominator == 1 else str(value)
