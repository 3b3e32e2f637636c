"""The commands without a window: what may be asked, and how each ends.

    0    nothing fails
    1    something does not hold, was altered, or cannot be read
    2    wrong use, or a secret is missing
    130  interrupted by the person; 141 whoever read the output went away

Trouble is one line on standard error that says what to do. Each command is imported when it is asked for, so that
`tally` loads no database and `--help` nothing at all.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from committee_app import __version__
from committee_app.case.findings import Finding, RefusedError
from committee_app.cli.errors import CommandError, UsageError
from committee_app.cli.files import file_trouble
from committee_app.cli.voice import NAME, Voice
from committee_app.desks.words import LANGUAGES
from committee_app.resources import MissingResourceError

if TYPE_CHECKING:
    from committee_app.cli.cases import CaseToRead
    from committee_app.export.labels import Language

INTERRUPTED, NOBODY_READS = 130, 141
_HELP_WIDTH = 100

Command = Callable[[Voice, argparse.Namespace], int]


def run(argv: Sequence[str]) -> int:
    """Do what the arguments ask for; return the exit status. Raises nothing."""
    _show_what_the_terminal_cannot()
    try:
        voice = Voice(_language(argv))
        status = _answered(argv, voice)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _stop_writing()
        return NOBODY_READS
    except MissingResourceError as error:
        print(f"{NAME}: {error}", file=sys.stderr)
        return 1
    except Exception as error:  # noqa: BLE001  # whatever it is, the person gets one line
        print(f"{NAME}: unexpected: {type(error).__name__}", file=sys.stderr)
        return 1
    return status


def _answered(argv: Sequence[str], voice: Voice) -> int:
    try:
        asked = _parser().parse_args(argv)
        command: Command = asked.command
        with _logged(asked) as ended:
            ended.status = command(voice, asked)
            return ended.status
    except SystemExit as done:  # --help and --version have been answered
        return int(done.code or 0)
    except CommandError as error:
        voice.complain(voice.sentence(error.code, error.params.items()))
        return error.status
    except BrokenPipeError:
        raise
    except MissingResourceError:
        raise
    except OSError as error:
        trouble = file_trouble(error)
        voice.complain(voice.sentence(trouble.code, trouble.params.items()))
        return trouble.status
    except Exception as error:
        findings = tuple(_findings_of(error))
        if not findings:
            raise
        for finding in findings:
            voice.complain(voice.finding(finding))
        return 1


class _Ended:
    status = 1


@contextlib.contextmanager
def _logged(asked: argparse.Namespace) -> Iterator[_Ended]:
    """Tell the administrator's log how a command ended that reads cases or writes what is in them."""
    ended = _Ended()
    said = ""
    try:
        yield ended
    except BaseException as error:
        said = error.code if isinstance(error, CommandError) else type(error).__name__
        raise
    finally:
        if files := _named_files(asked):
            from committee_app.cli import machine_log  # noqa: PLC0415
            from committee_app.desks.admin_log import Event, Result, What  # noqa: PLC0415

            what = What.VERIFIED if asked.command is _verify else What.EXPORTED
            for file in files:
                machine_log.note(
                    Event(what, Result.REFUSED if ended.status else Result.DONE, file=file.name, said=said)
                )


def _named_files(asked: argparse.Namespace) -> list[Path]:
    if asked.command is _verify:
        return list(asked.files)
    return [asked.case] if asked.command in (_minutes, _export, _audit_copy) else []


def _findings_of(error: Exception) -> Iterator[Finding]:
    """Yield what an error of the house has to say; nothing for a bug."""
    if isinstance(error, RefusedError):
        yield from error.findings
        return
    from committee_app.casefile.errors import CaseFileError  # noqa: PLC0415  # see above
    from committee_app.desks.record import RecordDamagedError  # noqa: PLC0415

    if isinstance(error, CaseFileError):
        yield error.finding
    elif isinstance(error, RecordDamagedError):
        yield from error.findings


