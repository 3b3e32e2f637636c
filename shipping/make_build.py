"""Make everything that is handed over, into `dist/`: `make build`.

    dist/committee-app/                 the program in one folder, with licences/, cards/ and SHA256SUMS inside
    dist/committee-app.cdx.json         what it is made of (CycloneDX)
    dist/committee-app_0.1.0_amd64.deb  the same as a Debian package, where `dpkg-deb` is there
    dist/SHA256SUMS                     the sums of these

The same commit gives the same bytes, in whichever folder it is built: time, hash seed and order are fixed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from committee_app import __version__
from shipping import beside
from shipping.cards import write_cards
from shipping.contents import packed_modules, parts
from shipping.scan import findings

DIST = Path("dist")
WORK = Path("build")
MOST_MEGABYTES = 200


def main() -> int:
    """Build, then put the rest beside it; returns the exit status."""
    made_at = _time_of_the_commit()
    program = _build(made_at)
    if not _tells_a_day(program):
        print(f"{program} does not run the sample day", file=sys.stderr)
        return 1
    if unwanted := list(findings(program, packed_modules(WORK / "build"))):
        print("\n".join(unwanted), file=sys.stderr)
        return 1
    inside = parts(WORK / "build")
    write_cards(program / "cards")
    beside.write_licences(inside, program / "licences")
    (program / "SHA256SUMS").write_text(beside.sums(program), encoding="utf-8")
    (DIST / f"{beside.NAME}.cdx.json").write_text(beside.list_of_parts(inside, __version__), encoding="utf-8")
    if shutil.which("dpkg-deb"):
        with tempfile.TemporaryDirectory() as root:
            beside.debian_package(program, __version__, Path(root) / "tree", DIST, made_at)
    (DIST / "SHA256SUMS").unlink(missing_ok=True)
    handed_over = [file for file in sorted(DIST.iterdir()) if file.is_file()]
    lines = [line for line in beside.sums(DIST).splitlines() if "/" not in line]
    (DIST / "SHA256SUMS").write_text("\n".join(lines) + "\n", encoding="utf-8")
    megabytes = sum(file.lstat().st_size for file in program.rglob("*") if not file.is_dir()) / 1e6
    print(f"{program}: {megabytes:.0f} MB, {len(inside)} parts; beside it {', '.join(f.name for f in handed_over)}")
    if megabytes > MOST_MEGABYTES:
        print(f"{program} is larger than {MOST_MEGABYTES} MB", file=sys.stderr)
        return 1
    return 0


def _build(made_at: int) -> Path:
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(made_at),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    for folder in (DIST, WORK):
        shutil.rmtree(folder, ignore_errors=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=WARN", "build.spec"]
    subprocess.run(command, check=True, env=environment)
    return DIST / beside.NAME


def _tells_a_day(program: Path) -> bool:
    """Whether what was built runs the sample day: a module that no analysis saw is missed here and not in the room."""
    with tempfile.TemporaryDirectory() as home:
        command = [str((program / beside.NAME).absolute()), "demo", "--out", str(Path(home) / "out")]
        environment = {"HOME": home, "LANG": "C.UTF-8", "PATH": os.environ["PATH"]}
        return subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL).returncode == 0


def _time_of_the_commit() -> int:
    """When the commit was made; outside a checkout the beginning of the year of the first version."""
    told = subprocess.run(["git", "log", "-1", "--format=%ct"], capture_output=True, text=True, check=False)
    return int(told.stdout) if told.returncode == 0 else 1767225600


if __name__ == "__main__":
    sys.exit(main())
