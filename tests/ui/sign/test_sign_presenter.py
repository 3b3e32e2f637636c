from __future__ import annotations

import hashlib
import json
from datetime import datetime
from pathlib import Path

import pytest

from committee_app.case.identifiers import Actor
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role, evaluator_actor, evaluator_of, officer_actor, role_of
from committee_app.case.signatures import signatories
from committee_app.casefile.casefile import CaseFile
from committee_app.casefile.errors import DiskFullError
from committee_app.desks import token_setup
from committee_app.desks.access import recognition
from committee_app.desks.packages import read_folder
from committee_app.desks.result_files import result_files
from committee_app.export.outside_keys import OutsideKey
from committee_app.export.reading import read_signed_pdf
from committee_app.export.tokens import TokenSetup, open_token
from committee_app.intake.proposal_pages import Drawing
from committee_app.ui.reading.page import Paper
from committee_app.ui.sign.page import Brought, Busy, SignPage, SignRoute, SignStep
from committee_app.ui.sign.presenter import SignPresenter
from tests.builders import SECOND
from tests.export import soft_tokens
from tests.export.outside_papers import PIN, Kind, certificate_file
from tests.export.soft_tokens import SoftToken, soft_token
from tests.intake.test_scans import picture
from tests.ui.fakes import PatientRunner, RecordingView, SteppingRunner
from tests.ui.rooms import ToldRoom, prepared_room


def screen(told: ToldRoom, role: Role = Role.SECRETARY) -> tuple[SignPresenter, RecordingView[SignPage]]:
    view: RecordingView[SignPage] = RecordingView()
    presenter = SignPresenter(told.sitting(role), view)
    told.navigator.on_change = presenter.refresh
    presenter.refresh()
    return presenter, view


def words_of(told: ToldRoom, role: Role) -> str:
    return told.secrets[officer_actor(role)]


def issued(folder: Path) -> ToldRoom:
    """A room whose minutes wait for the chair's signature."""
    told = prepared_room(folder, until=Stage.RESOLVED)
    presenter, _ = screen(told)
    presenter.close_meeting()
    presenter.issue("ko")
    return told


def signed(folder: Path) -> ToldRoom:
    """A room whose minutes everybody has signed."""
    told = issued(folder)
    for actor in signatories(told.room.state):
        seated(told, actor)[0].sign(told.secrets[actor])
    return told


def seated(told: ToldRoom, actor: Actor) -> tuple[SignPresenter, RecordingView[SignPage]]:
    """The screen as anybody who signs has it."""
    view: RecordingView[SignPage] = RecordingView()
    member = evaluator_of(actor)
    sitting = told.sitting(role_of(actor), member) if member else told.sitting(role_of(actor))
    presenter = SignPresenter(sitting, view)
    presenter.refresh()
    return presenter, view


def test_the_secretary_begins_with_the_end_of_the_meeting(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.RESOLVED) as told:
        presenter, view = screen(told)
        assert view.pages[0].step is SignStep.CLOSE
        presenter.open_step("minutes")
        assert [one.code for one in view.page.obstacles] == ["meeting.still_open"]
        presenter.close_meeting()
        assert view.page.meeting_closed
        assert view.page.step is SignStep.MINUTES


def test_the_chair_sees_whose_turn_it_is_before_there_is_a_document(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.RESOLVED) as told:
        presenter, view = screen(told, Role.CHAIR)
        presenter.open_step("sign")
        assert view.page.signer is None
        assert [one.code for one in view.page.obstacles] == ["minutes.not_issued"]


def test_the_minutes_are_made_with_progress_and_told_with_their_facts(tmp_path: Path) -> None:
    with issued(tmp_path) as told:
        _, view = screen(told)
        minutes = view.page.minutes
        assert minutes is not None
        data = told.room.record.file.attachment("minutes.pdf")
        assert data is not None
        assert minutes.sha256 == hashlib.sha256(data).hexdigest()
        assert minutes.words == recognition(bytes.fromhex(minutes.sha256))
        assert minutes.head in {told.room.record.hash_of(seq).hex() for seq in range(1, len(told.room.record.journal))}
        assert minutes.pages > 3
        assert len(minutes.contents) > 8
        assert minutes.contents[0].startswith("1. ")
        assert "minutes.issued" in {one.step for one in told.runner.steps_seen}


