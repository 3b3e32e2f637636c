"""Two officers give somebody new keys: what was signed and sealed stays, what only the old keys opened is gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from committee_app.case import acts
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import Actor
from committee_app.case.lifecycle import Stage
from committee_app.case.people import HOLDERS, Role, evaluator_actor, officer_actor
from committee_app.case.signatures import signatories
from committee_app.desks.access import LockedKeys, NewSeat, sign_in
from committee_app.desks.auditing import Verdict, failing, key_prints, verify
from committee_app.desks.issuing import issue_minutes, sign_minutes
from committee_app.desks.opening import open_sheets, rehearse_opening
from committee_app.desks.rekeying import Rekeying, begin_rekeying, what_is_lost
from resources.verifier import verifier as stranger
from tests.builders import AUDITOR, C01, CHAIR, FIRST, L10, SECOND, SECRETARY, THIRD
from tests.docs.carried import quickly_signed_by
from tests.journeys.conftest import finished
from tests.ui.rooms import COST, PASSPHRASE, ToldRoom, declare, prepared_room, resolve, seal

REASON = "카드와 봉투를 모두 잃음"


@pytest.fixture
def ready(tmp_path: Path) -> Iterator[ToldRoom]:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        declare(told)
        told.chair.clear(THIRD, L10, "학회 회원일 뿐임")
        yield told


def made(told: ToldRoom, person: Actor) -> tuple[Rekeying, LockedKeys]:
    rekeying = begin_rekeying(told.room.record, person, REASON, COST)
    return rekeying, rekeying.lock()


def rekey(told: ToldRoom, person: Actor) -> NewSeat:
    """Let two who are not the person sign, and give the person their new seat."""
    first, second = [role for role in (Role.SECRETARY, Role.AUDITOR, Role.CHAIR) if officer_actor(role) != person][:2]
    rekeying, locked = made(told, person)
    holder = {Role.SECRETARY: told.secretary, Role.AUDITOR: told.auditor, Role.CHAIR: told.chair}
    holder[first].replace_keys(rekeying, locked)
    seat = holder[second].confirm_new_keys(rekeying, locked)
    told.seat(seat)
    return seat


def confirm(told: ToldRoom) -> None:
    for desk in (told.secretary, told.auditor, told.chair):
        desk.confirm_record()


def rehearse(told: ToldRoom) -> None:
    finished(rehearse_opening(told.room.record, {role: told.signers[officer_actor(role)] for role in HOLDERS}))


def codes(caught: pytest.ExceptionInfo[RefusedError]) -> list[str]:
    return [one.code for one in caught.value.findings]


def holds(told: ToldRoom) -> set[str]:
    told.room.close()
    return {step.code for step in failing(finished(verify([told.path], PASSPHRASE, cost=COST)))}


def test_a_member_goes_on_with_new_keys_and_without_their_drafts(ready: ToldRoom) -> None:
    actor, record = evaluator_actor(SECOND), ready.room.record
    before, old = ready.secrets[actor], ready.signers[actor]
    ready.evaluator(SECOND).write_opinion(C01, "적다 만 의견")
    assert what_is_lost(record, actor) == (Finding.of("replacement.drafts_lost", name="김가상2", drafts=1),)
    seat = rekey(ready, actor)
    assert record.file.drafts(actor) == {}
    for secret in (before, "0000 0000 0572 4"):
        with pytest.raises(RefusedError) as wrong:
            sign_in(record, actor, secret)
        assert codes(wrong) == ["code.wrong"]
    for secret in (seat.secret, seat.recovery):
        assert sign_in(record, actor, secret).keys.public == seat.signer.keys.public
    assert old.keys.public != seat.signer.keys.public
    confirm(ready)
    seal(ready)
    ready.secretary.close_scoring()
    ready.chair.confirm_closing()
    assert holds(ready) == set()


def test_no_sheet_is_sealed_between_new_keys_and_the_holders_confirmation(ready: ToldRoom) -> None:
    rekey(ready, evaluator_actor(SECOND))
    with pytest.raises(RefusedError) as caught:
        seal(ready, FIRST)
    assert codes(caught) == ["record.not_confirmed"] * 3


def test_what_the_old_keys_signed_holds_and_what_they_sign_now_does_not(ready: ToldRoom) -> None:
    seal(ready, SECOND)
    old = ready.signers[AUDITOR]
    rekey(ready, AUDITOR)
    ready.signers[AUDITOR] = old
    with pytest.raises(RefusedError) as caught:
        ready.auditor.confirm_record()
    assert codes(caught) == ["actor.keys_replaced"]
    assert holds(ready) == set()


def test_sheets_sealed_for_a_holders_old_keys_are_opened_by_the_other_two(ready: ToldRoom) -> None:
    seal(ready, SECOND)
    record = ready.room.record
    assert what_is_lost(record, AUDITOR) == (Finding.of("replacement.sheets_stay_closed", name="박감사", sheets=1),)
    rekey(ready, AUDITOR)
    assert [one.code for one in what_is_lost(record, SECRETARY)] == [
        "replacement.sheets_stay_closed",
        "replacement.sheets_lost",
    ]
    confirm(ready)
    rehearse(ready)
    seal(ready, FIRST, THIRD)
    ready.secretary.close_scoring()
    ready.chair.confirm_closing()
    with pytest.raises(RefusedError) as caught:
        finished(open_sheets(record, ready.signers[CHAIR], ready.signers[AUDITOR]))
    assert codes(caught) == ["opening.not_their_keys", "opening.stands_at"]
    finished(open_sheets(record, ready.signers[CHAIR], ready.signers[SECRETARY]))
    assert ready.room.state.stage is Stage.OPENED
    assert holds(ready) == set()


def test_cut_between_the_two_officers_nothing_of_the_new_keys_is_in_the_file(ready: ToldRoom) -> None:
    actor = evaluator_actor(SECOND)
    kept = ready.room.record.file.slots()
    rekeying, locked = made(ready, actor)
    ready.secretary.replace_keys(rekeying, locked)
    assert ready.room.record.file.slots() == kept
    assert sign_in(ready.room.record, actor, ready.secrets[actor]).actor == actor
    rekey(ready, actor)
    with pytest.raises(RefusedError) as caught:
        ready.auditor.confirm_new_keys(rekeying, locked)
    assert codes(caught) == ["replacement.not_proposed"]


def test_a_key_that_nobody_shows_is_nobodys(ready: ToldRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    actor = evaluator_actor(SECOND)
    rekeying, locked = made(ready, actor)
    other, _ = made(ready, actor)
    monkeypatch.setattr("committee_app.desks.rekeying.PROOF_PURPOSE", "entry")
    with pytest.raises(RefusedError) as caught:
        ready.secretary.replace_keys(rekeying, locked)
    assert codes(caught) == ["replacement.proof_wrong"]
    assert other.person == rekeying.person


def test_nobody_gets_keys_in_place_of_none(ready: ToldRoom) -> None:
    with pytest.raises(RefusedError) as caught:
        begin_rekeying(ready.room.record, evaluator_actor(THIRD).replace("3", "9"), REASON, COST)  # type: ignore[arg-type]
    assert codes(caught) == ["actor.not_enrolled"]


def test_the_minutes_tell_of_new_keys_and_are_signed_with_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with prepared_room(tmp_path, until=Stage.DELIBERATING) as told:
        rekey(told, SECRETARY)
        resolve(told)
        told.secretary.close_meeting()
        record = told.room.record
        finished(issue_minutes(record, told.signers[SECRETARY], "ko"))
        for actor in signatories(told.room.state)[:3]:
            finished(sign_minutes(record, told.signers[actor]))
        rekey(told, SECRETARY)
        with pytest.raises(RefusedError) as caught:
            finished(sign_minutes(record, told.signers[SECRETARY]))
        assert codes(caught) == ["minutes.not_issued"]
        finished(issue_minutes(record, told.signers[SECRETARY], "ko"))
        for actor in signatories(told.room.state):
            finished(sign_minutes(record, told.signers[actor]))
        data = record.file.attachment("minutes.pdf")
        assert data is not None
        minutes = tmp_path / "minutes.pdf"
        minutes.write_bytes(data)
        told.room.close()
        found = finished(verify([told.path, minutes], PASSPHRASE, cost=COST))
        assert {step.code for step in failing(found)} == set()
        assert [(one.actor, one.name) for one in found.prints if one.last] == [(SECRETARY, "이간사")] * 2
        old_keys_stand_in(data, found, told, monkeypatch)


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    said = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return said


def old_keys_stand_in(data: bytes, found: Verdict, told: ToldRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both keys that were replaced: on the page, in our verdict, in the verdict of the verifier that stands alone."""
    old = [one.fingerprint for one in found.prints if one.last]
    ends = [one.last for one in found.prints if one.last]
    assert ends == [
        seq
        for seq, one in enumerate(told.room.record.journal, start=1)
        if isinstance(one.act, acts.ReplacementConfirmed) and one.act.person == SECRETARY
    ]
    assert len({*old, key_prints(told.room.state)[0].fingerprint}) == 3
    page = "".join(text_of(data).split())
    assert all("".join(one.split()) in page for one in old)
    assert f"(기록1–{ends[0]})" in page
    monkeypatch.setattr(stranger, "signed_by", quickly_signed_by)
    report = stranger.verify(data)
    assert report.holds
    assert report.verdict is not None
    theirs = [(who, name, text) for who, name, text, earlier in stranger.key_prints(report.verdict.state) if earlier]
    assert theirs == [(SECRETARY, "이간사", "".join(one.split())) for one in old]
