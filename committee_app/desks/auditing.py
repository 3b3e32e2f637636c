"""The auditor's check: from the files alone, which step holds, which does not, and what nobody can tell from here.

The plan for a case file:
 (1) it opens, and no byte of it was changed, (2) its record holds entry by entry (`checking`), (3) the readable
 tables say what the record says, (4) slots, drafts and rehearsal secrets agree with it (`kept_secrets`), (5) the
 result computed again is the one that was resolved, (6) the minutes it keeps are those the record names.
The plan for the minutes alone:
 (1) the signatures and the form of the file hold (`export.reading`), (2) the record inside holds, (3) the head printed
 on the pages is the record's, (4) who was to sign did, with the keys of the record, (5) the result computed again
 is the one that was resolved, (6) the document made again from the record is the one that was signed, byte for byte.
For a registration package: (1) its files are those of its sums, (2) its record holds and its minutes do, as above,
 (3) the secretary's key signed the sums, (4) what is made from record and minutes is what lies there, byte for byte.
Together: the record inside the minutes is the beginning of the record in the case, which names these very bytes; and
of two copies of one case, one is the beginning of the other (`forks`).

Neither can tell whose keys these are: for that the printed fingerprints are compared with the sheets that people signed
by hand. Nor whether a later entry was cut off, or an older file put back: an anchor tells (`anchoring`), a head that
somebody carried out of the file and gives to this check.
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations, pairwise
from pathlib import Path

from committee_app.case.acts import MinutesIssued, MinutesSigned, Recorded
from committee_app.case.findings import Finding, RefusedError, Value
from committee_app.case.identifiers import Actor
from committee_app.case.key_history import earlier_keys
from committee_app.case.people import officer_actor
from committee_app.case.progress import Progress
from committee_app.case.signatures import AUDITOR, CHAIR, SECRETARY, field_of, signatories, signing_members
from committee_app.case.state import CaseState
from committee_app.casefile.casefile import CaseFile
from committee_app.casefile.errors import CaseFileError
from committee_app.casefile.readable import differences
from committee_app.desks.anchoring import NamedAnchor, Standing, held_at, standing_in
from committee_app.desks.branch import Branch, NoBranchError, kept_branch
from committee_app.desks.checking import CheckedRecord, Link, check_record, public_keys
from committee_app.desks.forks import common_entries, where_they_part
from committee_app.desks.issuing import ATTACHMENT, building_minutes
from committee_app.desks.kept_secrets import secret_findings
from committee_app.desks.memory import MachineMemory, compared
from committee_app.desks.packages import MINUTES, RECORD, differing, is_package, is_signed, read_folder
from committee_app.desks.ranking import has_result, ranking_rows, result_digest, result_of
from committee_app.desks.record import links
from committee_app.desks.record_file import read_record
from committee_app.desks.scans import lost_scans
from committee_app.export.labels import language_of
from committee_app.export.reading import MAX_PDF_BYTES, Outcome, PdfFindings, read_signed_pdf
from committee_app.sealing.digests import grouped
from committee_app.sealing.slots import REAL_COST, KdfCost

PDF_MAGIC = b"%PDF-"


@dataclass(frozen=True, slots=True)
class VerdictStep:
    """One step of the plan: the code of its sentence, what came out, and the facts the sentence needs."""

    code: str
    outcome: Outcome
    params: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class KeyPrint:
    """Whose keys the record names, to compare with a sheet signed by hand: the person, and the print in 64 digits.

    `seat` is 0 for an officer. `last` is the last entry for which the keys were this person's; 0 while they are.
    """

    actor: Actor
    seat: int
    name: str
    fingerprint: str
    last: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """Every step that was taken, in order; and the keys of the first record that holds."""

    steps: tuple[VerdictStep, ...]
    prints: tuple[KeyPrint, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether no step fails; what cannot be told is listed but does not fail."""
        return all(step.outcome is not Outcome.DOES_NOT_HOLD for step in self.steps)


