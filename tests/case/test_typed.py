"""Plain values into the types of the house and back: nothing is guessed, every fault has its place."""

from __future__ import annotations

import dataclasses
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_app.case import acts
from committee_app.case.acts import ACTS
from committee_app.case.ballots import Ballot
from committee_app.case.identifiers import Points
from committee_app.case.lifecycle import Stage
from committee_app.case.programme import Programme, Rounding, Title
from committee_app.case.programme_text import read_programme
from committee_app.case.typed import REGULATION, MisshapenError, Opaque, fields_of, read_plain, to_plain
from committee_app.sealing import canonical
from tests.builders import PROGRAMME, Day, altered

TEXTS = st.text(max_size=12).map(lambda text: unicodedata.normalize("NFC", text))
WHOLE = st.integers(-canonical.MAX_INTEGER, canonical.MAX_INTEGER)
SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXTS,
    int: WHOLE,
    bool: st.booleans(),
    Fraction: st.fractions(-(10**6), 10**6, max_denominator=10**6),
    date: st.dates(),
    Opaque: st.dictionaries(TEXTS, st.lists(WHOLE, max_size=2), max_size=2),
}


def values_of(kind: Any) -> st.SearchStrategy[Any]:
    """Return what a type of the house can be."""
    if kind in SCALARS:
        return SCALARS[kind]
    if hasattr(kind, "__supertype__"):
        return values_of(kind.__supertype__)
    inner = get_args(kind)
    if get_origin(kind) is tuple:
        many = inner[1:] == (Ellipsis,)
        return (
            st.lists(values_of(inner[0]), max_size=2).map(tuple)
            if many
            else st.tuples(*(values_of(one) for one in inner))
        )
    if type(None) in inner:
        return st.none() | values_of(inner[0])
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return st.sampled_from(list(kind))
    return st.builds(kind, **{name: values_of(one) for name, (one, _) in fields_of(kind).items()})


@pytest.mark.parametrize("kind", ACTS.values(), ids=ACTS.keys())
@given(data=st.data())
def test_every_act_is_read_back_as_it_was_written(kind: type[acts.Act], data: st.DataObject) -> None:
    act = data.draw(values_of(kind))
    carried = canonical.decode(canonical.encode(to_plain(act)))
    assert read_plain(kind, carried) == act


@given(values_of(Ballot))
def test_a_ballot_is_read_back_as_it_was_written(ballot: Ballot) -> None:
    assert read_plain(Ballot, to_plain(ballot)) == ballot


def test_the_acts_of_a_day_are_read_back_as_they_were_written() -> None:
    for done in Day.until(Stage.ARCHIVED).done:
        assert read_plain(type(done.act), to_plain(done.act)) == done.act


# ── shapes ─────────────────────────────────────────────────────────────────────────────────
class Colour(StrEnum):
    """Two words."""

    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Inner:
    """Inside."""

    whole: int
    truth: bool = False


@dataclass(frozen=True, slots=True)
class Outer:
    """One of each shape."""

    text: str
    number: Points
    colour: Colour
    inner: tuple[Inner, ...]
    pair: tuple[str, int]
    ratio: Fraction = Fraction(1, 2)
    day: date = date(2026, 1, 26)
    perhaps: Inner | None = None
    sheet: Opaque = dataclasses.field(default_factory=lambda: Opaque({}))


GOOD: dict[str, Any] = {"text": "가", "number": 5, "colour": "red", "inner": [{"whole": 1}], "pair": ["나", 2]}


def faults_of(plain: object, kind: type[object] = Outer) -> list[tuple[object, ...]]:
    with pytest.raises(MisshapenError) as refused:
        read_plain(kind, plain)
    return [(fault.code, fault.fact("place")) for fault in refused.value.faults]


def test_what_has_a_default_may_be_left_out() -> None:
    assert read_plain(Outer, GOOD) == Outer("가", Points(5), Colour.RED, (Inner(1),), ("나", 2))


