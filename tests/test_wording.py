"""Every code has its sentence in both languages, with facts that the code really brings."""

from __future__ import annotations

import ast
import inspect
import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import committee_app
from committee_app.case import acts, ballots, conflicts, drawing, lifecycle, people, programme
from committee_app.case.acts import ACTS
from committee_app.case.findings import Finding
from committee_app.desks import admin_log
from committee_app.desks.words import LANGUAGES, wording
from committee_app.export.reading import Outcome
from committee_app.intake.score_faults import FAULT_CODES
from committee_app.resources import missing_glyphs
from committee_app.scoring import results
from committee_app.scoring.explaining.codes import EXPLANATION_CODES
from committee_app.scoring.steps import FINDING_CODES, STEP_CODES, step
from committee_app.wording import UnknownCodeError, Wording, fixed, particles, points_of

PACKAGE = Path(committee_app.__file__).parent
CODE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
FILE_NAME = re.compile(r".*\.(json|csv|toml|txt|svg|qss|py|xlsx|pdf|case|md|ts|qm|ttf)")
SAYERS = {"of", "Finding", "Step", "Progress", "step", "remark", "fault", "note", "_note", "_note_once", "need", "say"}
SAYERS |= {
    "rounding_step",
    "_value_rounded",
    "_rounded_if_announced",
    "gate_step",
    "_row",
    "sentence",
    "FailedError",
    "UsageError",
}
STEPS_OF_A_CHECK = ("export/reading.py", "desks/auditing.py")
"""Where `say` and `need` are told whether a step holds."""
NO_FACTS = {"holds"}
"""Keywords of those calls that are no facts of the sentence."""
OPEN_PARTICLE = re.compile(r"은\(는\)|이\(가\)|을\(를\)|와\(과\)|과\(와\)|\(으\)로|\(이\)라")
PROVEN_LATER = ("does_not_hold.", "cannot_tell.")
"""Sentences beside those of the codes: what a step of reading says when it does not hold, or nobody can tell."""

PROMPTS = ("cli.ask_passphrase",)

WORD_LISTS: Mapping[type[Enum], str] = {
    admin_log.What: "log_what",
    admin_log.Result: "log_result",
    acts.MinutesPlace: "minutes_place",
    people.Role: "role",
    people.Category: "category",
    lifecycle.Stage: "stage",
    drawing.Trait: "trait",
    acts.Movement: "movement",
    acts.ItemPart: "item_part",
    conflicts.Answer: "answer",
    conflicts.MarkStatus: "status",
    conflicts.ConflictKind: "conflict_kind",
    conflicts.LateRemedy: "late_remedy",
    conflicts.VoidGround: "void_ground",
    conflicts.CorrectionKind: "correction_kind",
    conflicts.DropCause: "drop_cause",
    conflicts.DropPolicy: "drop_policy",
    programme.RoundingMode: "rounding_mode",
    programme.Method: "method",
    programme.Relation: "relation",
    programme.Measured: "measured",
    programme.TieStepKind: "tie_step",
    programme.CutoffMode: "cutoff",
    programme.CastingVote: "casting_vote",
    acts.Casting: "casting",
    programme.LookBack: "look_back",
    results.SelectionStatus: "selection_status",
    results.Dropped: "dropped",
    results.Lack: "lack",
    programme.Level: "level",
    programme.BallotValue: "ballot_value",
    programme.Fallback: "fallback",
    programme.Population: "population",
    programme.CriterionLevel: "criterion_level",
    programme.Boundary: "boundary",
    programme.Consortium: "consortium",
    programme.GapOf: "gap_of",
    programme.Split: "split",
    programme.PriceAmong: "price_among",
    programme.EqualRaw: "equal_raw",
    programme.StageMode: "stage_mode",
    Outcome: "outcome",
}


# ── which codes there are, and with which facts ────────────────────────────────────────────
@dataclass(frozen=True)
class Use:
    """One place where a code is used; `facts` is None where the source does not show them."""

    code: str
    where: str
    facts: frozenset[str] | None
    caller: str = ""


@cache
def sources() -> Mapping[str, ast.Module]:
    return {str(one.relative_to(PACKAGE)): ast.parse(one.read_text("utf-8")) for one in sorted(PACKAGE.rglob("*.py"))}


@cache
def uses() -> tuple[Use, ...]:
    found = [
        Use(code, "a table of codes", frozenset(facts))
        for table in (STEP_CODES, EXPLANATION_CODES, FINDING_CODES, FAULT_CODES)
        for code, facts in table.items()
    ]
    for where, tree in sources().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                found += _said(where, node)
            elif isinstance(node, ast.ClassDef):
                found += _own_code(where, node)
    return tuple(found)


