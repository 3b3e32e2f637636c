"""The secretary's desk: prepare the case, run the meeting, close, issue the minutes. No marks, no rulings."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from committee_app.case import acts
from committee_app.case.acts import ItemPart, MinutesPlace, Movement, Recorded, Source, Vote
from committee_app.case.drawing import SeatLimit
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import Actor, CaseId, CriterionId, EvaluatorId, ItemId, Points, ProposalId
from committee_app.case.people import Evaluator, KeyText, Observer, Officer, Role, evaluator_actor, officer_actor
from committee_app.case.progress import Progress
from committee_app.case.proposals import Proposal
from committee_app.casefile.casefile import CaseFile
from committee_app.desks.access import Enrolment, NewSeat, begin_enrolment, enrol
from committee_app.desks.away import NewRoster, RosterToLock, begin_roster, writing_documents
from committee_app.desks.clock import Clock
from committee_app.desks.documents import Handed, document_act, keep_documents
from committee_app.desks.drawable import refuse_undrawable
from committee_app.desks.earlier import Earlier, handed_on
from committee_app.desks.officers import CollectingDesk
from committee_app.desks.record import Record
from committee_app.desks.scans import by_hand_alone, keep_scan, scan_act, signed_by_hand
from committee_app.export.labels import Language
from committee_app.intake.proposal_pages import MAX_BYTES, check_pdf
from committee_app.intake.reading import read_bytes
from committee_app.intake.scans import Scan
from committee_app.scoring.lots import draw_order, lot_line
from committee_app.sealing.slots import REAL_COST, KdfCost

_TOGETHER = 64 << 20


class SecretaryDesk(CollectingDesk):
    """Where the secretary (간사) works."""

    def attach_scan(self, scan: Scan, signers: tuple[Actor, ...]) -> Recorded:
        """Keep a scan of the minutes that these people signed by hand; bytes and act become durable together.

        Of a member among them whose signature in the file is waited for it is noted that they signed on the paper.

        Raises:
            RefusedError: there are no minutes, or somebody named does not sign them.
        """
        refuse_undrawable(scan.name)
        act = scan_act(self._record, scan, signers)
        with self._record.together():
            keep_scan(self._record, scan)
            done = self._do(act)
            for member in by_hand_alone(self.state, signers):
                self._do(acts.SignatureMissing(member, signed_by_hand(self.state)))
        return done

    def draft_rules(self, text: str) -> Recorded:
        """Take the text of a programme as the rules of this case; rosters are read again after it."""
        return self._do(acts.RulesDrafted(text))

    def follow(self, earlier: Earlier) -> Recorded:
        """Name the case that this one goes on from, and take over the projects it selected, both or neither.

        Raises:
            RefusedError: there are no rules yet, or the earlier case hands on nothing that fits them.
        """
        refuse_undrawable(earlier.case, earlier.title)
        if self.state.programme is None:
            raise RefusedError(Finding.of("rules.not_drafted"))
        projects = handed_on(earlier, self.state.rules)
        with self._record.together():
            self._do(earlier.act)
            return self.import_proposals(Source(f"{earlier.case} {earlier.title}", earlier.head), projects)

    def import_proposals(self, source: Source, proposals: tuple[Proposal, ...]) -> Recorded:
        """Take the whole list of proposals from one file."""
        return self._do(acts.ProposalsImported(source, proposals))

    def import_members(self, source: Source, members: tuple[Evaluator, ...]) -> Recorded:
        """Take the whole list of members from one file."""
        return self._do(acts.MembersImported(source, members))

    def import_pool(self, source: Source, candidates: tuple[Evaluator, ...]) -> Recorded:
        """Take the whole list of candidates from one file (후보단); members are drawn from it."""
        return self._do(acts.PoolImported(source, candidates))

    def announce_drawing(self, seats: tuple[tuple[str, int], ...], limits: tuple[SeatLimit, ...]) -> Recorded:
        """Fix how the committee is drawn, before anybody names a number: seats by field, and limits."""
        refuse_undrawable(*(one.word for one in limits))
        return self._do(acts.DrawingAnnounced(seats, limits))

    def draw_evaluators(self, numbers: tuple[tuple[str, str], ...]) -> Recorded:
        """Put the candidates in order by the witnesses' numbers; anybody repeats it by hand.

        Raises:
            LotTextError: a number or an id cannot stand in the line of a lot.
            NothingToDrawError: fewer than two candidates, or no number.
            RefusedError: list, plan, auditor or witnesses are missing.
        """
        refuse_undrawable(*(text for pair in numbers for text in pair))
        if not self.state.drawing.pool:
            raise RefusedError(Finding.of("drawing.no_pool"))
        pool = tuple(one.id for one in self.state.drawing.pool)
        line = lot_line(self.state.sources["pool"].sha256, pool, [number for _, number in numbers])
        order = tuple(EvaluatorId(one) for one in draw_order(line, pool))
        return self._do(acts.EvaluatorsDrawn(numbers, line, order))

    def record_drawn_evaluators(self, witnesses: tuple[str, ...], order: tuple[EvaluatorId, ...]) -> Recorded:
        """Record a lot that was drawn by hand before witnesses: the order in which it came out of the box."""
        refuse_undrawable(*witnesses)
        return self._do(acts.EvaluatorsDrawn(tuple((one, "") for one in witnesses), "", order))

    def note_answer(self, candidate: EvaluatorId, reason: str = "", *, accepted: bool) -> Recorded:
        """Note what somebody who was called said; after a refusal the next in the order is called."""
        refuse_undrawable(reason)
        return self._do(acts.CandidateAnswered(candidate, accepted, reason))

    def seat_the_drawn(self) -> Recorded:
        """Make those who accepted the members of this case, seated in the order in which they were called.

        Raises:
            RefusedError: nobody has accepted.
        """
        seated = self.state.drawing.seated
        if not seated:
            raise RefusedError(Finding.of("roster.empty", roster="members"))
        members = tuple(replace(one, seat=seat) for seat, one in enumerate(seated, 1))
        return self._do(acts.MembersImported(self.state.sources["pool"], members))

    def attach_documents(self, documents: Mapping[ProposalId, Handed]) -> Recorded:
        """Take proposals as they were handed in, each for its project; bytes and act become durable together.

        Raises:
            IntakeError: a file is no PDF, or too large; nothing was taken.
            RefusedError: a project is not on the list.
        """
        refuse_undrawable(*(one.name for one in documents.values()))
        act = document_act(documents)
        with self._record.together():
            keep_documents(self._record, documents)
            return self._do(act)

    def attaching_documents(self, files: Mapping[ProposalId, Path]) -> Generator[Progress, None, int]:
        """Look at every file, then take all of them; return how many were taken.

        Files of more than 64 MiB together go into several acts, so that they need not be in memory at once.

        Raises:
            IntakeError: a file cannot be read, is no PDF, or too large. Before the first act, nothing was taken.
            RefusedError: a project is not on the list.
        """
        for done, path in enumerate(files.values()):
            yield Progress("document.looking", done, len(files))
            check_pdf(path.name, read_bytes(path, MAX_BYTES))
        held: dict[ProposalId, Handed] = {}
        for done, (proposal, path) in enumerate(files.items()):
            yield Progress("document.taking", done, len(files))
            held[proposal] = Handed(path.name, read_bytes(path, MAX_BYTES))
            if sum(len(one.data) for one in held.values()) > _TOGETHER:
                self.attach_documents(held)
                held = {}
        if held or not files:
            self.attach_documents(held)
        yield Progress("document.taking", len(files), len(files))
        return len(files)

    def freeze_rules(self) -> Recorded:
        """Freeze rules and rosters; they stand once the auditor confirms."""
        return self._do(acts.RulesFrozen(self.state.rules_sha256))

    def open_meeting(
        self, title: str, convened_by: str, place: str, agenda: tuple[str, ...], observers: tuple[Observer, ...]
    ) -> Recorded:
        """Begin the meeting."""
        refuse_undrawable(
            title, convened_by, place, *agenda, *(text for one in observers for text in (one.name, one.capacity))
        )
        return self._do(acts.MeetingOpened(title, convened_by, place, agenda, observers))

    def note_movement(self, evaluator: EvaluatorId, movement: Movement, reason: str = "") -> Recorded:
        """Note that a member came, left or came back."""
        refuse_undrawable(reason)
        return self._attend(acts.MemberMoved(evaluator, movement, reason))

    def step_out(self, evaluators: Iterable[EvaluatorId], proposal: ProposalId) -> tuple[Recorded, ...]:
        """Note that these members leave the room while a project is heard that they do not judge."""
        with self._record.together():
            return tuple(self._do(acts.MemberMoved(one, Movement.LEFT, "", proposal)) for one in evaluators)

    def come_back(self, evaluators: Iterable[EvaluatorId]) -> tuple[Recorded, ...]:
        """Note that these members are back."""
        with self._record.together():
            return tuple(self._do(acts.MemberMoved(one, Movement.RETURNED)) for one in evaluators)

    def set_running_order(self, order: tuple[ProposalId, ...]) -> Recorded:
        """Record in which order the projects are heard."""
        return self._do(acts.RunningOrderSet(order))

    def call_next(self, proposal: ProposalId | None, minutes: int = 0) -> None:
        """Record that what is on is done, and that the presentation of the next project begins; None: nothing is next.

        Both become durable together.
        """
        with self._record.together():
            if (on := self.state.called) is not None:
                self._do(acts.ProjectCalled(on.proposal, ItemPart.DONE))
            if proposal is not None:
                self._do(acts.ProjectCalled(proposal, ItemPart.PRESENTATION, minutes))

    def call_project(self, proposal: ProposalId, part: ItemPart, minutes: int = 0) -> Recorded:
        """Record what begins now with a project, and how many minutes there are; or that it is done."""
        return self._do(acts.ProjectCalled(proposal, part, minutes))

    def elect_chair(self, evaluator: EvaluatorId, vote: Vote) -> Recorded:
        """Record the election of the chair."""
        return self._do(acts.ChairElected(evaluator, vote))

    def seat_acting_chair(self, evaluator: EvaluatorId, reason: str, vote: Vote) -> Recorded:
        """Record that a member acts as chair from here on; they make a key of their own next (`officer_enrolment`)."""
        refuse_undrawable(reason)
        return self._do(acts.ActingChairTookOver(evaluator, reason, vote))

    def write_note(self, proposal: ProposalId, criterion: CriterionId, text: str) -> Recorded:
        """Note what the committee says of a project, or of one criterion of it (an empty id: of the whole)."""
        refuse_undrawable(text)
        return self._do(acts.NoteWritten(proposal, criterion, text))

    def note_approval(self, note: int, evaluators: tuple[EvaluatorId, ...]) -> Recorded:
        """Note which members have read a note and stand for it."""
        return self._do(acts.NoteApproved(note, evaluators))

    def write_remark(self, place: MinutesPlace, text: str) -> Recorded:
        """Add words of one's own to a place of the minutes; an empty text takes them away.

        Raises:
            RefusedError: this stands there already, or somebody has signed the minutes.
        """
        refuse_undrawable(text)
        return self._do(acts.RemarkWritten(place, text))

    def decide_motion(self, item: str, text: str, vote: Vote) -> Recorded:
        """Record what the committee decided on an item of the agenda."""
        refuse_undrawable(item, text)
        return self._do(acts.MotionDecided(item, text, vote))

    def note_statement(self, speaker: str, text: str) -> Recorded:
        """Note what somebody said, in short."""
        refuse_undrawable(speaker, text)
        return self._do(acts.StatementRecorded(speaker, text))

    def pause_meeting(self, reason: str = "") -> Recorded:
        """Note a recess."""
        refuse_undrawable(reason)
        return self._do(acts.MeetingPaused(reason))

    def resume_meeting(self) -> Recorded:
        """Note that the meeting goes on."""
        return self._attend(acts.MeetingResumed())

    def record_absence(self, evaluator: EvaluatorId, proposals: tuple[ProposalId, ...], reason: str) -> Recorded:
        """Record that a member was not there for these proposals."""
        refuse_undrawable(reason)
        return self._do(acts.AbsenceRecorded(evaluator, proposals, reason))

    def enter_figure(self, proposal: ProposalId, item: ItemId, points: Points, evidence: str) -> Recorded:
        """Enter the points of an announced bonus or penalty; they count once a second officer confirms them."""
        refuse_undrawable(evidence)
        return self._do(acts.FigureEntered(proposal, item, points, evidence))

    def make_roster(self, evaluator: EvaluatorId, cost: KdfCost = REAL_COST) -> NewRoster:
        """Make the `.roster` from which one member's own machine is set up, and the six words that open it there."""
        return self.begin_roster(evaluator, cost).lock()

    def begin_roster(self, evaluator: EvaluatorId, cost: KdfCost = REAL_COST) -> RosterToLock:
        """Gather what goes into a member's `.roster`; to lock it is slow, and can be done apart from the open file."""
        return begin_roster(self._record, self._signer, evaluator, cost)

    def writing_documents(self, folder: Path) -> Generator[Progress, None, tuple[Path, ...]]:
        """Write the attached proposals into a folder of a stick, beside a roster."""
        return writing_documents(self._record, folder)

    def report_contact(self, evaluator: EvaluatorId, proposal: ProposalId, words: str) -> Recorded:
        """Note that an applicant sought out a member; scoring goes on."""
        refuse_undrawable(words)
        return self._do(acts.PriorContactReported(evaluator, proposal, words))

    def close_scoring(self) -> Recorded:
        """Close scoring; the chair confirms."""
        return self._do(acts.ScoringClosed(len(self.state.sheets)))

    def enrolment_sheets(self, language: Language, people: tuple[Actor, ...] = ()) -> Generator[Progress, None, bytes]:
        """Make a page for each of these people, or everybody with keys, to be signed by hand."""
        from committee_app.desks.enrolment_sheets import enrolment_sheets  # noqa: PLC0415  # see `opening_sheet`

        return enrolment_sheets(self._record, language, people)

    def opening_sheet(self, language: Language) -> Generator[Progress, None, bytes]:
        """Make the opening sheet as PDF, to be signed by hand; `RefusedError` before scoring has begun."""
        from committee_app.desks.anchor_sheets import opening_sheet  # noqa: PLC0415  # an open case draws no pages

        return opening_sheet(self._record, language)

    def closing_sheet(self, language: Language) -> Generator[Progress, None, bytes]:
        """Make the closing sheet as PDF, to be signed by hand; `RefusedError` before scoring is closed."""
        from committee_app.desks.anchor_sheets import closing_sheet  # noqa: PLC0415  # see above

        return closing_sheet(self._record, language)

    def close_meeting(self) -> Recorded:
        """Note the end of the meeting."""
        return self._do(acts.MeetingClosed())

    def sign_package(self) -> None:
        """Sign the registration package as it is now, for whoever exports it; `RefusedError` before the minutes are."""
        from committee_app.desks.packages import sign_package  # noqa: PLC0415  # see above

        sign_package(self._record, self._signer)

    def note_missing_signature(self, evaluator: EvaluatorId, reason: str) -> Recorded:
        """Note that a member who was there at the end gives no signature, and why.

        Raises:
            RefusedError: there are no minutes yet, the member does not sign them or has signed, or no reason is given.
        """
        refuse_undrawable(reason)
        return self._do(acts.SignatureMissing(evaluator, reason))

    def archive(self) -> Recorded:
        """Close the case for good, and sign the package that goes to the records system."""
        with self._record.together():
            done = self._do(acts.CaseArchived())
            self.sign_package()
        return done