def test_what_has_a_default_is_written_all_the_same() -> None:
    assert to_plain(read_plain(Outer, GOOD)) == GOOD | {
        "inner": [{"whole": 1, "truth": False}],
        "ratio": "1/2",
        "day": "2026-01-26",
        "perhaps": None,
        "sheet": {},
    }


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        ({"text": 5}, "shape.text_expected", "text"),
        ({"text": None}, "shape.text_expected", "text"),
        ({"text": unicodedata.normalize("NFD", "가")}, "shape.not_nfc", "text"),
        ({"number": "5"}, "shape.whole_number_expected", "number"),
        ({"number": True}, "shape.whole_number_expected", "number"),
        ({"number": 5.0}, "shape.whole_number_expected", "number"),
        ({"number": None}, "shape.whole_number_expected", "number"),
        ({"number": 2**53}, "shape.whole_number_expected", "number"),
        ({"number": 16**5000}, "shape.whole_number_expected", "number"),
        ({"colour": "green"}, "shape.word_expected", "colour"),
        ({"colour": ["red"]}, "shape.word_expected", "colour"),
        ({"colour": None}, "shape.word_expected", "colour"),
        ({"inner": {}}, "shape.list_expected", "inner"),
        ({"inner": "가"}, "shape.list_expected", "inner"),
        ({"inner": [5]}, "shape.table_expected", "inner[0]"),
        ({"inner": [{"whole": 1}, {"whole": 1, "truth": 0}]}, "shape.true_or_false_expected", "inner[1].truth"),
        ({"inner": [{"truth": True}]}, "shape.missing_key", "inner[0].whole"),
        ({"inner": [{"whole": 1, "half": 1}]}, "shape.unknown_key", "inner[0].half"),
        ({"pair": ["나"]}, "shape.length", "pair"),
        ({"pair": ["나", 2, 3]}, "shape.length", "pair"),
        ({"pair": ["나", "2"]}, "shape.whole_number_expected", "pair[1]"),
        ({"ratio": 1}, "shape.fraction_expected", "ratio"),
        ({"ratio": 0.5}, "shape.fraction_expected", "ratio"),
        ({"ratio": "0.5"}, "shape.fraction_expected", "ratio"),
        ({"ratio": "1/0"}, "shape.fraction_expected", "ratio"),
        ({"ratio": "2/4"}, "shape.fraction_expected", "ratio"),
        ({"ratio": "01/2"}, "shape.fraction_expected", "ratio"),
        ({"ratio": "-0"}, "shape.fraction_expected", "ratio"),
        ({"ratio": "１/2"}, "shape.fraction_expected", "ratio"),
        ({"day": 20260126}, "shape.day_expected", "day"),
        ({"day": "2026-02-30"}, "shape.day_expected", "day"),
        ({"day": "20260126"}, "shape.day_expected", "day"),
        ({"day": "2026-W05-1"}, "shape.day_expected", "day"),
        ({"perhaps": 5}, "shape.table_expected", "perhaps"),
        ({"perhaps": {}}, "shape.missing_key", "perhaps.whole"),
        ({"sheet": []}, "shape.table_expected", "sheet"),
        ({"extra": 1}, "shape.unknown_key", "extra"),
    ],
    ids=lambda value: str(value)[:40] if not isinstance(value, dict) else next(iter(value)),
)
def test_a_fault_of_shape_is_named_with_its_place(change: dict[str, Any], code: str, place: str) -> None:
    assert faults_of(GOOD | change) == [(code, place)]


def test_all_faults_are_named_at_once_in_an_order_that_never_changes() -> None:
    faulty = {"text": 1, "zeta": 1, "alpha": 1, "inner": [{"whole": "x"}, 7], "pair": [], "ratio": "x"}
    assert faults_of(faulty) == [
        ("shape.unknown_key", "alpha"),
        ("shape.unknown_key", "zeta"),
        ("shape.text_expected", "text"),
        ("shape.missing_key", "number"),
        ("shape.missing_key", "colour"),
        ("shape.whole_number_expected", "inner[0].whole"),
        ("shape.table_expected", "inner[1]"),
        ("shape.length", "pair"),
        ("shape.fraction_expected", "ratio"),
    ]


@pytest.mark.parametrize("wrong", [True, 5.0, "5", None, 2**53, -(2**53)])
def test_a_list_of_whole_numbers_is_taken_at_once_and_its_faults_one_by_one(wrong: object) -> None:
    largest = 2**53 - 1
    assert read_plain(Ballot, {"proposal": "C01", "marks": [0, largest, -largest]}).marks == (0, largest, -largest)
    assert read_plain(Ballot, {"proposal": "C01", "marks": []}).marks == ()
    with pytest.raises(MisshapenError) as refused:
        read_plain(Ballot, {"proposal": "C01", "marks": [5, wrong, 7, wrong]})
    assert [fault.fact("place") for fault in refused.value.faults] == ["marks[1]", "marks[3]"]


def test_a_fault_of_the_whole_has_a_place_too() -> None:
    assert faults_of([]) == [("shape.table_expected", "-")]


def test_the_error_says_code_and_place() -> None:
    with pytest.raises(MisshapenError, match=r"shape\.text_expected at text"):
        read_plain(Outer, GOOD | {"text": 5})


