"""The columns in which a preview shows what would be taken over: every value of it, nothing beside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from PySide6.QtCore import QObject

from committee_app.case.identifiers import GroupId, Won
from committee_app.case.people import Evaluator
from committee_app.case.proposals import Body, Proposal
from committee_app.desks.words import wording
from committee_app.intake.proposal_columns import group_field
from committee_app.intake.roster_difference import Change, Difference
from committee_app.ui.language import current_language
from committee_app.ui.prepare.page import PreparePage
from committee_app.ui.shared.points import points
from committee_app.ui.shared.tables import Align, Column
from committee_app.wording import points_of

MILLION: Final = 1_000_000

AnyDifference: TypeAlias = Difference[Proposal] | Difference[Evaluator]
_TONE_OF: Final = {Change.ADDED: "success_text", Change.CHANGED: "warning_text", Change.REMOVED: "danger_text"}
_ICON_OF: Final = {Change.ADDED: "plus", Change.CHANGED: "pencil", Change.REMOVED: "minus"}


class RosterWords(QObject):
    """Heads of the tables and names of the fields, in the language in force."""

    def member_columns(self, _page: PreparePage, *, seated: bool = True) -> tuple[Column[Evaluator], ...]:
        """Return the columns of the members, or of candidates, who have no seats."""
        words = wording(current_language())
        return (
            Column(self.tr("No."), lambda one: str(one.id), Align.RIGHT, 56),
            *((Column(self.tr("Seat"), lambda one: str(one.seat), Align.RIGHT, 56),) if seated else ()),
            Column(self.tr("Name"), lambda one: one.name, width=100, kind="bold"),
            Column(self.tr("Affiliation"), lambda one: one.affiliation, least=180),
            Column(self.tr("Category"), lambda one: words.word("category", one.category), width=90),
            Column(self.tr("Field"), lambda one: one.field, width=150),
            Column(self.tr("Sex"), lambda one: one.sex, width=56),
            Column(self.tr("Region"), lambda one: one.region, width=90),
        )

    def proposal_columns(self, page: PreparePage) -> tuple[Column[Proposal], ...]:
        """Return the columns of the proposals."""
        language = current_language()
        rows = tuple(one for one in page.proposals.rows if isinstance(one, Proposal))
        groups = {group: title.in_language(language) for group, title in page.groups}
        return (
            Column(self.tr("No."), lambda one: str(one.id), width=60, kind="strong"),
            Column(self.tr("Track"), lambda one: page.track_title(one.track).in_language(language), width=90),
            Column(self.tr("Title"), lambda one: one.title, least=126),
            Column(self.tr("Applicant, kind"), _applicant_and_kind, width=124),
            *self._money(rows),
            *_filled(
                rows,
                Column(self.tr("Reliance"), _reliance, Align.RIGHT, 84),
                Column(self.tr("Groups"), lambda one: ", ".join(_names(one.groups, groups)), width=96),
                Column(self.tr("Bonus"), lambda one: _sum(one.bonus, "+"), Align.RIGHT, 56),
                Column(self.tr("Penalty"), lambda one: _sum(one.penalty, "−"), Align.RIGHT, 56),
                Column(self.tr("Received"), lambda one: one.received, width=114),
            ),
        )

    def difference_columns(self, page: PreparePage) -> tuple[Column[AnyDifference], ...]:
        """Return the columns of what a preview would change."""
        return (
            Column(self.tr("No."), lambda one: str(one.entry.id), width=70, kind="strong"),
            Column(
                self.tr("What happens"),
                lambda one: self._change(one.change),
                width=164,
                tone=lambda one: _TONE_OF[one.change],
                icon=lambda one: _ICON_OF[one.change],
            ),
            Column(self.tr("Who or what"), lambda one: _named(one.entry), width=220),
            Column(self.tr("Before → after"), lambda one: self._values(one, page), least=300),
        )

    def _change(self, change: Change) -> str:
        return {
            Change.ADDED: self.tr("new"),
            Change.CHANGED: self.tr("changed"),
            Change.REMOVED: self.tr("gone"),
        }[change]

    def _values(self, one: AnyDifference, page: PreparePage) -> str:
        before, after = one.before, one.after
        if before is None or after is None:
            return ""
        return " · ".join(
            f"{self.field_name(name, page)} {self._value(before, name, page)} → {self._value(after, name, page)}"
            for name in one.values
        )

    def _value(self, entry: Proposal | Evaluator, name: str, page: PreparePage) -> str:
        """Return a value of an entry as the record will hold it."""
        language = current_language()
        titles = {group: title.in_language(language) for group, title in page.groups}
        written: dict[str, Callable[[Any], str]] = {
            "bodies": lambda value: " + ".join(map(_body, value)),
            "track": lambda value: page.track_title(value).in_language(language),
            "category": lambda value: wording(language).word("category", value),
            "groups": lambda value: ", ".join(_names(value, titles)),
            "bonus": lambda value: _sum(value, "+") or "0",
            "penalty": lambda value: _sum(value, "−") or "0",
            "requested": _won,
        }
        return written.get(name, str)(getattr(entry, name))

    def _money(self, rows: tuple[Proposal, ...]) -> tuple[Column[Proposal], ...]:
        """Return the two amounts: in millions where every one of them is a whole number of millions, else in won."""
        if all(amount is None or amount % MILLION == 0 for one in rows for amount in (one.cost, one.requested)):
            return (
                Column(self.tr("Cost (mn)"), lambda one: _millions(one.cost), Align.RIGHT, 96),
                Column(self.tr("Asked (mn)"), lambda one: _millions(one.requested), Align.RIGHT, 96),
            )
        return (
            Column(self.tr("Total cost (won)"), lambda one: _won(one.cost), Align.RIGHT, 130),
            Column(self.tr("Asked for (won)"), lambda one: _won(one.requested), Align.RIGHT, 130),
        )

    def field_name(self, field: str, page: PreparePage) -> str:
        """Return what a column was taken for: a value of the roster, or a group of the programme's own."""
        names = {
            "id": self.tr("number"),
            "serial": self.tr("row count"),
            "track": self.tr("track"),
            "applicant": self.tr("applicant"),
            "kind": self.tr("kind"),
            "title": self.tr("title"),
            "place": self.tr("place"),
            "depopulation": self.tr("depopulation area"),
            "joint": self.tr("joint application"),
            "reliance": self.tr("self-reliance"),
            "cost": self.tr("total cost"),
            "requested": self.tr("amount asked for"),
            "received": self.tr("received"),
            "name": self.tr("name"),
            "affiliation": self.tr("affiliation"),
            "category": self.tr("category"),
            "field": self.tr("field"),
            "sex": self.tr("sex"),
            "region": self.tr("region"),
            "seat": self.tr("seat"),
            "bodies": self.tr("bodies and costs"),
            "groups": self.tr("groups"),
            "bonus": self.tr("bonus"),
            "penalty": self.tr("penalty"),
        }
        own = {group_field(group): title.in_language(current_language()) for group, title in page.groups}
        return (own | names).get(field, field)