def test_minutes_can_be_made_again_in_another_language_until_somebody_signs(tmp_path: Path) -> None:
    with issued(tmp_path) as told:
        presenter, view = screen(told)
        presenter.issue("en")
        assert view.page.minutes is not None
        assert view.page.minutes.language == "en"
        screen(told, Role.CHAIR)[0].sign(words_of(told, Role.CHAIR))
        presenter, view = screen(told)
        presenter.open_step("minutes")
        assert "minutes.already_signed" in [one.code for one in view.page.obstacles]


def test_the_chair_signs_before_the_secretary(tmp_path: Path) -> None:
    with issued(tmp_path) as told:
        presenter, view = screen(told)
        assert view.page.due is not None
        assert view.page.due.role is Role.CHAIR
        assert view.page.signer is None
        presenter.sign(words_of(told, Role.SECRETARY))
        assert [one.code for one in view.page.problems] == ["minutes.chair_first"]
        assert told.room.state.signed == ()


@pytest.mark.parametrize(("words", "code"), [("", "code.empty"), ("가격 나비 다람쥐 라면 마음", "code.wrong")])
def test_wrong_words_sign_nothing(tmp_path: Path, words: str, code: str) -> None:
    with issued(tmp_path) as told:
        presenter, view = screen(told, Role.CHAIR)
        presenter.sign(words)
        assert [one.code for one in view.page.wrong] == [code]
        assert told.room.state.signed == ()


def test_a_full_disk_while_signing_is_one_message_and_leaves_document_and_record_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with issued(tmp_path) as told:
        presenter, view = screen(told, Role.CHAIR)
        record = told.room.record
        before, entries = record.file.attachment("minutes.pdf"), len(record.journal)

        def full(*_: object) -> str:
            raise DiskFullError(told.path)

        with monkeypatch.context() as disk:
            disk.setattr(CaseFile, "put_attachment", full)
            presenter.sign(words_of(told, Role.CHAIR))
        assert [one.code for one in view.page.problems] == ["casefile.disk_full"]
        assert (record.file.attachment("minutes.pdf"), len(record.journal)) == (before, entries)
        assert not told.room.state.signed
        presenter.sign(words_of(told, Role.CHAIR))
        assert list(told.room.state.signed) == [officer_actor(Role.CHAIR)]


def test_a_second_press_while_signing_does_nothing(tmp_path: Path) -> None:
    with issued(tmp_path) as told:
        told.runner = patient = PatientRunner()
        presenter, view = screen(told, Role.CHAIR)
        presenter.sign(words_of(told, Role.CHAIR))
        assert view.page.busy is Busy.UNLOCKING
        presenter.sign(words_of(told, Role.CHAIR))
        patient.finish()
        assert told.room.state.signed == (officer_actor(Role.CHAIR),)


def test_every_signature_holds_and_the_case_is_signed(tmp_path: Path) -> None:
    with signed(tmp_path) as told:
        _, view = screen(told)
        assert told.room.state.stage is Stage.SIGNED
        assert view.page.is_signed
        assert all(one.signed_at for one in view.page.signers)
        assert view.page.step is SignStep.KEEP
        data = told.room.record.file.attachment("minutes.pdf")
        assert data is not None
        found = read_signed_pdf(data)
        assert found.nothing_fails
        assert [one.field for one in found.signers] == ["Chair", "Member2", "Member3", "Secretary", "Auditor"]


def test_a_copy_is_what_it_says_it_is(tmp_path: Path) -> None:
    out = tmp_path / "사본"
    out.mkdir()
    with prepared_room(tmp_path, until=Stage.RESOLVED) as told:
        presenter, view = screen(told)
        presenter.save_pdf(str(out), "ko")
        assert [one.name for one in view.page.saved] == ["minutes-draft.pdf"]
        presenter.close_meeting()
        presenter.issue("ko")
        presenter.save_pdf(str(out), "ko")
        assert view.page.minutes is not None
        unsigned = (out / "minutes-unsigned.pdf").read_bytes()
        assert hashlib.sha256(unsigned).hexdigest() == view.page.minutes.sha256


