"""Prepares a case: takes rules and rosters over, lets the auditor make their keys, freezes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol

from committee_app.case import acts
from committee_app.case.balance import Balance, balance_of
from committee_app.case.drawing import SeatLimit
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import EvaluatorId
from committee_app.case.people import Evaluator, Officer, Role, officer_actor
from committee_app.case.progress import Progress
from committee_app.case.proposals import Proposal
from committee_app.case.state import CaseState
from committee_app.casefile.errors import CaseFileError
from committee_app.desks.access import Enrolment, LockedKeys, finish_enrolment, recognition
from committee_app.desks.auditor import AuditorDesk
from committee_app.desks.dry_run import DryRun, running
from committee_app.desks.earlier import Earlier, handed_on, read_earlier
from committee_app.desks.readiness import worth_a_look
from committee_app.desks.record import RecordDamagedError
from committee_app.desks.rule_sheets import rule_sheet_pdf
from committee_app.desks.secretary import SecretaryDesk, officer_enrolment
from committee_app.desks.whole_files import write_whole
from committee_app.export.labels import Language
from committee_app.intake.errors import IntakeError
from committee_app.intake.proposal_columns import counting_groups
from committee_app.intake.proposal_pages import Contents, Drawing, Picture, draw_pages, read_contents
from committee_app.intake.reading import read_bytes
from committee_app.scoring.lots import LotTextError
from committee_app.ui.ports import Sitting, what_it_says
from committee_app.ui.prepare.drafting import Drafting
from committee_app.ui.prepare.drawing import drawing_shown, typed_order
from committee_app.ui.prepare.page import (
    OPTIONAL,
    Busy,
    EarlierShown,
    PreparePage,
    PrepareStep,
    RosterShown,
    RulesShown,
)
from committee_app.ui.prepare.papers import Papers
from committee_app.ui.prepare.reading import (
    Read,
    Source,
    preview,
    receipt,
    source_of_file,
    source_of_text,
    understood,
)

_TROUBLE = (RefusedError, IntakeError, CaseFileError, RecordDamagedError)
"""What is told to the person; anything else is a bug and reaches the window."""


class PrepareShown(Protocol):
    """What the presenter needs of its view."""

    def show_page(self, page: PreparePage) -> None:
        """Show a page."""
        ...

    def show_sheet(self, sizes: tuple[tuple[int, int], ...]) -> None:
        """Lay out the rule sheet: the sizes of its pages in points."""
        ...

    def show_sheet_pages(self, drawing: Drawing, pictures: tuple[Picture, ...]) -> None:
        """Show pages of the rule sheet that were drawn."""
        ...


class PreparePresenter:
    """The secretary prepares; the auditor sees the same and confirms the freeze."""

    def __init__(self, sitting: Sitting, view: PrepareShown) -> None:
        self._sitting = sitting
        self._view = view
        self._step: PrepareStep | None = None
        self._read: dict[PrepareStep, Read] = {}
        self._papers = Papers()
        self._saved = ""
        self._drafting = Drafting()
        self._earlier = EarlierShown()
        self._sheet = b""
        self._sheet_of: tuple[str, Language] | None = None
        self._progress: Progress | None = None
        self._problems: tuple[Finding, ...] = ()
        self._busy: Busy | None = None

    def refresh(self) -> None:
        """Show the case as it stands."""
        self._view.show_page(self._page())

    def open_step(self, step: str) -> None:
        """Open another step; what was said about the one before is gone."""
        self._step = PrepareStep(step)
        self._problems, self._saved = (), ""
        self.refresh()

    # ── an earlier case ────────────────────────────────────────────────────────────────────
    def choose_earlier(self, path: str) -> None:
        """Take the file of an earlier case; nothing is read from it yet."""
        self._step, self._problems, self._earlier = PrepareStep.EARLIER, (), EarlierShown(path)
        self.refresh()

    def open_earlier(self, passphrase: str) -> None:
        """Open the earlier case for reading, and check its whole record."""
        path, cost = Path(self._earlier.file), self._sitting.room.cost
        self._problems, self._busy = (), Busy.READING
        self.refresh()
        self._sitting.runner.apart(lambda: read_earlier(path, passphrase, cost), self._has_earlier, self._fail)

    def _has_earlier(self, found: Earlier) -> None:
        self._busy = None
        self._earlier = replace(self._earlier, found=found)
        self.refresh()

    def copy_rules(self) -> None:
        """Begin the rules from those of the earlier case: they are a draft until they are taken."""
        found = self._earlier.found
        if found is None or not found.rules_text:
            self._problems = (Finding.of("case.no_rules_there"),)
            self.refresh()
        elif self._state.programme is None:
            if self._went_well(lambda: self._secretary.draft_rules(found.rules_text)):
                self._changed(PrepareStep.RULES)
        else:
            self._drafting.write(found.rules_text)
            self._show_draft()

    def follow_earlier(self) -> None:
        """Name the earlier case in the record, and take its selected projects and their money over."""
        found = self._earlier.found
        if found is not None and self._went_well(lambda: self._secretary.follow(found)):
            self._read.pop(PrepareStep.PROPOSALS, None)
            self._changed(PrepareStep.EARLIER)

    def _earlier_shown(self, state: CaseState) -> EarlierShown:
        found = self._earlier.found
        if found is None:
            return self._earlier
        if state.programme is None:
            return replace(self._earlier, obstacles=(Finding.of("rules.not_drafted"),))
        obstacles = self._sitting.room.record.obstacles(officer_actor(Role.SECRETARY), found.act)
        try:
            return replace(self._earlier, projects=handed_on(found, state.rules), obstacles=obstacles)
        except RefusedError as error:
            return replace(self._earlier, obstacles=(*obstacles, *error.findings))

    # ── rules ──────────────────────────────────────────────────────────────────────────────
    def choose_rules(self, path: str) -> None:
        """Take the text of a programme; every fault of it is shown, and the rules before it stay."""
        self._step = PrepareStep.RULES
        if self._went_well(lambda: self._secretary.draft_rules(_rules_text(Path(path)))):
            self._read.clear()  # they were understood under other rules
            self._drafting.forget()
            self._changed()

    def write_rule(self, place: str, typed: str) -> None:
        """Change one value of the draft."""
        self._drafting.write_field(place, typed)
        self._show_draft()

    def write_rules(self, text: str) -> None:
        """Take the whole text of the draft."""
        self._drafting.write(text)
        self._show_draft()

    def _show_draft(self) -> None:
        self._step, self._problems = PrepareStep.RULES, ()
        self.refresh()

    def forget_rules(self) -> None:
        """Leave the rules of the case as they are."""
        self._drafting.forget()
        self._show_draft()

    def take_rules(self) -> None:
        """Make the draft the rules of the case; refused while it has a fault."""
        text = self._drafting.text
        if self._went_well(lambda: self._secretary.draft_rules(text)):
            self._read.clear()
            self._drafting.forget()
            self._changed(PrepareStep.RULES)

    def try_rules(self) -> None:
        """Let committees that never were sit under the draft."""
        draft = self._drafting.shown(self._state)
        if draft is None or draft.sound is None:
            return
        self._busy = Busy.TRYING
        same = draft.sound.tracks == (self._state.programme.tracks if self._state.programme else ())
        work = running(draft.sound, self._state.proposals if same else ())
        self._sitting.runner.steps(work, self._tried, self._not_attached, self._attaching)

    def _tried(self, dry: DryRun) -> None:
        self._busy = self._progress = None
        self._drafting.tried(dry)
        self.refresh()

    # ── the rule sheet ─────────────────────────────────────────────────────────────────────
    def make_sheet(self, language: Language) -> None:
        """Make the sheet of the draft as it will be printed; what is made of a newer text comes after it."""
        record, text = self._sitting.room.record, self._drafting.sound_text or self._state.rules_text
        if (text, language) == self._sheet_of or not text:
            return
        self._sheet_of = (text, language)
        name = "rules.pdf"

        def made() -> tuple[bytes, Contents]:
            data = rule_sheet_pdf(record, text, language)
            return data, read_contents(name, data)

        self._sitting.runner.apart(made, partial(self._has_sheet, self._sheet_of), self._fail)

    def _has_sheet(self, of: tuple[str, Language], made: tuple[bytes, Contents]) -> None:
        if of == self._sheet_of:
            self._sheet = made[0]
            self._view.show_sheet(made[1].sizes)

    def draw_sheet(self, drawing: Drawing) -> None:
        """Draw pages of the sheet."""
        sheet = self._sheet
        if sheet:
            self._sitting.runner.apart(
                lambda: draw_pages("rules.pdf", sheet, drawing),
                lambda pictures: self._view.show_sheet_pages(drawing, pictures) if sheet is self._sheet else None,
                self._fail,
            )

    # ── rosters ────────────────────────────────────────────────────────────────────────────
    def choose_roster(self, roster: str, path: str, encoding: str = "") -> None:
        """Read a file and show how it is understood; nothing is taken over yet."""
        self._step, self._problems, self._busy = PrepareStep(roster), (), Busy.READING
        self.refresh()
        work = partial(source_of_file, Path(path), encoding)
        self._sitting.runner.apart(work, partial(self._understand, self._step), self._fail)

    def choose_encoding(self, roster: str, encoding: str) -> None:
        """Read the same file as text in another encoding."""
        read = self._read.get(PrepareStep(roster))
        if read is not None and read.source.path is not None:
            self.choose_roster(roster, str(read.source.path), encoding)

    def paste_roster(self, roster: str, name: str, text: str) -> None:
        """Read rows out of the clipboard; `name` is what the record calls them, as it would name a file."""
        self._step, self._problems = PrepareStep(roster), ()
        try:
            source = source_of_text(name, text)
        except IntakeError as error:
            self._fail(error)
            return
        self._understand(self._step, source)

    def tell_field(self, roster: str, place: int, field: str) -> None:
        """Say what a column of the previewed file holds, counted from zero; an empty field: it is not used."""
        step = PrepareStep(roster)
        if read := self._read.get(step):
            self._read[step] = read.with_field(step, place, field, self._state)
            self.refresh()

    def tell_heading_row(self, roster: str, row: int) -> None:
        """Say which row of the previewed file holds the headings, counted from zero."""
        step = PrepareStep(roster)
        if read := self._read.get(step):
            self._read[step] = read.understood_as(step, read.told.with_row(row), self._state)
            self.refresh()

    def take_over(self, roster: str) -> None:
        """Take the previewed roster over, whole; refused while it has a fault."""
        step = PrepareStep(roster)
        if self._went_well(lambda: self._import(step, self._read[step])):
            del self._read[step]
            self._changed(step if step is PrepareStep.POOL else None)

    def drop_preview(self, roster: str) -> None:
        """Forget a previewed file; the case was not touched by it."""
        self._read.pop(PrepareStep(roster), None)
        self._problems = ()
        self.refresh()

    def _understand(self, step: PrepareStep, source: Source) -> None:
        self._busy = None
        self._read[step] = understood(step, source, self._state)
        self.refresh()

    def _import(self, step: PrepareStep, read: Read) -> None:
        people = tuple(one for one in read.reading.accepted() if isinstance(one, Evaluator))
        if step is PrepareStep.MEMBERS:
            self._secretary.import_members(read.reading.source, people)
        elif step is PrepareStep.POOL:
            self._secretary.import_pool(read.reading.source, people)
        else:
            proposals = tuple(one for one in read.reading.accepted() if isinstance(one, Proposal))
            self._secretary.import_proposals(read.reading.source, proposals)

    # ── the drawing of the evaluators ──────────────────────────────────────────────────────
    def announce_drawing(self, seats: tuple[tuple[str, int], ...], limits: tuple[SeatLimit, ...]) -> None:
        """Fix how the committee is drawn."""
        self._in_the_drawing(lambda: self._secretary.announce_drawing(seats, limits))

    def draw(self, numbers: tuple[tuple[str, str], ...]) -> None:
        """Draw by the witnesses' numbers."""
        self._in_the_drawing(lambda: self._secretary.draw_evaluators(numbers))

    def draw_by_hand(self, witnesses: tuple[str, ...], order: str) -> None:
        """Record the order that came out of a box, as it was typed."""
        self._in_the_drawing(lambda: self._secretary.record_drawn_evaluators(witnesses, typed_order(order)))

    def note_answer(self, candidate: str, reason: str, accepted: bool) -> None:
        """Note what a candidate said."""
        self._in_the_drawing(
            lambda: self._secretary.note_answer(EvaluatorId(candidate), "" if accepted else reason, accepted=accepted)
        )

    def seat_the_drawn(self) -> None:
        """Make those who accepted the members of the case."""
        self._in_the_drawing(self._secretary.seat_the_drawn)

    def _in_the_drawing(self, act: Callable[[], object]) -> None:
        self._step = PrepareStep.POOL
        try:
            done = self._went_well(act)
        except LotTextError as error:
            self._fail(RefusedError(Finding.of("tally.lot_text", place=error.text)))
            return
        if done:
            self._changed(PrepareStep.POOL)

    # ── the proposals as they were handed in ───────────────────────────────────────────────
    def choose_papers(self, paths: list[str]) -> None:
        """Match PDF files, or those of a folder, to projects by their names; nothing is put in yet."""
        self._step, self._problems = PrepareStep.PAPERS, ()
        try:
            self._papers.match(self._state.proposals, [Path(one) for one in paths])
        except RefusedError as error:
            self._fail(error)
            return
        self.refresh()

    def choose_paper(self, proposal: str, path: str) -> None:
        """Say whose a file is, where its name does not."""
        self._papers.give(proposal, Path(path))
        self._problems = ()
        self.refresh()

    def drop_papers(self) -> None:
        """Forget the chosen files; the case was not touched by them."""
        self._papers.forget()
        self._problems = ()
        self.refresh()

    def attach_papers(self) -> None:
        """Put the chosen files into the case."""
        self._problems, self._busy = (), Busy.ATTACHING
        work = self._secretary.attaching_documents(self._papers.chosen)
        self._sitting.runner.steps(work, self._attached, self._not_attached, self._attaching)

    def _attaching(self, progress: Progress) -> None:
        self._progress = progress
        self.refresh()

    def _attached(self, _count: int) -> None:
        self._busy = self._progress = None
        self._papers.forget()
        self._changed(PrepareStep.PAPERS)

    def _not_attached(self, error: Exception) -> None:
        self._progress = None
        self._fail(error)

    # ── the auditor ────────────────────────────────────────────────────────────────────────
    def enrol_auditor(self, name: str, position: str) -> None:
        """Let the auditor, alone at the machine, make their keys; their words are shown once."""
        record = self._sitting.room.record
        try:
            officer = Officer(Role.AUDITOR, name, position)
            enrolment = officer_enrolment(record, officer, self._sitting.room.cost)
        except RefusedError as error:
            self._fail(error)
            return
        self._problems, self._busy = (), Busy.LOCKING
        self.refresh()
        self._sitting.runner.apart(enrolment.lock, partial(self._enrolled, enrolment, name), self._fail)

    def _enrolled(self, enrolment: Enrolment, name: str, locked: LockedKeys) -> None:
        self._busy = None
        try:
            seat = finish_enrolment(self._sitting.room.record, enrolment, locked)
        except _TROUBLE as error:
            self._fail(error)
            return
        self._changed()
        self._sitting.navigator.show_secret(seat, name)

    def save_enrolment_sheets(self, path: str, language: Language) -> None:
        """Write a page for everybody who has keys, to be signed by hand."""
        self._problems, self._saved = (), ""
        work = self._secretary.enrolment_sheets(language)
        self._sitting.runner.steps(work, partial(self._keep_sheets, Path(path)), self._not_attached, self._attaching)

    def _keep_sheets(self, path: Path, data: bytes) -> None:
        self._progress = None
        try:
            write_whole(path, data)
        except OSError:
            self._fail(RefusedError(Finding.of("enrolment_sheet.not_saved", file=path.name)))
            return
        self._saved = path.name
        self.refresh()

    # ── the freeze ─────────────────────────────────────────────────────────────────────────
    def freeze(self) -> None:
        """The secretary freezes rules and rosters."""
        if self._went_well(self._secretary.freeze_rules):
            self._changed(PrepareStep.FREEZE)

    def confirm(self) -> None:
        """The auditor confirms the fingerprint that both have seen."""
        desk = self._sitting.desk
        assert isinstance(desk, AuditorDesk)  # only the auditor is shown the button
        if self._went_well(lambda: desk.confirm_rules(self._state.rules_sha256)):
            self._changed(PrepareStep.FREEZE)

    def leave(self) -> None:
        """Give the machine to the next person."""
        self._sitting.navigator.stand_up()

    # ── inside ─────────────────────────────────────────────────────────────────────────────
    @property
    def _state(self) -> CaseState:
        return self._sitting.desk.state

    @property
    def _secretary(self) -> SecretaryDesk:
        desk = self._sitting.desk
        assert isinstance(desk, SecretaryDesk)  # only the secretary is shown what changes the case
        return desk

    def _went_well(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except _TROUBLE as error:
            self._fail(error)
            return False
        return True

    def _changed(self, step: PrepareStep | None = None) -> None:
        self._step, self._problems = step, ()
        self._sitting.navigator.case_changed()

    def _fail(self, error: Exception) -> None:
        self._busy = None
        self._problems = _said(error)
        self.refresh()

    def _page(self) -> PreparePage:
        state, desk = self._state, self._sitting.desk
        auditor = state.officers.get(Role.AUDITOR)
        page = PreparePage(
            may_edit=isinstance(desk, SecretaryDesk),
            step=self._step or PrepareStep.FREEZE,
            rules=_rules_shown(state),
            proposals=self._roster(PrepareStep.PROPOSALS, state.proposals),
            members=self._roster(PrepareStep.MEMBERS, state.evaluators),
            pool=self._roster(PrepareStep.POOL, state.drawing.pool),
            drawing=drawing_shown(self._sitting.room.record),
            groups=tuple(counting_groups(state.rules).items()) if state.programme else (),
            auditor=auditor.name if auditor else "",
            auditor_position=auditor.position if auditor else "",
            frozen=state.rules_frozen,
            obstacles=self._obstacles(),
            worth_a_look=self._worth_a_look(),
            problems=self._problems,
            busy=self._busy,
            papers=self._papers.shown(state),
            earlier=self._earlier_shown(state),
            follows=state.follows,
            progress=self._progress,
            saved=self._saved,
            draft=self._drafting.shown(state) if isinstance(desk, SecretaryDesk) else None,
        )
        return page if self._step else _at_first_open_step(page)

    def _worth_a_look(self) -> tuple[Finding, ...]:
        room = self._sitting.room
        is_due = self._step in (None, PrepareStep.FREEZE) and isinstance(self._sitting.desk, SecretaryDesk)
        if not is_due or self._state.rules_frozen:
            return ()
        return worth_a_look(self._state, room.record.journal, room.keeping.copies)

    def _obstacles(self) -> tuple[Finding, ...]:
        record, sha256 = self._sitting.room.record, self._state.rules_sha256
        if isinstance(self._sitting.desk, SecretaryDesk):
            return record.obstacles(officer_actor(Role.SECRETARY), acts.RulesFrozen(sha256))
        return record.obstacles(officer_actor(Role.AUDITOR), acts.RulesConfirmed(sha256))

    def _roster(self, step: PrepareStep, rows: tuple[Proposal, ...] | tuple[Evaluator, ...]) -> RosterShown:
        source = self._state.sources.get(step.value) if rows else None
        file = source.name if source else ""
        written = receipt(step, self._sitting.room.record) if rows else None
        read = self._read.get(step)
        if read is None:
            return RosterShown(file, len(rows), rows, None, written, self._balance(step, rows))
        items = read.reading.items
        balance = self._balance(step, items)
        return RosterShown(file, len(rows), items, preview(step, read, self._state), written, balance)

    def _balance(self, step: PrepareStep, rows: tuple[Proposal, ...] | tuple[Evaluator, ...]) -> Balance | None:
        # Candidates are more than will sit: what holds for members does not hold for them.
        members = tuple(one for one in rows if isinstance(one, Evaluator)) if step is PrepareStep.MEMBERS else ()
        return balance_of(members, self._state.rules.committee) if members and self._state.programme else None


def _at_first_open_step(page: PreparePage) -> PreparePage:
    """Return the page opened where the secretary goes on; the auditor looks at the freeze."""
    steps = tuple(PrepareStep) if page.may_edit else (PrepareStep.FREEZE,)
    first = next((one for one in steps if not page.is_done(one) and one not in OPTIONAL), PrepareStep.FREEZE)
    return replace(page, step=first)


def _rules_text(path: Path) -> str:
    """Return the text of a rule file to the byte.

    Raises:
        IntakeError: the file cannot be read.
        RefusedError: it is no UTF-8 text.
    """
    try:
        return read_bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        raise RefusedError(Finding.of("tally.rules_encoding")) from None


def _rules_shown(state: CaseState) -> RulesShown | None:
    rules = state.programme
    if rules is None:
        return None
    return RulesShown(
        title=rules.title,
        basis=rules.basis,
        total=rules.maximum,
        groups=tuple((group.title, group.maximum) for group in rules.criteria),
        tracks=rules.tracks,
        members=rules.committee.size,
        sha256=state.rules_sha256,
        words=recognition(bytes.fromhex(state.rules_sha256)),
    )


def _said(error: Exception) -> tuple[Finding, ...]:
    return error.findings if isinstance(error, IntakeError) else what_it_says(error)
