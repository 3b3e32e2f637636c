"""Ends the meeting, makes the minutes, lets everybody sign who was there, and hands out copies."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Callable, Generator
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from committee_app.case import acts
from committee_app.case.acts import Act, MinutesPlace
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import Actor, EvaluatorId, ProposalId, Won
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role, evaluator_of, role_of
from committee_app.case.progress import Progress
from committee_app.case.signatures import AUDITOR, awaited, field_of, signatories
from committee_app.case.state import CaseState
from committee_app.casefile.errors import CaseFileError
from committee_app.desks.access import begin_sign_in, finish_sign_in, recognition
from committee_app.desks.admin_log import Result, What
from committee_app.desks.certificate_files import open_certificate_file
from committee_app.desks.chair import ChairDesk
from committee_app.desks.completeness import lacking
from committee_app.desks.documents import Handed
from committee_app.desks.issuing import ATTACHMENT, draft_minutes, issue_minutes, sign_minutes, stored_minutes
from committee_app.desks.packages import package_of
from committee_app.desks.papers import MadePaper, PaperOrder, making_papers
from committee_app.desks.publishing import publishing
from committee_app.desks.ranking import result_of
from committee_app.desks.record import Record, Signer
from committee_app.desks.scans import kept_scan, open_scan
from committee_app.desks.secretary import SecretaryDesk
from committee_app.desks.token_setup import has_token_setup, token_setup
from committee_app.desks.whole_files import write_whole
from committee_app.desks.words import wording
from committee_app.export.document import Document, Heading
from committee_app.export.labels import Language
from committee_app.export.minutes import MinutesSource, minutes_document
from committee_app.export.minutes.papers import Paper
from committee_app.export.outside_keys import OutsideKey
from committee_app.export.publication import Profile
from committee_app.export.tokens import open_token
from committee_app.intake.scans import Scan
from committee_app.ui.ports import Sitting, what_it_says
from committee_app.ui.reading.presenter import ReadingPresenter, ReadingShown
from committee_app.ui.sign.correcting import Written, corrections_of
from committee_app.ui.sign.page import (
    EVERYBODY,
    Brought,
    Busy,
    Minutes,
    Resolved,
    ScanRow,
    SignerRow,
    SignPage,
    SignRoute,
    SignStep,
)

_TROUBLE = (RefusedError, CaseFileError)
_NO_DIGEST = "0" * 64
PUBLICATION = "D14"
_SIGNING = (Stage.RESOLVED, Stage.SIGNED)
"""After a correction new minutes are signed, though the case is."""
_CORRECTED = (Stage.SIGNED, Stage.ARCHIVED)
_BESIDE = ("minutes.pdf", "result.json", "result.csv", "result.xlsx")
"""What people open themselves; the package has them too."""
_CAUSES: Final = {
    errno.EACCES: "cli.file_forbidden",
    errno.EPERM: "cli.file_forbidden",
    errno.EROFS: "cli.file_forbidden",
    errno.ENOENT: "cli.file_missing",
    errno.ENOSPC: "cli.disk_full",
    errno.EDQUOT: "cli.disk_full",
}


class SignShown(ReadingShown, Protocol):
    """What the presenter needs of its view."""

    def show_page(self, page: SignPage) -> None:
        """Show a page."""
        ...


class SignPresenter:
    """The secretary closes, issues and archives; chair, members, secretary and auditor sign; all may keep copies."""

    def __init__(self, sitting: Sitting, view: SignShown) -> None:
        self._sitting = sitting
        self._view = view
        self._step: SignStep | None = None
        self._problems: tuple[Finding, ...] = ()
        self._wrong: tuple[Finding, ...] = ()
        self._certificate_wrong: tuple[Finding, ...] = ()
        self._routes = tuple(one for one in SignRoute if one is not SignRoute.TOKEN or has_token_setup())
        self._saved: tuple[Path, ...] = ()
        self._busy: Busy | None = None
        self._progress: Progress | None = None
        self._contents: tuple[str, tuple[str, ...]] = ("", ())
        self._is_reading = False
        self._draft: tuple[int, bytes] = (0, b"")
        self._single: MadePaper | None = None
        self.reading = ReadingPresenter(sitting.runner, self._paper, view)
        self._looked_at: tuple[int, tuple[Finding, ...]] = (0, ())

    def refresh(self) -> None:
        """Show the case as it stands."""
        self._view.show_page(self._page())

    def open_step(self, step: str) -> None:
        """Open another step; what was said about the one before is gone."""
        self._step = SignStep(step)
        self._problems, self._wrong, self._saved = (), (), ()
        self._certificate_wrong = ()
        self._is_reading = False
        self.refresh()

    # ── reading ────────────────────────────────────────────────────────────────────────────
    def read(self, language: str) -> None:
        """Show the pages as pictures: of the document as it is now, or of a draft of what it would be."""
        if self._busy is not None:
            return
        self._single = None
        journal = len(self._record.journal)
        if self._state.minutes is not None or self._draft[0] == journal:
            self._show_pages()
            return
        work = draft_minutes(self._record, _language(language))
        self._run(Busy.BUILDING, work, lambda data: self._show_draft(journal, data))

    def stop_reading(self) -> None:
        """Go back to the step."""
        self._is_reading = False
        self.refresh()

    def _show_draft(self, journal: int, data: bytes) -> None:
        self._draft = journal, data
        self._show_pages()

    def _show_pages(self) -> None:
        self._is_reading = True
        self.refresh()
        issued = self._state.minutes
        self.reading.open(ProposalId(issued.pdf_sha256 if issued else f"draft {self._draft[0]}"))

    def read_paper(self, paper: str, member: str, language: str) -> None:
        """Show the pages of a single paper as pictures."""
        if self._busy is None:
            self._run(Busy.BUILDING, self._making(paper, member, language), self._show_single)

    def save_paper(self, folder: str, paper: str, member: str, language: str) -> None:
        """Write a single paper under its name in the set."""
        if self._busy is None:
            work = self._making(paper, member, language)
            self._run(Busy.BUILDING, work, partial(self._save_single, Path(folder)))

    def _making(self, paper: str, member: str, language: str) -> Generator[Progress, None, MadePaper]:
        issued = self._state.minutes
        spoken = _language(issued.language if issued else language)
        if paper == PUBLICATION:
            copy = yield from publishing(self._record, spoken, Profile())
            return MadePaper(PUBLICATION, copy.data)
        order = PaperOrder(Paper(paper), None if member == EVERYBODY else EvaluatorId(member))
        (made,) = yield from making_papers(self._record, (order,), spoken)
        return made

    def _show_single(self, made: MadePaper) -> None:
        self._single, self._is_reading = made, True
        self.refresh()
        self.reading.open(ProposalId(f"{made.name} {hashlib.sha256(made.data).hexdigest()}"))

    def _save_single(self, folder: Path, made: MadePaper) -> None:
        self._write(folder, {f"minutes-{made.name}.pdf": made.data})

    def _paper(self, _document: ProposalId) -> Handed | None:
        if self._single is not None:
            return Handed(f"minutes-{self._single.name}.pdf", self._single.data)
        data = self._record.file.attachment(ATTACHMENT) if self._state.minutes else self._draft[1]
        return Handed("minutes.pdf", data) if data else None

    def leave(self) -> None:
        """Give the machine to the next person."""
        self._sitting.navigator.stand_up()

    # ── the secretary ──────────────────────────────────────────────────────────────────────
    def close_meeting(self) -> None:
        """Note the end of the meeting."""
        self._do(self._secretary.close_meeting)

    def issue(self, language: str) -> None:
        """Make the minutes, keep them in the case, and put their digest into the record."""
        work = issue_minutes(self._record, self._secretary.signer(), _language(language))
        self._run(Busy.BUILDING, work, self._changed)

    def write_remark(self, place: str, text: str) -> None:
        """Add words to a place of the minutes, or take them away; minutes that lack them are made again."""
        self._problems, self._saved = (), ()
        try:
            self._secretary.write_remark(MinutesPlace(place), text)
        except _TROUBLE as error:
            self._fail(error)
            return
        self._step = SignStep.MINUTES
        self._sitting.navigator.case_changed()

    def attach_scan(self, path: str, signers: tuple[Actor, ...]) -> None:
        """Take in a scan of the paper that these people signed by hand."""
        if self._busy is not None:
            return
        self._step, self._problems, self._busy = SignStep.SCAN, (), Busy.READING
        self.refresh()
        self._sitting.runner.apart(partial(open_scan, Path(path)), partial(self._keep_scan, signers), self._fail)

    def _keep_scan(self, signers: tuple[Actor, ...], scan: Scan) -> None:
        self._busy = None
        try:
            self._secretary.attach_scan(scan, signers)
        except _TROUBLE as error:
            self._fail(error)
            return
        self._changed()

    def archive(self) -> None:
        """Close the case for good."""
        self._do(self._secretary.archive)

    # ── corrections ────────────────────────────────────────────────────────────────────────
    def correct(self, written: Written) -> None:
        """Record an error that was found after the signing; the secretary answers."""
        desk = self._sitting.desk
        assert isinstance(desk, ChairDesk)  # only the chair is shown the form
        self._do(lambda: desk.correct(written.act()))

    def agree(self) -> None:
        """Agree to the correction that waits: it holds, and new minutes are to be made."""
        self._do(lambda: self._secretary.answer_ruling(agreed=True))

    def refuse(self, reason: str) -> None:
        """Refuse the correction that waits, with a reason."""
        self._do(lambda: self._secretary.answer_ruling(agreed=False, reason=reason))

    # ── everybody who signs ──────────────────────────────────────────────────────────────────────
    def sign(self, words: str, brought: Brought | None = None) -> None:
        """Sign with the words typed once more: whoever left their seat open signs nothing by it.

        What was brought is opened first, so that a wrong password of it is no try of the person's own secret.
        """
        if self._busy is not None:
            return
        self._wrong, self._problems, self._certificate_wrong = (), (), ()
        if brought is None:
            self._unlock(words, None)
            return
        self._busy = Busy.UNLOCKING
        self.refresh()
        at = self._record.clock.now()
        self._sitting.runner.apart(
            partial(_opened, brought, at),
            partial(self._unlock, words),
            self._refuse_certificate,
        )

    def _unlock(self, words: str, outside: OutsideKey | None) -> None:
        try:
            sign_in = begin_sign_in(self._record, self._actor, words)
        except _TROUBLE as error:
            self._refuse_words(error)
            return
        self._busy = Busy.UNLOCKING
        self.refresh()
        self._sitting.runner.apart(sign_in.unlock, partial(self._put_signature, outside), self._refuse_words)

    def _put_signature(self, outside: OutsideKey | None, signer: Signer) -> None:
        try:
            finish_sign_in(self._record, signer)
        except _TROUBLE as error:
            self._refuse_words(error)
            return
        self._sitting.room.note(What.PROVED, who=self._actor)
        self._run(Busy.SIGNING, sign_minutes(self._record, signer, outside), self._changed)

    def _refuse_certificate(self, error: Exception) -> None:
        self._busy = None
        self._certificate_wrong = what_it_says(error)
        self.refresh()

    def _refuse_words(self, error: Exception) -> None:
        self._busy = None
        self._wrong = what_it_says(error)
        self._sitting.room.note(What.PROVED, Result.REFUSED, self._actor, self._wrong[0].code)
        self.refresh()

    # ── copies ─────────────────────────────────────────────────────────────────────────────
    def save_pdf(self, folder: str, language: str) -> None:
        """Write the document as it is now: signed, waiting for signatures, or a draft of what it would be."""
        self._step = SignStep.MINUTES
        signed = stored_minutes(self._record)
        issued = self._record.file.attachment(ATTACHMENT) if self._state.minutes else None
        if signed is not None:
            self._write(Path(folder), {"minutes.pdf": signed})
        elif issued is not None:
            self._write(Path(folder), {"minutes-unsigned.pdf": issued})
        else:
            work = draft_minutes(self._record, _language(language))
            self._run(Busy.BUILDING, work, partial(self._drafted, Path(folder)))

    def save_all(self, folder: str) -> None:
        """Write the signed minutes and the result, and in a folder of its own the package for the records system.

        The secretary signs the package by saving it; what others save is signed if the secretary has done so before.
        """
        desk = self._sitting.desk
        self._step = SignStep.KEEP
        try:
            if isinstance(desk, SecretaryDesk):
                desk.sign_package()
            package = package_of(self._record)
            scans = self._kept_scans()
        except _TROUBLE as error:
            self._problems = what_it_says(error)
            self.refresh()
            return
        if package is not None:
            beside = {name: package[name] for name in _BESIDE if name in package}
            self._write(Path(folder), beside | scans, package)

    def _kept_scans(self) -> dict[str, bytes]:
        scans = enumerate(self._state.scans, 1)
        return {f"scan-{number}.pdf": kept_scan(self._record.file, one) for number, one in scans}

    def verify(self) -> None:
        """Go where anybody checks files, with the saved document chosen."""
        self._sitting.navigator.go("verify", tuple(one for one in self._saved if one.suffix == ".pdf"))

    def _drafted(self, folder: Path, data: bytes) -> None:
        self._write(folder, {"minutes-draft.pdf": data})

    def _write(self, folder: Path, contents: dict[str, bytes], package: dict[str, bytes] | None = None) -> None:
        self._saved, self._problems = (), ()
        try:
            for name, data in contents.items():
                path = _free_place(folder / name)
                write_whole(path, data)
                self._saved = (*self._saved, path)
            if package is not None:
                self._saved = (*self._saved, _written_package(folder, package))
        except OSError as error:
            self._problems = (_file_trouble(error, folder),)
        self._sitting.room.note(
            What.EXPORTED,
            Result.REFUSED if self._problems else Result.DONE,
            self._sitting.desk.role.value,
            self._problems[0].code if self._problems else "",
        )
        self.refresh()

    # ── inside ─────────────────────────────────────────────────────────────────────────────
    @property
    def _record(self) -> Record:
        return self._sitting.room.record

    @property
    def _state(self) -> CaseState:
        return self._sitting.desk.state

    @property
    def _actor(self) -> Actor:
        return self._sitting.desk.actor

    @property
    def _secretary(self) -> SecretaryDesk:
        desk = self._sitting.desk
        assert isinstance(desk, SecretaryDesk)  # only the secretary is shown these acts
        return desk

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except _TROUBLE as error:
            self._fail(error)
            return
        self._changed()

    def _run(self, busy: Busy, work: Generator[Progress, None, object], done: Callable[..., None]) -> None:
        self._busy, self._problems, self._progress = busy, (), None
        self.refresh()
        self._sitting.runner.steps(work, partial(self._done, done), self._fail, self._show_progress)

    def _done(self, done: Callable[..., None], result: object) -> None:
        self._busy, self._progress = None, None
        if result is None:
            done()
        else:
            done(result)

    def _show_progress(self, progress: Progress) -> None:
        self._progress = progress
        self.refresh()

    def _changed(self) -> None:
        self._step, self._problems, self._wrong, self._saved = None, (), (), ()
        self._certificate_wrong = ()
        self._is_reading = False
        self._sitting.navigator.case_changed()

    def _fail(self, error: Exception) -> None:
        self._busy, self._progress = None, None
        self._problems = what_it_says(error)
        self.refresh()

    def _page(self) -> SignPage:
        state, role = self._state, self._sitting.desk.role
        page = SignPage(
            case=state.case,
            stage=state.stage,
            role=role,
            actor=self._actor,
            step=self._step or SignStep.CLOSE,
            meeting_closed=state.meeting_closed,
            closed_at=self._when(acts.MeetingClosed),
            minutes=self._minutes(),
            signers=tuple(map(self._signer_row, _places(state))),
            problems=self._problems,
            wrong=self._wrong,
            routes=self._routes,
            certificate_wrong=self._certificate_wrong,
            scans=self._scans(),
            saved=self._saved,
            busy=self._busy,
            progress=self._progress,
            is_reading=self._is_reading,
            read_paper=self._single.name if self._single and self._is_reading else "",
            resolved=None if state.meeting_closed else self._resolved(),
            corrections=corrections_of(state) if state.stage in _CORRECTED else None,
        )
        step = self._step or _step_due(page)
        return replace(self._with_papers(self._with_remarks(page, step)), step=step, obstacles=self._obstacles(step))

    def _with_papers(self, page: SignPage) -> SignPage:
        # Whoever scored takes no names and marks out of the room.
        if page.role is Role.EVALUATOR:
            return page
        published = (PUBLICATION,) if AUDITOR in self._state.signed else ()
        return replace(
            page,
            papers=(*(one.value for one in Paper), *published),
            personal_papers=tuple(one.value for one in Paper if one.is_personal),
            members=tuple((one.id, f"{one.seat} · {one.name}") for one in self._state.evaluators),
        )

    def _with_remarks(self, page: SignPage, step: SignStep) -> SignPage:
        state = self._state
        may = page.role is Role.SECRETARY and step is SignStep.MINUTES and not state.signed and not page.is_signed
        if not may:
            return page
        remarks = tuple((place.value, text) for place, text in state.remarks.items())
        return replace(page, lacks=self._lacks(), remarks=remarks, may_remark=True)

    def _lacks(self) -> tuple[Finding, ...]:
        journal = self._record.journal
        if self._looked_at[0] != len(journal):
            self._looked_at = len(journal), lacking(self._state, journal)
        return self._looked_at[1]

    def _obstacles(self, step: SignStep) -> tuple[Finding, ...]:
        """Return what stands in this person's way at a step; what is not theirs has no button to explain."""
        act = self._act(step)
        return () if act is None else self._record.obstacles(self._actor, act)

    def _act(self, step: SignStep) -> Act | None:
        role = self._sitting.desk.role
        if step is SignStep.SIGN:
            return acts.MinutesSigned(field_of(self._state, self._actor), _NO_DIGEST)
        if role is not Role.SECRETARY:
            return None
        if step is SignStep.MINUTES:
            return acts.MinutesIssued(_NO_DIGEST, 1, "ko", "", self._state.signed_minutes)
        if step is SignStep.SCAN:
            printed = self._state.minutes.pdf_sha256 if self._state.minutes else ""
            return acts.ScanAttached(printed, "-", _NO_DIGEST, 1, signatories(self._state)[:1])
        if step is SignStep.ARCHIVE:
            return acts.CaseArchived()
        return acts.MeetingClosed() if step is SignStep.CLOSE else None

    def _resolved(self) -> Resolved | None:
        """Return what stands resolved, counted anew from the record, for the secretary to compare with the chair."""
        resolution = self._state.resolution
        if resolution is None:
            return None
        tally = result_of(self._state)
        chosen = sum(len(track.chosen) for track in tally.tracks)
        spent = Won(sum(track.spent for track in tally.tracks))
        words = recognition(bytes.fromhex(resolution.tally_sha256))
        return Resolved(chosen, spent, resolution.vote, words)

    def _minutes(self) -> Minutes | None:
        issued = self._state.minutes
        if issued is None:
            return None
        return Minutes(
            pages=issued.pages,
            language=issued.language,
            sha256=issued.pdf_sha256,
            words=recognition(bytes.fromhex(issued.pdf_sha256)),
            head=self._head_of_minutes(),
            contents=self._contents_of(issued),
        )

    def _head_of_minutes(self) -> str:
        """Return the hash up to which the document was written, as its pages print it."""
        issued = [one.seq for one in self._record.journal if isinstance(one.act, acts.MinutesIssued)]
        return self._record.hash_of(issued[-1] - 1).hex()

    def _contents_of(self, issued: acts.MinutesIssued) -> tuple[str, ...]:
        """Return the headings of the document, read once for each that was issued."""
        if self._contents[0] != issued.pdf_sha256:
            checked = self._record.checked()
            source = MinutesSource(checked.state, checked.journal, checked.hashes, result_of(checked.state))
            self._contents = (issued.pdf_sha256, _headings(minutes_document(source, wording(issued.language))))
        return self._contents[1]

    def _scans(self) -> tuple[ScanRow, ...]:
        state = self._state
        attached = [(one.at, one.act) for one in self._record.journal if isinstance(one.act, acts.ScanAttached)]
        return tuple(
            ScanRow(act.name, act.pages, at, tuple(map(state.person_name, act.signers)), act.sha256)
            for at, act in attached
        )

    def _signer_row(self, actor: Actor) -> SignerRow:
        state = self._state
        is_due = actor in awaited(state) and state.minutes is not None and state.stage in _SIGNING
        signed_at = self._signed_at(actor) if actor in state.signed else ""
        return SignerRow(
            actor, role_of(actor), state.person_name(actor), signed_at, is_due, is_missing=actor in state.unsigned
        )

    def _signed_at(self, actor: Actor) -> str:
        signed = [one for one in self._record.journal if isinstance(one.act, acts.MinutesSigned)]
        return next((one.at for one in reversed(signed) if one.actor == actor), "")

    def _when(self, kind: type[Act]) -> str:
        return next((one.at for one in self._record.journal if isinstance(one.act, kind)), "")


