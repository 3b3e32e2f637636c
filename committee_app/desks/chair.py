"""The chair's desk: let scoring begin and end, rule on conflicts, settle ties, put the result to the vote.

The chair cannot change a mark, a rank or an amount: there is no operation for it.
"""

from __future__ import annotations

from dataclasses import replace

from committee_app.case import acts
from committee_app.case.acts import Recorded, Vote
from committee_app.case.conflicts import DropCause, DropPolicy, VoidGround
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import EvaluatorId, ProposalId
from committee_app.case.people import Evaluator
from committee_app.case.programme import TieStepKind
from committee_app.desks.drawable import refuse_undrawable
from committee_app.desks.officers import CollectingDesk, ConfirmingDesk
from committee_app.desks.ranking import digest_with, effect_of_ruling, resolvable_digest, result_of
from committee_app.scoring.lots import draw_order, lot_line
from committee_app.scoring.results import OpenTie, Tally

_NOBODY = EvaluatorId("")


class ChairDesk(CollectingDesk, ConfirmingDesk):
    """Where the chair (위원장) presides."""

    def open_scoring(self) -> Recorded:
        """Let pledges, declarations and scoring begin."""
        return self._do(acts.ScoringOpened())

    def exclude(self, evaluator: EvaluatorId, proposal: ProposalId, ground: str, reason: str) -> Recorded:
        """Record that the law excludes a member from a proposal (제척)."""
        refuse_undrawable(reason)
        return self._do(acts.ExclusionRecorded(evaluator, proposal, ground, reason))

    def clear(self, evaluator: EvaluatorId, proposal: ProposalId, reason: str) -> Recorded:
        """Answer a member's question: no conflict, and why."""
        refuse_undrawable(reason)
        return self._do(acts.ConflictCleared(evaluator, proposal, reason))

    # ── rulings that a second holder must agree to ─────────────────────────────────────────
    def void_ballots(
        self, evaluator: EvaluatorId, proposals: tuple[ProposalId, ...], ground: VoidGround, reason: str
    ) -> Recorded:
        """Void sealed ballots; they stay closed for ever once secretary or auditor agree."""
        refuse_undrawable(reason)
        return self._do(acts.BallotsVoided(evaluator, proposals, ground, reason))

    def void_sheet(self, evaluator: EvaluatorId, ground: VoidGround, reason: str) -> Recorded:
        """Void every ballot of a sealed sheet that counts."""
        return self.void_ballots(evaluator, self.state.counting_ballots(evaluator), ground, reason)

    def rule_late_conflict(self, ruling: acts.LateConflictRuled) -> Recorded:
        """Rule on a conflict found after the sheet was sealed; the remedy is fixed here, its effect is shown after."""
        refuse_undrawable(ruling.evidence)
        return self._do(ruling)

    def drop_member(self, evaluator: EvaluatorId, cause: DropCause, policy: DropPolicy) -> Recorded:
        """Record that a member leaves for good, by the class of the cause alone."""
        return self._do(acts.MemberDroppedOut(evaluator, cause, policy))

    def seat_substitute(self, replaces: EvaluatorId, member: Evaluator) -> Recorded:
        """Seat somebody in the place of a member who dropped out; they enrol, and the three holders confirm again."""
        refuse_undrawable(member.name, member.affiliation)
        return self._do(acts.SubstituteSeated(replaces, member))

    def penalise_contact(self, proposal: ProposalId, reason: str) -> Recorded:
        """Give a project the announced penalty for seeking out a member."""
        refuse_undrawable(reason)
        return self._do(acts.ContactPenalised(proposal, reason))

    def correct(self, correction: acts.CorrectionMade) -> Recorded:
        """Correct an error found after the signing; its `tally_sha256` is filled in with what the result becomes."""
        refuse_undrawable(correction.item, correction.new, correction.cause, correction.evidence)
        return self._do(replace(correction, tally_sha256=digest_with(self.state, correction)))

    def effect_of_ruling(self) -> tuple[Tally, Tally] | None:
        """Return the result without and with the ruling that waits; None where none waits, or nothing is open.

        It is computed only from a ruling that is in the record, so that nobody chooses the remedy by its effect.
        """
        return effect_of_ruling(self.state)

    # ── what the committee decides ─────────────────────────────────────────────────────────
    def decide_challenge(self, evaluator: EvaluatorId, proposal: ProposalId, reason: str, vote: Vote) -> Recorded:
        """Record how the committee decided an application against a member, who did not vote."""
        refuse_undrawable(reason)
        return self._do(acts.ChallengeDecided(evaluator, proposal, reason, vote, vote.passed))

    def order_rescoring(
        self, breach: str, proposals: tuple[ProposalId, ...], evaluators: tuple[EvaluatorId, ...], vote: Vote
    ) -> Recorded:
        """Record that the committee orders scoring anew for a breach of the rules."""
        refuse_undrawable(breach)
        return self._do(acts.RescoringOrdered(breach, proposals, evaluators, vote))

    def leave_open(self, evaluators: tuple[EvaluatorId, ...], reason: str) -> Recorded:
        """Let scoring close though these members sealed nothing, and say why."""
        refuse_undrawable(reason)
        return self._do(acts.SheetsLeftOpen(evaluators, reason))

    def confirm_closing(self) -> Recorded:
        """Confirm the closing; no ballot can be added after this."""
        return self._do(acts.ClosingConfirmed(len(self.state.sheets)))

    def open_deliberation(self) -> Recorded:
        """Put the result before the committee."""
        return self._do(acts.DeliberationOpened())

    def tally(self) -> Tally:
        """Return the committee's result as the record stands."""
        return result_of(self.state)

    def note_discussed(self, proposal: ProposalId, evaluator: EvaluatorId = _NOBODY) -> Recorded:
        """Note that the committee spoke about one member's marks, or, with no member, read a project once more."""
        return self._do(acts.PointDiscussed(proposal, evaluator))

    def vote_on_tie(
        self, tie: OpenTie, votes: tuple[tuple[ProposalId, int], ...], abstained: int = 0, invalid: int = 0
    ) -> Recorded:
        """Record one round of the committee's vote on a tie that waits for it."""
        self._refuse_unless_due(tie, TieStepKind.COMMITTEE_VOTE)
        return self._do(acts.TieVoted(tie.tied, tie.round, votes, abstained, invalid))

    def draw_lot(self, tie: OpenTie, numbers: tuple[tuple[str, str], ...]) -> Recorded:
        """Draw the lot that a tie waits for, from the witnesses' numbers; anybody repeats it by hand."""
        refuse_undrawable(*(text for pair in numbers for text in pair))
        self._refuse_unless_due(tie, TieStepKind.LOT)
        line = lot_line(self.state.rules_sha256, tie.tied, [number for _, number in numbers])
        order = tuple(ProposalId(one) for one in draw_order(line, tie.tied))
        return self._do(acts.LotDrawn(tie.tied, numbers, line, order))

    def record_drawn_lot(self, tie: OpenTie, witnesses: tuple[str, ...], order: tuple[ProposalId, ...]) -> Recorded:
        """Record a lot that was drawn by hand before witnesses: the order in which it came out of the box."""
        refuse_undrawable(*witnesses)
        self._refuse_unless_due(tie, TieStepKind.LOT)
        return self._do(acts.LotDrawn(tie.tied, tuple((one, "") for one in witnesses), "", order))

    def choose_on_tie(self, tie: OpenTie, order: tuple[ProposalId, ...], reason: str) -> Recorded:
        """Decide on a tie where the rules leave it to the chair, with the reason in writing."""
        refuse_undrawable(reason)
        self._refuse_unless_due(tie, TieStepKind.CHAIR)
        return self._do(acts.TieChosen(tie.tied, order, reason))

    def resolve_selection(self, vote: Vote) -> Recorded:
        """Record that the committee resolved the proposed selection, bound to the digest of the result.

        Raises:
            RefusedError: a tie still waits, the vote did not pass, or no second officer confirmed exactly this.
        """
        return self._do(acts.SelectionResolved(resolvable_digest(self.state), vote))

    def _refuse_unless_due(self, tie: OpenTie, kind: TieStepKind) -> None:
        if tie.step.by is not kind or tie not in self.tally().open_ties:
            raise RefusedError(Finding.of("tie.not_due", proposals=" ".join(tie.tied)))
