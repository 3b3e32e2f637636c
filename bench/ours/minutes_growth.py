"""Our minutes of a case of any size: written and built, with record and tables inside; nobody signs."""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from bench.closed_case import ResolvedCase
from committee_app.desks.ranking import result_of
from committee_app.desks.words import wording
from committee_app.export.companions import companions
from committee_app.export.minutes import MinutesSource, minutes_document
from committee_app.export.packed import streamed
from committee_app.export.pdf import BuiltPdf, build_pdf


def make(folder: Path, evaluators: int, proposals: int) -> None:
    """Write the size; the case is told when it is needed."""
    folder.mkdir(parents=True)
    (folder / "size.json").write_text(json.dumps([evaluators, proposals]), encoding="utf-8")


def prepare(folder: Path) -> Callable[[], BuiltPdf]:
    """Tell the case and compute its result; the work is everything after that."""
    case = ResolvedCase(*json.loads((folder / "size.json").read_text(encoding="utf-8")))
    record, carried = case.record, folder / "record.json"
    with carried.open("wb") as file:
        file.writelines(case.carried())
    record.bodies.clear()
    source = MinutesSource(record.state, tuple(record.journal), tuple(record.hashes), result_of(record.state))
    made_at = datetime.fromisoformat(record.journal[-1].at)

    def built() -> BuiltPdf:
        return build_pdf(
            minutes_document(source, wording("ko")),
            record=streamed(lambda: _parts(carried)),
            head=record.head,
            made_at=made_at,
            language="ko",
            companions=companions(source, "ko"),
        )

    return built


def _parts(path: Path) -> Iterator[bytes]:
    """Read the record as the product does, which has it in the case file and never whole in memory."""
    with path.open("rb") as file:
        while part := file.read(1 << 20):
            yield part


def told(result: BuiltPdf) -> list[list[object]]:
    """Return pages, bytes, and the most memory that the process ever had, in MiB."""
    return [[result.pages, len(result.data), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024]]


if __name__ == "__main__":
    work = prepare(Path(sys.argv[1]))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(before, *told(work())[0])
