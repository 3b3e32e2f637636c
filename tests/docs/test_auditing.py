"""Every command on the auditors' page is run as it stands there, on the sample day, in the order of the page."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest

from committee_app.casefile import CaseFile
from committee_app.cli import commands
from committee_app.desks.checking import check_record
from committee_app.desks.record import links
from committee_app.sealing import slots
from committee_app.sealing.anchors import anchor_code
from tests.told_day import CHEAP, ToldDay, told

__all__ = ["told"]

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "auditing.md").read_text(encoding="utf-8")
TOOLS = ("pdfsig", "pdfdetach", "openssl")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
needs_tools = pytest.mark.skipif(bool(MISSING), reason=f"{MISSING} not here; scripts/setup.sh --auditor installs them")


@dataclass(frozen=True)
class Ran:
    """A block of the page as it was run: its exit status, and what it printed."""

    block: str
    status: int
    said: str


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, flags=re.DOTALL)


@pytest.fixture(scope="module")
def folder(told: ToldDay, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where an auditor sits: the case, the words, the minutes, the verifier."""
    place = tmp_path_factory.mktemp("auditor")
    shutil.copy(told.case, place / "CASE.case")
    shutil.copy(told.minutes, place / "minutes.pdf")
    shutil.copy(ROOT / "resources" / "verifier" / "verifier.py", place)
    shutil.copy(ROOT / "docs" / "verifier.sha256", place)
    (place / "SECRET.txt").write_text(told.passphrase + "\n", encoding="utf-8")
    prints = (f"{one.fingerprint}  # {one.name}\n" for one in told.verdict(told.case).prints)
    (place / "PRINTS.txt").write_text("".join(prints), encoding="utf-8")
    (place / "bin").mkdir()
    (place / "bin" / "python3").symlink_to(sys.executable)
    return place


@pytest.fixture(scope="module")
def anchor(folder: Path) -> str:
    with CaseFile.open(
        folder / "CASE.case", (folder / "SECRET.txt").read_text().strip(), read_only=True, cost=CHEAP
    ) as file:
        head = file.head()
    return f"{head.seq}: {anchor_code(head.hash)}"


@pytest.fixture(scope="module")
def ran(folder: Path, anchor: str) -> dict[str, Ran]:
    """Every block in the order of the page, by its first line."""
    found = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slots, "REAL_COST", CHEAP)
        patch.chdir(folder)
        for block in blocks("sh"):
            known = block.replace("ANCHOR", anchor)
            if not any(tool in known for tool in MISSING):
                found[block.splitlines()[0]] = ours(known) if block.startswith("committee-app") else theirs(known)
    return found


