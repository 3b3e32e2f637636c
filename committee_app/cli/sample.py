"""`demo`: the sample day from roster files to minutes, and the check of what it leaves."""

from __future__ import annotations

from pathlib import Path

from committee_app.cli import files
from committee_app.cli.secrets_file import write_secrets
from committee_app.cli.verdicts import told
from committee_app.cli.voice import Voice
from committee_app.desks import auditing, sample_secrets
from committee_app.desks.sample_day import PROVING, sample_day
from committee_app.sealing.slots import KdfCost


def demo(voice: Voice, out: Path, cost: KdfCost) -> int:
    """Run the sample day into a folder and verify what it leaves."""
    files.folder(out)
    day = voice.watch(sample_day(out, cost=cost))
    secrets = out / sample_secrets.NAME
    write_secrets(secrets, day.secrets)
    passphrase = dict(day.secrets)["room"]
    paths = [path for path in day.files if path.name.endswith(PROVING)]
    status = told(voice, voice.watch(auditing.verify(paths, passphrase, cost=cost)))
    for path in (*day.files, secrets):
        voice.say("cli.file_written", file=str(path))
    return status
