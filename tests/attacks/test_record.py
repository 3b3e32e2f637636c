"""Fifteen attacks by somebody who holds the file, each with what finds it, or that nothing inside the file does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from committee_app.case import acts
from committee_app.case.acts import Act
from committee_app.case.identifiers import Actor
from committee_app.case.lifecycle import Stage
from committee_app.case.people import evaluator_actor
from committee_app.desks.checking import Link, check_record, key_text
from committee_app.desks.entries import read_body
from committee_app.sealing import chain
from committee_app.sealing.keys import PrivateKeys
from committee_app.sealing.sheets import SheetDamagedError
from tests.attacks.conftest import Copies
from tests.attacks.held import (
    cannot_tell,
    chained,
    found_in,
    held,
    links_of,
    rebuild,
    rehashed,
    verdict,
    with_body,
    write_case,
)
from tests.builders import FIRST, ROSTER, SECOND, SECRETARY, THIRD, SignedDay, keys_of, linked

NOBODY_CAN_TELL = {"verify.whose_keys", "verify.nothing_cut_off", "verify.result_again"}
UP_TO = {"verify.record_holds", "record.entry_refused"}
"""What is said of every record that holds only up to some entry; the reason stands beside it."""


def place_of(entries: Iterable[Link], kind: type[Act], which: int = 0) -> int:
    """Return where the entry of a kind stands, counted from 0."""
    return [at for at, one in enumerate(entries) if isinstance(read_body(one.body).act, kind)][which]


def changed(path: Path, change: Callable[[list[Link]], list[Link]]) -> set[str]:
    """Put another record into the file and return what is found."""
    entries = links_of(path)
    with held(path) as hands:
        hands.put(change(entries))
    return found_in(path)


def test_the_day_holds_before_anybody_touches_it(a_case: Copies) -> None:
    path = a_case()
    assert found_in(path) == set()
    assert cannot_tell(path) == NOBODY_CAN_TELL
    with held(path) as hands:
        hands.put(links_of(a_case(name="b.case")))
    assert found_in(path) == set()


# ── 1: the readable tables ─────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE mark SET points_c = 3000 WHERE evaluator = '1' AND proposal = 'C01' AND criterion = 'A1'", "altered"),
        ("DELETE FROM mark WHERE evaluator = '3'", "missing"),
        ("INSERT INTO mark VALUES('2', 'C02', 'A1', 3000, 30)", "added"),
        ("UPDATE ranking SET rank = 1", "altered"),
        ("UPDATE ranking SET final_text = '99.0000' WHERE proposal = 'C02'", "altered"),
        ("UPDATE evaluator SET signing_key = '02'", "altered"),
        ("UPDATE proposal SET title = '다른 과제' WHERE id = 'L9'", "altered"),
        ("UPDATE ballot SET status = 'absent' WHERE evaluator = '1' AND proposal = 'L9'", "altered"),
    ],
)
def test_an_edited_row_of_a_readable_table(a_case: Copies, statement: str, code: str) -> None:
    path = a_case()
    with held(path) as hands:
        hands.run(statement)
    assert found_in(path) == {"verify.tables_agree", f"casefile.row_{code}"}


# ── 2, 3: what an entry says ───────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("repair", "code"),
    [(lambda one: one, "record.hash_wrong"), (rehashed, "record.signature_wrong")],
    ids=["as it is", "with its hash computed anew"],
)
@pytest.mark.parametrize("rechain", [False, True], ids=["chain left", "chain computed anew"])
def test_an_edited_body(a_case: Copies, repair: Callable[[Link], Link], code: str, rechain: bool) -> None:
    def edit(entries: list[Link]) -> list[Link]:
        at = place_of(entries, acts.MeetingOpened)
        entries[at] = repair(with_body(entries[at], "가상회의실", "다른회의실"))
        return chained(entries) if rechain else entries

    assert changed(a_case(), edit) == {*UP_TO, "record.signature_wrong" if rechain else code}


def test_an_edited_mark_of_an_opened_ballot(a_case: Copies) -> None:
    """The secretary, who opened it, signs it too: what was sealed says otherwise."""

    def edit(entries: list[Link]) -> list[Link]:
        at = place_of(entries, acts.SheetOpened)
        forged = with_body(entries[at], "2500", "3000")
        return [*entries[:at], linked(entries[at].prev, forged.body, keys_of(SECRETARY))]

    assert changed(a_case(), edit) == {*UP_TO, "opening.not_what_was_sealed"}


# ── 4, 5, 6: entries taken out or moved ────────────────────────────────────────────────────
def without_the_second_sheet(entries: list[Link]) -> list[Link]:
    at = place_of(entries, acts.SheetSealed, 1)
    return [*entries[:at], *entries[at + 1 :]]


def with_two_sheets_swapped(entries: list[Link]) -> list[Link]:
    one, other = place_of(entries, acts.SheetSealed, 0), place_of(entries, acts.SheetSealed, 1)
    entries[one], entries[other] = entries[other], entries[one]
    return entries


def test_a_deleted_ballot_that_leaves_its_number_empty(a_case: Copies) -> None:
    path = a_case()
    at = place_of(links_of(path), acts.SheetSealed, 1)
    with held(path) as hands:
        hands.run("DELETE FROM entry WHERE seq = ?", at + 1)
    assert found_in(path) == {*UP_TO, "record.link_broken"}


@pytest.mark.parametrize("change", [without_the_second_sheet, with_two_sheets_swapped])
def test_a_ballot_deleted_or_swapped_with_the_numbers_made_right(
    a_case: Copies, change: Callable[[list[Link]], list[Link]]
) -> None:
    assert changed(a_case(), change) == {*UP_TO, "record.link_broken"}


@pytest.mark.parametrize("change", [without_the_second_sheet, with_two_sheets_swapped])
def test_a_ballot_deleted_or_swapped_with_the_chain_computed_anew(
    a_case: Copies, change: Callable[[list[Link]], list[Link]]
) -> None:
    """Every signature pins the history before it: the next signer had seen a head that this record does not have."""
    assert changed(a_case(), lambda entries: chained(change(entries))) == {*UP_TO, "record.base_unknown"}


@pytest.mark.parametrize(("first", "moved"), [(1, 100), (40, 1), (12, 1)])
def test_other_numbers(a_case: Copies, first: int, moved: int) -> None:
    """The number is an unsigned copy of the place; whoever went on from a wrong one could not append any more."""
    path = a_case()
    with held(path) as hands:
        for (seq,) in hands.run("SELECT seq FROM entry WHERE seq >= ? ORDER BY seq DESC", first):
            hands.run("UPDATE entry SET seq = ? WHERE seq = ?", seq + moved, seq)
    assert found_in(path) == {*UP_TO, "record.link_broken"}


# ── 7: another key for a member ────────────────────────────────────────────────────────────
def signed_anew(entries: list[Link], sign_for: Callable[[Actor], PrivateKeys | None]) -> list[Link]:
    """Write the history anew with another key for the first member.

    `sign_for` gives the keys with which somebody's entries are signed; None leaves what they signed.
    """
    found: list[Link] = []
    forged = key_text(keys_of(Actor("evaluator:99")).public)
    for one in entries:
        said = read_body(one.body)
        text = one.body.decode()
        if isinstance(said.act, acts.MemberEnrolled) and said.act.evaluator == FIRST:
            text = text.replace(said.act.keys.signing, forged.signing).replace(said.act.keys.sealing, forged.sealing)
        head = found[-1].hash if found else chain.ZERO
        if (keys := sign_for(said.actor)) is None:
            found.append(rehashed(replace(one, prev=head)))
            continue
        # What they had seen is the new history now.
        base = found[said.base.seq - 1].hash if said.base.seq else chain.ZERO
        found.append(linked(head, text.replace(said.base.hash, base.hex()).encode(), keys))
    return found


def test_a_members_key_replaced_and_the_history_signed_anew_by_the_secretary(a_case: Copies) -> None:
    """He has his own key and the one that he made up; nobody else signs again."""
    own = {SECRETARY: keys_of(SECRETARY), evaluator_actor(FIRST): keys_of(Actor("evaluator:99"))}
    assert changed(a_case(), lambda entries: signed_anew(entries, own.get)) == {*UP_TO, "record.base_unknown"}


def test_a_members_key_replaced_and_everybody_signed_for(a_case: Copies) -> None:
    own = {SECRETARY: keys_of(SECRETARY), evaluator_actor(FIRST): keys_of(Actor("evaluator:99"))}
    stranger = PrivateKeys.generate()
    found = changed(a_case(), lambda entries: signed_anew(entries, lambda actor: own.get(actor, stranger)))
    assert found == {*UP_TO, "record.signature_wrong"}


def test_a_whole_case_made_up_with_keys_of_nobody_is_told_only_by_the_prints(
    a_case: Copies, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A miss, and stated: whose keys these are is told by the fingerprints that people signed by hand."""
    path = a_case()
    made_up = tmp_path / "made_up.case"
    monkeypatch.setattr("tests.builders.keys_of", cache(lambda _: PrivateKeys.generate()))
    write_case(made_up, SignedDay.until(Stage.DELIBERATING))
    assert found_in(made_up) == set()
    assert "verify.whose_keys" in cannot_tell(made_up)
    true, false = verdict(path).prints, verdict(made_up).prints
    assert [one.actor for one in true] == [one.actor for one in false]
    assert not {one.fingerprint for one in true} & {one.fingerprint for one in false}
    assert {"verify.copies_agree", "record.parts_here"} == found_in(path, made_up)