@dataclass(frozen=True, slots=True)
class _Minutes:
    name: str
    data: bytes
    checked: CheckedRecord | None


@dataclass(frozen=True, slots=True)
class _Case:
    name: str
    checked: CheckedRecord | None
    minutes: bytes | None
    branch: Branch | None = None


class _Plan:
    """The steps taken so far; each says what came out and is part of the verdict."""

    def __init__(self) -> None:
        self.steps: list[VerdictStep] = []

    def say(self, code: str, *, holds: bool | None, **params: Value) -> bool:
        outcome = Outcome.CANNOT_TELL if holds is None else Outcome.HOLDS if holds else Outcome.DOES_NOT_HOLD
        self.steps.append(VerdictStep(code, outcome, tuple(params.items())))
        return bool(holds)

    @property
    def failing(self) -> list[VerdictStep]:
        return [step for step in self.steps if step.outcome is Outcome.DOES_NOT_HOLD]

    def refuse(self, code: str, params: tuple[tuple[str, Value], ...]) -> None:
        self.steps.append(VerdictStep(code, Outcome.DOES_NOT_HOLD, params))


def needs_passphrase(paths: Sequence[Path]) -> bool:
    """Whether one of the files is, or may be, a case file: those are encrypted."""
    return any(path.is_file() and not is_package(path) and not is_pdf(path) for path in paths)


def is_pdf(path: Path) -> bool:
    """Whether a file begins as a PDF does; its name does not matter."""
    with path.open("rb") as file:
        return file.read(len(PDF_MAGIC)) == PDF_MAGIC


def verify(
    paths: Sequence[Path],
    passphrase: str | None,
    *,
    cost: KdfCost = REAL_COST,
    anchors: Sequence[NamedAnchor] = (),
    memory: MachineMemory | None = None,
) -> Generator[Progress, None, Verdict]:
    """Check case files and minutes, each alone and all against each other. Never raises for what the files are.

    Args:
        paths: the files.
        passphrase: of the room, where a case file is among them.
        cost: of deriving the room key.
        anchors: heads that were kept outside these files; each is looked for in every record of its case.
        memory: what this machine remembers of cases; it is asked and not changed.
    """
    plan = _Plan()
    cases: list[_Case] = []
    documents: list[_Minutes] = []
    for done, path in enumerate(paths):
        yield Progress("verify.reading", done, len(paths))
        if not path.exists() or not (path.is_dir() or path.is_file()):
            plan.say("verify.file_there", holds=False, file=path.name)
        elif is_package(path):
            case, minutes = yield from _verify_package(plan, path)
            cases.append(case)
            documents.append(minutes)
        elif is_pdf(path):
            with path.open("rb") as file:
                data = file.read(MAX_PDF_BYTES + 1)
            documents.append((yield from _verify_minutes(plan, path.name, data)))
        else:
            cases.append(_verify_case(plan, path, passphrase or "", cost))
    for case in cases:
        for minutes in documents:
            _compare(plan, case, minutes)
    for one, other in combinations(cases, 2):
        _compare_copies(plan, one, other)
    plan.say("verify.whose_keys", holds=None)
    _say_anchors(plan, cases, documents, anchors, memory)
    yield Progress("verify.reading", len(paths), len(paths))
    checked = [*(case.checked for case in cases), *(minutes.checked for minutes in documents)]
    return Verdict(tuple(plan.steps), next((all_prints(one) for one in checked if one is not None), ()))


def all_prints(checked: CheckedRecord) -> tuple[KeyPrint, ...]:
    """Return everybody's key prints, and behind them those of keys that hold no more."""
    state = checked.state
    seats = {one.actor: one for one in state.evaluators}
    return key_prints(state) + tuple(
        KeyPrint(
            one.actor,
            seats[one.actor].seat if one.actor in seats else 0,
            seats[one.actor].name if one.actor in seats else one.officer,
            grouped(public_keys(one.keys).fingerprint(), 64),
            one.last,
        )
        for one in earlier_keys(checked.journal)
    )


