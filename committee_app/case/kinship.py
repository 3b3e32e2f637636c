"""Which names of bodies are likely one, or belong together, however they are spelled (이름 표기 비교).

What comes out is a hint for somebody who declares, never a finding about them: a name that matches may be another
body, and one that does not may be the same. Nothing here decides anything.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from committee_app.case.people import Evaluator
from committee_app.case.proposals import Proposal


class Tie(StrEnum):
    """How a body behind a proposal is like one that stands beside the member in the roster.

    `same`: the same name; `part`: by its name one belongs to the other (a hospital, a branch, a subsidiary);
    `former`: either of these with a body that the member has left.
    """

    SAME = "same"
    PART = "part"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class Hint:
    """One likeness of names. `is_partner`: the body takes part without being the applicant."""

    tie: Tie
    body: str
    own: str
    is_partner: bool


def hints(member: Evaluator, proposal: Proposal) -> tuple[Hint, ...]:
    """Return what in the names may be a tie between a member and a proposal, the applicant first."""
    found = []
    for body in dict.fromkeys((proposal.applicant, *(one.name for one in proposal.bodies))):
        for own, is_former in affiliations(member.affiliation):
            tie = kinship(own, body)
            if tie is not None:
                found.append(Hint(Tie.FORMER if is_former else tie, body, own, body != proposal.applicant))
    return tuple(found)


def affiliations(entry: str) -> tuple[tuple[str, bool], ...]:
    """Return the bodies that an entry of the roster names, and whether the member has left each.

    >>> affiliations("한빛대학교 교수 (전 가온전자㈜)")
    (('한빛대학교', False), ('가온전자', True))
    """
    plain = _FORMS.sub(" ", unicodedata.normalize("NFKC", entry))
    parts = [one.strip(" ()[]") for one in _BETWEEN.split(_ASIDE.sub(r", \1,", plain))]
    named = [(_without_title(_LEFT.sub("", one)), bool(_LEFT.match(one))) for one in parts if one]
    return tuple(one for one in named if one[0])


def kinship(one: str, other: str) -> Tie | None:
    """Return `same` or `part`, as two names are alike, or None.

    >>> kinship("주식회사 다온", "다온(주)"), kinship("한빛대 병원", "한빛대학교"), kinship("다온", "라온")
    (<Tie.SAME: 'same'>, <Tie.PART: 'part'>, None)
    """
    ours, theirs = _words(one), _words(other)
    if not ours or not theirs:
        return None
    if _spellings("".join(ours)) & _spellings("".join(theirs)):
        return Tie.SAME
    return Tie.PART if _belongs(ours, theirs) or _belongs(theirs, ours) or _share_a_house(ours, theirs) else None


# ── words ──────────────────────────────────────────────────────────────────────────────────
_FORMS = re.compile(
    r"주식회사|유한회사|유한책임회사|재단법인|사단법인|학교법인|의료법인|사회복지법인|\((?:주|유|재|사|학|의|복)\)"
    r"|\b(?:co|ltd|inc|corp|corporation|company|limited|llc|gmbh|the)\b[.,]*",
    re.IGNORECASE,
)
"""Forms of law, which are left out, moved and abbreviated at will."""
_ASIDE = re.compile(r"\(\s*((?:전|前|former|ex-?)\s[^()]*)\)", re.IGNORECASE)
_BETWEEN = re.compile(r"[,/;·ㆍ\n]")
_LEFT = re.compile(r"^(?:전|前|former|ex-?)\s+", re.IGNORECASE)
_REMARK = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[^\W_]+")
_TITLE = re.compile(
    r"(?:(?:명예|석좌|겸임|초빙|부|조|정)?교수|(?:책임|선임|수석|전임)?연구원?위?원|대표이?사?|이사장?|(?:연구)?소장|원장|센터장"
    r"|[실국팀부과차]장|사무관|서기관|주무관|변호사|변리사|회계사|박사|위원|professor|director|researcher)$",
    re.IGNORECASE,
)
_SHORTER = (
    (re.compile(r"대학교|대학(?=$|병원|원)"), "대"),
    (re.compile(r"(?<=[시군구도])청$"), ""),
    (re.compile(r"(?:그룹|홀딩스|지주회사|지주)$"), ""),
)
_IN_LATIN = re.compile(r"universit(?:y|ies)|univ\b\.?", re.IGNORECASE)


def _without_title(entry: str) -> str:
    words = entry.split()
    while len(words) > 1 and _TITLE.fullmatch(words[-1]):
        words.pop()
    return " ".join(words)


def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: without forms of law, remarks, case and marks."""
    plain = _REMARK.sub(" ", _FORMS.sub(" ", unicodedata.normalize("NFKC", name)))
    plain = _IN_LATIN.sub("대", plain).casefold()
    words = _WORD.findall(plain)
    joined: list[str] = []
    for word in words:
        for long, short in _SHORTER:
            word = long.sub(short, word)  # noqa: PLW2901  # shortened step by step
        if word == "대" and joined:
            joined[-1] += word  # Hanbit University
        elif word:
            joined.append(word)
    return tuple(joined)


