"""The result as files that others read: `result.json` (exact, canonical) and `result.csv` (for a spreadsheet).

The form is frozen in `docs/tally-format.md`. Points computed are text: exact as a fraction (`1031/12`), printed
with the decimals that the rule leaves (`85.9167`). Points given are integers in hundredths, money is won. The
SHA-256 of `result.json` is what the committee's resolution is bound to, so these bytes depend on nothing else
than rules, marks and decisions.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import islice
from typing import Any

from committee_app.case.acts import Recorded, kind_of
from committee_app.case.ballots import EarlierStage, ScoreBook, points_text
from committee_app.case.findings import Finding
from committee_app.case.identifiers import Points
from committee_app.case.programme import Level, Population
from committee_app.case.proposals import Proposal
from committee_app.scoring.results import (
    BodyMoney,
    Displacement,
    OpenTie,
    ProjectScore,
    Selected,
    Step,
    Tally,
    TieRecord,
    TieStepResult,
    TrackTally,
)
from committee_app.sealing import canonical
from committee_app.wording import fixed

FORMAT = "committee-result/1"
CSV_COLUMNS = (
    "track", "rank", "proposal", "title", "applicant", "final", "status", "reserve",
    "cost", "entitled", "national", "local", "cumulative",
)  # fmt: skip
SCORES_COLUMNS = ("proposal", "evaluator", "criterion", "score", "status")
ENTRIES_COLUMNS = ("number", "claimed_time", "signer", "act", "sha256")
LINES_TOGETHER = 10_000
"""So many lines of a table are written at once."""
_FORMULA_STARTS = "=+-@\t\r\n|＝＋－＠"


def result_bytes(book: ScoreBook, tally: Tally) -> bytes:
    """Return `result.json`: canonical JSON and a final line feed."""
    return canonical.encode(result_plain(book, tally)) + b"\n"


def result_plain(book: ScoreBook, tally: Tally) -> Any:
    """Return the result as plain values, in the form of `docs/tally-format.md`."""
    places = book.programme.aggregation.rounding.places
    return {
        "format": FORMAT,
        "programme": book.programme.id,
        "rules_sha256": book.rules_fingerprint,
        "complete": tally.complete,
        "tracks": [_track(one, places) for one in tally.tracks],
        "projects": [_project(tally.projects[one.id], places) for one in book.proposals],
        "findings": [_finding(one) for one in tally.findings],
    }


def _track(track: TrackTally, places: int) -> Any:
    return {
        "track": track.track,
        "budget": track.budget,
        "spent": track.spent,
        "complete": track.complete,
        "standings": [{"rank": one.rank, "proposals": list(one.proposals)} for one in track.standings],
        "lines": [_line(one, places) for one in track.lines],
        "ties": [_tie(one, places) for one in track.ties],
        "open_ties": [_open_tie(one) for one in track.open_ties],
        "displacements": [_displacement(one) for one in track.displacements],
    }


def _line(line: Selected, places: int) -> Any:
    return {
        "proposal": line.proposal,
        "rank": line.rank,
        "final": _printed(line.final, places),
        "status": line.status.value,
        "reserve": line.reserve_order,
        "cost": line.money.cost,
        "entitled": line.money.entitled,
        "national": line.money.national,
        "local": line.money.local,
        "capped": line.money.capped,
        "cumulative": line.cumulative,
        "money_steps": [_step(one) for one in line.money.steps],
        "reasons": [_step(one) for one in line.reasons],
        **({"bodies": [_body(one) for one in line.money.bodies]} if line.money.bodies else {}),
    }


def _body(one: BodyMoney) -> Any:
    return {
        "body": one.body,
        "cost": one.cost,
        "entitled": one.entitled,
        "national": one.national,
        "province": one.province,
        "local": one.local,
    }


def _tie(tie: TieRecord, places: int) -> Any:
    return {
        "final": _printed(tie.final, places),
        "tied": list(tie.tied),
        "order": [list(group) for group in tie.order],
        "steps": [_tie_step(one) for one in tie.steps],
    }


def _tie_step(step: TieStepResult) -> Any:
    return {
        "by": step.step.by.value,
        "criterion": step.step.criterion,
        "tied": list(step.tied),
        "values": {proposal: str(value) for proposal, value in step.values},
        "parted": [list(group) for group in step.parted],
    } | _said(_further_of_rung(step))


def _further_of_rung(step: TieStepResult) -> dict[str, Any]:
    """Return what only some rungs have; the form of the others stays as it was frozen."""
    retained = step.step.population is Population.RETAINED
    return {
        "population": Population.RETAINED.value if retained else None,
        "item": step.step.item or None,
        "group": step.step.group or None,
        "groups": list(step.step.groups) or None,
        "level": _exact(step.level),
    }


def _said(further: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in further.items() if value is not None}


def _open_tie(tie: OpenTie) -> Any:
    return {"tied": list(tie.tied), "by": tie.step.by.value, "round": tie.round}


def _displacement(one: Displacement) -> Any:
    return {
        "group": one.group,
        "out": one.out,
        "in": one.came_in,
        "before": list(one.selected_before),
        "after": list(one.selected_after),
    }


def _project(project: ProjectScore, places: int) -> Any:
    return {
        "proposal": project.proposal,
        "counted": project.counted,
        "used": project.used,
        "trimmed": project.trimmed,
        "sum_used": project.sum_used,
        "mean": _exact(project.mean),
        "printed_mean": _printed(project.printed_mean, places),
        "bonus": str(project.bonus),
        "penalty": str(project.penalty),
        "final": _printed(project.final, places),
        "passes": project.passes,
        "criterion_means": {name: _printed(mean, places) for name, mean in project.criterion_means.items()},
        "gates": [
            {"threshold": one.threshold, "value": str(one.value), "minimum": str(one.minimum), "holds": one.holds}
            for one in project.gates
        ],
        "ballots": [
            {
                "evaluator": one.evaluator,
                "status": one.status.value,
                "total": one.total,
                "dropped": one.dropped.value if one.dropped else None,
            }
            | _said({"value": project.placed.get(one.evaluator)})
            for one in project.cells
        ],
        "derivation": [_step(one) for one in project.derivation],
    } | _said(_further_of_project(project))


def _further_of_project(project: ProjectScore) -> dict[str, Any]:
    """Return what only some rules make of a project; the form under all others stays as it was frozen."""
    parts = [
        {
            "part": one.part,
            "exact": str(one.exact),
            "value": str(one.value),
            "times": str(one.times),
            "product": str(one.product),
        }
        for one in project.parts
    ]
    return {
        "parts": parts or None,
        "stages": {name: str(value) for name, value in project.stages} or None,
        "stepped": _exact(project.stepped),
        "added": {name: str(value) for name, value in project.added} or None,
    }


def _step(step: Step) -> Any:
    return {"code": step.code, "params": {name: _value(value) for name, value in step.params}}


def _finding(finding: Finding) -> Any:
    return {"code": finding.code, "params": {name: _value(value) for name, value in finding.params}}


def _value(value: object) -> Any:
    if isinstance(value, Fraction):
        return str(value)
    return [_value(one) for one in value] if isinstance(value, tuple) else value


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def _printed(value: Fraction | None, places: int) -> str | None:
    return None if value is None else fixed(value, places)


def result_csv(book: ScoreBook, tally: Tally) -> bytes:
    """Return `result.csv`: UTF-8 with the mark by which spreadsheets know it, one line a proposal, in order of rank."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    proposals = {one.id: one for one in book.proposals}
    places = book.programme.aggregation.rounding.places
    for track in tally.tracks:
        writer.writerows(_rows(track, proposals, places))
    return text.getvalue().encode("utf-8-sig")


