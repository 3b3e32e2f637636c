"""Secrets that opened nothing: they cost a growing wait, and the person hears of them when they sign in.

A try is counted in the case file before the keys are tried, and taken back when they open: closing the program in
between does not help anybody. What is kept belongs to one person; another may sit down meanwhile. The wait is for
people at the keyboard. Whoever has the file can delete the row, or set the clock on, and loses nothing but the
wait; what protects the keys themselves is the key derivation.
"""

from __future__ import annotations

from datetime import datetime

from committee_app.case.acts import TriesNoted
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import Actor
from committee_app.casefile.casefile import Tries
from committee_app.desks.clock import stamp
from committee_app.desks.record import Record, Signer

FREE = 2
"""So many in a row cost no wait: fingers slip."""
FIRST_WAIT, LONGEST_WAIT = 5, 300
"""Seconds: the wait doubles with each further try, up to the longest."""


def wait_after(run: int) -> int:
    """Return how many seconds nobody may try after so many failed tries in a row.

    >>> [wait_after(run) for run in (2, 3, 4, 5, 20)]
    [0, 5, 10, 20, 300]
    """
    return 0 if run <= FREE else min(FIRST_WAIT << min(run - FREE - 1, 10), LONGEST_WAIT)


def begin(record: Record, actor: Actor) -> None:
    """Count a try that begins now.

    Raises:
        RefusedError: it is too early for another one.
    """
    now = record.clock.now()
    known = _with_begun_as_failed(record.file.tries(actor))
    if (seconds := _seconds_left(known, now)) > 0:
        if _moment(known.last) > now:
            # The clock was set back: the wait counts from here, or it would not end before that moment comes again.
            record.file.put_tries(actor, known._replace(last=stamp(now)))
        raise RefusedError(Finding.of("code.wait", seconds=seconds))
    record.file.put_tries(actor, known._replace(begun=stamp(now)))


def settle(record: Record, signer: Signer) -> None:
    """Take back the try that opened the keys; what failed before it is noted, or kept until the case takes it."""
    known = record.file.tries(signer.actor)._replace(begun="", run=0)
    if known.failed:
        noted = TriesNoted(known.failed, known.first, known.last)
        # A member's own machine sends what they did; what happened at its keyboard stays there.
        if record.branch is not None or record.obstacles(signer.actor, noted):
            record.file.put_tries(signer.actor, known)
            return
        record.append(signer, noted)
    record.file.put_tries(signer.actor, Tries())


def _with_begun_as_failed(known: Tries) -> Tries:
    """Whatever began and was not settled has failed."""
    if not known.begun:
        return known
    return Tries(known.failed + 1, known.run + 1, known.first or known.begun, known.begun)


def _seconds_left(known: Tries, now: datetime) -> int:
    wait = wait_after(known.run)
    if not wait:
        return 0
    passed = int((now - _moment(known.last)).total_seconds())
    return wait - max(passed, 0)


def _moment(text: str) -> datetime:
    """Return a kept moment; one that somebody wrote into the file and that is none counts as long ago."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    return moment if moment is not None and moment.utcoffset() is not None else _LONG_AGO


_LONG_AGO = datetime.fromisoformat("2000-01-01T00:00:00+00:00")