def test_copies_never_overwrite_anything(tmp_path: Path) -> None:
    out = tmp_path / "사본"
    out.mkdir()
    (out / "result.csv").write_text("그대로", "utf-8")
    with signed(tmp_path) as told:
        presenter, view = screen(told)
        presenter.save_all(str(out))
        assert [one.name for one in view.page.saved] == [
            "minutes.pdf",
            "result.json",
            "result-2.csv",
            "result.xlsx",
            "registration",
        ]
        assert (out / "result.csv").read_text("utf-8") == "그대로"
        assert json.loads((out / "result.json").read_bytes())["complete"] is True
        assert view.page.step is SignStep.KEEP
        presenter.verify()
        assert told.navigator.asked[-1] == "go verify minutes.pdf"


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with signed(tmp_path) as told:
        presenter, view = screen(told)
        presenter.save_all(str(tmp_path / "없는 폴더"))
        assert [one.code for one in view.page.problems] == ["cli.file_missing"]
        assert view.page.saved == ()


def test_only_a_signed_case_is_closed_for_good(tmp_path: Path) -> None:
    with issued(tmp_path) as told:
        presenter, view = screen(told)
        presenter.open_step("archive")
        assert [one.code for one in view.page.obstacles] == ["act.not_now"]
    (tmp_path / "signed").mkdir()
    with signed(tmp_path / "signed") as told:
        presenter, view = screen(told)
        presenter.archive()
        assert told.room.state.stage is Stage.ARCHIVED
        assert view.page.is_done(SignStep.ARCHIVE)


def test_the_auditor_reads_and_takes_copies(tmp_path: Path) -> None:
    out = tmp_path / "사본"
    out.mkdir()
    with signed(tmp_path) as told:
        presenter, view = screen(told, Role.AUDITOR)
        assert view.page.signer is None
        presenter.save_all(str(out))
        assert len(view.page.saved) == 5
        assert "SHA256SUMS.package" not in {one.name for one in (out / "registration").iterdir()}


def test_the_secretary_signs_the_package_by_saving_it(tmp_path: Path) -> None:
    with signed(tmp_path) as told:
        presenter, view = screen(told)
        for number in (1, 2):
            presenter.save_all(str(tmp_path))
            assert view.page.saved[-1].name == ("registration" if number == 1 else "registration-2")
            names = {one.name for one in view.page.saved[-1].iterdir()}
            assert {"SHA256SUMS", "SHA256SUMS.package", "metadata.xml"} < names
        assert read_folder(view.page.saved[-1]).faults == ()


def test_making_the_minutes_shows_how_far_it_is(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.RESOLVED) as told:
        told.runner = stepping = SteppingRunner()
        presenter, view = screen(told)
        presenter.close_meeting()
        presenter.issue("ko")
        stepping.go(2)
        assert view.page.busy is Busy.BUILDING
        assert view.page.progress is not None
        assert told.room.state.minutes is None
        stepping.go()
        assert view.page.busy is None
        assert view.page.minutes is not None


def test_the_secretary_sees_what_is_lacking_and_adds_remarks_that_make_the_minutes_anew(tmp_path: Path) -> None:
    with issued(tmp_path) as told:
        presenter, view = screen(told)
        presenter.open_step("minutes")
        assert view.page.may_remark
        assert "lacking.statements" in [one.code for one in view.page.lacks]
        presenter.write_remark("general", "자료를 돌려받음")
        assert view.page.step is SignStep.MINUTES
        assert dict(view.page.remarks) == {"general": "자료를 돌려받음"}
        assert view.page.minutes is None
        presenter.write_remark("general", "자료를 돌려받음")
        assert [one.code for one in view.page.problems] == ["remark.unchanged"]
        presenter.write_remark("general", "")
        assert not view.page.remarks


def test_nobody_else_is_offered_remarks_and_signed_minutes_take_none(tmp_path: Path) -> None:
    with issued(tmp_path) as told:
        presenter, view = screen(told, Role.CHAIR)
        presenter.open_step("minutes")
        assert (view.page.may_remark, view.page.lacks) == (False, ())
        presenter.sign(words_of(told, Role.CHAIR))
        presenter, view = screen(told)
        presenter.open_step("minutes")
        assert not view.page.may_remark


def test_a_draft_is_read_on_the_screen_before_anything_is_issued_and_is_made_once(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.RESOLVED) as told:
        presenter, view = screen(told, Role.CHAIR)
        before = told.room.record.head
        presenter.read("ko")
        assert view.page.is_reading
        reading = view.readings[-1]
        assert reading.paper is Paper.OPEN
        assert reading.pages > 10
        presenter.reading.want(Drawing((1,), 400))
        [(_, _, [picture])] = view.pictures
        assert (picture.page, picture.width) == (1, 400)
        presenter.stop_reading()
        assert not view.page.is_reading
        steps = len(told.runner.steps_seen)
        presenter.read("ko")
        assert len(told.runner.steps_seen) == steps
        assert told.room.record.head == before


