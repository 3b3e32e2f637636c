"""The files of `tally` into a book: two ways through the scores with one result, and every fault with its line."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction
from itertools import takewhile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_app.case.ballots import ScoreBook
from committee_app.case.conflicts import MarkStatus
from committee_app.case.identifiers import EvaluatorId, ProposalId
from committee_app.intake import score_tables
from committee_app.intake.score_faults import FAULT_CODES, KEPT, ScoresRefusedError
from committee_app.intake.score_files import read_score_book
from committee_app.scoring.lots import draw_order, lot_line
from tests.cli import sample_files
from tests.intake.test_wider_files import SAID_OF_WIDER_RULES

RULES = sample_files.rules()
LEAVES = sample_files.LEAVES
HEAD = "proposal,evaluator,criterion,score"


def draw(fingerprint: str, tied: Sequence[str], numbers: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    line = lot_line(fingerprint, tied, numbers)
    return line, draw_order(line, tied)


def ballot(proposal: str = "C01", evaluator: str = "1", score: str = "5") -> str:
    """Return ten lines: the same score for every criterion."""
    return "".join(f"{proposal},{evaluator},{leaf},{score}\n" for leaf in LEAVES)


def book(
    scores: str | bytes,
    proposals: str | None = None,
    evaluators: str | None = None,
    decisions: str | None = None,
    rules: bytes = RULES,
) -> ScoreBook:
    given_scores = scores if isinstance(scores, bytes) else scores.encode()
    lists = [None if text is None else text.encode() for text in (proposals, evaluators, decisions)]
    return read_score_book(rules, given_scores, *lists, draw=draw)


def faults(
    scores: str | bytes = f"{HEAD}\n{ballot()}",
    proposals: str | None = None,
    evaluators: str | None = None,
    decisions: str | None = None,
    rules: bytes = RULES,
) -> list[tuple[str, object]]:
    """Return the faults of files that are refused: code and line, or place, or the file's name."""
    with pytest.raises(ScoresRefusedError) as caught:
        book(scores, proposals, evaluators, decisions, rules)
    found = [(fault.code, dict(fault.params)) for fault in caught.value.faults]
    return [
        (code.removeprefix("tally."), facts.get("line", facts.get("place", facts.get("file")))) for code, facts in found
    ]


# ── what a good file gives ─────────────────────────────────────────────────────────────────
def test_marks_become_hundredths_in_the_order_of_the_programme() -> None:
    lines = [f"C01,1,{leaf},{number}.{number}" for number, leaf in enumerate(LEAVES, 1) if number < 8]
    lines += ["C01,1,C1,0", "C01,1,C2,12", "C01,1,C3,0.10"]
    read = book("\n".join([HEAD, *reversed(lines)]))
    assert read.marks[ProposalId("C01")][EvaluatorId("1")] == (110, 220, 330, 440, 550, 660, 770, 0, 1200, 10)


def test_without_lists_proposals_form_the_first_track_and_numbers_stand_in_order() -> None:
    read = book(HEAD + "\n" + "".join(ballot(proposal, seat) for proposal in ("b", "a") for seat in ("10", "9")))
    assert [one.id for one in read.proposals] == ["b", "a"]
    assert {one.track for one in read.proposals} == {"central"}
    assert read.evaluators == ("9", "10")


def test_without_a_list_evaluators_with_names_stand_as_they_appear() -> None:
    read = book(HEAD + "\n" + "".join(ballot("C01", seat) for seat in ("나", "10", "가")))
    assert read.evaluators == ("나", "10", "가")


def test_seats_order_the_evaluators_of_a_list() -> None:
    read = book(f"{HEAD}\n{ballot()}", evaluators="seat,evaluator\n2,1\n1,7\n")
    assert read.evaluators == ("7", "1")


