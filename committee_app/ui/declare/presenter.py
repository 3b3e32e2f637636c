"""Takes a member's pledge, then an answer for every proposal; silence is never an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Protocol, cast

from committee_app.case.conflicts import Answer, DeclaredAnswer, previous_year_start, years_before
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import ProposalId
from committee_app.case.kinship import Hint, hints
from committee_app.case.programme import Ground, LookBack
from committee_app.case.proposals import Proposal
from committee_app.casefile.errors import CaseFileError
from committee_app.desks.evaluator import EvaluatorDesk
from committee_app.ui.declare.page import AnswerRow, DeclarePage, GroundShown, Lack, Part, PledgeShown
from committee_app.ui.ports import Sitting, what_it_says


class DeclareShown(Protocol):
    """What the presenter needs of its view."""

    def show_page(self, page: DeclarePage) -> None:
        """Show a page."""
        ...


class DeclarePresenter:
    """Keeps every answer on disk as it is given, and signs them together once none is missing."""

    def __init__(self, sitting: Sitting, view: DeclareShown) -> None:
        self._sitting = sitting
        self._view = view
        self._desk = cast("EvaluatorDesk", sitting.desk)
        noted = self._desk.noted_answers()
        self._answers = {one.proposal: one for one in noted.answers}
        self._saved_at = noted.saved_at
        self._has_read = False
        self._problems: tuple[Finding, ...] = ()
        self._chosen = self._first_open()
        self._hints = {one.id: hints(self._desk.me, one) for one in self._desk.state.proposals}

    def refresh(self) -> None:
        """Show the case as it stands."""
        self._view.show_page(self._page())

    def tell_saved(self, sentence: str) -> None:
        """Say in the status bar what the view has worded."""
        self._sitting.navigator.saved(sentence)

    # ── pledge ─────────────────────────────────────────────────────────────────────────────
    def mark_read(self, has_read: bool) -> None:
        """Note that the reader says they have read the pledge."""
        self._has_read = has_read
        self.refresh()

    def sign_pledge(self) -> None:
        """Sign the pledge; without the tick nothing happens."""
        if self._has_read and self._went_well(self._desk.sign_pledge):
            self._sitting.navigator.case_changed()

    # ── conflicts ──────────────────────────────────────────────────────────────────────────
    def choose(self, proposal: str) -> None:
        """Show the details of a proposal."""
        self._chosen = ProposalId(proposal)
        self.refresh()

    def choose_next_open(self) -> None:
        """Go to the next proposal that lacks something, from the chosen one on and round."""
        ids = [one.id for one in self._desk.state.proposals]
        start = ids.index(self._chosen) + 1 if self._chosen in ids else 0
        following = (one for one in ids[start:] + ids[:start] if _lack(self._answers.get(one)) is not None)
        self._chosen = next(following, self._chosen)
        self.refresh()

    def answer(self, proposal: str, answer: str) -> None:
        """Take an answer; a conflict still needs its ground and words, a question its words."""
        self._chosen = ProposalId(proposal)
        before = self._answers.get(self._chosen) or DeclaredAnswer(self._chosen, Answer.NONE)
        self._put(_changed(before, Answer(answer)))

    def choose_ground(self, ground: str) -> None:
        """Take the ground of the conflict that is shown."""
        self._put(replace(self._shown_answer(), ground=ground))

    def write_words(self, words: str) -> None:
        """Take the words as they are typed; `keep` makes them durable."""
        shown = self._shown_answer()
        if words != shown.words:
            self._answers[shown.proposal] = replace(shown, words=words)
            self.refresh()

    def keep(self) -> None:
        """Make what was typed durable, when the person leaves the box."""
        if tuple(self._given()) != self._desk.noted_answers().answers:
            self._note()

    def answer_rest(self) -> None:
        """Say for each proposal without an answer that there is no conflict; each gets an answer of its own."""
        for one in self._desk.state.proposals:
            self._answers.setdefault(one.id, DeclaredAnswer(one.id, Answer.NONE))
        self._note()

    def sign(self) -> None:
        """Sign all answers as one declaration; nothing happens while one is missing."""
        if self._page().can_sign and self._went_well(lambda: self._desk.declare(self._given())):
            self._sitting.navigator.case_changed()

    # ── inside ─────────────────────────────────────────────────────────────────────────────
    def _shown_answer(self) -> DeclaredAnswer:
        assert self._chosen is not None  # the view offers grounds and words for a chosen proposal only
        return self._answers.get(self._chosen) or DeclaredAnswer(self._chosen, Answer.ASK)

    def _given(self) -> Iterable[DeclaredAnswer]:
        proposals = self._desk.state.proposals
        return tuple(self._answers[one.id] for one in proposals if one.id in self._answers)

    def _put(self, answer: DeclaredAnswer) -> None:
        self._answers[answer.proposal] = answer
        self._note()

    def _note(self) -> None:
        self._went_well(self._note_answers)
        self.refresh()

    def _note_answers(self) -> None:
        self._saved_at = self._desk.note_answers(self._given()).saved_at

    def _went_well(self, work: Callable[[], None]) -> bool:
        try:
            work()
        except (RefusedError, CaseFileError) as error:
            self._problems = what_it_says(error)
            self.refresh()
            return False
        self._problems = ()
        return True

    def _first_open(self) -> ProposalId | None:
        proposals = self._desk.state.proposals
        open_ones = (one.id for one in proposals if _lack(self._answers.get(one.id)) is not None)
        return next(open_ones, proposals[0].id if proposals else None)

    def _page(self) -> DeclarePage:
        rules = self._desk.state.rules
        return DeclarePage(
            part=Part.CONFLICTS if self._desk.pledged else Part.PLEDGE,
            name=self._desk.me.name,
            pledge=PledgeShown(rules.pledge.version, rules.pledge.clauses, self._has_read),
            rows=tuple(_row(one, self._answers.get(one.id), self._hints[one.id]) for one in self._desk.state.proposals),
            chosen=self._chosen,
            grounds=tuple(_ground(one, rules.reference_date) for one in rules.grounds),
            saved_at=self._saved_at,
            problems=(*self._problems, *self._desk.draft_findings()),
        )


def _changed(before: DeclaredAnswer, answer: Answer) -> DeclaredAnswer:
    """Return another answer to the same proposal; only what still has a meaning is kept."""
    return DeclaredAnswer(
        before.proposal,
        answer,
        before.ground if answer is Answer.CONFLICT else "",
        before.words if answer is not Answer.NONE else "",
    )


def _lack(answer: DeclaredAnswer | None) -> Lack | None:
    if answer is None:
        return Lack.ANSWER
    if answer.answer is Answer.CONFLICT and not answer.ground:
        return Lack.GROUND
    return Lack.WORDS if answer.answer is not Answer.NONE and not answer.words.strip() else None


def _row(proposal: Proposal, given: DeclaredAnswer | None, found: tuple[Hint, ...]) -> AnswerRow:
    others = tuple(body.name for body in proposal.bodies if body.name != proposal.applicant)
    return AnswerRow(
        proposal=proposal.id,
        title=proposal.title,
        bodies=(proposal.applicant, *others),
        answer=given.answer if given else None,
        ground=given.ground if given else "",
        words=given.words if given else "",
        lack=_lack(given),
        hints=found,
    )


def _ground(ground: Ground, reference: date) -> GroundShown:
    since = {
        LookBack.YEARS: lambda: years_before(reference, ground.years),
        LookBack.PREVIOUS_YEAR_START: lambda: previous_year_start(reference),
    }.get(ground.look_back)
    return GroundShown(ground.code, ground.title, ground.look_back, since() if since else None)