# ── spellings ──────────────────────────────────────────────────────────────────────────────
_LETTERS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        [
            "에이",
            "비",
            "씨",
            "디",
            "이",
            "에프",
            "지",
            "에이치",
            "아이",
            "제이",
            "케이",
            "엘",
            "엠",
            "엔",
            "오",
            "피",
            "큐",
            "알",
            "에스",
            "티",
            "유",
            "브이",
            "더블유",
            "엑스",
            "와이",
            "제트",
        ],
        strict=True,
    )
)
_BORROWED = {
    "소프트웨어": "software", "소프트": "soft", "테크놀로지": "technology", "테크": "tech", "시스템즈": "systems",
    "시스템": "system", "데이터": "data", "네트웍스": "networks", "네트워크": "network", "솔루션": "solution",
    "로보틱스": "robotics", "바이오": "bio", "헬스케어": "healthcare", "헬스": "health", "글로벌": "global",
    "코리아": "korea", "랩스": "labs", "랩": "lab", "클라우드": "cloud", "모빌리티": "mobility", "미디어": "media",
    "에이아이": "ai", "전자": "electronics", "병원": "hospital", "은행": "bank",
}  # fmt: skip
"""Words that are written in Hangul by their sound, or as often in English."""
_SPELLED_LETTERS = 6
"""So many Latin letters are read one by one at most: KTW, but not Hanbit."""
_INITIALS = ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"]
_VOWELS = [
    "a",
    "ae",
    "ya",
    "yae",
    "eo",
    "e",
    "yeo",
    "ye",
    "o",
    "wa",
    "wae",
    "oe",
    "yo",
    "u",
    "wo",
    "we",
    "wi",
    "yu",
    "eu",
    "ui",
    "i",
]
_FINALS = [
    "",
    "k",
    "k",
    "k",
    "n",
    "n",
    "n",
    "t",
    "l",
    "k",
    "m",
    "l",
    "l",
    "l",
    "p",
    "l",
    "m",
    "p",
    "p",
    "t",
    "t",
    "ng",
    "t",
    "t",
    "k",
    "t",
    "p",
    "t",
]
_FIRST_SYLLABLE, _SYLLABLES = 0xAC00, 11_172


def _spellings(squeezed: str) -> frozenset[str]:
    """Return a name as it is, with its Latin letters read out, and in Latin letters throughout.

    >>> sorted(_spellings("kt"))
    ['keiti', 'kt', '케이티']
    """
    latin = re.sub(r"[^a-z]", "", squeezed)
    spelled = squeezed
    if 0 < len(latin) <= _SPELLED_LETTERS:
        spelled = "".join(_LETTERS.get(letter, letter) for letter in squeezed)
    borrowed = squeezed
    for hangul, word in _BORROWED.items():
        borrowed = borrowed.replace(hangul, word)
    return frozenset({squeezed, spelled, romanised(spelled), romanised(borrowed)})


def romanised(text: str) -> str:
    """Return Hangul syllable by syllable in the official romanisation, without changes between syllables.

    >>> romanised("한빛"), romanised("가온ai")
    ('hanbit', 'gaonai')
    """
    return "".join(_romanised_syllable(one) for one in text)


def _romanised_syllable(character: str) -> str:
    place = ord(character) - _FIRST_SYLLABLE
    if not 0 <= place < _SYLLABLES:
        return character
    return _INITIALS[place // 588] + _VOWELS[place % 588 // 28] + _FINALS[place % 28]


# ── parts ──────────────────────────────────────────────────────────────────────────────────
_TAILS = re.compile(
    r"(?:산학협력단|산단|부설|부속|병원|의료원|대학원|연구소|연구원|연구센터|센터|기술지주|캠퍼스|지사|지점|본부|사업본부|사업단|재단"
    r"|전자|전기|건설|정보|정보통신|정보기술|통신|소프트|시스템|시스템즈|테크|서비스|네트웍스|에너지|화학|물산|생명|데이터|모빌리티|로보틱스"
    r"|소프트웨어|솔루션|코리아|바이오|헬스케어|미디어|시설공단|도시공사|교육청|의회)"
)
"""What follows the name of a house in the name of a part of it."""
_HOUSE = re.compile(r".+(?:대|시|군|구|도|부|처|청|위원회|연구원|진흥원|공사|공단|병원)$")
"""A first word that is a body by itself, whatever department follows."""


def _belongs(part: tuple[str, ...], house: tuple[str, ...]) -> bool:
    if len(part) > len(house) and all(_spellings(a) & _spellings(b) for a, b in zip(part, house, strict=False)):
        return True
    return any(
        one.startswith(other) and _TAILS.match(one[len(other) :]) is not None
        for one in _spellings("".join(part))
        for other in _spellings("".join(house))
        if len(other) >= 2  # one syllable is nobody's name
    )


def _share_a_house(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    first, other = ours[0], theirs[0]
    return bool(_HOUSE.match(first)) and bool(_spellings(first) & _spellings(other))
