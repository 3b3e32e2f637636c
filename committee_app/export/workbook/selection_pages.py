"""From ranks to money: the line runs down the ranking, is drawn again after each exchange, and gives the result.

A track has a block of rows, one for each rank. The first line is drawn by the budget alone; then, for each minimum
share, the last selected project outside the group gives way to the first one inside it that waits, and the line is
drawn again (`scoring.quotas` has the definition). There are as many lines as the committee's result needed; whether
another exchange would be due is a cell that must be 0.

The last page holds the result beside the committee's own (`result.json`): each row says whether they are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from committee_app.case.identifiers import ProposalId, Won
from committee_app.case.programme import MinimumShare, Track
from committee_app.export.workbook.finals_pages import FinalPages
from committee_app.export.workbook.money_pages import COST, ENTITLED, MoneyPages
from committee_app.export.workbook.pages import FIRST, WON, Book, Page, Shown, here, here_span
from committee_app.export.workbook.ranks_pages import RANK, RankPages
from committee_app.export.workbook.rules_page import RulesPage
from committee_app.export.workbook.source import Source
from committee_app.scoring.cutoff import Line, line_of
from committee_app.scoring.results import Selected, SelectionStatus, TrackTally

_PLACE, _PROPOSAL, _ENTITLED = 0, 1, 2
_LISTED, _REST, _STOPPED, _TAKEN, _GRANT = range(5)
"""Columns of one line, from its first."""
_INSIDE, _MAY_GO, _MAY_COME = range(5, 8)
"""Columns of what a minimum share looks at, after those of its line."""


@dataclass(frozen=True, slots=True)
class _Block:
    """One track on the page of the selection."""

    track: Track
    result: TrackTally
    rows: tuple[int, int]
    ranked: tuple[Selected, ...]
    entitled: dict[ProposalId, Won]
    groups: dict[ProposalId, frozenset[str]]
    pages: tuple[MoneyPages, RankPages]
    proposals: tuple[int, int]
    """The rows of the track on the pages with a row for each proposal."""

    @property
    def names(self) -> list[ProposalId]:
        return [one.proposal for one in self.ranked]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A line that has been written: its first column and what it gives."""

    column: int
    line: Line


@dataclass(frozen=True, slots=True)
class Chosen:
    """Where the selection of a track ended: its rows and the columns of who is taken and with how much."""

    rows: tuple[int, int]
    taken: int
    grant: int


def selection_page(
    book: Book, source: Source, rules: RulesPage, money: MoneyPages, ranks: RankPages
) -> tuple[Page, dict[str, Chosen]]:
    """Write the page; return it with the last line of each track that is complete."""
    page, chosen, row = book.page("selection"), dict[str, Chosen](), 0
    shares = list(enumerate(source.rules.selection.minimum_shares))
    for track, result, proposals in source.tracks():
        ranked = tuple(one for one in result.lines if one.rank is not None)
        if not ranked:
            continue
        block = _Block(
            track,
            result,
            (row + 2, row + 1 + len(ranked)),
            ranked,
            {one.proposal: one.money.entitled for one in ranked},
            {one.id: frozenset(one.groups) for one in source.proposals},
            (money, ranks),
            proposals,
        )
        _head(page, block, row)
        _ranked_rows(page, block)
        drawn = _draw(page, source, rules, block, (3, block.names, None))
        for number, share in shares:
            if share.track == track.id:
                drawn = _met(page, source, rules, block, (drawn, share, rules.named[f"share {number}"]))
        chosen[track.id] = Chosen(block.rows, drawn.column + _TAKEN, drawn.column + _GRANT)
        row = block.rows[1] + 3
    return page, chosen


def _head(page: Page, block: _Block, row: int) -> None:
    title = block.track.title
    page.text(row, 0, f"{block.track.id}: {title.ko} / {title.en}")
    page.headings([page.book.both(name) for name in ("rank", "proposal", "entitled")], row=row + 1)


