"""What is put into a case file comes out as it was, and nothing that was recorded changes."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from committee_app.casefile import Attachment, CaseFile, Entry, Head
from committee_app.casefile.driver import DatabaseError
from committee_app.casefile.errors import ClosedError, NotTheHeadError
from committee_app.sealing.chain import ZERO, first_broken_link
from committee_app.sealing.slots import EmptySecretError
from tests.casefile.room import COST, PASSPHRASE, SECRET_NAME, following, grow, new_case, open_case
from tests.casefile.second_process import as_links


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "심의 100%#?.case"


@pytest.fixture
def casefile(place: Path) -> Iterator[CaseFile]:
    with new_case(place) as casefile:
        yield casefile


def test_a_new_file_has_no_entries(casefile: CaseFile) -> None:
    assert casefile.head() == Head(0, ZERO)
    assert list(casefile.entries()) == []


def test_entries_come_back_byte_for_byte_after_reopening(place: Path, casefile: CaseFile) -> None:
    bodies = [b'{"a": 1 , "b":"\\u0000"}', '{"가":"힣 😀"}'.encode(), b"[]"]
    for body in bodies:
        casefile.append(Entry.following(casefile.head(), body, b"\x00\xff signature"))
    kept = list(casefile.entries())
    casefile.close()
    with open_case(place) as again:
        assert list(again.entries()) == kept
        assert [one.body for one in kept] == bodies
        assert again.head() == Head(3, kept[-1].hash)
        assert first_broken_link(as_links(kept)) is None


def test_entries_are_given_from_any_number_on(casefile: CaseFile) -> None:
    with casefile.transaction():
        grow(casefile, 300)
    assert [one.seq for one in casefile.entries(after=255)] == list(range(256, 301))
    assert list(casefile.entries(after=300)) == []


def test_reading_half_of_the_entries_keeps_nobody_from_writing(casefile: CaseFile) -> None:
    grow(casefile, 3)
    reader = casefile.entries()
    next(reader)
    grow(casefile, 1)
    assert casefile.head().seq == 4


@pytest.mark.parametrize("head", [Head(0, ZERO), Head(2, ZERO), Head(1, b"\x01" * 32), Head(5, ZERO)])
def test_an_entry_that_does_not_follow_the_newest_is_refused(casefile: CaseFile, head: Head) -> None:
    grow(casefile, 2)
    with pytest.raises(NotTheHeadError) as refused:
        casefile.append(following(head))
    assert refused.value.finding.fact("head") == 2
    assert casefile.head().seq == 2


def test_an_entry_with_anothers_hash_is_a_bug_of_the_caller(casefile: CaseFile) -> None:
    entry = following(casefile.head())
    with pytest.raises(ValueError, match="hash of entry 1"):
        casefile.append(Entry(entry.seq, entry.prev, entry.body, b"another", entry.hash))


@pytest.mark.parametrize("body", [b"no json", b"{", b'{"a": NaN}'])
def test_a_body_that_is_no_json_is_a_bug_and_is_not_kept(casefile: CaseFile, body: bytes) -> None:
    with pytest.raises(DatabaseError):
        casefile.append(Entry.following(casefile.head(), body, b""))
    assert casefile.head().seq == 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET body = '{}'",
        "DELETE FROM entry WHERE seq = 2",
        "INSERT OR REPLACE INTO entry SELECT seq, prev, '{}', signature, hash FROM entry WHERE seq = 2",
        "INSERT OR REPLACE INTO entry SELECT seq, prev, '{}', signature, hash FROM entry WHERE seq = 1",
        "INSERT OR IGNORE INTO entry SELECT seq + 1, prev, '{}', signature, hash FROM entry WHERE seq = 2",
        "UPDATE OR REPLACE entry SET seq = 1 WHERE seq = 2",
        "UPDATE keyslot SET slot = '{}'",
        "DELETE FROM keyslot",
        "INSERT OR REPLACE INTO keyslot SELECT actor, place, generation, '[]' FROM keyslot",
        "UPDATE attachment SET name = 'b'",
        "DELETE FROM attachment",
        "INSERT OR REPLACE INTO attachment SELECT number, 'b', media, sha256, size, data FROM attachment",
    ],
)
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_a_trigger_stops_who_would_change_the_record(casefile: CaseFile, statement: str, recursive: str) -> None:
    """Also under the settings that other tools have by default."""
    grow(casefile, 2)
    casefile.put_slot("secretary", "{}", 1)
    casefile.put_attachment("a", "text/plain", b"a")
    before = (list(casefile.entries()), casefile.slot("secretary"), casefile.attachments())
    with casefile.reading() as connection:
        connection.execute(f"PRAGMA recursive_triggers = {recursive}")
        with pytest.raises(DatabaseError, match=r"append-only|extend the head|newer|after those"):
            connection.execute(statement)
    assert (list(casefile.entries()), casefile.slot("secretary"), casefile.attachments()) == before


def test_the_newest_key_slot_counts_and_none_is_replaced(casefile: CaseFile) -> None:
    assert casefile.slot("evaluator:1") is None
    casefile.put_slot("evaluator:1", '{"n":1}', 1)
    casefile.put_slot("evaluator:1", '{"n":2}', 2)
    casefile.put_slot("evaluator:2", '{"n":3}', 1)
    casefile.put_slot("evaluator:1", '{"n":4}', 1, 2)
    assert casefile.slot("evaluator:1") == '{"n":2}'
    assert casefile.slot("evaluator:1", 2) == '{"n":4}'
    assert [one[:3] for one in casefile.slots()] == [
        ("evaluator:1", 1, 1),
        ("evaluator:1", 1, 2),
        ("evaluator:1", 2, 1),
        ("evaluator:2", 1, 1),
    ]
    with pytest.raises(DatabaseError, match="newer"):
        casefile.put_slot("evaluator:1", "{}", 2)


def test_a_draft_is_replaced_and_dropped(casefile: CaseFile) -> None:
    casefile.put_draft("evaluator:1", "sheet", b"first", "2026-02-10T10:00:00+09:00")
    casefile.put_draft("evaluator:1", "sheet", b"second", "2026-02-10T10:01:00+09:00")
    casefile.put_draft("evaluator:1", "declaration", b"third", "2026-02-10T10:02:00+09:00")
    casefile.put_draft("evaluator:2", "sheet", b"of another", "2026-02-10T10:03:00+09:00")
    assert casefile.draft("evaluator:1", "sheet") == (b"second", "2026-02-10T10:01:00+09:00")
    assert list(casefile.drafts("evaluator:1")) == ["declaration", "sheet"]
    casefile.drop_drafts("evaluator:1")
    assert casefile.draft("evaluator:1", "sheet") is None
    assert casefile.drafts("evaluator:1") == {}
    assert list(casefile.drafts("evaluator:2")) == ["sheet"]


def test_every_document_stays_and_the_newest_of_a_name_is_given(casefile: CaseFile) -> None:
    assert casefile.attachment("minutes.pdf") is None
    first = casefile.put_attachment("minutes.pdf", "application/pdf", b"unsigned")
    casefile.put_attachment("minutes.pdf", "application/pdf", b"signed")
    casefile.put_attachment("minutes.pdf", "application/pdf", b"signed")
    assert casefile.attachment("minutes.pdf") == b"signed"
    assert [one.size for one in casefile.attachments()] == [8, 6]
    assert casefile.put_attachment("minutes.pdf", "application/pdf", b"unsigned") == first
    assert casefile.attachment("minutes.pdf") == b"unsigned"
    assert casefile.attachments()[0] == Attachment("minutes.pdf", "application/pdf", first, 8)


def test_of_a_document_that_goes_on_only_the_end_is_kept(casefile: CaseFile) -> None:
    whole = b"%PDF-1.7 the document"
    for end in (b"", b" one signature", b" and another"):
        whole += end
        assert casefile.put_attachment("minutes.pdf", "application/pdf", whole) == hashlib.sha256(whole).hexdigest()
        assert casefile.attachment("minutes.pdf") == whole
    casefile.put_attachment("minutes.pdf", "application/pdf", b"%PDF-1.7 another")
    casefile.put_attachment("minutes.pdf", "application/pdf", b"%PDF-1.7 another, signed")
    assert casefile.attachment("minutes.pdf") == b"%PDF-1.7 another, signed"
    with casefile.reading() as connection:
        kept = connection.execute("SELECT data FROM attachment ORDER BY number").fetchall()
    assert [data for (data,) in kept][1:] == [b" one signature", b" and another", b"%PDF-1.7 another", b", signed"]


def test_a_rehearsal_keeps_its_secrets_in_clear(casefile: CaseFile) -> None:
    casefile.note_rehearsal_secret("secretary", "하나")
    casefile.note_rehearsal_secret("secretary", "둘")
    casefile.note_rehearsal_secret("evaluator:1", "1234")
    assert casefile.rehearsal_secrets() == {"evaluator:1": "1234", "secretary": "둘"}


def test_several_calls_become_one(casefile: CaseFile) -> None:
    def fail() -> None:
        with casefile.transaction():
            grow(casefile, 1)
            casefile.put_slot("secretary", "{}", 1)
            casefile.drop_drafts("secretary")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert casefile.head().seq == 0
    assert casefile.slot("secretary") is None
    with casefile.transaction():
        grow(casefile, 2)
        casefile.put_slot("secretary", "{}", 1)
    assert casefile.head().seq == 2
    assert casefile.slot("secretary") == "{}"


def test_an_inner_block_takes_back_its_own_part_only(casefile: CaseFile) -> None:
    def fail() -> None:
        with casefile.transaction():
            casefile.put_draft("a", "taken back", b"", "")
            raise KeyError

    with casefile.transaction():
        casefile.put_draft("a", "kept", b"", "")
        with pytest.raises(KeyError):
            fail()
        casefile.put_draft("a", "kept too", b"", "")
    assert list(casefile.drafts("a")) == ["kept", "kept too"]


def test_no_call_leaves_a_transaction_open(casefile: CaseFile) -> None:
    calls = (
        lambda: grow(casefile, 1),
        lambda: casefile.put_slot("a", "{}", 1),
        lambda: casefile.put_draft("a", "b", b"", ""),
        lambda: casefile.drop_drafts("a"),
        lambda: casefile.put_attachment("a", "b", b""),
        lambda: casefile.note_rehearsal_secret("a", "b"),
        lambda: next(casefile.entries()),
        casefile.attachments,
        lambda: casefile.table("mark"),
    )
    for call in calls:
        call()
        with casefile.reading() as connection:
            assert not connection.in_transaction


def test_a_closed_file_answers_nothing(casefile: CaseFile) -> None:
    casefile.close()
    casefile.close()
    with pytest.raises(ClosedError):
        casefile.head()
    with pytest.raises(ClosedError):
        grow(casefile, 1)


def test_a_file_at_rest_is_one_file(place: Path, casefile: CaseFile) -> None:
    grow(casefile, 1)
    casefile.close()
    assert list(place.parent.iterdir()) == [place]


def test_nothing_is_readable_in_the_file_or_its_journal(place: Path, casefile: CaseFile) -> None:
    grow(casefile, 20)
    casefile.note_rehearsal_secret("secretary", SECRET_NAME)
    with casefile.transaction():
        grow(casefile, 20)
        journal = place.with_name(place.name + "-journal").read_bytes()
    casefile.close()
    for content in (journal, place.read_bytes()):
        assert len(content) > 4096
        for known in (SECRET_NAME.encode(), b"statement_recorded", b"CREATE TABLE", b"SQLite format"):
            assert known not in content


def test_a_passphrase_opens_however_it_was_typed(place: Path) -> None:
    new_case(place, 1).close()
    decomposed = unicodedata.normalize("NFD", PASSPHRASE)
    assert decomposed != PASSPHRASE
    with open_case(place, f"  {decomposed.replace(' ', '   ')} ") as casefile:
        assert casefile.head().seq == 1


def test_an_empty_passphrase_makes_no_file(place: Path) -> None:
    with pytest.raises(EmptySecretError):
        CaseFile.create(place, "  ", cost=COST)
    assert list(place.parent.iterdir()) == []


def test_two_files_under_one_passphrase_share_no_key(tmp_path: Path) -> None:
    for name in ("a.case", "b.case"):
        new_case(tmp_path / name).close()
    first, second = ((tmp_path / name).read_bytes() for name in ("a.case", "b.case"))
    assert first[:16] != second[:16]


def test_the_log_can_be_read_with_sql(casefile: CaseFile) -> None:
    grow(casefile, 1)
    with casefile.reading() as connection:
        seq, at, actor, kind, _, act = connection.execute("SELECT * FROM v_log").fetchone()
    assert (seq, at, actor, kind) == (1, "2026-02-10T10:00:00+09:00", "secretary", "statement_recorded")
    assert json.loads(act) == {"n": 0}


def test_bytes_added_to_an_open_file_are_seen(place: Path, casefile: CaseFile) -> None:
    with place.open("ab") as file:
        file.write(b"more")
    found = {one.code: one for one in casefile.altered_bytes()}
    assert found["casefile.other_length"].fact("length") == place.stat().st_size
