"""What an evaluator has written but not sealed: kept on disk, readable by that evaluator alone.

A box is bound to the case, its author, the project and the version of the sheet that is sealed already: put into
another place, changed, or kept from before the sealing, it does not open. Its author is told, and begins that piece
anew; nobody else can tell.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from committee_app.case.ballots import Ballot
from committee_app.case.conflicts import DeclaredAnswer
from committee_app.case.findings import Finding
from committee_app.case.identifiers import CriterionId, Points, ProposalId
from committee_app.case.people import evaluator_of
from committee_app.case.programme import Programme
from committee_app.case.typed import read_plain, to_plain
from committee_app.desks.clock import stamp
from committee_app.desks.record import Record, Signer
from committee_app.sealing import boxes, canonical
from committee_app.sealing.boxes import NoteRefusedError

MOST_EDITS = 100
"""So many of the newest changes to one ballot are remembered."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a mark: when, which leaf by its place, and what it was before and after."""

    at: str
    place: int
    before: Points | None
    after: Points | None


@dataclass(frozen=True, slots=True)
class Draft:
    """One evaluator's marks and words for one proposal, as far as they are.

    `marks` follow the programme's leaves; None is blank, which is not zero. `pages` say for a leaf on which page of
    the proposal its mark rests. Only the evaluator's own are: `flagged` (look at it again), `open_at` (the page at
    which the proposal lies open, 0 if it was never opened), and `edits` (the newest last); none of them is sealed.
    """

    proposal: ProposalId
    marks: tuple[Points | None, ...]
    reasons: tuple[tuple[CriterionId, str], ...] = ()
    opinion: str = ""
    saved_at: str = ""
    pages: tuple[tuple[CriterionId, int], ...] = ()
    flagged: bool = False
    open_at: int = 0
    edits: tuple[Edit, ...] = ()

    @property
    def total(self) -> Points:
        """The sum of the marks given so far."""
        return Points(sum(mark for mark in self.marks if mark is not None))

    @property
    def blanks(self) -> int:
        """How many criteria have no mark yet."""
        return sum(mark is None for mark in self.marks)

    @property
    def begun(self) -> bool:
        """Whether anything was written at all."""
        return self.blanks < len(self.marks) or bool(self.reasons) or bool(self.opinion)

    def page(self, criterion: CriterionId) -> int | None:
        """Return the page that is cited for a mark."""
        return dict(self.pages).get(criterion)

    def with_page(self, criterion: CriterionId, page: int | None) -> Draft:
        """Return the draft with another page cited for a mark; None cites none."""
        others = tuple(one for one in self.pages if one[0] != criterion)
        return replace(self, pages=tuple(sorted((*others, (criterion, page)) if page else others)))

    def reason(self, group: CriterionId) -> str:
        """Return the reason written for a group of criteria."""
        return dict(self.reasons).get(group, "")

    def with_mark(self, place: int, mark: Points | None) -> Draft:
        """Return the draft with one mark changed; None makes it blank."""
        return replace(self, marks=(*self.marks[:place], mark, *self.marks[place + 1 :]))

    def with_reason(self, group: CriterionId, text: str) -> Draft:
        """Return the draft with the reason for one group changed."""
        others = tuple(one for one in self.reasons if one[0] != group)
        return replace(self, reasons=tuple(sorted((*others, (group, text)) if text else others)))

    def with_opinion(self, text: str) -> Draft:
        """Return the draft with its overall opinion changed."""
        return replace(self, opinion=text)

    def findings(self, programme: Programme) -> tuple[Finding, ...]:
        """Return what is missing before this ballot can be sealed."""
        blank = [Finding.of("ballot.blank", proposal=self.proposal, blanks=self.blanks)] if self.blanks else []
        short = [
            Finding.of("ballot.reason_short", proposal=self.proposal, group=group.id, minimum=programme.reason_minimum)
            for group in programme.criteria
            if group.reason_required and len(self.reason(group.id).strip()) < programme.reason_minimum
        ]
        return (*blank, *short)

    def ballot(self) -> Ballot:
        """Return the finished ballot; `ValueError` while a mark is blank."""
        if self.blanks:
            raise ValueError(f"{self.blanks} marks of {self.proposal} are blank")
        marks = tuple(mark for mark in self.marks if mark is not None)
        return Ballot(self.proposal, marks, self.reasons, self.opinion, self.pages)


@dataclass(frozen=True, slots=True)
class NotedAnswers:
    """What a member has answered about conflicts but not signed; an answer may still lack its ground or words."""

    answers: tuple[DeclaredAnswer, ...] = ()
    saved_at: str = ""


N = TypeVar("N", "Draft", "NotedAnswers")

_DECLARATION = "|declaration"
"""The name of the noted answers among the drafts; no proposal can be called so, since ids have no bar."""


def blank_draft(proposal: ProposalId, programme: Programme) -> Draft:
    """Return an empty sheet for one proposal."""
    return Draft(proposal, (None,) * len(programme.leaves))


