"""The evaluator's desk: pledge, declare, score, seal. Nothing here can open, rank or decide."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from committee_app.case import acts
from committee_app.case.acts import Recorded
from committee_app.case.ballots import parse_mark
from committee_app.case.conflicts import Answer, DeclaredAnswer
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import CriterionId, EvaluatorId, Points, ProposalId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Evaluator, evaluator_of
from committee_app.case.progress import Progress
from committee_app.case.proposals import Proposal
from committee_app.case.typed import to_plain
from committee_app.desks.access import recognition
from committee_app.desks.away import all_received, bringing_documents, keep_receipt, kept_receipts, write_ballot_to
from committee_app.desks.checking import pledge_digest, sheet_context
from committee_app.desks.documents import Handed, missing_documents, read_document
from committee_app.desks.drafts import Draft, DraftBook, NotedAnswers
from committee_app.desks.drawable import refuse_undrawable
from committee_app.desks.officers import Desk
from committee_app.desks.opening import ballot_bytes, holder_keys, sealed_plain
from committee_app.desks.record import Record, Signer
from committee_app.sealing import sheets
from committee_app.sealing.packets import Receipt


@dataclass(frozen=True, slots=True)
class Sealed:
    """What an evaluator takes away: the number of their entry, its full hash, and four words to recognise it."""

    seq: int
    hash: str
    words: str


class EvaluatorDesk(Desk):
    """One member's desk, with that member's own sheet and nobody else's."""

    def __init__(self, record: Record, signer: Signer) -> None:
        super().__init__(record, signer)
        self._drafts = DraftBook(record, signer)
        self._revising = False

    @property
    def me(self) -> Evaluator:
        """The member who sits here."""
        member = self.state.evaluator(self._id)
        assert member is not None  # nobody enrols who is not on the roster
        return member

    @property
    def _id(self) -> EvaluatorId:
        evaluator = evaluator_of(self._signer.actor)
        assert evaluator is not None
        return evaluator

    @property
    def pledged(self) -> bool:
        """Whether I signed the pledge."""
        return self._id in self.state.pledged

    @property
    def declared(self) -> bool:
        """Whether I declared for every proposal."""
        return self._id in self.state.declarations

    @property
    def sealed(self) -> bool:
        """Whether my sheet is sealed."""
        return self._id in self.state.sheets

    def begin_revision(self) -> None:
        """Begin my sheet anew though it is sealed, until scoring is closed; what is sealed counts until I seal again.

        My drafts went when I sealed, and nobody can read a sealed sheet, so every mark is written once more.

        Raises:
            RefusedError: nothing is sealed yet, or scoring is closed.
        """
        if not self.sealed or self.state.stage is not Stage.READY:
            raise RefusedError(Finding.of("sheet.nothing_to_revise"))
        self._revising = True

    @property
    def revising(self) -> bool:
        """Whether I am writing a new version of a sheet that is sealed; drafts on disk tell so after a restart too."""
        return self.sealed and (self._revising or any(one.saved_at for one in self.drafts().values()))

    @property
    def writing(self) -> bool:
        """Whether my sheet is open: not sealed yet, or begun anew."""
        return not self.sealed or self.revising

    def report_contact(self, proposal: ProposalId, words: str) -> Recorded:
        """Report that an applicant sought me out; I go on scoring."""
        refuse_undrawable(words)
        return self._do(acts.PriorContactReported(self._id, proposal, words))

    def marks_to_rescore(self) -> Mapping[ProposalId, tuple[Points, ...]]:
        """Return my marks, as they count now, for the projects that I was ordered to score anew."""
        mine = [proposal for evaluator, proposal in self.state.to_rescore if evaluator == self._id]
        return {one.id: self.state.opened[self._id][one.id].marks for one in self.state.proposals if one.id in mine}

    def rescore(
        self, proposal: ProposalId, marks: tuple[Points, ...], reasons: tuple[tuple[CriterionId, str], ...]
    ) -> Recorded:
        """Give new marks openly, with a reason for each criterion that changes; the first marks stay in the record."""
        refuse_undrawable(*(text for _, text in reasons))
        return self._do(acts.MarksRescored(proposal, marks, reasons))

    def sign_pledge(self) -> None:
        """Sign the pledge in the version that the rules give."""
        pledge = self.state.rules.pledge
        self._do(acts.PledgeSigned(pledge.version, pledge_digest(pledge)))

    def note_answers(self, answers: Iterable[DeclaredAnswer]) -> NotedAnswers:
        """Keep answers that are not signed yet, on disk before this returns; they bind nobody."""
        if self.declared:
            raise RefusedError(Finding.of("declaration.already_signed"))
        noted = self._in_roster_order(answers)
        refuse_undrawable(*(one.words for one in noted))
        return self._drafts.note_answers(noted)

    def noted_answers(self) -> NotedAnswers:
        """Return what I have answered but not signed, as it stands on disk."""
        return self._drafts.noted_answers()

    def declare(self, answers: Iterable[DeclaredAnswer]) -> None:
        """Sign an answer for every proposal, each given by me: silence is never an answer.

        Raises:
            RefusedError: a proposal has no answer, or a conflict no ground.
        """
        given = self._in_roster_order(answers)
        refuse_undrawable(*(one.words for one in given))
        with self._record.together():
            self._do(acts.ConflictsDeclared(given))
            self._drafts.drop()

    def _in_roster_order(self, answers: Iterable[DeclaredAnswer]) -> tuple[DeclaredAnswer, ...]:
        given = {one.proposal: one for one in answers}
        return tuple(given[one.id] for one in self.state.proposals if one.id in given)

    def to_score(self) -> tuple[Proposal, ...]:
        """Return the proposals that I score, in roster order; those I am excluded or recused from are not there."""
        mine = set(self.state.to_score(self._id))
        return tuple(one for one in self.state.proposals if one.id in mine)

    def draft(self, proposal: ProposalId) -> Draft:
        """Return my draft for a proposal as it stands on disk; `RefusedError` if it is not mine to score."""
        if proposal not in self.state.to_score(self._id):
            raise RefusedError(Finding.of("ballot.not_yours", proposal=proposal))
        return self._drafts.read(proposal)

    def drafts(self) -> Mapping[ProposalId, Draft]:
        """Return all my drafts in roster order."""
        return self._drafts.all(self.state.to_score(self._id))

    def draft_findings(self) -> tuple[Finding, ...]:
        """Return which of my unsealed pieces somebody or something spoiled; each is blank until I write it anew."""
        return self._drafts.findings()

    def read_back(self) -> Mapping[ProposalId, Draft]:
        """Return all my drafts read from disk again, so that what is sealed is what was seen."""
        return self._drafts.read_again(self.state.to_score(self._id))

    def enter_mark(self, proposal: ProposalId, criterion: CriterionId, typed: str) -> Draft:
        """Take a mark as it was typed, on disk before this returns; an empty text makes the cell blank.

        Raises:
            MarkError: out of range, off the step, or no number; the draft stays as it was.
        """
        draft = self._open_draft(proposal)
        place = self.state.rules.leaf_positions(criterion)[0]
        leaf = self.state.rules.leaves[place]
        rules = self.state.rules
        mark = parse_mark(typed, leaf, rules.step, rules.grades) if typed.strip() else None
        return self._drafts.write_mark(draft, place, mark)

    def undo_mark(self) -> Draft | None:
        """Take back the newest mark I gave since I sat down, on disk before this returns; None where there is none."""
        if not self.writing:
            raise RefusedError(Finding.of("sheet.already_sealed"))
        return self._drafts.undo()

    @property
    def can_undo(self) -> bool:
        """Whether a mark of this sitting can be taken back."""
        return self._drafts.can_undo and self.writing

    def cite_page(self, proposal: ProposalId, criterion: CriterionId, page: int | None) -> Draft:
        """Keep the page of the proposal on which a mark rests; None takes the citation away."""
        return self._drafts.write(self._open_draft(proposal).with_page(criterion, page))

    def flag(self, proposal: ProposalId, *, flagged: bool) -> Draft:
        """Remember to look at a proposal again, or no longer."""
        return self._drafts.write(replace(self._open_draft(proposal), flagged=flagged))

    def keep_place(self, proposal: ProposalId, page: int) -> Draft:
        """Remember the page at which a proposal lies open."""
        draft = self._open_draft(proposal)
        return draft if draft.open_at == page else self._drafts.write(replace(draft, open_at=page))

    def document(self, proposal: ProposalId) -> Handed | None:
        """Return a proposal that is mine to score as it was handed in, or None where none was attached.

        Raises:
            RefusedError: it is not mine to score, or its bytes are not those that the record names.
        """
        if proposal not in self.state.to_score(self._id):
            raise RefusedError(Finding.of("ballot.not_yours", proposal=proposal))
        return read_document(self._record, proposal)

    def write_reason(self, proposal: ProposalId, group: CriterionId, text: str) -> Draft:
        """Keep the reason for one group of criteria."""
        refuse_undrawable(text)
        return self._drafts.write(self._open_draft(proposal).with_reason(group, text))

    def write_opinion(self, proposal: ProposalId, text: str) -> Draft:
        """Keep the overall opinion on one proposal."""
        refuse_undrawable(text)
        return self._drafts.write(self._open_draft(proposal).with_opinion(text))

    @property
    def may_abstain(self) -> bool:
        """Whether the rules let a member abstain, and my sheet is still open."""
        return self.state.rules.committee.abstention and not self.sealed

    def abstain(self, proposal: ProposalId, reason: str) -> Recorded:
        """Give no marks for a proposal that is mine to score (기권); what I had written for it goes with it.

        Raises:
            RefusedError: the rules know no abstention, the proposal is not mine to score, or there is no reason.
        """
        refuse_undrawable(reason)
        done = self._do(acts.ScoringAbstained(proposal, reason))
        self._drafts.forget(proposal)
        return done

    def write_draft(self, draft: Draft) -> Draft:
        """Keep a whole draft at once (a restored or scripted one); its marks are checked like typed ones."""
        self._open_draft(draft.proposal)
        refuse_undrawable(draft.opinion, *(text for _, text in draft.reasons))
        return self._drafts.write(draft)

    def _open_draft(self, proposal: ProposalId) -> Draft:
        if not self.writing:
            raise RefusedError(Finding.of("sheet.already_sealed"))
        return self.draft(proposal)

    def findings(self) -> tuple[Finding, ...]:
        """Return what still stands between me and sealing."""
        if not self.declared:
            return (Finding.of("declaration.missing"),)
        questions = self.state.unanswered_questions(self._id)
        asked = tuple(Finding.of("declaration.open_question", proposal=one) for one in questions)
        rules = self.state.rules
        return asked + tuple(found for draft in self.drafts().values() for found in draft.findings(rules))

    def seal(self) -> Sealed:
        """Seal my sheet for the three holders, as a new version if one is sealed; my drafts go once it is durable.

        Raises:
            RefusedError: something is missing; every gap is named.
        """
        sealed = self.state.sheets.get(self._id)
        if sealed is not None and not self.revising:
            raise RefusedError(Finding.of("sheet.already_sealed"))
        version = sealed.version + 1 if sealed else 1
        if found := self.findings():
            raise RefusedError(*found)
        ballots = [draft.ballot() for draft in self.drafts().values()]
        payloads = {str(ballot.proposal): ballot_bytes(to_plain(ballot)) for ballot in ballots}
        sheet = sheets.seal_sheet(payloads, holder_keys(self.state), sheet_context(self.state.case, self._id))
        with self._record.together():
            entry = self._do(acts.SheetSealed(tuple(one.proposal for one in ballots), sealed_plain(sheet), version))
            self._drafts.drop()
        self._revising = False
        head = self._record.hash_of(entry.seq)
        return Sealed(entry.seq, head.hex(), recognition(head))

    @property
    def away(self) -> bool:
        """Whether I sit at a machine of my own, and what I do must still be brought to the committee's."""
        return self._record.branch is not None

    def write_ballot(self, folder: Path) -> Path:
        """Write everything I have done here as one `.ballot` into a folder of a stick; return where it lies, whole."""
        return write_ballot_to(self._record, self._signer, folder)

    def bringing_documents(self, folder: Path) -> Generator[Progress, None, tuple[ProposalId, ...]]:
        """Take the proposals that lie in a folder into my machine's file; return those still missing."""
        return bringing_documents(self._record, folder)

    def missing_documents(self) -> tuple[ProposalId, ...]:
        """Return the proposals that were handed in and are not on this machine yet, in roster order."""
        return missing_documents(self._record)

    @property
    def received(self) -> bool:
        """Whether the committee's machine has receipted everything that I have done here."""
        return all_received(self._record)

    def keep_receipt(self, path: Path) -> Receipt:
        """Check the receipt that came back on the stick, and keep it here."""
        return keep_receipt(self._record, path)

    def receipts(self) -> tuple[Receipt, ...]:
        """Return every receipt that I keep, oldest first."""
        return kept_receipts(self._record)


def no_conflict_but(proposals: Iterable[Proposal], exceptions: Iterable[DeclaredAnswer]) -> tuple[DeclaredAnswer, ...]:
    """Return the answers of somebody who says for every proposal but these that there is no conflict."""
    given = {one.proposal: one for one in exceptions}
    return tuple(given.get(one.id, DeclaredAnswer(one.id, Answer.NONE)) for one in proposals)
