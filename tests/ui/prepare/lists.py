"""Small lists as files, for the screens that take them over: fictitious, in the encodings that secretaries use."""

from __future__ import annotations

from pathlib import Path

PROPOSALS = """\
접수번호,트랙,신청기관,유형,과제명,소재지,재정자립도(%),총사업비(원),국비 신청액(원),공동신청
C01,중앙,가상청,청,과제 하나,,,1500000000,1500000000,N
C02,중앙,상상청,청,과제 둘,,,1500000000,1500000000,N
L9,지방,가상시,시,과제 셋,비수도권,20.0,800000000,,N
L10,지방,공상시,시,과제 넷,수도권,31.5,800000000,,Y
"""
MEMBERS = """\
위원번호,성명,소속,구분,전문분야,성별,지역
1,김가상,가상대학교,민간,정책,여,수도권
2,이가상,상상대학교,민간,기술,남,비수도권
3,박가상,공상연구원,민간,회계,여,수도권
"""


def proposals_file(folder: Path, text: str = PROPOSALS) -> Path:
    """Return a list of four proposals in UTF-8."""
    path = folder / "과제.csv"
    path.write_text(text, encoding="utf-8")
    return path


def members_file(folder: Path, text: str = MEMBERS) -> Path:
    """Return a list of three members in CP949."""
    path = folder / "위원.csv"
    path.write_bytes(text.encode("cp949"))
    return path


def rules_file(folder: Path, text: str) -> Path:
    """Return a rule file."""
    path = folder / "rules.toml"
    path.write_text(text, encoding="utf-8")
    return path