def ours(block: str) -> Ran:
    """Run a command of our program, in this process: the sample's keys cost little here."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        status = commands.run([*shlex.split(block)[1:], "--language", "en"])
    return Ran(block, status, said.getvalue())


def theirs(block: str) -> Ran:
    paths = f"{Path.cwd() / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": paths, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=120,
    )
    return Ran(block, done.returncode, done.stdout + done.stderr)


def of(ran: dict[str, Ran], beginning: str) -> Ran:
    (one,) = [one for first, one in ran.items() if first.startswith(beginning)]
    return one


# ── commands ───────────────────────────────────────────────────────────────────────────────
def test_every_command_of_the_page_ends_well(ran: dict[str, Ran]) -> None:
    assert [(one.block, one.said) for one in ran.values() if one.status != 0] == []
    skipped = [block for block in blocks("sh") if any(tool in block for tool in MISSING)]
    assert len(ran) + len(skipped) == len(blocks("sh"))
    assert len(ran) >= 8


def test_our_program_says_that_nothing_fails(ran: dict[str, Ran]) -> None:
    for beginning in (
        "committee-app verify CASE.case minutes",
        "committee-app verify minutes",
        "committee-app verify reg",
    ):
        said = of(ran, beginning).said
        assert "[holds]" in said
        assert "[does not hold]" not in said
        assert "[cannot tell]" in said  # whose keys these are, and never more than that and what was cut off


def test_the_package_is_written_whole_and_signed(ran: dict[str, Ran], folder: Path) -> None:
    assert "has the secretary's signature" in of(ran, "committee-app export").said
    assert len(list((folder / "registration").iterdir())) == 9
    assert of(ran, "cd registration").said.count(": OK") == 7


def test_the_resolution_names_the_result(ran: dict[str, Ran]) -> None:
    digest, resolved = of(ran, "sha256sum registration/result.json").said.split()
    assert digest == resolved


@needs_tools
def test_pdfsig_finds_sixteen_valid_signatures_and_the_last_covers_everything(ran: dict[str, Ran]) -> None:
    said = ran["pdfsig -nocert minutes.pdf"].said
    assert said.count("Signature is Valid") == 16
    assert said.index("Not total document signed") < said.index("  - Total document signed")


@needs_tools
def test_the_record_inside_is_the_one_the_metadata_name(ran: dict[str, Ran]) -> None:
    *_, digest, named = of(ran, "pdfdetach -list").said.split()
    assert digest == named
    assert len(named) == 64


@needs_tools
def test_openssl_verifies_and_the_record_has_the_key(ran: dict[str, Ran]) -> None:
    said = of(ran, "pdfsig -nocert minutes.pdf > signatures.txt").said
    assert "CMS Verification successful" in said
    assert "감사" in said
    assert re.search(r'signing\\":\\"0[23][0-9a-f]{64}\n', said)


@needs_tools
def test_openssl_refuses_a_changed_document(ran: dict[str, Ran], folder: Path) -> None:
    """The commands can fail: with one bit flipped in what was covered, they do."""
    changed = bytearray((folder / "covered").read_bytes())
    changed[len(changed) // 2] ^= 1
    (folder / "changed").write_bytes(changed)
    (line,) = [
        one
        for one in of(ran, "pdfsig -nocert minutes.pdf > signatures.txt").block.splitlines()
        if one.startswith("openssl cms")
    ]
    command = shlex.split(line.replace("covered", "changed"))
    assert subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode != 0


def test_an_anchor_of_another_record_fails(folder: Path, anchor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "REAL_COST", CHEAP)
    monkeypatch.chdir(folder)
    (block,) = [one for one in blocks("sh") if "--anchor" in one and one.startswith("committee-app")]
    number, code = anchor.split(": ")
    assert ours(block.replace("ANCHOR", f"{int(number) - 1}: {code}")).status == 1


def test_the_stand_alone_verifier_says_the_ranks_of_the_result_and_what_it_cannot_tell(ran: dict[str, Ran]) -> None:
    assert of(ran, "sha256sum --strict -c verifier").said == "verifier.py: OK\n"
    said = of(ran, "python3 -I -S verifier.py minutes.pdf --language").said
    assert "does not hold]" not in said
    assert said.count("[cannot tell]") == 3


def test_the_ranking_and_money_that_it_prints_are_those_of_the_result(ran: dict[str, Ran], told: ToldDay) -> None:
    said = of(ran, "python3 -I -S verifier.py minutes.pdf --language").said
    result = json.loads((told.folder / "result.json").read_bytes())
    words = {"partial": "partial", "selected": "selected", "not_selected": "not selected", "failed": "failed"}
    wanted = [
        [
            str(line["rank"] or "-"),
            line["proposal"],
            line["final"],
            f"reserve {line['reserve']}" if line["status"] == "reserve" else words[line["status"]],
            *(f"{line[one]:,}" for one in ("national", "local", "cumulative")),
        ]
        for track in result["tracks"]
        for line in track["lines"]
    ]
    printed = [line.strip().split("\t") for line in said.splitlines() if line.count("\t") == 6]
    assert [line for line in printed if line[0] != "rank"] == wanted
    assert len(wanted) == 40
    for track in result["tracks"]:
        assert f"{track['track']}: budget {track['budget']:,} won, given {track['spent']:,} won\n" in said
    assert [line[0] for line in wanted if line[0] != "-"] == [
        str(one["rank"]) for track in result["tracks"] for one in track["standings"] for _ in one["proposals"]
    ]


def test_the_stand_alone_verifier_tells_with_prints_and_a_code_what_it_could_not(ran: dict[str, Ran]) -> None:
    said = of(ran, "python3 -I -S verifier.py minutes.pdf --fingerprints").said
    assert "[holds] the keys belong to the people named" in said


def test_the_stand_alone_verifier_refuses_other_minutes_and_prints(
    ran: dict[str, Ran], folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commands can fail: with other files they do."""
    block = of(ran, "python3 -I -S verifier.py minutes.pdf --fingerprints").block
    for name in ("minutes.pdf", "verifier.py", "PRINTS.txt"):
        shutil.copy(folder / name, tmp_path)
    (tmp_path / "bin").symlink_to(folder / "bin")
    monkeypatch.chdir(tmp_path)
    with (tmp_path / "PRINTS.txt").open("a", encoding="utf-8") as file:
        file.write("0123 " * 16 + "\n")
    assert "[does not hold] the keys belong to the people named" in theirs(block).said
    minutes = bytearray((tmp_path / "minutes.pdf").read_bytes())
    minutes[-400] ^= 1
    (tmp_path / "minutes.pdf").write_bytes(minutes)
    assert theirs(block).status == 1


