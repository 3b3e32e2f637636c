"""`admin-log`: what happened at this machine, line by line, and whether the lines still continue each other."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from committee_app.cli import files
from committee_app.cli.errors import UsageError
from committee_app.cli.voice import Voice, one_line
from committee_app.desks.admin_log import NAME, AdminLog, Event, Logged, check
from committee_app.desks.clock import SystemClock
from committee_app.desks.user_data import account, user_data_folder

_SEEN = re.compile(r"([1-9][0-9]{0,9}):([0-9a-fA-F]{16,64})")
_SHOWN = 16


def place_of_log() -> Path:
    """Return where the log of this account lies."""
    return user_data_folder(os.environ, sys.platform, Path.home()) / NAME


def note(event: Event) -> None:
    """Log what a command did."""
    AdminLog(place_of_log(), account(os.environ), SystemClock()).note(event)


def admin_log(voice: Voice, path: Path, seen: str) -> int:
    """Print the log and say whether its chain holds; 0 if it does."""
    known = _SEEN.fullmatch(seen)
    if seen and known is None:
        raise UsageError("log.seen_misshapen")
    if not path.exists() and known is None:
        voice.say("log.empty")
        return 0
    with files.about(path):
        log = check(path, (int(known[1]), known[2]) if known else None)
    for one in log.lines:
        voice.print(_said(voice, one))
    for line in log.cut:
        voice.say("log.cut", line=line)
    for finding in log.faults:
        voice.print(voice.finding(finding))
    voice.say("log.fails" if log.faults else "log.holds")
    if log.lines:
        voice.say("log.head", seq=len(log.lines) + len(log.cut), hash=log.head[:_SHOWN])
    return 1 if log.faults else 0


def _said(voice: Voice, one: Logged) -> str:
    what, result = _word(voice, "log_what", one.what), _word(voice, "log_result", one.result)
    facts = (f"{what}: {result}", one.case, one.file, one.who, one.said)
    return "  ".join(one_line(fact) for fact in (str(one.seq), one.at, one.account, *facts) if fact)


def _word(voice: Voice, table: str, code: str) -> str:
    """Return the word for a code; of one that another version wrote, the code itself."""
    try:
        return voice.words.word(table, code)
    except KeyError:
        return code
