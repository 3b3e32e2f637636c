"""The minutes say what the record says: all that the law asks, every mark, every sum, in both languages."""

from __future__ import annotations

import hashlib
import re
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from committee_app.case import acts
from committee_app.case.acts import MinutesPlace, Movement
from committee_app.case.conflicts import MarkStatus
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.desks.checking import public_keys
from committee_app.desks.words import LANGUAGES, wording
from committee_app.export import minutes as export_minutes
from committee_app.export.companions import companions
from committee_app.export.document import (
    Block,
    CutRow,
    Document,
    Fingerprint,
    Heading,
    Landscape,
    MarkState,
    Matrix,
    MatrixRow,
    Panel,
    Paragraph,
    Row,
    SumRow,
    Table,
    Verbatim,
)
from committee_app.export.labels import Language
from committee_app.export.minutes import MinutesSource, minutes_document
from committee_app.export.pdf import build_pdf
from committee_app.export.reading import read_signed_pdf
from committee_app.resources import korean_words, missing_glyphs
from committee_app.scoring.results import SelectionStatus
from committee_app.scoring.tally import tally
from tests.builders import AUDITOR, C01, C02, FIRST, L9, L10, PROGRAMME, SECOND, SECRETARY, THIRD, altered
from tests.docs.test_mending import a_bad_day
from tests.export.conftest import GoldenFiles
from tests.export.minutes_cases import PaperDay, SampleMinutes, as_text, small_source, source_of

ELEVEN = (
    "회의의 명칭", "개최기관", "일시", "장소", "참석자 명단", "배석자 명단", "진행 순서", "상정 안건", "발언 요지",
    "결정 사항", "표결 내용",
)  # fmt: skip
HANGUL = re.compile("[가-힣]+")
DIGEST = re.compile("[0-9a-f]{64}|([0-9a-f]{4} ){15}[0-9a-f]{4}")
SHORT = re.compile(r"\b[0-9a-f]{4} [0-9a-f]{4}\b")
WORDS = re.compile(r"\w+ · \w+ · \w+ · \w+")
"""What changes with every byte of rules and result; other tests say that it is the right one."""


def minutes(source: MinutesSource, language: str = "ko") -> Document:
    return minutes_document(source, wording(language))


@cache
def small(language: str = "ko") -> str:
    return as_text(minutes(small_source(), language))


def headings(document: Document, level: int) -> list[str]:
    return [one.text for one in document.flat_blocks() if isinstance(one, Heading) and one.level == level]


def part(document: Document, number: int) -> list[Block]:
    """The blocks of one part, from its heading to the next."""
    taken: list[Block] = []
    inside = False
    for block in document.flat_blocks():
        if isinstance(block, Heading) and block.level == 1:
            inside = block.text.startswith(f"{number}. ")
        if inside:
            taken.append(block)
    return taken


def matrix_rows(document: Document) -> dict[str, MatrixRow]:
    return {row.number: row for one in document.flat_blocks() if isinstance(one, Matrix) for row in one.rows}


def ranking_tables(document: Document) -> list[Table]:
    return [one for one in part(document, 7) if isinstance(one, Table) and any(isinstance(r, CutRow) for r in one.rows)]