class DraftBook:
    """All drafts of the evaluator who sits here; each change is on disk before it is shown as saved."""

    def __init__(self, record: Record, signer: Signer) -> None:
        self._record = record
        self._signer = signer
        self._drafts: dict[ProposalId, Draft] = {}
        self._undo: list[tuple[ProposalId, int, Points | None]] = []
        self._spoiled: set[str] = set()
        self._all_tried = False

    def findings(self) -> tuple[Finding, ...]:
        """Return what lies here under this person's name and does not open, since they last wrote it anew."""
        if not self._all_tried:
            for one in self._record.file.drafts(self._signer.actor):
                self._kept(one)
            self._all_tried = True
        return tuple(
            Finding.of("draft.answers_spoiled") if one == _DECLARATION else Finding.of("draft.spoiled", proposal=one)
            for one in sorted(self._spoiled)
        )

    def read(self, proposal: ProposalId) -> Draft:
        """Return the draft for a proposal as it stands on disk."""
        if proposal not in self._drafts:
            self._drafts[proposal] = self._from_disk(proposal)
        return self._drafts[proposal]

    def write(self, draft: Draft) -> Draft:
        """Make a draft durable and return it with the time it was saved at."""
        saved = replace(draft, saved_at=stamp(self._record.clock.now()))
        self._keep(saved.proposal, saved)
        self._drafts[draft.proposal] = saved
        return saved

    def write_mark(self, draft: Draft, place: int, mark: Points | None) -> Draft:
        """Make one mark durable, remember what it was before, and return the draft."""
        before = draft.marks[place]
        saved = self._write_edit(draft, place, mark)
        if before != mark:
            self._undo.append((draft.proposal, place, before))
        return saved

    def undo(self) -> Draft | None:
        """Take the newest mark of this sitting back, durably; None where there is none left."""
        if not self._undo:
            return None
        proposal, place, before = self._undo[-1]
        saved = self._write_edit(self.read(proposal), place, before)
        self._undo.pop()
        return saved

    @property
    def can_undo(self) -> bool:
        """Whether a mark of this sitting can be taken back."""
        return bool(self._undo)

    def _write_edit(self, draft: Draft, place: int, mark: Points | None) -> Draft:
        edit = Edit(stamp(self._record.clock.now()), place, draft.marks[place], mark)
        edits = draft.edits if edit.before == mark else (*draft.edits, edit)[-MOST_EDITS:]
        return self.write(replace(draft.with_mark(place, mark), edits=edits))

    def read_again(self, proposals: tuple[ProposalId, ...]) -> Mapping[ProposalId, Draft]:
        """Return the drafts for these proposals as the disk has them now, whatever was remembered."""
        self._drafts.clear()
        return self.all(proposals)

    def note_answers(self, answers: tuple[DeclaredAnswer, ...]) -> NotedAnswers:
        """Make unsigned answers durable and return them with the time they were saved at."""
        noted = NotedAnswers(answers, stamp(self._record.clock.now()))
        self._keep(_DECLARATION, noted)
        return noted

    def noted_answers(self) -> NotedAnswers:
        """Return the unsigned answers as they stand on disk."""
        kept = self._kept(_DECLARATION)
        return NotedAnswers() if kept is None else _with_time(read_plain(NotedAnswers, kept[0]), kept[1])

    def all(self, proposals: tuple[ProposalId, ...]) -> Mapping[ProposalId, Draft]:
        """Return the drafts for these proposals, in their order."""
        return {one: self.read(one) for one in proposals}

    def forget(self, proposal: ProposalId) -> None:
        """Let nothing of a proposal be taken back any more: its author gives no marks for it."""
        self._drafts.pop(proposal, None)
        self._spoiled.discard(proposal)
        self._undo = [one for one in self._undo if one[0] != proposal]

    def drop(self) -> None:
        """Remove every draft; the sealed sheet has taken their place."""
        self._record.file.drop_drafts(self._signer.actor)
        self._drafts.clear()
        self._undo.clear()
        self._spoiled.clear()

    def _from_disk(self, proposal: ProposalId) -> Draft:
        kept = self._kept(proposal)
        if kept is None:
            return blank_draft(proposal, self._record.state.rules)
        return _with_time(read_plain(Draft, kept[0]), kept[1])

    def _keep(self, name: str, note: Draft | NotedAnswers) -> None:
        box = boxes.lock_note(self._signer.keys, canonical.encode(to_plain(note)), self._context(name))
        self._record.file.put_draft(self._signer.actor, name, box, note.saved_at)
        self._spoiled.discard(name)

    def _kept(self, name: str) -> tuple[Any, str] | None:
        kept = self._record.file.draft(self._signer.actor, name)
        if kept is None:
            return None
        try:
            return json.loads(boxes.unlock_note(self._signer.keys, kept[0], self._context(name))), kept[1]
        except NoteRefusedError:
            self._spoiled.add(name)
            return None

    def _context(self, name: str) -> str:
        plain = f"{self._record.state.case}|draft|{self._signer.actor}|{name}"
        evaluator = evaluator_of(self._signer.actor)
        sheet = self._record.state.sheets.get(evaluator) if evaluator is not None else None
        return plain if sheet is None else f"{plain}|{sheet.version}"


def _with_time(note: N, column: str) -> N:
    """Return a note with the time that its author wrote into it; older ones have it beside the box alone."""
    return note if note.saved_at else replace(note, saved_at=column)
