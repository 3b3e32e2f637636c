"""Preparing without a window: what is taken over, what is refused, and what stays as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from fractions import Fraction
from pathlib import Path

import pytest

from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role, officer_actor
from committee_app.desks.clock import ScriptedClock
from committee_app.desks.room import Room
from committee_app.desks.secretary import Beginning
from committee_app.intake.proposal_pages import Drawing
from committee_app.intake.roster_difference import Change
from committee_app.resources import text
from committee_app.ui.prepare.page import Busy, PreparePage, PrepareStep, Preview, RulesDraft
from committee_app.ui.prepare.presenter import PreparePresenter
from tests.builders import PROGRAMME, altered
from tests.ui.fakes import PatientRunner, RecordingView
from tests.ui.prepare.lists import MEMBERS, PROPOSALS, members_file, proposals_file, rules_file
from tests.ui.rooms import (
    AUDITOR,
    COST,
    PASSPHRASE,
    SECRETARY,
    ToldRoom,
    begun_room,
    enrol_officer,
    prepared_room,
    take_over,
)

View = RecordingView[PreparePage]


@pytest.fixture
def told(tmp_path: Path) -> Iterator[ToldRoom]:
    with begun_room(tmp_path) as told:
        yield told


def seated(told: ToldRoom, role: Role = Role.SECRETARY) -> tuple[PreparePresenter, View]:
    view = View()
    presenter = PreparePresenter(told.sitting(role), view)
    told.navigator.on_change = presenter.refresh
    presenter.refresh()
    return presenter, view


def codes(page: PreparePage) -> list[str]:
    return [one.code for one in page.problems]


def test_a_new_case_opens_at_the_rules(told: ToldRoom) -> None:
    _, view = seated(told)
    assert (view.page.step, view.page.rules, view.page.may_edit) == (PrepareStep.RULES, None, True)


def test_a_rule_file_is_taken_and_the_next_open_step_shown(told: ToldRoom, tmp_path: Path) -> None:
    presenter, view = seated(told)
    presenter.choose_rules(str(rules_file(tmp_path, PROGRAMME)))
    assert told.room.state.rules_text == PROGRAMME
    assert view.page.step is PrepareStep.PROPOSALS
    assert view.page.rules is not None
    assert view.page.rules.total == 10_000
    assert view.page.rules.sha256 == told.room.state.rules_sha256
    assert len(view.page.rules.words.split()) == 4


def test_every_fault_of_a_rule_file_is_named_and_the_rules_before_it_stay(told: ToldRoom, tmp_path: Path) -> None:
    presenter, view = seated(told)
    presenter.choose_rules(str(rules_file(tmp_path, PROGRAMME)))
    broken = altered(altered(PROGRAMME, "maximum = 30", "maximum = 31"), "bonus_cap = 5", "bonus_cap = -1")
    presenter.choose_rules(str(rules_file(tmp_path, broken)))
    assert len(view.page.problems) >= 2
    assert "programme.points_not_100" in codes(view.page)
    assert view.page.step is PrepareStep.RULES
    assert told.room.state.rules_text == PROGRAMME


def test_a_rule_file_that_is_no_text_or_not_there_is_refused(told: ToldRoom, tmp_path: Path) -> None:
    presenter, view = seated(told)
    presenter.choose_rules(str(tmp_path / "none.toml"))
    assert codes(view.page) == ["intake.missing_file"]
    (tmp_path / "bad.toml").write_bytes(b"\xff\xfe\x00")
    presenter.choose_rules(str(tmp_path / "bad.toml"))
    assert codes(view.page) == ["tally.rules_encoding"]


def draft(view: View) -> RulesDraft:
    assert view.page.draft is not None
    return view.page.draft


def test_a_value_of_the_rules_is_written_into_their_text_and_the_example_follows(told: ToldRoom) -> None:
    told.secretary.draft_rules(PROGRAMME)
    presenter, view = seated(told)
    presenter.open_step("rules")
    before = draft(view)
    assert (before.changed, before.faults, before.text) == (False, (), PROGRAMME)
    presenter.write_rule("selection.min_ratio", "80%")
    after = draft(view)
    assert (after.changed, after.faults) == (True, ())
    assert after.sound is not None
    assert after.sound.selection.min_ratio == Fraction(4, 5)
    assert told.room.state.rules_text == PROGRAMME
    presenter.take_rules()
    assert told.room.state.rules_text == after.text
    assert (draft(view).changed, view.page.step) == (False, PrepareStep.RULES)


def test_points_may_be_wrong_in_between_and_every_fault_has_its_line(told: ToldRoom) -> None:
    told.secretary.draft_rules(PROGRAMME)
    presenter, view = seated(told)
    presenter.open_step("rules")
    first, second = [one.place for one in draft(view).fields if one.label == "maximum"][:2]
    typed = {one.place: one.value for one in draft(view).fields}
    presenter.write_rule(first, str(int(typed[first]) + 1))
    [fault] = draft(view).faults
    assert fault.code == "programme.points_not_100"
    assert isinstance(dict(fault.params)["line"], int)
    assert {one.place: one.value for one in draft(view).fields}[first] == str(int(typed[first]) + 1)
    sound = draft(view).sound
    assert sound is not None
    assert sound == told.room.state.programme
    presenter.take_rules()
    assert codes(view.page) == ["programme.points_not_100"]
    assert told.room.state.rules_text == PROGRAMME
    presenter.write_rule(second, str(int(typed[second]) - 1))
    assert draft(view).faults == ()
    assert draft(view).sound != sound


def test_what_is_no_value_stands_beside_its_field_and_not_in_the_text(told: ToldRoom) -> None:
    told.secretary.draft_rules(PROGRAMME)
    presenter, view = seated(told)
    presenter.write_rule("committee.size", "세 명")
    problem = draft(view).problem
    assert problem is not None
    assert (problem[0], problem[2].code) == ("committee.size", "rules.value_refused")
    assert draft(view).text == PROGRAMME
    presenter.write_rule("committee.size", "3")
    assert draft(view).problem is None


def test_a_text_that_is_no_toml_names_its_line_and_the_example_stays(told: ToldRoom) -> None:
    told.secretary.draft_rules(PROGRAMME)
    presenter, view = seated(told)
    presenter.write_rules(PROGRAMME + "\nthis is no toml\n")
    [fault] = draft(view).faults
    assert (fault.code, dict(fault.params)["line"]) == ("programme.not_toml", PROGRAMME.count("\n") + 2)
    assert draft(view).example is not None
    presenter.forget_rules()
    assert (draft(view).text, draft(view).changed, draft(view).faults) == (PROGRAMME, False, ())


def test_rules_that_a_case_cannot_have_are_named_before_they_are_taken(told: ToldRoom) -> None:
    told.secretary.draft_rules(PROGRAMME)
    presenter, view = seated(told)
    presenter.write_rules(text("programmes", "negotiated-contract-2026.toml"))
    assert {one.code for one in draft(view).faults} == {"rules.not_in_a_case_yet"}


def test_a_dry_run_is_of_the_draft_and_gone_with_the_next_change(told: ToldRoom) -> None:
    told.secretary.draft_rules(PROGRAMME)
    presenter, view = seated(told)
    head = told.room.record.head
    presenter.try_rules()
    dry = draft(view).dry
    assert dry is not None
    assert (view.page.busy, view.page.progress) == (None, None)
    assert told.runner.steps_seen[-1].done == dry.runs
    presenter.write_rule("selection.min_ratio", "90%")
    assert draft(view).dry is None
    assert told.room.record.head == head


def test_the_rule_sheet_is_of_the_newest_sound_text(told: ToldRoom) -> None:
    told.secretary.draft_rules(PROGRAMME)
    presenter, view = seated(told)
    presenter.make_sheet("ko")
    presenter.make_sheet("ko")
    assert len(view.sheets) == 1
    presenter.write_rule("selection.min_ratio", "90%")
    presenter.make_sheet("ko")
    presenter.write_rules("broken")
    presenter.make_sheet("ko")
    assert len(view.sheets) == 2
    presenter.draw_sheet(Drawing((1,), 300))
    [(_, pictures)] = view.sheet_pages
    assert [(one.page, one.width) for one in pictures] == [(1, 300)]


def test_the_auditor_writes_no_rules(told: ToldRoom) -> None:
    take_over(told)
    enrol_officer(told, AUDITOR)
    _, view = seated(told, Role.AUDITOR)
    assert view.page.draft is None


def test_a_list_is_previewed_before_anything_is_taken_over(told: ToldRoom, tmp_path: Path) -> None:
    told.secretary.draft_rules(PROGRAMME)
    presenter, view = seated(told)
    presenter.choose_roster("proposals", str(proposals_file(tmp_path)))
    shown = view.page.proposals
    assert shown.preview is not None
    assert (shown.preview.faults, shown.preview.heading_row, shown.taken_over) == ((), 1, 0)
    assert [one.id for one in shown.rows] == ["C01", "C02", "L9", "L10"]
    assert {one.field: one.heading for one in shown.preview.columns}["id"] == "접수번호"
    assert told.room.state.proposals == ()


def test_taking_over_applies_exactly_what_was_previewed(told: ToldRoom, tmp_path: Path) -> None:
    told.secretary.draft_rules(PROGRAMME)
    presenter, view = seated(told)
    presenter.choose_roster("proposals", str(proposals_file(tmp_path)))
    previewed = view.page.proposals.rows
    presenter.take_over("proposals")
    assert told.room.state.proposals == previewed
    assert view.page.proposals.preview is None
    assert view.page.proposals.file == "과제.csv"
    assert view.page.step is PrepareStep.MEMBERS


def test_a_list_with_faults_names_them_all_and_cannot_be_taken_over(told: ToldRoom, tmp_path: Path) -> None:
    told.secretary.draft_rules(PROGRAMME)
    presenter, view = seated(told)
    broken = MEMBERS.replace("1,김가상,가상대학교,민간", "1,김가상,가상대학교,민깐").replace("3,박가상", "2,박가상")
    presenter.choose_roster("members", str(members_file(tmp_path, broken)))
    preview = view.page.members.preview
    assert preview is not None
    assert [dict(one.params)["cell"] for one in preview.faults] == ["D2", "A4"]
    presenter.take_over("members")
    assert view.page.problems == preview.faults
    assert told.room.state.evaluators == ()
    assert view.page.members.preview == preview


def test_a_file_that_cannot_be_read_leaves_everything_as_it_was(told: ToldRoom, tmp_path: Path) -> None:
    take_over(told)
    presenter, view = seated(told)
    before = told.room.state
    (tmp_path / "empty.csv").write_bytes(b"")
    presenter.choose_roster("members", str(tmp_path / "empty.csv"))
    assert codes(view.page) == ["intake.empty_file"]
    assert view.page.step is PrepareStep.MEMBERS
    assert told.room.state == before
    presenter.drop_preview("members")
    assert view.page.problems == ()


def test_a_text_that_reads_in_two_ways_can_be_read_the_other_way(told: ToldRoom, tmp_path: Path) -> None:
    told.secretary.draft_rules(PROGRAMME)
    presenter, view = seated(told)
    plain = "memberno,name,affiliation,category\n1,Kim,University,private\n"
    (tmp_path / "plain.csv").write_text(plain, encoding="ascii")
    presenter.choose_roster("members", str(tmp_path / "plain.csv"))
    assert view.page.members.preview is not None
    assert (view.page.members.preview.encoding, view.page.members.preview.encodings) == ("utf-8", ("utf-8", "cp949"))
    presenter.choose_encoding("members", "cp949")
    assert view.page.members.preview is not None
    assert view.page.members.preview.encoding == "cp949"


def test_a_preview_can_be_dropped_without_a_trace(told: ToldRoom, tmp_path: Path) -> None:
    take_over(told)
    presenter, view = seated(told)
    before = told.room.record.head
    presenter.choose_roster("members", str(members_file(tmp_path)))
    presenter.drop_preview("members")
    assert view.page.members.preview is None
    assert [one.name for one in told.room.state.evaluators] == [one.name for one in view.page.members.rows]  # type: ignore[union-attr]
    assert told.room.record.head == before


def test_another_rule_file_forgets_previews_and_lists(told: ToldRoom, tmp_path: Path) -> None:
    take_over(told)
    presenter, view = seated(told)
    presenter.choose_roster("proposals", str(proposals_file(tmp_path, PROPOSALS)))
    presenter.choose_rules(str(rules_file(tmp_path, altered(PROGRAMME, "min_ratio = 0.70", "min_ratio = 0.80"))))
    assert (view.page.proposals.taken_over, view.page.proposals.preview, view.page.members.file) == (0, None, "")


def shown_preview(view: View, roster: str) -> Preview:
    preview = view.page.roster(PrepareStep(roster)).preview
    assert preview is not None
    return preview


def test_rows_out_of_a_spreadsheet_are_read_like_a_file(told: ToldRoom) -> None:
    told.secretary.draft_rules(PROGRAMME)
    presenter, view = seated(told)
    presenter.paste_roster("members", "붙여 넣은 표", MEMBERS.replace(",", "\t").replace("\n", "\r\n"))
    preview = shown_preview(view, "members")
    assert (preview.file, preview.faults, preview.encodings) == ("붙여 넣은 표", (), ())
    presenter.take_over("members")
    assert [one.name for one in told.room.state.evaluators] == ["김가상", "이가상", "박가상"]
    assert told.room.state.sources["members"].name == "붙여 넣은 표"


def test_an_empty_clipboard_is_no_list(told: ToldRoom) -> None:
    told.secretary.draft_rules(PROGRAMME)
    presenter, view = seated(told)
    presenter.paste_roster("members", "붙여 넣은 표", " \n")
    assert codes(view.page) == ["intake.empty_file"]


def test_a_column_can_be_given_its_meaning_and_a_row_made_the_headings(told: ToldRoom, tmp_path: Path) -> None:
    told.secretary.draft_rules(PROGRAMME)
    presenter, view = seated(told)
    text = "안내문,,,\n" + MEMBERS.replace("성명", "어느 분").replace("위원번호", "ㄱ").replace("구분", "ㄴ")
    presenter.choose_roster("members", str(members_file(tmp_path, text.replace("안내문,,,", "안내문,,,,,,"))))
    missing = [dict(one.params).get("heading") for one in shown_preview(view, "members").faults]
    assert {"성명", "구분", "위원번호"} <= set(missing)
    for place, field in ((0, "id"), (1, "name"), (3, "category")):
        presenter.tell_field("members", place, field)
    preview = shown_preview(view, "members")
    assert (preview.faults, preview.heading_row, preview.changed_by_hand) == ((), 2, True)
    assert [one.name for one in view.page.members.rows] == ["김가상", "이가상", "박가상"]  # type: ignore[union-attr]
    presenter.tell_heading_row("members", 0)
    assert shown_preview(view, "members").heading_row == 1
    assert shown_preview(view, "members").faults != ()


def test_a_column_that_is_not_to_be_used_is_left_out(told: ToldRoom, tmp_path: Path) -> None:
    told.secretary.draft_rules(PROGRAMME)
    presenter, view = seated(told)
    presenter.choose_roster("members", str(members_file(tmp_path)))
    presenter.tell_field("members", 6, "")
    assert shown_preview(view, "members").field_of("G") == ""
    presenter.take_over("members")
    assert {one.region for one in told.room.state.evaluators} == {""}


def test_a_preview_says_what_would_change_in_the_list_that_counts(told: ToldRoom, tmp_path: Path) -> None:
    told.secretary.draft_rules(PROGRAMME)
    presenter, view = seated(told)
    presenter.choose_roster("members", str(members_file(tmp_path)))
    assert [one.change for one in shown_preview(view, "members").differences] == [Change.ADDED] * 3
    presenter.take_over("members")
    changed = MEMBERS.replace("기술", "보안").replace(
        "3,박가상,공상연구원,민간,회계,여,수도권\n", "4,최가상,공상연구원,민간,회계,남,수도권\n"
    )
    presenter.choose_roster("members", str(members_file(tmp_path, changed)))
    found = [(one.change, one.entry.id, one.values) for one in shown_preview(view, "members").differences]
    assert found == [
        (Change.CHANGED, "2", ("field",)),
        (Change.ADDED, "4", ()),
        (Change.REMOVED, "3", ()),
    ]
    presenter.take_over("members")
    presenter.choose_roster("members", str(members_file(tmp_path, changed)))
    assert shown_preview(view, "members").differences == ()


def test_an_import_leaves_a_receipt_and_other_rules_take_it_away(told: ToldRoom, tmp_path: Path) -> None:
    told.secretary.draft_rules(PROGRAMME)
    presenter, view = seated(told)
    file = members_file(tmp_path)
    presenter.choose_roster("members", str(file))
    presenter.take_over("members")
    receipt = view.page.members.receipt
    assert receipt is not None
    assert (receipt.file, receipt.rows, receipt.seq) == ("위원.csv", 3, len(told.room.record.journal))
    assert receipt.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    presenter.choose_rules(str(rules_file(tmp_path, altered(PROGRAMME, "min_ratio = 0.70", "min_ratio = 0.80"))))
    assert view.page.members.receipt is None


def papers(folder: Path, *names: str) -> list[str]:
    for name in names:
        (folder / name).write_bytes(b"%PDF-1.7\n" + name.encode())
    return [str(folder / name) for name in names]


def test_a_folder_of_pdfs_finds_its_projects_by_number_and_title(told: ToldRoom, tmp_path: Path) -> None:
    take_over(told)
    presenter, view = seated(told)
    titled = told.room.state.proposals[1].title
    papers(tmp_path, "[C01] 제안서.pdf", f"{titled}.pdf", "다른 것.pdf")
    presenter.choose_papers([str(tmp_path)])
    chosen = {one.proposal: one.chosen for one in view.page.papers.lines if one.chosen}
    assert chosen == {"C01": "[C01] 제안서.pdf", told.room.state.proposals[1].id: f"{titled}.pdf"}
    assert [one.code for one in view.page.papers.remarks] == ["document.unmatched"]
    assert told.room.state.documents == {}
    third = told.room.state.proposals[2].id
    presenter.choose_paper(third, str(tmp_path / "다른 것.pdf"))
    assert view.page.papers.remarks == ()
    presenter.attach_papers()
    assert set(told.room.state.documents) == {*chosen, third}
    assert (view.page.papers.attached, view.page.papers.chosen) == (3, 0)
    assert {step.step for step in told.runner.steps_seen} == {"document.looking", "document.taking"}


def test_a_file_that_is_no_pdf_stops_all_of_them(told: ToldRoom, tmp_path: Path) -> None:
    take_over(told)
    presenter, view = seated(told)
    paths = papers(tmp_path, "C01.pdf", "C02.pdf")
    (tmp_path / "C02.pdf").write_bytes(b"MZ")
    presenter.choose_papers(paths)
    presenter.attach_papers()
    assert view.page.problems != ()
    assert told.room.state.documents == {}
    assert view.page.busy is None
    presenter.drop_papers()
    assert (view.page.papers.chosen, view.page.problems) == (0, ())


def test_a_folder_without_pdfs_is_said(told: ToldRoom, tmp_path: Path) -> None:
    take_over(told)
    presenter, view = seated(told)
    (tmp_path / "empty").mkdir()
    presenter.choose_papers([str(tmp_path / "empty")])
    assert codes(view.page) == ["document.none"]


def test_proposals_as_pdf_can_be_left_out(told: ToldRoom) -> None:
    take_over(told)
    enrol_officer(told, AUDITOR)
    _, view = seated(told)
    assert view.page.step is PrepareStep.FREEZE


def followable(folder: Path) -> ToldRoom:
    """Return another case that was begun, beside one that was resolved in a folder of its own."""
    clock = ScriptedClock(datetime(2026, 3, 2, 9, 0, tzinfo=timezone(timedelta(hours=9))))
    beginning = Beginning("2026-next", "다음 심의(가상)", SECRETARY, rehearsal=False, program="0.1", build="00" * 32)
    room, seat = Room.begin(folder / "next.case", PASSPHRASE, beginning, clock, cost=COST)
    told = ToldRoom(room, folder / "next.case")
    told.seat(seat)
    return told


def test_a_follow_up_copies_rules_and_takes_projects_over(tmp_path: Path) -> None:
    before = prepared_room(tmp_path, until=Stage.RESOLVED)
    before.room.close()
    with followable(tmp_path) as told:
        presenter, view = seated(told)
        presenter.choose_earlier(str(before.path))
        presenter.open_earlier(PASSPHRASE)
        found = view.page.earlier.found
        assert found is not None
        assert found.head == before.room.record.head.hex()
        assert [one.code for one in view.page.earlier.obstacles] == ["rules.not_drafted"]
        presenter.copy_rules()
        assert told.room.state.rules_text == PROGRAMME
        assert view.page.earlier.obstacles == ()
        previewed = view.page.earlier.projects
        presenter.follow_earlier()
        assert told.room.state.proposals == previewed
        assert view.page.follows == found.act
        assert view.page.is_done(PrepareStep.EARLIER)
        assert view.page.proposals.receipt is not None
        assert view.page.proposals.receipt.sha256 == found.head


def test_copied_rules_are_a_draft_where_there_are_rules(tmp_path: Path) -> None:
    before = prepared_room(tmp_path, until=Stage.FROZEN)
    before.room.close()
    with followable(tmp_path) as told:
        told.secretary.draft_rules(altered(PROGRAMME, "min_ratio = 0.70", "min_ratio = 0.80"))
        presenter, view = seated(told)
        presenter.choose_earlier(str(before.path))
        presenter.open_earlier(PASSPHRASE)
        assert [one.code for one in view.page.earlier.obstacles] == ["case.predecessor_unresolved"]
        presenter.copy_rules()
        assert (draft(view).text, draft(view).changed, view.page.step) == (PROGRAMME, True, PrepareStep.RULES)


def test_an_earlier_file_that_does_not_open_says_why(told: ToldRoom, tmp_path: Path) -> None:
    folder = tmp_path / "before"
    folder.mkdir()
    before = prepared_room(folder, until=Stage.FROZEN)
    before.room.close()
    presenter, view = seated(told)
    presenter.choose_earlier(str(before.path))
    presenter.open_earlier("아주 다른 여섯 낱말 암호 이다")
    assert [one.split(".")[0] for one in codes(view.page)] != []
    assert (view.page.busy, view.page.earlier.found, view.page.step) == (None, None, PrepareStep.EARLIER)


def test_the_auditor_gets_words_for_keys_of_their_own(told: ToldRoom) -> None:
    take_over(told)
    presenter, view = seated(told)
    assert view.page.step is PrepareStep.AUDITOR
    presenter.enrol_auditor("박감사", "가상 감사실")
    [(name, seat)] = told.navigator.secrets
    assert (name, seat.signer.actor, len(seat.secret.split())) == ("박감사", officer_actor(Role.AUDITOR), 5)
    assert (view.page.auditor, view.page.auditor_position) == ("박감사", "가상 감사실")
    assert told.navigator.asked[-1] == "show_secret"
    assert told.room.record.journal[-1].actor == "auditor"


def test_the_officers_sheets_are_saved_to_be_signed(told: ToldRoom, tmp_path: Path) -> None:
    take_over(told)
    enrol_officer(told, AUDITOR)
    presenter, view = seated(told)
    presenter.save_enrolment_sheets(str(tmp_path / "등록.pdf"), "ko")
    assert (tmp_path / "등록.pdf").read_bytes().startswith(b"%PDF-")
    assert (view.page.saved, view.page.problems, view.page.progress) == ("등록.pdf", (), None)
    presenter.open_step("auditor")
    assert view.page.saved == ""
    presenter.save_enrolment_sheets(str(tmp_path / "none" / "등록.pdf"), "ko")
    assert codes(view.page) == ["enrolment_sheet.not_saved"]
    assert view.page.saved == ""


def test_while_keys_are_made_the_page_says_so(told: ToldRoom) -> None:
    take_over(told)
    runner = told.runner = PatientRunner()
    presenter, view = seated(told)
    presenter.enrol_auditor("박감사", "")
    runner.finish()
    told_so = [(page.busy, page.auditor) for page in view.pages[1:]]
    assert told_so == [(Busy.LOCKING, ""), (None, "박감사")]


def test_an_auditor_without_a_name_is_refused(told: ToldRoom) -> None:
    take_over(told)
    presenter, view = seated(told)
    presenter.enrol_auditor(" ", "가상 감사실")
    assert codes(view.page) == ["officer.unnamed"]
    assert told.navigator.secrets == []


def test_the_freeze_says_what_is_missing_before_anybody_presses(told: ToldRoom) -> None:
    told.secretary.draft_rules(PROGRAMME)
    presenter, view = seated(told)
    presenter.open_step("freeze")
    assert {one.code for one in view.page.obstacles} == {"roster.empty", "auditor.not_enrolled"}
    presenter.freeze()
    assert set(codes(view.page)) == {"roster.empty", "auditor.not_enrolled"}
    assert not told.room.state.rules_frozen


def test_both_officers_see_the_same_words_and_the_auditor_makes_the_rules_stand(told: ToldRoom) -> None:
    take_over(told)
    enrol_officer(told, AUDITOR)
    secretary, secretarys = seated(told)
    auditor, auditors = seated(told, Role.AUDITOR)
    assert [one.code for one in auditors.page.obstacles] == ["rules.not_frozen"]
    secretary.freeze()
    auditor.refresh()
    assert (auditors.page.may_edit, auditors.page.obstacles, auditors.page.step) == (False, (), PrepareStep.FREEZE)
    assert auditors.page.rules == secretarys.pages[0].rules
    auditor.confirm()
    assert told.room.state.stage is Stage.FROZEN


def test_leaving_gives_the_machine_to_the_next(told: ToldRoom) -> None:
    presenter, _ = seated(told)
    presenter.leave()
    assert told.navigator.asked == ["stand_up"]