def _said(where: str, call: ast.Call) -> Iterator[Use]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name not in SAYERS or not call.args:
        return
    known = None if any(one.arg is None for one in call.keywords) else {str(one.arg) for one in call.keywords}
    if name == "fault" and where == "case/typed.py" and known is not None:
        known |= {"place"}
    elif name == "Progress":
        known = set()
    elif name not in {"of", "say", "need"} or (name == "say" and where not in STEPS_OF_A_CHECK):
        known = None  # listed in a table of its own, or said with facts that stand elsewhere
    for one in _constants(call.args[0]):
        if CODE.fullmatch(one.value):
            yield Use(one.value, f"{where}:{call.lineno}", None if known is None else frozenset(known - NO_FACTS), name)


def _constants(tree: ast.AST) -> Iterator[Any]:
    """Every text in a tree but the beginnings of composed ones (`f"cli.open_tie_{kind}"`)."""
    composed = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in composed:
            yield node


def _beginnings() -> Iterator[str]:
    for tree in sources().values():
        for node in ast.walk(tree):
            first = node.values[0] if isinstance(node, ast.JoinedStr) and node.values else None
            if isinstance(first, ast.Constant) and re.fullmatch(r"[a-z_]+\.[a-z_]*_", str(first.value)):
                yield str(first.value)


def _own_code(where: str, cls: ast.ClassDef) -> Iterator[Use]:
    """An error class with a code of its own: its facts are the file, and what it hands to its parent by name."""
    for line in cls.body:
        target = (
            line.target
            if isinstance(line, ast.AnnAssign)
            else line.targets[0]
            if isinstance(line, ast.Assign)
            else None
        )
        value = getattr(line, "value", None)
        if getattr(target, "id", "") == "code" and isinstance(value, ast.Constant) and value.value:
            handed = [call for call in ast.walk(cls) if isinstance(call, ast.Call) and _is_parents_init(call)]
            facts = {str(one.arg) for call in handed for one in call.keywords} | {"file"}
            yield Use(str(value.value), f"{where}:{cls.lineno}", frozenset(facts))


def _is_parents_init(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr == "__init__"


def facts_of(code: str) -> frozenset[str] | None:
    """The facts that a sentence can count on: those brought at every place that shows them."""
    said = next((code.removeprefix(one) for one in PROVEN_LATER if code.startswith(one)), code)
    shown = [use.facts for use in uses() if use.code == said]
    known = [facts for facts in shown if facts is not None]
    return frozenset.intersection(*known) if known else None


def _codes() -> list[str]:
    return sorted({use.code for use in uses()})


def said_in_korean(code: str, **facts: Any) -> str:
    return wording("ko").say(code, facts.items())


def test_the_scan_finds_the_codes_of_every_part_of_the_house() -> None:
    assert len(_codes()) > 250
    assert {use.where.partition("/")[0] for use in uses()} >= {
        "case",
        "scoring",
        "desks",
        "export",
        "intake",
        "casefile",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_sentence(language: str) -> None:
    missing = {use.code: use.where for use in uses() if use.code not in wording(language).codes}
    assert not missing


def test_every_text_that_looks_like_a_code_of_ours_is_one() -> None:
    """A code in a table or behind a wrapper is text like any other; this catches those that the scan does not know."""
    areas = {code.partition(".")[0] for code in wording("ko").codes}
    unknown = {
        f"{where}:{node.lineno} {node.value}"
        for where, tree in sources().items()
        if not where.startswith("sealing/")  # its purposes of digests look like codes
        for node in _constants(tree)
        if CODE.fullmatch(node.value)
        and not FILE_NAME.fullmatch(node.value)
        and node.value.partition(".")[0] in areas
        and node.value not in wording("ko").codes
    }
    assert not unknown


def test_no_sentence_is_left_over() -> None:
    written = {node.value for tree in sources().values() for node in _constants(tree)}
    plain = {code for code in wording("ko").codes if not code.startswith(PROVEN_LATER)}
    assert not {code for code in plain - written if not code.startswith(tuple(_beginnings()))}


def test_a_composed_code_ends_in_one_that_has_a_sentence() -> None:
    beginnings = set(_beginnings())
    assert beginnings
    assert not {one for one in beginnings if not any(code.startswith(one) for code in wording("ko").codes)}


def test_both_languages_have_the_same_codes_and_facts() -> None:
    korean, english = wording("ko"), wording("en")
    assert korean.codes == english.codes
    assert {code: korean.names(code) for code in korean.codes} == {code: english.names(code) for code in english.codes}


def test_a_sentence_uses_only_facts_that_its_code_brings() -> None:
    wrong = {
        code: wording("ko").names(code) - facts
        for code in wording("ko").codes
        if (facts := facts_of(code)) is not None and wording("ko").names(code) - facts
    }
    assert not wrong


def test_a_step_under_way_needs_no_facts() -> None:
    steps = {use.code for use in uses() if use.caller == "Progress"} & wording("ko").codes
    assert steps
    assert not {code for code in steps if wording("ko").names(code)}


def test_a_step_of_a_check_says_what_it_means_when_it_does_not_hold() -> None:
    steps = {use.code for use in uses() if use.where.startswith(STEPS_OF_A_CHECK) and use.caller in {"say", "need"}}
    assert steps
    assert {f"does_not_hold.{code}" for code in steps} <= wording("ko").codes


# ── closed lists ───────────────────────────────────────────────────────────────────────────
def _table(language: str) -> Mapping[str, Mapping[str, str]]:
    return wording(language)._words


def test_both_languages_have_the_same_word_lists() -> None:
    keys = [{name: set(words) for name, words in _table(language).items()} for language in LANGUAGES]
    assert keys[0] == keys[1]


def test_every_word_of_the_house_has_a_list() -> None:
    modules = (acts, ballots, conflicts, lifecycle, people, programme, results)
    enums = {
        one
        for module in modules
        for _, one in inspect.getmembers(module, inspect.isclass)
        if issubclass(one, StrEnum) and one is not StrEnum
    }
    assert enums <= WORD_LISTS.keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, name in WORD_LISTS.items()])
