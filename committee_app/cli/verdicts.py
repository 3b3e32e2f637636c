"""`verify`: the auditor's check, told a line a step."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from committee_app.case.findings import RefusedError
from committee_app.cli import files
from committee_app.cli.errors import FailedError, UsageError
from committee_app.cli.passphrases import room_passphrase
from committee_app.cli.voice import Voice
from committee_app.desks import auditing
from committee_app.desks.anchoring import NamedAnchor, named_anchor
from committee_app.desks.auditing import Verdict, VerdictStep
from committee_app.desks.user_data import machine_memory
from committee_app.export.reading import Outcome
from committee_app.sealing.slots import KdfCost


def verify(
    voice: Voice, paths: Sequence[Path], passphrase_file: Path | None, cost: KdfCost, anchors: Sequence[str] = ()
) -> int:
    """Say of every step of the check what came out; 0 unless one fails.

    Raises:
        UsageError: an anchor was mistyped, which is no verdict on the files.
    """
    for path in paths:
        if not path.exists():
            raise FailedError("cli.file_missing", file=str(path))
    with files.about(paths[0]):
        needed = auditing.needs_passphrase(paths)
    kept = tuple(_anchor(one) for one in anchors)
    passphrase = room_passphrase(voice, passphrase_file) if needed else None
    memory = machine_memory(os.environ, sys.platform, Path.home())
    return told(voice, voice.watch(auditing.verify(paths, passphrase, cost=cost, anchors=kept, memory=memory)))


def _anchor(given: str) -> NamedAnchor:
    try:
        return named_anchor(given)
    except RefusedError as error:
        (found,) = error.findings
        raise UsageError(found.code, **dict(found.params)) from None


def told(voice: Voice, verdict: Verdict) -> int:
    """Print a verdict, a line a step and one for the whole; return the exit status."""
    for step in verdict.steps:
        voice.print(f"[{voice.words.word('outcome', step.outcome.value)}] {sentence(voice, step)}")
    counts = {outcome.value: sum(step.outcome is outcome for step in verdict.steps) for outcome in Outcome}
    voice.say("cli.verdict_holds" if verdict.holds else "cli.verdict_fails", **counts)
    return 0 if verdict.holds else 1


def sentence(voice: Voice, step: VerdictStep) -> str:
    """Return a step in words: those for its outcome where there are any, else those for its code."""
    for_outcome = f"{step.outcome.value}.{step.code}"
    return voice.sentence(for_outcome if for_outcome in voice.words.codes else step.code, step.params)
