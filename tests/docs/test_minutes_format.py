"""Chapter 14 of the page is enough: the verifier written from it says of minutes what ours says, good and altered."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from committee_app.case.progress import Progress
from committee_app.desks import auditing
from committee_app.export.reading import Outcome, PdfFindings, read_signed_pdf
from resources.verifier import verifier as stranger
from tests.docs.carried import SUMMARY, Carried, quickly_signed_by, record_json
from tests.docs.signed_minutes import all_signed, of_the_minutes, signing, unsigned
from tests.export import tampering
from tests.export import test_reading as reading
from tests.export.signed_papers import CHAIR, RECORD, ROGUE, SECRETARY, built, signed, signed_by, signed_once
from tests.told_day import ToldDay, finished

FLIPS, IN_A_GAP = 16, 1
ANOTHER = b'{"entries":[],"format":"committee-record/1"}'


@pytest.fixture(scope="session")
def carried(told: ToldDay) -> Carried:
    return of_the_minutes(told)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch, told: ToldDay) -> None:
    """Signatures by a library, and the pages compared with those made once: each is tried for itself elsewhere."""
    monkeypatch.setattr(stranger, "signed_by", quickly_signed_by)
    honest = read_signed_pdf(told.minutes.read_bytes()).unsigned

    def made_again(plan: Any, read: PdfFindings, *_: object) -> Iterator[Progress]:
        plan.say("verify.document_made_again", holds=read.unsigned == honest)
        yield from ()

    monkeypatch.setattr(auditing, "_say_made_again", made_again)


def failing(plan: stranger.Plan) -> set[str]:
    return set(plan.failed())


def said_by_us(folder: Path, data: bytes) -> set[str]:
    path = folder / "tried.pdf"
    path.write_bytes(data)
    return {one.code for one in finished(auditing.verify([path], None)).steps if one.outcome is Outcome.DOES_NOT_HOLD}


def both_say(folder: Path, data: bytes) -> tuple[set[str], set[str]]:
    """Return the steps that do not hold, ours and theirs, without those that only sum up or only we can take."""
    leave_out = SUMMARY | {"verify.document_made_again"}
    return said_by_us(folder, data) - leave_out, failing(stranger.verify(data).plan) - leave_out


# ── good minutes ───────────────────────────────────────────────────────────────────────────
def test_the_minutes_of_the_day_hold_for_both(told: ToldDay, tmp_path: Path) -> None:
    data = told.minutes.read_bytes()
    assert said_by_us(tmp_path, data) == set()
    report = stranger.verify(data)
    assert report.holds
    unknown = {one.code for one in report.plan.steps if one.holds is None}
    assert unknown == {"verify.document_made_again", "verify.whose_keys", "verify.nothing_cut_off"}


def test_both_take_the_same_steps_in_the_same_order(told: ToldDay) -> None:
    data = told.minutes.read_bytes()
    ours = [one.code for one in finished(auditing.verify([told.minutes], None)).steps]
    assert [one.code for one in stranger.verify(data).plan.steps] == ours


def test_both_read_the_same_out_of_the_minutes(told: ToldDay) -> None:
    data = told.minutes.read_bytes()
    ours, theirs = read_signed_pdf(data), stranger.read_minutes(stranger.Plan(), data)
    assert (theirs.record, theirs.result, theirs.head) == (ours.record, ours.result, ours.head)
    assert theirs.signers == [(one.field, one.public_key.hex()) for one in ours.signers]
    assert theirs.copy == Path(stranger.__file__).read_bytes()


def test_the_minutes_alone_give_the_ranking_and_money_of_the_result(told: ToldDay) -> None:
    result = json.loads((told.folder / "result.json").read_bytes())
    given = [{"track": one["track"], "standings": one["standings"], "spent": one["spent"]} for one in result["tracks"]]
    report = stranger.verify(told.minutes.read_bytes())
    assert report.result is not None
    tracks = stranger.tracks_of(report.result)
    assert [{name: one[name] for name in ("track", "standings", "spent")} for one in tracks] == given
    for mine, theirs in zip(tracks, result["tracks"], strict=True):
        assert stranger.contains(theirs["lines"], mine["lines"])


def test_the_record_of_the_minutes_ends_before_it_names_them(told: ToldDay) -> None:
    verdict = stranger.verify(told.minutes.read_bytes()).verdict
    assert verdict is not None
    assert verdict.state.closed
    assert verdict.state.minutes is None


# ── altered files: the steps of the file ───────────────────────────────────────────────────
WRONG = {
    "a page is overlaid": "pdf.one_revision_each",
    "the record is replaced": "record.digest",
    "the metadata say something else": "pdf.one_revision_each",
    "an ordinary program adds its metadata": "pdf.one_revision_each",
    "a stamp is put on a page": "pdf.one_revision_each",
    "the last value is taken away": "pdf.one_revision_each",
    "the last field is taken away": "pdf.one_revision_each",
    "a stamp looks different": "pdf.one_revision_each",
    "bytes follow the end": "pdf.nothing_after_the_end",
    "one line break follows the end": "pdf.nothing_after_the_end",
    "all signatures are stripped": "signatures.present",
    "somebody signs in a new field": "pdf.one_revision_each",
    "the value of another signature is put in": "signature.holds",
    "the secretary changes a page before signing": "pdf.one_revision_each",
    "the secretary changes a page while signing": "signature.nothing_changed_since",
    "a digit of the padding is changed": "signature.hides_nothing",
    "a digit is written otherwise": "signature.hides_nothing",
    "the file is saved again": "signature.holds",
    "the first signature does not certify": "signatures.first_certifies",
}
"""Of each change the step that both must name."""


def test_every_change_has_its_step() -> None:
    assert WRONG.keys() == reading.CHANGES.keys()


@pytest.mark.parametrize("change", reading.CHANGES)
def test_both_name_the_step_of_every_change(change: str) -> None:
    assert stranger.read_minutes(stranger.Plan(), signed()).record == RECORD
    data, plan = reading.CHANGES[change](signed()), stranger.Plan()
    stranger.read_minutes(plan, data)
    assert WRONG[change] in failing(plan)
    assert WRONG[change] in read_signed_pdf(data).failed()


SLY: tuple[Callable[[Any], None], ...] = (
    tampering.overlay,
    tampering.other_record,
    tampering.other_metadata,
    tampering.stamp_annotation,
    tampering.new_field,
)


@pytest.mark.parametrize("change", SLY, ids=lambda change: change.__name__)
@pytest.mark.parametrize("who", ["chair", "secretary"])
def test_both_see_what_an_officer_changes_in_the_very_revision_that_signs(
    who: str, change: Callable[[Any], None]
) -> None:
    once = signed_once()
    with tampering.each_increment_also(change):
        if who == "chair":
            once = signed_by(CHAIR, built().data, minutes=5, certify=True)
        else:
            data = signed_by(SECRETARY, once, minutes=7, certify=False)
    if who == "chair":
        data = signed_by(SECRETARY, once, minutes=7, certify=False)
    plan = stranger.Plan()
    stranger.read_minutes(plan, data)
    assert "signature.nothing_changed_since" in failing(plan)
    assert "signature.nothing_changed_since" in read_signed_pdf(data).failed()


def test_both_see_a_content_that_is_brought_where_a_page_named_one_that_was_not_there() -> None:
    once = signed_by(CHAIR, tampering.with_a_gap(built().data), minutes=5, certify=True)
    honest = signed_by(SECRETARY, once, minutes=7, certify=False)
    assert read_signed_pdf(honest).nothing_fails
    with tampering.each_increment_also(tampering.fill_the_gap):
        data = signed_by(SECRETARY, once, minutes=7, certify=False)
    with pikepdf.open(io.BytesIO(data)) as seen:
        assert b"400 300 100 re" in seen.pages[0].Contents[1].read_bytes()
    plan = stranger.Plan()
    stranger.read_minutes(plan, data)
    assert failing(plan) == {"signature.nothing_changed_since"}
    assert read_signed_pdf(data).failed().count("signature.nothing_changed_since") == 2


@pytest.mark.parametrize("change", reading.OTHER_SIGNERS)
def test_the_stranger_sees_that_others_signed(change: str) -> None:
    plan = stranger.Plan()
    other = stranger.read_minutes(plan, reading.OTHER_SIGNERS[change](signed()))
    assert not failing(plan)
    assert other.signers != stranger.read_minutes(stranger.Plan(), signed()).signers


# ── altered minutes: what insiders make, with the right keys ────────────────────────────────
def more_marks(plain: dict[str, Any]) -> None:
    opened = plain["act"]["ballots"][0]
    payload = json.loads(opened["payload"])
    payload["marks"][0] -= 10
    opened["payload"] = stranger.written(payload).decode()


def another_digest(plain: dict[str, Any]) -> None:
    plain["act"]["tally_sha256"] = "00" * 32


def swapped_marks(carried: Carried) -> bytes:
    entries = carried.conspired(carried.at("sheet_opened"), more_marks)
    return all_signed(unsigned(replace(carried, entries=entries)), carried)


def another_resolution(carried: Carried) -> bytes:
    entries = carried.conspired(carried.at("selection_resolved"), another_digest)
    return all_signed(unsigned(replace(carried, entries=entries)), carried)


def overlaid_by_the_secretary(carried: Carried) -> bytes:
    first, second, third = signing(carried)
    once = first(unsigned(carried))
    with tampering.each_increment_also(tampering.overlay):
        twice = second(once)
    return third(twice)


def cut_record(carried: Carried) -> bytes:
    return all_signed(unsigned(replace(carried, entries=carried.entries[:-1]), head=b"\1" * 32), carried)


MADE: Mapping[str, tuple[Callable[[Carried], bytes], str]] = {
    "marks swapped in an opened ballot": (swapped_marks, "opening.not_what_was_sealed"),
    "another result was resolved": (another_resolution, "verify.result_resolved"),
    "another result lies inside": (
        lambda day: all_signed(unsigned(day, result=day.result.replace(b'"spent":', b'"spent" :')), day),
        "verify.result_resolved",
    ),
    "the head on the pages is another": (cut_record, "verify.head_printed"),
    "another record lies inside": (
        lambda day: all_signed(unsigned(day, record=ANOTHER), day),
        "verify.signed_by_officers",
    ),
    "no record lies inside": (lambda day: all_signed(unsigned(day, record=b"[" * 99), day), "record.not_canonical"),
    "an entry is left out": (
        lambda day: all_signed(unsigned(replace(day, entries=(*day.entries[:50], *day.entries[51:]))), day),
        "record.base_unknown",
    ),
    "the chair's key is not the chair's": (
        lambda day: all_signed(unsigned(day), day, chair="evaluator:3"),
        "verify.signed_by_officers",
    ),
    "the auditor signs for the secretary": (
        lambda day: all_signed(unsigned(day), day, secretary="auditor"),
        "verify.signed_by_officers",
    ),
    "a stranger signs for the secretary": (
        lambda day: signing(day)[2](signed_by(ROGUE, signing(day)[0](unsigned(day)), minutes=7, certify=False)),
        "verify.signed_by_officers",
    ),
    "only the chair signed": (lambda day: signing(day)[0](unsigned(day)), "verify.signed_by_officers"),
    "nobody signed": (unsigned, "signatures.present"),
    "the secretary overlays a page and signs in the secretary's place": (
        overlaid_by_the_secretary,
        "signature.nothing_changed_since",
    ),
}


def test_minutes_that_are_made_anew_hold_but_for_their_pages(carried: Carried, tmp_path: Path) -> None:
    data = all_signed(unsigned(carried), carried)
    assert both_say(tmp_path, data) == (set(), set())
    assert said_by_us(tmp_path, data) == {"verify.document_made_again"}


@pytest.mark.parametrize("which", MADE)
def test_both_say_the_same_of_minutes_that_insiders_make(carried: Carried, tmp_path: Path, which: str) -> None:
    make, code = MADE[which]
    ours, theirs = both_say(tmp_path, make(carried))
    assert theirs == ours
    assert code in ours


TOUCHED: Mapping[str, tuple[Callable[[bytes], bytes], str]] = {
    "a page is overlaid": (lambda data: tampering.in_a_new_revision(data, tampering.overlay), "pdf.one_revision_each"),
    "the last signature is stripped": (tampering.without_last_revision, "verify.signed_by_officers"),
    "every signature is stripped": (lambda data: data[: data.index(b"%%EOF") + 6], "signatures.present"),
    "a digit of the padding is changed": (tampering.with_padding_digit, "signature.hides_nothing"),
    "a digit is written otherwise": (tampering.with_lower_case_digit, "signature.hides_nothing"),
    "bytes follow the end": (lambda data: data + b"% more\n", "pdf.nothing_after_the_end"),
    "the first signature's value stands twice": (tampering.transplanted, "signature.holds"),
    "it is cut": (lambda data: data[:-70], "pdf.nothing_after_the_end"),
    "it is no PDF": (lambda data: b"%PDF-1.4\n" + data[9:], "pdf.kind"),
}


@pytest.mark.parametrize("which", TOUCHED)
def test_both_name_the_step_of_what_was_done_to_the_minutes(told: ToldDay, tmp_path: Path, which: str) -> None:
    change, code = TOUCHED[which]
    ours, theirs = both_say(tmp_path, change(told.minutes.read_bytes()))
    assert code in ours
    assert code in theirs


def test_a_flipped_bit_anywhere_in_the_minutes_is_found_by_the_stranger(told: ToldDay) -> None:
    data = told.minutes.read_bytes()
    dice = random.Random(20260228)
    gaps = tampering.gaps(data)
    places = dice.sample(range(len(data)), FLIPS) + [dice.randrange(*gap) for gap in gaps for _ in range(IN_A_GAP)]
    for place in places:
        changed = bytearray(data)
        changed[place] ^= 1 << dice.randrange(8)
        plan = stranger.Plan()
        stranger.read_minutes(plan, bytes(changed))
        assert plan.failed(), place


def test_cut_minutes_are_found_by_the_stranger(told: ToldDay) -> None:
    data = told.minutes.read_bytes()
    assert not any(stranger.verify(data[:-cut]).holds for cut in (1, 7, 4096, 100_000, len(data)))


def test_minutes_around_another_record_do_not_hold(told: ToldDay) -> None:
    """A sound file, signed by others around a record that is none."""
    assert told.minutes.is_file()
    assert "verify.record_holds" in failing(stranger.verify(signed()).plan)


def test_a_record_alone_is_a_record(carried: Carried) -> None:
    assert stranger.check(record_json(carried.entries)).holds
