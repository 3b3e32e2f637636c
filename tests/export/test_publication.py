"""The publication copy: what it holds, and that no byte of it says who the members are."""

from __future__ import annotations

import base64
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from committee_app.case import acts
from committee_app.case.acts import Recorded
from committee_app.case.identifiers import CriterionId
from committee_app.case.people import Role, officer_actor
from committee_app.desks.words import wording
from committee_app.export.minutes import MinutesSource
from committee_app.export.pdf import building_pdf
from committee_app.export.publication import Names, Opinions, Profile, Published, publication_document, published
from committee_app.export.publication.published import shuffled
from tests.builders import L10
from tests.export.minutes_cases import SampleMinutes, as_text, small_source
from tests.export.papers import MADE_AT

LANGUAGES = ("ko", "en")


def shown(source: MinutesSource, language: str = "ko", profile: Profile | None = None) -> Published:
    return published(source, wording(language), profile or Profile(), "ab" * 32)


def copy_of(source: MinutesSource, language: str) -> bytes:
    public = shown(source, language)
    building = building_pdf(
        publication_document(public, wording(language)),
        record=None,
        head=public.reference,
        made_at=MADE_AT,
        language="en" if language == "en" else "ko",
    )
    while True:
        try:
            next(building)
        except StopIteration as end:
            data: bytes = end.value.data
            return data


# ── nobody is named, in no byte ────────────────────────────────────────────────────────────
def forms(text: str) -> Iterator[bytes]:
    """Yield a text as a file may hold it."""
    for coding in ("utf-8", "utf-16-be", "utf-16-le", "cp949"):
        plain = text.encode(coding, "ignore")
        yield plain
        yield plain.hex().encode()
        yield plain.hex().upper().encode()
        yield base64.b64encode(plain)[:-4]


def haystack(pdf: bytes) -> bytes:
    """Return the bytes of a file, of each stream in it inflated, of each text object decoded, and its words."""
    found = [pdf]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            found.append(stream)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for one in opened.objects:
            found += [text.encode() for text in texts_in(one)]
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        said = page.get_textpage().get_text_bounded()
        found.append("".join(said.split()).encode())
    document.close()
    return b"\n".join(found)


def texts_in(one: object, depth: int = 0) -> Iterator[str]:
    if isinstance(one, pikepdf.String):
        yield str(one)
    elif isinstance(one, pikepdf.Array) and depth < 4:
        for inner in one:
            yield from texts_in(inner, depth + 1)
    elif isinstance(one, pikepdf.Dictionary) and depth < 4:
        for inner in one.values():
            yield from texts_in(inner, depth + 1)


def private_texts(source: MinutesSource) -> tuple[str, ...]:
    """Return who was in the room, where the members come from, whose keys signed, and the head of the record."""
    state = source.state
    named = {one.name for one in state.evaluators} | {one.name for one in state.officers.values()}
    named |= {one.name for one in source.meeting.observers}
    bodies = {one.affiliation for one in state.evaluators} - {one.applicant for one in state.proposals}
    keys = {one.signing for one in state.keys.values()}
    return (*sorted(named), *sorted(bodies), *sorted(keys), source.hashes[-1].hex())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_byte_of_the_copy_says_who_the_members_are(sample: SampleMinutes, language: str) -> None:
    data = haystack(copy_of(sample.source, language))
    # Towns that apply may be called like people: their own names stand in the copy, and nothing else may.
    for own in {one.applicant for one in sample.source.state.proposals}:
        for form in (own.encode(), "".join(own.split()).encode(), own.encode("utf-16-be")):
            data = data.replace(form, b"")
    told = [text for text in private_texts(sample.source) if any(form in data for form in forms(text))]
    assert told == []