def test_a_list_has_exactly_the_words_of_its_kind(kind: type[Enum], name: str, language: str) -> None:
    assert set(_table(language)[name]) == {one.value for one in kind}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_act_has_a_name_for_the_log(language: str) -> None:
    assert set(_table(language)["act"]) == set(ACTS)


def test_words_of_the_law_stand_exactly() -> None:
    word = wording("ko").word
    assert [word("status", one) for one in ("excluded", "challenged", "recused")] == ["제척", "기피", "회피"]
    assert word("selection_status", "selected") == "선정(안)"
    assert [word("relation", one) for one in ("at_least", "above", "at_most", "below")] == [
        "이상",
        "초과",
        "이하",
        "미만",
    ]


# ── the sentences themselves ───────────────────────────────────────────────────────────────
NAMES = (
    "가람시",
    "강가람",
    "나래부",
    "C16",
    "L11",
    "L07",
    "members.csv",
    "안건 3.case",
    "AI",
    "(주)솔빛",
    "황보예그리나",
)
VALUES: Mapping[str, Any] = {
    "points": 850,
    "won": 733_000_000,
    "million": 733_000_000,
    "percent": Fraction(14, 15),
    "exact": Fraction(1031, 12),
}


def _fields(template: str) -> Iterator[tuple[str, str]]:
    for _, name, spec, _ in string.Formatter().parse(template):
        if name:
            yield name, spec or ""


