"""선정 사유: from marks to rank to money in sentences, for each project near the line or out of the ordinary."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from committee_app.case.identifiers import ProposalId
from committee_app.export.document import Block, Heading, Panel, Paragraph
from committee_app.export.minutes.sheets import MOST_BALLOTS
from committee_app.export.minutes.source import MinutesSource
from committee_app.export.minutes.sums import track_title
from committee_app.export.minutes.voice import Voice
from committee_app.scoring.explaining.flips import no_flip, smallest_flip
from committee_app.scoring.results import Selected, SelectionStatus, Step, TrackTally


def reasons(source: MinutesSource, voice: Voice, part: int) -> Iterator[Block]:
    """Yield a panel for each project whose place somebody will ask about, in order of rank."""
    yield Heading(1, voice.part(part, "reasons"))
    yield Paragraph(voice.say("minutes.whose_reasons"), keep=True)
    for index, track in enumerate(source.tally.tracks):
        yield Heading(2, voice.section(part, index, "reasons_of").format(track_title(voice, track.track)), toc=False)
        wanted = asked_about(track)
        if not wanted:
            yield Paragraph(voice.say("minutes.nothing_out_of_the_ordinary"))
        for line in track.lines:
            if line.proposal in wanted:
                yield _panel(source, voice, line)
        yield from _what_would_turn(source, voice, track)


def _what_would_turn(source: MinutesSource, voice: Voice, track: TrackTally) -> Iterator[Block]:
    """Yield the smallest change of a single mark that would move somebody over the line: how firm the line is."""
    ranked, last = track.ranked, track.last_chosen
    counted = sum(score.counted for score in source.tally.projects.values())
    if not track.complete or not 0 <= last < len(ranked) - 1 or counted > MOST_BALLOTS:
        return
    book, upper, lower = source.state.score_book(), ranked[last].proposal, ranked[last + 1].proposal
    turned = smallest_flip(book, upper, lower, source.tally)
    steps = turned.steps if turned else (no_flip(upper, lower),)
    yield Panel(voice.label("what_would_turn"), (*map(voice.step, steps), voice.say("minutes.only_thought")))


def asked_about(track: TrackTally) -> frozenset[ProposalId]:
    """Return who stands next to the line, was tied, funded in part, moved by a share, or failed."""
    ranked, last = track.ranked, track.last_chosen
    near = {line.proposal for line in ranked[max(0, last - 1) : last + 3]}
    tied = {one for tie in track.ties for one in tie.tied}
    moved = {one for each in track.displacements for one in (each.out, each.came_in)}
    odd = (SelectionStatus.PARTIAL, SelectionStatus.FAILED, SelectionStatus.UNSCORED)
    return frozenset(near | tied | moved | {line.proposal for line in track.lines if line.status in odd})


def _panel(source: MinutesSource, voice: Voice, line: Selected) -> Panel:
    proposal = source.proposal(line.proposal)
    score = source.tally.projects[line.proposal]
    place = voice.say("minutes.place", rank=line.rank) if line.rank else ""
    status = voice.word("selection_status", line.status.value)
    sentences = [
        f"{voice.label('account_score')}: {' '.join(_told(voice, score.derivation))}",
        f"{voice.label('account_money')}: {voice.account(line.money.steps)}",
        f"{voice.label('account_place')}: {' '.join(filter(None, (place, voice.account(line.reasons))))}",
    ]
    if line.status in (SelectionStatus.FAILED, SelectionStatus.UNSCORED):
        del sentences[1]
    return Panel(f"{line.proposal} {proposal.title} · {proposal.applicant} · {status}", tuple(sentences))


def _told(voice: Voice, steps: tuple[Step, ...]) -> Iterator[str]:
    """Yield the sentences of a derivation.

    A rounding that changes nothing needs none, nor does a gate: the decision tells those that did not hold.
    """
    for step in steps:
        match step.code:
            case "derivation.gate_held" | "derivation.gate_failed":
                continue
            case "derivation.mean_rounded" if step.fact("mean") == step.fact("printed"):
                continue
            case "derivation.final" if step.fact("exact") == step.fact("final"):
                yield voice.say("minutes.final_is", final=voice.points(Fraction(str(step.fact("final")))))
            case _:
                yield voice.step(step)