def key_prints(state: CaseState) -> tuple[KeyPrint, ...]:
    """Return everybody's key prints: the officers first, then the members in the order of their seats."""
    officers = tuple((officer_actor(role), 0, one.name) for role, one in state.officers.items())
    members = tuple((one.actor, one.seat, one.name) for one in sorted(state.evaluators, key=lambda one: one.seat))
    return tuple(
        KeyPrint(actor, seat, name, grouped(public_keys(state.keys[actor]).fingerprint(), 64))
        for actor, seat, name in (*officers, *members)
        if actor in state.keys
    )


# ── the case file ──────────────────────────────────────────────────────────────────────────
def _verify_case(plan: _Plan, path: Path, passphrase: str, cost: KdfCost) -> _Case:
    try:
        with CaseFile.open(path, passphrase, read_only=True, cost=cost) as file:
            plan.say("verify.case_opens", holds=True, file=path.name)
            _say_findings(plan, "verify.bytes_untouched", file.altered_bytes())
            return _verify_record(plan, file, path)
    except CaseFileError as error:
        plan.refuse(error.finding.code, error.finding.params)
        return _Case(path.name, None, None)


def _verify_record(plan: _Plan, file: CaseFile, path: Path) -> _Case:
    checked = check_record(links(file))
    if not _say_record(plan, checked, path.name):
        return _Case(path.name, None, None)
    state = checked.state
    found = differences(file, state, ranking_rows(state))
    _say_findings(plan, "verify.tables_agree", found)
    _say_findings(plan, "verify.secrets_untouched", secret_findings(file, checked))
    _say_untellable(plan, file, state)
    _say_result(plan, state, path.name)
    minutes = file.attachment(ATTACHMENT)
    _say_kept_minutes(plan, checked, minutes)
    if state.scans:
        lost = lost_scans(file, state.scans)
        plan.say("verify.scans_kept", holds=not lost, scans=len(state.scans), missing=lost)
    return _Case(path.name, checked, minutes, _branch(plan, file))


def _branch(plan: _Plan, file: CaseFile) -> Branch | None:
    try:
        return kept_branch(file)
    except NoBranchError:
        plan.refuse("branch.misshapen", ())
        return None


def _say_findings(plan: _Plan, code: str, found: tuple[Finding, ...]) -> None:
    plan.say(code, holds=not found, differences=len(found))
    for one in found:
        plan.refuse(one.code, one.params)


def _say_untellable(plan: _Plan, file: CaseFile, state: CaseState) -> None:
    """What only its author can tell, and what nobody can, is named; else its silence would be taken for an answer."""
    if drafts := file.kept_drafts():
        plan.say("verify.drafts_untouched", holds=None, drafts=len(drafts), members=len({one.actor for one in drafts}))
    if state.rehearsal and file.rehearsal_secrets():
        plan.say("verify.secrets_kept_secret", holds=None)


def _say_record(plan: _Plan, checked: CheckedRecord, where: str) -> bool:
    if plan.say("verify.record_holds", holds=checked.holds, file=where, entries=len(checked.journal)):
        _say_times(plan, checked, where)
        return True
    for fault in checked.faults:
        plan.refuse(fault.code, fault.params)
    return False


def _say_times(plan: _Plan, checked: CheckedRecord, where: str) -> None:
    """A clock that went back fails nothing: order comes from the links, and times are what machines believed."""
    times = [datetime.fromisoformat(one.at) for one in checked.journal]
    back = [seq for seq, (earlier, later) in enumerate(pairwise(times), start=2) if later < earlier]
    if back:
        plan.say("verify.times_rise", holds=None, file=where, entries=len(back), seq=back[0])


def _say_result(plan: _Plan, state: CaseState, where: str, carried: bytes | None = None) -> None:
    """What lies in minutes as their result (`carried`) is held against the resolution as well."""
    if state.resolution is None:
        plan.say("verify.result_again", holds=None, file=where)
        return
    resolved = state.resolution.tally_sha256
    digest = result_digest(state.score_book(), result_of(state))
    same = carried is None or hashlib.sha256(carried).hexdigest() == resolved
    plan.say("verify.result_resolved", holds=same and digest == resolved, file=where, digest=digest)


