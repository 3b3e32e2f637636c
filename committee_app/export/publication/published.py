"""The list of what a publication copy may hold, as printed text: whoever sets the document sees nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from committee_app.case import acts
from committee_app.case.conflicts import MarkStatus
from committee_app.case.identifiers import EvaluatorId, ProposalId
from committee_app.case.people import Evaluator
from committee_app.case.programme import TieStepKind
from committee_app.export.minutes.cover import held
from committee_app.export.minutes.day import votes
from committee_app.export.minutes.source import MinutesSource, millions
from committee_app.export.minutes.sums import money_of_track, track_title
from committee_app.export.minutes.tabulation import DROPPED, ranks
from committee_app.export.minutes.voice import Voice
from committee_app.export.publication.names import NameCheck, names_of
from committee_app.export.publication.profile import Names, Opinions, Profile
from committee_app.export.tables import result_bytes
from committee_app.scoring.results import TieRecord, TrackTally
from committee_app.wording import Wording, points_of

_HANGUL = "가나다라마바사아자차카타파하"


@dataclass(frozen=True, slots=True)
class PublicCell:
    """One member's total as printed; `state` is counted, highest, lowest or none."""

    text: str
    state: str


@dataclass(frozen=True, slots=True)
class PublicProject:
    """One project: its cells in the order of the columns, what was computed, and what was decided."""

    number: str
    title: str
    applicant: str
    cells: tuple[PublicCell, ...]
    computed: tuple[str, ...]
    means: tuple[str, ...]
    decided: tuple[str, ...]
    strong: bool


@dataclass(frozen=True, slots=True)
class PublicTie:
    """A tie: who, at what value, what each rung gave, and the order it came to."""

    tied: tuple[str, ...]
    final: str
    rungs: tuple[tuple[str, ...], ...]
    order: str