# ── 8, 9, 11: in somebody else's name ──────────────────────────────────────────────────────
def day_of(path: Path) -> SignedDay:
    """Return the day as the file has it, to go on with."""
    checked = check_record(links_of(path))
    day = SignedDay()
    day.state, day.links = checked.state, list(links_of(path))
    return day


def appended(path: Path, actor: Actor, act: Act, keys: PrivateKeys) -> set[str]:
    """Append an act in somebody's name, signed with some keys, past the program; return what is found."""
    day = day_of(path)
    with held(path) as hands:
        hands.put([*day.links, day.signed(actor, act, keys)])
    return found_in(path)


def test_a_later_ballot_without_the_members_key(a_case: Copies) -> None:
    path = a_case(Stage.READY)
    day = day_of(path)
    sheet = day.sealed(FIRST, dict.fromkeys(ROSTER, "{}"))
    sealed = acts.SheetSealed(day.state.to_score(FIRST), sheet)
    actor = evaluator_actor(FIRST)
    assert appended(path, actor, sealed, PrivateKeys.generate()) == {*UP_TO, "record.signature_wrong"}


def test_a_sealed_sheet_put_in_by_the_secretary(a_case: Copies) -> None:
    sealed = first_sheet(a_case(Stage.CLOSED, "closed.case"))
    assert appended(a_case(Stage.READY), SECRETARY, sealed, keys_of(SECRETARY)) == {*UP_TO, "act.not_now"}


