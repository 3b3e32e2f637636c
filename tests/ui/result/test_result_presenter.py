from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from committee_app.case.acts import Vote
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role, officer_actor
from committee_app.case.programme import TieStepKind
from committee_app.desks.words import wording
from committee_app.scoring.results import SelectionStatus
from committee_app.ui.result.naming import say_finding, say_step
from committee_app.ui.result.page import Band, Group, ResultPage, Section
from committee_app.ui.result.presenter import ResultPresenter
from tests.builders import C01, C02, L9, L10
from tests.ui.fakes import RecordingView
from tests.ui.result.tied import tied_room
from tests.ui.rooms import ToldRoom, prepared_room

NUMBERS = (("박감사", "417"), ("참관인", "9052"))


def screen(told: ToldRoom, role: Role = Role.CHAIR) -> tuple[ResultPresenter, RecordingView[ResultPage]]:
    view: RecordingView[ResultPage] = RecordingView()
    presenter = ResultPresenter(told.sitting(role), view)
    told.navigator.on_change = presenter.refresh
    presenter.refresh()
    return presenter, view


def settle(presenter: ResultPresenter) -> None:
    presenter.vote_on_tie((C01, C02), (1, 1), 0)
    presenter.vote_on_tie((C01, C02), (1, 1), 0)
    presenter.draw_lot((C01, C02), NUMBERS)


# ── the ranking ────────────────────────────────────────────────────────────────────────────
def test_lines_stand_by_rank_under_their_groups(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.OPENED) as told:
        presenter, view = screen(told)
        presenter.choose_track("local")
        track = view.page.track_shown
        assert [(one.proposal, one.rank, one.status) for one in track.lines] == [
            (L9, 1, SelectionStatus.SELECTED),
            (L10, 2, SelectionStatus.SELECTED),
        ]
        assert [one.group for one in track.rows if isinstance(one, Band)] == [Group.SELECTED]
        assert (track.spent, track.left) == (1_280_000_000, 220_000_000)


def test_a_line_shows_every_members_total_and_the_mean(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.OPENED) as told:
        presenter, view = screen(told)
        presenter.choose_track("central")
        lines = {one.proposal: one for one in view.page.track_shown.lines}
        assert sorted(lines[C01].kept) == [8000, 8070, 9600]
        assert lines[C01].dropped == ()
        assert lines[C01].mean == 8557
        assert lines[C02].counted == 2


def test_why_says_names_of_things_and_seats_of_members(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.OPENED) as told:
        presenter, view = screen(told)
        presenter.choose_track("central")
        presenter.choose_line(C02)
        why = view.page.why
        assert why is not None
        said = " ".join(say_step(wording("ko"), one, view.page.names) for one in (*why.score, *why.money, *why.place))
        assert why.line.proposal == C02
        assert "위원 2는 회피이므로" in said
        assert "최종점수의 값 72.8점" in said
        assert "김가상" not in said


def test_items_and_criteria_are_said_by_title_in_both_languages(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.OPENED) as told:
        presenter, view = screen(told)
        presenter.choose_track("local")
        presenter.choose_line(L10)
        why = view.page.why
        assert why is not None
        said = {
            language: " ".join(say_step(wording(language), one, view.page.names) for one in why.score)
            for language in ("ko", "en")
        }
        assert "가점(공동 신청) 1점" in said["ko"]
        assert "Joint" in said["en"]


def test_every_remark_of_the_rules_can_be_said(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.OPENED) as told:
        _, view = screen(told)
        for language in ("ko", "en"):
            assert all(say_finding(wording(language), one, view.page.names) for one in view.page.remarks)


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.AUDITOR])
def test_only_the_chair_begins_the_deliberation(tmp_path: Path, role: Role) -> None:
    with prepared_room(tmp_path, until=Stage.OPENED) as told:
        _, view = screen(told, role)
        assert not view.page.may_open
        presenter, view = screen(told)
        assert view.page.may_open
        presenter.open_deliberation()
        assert told.room.state.stage is Stage.DELIBERATING
        assert view.page.section is Section.SELECTION


