"""The set D1 to D14 as single papers: each says what its part of the bound minutes says, and from which record."""

from __future__ import annotations

import hashlib
import io
import re
from datetime import UTC, datetime
from functools import cache

import pikepdf
import pytest

from committee_app.case.lifecycle import Stage
from committee_app.case.signatures import CHAIR
from committee_app.desks.words import LANGUAGES, wording
from committee_app.export.document import Block, Document, Heading, Item, KeyValues, Landscape, NumberedList, PageBreak
from committee_app.export.labels import Language
from committee_app.export.minutes import MinutesSource, minutes_document
from committee_app.export.minutes.binding import PARTS
from committee_app.export.minutes.papers import (
    BOUND,
    PERSONAL,
    SIGNED,
    Paper,
    PaperReference,
    members_with,
    name_of,
    paper_document,
)
from committee_app.export.pdf import BuiltPdf, PaperOf, build_pdf
from committee_app.export.reading import read_signed_pdf
from committee_app.resources import missing_glyphs
from tests.docs.test_mending import a_bad_day
from tests.export.conftest import GoldenFiles
from tests.export.minutes_cases import SampleMinutes, as_text, small_source, source_of
from tests.export.qr_reading import read_drawn_qr, read_qr
from tests.export.shown_text import shown_lines
from tests.export.structure_reading import Tagged
from tests.export.test_archive import core, findings

RECORD = hashlib.sha256(b"record").hexdigest()
REFERENCE = PaperReference(RECORD, hashlib.sha256(b"minutes").hexdigest())
DIGEST = re.compile("[0-9a-f]{64}|([0-9a-f]{4} ){15}[0-9a-f]{4}")
PUBLICATION = "D14"


def paper(source: MinutesSource, one: Paper, language: str = "ko", seat: int | None = None) -> Document:
    member = next((who.id for who in source.state.evaluators if who.seat == seat), None)
    return paper_document(source, wording(language), one, REFERENCE, member)


@cache
def built(one: Paper, language: Language = "ko") -> BuiltPdf:
    source = small_source()
    return build_pdf(
        paper(source, one, language),
        record=None,
        head=source.hashes[-1],
        made_at=datetime.fromisoformat(source.journal[-1].at),
        language=language,
        paper=PaperOf(name_of(source, one), bytes.fromhex(RECORD)),
    )


def headings(document: Document) -> list[str]:
    return [one.text for one in document.flat_blocks() if isinstance(one, Heading)]


# ── the set ────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_document_of_the_set_has_a_paper_and_a_title(language: str) -> None:
    titles = [wording(language).word("paper", f"D{number}") for number in range(1, 15)]
    assert len(set(titles)) == 14
    assert [*Paper, PUBLICATION] == [f"D{number}" for number in range(1, 15)]
    assert set(BOUND) | set(PERSONAL) == set(Paper) == set(SIGNED)
    assert not set(BOUND) & set(PERSONAL)


