"""`docs/record-format.md` is enough: a checker written from it agrees with ours on good records and on damaged ones."""

from __future__ import annotations

import ast
import copy
import json
import random
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from committee_app.case.acts import ACTS
from committee_app.case.ballots import Ballot
from committee_app.case.case_rules import beyond_a_case
from committee_app.case.findings import RefusedError
from committee_app.case.identifiers import Points
from committee_app.case.lifecycle import STAGES, TABLE
from committee_app.case.programme_text import ProgrammeRefusedError, read_programme
from committee_app.case.state import CaseState
from committee_app.desks.checking import Link, check_next, check_record
from committee_app.desks.record_file import read_record
from committee_app.export.tables import result_bytes
from committee_app.scoring.tally import tally
from committee_app.sealing import chain
from committee_app.sealing.digests import layout
from committee_app.sealing.keys import PrivateKeys
from resources.verifier import verifier as stranger
from scripts import act_tables, verifier_tables
from tests.docs.carried import (
    RESULT,
    ZEROS,
    Carried,
    Entry,
    carried_of,
    quickly_signed_by,
    record_json,
    said_by_the_stranger,
    said_by_us,
    sha256,
    written_by_us,
)
from tests.told_day import ToldDay

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "record-format.md").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def carried(told: ToldDay) -> Carried:
    return carried_of(told)


def agreed(carried: Carried, record: bytes) -> frozenset[str]:
    """Return what both checkers say does not hold; they say the same, of the same entry."""
    ours, theirs = said_by_us(record), said_by_the_stranger(record, carried.result)
    assert theirs == ours
    return ours.codes


# ── the page ───────────────────────────────────────────────────────────────────────────────
def test_the_tables_on_the_page_are_those_of_the_code() -> None:
    assert act_tables.with_tables(PAGE) == PAGE, "run scripts/act_tables.py"


def test_every_act_stands_on_the_page_with_every_field() -> None:
    assert {kind: set(shape) for kind, shape in stranger.tables().acts.items()} == {
        kind: set(act.__dataclass_fields__) for kind, act in ACTS.items()
    }


def test_the_stages_on_the_page_are_those_of_the_code() -> None:
    for stage in STAGES:
        for role, kinds in stranger.tables().stages.items():
            if role[0] == stage:
                allowed = next((acts for who, acts in TABLE[stage].items() if who == role[1]), ())
                assert set(kinds) == {kind for kind, act in ACTS.items() if act in allowed}


def test_every_kind_has_a_gate_on_the_page() -> None:
    gates = PAGE.partition("## 9. Gates")[2].partition("## 10.")[0]
    named = {kind for row in re.findall(r"^\| (`.*?) \|", gates, re.MULTILINE) for kind in re.findall(r"`(\w+)`", row)}
    assert named == set(ACTS) == set(stranger.GATES)


SPOKEN = (
    "case/gates/__init__.py",
    "case/gates/common.py",
    "case/gates/preparing.py",
    "case/gates/drawing.py",
    "case/gates/figures.py",
    "case/gates/meeting.py",
    "case/gates/scoring.py",
    "case/gates/mending.py",
    "case/gates/deciding.py",
    "case/replaying.py",
    "case/typed.py",
    "desks/checking.py",
    "desks/entries.py",
    "desks/record_file.py",
)


def codes_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from re.findall(r"^[a-z]+\.[a-z_0-9]+$", node.value)


@pytest.mark.parametrize("file", SPOKEN)
def test_every_code_that_a_check_may_find_stands_on_the_page(file: str) -> None:
    for code in {*codes_in(ROOT / "committee_app" / file)} - {"record.entry_refused"}:
        assert f"`{code}`" in PAGE, code


def test_every_code_on_the_page_is_one_of_the_code() -> None:
    known = {code for path in (ROOT / "committee_app").rglob("*.py") for code in codes_in(path)}
    areas = {code.partition(".")[0] for code in known}
    named = {code for code in re.findall(r"`([a-z]+\.[a-z_0-9]+)`", PAGE) if code.partition(".")[0] in areas}
    assert named - NO_CODES <= known


NO_CODES = {"record.json", "result.json"} | {
    f"committee.{name}"
    for name in ("size", "official_max", "late_conflict", "drop_out", "contact_penalty", "abstention", "casting_vote")
}
"""What is spelled like a code on the page: files, and fields of a programme."""


# ── the stranger ───────────────────────────────────────────────────────────────────────────
def test_the_verifier_has_nothing_but_the_standard_library() -> None:
    tree = ast.parse((ROOT / "resources" / "verifier" / "verifier.py").read_text(encoding="utf-8"))
    modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    modules += [one.name for node in ast.walk(tree) if isinstance(node, ast.Import) for one in node.names]
    assert not [one for one in modules if one.split(".")[0] not in sys.stdlib_module_names]


def test_the_verifier_has_the_tables_of_the_page_and_its_sum_is_the_printed_one() -> None:
    assert verifier_tables.holds(), "run scripts/act_tables.py"