# ── ties ───────────────────────────────────────────────────────────────────────────────────
def test_a_tied_track_has_ranks_but_selects_nobody(tmp_path: Path) -> None:
    with tied_room(tmp_path, until=Stage.OPENED) as told:
        _, view = screen(told)
        track = view.page.track_shown
        assert [(one.rank, one.tied, one.status) for one in track.lines] == [(1, True, None), (1, True, None)]
        assert [one.group for one in track.rows if isinstance(one, Band)] == [Group.WAITING]
        assert view.page.open_ties == 1


def test_the_chair_meets_the_open_tie_first_with_the_ladder_so_far(tmp_path: Path) -> None:
    with tied_room(tmp_path) as told:
        _, view = screen(told)
        tie = view.page.ties[0]
        assert view.page.section is Section.TIES
        assert [(one.number, one.by, len(one.parted)) for one in tie.rungs] == [(1, TieStepKind.CRITERION_MEAN, 1)]
        assert [(one.by, one.round) for one in tie.due] == [(TieStepKind.COMMITTEE_VOTE, 1)]
        assert [one.code for one in view.page.vote_findings] == ["selection.open_ties"]


def test_a_vote_that_settles_goes_on_to_the_selection(tmp_path: Path) -> None:
    with tied_room(tmp_path) as told:
        presenter, view = screen(told)
        presenter.vote_on_tie((C01, C02), (2, 0), 0)
        tie = view.page.ties[0]
        assert tie.due == ()
        assert tie.order == ((C01,), (C02,))
        assert view.page.section is Section.TIES
        presenter.choose_section("selection")
        assert view.page.vote_findings == ()


def test_two_rounds_without_majority_lead_to_a_lot_that_can_be_repeated(tmp_path: Path) -> None:
    with tied_room(tmp_path) as told:
        presenter, view = screen(told)
        settle(presenter)
        tie = view.page.ties[0]
        assert [one.round for one in tie.rungs] == [0, 1, 2, 0]
        lot = tie.lots[0]
        assert lot.numbers == NUMBERS
        assert [hashlib.sha256(f"{lot.line}|{one}".encode()).hexdigest() for one, _ in lot.drawn] == sorted(
            digest for _, digest in lot.drawn
        )
        assert tie.order == tuple((one,) for one, _ in lot.drawn)
        assert view.page.open_ties == 0


def test_more_votes_than_voters_are_refused_beside_their_tie(tmp_path: Path) -> None:
    with tied_room(tmp_path) as told:
        presenter, view = screen(told)
        presenter.vote_on_tie((C01, C02), (3, 3), 0)
        assert [one.code for one in view.page.problems] == ["vote.does_not_add_up"]
        assert view.page.troubled == (C01, C02)
        assert told.room.state.votes == ()


@pytest.mark.parametrize(
    ("numbers", "code"),
    [
        ((("박감사", "417"), ("", "")), "lot.needs_witnesses"),
        ((("박감사", "417"), ("박감사", "9052")), "lot.needs_witnesses"),
        ((("박감사", "4,17"), ("참관인", "9052")), "tally.lot_text"),
    ],
)
def test_a_lot_needs_two_witnesses_with_numbers(
    tmp_path: Path, numbers: tuple[tuple[str, str], ...], code: str
) -> None:
    with tied_room(tmp_path) as told:
        presenter, view = screen(told)
        for _ in range(2):
            presenter.vote_on_tie((C01, C02), (1, 1), 0)
        presenter.draw_lot((C01, C02), numbers)
        assert [one.code for one in view.page.problems] == [code]
        assert told.room.state.lots == ()


# ── the resolution ─────────────────────────────────────────────────────────────────────────
def test_a_vote_is_weighed_while_it_is_written(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.DELIBERATING) as told:
        presenter, view = screen(told)
        presenter.weigh(None)
        assert (view.page.vote_findings, view.page.can_resolve) == ((), False)
        presenter.weigh(Vote(3, 3, 1, 2))
        assert [one.code for one in view.page.vote_findings] == ["vote.not_passed"]
        presenter.weigh(Vote(4, 3, 3, 0))
        assert [one.code for one in view.page.vote_findings] == ["vote.other_presence"]
        presenter.weigh(Vote(3, 3, 2, 1))
        assert [one.code for one in view.page.vote_findings] == ["resolution.not_confirmed"]
        told.auditor.confirm_resolution(Vote(3, 3, 2, 1))
        presenter.weigh(Vote(3, 3, 2, 1))
        assert view.page.can_resolve


