"""What the rule gives each proposal before anybody looks at the budget: by bands and bodies, or as asked for."""

from __future__ import annotations

from dataclasses import dataclass

from committee_app.case.programme import Track
from committee_app.case.proposals import Body, Proposal
from committee_app.export.workbook.pages import FIRST, WON, Book, Page, here
from committee_app.export.workbook.rules_page import RulesPage
from committee_app.export.workbook.source import Source
from committee_app.scoring.funding import band_of, entitlement

COST, WANTED, ENTITLED = 2, 3, 4
"""Columns of the page of entitlements."""


@dataclass(frozen=True, slots=True)
class MoneyPages:
    """The page of entitlements, in the rows of the proposals, and the column of each group of a minimum share."""

    entitled: Page
    groups: dict[str, int]


def money_pages(book: Book, source: Source, rules: RulesPage) -> MoneyPages:
    """Write a page with a row for each body, and one with a row for each proposal."""
    bodies = book.page("bodies")
    of_bodies = ("proposal", "body", "cost", "reliance", "percent", "hundreds", "share")
    bodies.headings([book.both(name) for name in of_bodies])
    bodies.widen(1, 26)
    page = book.page("entitled")
    groups = dict.fromkeys(share.group for share in source.rules.selection.minimum_shares)
    names = ("proposal", "track", "cost", "wanted", "entitled")
    page.headings([*(book.both(name) for name in names), *(f"{book.both('inside')}\n{one}" for one in groups)])
    columns = {str(group): column for column, group in enumerate(groups, ENTITLED + 1)}
    row = FIRST
    for proposal in source.proposals:
        first = row
        track = source.rules.track(proposal.track)
        for body in proposal.bodies:
            _body_row(bodies, source, rules, row, (proposal, body, track))
            row += 1
        _entitled_row(page, source, rules, (bodies, first, row - 1), (proposal, track))
        for group, column in columns.items():
            page.given(source.rows[proposal.id], column, int(group in proposal.groups))
    return MoneyPages(page, columns)


def _is_matched(source: Source, track: Track | None) -> bool:
    return track is not None and track.matching and source.rules.matching is not None


def _body_row(
    page: Page, source: Source, rules: RulesPage, row: int, whose: tuple[Proposal, Body, Track | None]
) -> None:
    proposal, body, track = whose
    matching = source.rules.matching
    page.text(row, 0, proposal.id)
    page.text(row, 1, body.name)
    page.given(row, 2, body.cost, WON)
    if matching is None or not _is_matched(source, track):
        return
    if body.reliance is not None:
        page.given(row, 3, int(body.reliance * rules.scale))
    above, up_to, percents = rules.bands
    band = band_of(body.reliance, matching)
    percent = band.national_percent if band else 0
    own, cost = here(row, 3), here(row, 2)
    formula = f'IF({own}="",0,SUMPRODUCT(({above}<{own})*({own}<={up_to})*{percents}))'
    page.formula(row, 4, formula, percent)
    page.formula(row, 5, f"INT({cost}/100)", body.cost // 100, WON)
    # cost x percent / 100, cut off to whole won and then to the unit, without a product that could lose a digit
    whole = f"{here(row, 4)}*{here(row, 5)}+INT({here(row, 4)}*({cost}-100*{here(row, 5)})/100)"
    unit = rules.named["unit"]
    share = body.cost * percent // 100 // matching.unit * matching.unit
    page.formula(row, 6, f"INT(({whole})/{unit})*{unit}", share, WON)


def _entitled_row(
    page: Page,
    source: Source,
    rules: RulesPage,
    bodies: tuple[Page, int, int],
    whose: tuple[Proposal, Track | None],
) -> None:
    proposal, track = whose
    row, (body_page, first, last) = source.rows[proposal.id], bodies
    page.text(row, 0, proposal.id)
    page.text(row, 1, proposal.track)
    costs = body_page.span(first, last, 2) if last >= first else "0"
    page.formula(row, COST, f"SUM({costs})", proposal.cost, WON)
    if track is None:
        return
    money = entitlement(proposal, track, source.rules.matching)
    if _is_matched(source, track):
        shares = [_share(source, body) for body in proposal.bodies]
        page.formula(row, WANTED, f"SUM({body_page.span(first, last, 6)})", sum(shares), WON)
    elif proposal.requested is not None:
        page.given(row, WANTED, proposal.requested, WON)
    else:
        page.formula(row, WANTED, here(row, COST), proposal.cost, WON)
    cap, wanted = rules.named[f"cap {track.id}"], here(row, WANTED)
    page.formula(row, ENTITLED, f"IF({cap}>0,MIN({wanted},{cap}),{wanted})", money.entitled, WON)


def _share(source: Source, body: Body) -> int:
    matching = source.rules.matching
    band = band_of(body.reliance, matching) if matching else None
    if matching is None or band is None:
        return 0
    return body.cost * band.national_percent // 100 // matching.unit * matching.unit
