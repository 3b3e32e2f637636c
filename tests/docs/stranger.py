"""A checker of records that a stranger wrote from `docs/record-format.md`: standard library, nothing of ours.

Its tables of acts, shapes and stages are read from that page: what the page leaves out, it does not know. The steps are
those of the page's chapter 4; what it finds are the page's codes. The result is `stranger_tally`.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from functools import cache
from itertools import pairwise, permutations
from pathlib import Path
from typing import Any

from tests.sealing.plain_aes import sealed_with
from tests.sealing.plain_p256 import B, N, P, point, signature_holds

PAGE = Path(__file__).parents[2] / "docs" / "record-format.md"
HOLDERS = ("chair", "secretary", "auditor")
Plain = dict[str, Any]
Codes = Iterator[str]


class RefusedError(Exception):
    """A step that does not hold, with the codes of what was found."""

    def __init__(self, *codes: str) -> None:
        super().__init__(", ".join(codes))
        self.codes = codes


# ── the page ───────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Field:
    kind: str
    needed: bool
    default: Any


Shape = dict[str, Field] | tuple[str, ...]


@dataclass(frozen=True)
class Tables:
    acts: dict[str, dict[str, Field]]
    shapes: dict[str, Shape]
    programme: dict[str, Shape]
    stages: dict[tuple[str, str], dict[str, str]]


@cache
def tables() -> Tables:
    acts = {name: shape for name, shape in sections("acts").items() if isinstance(shape, dict)}
    return Tables(acts, sections("shapes"), sections("programme"), lifecycle())


def block(name: str) -> str:
    return PAGE.read_text(encoding="utf-8").partition(f"<!-- {name} -->\n")[2].partition(f"\n<!-- /{name} -->")[0]


def sections(name: str) -> dict[str, Shape]:
    found: dict[str, Shape] = {}
    for text in block(name).split("### ")[1:]:
        heading = text.splitlines()[0].split(" ")[0].strip("`")
        words = re.search(r"^One of (.*)\.$", text, re.MULTILINE)
        found[heading] = tuple(re.findall(r"`([^`]+)`", words[1])) if words else dict(fields(text))
    return found


def fields(text: str) -> Iterator[tuple[str, Field]]:
    for name, kind, default in re.findall(r"^\| `(\w+)` \| (.+) \| (.+) \|$", text, re.MULTILINE):
        needed = default == "needed"
        yield name, Field(kind, needed, None if needed else json.loads(default.strip("`")))


def lifecycle() -> dict[tuple[str, str], dict[str, str]]:
    head, _, *rows = ([cell.strip() for cell in row.strip("|").split("|")] for row in block("lifecycle").splitlines())
    return {
        (stage, role): {kind: after or stage for kind, after in re.findall(r"`(\w+)`(?: → (\w+))?", cell)}
        for stage, *cells in rows
        for role, cell in zip(head[1:], cells, strict=True)
    }


# ── conventions ────────────────────────────────────────────────────────────────────────────
def written(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def canonical(untrusted: bytes) -> Any:
    """Return the value of canonical bytes; `ValueError` for any others."""
    if depth(untrusted) > 32:
        raise ValueError("too deep")
    value = json.loads(untrusted.decode())
    if written(value) != untrusted or not all(map(is_plain, leaves_of(value))):
        raise ValueError("another form")
    return value


def depth(text: bytes) -> int:
    deepest = now = 0
    for bracket in re.findall(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]', text, re.DOTALL):
        now += (bracket in b"[{") - (bracket in b"]}") if len(bracket) == 1 else 0
        deepest = max(deepest, now)
    return deepest


def leaves_of(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from leaves_of(one)
    else:
        yield value


def is_plain(leaf: Any) -> bool:
    if isinstance(leaf, str):
        return unicodedata.is_normalized("NFC", leaf)
    return not isinstance(leaf, float) and (leaf is None or abs(leaf) < 2**53)


def layout(purpose: str, *parts: bytes) -> bytes:
    pieces = (len(part).to_bytes(8, "big") + part for part in parts)
    return b"committee-app/P256-1:" + purpose.encode() + b"\0" + b"".join(pieces)


def digest(purpose: str, *parts: bytes) -> bytes:
    return hashlib.sha256(layout(purpose, *parts)).digest()


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def link(previous: bytes, body: bytes, signature: bytes) -> bytes:
    return hashlib.sha256(
        b"\0" + previous + hashlib.sha256(body).digest() + hashlib.sha256(signature).digest()
    ).digest()


@cache
def is_key(text: str) -> bool:
    if not re.fullmatch(r"0[23][0-9a-f]{64}", text):
        return False
    x, y = point(bytes.fromhex(text))
    return x < P and (y * y - x**3 + 3 * x - B) % P == 0


@cache
def signed_by(key: str, body: bytes, signature: bytes, purpose: bytes = b"entry") -> bool:
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if len(signature) != 64 or not 0 < r < N or not 0 < s <= N // 2:
        return False
    kind = b"committee-app/P256-1/" + purpose
    return signature_holds(point(bytes.fromhex(key)), b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(body), body), r, s)


def fingerprint(keys: Plain) -> str:
    return digest("keys", bytes.fromhex(keys["signing"]), bytes.fromhex(keys["sealing"])).hex()


# ── values ─────────────────────────────────────────────────────────────────────────────────
class Reading:
    """Reads plain values by the tables of the page, in the record's dialect or in the programme's."""

    def __init__(self, shapes: dict[str, Shape], *, programme: bool = False) -> None:
        self.shapes = shapes
        self.programme = programme
        self.codes: list[str] = []

    def read(self, kind: str, value: Any) -> Any:
        if kind.endswith(" or null"):
            return None if value is None else self.read(kind.removesuffix(" or null"), value)
        if kind.startswith("list of "):
            inner = kind.removeprefix("list of ")
            return [self.read(inner, one) for one in value] if isinstance(value, list) else self.fault("list_expected")
        if kind.startswith("["):
            return self.read_row(kind[1:-1].split(", "), value)
        if (simple := getattr(self, f"read_{kind}", None)) is not None:
            return simple(value)
        shape = self.shapes[kind]
        if isinstance(shape, dict):
            return self.read_shape(shape, value)
        return value if value in shape else self.fault("word_expected")

    def fault(self, code: str) -> None:
        self.codes.append(f"shape.{code}")

    def read_row(self, kinds: list[str], value: Any) -> Any:
        if not isinstance(value, list):
            return self.fault("list_expected")
        if len(value) != len(kinds):
            return self.fault("length")
        return [self.read(kind, one) for kind, one in zip(kinds, value, strict=True)]

    def read_shape(self, shape: dict[str, Field], value: Any) -> Any:
        if not isinstance(value, dict):
            return self.fault("table_expected")
        for _ in value.keys() - shape.keys():
            self.fault("unknown_key")
        found = {}
        for name, one in shape.items():
            if name in value:
                found[name] = self.read(one.kind, value[name])
            elif one.needed:
                self.fault("missing_key")
            else:
                # What the column says is written as the record writes it.
                found[name] = Reading(self.shapes).read(one.kind, one.default)
        return found

    def read_text(self, value: Any) -> Any:
        if not isinstance(value, str):
            return self.fault("text_expected")
        return value if unicodedata.is_normalized("NFC", value) else self.fault("not_nfc")

    def read_whole(self, value: Any) -> Any:
        good = type(value) is int and abs(value) < 2**53
        return value if good else self.fault("whole_number_expected")

    read_won = read_whole

    def read_points(self, value: Any) -> Any:
        if not self.programme:
            return self.read_whole(value)
        number = self.read_fraction(value)
        if number is not None and (number * 100).denominator != 1:
            return self.fault("hundredths_expected")
        return None if number is None else int(number * 100)

    def read_truth(self, value: Any) -> Any:
        return value if isinstance(value, bool) else self.fault("true_or_false_expected")

    def read_fraction(self, value: Any) -> Any:
        if self.programme:
            typed = str(value) if type(value) in (int, str) else ""
            good = re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,9})?|-?[0-9]{1,18}/[1-9][0-9]{0,17}", typed)
            return Fraction(typed) if good else self.fault("decimal_expected")
        written = isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,18}(/[1-9][0-9]{0,17})?", value)
        return Fraction(value) if written and str(Fraction(value)) == value else self.fault("fraction_expected")

    def read_day(self, value: Any) -> Any:
        return value if type(value) is date else self.fault("day_expected")

    def read_object(self, value: Any) -> Any:
        return value if isinstance(value, dict) else self.fault("table_expected")


def value_of(kind: str, value: Any) -> Any:
    reading = Reading(tables().shapes)
    found = reading.read(kind, value)
    if reading.codes:
        raise RefusedError(*reading.codes)
    return found


def fields_of(kind: str, value: Any) -> Plain:
    reading = Reading(tables().shapes)
    found: Plain = reading.read_shape(tables().acts[kind], value)
    if reading.codes:
        raise RefusedError(*reading.codes)
    return found


# ── the record and its entries ─────────────────────────────────────────────────────────────
def needed_fields(**kinds: str) -> dict[str, Field]:
    return {name: Field(kind, needed=True, default=None) for name, kind in kinds.items()}


def entries_of(untrusted: bytes) -> list[tuple[bytes, bytes]]:
    """Return (body, signature) of every entry of a carried record."""
    try:
        record = canonical(untrusted)
    except (ValueError, RecursionError):
        raise RefusedError("record.not_canonical") from None
    reading = Reading({"Entry": needed_fields(body="text", signature="text")})
    found = reading.read_shape(needed_fields(entries="list of Entry", format="text"), record)
    if reading.codes:
        raise RefusedError(*reading.codes)
    if found["format"] != "committee-record/1":
        raise RefusedError("record.other_format")
    if not all(is_hex(one["signature"], 64) for one in found["entries"]):
        raise RefusedError("record.signature_misshapen")
    return [(one["body"].encode(), bytes.fromhex(one["signature"])) for one in found["entries"]]


def is_hex(text: str, length: int) -> bool:
    return len(text) == 2 * length and all(character in "0123456789abcdef" for character in text)


@dataclass(frozen=True)
class Entry:
    actor: str
    base: tuple[int, str]
    case: str
    kind: str
    act: Plain

    @property
    def role(self) -> str:
        return self.actor.partition(":")[0]

    @property
    def member(self) -> str:
        return self.actor.partition(":")[2]


KEYS = {"act", "actor", "at", "base", "case", "format", "kind", "suite"}


def entry_of(body: bytes) -> Entry:
    try:
        plain = canonical(body)
    except (ValueError, RecursionError):
        raise RefusedError("entry.not_canonical") from None
    if not isinstance(plain, dict) or plain.keys() != KEYS:
        raise RefusedError("entry.other_fields")
    if (plain["format"], plain["suite"]) != ("committee-entry/1", "P256-1"):
        raise RefusedError("entry.other_format")
    if not isinstance(plain["kind"], str) or plain["kind"] not in tables().acts:
        raise RefusedError("entry.unknown_kind")
    case = value_of("text", plain["case"])
    number, head = value_of("[whole, text]", plain["base"])
    actor = value_of("text", plain["actor"])
    if actor not in HOLDERS and not re.fullmatch(r"evaluator:.+", actor, re.DOTALL):
        raise RefusedError("entry.unknown_actor")
    refuse_no_time(value_of("text", plain["at"]))
    return Entry(actor, (number, head), case, plain["kind"], fields_of(plain["kind"], plain["act"]))


_TIME = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.(?!000000)\d{6})?(?!-00:00)[+-]([01]\d|2[0-3]):[0-5]\d(:(?!00)[0-5]\d)?",
    re.ASCII,
)


def refuse_no_time(text: str) -> None:
    found = _TIME.fullmatch(text)
    try:
        datetime(*map(int, found.groups()[:6]))  # type: ignore[union-attr,arg-type]  # noqa: DTZ001
    except (AttributeError, ValueError):
        raise RefusedError("entry.no_time") from None


# ── the state ──────────────────────────────────────────────────────────────────────────────
@dataclass
class State:
    stage: str = "new"
    case: str = ""
    text: str = ""
    programme: Plain = field(default_factory=dict)
    keys: dict[str, Plain] = field(default_factory=dict)
    past_keys: list[Plain] = field(default_factory=list)
    replacing: dict[str, tuple[str, Plain]] = field(default_factory=dict)
    proposals: list[Plain] = field(default_factory=list)
    members: list[Plain] = field(default_factory=list)
    frozen: bool = False
    here: set[str] = field(default_factory=set)
    chair: str | None = None
    confirmed: set[str] = field(default_factory=set)
    rehearsed: bool = False
    pledged: set[str] = field(default_factory=set)
    declarations: dict[str, dict[str, Plain]] = field(default_factory=dict)
    exclusions: set[tuple[str, str]] = field(default_factory=set)
    cleared: set[tuple[str, str]] = field(default_factory=set)
    absences: dict[str, set[str]] = field(default_factory=dict)
    sheets: dict[str, Plain] = field(default_factory=dict)
    left_open: set[str] = field(default_factory=set)
    rulings: list[tuple[str, Plain, bool | None]] = field(default_factory=list)
    set_aside: dict[tuple[str, str], str] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    replaced: set[str] = field(default_factory=set)
    substitutes: set[str] = field(default_factory=set)
    unconfirmed: set[str] = field(default_factory=set)
    contacts: set[str] = field(default_factory=set)
    to_rescore: set[tuple[str, str]] = field(default_factory=set)
    paused: bool = False
    closing: int | None = None
    consents: list[str] = field(default_factory=list)
    opened: dict[str, dict[str, Plain]] = field(default_factory=dict)
    votes: list[Plain] = field(default_factory=list)
    lots: list[Plain] = field(default_factory=list)
    resolution: Plain | None = None
    closed: bool = False
    minutes: Plain | None = None
    signed: list[str] = field(default_factory=list)

    @property
    def fingerprint(self) -> str:
        return sha256(self.text)

    def member(self, name: str | None) -> Plain | None:
        return next((one for one in self.members if one["id"] == name), None)

    def ids(self) -> list[str]:
        return [one["id"] for one in self.proposals]

    def answer(self, member: str, proposal: str) -> str:
        return str(self.declarations.get(member, {}).get(proposal, {}).get("answer", ""))

    def status(self, member: str, proposal: str) -> str:
        if (member, proposal) in self.exclusions:
            return "excluded"
        if (member, proposal) in self.set_aside:
            return self.set_aside[member, proposal]
        if self.answer(member, proposal) == "conflict":
            return "recused"
        return "absent" if proposal in self.absences.get(member, set()) else "scored"

    def open_questions(self, member: str) -> list[str]:
        asked = [one for one in self.declarations.get(member, {}) if self.answer(member, one) == "ask"]
        return [one for one in asked if (member, one) not in self.exclusions | self.cleared]

    def to_score(self, member: str) -> list[str]:
        if member not in self.declarations:
            return []
        return [one for one in self.ids() if self.status(member, one) == "scored"]

    def counting(self, member: str) -> list[str]:
        sealed = self.sheets.get(member, {"proposals": []})["proposals"]
        return [one for one in sealed if self.status(member, one) == "scored"]

    def scorers(self) -> list[str]:
        return [one["id"] for one in self.members if f"evaluator:{one['id']}" in self.keys]

    def to_open(self) -> list[str]:
        return [one for one in self.sheets if one not in self.opened and self.counting(one)]

    def judged(self, member: str, proposal: str) -> bool:
        return proposal in self.opened.get(member, {}) and self.status(member, proposal) == "scored"

    def on_roll(self) -> int:
        return len(self.members) - len(self.replaced)

    def waiting(self) -> int | None:
        return next((number for number, one in enumerate(self.rulings, 1) if one[2] is None), None)

    def waited_for(self) -> list[str]:
        without = [one for one in self.scorers() if one not in self.sheets and one not in self.left_open]
        return [one for one in without if any(self.status(one, proposal) == "scored" for proposal in self.ids())]

    def without_keys(self) -> list[str]:
        return [one for one in self.here if f"evaluator:{one}" not in self.keys]

    def leaves(self) -> list[Plain]:
        return [leaf for group in self.programme["criteria"] for leaf in group["items"]]

    def has_ground(self, code: str) -> bool:
        return any(one["code"] == code for one in self.programme["grounds"])


# ── gates ──────────────────────────────────────────────────────────────────────────────────
Gate = Callable[[State, Entry, Plain], Codes]
GATES: dict[str, Gate] = {}
RULINGS = ("ballots_voided", "late_conflict_ruled", "member_dropped_out", "substitute_seated", "contact_penalised")
HELD_BACK = (
    *RULINGS,
    *("challenge_decided", "scoring_closed", "closing_confirmed", "sheet_opened", "opening_completed"),
    *("deliberation_opened", "tie_voted", "lot_drawn", "rescoring_ordered", "marks_rescored", "selection_resolved"),
)
BRING_KEYS = ("case_created", "officer_enrolled", "member_enrolled")


def gate(*kinds: str) -> Callable[[Gate], Gate]:
    def kept(function: Gate) -> Gate:
        GATES.update(dict.fromkeys(kinds, function))
        return function

    return kept


def signer_codes(state: State, entry: Entry) -> Codes:
    if entry.member and state.member(entry.member) is None:
        yield "actor.not_on_roster"
    if entry.member in state.dropped:
        yield "actor.dropped_out"
    if (number := state.waiting()) is not None:
        about = state.rulings[number - 1][1].get("evaluator", "")
        if entry.kind in HELD_BACK or (entry.member and entry.member == about):
            yield "ruling.waits"
    if entry.kind not in BRING_KEYS:
        if entry.actor not in state.keys:
            yield "actor.not_enrolled"
        return
    if entry.actor in state.keys:
        yield "actor.already_enrolled"
    if was_somebodys(state, entry.act["keys"]):
        yield "actor.keys_taken"


def was_somebodys(state: State, keys: Plain) -> bool:
    return keys in state.keys.values() or keys in state.past_keys


def blank(*texts: str) -> bool:
    """Whether one of the texts is nothing but white space; what Python strips is what the page lists."""
    return any(not text.strip() for text in texts)


def quorum(state: State) -> Codes:
    if 2 * len(state.here) <= state.on_roll():
        yield "quorum.not_met"


def adds_up(state: State, vote: Plain) -> Codes:
    if vote["present"] != len(state.here):
        yield "vote.other_presence"
    parts = [vote[name] for name in ("in_favour", "against", "abstained", "invalid")]
    if min(vote["eligible"], *parts) < 0 or sum(parts) != vote["eligible"] or vote["eligible"] > vote["present"]:
        yield "vote.does_not_add_up"


def passes(vote: Plain) -> Codes:
    if 2 * vote["in_favour"] <= vote["eligible"]:
        yield "vote.not_passed"


def ids_of_roster(ids: Iterable[str]) -> Codes:
    listed = list(ids)
    if any(map(blank, listed)):
        yield "roster.unnamed"
    if len(set(listed)) < len(listed):
        yield "roster.named_twice"


@gate("case_created")
def _(_state: State, _entry: Entry, act: Plain) -> Codes:
    if blank(act["case"], act["title"], act["secretary"]["name"]):
        yield "case.unnamed"
    if act["secretary"]["role"] != "secretary":
        yield "officer.other_role"


@gate("officer_enrolled")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    officer = act["officer"]
    if officer["role"] != entry.role:
        yield "officer.other_role"
    if blank(officer["name"]):
        yield "officer.unnamed"
    if officer["role"] == "chair":
        elected = state.member(state.chair)
        if elected is None:
            yield "chair.not_elected"
        elif elected["name"] != officer["name"]:
            yield "chair.other_person"


@gate("rules_drafted")
def _(_state: State, _entry: Entry, act: Plain) -> Codes:
    yield from programme_of(act["text"])[1]


@gate("proposals_imported")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if not state.programme:
        yield "rules.not_drafted"
        return
    if not act["proposals"]:
        yield "roster.empty"
    yield from ids_of_roster(one["id"] for one in act["proposals"])
    tracks = [one["id"] for one in state.programme["tracks"]]
    for one in act["proposals"]:
        costs = [body["cost"] for body in one["bodies"]]
        if one["track"] not in tracks:
            yield "roster.unknown_track"
        if sum(costs) <= 0 or min(costs) <= 0:
            yield "roster.no_cost"


@gate("members_imported")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if not state.programme:
        yield "rules.not_drafted"
        return
    if not act["members"]:
        yield "roster.empty"
    yield from ids_of_roster(one["id"] for one in act["members"])
    yield from ids_of_roster(str(one["seat"]) for one in act["members"])
    officials = sum(one["category"] == "official" for one in act["members"])
    if officials > state.programme["committee"]["official_max"] * len(act["members"]):
        yield "committee.too_many_officials"


@gate("documents_attached")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    named = [one["proposal"] for one in act["documents"]]
    if not named:
        yield "document.none"
    if set(named) - set(state.ids()):
        yield "document.unknown_proposal"
    if len(set(named)) < len(named):
        yield "document.twice"


@gate("rules_frozen")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if not state.programme:
        yield "rules.not_drafted"
        return
    if act["rules_sha256"] != state.fingerprint:
        yield "rules.other_fingerprint"
    if not state.proposals or not state.members:
        yield "roster.empty"
    if state.members and len(state.members) != state.programme["committee"]["size"]:
        yield "committee.other_size"
    if "auditor" not in state.keys:
        yield "auditor.not_enrolled"


@gate("rules_confirmed")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if not state.frozen:
        yield "rules.not_frozen"
    if act["rules_sha256"] != state.fingerprint:
        yield "rules.other_fingerprint"


@gate("meeting_opened")
def _(_state: State, _entry: Entry, act: Plain) -> Codes:
    if not act["agenda"] or blank(act["title"], act["convened_by"], act["place"], *act["agenda"]):
        yield "meeting.incomplete"


@gate("member_moved")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if state.member(act["evaluator"]) is None:
        yield "actor.not_on_roster"
    elif (act["evaluator"] in state.here) != (act["movement"] == "left"):
        yield "attendance.contradicts"


@gate("member_enrolled")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    if act["evaluator"] != entry.member:
        yield "officer.other_role"
    if act["evaluator"] not in state.here:
        yield "attendance.not_here"
    if state.stage == "ready" and act["evaluator"] not in state.substitutes:
        yield "member.too_late"


@gate("chair_elected")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if "chair" in state.keys:
        yield "actor.already_enrolled"
    yield from quorum(state)
    if act["evaluator"] not in state.here:
        yield "attendance.not_here"
    yield from adds_up(state, act["vote"])
    yield from passes(act["vote"])


@gate("record_confirmed")
def _(state: State, _entry: Entry, _act: Plain) -> Codes:
    if state.stage == "convened":
        yield from ("member.not_enrolled" for _ in state.without_keys())
    if "chair" not in state.keys:
        yield "chair.not_enrolled"


@gate("opening_rehearsed")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if "chair" not in state.keys:
        yield "chair.not_enrolled"
    if {frozenset(pair) for pair in act["pairs"]} != {frozenset(pair) for pair in permutations(HOLDERS, 2)}:
        yield "rehearsal.incomplete"


@gate("scoring_opened")
def _(state: State, _entry: Entry, _act: Plain) -> Codes:
    yield from quorum(state)
    yield from ("member.not_enrolled" for _ in state.without_keys())
    yield from ("record.not_confirmed" for role in HOLDERS if role not in state.confirmed)
    if not state.rehearsed:
        yield "rehearsal.missing"


@gate("meeting_paused")
def _(state: State, _entry: Entry, _act: Plain) -> Codes:
    if state.paused:
        yield "meeting.already_paused"


@gate("meeting_resumed")
def _(state: State, _entry: Entry, _act: Plain) -> Codes:
    if not state.paused:
        yield "meeting.not_paused"


@gate("statement_recorded", "deliberation_opened", "case_archived")
def _(_state: State, _entry: Entry, _act: Plain) -> Codes:
    yield from ()


@gate("motion_decided")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    yield from quorum(state)
    yield from adds_up(state, act["vote"])
    if blank(act["text"]):
        yield "motion.without_text"


@gate("pledge_signed")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    if entry.member in state.pledged:
        yield "pledge.already_signed"
    if act["version"] != state.programme["pledge"]["version"]:
        yield "pledge.other_version"
    if entry.member in state.unconfirmed:
        yield from ("record.not_confirmed" for role in HOLDERS if role not in state.confirmed)


@gate("conflicts_declared")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    if entry.member not in state.pledged:
        yield "pledge.not_signed"
    if entry.member in state.declarations:
        yield "declaration.already_signed"
    if [one["proposal"] for one in act["answers"]] != state.ids():
        yield "declaration.incomplete"
    for one in act["answers"]:
        if one["answer"] == "conflict" and not state.has_ground(one["ground"]):
            yield "declaration.without_ground"


def ruling(state: State, act: Plain) -> Codes:
    if state.member(act["evaluator"]) is None or act["proposal"] not in state.ids():
        yield "ruling.unknown"
    if act["evaluator"] in state.sheets:
        yield "ruling.after_sealing"
    if blank(act["reason"]):
        yield "ruling.without_reason"


@gate("exclusion_recorded")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    yield from ruling(state, act)
    if not state.has_ground(act["ground"]):
        yield "declaration.without_ground"
    if (act["evaluator"], act["proposal"]) in state.exclusions:
        yield "ruling.already_excluded"


@gate("conflict_cleared")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    yield from ruling(state, act)
    if act["proposal"] not in state.open_questions(act["evaluator"]):
        yield "ruling.nothing_asked"


@gate("absence_recorded")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if state.member(act["evaluator"]) is None or not set(act["proposals"]) <= set(state.ids()):
        yield "absence.unknown"
    if act["evaluator"] in state.sheets:
        yield "ruling.after_sealing"
    if not act["proposals"] or blank(act["reason"]):
        yield "ruling.without_reason"


@gate("sheet_sealed")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    if act["version"] <= state.sheets.get(entry.member, {"version": 0})["version"]:
        yield "sheet.not_newer"
    if entry.member not in state.declarations:
        yield "declaration.missing"
    yield from ("declaration.open_question" for _ in state.open_questions(entry.member))
    if act["proposals"] != state.to_score(entry.member):
        yield "sheet.incomplete"
    yield from confirmation(state)


def confirmation(state: State) -> Codes:
    yield from ("record.not_confirmed" for role in HOLDERS if role not in state.confirmed)
    if not state.rehearsed:
        yield "rehearsal.missing"


@gate("packet_taken")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if f"evaluator:{act['evaluator']}" not in state.keys:
        yield "actor.not_enrolled"
    if act["version"] < 1:
        yield "packet.no_version"


@gate("sheets_left_open")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if not act["evaluators"] or blank(act["reason"]):
        yield "ruling.without_reason"
    if not set(act["evaluators"]) <= set(state.waited_for()):
        yield "sheet.not_waited_for"


@gate("scoring_closed")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if state.dropped:
        yield from quorum(state)
    yield from ("sheet.missing" for _ in state.waited_for())
    if act["sheets"] != len(state.sheets):
        yield "closing.other_count"


@gate("closing_confirmed")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if state.closing is None:
        yield "closing.not_proposed"
    if act["sheets"] != len(state.sheets):
        yield "closing.other_count"


@gate("opening_consented")
def _(state: State, entry: Entry, _act: Plain) -> Codes:
    if entry.role in state.consents:
        yield "opening.already_consented"


@gate("sheet_opened")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    if len(state.consents) < 2:
        yield "opening.needs_two"
    if entry.role not in state.consents:
        yield "opening.not_consented"
    if act["evaluator"] in state.opened or act["evaluator"] not in state.sheets:
        yield "opening.no_such_sheet"
    if [one["proposal"] for one in act["ballots"]] != state.counting(act["evaluator"]):
        yield "opening.other_ballots"
    for one in act["ballots"]:
        yield from payload_codes(state, one)


def payload_codes(state: State, opened: Plain) -> Codes:
    try:
        ballot = ballot_of(opened["payload"])
    except RefusedError as error:
        yield from error.codes
        return
    leaves = state.leaves()
    if ballot["proposal"] != opened["proposal"] or len(ballot["marks"]) != len(leaves):
        yield "ballot.other_shape"
        return
    yield from marks_codes(state, ballot["marks"])
    cited = [criterion for criterion, _ in ballot["pages"]]
    unknown = set(cited) - {leaf["id"] for leaf in leaves}
    if unknown or len(set(cited)) < len(cited) or any(page < 1 for _, page in ballot["pages"]):
        yield "ballot.other_pages"


def marks_codes(state: State, marks: list[int]) -> Codes:
    leaves = state.leaves()
    if len(marks) != len(leaves):
        yield "ballot.other_shape"
        return
    for mark, leaf in zip(marks, leaves, strict=True):
        if not 0 <= mark <= leaf["maximum"]:
            yield "mark.out_of_range"
        elif mark % state.programme["step"]:
            yield "mark.off_step"


def ballot_of(payload: str) -> Plain:
    def each_once(pairs: list[tuple[str, Any]]) -> Plain:
        if len(dict(pairs)) < len(pairs):
            raise ValueError("twice")
        return dict(pairs)

    try:
        plain = json.loads(payload, object_pairs_hook=each_once)
    except (ValueError, RecursionError):
        raise RefusedError("ballot.not_json") from None
    found: Plain = value_of("Ballot", plain)
    return found


@gate("opening_completed")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if state.to_open():
        yield "opening.incomplete"
    if (act["sheets"], act["ballots"]) != (len(state.opened), sum(map(len, state.opened.values()))):
        yield "opening.other_count"


def may_tie(state: State, tied: list[str]) -> bool:
    return len(set(tied)) == len(tied) >= 2 and set(tied) <= set(state.ids())


@gate("tie_voted")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    counts = [count for _, count in act["votes"]] + [act["abstained"], act["invalid"]]
    named = [one for one, _ in act["votes"]]
    if min(counts) < 0 or named != act["tied"] or not may_tie(state, act["tied"]):
        yield "tie.vote_misshapen"
    barred = ("excluded", "challenged", "recused")
    voters = [one for one in state.here if all(state.status(one, tied) not in barred for tied in act["tied"])]
    if sum(counts) > len(voters):
        yield "vote.does_not_add_up"
    if act["round"] != 1 + sum(set(one["tied"]) == set(act["tied"]) for one in state.votes):
        yield "tie.other_round"


@gate("lot_drawn")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if any(set(one["tied"]) == set(act["tied"]) for one in state.lots):
        yield "lot.already_drawn"
    if sorted(act["order"]) != sorted(act["tied"]) or not may_tie(state, act["tied"]):
        yield "lot.other_group"
    named = {name for name, number in act["numbers"] if not blank(name) and not (act["line"] and blank(number))}
    if len(named) < max(rung["witnesses"] for rung in state.programme["tie_break"]["chain"]):
        yield "lot.needs_witnesses"


@gate("selection_resolved")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    yield from ("rescoring.waits" for member, _ in state.to_rescore if member in state.here)
    yield from quorum(state)
    yield from adds_up(state, act["vote"])
    yield from passes(act["vote"])


@gate("meeting_closed")
def _(state: State, _entry: Entry, _act: Plain) -> Codes:
    if state.closed:
        yield "meeting.already_closed"


@gate("minutes_issued")
def _(state: State, _entry: Entry, _act: Plain) -> Codes:
    if not state.closed:
        yield "meeting.still_open"
    if state.signed:
        yield "minutes.already_signed"


@gate("minutes_signed")
def _(state: State, entry: Entry, _act: Plain) -> Codes:
    if state.minutes is None:
        yield "minutes.not_issued"
    if entry.role in state.signed:
        yield "minutes.already_signed"
    if entry.role == "secretary" and "chair" not in state.signed:
        yield "minutes.chair_first"


@gate("recovery_used")
def _(_state: State, _entry: Entry, _act: Plain) -> Codes:
    yield from ()


@gate("secret_renewed")
def _(_state: State, _entry: Entry, act: Plain) -> Codes:
    if not is_hash(act["slot"]):
        yield "secret.no_digest"


@gate("tries_noted")
def _(_state: State, _entry: Entry, act: Plain) -> Codes:
    if act["count"] < 1:
        yield "tries.none"


@gate("keys_replaced")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    yield from replaceable(state, entry.actor, act["person"])
    if was_somebodys(state, act["new_keys"]):
        yield "actor.keys_taken"
    if blank(act["reason"]):
        yield "replacement.without_reason"


@gate("replacement_confirmed")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    yield from replaceable(state, entry.actor, act["person"])
    officer, keys = state.replacing.get(act["person"], ("", {}))
    if keys != act["new_keys"]:
        yield "replacement.not_proposed"
    elif officer == entry.actor:
        yield "replacement.needs_two"


def replaceable(state: State, officer: str, person: str) -> Codes:
    if person not in state.keys:
        yield "actor.not_enrolled"
        return
    if person == officer or (officer == "chair" and person == f"evaluator:{state.chair}"):
        yield "replacement.own_keys"
    if person not in HOLDERS and state.stage not in ("convened", "ready"):
        yield "replacement.too_late"


# ── what mends ─────────────────────────────────────────────────────────────────────────────
def person(state: State, entry: Entry, member: str) -> Codes:
    if state.member(member) is None:
        yield "actor.not_on_roster"
    if entry.role == "chair" and member == state.chair:
        yield "ruling.own_case"


def pair(state: State, entry: Entry, act: Plain) -> Codes:
    yield from person(state, entry, act["evaluator"])
    if act["proposal"] not in state.ids():
        yield "ruling.unknown"


def said(*texts: str) -> Codes:
    if not texts or blank(*texts):
        yield "ruling.without_reason"


def vote_without(state: State, vote: Plain, member: str) -> Codes:
    yield from quorum(state)
    yield from adds_up(state, vote)
    if vote["eligible"] > len(state.here - {member}):
        yield "challenge.votes_themselves"


@gate("ballots_voided")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    yield from person(state, entry, act["evaluator"])
    yield from said(act["reason"], *act["proposals"][:1] or [""])
    closed = [] if act["evaluator"] in state.opened else state.counting(act["evaluator"])
    yield from ("voiding.no_such_ballot" for one in act["proposals"] if one not in closed)


@gate("late_conflict_ruled")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    yield from pair(state, entry, act)
    yield from said(act["evidence"])
    if not state.has_ground(act["ground"]):
        yield "declaration.without_ground"
    if act["proposal"] not in state.counting(act["evaluator"]):
        yield "late.nothing_sealed"
    if state.programme["committee"]["late_conflict"] not in (None, act["remedy"]):
        yield "late.other_remedy"
    if (act["vote"] is not None) != (act["kind"] == "challenged"):
        yield "challenge.vote_or_none"
    if act["vote"] is not None:
        yield from vote_without(state, act["vote"], act["evaluator"])
        yield from passes(act["vote"])


@gate("challenge_decided")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    yield from pair(state, entry, act)
    yield from said(act["reason"])
    if state.status(act["evaluator"], act["proposal"]) != "scored":
        yield "challenge.judges_not"
    yield from vote_without(state, act["vote"], act["evaluator"])
    if act["upheld"] != (2 * act["vote"]["in_favour"] > act["vote"]["eligible"]):
        yield "challenge.other_outcome"


@gate("prior_contact_reported")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    yield from pair(state, entry, act)
    yield from said(act["words"])
    if entry.member not in ("", act["evaluator"]):
        yield "contact.other_person"


@gate("contact_penalised")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    yield from said(act["reason"])
    if act["proposal"] not in state.contacts:
        yield "contact.not_reported"
    item = state.programme["committee"]["contact_penalty"]
    if item not in [one["id"] for one in state.programme["adjustments"]["penalty"]]:
        yield "contact.no_penalty_announced"
    if any(one["id"] == act["proposal"] and item in dict(one["penalty"]) for one in state.proposals):
        yield "contact.already_penalised"


@gate("member_dropped_out")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    yield from person(state, entry, act["evaluator"])
    if act["evaluator"] in state.dropped:
        yield "member.already_dropped"
    if state.programme["committee"]["drop_out"] not in (None, act["policy"]):
        yield "dropping.other_policy"


@gate("substitute_seated")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    new = act["member"]
    if act["replaces"] not in state.dropped - state.replaced:
        yield "substitute.no_place"
    if blank(new["id"], new["name"]):
        yield "roster.unnamed"
    if any(new["id"] == one["id"] or new["seat"] == one["seat"] for one in state.members):
        yield "roster.named_twice"
    sitting = [one for one in state.members if one["id"] not in state.dropped]
    officials = sum(one["category"] == "official" for one in (*sitting, new))
    if officials > state.programme["committee"]["official_max"] * state.on_roll():
        yield "committee.too_many_officials"


@gate("ruling_answered")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if act["ruling"] != state.waiting():
        yield "ruling.not_waiting"
    if not act["agreed"]:
        yield from said(act["reason"])


@gate("rescoring_ordered")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    yield from quorum(state)
    yield from adds_up(state, act["vote"])
    yield from passes(act["vote"])
    yield from said(act["breach"], *act["evaluators"][:1] or [""], *act["proposals"][:1] or [""])
    there = [
        (one, proposal) for one in act["evaluators"] for proposal in act["proposals"] if state.judged(one, proposal)
    ]
    if {one for one, _ in there} != set(act["evaluators"]) or {one for _, one in there} != set(act["proposals"]):
        yield "rescoring.nothing_there"


@gate("marks_rescored")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    place = entry.member, act["proposal"]
    if place not in state.to_rescore or not state.judged(*place):
        yield "rescoring.not_ordered"
        return
    found = list(marks_codes(state, act["marks"]))
    yield from found
    if "ballot.other_shape" in found:
        return
    before = state.opened[entry.member][act["proposal"]]["marks"]
    changed = [one["id"] for one, old, new in zip(state.leaves(), before, act["marks"], strict=True) if old != new]
    if [criterion for criterion, _ in act["reasons"]] != changed or blank(*(text for _, text in act["reasons"])):
        yield "rescoring.reason_missing"


# ── what acts say of sealed things ─────────────────────────────────────────────────────────
def sealed_codes(state: State, head: bytes, entry: Entry) -> Codes:
    act = entry.act
    if entry.kind in BRING_KEYS and not all(map(is_key, act["keys"].values())):
        yield "actor.keys_misshapen"
    elif entry.kind == "keys_replaced":
        yield from proof_codes(state, act)
    elif entry.kind == "pledge_signed":
        yield from pledge_codes(state.programme["pledge"], act)
    elif entry.kind == "record_confirmed" and act["head"] != head.hex():
        yield "record.head_unknown"
    elif entry.kind in ("sheet_sealed", "opening_rehearsed"):
        yield from sheet_codes(state, act)
    elif entry.kind == "sheet_opened":
        context = f"{state.case}|scoring|evaluator:{act['evaluator']}".encode()
        items = state.sheets[act["evaluator"]]["sheet"]["items"]
        for one in act["ballots"]:
            if not was_sealed(items, context, one):
                yield "opening.not_what_was_sealed"
            elif not is_its_key(context, one, items[one["proposal"]]):
                yield "opening.other_key"


def pledge_codes(pledge: Plain, act: Plain) -> Codes:
    if act["text_sha256"] != sha256("\n".join([pledge["version"], *(one["ko"] for one in pledge["clauses"])])):
        yield "pledge.other_text"


def proof_codes(state: State, act: Plain) -> Codes:
    if not all(map(is_key, act["new_keys"].values())):
        yield "actor.keys_misshapen"
        return
    prints = (bytes.fromhex(fingerprint(keys)) for keys in (state.keys[act["person"]], act["new_keys"]))
    words = state.case.encode(), act["person"].encode(), *prints, act["reason"].encode()
    proof = bytes.fromhex(act["proof"]) if is_hex(act["proof"], 64) else b""
    if not signed_by(act["new_keys"]["signing"], layout("keys.replaced", *words), proof, b"keys.replaced"):
        yield "replacement.proof_wrong"


def was_sealed(items: Plain, context: bytes, one: Plain) -> bool:
    if not (is_hex(one["salt"], 32) and is_hex(one["key"], 32)):
        return False
    found = digest("ballot", context, one["proposal"].encode(), bytes.fromhex(one["salt"]), one["payload"].encode())
    return one["proposal"] in items and items[one["proposal"]]["commitment"] == found.hex()


def is_its_key(context: bytes, one: Plain, item: Plain) -> bool:
    """Whether the published key makes what lies sealed of salt and payload, to the last byte of padding."""
    payload = one["payload"].encode()
    filled = len(payload).to_bytes(4, "big") + payload
    size = next((size for size in (256, 512, 1024, 2048, 4096) if size >= len(filled)), -(-len(filled) // 4096) * 4096)
    bound = layout("ballot.sealed", context, one["proposal"].encode(), bytes.fromhex(item["commitment"]))
    text = bytes.fromhex(one["salt"]) + filled.ljust(size, b"\0")
    return sealed_with(bytes.fromhex(one["key"]), text, bound) == from_base64(item["sealed"])


def sheet_codes(state: State, act: Plain) -> Codes:
    sheet = act["sheet"]
    if not is_sheet(sheet):
        yield "sheet.misshapen"
        return
    if "proposals" in act and sorted(sheet["items"]) != sorted(act["proposals"]):
        yield "sheet.other_items"
    if sheet["holders"] != {role: state.keys[role]["sealing"] for role in HOLDERS}:
        yield "sheet.other_holders"


def is_sheet(sheet: Any) -> bool:
    try:
        holders, wraps = sheet["holders"], sheet["wraps"]
        pairs = {(first, second): wrap for first in wraps for second, wrap in wraps[first].items()}
        return (
            sheet.keys() == {"suite", "holders", "items", "check", "wraps"}
            and sheet["suite"] == "P256-1"
            and 2 <= len(holders) <= 8
            and "" not in holders
            and all(map(is_key, holders.values()))
            and len(set(holders.values())) == len(holders)
            and wraps.keys() == holders.keys()
            and pairs.keys() == set(permutations(holders, 2))
            and all(len(from_base64(wrap)) == 194 for wrap in pairs.values())
            and is_hash(sheet["check"])
            and all(name and is_item(item) for name, item in sheet["items"].items())
        )
    except (TypeError, AttributeError, KeyError, ValueError):
        return False


def is_item(item: Plain) -> bool:
    padded = len(from_base64(item["sealed"])) - 32 - 16
    sizes = (256, 512, 1024, 2048, 4096)
    fits = padded in sizes or (padded > 0 and padded % 4096 == 0)
    return fits and item.keys() == {"commitment", "sealed"} and is_hash(item["commitment"])


def is_hash(text: str) -> bool:
    return re.fullmatch(r"[0-9a-f]{64}", text) is not None


def from_base64(text: str) -> bytes:
    found = base64.b64decode(text, validate=True)
    if base64.b64encode(found).decode() != text:
        raise ValueError("another spelling")
    return found


# ── effects ────────────────────────────────────────────────────────────────────────────────
def take_effect(state: State, entry: Entry) -> None:
    if (change := EFFECTS.get(entry.kind)) is not None:
        change(state, entry, entry.act)
    if entry.kind in BRING_KEYS:
        state.keys[entry.actor] = entry.act["keys"]
    state.stage = tables().stages[state.stage, entry.role][entry.kind]


def set_fields(**values: Callable[[Entry, Plain], Any]) -> Callable[[State, Entry, Plain], None]:
    def change(state: State, entry: Entry, act: Plain) -> None:
        for name, value in values.items():
            setattr(state, name, value(entry, act))

    return change


def drafted(state: State, _entry: Entry, act: Plain) -> None:
    state.text, state.programme = act["text"], programme_of(act["text"])[0]
    state.proposals, state.members, state.frozen = [], [], False


def moved(state: State, _entry: Entry, act: Plain) -> None:
    (state.here.discard if act["movement"] == "left" else state.here.add)(act["evaluator"])


def sealed(state: State, entry: Entry, act: Plain) -> None:
    state.sheets[entry.member], state.closing = act, None


def ruled(state: State, entry: Entry, act: Plain) -> None:
    state.rulings.append((entry.kind, act, None))


def aside(state: State, member: str, proposals: Iterable[str], status: str) -> None:
    state.set_aside.update({(member, one): status for one in proposals})
    state.closing = None


def answered(state: State, _entry: Entry, act: Plain) -> None:
    kind, ruling, _ = state.rulings[act["ruling"] - 1]
    state.rulings[act["ruling"] - 1] = kind, ruling, act["agreed"]
    if act["agreed"]:
        agreed_effect(state, kind, ruling)


def agreed_effect(state: State, kind: str, act: Plain) -> None:
    member = act.get("evaluator", "")
    if kind == "ballots_voided":
        aside(state, member, act["proposals"], "voided")
    elif kind == "late_conflict_ruled":
        if act["remedy"] == "void_sheet":
            aside(state, member, state.counting(member), "voided")
        aside(state, member, [act["proposal"]], act["kind"])
        if act["remedy"] == "rescore":
            state.to_rescore |= {(one, act["proposal"]) for one in state.opened if state.judged(one, act["proposal"])}
    elif kind == "member_dropped_out":
        if member not in state.sheets:
            state.absences[member] = set(state.ids())
        elif act["policy"] == "keep_nothing":
            aside(state, member, state.counting(member), "voided")
        state.dropped.add(member)
        state.here.discard(member)
    elif kind == "substitute_seated":
        state.members = sorted([*state.members, act["member"]], key=lambda one: one["seat"])
        state.replaced.add(act["replaces"])
        state.substitutes.add(act["member"]["id"])
    else:
        penalised(state, act["proposal"])


def penalised(state: State, proposal: str) -> None:
    item = state.programme["committee"]["contact_penalty"]
    points = next(one["points"] for one in state.programme["adjustments"]["penalty"] if one["id"] == item)
    state.proposals = [
        one | {"penalty": [*one["penalty"], [item, points]]} if one["id"] == proposal else one
        for one in state.proposals
    ]


def challenged(state: State, _entry: Entry, act: Plain) -> None:
    if act["upheld"]:
        aside(state, act["evaluator"], [act["proposal"]], "challenged")


def ordered(state: State, _entry: Entry, act: Plain) -> None:
    pairs = ((one, proposal) for one in act["evaluators"] for proposal in act["proposals"])
    state.to_rescore |= {one for one in pairs if state.judged(*one)}


def rescored(state: State, entry: Entry, act: Plain) -> None:
    state.opened[entry.member][act["proposal"]] |= {"marks": act["marks"]}
    state.to_rescore.discard((entry.member, act["proposal"]))


def enrolled(state: State, _entry: Entry, act: Plain) -> None:
    state.confirmed = set()
    state.unconfirmed.add(act["evaluator"])


def confirmed(state: State, entry: Entry, _act: Plain) -> None:
    state.confirmed.add(entry.role)
    if state.confirmed >= {*HOLDERS}:
        state.unconfirmed = set()


def opened(state: State, _entry: Entry, act: Plain) -> None:
    state.opened[act["evaluator"]] = {one["proposal"]: ballot_of(one["payload"]) for one in act["ballots"]}


def rekeyed(state: State, _entry: Entry, act: Plain) -> None:
    person = act["person"]
    state.past_keys.append(state.keys[person])
    state.keys[person] = act["new_keys"]
    del state.replacing[person]
    state.confirmed = set()
    if person in HOLDERS:
        state.rehearsed, state.minutes, state.signed = False, None, []


EFFECTS: dict[str, Callable[[State, Entry, Plain], Any]] = {
    "keys_replaced": lambda state, entry, act: state.replacing.update({act["person"]: (entry.actor, act["new_keys"])}),
    "replacement_confirmed": rekeyed,
    "case_created": set_fields(case=lambda _, act: act["case"]),
    "rules_drafted": drafted,
    "proposals_imported": set_fields(proposals=lambda _, act: act["proposals"], frozen=lambda *_: False),
    "members_imported": set_fields(
        members=lambda _, act: sorted(act["members"], key=lambda one: one["seat"]), frozen=lambda *_: False
    ),
    "rules_frozen": set_fields(frozen=lambda *_: True),
    "member_moved": moved,
    "member_enrolled": enrolled,
    **dict.fromkeys(RULINGS, ruled),
    "ruling_answered": answered,
    "challenge_decided": challenged,
    "prior_contact_reported": lambda state, _, act: state.contacts.add(act["proposal"]),
    "rescoring_ordered": ordered,
    "marks_rescored": rescored,
    "chair_elected": set_fields(chair=lambda _, act: act["evaluator"]),
    "record_confirmed": confirmed,
    "opening_rehearsed": set_fields(rehearsed=lambda *_: True),
    "pledge_signed": lambda state, entry, _: state.pledged.add(entry.member),
    "conflicts_declared": lambda state, entry, act: state.declarations.update(
        {entry.member: {one["proposal"]: one for one in act["answers"]}}
    ),
    "exclusion_recorded": lambda state, _, act: state.exclusions.add((act["evaluator"], act["proposal"])),
    "conflict_cleared": lambda state, _, act: state.cleared.add((act["evaluator"], act["proposal"])),
    "absence_recorded": lambda state, _, act: state.absences.setdefault(act["evaluator"], set()).update(
        act["proposals"]
    ),
    "sheet_sealed": sealed,
    "sheets_left_open": lambda state, _, act: state.left_open.update(act["evaluators"]),
    "meeting_paused": set_fields(paused=lambda *_: True),
    "meeting_resumed": set_fields(paused=lambda *_: False),
    "scoring_closed": set_fields(closing=lambda _, act: act["sheets"]),
    "opening_consented": lambda state, entry, _: state.consents.append(entry.role),
    "sheet_opened": opened,
    "tie_voted": lambda state, _, act: state.votes.append(act),
    "lot_drawn": lambda state, _, act: state.lots.append(act),
    "selection_resolved": set_fields(resolution=lambda _, act: act),
    "meeting_closed": set_fields(closed=lambda *_: True),
    "minutes_issued": set_fields(minutes=lambda _, act: act, signed=lambda *_: []),
    "minutes_signed": lambda state, entry, _: state.signed.append(entry.role),
}


# ── the programme ──────────────────────────────────────────────────────────────────────────
@cache
def programme_of(text: str) -> tuple[Plain, tuple[str, ...]]:
    """Return the programme and what is wrong with it."""
    try:
        table = tomllib.loads(text, parse_float=str)
    except (ValueError, RecursionError):
        return {}, ("programme.not_toml",)
    if table.pop("format", None) != "committee-programme/1":
        return {}, ("programme.other_format",)
    reading = Reading(tables().programme, programme=True)
    found = reading.read("Programme", table)
    if reading.codes:
        return {}, tuple(reading.codes)
    return found, (*beyond_a_case(found), *contradictions(found))


def beyond_a_case(rules: Plain) -> Codes:
    leaves = [leaf for group in rules["criteria"] for leaf in group["items"]]
    kept = {
        "aggregation": {"method", "drop_each_end", "trim_from", "rounding"},
        "tie_break": {"chain"},
        "selection": {"cutoff", "min_ratio", "minimum_shares"},
    }
    untouched = [
        *(as_left_out("Aggregation", rules["aggregation"], kept["aggregation"])),
        *(as_left_out("TieBreak", rules["tie_break"], kept["tie_break"])),
        *(as_left_out("SelectionRule", rules["selection"], kept["selection"])),
        *(leaf["minimum"] == 0 and leaf["weight"] == 1 for leaf in leaves),
        *(group["weight"] == 1 and not group["field"] for group in rules["criteria"]),
        *(not rules[name] for name in ("grades", "distribution", "entered", "price", "rank_step", "stages")),
        rules["scale"] == 10000,
        rules["aggregation"]["method"] in ("mean", "trimmed_mean"),
        rules["selection"]["cutoff"] in ("strict_prefix", "partial_last"),
        *(one["ratio"] is None and one["single"] is None for one in rules["thresholds"]),
        *(one["by"] in ("criterion_mean", "committee_vote", "lot") for one in rules["tie_break"]["chain"]),
        *(one["population"] == "all" for one in rules["tie_break"]["chain"]),
        *(not one["seats"] for one in (*rules["tracks"], *rules["selection"]["minimum_shares"])),
        not rules["matching"]
        or (rules["matching"]["consortium"], rules["matching"]["split"]) == ("per_body", "not_said"),
    ]
    if not all(untouched):
        yield "rules.not_in_a_case_yet"


def as_left_out(shape: str, value: Plain, kept: set[str]) -> Iterator[bool]:
    given = tables().programme[shape]
    assert isinstance(given, dict)
    for name, one in given.items():
        if name not in kept:
            yield value[name] == Reading(tables().programme).read(one.kind, one.default)


def contradictions(rules: Plain) -> Codes:
    yield from criteria_codes(rules)
    yield from ladder_codes(rules)
    yield from threshold_codes(rules)
    yield from money_codes(rules)
    yield from band_codes(rules["matching"])
    yield from committee_codes(rules)


def criteria_codes(rules: Plain) -> Codes:
    groups = rules["criteria"]
    leaves = [leaf for group in groups for leaf in group["items"]]
    criteria = [one["id"] for one in (*groups, *leaves)]
    adjusted = rules["adjustments"]
    lists = [[one["id"] for one in listed] for listed in (rules["tracks"], adjusted["bonus"], adjusted["penalty"])]
    lists += [criteria, [one["code"] for one in rules["grounds"]], [one["id"] for one in rules["thresholds"]]]
    yield from ("programme.named_twice" for ids in lists if len(set(ids)) < len(ids))
    if {"final", "quality", "price"} & set(criteria):
        yield "programme.name_reserved"
    if not groups or not all(group["items"] for group in groups):
        yield "programme.no_criteria"
    if sum(leaf["maximum"] for leaf in leaves) != 10000:
        yield "programme.points_not_100"
    step = rules["step"]
    if any(leaf["maximum"] <= 0 or step <= 0 or leaf["maximum"] % step for leaf in leaves):
        yield "programme.maximum_off_step"
    mean = rules["aggregation"]
    if mean["method"] == "trimmed_mean" and not 2 <= 2 * mean["drop_each_end"] < mean["trim_from"]:
        yield "programme.trim_leaves_nothing"
    if mean["method"] == "mean" and mean["drop_each_end"]:
        yield "programme.plain_mean_drops_nobody"
    if not 0 <= mean["rounding"]["places"] <= 6:
        yield "programme.places_out_of_range"


def known_criteria(rules: Plain) -> dict[str, int]:
    groups = {group["id"]: sum(leaf["maximum"] for leaf in group["items"]) for group in rules["criteria"]}
    return groups | {leaf["id"]: leaf["maximum"] for group in rules["criteria"] for leaf in group["items"]}


def ladder_codes(rules: Plain) -> Codes:
    chain = rules["tie_break"]["chain"]
    kinds = [rung["by"] for rung in chain]
    if not chain or kinds[-1] != "lot":
        yield "programme.ladder_has_no_end"
    if "lot" in kinds[:-1]:
        yield "programme.ladder_goes_on_after_lot"
    if kinds.count("committee_vote") > 1:
        yield "programme.two_vote_rungs"
    for rung in chain:
        if rung["by"] == "lot" and rung["witnesses"] < 2:
            yield "programme.lot_needs_witnesses"
        if rung["by"] == "committee_vote" and rung["rounds"] < 1:
            yield "programme.vote_needs_rounds"
        if rung["by"] == "criterion_mean" and rung["criterion"] not in known_criteria(rules):
            yield "programme.unknown_criterion"


def threshold_codes(rules: Plain) -> Codes:
    most = known_criteria(rules) | {"final": rules["adjustments"]["total_cap"]}
    for one in rules["thresholds"]:
        if one["of"] not in most:
            yield "programme.unknown_criterion"
        elif not 0 <= one["minimum"] * 100 <= most[one["of"]]:
            yield "programme.threshold_out_of_reach"
        if one["minimum"] == 0 and one["relation"] == "at_least":
            yield "programme.threshold_says_nothing"


def money_codes(rules: Plain) -> Codes:
    selection, tracks = rules["selection"], rules["tracks"]
    if not tracks:
        yield "programme.no_tracks"
    least = selection["min_ratio"] if selection["cutoff"] == "partial_last" else 1
    for track in tracks:
        if track["budget"] <= 0 or track["cap"] <= 0:
            yield "programme.track_without_money"
        elif track["cap"] * least > track["budget"]:
            yield "programme.never_funded"
        if track["reserves"] < 0 or track["seats"] < 0:
            yield "programme.seats_below_none"
        if track["matching"] and not rules["matching"]:
            yield "programme.no_matching_table"
    if not 0 < selection["min_ratio"] <= 1:
        yield "programme.min_ratio_out_of_range"
    known = {track["id"] for track in tracks}
    named = [share["track"] for share in selection["minimum_shares"]]
    named += [track for item in rules["adjustments"]["bonus"] for track in item["tracks"]]
    yield from ("programme.unknown_track" for one in named if one not in known)
    yield from ("programme.share_out_of_range" for one in selection["minimum_shares"] if not 1 <= one["percent"] <= 100)


def band_codes(matching: Plain | None) -> Codes:
    if matching is None:
        return
    if matching["unit"] <= 0 or blank(matching["source"]):
        yield "programme.matching_without_source"
    bands = sorted(matching["bands"], key=lambda band: band["up_to"])
    if not bands or bands[0]["above"] >= 0 or bands[-1]["up_to"] != 100:
        yield "programme.bands_do_not_reach"
    yield from ("programme.bands_gap_or_overlap" for low, high in pairwise(bands) if low["up_to"] != high["above"])
    for band in bands:
        if not 0 <= band["national_percent"] <= 100 or band["above"] >= band["up_to"]:
            yield "programme.band_percent"


def committee_codes(rules: Plain) -> Codes:
    if rules["committee"]["size"] < 3:
        yield "programme.committee_too_small"
    if not Fraction(1, 2) <= rules["committee"]["quorum"]["constituted"] <= 1:
        yield "programme.quorum_below_half"
    if not 0 <= rules["adjustments"]["bonus_cap"] <= 1000:
        yield "programme.bonus_cap_out_of_range"
    if blank(rules["basis"]):
        yield "programme.no_basis"
    if not rules["grounds"] or not rules["pledge"]["clauses"]:
        yield "programme.no_grounds_or_pledge"


# ── the order of checks ────────────────────────────────────────────────────────────────────
@dataclass
class Verdict:
    """How many entries hold, the codes of what does not, and what the entries that hold say."""

    state: State
    hashes: list[bytes]
    codes: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        return not self.codes

    @property
    def head(self) -> bytes:
        return self.hashes[-1] if self.hashes else bytes(32)


def check(untrusted_record: bytes) -> Verdict:
    verdict = Verdict(State(), [])
    try:
        for body, signature in entries_of(untrusted_record):
            follow(verdict, check_entry(verdict, body, signature), link(verdict.head, body, signature))
    except RefusedError as error:
        verdict.codes = error.codes
    return verdict


def follow(verdict: Verdict, entry: Entry, hashed: bytes) -> None:
    """Take an entry that holds into the state."""
    take_effect(verdict.state, entry)
    verdict.hashes.append(hashed)


def refuse(codes: Iterable[str]) -> None:
    if found := tuple(codes):
        raise RefusedError(*found)


def check_entry(verdict: Verdict, body: bytes, signature: bytes) -> Entry:
    """Return the entry if it may follow what was checked before."""
    state, entry = verdict.state, entry_of(body)
    refuse(place_codes(verdict, entry))
    refuse(signature_codes(state, entry, body, signature))
    if entry.kind not in tables().stages[state.stage, entry.role]:
        raise RefusedError("act.not_now")
    refuse(signer_codes(state, entry))
    refuse(GATES[entry.kind](state, entry, entry.act))
    refuse(sealed_codes(state, verdict.head, entry))
    return entry


def place_codes(verdict: Verdict, entry: Entry) -> Codes:
    number, head = entry.base
    known = [bytes(32), *verdict.hashes]
    if not 0 <= number < len(known) or known[number].hex() != head:
        yield "record.base_unknown"
    if entry.case != (entry.act["case"] if entry.kind == "case_created" else verdict.state.case):
        yield "record.other_case"


def signature_codes(state: State, entry: Entry, body: bytes, signature: bytes) -> Codes:
    keys = state.keys.get(entry.actor) or entry.act.get("keys")
    if keys is None:
        yield "actor.not_enrolled"
    elif not all(map(is_key, keys.values())) or not signed_by(keys["signing"], body, signature):
        yield "record.signature_wrong"
