"""The ballots of the sample day, as a seeded script: fifteen fictitious members, forty fictitious projects.

Nobody gave these marks. They are arranged so that one day meets what a committee may meet: a tie that the
feasibility mean breaks (L03, L16), a tie that only a lot settles (C04, C10), a last project funded in part
(C05, L21), a project that fails by less than a hundredth (L14), one that just reaches the threshold (L09), and a
displacement by the minimum share outside the capital region (L06 gives way to L21).

    (1) every project has a wanted sum of the totals that stay after trimming, in the table below;
    (2) marks are drawn around it: members differ in severity and taste, projects in strength;
    (3) single marks are moved by one step until each wanted sum is met exactly.

The draws are bytes of SHA-256, so that every version of Python on every machine gives the same marks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from types import MappingProxyType

from committee_app.case.identifiers import CriterionId, EvaluatorId, Points, ProposalId

STEP = 10
"""One step of a mark: 0.1 points, in hundredths like every number of points here."""

SEATS = tuple(EvaluatorId(str(seat)) for seat in range(1, 16))

_SEED = "sample day, fictitious, 2026"
_MAXIMA = (1000, 1000, 1000, 1200, 1000, 1000, 800, 1000, 1200, 800)
_A, _B, _C = (0, 1, 2), (3, 4, 5, 6), (7, 8, 9)
_C2, _BESIDE_C2 = (8,), (7, 9)
_GROUPS = ((CriterionId("A"), _A), (CriterionId("B"), _B), (CriterionId("C"), _C))

_ABSENT_IN_THE_AFTERNOON = "15"
_WITHOUT_A_BALLOT = frozenset({("4", "C03"), ("7", "L05"), ("11", "C09")})

_Ballots = dict[EvaluatorId, list[int]]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What one project's ballots are to add up to, in hundredths.

    `kept` is the sum of the totals without one highest and one lowest. The others, where given, are sums over
    all ballots: of the totals, of group B, of group C, of the leaf C2.
    """

    kept: int
    totals: int = 0
    feasibility: int = 0
    spread: int = 0
    reuse: int = 0


_DRAWN_BY_LOT = _Wanted(kept=112_180, totals=129_470, feasibility=51_620, spread=38_840, reuse=15_460)
"""C04 and C10 print the same final and the same means B, C, A and C2, from different marks."""

_WANTED: Mapping[str, _Wanted] = {
    "C01": _Wanted(111_050),
    "C02": _Wanted(118_820),
    "C03": _Wanted(107_520),
    "C04": _DRAWN_BY_LOT,
    "C05": _Wanted(113_360),
    "C06": _Wanted(107_930),
    "C07": _Wanted(106_180),
    "C08": _Wanted(104_540),
    "C09": _Wanted(108_960),
    "C10": _DRAWN_BY_LOT,
    "C11": _Wanted(102_970),
    "C12": _Wanted(101_820),
    "C13": _Wanted(98_790),
    "C14": _Wanted(119_730),
    "C15": _Wanted(117_130),
    "C16": _Wanted(114_400),
    "L01": _Wanted(96_490),
    "L02": _Wanted(93_730),
    "L03": _Wanted(107_700, feasibility=50_680),
    "L04": _Wanted(98_400),
    "L05": _Wanted(96_050),
    "L06": _Wanted(103_080),
    "L07": _Wanted(103_690),
    "L08": _Wanted(100_930),
    "L09": _Wanted(84_000),
    "L10": _Wanted(94_740),
    "L11": _Wanted(106_200),
    "L12": _Wanted(103_080),
    "L13": _Wanted(107_100),
    "L14": _Wanted(81_590),
    "L15": _Wanted(90_250),
    "L16": _Wanted(105_300, feasibility=50_120),
    "L17": _Wanted(95_530),
    "L18": _Wanted(99_850),
    "L19": _Wanted(106_310),
    "L20": _Wanted(104_340),
    "L21": _Wanted(101_700),
    "L22": _Wanted(99_840),
    "L23": _Wanted(91_080),
    "L24": _Wanted(91_570),
}

PROJECTS = tuple(ProposalId(one) for one in _WANTED)