# ── the small case, as text ────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_small_case_reads_as_approved(language: str, golden: GoldenFiles) -> None:
    golden.compare(f"minutes_small_{language}.txt", DIGEST.sub("<digest>", small(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_on_which_everything_went_wrong_reads_as_approved(language: str, golden: GoldenFiles) -> None:
    # Its keys are made anew each time.
    said = DIGEST.sub("<digest>", as_text(minutes(source_of(a_bad_day()), language)))
    golden.compare(f"minutes_mended_{language}.txt", SHORT.sub("<fingerprint>", WORDS.sub("<words>", said)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_source_gives_the_same_document(language: str) -> None:
    assert minutes(small_source(), language) == minutes(small_source(), language)


# ── what the law asks ──────────────────────────────────────────────────────────────────────
def test_the_eleven_items_of_the_decree_stand_in_its_order(sample: SampleMinutes) -> None:
    named = [one.text.partition(" ")[2] for one in part(minutes(sample.source), 1) if isinstance(one, Heading)]
    assert tuple(named[1:]) == ELEVEN


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_item_of_the_decree_is_empty(language: str) -> None:
    blocks = part(minutes(small_source(), language), 1)
    for block, following in zip(blocks, [*blocks[1:], Heading(2, "")], strict=True):
        if isinstance(block, Heading) and block.level == 2:
            assert not isinstance(following, Heading), block.text


def test_the_sections_are_numbered_as_official_documents_number_them(sample: SampleMinutes) -> None:
    numbers = [text.split()[0] for text in headings(minutes(sample.source), 2)]
    assert numbers[:11] == [f"{letter}." for letter in "가나다라마바사아자차카"]
    assert [text.split()[0] for text in headings(minutes(sample.source, "en"), 2)][:3] == ["1.1", "1.2", "1.3"]


def test_no_recess_is_forgotten_and_the_times_are_those_of_the_record(sample: SampleMinutes) -> None:
    said = as_text(minutes(sample.source))
    assert "시작: 2026. 2. 26. 09:30\n정회: 12:00 ~ 13:10 (점심)\n산회: 2026. 2. 26. 17:50" in said


def test_every_statement_stands_under_its_speaker(sample: SampleMinutes) -> None:
    said = [one for one in part(minutes(sample.source), 1) if isinstance(one, Paragraph) and one.lead]
    recorded = [act for _, act in sample.source.of(acts.StatementRecorded)]
    assert [(one.lead.split(" (")[0], one.text) for one in said] == [(one.speaker, one.text) for one in recorded]


def test_each_vote_is_a_line_with_all_its_numbers(sample: SampleMinutes) -> None:
    table = next(one for one in part(minutes(sample.source), 1) if isinstance(one, Table) and one.notes)
    rows = [row.cells for row in table.rows if isinstance(row, Row)]
    assert rows == [
        ("09:48", "평가규칙 확정의 건", "15", "15", "15", "15", "0", "0", "0", "가결(이의 없음)"),
        ("09:48", "위원장 호선", "15", "15", "15", "14", "0", "1", "0", "가결"),
        ("17:50", "선정(안) 의결", "15", "14", "14", "13", "0", "1", "0", "가결"),
    ]


def test_a_rejected_motion_is_called_rejected() -> None:
    day = PaperDay.until(Stage.READY)
    vote = acts.Vote(present=3, eligible=3, in_favour=1, against=2)
    day.do(SECRETARY, acts.MotionDecided("추가 안건", "다시 논의하기로 함.", vote)).walk_to(Stage.RESOLVED)
    said = as_text(minutes(source_of(day)))
    assert "추가 안건 | 3 | 3 | 3 | 1 | 2 | 0 | 0 | 부결" in said
    assert "[추가 안건 · 부결] 다시 논의하기로 함." in said


# ── who was there ──────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_is_missing(sample: SampleMinutes, language: str) -> None:
    text = as_text(minutes(sample.source, language))
    state = sample.source.state
    names = [one.name for one in state.evaluators]
    names += [one.name for one in state.officers.values()]
    names += [one.name for one in sample.source.meeting.observers]
    assert not [name for name in names if name not in text]
    assert not [one.title for one in state.proposals if one.title not in text]


def test_who_left_early_is_seen_to_leave(sample: SampleMinutes) -> None:
    said = as_text(minutes(sample.source))
    assert "15 | 황보예그리나 | 아라공단(가상) | 공공기관 | 시스템 운영 | 09:30 | 12:00 | 전자서명 " in said
    assert "12:00 | 15(황보예그리나) | 퇴장 | 오후 불참 | 15 | 14" in said


def test_who_came_back_is_there_again() -> None:
    day = PaperDay.until(Stage.READY)
    day.do(SECRETARY, acts.MemberMoved(THIRD, Movement.LEFT, "전화"))
    day.do(SECRETARY, acts.MemberMoved(THIRD, Movement.RETURNED)).walk_to(Stage.RESOLVED)
    said = as_text(minutes(source_of(day)))
    assert "3(김가상3) | 퇴장 | 전화 | 3 | 2" in said
    assert "3(김가상3) | 재입장 | – | 3 | 3" in said
    assert re.search(r"3 \| 김가상3 \| 가상대학교 \| 민간 \| – \| 09:00 \| – \| 전자서명", said)


def test_a_meeting_that_stopped_and_who_stepped_out_are_told_with_their_times() -> None:
    day = PaperDay.until(Stage.READY).pledge().declare().clear()
    day.do(SECRETARY, acts.RunningOrderSet((L9, C02, C01, L10)))
    day.do(SECRETARY, acts.ProjectCalled(C02, acts.ItemPart.PRESENTATION, 10))
    day.do(SECRETARY, acts.MemberMoved(SECOND, Movement.LEFT, "", C02))
    day.do(SECRETARY, acts.ProjectCalled(C02, acts.ItemPart.QUESTIONS, 5))
    day.do(SECRETARY, acts.ProjectCalled(C02, acts.ItemPart.DONE))
    for one in (THIRD, SECOND):
        day.do(SECRETARY, acts.MemberMoved(one, Movement.LEFT, "전화"))
    day.do(SECRETARY, acts.MeetingPaused("", acts.Shortfall(1, 2)))
    for one in (SECOND, THIRD):
        day.do(SECRETARY, acts.MemberMoved(one, Movement.RETURNED))
    day.do(SECRETARY, acts.MeetingResumed()).seal().close()
    said = as_text(minutes(source_of(day.walk_to(Stage.RESOLVED))))
    assert "2(김가상2) | 퇴장 | C02 · 회피 | 3 | 2" in said
    told = (
        "과제 4건의 심의 순서를 정하였습니다.",
        "C02 과제를 상정하여 심의하였습니다.",
        "위원 2(김가상2)가 C02 과제에서 회피되어 그 심의 동안 퇴장하였습니다.",
        "출석위원이 1명으로 정족수 2명에 이르지 못하여 회의를 멈추었습니다(정회).",
        "속개하였습니다.",
    )
    places = [said.find(one) for one in told]
    assert (min(places) > 0, places == sorted(places)) == (True, True), list(zip(told, places, strict=True))
    assert said.count("C02 과제를 상정하여") == 1


def test_the_fingerprints_are_those_of_the_keys(sample: SampleMinutes) -> None:
    for actor, text in sample.source.state.keys.items():
        assert sample.source.fingerprint(actor) == public_keys(text).fingerprint()


# ── the marks ──────────────────────────────────────────────────────────────────────────────
def test_every_mark_stands_in_the_matrix_and_every_dropped_one_is_marked(sample: SampleMinutes) -> None:
    rows = matrix_rows(minutes(sample.source))
    assert set(rows) == set(sample.source.tally.projects)
    for proposal, score in sample.source.tally.projects.items():
        states = [one.state for one in rows[proposal].marks]
        assert states.count(MarkState.DROPPED_HIGH) == states.count(MarkState.DROPPED_LOW) == 1
        for cell, mark in zip(score.cells, rows[proposal].marks, strict=True):
            if cell.total is not None:
                assert int(mark.text.replace(".", "")) * 10 == cell.total


def test_a_cell_without_a_mark_carries_a_word_never_a_number(sample: SampleMinutes) -> None:
    rows = matrix_rows(minutes(sample.source))
    words = {MarkStatus.EXCLUDED: "제척", MarkStatus.RECUSED: "회피", MarkStatus.ABSENT: "결석"}
    found = set()
    for proposal, score in sample.source.tally.projects.items():
        for cell, mark in zip(score.cells, rows[proposal].marks, strict=True):
            if cell.status is not MarkStatus.SCORED:
                assert (mark.text, mark.state) == (words[cell.status], MarkState.WORD)
                found.add((cell.evaluator, proposal))
    assert {("4", "C03"), ("7", "L05"), ("11", "C09"), ("15", "L01")} <= found
    assert len(found) == 3 + 24


def test_the_columns_of_the_matrix_are_the_members_by_seat(sample: SampleMinutes) -> None:
    matrix = next(one for one in minutes(sample.source).flat_blocks() if isinstance(one, Matrix))
    assert [head.split("\n") for head in matrix.evaluators] == [
        [str(one.seat), one.name] for one in sample.source.state.evaluators
    ]


def test_the_sum_of_the_marks_that_were_used_is_printed(sample: SampleMinutes) -> None:
    for row in matrix_rows(minutes(sample.source)).values():
        used = [mark.text for mark in row.marks if mark.state is MarkState.COUNTED]
        assert sum(int(text.replace(".", "")) for text in used) == int(row.results[1].replace(".", ""))


def test_matrices_stand_on_sheets_of_like_length(sample: SampleMinutes) -> None:
    lengths = [
        len(block.rows)
        for sheet in minutes(sample.source).blocks
        if isinstance(sheet, Landscape)
        for block in sheet.blocks
        if isinstance(block, Matrix | Table)
    ]
    assert lengths == [16, 12, 12, 16, 12, 12]


def test_a_mean_of_too_few_marks_says_that_none_was_dropped() -> None:
    said = small()
    assert "n 뒤의 *는 유효한 점수가 6명분보다 적어 빼지 않고 모두 평균하였다는 뜻입니다." in said
    assert "| 3* |" in said


# ── ranking and money ──────────────────────────────────────────────────────────────────────
def test_every_proposal_stands_in_exactly_one_line_of_a_ranking(sample: SampleMinutes) -> None:
    lines = [row.cells[1] for one in ranking_tables(minutes(sample.source)) for row in one.rows if isinstance(row, Row)]
    assert sorted(lines) == sorted(one.id for one in sample.source.state.proposals)


def test_the_sums_below_a_ranking_are_those_of_its_lines(sample: SampleMinutes) -> None:
    for table in ranking_tables(minutes(sample.source)):
        chosen = [row.cells for row in table.rows if isinstance(row, Row) and row.strong]
        total = next(row.cells for row in table.rows if isinstance(row, SumRow))
        for column in (6, 7, 8):
            assert sum(int(cells[column].replace(",", "")) for cells in chosen) == int(total[column].replace(",", ""))
        assert all(
            int(c.replace(",", "")) == int(n.replace(",", "")) + int(o.replace(",", "")) for *_, c, n, o, _ in chosen
        )
        assert chosen[-1][9] == total[7] == total[9]


def test_the_cut_line_lies_below_the_last_that_gets_money(sample: SampleMinutes) -> None:
    for table in ranking_tables(minutes(sample.source)):
        cut = next(at for at, row in enumerate(table.rows) if isinstance(row, CutRow))
        above = [row for row in table.rows[:cut] if isinstance(row, Row)]
        below = [row for row in table.rows[cut:] if isinstance(row, Row)]
        assert above[-1].strong
        assert not any(row.strong for row in below)
    assert "이 줄까지 선정(안) 10건, 국비 누계 6,000백만원이며 남은 예산은 0백만원입니다." in as_text(
        minutes(sample.source)
    )


def test_the_displacement_is_told_with_both_lists(sample: SampleMinutes) -> None:
    said = as_text(minutes(sample.source))
    assert "L06 외국인 주민 다국어 상담이 자리를 내주고 L21 골목상권 분석이 들어와" in said
    before, after = (line for line in said.splitlines() if line.startswith(("조정 전 | ", "조정 후 | ")))
    assert before.endswith(", L06")
    assert after.endswith(", L21")


def test_sums_with_weight_in_law_are_written_out(sample: SampleMinutes) -> None:
    assert "예산: 금12,000,000,000원(금일백이십억원)" in as_text(minutes(sample.source))
    assert "Budget: KRW 12,000,000,000" in as_text(minutes(sample.source, "en"))


def test_each_project_out_of_the_ordinary_has_its_reasons(sample: SampleMinutes) -> None:
    told = {one.title.split()[0] for one in part(minutes(sample.source), 8) if isinstance(one, Panel)}
    lines = [line for track in sample.source.tally.tracks for line in track.lines]
    odd = {one.proposal for one in lines if one.status in (SelectionStatus.PARTIAL, SelectionStatus.FAILED)}
    tied = {one for track in sample.source.tally.tracks for tie in track.ties for one in tie.tied}
    assert odd | tied | {"L06", "L21"} <= told
    assert len(told) < len(lines) / 2


def test_the_lowest_band_is_not_said_to_begin_below_zero(sample: SampleMinutes) -> None:
    assert "-1%" not in as_text(minutes(sample.source))
    assert "재정자립도 19.9%는 ‘20% 이하’ 구간이므로" in as_text(minutes(sample.source))


# ── conflicts ──────────────────────────────────────────────────────────────────────────────
def test_the_three_acts_are_told_apart(sample: SampleMinutes) -> None:
    table = next(one for one in part(minutes(sample.source), 4) if isinstance(one, Table))
    rows = [(row.cells[1], row.cells[2].split()[0], row.cells[3]) for row in table.rows if isinstance(row, Row)]
    assert rows == [
        ("11(이아름솔)", "C09", "회피"),
        ("4(류나래)", "C03", "제척"),
        ("7(서라온)", "L05", "제척"),
    ]
    assert "그 가운데 597건은 ‘해당 없음’을 확인한 것이고, 나머지 3건은" in as_text(minutes(sample.source))


def test_a_question_that_was_cleared_is_told_with_the_ruling() -> None:
    said = small()
    assert "3(김가상3) | L10 과제 L10 | 해당 없음 | 신고: 같은 학회 회원\n판단: 학회 회원일 뿐임 | 0 (3)" in said


def test_absence_is_told_with_its_reason() -> None:
    day = PaperDay.until(Stage.READY).pledge().declare().clear()
    day.do(SECRETARY, acts.AbsenceRecorded(FIRST, (L10,), "병가")).seal().close().walk_to(Stage.RESOLVED)
    said = as_text(minutes(source_of(day)))
    assert "사유: 병가): L10." in said
    assert "| 결석 |" in said


# ── ties ───────────────────────────────────────────────────────────────────────────────────
def test_the_lot_is_repeated_by_the_command_that_is_printed(sample: SampleMinutes) -> None:
    lines = [one.text for one in part(minutes(sample.source), 9) if isinstance(one, Verbatim)]
    commands = [text for text in lines if text.startswith("printf")]
    assert len(commands) == 2
    for command in commands:
        given = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=True, text=True).stdout
        assert given.split()[0] in lines


def test_the_ladder_shows_every_step_that_was_taken(sample: SampleMinutes) -> None:
    said = as_text(minutes(sample.source))
    assert "1 | 항목 평균: 실현 가능성 | 36.2000 | 35.8000 | L03 > L16" in said
    assert "5 | 위원회 투표 2차 | 7표 | 7표 | 갈리지 않음" in said
    assert "6 | 추첨 | 1순위 | 2순위 | C04 > C10" in said


def test_a_track_whose_tie_waits_has_ranks_and_no_money(sample: SampleMinutes) -> None:
    state = replace(sample.source.state, votes=(), lots=())
    waiting = replace(sample.source, state=state, tally=tally(state.score_book()), draft=True)
    said = as_text(minutes(waiting))
    assert "중앙 트랙: 처리하지 않은 동점이 1건 있어 선정(안)을 아직 정하지 못하였습니다." in said
    assert "이 동점은 아직 위원회의 결정을 기다립니다." in said


# ── rules and proof ────────────────────────────────────────────────────────────────────────
def test_the_rules_are_said_in_the_words_of_regulations(sample: SampleMinutes) -> None:
    said = as_text(minutes(sample.source))
    for sentence in (
        "소수점 다섯째자리에서 반올림합니다.",
        "40 초과 | 100 이하 | 50 | 50",
        "0 이상 | 20 이하 | 80 | 20",
        "70점 이상이어야 합니다.",
        "당사자 기관에 재직하였거나 재직 중 | 2023. 1. 26. 이후",
        "본인 또는 소속기관의 용역·자문·연구(하도급 포함) | 2025. 1. 1. 이후",
    ):
        assert sentence in said


def test_the_digests_are_those_of_the_things_they_name(sample: SampleMinutes) -> None:
    source = sample.source
    document = minutes(source)
    prints = {one.value for one in document.flat_blocks() if isinstance(one, Fingerprint)}
    assert hashlib.sha256(source.state.rules_text.encode()).digest() in prints
    assert source.hashes[-1] in prints
    resolved = source.state.resolution
    assert resolved is not None
    assert resolved.tally_sha256 in as_text(document).replace(" ", "")


STAYING = [f"Member{seat}" for seat in range(1, 16) if seat not in {1, 15}]
"""The first member presides, the last has left at noon."""


def test_the_chair_the_members_who_stayed_secretary_and_auditor_have_their_places(sample: SampleMinutes) -> None:
    state = sample.source.state
    places = minutes(sample.source).signature_places()
    assert len(places) == 16
    assert [one.field for one in places] == ["Chair", *STAYING, "Secretary", "Auditor"]
    assert [places[at].name for at in (0, -2, -1)] == [
        state.officers[role].name for role in (Role.CHAIR, Role.SECRETARY, Role.AUDITOR)
    ]
    assert places[1].name == state.evaluators[1].name


@pytest.mark.parametrize("stage", [Stage.OPENED, Stage.DELIBERATING, Stage.RESOLVED, Stage.SIGNED])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_can_be_made_as_soon_as_there_is_a_result_and_nobody_signs_it(stage: Stage, language: str) -> None:
    document = minutes(small_source(stage, draft=True), language)
    assert not document.signature_places()
    word = "초안" if language == "ko" else "draft"
    assert word in document.running_title
    assert word in as_text(document).split("<contents>")[0]


# ── words ──────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_called_finally_selected(sample: SampleMinutes, language: str) -> None:
    text = as_text(minutes(sample.source, language))
    assert "최종 선정" not in text
    assert "final selection" not in text.lower()


def test_the_english_edition_has_no_hangul_but_what_people_wrote_and_the_names_of_the_law(
    sample: SampleMinutes,
) -> None:
    text = as_text(minutes(sample.source, "en"))
    for own in sorted(set(_written_by_people(sample.source)), key=len, reverse=True):
        text = text.replace(own, "")
    assert set(HANGUL.findall(text)) <= {"제척", "기피", "회피"}


def _written_by_people(source: MinutesSource) -> list[str]:
    state, meeting = source.state, source.meeting
    texts = [state.title, meeting.title, meeting.place, meeting.convened_by, *meeting.agenda, source.rules.basis]
    texts += [text for one in meeting.observers for text in (one.name, one.capacity)]
    texts += [text for one in state.evaluators for text in (one.name, one.affiliation, one.field)]
    texts += [text for one in state.officers.values() for text in (one.name, one.position)]
    texts += [text for one in state.proposals for text in (one.title, one.applicant, *(b.name for b in one.bodies))]
    texts += [text for _, act in source.of(acts.StatementRecorded) for text in (act.text, act.speaker)]
    texts += [act.text for _, act in source.of(acts.MotionDecided)]
    texts += [act.reason for _, act in source.of(acts.ExclusionRecorded)]
    ballots = [one for sheet in state.opened.values() for one in sheet.values()]
    texts += [text for one in ballots for text in (one.opinion, *(written for _, written in one.reasons))]
    texts += [act.text for _, act in source.of(acts.NoteWritten)]
    texts += [act.reason for _, act in source.of(acts.MemberMoved)]
    texts += [act.reason for _, act in source.of(acts.MeetingPaused)]
    texts += [one.words for _, act in source.of(acts.ConflictsDeclared) for one in act.answers]
    texts += [witness for _, act in source.of(acts.LotDrawn) for witness, _ in act.numbers]
    texts += [source.rules.matching.source if source.rules.matching else ""]
    said = as_text(minutes(source, "en"))
    texts += [word for word in korean_words() if f"“{word} ·" in said or f"· {word}" in said]
    return [one for one in texts if one]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_font_draws_every_character(sample: SampleMinutes, language: str) -> None:
    assert not missing_glyphs("".join(minutes(sample.source, language).texts()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_is_used_and_every_one_that_is_used_is_written(language: str) -> None:
    folder = Path(export_minutes.__file__).parent
    writers = (*folder.glob("*.py"), *(folder.parent / "publication").glob("*.py"))
    text = "".join(one.read_text("utf-8") for one in writers)
    written = wording(language)._words["minutes"]
    composed = ("vote_", "cell_", "status_")
    unused = {one for one in written if f'"{one}"' not in text and f"'{one}'" not in text}
    assert not {one for one in unused if not one.startswith(composed)}


# ── the file ───────────────────────────────────────────────────────────────────────────────
def test_the_signed_document_is_made_again_byte_for_byte(sample: SampleMinutes) -> None:
    made_at = datetime.fromisoformat(sample.source.journal[-1].at)
    again = build_pdf(
        minutes(sample.source),
        record=sample.record,
        head=sample.source.hashes[-1],
        made_at=made_at,
        language="ko",
        companions=companions(sample.source, "ko"),
    )
    read = read_signed_pdf(sample.signed)
    assert again.data == read.unsigned
    assert read.nothing_fails
    assert [one.field for one in read.signers] == ["Chair", *STAYING, "Secretary", "Auditor"]
    assert [box.field for box in again.signature_boxes] == [one.field for one in read.signers]


# ── other rules ────────────────────────────────────────────────────────────────────────────
PLAIN_RULES = (
    ('method = "trimmed_mean"\ndrop_each_end = 1\ntrim_from = 6', 'method = "mean"\ndrop_each_end = 0\ntrim_from = 0'),
    ('cutoff = "partial_last"', 'cutoff = "strict_prefix"'),
    ('disclosure = { ko = "부분공개(5, 6)", en = "Partly open (5, 6)" }', 'disclosure = { ko = "공개", en = "Open" }'),
)


def with_plain_rules() -> MinutesSource:
    text = PROGRAMME
    for old, new in PLAIN_RULES:
        text = altered(text, old, new)
    day = PaperDay().create().draft(text).import_rosters().enrol_officer(Role.AUDITOR)
    day.do(SECRETARY, acts.RulesFrozen(day.state.rules_sha256))
    day.do(AUDITOR, acts.RulesConfirmed(day.state.rules_sha256))
    return source_of(day.walk_to(Stage.RESOLVED))


def test_other_rules_are_said_in_other_sentences() -> None:
    said = as_text(minutes(with_plain_rules()))
    assert "과제마다 위원별 합계 점수를 빼지 않고 모두 산술평균합니다." in said
    assert "다음 과제의 전액이 남은 예산을 넘으면 선정을 끝냅니다." in said
    assert "n은 유효한 점수의 수(단위: 점)이며, 빼는 점수 없이 모두 평균합니다." in said
    assert "공개 구분: 공개\n" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_with_many_members_and_projects_is_set_on_pages(sample: SampleMinutes, language: str) -> None:
    document = minutes(sample.source, language)
    built = build_pdf(
        document, record=b"{}", head=bytes(32), made_at=datetime(2026, 2, 26, tzinfo=UTC), language=_language(language)
    )
    assert 110 <= built.pages <= 130


def _language(name: str) -> Language:
    return "en" if name == "en" else "ko"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_remark_stands_at_its_place_set_apart_with_whose_it_is(language: str) -> None:
    day = PaperDay.until(Stage.DELIBERATING)
    for place in MinutesPlace:
        day.do(SECRETARY, acts.RemarkWritten(place, f"글 {place.value}\n둘째 줄"))
    day.do(SECRETARY, acts.RemarkWritten(MinutesPlace.VOTES, ""))
    plain, remarked = minutes(small_source(Stage.DELIBERATING), language), minutes(source_of(day), language)
    panels = [one for one in remarked.flat_blocks() if isinstance(one, Panel) and one.title == label_of(language)]
    assert [one.sentences[0] for one in panels] == [
        f"글 {one.value}" for one in MinutesPlace if one is not MinutesPlace.VOTES
    ]
    assert all(one.sentences[1] == "둘째 줄" for one in panels)
    assert all(("간사" if language == "ko" else "secretary") in one.sentences[2] for one in panels)
    assert "".join(headings(plain, 1)) == "".join(headings(remarked, 1))


def label_of(language: str) -> str:
    return wording(language).word("minutes", "remark")


# ── the machine ────────────────────────────────────────────────────────────────────────────
TESTED = acts.SelfTested(date(2026, 2, 20), "0.1.0", "00" * 32, ("letters", "day"), ("place",), ("time",), "ab" * 32)


class AtAMachine(PaperDay):
    """The small case, begun at a machine with or without a self-test."""

    tested: acts.SelfTested | None = None

    def created(self) -> acts.CaseCreated:
        return replace(super().created(), self_test=self.tested)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            (
                "On 20 February 2026 program 0.1.0 found: 2 hold, 1 fail, 1 cannot be told.",
                "What failed in the self-test: what the folder lies on",
                "For a person to look at: clock",
            ),
        ),
        ("ko", ("성립 2, 성립하지 않음 1, 판단 불가 1가지였습니다.", "사람이 확인할 것: 시계")),
    ],
)
def test_what_the_machine_said_of_itself_stands_in_the_summary(
    language: Language, told: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AtAMachine, "tested", TESTED)
    said = as_text(minutes_document(source_of(AtAMachine.until(Stage.RESOLVED)), wording(language)))
    assert all(line in said for line in told)
    assert " ".join(["abab"] * 16) in said


def test_a_step_of_another_version_is_told_by_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AtAMachine, "tested", replace(TESTED, failed=("levitation",)))
    assert "levitation" in as_text(minutes_document(source_of(AtAMachine.until(Stage.RESOLVED)), wording("en")))


def test_a_machine_without_a_self_test_is_told_as_such() -> None:
    assert "no self-test on record" in as_text(minutes_document(small_source(), wording("en")))
