"""제척·기피·회피: three acts told apart, what each changed, and who declared that there is nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from committee_app.case import acts
from committee_app.case.acts import Recorded
from committee_app.case.conflicts import Answer
from committee_app.case.identifiers import EvaluatorId, ProposalId
from committee_app.case.people import Evaluator, evaluator_of
from committee_app.export.document import Align, Block, Column, Heading, Item, NumberedList, Paragraph, Row, Table
from committee_app.export.minutes.source import MinutesSource, moment
from committee_app.export.minutes.voice import Voice

NO_EFFECT = {"cleared": "no_conflict", "challenge_refused": "challenge_refused"}
"""What was decided and took nobody's mark away."""


def conflicts(source: MinutesSource, voice: Voice, part: int) -> Iterator[Block]:
    """Yield the cases, the positive declarations, and the absences."""
    yield Heading(1, voice.part(part, "conflicts"))
    yield Heading(2, voice.section(part, 0, "pledges_and_declarations"), toc=False)
    yield from _declarations(source, voice)
    yield Heading(2, voice.section(part, 1, "conflict_cases"), toc=False)
    yield from _cases(source, voice)
    yield Heading(2, voice.section(part, 2, "absences"), toc=False)
    yield from _absences(source, voice)
    yield Heading(2, voice.section(part, 3, "who_declared"), toc=False)
    yield _who_declared(source, voice)


def _declarations(source: MinutesSource, voice: Voice) -> Iterator[Block]:
    state = source.state
    answers = [one for given in state.declarations.values() for one in given.values()]
    clear = sum(one.answer is Answer.NONE for one in answers)
    yield Paragraph(voice.say("minutes.pledged", count=len(state.pledged), version=source.rules.pledge.version))
    yield NumberedList(tuple(Item(voice.title(one)) for one in source.rules.pledge.clauses))
    yield Paragraph(
        voice.say(
            "minutes.declared",
            members=len(state.declarations),
            proposals=len(state.proposals),
            answers=len(answers),
            rest=len(answers) - clear,
            clear=clear,
        )
    )


def _who_declared(source: MinutesSource, voice: Voice) -> Table:
    """Return who pledged and declared when, and how they answered: that there is nothing is an answer too."""
    pledged = {one.actor: moment(one) for one, _ in source.of(acts.PledgeSigned)}
    declared = {one.actor: moment(one) for one, _ in source.of(acts.ConflictsDeclared)}
    columns = (
        Column(voice.label("seat"), Align.RIGHT),
        Column(voice.label("name"), weight=1),
        Column(voice.label("pledged_at"), Align.CENTRE),
        Column(voice.label("declared_at"), Align.CENTRE),
        *(Column(voice.label(name), Align.RIGHT) for name in ("answered_none", "answered_conflict", "answered_ask")),
    )
    rows = tuple(
        Row(
            (
                str(one.seat),
                one.name,
                voice.time(pledged[one.actor]) if one.actor in pledged else "–",
                voice.time(declared[one.actor]) if one.actor in declared else "–",
                *(
                    str(sum(given.answer is answer for given in source.state.declarations.get(one.id, {}).values()))
                    for answer in (Answer.NONE, Answer.CONFLICT, Answer.ASK)
                ),
            )
        )
        for one in source.state.evaluators
        if one.actor in source.state.keys
    )
    return Table(columns, rows, is_small=True)


def _cases(source: MinutesSource, voice: Voice) -> Iterator[Block]:
    rows = tuple(_row(source, voice, one) for one in _told(source, voice))
    if not rows:
        yield Paragraph(voice.say("minutes.no_conflicts"))
        return
    columns = (
        Column(voice.label("time"), Align.CENTRE),
        Column(voice.label("member")),
        Column(voice.label("proposal"), weight=2),
        Column(voice.label("act"), Align.CENTRE),
        Column(voice.label("words"), weight=4),
        Column(voice.label("valid_n"), Align.RIGHT),
    )
    challenged = any(True for _ in source.of(acts.ChallengeDecided))
    notes = (voice.say("minutes.three_acts"), *(() if challenged else (voice.say("minutes.no_challenges"),)))
    yield Table(columns, rows, notes=notes)


@dataclass(frozen=True, slots=True)
class _Case:
    """One act about one member and one proposal: when, what, on which ground, and what was said."""

    at: datetime
    evaluator: EvaluatorId
    proposal: ProposalId
    act: str
    ground: str
    words: str