@cache
def sample_marks() -> Mapping[EvaluatorId, Mapping[ProposalId, tuple[Points, ...]]]:
    """Return every mark of the sample day in hundredths, ten leaves in the programme's order.

    A project on which a member has no ballot (excluded, recused, absent) is not among that member's.
    """
    sheets: dict[EvaluatorId, dict[ProposalId, tuple[Points, ...]]] = {seat: {} for seat in SEATS}
    for project in PROJECTS:
        for seat, marks in _ballots_on(project).items():
            sheets[seat][project] = tuple(Points(mark) for mark in marks)
    return MappingProxyType({seat: MappingProxyType(sheet) for seat, sheet in sheets.items()})


def _has_ballot(seat: EvaluatorId, project: ProposalId) -> bool:
    if seat == _ABSENT_IN_THE_AFTERNOON and project.startswith("L"):
        return False
    return (seat, project) not in _WITHOUT_A_BALLOT


def _ballots_on(project: ProposalId) -> _Ballots:
    wanted = _WANTED[project]
    seats = [seat for seat in SEATS if _has_ballot(seat, project)]
    quality = wanted.kept // (len(seats) - 2)
    ballots = {seat: [_drawn_mark(seat, project, leaf, quality) for leaf in range(len(_MAXIMA))] for seat in seats}
    _reach_kept_sum(ballots, wanted.kept)
    if wanted.totals:
        _reach_sum_of_totals(ballots, wanted.totals)
    if wanted.feasibility:
        _shift_marks(ballots, _B, _A, wanted.feasibility)
    if wanted.spread:
        _shift_marks(ballots, _C, _A, wanted.spread)
    if wanted.reuse:
        _shift_marks(ballots, _C2, _BESIDE_C2, wanted.reuse)
    return ballots


# ── drawing ────────────────────────────────────────────────────────────────────────────────
def _draw(spread: int, *names: object) -> int:
    """Return a whole number from -spread to +spread that belongs to these names for ever."""
    text = "|".join([_SEED, *map(str, names)])
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    return number % (2 * spread + 1) - spread


