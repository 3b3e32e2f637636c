"""`tally` on the sample day: the expected tables, the naive numbers, the frozen form; bad input in one line each."""

from __future__ import annotations

import hashlib
import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from committee_app import resources
from committee_app.case.ballots import Lot, ScoreBook, TieVote
from committee_app.case.conflicts import MarkStatus
from committee_app.case.identifiers import EvaluatorId, ProposalId
from committee_app.case.programme_text import read_programme
from committee_app.cli import commands
from committee_app.desks.sample_marks import sample_marks
from committee_app.desks.words import LANGUAGES
from committee_app.export.tables import result_bytes
from committee_app.intake.reading import read_grid
from committee_app.intake.rosters import read_proposals
from committee_app.scoring import lots
from committee_app.scoring.tally import tally
from tests import naive_tally
from tests.cli import sample_files
from tests.cli.shapes import faults
from tests.real import rule_files
from tests.sample import expected
from tests.sample.announcement import EVALUATORS, MILLION, PROJECTS, RULES, WITHOUT_A_BALLOT

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "result.schema.json").read_text("utf-8"))


def result_of(folder: Path, *further: str) -> dict[str, Any]:
    out = folder / "result.json"
    assert commands.run([*sample_files.arguments(folder), "--out", str(out), *further]) == 0
    found: dict[str, Any] = json.loads(out.read_bytes())
    return found


def row_of(line: dict[str, Any]) -> expected.Row:
    chosen = line["status"] in {"selected", "partial"}
    national = line["national"] if chosen else line["entitled"]
    local = line["cost"] - national
    cumulative = line["cumulative"] // MILLION if chosen else None
    return (
        line["rank"], line["proposal"], line["final"], line["status"], national // MILLION, local // MILLION,
        cumulative,
    )  # fmt: skip


def ranking(result: dict[str, Any], name: str) -> tuple[expected.Row, ...]:
    track = next(one for one in result["tracks"] if one["track"] == name)
    return tuple(row_of(line) for line in track["lines"])


# ── the sample day ─────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("order", [("C04", "C10"), ("C10", "C04")])
def test_the_sample_day_comes_to_the_expected_tables(tmp_path: Path, order: tuple[str, str]) -> None:
    sample_files.write(tmp_path, decisions_toml=sample_files.decisions(order))
    result = result_of(tmp_path)
    assert ranking(result, "central") == expected.central(*order)
    assert ranking(result, "local") == expected.LOCAL
    assert result["complete"] is True
    assert result["findings"] == []


def test_every_number_is_the_naive_one(tmp_path: Path) -> None:
    sample_files.write(tmp_path)
    result = result_of(tmp_path)
    marks: dict[str, dict[str, list[int]]] = {project: {} for project in PROJECTS}
    for line in sample_files.plain_scores().splitlines()[1:]:
        proposal, evaluator, _, score = line.split(",")
        marks[proposal].setdefault(evaluator, []).append(int(Fraction(score) * 100))
    naive = naive_tally.tally(RULES, PROJECTS, EVALUATORS, marks)["projects"]
    for project in result["projects"]:
        own = naive[project["proposal"]]
        assert (project["counted"], Fraction(project["mean"])) == (own["counted"], own["exact_mean"])
        assert (Fraction(project["printed_mean"]), Fraction(project["final"])) == (own["mean"], own["final"])
        means = {one: Fraction(mean) for one, mean in project["criterion_means"].items()}
        assert means == own["groups"] | own["leaves"]
        for end in ("highest", "lowest"):
            dropped = [cell["evaluator"] for cell in project["ballots"] if cell["dropped"] == end]
            assert dropped == own["dropped"][end]


def test_why_a_cell_is_empty_is_in_the_result(tmp_path: Path) -> None:
    sample_files.write(tmp_path)
    cells = {
        (cell["evaluator"], project["proposal"]): cell["status"]
        for project in result_of(tmp_path)["projects"]
        for cell in project["ballots"]
    }
    assert (cells["4", "C03"], cells["11", "C09"], cells["15", "L01"]) == ("excluded", "recused", "absent")