def test_every_part_of_the_bound_minutes_but_the_places_to_sign_is_in_some_paper() -> None:
    bound = {part.__name__ for parts in BOUND.values() for part in parts}
    # The sheets are the personal paper D4; signed is the bound file alone.
    assert {part.__name__ for part in PARTS} - bound == {"sheets", "signatures"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", Paper)
def test_each_paper_of_the_small_case_reads_as_approved(one: Paper, language: str, golden: GoldenFiles) -> None:
    said = DIGEST.sub("<digest>", as_text(paper(small_source(), one, language)))
    golden.compare(f"paper_{one.value}_{language}.txt", said)


@pytest.mark.parametrize("one", [one for one in Paper if not one.is_personal])
def test_a_paper_says_what_its_parts_of_the_bound_minutes_say(one: Paper, sample: SampleMinutes) -> None:
    bound = as_text(minutes_document(sample.source, wording("ko")))
    said = as_text(paper(sample.source, one))
    parts = as_text(Document("", "", "", "", tuple(_own_blocks(paper(sample.source, one)))))
    assert [line for line in parts.splitlines()[1:] if line not in bound and line != "<endmark>"] == []
    assert RECORD[:4] + " " + RECORD[4:8] in said


def _own_blocks(document: Document) -> list[Block]:
    """The blocks of a paper between its head and the list of signatures, or behind that list."""
    blocks = [one for one in document.blocks if not (isinstance(one, Heading) and one.level == 1)]
    if any(isinstance(one, Landscape) for one in blocks):
        return [one for one in blocks if isinstance(one, Landscape)]
    at = [at for at, one in enumerate(blocks) if isinstance(one, Heading)]
    return blocks[at[0] : at[-1]]


# ── persons ────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("one", PERSONAL)
def test_the_paper_of_a_member_names_no_other(one: Paper, sample: SampleMinutes) -> None:
    said = as_text(paper(sample.source, one, seat=3))
    names = {who.seat: who.name for who in sample.source.state.evaluators}
    # The chair is a member too, and signs what was ruled.
    others = {name for seat, name in names.items() if seat != 3 and name != sample.source.state.person_name(CHAIR)}
    assert names[3] in said
    assert others & set(re.findall(r"\w+", said)) == set()


@pytest.mark.parametrize("one", PERSONAL)
def test_everybody_in_one_file_is_each_one_after_the_other(one: Paper, sample: SampleMinutes) -> None:
    everybody = members_with(sample.source, one)
    found = [text for text in headings(paper(sample.source, one)) if text.startswith("위원 ")]
    assert len(found) == len(everybody) > 10
    single = headings(paper(sample.source, one, seat=everybody[4].seat))
    assert single[1] == found[4]


def test_a_declaration_has_an_answer_for_each_project_and_what_followed(sample: SampleMinutes) -> None:
    ruled = next(
        one
        for one in sample.source.state.evaluators
        if "제척" in as_text(paper(sample.source, Paper.DECLARATION, seat=one.seat))
    )
    said = as_text(paper(sample.source, Paper.DECLARATION, seat=ruled.seat))
    assert all(f"\n{one.id} | {one.title} | " in said for one in sample.source.state.proposals)


def test_who_signed_a_paper_is_told_by_entry_and_hash(sample: SampleMinutes) -> None:
    said = as_text(paper(sample.source, Paper.PLEDGE, seat=3))
    entry = next(
        one for one in sample.source.journal if type(one.act).__name__ == "PledgeSigned" and one.actor.endswith(":3")
    )
    begins = sample.source.hashes[entry.seq - 1].hex()
    assert f"| {entry.seq} | {begins[:4]} {begins[4:8]} {begins[8:12]} {begins[12:16]}" in said


def test_a_member_without_a_sheet_has_a_paper_that_says_so() -> None:
    source = source_of(a_bad_day())
    without = [one for one in source.state.evaluators if one not in members_with(source, Paper.SHEET)]
    assert without
    assert wording("ko").say("minutes.no_such_paper") in as_text(paper(source, Paper.SHEET, seat=without[0].seat))


# ── the file ───────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("one", Paper)
def test_a_paper_refers_to_the_record_and_carries_none(one: Paper) -> None:
    with pikepdf.open(io.BytesIO(built(one).data)) as pdf:
        assert "/AF" not in pdf.Root
        packet = pdf.Root.Metadata.read_bytes().decode()
        assert f"<dc:relation><rdf:Bag><rdf:li>urn:sha256:{RECORD}</rdf:li>" in packet
        assert "dc:identifier" not in packet
        total = len(pdf.pages)
        for number, page in enumerate(pdf.pages, start=1):
            code = read_qr(read_drawn_qr(page))
            assert code == f"PAPER/1 {RECORD.upper()} 1 {one.value} {total}-{number}".encode()


@pytest.mark.parametrize("one", Paper)
def test_the_tags_of_a_paper_are_sound(one: Paper) -> None:
    assert not Tagged(pikepdf.open(io.BytesIO(built(one).data))).faults


@pytest.mark.parametrize("one", [Paper.SHEET, Paper.TABULATION])
def test_the_checker_of_pdf_a_finds_nothing_in_a_paper(one: Paper) -> None:
    assert not findings(core(built(one, "en").data))


@pytest.mark.parametrize("one", Paper)
def test_every_character_of_a_paper_can_be_printed(one: Paper) -> None:
    for language in LANGUAGES:
        assert not missing_glyphs("".join(paper(small_source(), one, language).texts()))


def test_before_the_minutes_are_issued_a_paper_is_a_draft() -> None:
    document = paper_document(
        small_source(Stage.RESOLVED, draft=True), wording("ko"), Paper.RANKING, PaperReference(RECORD)
    )
    assert "초안" in document.running_title
    assert wording("ko").word("minutes", "unsigned_sha256") not in as_text(document)


# ── what goes over to another page ─────────────────────────────────────────────────────────
def test_the_register_of_a_quiet_day_is_five_lines_and_the_summary_goes_on_below_it(sample: SampleMinutes) -> None:
    blocks = minutes_document(sample.source, wording("ko")).blocks
    at = next(at for at, one in enumerate(blocks) if isinstance(one, Heading) and one.text.startswith("12. "))
    listed, following = blocks[at + 1 : at + 3]
    assert isinstance(listed, KeyValues)
    assert len(listed.pairs) == 5
    assert isinstance(following, Heading)
    assert following.text.startswith("13. ")


def test_the_register_of_a_bad_day_has_its_lists_and_the_summary_a_page_of_its_own() -> None:
    blocks = minutes_document(source_of(a_bad_day()), wording("ko")).blocks
    at = next(at for at, one in enumerate(blocks) if isinstance(one, Heading) and one.text.startswith("13. "))
    assert isinstance(blocks[at - 1], PageBreak)
    assert "마. 열쇠, 암호, 평가표의 특이사항" in headings(minutes_document(source_of(a_bad_day()), wording("ko")))


def test_the_last_item_of_a_list_goes_over_to_a_page_with_the_one_before_it() -> None:
    for filled in range(30, 45):
        items = tuple(Item(f"항목{number}") for number in range(filled))
        document = Document("제목", "제목", "공개", "1", (NumberedList(items),))
        data = build_pdf(
            document, record=None, head=bytes(32), made_at=datetime(2026, 2, 26, tzinfo=UTC), language="ko"
        ).data
        with pikepdf.open(io.BytesIO(data)) as pdf:
            last = [line for line in shown_lines(pdf.pages[-1]) if line.startswith("항목")]
        assert len(last) > 1


def test_a_paper_that_is_checked_says_that_the_bound_minutes_are_what_is_checked() -> None:
    assert read_signed_pdf(built(Paper.RULES).data).failed() == ("record.attached",)