def test_what_may_be_missing_is_read_where_it_is_there() -> None:
    assert read_plain(Outer, GOOD | {"perhaps": {"whole": 2}}).perhaps == Inner(2)
    assert read_plain(Outer, GOOD | {"perhaps": None}).perhaps is None


def test_days_and_fractions_are_read_in_their_one_spelling() -> None:
    read = read_plain(Outer, GOOD | {"day": "2024-02-29", "ratio": "-7/10"})
    assert (read.day, read.ratio) == (date(2024, 2, 29), Fraction(-7, 10))
    assert read_plain(Fraction, "3") == 3


def test_a_type_of_no_known_shape_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match="no reading"):
        read_plain(set, [])


@pytest.mark.parametrize("value", [1.5, {1}, object(), b"x", [1.5]])
def test_what_the_record_has_no_form_for_is_not_written(value: object) -> None:
    with pytest.raises(TypeError, match="not a value of the record"):
        to_plain(value)


@pytest.mark.parametrize("kind", ACTS.values(), ids=ACTS.keys())
@pytest.mark.parametrize("plain", [None, 5, "x", [], {"nothing": 1}], ids=str)
def test_what_is_no_act_is_refused(kind: type[acts.Act], plain: object) -> None:
    with pytest.raises(MisshapenError):
        read_plain(kind, plain)


# ── the dialect of regulations ─────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("written", "exact"),
    [
        (70, Fraction(70)),
        ("70", Fraction(70)),
        ("0.70", Fraction(7, 10)),
        ("0.1", Fraction(1, 10)),
        ("-1", Fraction(-1)),
        ("2/3", Fraction(2, 3)),
        ("0.123456789", Fraction(123456789, 10**9)),
    ],
)
def test_a_decimal_of_a_regulation_is_exact(written: str | int, exact: Fraction) -> None:
    assert read_plain(Fraction, written, REGULATION) == exact


@pytest.mark.parametrize(
    "written",
    [0.5, True, None, [], "", "1e3", "inf", "nan", ".5", "5.", "1_000", " 1", "1/0", "１", "0.1234567891", 16**5000],
    ids=lambda value: str(value)[:20] if value != 16**5000 else "thousands of digits",
)
def test_what_is_no_decimal_is_refused(written: object) -> None:
    with pytest.raises(MisshapenError) as refused:
        read_plain(Fraction, written, REGULATION)
    assert refused.value.faults[0].code == "shape.decimal_expected"


@pytest.mark.parametrize(("written", "hundredths"), [(12, 1200), ("0.5", 50), ("0.05", 5), ("1/4", 25), ("-0.5", -50)])
def test_points_of_a_regulation_are_written_as_people_write_them(written: str | int, hundredths: int) -> None:
    assert read_plain(Points, written, REGULATION) == hundredths


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("0.005", "hundredths_expected"),
        ("1/3", "hundredths_expected"),
        (0.5, "decimal_expected"),
        ("x", "decimal_expected"),
    ],
)
def test_points_finer_than_a_hundredth_are_refused(written: object, code: str) -> None:
    with pytest.raises(MisshapenError) as refused:
        read_plain(Points, written, REGULATION)
    assert [fault.code for fault in refused.value.faults] == [f"shape.{code}"]


@pytest.mark.parametrize("written", ["2026-01-26", datetime(2026, 1, 26), None], ids=str)  # noqa: DTZ001
def test_a_day_of_a_regulation_is_a_day(written: object) -> None:
    with pytest.raises(MisshapenError) as refused:
        read_plain(date, written, REGULATION)
    assert refused.value.faults[0].code == "shape.day_expected"


def test_a_regulation_has_no_sealed_sheets() -> None:
    with pytest.raises(TypeError, match="no reading"):
        read_plain(acts.SheetSealed, {"proposals": [], "sheet": {}}, REGULATION)


def test_no_number_of_a_programme_is_a_float() -> None:
    def numbers(value: object) -> list[object]:
        if dataclasses.is_dataclass(value):
            return [one for each in dataclasses.fields(value) for one in numbers(getattr(value, each.name))]
        if isinstance(value, tuple):
            return [one for each in value for one in numbers(each)]
        return [value]

    found = numbers(read_programme(PROGRAMME))
    assert Fraction(7, 10) in found
    assert not any(isinstance(one, float) for one in found)


def test_a_rounding_is_read_with_its_default() -> None:
    assert read_plain(Rounding, {"places": 4}) == Rounding(4)
    assert Title("가", "a").in_language("ko") == "가"
    assert Title("가", "a").in_language("en") == "a"
    assert isinstance(read_programme(altered(PROGRAMME, "places = 4", "places = 2")), Programme)