def test_both_hold_the_day_and_name_the_same_head(carried: Carried) -> None:
    record = record_json(carried.entries)
    assert written_by_us(carried.entries) == record
    assert agreed(carried, record) == frozenset()
    signed = stranger.check(record).state.signed
    assert (signed[0], signed[-2:], len(signed)) == ("chair", ["secretary", "auditor"], 16)


def test_the_stranger_sees_the_same_case(carried: Carried) -> None:
    ours = check_record(read_record(record_json(carried.entries))).state
    theirs = stranger.check(record_json(carried.entries)).state
    assert theirs.scorers() == list(ours.scorers())
    assert theirs.fingerprint == ours.rules_sha256
    for member, proposal in product(ours.evaluators, ours.proposals):
        assert theirs.status(member.id, proposal.id) == ours.status(member.id, proposal.id)
    for evaluator, ballots in ours.opened.items():
        assert {name: one["marks"] for name, one in theirs.opened[evaluator].items()} == {
            name: list(one.marks) for name, one in ballots.items()
        }


def test_the_stranger_reads_the_same_fingerprints(carried: Carried) -> None:
    keys = stranger.check(record_json(carried.entries)).state.keys
    assert {actor: stranger.fingerprint(one) for actor, one in keys.items()} == {
        actor: one.public.fingerprint().hex() for actor, one in carried.keys.items()
    }


def test_the_stranger_computes_the_result_of_the_day(carried: Carried) -> None:
    state = stranger.check(record_json(carried.entries)).state
    assert not list(stranger.compare(state, carried.result))


def test_every_beginning_of_the_record_is_a_record(carried: Carried) -> None:
    for length in (0, 1, 8, 47, 103, 121, len(carried.entries) - 1):
        assert agreed(carried, record_json(carried.entries[:length])) == frozenset()


# ── damage ─────────────────────────────────────────────────────────────────────────────────
def test_a_flipped_bit_is_found_by_both(carried: Carried) -> None:
    record = record_json(carried.entries)
    dice = random.Random(20260226)
    for place in dice.sample(range(len(record)), 15):
        changed = bytearray(record)
        changed[place] ^= 1 << dice.randrange(8)
        ours = agreed(carried, bytes(changed))
        assert ours or bytes(changed).lower() == record, place


@pytest.mark.parametrize(
    "kind", sorted({"rules_drafted", "sheet_sealed", "sheet_opened", "lot_drawn", "record_confirmed"})
)
def test_a_flipped_bit_in_a_body_is_found_by_both(carried: Carried, kind: str) -> None:
    place = carried.at(kind)
    body, signature = carried.entries[place]
    dice = random.Random(kind)
    for _ in range(4):
        letter = dice.choice([at for at, byte in enumerate(body) if byte < 0x80])
        changed = body[:letter] + bytes([body[letter] ^ 1]) + body[letter + 1 :]
        assert agreed(carried, record_json(carried.with_entry(place, (changed, signature))))


def test_a_removed_entry_is_found_by_both(carried: Carried) -> None:
    entries = carried.entries
    for place in (0, 1, 5, 43, 60, 88, 110, 121, len(entries) - 2):
        assert agreed(carried, record_json((*entries[:place], *entries[place + 1 :])))


def test_swapped_and_repeated_entries_are_found_by_both(carried: Carried) -> None:
    entries = carried.entries
    for place in (0, 8, 47, 104, 122):
        first, second = entries[place : place + 2]
        assert agreed(carried, record_json((*entries[:place], second, first, *entries[place + 2 :])))
        assert agreed(carried, record_json((*entries[: place + 1], first, *entries[place + 1 :])))


@pytest.mark.parametrize(
    "kind", ["member_moved", "sheet_sealed", "exclusion_recorded", "sheet_opened", "selection_resolved"]
)
def test_an_entry_signed_by_another_is_found_by_both(carried: Carried, kind: str) -> None:
    changed = carried.resigned(carried.at(kind), lambda _: None, by="evaluator:3")
    codes = agreed(carried, record_json(changed))
    assert codes == (frozenset({"record.signature_wrong"}))


def test_one_key_is_one_person_for_both(carried: Carried) -> None:
    first, second = (carried.at("member_enrolled", which) for which in (0, 1))
    keys = carried.plain(first)["act"]["keys"]
    changed = carried.resigned(second, lambda plain: plain["act"].update(keys=keys), by="evaluator:1")
    assert agreed(carried, record_json(changed)) == {"actor.keys_taken"}


def test_a_changed_entry_signed_again_by_its_own_actor_does_not_carry_what_follows(carried: Carried) -> None:
    changed = carried.resigned(carried.at("statement_recorded"), lambda plain: plain["act"].update(text="없던 말"))
    assert agreed(carried, record_json(changed)) == {"record.base_unknown"}


def test_the_last_entry_signed_again_is_another_record_that_holds(carried: Carried) -> None:
    """The page says that nobody can tell: here is why the head is kept elsewhere."""
    changed = carried.resigned(-1 % len(carried.entries), lambda plain: plain["act"].update(pdf_sha256=ZEROS))
    assert agreed(carried, record_json(changed)) == frozenset()