def _ranked_rows(page: Page, block: _Block) -> None:
    (money, ranks), proposals = block.pages, block.proposals
    for place, (row, line) in enumerate(zip(_rows(block), block.ranked, strict=True), 1):
        page.given(row, _PLACE, place)
        found = f"MATCH({here(row, _PLACE)},{ranks.ranking.span(*proposals, RANK)},0)"
        page.formula(row, _PROPOSAL, f"INDEX({ranks.ranking.span(*proposals, 0)},{found})", line.proposal)
        entitled = f"INDEX({money.entitled.span(*proposals, ENTITLED)},{found})"
        page.formula(row, _ENTITLED, entitled, line.money.entitled, WON)


def _rows(block: _Block) -> range:
    return range(block.rows[0], block.rows[1] + 1)


# ── one line down the list ─────────────────────────────────────────────────────────────────
def _draw(
    page: Page,
    source: Source,
    rules: RulesPage,
    block: _Block,
    how: tuple[int, Sequence[ProposalId], tuple[str, str, int] | None],
) -> _Drawn:
    """Write a line from a column on. `how` has the column, who is listed, and who gave way to whom in which line."""
    column, listed, exchange = how
    budget = rules.named[f"budget {block.track.id}"]
    names = ("listed", "rest", "stopped", "taken", "grant")
    page.headings([page.book.both(name) for name in names], row=block.rows[0] - 1, column=column)
    line = line_of(listed, block.entitled, block.track.budget, source.rules.selection)
    rest, stopped = block.track.budget, False
    for row, one in zip(_rows(block), block.ranked, strict=True):
        is_listed, entitled = one.proposal in listed, here(row, _ENTITLED)
        first = row == block.rows[0]
        if exchange is None:
            page.given(row, column + _LISTED, 1)
        else:
            out, came_in, taken = exchange
            place = here(row, _PLACE)
            formula = f"IF({place}={out},0,IF({place}={came_in},1,{here(row, taken)}))"
            page.formula(row, column + _LISTED, formula, int(is_listed))
        before = f"{here(row - 1, column + _REST)}-{here(row - 1, column + _GRANT)}"
        page.formula(row, column + _REST, budget if first else before, rest, WON)
        own = [here(row, column + part) for part in (_LISTED, _REST, _STOPPED, _TAKEN)]
        above = here(row - 1, column + _STOPPED)
        listed_above, rest_above = here(row - 1, column + _LISTED), here(row - 1, column + _REST)
        ended = f"IF(OR({above}=1,AND({listed_above}=1,{here(row - 1, _ENTITLED)}>{rest_above})),1,0)"
        page.formula(row, column + _STOPPED, "0" if first else ended, int(stopped))
        ratio = f"{own[1]}*{rules.named['ratio_under']}>={entitled}*{rules.named['ratio_over']}"
        part = f"AND({rules.named['partial']}=1,{ratio})"
        takes = f"IF(AND({own[0]}=1,{own[2]}=0),IF(OR({entitled}<={own[1]},{part}),1,0),0)"
        granted = line.grants.get(one.proposal)
        page.formula(row, column + _TAKEN, takes, int(granted is not None))
        page.formula(row, column + _GRANT, f"IF({own[3]}=1,MIN({entitled},{own[1]}),0)", granted or 0, WON)
        stopped = stopped or (is_listed and one.money.entitled > rest)
        rest = Won(rest - (granted or 0))
    return _Drawn(column, line)