def first_sheet(path: Path) -> acts.SheetSealed:
    entries = links_of(path)
    act = read_body(entries[place_of(entries, acts.SheetSealed)].body).act
    assert isinstance(act, acts.SheetSealed)
    return act


def test_another_members_sheet_sealed_as_ones_own_opens_for_nobody(a_case: Copies) -> None:
    """Sealed bytes look like any others, so the record takes them; but a sheet is tied to the member who sealed it."""
    path = a_case(Stage.READY)
    day = day_of(path).pledge().declare().clear().seal(FIRST, SECOND)
    copied = read_body(day.links[place_of(day.links, acts.SheetSealed)].body).act
    assert isinstance(copied, acts.SheetSealed)
    day.do(evaluator_actor(THIRD), copied).close().consent()
    with held(path) as hands:
        hands.put(day.links)
    rebuild(path)
    assert found_in(path) == set()
    with pytest.raises(SheetDamagedError):
        day.opened(THIRD)
    # Whoever opens it puts the first member's ballots in by hand, and signs that with their own key.
    forged = acts.SheetOpened(THIRD, day.opened(FIRST))
    with held(path) as hands:
        hands.put([*day.links, day.signed(SECRETARY, forged)])
    assert found_in(path) == {*UP_TO, "opening.not_what_was_sealed"}


