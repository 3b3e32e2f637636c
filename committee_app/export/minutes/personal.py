"""서약서와 이해관계 확인서: what one member signed before scoring, a sheet a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TypeVar

from committee_app.case import acts
from committee_app.case.acts import Act
from committee_app.case.conflicts import DeclaredAnswer
from committee_app.case.identifiers import ProposalId
from committee_app.case.people import Evaluator
from committee_app.export.document import Align, Block, Column, Item, KeyValues, NumberedList, Row, Table
from committee_app.export.minutes.source import MinutesSource, moment
from committee_app.export.minutes.voice import Voice
from committee_app.sealing.digests import grouped

A = TypeVar("A", bound=Act)


def pledge(source: MinutesSource, voice: Voice, member: Evaluator) -> Iterator[Block]:
    """Yield the clauses of the pledge, who signed them, when and with which key; or that it was not signed."""
    signed = _last(source, acts.PledgeSigned, member)
    yield KeyValues(
        (
            *_person(source, voice, member),
            (voice.label("pledge_version"), source.rules.pledge.version),
            (voice.label("pledged_at"), voice.moment(signed[0]) if signed else voice.label("did_not_sign")),
            *(((voice.label("pledge_sha256"), signed[1].text_sha256),) if signed else ()),
        )
    )
    yield NumberedList(tuple(Item(voice.title(one)) for one in source.rules.pledge.clauses))


def declaration(source: MinutesSource, voice: Voice, member: Evaluator) -> Iterator[Block]:
    """Yield a member's answer for each proposal, its ground and words, and what was decided."""
    declared = _last(source, acts.ConflictsDeclared, member)
    at = voice.moment(declared[0]) if declared else voice.label("did_not_sign")
    yield KeyValues((*_person(source, voice, member), (voice.label("declared_at"), at)))
    if not declared:
        return
    answers = {one.proposal: one for one in declared[1].answers}
    columns = (
        Column(voice.label("number")),
        Column(voice.label("project"), weight=3),
        Column(voice.label("applicant"), weight=2),
        Column(voice.label("answer"), Align.CENTRE),
        Column(voice.label("ground_and_words"), weight=3),
        Column(voice.label("ruled"), weight=2),
    )
    rows = tuple(
        Row((one.id, one.title, one.applicant, *_answered(source, voice, member, answers[one.id])))
        for one in source.state.proposals
        if one.id in answers
    )
    yield Table(columns, rows, is_small=True)


def _person(source: MinutesSource, voice: Voice, member: Evaluator) -> Iterator[tuple[str, str]]:
    yield voice.label("name"), f"{member.name} ({voice.label('seat')} {member.seat})"
    yield voice.label("affiliation"), member.affiliation
    if member.actor in source.state.keys:
        yield voice.label("fingerprint"), grouped(source.fingerprint(member.actor))


def _answered(source: MinutesSource, voice: Voice, member: Evaluator, one: DeclaredAnswer) -> tuple[str, str, str]:
    ground = voice.ground(one.ground) if one.ground else ""
    said = "\n".join(filter(None, (ground, one.words)))
    return voice.word("answer", one.answer.value), said or "–", _ruled(source, voice, member, one.proposal)


def _ruled(source: MinutesSource, voice: Voice, member: Evaluator, proposal: ProposalId) -> str:
    """Return what followed from an answer: the ruling with its reason, or how the member stands to the project."""
    reasons = [
        (voice.label("no_conflict") if isinstance(act, acts.ConflictCleared) else voice.word("status", "excluded"))
        + f": {act.reason}"
        for one in source.journal
        if isinstance(act := one.act, acts.ConflictCleared | acts.ExclusionRecorded)
        and (act.evaluator, act.proposal) == (member.id, proposal)
    ]
    if reasons:
        return "\n".join(reasons)
    return voice.word("status", source.state.status(member.id, proposal).value)


def _last(source: MinutesSource, kind: type[A], member: Evaluator) -> tuple[datetime, A] | None:
    """Return a member's last act of a kind with its time."""
    done = [(moment(recorded), act) for recorded, act in source.of(kind) if recorded.actor == member.actor]
    return done[-1] if done else None
