"""Two copies of one case that both went on: each holds, and beside each other they say where they part."""

from __future__ import annotations

from committee_app.case import acts
from committee_app.case.lifecycle import Stage
from committee_app.desks.checking import CheckedRecord, check_record
from committee_app.desks.forks import common_entries, where_they_part
from tests.builders import CHAIR, SECRETARY, SignedDay


def checked(day: SignedDay) -> CheckedRecord:
    found = check_record(day.links)
    assert found.holds
    return found


def copied(day: SignedDay) -> SignedDay:
    """Return another day that begins as this one did."""
    copy = SignedDay(day.holders)
    copy.state, copy.done, copy.links = day.state, list(day.done), list(day.links)
    return copy


def test_two_copies_that_both_went_on_part_where_their_entries_do() -> None:
    one = SignedDay.until(Stage.OPENED)
    common = len(one.links)
    other = copied(one).do(SECRETARY, acts.StatementRecorded("위원장", "다른 자리에서 이어 감"))
    one.do(CHAIR, acts.DeliberationOpened())
    fork = where_they_part(checked(one), checked(other))
    assert fork is not None
    assert fork.common == common == common_entries(checked(one), checked(other))
    assert (fork.one.seq, fork.one.act) == (common + 1, acts.DeliberationOpened())
    assert (fork.other.seq, fork.other.actor) == (common + 1, SECRETARY)


def test_the_longer_of_two_that_part_does_not_win() -> None:
    one = SignedDay.until(Stage.OPENED)
    common = len(one.links)
    other = copied(one).do(SECRETARY, acts.StatementRecorded("", "이어 감"))
    one.deliberate().resolve()
    there, back = where_they_part(checked(one), checked(other)), where_they_part(checked(other), checked(one))
    assert there is not None
    assert back is not None
    assert (there.common, there.one, there.other) == (back.common, back.other, back.one)
    assert there.common == common


def test_an_older_copy_does_not_part() -> None:
    older = SignedDay.until(Stage.READY)
    newer = copied(older).pledge()
    for one, other in ((older, newer), (newer, older), (older, older)):
        assert where_they_part(checked(one), checked(other)) is None
        assert common_entries(checked(one), checked(other)) == len(older.links)


def test_nothing_parts_from_an_empty_record() -> None:
    assert where_they_part(checked(SignedDay()), checked(SignedDay.until(Stage.READY))) is None


def test_two_cases_of_one_name_part_at_their_first_entry() -> None:
    other = SignedDay()
    other.links.append(other.signed(SECRETARY, other.created(), at="2026-02-26T10:00:00+09:00"))
    fork = where_they_part(checked(SignedDay().create()), checked(other))
    assert fork is not None
    assert fork.common == 0