def test_files_and_case_give_the_same_bytes_so_a_resolution_can_be_checked_from_files(tmp_path: Path) -> None:
    rules = read_programme(sample_files.rules().decode())
    proposals = read_proposals(read_grid(resources.resource("sample", "proposals.xlsx")), rules).accepted()
    sheets = sample_marks()
    lot = lots.lot_line(hashlib.sha256(sample_files.rules()).hexdigest(), ["C04", "C10"], ["417", "9052"])
    tied = (ProposalId("C04"), ProposalId("C10"))
    statuses: dict[ProposalId, dict[EvaluatorId, MarkStatus]] = {}
    for evaluator, proposal in WITHOUT_A_BALLOT:
        reason = MarkStatus(sample_files.REASONS.get((evaluator, proposal), "absent"))
        statuses.setdefault(ProposalId(proposal), {})[EvaluatorId(evaluator)] = reason
    book = ScoreBook(
        programme=rules,
        rules_fingerprint=hashlib.sha256(sample_files.rules()).hexdigest(),
        proposals=proposals,
        evaluators=tuple(map(EvaluatorId, EVALUATORS)),
        marks={one.id: {seat: sheet[one.id] for seat, sheet in sheets.items() if one.id in sheet} for one in proposals},
        statuses=statuses,
        votes=tuple(TieVote(tied, number, tuple((one, 7) for one in tied)) for number in (1, 2)),
        lots=(Lot(tied, sample_files.WITNESSES, lot, tuple(map(ProposalId, lots.draw_order(lot, tied)))),),
    )
    sample_files.write(tmp_path, proposals_csv=sample_files.listed(proposals))
    result_of(tmp_path)
    assert (tmp_path / "result.json").read_bytes() == result_bytes(book, tally(book))


def test_the_lot_repeats_by_hand(tmp_path: Path) -> None:
    sample_files.write(tmp_path)
    result = result_of(tmp_path)
    line = f"lot|{hashlib.sha256(sample_files.rules()).hexdigest()}|C04,C10|417,9052"
    order = sorted(["C04", "C10"], key=lambda one: hashlib.sha256(f"{line}|{one}".encode()).hexdigest())
    assert ranking(result, "central") == expected.central(*order)
    assert result["rules_sha256"] == hashlib.sha256(sample_files.rules()).hexdigest()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ranking_is_printed_and_the_file_is_named_by_its_digest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    sample_files.write(tmp_path)
    result_of(tmp_path, "--language", language)
    said = capsys.readouterr()
    assert "1 C14 92.1000 2,000,000,000" in said.out
    assert hashlib.sha256((tmp_path / "result.json").read_bytes()).hexdigest() in said.out
    assert said.err == ""


def test_without_decisions_the_tie_is_said_to_wait_and_nothing_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample_files.write(tmp_path)
    assert commands.run([*sample_files.arguments(tmp_path)[:-2], "--language", "en"]) == 0
    said = capsys.readouterr().out
    assert "The tie of C04, C10 waits for round 1 of the committee's vote." in said
    assert "8 C04 86.2923" in said
    assert "8 C10 86.2923" in said


def test_the_three_files_that_may_be_missing_may_be_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = sample_files.write(tmp_path, scores_csv=sample_files.plain_scores())
    assert commands.run(["tally", str(files["rules.toml"]), str(files["scores.csv"])]) == 0
    said = capsys.readouterr().out
    assert "1 C14 92.1000" in said
    assert "C14 92.1000 0" not in said


# ── the frozen form ────────────────────────────────────────────────────────────────────────
def test_the_result_has_the_form_of_the_schema(tmp_path: Path) -> None:
    sample_files.write(tmp_path)
    assert not list(faults(SCHEMA, result_of(tmp_path), SCHEMA))


MATCHED = """budget = 6_000_000_000
cap = 1_000_000_000
matching = true

[matching]
source = "가상"
unit = 1_000_000
split = "in_proportion"
bands = [{ above = -1, up_to = 100, national_percent = 80, province_percent = 5 }]
"""


