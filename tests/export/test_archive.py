"""The archive form: what is inside the file beside its pages, what the tags say, and as what it labels itself."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from committee_app.export.colour import srgb_profile
from committee_app.export.document import (
    Column,
    Document,
    Heading,
    Item,
    MarkCell,
    MarkState,
    Matrix,
    MatrixRow,
    NumberedList,
    Panel,
    Paragraph,
    Row,
    Table,
)
from committee_app.export.finishing import Attachment, Conformance, Relationship
from committee_app.export.labels import Language
from committee_app.export.packed import streamed
from committee_app.export.pdf import BuiltPdf, build_pdf
from committee_app.export.qr import qr_modules
from committee_app.export.reading import read_signed_pdf
from committee_app.intake.score_files import read_score_book
from tests.export.minutes_cases import SampleMinutes
from tests.export.papers import HEAD, MADE_AT, sample_document
from tests.export.qr_reading import read_drawn_qr, read_qr
from tests.export.shown_text import shown_lines
from tests.export.signed_papers import CHAIR, SECRETARY, signed_by
from tests.export.structure_reading import Node, Tagged

RECORD = b'{"entries":[]}'
DIGEST = hashlib.sha256(RECORD).hexdigest()
TABLES = (
    Attachment("scores.csv", "text/csv", Relationship.DATA, "평점", b"proposal,evaluator\r\n"),
    Attachment("entries.csv", "text/csv", Relationship.SUPPLEMENT, "항목", b"number\r\n"),
)


@cache
def built(conformance: Conformance = Conformance.A_3B) -> BuiltPdf:
    return build_pdf(
        sample_document(),
        record=RECORD,
        head=HEAD,
        made_at=MADE_AT,
        language="ko",
        companions=TABLES,
        conformance=conformance,
    )


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


@pytest.fixture(scope="module")
def tagged() -> Tagged:
    return Tagged(opened(built().data))


# ── files inside ───────────────────────────────────────────────────────────────────────────
def test_record_and_tables_are_attached_by_name_each_with_what_it_is_to_the_document() -> None:
    with opened(built().data) as pdf:
        names = list(pdf.Root.Names.EmbeddedFiles.Names)
        assert [str(name) for name in names[::2]] == ["entries.csv", "record.json", "scores.csv"]
        assert [one.objgen for one in pdf.Root.AF] == [one.objgen for one in names[1::2]]
        kinds = [(str(one.AFRelationship), str(one.EF.F.Subtype)) for one in pdf.Root.AF]
        assert kinds == [("/Supplement", "/text/csv"), ("/Source", "/application/json"), ("/Data", "/text/csv")]
        assert pdf.attachments["scores.csv"].get_file().read_bytes() == TABLES[0].data
        assert all(int(one.EF.F.Params.Size) == len(one.EF.F.read_bytes()) for one in pdf.Root.AF)


def test_a_title_that_looks_like_a_reference_stays_what_it_is() -> None:
    title = "/K 1000000000001 /ParentTree 1000000000002 /F 1000000000011"
    document = replace(sample_document(), title=title)
    data = build_pdf(document, record=RECORD, head=HEAD, made_at=MADE_AT, language="ko", companions=TABLES).data
    with opened(data) as pdf:
        assert str(pdf.docinfo["/Title"]) == title
        assert pdf.attachments["record.json"].get_file().read_bytes() == RECORD


def test_a_record_that_is_told_while_it_is_written_gives_the_same_bytes() -> None:
    parts = (RECORD[:3], RECORD[3:])
    again = build_pdf(
        sample_document(),
        record=streamed(lambda: iter(parts)),
        head=HEAD,
        made_at=MADE_AT,
        language="ko",
        companions=TABLES,
    )
    assert again.data == built().data


def test_each_page_has_a_code_of_record_version_and_page() -> None:
    with opened(built().data) as pdf:
        total = len(pdf.pages)
        for number, page in enumerate(pdf.pages, start=1):
            code = read_qr(read_drawn_qr(page))
            assert code == f"MINUTES/1 {DIGEST.upper()} 1 {total}-{number}".encode()


def test_digits_and_capitals_take_the_short_form() -> None:
    text = f"MINUTES/1 {DIGEST.upper()} 1 203-203"
    assert len(qr_modules(text)) == 33
    assert read_qr(qr_modules(text)) == text.encode()
    assert {read_qr(qr_modules(text, mask)) for mask in range(8)} == {text.encode()}


# ── colours, labels ────────────────────────────────────────────────────────────────────────
def test_the_profile_of_colours_is_read_by_a_colour_engine_as_srgb() -> None:
    from PIL import Image, ImageCms  # noqa: PLC0415  # a heavy import that one test needs

    profile = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    every = Image.new("RGB", (256, 1))
    every.putdata([(at, at * 7 % 256, 255 - at) for at in range(256)])
    same = ImageCms.profileToProfile(every, profile, ImageCms.createProfile("sRGB"))
    assert same is not None
    apart = [abs(one - other) for one, other in zip(every.tobytes(), same.tobytes(), strict=True)]
    assert max(apart) <= 1


@pytest.mark.parametrize("conformance", Conformance)
def test_a_file_labels_itself_as_it_was_asked_to(conformance: Conformance) -> None:
    data = built(conformance).data
    with opened(data) as pdf:
        packet = pdf.Root.Metadata.read_bytes().decode()
        assert re.findall(r"<pdfaid:(?:part|conformance)>(.)<", packet) == [conformance.part, conformance.level]
        assert ("<pdfuaid:part>1<" in packet) is (conformance is Conformance.A_3A)
        assert ("/AF" in pdf.Root) is (conformance is not Conformance.A_1B)
        (intent,) = pdf.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes() == srgb_profile()
    assert data.startswith(f"%PDF-{conformance.version}\n".encode())


def test_nothing_is_transparent_and_no_text_is_without_its_characters(sample: SampleMinutes) -> None:
    with opened(sample.signed) as pdf:
        dictionaries: list[Any] = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary | pikepdf.Stream)]
        assert not any("/SMask" in one or one.get("/ca", 1) != 1 or one.get("/CA", 1) != 1 for one in dictionaries)
        assert not any(str(one.get("/S", "")) == "/Transparency" for one in dictionaries)
        fonts = [one for one in dictionaries if one.get("/Type") == "/Font"]
        assert fonts
        assert all("/ToUnicode" in one and "/FontFile2" in one.FontDescriptor for one in fonts)


UNDERSTOOD = {
    (
        "pikepdf:schema-Catalog",
        "/AcroForm",
    ): "it knows no forms; ours has signature fields only, each with an appearance",
    ("pikepdf:schema-Catalog", "/Perms"): "it knows no certification; a /DocMDP signature is allowed (6.1.12)",
    ("pikepdf:embedded-file", ""): "it knows no files inside; part 3 is the part that allows any kind of them (6.8)",
}
"""What `pikepdf.pdfa` does not know, and why we bear it. A violation is never borne."""


def findings(pdf: pikepdf.Pdf, flavour: str = "3b") -> set[tuple[str, str, str]]:
    pdfa = pytest.importorskip("pikepdf.pdfa", reason="pikepdf[pdfa] is not installed: conformance is not checked")
    report = pdfa.check(pdf, flavour)
    return {(one.kind, one.rule, re.sub(r".* (/\w+)$|.*", r"\1", one.where)) for one in report.findings}


def core(data: bytes) -> pikepdf.Pdf:
    """Return a document without what the checker does not know: it does not look further where it finds any of that."""
    pdf = opened(data)
    for name in ("/AcroForm", "/Perms", "/Extensions", "/AF"):
        if name in pdf.Root:
            del pdf.Root[name]
    if "/EmbeddedFiles" in pdf.Root.get("/Names", {}):
        del pdf.Root.Names["/EmbeddedFiles"]
    for page in pdf.pages:
        if "/Annots" in page:
            page.Annots = pikepdf.Array([one for one in page.Annots if one.Subtype != "/Widget"])
    return pdf


def test_the_checker_of_pdf_a_finds_nothing_but_what_it_does_not_know(sample: SampleMinutes) -> None:
    for data in (built().data, sample.signed):
        assert findings(opened(data)) <= {("unsupported", *one) for one in UNDERSTOOD}
        assert not findings(core(data))


def test_the_checker_finds_nothing_in_the_twin_of_part_1() -> None:
    assert not findings(core(built(Conformance.A_1B).data), "1b")


def test_the_checker_would_find_a_font_that_is_not_embedded() -> None:
    pdf = core(built().data)
    for font in [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/FontDescriptor" in one]:
        del font.FontDescriptor["/FontFile2"]
    assert {rule for _, rule, _ in findings(pdf)} == {"ISO_19005_3:6.2.11.4.1-1"}


# ── tags ───────────────────────────────────────────────────────────────────────────────────
def test_the_tags_of_a_document_with_every_block_are_sound(tagged: Tagged) -> None:
    assert not tagged.faults
    assert tagged.pdf.Root.MarkInfo.Marked
    assert tagged.pdf.Root.ViewerPreferences.DisplayDocTitle
    assert str(tagged.pdf.Root.Lang) == "ko-KR"


def test_labelled_3a_and_pdf_ua_the_same_tags_are_sound() -> None:
    assert not Tagged(opened(built(Conformance.A_3A).data)).faults


def test_the_tags_of_the_signed_minutes_are_sound(sample: SampleMinutes) -> None:
    tagged = Tagged(opened(sample.signed))
    assert not tagged.faults
    assert len(tagged.tree.of("Table")) > 20


def words(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_it_is_read_in_the_order_in_which_it_was_written(tagged: Tagged) -> None:
    heard = words(tagged.text(tagged.tree))
    at = 0
    for block in list(sample_document().flat_blocks())[2:]:
        if isinstance(block, Heading | Paragraph):
            assert words(block.text) in heard[at:], block.text
            at = heard.index(words(block.text), at)
        elif isinstance(block, Table):
            for row in block.rows:
                if cells := words("".join(getattr(row, "cells", ()))):
                    assert cells in heard[at:], cells
                    at = heard.index(cells, at)


def test_headings_have_their_levels(tagged: Tagged) -> None:
    wanted = [(f"H{one.level}", words(one.text)) for one in sample_document().flat_blocks() if isinstance(one, Heading)]
    found = [(one.role, words(tagged.text(one))) for one in tagged.tree.of("H1", "H2", "H3")]
    assert found == [("H1", "차례"), *wanted]


def test_a_list_has_labels_and_lists_below_its_items(tagged: Tagged) -> None:
    (outer,) = [one for one in tagged.tree.children[0].children if one.role == "L"]
    (block,) = [one for one in sample_document().flat_blocks() if isinstance(one, NumberedList)]
    assert len(outer.children) == len(block.items)
    first = outer.children[0]
    assert [one.role for one in first.children] == ["Lbl", "LBody"]
    assert tagged.text(first.children[0]) == "1."
    assert [one.role for one in first.children[1].children] == ["L"]


def test_a_table_on_two_pages_is_one_table_with_one_head(tagged: Tagged) -> None:
    long = next(one for one in tagged.tree.of("Table") if len(one.of("TR")) == 1 + 24)
    assert len({page for one in long.all() for page, _ in one.marks}) == 2
    assert [one.role for one in long.children] == ["Caption", "THead", "TBody"]
    assert all(_scope(cell) == "/Column" for cell in long.children[1].of("TH"))
    row = long.children[2].children[0]
    assert [_scope(cell) for cell in row.children[:3]] == ["/Row", "/Row", ""]


def _scope(cell: Node) -> str:
    return str(cell.element.get("/A", {}).get("/Scope", ""))


def test_a_row_parted_between_pages_is_read_as_one() -> None:
    said = " ".join(f"낱말{number}" for number in range(4000))
    document = Document(
        "제목",
        "제목",
        "공개",
        "1",
        (
            Heading(1, "의견"),
            Table(
                (Column("의견", weight=1),),
                (
                    Row(
                        (said,),
                    ),
                ),
            ),
        ),
    )
    tagged = Tagged(opened(build_pdf(document, record=RECORD, head=HEAD, made_at=MADE_AT, language="ko").data))
    assert not tagged.faults
    (cell,) = tagged.tree.of("TD")
    assert words(tagged.text(cell)) == words(said)
    assert len({page for page, _ in cell.marks}) > 2


def test_the_edges_of_pages_are_not_read(tagged: Tagged) -> None:
    heard = tagged.text(tagged.tree)
    assert sample_document().running_title in shown_lines(tagged.pdf.pages[3])
    assert HEAD.hex()[:16] not in heard
    assert "(앞에서 이음)" not in heard


def test_a_panel_belongs_together(tagged: Tagged) -> None:
    (block,) = [one for one in sample_document().flat_blocks() if isinstance(one, Panel)]
    (panel,) = tagged.tree.of("Sect")
    assert [words(tagged.text(one)) for one in panel.children] == [
        words(one) for one in (block.title, *block.sentences)
    ]


def test_links_and_places_to_sign_are_read_where_they_stand(tagged: Tagged) -> None:
    links = tagged.tree.of("Link")
    assert len(links) == 10
    assert [str(link.annotations[0].Contents) for link in links][:2] == ["1. 회의 개요", "진행 순서"]
    forms = tagged.tree.of("Form")
    assert [str(form.annotations[0].T) for form in forms] == ["Chair", "Secretary"]
    # A list of one would be taken for a change by whoever compares the revisions of the signed file.
    assert all(isinstance(form.element.K, pikepdf.Dictionary) for form in forms)


# ── the tables carried ─────────────────────────────────────────────────────────────────────
def test_the_marks_carried_are_those_of_the_record(sample: SampleMinutes) -> None:
    with opened(sample.signed) as pdf:
        scores = pdf.attachments["scores.csv"].get_file().read_bytes()
    state = sample.source.state
    read = read_score_book(state.rules_text.encode(), scores, draw=lambda *_: ("", ()))
    assert read.marks == state.score_book().marks
    said = {one: dict(statuses) for one, statuses in state.score_book().statuses.items() if statuses}
    assert {one: dict(statuses) for one, statuses in read.statuses.items() if statuses} == said


def test_the_list_of_entries_has_every_link(sample: SampleMinutes) -> None:
    with opened(sample.signed) as pdf:
        lines = pdf.attachments["entries.csv"].get_file().read_bytes().decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + len(sample.source.journal)
    assert [line.split(",")[-1] for line in lines[1:]] == [one.hex() for one in sample.source.hashes]


# ── the other reader ───────────────────────────────────────────────────────────────────────
JARS = Path(os.environ.get("COMMITTEE_TEST_JARS", "/usr/share/java"))
NEEDED = ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "commons-io", "bcprov")
RUNNER = Path(__file__).parent / "Preflight.java"


def preflight_jars() -> list[str]:
    return [str(JARS / f"{name}.jar") for name in (*NEEDED, "javax.activation", "jaxb-api")]


@pytest.mark.skipif(
    shutil.which("java") is None or not all(map(Path.exists, map(Path, preflight_jars()))),
    reason="PDFBox Preflight is not installed (Debian: libpdfbox2-java, libactivation-java, libjaxb-api-java)",
)
def test_the_twin_of_part_1_is_valid_for_preflight(tmp_path: Path) -> None:
    unsigned = built(Conformance.A_1B).data
    once = signed_by(CHAIR, unsigned, minutes=5, certify=True)
    for name, data in (("unsigned", unsigned), ("signed", signed_by(SECRETARY, once, minutes=7, certify=False))):
        paper = tmp_path / f"{name}.pdf"
        paper.write_bytes(data)
        run = subprocess.run(
            ["java", "-cp", ":".join(preflight_jars()), str(RUNNER), str(paper)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.stdout.splitlines() == ["valid"], run.stdout + run.stderr


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed: its check is not run")
def test_qpdf_has_nothing_to_say(sample: SampleMinutes, tmp_path: Path) -> None:
    paper = tmp_path / "minutes.pdf"
    paper.write_bytes(sample.signed)
    run = subprocess.run(["qpdf", "--check", str(paper)], capture_output=True, text=True, check=False)
    assert run.returncode == 0
    assert "No syntax or stream encoding errors found" in run.stdout


def test_the_record_inside_is_the_one_named(sample: SampleMinutes) -> None:
    read = read_signed_pdf(sample.signed)
    assert read.nothing_fails
    assert read.record == sample.record


# ── signs that nobody says ─────────────────────────────────────────────────────────────────
def signs_document() -> Document:
    marks = (MarkCell("92.1", MarkState.DROPPED_HIGH), MarkCell("79.0", MarkState.DROPPED_LOW), MarkCell("85.0"))
    return Document(
        "제목",
        "제목",
        "공개",
        "1",
        (
            Heading(1, "부호"),
            Paragraph("☐ 해당 없음 ☑ 해당 ㊞"),
            NumberedList((Item("C04 → C10"), Item("◎ 우수", (Item("○ 보통"),)))),
            Table((Column("표", weight=1),), (Row(("○",)), Row(("김○○",)))),
            Matrix("번호", "과제", ("1", "2", "3"), (), (MatrixRow("C01", "과제", marks, ()),)),
        ),
    )


HEARD: dict[Language, list[str]] = {
    "ko": [
        "빈 칸 해당 없음 표시한 칸 해당 (인)",
        "C04, 그다음 C10",
        "동그라미 보통",
        "동그라미",
        "제외한 최고점 92.1",
        "제외한 최저점 79.0",
    ],
    "en": [
        "unchecked box 해당 없음 checked box 해당 (seal)",
        "C04, then C10",
        "circle 보통",
        "circle",
        "dropped as highest 92.1",
        "dropped as lowest 79.0",
    ],
}


@pytest.mark.parametrize(("language", "said"), HEARD.items())
def test_a_sign_that_a_voice_does_not_say_is_heard_in_words(language: Language, said: list[str]) -> None:
    document = signs_document()
    tagged = Tagged(opened(build_pdf(document, record=None, head=HEAD, made_at=MADE_AT, language=language).data))
    assert not tagged.faults
    heard = [(one, str(one.element.ActualText)) for one in tagged.tree.all() if "/ActualText" in one.element]
    assert [text for _, text in heard] == said
    # Words in place of an element stand for all of it: none may hold another one.
    assert all(not one.children for one, _ in heard)


def test_every_sign_in_the_minutes_of_the_sample_day_is_heard_in_words(sample: SampleMinutes) -> None:
    tagged = Tagged(opened(sample.signed))
    silent = [
        tagged.text(one)
        for one in tagged.tree.of("P", "TD", "TH", "LBody")
        if "/ActualText" not in one.element and not one.of("L") and re.search("[☐☑㊞◎□■▲▽≒≈]", tagged.text(one))
    ]
    assert silent == []
    assert sum("/ActualText" in one.element for one in tagged.tree.of("TD")) > 50