# ── minimum shares ─────────────────────────────────────────────────────────────────────────
def _met(page: Page, source: Source, rules: RulesPage, block: _Block, what: tuple[_Drawn, MinimumShare, str]) -> _Drawn:
    """Write how a minimum share is met: a line for each exchange, and at the end that none is due."""
    drawn, share, percent = what
    while True:
        exchange = _exchange(block, share, drawn.line)
        cells = _write_share(page, block, (drawn, share, percent), exchange)
        if exchange is None:
            return _Drawn(drawn.column, drawn.line)
        out, came_in = exchange
        stays = {*drawn.line.selected, came_in} - {out}
        listed = [one for one in block.names if one in stays]
        how = (drawn.column + _MAY_COME + 2, listed, (*cells, drawn.column + _TAKEN))
        drawn = _draw(page, source, rules, block, how)


def _exchange(block: _Block, share: MinimumShare, line: Line) -> tuple[ProposalId, ProposalId] | None:
    inside = [one for one in block.names if share.group in block.groups[one]]
    chosen = [one for one in line.selected if one in inside]
    waiting = [one for one in inside if one not in line.grants]
    outside = [one for one in line.selected if one not in inside]
    if len(chosen) * 100 >= share.percent * len(line.selected) or not waiting or not outside:
        return None
    return outside[-1], waiting[0]


def _write_share(
    page: Page,
    block: _Block,
    what: tuple[_Drawn, MinimumShare, str],
    exchange: tuple[ProposalId, ProposalId] | None,
) -> tuple[str, str]:
    """Write who may go and who may come; return the cells with the places of those who do, 0 for nobody."""
    drawn, share, _ = what
    column, rows = drawn.column, block.rows
    (money, ranks), proposals = block.pages, block.proposals
    names = ("inside", "may_go", "may_come")
    page.headings([page.book.both(name) for name in names], row=rows[0] - 1, column=column + _INSIDE)
    for place, (row, one) in enumerate(zip(_rows(block), block.ranked, strict=True), 1):
        inside, taken = share.group in block.groups[one.proposal], one.proposal in drawn.line.grants
        is_inside, is_taken = here(row, column + _INSIDE), here(row, column + _TAKEN)
        own = here(row, _PLACE)
        # Looked up by rank: once marks change, the row holds another proposal.
        found = f"MATCH({own},{ranks.ranking.span(*proposals, RANK)},0)"
        members = money.entitled.span(*proposals, money.groups[share.group])
        page.formula(row, column + _INSIDE, f"INDEX({members},{found})", int(inside))
        page.formula(
            row, column + _MAY_GO, f"IF(AND({is_taken}=1,{is_inside}=0),{own},0)", place if taken and not inside else 0
        )
        waits: Shown = place if inside and not taken else ""
        page.formula(row, column + _MAY_COME, f'IF(AND({is_taken}=0,{is_inside}=1),{own},"")', waits)
    return _share_sums(page, block, what, exchange)


def _share_sums(
    page: Page,
    block: _Block,
    what: tuple[_Drawn, MinimumShare, str],
    exchange: tuple[ProposalId, ProposalId] | None,
) -> tuple[str, str]:
    drawn, _, percent = what
    column, (first, last) = drawn.column, block.rows
    row = last + 1
    inside, go, come = (here_span(first, last, column + part) for part in (_INSIDE, _MAY_GO, _MAY_COME))
    taken = here_span(first, last, column + _TAKEN)
    within = f"SUMPRODUCT({inside}*{taken})*100>={percent}*SUM({taken})"
    due = f"IF(OR({within},MAX({go})=0,COUNT({come})=0),0,1)"
    cell = here(row, column + _INSIDE)
    page.formula(row, column + _INSIDE, due, int(exchange is not None))
    places = {one: place for place, one in enumerate(block.names, 1)}
    out, came_in = (places[exchange[0]], places[exchange[1]]) if exchange else (0, 0)
    page.formula(row, column + _MAY_GO, f"IF({cell}=1,MAX({go}),0)", out)
    page.formula(row, column + _MAY_COME, f"IF({cell}=1,MIN({come}),0)", came_in)
    page.text(row, column + _GRANT, page.book.both("exchange", " / "))
    return here(row, column + _MAY_GO), here(row, column + _MAY_COME)