def test_what_each_body_gets_and_uncovered_topics_have_the_form_too(tmp_path: Path) -> None:
    """도비 is a quarter of what is not national; 720 + 480 by rule are capped at 1,000: 600 and 400 million won."""
    text = rule_files.rules(
        selection='cutoff = "strict_prefix"',
        tie_break='chain = [{ by = "coverage", groups = ["ocean"] }, { by = "lot", witnesses = 2 }]',
    ).replace("seats = 1\n", MATCHED)
    proposals = (
        "proposal,applicant,cost,reliance,group\nP,가군;나군,900000000;600000000,17;8,ocean\nQ,다군,500000000,10,\n"
    )
    scores = rule_files.scores_of({"P": [80], "Q": [80]})
    result = rule_files.tallied(tmp_path, text, scores, proposals=proposals)
    assert not list(faults(SCHEMA, result, SCHEMA))
    track = result["tracks"][0]
    assert track["ties"][0]["steps"][0]["groups"] == ["ocean"]
    assert [
        [one["body"], *(one[level] // MILLION for level in ("entitled", "national", "province", "local"))]
        for one in track["lines"][0]["bodies"]
    ] == [["가군", 720, 600, 75, 225], ["나군", 480, 400, 50, 150]]


def test_an_undecided_result_has_the_form_of_the_schema_too(tmp_path: Path) -> None:
    sample_files.write(tmp_path, decisions_toml="# nothing yet\n")
    result = result_of(tmp_path)
    assert not list(faults(SCHEMA, result, SCHEMA))
    assert any(track["open_ties"] for track in result["tracks"])


@pytest.mark.parametrize(
    "spoiled",
    [
        {"format": "committee-result/2"},
        {"rules_sha256": "ABC"},
        {"complete": 1},
        {"projects": [{}]},
        {"findings": [{"code": "x.y", "params": {}, "more": 1}]},
        {"more": 1},
    ],
)
def test_another_form_is_noticed(tmp_path: Path, spoiled: dict[str, Any]) -> None:
    sample_files.write(tmp_path)
    assert list(faults(SCHEMA, result_of(tmp_path) | spoiled, SCHEMA))


def test_the_examples_of_the_page_are_of_the_format() -> None:
    page = (ROOT / "docs" / "tally-format.md").read_text("utf-8")
    for code in ("excluded", "challenged", "recused", "absent", "abstained"):
        assert f"`{code}`" in page
    for key in SCHEMA["$defs"]["line"]["properties"] | SCHEMA["$defs"]["project"]["properties"]:
        assert f"`{key}`" in page, key


# ── bad input ──────────────────────────────────────────────────────────────────────────────
def refused(folder: Path, capsys: pytest.CaptureFixture[str], *further: str, status: int = 2) -> list[str]:
    """Run the command on files that are wrong; return the lines it says, without the program's name."""
    out = folder / "result.json"
    assert commands.run([*sample_files.arguments(folder), "--out", str(out), "--language", "en", *further]) == status
    said = capsys.readouterr()
    assert said.out == ""
    assert not out.exists()
    lines = said.err.splitlines()
    assert all(line.startswith("committee-app: ") for line in lines)
    return [line.removeprefix("committee-app: ") for line in lines]


def test_each_fault_is_one_line_with_file_and_line_and_the_last_line_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoiled = sample_files.scores().splitlines()
    spoiled[5] = spoiled[5].replace("C01,", "C99,")
    spoiled[9] = "C01,1"
    sample_files.write(tmp_path, scores_csv="\n".join(spoiled), evaluators_csv="evaluator,seat\n1,x\n")
    lines = refused(tmp_path, capsys)
    assert [line.split(":")[:2] for line in lines if line.startswith("scores.csv:6")] == [["scores.csv", "6"]]
    assert any(line.startswith("scores.csv:10: ") for line in lines)
    assert any(line.startswith("evaluators.csv:2: ") for line in lines)
    assert lines[-1].startswith("Faults: ")


def test_the_first_fifty_faults_are_listed_and_all_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["proposal,evaluator,criterion,score", *(f"C01,1,A1,bad{number}" for number in range(3000))]
    sample_files.write(tmp_path, scores_csv="\n".join(lines))
    said = refused(tmp_path, capsys)
    assert len(said) == 51
    assert said[-1].startswith("Faults: 3000.")


def test_a_fault_cannot_move_the_cursor_or_fill_the_screen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evil = "\x1b[2J\x07" + "x" * 100_000
    sample_files.write(tmp_path, scores_csv=f"proposal,evaluator,criterion,score\nC01,1,A1,{evil}\n")
    said = refused(tmp_path, capsys)
    assert all(line.isprintable() and len(line) < 300 for line in said)


def test_rules_that_contradict_themselves_are_told_with_every_contradiction(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = (
        sample_files.rules().decode().replace("maximum = 12", "maximum = 11").replace("trim_from = 6", "trim_from = 2")
    )
    sample_files.write(tmp_path, rules_toml=rules)
    said = refused(tmp_path, capsys)
    assert len(said) == 3
    rows = rules.splitlines()
    criteria, trimming = (int(re.match(r"rules\.toml:([0-9]+): ", line)[1]) for line in said[:-1])  # type: ignore[index]
    assert (rows[criteria - 1], rows[trimming - 1]) == ("[[criteria]]", "trim_from = 2")


def test_a_result_is_not_written_over_what_was_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = sample_files.write(tmp_path)
    before = files["scores.csv"].read_bytes()
    assert commands.run([*sample_files.arguments(tmp_path), "--out", str(files["scores.csv"])]) == 2
    assert files["scores.csv"].read_bytes() == before
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("missing", ["rules.toml", "scores.csv", "proposals.csv", "evaluators.csv", "decisions.toml"])
def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], missing: str) -> None:
    sample_files.write(tmp_path)[missing].unlink()
    said = refused(tmp_path, capsys, status=1)
    assert len(said) == 1
    assert missing in said[0]


def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = sample_files.write(tmp_path)["scores.csv"]
    path.unlink()
    path.mkdir()
    assert len(refused(tmp_path, capsys, status=1)) == 1


def test_a_place_that_does_not_exist_cannot_take_the_result(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sample_files.write(tmp_path)
    assert commands.run([*sample_files.arguments(tmp_path), "--out", str(tmp_path / "nowhere" / "r.json")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.sampled_from(["rules.toml", "scores.csv", "proposals.csv", "evaluators.csv", "decisions.toml"]), st.binary())
def test_no_bytes_whatever_give_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes
) -> None:
    sample_files.write(tmp_path)[name].write_bytes(content)
    status = commands.run(sample_files.arguments(tmp_path))
    said = capsys.readouterr().err
    assert status == 2 or (status == 0 and name == "decisions.toml")
    assert "unexpected" not in said


NEARLY = st.lists(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["C01", "1", "A1", "8.5", "scored", "recused", "proposal", "evaluator", "criterion", "score"]
            ),
            st.sampled_from(["status", "NaN", "1e400", "-1", '"', "", "track", "cost", "a;b", "9" * 400, "\r"]),
            st.text(max_size=5),
        ),
        max_size=6,
    ).map(",".join),
    max_size=8,
).map("\n".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(st.sampled_from(["scores.csv", "proposals.csv", "evaluators.csv"]), st.booleans(), NEARLY)
def test_nearly_right_tables_give_no_traceback_either(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, with_headings: bool, content: str
) -> None:
    path = sample_files.write(tmp_path)[name]
    headings = path.read_text("utf-8").splitlines()[0] + "\n" if with_headings else ""
    path.write_text(headings + content, encoding="utf-8", errors="ignore", newline="")
    assert commands.run(sample_files.arguments(tmp_path)) in {0, 2}
    assert "unexpected" not in capsys.readouterr().err


@pytest.mark.parametrize("name", ["research-2026", "design-contest-2026"])
def test_a_list_that_the_rules_need_is_asked_for_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    rules = resources.resource("programmes", f"{name}.toml")
    scores = ROOT / "tests" / "programmes" / name / "scores.csv"
    status = commands.run(["tally", str(rules), str(scores), "--out", str(tmp_path / "r.json"), "--language", "en"])
    said = capsys.readouterr().err.splitlines()
    assert status == 2
    assert [line.split(": ")[1] for line in said[:1]] == [f"{name}.toml"]
    assert not (tmp_path / "r.json").exists()


# One cell of the sample's scores made wrong, and the one line that is said.
SPOILED = {
    "an unknown project": ("C01,1,A1,", "C99,1,A1,5,", "C99"),
    "an unknown evaluator": ("C01,1,A1,", "C01,99,A1,5,", "99 is"),
    "an unknown criterion": ("C01,1,A1,", "C01,1,Z9,5,", "Z9"),
    "out of range": ("C01,1,A1,", "C01,1,A1,10.1,", "10.1"),
    "below zero": ("C01,1,A1,", "C01,1,A1,-1,", "-1"),
    "off the step": ("C01,1,A1,", "C01,1,A1,8.55,", "8.55"),
    "no number": ("C01,1,A1,", "C01,1,A1,NaN,", "NaN"),
    "an endless number": ("C01,1,A1,", "C01,1,A1,1e400,", "1e400"),
    "infinity": ("C01,1,A1,", "C01,1,A1,inf,", "inf"),
    "full-width digits": ("C01,1,A1,", "C01,1,A1,８,", "８"),
}


@pytest.mark.parametrize("case", SPOILED)
def test_each_wrong_cell_is_named_with_its_line_and_ends_with_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    begins, instead, said = SPOILED[case]
    lines = sample_files.scores().splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(begins))
    lines[at] = instead
    sample_files.write(tmp_path, scores_csv="\n".join(lines) + "\n")
    found = refused(tmp_path, capsys)
    assert [line for line in found if line.startswith(f"scores.csv:{at + 1}: ") and said in line], found
    assert len(found) <= 3  # itself, the ballot that lacks a mark by it, and the count


