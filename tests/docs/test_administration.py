"""Every command of the administrator's page: run on the sample day where that is possible, else read and compared."""

from __future__ import annotations

import configparser
import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Generator
from pathlib import Path

import pytest

from committee_app import __version__
from committee_app.case.progress import Progress
from committee_app.casefile import CaseFile
from committee_app.cli import commands
from committee_app.desks.self_test import SelfTest
from committee_app.desks.user_data import copies_folder
from committee_app.resources import resource
from committee_app.sealing import slots
from committee_app.sealing.anchors import anchor_code
from shipping import beside
from tests.told_day import CHEAP, ToldDay

ROOT = resource().parent
PAGE = (ROOT / "docs" / "administration.md").read_text(encoding="utf-8")
KIOSK = ROOT / "shipping" / "kiosk"
LINES = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, flags=re.DOTALL) for line in block.splitlines()]
OURS = [line for line in LINES if line.startswith("committee-app ")]
MADE = [line for line in LINES if "make " in line.split("#")[0] and not line.startswith(("sudo", "mkdir"))]
AS_ADMINISTRATOR = [line for line in LINES if line.startswith("sudo ")]


@pytest.fixture(scope="module")
def folder(told: ToldDay, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The administrator's desk: a case, a copy of it, the words."""
    place = tmp_path_factory.mktemp("administrator")
    shutil.copy(told.case, place / "CASE.case")
    shutil.copy(told.case, place / "COPY.case")
    (place / "SECRET.txt").write_text(told.passphrase + "\n", encoding="utf-8")
    return place


def test_every_line_is_run_or_read() -> None:
    files = [line for line in LINES if line.split()[0] in {"mv", "cp", "mkdir", "ln"}]
    sums = [line for line in LINES if "sha256sum" in line]
    assert sorted(OURS + MADE + AS_ADMINISTRATOR + files + sums) == sorted(LINES)
    assert len(OURS) >= 6


def test_our_commands_and_the_files_they_need_work_in_their_order(
    folder: Path, told: ToldDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    with CaseFile.open(told.case, told.passphrase, read_only=True, cost=CHEAP) as file:
        anchor = f"{file.head().seq}: {anchor_code(file.head().hash)}"
    monkeypatch.setattr(slots, "REAL_COST", CHEAP)
    monkeypatch.setattr("committee_app.cli.selftest.self_test", no_trial)
    monkeypatch.chdir(folder)
    for line in LINES:
        words = shlex.split(line.replace("ANCHOR", anchor))
        if words[0] in {"mv", "cp"}:
            subprocess.run(words, check=True)
        elif words[0] == "committee-app":
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                assert (line, commands.run(words[1:]), said.getvalue())[:2] == (line, 0)
    assert (folder / "CASE.damaged.case").exists()
    assert (folder / "selftest.txt").exists()


def no_trial(*_: object, **__: object) -> Generator[Progress, None, SelfTest]:
    """The self test has tests of its own, and takes a minute."""
    yield from ()
    return SelfTest("2026-02-20T09:00:00+09:00", "Linux", ())


@pytest.mark.parametrize("line", MADE)
def test_what_is_to_be_made_can_be_made(line: str) -> None:
    target = line.rsplit(maxsplit=1)[-1]
    told = subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "setup.sh" in told.stdout or "shipping/" in told.stdout


def test_the_set_up_takes_packages_by_hash_and_leaves_the_place_to_the_environment() -> None:
    text = (ROOT / "scripts" / "setup.sh").read_text(encoding="utf-8")
    assert "--require-hashes" in text
    assert not re.search(r"--index-url|--find-links|--isolated", text)


def test_the_sums_that_the_build_writes_are_checked_by_the_commands_of_the_page(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "심의.txt").write_text("one", encoding="utf-8")
    (tmp_path / "SHA256SUMS").write_text(beside.sums(tmp_path), encoding="utf-8")
    for line in LINES:
        if "sha256sum" in line:
            command = line.replace("/opt/committee-app", str(tmp_path))
            subprocess.run(["bash", "-c", command], cwd=tmp_path, check=True, capture_output=True)
            (tmp_path / "inner" / "심의.txt").write_text("two", encoding="utf-8")
            assert subprocess.run(["bash", "-c", command], cwd=tmp_path, check=False, capture_output=True).returncode
            (tmp_path / "inner" / "심의.txt").write_text("one", encoding="utf-8")


def test_the_folder_of_the_copies_is_the_one_the_program_looks_for(tmp_path: Path) -> None:
    for line in LINES:
        if line.startswith(("mkdir", "ln")):
            subprocess.run(["bash", "-c", line], check=True, env={**os.environ, "HOME": str(tmp_path)})
    assert copies_folder({}, "linux", tmp_path) == tmp_path / ".local/share/committee-app/copies"


# ── as administrator ───────────────────────────────────────────────────────────────────────
def test_what_an_administrator_installs_is_in_the_project() -> None:
    named = {word for line in AS_ADMINISTRATOR for word in shlex.split(line) if word.startswith("shipping/")}
    assert {ROOT / one for one in named} == set(KIOSK.iterdir())
    assert f"./committee-app_{__version__}_amd64.deb" in PAGE


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb is not here: no Debian system")
def test_the_package_puts_things_where_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "program"
    program.mkdir()
    (program / "committee-app").write_text("the program", encoding="utf-8")
    monkeypatch.chdir(ROOT)
    package = beside.debian_package(program, __version__, tmp_path / "tree", tmp_path, 1767225600)
    assert re.fullmatch(rf"committee-app_{re.escape(__version__)}_\w+\.deb", package.name)
    listed = subprocess.run(["dpkg-deb", "--contents", package], capture_output=True, text=True, check=True).stdout
    assert "./opt/committee-app/committee-app" in listed
    assert "./usr/bin/committee-app -> /opt/committee-app/committee-app" in listed
    needs = subprocess.run(["dpkg-deb", "--field", package, "Depends"], capture_output=True, text=True, check=True)
    assert {"libgl1", "libegl1"} <= {one.strip() for one in needs.stdout.split(",")}


def test_the_kiosks_unit_gives_up_what_the_page_says() -> None:
    unit = configparser.ConfigParser(interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]  # the names of a unit have capitals
    unit.read(KIOSK / "committee-kiosk.service", encoding="utf-8")
    service = unit["Service"]
    assert service["ExecStart"] == "/usr/bin/cage -- /opt/committee-app/committee-app"
    assert service["ReadWritePaths"].split() == ["/srv/committee", "-/media"]
    for name in ("PrivateNetwork", "NoNewPrivileges", "ProtectHome"):
        assert service[name] == "yes"
    assert (service["LimitCORE"], service["MemorySwapMax"], service["CapabilityBoundingSet"]) == ("0", "0", "")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not here: no systemd")
def test_systemd_reads_the_kiosks_unit() -> None:
    unit = KIOSK / "committee-kiosk.service"
    done = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False)
    complaints = [line for line in done.stderr.splitlines() if unit.name in line]
    assert [one for one in complaints if "is not executable: No such file" not in one] == []


def test_the_firewall_lets_nothing_through_but_the_machine_itself() -> None:
    rules = (KIOSK / "no-network.nft").read_text(encoding="utf-8")
    assert re.findall(r"hook (\w+) priority filter; policy (\w+);", rules) == [
        ("input", "drop"),
        ("forward", "drop"),
        ("output", "drop"),
    ]
    assert re.findall(r"(\w+ \"?\w+\"?) accept", rules) == ['iif "lo"', 'oif "lo"']