def test_a_list_of_proposals_gives_track_money_bodies_and_points() -> None:
    listed = (
        "proposal,title,applicant,track,group,requested,cost,reliance,received,penalty.prior_contact,bonus.joint\n"
        'L24,"돌봄, 함께",두 군,local,depopulation; joint,,900000000;600000000,17.0;8.05,접수 7,5,1\n'
        "C01,,가온처,central,,1800000000,,,,,0\n"
    )
    joint, central = book(f"{HEAD}\n{ballot()}", listed).proposals
    assert (joint.title, joint.applicant, joint.track, joint.received) == ("돌봄, 함께", "두 군", "local", "접수 7")
    assert joint.groups == ("depopulation", "joint")
    assert [(body.name, body.cost, body.reliance) for body in joint.bodies] == [
        ("두 군 (1)", 900_000_000, Fraction(17)),
        ("두 군 (2)", 600_000_000, Fraction("8.05")),
    ]
    assert (joint.bonus, joint.penalty) == ((("joint", 100),), (("prior_contact", 500),))
    assert (central.title, central.requested, central.cost) == ("C01", 1_800_000_000, 1_800_000_000)
    assert central.bonus == ()


@pytest.mark.parametrize(
    ("applicant", "costs", "names"),
    [
        ("가군; 나군", "1;2", ["가군", "나군"]),
        ("두 군", "1;2", ["두 군 (1)", "두 군 (2)"]),
        ("가군;", "1;2", ["가군; (1)", "가군; (2)"]),
        ("", "1;2", ["L24 (1)", "L24 (2)"]),
        ("가군; 나군", "1", ["가군; 나군"]),
    ],
)
def test_the_bodies_of_a_consortium_have_their_own_names_or_numbers(
    applicant: str, costs: str, names: list[str]
) -> None:
    (read,) = book(
        f"{HEAD}\n{ballot('L24')}", f"proposal,applicant,track,cost\nL24,{applicant},local,{costs}\n"
    ).proposals
    assert [body.name for body in read.bodies] == names


def test_a_status_line_says_why_there_is_no_ballot() -> None:
    lines = ballot().replace("\n", ",\n") + "C01,2,,,recused\nC01,3,A1,,absent\nC01,3,A2,,absent\n"
    read = book(f"{HEAD},status\n{lines}")
    assert read.statuses == {"C01": {"2": MarkStatus.RECUSED, "3": MarkStatus.ABSENT}}
    assert read.marks[ProposalId("C01")].keys() == {"1"}
    assert read.evaluators == ("1", "2", "3")


def test_scores_of_a_ballot_that_is_set_aside_are_kept_with_their_status() -> None:
    read = book(f"{HEAD},status\n{ballot().replace(chr(10), ',excluded' + chr(10))}")
    assert read.statuses == {"C01": {"1": MarkStatus.EXCLUDED}}
    assert read.marks[ProposalId("C01")].keys() == {"1"}


def test_decisions_become_votes_and_lots() -> None:
    scores = HEAD + "\n" + ballot("C04") + ballot("C10")
    read = book(scores, decisions=sample_files.decisions())
    assert [(one.round, one.votes, one.abstained) for one in read.votes] == [
        (number, (("C04", 7), ("C10", 7)), 0) for number in (1, 2)
    ]
    (lot,) = read.lots
    assert lot.line == lot_line(read.rules_fingerprint, ["C04", "C10"], ["417", "9052"])
    assert lot.order == draw_order(lot.line, ["C04", "C10"])
    assert lot.numbers == sample_files.WITNESSES
    (drawn,) = book(scores, decisions=sample_files.decisions(["C10", "C04"])).lots
    assert (drawn.line, drawn.order, drawn.numbers) == ("", ("C10", "C04"), ())


KOREAN = f"{HEAD}\n{ballot('과제1', '홍길동')}"


@pytest.mark.parametrize(
    "scores",
    [
        KOREAN.encode(),
        KOREAN.encode("utf-8-sig"),
        KOREAN.encode("cp949"),
        KOREAN.replace("\n", "\r\n").encode(),
        KOREAN.replace("\n", "\r").encode(),
        KOREAN.replace("\n", "\n\n").encode(),
        KOREAN.replace(",5", ', "5"').replace(', "5"', ',"5"').encode(),
        KOREAN.replace(",", " , ").encode(),
        KOREAN.rstrip().encode(),
        KOREAN.replace("홍길동", "홍길동").encode(),
    ],
    ids=["utf-8", "mark", "cp949", "crlf", "cr", "blank lines", "quoted", "spaces", "no last line end", "decomposed"],
)
def test_every_dress_of_a_file_gives_the_same_book(scores: bytes) -> None:
    assert book(scores) == book(KOREAN)