def _named(entry: Proposal | Evaluator) -> str:
    return entry.title if isinstance(entry, Proposal) else f"{entry.name} · {entry.affiliation}"


def _body(body: Body) -> str:
    ratio = "" if body.reliance is None else f" ({points_of(body.reliance)}%)"
    return f"{body.name} {body.cost:,}{ratio}"


def _applicant(one: Proposal) -> str:
    others = [body.name for body in one.bodies if body.name != one.applicant]
    return ", ".join((one.applicant, *others))


def _applicant_and_kind(one: Proposal) -> str:
    return "\n".join(said for said in (_applicant(one), one.kind) if said)


def _reliance(one: Proposal) -> str:
    return " · ".join(points_of(body.reliance) for body in one.bodies if body.reliance is not None)


def _filled(rows: tuple[Proposal, ...], *columns: Column[Proposal]) -> tuple[Column[Proposal], ...]:
    """Return those columns in which something stands."""
    return tuple(one for one in columns if any(one.text(row) for row in rows))


def _millions(amount: Won | None) -> str:
    return "" if amount is None else f"{amount // MILLION:,}"


def _won(amount: Won | None) -> str:
    return "" if amount is None else f"{amount:,}"


def _names(groups: tuple[GroupId, ...], titles: dict[GroupId, str]) -> list[str]:
    return [titles.get(group, str(group)) for group in groups]


def _sum(items: tuple[tuple[object, int], ...], sign: str) -> str:
    total = sum(given for _, given in items)
    return f"{sign}{points(total)}" if total else ""
