"""What nothing inside a file shows, a head that was kept elsewhere does: cut off, rolled back, written anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from committee_app.case import acts
from committee_app.case.findings import RefusedError
from committee_app.case.lifecycle import Stage
from committee_app.desks.anchoring import named_anchor
from committee_app.desks.auditing import Verdict, verify
from committee_app.desks.entries import read_body
from committee_app.desks.memory import MachineMemory, Remembered
from committee_app.export.reading import Outcome
from committee_app.sealing.anchors import HeadAnchor, anchor_code, anchor_line
from committee_app.sealing.keys import PrivateKeys
from committee_app.sealing.packets import Author, Place, write_checkpoint
from tests.attacks.conftest import Copies
from tests.attacks.held import found_in, held, links_of, rebuild, verdict, write_case
from tests.attacks.test_record import day_of, place_of
from tests.builders import CHAIR, SECOND, SECRETARY, keys_of
from tests.casefile.room import COST, PASSPHRASE
from tests.desks.kept_case import RealDay
from tests.journeys.conftest import finished

ANCHORED = {"verify.anchor_stands", "verify.nothing_cut_off"}


def anchor_of(path: Path, form: str, seq: int = 0) -> str:
    """Return what was kept of an entry (the last, if none is named), in one of the forms it goes out in."""
    links = links_of(path)
    seq = seq or len(links)
    head = links[seq - 1].hash
    case = str(read_body(links[0].body).case)
    forms = {
        "code": anchor_code(head),
        "numbered": f"{seq}: {anchor_code(head).lower()}",
        "line": anchor_line(HeadAnchor(case, seq, head)),
    }
    return forms[form]


FORMS = pytest.mark.parametrize(("form", "cut"), [("code", "unknown"), ("numbered", "cut_off"), ("line", "cut_off")])


def outcome_of(found: Verdict, code: str) -> Outcome:
    (step,) = (one for one in found.steps if one.code == code)
    return step.outcome


@FORMS
def test_a_kept_head_turns_cannot_tell_into_holds(a_case: Copies, form: str, cut: str) -> None:
    del cut
    path = a_case()
    assert outcome_of(verdict(path), "verify.nothing_cut_off") is Outcome.CANNOT_TELL
    found = verdict(path, anchors=[anchor_of(path, form)])
    assert found.holds
    assert outcome_of(found, "verify.nothing_cut_off") is Outcome.HOLDS
    assert outcome_of(found, "verify.anchor_stands") is Outcome.HOLDS


@FORMS
def test_an_earlier_head_holds_too_and_says_up_to_where(a_case: Copies, form: str, cut: str) -> None:
    del cut
    path = a_case()
    found = verdict(path, anchors=[anchor_of(path, form, 9), anchor_of(path, form, 4)])
    (step,) = (one for one in found.steps if one.code == "verify.nothing_cut_off")
    assert (step.outcome, dict(step.params)) == (Outcome.HOLDS, {"seq": 9})


def truncated(path: Path) -> None:
    entries = links_of(path)
    with held(path) as hands:
        hands.put(entries[: place_of(entries, acts.SheetSealed, 1)])
    rebuild(path)


def continued(path: Path) -> None:
    """Rolled back to the first sheet, and gone on with by the secretary alone."""
    truncated(path)
    day = day_of(path)
    absent = acts.AbsenceRecorded(SECOND, day.state.to_score(SECOND), "오지 않음")
    with held(path) as hands:
        hands.put([*day.links, day.signed(SECRETARY, absent)])
    rebuild(path)


@FORMS
def test_a_truncated_record_is_named_as_cut_off(a_case: Copies, form: str, cut: str) -> None:
    path, kept = a_case(), anchor_of(a_case(name="whole.case"), form)
    truncated(path)
    assert found_in(path) == set()
    assert found_in(path, anchors=[kept]) == {*ANCHORED, f"anchor.{cut}"}


@FORMS
@pytest.mark.parametrize("stage", [Stage.READY, Stage.CLOSED], ids=["before the sheets", "before the opening"])
def test_a_file_rolled_back_is_named_as_cut_off(a_case: Copies, stage: Stage, form: str, cut: str) -> None:
    path, kept = a_case(stage), anchor_of(a_case(name="newer.case"), form)
    assert found_in(path) == set()
    assert found_in(path, anchors=[kept]) == {*ANCHORED, f"anchor.{cut}"}


@pytest.mark.parametrize(("form", "why"), [("code", "unknown"), ("numbered", "parted"), ("line", "parted")])
def test_a_record_rolled_back_and_continued_is_named_as_written_anew(a_case: Copies, form: str, why: str) -> None:
    path, whole = a_case(), a_case(name="whole.case")
    continued(path)
    kept = anchor_of(whole, form, len(links_of(path)))
    assert found_in(path) == set()
    assert found_in(path, anchors=[kept]) == {*ANCHORED, f"anchor.{why}"}


def test_one_anchor_that_holds_does_not_outweigh_one_that_does_not(a_case: Copies) -> None:
    path, whole = a_case(), a_case(name="whole.case")
    truncated(path)
    kept = [anchor_of(whole, "line", 3), anchor_of(whole, "line")]
    assert found_in(path, anchors=kept) == {*ANCHORED, "anchor.cut_off"}


def test_an_anchor_of_another_case_is_named_as_such(a_case: Copies) -> None:
    path = a_case()
    other = anchor_line(HeadAnchor("2026-다른-심의", 1, bytes(32)))
    assert found_in(path, anchors=[other]) == {*ANCHORED, "anchor.elsewhere"}


@pytest.mark.parametrize("change", [truncated, continued])
def test_a_line_in_a_file_serves_too(a_case: Copies, tmp_path: Path, change: Callable[[Path], None]) -> None:
    path, whole = a_case(), a_case(name="whole.case")
    kept = tmp_path / "closing.txt"
    kept.write_text(anchor_of(whole, "line") + "\n", encoding="utf-8")
    assert found_in(whole, anchors=[str(kept)]) == set()
    change(path)
    assert "verify.anchor_stands" in found_in(path, anchors=[str(kept)])


# ── packets and minutes ────────────────────────────────────────────────────────────────────
def checkpoint_of(path: Path, folder: Path, keys: PrivateKeys) -> str:
    """Leave a checkpoint of the file's head, said to be the chair's."""
    links = links_of(path)
    author = Author(str(read_body(links[0].body).case), CHAIR, "2026-02-26T18:00:00+09:00", keys)
    kept = folder / "closing.checkpoint"
    kept.write_bytes(write_checkpoint(author, Place(len(links), links[-1].hash)))
    return str(kept)


def test_a_checkpoint_holds_and_catches_what_was_cut_off(a_case: Copies, tmp_path: Path) -> None:
    path, whole = a_case(), a_case(name="whole.case")
    kept = checkpoint_of(whole, tmp_path, keys_of(CHAIR))
    assert outcome_of(verdict(whole, anchors=[kept]), "verify.nothing_cut_off") is Outcome.HOLDS
    truncated(path)
    assert found_in(path, anchors=[kept]) == {*ANCHORED, "anchor.cut_off"}


def test_a_checkpoint_that_its_author_did_not_sign_proves_nothing(a_case: Copies, tmp_path: Path) -> None:
    """The secretary cuts the end off and writes a checkpoint for what is left, in the chair's name."""
    path = a_case()
    truncated(path)
    kept = checkpoint_of(path, tmp_path, keys_of(SECRETARY))
    assert found_in(path, anchors=[kept]) == {*ANCHORED, "anchor.unsigned"}