def test_a_member_reads_the_issued_pages_before_signing(tmp_path: Path) -> None:
    with issued(tmp_path) as told:
        minutes = told.room.state.minutes
        assert minutes is not None
        member, view = seated(told, evaluator_actor(SECOND))
        member.read("ko")
        assert view.page.is_reading
        assert view.readings[-1].proposal == minutes.pdf_sha256
        assert view.readings[-1].pages == minutes.pages
        member.open_step("sign")
        assert not view.page.is_reading


def test_the_second_person_sees_what_was_resolved_before_the_meeting_is_closed(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.RESOLVED) as told:
        presenter, view = screen(told)
        resolved = view.page.resolved
        assert resolved is not None
        tally = told.chair.tally()
        assert resolved.spent == sum(track.spent for track in tally.tracks)
        assert resolved.vote.in_favour == 3
        assert resolved.words == recognition(hashlib.sha256(result_files(told.room.state)["result.json"]).digest())
        presenter.close_meeting()
        assert view.page.resolved is None


# ── a certificate of one's own ─────────────────────────────────────────────────────────────
def brought(folder: Path, pin: str = PIN) -> Brought:
    path = folder / "sign.p12"
    path.write_bytes(certificate_file(Kind()))
    return Brought(SignRoute.FILE, str(path), pin)


def test_a_certificate_file_signs_beside_the_key_of_the_case(tmp_path: Path) -> None:
    with issued(tmp_path) as told:
        presenter, view = screen(told, Role.CHAIR)
        presenter.sign(words_of(told, Role.CHAIR), brought(tmp_path))
        assert view.page.certificate_wrong == ()
        assert view.page.signers[0].signed_at
        (signer,) = read_signed_pdf(told.room.record.file.attachment("minutes.pdf") or b"").signers
        assert signer.outside is not None
        assert signer.public_key.hex() == told.room.state.keys[officer_actor(Role.CHAIR)].signing


def test_a_wrong_password_of_the_certificate_stands_beside_it_and_is_no_try_of_the_words(tmp_path: Path) -> None:
    with issued(tmp_path) as told:
        presenter, view = screen(told, Role.CHAIR)
        before = told.room.record.file.attachment("minutes.pdf"), len(told.room.record.journal)
        presenter.sign(words_of(told, Role.CHAIR), brought(tmp_path, "1234"))
        assert [one.code for one in view.page.certificate_wrong] == ["certificate.wrong_pin"]
        assert view.page.wrong == ()
        assert view.page.busy is None
        presenter.sign(words_of(told, Role.CHAIR), brought(tmp_path))
        assert view.page.certificate_wrong == ()
        after = told.room.record.file.attachment("minutes.pdf"), len(told.room.record.journal)
        assert before[0] != after[0]
        assert [type(one.act).__name__ for one in told.room.record.journal[before[1] :]] == ["MinutesSigned"]


def test_wrong_words_beside_a_good_certificate_sign_nothing(tmp_path: Path) -> None:
    with issued(tmp_path) as told:
        presenter, view = screen(told, Role.CHAIR)
        before = told.room.record.file.attachment("minutes.pdf")
        presenter.sign("하나 둘 셋 넷 다섯", brought(tmp_path))
        assert view.page.wrong
        assert view.page.certificate_wrong == ()
        assert told.room.record.file.attachment("minutes.pdf") == before


def test_what_was_wrong_with_a_certificate_is_forgotten_at_another_step(tmp_path: Path) -> None:
    with issued(tmp_path) as told:
        presenter, view = screen(told, Role.CHAIR)
        presenter.sign(words_of(told, Role.CHAIR), Brought(SignRoute.FILE, str(tmp_path / "gone.p12"), PIN))
        assert [one.code for one in view.page.certificate_wrong] == ["certificate.gone"]
        presenter.open_step("sign")
        assert view.page.certificate_wrong == ()


# ── signed by hand ─────────────────────────────────────────────────────────────────────────
def paper(folder: Path) -> str:
    path = folder / "서명본.jpg"
    path.write_bytes(picture())
    return str(path)