def test_the_same_cell_twice_is_refused_even_if_both_say_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = sample_files.scores().splitlines()
    sample_files.write(tmp_path, scores_csv="\n".join([*lines, lines[1]]))
    found = refused(tmp_path, capsys)
    assert len(found) == 2
    assert found[0].startswith(f"scores.csv:{len(lines) + 1}: ")


@pytest.mark.parametrize(
    "content",
    ["", " \r\n", "\ufeff", "proposal;evaluator;criterion;score\nC01;1;A1;8\n", "proposal,evaluator,score\nC01,1,8\n"],
    ids=["nothing", "blanks", "a mark alone", "semicolons", "a column missing"],
)
def test_no_scores_and_wrong_columns_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str) -> None:
    sample_files.write(tmp_path, scores_csv=content)
    assert refused(tmp_path, capsys)[0].startswith("scores.csv")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp949"])
def test_what_korean_spreadsheets_write_gives_the_same_result(tmp_path: Path, encoding: str) -> None:
    files = sample_files.write(tmp_path)
    result_of(tmp_path)
    plain = (tmp_path / "result.json").read_bytes()
    for name in ("scores.csv", "proposals.csv", "evaluators.csv"):
        files[name].write_bytes(files[name].read_text("utf-8").replace("\n", "\r\n").encode(encoding))
    result_of(tmp_path)
    assert (tmp_path / "result.json").read_bytes() == plain


@pytest.mark.parametrize("row", ["C01,1,A1,8," * 100_000, '"a\nb",' * 200_000], ids=["one line", "one row of many"])
def test_a_row_without_an_end_is_refused_before_it_fills_the_memory(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], row: str
) -> None:
    sample_files.write(tmp_path, scores_csv=f"proposal,evaluator,criterion,score\n{row}\n")
    said = refused(tmp_path, capsys)
    assert len(said) == 2
    assert "1,048,576" in said[0]


@pytest.mark.parametrize(
    ("row", "faults_said"),
    [(b"x" * 9_999 + b"\n", 5_000), (b"\0" * 10_000, 1), (b"C01,1,A1,8.5,,,," * 625, 1)],
    ids=["another text", "zeros", "one line"],
)
def test_fifty_megabytes_of_something_else_are_refused_in_fifty_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], row: bytes, faults_said: int
) -> None:
    files = sample_files.write(tmp_path)
    files["scores.csv"].write_bytes(b"proposal,evaluator,criterion,score\n" + row * 5_000)
    found = refused(tmp_path, capsys)
    assert len(found) == min(faults_said, 50) + 1
    assert found[-1].startswith(f"Faults: {faults_said}.")