# ── two ways through the scores ────────────────────────────────────────────────────────────
BALLOTS = st.lists(
    st.tuples(st.sampled_from("pqr"), st.sampled_from(["1", "2", "나"]), st.integers(0, 80)),
    min_size=1,
    unique_by=lambda one: one[:2],
)


def cells(read: ScoreBook) -> dict[tuple[str, str], tuple[int, ...]]:
    return {(proposal, evaluator): one for proposal, sheet in read.marks.items() for evaluator, one in sheet.items()}


@given(BALLOTS, st.randoms(use_true_random=False))
def test_shuffled_lines_give_the_marks_of_the_file_that_programs_write(
    ballots: list[tuple[str, str, int]], dice: random.Random
) -> None:
    lines = [
        f"{proposal},{evaluator},{leaf},{sample_files.points((tenths + place) % 81 * 10)}"
        for proposal, evaluator, tenths in ballots
        for place, leaf in enumerate(LEAVES)
    ]
    whole = book("\n".join([HEAD, *lines]))
    dice.shuffle(lines)
    assert cells(whole) == cells(book("\n".join([HEAD, *lines])))
    assert len(cells(whole)) == len(ballots)


def test_columns_and_criteria_may_stand_in_another_order() -> None:
    lines = [f"{number},C01,{leaf},1" for leaf, number in zip(reversed(LEAVES), range(10), strict=True)]
    read = book("score,proposal,criterion,evaluator\n" + "\n".join(lines))
    assert read.marks[ProposalId("C01")][EvaluatorId("1")] == tuple(number * 100 for number in range(9, -1, -1))


@given(st.permutations(LEAVES), st.integers(0, 80))
def test_criteria_may_stand_in_another_order_in_every_ballot_of_a_file(order: list[str], tenths: int) -> None:
    scores = {leaf: (tenths + place) % 81 * 10 for place, leaf in enumerate(LEAVES)}
    lines = [
        f"{proposal},{evaluator},{leaf},{sample_files.points(scores[leaf])}"
        for proposal in ("C01", "C02")
        for evaluator in "12"
        for leaf in order
    ]
    read = cells(book("\n".join([HEAD, *lines])))
    assert len(read) == 4
    assert set(read.values()) == {tuple(scores[leaf] for leaf in LEAVES)}


def test_names_and_scores_as_long_as_they_may_be_and_longer_are_taken() -> None:
    longest = ballot("P" * 64, "E" * 64, "5") + ballot("Q" * 64, "E" * 64, "00000005.00")
    assert set(cells(book(f"{HEAD}\n{longest}")).values()) == {(500,) * 10}


def test_a_large_file_is_taken_to_its_end() -> None:
    ballots = "".join(ballot(f"P{number}", str(seat)) for number in range(1200) for seat in (1, 2, 3))
    read = book(f"{HEAD}\n{ballots}")
    assert len(cells(read)) == 3600
    assert set(cells(read).values()) == {(500,) * 10}


# ── faults ─────────────────────────────────────────────────────────────────────────────────
LISTED = "proposal,track,cost,reliance,requested,group,bonus.joint\n"
STATUSES = f"{HEAD},status\n"
TIE = 'tied = ["C01", "C02"]\n'
TWO = f"{HEAD}\n{ballot('C01')}{ballot('C02')}"

