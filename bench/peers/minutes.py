"""The same pages by bare calls of the canvas, then sixteen bare signatures: no record, no tags, no stamps, no fields."""

# fmt: off
import datetime, io, json
from asn1crypto import keys, x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas
def signer(at):
    key, name = ec.derive_private_key(at, ec.SECP256R1()), x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, f"S{at}")])
    day = datetime.datetime(2026, 2, 26)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(at).not_valid_before(day).not_valid_after(day.replace(year=2056)).sign(key, hashes.SHA256())
    plain = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return signers.SimpleSigner(asn1.Certificate.load(made.public_bytes(Encoding.DER)), keys.PrivateKeyInfo.load(plain), SimpleCertificateStore())
def prepare(folder):
    given, people = json.loads((folder / "drawn.json").read_text()), [signer(at) for at in range(1, 17)]
    for name, path in given["fonts"].items():
        pdfmetrics.registerFont(ttfonts.TTFont(name, path, asciiReadable=0))
    def signed():
        out = io.BytesIO()
        canvas = Canvas(out, pageCompression=1, invariant=1)
        for page in given["pages"]:
            canvas.setPageSize(page["size"])
            for kind, *one in page["drawn"]:
                if kind == "t": canvas.setFont(one[0], one[1]), canvas.drawString(*one[2:])
                elif kind == "l": canvas.setLineWidth(one[4]), canvas.line(*one[:4])
                else: canvas.rect(*one, stroke=0, fill=1)
            canvas.showPage()
        canvas.save()
        for at, person in enumerate(people):
            meta = signers.PdfSignatureMetadata(field_name=f"S{at}", md_algorithm="sha256")
            out = signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(out.getvalue())), meta, signer=person)
        return out.getvalue()
    return signed
