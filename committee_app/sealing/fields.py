"""Taking a plain document apart without believing anything it says.

Short values stand in a document as lower-case hexadecimal, long ones as base 64 with padding. Either way one
byte string has one spelling: what reads differently is refused.
"""

from __future__ import annotations

import binascii

from committee_app.sealing.canonical import Plain


class FieldError(ValueError):
    """A field that is missing, too many, or not what it must be."""

    def __init__(self, name: str, wanted: str) -> None:
        super().__init__(f"{name} is not {wanted}")
        self.name = name
        self.wanted = wanted


def members(untrusted: Plain, name: str, *fields: str) -> dict[str, Plain]:
    """Return an object that has exactly these fields."""
    found = named(untrusted, name)
    if found.keys() != {*fields}:
        raise FieldError(name, "an object of " + ", ".join(fields))
    return found


def named(untrusted: Plain, name: str) -> dict[str, Plain]:
    """Return an object whose keys are names of the sender's choice, none of them empty."""
    if not isinstance(untrusted, dict) or "" in untrusted:
        raise FieldError(name, "an object")
    return untrusted


def constant(untrusted: Plain, name: str, wanted: str) -> None:
    """Return if the field says exactly this."""
    if untrusted != wanted:
        raise FieldError(name, repr(wanted))


def whole(untrusted: Plain, name: str) -> int:
    """Return a whole number; true and false are none."""
    if type(untrusted) is not int:
        raise FieldError(name, "a whole number")
    return untrusted


def hex_bytes(untrusted: Plain, name: str, length: int) -> bytes:
    """Return exactly `length` bytes from lower-case hexadecimal."""
    if isinstance(untrusted, str) and len(untrusted) == 2 * length:
        try:
            found = bytes.fromhex(untrusted)
        except ValueError:
            found = b""
        # `fromhex` also takes capitals, and blanks between the bytes.
        if found.hex() == untrusted:
            return found
    raise FieldError(name, f"{length} bytes in hexadecimal")


def base64_bytes(untrusted: Plain, name: str) -> bytes:
    """Return bytes from base 64 in its one spelling (the unused bits of the last character are zero)."""
    if not isinstance(untrusted, str):
        raise FieldError(name, "base 64")
    try:
        found = binascii.a2b_base64(untrusted, strict_mode=True)
    except ValueError:  # `binascii.Error` is one too
        raise FieldError(name, "base 64") from None
    if base64_text(found) != untrusted:
        raise FieldError(name, "base 64 in its one spelling")
    return found


def base64_text(data: bytes) -> str:
    """Return bytes as base 64 with padding."""
    return binascii.b2a_base64(data, newline=False).decode("ascii")
