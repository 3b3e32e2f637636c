"""What lies beside the program: the words of every licence, a list of parts (CycloneDX 1.6), sums, a Debian package."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shipping.contents import Part

NAME = "committee-app"
LICENCES = Path("shipping/licences")
NOT_REAL = "aiohttp"
"""Named by pyHanko's own list of needs, and not inside: a module that raises stands in its place."""

DESCRIPTION = """Selection committees decide in a secure room, off every network
 Evaluators declare conflicts and score, the chair finalises the ranking, and
 signed minutes prove it, all from one case file. It opens no network socket."""


def write_licences(parts: tuple[Part, ...], folder: Path) -> None:
    """Put the licence texts of all parts below `folder`, one folder a part."""
    for part in parts:
        target = folder / _as_file_name(part.name)
        target.mkdir(parents=True, exist_ok=True)
        texts = part.texts or _texts_of(part.licence)
        for text in texts:
            shutil.copyfile(text, target / text.name)
        if not texts:
            (target / "LICENCE").write_text(f"{part.name} {part.version}: {part.licence}\n", encoding="utf-8")


def _texts_of(licence: str) -> tuple[Path, ...]:
    """The words of a licence that its maker names but does not carry along (Qt)."""
    return tuple(sorted(LICENCES.glob("*.txt"))) if "LGPL-3.0" in licence else ()


def list_of_parts(parts: tuple[Part, ...], version: str) -> str:
    """Return the software bill of materials as CycloneDX JSON; the same parts give the same bytes."""
    listing = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, ' '.join(part.purl for part in parts))}",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": NAME, "version": version}},
        "components": [_component(part) for part in parts],
        "annotations": [
            {
                "subjects": [part.purl for part in parts if part.name.lower() == "pyhanko"],
                "annotator": {"organization": {"name": NAME}},
                "timestamp": "2026-01-01T00:00:00Z",
                "text": f"pyhanko imports {NOT_REAL}; it is not inside, a module that raises stands in its place "
                "(committee_app/export/without_http.py)",
            }
        ],
    }
    return json.dumps(listing, ensure_ascii=False, indent=2) + "\n"


def _component(part: Part) -> dict[str, Any]:
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "purl": part.purl,
        "licenses": [{"license": {"name": part.licence}}],
    }
    if len(part.hashes) == 1:
        component["hashes"] = [{"alg": "SHA-256", "content": part.hashes[0]}]
    elif part.hashes:
        component["properties"] = [{"name": f"{NAME}:allowed-sha256", "value": one} for one in part.hashes]
    return component


def sums(folder: Path) -> str:
    """Return the SHA-256 of every file below a folder, as `sha256sum -c` reads it."""
    return "".join(f"{_sha256(file)}  {file.relative_to(folder).as_posix()}\n" for file in _files(folder))


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def debian_package(program: Path, version: str, root: Path, out: Path, made_at: int) -> Path:
    """Make a Debian package: the program below /opt, a desktop entry, and the type of a `.case` file.

    Args:
        program: the built one-folder program.
        version: the program's version.
        root: an empty folder to put the tree together in.
        out: where the package goes.
        made_at: the time of every file in it, in seconds since 1970, so that the same tree gives the same bytes.
    """
    shutil.copytree(program, root / "opt" / NAME, symlinks=True)
    for source, target in {
        f"{NAME}.desktop": f"usr/share/applications/{NAME}.desktop",
        f"{NAME}.xml": f"usr/share/mime/packages/{NAME}.xml",
        f"{NAME}.svg": f"usr/share/icons/hicolor/scalable/apps/{NAME}.svg",
    }.items():
        place = root / target
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(Path("shipping") / source, place)
    (root / "usr" / "bin").mkdir(parents=True)
    (root / "usr" / "bin" / NAME).symlink_to(f"/opt/{NAME}/{NAME}")
    control = root / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(_control(version, _architecture(), sum(one.stat().st_size for one in _files(root)) // 1024))
    _set_times(root, made_at)
    package = out / f"{NAME}_{version}_{_architecture()}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(package)],
        check=True,
        capture_output=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(made_at)},
    )
    return package


def _control(version: str, architecture: str, kilobytes: int) -> str:
    fields = {
        "Package": NAME,
        "Version": version,
        "Architecture": architecture,
        "Maintainer": f"{NAME} <nobody@localhost>",
        "Installed-Size": str(kilobytes),
        "Depends": "libc6 (>= 2.36), libgl1, libegl1",
        "Section": "misc",
        "Priority": "optional",
        "Description": DESCRIPTION,
    }
    return "".join(f"{name}: {said}\n" for name, said in fields.items())


def _architecture() -> str:
    return subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True).stdout.strip()


def _set_times(root: Path, made_at: int) -> None:
    for path in [root, *root.rglob("*")]:
        os.utime(path, (made_at, made_at), follow_symlinks=False)


def _as_file_name(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9.+-]", "_", name)
