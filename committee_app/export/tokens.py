"""Keys that never leave a token: a card or a stick that signs by itself, reached through PKCS#11 in a guarded child.

The certificate is read when the person gives their PIN, and the token signs when the minutes want a signature; each
time the module is loaded anew in a child that ends after its answer. What the child says is checked like any file from
outside: a certificate has to parse and may sign, a signature has to be that of the certificate's key (`OutsideKey`).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from committee_app.case.findings import Finding, RefusedError
from committee_app.export.outside_keys import MAX_CHAIN, OutsideKey, usable
from committee_app.intake import guarded
from committee_app.intake.errors import ParserDiedError, ParserTimedOutError

USE_TOKEN: Final = "--use-token"  # noqa: S105 -- an argument of the packaged program
PROGRAM: Final = Path(__file__).with_name("child_token.py")
LIMITS: Final = guarded.Limits(seconds=30, patience=60.0, answer=1 << 20, written=1 << 20)
"""A card computes for seconds, and some ask for a touch. A token that is a file notes tries of its PIN in itself: a
child that may write nothing would leave it cut short."""
_FAULTS: Final = {
    "none": "token.none",
    "no_key": "token.no_key",
    "wrong_pin": "token.wrong_pin",
    "pin_locked": "token.pin_locked",
    "gone": "token.gone",
}


@dataclass(frozen=True, slots=True)
class TokenSetup:
    """What the administrator allows: modules by their paths, and what those read of their environment."""

    modules: tuple[str, ...]
    environment: tuple[tuple[str, str], ...] = ()


def open_token(setup: TokenSetup, pin: str, at: datetime) -> OutsideKey:
    """Return the key of the token that is plugged in.

    Args:
        setup: which modules may be loaded.
        pin: of the token; tried once, and used once more when the token signs.
        at: the time of the case's clock, with its zone; the certificate must hold then.

    Raises:
        RefusedError: no token, no key on it, another PIN, or a certificate that may not sign now.
    """
    told = _ask(setup, pin, {"want": "certificates"})
    try:
        certificate, *chain = (
            x509.load_der_x509_certificate(bytes.fromhex(one))
            for one in (told["certificate"], *told["chain"][:MAX_CHAIN])
        )
        token, key, module = str(told["token"]), str(told["key"]), str(told["module"])
    except (KeyError, TypeError, ValueError):
        raise RefusedError(Finding.of("token.trouble", reason="answer")) from None
    only = TokenSetup((module,), setup.environment)
    if module not in setup.modules:
        raise RefusedError(Finding.of("token.trouble", reason="module"))

    def sign(data: bytes) -> bytes:
        made = _ask(only, pin, {"want": "signature", "token": token, "key": key, "data": data.hex()})
        try:
            signature = bytes.fromhex(made["signature"])
        except (KeyError, TypeError, ValueError):
            raise RefusedError(Finding.of("token.trouble", reason="answer")) from None
        return signature if len(signature) >= 2 * _HALF_RSA else _in_der(signature)

    return usable(certificate, chain, sign, at)


_HALF_RSA = 128
"""RSA has 256 bytes or more, ECDSA on P-256 has 64."""


def serve() -> int:
    """Be the child, in the packaged program: limit this process, ask the token, answer; return the exit status."""
    guarded.limit_here(LIMITS)
    from committee_app.export import child_token  # noqa: PLC0415  # foreign code is loaded in children only

    return child_token.main()


def _ask(setup: TokenSetup, pin: str, wanted: Mapping[str, object]) -> dict[str, Any]:
    asked = {**wanted, "modules": list(setup.modules), "environment": dict(setup.environment), "pin": pin}
    is_packaged = getattr(sys, "frozen", False)
    command = [sys.executable, USE_TOKEN] if is_packaged else guarded.child_command(PROGRAM, LIMITS)
    try:
        answer = guarded.answer_of("token", command, json.dumps(asked).encode("ascii") + b"\n", LIMITS)
        told = json.loads(answer)
    except ParserTimedOutError:
        raise RefusedError(Finding.of("token.too_slow")) from None
    except (ParserDiedError, ValueError, RecursionError):
        raise RefusedError(Finding.of("token.trouble", reason="child")) from None
    if not isinstance(told, dict):
        raise RefusedError(Finding.of("token.trouble", reason="answer"))
    if "fault" in told:
        code = _FAULTS.get(str(told["fault"]))
        reason = "".join(one for one in str(told.get("reason", "")) if one.isalnum())[:64] or "PKCS11"
        raise RefusedError(Finding.of(code) if code else Finding.of("token.trouble", reason=reason))
    return told


def _in_der(signature: bytes) -> bytes:
    half = len(signature) // 2
    return encode_dss_signature(int.from_bytes(signature[:half], "big"), int.from_bytes(signature[half:], "big"))
