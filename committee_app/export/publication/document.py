"""The publication copy as a document: only what `Published` holds stands in it."""

from __future__ import annotations

from collections.abc import Iterator

from committee_app.export.document import (
    Align,
    Block,
    Column,
    Contents,
    Cover,
    Document,
    EndMark,
    Fingerprint,
    Heading,
    KeyValues,
    Landscape,
    MarkCell,
    MarkState,
    Matrix,
    MatrixRow,
    PageBreak,
    Panel,
    Paragraph,
    Row,
    Table,
    Verbatim,
)
from committee_app.export.minutes.ranking import ranking_columns
from committee_app.export.minutes.tabulation import ROWS_ON_A_SHEET
from committee_app.export.publication.published import PublicProject, Published
from committee_app.wording import Wording

_STATES = {
    "counted": MarkState.COUNTED,
    "dropped_high": MarkState.DROPPED_HIGH,
    "dropped_low": MarkState.DROPPED_LOW,
    "none": MarkState.WORD,
}
_COMPUTED = (
    ("n", Align.RIGHT), ("mean", Align.DECIMAL), ("bonus", Align.DECIMAL), ("penalty", Align.DECIMAL),
    ("final", Align.DECIMAL), ("rank", Align.RIGHT),
)  # fmt: skip


def publication_document(shown: Published, wording: Wording) -> Document:
    """Return the copy; it has no places to sign and carries no record."""
    writer = _Writer(shown, wording)
    title = f"{shown.title} {writer.label('publication')}"
    return Document(
        title=title,
        running_title=title,
        disclosure_mark=shown.disclosure,
        number=shown.case,
        author=shown.body,
        blocks=tuple(writer.blocks()),
        version=shown.version,
    )


class _Writer:
    """Sets what may be shown, part by part."""

    def __init__(self, shown: Published, wording: Wording) -> None:
        self._shown = shown
        self._wording = wording
        self._part = 0

    def label(self, name: str) -> str:
        return self._wording.word("minutes", name)

    def say(self, code: str, **facts: str | int) -> str:
        return self._wording.say(code, facts.items())

    def blocks(self) -> Iterator[Block]:
        shown = self._shown
        notice = [self.say("publication.what_it_is")]
        if shown.fictitious:
            notice.append(self.say("minutes.fictitious"))
        yield Cover(shown.title, self.label("publication"), shown.facts, "\n".join(notice), shown.body)
        yield Contents()
        yield PageBreak()
        yield from self._ranking()
        if shown.columns:
            yield from self._marks()
        if shown.criteria:
            yield from self._means()
        yield from self._ties()
        yield from self._opinions()
        yield from self._votes()
        yield from self._digests()
        yield EndMark()

    def _heading(self, name: str) -> Heading:
        self._part += 1
        return Heading(1, f"{self._part}. {self.label(name)}")

    def _ranking(self) -> Iterator[Block]:
        yield self._heading("ranking")
        yield Paragraph(self.say("minutes.only_proposed"))
        for track in self._shown.tracks:
            yield Heading(2, self.label("ranking_of").format(track.title))
            rows = tuple(self._ranked(one) for one in track.by_rank or track.by_number)
            yield Table(ranking_columns(self.label), rows, unit=self.label("unit_million"))
            if track.money:
                yield KeyValues(track.money)

    @staticmethod
    def _ranked(one: PublicProject) -> Row:
        rank, status, cost, national = one.decided
        cells = (rank, one.number, one.title, one.applicant, one.computed[-1], status, cost, national)
        return Row(cells, strong=one.strong)

    def _marks(self) -> Iterator[Block]:
        opening: tuple[Heading | Paragraph, ...] = (
            self._heading("tabulation"),
            Paragraph(self.say("publication.columns_shuffled")),
        )
        for track in self._shown.tracks:
            heading = Heading(2, self.label("tabulation_of").format(track.title))
            count = len(track.by_number)
            each = max(1, -(-count // max(1, -(-count // ROWS_ON_A_SHEET))))
            for at in range(0, max(count, 1), each):
                first = (heading,) if at == 0 else ()
                yield Landscape((*opening, *first, self._matrix(track.by_number[at : at + each])))
                opening = ()

    def _matrix(self, projects: tuple[PublicProject, ...]) -> Matrix:
        return Matrix(
            number_title=self.label("number"),
            proposal_title=self.label("project"),
            evaluators=self._shown.columns,
            results=tuple(Column(self.label(name), align) for name, align in _COMPUTED),
            rows=tuple(
                MatrixRow(
                    one.number,
                    one.title,
                    tuple(MarkCell(cell.text, _STATES[cell.state]) for cell in one.cells),
                    (*one.computed, one.decided[0]),
                )
                for one in projects
            ),
            notes=(self.say("publication.legend"),),
        )

    def _means(self) -> Iterator[Block]:
        yield PageBreak()
        yield self._heading("criteria_means")
        for track in self._shown.tracks:
            yield Heading(2, self.label("means_of").format(track.title), toc=False)
            columns = (
                Column(self.label("number")),
                Column(self.label("project"), weight=1),
                *(Column(one, Align.DECIMAL) for one in self._shown.criteria),
            )
            rows = tuple(Row((one.number, one.title, *one.means)) for one in track.by_number)
            yield Table(columns, rows, unit=self.label("unit_points"))

    def _ties(self) -> Iterator[Block]:
        yield self._heading("ties")
        ties = [(track, tie) for track in self._shown.tracks for tie in track.ties]
        if not ties:
            yield Paragraph(self.say("minutes.no_ties"))
        for track, tie in ties:
            yield Heading(2, self.label("tie_of").format(track.title, ", ".join(tie.tied)), toc=False)
            columns = (
                Column(self.label("rung_what"), weight=2),
                Column(self.label("values"), weight=3),
                Column(self.label("parted"), weight=1),
            )
            yield Table(columns, tuple(map(Row, tie.rungs)))
            yield Paragraph(self.say("minutes.tie_order", order=tie.order))
        for lot in self._shown.lots:
            if lot.line:
                yield Verbatim(lot.line, self.label("hashed_line"))
                yield Paragraph(self.say("minutes.lot_rule"))
                for one in lot.order:
                    command = f"printf '%s' '{lot.line}|{one}' | sha256sum"
                    yield Verbatim(command, self.label("command_for").format(one))

    def _opinions(self) -> Iterator[Block]:
        if not self._shown.opinions:
            return
        yield self._heading("opinions")
        for title, text in self._shown.opinions:
            yield Panel(title, (text,))

    def _votes(self) -> Iterator[Block]:
        yield self._heading("votes")
        numbers = ("present", "eligible", "in_favour", "against", "abstained", "invalid")
        columns = (
            Column(self.label("put_to_vote"), weight=1),
            *(Column(self.label(name), Align.RIGHT) for name in numbers),
            Column(self.label("outcome"), Align.CENTRE),
        )
        yield Table(columns, tuple(map(Row, self._shown.votes)), unit=self.label("unit_persons"))
        if self._shown.away:
            yield Paragraph(self.say("publication.away"), keep=True)
            yield KeyValues(self._shown.away)

    def _digests(self) -> Iterator[Block]:
        yield self._heading("public_digests")
        yield Paragraph(self.say("publication.digests"), keep=True)
        for label, value in self._shown.digests:
            yield Fingerprint(label, bytes.fromhex(value))
        if self._shown.left_out:
            yield Paragraph(self.say("publication.left_out", count=len(self._shown.left_out)))
