"""How commands end: the exit status, and one line that says what to do."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from committee_app import __version__
from committee_app.case.findings import Finding, RefusedError
from committee_app.casefile.errors import WrongPassphraseError
from committee_app.cli import commands, tallying
from committee_app.desks.record import RecordDamagedError
from committee_app.resources import MissingResourceError
from tests.cli import sample_files

HELP = """\
usage: committee-app [-h] [--language {ko,en}] [--version] COMMAND ...

A selection committee's desk: sealed ballots, exact results, signed minutes. Without a command the
window opens.

options:
  -h, --help          show this help message and exit
  --language {ko,en}  language of the sentences (default: ko)
  --version           show program's version number and exit

commands:
  COMMAND
    demo              run the sample day, from roster files to verified minutes
    tally             compute a result from rules and scores in files
    verify            check case files, signed minutes and packages
    minutes           write the signed minutes of a case, or a draft before they are signed
    export            write the package for a records system: minutes, record, result, sums
    selftest          try this machine: letters, ciphers, disk, clock, network, a whole day
    admin-log         check and print what happened at this machine: openings, sign-ins, files
    audit-copy        write an opened case as a plain SQLite file

Exit status: 0 nothing fails; 1 something does not hold, was altered or cannot be read; 2 wrong use,
files of `tally` that are refused, or a missing secret.
"""
USAGES = {
    "demo": "usage: committee-app demo [-h] [--language {ko,en}] --out DIR",
    "tally": "usage: committee-app tally [-h] [--language {ko,en}] [--proposals CSV] [--evaluators CSV]\n"
    "                           [--decisions TOML] [--out JSON]\n"
    "                           RULES.toml SCORES.csv",
    "verify": "usage: committee-app verify [-h] [--language {ko,en}] [--anchor TEXT-or-FILE]\n"
    "                            [--passphrase-file FILE]\n"
    "                            FILE [FILE ...]",
    "minutes": "usage: committee-app minutes [-h] [--language {ko,en}] [--passphrase-file FILE] [--out FILE]\n"
    "                             [--document D1…D14|all] [--seat N] [--names {none,initial,full}]\n"
    "                             [--without {marks,criteria,opinions}]\n"
    "                             CASE",
    "export": "usage: committee-app export [-h] [--language {ko,en}] [--passphrase-file FILE] --out DIR CASE",
    "selftest": "usage: committee-app selftest [-h] [--language {ko,en}] [--folder DIR] [--out FILE]",
    "audit-copy": "usage: committee-app audit-copy [-h] [--language {ko,en}] [--passphrase-file FILE] --out FILE CASE",
}


def only_line(capsys: pytest.CaptureFixture[str]) -> str:
    """Return the one line that a command said, on standard error."""
    said = capsys.readouterr()
    assert said.out == ""
    (line,) = said.err.splitlines()
    assert line.startswith("committee-app: ")
    return line


def fails_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> int:
    """Return how a command ends inside of which this happens."""

    def broken(*_: object) -> int:
        raise error

    monkeypatch.setattr(tallying, "tally", broken)
    return commands.run(["tally", "rules.toml", "scores.csv"])


# ── help and version ───────────────────────────────────────────────────────────────────────
def test_the_help_is_as_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["--help"]) == 0
    assert capsys.readouterr().out == HELP


@pytest.mark.parametrize("command", USAGES)
def test_the_usage_of_every_command_is_as_it_was(capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert commands.run([command, "--help"]) == 0
    assert capsys.readouterr().out.split("\n\n")[0] == USAGES[command]


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["--version"]) == 0
    assert capsys.readouterr().out == f"committee-app {__version__}\n"


# ── wrong use ──────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["tally"],
        ["tally", "rules.toml"],
        ["tally", "rules.toml", "scores.csv", "--outt", "x"],
        ["tally", "rules.toml", "scores.csv", "--prop", "x"],
        ["verify"],
        ["demo"],
        ["export", "x.case"],
        ["audit-copy", "x.case"],
        ["--language", "fr", "tally", "rules.toml", "scores.csv"],
        ["--language"],
        ["verify", "x.case", "--passphrase", "가 나 다"],
    ],
)
def test_wrong_use_is_one_line_and_a_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(arguments) == 2
    assert "--help" in only_line(capsys)


@pytest.mark.parametrize("arguments", [["--language", "en", "tally"], ["tally", "--language=en"]])
def test_the_language_may_stand_before_or_after_the_command(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.run(arguments) == 2
    assert "The command was not understood" in only_line(capsys)


def test_korean_is_spoken_where_nothing_else_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["tally"]) == 2
    assert "명령을 알아듣지 못했습니다" in only_line(capsys)


# ── trouble ────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "error",
    [
        RefusedError(Finding.of("code.empty")),
        RecordDamagedError((Finding.of("code.empty"),), 0),
        WrongPassphraseError(Path("x.case")),
        MissingResourceError(Path("x.toml")),
        PermissionError(13, "no", "x.csv"),
        OSError(28, "full", "x.csv"),
        OSError(5, "broken", "x.csv"),
        OSError("nothing more is known"),
    ],
    ids=lambda error: f"{type(error).__name__}-{getattr(error, 'errno', '')}",
)
def test_what_the_world_does_is_one_line_and_a_one(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fails_with(monkeypatch, error) == 1
    line = only_line(capsys)
    assert "unexpected" not in line
    assert "Traceback" not in line


@pytest.mark.parametrize("error", [KeyError("x"), RecursionError(), MemoryError(), AssertionError("two\nlines")])
def test_a_bug_is_one_line_and_a_one(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fails_with(monkeypatch, error) == 1
    assert only_line(capsys) == f"committee-app: unexpected: {type(error).__name__}"


def test_several_findings_are_a_line_each(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    both = RefusedError(Finding.of("code.empty"), Finding.of("code.slip"))
    assert fails_with(monkeypatch, both) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_whoever_interrupts_hears_nothing_more(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fails_with(monkeypatch, KeyboardInterrupt()) == 130
    assert capsys.readouterr() == ("", "")


def test_a_code_without_words_is_said_as_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fails_with(monkeypatch, RefusedError(Finding.of("no.such_code", seq=7))) == 1
    assert only_line(capsys) == "committee-app: no.such_code seq=7"


def test_a_terminal_without_korean_letters_shows_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(raw, encoding="ascii"))
    assert commands.run(["tally"]) == 2
    sys.stderr.flush()
    assert raw.getvalue().startswith(b"committee-app: ??? ")


# ── as a process ───────────────────────────────────────────────────────────────────────────
def test_a_reader_who_goes_away_ends_the_command_quietly(tmp_path: Path) -> None:
    sample_files.write(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-m", "committee_app", *sample_files.arguments(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as command:
        assert command.stdout is not None
        assert command.stderr is not None
        command.stdout.close()
        assert command.stderr.read() == b""
    assert command.returncode == 141


def test_tally_loads_no_window_no_database_and_no_document(tmp_path: Path) -> None:
    sample_files.write(tmp_path)
    program = (
        "import sys; from committee_app.cli import commands; status = commands.run(sys.argv[1:]); "
        "heavy = {'PySide6', 'sqlcipher3', 'sqlite_utils', 'reportlab', 'pikepdf', 'pyhanko', 'cryptography'}; "
        "sys.exit(status or ','.join(sorted(heavy & sys.modules.keys())) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *sample_files.arguments(tmp_path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
