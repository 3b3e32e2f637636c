"""평가의견서: what the committee says of each project, and who stands for it."""

from __future__ import annotations

from collections.abc import Iterator

from committee_app.case import acts
from committee_app.case.identifiers import ProposalId
from committee_app.export.document import Block, Heading, Panel, Paragraph
from committee_app.export.minutes.source import MinutesSource, moment
from committee_app.export.minutes.sums import track_title
from committee_app.export.minutes.voice import Voice


def opinions(source: MinutesSource, voice: Voice, part: int) -> Iterator[Block]:
    """Yield the notes of the committee, a panel a project, and the projects of which none was written."""
    yield Heading(1, voice.part(part, "opinions"))
    noted = tuple(_notes(source, voice))
    if not noted:
        yield Paragraph(" ".join((voice.say("minutes.no_opinions"), *_in_the_sheets(source, voice))))
        return
    yield Paragraph(voice.say("minutes.whose_opinions"), keep=True)
    for index, track in enumerate(source.tally.tracks):
        of_track = source.proposals_of(track)
        yield Heading(2, voice.section(part, index, "opinions_of").format(track_title(voice, track.track)), toc=False)
        for one in of_track:
            said = tuple(text for proposal, text in noted if proposal == one.id)
            if said:
                yield Panel(f"{voice.proposal(one.id)} · {one.applicant}", said)
        silent = [one.id for one in of_track if one.id not in {proposal for proposal, _ in noted}]
        if silent:
            yield Paragraph(voice.say("minutes.without_opinion", proposals=", ".join(silent)))


def _in_the_sheets(source: MinutesSource, voice: Voice) -> Iterator[str]:
    """Yield for each track how many opinions the members wrote in their own sheets."""
    for track in source.tally.tracks:
        projects = {one.id for one in source.proposals_of(track)}
        ballots = (ballot for sheet in source.state.opened.values() for ballot in sheet.values())
        written = sum(bool(ballot.opinion) and ballot.proposal in projects for ballot in ballots)
        yield voice.say(
            "minutes.opinions_in_the_sheets",
            track=track_title(voice, track.track),
            projects=len(projects),
            opinions=written,
        )


def _notes(source: MinutesSource, voice: Voice) -> Iterator[tuple[ProposalId, str]]:
    for number, (recorded, note) in enumerate(source.of(acts.NoteWritten), start=1):
        approved = source.state.approvals.get(number, frozenset())
        seats = sorted(source.evaluator(one).seat for one in approved)
        of = f"{voice.criterion(note.criterion)}: " if note.criterion else ""
        facts = {"time": voice.time(moment(recorded)), "by": ", ".join(map(str, seats)) or "–"}
        yield note.proposal, f"{of}{note.text} {voice.say('minutes.opinion_stands', **facts)}"