SCORE_FAULTS: dict[str, tuple[str | bytes, list[tuple[str, object]]]] = {
    "empty": ("", [("empty_file", "scores")]),
    "blank": (" \n\n", [("empty_file", "scores")]),
    "no text": (b"\xff\xfe\x00C", [("unknown_encoding", "scores")]),
    "zero byte": (f"{HEAD}\0", [("unknown_encoding", "scores")]),
    "headings only": (f"{HEAD}\n", [("no_scores", "scores")]),
    "another separator": (f"{HEAD.replace(',', ';')}\n", [("unknown_column", 1), *([("missing_column", 1)] * 4)]),
    "a column less": ("proposal,evaluator,criterion\n", [("missing_column", 1)]),
    "a column twice": (f"{HEAD},score\n", [("column_twice", 1)]),
    "a column nobody knows": (f"{HEAD},note\n", [("unknown_column", 1)]),
    "a stage": (
        f"{HEAD},stage\nC01,1,A1,5,\nC01,1,A2,5,1\nC01,1,A3,5,1\n",
        [("ballot_incomplete", 2), ("reserved_column", 3)],
    ),
    "ragged": (f"{HEAD}\nC01,1,A1\n{ballot()}C01,1,A1,5,\n", [("ragged_row", 2), ("ragged_row", 13)]),
    "a row without an end": (f"{HEAD}\nC01,1,A1,8,{'x,' * 600_000}\n", [("row_too_long", 2)]),
    "quotes": (f'{HEAD}\n{ballot()}C02,1,A1,"5"5\n', [("broken_quotes", 12)]),
    "endless cell": (f"{HEAD}\nC01,1,A1,{'9' * 140_000}\n", [("broken_quotes", 2)]),
    "no name": (
        f"{HEAD}\n,1,A1,5\nC01,,A1,5\nC01,1,,5\n",
        [("missing_value", 2), ("missing_value", 3), ("missing_value", 4)],
    ),
    "names": (f"{HEAD}\na|b,1,A1,5\nC01,\u200b1,A1,5\n", [("id_refused", 2), ("id_refused", 3)]),
    "criterion": (
        f"{HEAD}\n{ballot()}C01,1,A,5\nC01,1,Z9,5\nC01,2,Z9,5\n",
        [("unknown_criterion", 12), ("unknown_criterion", 13)],
    ),
    "status": (f"{STATUSES}C01,1,,,ill\n", [("unknown_status", 2)]),
    "no score": (f"{HEAD}\nC01,1,A1,\n", [("score_missing", 2)]),
    "no numbers": (
        HEAD
        + "".join(
            f"\nC01,1,A1,{text}" for text in ("NaN", "1e400", "inf", "5.123", "+5", '"5,5"', "٥", "0x5", "9" * 20)
        ),
        [("score_not_a_number", line) for line in range(2, 11)],
    ),
    "range": (
        f"{HEAD}\nC01,1,A1,10.1\nC01,1,A1,-1\nC01,1,A1,999999999\n",
        [("score_out_of_range", line) for line in (2, 3, 4)],
    ),
    "step": (f"{HEAD}\nC01,1,A1,5.55\n", [("score_off_step", 2)]),
    "twice": (
        f"{HEAD}\n{ballot()}C01,1,A1,5\n{ballot('C02')}{ballot('C02')}",
        [("cell_twice", 12), *[("cell_twice", line) for line in range(23, 33)]],
    ),
    "part": (f"{HEAD}\n{ballot()}C01,2,A1,5\nC01,2,A2,5\n", [("ballot_incomplete", 12)]),
    "part, set aside": (f"{STATUSES}C01,2,A1,5,excluded\n", [("ballot_incomplete", 2)]),
    "status twice": (f"{STATUSES}C01,1,,,absent\nC01,1,,,absent\n", [("status_twice", 3)]),
    "statuses differ": (
        f"{STATUSES}C01,1,A1,5,\nC01,1,,,absent\nC01,2,,,absent\nC01,2,,,recused\n",
        [("ballot_incomplete", 2), ("status_differs", 3), ("status_differs", 5)],
    ),
}


@pytest.mark.parametrize("case", SCORE_FAULTS)
def test_what_is_wrong_with_scores_is_said_with_its_line(case: str) -> None:
    scores, wanted = SCORE_FAULTS[case]
    assert faults(scores) == wanted


