"""Our opening: the record read and checked, every sheet opened by two holders, every mark in the readable tables."""

from __future__ import annotations

import pickle  # written and read by the benchmark itself
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from bench.closed_case import BEGIN, CASE, CHEAP, PASSPHRASE, ClosedCase
from committee_app.case.identifiers import Actor
from committee_app.casefile.casefile import CaseFile
from committee_app.desks.checking import public_keys, sheet_context
from committee_app.desks.clock import ScriptedClock
from committee_app.desks.entries import PURPOSE
from committee_app.desks.opening import open_sheets
from committee_app.desks.record import Record, Signer
from committee_app.sealing.digests import SUITE
from committee_app.sealing.keys import SCALAR_BYTES, PrivateKeys, pae

_FIRST, _SECOND = Actor("chair"), Actor("secretary")


def make(folder: Path, evaluators: int, proposals: int) -> None:
    """Write the closed case, the two holders' keys, and the same record as the bare calls take it."""
    folder.mkdir(parents=True)
    signers = ClosedCase(folder / "closed.case", evaluators, proposals).signers
    keys = {actor: signers[actor].keys.to_bytes() for actor in (_FIRST, _SECOND)}
    with CaseFile.open(folder / "closed.case", PASSPHRASE, cost=CHEAP) as file:
        record = Record(file, ScriptedClock(BEGIN))
        points = {actor: public_keys(text).signing for actor, text in record.state.keys.items()}
        kind = f"committee-app/{SUITE}/{PURPOSE}"
        entries = [
            (points[act.actor], pae(kind, entry.body), entry.signature, entry.body)
            for entry, act in zip(file.entries(), record.journal, strict=True)
        ]
        contexts = {one.actor: sheet_context(CASE, one.id).encode() for one in record.state.evaluators}
        criteria = [leaf.id for leaf in record.state.rules.leaves]
    (folder / "keys.pickle").write_bytes(pickle.dumps(keys))
    scalars = [keys[actor][SCALAR_BYTES:] for actor in (_FIRST, _SECOND)]
    (folder / "bare.pickle").write_bytes(pickle.dumps((entries, contexts, criteria, scalars)))


def prepare(folder: Path) -> Callable[[], float]:
    """Read the holders' keys; the work opens a fresh copy of the case."""
    kept: dict[Actor, bytes] = pickle.loads((folder / "keys.pickle").read_bytes())  # noqa: S301
    first, second = (Signer(actor, PrivateKeys.from_bytes(kept[actor])) for actor in (_FIRST, _SECOND))

    def opened() -> float:
        copy = folder / "copy.case"
        shutil.copy(folder / "closed.case", copy)
        start = time.perf_counter()
        with CaseFile.open(copy, PASSPHRASE, cost=CHEAP) as file:
            for _ in open_sheets(Record(file, ScriptedClock(BEGIN)), first, second):
                pass
            took = time.perf_counter() - start
        copy.unlink()
        return took

    return opened
