"""정정 대장과 특이사항: what was corrected, scored anew, ruled or reported, and what happened to keys and sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from committee_app.case import acts
from committee_app.case.acts import Recorded
from committee_app.case.ballots import Ballot
from committee_app.case.identifiers import EvaluatorId, Points
from committee_app.case.people import evaluator_of, role_of
from committee_app.case.state import read_ballot
from committee_app.export.document import Block, Column, Heading, KeyValues, Paragraph, Row, Table
from committee_app.export.minutes.course import corrected_place, corrected_value, told_of
from committee_app.export.minutes.source import MinutesSource, moment
from committee_app.export.minutes.voice import Voice


def register(source: MinutesSource, voice: Voice, part: int) -> Iterator[Block]:
    """Yield five lists; an empty one says that there is nothing in it, and of a quiet day all five do so in a table."""
    yield Heading(1, voice.part(part, "register"))
    lists = [(voice.section(part, index, one.name), one, one.rows(source, voice)) for index, one in enumerate(LISTS)]
    if is_quiet(source, voice):
        yield KeyValues(tuple((title, voice.say(one.none)) for title, one, _ in lists))
        return
    for title, one, rows in lists:
        yield Heading(2, title, toc=False)
        yield from _table(voice, rows, one.none, one.columns)


def is_quiet(source: MinutesSource, voice: Voice) -> bool:
    """Whether nothing was corrected, scored anew, ruled or reported, and nothing happened to keys and sheets."""
    return not any(True for one in LISTS for _ in one.rows(source, voice))


Columns = tuple[tuple[str, int], ...]
Rows = Callable[[MinutesSource, Voice], Iterator[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class _List:
    """One list of the register: the word for it, its lines, what it says without any, and its columns."""

    name: str
    rows: Rows
    none: str
    columns: Columns


_CORRECTED: Columns = (
    ("time", 0),
    ("kind", 0),
    ("where_it_stood", 2),
    ("stood", 2),
    ("stands", 2),
    ("cause_evidence", 3),
)
_RESCORED: Columns = (
    ("time", 0), ("member", 0), ("proposal", 0), ("criterion", 2), ("stood", 0), ("stands", 0), ("reason", 3),
)  # fmt: skip
_RULED: Columns = (("item_of_ruling", 0), ("time", 0), ("ruling", 4), ("answered", 2))
_CONTACTED: Columns = (("time", 0), ("member", 1), ("proposal", 2), ("words_of_contact", 4))
_HAPPENED: Columns = (("time", 0), ("who_did", 1), ("course", 4))


def _table(voice: Voice, rows: Iterator[tuple[str, ...]], none: str, columns: Columns) -> Iterator[Block]:
    found = tuple(Row(cells) for cells in rows)
    if not found:
        yield Paragraph(voice.say(none))
        return
    yield Table(tuple(Column(voice.label(name), weight=weight) for name, weight in columns), found)


def _corrections(source: MinutesSource, voice: Voice) -> Iterator[tuple[str, ...]]:
    agreed = [one.act for one in source.state.rulings if one.agreed]
    for recorded, act in source.of(acts.CorrectionMade):
        if act not in agreed:
            continue
        yield (
            voice.moment(moment(recorded)),
            voice.word("correction_kind", act.kind.value),
            corrected_place(voice, act),
            corrected_value(act, act.old),
            corrected_value(act, act.new),
            f"{act.cause}\n{act.evidence}",
        )


def _rescored(source: MinutesSource, voice: Voice) -> Iterator[tuple[str, ...]]:
    """Yield a line a criterion whose mark changed, or one that says that the member stayed with the marks."""
    now: dict[tuple[EvaluatorId, str], tuple[Points, ...]] = {}
    leaves = source.rules.leaves
    for recorded, act in source.of(acts.MarksRescored):
        evaluator = evaluator_of(recorded.actor)
        assert evaluator is not None  # the lifecycle allows this to evaluators alone
        before = now.get((evaluator, act.proposal)) or _first(source, evaluator, act).marks
        now[evaluator, act.proposal] = act.marks
        reasons = dict(act.reasons)
        head = (voice.time(moment(recorded)), voice.member(source.evaluator(evaluator)), act.proposal)
        changed = [at for at, (old, new) in enumerate(zip_longest(before, act.marks)) if old != new]
        for at in changed:
            leaf = leaves[at]
            marks = voice.marks(before[at]), voice.marks(act.marks[at])
            yield (*head, voice.criterion(leaf.id), *marks, reasons.get(leaf.id, "–"))
        if not changed:
            yield (*head, voice.label("all_criteria"), "–", "–", voice.label("marks_kept"))


def _first(source: MinutesSource, evaluator: EvaluatorId, act: acts.MarksRescored) -> Ballot:
    """Return the ballot as it was opened."""
    opened = (one for _, sheet in source.of(acts.SheetOpened) if sheet.evaluator == evaluator for one in sheet.ballots)
    return next(read_ballot(one.payload) for one in opened if one.proposal == act.proposal)


def _rulings(source: MinutesSource, voice: Voice) -> Iterator[tuple[str, ...]]:
    answers = {act.ruling: (recorded, act) for recorded, act in source.of(acts.RulingAnswered)}
    rulings = [one for one in source.journal if isinstance(one.act, acts.TwoPersonRuling)]
    for number, one in enumerate(rulings, start=1):
        said = " ".join(told_of(source, voice, one))
        yield str(number), voice.time(moment(one)), said, _answer(voice, answers.get(number))


def _answer(voice: Voice, answer: tuple[Recorded, acts.RulingAnswered] | None) -> str:
    if answer is None:
        return voice.label("not_answered")
    recorded, act = answer
    word = voice.label("agreed" if act.agreed else "refused")
    said = f"{voice.word('role', role_of(recorded.actor).value)} {word} ({voice.time(moment(recorded))})"
    return said if act.agreed else f"{said}\n{act.reason}"


def _contacts(source: MinutesSource, voice: Voice) -> Iterator[tuple[str, ...]]:
    for recorded, act in source.of(acts.PriorContactReported):
        member = voice.member(source.evaluator(act.evaluator))
        yield voice.time(moment(recorded)), member, voice.proposal(act.proposal), act.words


def _incidents(source: MinutesSource, voice: Voice) -> Iterator[tuple[str, ...]]:
    for one in source.journal:
        text = _incident(source, voice, one)
        if text:
            yield voice.moment(moment(one)), _who(source, voice, one), text


def _who(source: MinutesSource, voice: Voice, one: Recorded) -> str:
    return f"{voice.word('role', role_of(one.actor).value)} {source.state.person_name(one.actor)}"


def _incident(source: MinutesSource, voice: Voice, one: Recorded) -> str:
    """Return what happened to keys, secrets or sheets; nothing for what belongs to an ordinary day."""
    said = ""
    match one.act:
        case acts.RecoveryUsed():
            said = voice.say("minutes.recovery_used")
        case acts.SecretRenewed():
            said = voice.say("minutes.secret_renewed")
        case acts.TriesNoted(count=count):
            said = voice.say("minutes.tries_noted", count=count)
        case acts.ReplacementConfirmed() | acts.SheetsLeftOpen() | acts.RescoringOrdered():
            said = " ".join(told_of(source, voice, one))
        case acts.SheetSealed(version=version) if version > 1:
            said = voice.say("minutes.sheet_revised", version=version)
        case acts.PacketTaken(evaluator=evaluator, sha256=digest):
            member = voice.member(source.evaluator(evaluator))
            said = voice.say("minutes.packet_taken", member=member, digest=digest[:16])
        case acts.SignatureMissing(evaluator=evaluator, reason=reason):
            member = voice.member(source.evaluator(evaluator))
            said = voice.say("minutes.signature_missing", member=member, reason=reason)
        case acts.ScanAttached(pages=pages, signers=signers, sha256=digest):
            names = ", ".join(source.state.person_name(actor) for actor in signers)
            said = voice.say("minutes.scan_attached", names=names, pages=pages, digest=digest[:16])
    return said


LISTS: tuple[_List, ...] = (
    _List("corrections", _corrections, "minutes.no_corrections", _CORRECTED),
    _List("scored_anew_list", _rescored, "minutes.nothing_scored_anew", _RESCORED),
    _List("rulings", _rulings, "minutes.no_rulings", _RULED),
    _List("contacts", _contacts, "minutes.no_contacts", _CONTACTED),
    _List("incidents", _incidents, "minutes.no_incidents", _HAPPENED),
)