def test_the_search_finds_them_in_the_minutes(sample: SampleMinutes) -> None:
    data = haystack(sample.signed)
    names = [one.name for one in sample.source.state.evaluators]
    assert [text for text in names if not any(form in data for form in forms(text))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_copy_has_no_attachment_no_place_to_sign_and_no_author_but_the_body(
    sample: SampleMinutes, language: str
) -> None:
    with pikepdf.open(io.BytesIO(copy_of(sample.source, language))) as opened:
        assert not list(opened.attachments)
        assert "/AcroForm" not in opened.Root or not list(opened.Root.AcroForm.get("/Fields", []))
        assert str(opened.docinfo["/Author"]) == sample.source.meeting.convened_by


# ── the order of the members ───────────────────────────────────────────────────────────────
def test_the_columns_are_not_in_the_order_of_the_seats_and_always_the_same(sample: SampleMinutes) -> None:
    source = sample.source
    seats = [one.seat for one in shuffled(source)]
    assert seats != sorted(seats)
    assert sorted(seats) == [one.seat for one in source.state.evaluators]
    assert seats == [one.seat for one in shuffled(source)]
    assert shown(source) == shown(source)


def test_whoever_has_the_head_cannot_compute_the_order(sample: SampleMinutes) -> None:
    """It hangs on the links of the sealed sheets and on nothing that is printed."""
    source = sample.source
    sealed = {one.seq - 1 for one, _ in source.of(acts.SheetSealed)}
    links = list(enumerate(source.hashes))
    others = replace(source, hashes=tuple(one if at in sealed else bytes(32) for at, one in links))
    assert shuffled(others) == shuffled(source)
    changed = replace(source, hashes=tuple(bytes(32) if at in sealed else one for at, one in links))
    assert shuffled(changed) != shuffled(source)


def test_a_cell_without_a_mark_does_not_say_why(sample: SampleMinutes) -> None:
    cells = [cell for track in shown(sample.source).tracks for one in track.by_number for cell in one.cells]
    assert {cell.text for cell in cells if cell.state == "none"} == {"제외"}
    assert dict(shown(sample.source).away) == {"제척": "2", "회피": "1", "결석": "24"}


# ── the profile ────────────────────────────────────────────────────────────────────────────
def test_a_profile_shows_members_in_full_by_their_first_syllable_or_not_at_all() -> None:
    source = small_source()
    full = shown(source, profile=Profile(names=Names.FULL))
    assert full.columns == ("1\n김가상1", "2\n김가상2", "3\n김가상3")
    assert shown(source, profile=Profile(names=Names.INITIAL)).columns == ("김○○",) * 3
    assert shown(source).columns == ("위원 가", "위원 나", "위원 다")
    assert shown(source, profile=Profile(marks=False)).columns == ()
    bare = Profile(marks=False, criteria=False, opinions=Opinions.NONE)
    said = as_text(publication_document(shown(source, profile=bare), wording("ko")))
    assert "평가집계표" not in said
    assert "항목별" not in said


# ── what people wrote ──────────────────────────────────────────────────────────────────────
def with_note(text: str) -> MinutesSource:
    source = small_source()
    written = acts.NoteWritten(L10, CriterionId(""), text)
    note = Recorded(len(source.journal) + 1, source.journal[-1].at, officer_actor(Role.SECRETARY), written)
    return replace(source, journal=(*source.journal, note), hashes=(*source.hashes, bytes(32)))


@pytest.mark.parametrize(
    "text", ["김가상2 위원의 지적대로 보완함.", "김 가상 2가 말함", "가상대학교 기준", "이간사가 적음"]
)
def test_a_text_that_names_somebody_is_left_out_whole(text: str) -> None:
    public = shown(with_note(text))
    assert public.opinions == ()
    assert public.left_out == ("opinions L10",)
    assert "1건" in as_text(publication_document(public, wording("ko")))


def test_a_text_that_names_nobody_stands_in_it() -> None:
    public = shown(with_note("예산을 다시 짜는 조건으로 함."))
    assert public.opinions == (("L10 과제 L10", "예산을 다시 짜는 조건으로 함."),)
    assert public.left_out == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_ranks_are_those_of_the_minutes(sample: SampleMinutes, language: str) -> None:
    for track, told in zip(sample.source.tally.tracks, shown(sample.source, language).tracks, strict=True):
        assert [one.number for one in told.by_rank] == [line.proposal for line in track.lines]
        assert [one.decided[0] for one in told.by_rank if one.decided[0] != "–"] == [
            str(line.rank) for line in track.lines if line.rank
        ]
