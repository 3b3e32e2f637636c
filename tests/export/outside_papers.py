"""Certificate files as people bring them: an authority that does not exist, and what it gave to fictitious people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, PrivateFormat, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from tests.export.papers import MADE_AT

PIN = "가상-비밀번호1!"
SIGNS, NOTHING = (True, True), (False, False)
"""What a certificate says that its key is for: digital signature, and commitment to content."""
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | dsa.DSAPrivateKey


@dataclass(frozen=True)
class Kind:
    """What a certificate is like; the defaults may sign."""

    key: str = "rsa"
    begins: datetime = MADE_AT - timedelta(days=100)
    ends: datetime = MADE_AT + timedelta(days=265)
    usage: tuple[bool, bool] | None = SIGNS
    further: x509.ObjectIdentifier | None = None
    is_authority: bool = False
    name: str = "안다솜(가상)"


@cache
def key(kind: str) -> Key:
    """Return a key; made once, since long ones take a while."""
    if kind == "rsa":
        return rsa.generate_private_key(65537, 2048)
    if kind == "short rsa":
        return rsa.generate_private_key(65537, 1024)
    if kind == "dsa":
        return dsa.generate_private_key(1024)
    return ec.generate_private_key(ec.SECP384R1() if kind == "p384" else ec.SECP256R1())


@cache
def authority() -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    made = ec.generate_private_key(ec.SECP256R1())
    name = _name("가상 인증 기관", "가상 인증")
    builder = _certificate(name, name, made, Kind(key="p256", is_authority=True))
    return made, builder.sign(made, hashes.SHA256())


@cache
def certificate(kind: Kind) -> x509.Certificate:
    above, top = authority()
    return _certificate(_name(kind.name, "가상 은행"), top.subject, key(kind.key), kind).sign(above, hashes.SHA256())


@cache
def certificate_file(kind: Kind, pin: str = PIN, *, with_key: bool = True) -> bytes:
    """Return a PKCS#12 file with its chain, locked by few rounds."""
    lock = (
        PrivateFormat.PKCS12.encryption_builder().kdf_rounds(10).build(pin.encode())
        if pin != "slow"
        else BestAvailableEncryption(pin.encode())
    )
    owned = key(kind.key) if with_key else None
    chain = [authority()[1]] if with_key else [certificate(kind)]
    return pkcs12.serialize_key_and_certificates(b"test", owned, certificate(kind) if with_key else None, chain, lock)


SERVER = Kind(further=ExtendedKeyUsageOID.SERVER_AUTH)


def _name(common: str, organisation: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "KR"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            x509.NameAttribute(NameOID.COMMON_NAME, common, _validate=False),
        ]
    )


def _certificate(subject: x509.Name, issuer: x509.Name, owned: Key, kind: Kind) -> x509.CertificateBuilder:
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(owned.public_key())
        .serial_number(1 if kind.is_authority else 20260226)
        .not_valid_before(kind.begins)
        .not_valid_after(kind.ends)
        .add_extension(x509.BasicConstraints(ca=kind.is_authority, path_length=None), critical=True)
    )
    if kind.usage is not None:
        digital, commitment = kind.usage
        usage = x509.KeyUsage(
            digital_signature=digital,
            content_commitment=commitment,
            key_encipherment=not (digital or commitment),
            data_encipherment=False,
            key_agreement=False,
            key_cert_sign=kind.is_authority,
            crl_sign=False,
            encipher_only=False,
            decipher_only=False,
        )
        builder = builder.add_extension(usage, critical=True)
    if kind.further is not None:
        builder = builder.add_extension(x509.ExtendedKeyUsage([kind.further]), critical=False)
    return builder