def test_a_scan_comes_in_with_who_signed_it_and_nobody_waits_for_them(tmp_path: Path) -> None:
    with issued(tmp_path) as told:
        screen(told, Role.CHAIR)[0].sign(words_of(told, Role.CHAIR))
        presenter, view = screen(told)
        presenter.open_step("scan")
        assert view.page.obstacles == ()
        presenter.attach_scan(paper(tmp_path), (evaluator_actor(SECOND),))
        (scan,) = view.page.scans
        assert (scan.name, scan.pages, scan.signers) == ("서명본.jpg", 1, ("김가상2",))
        assert [one.is_missing for one in view.page.signers if one.actor == evaluator_actor(SECOND)] == [True]
        assert view.page.busy is None


def test_what_is_no_scan_says_why_at_its_step(tmp_path: Path) -> None:
    with issued(tmp_path) as told:
        presenter, view = screen(told)
        (tmp_path / "글.txt").write_bytes(b"hello")
        presenter.attach_scan(str(tmp_path / "글.txt"), (evaluator_actor(SECOND),))
        assert view.page.step is SignStep.SCAN
        assert [one.code for one in view.page.problems] == ["scan.other_kind"]
        assert view.page.scans == ()


def test_there_is_no_step_for_paper_before_there_are_minutes(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.RESOLVED) as told:
        _, view = screen(told)
        assert SignStep.SCAN not in view.page.steps


def test_scans_are_saved_beside_the_minutes(tmp_path: Path) -> None:
    with signed(tmp_path) as told:
        presenter, view = screen(told)
        presenter.attach_scan(paper(tmp_path), (officer_actor(Role.CHAIR),))
        assert view.page.problems == ()
        place = tmp_path / "copies"
        place.mkdir()
        presenter.save_all(str(place))
        assert (place / "scan-1.pdf").read_bytes().startswith(b"%PDF-")


# ── a token ────────────────────────────────────────────────────────────────────────────────
def test_a_token_is_offered_only_where_the_administrator_allows_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with issued(tmp_path) as told:
        monkeypatch.setattr(token_setup, "PLACE", tmp_path / "tokens.toml")
        assert screen(told, Role.CHAIR)[1].page.routes == (SignRoute.OWN, SignRoute.FILE)
        (tmp_path / "tokens.toml").write_text("modules = []")
        (tmp_path / "tokens.toml").chmod(0o666)
        presenter, view = screen(told, Role.CHAIR)
        assert SignRoute.TOKEN in view.page.routes
        before = told.room.record.file.attachment("minutes.pdf")
        presenter.sign(words_of(told, Role.CHAIR), Brought(SignRoute.TOKEN, "", "1357"))
        assert [one.code for one in view.page.certificate_wrong] == ["token.foreign_hands"]
        assert told.room.record.file.attachment("minutes.pdf") == before


def test_a_token_signs_and_one_that_is_pulled_meanwhile_leaves_the_minutes_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = soft_token(tmp_path / "token", Kind(key="p256"))
    monkeypatch.setattr("committee_app.ui.sign.presenter.token_setup", lambda: token.setup)
    brought = Brought(SignRoute.TOKEN, "", soft_tokens.PIN)
    with issued(tmp_path) as told:
        presenter, view = screen(told, Role.CHAIR)
        before = told.room.record.file.attachment("minutes.pdf"), len(told.room.record.journal)
        pulled = token_opened_then_pulled(token, monkeypatch)
        presenter.sign(words_of(told, Role.CHAIR), brought)
        assert pulled
        assert [one.code for one in view.page.problems] == ["token.gone"]
        assert (told.room.record.file.attachment("minutes.pdf"), len(told.room.record.journal)) == before
        token.put_back()
        monkeypatch.setattr("committee_app.ui.sign.presenter.open_token", open_token)
        presenter.sign(words_of(told, Role.CHAIR), brought)
        assert view.page.signers[0].signed_at


def token_opened_then_pulled(token: SoftToken, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let the token be pulled right after its certificate was read; tells of it in the list that it returns."""
    pulled: list[str] = []

    def opened(setup: TokenSetup, pin: str, at: datetime) -> OutsideKey:
        key = open_token(setup, pin, at)
        token.pull()
        pulled.append("pulled")
        return key

    monkeypatch.setattr("committee_app.ui.sign.presenter.open_token", opened)
    return pulled
