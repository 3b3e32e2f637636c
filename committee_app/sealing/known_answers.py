"""What the standards print: known answers that the ciphers of a machine must give.

Each function compares one; the table names them all. Sources: FIPS 180-4, RFC 6979, SP 800-38D, RFC 9106.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from committee_app.sealing.keys import PrivateKeys, wrap_for


def _sha256() -> bool:
    """FIPS 180-4, "abc"."""
    digest = hashes.Hash(hashes.SHA256())
    digest.update(b"abc")
    return digest.finalize().hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def _ecdsa() -> bool:
    """RFC 6979 A.2.5: P-256 with SHA-256, message "sample"; and a forged message is refused."""
    key = ec.EllipticCurvePublicNumbers(
        0x60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6,
        0x7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299,
        ec.SECP256R1(),
    ).public_key()
    signature = encode_dss_signature(
        0xEFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716,
        0xF7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8,
    )
    return [_verifies(key, signature, message) for message in (b"sample", b"another")] == [True, False]


def _verifies(key: ec.EllipticCurvePublicKey, signature: bytes, message: bytes) -> bool:
    try:
        key.verify(signature, message, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True


def _aes_gcm() -> bool:
    """NIST's test case 16 for AES-256-GCM (SP 800-38D)."""
    sealed = AESGCM(bytes.fromhex("feffe9928665731c6d6a8f9467308308" * 2)).encrypt(
        bytes.fromhex("cafebabefacedbaddecaf888"),
        bytes.fromhex(
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
            "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
        ),
        bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2"),
    )
    return sealed[-16:].hex() == "76fc6ece0f4e1768cddf8853bb2d551b"


def _argon2id() -> bool:
    """RFC 9106, 5.3."""
    kdf = Argon2id(salt=b"\2" * 16, length=32, iterations=3, lanes=4, memory_cost=32, ad=b"\4" * 12, secret=b"\3" * 8)
    return kdf.derive(b"\1" * 32).hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


def _hpke() -> bool:
    """What is wrapped for a key, that key opens."""
    keys = PrivateKeys.generate()
    return keys.open_wrapped(wrap_for(keys.public.sealing, b"secret", b"selftest"), b"selftest") == b"secret"


KNOWN_ANSWERS: Mapping[str, Callable[[], bool]] = {
    "SHA-256": _sha256,
    "ECDSA P-256": _ecdsa,
    "AES-256-GCM": _aes_gcm,
    "Argon2id": _argon2id,
    "HPKE": _hpke,
}
"""Each cipher by name, and whether it agrees here."""


def disagreeing() -> tuple[str, ...]:
    """Return the names of the ciphers that give another answer on this machine; none where all is well."""
    return tuple(name for name, agrees in KNOWN_ANSWERS.items() if not agrees())