def test_an_entry_that_claims_another_actor(a_case: Copies) -> None:
    def claim(entries: list[Link]) -> list[Link]:
        at = place_of(entries, acts.PledgeSigned)
        entries[at] = with_body(entries[at], '"actor":"evaluator:1"', '"actor":"evaluator:2"')
        return chained(entries)

    assert changed(a_case(), claim) == {*UP_TO, "record.signature_wrong"}


# ── 10: what no signature covers ───────────────────────────────────────────────────────────
def test_which_entry_a_row_says_it_came_from_is_not_compared(a_case: Copies) -> None:
    """A miss, and stated: `seq` of a readable row is a help for readers; no report is made from it."""
    path = a_case()
    with held(path) as hands:
        hands.run("UPDATE mark SET seq = 1")
        hands.run("UPDATE ranking SET seq = 12")
    assert found_in(path) == set()


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("prev", bytes(32), "record.link_broken"),
        ("hash", bytes(32), "record.hash_wrong"),
        ("signature", bytes(64), "record.hash_wrong"),
        ("signature", b"", "record.hash_wrong"),
    ],
)
def test_a_changed_column_beside_the_body(a_case: Copies, column: str, value: bytes, code: str) -> None:
    path = a_case()
    with held(path) as hands:
        hands.run(f"UPDATE entry SET {column} = ? WHERE seq = 9", value)
    assert found_in(path) == {*UP_TO, code}


# ── 12 to 15: an older record ──────────────────────────────────────────────────────────────
def test_a_truncated_record_with_its_tables_rebuilt_holds_until_there_are_anchors(a_case: Copies) -> None:
    """A miss, and stated: the second and the third sheet are gone, and all before them is true."""
    path, whole = a_case(), a_case(name="whole.case")
    entries = links_of(path)
    with held(path) as hands:
        hands.put(entries[: place_of(entries, acts.SheetSealed, 1)])
    rows = {"casefile.row_added", "casefile.row_altered", "casefile.row_of_no_entry", "casefile.more_rows_differ"}
    assert found_in(path) == {"verify.tables_agree", *rows}
    rebuild(path)
    assert found_in(path) == set()
    assert "verify.nothing_cut_off" in cannot_tell(path)
    # Beside the whole one it is merely the older.
    assert found_in(path, whole) == set()


@pytest.mark.parametrize("stage", [Stage.READY, Stage.CLOSED], ids=["before the sheets", "before the opening"])
def test_a_file_rolled_back_holds_until_there_are_anchors(a_case: Copies, stage: Stage) -> None:
    path = a_case(stage)
    assert found_in(path) == set()
    assert "verify.nothing_cut_off" in cannot_tell(path)
    assert found_in(path, a_case(name="newer.case")) == set()


def test_a_record_rolled_back_and_continued_by_the_secretary_alone_holds_until_there_are_anchors(
    a_case: Copies,
) -> None:
    """A miss, and stated; but any copy that was kept says where the two part."""
    path, kept = a_case(), a_case(name="kept.case")
    entries = links_of(path)
    with held(path) as hands:
        hands.put(entries[: place_of(entries, acts.SheetSealed, 1)])
    day = day_of(path)
    absent = acts.AbsenceRecorded(SECOND, day.state.to_score(SECOND), "오지 않음")
    with held(path) as hands:
        hands.put([*day.links, day.signed(SECRETARY, absent)])
    rebuild(path)
    assert found_in(path) == set()
    assert found_in(path, kept) == {"verify.copies_agree", "record.parts_here"}
    parts = [step.params for step in verdict(path, kept).steps if step.code == "record.parts_here"]
    assert [dict(one)["actor"] for one in parts] == [SECRETARY, evaluator_actor(SECOND)]
    assert {dict(one)["seq"] for one in parts} == {len(day.links) + 1}


def test_a_clock_that_was_set_back_is_said_and_fails_nothing(a_case: Copies) -> None:
    path = a_case()
    day = day_of(path)
    early = day.signed(
        SECRETARY, acts.StatementRecorded("위원장", "시계를 고쳤습니다."), at="2026-02-25T09:00:00+09:00"
    )
    with held(path) as hands:
        hands.put([*day.links, early])
    rebuild(path)
    assert found_in(path) == set()
    assert cannot_tell(path) == NOBODY_CAN_TELL | {"verify.times_rise"}
