"""The bare calls that an opening needs: from the same record into the same rows of an encrypted file."""

# fmt: off
import hashlib, json, pickle, sqlcipher3, time
from base64 import b64decode
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
SHA, CURVE = hashes.SHA256(), ec.SECP256R1()
HPKE = hpke.Suite(hpke.KEM.P256, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
TABLE = "mark(evaluator, proposal, criterion, points, seq, PRIMARY KEY(evaluator, proposal, criterion)) WITHOUT ROWID"
def layout(purpose, *parts):
    return b"committee-app/P256-1:%s\0" % purpose + b"".join(len(part).to_bytes(8, "big") + part for part in parts)
def prepare(folder):
    entries, contexts, leaves, scalars = pickle.loads((folder / "bare.pickle").read_bytes())
    first, second = (ec.derive_private_key(int.from_bytes(one, "big"), CURVE) for one in scalars)
    points = {one[0]: ec.EllipticCurvePublicKey.from_encoded_point(CURVE, one[0]) for one in entries}
    def opened():
        database, rows = sqlcipher3.connect(str(folder / f"{time.time_ns()}.db")), []
        database.executescript(f"PRAGMA key = \"x'{'ab' * 48}'\"; PRAGMA synchronous = EXTRA; CREATE TABLE {TABLE}")
        for seq, (point, message, signature, body) in enumerate(entries):
            signed = utils.encode_dss_signature(*(int.from_bytes(signature[at : at + 32], "big") for at in (0, 32)))
            points[point].verify(signed, message, ec.ECDSA(SHA))
            entry, _digest = json.loads(body), hashlib.sha256(body).digest()
            if entry["kind"] == "sheet_sealed":
                about, sheet = contexts[entry["actor"]], entry["act"]["sheet"]
                names = about, b"chair", b"secretary", bytes.fromhex(sheet["check"])
                half = HPKE.decrypt(b64decode(sheet["wraps"]["chair"]["secretary"]), first, info=layout(b"sheet.outer", *names))
                secret = HPKE.decrypt(half, second, info=layout(b"sheet.inner", *names))
                rows += [(entry["actor"], item, leaf, mark, seq) for item, one in sheet["items"].items() for leaf, mark in zip(leaves, ballot(secret, about, item.encode(), one))]
        database.executemany("INSERT INTO mark VALUES(?, ?, ?, ?, ?)", rows), database.commit(), database.close()
    return opened
def ballot(secret, about, item, sealed):
    key = HKDF(SHA, 32, None, layout(b"ballot.key", about, item)).derive(secret)
    commitment = bytes.fromhex(sealed["commitment"])
    plain = AESGCM(key).decrypt(bytes(12), b64decode(sealed["sealed"]), layout(b"ballot.sealed", about, item, commitment))
    payload = plain[36 : 36 + int.from_bytes(plain[32:36], "big")]
    assert hashlib.sha256(layout(b"ballot", about, item, plain[:32], payload)).digest() == commitment
    return json.loads(payload)["marks"]
