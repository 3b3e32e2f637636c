"""Tokens made of software (SoftHSM2), where that is installed: a folder for each, filled by a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from committee_app.export.tokens import TokenSetup
from tests.export.outside_papers import Kind, authority, certificate, key

PLACES = (
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
    "/usr/lib64/softhsm/libsofthsm.so",
    "/usr/lib64/pkcs11/libsofthsm2.so",
)
PIN, OFFICER_PIN = "24681357", "13572468"

FILLING = """
import sys, pkcs11
from pkcs11.util import ec, rsa, x509
module, pin, kind, key, *certificates = sys.argv[1:]
token = next(one.get_token() for one in pkcs11.lib(module).get_slots() if one.get_token().label == "minutes")
with token.open(user_pin=pin, rw=True) as session:
    if key != "-":
        decode = rsa.decode_rsa_private_key if kind == "rsa" else ec.decode_ec_private_key
        session.create_object({**decode(bytes.fromhex(key)), pkcs11.Attribute.TOKEN: True,
                               pkcs11.Attribute.ID: b"\\1", pkcs11.Attribute.SIGN: True})
    for number, one in enumerate(certificates, 1):
        session.create_object({**x509.decode_x509_certificate(bytes.fromhex(one)), pkcs11.Attribute.TOKEN: True,
                               pkcs11.Attribute.ID: bytes([number])})
"""


def module() -> str:
    """Return the module of SoftHSM2, or skip with the reason."""
    found = next((one for one in PLACES if Path(one).is_file()), None)
    if found is None:
        pytest.skip("SoftHSM2 is not installed: scripts/setup.sh --auditor")
    pytest.importorskip("pkcs11", reason="python-pkcs11 is not installed: make setup")
    return found


@dataclass(frozen=True)
class SoftToken:
    """One token, alone in its folder."""

    folder: Path
    setup: TokenSetup

    def pull(self) -> None:
        """Take it out."""
        (self.folder / "tokens").rename(self.folder / "gone")
        (self.folder / "tokens").mkdir()

    def put_back(self) -> None:
        """Put it in again."""
        (self.folder / "tokens").rmdir()
        (self.folder / "gone").rename(self.folder / "tokens")


def soft_token(folder: Path, kind: Kind, *, with_key: bool = True, with_certificate: bool = True) -> SoftToken:
    """Return a token with a key, its certificate, and the one above."""
    place = module()
    (folder / "tokens").mkdir(parents=True)
    conf = folder / "softhsm2.conf"
    conf.write_text(f"directories.tokendir = {folder / 'tokens'}\nobjectstore.backend = file\nlog.level = ERROR\n")
    environment = {**os.environ, "SOFTHSM2_CONF": str(conf)}
    pins = ["--so-pin", OFFICER_PIN, "--pin", PIN]
    made = ["softhsm2-util", "--init-token", "--free", "--label", "minutes", *pins]
    subprocess.run(made, env=environment, check=True, capture_output=True)
    owned = key(kind.key)
    form = PrivateFormat.TraditionalOpenSSL
    private = owned.private_bytes(Encoding.DER, form, NoEncryption()).hex() if with_key else "-"
    shown = (certificate(kind), authority()[1]) if with_certificate else ()
    certificates = [one.public_bytes(Encoding.DER).hex() for one in shown]
    filling = [sys.executable, "-c", FILLING, place, PIN, kind.key, private, *certificates]
    subprocess.run(filling, env=environment, check=True, capture_output=True)
    return SoftToken(folder, TokenSetup((place,), (("SOFTHSM2_CONF", str(conf)),)))