def _rows(track: TrackTally, proposals: dict[Any, Proposal], places: int) -> Iterable[tuple[str, ...]]:
    for line in track.lines:
        proposal = proposals[line.proposal]
        row = (
            track.track, line.rank, line.proposal, proposal.title, proposal.applicant, _printed(line.final, places),
            line.status.value, line.reserve_order, line.money.cost, line.money.entitled, line.money.national,
            line.money.local, line.cumulative,
        )  # fmt: skip
        yield tuple(harmless("" if one is None else str(one)) for one in row)


def scores_csv(book: ScoreBook) -> bytes:
    """Return `scores.csv`: what `committee-app tally` reads as SCORES, in the order of the lists.

    UTF-8 with the mark by which spreadsheets know it. A cell without marks is one line with its status.
    """
    return b"".join(scores_chunks(book))


def scores_chunks(book: ScoreBook) -> Iterator[bytes]:
    """Yield the same file in parts: of a large case it has millions of lines."""
    lines = _all_score_lines(book)
    yield codecs.BOM_UTF8
    while part := list(islice(lines, LINES_TOGETHER)):
        yield "".join(f"{line}\r\n" for line in part).encode()


def _all_score_lines(book: ScoreBook) -> Iterator[str]:
    stages = book.programme.stages
    yield ",".join((*SCORES_COLUMNS, *(("stage",) if stages else ())))
    last = EarlierStage(book.marks, book.statuses)
    if stages is None:
        yield from _score_lines(book, last, book.programme.last_places, "")
        return
    for stage in stages.order:
        own = book.programme.places_of_stage(stage)
        yield from _score_lines(book, book.earlier.get(stage.id, last), own, f",{_quoted(stage.id)}")