def test_a_file_that_is_no_anchor_is_refused(tmp_path: Path) -> None:
    for name, data in {"a.txt": b"hello", "a.pdf": b"%PDF-1.7 broken", "a.bin": bytes(range(256))}.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(RefusedError) as refused:
            named_anchor(str(tmp_path / name))
        assert [one.code for one in refused.value.findings] == ["anchor.file_unknown"]


# ── the machine's own memory ───────────────────────────────────────────────────────────────
def seen(memory: MachineMemory, path: Path) -> None:
    links = links_of(path)
    newest = Remembered(len(links), links[-1].hash, path.stat().st_size)
    memory.remember(read_body(links[0].body).case, newest)


def outcomes(path: Path, memory: MachineMemory) -> dict[str, Outcome]:
    found = finished(verify([path], PASSPHRASE, cost=COST, memory=memory))
    return {one.code: one.outcome for one in found.steps}


def test_a_rehearsal_is_not_compared_with_what_the_machine_remembers(a_case: Copies, tmp_path: Path) -> None:
    memory = MachineMemory(tmp_path / "heads")
    seen(memory, a_case())
    assert "verify.machine_remembers" not in outcomes(a_case(), memory)


@pytest.mark.parametrize(("stage", "code"), [(None, None), (Stage.READY, "file.rolled_back")])
def test_a_machine_that_saw_a_later_head_says_so(tmp_path: Path, stage: Stage | None, code: str | None) -> None:
    memory, path, older = MachineMemory(tmp_path / "heads"), tmp_path / "a.case", tmp_path / "older.case"
    day = RealDay()
    if stage is not None:
        write_case(older, day.walk_to(stage))
    write_case(path, day.walk_to(Stage.CLOSED))
    if stage is None:
        older = path
    seen(memory, path)
    found = outcomes(older, memory)
    expected = Outcome.HOLDS if code is None else Outcome.DOES_NOT_HOLD
    assert (found["verify.machine_remembers"], found["verify.nothing_cut_off"]) == (expected, expected)
    assert (code in found) is (code is not None)
    assert outcomes(older, MachineMemory(tmp_path / "another"))["verify.nothing_cut_off"] is Outcome.CANNOT_TELL
