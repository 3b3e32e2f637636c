"""Packets that somebody changed: cut off, bits flipped, bytes put in or taken out; none is taken, none surprises."""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from committee_app.case.findings import RefusedError
from committee_app.case.lifecycle import Stage
from committee_app.casefile.packet_files import MOST_PACKETS
from committee_app.desks import packets
from committee_app.desks.packets import WELCOME
from committee_app.desks.room import Room
from committee_app.sealing import canonical
from committee_app.sealing.keys import BadSignatureError
from committee_app.sealing.packets import PacketError, read_checkpoint, read_receipt
from tests.builders import FIRST
from tests.casefile.room import COST
from tests.desks.sticks import clock, code, done, finish, seen, set_up, taken
from tests.survival.counts import how_many, said
from tests.ui.rooms import ToldRoom, prepared_room

MUTATIONS = how_many("packet_mutations", 3000)
"""Of a `.ballot`; a third as many of each other kind."""
SEED = 20260226


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ToldRoom]:
    with prepared_room(tmp_path_factory.mktemp("committee"), until=Stage.READY) as room:
        yield room


@pytest.fixture(scope="module")
def ballot(told: ToldRoom, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("laptop")
    laptop = set_up(told, FIRST, folder)
    finish(laptop)
    data = laptop.desk.write_ballot(folder).read_bytes()
    laptop.room.close()
    return data


# ── ways to change bytes ───────────────────────────────────────────────────────────────────
def flipped(data: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << dice.randrange(8)]) + data[place + 1 :]


def replaced(data: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(data))
    return data[:place] + bytes([dice.randrange(256)]) + data[place + 1 :]


def shortened(data: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(data))
    return data[:place] + data[place + dice.randint(1, 40) :]


def doubled(data: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(data))
    return data[:place] + data[place : place + dice.randint(1, 40)] + data[place:]


def with_more(data: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(data) + 1)
    more = dice.choice(
        (b"\0", b" ", b"\n", b"\xef\xbb\xbf", b"{", b"[" * 200, b'"', b"\\", b"9" * 5000, b"NaN", b"1e3")
    )
    return data[:place] + more + data[place:]


def rewritten(data: bytes, dice: random.Random) -> bytes:
    """Another form of the same values: other spaces, another order, other escapes."""
    plain = json.loads(data)
    keys = list(plain)
    dice.shuffle(keys)
    text = json.dumps(
        {key: plain[key] for key in keys},
        ensure_ascii=dice.random() < 0.5,
        indent=dice.choice((None, 0, 1)),
        separators=dice.choice(((",", ":"), (", ", ": "))),
    )
    return text.encode()


def with_another_value(data: bytes, dice: random.Random) -> bytes:
    """Canonical to the last byte, with one field of the payload changed: only the signature can tell."""
    outside = json.loads(data)
    inside = json.loads(outside["payload"])
    name = dice.choice(sorted(inside))
    inside[name] = dice.choice(
        (None, True, 0, 1, -1, 2**53 - 1, "", "0", [], {}, "00" * 32, [1, "00" * 32], "evaluator:2")
    )
    outside["payload"] = canonical.encode(inside).decode()
    return canonical.encode(outside)


WAYS = (flipped, replaced, shortened, doubled, with_more, rewritten, with_another_value)


def mutations(data: bytes, wanted: int) -> Iterator[bytes]:
    """Yield so many changed packets, none of them the same as the one before it was changed."""
    dice = random.Random(SEED)
    count = 0
    while count < wanted:
        changed = dice.choice(WAYS)(data, dice)
        if changed != data:
            count += 1
            yield changed


# ── what becomes of them ───────────────────────────────────────────────────────────────────
class Stick:
    """What a desk says of packets; they are handed to it as if they lay in a folder."""

    def __init__(self, told: ToldRoom, monkeypatch: pytest.MonkeyPatch) -> None:
        self._told, self._there = told, dict[Path, bytes]()
        monkeypatch.setattr(packets, "packets_in", lambda *_: tuple(self._there))
        monkeypatch.setattr(packets, "read_packet", lambda path, _: self._there[path])

    def shown(self, packets_there: Iterable[bytes]) -> Counter[str]:
        """Return what would become of these packets, a folder of them at a time."""
        found: Counter[str] = Counter()
        waiting = iter(packets_there)
        while there := list(islice(waiting, MOST_PACKETS)):
            self._there = {Path(f"{place}.ballot"): data for place, data in enumerate(there)}
            lines = done(self._told.secretary.previewing_packets(Path()))
            assert len(lines) == len(there)
            found.update(code(one) for one in lines)
        return found