def test_a_second_officer_confirms_at_the_chairs_screen_and_another_count_is_confirmed_again(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.DELIBERATING) as told:
        presenter, view = screen(told)
        assert view.page.second is not None
        assert [role for role, _ in view.page.second.officers] == [Role.SECRETARY, Role.AUDITOR]
        assert not view.page.second.is_due
        presenter.weigh(Vote(3, 3, 2, 1))
        assert view.page.second.is_due
        presenter.choose_second("auditor")
        presenter.give_words("다른 낱말 다섯 개 적기")
        assert [one.code for one in view.page.second.wrong] == ["code.wrong"]
        assert told.room.state.confirmed_resolution is None
        presenter.give_words(told.secrets[officer_actor(Role.AUDITOR)])
        assert view.page.second.confirmed_by == (Role.AUDITOR, told.room.state.person_name(officer_actor(Role.AUDITOR)))
        assert view.page.can_resolve
        presenter.weigh(Vote(3, 3, 3, 0))
        assert view.page.second.confirmed_by is None
        assert [one.code for one in view.page.vote_findings] == ["resolution.other_confirmed"]


def test_only_the_chair_is_shown_the_second_persons_part(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.DELIBERATING) as told:
        _, view = screen(told, Role.SECRETARY)
        assert view.page.second is None


def test_the_chair_records_the_resolution(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.DELIBERATING) as told:
        presenter, _ = screen(told)
        presenter.weigh(Vote(3, 3, 2, 1))
        told.secretary.confirm_resolution(Vote(3, 3, 2, 1))
        told.navigator.on_change = lambda: None  # the shell shows the next screen now
        presenter.resolve()
        assert told.room.state.stage is Stage.RESOLVED
        assert told.room.state.resolution is not None
        assert told.room.state.resolution.vote == Vote(3, 3, 2, 1)


def test_the_selection_tells_money_and_shares(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.DELIBERATING) as told:
        _, view = screen(told)
        local = next(one for one in view.page.tracks if one.id == "local")
        assert [(one.inside, one.selected, one.percent, one.holds) for one in local.shares] == [(1, 2, 50, True)]
        assert (local.selected, local.reserves, local.budget) == (2, 0, 1_500_000_000)


# ── notes ──────────────────────────────────────────────────────────────────────────────────
def test_the_secretary_notes_statements_and_motions(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.DELIBERATING) as told:
        presenter, view = screen(told, Role.SECRETARY)
        presenter.choose_section("notes")
        presenter.note_statement("위원장", "보완 조건을 붙이자는 의견이 있었음.")
        presenter.decide_motion("보완 조건", "조건을 붙이기로 함.", Vote(3, 3, 3, 0))
        assert view.page.section is Section.NOTES
        assert [(one.speaker, one.item, one.vote and one.vote.passed) for one in view.page.notes] == [
            ("", "보완 조건", True),
            ("위원장", "", None),
        ]


def test_what_cannot_be_printed_is_refused_and_nothing_is_noted(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.DELIBERATING) as told:
        presenter, view = screen(told, Role.SECRETARY)
        presenter.choose_section("notes")
        presenter.note_statement("위원장", "\U0001f600")
        assert [one.code for one in view.page.problems] == ["text.undrawable"]
        assert view.page.notes == ()


def test_the_auditor_reads_everything_and_can_do_nothing(tmp_path: Path) -> None:
    with tied_room(tmp_path) as told:
        _, view = screen(told, Role.AUDITOR)
        page = view.page
        assert (page.may_open, page.may_settle, page.may_note) == (False, False, False)
        assert page.section is Section.RANKING
        assert Section.NOTES not in page.sections
        assert Section.TIES in page.sections


def test_a_resolved_case_is_still_read(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.RESOLVED) as told:
        _, view = screen(told, Role.AUDITOR)
        assert view.page.track_shown.complete
        assert not view.page.can_resolve
