"""`demo` runs the day, keeps its secrets for their owner, verifies what was left, and says where it lies."""

from __future__ import annotations

import stat
from collections.abc import Generator, Sequence
from pathlib import Path

import pytest

from committee_app.case.progress import Progress
from committee_app.cli import commands, sample
from committee_app.cli.secrets_file import passphrase_in
from committee_app.desks import auditing
from committee_app.desks.auditing import Verdict, VerdictStep
from committee_app.desks.sample_day import SampleDay
from committee_app.export.reading import Outcome

SECRETS = (("room", "가 나 다 라 마 바"), ("secretary", "하나 둘 셋 넷 다섯"))


@pytest.fixture(params=[Outcome.HOLDS, Outcome.DOES_NOT_HOLD])
def outcome(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Outcome:
    """Let the day be told in a moment, and the check come to this."""
    concluded: Outcome = request.param

    def day(folder: Path, *, cost: object) -> Generator[Progress, None, SampleDay]:
        yield Progress("day.creating", 0, 1)
        files = tuple(folder / name for name in ("sample.case", "minutes.pdf", "result.json", "result.csv"))
        for path in files:
            path.write_bytes(path.name.encode())
        return SampleDay(files, SECRETS)

    def verify(paths: Sequence[Path], passphrase: str | None, **_told: object) -> Generator[Progress, None, Verdict]:
        yield Progress("verify.reading", 0, len(paths))
        assert [path.name for path in paths] == ["sample.case", "minutes.pdf"]
        assert passphrase == SECRETS[0][1]
        return Verdict((VerdictStep("pdf.kind", concluded),))

    monkeypatch.setattr(sample, "sample_day", day)
    monkeypatch.setattr(auditing, "verify", verify)
    return concluded


def test_the_day_leaves_its_files_and_ends_as_the_check_does(
    tmp_path: Path, outcome: Outcome, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "deep" / "out"
    assert commands.run(["demo", "--out", str(out)]) == (0 if outcome is Outcome.HOLDS else 1)
    assert {one.name for one in out.iterdir()} == {
        "sample.case",
        "sample-secrets.txt",
        "minutes.pdf",
        "result.json",
        "result.csv",
    }
    said = capsys.readouterr()
    assert all(str(path) in said.out for path in out.iterdir())
    assert len(said.err.splitlines()) == 2


@pytest.mark.usefixtures("outcome")
def test_the_secrets_of_the_day_open_its_case_and_are_their_owners_alone(tmp_path: Path) -> None:
    commands.run(["demo", "--out", str(tmp_path)])
    secrets = tmp_path / "sample-secrets.txt"
    assert passphrase_in(secrets) == SECRETS[0][1]
    assert stat.S_IMODE(secrets.stat().st_mode) == 0o600


@pytest.mark.usefixtures("outcome")
def test_a_place_that_is_no_folder_is_refused_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").write_text("a file")
    assert commands.run(["demo", "--out", str(tmp_path / "out")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
