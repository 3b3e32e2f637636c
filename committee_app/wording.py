"""Codes into sentences, for window, command line and minutes alike.

`resources/wording/ko.toml` and `en.toml` hold one sentence a code. A sentence names the facts of its finding or
step in braces, with how they are written:

    {present}          as it is
    {maximum:points}   hundredths of a point: 8.5
    {mean:4}           a fraction with four decimals; it must be exact there, since its rule rounded it before
    {mean:exact}       a fraction as it is: 1031/12
    {national:won}     won with thousands separators; {national:million} in whole millions of won
    {percent:percent}  a fraction as percent, at most two decimals, cut
    {role:role}        a word of the table [role]

Korean particles follow the word before them: `{name}은(는)`, `이(가)`, `을(를)`, `와(과)`, `(으)로`, `(이)라`.
The wording carries a version; minutes print it, and an old case is reprinted with its own words.
"""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from committee_app.case.ballots import points_text
from committee_app.case.findings import Finding

_MILLION = 1_000_000
_HANGUL = range(0xAC00, 0xD7A4)
_DIGIT_FINALS = {"0": "ㅇ", "1": "ㄹ", "3": "ㅁ", "6": "ㄱ", "7": "ㄹ", "8": "ㄹ"}
_LETTER_FINALS = {"l": "ㄹ", "m": "ㅁ", "n": "ㄴ", "r": "ㄹ"}
"""The sounds on which a Latin letter's name ends in Korean: 엘, 엠, 엔, 알; the others end on a vowel."""
_PARTICLES = {
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "을(를)": ("을", "를"),
    "와(과)": ("과", "와"),
    "(으)로": ("으로", "로"),
    "(이)라": ("이라", "라"),
}
_OF_A_RULE_FILE = ("programme.", "shape.")
_PARTICLE = re.compile(r"([0-9A-Za-z가-힣])([)\]」』\"'”’]*)(" + "|".join(map(re.escape, _PARTICLES)) + ")")


class UnknownCodeError(KeyError):
    """No sentence is written for a code; a test keeps this from reaching anybody."""

    def __init__(self, code: str, language: str) -> None:
        super().__init__(f"no sentence for {code!r} in {language!r}")
        self.code = code


class Wording:
    """The sentences of one language.

    Attributes:
        language: `ko` or `en`.
        version: which edition of the words this is.
    """

    def __init__(self, text: str) -> None:
        """Read the sentences from the text of a wording file."""
        table = tomllib.loads(text)
        self.language: str = table.pop("language")
        self.version: str = table.pop("version")
        self._words: Mapping[str, Mapping[str, str]] = table.pop("words")
        self._sentences: Mapping[str, str] = dict(_flat(table))
        self._formatter = _Formatter(self._words)

    @property
    def codes(self) -> frozenset[str]:
        """Every code that has a sentence."""
        return frozenset(self._sentences)

    def say(self, code: str, params: Iterable[tuple[str, Any]] = ()) -> str:
        """Return the sentence of a code with its facts in place.

        Raises:
            UnknownCodeError: nothing is written for the code.
        """
        template = self._sentences.get(code)
        if template is None:
            raise UnknownCodeError(code, self.language)
        said = self._formatter.vformat(template, (), dict(params))
        return particles(said) if self.language == "ko" else said

    def finding(self, finding: Finding) -> str:
        """Return what a finding says; of a fault in a rule file, its line first."""
        said = self.say(finding.code, finding.params)
        line = dict(finding.params).get("line") if finding.code.startswith(_OF_A_RULE_FILE) else None
        return said if line is None else f"{self._words['in_a_text']['line'].format(line=line)} {said}"

    def findings(self, findings: Iterable[Finding]) -> str:
        """Return what several findings say, a line each."""
        return "\n".join(self.finding(one) for one in findings)

    def word(self, table: str, code: str) -> str:
        """Return the word for a code of a closed list: a role, a stage, a status."""
        return self._words[table][code]

    def names(self, sentence: str) -> frozenset[str]:
        """Return which facts a sentence uses."""
        fields = self._formatter.parse(self._sentences[sentence])
        return frozenset(name for _, name, _, _ in fields if name)


class _Formatter(string.Formatter):
    def __init__(self, words: Mapping[str, Mapping[str, str]]) -> None:
        self._words = words

    def format_field(self, value: Any, spec: str) -> str:
        if isinstance(value, tuple | list):
            return ", ".join(self.format_field(one, spec) for one in value)
        if spec in _WRITTEN:
            return _WRITTEN[spec](value)
        if spec.isdigit():
            return fixed(Fraction(value), int(spec))
        if spec:
            return self._words[spec][str(value)]
        return points_of(value) if isinstance(value, Fraction) else str(value)

    def get_value(self, key: int | str, _args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        return kwargs[str(key)]


def fixed(value: Fraction, places: int) -> str:
    """Return a value with exactly `places` decimals.

    >>> fixed(Fraction(849583, 10000), 4)
    '84.9583'

    Raises:
        ValueError: the value needs more decimals; a printed number must be the number.
    """
    scaled = value * 10**places
    if scaled.denominator != 1:
        raise ValueError(f"{value} has more than {places} decimals")
    digits = f"{abs(int(scaled)):0{places + 1}d}"
    whole, part = (digits[:-places], digits[-places:]) if places else (digits, "")
    return ("-" if scaled < 0 else "") + whole + (f".{part}" if part else "")


def points_of(value: Fraction) -> str:
    """Return a fraction in the fewest decimals that are exact, or as a fraction where none are."""
    for places in range(7):
        if (value * 10**places).denominator == 1:
            return fixed(value, places)
    return str(value)


def _percent(value: Any) -> str:
    return points_text(int(Fraction(value) * 10_000)) + "%"


_WRITTEN: Mapping[str, Callable[[Any], str]] = {
    "points": lambda value: points_text(int(value)),
    "exact": str,
    "won": lambda value: f"{int(value):,}",
    "million": lambda value: f"{int(value) // _MILLION:,}",
    "percent": _percent,
}


def particles(text: str) -> str:
    """Return Korean text with each open particle decided by the sound before it.

    >>> particles("C16은(는) 서울(으)로, L11을(를)")
    'C16은 서울로, L11을'
    >>> particles("URL(으)로, PDF/R(으)로, CSM(으)로, R은(는)")
    'URL로, PDF/R로, CSM으로, R은'
    """
    return _PARTICLE.sub(_decided, text)


def _decided(match: re.Match[str]) -> str:
    final = _final_sound(match[1])
    after_consonant, after_vowel = _PARTICLES[match[3]]
    closed = bool(final) and not (match[3] == "(으)로" and final == "ㄹ")
    return match[1] + match[2] + (after_consonant if closed else after_vowel)


def _final_sound(character: str) -> str:
    if ord(character) in _HANGUL:
        place = (ord(character) - _HANGUL.start) % 28
        return "ㄹ" if place == 8 else "x" if place else ""
    if character.isdigit():
        return _DIGIT_FINALS.get(character, "")
    return _LETTER_FINALS.get(character.lower(), "")


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, str):
            yield prefix + name, value
        else:
            yield from _flat(value, f"{prefix}{name}.")