def _opened(brought: Brought, at: datetime) -> OutsideKey:
    if brought.route is SignRoute.TOKEN:
        return open_token(token_setup(), brought.pin, at)
    return open_certificate_file(Path(brought.path), brought.pin, at)


def _places(state: CaseState) -> tuple[Actor, ...]:
    """Return who has a place in the document at hand, in order: once all have signed, all who did are still named."""
    members = {one for one in (*state.signed, *state.unsigned) if evaluator_of(one) is not None}
    seated = tuple(one.actor for one in state.evaluators if one.actor in members)
    waiting = signatories(state)
    ordered = (*waiting[:1], *(one for one in waiting[1:] if evaluator_of(one) is not None), *seated, *waiting[1:])
    return tuple(dict.fromkeys(ordered))


def _step_due(page: SignPage) -> SignStep:
    if page.corrections is not None and page.corrections.waiting is not None:
        return SignStep.CORRECT
    return next((one for one in SignStep if not page.is_done(one)), SignStep.KEEP)


def _language(language: str) -> Language:
    return "en" if language == "en" else "ko"


def _headings(document: Document) -> tuple[str, ...]:
    return tuple(one.text for one in document.blocks if isinstance(one, Heading) and one.level == 1)


def _free_place(path: Path) -> Path:
    """Return the path, or the first like it that is free: nothing is ever overwritten."""
    place, number = path, 1
    while place.exists():
        number += 1
        place = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return place


def _written_package(folder: Path, package: dict[str, bytes]) -> Path:
    """Write a package into a new folder: its files keep the names that its sums have for them."""
    place = _free_place(folder / "registration")
    place.mkdir()
    for name, data in package.items():
        write_whole(place / name, data)
    return place


def _file_trouble(error: OSError, folder: Path) -> Finding:
    name = str(error.filename or folder)
    code = _CAUSES.get(error.errno or 0)
    if code is not None:
        return Finding.of(code, file=name)
    return Finding.of("cli.file_trouble", file=name, reason=errno.errorcode.get(error.errno or 0, "EIO"))