def with_more_marks(plain: dict[str, Any]) -> None:
    opened = plain["act"]["ballots"][0]
    payload = json.loads(opened["payload"])
    payload["marks"][0] -= 10
    opened["payload"] = stranger.written(payload).decode()


def test_another_payload_is_not_what_was_sealed(carried: Carried) -> None:
    place = carried.at("sheet_opened")
    for entries in (carried.resigned(place, with_more_marks), carried.conspired(place, with_more_marks)):
        assert agreed(carried, record_json(entries)) == {"opening.not_what_was_sealed"}


def test_a_voided_ballot_is_not_opened(carried: Carried) -> None:
    opened = carried.plain(carried.at("sheet_opened"))["act"]
    entries = carried.resigned(
        carried.at("sheet_opened"), lambda plain: plain["act"].update(ballots=opened["ballots"][1:])
    )
    assert agreed(carried, record_json(entries)) == {"opening.other_ballots"}


# ── what everybody together can write, and what the result then says ───────────────────────
def with_a_bonus(plain: dict[str, Any]) -> None:
    plain["act"]["proposals"][5]["bonus"] = [["joint", 300]]


def with_a_third_vote(plain: dict[str, Any]) -> None:
    plain["act"]["votes"] = [["C04", 8], ["C10", 6]]


def with_another_digest(plain: dict[str, Any]) -> None:
    plain["act"]["tally_sha256"] = ZEROS


def with_another_order(plain: dict[str, Any]) -> None:
    plain["act"]["order"].reverse()


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("proposals_imported", with_a_bonus),
        ("tie_voted", with_a_third_vote),
        ("selection_resolved", with_another_digest),
        ("lot_drawn", with_another_order),
    ],
    ids=["bonus", "vote", "digest", "lot"],
)
def test_a_record_that_all_wrote_anew_names_another_result(
    carried: Carried, monkeypatch: pytest.MonkeyPatch, kind: str, change: Callable[[dict[str, Any]], None]
) -> None:
    monkeypatch.setattr(stranger, "signed_by", quickly_signed_by)
    assert agreed(carried, record_json(carried.conspired(carried.at(kind), change))) == {RESULT}


# ── every gate, by entries that are nearly right ───────────────────────────────────────────
def mutants(value: Any) -> Iterator[Any]:
    """Yield values that are nearly this one."""
    if isinstance(value, dict):
        yield value | {"more": 1}
        for key, inner in value.items():
            yield {name: one for name, one in value.items() if name != key}
            yield from (value | {key: one} for one in mutants(inner))
    elif isinstance(value, list):
        yield from ([], value[:-1], value[::-1], value[:1] + value, {})
        for place in {0, len(value) - 1} if value else ():
            yield from ([*value[:place], one, *value[place + 1 :]] for one in mutants(value[place]))
    elif isinstance(value, bool):
        yield from (not value, 0, None)
    elif isinstance(value, int):
        yield from (-1, 0, value + 1, value - 1, value * 2, True, str(value), 2**53)
    elif isinstance(value, str):
        yield from ("", "\u3000 ", value + "x", value[1:], value.upper(), 5, None, "arrived", "3", "C02", "chair")
    else:
        yield from (0, "", [])


def said_of_one(
    state: CaseState, hashes: list[bytes], verdict: stranger.Verdict, entry: Entry
) -> tuple[set[str], set[str]]:
    """Return what both say of one entry more."""
    head = hashes[-1] if hashes else chain.ZERO
    ours: set[str] = set()
    theirs: set[str] = set()
    try:
        check_next(state, hashes, Link(head, *entry, chain.link(head, *entry)))
    except RefusedError as error:
        ours = {one.code for one in error.findings}
    try:
        stranger.check_entry(verdict, *entry)
    except stranger.RefusedError as error:
        theirs = set(error.codes)
    return ours, theirs