def _say_kept_minutes(plan: _Plan, checked: CheckedRecord, minutes: bytes | None) -> None:
    named = _named_digest(checked)
    if named is None:
        return
    digest = hashlib.sha256(minutes or b"").hexdigest()
    plan.say("verify.kept_minutes", holds=digest == named)


def _named_digest(checked: CheckedRecord) -> str | None:
    """Return the digest of the document that the record speaks of last."""
    acts = [one.act for one in checked.journal if isinstance(one.act, MinutesIssued | MinutesSigned)]
    return acts[-1].pdf_sha256 if acts else None


def _named_versions(checked: CheckedRecord) -> tuple[str, ...]:
    """Return the digests of all documents that stand: the newest, and those that corrected ones took the place of."""
    acts = [one.act for one in checked.journal if isinstance(one.act, MinutesIssued | MinutesSigned)]
    replaced = [one.replaces for one in acts if isinstance(one, MinutesIssued) and one.replaces]
    return (*replaced, *(one.pdf_sha256 for one in acts[-1:]))


# ── the minutes alone ──────────────────────────────────────────────────────────────────────
def _verify_minutes(plan: _Plan, name: str, data: bytes) -> Generator[Progress, None, _Minutes]:
    read = read_signed_pdf(data)
    plan.steps.extend(VerdictStep(one.code, one.outcome, one.params) for one in read.steps)
    carried = _carried_record(plan, read)
    if carried is None:
        return _Minutes(name, data, None)
    checked = check_record(carried)
    if not _say_record(plan, checked, name):
        return _Minutes(name, data, None)
    plan.say("verify.head_printed", holds=read.head == checked.head.hex(), head=checked.head.hex())
    _say_signers(plan, read, checked.state)
    _say_result(plan, checked.state, name, read.result)
    yield from _say_made_again(plan, read, checked, carried)
    return _Minutes(name, data, checked)


def _carried_record(plan: _Plan, read: PdfFindings) -> tuple[Link, ...] | None:
    return None if read.record is None else _links_in(plan, read.record)


def _links_in(plan: _Plan, untrusted: bytes) -> tuple[Link, ...] | None:
    try:
        return read_record(untrusted)
    except RefusedError as error:
        for found in error.findings:
            plan.refuse(found.code, found.params)
        return None


def _say_signers(plan: _Plan, read: PdfFindings, state: CaseState) -> None:
    """Chair first, members, secretary, auditor last, with the keys that the record has for them."""
    fields = {field_of(state, one): one for one in signatories(state)}
    found = [one.field for one in read.signers]
    members = [field_of(state, one) for one in signing_members(state)]
    first, *last = (field_of(state, one) for one in (CHAIR, SECRETARY, AUDITOR))
    in_order = found[:1] == [first] and found[-2:] == last and len(set(found)) == len(found)
    own_keys = all(
        one.field in fields and one.public_key.hex() == state.keys[fields[one.field]].signing for one in read.signers
    )
    names = ", ".join(f"{one.capacity} {one.name}" for one in read.signers)
    plan.say("verify.signed_by_officers", holds=in_order and own_keys, signers=names)
    missing = [state.person_name(fields[one]) for one in members if one not in found]
    plan.say("verify.signed_by_all", holds=None if missing else True, members=", ".join(missing) or len(members))


def _say_made_again(
    plan: _Plan, read: PdfFindings, checked: CheckedRecord, carried: tuple[Link, ...]
) -> Generator[Progress, None, None]:
    built, language = None, language_of(read.language)
    try:
        if language is not None:
            built = yield from building_minutes(checked, lambda: carried, language)
    except RefusedError as error:
        for found in error.findings:
            plan.refuse(found.code, found.params)
        return
    plan.say("verify.document_made_again", holds=built is not None and built.data == read.unsigned)