PROPOSAL_FAULTS: dict[str, tuple[str, list[tuple[str, object]]]] = {
    "twice": ("C01,central,1,,,,\nC01,central,1,,,,\n", [("listed_twice", 3)]),
    "no name": ("C01,central,1,,,,\n,central,1,,,,\n", [("missing_value", 3)]),
    "track": ("C01,,1,,,,\nC02,north,1,,,,\n", [("track_missing", 2), ("unknown_track", 3)]),
    "money": (
        'C01,central,-1,,,,\nC02,central,1.5,,,,\nC03,central,"1,000",,1e9,,\nC04,central,1;x,,,,\n',
        [("money_refused", 2), ("money_refused", 3), ("money_refused", 4), ("money_refused", 4), ("money_refused", 5)],
    ),
    "too much money": (
        f"C01,central,{'9' * 15};1,,,,\nC02,central,{'9' * 16},,,,\n",
        [("money_too_large", 2), ("money_refused", 3)],
    ),
    "reliance": (
        "C01,local,1,100.1,,,\nC02,local,1,x,,,\nC03,local,1,1.234,,,\n",
        [("reliance_refused", line) for line in (2, 3, 4)],
    ),
    "bodies": ("C01,local,1;2,10;20;30,,,\n", [("bodies_differ", 2)]),
    "group": ("C01,local,1,,,a;b|c,\n", [("id_refused", 2)]),
    "points": ("C01,local,1,,,,-1\nC02,local,1,,,,x\n", [("points_refused", 2), ("points_refused", 3)]),
}


@pytest.mark.parametrize("case", PROPOSAL_FAULTS)
def test_what_is_wrong_with_proposals_is_said_with_its_line(case: str) -> None:
    lines, wanted = PROPOSAL_FAULTS[case]
    assert [one for one in faults(proposals=LISTED + lines) if one[0] != "unknown_proposal"] == wanted


@pytest.mark.parametrize(
    ("listed", "wanted"),
    [
        ("proposal,price\nC01,5\n", [("reserved_column", 2)]),
        ("proposal,track,factor\nC01,central,1.2\nC02,central,1.2\n", [("reserved_column", 2)]),
        ("proposal,track,bonus.kindness\nC01,central,1\n", [("unknown_item", 2)]),
        ("proposal,track,title\nC01,central,\u200b가\n", [("unseen_character", 2)]),
        ("proposal,track,region\nC01,central,1\n", [("unknown_column", 1)]),
    ],
)
def test_columns_of_proposals_are_known_announced_or_refused(listed: str, wanted: list[tuple[str, object]]) -> None:
    assert [one for one in faults(proposals=listed) if one[0] != "track_missing"] == wanted


def test_a_reserved_column_without_values_does_no_harm() -> None:
    assert book(f"{HEAD},stage\n{ballot().replace(chr(10), ',' + chr(10))}", "proposal,track,price\nC01,local,\n")


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("1,x\n", [("seat_refused", 2)]),
        ("1,0\n", [("seat_refused", 2)]),
        ("1,1\n2,1\n", [("listed_twice", 3)]),
        ("1,1\n1,2\n", [("listed_twice", 3)]),
        ("1,1\n,2\n", [("missing_value", 3)]),
    ],
)
def test_what_is_wrong_with_evaluators_is_said_with_its_line(lines: str, wanted: list[tuple[str, object]]) -> None:
    assert faults(evaluators=f"evaluator,seat\n{lines}") == wanted


def test_names_on_no_list_are_reported_once_each() -> None:
    scores = f"{HEAD}\n{ballot()}{ballot('C02')}{ballot('C01', '2')}"
    found = faults(scores, proposals="proposal,track\nC01,central\n", evaluators="evaluator\n1\n")
    assert found == [("unknown_proposal", 12), ("unknown_evaluator", 22)]