MOST_MUTANTS = 300
CLEARED = {"evaluator": "2", "proposal": "C01", "reason": "확인함"}
TAKEN = {"evaluator": "1", "version": 3, "sha256": "77" * 32}
HANDED_IN = {"documents": [{"proposal": "C01", "name": "C01.pdf", "sha256": "11" * 32}]}
NOBODY = {"present": 0, "eligible": 0, "in_favour": 0, "against": 0}
NEW_KEYS = PrivateKeys.generate()
ASKED: dict[str, Any] = {
    "person": "evaluator:3",
    "new_keys": {"signing": NEW_KEYS.public.signing.hex(), "sealing": NEW_KEYS.public.sealing.hex()},
    "reason": "카드와 봉투를 잃음",
    "proof": "00" * 64,
    "slots": [],
}
TRIED: dict[str, dict[str, Any]] = {
    "conflict_cleared": CLEARED,
    "case_archived": {},
    "signature_missing": {"evaluator": "2", "reason": "먼저 떠남"},
    "scan_attached": {"document": "11" * 32, "name": "a.pdf", "sha256": "22" * 32, "pages": 1, "signers": ["chair"]},
    "packet_taken": TAKEN,
    "documents_attached": HANDED_IN,
    "figure_entered": {"proposal": "C01", "item": "joint", "points": 100, "evidence": "협약서 1쪽"},
    "figure_confirmed": {"figure": 1, "points": 100},
    "pool_imported": {"source": {"name": "pool.csv", "sha256": "ab" * 32}, "candidates": []},
    "drawing_announced": {"seats": [["", 1]], "limits": []},
    "evaluators_drawn": {"numbers": [], "line": "", "order": []},
    "candidate_answered": {"candidate": "1", "accepted": False, "reason": ""},
    "case_followed": {"case": "2025-9", "title": "앞선 심의(가상)", "head": "ab" * 32, "seq": 41},
    "ballots_voided": {"evaluator": "2", "proposals": ["C01"], "ground": "malformed", "reason": "형식"},
    "late_conflict_ruled": {
        "evaluator": "2",
        "proposal": "C01",
        "kind": "excluded",
        "ground": "party",
        "evidence": "등기부",
        "remedy": "void_ballot",
        "vote": None,
    },
    "member_dropped_out": {"evaluator": "2", "cause": "illness", "policy": "keep_sealed"},
    "substitute_seated": {
        "replaces": "2",
        "member": {"id": "77", "seat": 77, "name": "대체", "affiliation": "가상대", "category": "private"},
    },
    "contact_penalised": {"proposal": "C01", "reason": "전화"},
    "correction_made": {
        "kind": "text",
        "proposal": "",
        "item": "표지",
        "old": "가",
        "new": "나",
        "cause": "오기",
        "evidence": "공문",
        "tally_sha256": ZEROS,
    },
    "ruling_answered": {"ruling": 1, "agreed": True},
    "challenge_decided": {"evaluator": "2", "proposal": "C01", "reason": "신청", "vote": NOBODY, "upheld": False},
    "scoring_abstained": {"proposal": "C01", "reason": "자료 부족"},
    "prior_contact_reported": {"evaluator": "2", "proposal": "C01", "words": "전화"},
    "rescoring_ordered": {"breach": "누설", "proposals": ["C01"], "evaluators": ["2"], "vote": NOBODY},
    "marks_rescored": {"proposal": "C01", "marks": [0], "reasons": []},
    "sheets_left_open": {"evaluators": ["2"], "reason": "연락이 닿지 않음"},
    "tie_chosen": {"tied": ["C01", "C02"], "order": ["C02", "C01"], "reason": "지역 안배"},
    "names_looked_at": {},
    "note_written": {"proposal": "C01", "criterion": "A", "text": "일정이 촉박함"},
    "note_approved": {"note": 1, "evaluators": ["1", "2"]},
    "remark_written": {"place": "course", "text": "점심은 따로 하지 않음"},
    "acting_chair_took_over": {"evaluator": "2", "reason": " ", "vote": NOBODY},
    "running_order_set": {"order": ["C01", "C02"]},
    "project_called": {"proposal": "C01", "part": "presentation", "minutes": 10},
    "point_discussed": {"proposal": "C01", "evaluator": "2"},
    "resolution_confirmed": {"tally_sha256": ZEROS, "vote": NOBODY},
    "recovery_used": {},
    "secret_renewed": {"slot": "0" * 63},
    "tries_noted": {"count": 0, "first": "", "last": ""},
    "keys_replaced": ASKED,
    "replacement_confirmed": {"person": "evaluator:3", "new_keys": ASKED["new_keys"]},
}


def places_to_try(carried: Carried) -> dict[int, list[dict[str, Any]]]:
    """Return, by place, entries to try there: nearly the right one of each kind."""
    kinds: dict[str, int] = {}
    for place in range(len(carried.entries)):
        kinds.setdefault(carried.plain(place)["kind"], place)
    dice = random.Random(20260227)
    found = {}
    for place in kinds.values():
        all_of_them = list(mutants(carried.plain(place)))
        found[place] = dice.sample(all_of_them, min(MOST_MUTANTS, len(all_of_them)))
    return found


def test_both_say_the_same_of_entries_that_are_nearly_right(carried: Carried, monkeypatch: pytest.MonkeyPatch) -> None:
    # That signatures are checked alike is shown above; in plain Python these would take minutes.
    monkeypatch.setattr(stranger, "signed_by", quickly_signed_by)
    to_try = places_to_try(carried)
    state, hashes, verdict = CaseState(), list[bytes](), stranger.Verdict(stranger.State(), [])
    found: set[str] = set()
    for place, entry in enumerate(carried.entries):
        for mutant in to_try.get(place, ()):
            if (actor := mutant.get("actor")) not in carried.keys:
                actor = "secretary"
            ours, theirs = said_of_one(state, hashes, verdict, carried.signed(mutant, actor))
            assert theirs == ours, mutant
            found |= ours
        state, hashes = followed(state, hashes, verdict, entry)
    assert len(found) >= 60, sorted(found)


