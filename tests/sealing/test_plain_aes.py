"""The stranger's cipher is the cipher: against `cryptography`, over lengths and keys."""

from __future__ import annotations

import random

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from resources.verifier.verifier import sealed_with


@pytest.mark.parametrize("length", [0, 1, 16, 31, 288, 544])
def test_it_encrypts_as_the_library_does(length: int) -> None:
    dice = random.Random(length)
    key, text, bound = dice.randbytes(32), dice.randbytes(length), dice.randbytes(length % 50)
    assert sealed_with(key, text, bound) == AESGCM(key).encrypt(bytes(12), text, bound)
