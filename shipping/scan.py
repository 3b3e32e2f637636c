"""Look through the built program for what could reach a network: `make build` ends if there is anything new.

The kernel's filter stops every internet socket, whoever asks for one (committee_app/lockdown). This is the belt to it:
parts that were left out stay out, and a library that asks the system for sockets is named here with its reason.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

LEFT_OUT = re.compile(
    r"(?i)qt6?network|qtwebengine|libqvnc|libqlinuxfb|/plugins/tls/|/networkinformation/|tuiotouch|_ssl\.|libssl"
    r"|libcups|printsupport/|aiohttp|/requests/|urllib3|/python3(\.\d+)?$"
)
"""Names of files that are never inside."""

LEFT_OUT_MODULES = frozenset({"ssl", "_ssl", "ftplib", "smtplib", "imaplib", "aiohttp", "requests", "urllib3"})
"""Python's modules that are never inside."""

NEEDED = (
    "_internal/docs/manual/ko/evaluator.md",
    "_internal/docs/manual/en/evaluator.md",
    "_internal/resources/fonts/PretendardGOV-Regular.ttf",
    "_internal/resources/verifier/verifier.py",
    "_internal/tzdata/zoneinfo/Europe/Brussels",
)
"""Files that are only read when somebody asks for them: the day that is told after a build would not miss them."""

MAY_ASK = {
    "libX11": "speaks to the desktop",
    "libxcb": "speaks to the desktop",
    "libdbus-1": "speaks to the desktop (input method, file dialogs)",
    "libglib-2.0": "speaks to the desktop",
    "libuuid": "asks a local daemon for a clock; fontconfig needs it",
    "_socket": "imported by reportlab, pyHanko and asyncio; every call for the internet is refused",
    "libcrypto": "OpenSSL's own; never called for it",
    "_rust": "cryptography's OpenSSL; never called for it",
    "_sqlite3": "SQLCipher's OpenSSL; never called for it",
}
"""Libraries that ask the system for sockets, and why they are inside all the same."""

_ASKS = re.compile(r"\bUND (socket|connect|getaddrinfo|gethostbyname|gethostbyname_r|getaddrinfo_a)(?:@|\s|$)")
_NEEDS = re.compile(r"\(NEEDED\).*\[(.+?)\]")
_ELF = b"\x7fELF"


def findings(program: Path, modules: Iterable[str]) -> Iterator[str]:
    """Yield, in words, all that should not be inside, and what should be and is not.

    Args:
        program: the folder of the built program.
        modules: the names of the Python modules that were packed.
    """
    yield from (f"/{name} is missing" for name in NEEDED if not (program / name).is_file())
    for name in sorted(LEFT_OUT_MODULES.intersection(modules)):
        yield f"the module {name} is inside"
    for file in sorted(path for path in program.rglob("*") if path.is_file()):
        place = f"/{file.relative_to(program).as_posix()}"
        if LEFT_OUT.search(place) and not place.startswith("/licences/"):
            yield f"{place} is inside"
        if _is_library(file):
            yield from _of_library(file, place)


def _of_library(file: Path, place: str) -> Iterator[str]:
    for needed in _NEEDS.findall(_told("-d", file)):
        if LEFT_OUT.search(f"/{needed}"):
            yield f"{place} needs {needed}"
    asked = set(_ASKS.findall(_told("--dyn-syms", file)))
    if asked and re.split(r"[-.](?=[0-9a-f]{8}\.|so\b|cpython|abi3)", file.name)[0] not in MAY_ASK:
        yield f"{place} asks the system for {', '.join(sorted(asked))}: it is to be left out, or named with a reason"


def _is_library(file: Path) -> bool:
    with file.open("rb") as stream:
        return stream.read(4) == _ELF


def _told(what: str, file: Path) -> str:
    done = subprocess.run(["readelf", "-W", what, str(file)], capture_output=True, text=True, check=False)
    return done.stdout