def followed(
    state: CaseState, hashes: list[bytes], verdict: stranger.Verdict, entry: Entry
) -> tuple[CaseState, list[bytes]]:
    head = hashes[-1] if hashes else chain.ZERO
    hashed = chain.link(head, *entry)
    after, _ = check_next(state, hashes, Link(head, *entry, hashed))
    stranger.follow(verdict, stranger.check_entry(verdict, *entry), hashed)
    return after, [*hashes, hashed]


def test_both_say_the_same_of_every_act_at_every_stage(carried: Carried, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stranger, "signed_by", quickly_signed_by)
    samples = {carried.plain(place)["kind"]: carried.plain(place)["act"] for place in range(len(carried.entries))}
    samples |= TRIED
    assert samples.keys() == ACTS.keys()
    state, hashes, verdict = CaseState(), list[bytes](), stranger.Verdict(stranger.State(), [])
    stage, found = None, set[str]()
    case = carried.plain(0)["case"]
    for place, entry in enumerate(carried.entries):
        if state.stage != stage or place % 12 == 0:
            stage = state.stage
            base = [len(hashes), hashes[-1].hex() if hashes else ZEROS]
            for kind, actor in product(samples, ("secretary", "auditor", "chair", "evaluator:2", "evaluator:99")):
                plain = carried.plain(0) | {"actor": actor, "base": base, "case": case, "kind": kind}
                signer = actor if actor in carried.keys else "chair"
                signed = carried.signed(plain | {"act": samples[kind]}, signer)
                ours, theirs = said_of_one(state, hashes, verdict, signed)
                assert theirs == ours, (stage, kind, actor)
                found |= ours
        state, hashes = followed(state, hashes, verdict, entry)
    assert {"act.not_now", "actor.not_enrolled", "actor.already_enrolled"} <= found


# ── other days: what each of them would have been refused for ──────────────────────────────
Plains = list[dict[str, Any]]


def place_of(plains: Plains, kind: str, which: int = 0) -> int:
    return [place for place, plain in enumerate(plains) if plain["kind"] == kind][which]


def without(kind: str, which: int = 0) -> Callable[[Plains], object]:
    return lambda plains: plains.pop(place_of(plains, kind, which))


def twice(kind: str, which: int = 0) -> Callable[[Plains], None]:
    return lambda plains: plains.insert(
        place_of(plains, kind, which), copy.deepcopy(plains[place_of(plains, kind, which)])
    )


def with_act(kind: str, which: int = 0, **fields: Any) -> Callable[[Plains], None]:
    return lambda plains: plains[place_of(plains, kind, which)]["act"].update(fields)


def another_chair(plains: Plains) -> None:
    plains[place_of(plains, "officer_enrolled", 1)]["act"]["officer"]["name"] = "다른사람"


def one_member_less(plains: Plains) -> None:
    plains[place_of(plains, "members_imported")]["act"]["members"].pop()


def four_officials(plains: Plains) -> None:
    for member in plains[place_of(plains, "members_imported")]["act"]["members"][:4]:
        member["category"] = "official"


def a_question(plains: Plains) -> None:
    plains[place_of(plains, "conflicts_declared", 1)]["act"]["answers"][0]["answer"] = "ask"


def a_question_and_an_answer(plains: Plains) -> None:
    a_question(plains)
    chair = plains[place_of(plains, "exclusion_recorded")]
    plains.insert(place_of(plains, "exclusion_recorded"), chair | {"kind": "conflict_cleared", "act": CLEARED})


def letters_apart(plains: Plains) -> None:
    opened = plains[place_of(plains, "sheet_opened")]["act"]["ballots"][0]
    payload = json.loads(opened["payload"]) | {"opinion": "\u1100\u1161"}
    opened["payload"] = json.dumps(payload, sort_keys=True)


def another_holder(plains: Plains) -> None:
    keys = plains[place_of(plains, "member_enrolled", 8)]["act"]["keys"]
    plains[place_of(plains, "sheet_sealed")]["act"]["sheet"]["holders"]["chair"] = keys["sealing"]


def the_end_of_it(plains: Plains) -> None:
    plains.append(plains[-1] | {"actor": "secretary", "kind": "case_archived", "act": {}})


def in_another_field(plains: Plains) -> None:
    plains[place_of(plains, "minutes_signed", 2)]["act"]["field"] = "Member7"


def no_signature_of(member: str, *, also: bool = False) -> Callable[[Plains], None]:
    """Note that a member gives no signature, in place of the signature or beside it."""

    def change(plains: Plains) -> None:
        first = place_of(plains, "minutes_signed")
        act = {"evaluator": member, "reason": "응급실로 이송됨"}
        plains.insert(first + 1, plains[first] | {"actor": "secretary", "kind": "signature_missing", "act": act})
        if not also:
            signed = [one for one in plains if (one["kind"], one["actor"]) == ("minutes_signed", f"evaluator:{member}")]
            plains.remove(signed[0]) if signed else None

    return change