DECISION_FAULTS: dict[str, tuple[str, list[tuple[str, object]]]] = {
    "no toml": ("[[vote]", [("not_toml", "decisions")]),
    "too deep": ("x = " + "[" * 5000, [("not_toml", "decisions")]),
    "a number without end": ("x = " + "9" * 5000, [("not_toml", "decisions")]),
    "unknown": ("[other]\n", [("unknown_key", "other")]),
    "choice": ("[[choice]]\n", [("reserved_key", "choice")]),
    "no list": ("vote = 1\n", [("list_expected", "vote")]),
    "unknown inside": (f"[[lot]]\n{TIE}order = ['C02', 'C01']\nline = 'x'\n", [("unknown_key", "lot[0].line")]),
    "no tie": ("[[vote]]\nround = 1\nvotes = {}\n", [("missing_key", "vote[0].tied")]),
    "a tie of one": ("[[vote]]\ntied = ['C01']\nround = 1\nvotes = {}\n", [("tied_refused", "vote[0].tied")]),
    "a tie with itself": (
        "[[vote]]\ntied = ['C01', 'C01']\nround = 1\nvotes = {}\n",
        [("tied_refused", "vote[0].tied")],
    ),
    "a tie of nobody": ("[[vote]]\ntied = ['C01', 'X']\nround = 1\nvotes = {}\n", [("tied_unknown", "vote[0].tied")]),
    "rounds": (
        f"[[vote]]\n{TIE}round = 0\nvotes = {{}}\nabstained = true\ninvalid = 0x1{'f' * 5000}\n",
        [("count_refused", f"vote[0].{key}") for key in ("round", "abstained", "invalid")],
    ),
    "no round": (f"[[vote]]\n{TIE}votes = {{}}\n", [("count_refused", "vote[0].round")]),
    "votes": (
        (
            f"[[vote]]\n{TIE}round = 1\nvotes = {{ C01 = -1 }}\n"
            f"[[vote]]\n{TIE}round = 2\nvotes = {{ X = 1 }}\n[[vote]]\n{TIE}round = 2\n"
        ),
        [("votes_refused", f"vote[{at}].votes") for at in range(3)],
    ),
    "neither": (f"[[lot]]\n{TIE}", [("lot_either_or", "lot[0]")]),
    "both": (f"[[lot]]\n{TIE}numbers = []\norder = []\n", [("lot_either_or", "lot[0]")]),
    "numbers": (
        f"[[lot]]\n{TIE}numbers = [['a', 1]]\n[[lot]]\n{TIE}numbers = []\n",
        [("numbers_refused", f"lot[{at}].numbers") for at in range(2)],
    ),
    "what is said": (f"[[lot]]\n{TIE}numbers = [['a', '1,2']]\n", [("lot_text", "lot[0].numbers")]),
    "order": (
        f"[[lot]]\n{TIE}order = ['C01', 'C03']\n",
        [("tied_unknown", "lot[0].order"), ("order_refused", "lot[0].order")],
    ),
}


@pytest.mark.parametrize("case", DECISION_FAULTS)
def test_what_is_wrong_with_decisions_is_said_with_its_line_and_place(case: str) -> None:
    text, wanted = DECISION_FAULTS[case]
    with pytest.raises(ScoresRefusedError) as refused:
        book(TWO, decisions=f"# 결정\n{text}")
    facts = [(fault.code.removeprefix("tally."), dict(fault.params)) for fault in refused.value.faults]
    assert [(code, one.get("place", one["file"])) for code, one in facts] == wanted
    for code, one in facts:
        # Of a key that is not written: the line of the table that lacks it.
        table, _, key = str(one.get("place", "")).rpartition(".")
        line = text.splitlines()[int(one["line"]) - 2]
        assert code == "not_toml" or line.strip("[").startswith((key.split("[")[0], table.split("[")[0] or key)), (
            code,
            one,
        )


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        (b"", "rules_encoding"),
        (b"\xef\xbb\xbf" + RULES, "rules_encoding"),
        ("가".encode("cp949"), "rules_encoding"),
        (b"[", "programme.not_toml"),
        (b"x = " + b"[" * 5000, "programme.not_toml"),
        (b"#" * ((1 << 20) + 1), "file_too_large"),
        (RULES.replace(b"budget = 12_000_000_000", b"budget = 12_000_000_000_000_000"), "shape.whole_number_expected"),
        (RULES.replace(b"committee-programme/1", b"committee-programme/9"), "programme.other_format"),
        (RULES.replace(b"maximum = 12", b"maximum = 11"), "programme.points_not_100"),
        (RULES.replace(b"step = 0.1", b"step = 0.001"), "shape.hundredths_expected"),
    ],
)
def test_rules_that_cannot_stand_are_refused(rules: bytes, code: str) -> None:
    assert [found for found, _ in faults(rules=rules)] == [code]