def _facts(words: Wording, code: str, plain: Any) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for name, spec in _fields(words._sentences[code]):
        if spec in words._words:
            facts[name] = next(iter(words._words[spec]))
        elif spec.startswith("{"):
            facts[name] = Fraction(86)
        else:
            facts.setdefault(name, VALUES.get(spec, plain))
    if "places" in facts:
        facts["places"] = 4
    return facts


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("plain", [*NAMES, 7, 0, Fraction(1031, 12), Fraction("85.5"), ("C16", "L03")])
def test_every_sentence_can_be_said(language: str, plain: Any) -> None:
    words = wording(language)
    for code in words.codes:
        sentence = words.say(code, _facts(words, code, plain).items())
        assert "{" not in sentence, code
        assert not OPEN_PARTICLE.search(sentence), code


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_list_fits_into_its_sentence(language: str) -> None:
    words = wording(language)
    for code in words.codes:
        for name, spec in _fields(words._sentences[code]):
            for word in words._words.get(spec, ()):
                assert words.say(code, {**_facts(words, code, "L11"), name: word}.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_is_calm_and_ends(language: str) -> None:
    for code in wording(language).codes:
        template = wording(language)._sentences[code]
        assert template.endswith("." if code not in PROMPTS else ":"), code
        assert template == template.strip(), code
        assert "  " not in template, code
        assert not re.search(
            r"!|오류|에러|죄송|실패|[Ee]rror|[Ss]orry|[Ff]atal|[Oo]ops|please|Please|해요|하세요", template
        ), code


def test_korean_sentences_are_polite_and_plain() -> None:
    for code in wording("ko").codes - set(PROMPTS):
        template = re.sub(r"\{[^{}]*(\{[^{}]*\})?[^{}]*\}", "0", wording("ko")._sentences[code])
        last = re.sub(r"\([^()]*\)|: [^:]*(?=\.$)", "", template)  # brackets and what is listed after a colon
        assert last.endswith("니다.") or template.endswith("니다."), code
        assert not re.search(r"(?<!니)다\. ", template), code


def test_a_fact_is_never_followed_by_a_particle_that_only_fits_some() -> None:
    closed = re.compile(r"\}[’”]?(은|는|이|가|을|를|과|와|으로|로|이라|라|이나|나)(?![가-힣(])")
    assert not {code for code in wording("ko").codes if closed.search(wording("ko")._sentences[code])}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_font_draws_every_sentence_and_word(language: str) -> None:
    words = wording(language)
    assert not missing_glyphs("".join(words._sentences.values()))
    assert not missing_glyphs("".join(word for listed in words._words.values() for word in listed.values()))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("가람시", "가람시는 규칙에 없는 트랙입니다"),
        ("지방", "지방은 규칙에 없는 트랙입니다"),
        ("C16", "C16은 규칙에 없는 트랙입니다"),
        ("L11", "L11은 규칙에 없는 트랙입니다"),
        ("L02", "L02는 규칙에 없는 트랙입니다"),
        ("local", "local은 규칙에 없는 트랙입니다"),
        ("중앙(A)", "중앙(A)는 규칙에 없는 트랙입니다"),
    ],
)
def test_particles_follow_the_sound_before_them(name: str, said: str) -> None:
    assert said_in_korean("programme.unknown_track", track=name).startswith(said)


@pytest.mark.parametrize(
    ("used", "said"), [(3, "3으로"), (6, "6으로"), (7, "7로"), (8, "8로"), (10, "10으로"), (12, "12로"), (13, "13으로")]
)
def test_a_number_divides_with_its_own_particle(used: int, said: str) -> None:
    assert f"{said} 나누면" in said_in_korean("derivation.mean", sum=Fraction(90), used=used, mean=Fraction(90))


def test_particles_fit_words_of_lists_too() -> None:
    assert said_in_korean("roster.empty", roster="proposals").startswith("과제 목록이 비어")
    assert said_in_korean("roster.empty", roster="members").startswith("위원 명부가 비어")
    first = said_in_korean("opening.not_their_keys", first="chair", second="secretary")
    assert first.startswith("위원장과 간사의 열쇠는")


# ── what people and lawyers read ───────────────────────────────────────────────────────────
def test_a_mark_out_of_range_says_the_range_and_the_step() -> None:
    finding = Finding.of("mark.out_of_range", maximum=1000, step=10)
    assert wording("ko").finding(finding) == "10점을 넘을 수 없습니다. 0점부터 10점까지 0.1점 단위로 적습니다."
    assert wording("en").finding(finding) == "A mark cannot be above 10. Write one from 0 to 10 in steps of 0.1."