# ── the result ─────────────────────────────────────────────────────────────────────────────
_RESULT = ("track", "rank", "proposal", "title", "final", "status", "reserve", "cost", "entitled", "national", "local",
           "cumulative")  # fmt: skip


def result_page(
    book: Book,
    source: Source,
    pages: tuple[RulesPage, MoneyPages, RankPages, FinalPages],
    selection: tuple[Page, dict[str, Chosen]],
) -> str:
    """Write the result beside the committee's own; return the cell that counts the rows in which they differ."""
    page = book.page("result")
    names = [book.both(name) for name in _RESULT]
    theirs = [f"result.json\n{book.both(name, ' ')}" for name in ("proposal", "final", "status", "reserve", "national")]
    page.headings([*names, *theirs, book.both("differs")])
    page.widen(3, 40)
    row = FIRST
    for track, result, proposals in source.tracks():
        chosen = selection[1].get(track.id)
        ranked = [one for one in result.lines if one.rank is not None]
        for place, line in enumerate(ranked, 1):
            if chosen is not None:
                _ranked_line(page, source, (pages, selection[0], chosen), (row, place, line, track, proposals))
                row += 1
        for line in [one for one in result.lines if one.rank is None]:
            _unranked_line(page, source, pages, (row, line, track))
            row += 1
        if not result.complete:
            row = _waiting_lines(page, source, (row, track, result), pages)
    column = len(_RESULT) + len(theirs)
    total = f"SUM({here_span(FIRST, max(row - 1, FIRST), column)})"
    page.text(row, column - 1, book.both("differences", " / "))
    page.formula(row, column, total, 0)
    return page.at(row, column)


def _ranked_line(
    page: Page,
    source: Source,
    where: tuple[tuple[RulesPage, MoneyPages, RankPages, FinalPages], Page, Chosen],
    what: tuple[int, int, Selected, Track, tuple[int, int]],
) -> None:
    (rules, money, ranks, finals), selected, chosen = where
    row, place, line, track, proposals = what
    at, places = chosen.rows[0] + place - 1, source.rounding.places
    book = page.book
    titles = {one.id: one.title for one in source.proposals}
    page.text(row, 0, track.id)
    page.formula(row, 1, selected.at(at, _PLACE), place)
    page.formula(row, 2, selected.at(at, _PROPOSAL), line.proposal)
    page.text(row, 3, titles[line.proposal])
    found = f"MATCH({here(row, 1)},{ranks.ranking.span(*proposals, RANK)},0)"
    page.formula(
        row, 4, f"INDEX({finals.bonus.span(*proposals, finals.final)},{found})", source.units(line.final), places
    )
    taken, grant, entitled = selected.at(at, chosen.taken), selected.at(at, chosen.grant), here(row, 8)
    word = {one: book.word("selection_status", one.value) for one in SelectionStatus}
    waiting = f"COUNTIF({selected.span(chosen.rows[0], at, chosen.taken)},0)"
    reserves = rules.named[f"reserves {track.id}"]
    chosen_word = f'IF({grant}={entitled},"{word[SelectionStatus.SELECTED]}","{word[SelectionStatus.PARTIAL]}")'
    other = f'IF({waiting}<={reserves},"{word[SelectionStatus.RESERVE]}","{word[SelectionStatus.NOT_SELECTED]}")'
    page.formula(row, 5, f"IF({taken}=1,{chosen_word},{other})", word[line.status])
    reserve: Shown = "" if line.reserve_order is None else line.reserve_order
    page.formula(row, 6, f'IF(AND({taken}=0,{waiting}<={reserves}),{waiting},"")', reserve)
    page.formula(row, 7, f"INDEX({money.entitled.span(*proposals, COST)},{found})", line.money.cost, WON)
    page.formula(row, 8, selected.at(at, _ENTITLED), line.money.entitled, WON)
    page.formula(row, 9, grant, line.money.national, WON)
    page.formula(row, 10, f"{here(row, 7)}-{here(row, 9)}", line.money.local, WON)
    granted = selected.span(chosen.rows[0], at, chosen.grant)
    page.formula(row, 11, f"SUM({granted})", line.cumulative, WON)
    _theirs(page, row, line, (word[line.status], source.units(line.final)), places)