def begin_case(path: Path, passphrase: str, opening: Beginning, clock: Clock, cost: KdfCost) -> tuple[Record, NewSeat]:
    """Create a case file with its first entry; the secretary's words are in the returned seat, shown once.

    Raises:
        CaseFileError: the file cannot be created; nothing is left of it.
        RefusedError: a name is missing; nothing is left of the file.
    """
    refuse_undrawable(opening.title, opening.secretary.name, opening.secretary.position)
    file = CaseFile.create(path, passphrase, cost=cost)
    try:
        record = Record(file, clock)
        seat = enrol(record, officer_actor(Role.SECRETARY), opening.act, cost)
    except BaseException:
        file.close()
        path.unlink(missing_ok=True)
        raise
    return record, seat


class Beginning:
    """What the first entry says: which case this is, who its secretary is, and what program began it."""

    def __init__(
        self,
        case: str,
        title: str,
        secretary: Officer,
        *,
        rehearsal: bool,
        program: str,
        build: str,
        self_test: acts.SelfTested | None = None,
    ) -> None:
        self.title = title
        self.secretary = secretary
        self._case = CaseId(case)
        self._rehearsal = rehearsal
        self._program = program
        self._build = build
        self._self_test = self_test

    def act(self, keys: KeyText) -> acts.CaseCreated:
        """Return the first act, once the secretary's keys are made."""
        return acts.CaseCreated(
            self._case,
            self.title,
            self._rehearsal,
            self.secretary,
            keys,
            self._program,
            self._build,
            self_test=self._self_test,
            resolved_by_two=True,
        )


def officer_enrolment(record: Record, officer: Officer, cost: KdfCost) -> Enrolment:
    """Begin to enrol the auditor, or the elected chair as a holder; the words are for that person alone."""
    refuse_undrawable(officer.name, officer.position)
    actor = officer_actor(officer.role)
    return begin_enrolment(record, actor, lambda keys: acts.OfficerEnrolled(officer, keys), cost)


def member_enrolment(record: Record, evaluator: EvaluatorId, cost: KdfCost) -> Enrolment:
    """Begin to enrol a member who is present; the code is for that person alone."""
    actor = evaluator_actor(evaluator)
    return begin_enrolment(record, actor, lambda keys: acts.MemberEnrolled(evaluator, keys), cost)
