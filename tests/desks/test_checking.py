"""Whether a record holds: a good one does, and every change to it is found, with the step of the plan it fails."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_app.case import acts
from committee_app.case.acts import Act
from committee_app.case.conflicts import MarkStatus
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import Actor, CaseId, EvaluatorId, ProposalId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import HOLDERS, KeyText, Role, evaluator_actor
from committee_app.case.replaying import apply, replay
from committee_app.case.state import CaseState
from committee_app.case.typed import Opaque
from committee_app.desks.checking import (
    CheckedRecord,
    Link,
    check_next,
    check_record,
    key_text,
    pledge_digest,
    public_keys,
    rehearsal_context,
    sealed_faults,
    sheet_context,
)
from committee_app.desks.entries import PURPOSE, Base
from committee_app.sealing import chain
from committee_app.sealing.keys import NotAKeyError
from resources.verifier import verifier as stranger
from tests.builders import (
    AUDITOR,
    C01,
    CASE,
    CHAIR,
    FIRST,
    L9,
    MEMBERS,
    PROGRAMME,
    REHEARSED,
    ROSTER,
    SECOND,
    SECRETARY,
    THIRD,
    SignedDay,
    ballot,
    keys_of,
    linked,
    payload_of,
    seal,
)
from tests.docs.carried import record_json

STRANGER = Actor("evaluator:99")


@cache
def whole_day() -> SignedDay:
    return SignedDay.until(Stage.ARCHIVED)


def codes(checked: CheckedRecord) -> list[str]:
    return [fault.code for fault in checked.faults if fault.code != "record.entry_refused"]


def refused_after(day: SignedDay, *links: Link) -> list[str]:
    """Return why a day's record does not hold with these entries more; all before them must hold."""
    checked = check_record([*day.links, *links])
    assert len(checked.journal) == len(day.links) + len(links) - 1, checked.faults
    return codes(checked)


def chained(links: Iterable[Link]) -> list[Link]:
    """Return entries with the links computed anew, as whoever changes a record would do."""
    return chained_after(chain.ZERO, *links)


def chained_after(head: bytes, *links: Link) -> list[Link]:
    found: list[Link] = []
    for one in links:
        found.append(Link(head, one.body, one.signature, chain.link(head, one.body, one.signature)))
        head = found[-1].hash
    return found


# ── a good record ──────────────────────────────────────────────────────────────────────────
def test_a_good_record_holds_and_gives_the_state_of_its_acts() -> None:
    day = whole_day()
    checked = check_record(day.links)
    assert checked.holds
    assert checked.state == day.state == replay(checked.journal)
    assert checked.hashes == tuple(day.hashes)
    assert checked.head == day.hashes[-1]
    assert [one.seq for one in checked.journal] == list(range(1, len(day.links) + 1))
    assert checked.journal == day.journal


@pytest.mark.parametrize("holders", [(a, b) for a in HOLDERS for b in HOLDERS if a is not b], ids=str)
def test_a_record_holds_whichever_two_holders_opened(holders: tuple[Role, Role]) -> None:
    day = SignedDay(holders).walk_to(Stage.OPENED)
    assert check_record(day.links).holds
    assert day.state.score_book().statuses == whole_day().state.score_book().statuses


def test_an_empty_record_holds_and_has_no_head() -> None:
    checked = check_record([])
    assert checked.holds
    assert (checked.head, checked.state) == (chain.ZERO, CaseState())


def test_a_record_that_was_cut_off_at_the_end_holds() -> None:
    """The documented limit: only whoever remembers a later head can tell."""
    links = whole_day().links
    for kept in range(len(links)):
        checked = check_record(links[:kept])
        assert checked.holds
        assert len(checked.journal) == kept


def test_an_entry_from_another_machine_may_have_an_older_base() -> None:
    day = SignedDay.until(Stage.READY).pledge(FIRST, SECOND)
    older = Base(3, day.hashes[2].hex())
    pledge = acts.PledgeSigned("2026-1", pledge_digest(day.state.rules.pledge))
    link = day.signed(evaluator_actor(THIRD), pledge, base=older)
    assert check_record([*day.links, link]).holds
    from_nothing = day.signed(evaluator_actor(THIRD), pledge, base=Base(0, chain.ZERO.hex()))
    assert check_record([*day.links, from_nothing]).holds