# ── SQL and Python ─────────────────────────────────────────────────────────────────────────
@pytest.fixture
def copy(ran: dict[str, Ran], folder: Path) -> Iterator[sqlite3.Connection]:
    assert of(ran, "committee-app audit-copy").status == 0
    with closing(sqlite3.connect(f"file:{folder / 'audit.sqlite'}?mode=ro", uri=True)) as connection:
        yield connection


def test_the_copy_is_the_one_that_was_named(ran: dict[str, Ran], folder: Path) -> None:
    digest = hashlib.sha256((folder / "audit.sqlite").read_bytes()).hexdigest()
    assert digest in of(ran, "committee-app audit-copy").said


@pytest.mark.parametrize("question", blocks("sql"), ids=lambda text: text.split("\n")[0][:40])
def test_each_question_has_an_answer(copy: sqlite3.Connection, question: str) -> None:
    assert copy.execute(question).fetchall()


def test_the_means_in_sql_are_the_finals_of_who_has_no_bonus(copy: sqlite3.Connection) -> None:
    (question,) = [one for one in blocks("sql") if "printf" in one]
    rows = [row for row in copy.execute(question).fetchall() if row[0].startswith("C")]
    assert len(rows) == 16
    assert [(row[0], row[3]) for row in rows] == [(row[0], row[4]) for row in rows]


def test_a_sum_in_v_score_is_that_of_its_marks_and_no_ballot_is_missing(copy: sqlite3.Connection) -> None:
    assert copy.execute(
        "SELECT count(*) FROM v_score s WHERE points IS NOT (SELECT sum(points_c) / 100.0 FROM mark m "
        "JOIN evaluator e ON e.id = m.evaluator WHERE e.seat = s.seat AND m.proposal = s.proposal)"
    ).fetchone() == (0,)
    counted = "SELECT count(*), count(points), sum(status = 'opened') FROM v_score"
    everything, with_points, opened = copy.execute(counted).fetchone()
    assert everything == copy.execute("SELECT count(*) FROM ballot").fetchone()[0]
    assert with_points == opened > 0
    assert everything > opened


