"""The child: asks a token (PKCS#11) for a certificate, or to sign, through a module that the administrator allows.

Runs isolated (`intake/guarded.py`): a module is foreign code, and it may die or never end. It imports `pkcs11` and the
standard library. Standard input is one line of JSON:

    {"want": "certificates", "modules": [PATH, ...], "environment": {NAME: VALUE}, "pin": PIN}
    {"want": "signature", "modules": [...], "environment": {...}, "pin": PIN, "token": SERIAL, "key": HEX, "data": HEX}

The answer is one line:

    {"token": SERIAL, "key": HEX, "certificate": HEX, "chain": [HEX, ...], "module": PATH}
    {"signature": HEX}                        of RSA as it is; of ECDSA r and s, each of half the length
    {"fault": "none" | "no_key" | "wrong_pin" | "pin_locked" | "gone" | "trouble", "reason": NAME}

The PIN is tried once, at the one token that shows a certificate: tries are counted there, and three may be all.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from typing import Any

Answer = dict[str, Any]


def answer_to(asked: dict[str, Any]) -> Answer:
    """Return what is answered; every trouble of a token is a fault."""
    os.environ.update(asked["environment"])
    import pkcs11  # noqa: PLC0415  # what a module reads of its environment stands by now

    faults = {
        pkcs11.exceptions.PinIncorrect: "wrong_pin",
        pkcs11.exceptions.PinInvalid: "wrong_pin",
        pkcs11.exceptions.PinLenRange: "wrong_pin",
        pkcs11.exceptions.PinLocked: "pin_locked",
        pkcs11.exceptions.DeviceRemoved: "gone",
        pkcs11.exceptions.TokenNotPresent: "gone",
        pkcs11.exceptions.TokenNotRecognised: "gone",
        pkcs11.exceptions.SessionHandleInvalid: "gone",
        pkcs11.exceptions.DeviceError: "gone",
    }
    try:
        return _certificates(pkcs11, asked) if asked["want"] == "certificates" else _signature(pkcs11, asked)
    except pkcs11.exceptions.PKCS11Error as error:
        return {"fault": faults.get(type(error), "trouble"), "reason": type(error).__name__}
    except RuntimeError as error:
        return {"fault": "trouble", "reason": type(error).__name__}


def _certificates(pkcs11: Any, asked: dict[str, Any]) -> Answer:
    was_there = False
    for module, token in _tokens(pkcs11, asked["modules"]):
        was_there = True
        with token.open() as session:
            shown = _found(pkcs11, session)
        if not shown:
            continue
        with token.open(user_pin=asked["pin"]) as session:
            keys = {
                bytes(one[pkcs11.Attribute.ID])
                for one in session.get_objects({pkcs11.Attribute.CLASS: pkcs11.ObjectClass.PRIVATE_KEY})
            }
            found = _found(pkcs11, session)
        own = next((number for number, (key, _) in enumerate(found) if key in keys), None)
        if own is None:
            return {"fault": "no_key", "reason": ""}
        key, certificate = found.pop(own)
        chain = [one.hex() for other, one in found if other not in keys]
        serial = bytes(token.serial).hex()
        return {
            "token": serial, "key": key.hex(), "certificate": certificate.hex(), "chain": chain, "module": module
        }  # fmt: skip
    return {"fault": "no_key" if was_there else "none", "reason": ""}


def _signature(pkcs11: Any, asked: dict[str, Any]) -> Answer:
    data = bytes.fromhex(asked["data"])
    for _, token in _tokens(pkcs11, asked["modules"]):
        if bytes(token.serial).hex() != asked["token"]:
            continue
        with token.open(user_pin=asked["pin"]) as session:
            key = session.get_key(object_class=pkcs11.ObjectClass.PRIVATE_KEY, id=bytes.fromhex(asked["key"]))
            if key.key_type is pkcs11.KeyType.RSA:
                made = key.sign(data, mechanism=pkcs11.Mechanism.SHA256_RSA_PKCS)
            else:
                # Many tokens know ECDSA over a digest only.
                made = key.sign(hashlib.sha256(data).digest(), mechanism=pkcs11.Mechanism.ECDSA)
            return {"signature": bytes(made).hex()}
    return {"fault": "gone", "reason": ""}


def _tokens(pkcs11: Any, modules: list[str]) -> Iterator[tuple[str, Any]]:
    for module in modules:
        for slot in pkcs11.lib(module).get_slots(token_present=True):
            token = slot.get_token()
            if pkcs11.TokenFlag.TOKEN_INITIALIZED in token.flags:
                yield module, token


def _found(pkcs11: Any, session: Any) -> list[tuple[bytes, bytes]]:
    """Return identifier and DER of every certificate that can be seen."""
    wanted = {pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE}
    return [
        (bytes(one[pkcs11.Attribute.ID]), bytes(one[pkcs11.Attribute.VALUE])) for one in session.get_objects(wanted)
    ]


def main() -> int:
    """Read standard input, answer on standard output; return the exit status."""
    answer = answer_to(json.loads(sys.stdin.buffer.readline()))
    sys.stdout.buffer.write(json.dumps(answer, allow_nan=False).encode("ascii") + b"\n")
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
