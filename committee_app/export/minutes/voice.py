"""The minutes in one language: its sentences and labels, and how it writes dates, times, money and names.

Korean follows the form of official documents (`korean_forms`); English is the same document for people who do
not read Korean: days with the month in words, amounts with the currency before them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from committee_app.case.ballots import points_text
from committee_app.case.identifiers import Points, ProposalId
from committee_app.case.people import Evaluator
from committee_app.case.programme import Programme, Title
from committee_app.export.flowables import number_of
from committee_app.export.korean_forms import MOST_WON, official_date, official_time, thousands, won_in_words
from committee_app.export.minutes.source import MinutesSource
from committee_app.scoring.explaining.advisory import Advisory
from committee_app.scoring.results import Step
from committee_app.wording import Wording, fixed


@dataclass(frozen=True, slots=True)
class Voice:
    """Says things in the language of the wording; knows the programme, whose titles have both languages."""

    wording: Wording
    source: MinutesSource

    @property
    def korean(self) -> bool:
        """Whether the document is the Korean one."""
        return self.wording.language == "ko"

    @property
    def rules(self) -> Programme:
        """The programme of the case."""
        return self.source.rules

    # ── words ──────────────────────────────────────────────────────────────────────────────
    def say(self, code: str, **facts: Any) -> str:
        """Return the sentence of a code."""
        return self.wording.say(code, facts.items())

    def label(self, name: str) -> str:
        """Return a word of the minutes: a heading, the name of a column or of a fact."""
        return self.wording.word("minutes", name)

    def word(self, table: str, code: str) -> str:
        """Return the word for a code of a closed list."""
        return self.wording.word(table, code)

    def title(self, title: Title) -> str:
        """Return a name that the programme has in both languages."""
        return title.in_language(self.wording.language)

    def section(self, part: int, index: int, name: str) -> str:
        """Return the heading of a section: 가. in Korean (시행규칙 제2조), 2.1 in English."""
        number = number_of(index, 1) if self.korean else f"{part}.{index + 1}"
        return f"{number} {self.label(name)}"

    def part(self, part: int, name: str) -> str:
        """Return the heading of a part."""
        return f"{part}. {self.label(name)}"

    def agenda_number(self, number: int) -> str:
        """Return the number of an item of the agenda: 제1호, or No. 1."""
        return self.label("agenda_number").format(number)

    # ── days, times, numbers ───────────────────────────────────────────────────────────────
    def day(self, day: date) -> str:
        """Return a day: 2026. 2. 26. or 26 February 2026."""
        return official_date(day) if self.korean else f"{day.day} {self.word('month', str(day.month))} {day.year}"

    def time(self, moment: datetime) -> str:
        """Return hour and minute by the 24-hour clock."""
        return official_time(moment)

    def moment(self, moment: datetime) -> str:
        """Return day and time."""
        return f"{self.day(moment.date())} {self.time(moment)}"

    def money(self, won: int) -> str:
        """Return an amount as it has weight in law: 금…원(금…원), or KRW with the figures."""
        if not self.korean:
            return f"KRW {thousands(won)}"
        return won_in_words(won) if won <= MOST_WON else f"금{thousands(won)}원"

    def points(self, value: Fraction | None) -> str:
        """Return a computed value with the decimals that the rule leaves; a dash where there is none."""
        return "–" if value is None else fixed(value, self.rules.aggregation.rounding.places)

    def marks(self, points: Points) -> str:
        """Return marks or sums of them with the decimals that the step of a mark has, with more where it needs them."""
        places = len(points_text(self.rules.step).partition(".")[2])
        return fixed(Fraction(points, 100), places) if points % 10 ** (2 - places) == 0 else points_text(points)

    # ── names ──────────────────────────────────────────────────────────────────────────────
    def member(self, member: Evaluator) -> str:
        """Return seat and name of a member."""
        return f"{member.seat}({member.name})" if self.korean else f"{member.seat} ({member.name})"

    def criterion(self, criterion: str) -> str:
        """Return the name of a criterion, of a group of them, or of the final value."""
        return self.word("gate_of", criterion) if criterion == "final" else self.title(self._criterion_title(criterion))

    def group(self, group: str) -> str:
        """Return the name of a favoured group, or its identifier where no rule names it."""
        shares = self.rules.selection.minimum_shares
        return next((self.title(share.title) for share in shares if share.group == group), group)

    def item(self, item: str) -> str:
        """Return the name of a bonus or penalty item, or its identifier where no rule names it."""
        rule = self.rules.adjustments
        titles = {one.id: one.title for one in rule.bonus} | {one.id: one.title for one in rule.penalty}
        return next((self.title(title) for name, title in titles.items() if name == item), item)

    def ground(self, code: str) -> str:
        """Return the name of a ground of conflict, or its code where the rules name none."""
        ground = self.rules.ground(code)
        return self.title(ground.title) if ground else code

    def proposal(self, proposal: ProposalId) -> str:
        """Return number and title of a proposal."""
        return f"{proposal} {self.source.proposal(proposal).title}"

    def _criterion_title(self, criterion: str) -> Title:
        return self.rules.criterion_title(criterion)

    # ── derivations ────────────────────────────────────────────────────────────────────────
    def step(self, step: Step) -> str:
        """Return the sentence of a step, its identifiers replaced by names."""
        facts = {name: self._named(name, value) for name, value in step.params}
        # The lowest band begins below zero so that it takes in zero; people say only where it ends.
        lowest = step.code == "money.band" and facts["above"] < 0
        return self.wording.say("minutes.lowest_band" if lowest else step.code, facts.items())

    def account(self, steps: Iterable[Step]) -> str:
        """Return several steps as running text."""
        return " ".join(map(self.step, steps))

    def _named(self, name: str, value: Any) -> Any:
        value = value.figure if isinstance(value, Advisory) else value
        match name:
            case "evaluator":
                return self.member(self.source.evaluator(value))
            case "of":
                return self.criterion(value)
            case "group":
                return self.group(value)
            case "item":
                return self.item(value)
            case _:
                return value