def scanned(*signers: str, **other: Any) -> Callable[[Plains], None]:
    """Attach a scan of the paper right after the chair's signature."""

    def change(plains: Plains) -> None:
        first = place_of(plains, "minutes_signed")
        document = plains[place_of(plains, "minutes_issued")]["act"]["pdf_sha256"]
        act = {"document": document, "name": "서명본.jpg", "sha256": "ab" * 32, "pages": 1, "signers": list(signers)}
        entry = plains[first] | {"actor": "secretary", "kind": "scan_attached", "act": act | other}
        plains.insert(first + 1, entry)

    return change


def two_with_one_key(plains: Plains) -> None:
    first, second = (plains[place_of(plains, "member_enrolled", which)] for which in (0, 1))
    second["act"]["keys"] = first["act"]["keys"]


TESTED: dict[str, Any] = {
    "day": "2026-02-20",
    "program": "0.1.0",
    "build": ZEROS,
    "held": ["letters", "day"],
    "failed": [],
    "untold": ["time"],
    "page_sha256": "ab" * 32,
}
OTHER_DAYS = [
    (without("officer_enrolled"), {"auditor.not_enrolled"}),
    (with_act("case_created", title="\u3000"), {"case.unnamed"}),
    (with_act("case_created", self_test=TESTED), set()),
    (with_act("case_created", self_test=TESTED | {"held": [], "untold": []}), {"case.self_test_misshapen"}),
    (with_act("case_created", self_test=TESTED | {"failed": ["day"]}), {"case.self_test_misshapen"}),
    (with_act("case_created", self_test=TESTED | {"page_sha256": "ab"}), {"case.self_test_misshapen"}),
    (with_act("case_created", self_test=TESTED | {"day": "20260220"}), {"shape.day_expected"}),
    (with_act("case_created", self_test=TESTED | {"day": "2026-02-30"}), {"shape.day_expected"}),
    (another_chair, {"chair.other_person"}),
    (one_member_less, {"committee.other_size"}),
    (four_officials, {"committee.too_many_officials"}),
    (with_act("proposals_imported", proposals=[]), {"roster.empty"}),
    (without("rules_frozen"), {"rules.not_frozen"}),
    (two_with_one_key, {"record.signature_wrong"}),
    (without("member_enrolled", 4), {"member.not_enrolled"}),
    (without("opening_rehearsed"), {"rehearsal.missing"}),
    (without("record_confirmed"), {"record.not_confirmed"}),
    (a_question, {"declaration.open_question"}),
    (a_question_and_an_answer, set()),
    (another_holder, {"sheet.other_holders"}),
    (letters_apart, {"shape.not_nfc"}),
    (twice("lot_drawn"), {"lot.already_drawn"}),
    (twice("tie_voted"), {"tie.other_round"}),
    (twice("meeting_closed"), {"meeting.already_closed"}),
    (twice("minutes_issued"), set()),
    (twice("minutes_signed"), {"minutes.already_signed"}),
    (without("minutes_signed"), {"minutes.chair_first"}),
    (in_another_field, {"minutes.other_field"}),
    (without("minutes_signed", 3), {"minutes.members_first"}),
    (without("minutes_signed", 14), {"minutes.secretary_first"}),
    (no_signature_of("5"), set()),
    (no_signature_of("1"), {"minutes.not_a_signatory"}),
    (no_signature_of("5", also=True), {"minutes.noted_unsigned"}),
    (scanned("chair", "evaluator:5"), set()),
    (scanned("evaluator:1"), {"scan.not_a_signatory"}),
    (scanned("chair", "chair"), {"scan.without_signers"}),
    (scanned("chair", document="ab" * 32), {"scan.other_document"}),
    (scanned("chair", name=" ", pages=0), {"scan.without_name", "scan.misshapen"}),
    (the_end_of_it, set()),
]


@pytest.mark.parametrize(("change", "codes"), OTHER_DAYS)
def test_both_say_the_same_of_another_day(
    carried: Carried, monkeypatch: pytest.MonkeyPatch, change: Callable[[Plains], object], codes: set[str]
) -> None:
    monkeypatch.setattr(stranger, "signed_by", quickly_signed_by)
    plains = carried.plains()
    change(plains)
    assert agreed(carried, record_json(carried.written(plains))) == codes