# ── a registration package ─────────────────────────────────────────────────────────────────
def _verify_package(plan: _Plan, path: Path) -> Generator[Progress, None, tuple[_Case, _Minutes]]:
    package, name = read_folder(path), (path if path.is_dir() else path.parent).resolve().name
    plan.say("verify.package_whole", holds=not package.faults, file=name, files=len(package.files))
    for fault in package.faults:
        plan.refuse(fault.code, fault.params)
    if package.others:
        plan.say("verify.package_nothing_else", holds=None, file=name, others=", ".join(package.others))
    minutes = _Minutes(f"{name}/{MINUTES}", b"", None)
    if MINUTES in package.files:
        minutes = yield from _verify_minutes(plan, minutes.name, package.files[MINUTES])
    case = _Case(f"{name}/{RECORD}", None, None)
    if (carried := _links_in(plan, package.files.get(RECORD, b"").removesuffix(b"\n"))) is None:
        return case, minutes
    checked = check_record(carried)
    if not _say_record(plan, checked, case.name):
        return case, minutes
    signed = is_signed(package, checked) if package.signed else None
    plan.say("verify.package_signed", holds=signed, file=name)
    differs = differing(package, checked, carried) if _is_signed_by_all(checked.state) else (RECORD,)
    plan.say("verify.package_made_again", holds=not differs, file=name, differs=", ".join(differs))
    return _Case(case.name, checked, None), minutes


def _is_signed_by_all(state: CaseState) -> bool:
    return has_result(state) and AUDITOR in state.signed


# ── one against the other ──────────────────────────────────────────────────────────────────
def _compare(plan: _Plan, case: _Case, minutes: _Minutes) -> None:
    if case.checked is None or minutes.checked is None:
        return
    inside, whole = minutes.checked.hashes, case.checked.hashes
    plan.say("verify.same_record", holds=whole[: len(inside)] == inside, entries=len(inside))
    named = _named_versions(case.checked)
    plan.say("verify.minutes_named", holds=hashlib.sha256(minutes.data).hexdigest() in named)


def _compare_copies(plan: _Plan, one: _Case, other: _Case) -> None:
    """Two files of one case must not have gone on apart; of different cases there is nothing to say."""
    if one.checked is None or other.checked is None or one.checked.state.case != other.checked.state.case:
        return
    if one.branch is not None or other.branch is not None:
        for branch, whole in ((one, other), (other, one)):
            _compare_branch(plan, branch, whole)
        return
    fork = where_they_part(one.checked, other.checked)
    common = common_entries(one.checked, other.checked)
    plan.say("verify.copies_agree", holds=fork is None, file=one.name, other=other.name, entries=common)
    if fork is not None:
        for name, first in ((one.name, fork.one), (other.name, fork.other)):
            found = _parted(name, first)
            plan.refuse(found.code, found.params)


def _compare_branch(plan: _Plan, one: _Case, whole: _Case) -> None:
    """A member's own machine goes on from an entry of the committee's record, with this member's entries alone.

    What says that it is a branch is not signed: whoever turns a copy into one gets no other entries past this.
    """
    if one.branch is None or whole.branch is not None or one.checked is None or whole.checked is None:
        return
    base, own = one.branch.base, one.checked.journal[one.branch.base.seq :]
    grown = base.hash in {found.hex() for found in whole.checked.hashes[base.seq - 1 : base.seq]}
    known = [(two.at, two.actor, two.act) for two in whole.checked.journal if two.actor == one.branch.actor]
    plan.say(
        "verify.branch_agrees",
        holds=grown and base.seq > 0 and all(mine.actor == one.branch.actor for mine in own),
        file=one.name,
        other=whole.name,
        seq=base.seq,
        waiting=sum((mine.at, mine.actor, mine.act) not in known for mine in own),
    )


# ── heads from elsewhere ───────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class _Kept:
    """A record that holds; `ends_early` where it ends before its case does, as that in the minutes."""

    name: str
    checked: CheckedRecord
    ends_early: bool