@dataclass(frozen=True, slots=True)
class PublicLot:
    """A draw that anybody repeats: the line, which holds no name, and the order; an empty line is a draw by hand."""

    tied: tuple[str, ...]
    line: str
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicTrack:
    """A track: projects by number, the same by rank, sums of money, ties."""

    title: str
    by_number: tuple[PublicProject, ...]
    by_rank: tuple[PublicProject, ...]
    money: tuple[tuple[str, str], ...]
    ties: tuple[PublicTie, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """Everything that the copy says, in the language in which it says it."""

    title: str
    body: str
    disclosure: str
    case: str
    fictitious: bool
    facts: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    criteria: tuple[str, ...]
    tracks: tuple[PublicTrack, ...]
    votes: tuple[tuple[str, ...], ...]
    away: tuple[tuple[str, str], ...]
    opinions: tuple[tuple[str, str], ...]
    lots: tuple[PublicLot, ...]
    digests: tuple[tuple[str, str], ...]
    reference: bytes
    left_out: tuple[str, ...]
    version: int = 1


def published(source: MinutesSource, wording: Wording, profile: Profile, minutes_sha256: str) -> Published:
    """Return what a case publishes under a profile.

    Args:
        source: the case with its record and result.
        wording: of the language of the copy.
        profile: what is shown of the members.
        minutes_sha256: of the signed minutes; empty before they are signed.
    """
    voice, names = Voice(wording, source), names_of(source)
    members = shuffled(source) if profile.names is not Names.FULL else _by_seat(source)
    result = hashlib.sha256(result_bytes(source.state.score_book(), source.tally)).digest()
    shown = members if profile.marks else ()
    return Published(
        title=source.meeting.title,
        body=source.meeting.convened_by,
        disclosure=voice.title(source.rules.disclosure),
        case=source.state.case,
        fictitious=source.rules.fictitious or source.state.rehearsal,
        facts=tuple(_facts(source, voice, names)),
        columns=tuple(_column(voice, profile, at, one) for at, one in enumerate(shown)),
        criteria=tuple(voice.criterion(one.id) for one in source.rules.criteria) if profile.criteria else (),
        tracks=tuple(_track(source, voice, one, shown, profile) for one in source.tally.tracks),
        votes=tuple(_votes(source, voice, names)),
        away=tuple(_away(source, voice)),
        opinions=tuple(_opinions(source, voice, names)) if profile.opinions is Opinions.SUMMARY else (),
        lots=tuple(PublicLot(lot.tied, lot.line, lot.order) for _, lot in source.of(acts.LotDrawn)),
        digests=tuple(_digests(source, voice, result, minutes_sha256)),
        reference=result,
        left_out=tuple(names.left_out),
        version=source.version,
    )


def shuffled(source: MinutesSource) -> tuple[Evaluator, ...]:
    """Return the members in an order that says nothing of their seats, and is always the same for one record.

    It comes from the links of the sealed sheets: they stand in no paper that is given out, so nobody who knows the
    roster computes the order again. The head of the record is printed on every page of the minutes and would not do.
    """
    sealed = [source.hashes[one.seq - 1] for one, _ in source.of(acts.SheetSealed)]
    secret = hashlib.sha256(b"publication order" + b"".join(sealed)).digest()
    return tuple(sorted(_by_seat(source), key=lambda one: hashlib.sha256(secret + one.actor.encode()).digest()))


def _by_seat(source: MinutesSource) -> tuple[Evaluator, ...]:
    return tuple(source.evaluator(one) for one in source.state.scorers())


def _column(voice: Voice, profile: Profile, at: int, member: Evaluator) -> str:
    match profile.names:
        case Names.FULL:
            return f"{member.seat}\n{member.name}"
        case Names.INITIAL:
            return f"{member.name[:1]}○○"
        case _:
            letter = _HANGUL[at] if voice.korean and at < len(_HANGUL) else str(at + 1)
            return voice.label("public_member").format(letter)


def _facts(source: MinutesSource, voice: Voice, names: NameCheck) -> Iterator[tuple[str, str]]:
    yield voice.label("held"), held(source, voice)
    if names.passes("place", source.meeting.place):
        yield voice.label("place"), source.meeting.place
    yield voice.label("programme"), voice.title(source.rules.title)
    yield voice.label("basis"), source.rules.basis
    yield voice.label("members"), voice.label("members_count").format(source.state.on_roll)
    yield voice.label("project"), str(len(source.state.proposals))


def _track(
    source: MinutesSource, voice: Voice, track: TrackTally, members: tuple[Evaluator, ...], profile: Profile
) -> PublicTrack:
    order = [one.id for one in members]
    projects = {one.id: _project(source, voice, track, one.id, order) for one in source.proposals_of(track)}
    if not profile.criteria:
        projects = {name: replace(one, means=()) for name, one in projects.items()}
    return PublicTrack(
        title=track_title(voice, track.track),
        by_number=tuple(projects.values()),
        by_rank=tuple(projects[line.proposal] for line in track.lines) if track.complete else (),
        money=money_of_track(voice, track) if track.complete else (),
        ties=tuple(_tie(voice, one) for one in track.ties),
    )


def _project(
    source: MinutesSource, voice: Voice, track: TrackTally, proposal: ProposalId, order: list[EvaluatorId]
) -> PublicProject:
    roster, score = source.proposal(proposal), source.tally.projects[proposal]
    line = next((one for one in track.lines if one.proposal == proposal), None)
    taken = line is not None and line.status.is_chosen
    given = {one.evaluator: one for one in score.cells}
    cells = []
    for one in order:
        ballot = given.get(one)
        if ballot is None or ballot.status is not MarkStatus.SCORED or ballot.total is None:
            cells.append(PublicCell(voice.label("public_away"), "none"))
        else:
            state = DROPPED[ballot.dropped].value if ballot.dropped else "counted"
            cells.append(PublicCell(voice.marks(ballot.total), state))
    decided = (
        ranks(track).get(proposal, "–"),
        voice.label(f"status_{line.status.value}") if line else "–",
        *((millions(one) for one in (line.money.cost, line.money.national)) if line and taken else ("–", "–")),
    )
    means = (voice.points(score.criterion_means.get(group.id)) for group in source.rules.criteria)
    return PublicProject(
        number=proposal,
        title=roster.title,
        applicant=roster.applicant,
        cells=tuple(cells),
        computed=(
            str(score.counted),
            voice.points(score.printed_mean),
            points_of(score.bonus) if score.bonus else "–",
            points_of(score.penalty) if score.penalty else "–",
            voice.points(score.final),
        ),
        means=tuple(means),
        decided=decided,
        strong=taken,
    )


def _tie(voice: Voice, tie: TieRecord) -> PublicTie:
    rungs = []
    for step in tie.steps:
        word = voice.word("tie_step", step.step.by.value)
        if step.step.by is TieStepKind.CRITERION_MEAN:
            word = f"{word}: {voice.criterion(step.step.criterion)}"
            values = ", ".join(f"{one} {voice.points(value)}" for one, value in step.values)
        else:
            values = ", ".join(f"{one} {value}" for one, value in step.values)
        parted = " > ".join(" = ".join(group) for group in step.parted)
        rungs.append((word, values, parted if step.tells_apart else voice.label("still_tied")))
    order = " → ".join(", ".join(group) for group in tie.order)
    return PublicTie(tie.tied, voice.points(tie.final), tuple(rungs), order)


def _votes(source: MinutesSource, voice: Voice, names: NameCheck) -> Iterator[tuple[str, ...]]:
    """Yield the votes on the agenda and on the selection; a vote on a member is no part of the copy."""
    for one in votes(source):
        if one.kind not in ("motion", "selection"):
            continue
        item = one.item if one.kind == "motion" else voice.label("vote_selection")
        if names.passes("votes", item):
            vote = one.vote
            numbers = (vote.present, vote.eligible, vote.in_favour, vote.against, vote.abstained, vote.invalid)
            yield (item, *map(str, numbers), voice.label("passed" if vote.passed else "rejected"))


def _away(source: MinutesSource, voice: Voice) -> Iterator[tuple[str, str]]:
    """Yield how many marks were not given, by why; of whom and for what is no part of the copy."""
    cells = [cell for score in source.tally.projects.values() for cell in score.cells]
    for status in MarkStatus:
        count = sum(cell.status is status for cell in cells)
        if status is not MarkStatus.SCORED and count:
            yield voice.word("status", status.value), str(count)


def _opinions(source: MinutesSource, voice: Voice, names: NameCheck) -> Iterator[tuple[str, str]]:
    for _, note in source.of(acts.NoteWritten):
        if names.passes(f"opinions {note.proposal}", note.text):
            of = f" · {voice.criterion(note.criterion)}" if note.criterion else ""
            yield f"{voice.proposal(note.proposal)}{of}", note.text


def _digests(source: MinutesSource, voice: Voice, result: bytes, minutes_sha256: str) -> Iterator[tuple[str, str]]:
    yield voice.label("result_sha256"), result.hex()
    yield voice.label("rules_sha256"), source.state.rules_sha256
    if minutes_sha256:
        yield voice.label("minutes_sha256"), minutes_sha256