def _drawn_mark(seat: EvaluatorId, project: ProposalId, leaf: int, quality: int) -> int:
    """Return a mark around `quality`, which is the project's mean in hundredths of a hundred points."""
    share = quality
    share += _draw(260, "severity", seat)
    share += _draw(300, "taste", seat, _MAXIMA[leaf], leaf)
    share += _draw(450, "strength", project, leaf)
    share += _draw(330, "opinion", seat, project)
    share += _draw(420, "mark", seat, project, leaf)
    mark = _MAXIMA[leaf] * share // 10_000
    return max(_floor(leaf), min(_MAXIMA[leaf], (mark + STEP // 2) // STEP * STEP))


def _floor(leaf: int) -> int:
    """Nobody in the sample gives less than half of what a leaf can get."""
    return _MAXIMA[leaf] // 2


# ── meeting the wanted sums ────────────────────────────────────────────────────────────────
def _reach_kept_sum(ballots: _Ballots, wanted: int) -> None:
    """Move marks by one step, member after member, until the totals without the two extremes add up.

    One step moves that sum by one step or not at all, so it is met exactly.
    """
    seats = list(ballots)
    for turn in count():
        missing = wanted - sum(sorted(map(sum, ballots.values()))[1:-1])
        if not missing:
            return
        leaf = (turn // len(seats) * 3 + turn) % len(_MAXIMA)
        _move(ballots[seats[turn % len(seats)]], leaf, STEP if missing > 0 else -STEP)


def _reach_sum_of_totals(ballots: _Ballots, wanted: int) -> None:
    """Raise the highest total or lower the lowest: both are dropped, so the sum of the others stays."""
    for turn in count():
        missing = wanted - sum(map(sum, ballots.values()))
        if not missing:
            return
        extreme = (max if missing > 0 else min)(ballots.values(), key=sum)
        _move(extreme, turn % len(_MAXIMA), STEP if missing > 0 else -STEP)


def _shift_marks(ballots: _Ballots, into: Sequence[int], beside: Sequence[int], wanted: int) -> None:
    """Shift steps between two sets of leaves of one ballot, so that its total stays, until `into` adds up."""
    seats = list(ballots)
    for turn in count():
        missing = wanted - sum(ballots[seat][leaf] for seat in seats for leaf in into)
        if not missing:
            return
        step = STEP if missing > 0 else -STEP
        marks, lap = ballots[seats[turn % len(seats)]], turn // len(seats)
        here, there = into[(turn + lap) % len(into)], beside[(turn + lap) % len(beside)]
        if _may_move(marks, here, step) and _may_move(marks, there, -step):
            _move(marks, here, step)
            _move(marks, there, -step)


def _may_move(marks: list[int], leaf: int, step: int) -> bool:
    return _floor(leaf) <= marks[leaf] + step <= _MAXIMA[leaf]


def _move(marks: list[int], leaf: int, step: int) -> None:
    if _may_move(marks, leaf, step):
        marks[leaf] += step


# ── reasons ────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class SampleReasons:
    """What a member of the sample writes on one ballot: a reason for each group of criteria, and an opinion."""

    reasons: tuple[tuple[CriterionId, str], ...]
    opinion: str


def sample_reasons(evaluator: EvaluatorId, proposal: ProposalId) -> SampleReasons:
    """Return the sentences that go with a ballot of the sample; they follow its marks.

    Raises:
        KeyError: this member has no ballot on this project.
    """
    marks = sample_marks()[evaluator][proposal]
    reasons = tuple((group, _reason(evaluator, proposal, marks, leaves)) for group, leaves in _GROUPS)
    everything = range(len(_MAXIMA))
    opening = _pick(_OPENINGS[_grade(marks, everything)], "opening", evaluator, proposal)
    strong, weak = _NAMES[_best(marks, everything)], _NAMES[_worst(marks, everything)]
    condition = _pick(_CONDITIONS, "condition", evaluator, proposal)
    return SampleReasons(reasons, f"{opening} 강점: {strong}. 약점: {weak}. 선정 시 보완조건: {condition}.")


def _reason(evaluator: EvaluatorId, proposal: ProposalId, marks: Sequence[int], leaves: Sequence[int]) -> str:
    """Return praise of the group's best leaf where the group is good, else what its worst leaf lacks."""
    grade = _grade(marks, leaves)
    leaf = _worst(marks, leaves) if grade else _best(marks, leaves)
    return _pick(_REASONS[leaf][grade], "reason", evaluator, proposal, leaf)


def _grade(marks: Sequence[int], leaves: Sequence[int]) -> int:
    """Return 0 for good, 1 for sound, 2 for weak, by the share of what these leaves can get."""
    percent = sum(marks[leaf] for leaf in leaves) * 100 // sum(_MAXIMA[leaf] for leaf in leaves)
    return 0 if percent >= 87 else 1 if percent >= 77 else 2


def _best(marks: Sequence[int], leaves: Sequence[int]) -> int:
    return max(leaves, key=lambda leaf: (marks[leaf] * 10_000 // _MAXIMA[leaf], -leaf))


def _worst(marks: Sequence[int], leaves: Sequence[int]) -> int:
    return min(leaves, key=lambda leaf: (marks[leaf] * 10_000 // _MAXIMA[leaf], leaf))


def _pick(choices: Sequence[str], *names: object) -> str:
    return choices[_draw(10_000, *names) % len(choices)]


_REASONS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (  # A1 정책·업무 부합성
        (
            "기관의 핵심 업무와 직접 맞닿아 있고 정책 방향에도 부합함.",
            "담당 업무의 실제 흐름에서 출발한 과제로 사업 목적과 잘 맞음.",
        ),
        (
            "사업 목적에는 부합하나 기관 업무와의 연결을 더 설명할 필요가 있음.",
            "업무 관련성은 충분하나 정책 과제와의 관계를 조금 더 밝힐 필요가 있음.",
        ),
        ("기관의 핵심 업무와 어떻게 이어지는지 설명이 부족함.", "사업 목적과의 관련성이 일반적인 서술에 머물러 있음."),
    ),
    (  # A2 문제의 시급성과 AI 필요성
        (
            "현행 업무의 어려움을 처리 건수와 시간으로 분명하게 제시함.",
            "인공지능이 필요한 까닭을 업무 단계별로 설득력 있게 설명함.",
        ),
        (
            "시급성은 인정되나 인공지능 없이도 개선할 수 있는 부분이 섞여 있음.",
            "현행 문제의 규모가 일부 추정치로 제시되어 보완이 필요함.",
        ),
        (
            "현행 문제를 보여 주는 자료가 적어 시급성을 판단하기 어려움.",
            "인공지능이 아니면 안 되는 이유가 충분히 드러나지 않음.",
        ),
    ),
    (  # A3 공통기반 활용·중복성
        (
            "공통기반과 자체 개발 부분의 경계를 나누어 중복 우려가 적음.",
            "기존 시스템과의 역할 구분이 그림과 표로 명확하게 제시됨.",
        ),
        (
            "공통기반을 활용하려는 방향은 좋으나 기존 시스템과의 경계가 다소 모호함.",
            "중복 검토는 이루어졌으나 공통기반에서 쓸 기능의 목록이 더 필요함.",
        ),
        (
            "다른 지원사업과 겹치는 기능에 대한 정리가 부족함.",
            "공통기반을 쓰지 않는 이유가 제시되지 않아 중복이 우려됨.",
        ),
    ),
    (  # B1 데이터 확보·품질·이용권한
        (
            "학습에 쓸 자료의 보유 현황과 법적 이용 근거가 확인됨.",
            "자료의 품질 점검과 가명처리 절차를 이미 갖추고 있음.",
        ),
        (
            "자료는 확보되어 있으나 정제에 드는 기간을 다소 짧게 잡은 것으로 보임.",
            "이용 근거는 제시되었으나 자료의 품질 점검 결과를 더 보완할 필요가 있음.",
        ),
        (
            "자료의 품질과 이용 권한이 아직 확정되지 않아 일정이 늦어질 우려가 있음.",
            "필요한 자료의 보유 현황이 제시되지 않아 착수 가능성을 판단하기 어려움.",
        ),
    ),
    (  # B2 구현 계획과 성능목표
        (
            "정확도와 처리시간의 목표가 검증할 수 있게 제시되고 시험 방법도 포함됨.",
            "단계별 성과물이 구체적이고 구현 방식의 선택 이유가 타당함.",
        ),
        (
            "구현 계획은 타당하나 성능목표의 측정 조건을 더 밝힐 필요가 있음.",
            "성능목표는 적절하나 단계별 성과물의 구분이 조금 더 분명해야 함.",
        ),
        (
            "성능목표의 측정 방법이 빠져 있어 완료 여부를 판단하기 어려움.",
            "구현 방식이 개략적이어서 단계별 성과물을 가늠하기 어려움.",
        ),
    ),
    (  # B3 추진체계·예산·일정
        (
            "전담 인력과 책임자가 지정되어 있고 조달 일정이 무리 없이 짜여 있음.",
            "소요예산의 산출근거가 항목별로 제시되어 실행 가능성이 높음.",
        ),
        (
            "추진체계는 갖추었으나 소요예산의 산출근거를 항목별로 보완할 필요가 있음.",
            "예산 규모는 적정하나 조달에 걸리는 기간을 일정에 더 반영할 필요가 있음.",
        ),
        (
            "담당 인력이 모두 겸직이어서 실제 추진력이 충분한지 의문임.",
            "일정이 촉박하고 부담할 예산의 확보 방안이 분명하지 않음.",
        ),
    ),
    (  # B4 안전성·신뢰성·보안
        (
            "개인정보 보호와 사람의 감독 절차를 설계 단계부터 반영함.",
            "오류와 편향을 점검하는 주기와 담당이 정해져 있어 신뢰할 만함.",
        ),
        (
            "보안 대책은 갖추었으나 오류가 났을 때의 대응 절차가 간략함.",
            "사람의 감독 절차는 있으나 편향을 점검하는 방법을 더 정할 필요가 있음.",
        ),
        (
            "오류와 편향에 대한 대응 계획이 선언적인 수준에 머물러 있음.",
            "개인정보를 다루는 과제임에도 보호 대책의 구체적인 내용이 부족함.",
        ),
    ),
    (  # C1 국민 체감·정량 효과
        (
            "처리시간 단축 효과의 산식이 분명하고 만족도 조사 계획이 있음.",
            "주민이 느낄 수 있는 변화가 수치와 함께 제시됨.",
        ),
        (
            "기대효과는 타당하나 비용 절감액의 산식에 가정이 다소 많음.",
            "효과의 산식은 있으나 이용자 만족도를 재는 방법이 아직 정해지지 않음.",
        ),
        (
            "효과 측정 방법이 정성적인 서술에 그쳐 성과 확인이 어려움.",
            "이용자가 느낄 변화가 무엇인지 수치로 확인할 수 있는 내용이 없음.",
        ),
    ),
    (  # C2 타 기관 확산·공동활용
        (
            "같은 업무를 하는 기관이 그대로 쓸 수 있도록 설치본과 설명서를 제공함.",
            "표준 연계 방식을 따르고 있어 다른 기관으로 넓히기에 유리함.",
        ),
        (
            "확산 계획은 있으나 공동활용 대상 기관과의 협의가 초기 단계임.",
            "다른 기관이 쓸 수 있는 구조이나 설치본의 제공 시기가 분명하지 않음.",
        ),
        (
            "해당 기관의 특수한 여건에 맞춘 내용이 많아 확산 범위가 제한적임.",
            "다른 기관에 제공할 산출물의 범위가 정해지지 않아 공동활용이 어려움.",
        ),
    ),
    (  # C3 지속 운영
        (
            "지원 종료 뒤의 운영부서와 유지관리 예산이 구체적으로 제시됨.",
            "모델의 갱신 주기와 담당이 정해져 있어 지속 운영이 기대됨.",
        ),
        (
            "지속 운영 의지는 보이나 모델 갱신 주기와 담당을 더 정할 필요가 있음.",
            "운영부서는 정해져 있으나 이후 연도의 유지관리 예산을 더 설명해야 함.",
        ),
        (
            "지원 종료 뒤의 유지관리 예산이 확보 예정으로만 적혀 있음.",
            "지원이 끝난 뒤에 누가 운영을 맡는지 제안서에서 확인되지 않음.",
        ),
    ),
)
"""For each leaf: what is said of it where its group is good, sound, weak."""

_OPENINGS = (
    (
        "과제의 완성도가 높아 지원할 가치가 충분함.",
        "계획과 준비가 고루 갖추어진 과제임.",
        "바로 착수할 수 있는 수준의 제안임.",
    ),
    (
        "전반적으로 양호하나 일부 보완이 필요함.",
        "실행계획을 다듬으면 성과가 기대됨.",
        "기본 요건을 갖춘 무난한 제안임.",
    ),
    (
        "취지는 이해되나 준비가 더 필요함.",
        "핵심 계획의 구체성이 부족한 제안임.",
        "보완을 거쳐 다시 검토하는 편이 바람직함.",
    ),
)
_NAMES = (
    "정책·업무 부합성",
    "문제의 시급성과 필요성",
    "공통기반 활용과 중복 방지",
    "자료의 품질과 이용 근거",
    "구현 계획과 성능목표",
    "추진체계와 예산, 일정",
    "안전성과 보안",
    "정량 효과의 제시",
    "다른 기관으로의 확산",
    "지원 종료 뒤의 운영",
)
_CONDITIONS = (
    "착수 전에 자료 이용 근거를 문서로 제출할 것",
    "중간 점검에서 성능목표의 달성 여부를 확인받을 것",
    "공통기반과 겹치는 기능은 범위에서 제외할 것",
    "유지관리 예산의 확보 계획을 협약 전에 제출할 것",
    "사람이 최종 판단하는 절차를 운영지침에 넣을 것",
    "다른 기관이 쓸 수 있도록 설치본과 설명서를 공개할 것",
    "개인정보 영향평가 결과를 개통 전에 보고할 것",
)