@pytest.mark.usefixtures("copy")
def test_the_python_on_the_page_finds_the_head_and_a_changed_entry(folder: Path, tmp_path: Path) -> None:
    (script,) = blocks("python")
    ended = subprocess.run([sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=True)
    passphrase = (folder / "SECRET.txt").read_text(encoding="utf-8").strip()
    with CaseFile.open(folder / "CASE.case", passphrase, read_only=True, cost=CHEAP) as file:
        checked = check_record(links(file))
    assert ended.stdout == f"entry {len(checked.journal)} is the head: {checked.head.hex()}\n"
    shutil.copy(folder / "audit.sqlite", tmp_path)
    with closing(sqlite3.connect(tmp_path / "audit.sqlite")) as writable:
        writable.execute("DROP TRIGGER entry_no_update")
        writable.execute("UPDATE entry SET body = body || ' ' WHERE seq = 9")
        writable.commit()
    ended = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "entry 9 does not follow" in ended.stderr


# ── pen and paper ──────────────────────────────────────────────────────────────────────────
def chapter(number: int) -> str:
    return PAGE[PAGE.index(f"\n## {number}. ") : PAGE.index(f"\n## {number + 1}. ")]


def test_the_project_on_paper_is_the_samples(told: ToldDay) -> None:
    plain = json.loads((told.folder / "result.json").read_bytes())
    project = next(one for one in plain["projects"] if one["proposal"] == "C04")
    (row,) = re.findall(r"^\| sum \| (.*) \|$", chapter(6), re.MULTILINE)
    marks = {"highest": " ▲", "lowest": " ▽", None: ""}
    assert row.split(" | ") == [f"{one['total'] / 100:.1f}{marks[one['dropped']]}" for one in project["ballots"]]
    totals = [one["total"] for one in project["ballots"]]
    kept = sum(totals) - max(totals) - min(totals)
    said = chapter(6).replace(",", "")
    assert f"{sum(totals) / 100:.1f}." in said
    assert f"{kept / 100:.1f} is left of 13" in said
    assert Fraction(kept, 100 * 13) == Fraction(project["mean"])
    assert f"86.29230…; the fifth decimal is 0 so {project['printed_mean']}" in said
    assert 8_629_230 * 13 * 100 <= kept * 10**5 < 8_629_231 * 13 * 100
    assert (project["final"], project["bonus"], project["penalty"]) == ("86.2923", "0", "0")


def test_the_money_on_paper_is_the_samples(told: ToldDay) -> None:
    plain = json.loads((told.folder / "result.json").read_bytes())
    central = next(one for one in plain["tracks"] if one["track"] == "central")
    line = next(one for one in central["lines"] if one["proposal"] == "C05")
    before = central["lines"][central["lines"].index(line) - 1]
    for amount in (
        central["budget"],
        before["cumulative"],
        line["entitled"],
        line["national"],
        line["entitled"] * 7 // 10,
    ):
        assert f"{amount:,}" in chapter(6)
    assert central["lines"].index(line) == 6
    assert central["budget"] - before["cumulative"] == line["national"]


def test_the_lot_on_paper_gives_the_order_of_the_committee(ran: dict[str, Ran], told: ToldDay) -> None:
    plain = json.loads((told.folder / "result.json").read_bytes())
    (tie,) = [one for track in plain["tracks"] for one in track["ties"] if one["tied"] == ["C04", "C10"]]
    said = of(ran, "rules=").said.splitlines()
    assert [[line.split()[1]] for line in said] == tie["order"]
    assert all(re.fullmatch("[0-9a-f]{64} C(04|10)", line) for line in said)


def test_the_pages_links_lead_somewhere() -> None:
    """Chapters are named by their headings, as the sites that show such pages do it."""
    headings = {
        re.sub(r"[^\w\- ]", "", line.removeprefix("## ")).lower().replace(" ", "-")
        for line in PAGE.splitlines()
        if line.startswith("## ")
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", PAGE)) <= headings
    for name, part in re.findall(r"\]\(([a-z-]+\.md)(?:#([^)]+))?\)", PAGE):
        text = (ROOT / "docs" / name).read_text(encoding="utf-8")
        assert not part or any(
            part.startswith(line.split(".")[0].strip("# ")) for line in text.splitlines() if line.startswith("## ")
        )
