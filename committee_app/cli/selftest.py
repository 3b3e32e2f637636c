"""`selftest`: what this machine can do, on one page to sign and file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from committee_app.cli import files
from committee_app.cli.errors import FailedError
from committee_app.cli.voice import Voice
from committee_app.desks.clock import SystemClock
from committee_app.desks.kept_self_test import NAME, keep_self_test
from committee_app.desks.self_test import SelfTest, SelfTestStep, self_test
from committee_app.desks.user_data import user_data_folder
from committee_app.desks.whole_files import write_whole
from committee_app.sealing.slots import KdfCost


def selftest(voice: Voice, folder: Path, out: Path | None, cost: KdfCost) -> int:
    """Try this machine, say what came out, and keep it for the cases that begin here; 0 unless something fails."""
    if not folder.is_dir():
        raise FailedError("cli.file_missing", file=str(folder))
    tried = voice.watch(self_test(folder.resolve(), SystemClock(), os.environ, cost=cost))
    page = tuple(lines(voice, tried))
    for line in page:
        voice.print(line)
    as_filed = ("\n".join(page) + "\n").encode()
    if out is not None:
        with files.about(out):
            write_whole(out, as_filed)
        voice.say("cli.file_written", file=str(out))
    kept = user_data_folder(os.environ, sys.platform, Path.home()) / NAME
    with files.about(kept):
        keep_self_test(kept, tried.told(as_filed))
    return 0 if tried.holds else 1


def lines(voice: Voice, tried: SelfTest) -> Iterator[str]:
    """Yield the page, a line a step, with places to sign."""
    yield voice.sentence("selftest.title", {"at": tried.at, "machine": tried.machine}.items())
    yield from (f"[{voice.words.word('outcome', step.outcome.value)}] {_said(voice, step)}" for step in tried.steps)
    yield voice.sentence("selftest.holds" if tried.holds else "selftest.fails")
    yield voice.sentence("selftest.signed")
    yield "_" * 40


def _said(voice: Voice, step: SelfTestStep) -> str:
    for_outcome = f"{step.outcome.value}.{step.code}"
    return voice.sentence(for_outcome if for_outcome in voice.words.codes else step.code, step.params)