def _unranked_line(
    page: Page,
    source: Source,
    pages: tuple[RulesPage, MoneyPages, RankPages, FinalPages],
    what: tuple[int, Selected, Track],
) -> None:
    _, money, ranks, finals = pages
    row, line, track = what
    at, places = source.rows[line.proposal], source.rounding.places
    word = {one: page.book.word("selection_status", one.value) for one in SelectionStatus}
    titles = {one.id: one.title for one in source.proposals}
    page.text(row, 0, track.id)
    page.formula(row, 1, ranks.ranking.at(at, RANK), "")
    page.formula(row, 2, ranks.ranking.at(at, 0), line.proposal)
    page.text(row, 3, titles[line.proposal])
    page.formula(row, 4, finals.bonus.at(at, finals.final), source.units(line.final), places)
    failed = f'IF({here(row, 4)}="","{word[SelectionStatus.UNSCORED]}","{word[SelectionStatus.FAILED]}")'
    # A rank where the committee's result has none is a difference of its own: the word is then neither.
    page.formula(row, 5, f'IF({here(row, 1)}="",{failed},"?")', word[line.status])
    page.formula(row, 7, money.entitled.at(at, COST), line.money.cost, WON)
    page.formula(row, 8, money.entitled.at(at, ENTITLED), line.money.entitled, WON)
    page.formula(row, 9, "0", 0, WON)
    page.formula(row, 10, f"{here(row, 7)}-{here(row, 9)}", line.money.local, WON)
    _theirs(page, row, line, (word[line.status], source.units(line.final)), places)


def _theirs(page: Page, row: int, line: Selected, words: tuple[str, Shown], places: int) -> None:
    """Write what `result.json` has, and whether it is what the formulas found."""
    first = len(_RESULT)
    page.given(row, first, line.proposal)
    page.given(row, first + 1, words[1], places)
    page.given(row, first + 2, words[0])
    page.given(row, first + 3, line.reserve_order)
    page.given(row, first + 4, line.money.national, WON)
    pairs = zip((2, 4, 5, 6, 9), range(first, first + 5), strict=True)
    same = ",".join(f"{here(row, mine)}={here(row, theirs)}" for mine, theirs in pairs)
    page.formula(row, first + 5, f"IF(AND({same}),0,1)", 0)


def _waiting_lines(
    page: Page,
    source: Source,
    where: tuple[int, Track, TrackTally],
    pages: tuple[RulesPage, MoneyPages, RankPages, FinalPages],
) -> int:
    """Write the ranks of a track in which a tie waits for people: nothing is selected there yet."""
    row, track, result = where
    _, _, ranks, finals = pages
    places, first = source.rounding.places, len(_RESULT)
    titles = {one.id: one.title for one in source.proposals}
    for standing in result.standings:
        for proposal in standing.proposals:
            at, final = source.rows[proposal], source.units(source.score(proposal).final)
            page.text(row, 0, track.id)
            page.formula(row, 1, ranks.ranking.at(at, RANK), standing.rank)
            page.formula(row, 2, ranks.ranking.at(at, 0), proposal)
            page.text(row, 3, titles[proposal])
            page.formula(row, 4, finals.bonus.at(at, finals.final), final, places)
            page.given(row, first, proposal)
            page.given(row, first + 1, final, places)
            same = f"{here(row, 2)}={here(row, first)},{here(row, 4)}={here(row, first + 1)}"
            page.formula(row, first + 5, f"IF(AND({same},{here(row, 1)}={standing.rank}),0,1)", 0)
            row += 1
    return row