def _told(source: MinutesSource, voice: Voice) -> Iterator[_Case]:
    for one in source.journal:
        at = moment(one)
        match one.act:
            case acts.ConflictsDeclared(answers=answers):
                evaluator = evaluator_of(one.actor)
                assert evaluator is not None  # only members declare
                # A question is told with the chair's ruling.
                for answer in answers:
                    if answer.answer is Answer.CONFLICT:
                        words = f"{voice.label('declared_words')}: {answer.words or '–'}"
                        yield _Case(at, evaluator, answer.proposal, "recused", answer.ground, words)
            case acts.ExclusionRecorded(evaluator=evaluator, proposal=proposal, ground=ground, reason=reason):
                words = _with_question(source, voice, evaluator, proposal, reason)
                yield _Case(at, evaluator, proposal, "excluded", ground, words)
            case acts.ConflictCleared(evaluator=evaluator, proposal=proposal, reason=reason):
                words = _with_question(source, voice, evaluator, proposal, reason)
                yield _Case(at, evaluator, proposal, "cleared", "", words)
            case acts.ScoringAbstained(proposal=proposal, reason=reason):
                evaluator = evaluator_of(one.actor)
                assert evaluator is not None  # only members abstain
                yield _Case(at, evaluator, proposal, "abstained", "", f"{voice.label('declared_words')}: {reason}")
            case _:
                yield from _mended(source, voice, one)


def _mended(source: MinutesSource, voice: Voice, one: Recorded) -> Iterator[_Case]:
    """Yield what was decided by a vote, or ruled after the sheets were sealed and agreed to."""
    at = moment(one)
    match one.act:
        case acts.ChallengeDecided(evaluator=evaluator, proposal=proposal, reason=reason, upheld=upheld, vote=vote):
            votes = voice.say("minutes.challenge_vote", in_favour=vote.in_favour, eligible=vote.eligible)
            act = "challenged" if upheld else "challenge_refused"
            yield _Case(at, evaluator, proposal, act, "", f"{voice.label('ruling')}: {reason} {votes}")
        case acts.LateConflictRuled(evaluator=evaluator, proposal=proposal, kind=kind, ground=ground) as ruled:
            if _is_agreed(source, ruled):
                words = f"{voice.label('found_late')}: {ruled.evidence}"
                yield _Case(at, evaluator, proposal, kind.value, ground, words)
        case acts.BallotsVoided(evaluator=evaluator, proposals=proposals, reason=reason) as ruled:
            for proposal in proposals if _is_agreed(source, ruled) else ():
                yield _Case(at, evaluator, proposal, "voided", "", f"{voice.label('ruling')}: {reason}")


def _is_agreed(source: MinutesSource, ruled: acts.TwoPersonRuling) -> bool:
    return any(one.agreed and one.act == ruled for one in source.state.rulings)


def _row(source: MinutesSource, voice: Voice, case: _Case) -> Row:
    return Row(
        (
            voice.time(case.at),
            voice.member(source.evaluator(case.evaluator)),
            voice.proposal(case.proposal),
            voice.label(NO_EFFECT[case.act]) if case.act in NO_EFFECT else voice.word("status", case.act),
            f"{voice.label('ground')}: {voice.ground(case.ground)}\n{case.words}" if case.ground else case.words,
            f"{0 if case.act in NO_EFFECT else -1} ({source.tally.projects[case.proposal].counted})",
        )
    )


def _with_question(
    source: MinutesSource, voice: Voice, evaluator: EvaluatorId, proposal: ProposalId, reason: str
) -> str:
    declared = source.state.declarations.get(evaluator, {}).get(proposal)
    if declared is None or not declared.words:
        return f"{voice.label('ruling')}: {reason}"
    return f"{voice.label('declared_words')}: {declared.words}\n{voice.label('ruling')}: {reason}"


def _absences(source: MinutesSource, voice: Voice) -> Iterator[Block]:
    recorded = tuple(source.of(acts.AbsenceRecorded))
    if not recorded:
        yield Paragraph(voice.say("minutes.no_absences"))
    for one, act in recorded:
        yield Paragraph(
            voice.say(
                "minutes.absence",
                time=voice.time(moment(one)),
                member=voice.member(source.evaluator(act.evaluator)),
                count=len(act.proposals),
                proposals=", ".join(act.proposals),
                reason=act.reason,
            )
        )
    left = [one for one in source.attended() if _nothing_sealed(source, one)]
    if left:
        yield Paragraph(voice.say("minutes.no_sheet", members=", ".join(map(voice.member, left))))


def _nothing_sealed(source: MinutesSource, member: Evaluator) -> bool:
    return member.id not in source.state.sheets