def rekeyed(carried: Carried, second: str = "auditor", reason: str = "", since: int = 6) -> tuple[Entry, ...]:
    """Return the day with new keys for member 3, confirmed by a second officer; they sign with them `since` so many."""
    plains = carried.plains()
    person = ASKED["person"]
    prints = (keys.public.fingerprint() for keys in (carried.keys[person], NEW_KEYS))
    words = (plains[0]["act"]["case"].encode(), person.encode(), *prints, ASKED["reason"].encode())
    proof = NEW_KEYS.sign("keys.replaced", layout("keys.replaced", *words)).hex()
    at = place_of(plains, "pledge_signed")
    holders = ("secretary", "chair", "auditor")
    told: list[tuple[str, str, dict[str, Any]]] = [
        ("tries_noted", person, {"count": 2, "first": "", "last": ""}),
        ("keys_replaced", "secretary", ASKED | {"proof": proof} | ({"reason": reason} if reason else {})),
        ("replacement_confirmed", second, TRIED["replacement_confirmed"]),
        *(("record_confirmed", one, {"head": ""}) for one in holders),
    ]
    plains[at:at] = [{**plains[at], "kind": kind, "actor": actor, "act": dict(act)} for kind, actor, act in told]
    return carried.written(plains, {person: (at + since, NEW_KEYS)})


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, set()),
        ({"second": "secretary"}, {"replacement.needs_two"}),
        ({"second": "evaluator:3"}, {"act.not_now"}),
        ({"reason": "다른 까닭"}, {"replacement.proof_wrong"}),
        ({"since": 999}, {"record.signature_wrong"}),
        ({"since": 0}, {"record.signature_wrong"}),
    ],
    ids=str,
)
def test_new_keys_hold_from_their_confirmation_on_and_the_old_ones_until_then(
    carried: Carried, monkeypatch: pytest.MonkeyPatch, change: dict[str, Any], code: set[str]
) -> None:
    monkeypatch.setattr(stranger, "signed_by", quickly_signed_by)
    assert agreed(carried, record_json(rekeyed(carried, **change))) == code


GOOD = b'{"entries":[],"format":"committee-record/1"}'
NO_RECORDS = [
    (b"", "record.not_canonical"),
    (GOOD + b"\n", "record.not_canonical"),
    (b"[" * 40 + b"]" * 40, "record.not_canonical"),
    (b'{"entries":[],"entries":[],"format":"committee-record/1"}', "record.not_canonical"),
    (b'{"entries":[1.5],"format":"committee-record/1"}', "record.not_canonical"),
    (GOOD.replace(b"/1", b"/2"), "record.other_format"),
    (b'{"entries":[]}', "shape.missing_key"),
    (b'{"entries":{},"format":"committee-record/1"}', "shape.list_expected"),
    (b'{"entries":[{"body":"","signature":"0"}],"format":"committee-record/1"}', "record.signature_misshapen"),
    (
        b'{"entries":[{"body":"","signature":"' + b"AB" * 64 + b'"}],"format":"committee-record/1"}',
        "record.signature_misshapen",
    ),
    (
        b'{"entries":[{"body":"","signature":"' + b"00" * 64 + b'"}],"format":"committee-record/1"}',
        "entry.not_canonical",
    ),
]


@pytest.mark.parametrize(("record", "code"), NO_RECORDS)
def test_what_is_no_record_is_none_for_both(carried: Carried, record: bytes, code: str) -> None:
    assert agreed(carried, record) == {code}


def test_an_empty_record_holds_and_says_nothing(carried: Carried) -> None:
    assert agreed(carried, GOOD) == frozenset()


# ── the programme ──────────────────────────────────────────────────────────────────────────
SLIPS = [
    ("step = 0.1", "step = 0.001"), ("step = 0.1", "step = 0"), ("step = 0.1", "step = 3"), ("step = 0.1", ""),
    ("step = 0.1", "step = 1e-1"), ("step = 0.1", 'step = "1/10"'), ("step = 0.1", "step = true"),
    ("maximum = 12", "maximum = 13"), ("maximum = 8\nquestion", "maximum = -8\nquestion"), ('id = "A1"', 'id = "A"'),
    ('id = "A1"', 'id = "final"'), ("drop_each_end = 1", "drop_each_end = 0"), ("trim_from = 6", "trim_from = 2"),
    ('method = "trimmed_mean"', 'method = "mean"'), ('method = "trimmed_mean"', 'method = "average"'),
    ("places = 4", "places = 7"), ("places = 4", "places = 2"), ("bonus_cap = 5", "bonus_cap = 11"),
    ("minimum = 24", "minimum = 41"), ("minimum = 24", "minimum = 0"), ('of = "B"', 'of = "D"'),
    ('{ by = "lot", witnesses = 2 }', '{ by = "lot", witnesses = 1 }'),
    ('{ by = "lot", witnesses = 2 }', '{ by = "chair" }'),
    ('{ by = "criterion_mean", criterion = "C2" }', '{ by = "chair" }'), ('  { by = "lot", witnesses = 2 },\n', ""),
    ("rounds = 2", "rounds = 0"), ('criterion = "C2" }', 'criterion = "C9" }'),
    ('{ by = "criterion_mean", criterion = "C2" }', '{ by = "committee_vote", rounds = 1 }'),
    ('{ by = "criterion_mean", criterion = "C2" }', '{ by = "lot", witnesses = 2 }'),
    ("budget = 6_000_000_000", "budget = 600_000_000"), ("cap = 2_000_000_000", "cap = 0"),
    ("min_ratio = 0.70", "min_ratio = 1.01"), ('track = "local"\ngroup', 'track = "north"\ngroup'),
    ("percent = 50", "percent = 101"), ("percent = 50", "percent = 0"), ("reserves = 3", "reserves = -1"),
    ("above = -1", "above = 0"), ("above = 30.0", "above = 31.0"), ("national_percent = 80", "national_percent = 101"),
    ("unit = 1_000_000", "unit = 0"), ("size = 15", "size = 2"), ('constituted = "2/3"', 'constituted = "1/3"'),
    ('tracks = ["local"]', 'tracks = ["south"]'), ('code = "kin"', 'code = "party"'),
    ("fictitious = true", "fictitious = 1"),
    ("reference_date = 2026-01-26", 'reference_date = "2026-01-26"'), ("format = ", "formats = "),
    ("committee-programme/1", "committee-programme/2"), ("[[tracks]]", "[[tracks"),
    ('version = "2026-1"', "version = 2026.1"),
    ('cutoff = "partial_last"', 'cutoff = "strict_prefix"'),
]  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS, ids=str)
def test_both_say_the_same_of_a_programme_with_a_slip(carried: Carried, slip: tuple[str, str]) -> None:
    text = carried.plain(carried.at("rules_drafted"))["act"]["text"]
    assert slip[0] in text
    changed = text.replace(*slip)
    assert set(stranger.programme_of(changed)[1]) == codes_of_programme(changed)