# ── what may be asked ──────────────────────────────────────────────────────────────────────
class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Refuse wrong use in one line, where argparse would print the whole usage before it."""
        raise UsageError("cli.usage", command=self.prog, reason=message)


def _formatter(prog: str) -> argparse.HelpFormatter:
    return argparse.HelpFormatter(prog, max_help_position=34, width=_HELP_WIDTH)


def _parser() -> argparse.ArgumentParser:
    everywhere = _Parser(add_help=False)
    everywhere.add_argument(
        "--language", choices=LANGUAGES, default=argparse.SUPPRESS, help="language of the sentences (default: ko)"
    )
    parser = _Parser(
        prog=NAME,
        description="A selection committee's desk: sealed ballots, exact results, signed minutes. "
        "Without a command the window opens.",
        epilog="Exit status: 0 nothing fails; 1 something does not hold, was altered or cannot be read; "
        "2 wrong use, files of `tally` that are refused, or a missing secret.",
        formatter_class=_formatter,
        parents=[everywhere],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"{NAME} {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, does: Command, summary: str) -> argparse.ArgumentParser:
        added = commands.add_parser(
            name,
            help=summary,
            description=summary,
            formatter_class=_formatter,
            parents=[everywhere],
            allow_abbrev=False,
        )
        added.set_defaults(command=does)
        return added

    demo = command("demo", _demo, "run the sample day, from roster files to verified minutes")
    demo.add_argument("--out", metavar="DIR", type=Path, required=True, help="folder for what the day leaves")

    tally = command("tally", _tally, "compute a result from rules and scores in files")
    tally.add_argument("rules", metavar="RULES.toml", type=Path, help="the announced rules")
    tally.add_argument("scores", metavar="SCORES.csv", type=Path, help="one line a cell")
    tally.add_argument("--proposals", metavar="CSV", type=Path, help="tracks, groups, money, bonus and penalty points")
    tally.add_argument("--evaluators", metavar="CSV", type=Path, help="who sits where")
    tally.add_argument("--decisions", metavar="TOML", type=Path, help="votes and lots on ties")
    tally.add_argument("--out", metavar="JSON", type=Path, help="write the whole result, with every derivation")

    verify = command("verify", _verify, "check case files, signed minutes and packages")
    verify.add_argument(
        "files", metavar="FILE", type=Path, nargs="+", help="a case file, minutes in PDF, or the folder of a package"
    )
    verify.add_argument(
        "--anchor",
        metavar="TEXT-or-FILE",
        dest="anchors",
        action="append",
        default=[],
        help="a head kept elsewhere: the code on a sheet, the text of its QR code, a .checkpoint or .receipt, "
        "or signed minutes; may be repeated",
    )
    _takes_a_passphrase(verify)

    minutes = command("minutes", _minutes, "write the signed minutes of a case, or a draft before they are signed")
    _takes_a_case(minutes)
    minutes.add_argument(
        "--out", metavar="FILE", type=Path, help="default: minutes.pdf, or minutes-draft.pdf, in the current folder"
    )
    minutes.add_argument(
        "--document",
        choices=(*(f"D{number}" for number in range(1, 15)), "all"),
        metavar="D1…D14|all",
        help="a single paper of the set instead: D1 attendance, D2 pledges, D3 declarations, D4 marks of each member, "
        "D5 tabulation, D6 by criterion, D7 ranking, D8 opinions, D9 minutes, D10 ties and lots, D11 corrections, "
        "D12 rules, D13 record, D14 publication copy; all: each in a file of its own in the folder --out",
    )
    minutes.add_argument("--seat", metavar="N", type=int, help="of D2, D3 and D4 only that of the member on this seat")
    minutes.add_argument(
        "--names", choices=("none", "initial", "full"), default="none", help="how D14 names members (default: none)"
    )
    minutes.add_argument(
        "--without",
        choices=("marks", "criteria", "opinions"),
        action="append",
        default=[],
        help="what D14 leaves out; may be repeated",
    )

    export = command("export", _export, "write the package for a records system: minutes, record, result, sums")
    _takes_a_case(export)
    export.add_argument("--out", metavar="DIR", type=Path, required=True, help="folder for the files")

    selftest = command("selftest", _selftest, "try this machine: letters, ciphers, disk, clock, network, a whole day")
    selftest.add_argument(
        "--folder", metavar="DIR", type=Path, default=Path(), help="where case files are to lie (default: here)"
    )
    selftest.add_argument("--out", metavar="FILE", type=Path, help="write the page to sign and file")

    admin_log = command(
        "admin-log", _admin_log, "check and print what happened at this machine: openings, sign-ins, files"
    )
    admin_log.add_argument(
        "--seen", metavar="NUMBER:HASH", default="", help="a line that was seen earlier: it has to be there still"
    )

    audit_copy = command("audit-copy", _audit_copy, "write an opened case as a plain SQLite file")
    _takes_a_case(audit_copy)
    audit_copy.add_argument("--out", metavar="FILE", type=Path, required=True, help="a new file")
    return parser


def _takes_a_case(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", type=Path, help="a case file")
    _takes_a_passphrase(parser)


def _takes_a_passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-file",
        metavar="FILE",
        type=Path,
        help="the room passphrase in its first line (default: asked for on the terminal)",
    )


def _language(argv: Sequence[str]) -> str:
    """Return the language asked for, before anything else is understood: refusals speak it too."""
    chosen = LANGUAGES[0]
    for place, argument in enumerate(argv):
        value = argument.removeprefix("--language=") if argument.startswith("--language=") else ""
        if argument == "--language":
            value = argv[place + 1] if place + 1 < len(argv) else ""
        chosen = value if value in LANGUAGES else chosen
    return chosen


# ── the commands ───────────────────────────────────────────────────────────────────────────
def _demo(voice: Voice, asked: argparse.Namespace) -> int:
    from committee_app.cli import sample  # noqa: PLC0415
    from committee_app.sealing.slots import REAL_COST  # noqa: PLC0415

    return sample.demo(voice, asked.out, REAL_COST)


def _verify(voice: Voice, asked: argparse.Namespace) -> int:
    from committee_app.cli import verdicts  # noqa: PLC0415
    from committee_app.sealing.slots import REAL_COST  # noqa: PLC0415

    return verdicts.verify(voice, asked.files, asked.passphrase_file, REAL_COST, asked.anchors)


def _tally(voice: Voice, asked: argparse.Namespace) -> int:
    from committee_app.cli import tallying  # noqa: PLC0415

    named = tallying.TallyFiles(
        asked.rules, asked.scores, asked.proposals, asked.evaluators, asked.decisions, asked.out
    )
    return tallying.tally(voice, named)


def _minutes(voice: Voice, asked: argparse.Namespace) -> int:
    from committee_app.cli import cases  # noqa: PLC0415

    language: Language = "en" if voice.language == "en" else "ko"
    if asked.document is None:
        return cases.minutes(voice, _case(asked), asked.out, language)
    from committee_app.cli import papers  # noqa: PLC0415
    from committee_app.export.publication.profile import Names, Opinions, Profile  # noqa: PLC0415

    profile = Profile(
        Names(asked.names),
        marks="marks" not in asked.without,
        criteria="criteria" not in asked.without,
        opinions=Opinions.NONE if "opinions" in asked.without else Opinions.SUMMARY,
    )
    wanted = papers.PaperAsked(asked.document, asked.seat, profile)
    return papers.papers(voice, _case(asked), wanted, asked.out, language)


def _export(voice: Voice, asked: argparse.Namespace) -> int:
    from committee_app.cli import cases  # noqa: PLC0415

    return cases.export(voice, _case(asked), asked.out)


def _selftest(voice: Voice, asked: argparse.Namespace) -> int:
    from committee_app.cli import selftest  # noqa: PLC0415
    from committee_app.sealing.slots import REAL_COST  # noqa: PLC0415

    return selftest.selftest(voice, asked.folder, asked.out, REAL_COST)


def _admin_log(voice: Voice, asked: argparse.Namespace) -> int:
    from committee_app.cli import machine_log  # noqa: PLC0415

    return machine_log.admin_log(voice, machine_log.place_of_log(), asked.seen)


def _audit_copy(voice: Voice, asked: argparse.Namespace) -> int:
    from committee_app.cli import cases  # noqa: PLC0415

    return cases.audit_copy(voice, _case(asked), asked.out)


def _case(asked: argparse.Namespace) -> CaseToRead:
    from committee_app.cli import cases  # noqa: PLC0415
    from committee_app.sealing.slots import REAL_COST  # noqa: PLC0415

    return cases.CaseToRead(asked.case, asked.passphrase_file, REAL_COST)


# ── the terminal ───────────────────────────────────────────────────────────────────────────
def _show_what_the_terminal_cannot() -> None:
    """Let a terminal without Korean letters show marks in their place, where it would end the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _stop_writing() -> None:
    """Let what is left unwritten go nowhere, so that the interpreter does not stumble over it at its end."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