def _kept_case(name: str, checked: CheckedRecord, branch: Branch | None) -> _Kept:
    """A case's own record goes to its end; of a branch only what stands before it is the committee's."""
    if branch is None:
        return _Kept(name, checked, ends_early=False)
    shared = replace(checked, hashes=checked.hashes[: branch.base.seq])
    return _Kept(name, shared, ends_early=True)


def _say_anchors(
    plan: _Plan,
    cases: Sequence[_Case],
    documents: Sequence[_Minutes],
    anchors: Sequence[NamedAnchor],
    memory: MachineMemory | None,
) -> None:
    kept = [_kept_case(one.name, one.checked, one.branch) for one in cases if one.checked is not None]
    kept += [_Kept(one.name, one.checked, ends_early=True) for one in documents if one.checked is not None]
    failing_before = len(plan.failing)
    held = {one.name: 0 for one in kept}
    for anchor in anchors:
        _say_anchor(plan, kept, anchor, held)
    for one in kept:
        if memory is not None and not one.ends_early:
            _say_memory(plan, one, memory, held)
    # Where a case file is there, it is the one of which this is asked; minutes end before their case.
    asked = [held[one.name] for one in kept if not one.ends_early] or list(held.values())
    if len(plan.failing) > failing_before:
        plan.say("verify.nothing_cut_off", holds=False, seq=0)
    else:
        plan.say("verify.nothing_cut_off", holds=bool(asked and min(asked)) or None, seq=min(asked, default=0))


def _say_memory(plan: _Plan, one: _Kept, memory: MachineMemory, held: dict[str, int]) -> None:
    state = one.checked.state
    try:
        remembered = None if state.rehearsal else memory.recall(state.case)
    except (RefusedError, OSError):
        remembered = None
    if remembered is None:
        return
    against = compared(remembered, one.checked.hashes)
    plan.say("verify.machine_remembers", holds=not against, file=one.name, seq=remembered.seq)
    for found in against:
        plan.refuse(found.code, found.params)
    if not against:
        held[one.name] = max(held[one.name], remembered.seq)


def _say_anchor(plan: _Plan, kept: Sequence[_Kept], named: NamedAnchor, held: dict[str, int]) -> None:
    found = [(one, standing_in(named, one.checked)) for one in kept]
    met = [(one, how) for one, how in found if how is not Standing.ELSEWHERE]
    if kept and not met:
        plan.say("verify.anchor_stands", holds=False, anchor=named.name, file=kept[0].name)
        plan.refuse("anchor.elsewhere", (("anchor", named.name),))
    for one, how in met:
        later = one.ends_early and how in {Standing.CUT_OFF, Standing.UNKNOWN}
        holds = None if later else how is Standing.HELD
        plan.say("verify.anchor_stands", holds=holds, anchor=named.name, file=one.name)
        if how is Standing.HELD:
            held[one.name] = max(held[one.name], held_at(named.anchor, one.checked.hashes))
        elif not later:
            why = _why_not(named, one, how)
            plan.refuse(why.code, why.params)


def _why_not(named: NamedAnchor, one: _Kept, how: Standing) -> Finding:
    entries, seq = len(one.checked.hashes), named.anchor.seq or 0
    if how is Standing.CUT_OFF:
        return Finding.of("anchor.cut_off", file=one.name, seq=seq, entries=entries)
    if how is Standing.UNSIGNED:
        return Finding.of("anchor.unsigned", anchor=named.name, file=one.name)
    if how is Standing.PARTED:
        return Finding.of("anchor.parted", file=one.name, seq=seq)
    return Finding.of("anchor.unknown", file=one.name, entries=entries)


def _parted(file: str, first: Recorded) -> Finding:
    return Finding.of("record.parts_here", file=file, seq=first.seq, actor=first.actor, at=first.at)


def failing(verdict: Verdict) -> Iterator[VerdictStep]:
    """Yield the steps that do not hold."""
    return (step for step in verdict.steps if step.outcome is Outcome.DOES_NOT_HOLD)
