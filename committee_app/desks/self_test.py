"""Whether this machine can hold a case: letters, ciphers, disk, clock, network, and the sample day from end to end.

Each step says what came out, like the steps of a verdict. Nothing here reads or changes a case; what the probe of the
folder makes is removed again. Of the screen only the window itself can tell; without a display it cannot be told.
"""

from __future__ import annotations

import hashlib
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from committee_app import __version__
from committee_app.case.acts import SelfTested
from committee_app.case.progress import Progress
from committee_app.casefile.casefile import CaseFile
from committee_app.casefile.errors import CaseFileError
from committee_app.desks import auditing
from committee_app.desks.build import build_digest
from committee_app.desks.clock import Clock, stamp
from committee_app.desks.sample_day import PROVING, sample_day
from committee_app.desks.whole_files import write_whole
from committee_app.export.reading import Outcome
from committee_app.export.typography import undrawn
from committee_app.lockdown import locking
from committee_app.sealing import known_answers
from committee_app.sealing.keys import PrivateKeys
from committee_app.sealing.slots import REAL_COST, KdfCost, SlotRefusedError, lock_keys, unlock_keys

FIRST_YEAR = 2026
"""A clock before the year of the first version is wrong whatever it says."""

_SYLLABLES = "".join(map(chr, range(0xAC00, 0xD7A4)))
_SIGNS = "0123456789.,()·「」『』①②③"
_BAD_PLACES = {"vfat", "msdos", "exfat", "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "tmpfs", "ramfs"}
"""File systems on which what was saved may be gone: sticks, other machines, memory."""


@dataclass(frozen=True, slots=True)
class SelfTestStep:
    """One step: the code of its sentence, what came out, and the facts that the sentence names."""

    code: str
    outcome: Outcome
    params: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class SelfTest:
    """What came out on this machine, to be signed and filed.

    Attributes:
        at: when, as this machine's clock has it (ISO 8601 with offset).
        machine: the system and its version, the processor, the machine's name.
    """

    at: str
    machine: str
    steps: tuple[SelfTestStep, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing fails; what cannot be told is no failure."""
        return all(step.outcome is not Outcome.DOES_NOT_HOLD for step in self.steps)

    def told(self, page: bytes) -> SelfTested:
        """Return what the first entry of a case says of it.

        Args:
            page: the page to sign, in UTF-8, as it was shown and filed.
        """
        held, failed, untold = (
            tuple(step.code.removeprefix("selftest.") for step in self.steps if step.outcome is outcome)
            for outcome in (Outcome.HOLDS, Outcome.DOES_NOT_HOLD, Outcome.CANNOT_TELL)
        )
        day = datetime.fromisoformat(self.at).date()
        return SelfTested(day, __version__, build_digest(), held, failed, untold, hashlib.sha256(page).hexdigest())


def self_test(
    folder: Path, clock: Clock, environment: Mapping[str, str], *, cost: KdfCost = REAL_COST
) -> Generator[Progress, None, SelfTest]:
    """Try this machine.

    Args:
        folder: where the case file is to lie.
        clock: the machine's.
        environment: the variables that name a display.
        cost: of the key derivation.
    """
    tries: tuple[Callable[[], SelfTestStep], ...] = (
        program,
        letters,
        ciphers,
        lambda: derivation(cost),
        names,
        lambda: time(clock),
        lambda: place(folder),
        lambda: durability(folder, cost),
        network,
        memory_images,
        lambda: screen(environment),
    )
    steps = []
    for done, each in enumerate(tries):
        yield Progress("selftest.trying", done, len(tries))
        steps.append(each())
    yield Progress("selftest.trying", len(tries), len(tries))
    steps.append((yield from day(cost)))
    machine = f"{platform.system()} {platform.release()}, {platform.machine()}, {platform.node()}"
    return SelfTest(stamp(clock.now()), machine, tuple(steps))


def program() -> SelfTestStep:
    """Say which program this is, and on which Python it runs."""
    python = platform.python_version()
    return _step("selftest.program", holds=True, version=__version__, build=build_digest(), python=python)


def letters() -> SelfTestStep:
    """Every Korean syllable and every sign of a form can be drawn, in each weight of the fonts that are here."""
    missing = undrawn(_SYLLABLES + _SIGNS)
    return _step(
        "selftest.letters", holds=not missing, drawn=len(_SYLLABLES + _SIGNS) - len(missing), missing=len(missing)
    )


def ciphers() -> SelfTestStep:
    """The ciphers give what their standards print (RFC 6979 and 9106, SP 800-38D); HPKE opens what it seals."""
    wrong = known_answers.disagreeing()
    return _step(
        "selftest.ciphers", holds=not wrong, tried=len(known_answers.KNOWN_ANSWERS), wrong=", ".join(wrong) or "-"
    )


def derivation(cost: KdfCost) -> SelfTestStep:
    """A secret opens keys on this machine: its memory suffices for the derivation."""
    keys = PrivateKeys.generate()
    try:
        opened = unlock_keys(lock_keys(keys, "0000 0000 0000 0", "selftest", cost), "0000 0000 0000 0", "selftest")
        holds = opened.public == keys.public
    except (MemoryError, SlotRefusedError):
        holds = False
    return _step("selftest.derivation", holds=holds, mebibytes=cost.memory_kib // 1024)


def names() -> SelfTestStep:
    """Files may have Korean names here."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            (Path(folder) / "심의 파일.case").write_bytes(b"")
            found = [one.name for one in Path(folder).iterdir()]
        except (OSError, UnicodeError):
            found = []
    return _step("selftest.names", holds=found == ["심의 파일.case"], encoding=sys.getfilesystemencoding())


def time(clock: Clock) -> SelfTestStep:
    """The clock says a possible year; whether it is right only a person can say."""
    now = clock.now()
    outcome = Outcome.CANNOT_TELL if now.year >= FIRST_YEAR else Outcome.DOES_NOT_HOLD
    return SelfTestStep("selftest.time", outcome, (("now", stamp(now)),))


def place(folder: Path) -> SelfTestStep:
    """The folder lies on a disk of this machine, not on a stick, another machine or in memory."""
    kind = _file_system(folder)
    outcome = Outcome.CANNOT_TELL if not kind else Outcome.DOES_NOT_HOLD if kind in _BAD_PLACES else Outcome.HOLDS
    return SelfTestStep("selftest.place", outcome, (("folder", str(folder)), ("kind", kind or "?")))


def durability(folder: Path, cost: KdfCost) -> SelfTestStep:
    """A file and a case file are written there, synced, and read back the same."""
    said = ""
    try:
        with tempfile.TemporaryDirectory(dir=folder, prefix=".selftest-") as inner:
            written = os.urandom(1 << 20)
            write_whole(Path(inner) / "probe", written)
            same = (Path(inner) / "probe").read_bytes() == written
            with CaseFile.create(Path(inner) / "probe.case", "하나 둘 셋 넷 다섯 여섯", cost=cost) as file:
                digest = file.put_attachment("probe", "application/octet-stream", written)
            with CaseFile.open(Path(inner) / "probe.case", "하나 둘 셋 넷 다섯 여섯", cost=cost) as file:
                same = same and [one.sha256 for one in file.attachments()] == [digest]
    except (OSError, CaseFileError) as error:
        same, said = False, type(error).__name__
    return _step("selftest.durability", holds=same, folder=str(folder), said=said or "-")


def network() -> SelfTestStep:
    """No internet socket can be made by this process; on Linux the kernel says so itself."""
    held = locking.kernel_holds()
    if held is None:
        return SelfTestStep("selftest.network", Outcome.CANNOT_TELL, (("system", sys.platform),))
    return _step("selftest.network", holds=held, system=sys.platform)


def memory_images() -> SelfTestStep:
    """A crash writes no image of the memory, which may hold keys."""
    held = locking.images_are_off()
    if held is None:
        return SelfTestStep("selftest.images", Outcome.CANNOT_TELL)
    return _step("selftest.images", holds=held)


def screen(environment: Mapping[str, str]) -> SelfTestStep:
    """There is a display to show the window on; whether it is readable only a person can say."""
    shown = environment.get("WAYLAND_DISPLAY") or environment.get("DISPLAY") or ""
    has_one = bool(shown) or sys.platform in {"win32", "darwin"}
    return SelfTestStep(
        "selftest.screen", Outcome.HOLDS if has_one else Outcome.CANNOT_TELL, (("display", shown or "-"),)
    )


def day(cost: KdfCost) -> Generator[Progress, None, SelfTestStep]:
    """Tell the sample day in a folder of its own and verify what it leaves."""
    with tempfile.TemporaryDirectory(prefix="selftest-") as folder:
        told = yield from sample_day(Path(folder), cost=cost)
        papers = [path for path in told.files if path.name.endswith(PROVING)]
        verdict = yield from auditing.verify(papers, dict(told.secrets)["room"], cost=cost)
    failed = sum(step.outcome is Outcome.DOES_NOT_HOLD for step in verdict.steps)
    return _step("selftest.day", holds=verdict.holds, steps=len(verdict.steps), failed=failed)


def _step(code: str, *, holds: bool, **facts: str | int) -> SelfTestStep:
    return SelfTestStep(code, Outcome.HOLDS if holds else Outcome.DOES_NOT_HOLD, tuple(facts.items()))


# ── the disk ───────────────────────────────────────────────────────────────────────────────
def _file_system(folder: Path) -> str:
    """Return the kind of file system a folder lies on, as Linux names it; nothing where that cannot be told."""
    table = Path("/proc/self/mounts")
    if not table.exists():
        return ""
    found = folder.resolve()
    mounts = dict(_mounts(table.read_text(encoding="utf-8", errors="replace")))
    return next((mounts[str(place)] for place in (found, *found.parents) if str(place) in mounts), "")


def _mounts(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        _, where, kind, *_ = line.split(" ")
        yield where.replace(r"\040", " "), kind
