"""A track's selection as sentences with sums of money."""

from __future__ import annotations

from committee_app.case.identifiers import TrackId
from committee_app.export.minutes.voice import Voice
from committee_app.scoring.results import Selected, SelectionStatus, TrackTally


def with_status(track: TrackTally, *statuses: SelectionStatus) -> tuple[Selected, ...]:
    """Return the lines of a status, in the order of the ranking."""
    return tuple(line for line in track.lines if line.status in statuses)


def track_title(voice: Voice, track: TrackId) -> str:
    """Return the name of a track."""
    found = voice.rules.track(track)
    return voice.title(found.title) if found else track


def sum_of_track(voice: Voice, track: TrackTally) -> str:
    """Return how many are proposed and held in reserve, or that a tie still waits."""
    name = track_title(voice, track.track)
    if not track.complete:
        return voice.say("minutes.track_waits", track=name, ties=len(track.open_ties))
    return voice.say(
        "minutes.track_chosen",
        track=name,
        selected=len(track.chosen),
        reserves=len(with_status(track, SelectionStatus.RESERVE)),
    )


def money_of_track(voice: Voice, track: TrackTally) -> tuple[tuple[str, str], ...]:
    """Return budget, national money allotted, and what is left, in the form that has weight in law."""
    sums = (("budget", track.budget), ("spent", track.spent), ("remains", track.left))
    return tuple((voice.label(name), voice.money(amount)) for name, amount in sums)