def test_a_derivation_reads_as_one_exact_account() -> None:
    steps = (
        step("derivation.counted", evaluators=15, counted=14),
        step("derivation.not_counted", evaluator="4", status="excluded"),
        step("derivation.dropped_highest", evaluator="7", total=Fraction(90)),
        step("derivation.dropped_lowest", evaluator="12", total=Fraction("80.5")),
        step("derivation.mean", sum=Fraction(1031), used=12, mean=Fraction(1031, 12)),
        step("derivation.mean_rounded", mean=Fraction(1031, 12), places=4, mode="half_up", printed=Fraction("85.9167")),
        step(
            "derivation.adjusted",
            mean=Fraction(1031, 12),
            bonus=Fraction(2),
            penalty=Fraction(0),
            result=Fraction(1055, 12),
        ),
        step("derivation.final", exact=Fraction(1055, 12), places=4, mode="half_up", final=Fraction("87.9167")),
        step(
            "derivation.gate_held",
            threshold="F",
            of="최종점수",
            value=Fraction("87.9167"),
            relation="at_least",
            minimum=Fraction(70),
            measured="rounded",
        ),
    )
    assert [wording("ko").say(one.code, one.params) for one in steps] == [
        "위원 15명 가운데 14명의 점수가 계산 대상입니다.",
        "위원 4는 제척이므로 계산에 넣지 않았습니다. 0점으로 보지 않습니다.",
        "높은 쪽에서 위원 7의 90점 하나를 뺐습니다.",
        "낮은 쪽에서 위원 12의 80.5점 하나를 뺐습니다.",
        "계산에 쓴 12명의 점수 합계 1031점을 12로 나누면 1031/12점입니다.",
        "1031/12점을 소수점 다섯째자리에서 반올림하여 소수점 넷째자리까지 적은 평균은 85.9167점입니다.",
        "평균 1031/12점에 가점 2점을 더하고 감점 0점을 빼면 1055/12점입니다.",
        "1055/12점을 소수점 다섯째자리에서 반올림하여 소수점 넷째자리까지 적은 최종점수는 87.9167점입니다.",
        "과락 기준: 최종점수의 값 87.9167점(자릿수를 맞춘 값)은 ‘70점 이상’에 들므로 이 기준에 걸리지 않습니다.",
    ]


def test_a_rounded_number_keeps_all_its_decimals() -> None:
    facts = {"mean": Fraction("85.5"), "places": 4, "mode": "half_up", "printed": Fraction("85.5")}
    assert said_in_korean("derivation.mean_rounded", **facts).endswith("85.5000점입니다.")
    two = said_in_korean("derivation.mean_rounded", **facts | {"places": 2})
    assert two == "85.5점을 소수점 셋째자리에서 반올림하여 소수점 둘째자리까지 적은 평균은 85.50점입니다."


def test_money_is_written_in_whole_won_with_separators() -> None:
    facts = {"body": "이든시", "exact": Fraction(586_400_000), "unit": 1_000_000, "national": 586_000_000}
    assert said_in_korean("money.cut_off", **facts) == (
        "이든시: 셈한 국비의 원 단위 금액 586,400,000원에서 1,000,000원 미만을 절사하면 국비는 586,000,000원입니다."
    )


def test_a_share_in_percent_is_cut_and_says_so() -> None:
    ratio, least = Fraction(1540, 1650), Fraction(7, 10)
    said = said_in_korean(
        "selection.partial", entitled=1_650_000_000, national=1_540_000_000, ratio=ratio, min_ratio=least
    )
    assert "93.33%(소수점 셋째자리부터 버림)" in said
    assert "하한 70% 이상" in said


# ── the reader ─────────────────────────────────────────────────────────────────────────────
def test_an_unknown_code_is_refused_by_name() -> None:
    with pytest.raises(UnknownCodeError, match=r"nothing\.here"):
        wording("ko").say("nothing.here")


def test_a_missing_fact_is_refused() -> None:
    with pytest.raises(KeyError, match="needed"):
        wording("ko").say("quorum.not_met", (("present", 7),))


def test_several_findings_stand_on_lines_of_their_own() -> None:
    found = (Finding.of("pledge.not_signed"), Finding.of("declaration.already_signed"))
    assert wording("en").findings(found).count("\n") == 1


def test_a_number_with_more_decimals_than_its_sentence_is_refused() -> None:
    with pytest.raises(ValueError, match="more than 4 decimals"):
        fixed(Fraction(1031, 12), 4)


@pytest.mark.parametrize(
    ("value", "places", "printed"),
    [
        (Fraction("84.9583"), 4, "84.9583"),
        (Fraction(84), 4, "84.0000"),
        (Fraction(5, 100), 2, "0.05"),
        (Fraction(-1, 2), 1, "-0.5"),
        (Fraction(7), 0, "7"),
    ],
)
def test_a_number_is_printed_with_exactly_its_decimals(value: Fraction, places: int, printed: str) -> None:
    assert fixed(value, places) == printed


def test_a_fraction_is_printed_in_its_fewest_decimals_or_as_it_is() -> None:
    assert [points_of(one) for one in (Fraction(90), Fraction("80.5"), Fraction(1031, 12))] == ["90", "80.5", "1031/12"]


def test_a_particle_after_closing_marks_follows_the_word_inside() -> None:
    assert (
        particles("‘서울’은(는) (가상)이(가) C16(으)로 3(으)로 서울(으)로") == "‘서울’은 (가상)이 C16으로 3으로 서울로"
    )


def test_a_particle_with_nothing_to_follow_stays_open() -> None:
    assert particles("은(는)") == "은(는)"
