"""The few words that the pages themselves need; what a document says comes from its author.

Findings, reasons and statutory items have their words in `resources/wording`. Here stands only what
belongs to the sheet of paper, whichever document is printed on it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["ko", "en"]


@dataclass(frozen=True, slots=True)
class Labels:
    """Words of the page in one language; `tag` is its BCP 47 name."""

    tag: str
    contents: str
    continued: str
    signature_place: str
    signed: str
    key: str
    certificate: str
    """Of a certificate from outside: whose, and by whom."""
    end: str
    record_description: str
    scores_description: str
    entries_description: str
    result_description: str
    verifier_description: str
    signs: Mapping[str, str]
    """What is heard where a sign is seen that a voice does not say, or says as a shape."""
    letters: str
    """What stands at every second level of a numbered list."""


_KOREAN_SIGNS = {
    "▲ 제외 최고점": "제외한 최고점", "▽ 제외 최저점": "제외한 최저점", "▲": "제외한 최고점 ", "▽": "제외한 최저점 ",
    "☐": "빈 칸", "□": "빈 칸", "☑": "표시한 칸", "■": "표시한 칸", "㊞": "(인)", "◎": "겹동그라미", "○": "동그라미",
    "≒": "약 ", "≈": "약 ", " → ": ", 그다음 ",
}  # fmt: skip
_ENGLISH_SIGNS = {
    "▲ highest": "highest", "▽ lowest": "lowest", "▲": "dropped as highest ", "▽": "dropped as lowest ",
    "☐": "unchecked box", "□": "unchecked box", "☑": "checked box", "■": "checked box", "㊞": "(seal)",
    "◎": "double circle", "○": "circle", "≒": "about ", "≈": "about ", " → ": ", then ",
}  # fmt: skip
"""The legend of a table names its signs, and is heard without them."""

_LONE_RING = re.compile(r"(?<![\w○])○(?![\w○])")

LABELS: dict[Language, Labels] = {
    "ko": Labels(
        tag="ko-KR",
        contents="차례",
        continued="(앞에서 이음)",
        signature_place="(서명란)",
        signed="전자서명",
        key="열쇠 지문",
        certificate="인증서 {subject} · 발급 {issuer} · 기관의 신뢰 여부는 판정하지 않음",
        end="끝",
        record_description="이 문서의 근거가 되는 기계 판독용 기록(정본)",
        scores_description="개봉된 평점(기록에서 만든 표, committee-app tally가 읽는 형식)",
        entries_description="기록의 항목 목록(기록에서 만든 표)",
        result_description="기록에서 계산한 결과",
        verifier_description="이 문서를 프로그램 없이 확인하는 파이썬 파일",
        signs=_KOREAN_SIGNS,
        letters="가나다라마바사아자차카타파하",
    ),
    "en": Labels(
        tag="en",
        contents="Contents",
        continued="(continued)",
        signature_place="(place of signature)",
        signed="Signed",
        key="Key fingerprint",
        certificate="Certificate {subject}, by {issuer}; whether the authority is to be believed is not judged here",
        end="End",
        record_description="The machine-readable record from which this document was made (authoritative)",
        scores_description="The marks that were opened (a table made from the record, as committee-app tally reads it)",
        entries_description="The entries of the record, listed (a table made from the record)",
        result_description="The result that was computed from the record",
        verifier_description="A Python file that checks this document without the program",
        signs=_ENGLISH_SIGNS,
        letters="abcdefghijklmnopqrstuvwxyz",
    ),
}


def heard(text: str, labels: Labels) -> str:
    """Return what a voice says for a text with signs, each sign in words; empty for a text that has none.

    A ring among letters stands for what is left out of a name (김○○), and is no sign.

    >>> heard("▲92.1", LABELS["en"]), heard("92.1", LABELS["en"]), heard("김○○", LABELS["ko"])
    ('dropped as highest 92.1', '', '')
    """
    said = text
    for sign, words in labels.signs.items():
        if sign == "○":
            said = _LONE_RING.sub(words, said)
        elif sign in said:
            said = said.replace(sign, words)
    return "" if said == text else said


def language_of(tag: str) -> Language | None:
    """Return the language of a document that names itself by a tag; None for one that is not ours.

    >>> language_of("ko-KR")
    'ko'
    """
    return next((language for language, labels in LABELS.items() if labels.tag == tag), None)