@pytest.fixture
def stick(told: ToldRoom, monkeypatch: pytest.MonkeyPatch) -> Stick:
    return Stick(told, monkeypatch)


@pytest.mark.timeout(900)
def test_a_ballot_that_was_cut_off_anywhere_is_never_taken(
    told: ToldRoom, ballot: bytes, stick: Stick, counted: Callable[[str], None]
) -> None:
    before = seen(told)
    found = stick.shown(ballot[:length] for length in range(len(ballot)))
    assert found == {"packet.empty": 1, "packet.misshapen": len(ballot) - 1}
    assert seen(told) == before
    counted(f"a ballot packet cut off at each of its {len(ballot)} bytes: 0 taken, {said(found)}")


@pytest.mark.timeout(900)
def test_a_ballot_that_was_changed_is_never_taken(
    told: ToldRoom, ballot: bytes, stick: Stick, counted: Callable[[str], None]
) -> None:
    before = seen(told)
    began = time.process_time()
    found = stick.shown(mutations(ballot, MUTATIONS))
    each = (time.process_time() - began) / MUTATIONS
    assert found.total() == MUTATIONS
    assert not set(found) & set(WELCOME)
    # Every line of defence was reached, not the first alone.
    assert {"packet.misshapen", "packet.signature_wrong", "packet.other_kind", "packet.other_case"} <= set(found)
    assert seen(told) == before
    counted(f"changed ballot packets: {MUTATIONS}, 0 taken, {said(found)}; {each * 1000:.1f} ms of the processor each")
    assert stick.shown([ballot]) == {"packet.fits": 1}


@pytest.mark.timeout(900)
def test_a_changed_receipt_or_checkpoint_is_never_believed(
    told: ToldRoom, ballot: bytes, tmp_path: Path, counted: Callable[[str], None]
) -> None:
    (tmp_path / "a.ballot").write_bytes(ballot)
    assert code(taken(told, tmp_path)["a.ballot"]) == "packet.taken"
    keys = told.signers[told.secretary.signer().actor].keys.public
    kinds = {
        "receipt": ((tmp_path / "a.receipt").read_bytes(), read_receipt),
        "checkpoint": (told.secretary.checkpoint(), read_checkpoint),
    }
    for kind, (data, read) in kinds.items():
        outcomes: Counter[str] = Counter()
        cut_off = [data[:length] for length in range(len(data))]
        for changed in (*cut_off, *mutations(data, MUTATIONS // 3)):
            with pytest.raises((PacketError, BadSignatureError)) as refused:
                read(changed).check_signature(keys)
            outcomes[type(refused.value).__name__] += 1
        counted(f"changed and cut off {kind} packets: {outcomes.total()}, 0 believed, {said(outcomes)}")
        read(data).check_signature(keys)


@pytest.mark.timeout(900)
def test_a_changed_roster_sets_up_nothing(told: ToldRoom, tmp_path: Path, counted: Callable[[str], None]) -> None:
    roster = told.secretary.make_roster(FIRST, COST)
    outcomes: Counter[str] = Counter()
    path = tmp_path / "a.case"
    dice = random.Random(SEED)
    cut_off = [roster.data[: dice.randrange(len(roster.data))] for _ in range(MUTATIONS // 6)]
    for changed in (*cut_off, *mutations(roster.data, MUTATIONS // 6)):
        with pytest.raises(RefusedError) as refused:
            Room.begin_branch(path, changed, roster.passphrase, clock(), cost=COST)
        outcomes[refused.value.findings[0].code] += 1
    assert not path.exists()
    assert {"packet.misshapen", "packet.wrong_words", "packet.stranger"} <= set(outcomes)
    counted(f"changed and cut off roster packets: {outcomes.total()}, 0 believed, {said(outcomes)}")
    Room.begin_branch(path, roster.data, roster.passphrase, clock(), cost=COST).close()