def _score_lines(book: ScoreBook, given: EarlierStage, scored: Sequence[int], stage: str) -> Iterator[str]:
    criteria = tuple(leaf.id for leaf in book.programme.leaves)
    fields = book.programme.aggregation.level is Level.FIELDS
    texts = _PointsTexts()
    for proposal in book.proposals:
        name = _quoted(proposal.id)
        for evaluator in book.evaluators:
            seat = _quoted(evaluator)
            marks = given.marks.get(proposal.id, {}).get(evaluator)
            status = given.statuses.get(proposal.id, {}).get(evaluator)
            said = "" if status is None else status.value
            if marks is None:
                if said:
                    yield f"{name},{seat},,,{said}{stage}"
                continue
            for at in book.programme.places_of_field(book.fields[evaluator]) if fields else scored:
                yield f"{name},{seat},{criteria[at]},{texts[marks[at]]},{said}{stage}"


class _PointsTexts(dict[Points, str]):
    """Marks as they are written: two million cells have a few hundred different ones."""

    def __missing__(self, points: Points) -> str:
        text = self[points] = points_text(points)
        return text


def entries_csv(journal: Sequence[Recorded], hashes: Sequence[bytes]) -> bytes:
    """Return `entries.csv`: a line for each entry of the record, with its number, claimed time, signer, act and hash.

    For a reader with a spreadsheet; what counts are the entries in `record.json`.
    """
    rows = [
        f"{one.seq},{one.at},{one.actor},{kind_of(one.act)},{link.hex()}"
        for one, link in zip(journal, hashes, strict=True)
    ]
    return ("\r\n".join((",".join(ENTRIES_COLUMNS), *rows)) + "\r\n").encode("utf-8-sig")


def _quoted(name: str) -> str:
    cell = harmless(name)
    return '"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in ',"\r\n') else cell


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe before what would begin one.

    >>> harmless("=HYPERLINK(1)"), harmless("-12.5"), harmless("가나")
    ("'=HYPERLINK(1)", '-12.5', '가나')
    """
    begun = cell.lstrip()
    if not begun or begun[0] not in _FORMULA_STARTS or _is_number(begun):
        return cell
    return f"'{cell}"


def _is_number(text: str) -> bool:
    digits = text.removeprefix("-").replace(".", "", 1)
    return digits.isascii() and digits.isdigit()