def test_faults_of_all_files_are_said_together_file_by_file_and_line_by_line() -> None:
    found = faults(
        f"{HEAD}\n{ballot()}C01,2,A1,5\nC01,1,Z,5\nC01,3,A1,99\n",
        LISTED + "C01,central,x,,,,\n",
        "evaluator,seat\n1,x\n2,2\n3,3\n",
        "[other]\n",
    )
    assert found == [
        ("money_refused", 2),
        ("seat_refused", 2),
        ("ballot_incomplete", 12),
        ("unknown_criterion", 13),
        ("score_out_of_range", 14),
        ("unknown_key", 1),
    ]


def test_a_file_of_another_kind_is_refused_without_filling_the_memory() -> None:
    lines = "x\n" * (KEPT + 500)
    with pytest.raises(ScoresRefusedError) as caught:
        book(f"{HEAD}\n{lines}")
    assert (len(caught.value.faults), caught.value.more) == (KEPT, 500)


def test_a_file_beyond_the_limit_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(score_tables, "MAX_BYTES", {**score_tables.MAX_BYTES, "scores": 100})
    assert faults(f"{HEAD}\n{ballot()}") == [("file_too_large", "scores")]


def test_every_fault_that_may_be_said_is_said_somewhere_above() -> None:
    tables = (SCORE_FAULTS, PROPOSAL_FAULTS, DECISION_FAULTS)
    said = {code for table in tables for _, wanted in table.values() for code, _ in wanted}
    said |= {"unknown_proposal", "unknown_evaluator", "unknown_item", "unseen_character", "seat_refused"}
    said |= {"rules_encoding", "file_too_large"} | SAID_OF_WIDER_RULES
    assert said == {code.removeprefix("tally.") for code in FAULT_CODES}


# ── the page that freezes the form ─────────────────────────────────────────────────────────
def example(first_line: str) -> str:
    """Return the indented example of `docs/tally-format.md` that begins so."""
    page = (Path(__file__).parents[2] / "docs" / "tally-format.md").read_text("utf-8")
    lines = page[page.index(f"    {first_line}") :].splitlines()
    block = takewhile(lambda line: not line or line.startswith("    "), lines)
    return "\n".join(line.removeprefix("    ") for line in block)


def test_the_examples_of_the_page_are_files_of_the_format() -> None:
    proposals, decisions = example("proposal,title"), example("[[vote]]")
    listed = proposals + "".join(f"{one},,,central,,,,,,\n" for one in ("C03", "C04", "C10", "L01", "L02"))
    read = book(f"{HEAD}\n{ballot()}", listed, decisions=decisions)
    assert [one.id for one in read.proposals] == ["C01", "L24", "C03", "C04", "C10", "L01", "L02"]
    assert (len(read.votes), len(read.lots)) == (1, 2)
    assert faults(example(HEAD)) == [("ballot_incomplete", 2)]


def test_the_limits_of_the_page_are_those_of_the_program() -> None:
    page = (Path(__file__).parents[2] / "docs" / "tally-format.md").read_text("utf-8")
    assert "SCORES up to 256 MiB, other tables up to 16 MiB, TOML files up to 1 MiB" in page
    assert dict(score_tables.MAX_BYTES) == {
        "scores": 256 << 20,
        "proposals": 16 << 20,
        "evaluators": 16 << 20,
        "rules": 1 << 20,
        "decisions": 1 << 20,
    }