# ── changed bytes ──────────────────────────────────────────────────────────────────────────
def some_entries() -> list[int]:
    """Return an entry of each kind that matters: the first, an enrolment, a sheet, an opening, the last."""
    kinds = (
        acts.CaseCreated,
        acts.MemberEnrolled,
        acts.PledgeSigned,
        acts.SheetSealed,
        acts.SheetOpened,
        acts.CaseArchived,
    )
    acts_done = [done.act for done in whole_day().done]
    return [next(at for at, act in enumerate(acts_done) if isinstance(act, kind)) for kind in kinds]


def places(length: int) -> list[int]:
    """Return every place of something short, and 200 spread over something long."""
    return list(range(0, length, max(1, length // 200)))


def before(at: int) -> tuple[CaseState, list[bytes]]:
    checked = check_record(whole_day().links[:at])
    return checked.state, list(checked.hashes)


def code_of(state: CaseState, hashes: list[bytes], link: Link) -> str:
    with pytest.raises(RefusedError) as refused:
        check_next(state, hashes, link)
    return refused.value.findings[0].code


def with_part(link: Link, part: str, content: bytes) -> Link:
    changed: dict[str, Any] = {part: content}
    return replace(link, **changed)


@pytest.mark.parametrize("at", some_entries())
@pytest.mark.parametrize("part", ["prev", "body", "signature", "hash"])
def test_a_flipped_byte_is_found(at: int, part: str) -> None:
    state, hashes = before(at)
    link = whole_day().links[at]
    content: bytes = getattr(link, part)
    for place in places(len(content)):
        flipped = bytearray(content)
        flipped[place] ^= 1 << (place % 8)
        found = code_of(state, hashes, with_part(link, part, bytes(flipped)))
        assert found == ("record.link_broken" if part == "prev" else "record.hash_wrong")


@pytest.mark.parametrize("at", some_entries())
@pytest.mark.parametrize("part", ["body", "signature"])
def test_a_flipped_byte_is_found_with_the_links_computed_anew(at: int, part: str) -> None:
    state, hashes = before(at)
    link = whole_day().links[at]
    content: bytes = getattr(link, part)
    for place in places(len(content)):
        flipped = bytearray(content)
        flipped[place] ^= 1 << (place % 8)
        (forged,) = chained_after(link.prev, with_part(link, part, bytes(flipped)))
        assert code_of(state, hashes, forged)


@pytest.mark.parametrize("signature", [b"", bytes(64), b"\xff" * 64, bytes(63), bytes(65)], ids=range(5))
def test_a_signature_of_another_form_is_none(signature: bytes) -> None:
    link = whole_day().links[0]
    assert codes(check_record(chained([replace(link, signature=signature)]))) == ["record.signature_wrong"]


def test_a_fault_is_named_with_its_entry_and_what_came_before_still_counts() -> None:
    links = list(whole_day().links)
    links[9] = replace(links[9], signature=bytes(64))
    checked = check_record(links)
    assert not checked.holds
    assert len(checked.journal) == len(checked.hashes) == 9
    assert checked.faults == (
        Finding.of("record.entry_refused", seq=10, code="record.hash_wrong"),
        Finding.of("record.hash_wrong", seq=10),
    )
    assert checked.state == replay(checked.journal)


# ── moved, removed and foreign entries ─────────────────────────────────────────────────────
def test_a_removed_entry_is_found() -> None:
    links = whole_day().links
    for at in range(len(links) - 1):
        assert codes(check_record([*links[:at], *links[at + 1 :]])) == ["record.link_broken"]


def test_a_removed_entry_is_found_with_the_links_computed_anew() -> None:
    links = whole_day().links
    for at in range(len(links) - 1):
        assert not check_record(chained([*links[:at], *links[at + 1 :]])).holds


def test_two_swapped_entries_are_found() -> None:
    links = whole_day().links
    for at in range(len(links) - 1):
        swapped = [*links[:at], links[at + 1], links[at], *links[at + 2 :]]
        assert codes(check_record(swapped)) == ["record.link_broken"]
        assert not check_record(chained(swapped)).holds


def test_a_duplicated_entry_is_found() -> None:
    links = whole_day().links
    for at in range(len(links)):
        doubled = [*links[: at + 1], links[at], *links[at + 1 :]]
        assert codes(check_record(doubled)) == ["record.link_broken"]
        assert not check_record(chained(doubled)).holds


def test_an_entry_signed_by_another_is_found() -> None:
    for at, link in enumerate(whole_day().links):
        head = whole_day().hashes[at - 1] if at else chain.ZERO
        forged = linked(head, link.body, keys_of(STRANGER))
        assert codes(check_record([*whole_day().links[:at], forged])) == ["record.signature_wrong"]


def test_one_officer_does_not_sign_for_another() -> None:
    day = SignedDay.until(Stage.OPENED)
    assert refused_after(day, day.signed(CHAIR, acts.DeliberationOpened(), keys_of(SECRETARY))) == [
        "record.signature_wrong"
    ]


def test_a_signature_made_for_another_purpose_is_none() -> None:
    day = SignedDay.until(Stage.OPENED)
    link = day.signed(CHAIR, acts.DeliberationOpened())
    signature = keys_of(CHAIR).sign("minutes", link.body)
    forged = replace(link, signature=signature, hash=chain.link(link.prev, link.body, signature))
    assert refused_after(day, forged) == ["record.signature_wrong"]
    assert signature != keys_of(CHAIR).sign(PURPOSE, link.body)


def test_whoever_has_no_keys_here_signs_nothing() -> None:
    day = SignedDay.until(Stage.READY)
    assert refused_after(day, day.signed(STRANGER, acts.PledgeSigned("2026-1", ""))) == ["actor.not_enrolled"]


def test_a_stranger_does_not_enrol_with_their_own_keys() -> None:
    day = SignedDay.until(Stage.CONVENED)
    enrolment = acts.MemberEnrolled(EvaluatorId("99"), day.key_text(STRANGER))
    assert "actor.not_on_roster" in refused_after(day, day.signed(STRANGER, enrolment))


def test_nobody_replaces_keys_by_enrolling_again() -> None:
    day = SignedDay.until(Stage.CONVENED).arrive().enrol()
    again = acts.MemberEnrolled(FIRST, day.key_text(STRANGER))
    actor = evaluator_actor(FIRST)
    assert refused_after(day, day.signed(actor, again, keys_of(STRANGER))) == ["record.signature_wrong"]
    assert refused_after(day, day.signed(actor, again)) == ["actor.already_enrolled"]


def test_an_entry_of_another_case_is_found() -> None:
    day = SignedDay.until(Stage.OPENED)
    foreign = day.signed(CHAIR, acts.DeliberationOpened(), case=CaseId("2025-other"))
    assert refused_after(day, foreign) == ["record.other_case"]


def test_the_first_entry_speaks_of_the_case_that_it_begins() -> None:
    day = SignedDay()
    assert refused_after(day, day.signed(SECRETARY, day.created(), case=CaseId("2025-other"))) == ["record.other_case"]


def test_a_record_begins_with_the_case() -> None:
    day = SignedDay()
    enrolment = acts.OfficerEnrolled(replace(day.created().secretary, role=Role.AUDITOR), day.key_text(AUDITOR))
    assert refused_after(day, day.signed(AUDITOR, enrolment)) == ["record.other_case"]
    assert refused_after(day, day.signed(AUDITOR, enrolment, case=CaseId(""))) == ["act.not_now"]


@pytest.mark.parametrize(
    "base",
    [
        Base(0, "11" * 32),
        Base(0, ""),
        Base(3, "11" * 32),
        Base(-1, chain.ZERO.hex()),
        Base(10_000, chain.ZERO.hex()),
    ],
    ids=str,
)
def test_a_base_that_this_record_does_not_have_is_found(base: Base) -> None:
    day = SignedDay.until(Stage.OPENED)
    assert refused_after(day, day.signed(CHAIR, acts.DeliberationOpened(), base=base)) == ["record.base_unknown"]


def test_an_entry_is_not_its_own_base() -> None:
    day = SignedDay.until(Stage.OPENED)
    for ahead in (1, 2):
        base = Base(len(day.links) + ahead, day.hashes[-1].hex())
        assert refused_after(day, day.signed(CHAIR, acts.DeliberationOpened(), base=base)) == ["record.base_unknown"]


def test_all_that_is_wrong_with_an_entrys_place_is_named_at_once() -> None:
    day = SignedDay.until(Stage.OPENED)
    wrong = day.signed(CHAIR, acts.DeliberationOpened(), base=Base(1, ""), case=CaseId("2025-other"))
    assert refused_after(day, wrong) == ["record.base_unknown", "record.other_case"]


def test_what_the_lifecycle_does_not_allow_does_not_hold_however_well_it_is_signed() -> None:
    day = SignedDay.until(Stage.READY)
    assert refused_after(day, day.signed(CHAIR, acts.DeliberationOpened())) == ["act.not_now"]


def test_an_act_of_a_later_program_is_refused_by_name() -> None:
    day = SignedDay.until(Stage.OPENED)
    body = day.signed(CHAIR, acts.DeliberationOpened()).body.replace(b"deliberation_opened", b"quantum_lot_drawn__")
    assert refused_after(day, linked(day.hashes[-1], body, keys_of(CHAIR))) == ["entry.unknown_kind"]


def test_a_body_that_is_not_canonical_is_refused_however_well_it_is_signed() -> None:
    day = SignedDay.until(Stage.OPENED)
    body = day.signed(CHAIR, acts.DeliberationOpened()).body + b"\n"
    assert refused_after(day, linked(day.hashes[-1], body, keys_of(CHAIR))) == ["entry.not_canonical"]


@given(st.binary(max_size=200))
def test_random_bytes_as_a_body_are_refused(body: bytes) -> None:
    assert not check_record([linked(chain.ZERO, body, keys_of(SECRETARY))]).holds


@pytest.mark.parametrize("stage", Stage)
def test_any_act_of_the_day_at_any_time_by_anybody_holds_or_is_refused(stage: Stage) -> None:
    """Also acts that speak of rules, holders or sheets before there are any: a refusal, never a crash."""
    day = SignedDay.until(stage)
    for act, actor in product(
        (done.act for done in whole_day().done), (SECRETARY, AUDITOR, CHAIR, evaluator_actor(SECOND))
    ):
        link = day.signed(actor, act)
        try:
            after, done = check_next(day.state, day.hashes, link)
        except RefusedError:
            continue
        assert done.act == act
        assert after == apply(day.state, actor, act)


# ── what acts say of sealed things ─────────────────────────────────────────────────────────
def ready() -> SignedDay:
    return SignedDay.until(Stage.READY)


def to_seal() -> SignedDay:
    return ready().pledge().declare().clear()


def opening() -> SignedDay:
    return SignedDay.until(Stage.CLOSED).consent()


def payloads_of(evaluator: EvaluatorId) -> dict[ProposalId, str]:
    return {name: payload_of(ballot(evaluator, name)) for name in ROSTER if (evaluator, name) != (SECOND, ROSTER[1])}


def test_a_pledge_under_another_text_is_found() -> None:
    day = ready()
    for digest in ("", "00" * 32, pledge_digest(replace(day.state.rules.pledge, version="2025-1"))):
        signed = day.signed(evaluator_actor(FIRST), acts.PledgeSigned("2026-1", digest))
        assert refused_after(day, signed) == ["pledge.other_text"]


# printf '2026-1\n공정하게 평가하겠습니다.' | sha256sum
PLEDGE_SHA256 = "5a437df6d65be32a92e3128c2bc6f12b9cdbb64e029fc5e34f468e44815195c9"


def test_the_pledge_is_digested_as_it_stands_on_the_screen() -> None:
    assert "공정하게 평가하겠습니다." in PROGRAMME
    assert pledge_digest(ready().state.rules.pledge) == PLEDGE_SHA256


def test_a_confirmed_head_is_the_one_that_this_record_has() -> None:
    day = SignedDay.until(Stage.CONVENED).arrive().enrol().elect()
    for head in ("", day.hashes[-2].hex(), "11" * 32):
        assert refused_after(day, day.signed(AUDITOR, acts.RecordConfirmed(head))) == ["record.head_unknown"]


def test_nothing_is_confirmed_before_there_is_a_record() -> None:
    found = list(sealed_faults(CaseState(), [], AUDITOR, acts.RecordConfirmed(chain.ZERO.hex())))
    assert found == [Finding.of("record.head_unknown")]


MISSHAPEN = [Opaque({}), Opaque({"suite": "P256-1"}), Opaque({"items": [[]]})]


@pytest.mark.parametrize("sheet", MISSHAPEN, ids=str)
def test_a_sheet_that_is_none_is_found(sheet: Opaque) -> None:
    day = to_seal()
    sealed = day.signed(evaluator_actor(FIRST), acts.SheetSealed(ROSTER, sheet))
    assert refused_after(day, sealed) == ["sheet.misshapen"]


def test_a_sheet_with_other_items_than_it_says_is_found() -> None:
    day = to_seal()
    mine = payloads_of(FIRST)
    less = {name: text for name, text in mine.items() if name != L9}
    more = {**mine, ProposalId("Z99"): "{}"}
    for payloads in (less, more, {**less, ProposalId("Z99"): "{}"}):
        sheet = seal(payloads, sheet_context(CASE, FIRST))
        sealed = day.signed(evaluator_actor(FIRST), acts.SheetSealed(ROSTER, sheet))
        assert refused_after(day, sealed) == ["sheet.other_items"]


def test_a_sheet_holds_in_whatever_order_its_ballots_were_sealed() -> None:
    """The roster's order is the secretary's, not that of the names: L9 stands before L10."""
    day = to_seal()
    assert list(ROSTER) != sorted(ROSTER)
    for order in (ROSTER, ROSTER[::-1]):
        sheet = seal({name: payloads_of(FIRST)[name] for name in order}, sheet_context(CASE, FIRST))
        act = acts.SheetSealed(ROSTER, sheet)
        assert not list(sealed_faults(day.state, day.hashes, evaluator_actor(FIRST), act))
        assert check_record([*day.links, day.signed(evaluator_actor(FIRST), act)]).holds


@pytest.mark.parametrize("holders", [(CHAIR, SECRETARY, STRANGER), (SECRETARY, CHAIR, AUDITOR)], ids=str)
def test_a_sheet_that_is_sealed_for_other_holders_is_found(holders: tuple[Actor, ...]) -> None:
    day = to_seal()
    sheet = seal(payloads_of(FIRST), sheet_context(CASE, FIRST), *holders)
    sealed = day.signed(evaluator_actor(FIRST), acts.SheetSealed(ROSTER, sheet))
    assert refused_after(day, sealed) == ["sheet.other_holders"]


def test_a_rehearsal_with_a_sheet_that_is_none_or_for_others_is_found() -> None:
    day = SignedDay.until(Stage.CONVENED).arrive().enrol().elect()
    pairs = tuple(combinations(HOLDERS, 2))
    none = acts.OpeningRehearsed(Opaque({}), pairs, REHEARSED)
    assert refused_after(day, day.signed(SECRETARY, none)) == ["sheet.misshapen"]
    others = seal({"test": REHEARSED}, rehearsal_context(CASE), CHAIR, SECRETARY, STRANGER)
    foreign = acts.OpeningRehearsed(others, pairs, REHEARSED)
    assert refused_after(day, day.signed(SECRETARY, foreign)) == ["sheet.other_holders"]


def test_a_pledge_or_rehearsal_before_there_are_rules_or_holders_is_refused() -> None:
    day = SignedDay.until(Stage.PREPARING)
    assert refused_after(day, day.signed(SECRETARY, acts.PledgeSigned("2026-1", ""))) == ["act.not_now"]
    rehearsal = acts.OpeningRehearsed(day.rehearsal_sheet(), tuple(combinations(HOLDERS, 2)), REHEARSED)
    assert refused_after(day, day.signed(SECRETARY, rehearsal)) == ["act.not_now"]


Change = Callable[[acts.OpenedBallot], acts.OpenedBallot]


def with_other_marks(one: acts.OpenedBallot) -> acts.OpenedBallot:
    plain: dict[str, Any] = json.loads(one.payload)
    plain["marks"][0] -= 10
    return replace(one, payload=json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


@pytest.mark.parametrize(
    "change",
    [
        with_other_marks,
        lambda one: replace(one, payload=one.payload + " "),
        lambda one: replace(one, salt="00" * 32),
        lambda one: replace(one, salt=one.salt[:-2]),
        lambda one: replace(one, salt="salt"),
        lambda one: replace(one, salt=one.salt.upper() + " "),
        lambda one: replace(one, key="key"),
        lambda one: replace(one, key=""),
    ],
    ids=["other marks", "a space more", "another salt", "a short salt", "no salt", "upper case", "no key", "empty key"],
)
def test_an_opened_ballot_that_is_not_what_was_sealed_is_found(change: Change) -> None:
    day = opening()
    first, *others = day.opened(FIRST)
    opened = acts.SheetOpened(FIRST, (change(first), *others))
    assert refused_after(day, day.signed(SECRETARY, opened)) == ["opening.not_what_was_sealed"]


def test_a_published_key_that_did_not_close_the_ballot_is_found_by_both() -> None:
    day = opening()
    first, second, *others = day.opened(FIRST)
    opened = acts.SheetOpened(FIRST, (replace(first, key=second.key), second, *others))
    assert refused_after(day, day.signed(SECRETARY, opened)) == ["opening.other_key"]
    carried = [*day.links, day.signed(SECRETARY, opened)]
    assert stranger.check(record_json(tuple((one.body, one.signature) for one in carried))).codes == (
        "opening.other_key",
    )


def test_every_opened_ballot_that_is_not_what_was_sealed_is_named() -> None:
    day = opening()
    opened = acts.SheetOpened(FIRST, tuple(with_other_marks(one) for one in day.opened(FIRST)))
    checked = check_record([*day.links, day.signed(SECRETARY, opened)])
    named = [fault.fact("proposal") for fault in checked.faults if fault.code == "opening.not_what_was_sealed"]
    assert named == list(ROSTER)


def test_one_members_ballot_is_not_anothers() -> None:
    day = opening()
    swapped = acts.SheetOpened(THIRD, day.opened(FIRST))
    assert set(refused_after(day, day.signed(SECRETARY, swapped))) == {"opening.not_what_was_sealed"}


def test_a_sheet_sealed_in_another_case_does_not_open_here() -> None:
    day = to_seal()
    mine = payloads_of(FIRST)
    day.do(evaluator_actor(FIRST), acts.SheetSealed(ROSTER, seal(mine, sheet_context(CaseId("2025-other"), FIRST))))
    day.seal(SECOND, THIRD).close().consent()
    opened = tuple(acts.OpenedBallot(name, "11" * 32, "22" * 32, mine[name]) for name in ROSTER)
    assert set(refused_after(day, day.signed(SECRETARY, acts.SheetOpened(FIRST, opened)))) == {
        "opening.not_what_was_sealed"
    }


def test_what_was_never_sealed_is_not_opened() -> None:
    def faults(state: CaseState, act: Act) -> list[Finding]:
        return list(sealed_faults(state, [], SECRETARY, act))

    opened = acts.SheetOpened(FIRST, ())
    expected = [Finding.of("opening.no_such_sheet", evaluator="1")]
    assert faults(CaseState(), opened) == expected
    assert faults(CaseState(sheets={FIRST: acts.SheetSealed((), Opaque({}))}), opened) == expected
    foreign = acts.SheetOpened(FIRST, (replace(opening().opened(FIRST)[0], proposal=ProposalId("Z99")),))
    assert [one.code for one in faults(opening().state, foreign)] == ["opening.not_what_was_sealed"]


def test_a_voided_ballot_stays_closed_and_the_record_holds() -> None:
    day = to_seal().do(CHAIR, acts.ExclusionRecorded(FIRST, C01, "party", "당사자")).seal().close()
    day.walk_to(Stage.OPENED)
    assert check_record(day.links).holds
    assert C01 not in day.state.opened[FIRST]
    assert day.state.score_book().statuses[C01] == {FIRST: MarkStatus.EXCLUDED}


# ── keys ───────────────────────────────────────────────────────────────────────────────────
def test_keys_are_written_and_read_back() -> None:
    keys = keys_of(CHAIR).public
    assert public_keys(key_text(keys)) == keys


MINE = key_text(keys_of(CHAIR).public)
NO_KEYS = [
    KeyText("", ""),
    KeyText(MINE.signing, ""),
    KeyText(MINE.signing.upper(), MINE.sealing),
    KeyText(MINE.signing[:-2], MINE.signing[-2:] + MINE.sealing),
    KeyText("02" + "ff" * 32, MINE.sealing),
    KeyText(MINE.signing, "05" + MINE.sealing[2:]),
]


@pytest.mark.parametrize("text", NO_KEYS, ids=range(6))
def test_what_are_no_keys_do_not_enrol(text: KeyText) -> None:
    with pytest.raises(NotAKeyError):
        public_keys(text)
    created = replace(SignedDay().created(), keys=text)
    assert list(sealed_faults(CaseState(), [], SECRETARY, created)) == [Finding.of("actor.keys_misshapen")]
    day = SignedDay()
    assert refused_after(day, day.signed(SECRETARY, created)) == ["record.signature_wrong"]


def test_good_keys_have_no_fault() -> None:
    assert not list(sealed_faults(CaseState(), [], SECRETARY, SignedDay().created()))
    assert not list(sealed_faults(CaseState(), [], SECRETARY, acts.ScoringOpened()))


def test_contexts_tell_case_member_and_rehearsal_apart() -> None:
    contexts = {sheet_context(case, one) for case in (CASE, CaseId("2025-other")) for one in MEMBERS}
    assert len(contexts | {rehearsal_context(CASE)}) == 7
    assert sheet_context(CASE, EvaluatorId("10")) == "2026-small|scoring|evaluator:10"