def codes_of_programme(text: str) -> set[str]:
    try:
        programme = read_programme(text)
    except ProgrammeRefusedError as error:
        return {one.code for one in error.faults}
    return {one.code for one in beyond_a_case(programme)}


BEYOND = [
    ('method = "trimmed_mean"', 'method = "trimmed_sum"'), ("places = 4, mode", "places = 4, mode"),
    ("trim_from = 6", "trim_from = 6\nquorum = 3"), ("trim_from = 6", 'trim_from = 6\nfallback = "unscored"'),
    ("trim_from = 6", 'trim_from = 6\nlevel = "groups"'), ("trim_from = 6", "trim_from = 6\nfactor = true"),
    ('of = "B"\nminimum = 24', 'of = "B"\nratio = 0.6'), ('of = "B"', 'of = "quality"'),
    ('{ by = "lot", witnesses = 2 }', '{ by = "shared" }'), ("rounds = 2 }", 'rounds = 2 }, { by = "spread" }'),
    ('criterion = "C2" }', 'criterion = "C2", population = "retained" }'),
    ("matching = true", "matching = true\nseats = 9"),
    ("unit = 1_000_000", 'unit = 1_000_000\nconsortium = "lead"'),
    ("unit = 1_000_000", 'unit = 1_000_000\nsplit = "in_proportion"'), ('"partial_last"', '"skip_and_fill"'),
    ('"partial_last"', '"proportional_cut"'), ('"partial_last"', '"seats"'), ("step = 0.1", "step = 0.1\nscale = 200"),
]  # fmt: skip


@pytest.mark.parametrize("change", [one for one in BEYOND if one[0] != one[1]], ids=str)
def test_a_programme_that_a_case_cannot_have_is_refused_by_both(carried: Carried, change: tuple[str, str]) -> None:
    text = carried.plain(carried.at("rules_drafted"))["act"]["text"]
    assert change[0] in text
    changed = text.replace(*change)
    assert codes_of_programme(changed)
    assert stranger.programme_of(changed)[1]


# ── the result, on marks that nobody gave ──────────────────────────────────────────────────
def other_marks(dice: random.Random, ballot: Ballot, spread: int) -> tuple[Points, ...]:
    return tuple(Points(max(0, mark - 10 * dice.randrange(spread))) for mark in ballot.marks)


@pytest.mark.parametrize("seed", range(5))
def test_both_compute_the_same_result_from_other_marks(carried: Carried, seed: int) -> None:
    dice = random.Random(seed)
    record = record_json(carried.entries)
    ours, theirs = check_record(read_record(record)).state, copy.deepcopy(stranger.check(record).state)
    opened = {}
    for member, ballots in ours.opened.items():
        # Few different ballots make many ties; a ballot that is gone makes a cell that does not count.
        kept = {name: one for name, one in ballots.items() if dice.random() > seed / 20}
        like = next(iter(ballots.values())).marks
        opened[member] = {
            name: replace(one, marks=like if seed % 2 and dice.random() < 0.9 else other_marks(dice, one, 1 + seed))
            for name, one in kept.items()
        }
        theirs.opened[member] = {name: {"marks": list(one.marks)} for name, one in opened[member].items()}
    ours = replace(ours, opened=MappingProxyType(opened))
    result = result_bytes(ours.score_book(), tally(ours.score_book()))
    theirs.resolution = {"tally_sha256": sha256(result)}
    assert list(stranger.compare(theirs, result)) == []


# ── documents point at what is there ───────────────────────────────────────────────────────
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


def anchors(document: Path) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.name)
def test_every_link_in_a_document_leads_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", document.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        found = document if not path else (document.parent / path).resolve()
        assert found.exists(), target
        assert not anchor or anchor in anchors(found), target


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.name)
def test_every_file_that_a_document_names_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for path in re.findall(r"`((?:scripts|docs|tests|resources|committee_app)/[\w/.-]+\.\w+)`", text):
        assert (ROOT / path).exists(), path
