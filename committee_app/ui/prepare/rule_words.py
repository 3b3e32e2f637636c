"""What the fields of the rules are called, and the words for their choices."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject

from committee_app.case.programme import Programme
from committee_app.case.rule_fields import RuleField, RuleSection
from committee_app.ui.language import current_language

_TITLES: Final = frozenset({"maximum"})
"""Labels that say nothing beside the title of what they belong to."""


class RuleWords(QObject):
    """Words for sections, fields and options, in the language in force."""

    def section(self, section: RuleSection) -> str:
        """Return the name of a step of the form."""
        return {
            RuleSection.IDENTITY: self.tr("Identity"),
            RuleSection.CRITERIA: self.tr("Criteria"),
            RuleSection.ARITHMETIC: self.tr("Arithmetic"),
            RuleSection.TIES: self.tr("Ties"),
            RuleSection.MONEY: self.tr("Money"),
            RuleSection.PEOPLE: self.tr("People"),
        }[section]

    def name(self, field: RuleField) -> str:
        """Return what a field is called: what it belongs to, and what of it."""
        of = field.of.in_language(current_language())
        if field.label in _TITLES:
            return of
        label = self._label(field.label)
        return label.format(of) if "{0}" in label else " · ".join(filter(None, (of, label)))

    def option(self, field: RuleField, code: str, rules: Programme | None) -> str:
        """Return the words of a choice; of a criterion its title."""
        if field.label == "rung_mean" and rules is not None:
            return f"{code} {self._criterion(code, rules)}".strip()
        return self._options().get(code, code)

    def yes_and_no(self) -> tuple[tuple[str, str], ...]:
        """Return the two answers of a flag."""
        return (("true", self.tr("yes")), ("false", self.tr("no")))

    def _criterion(self, code: str, rules: Programme) -> str:
        try:
            return rules.criterion_title(code).in_language(current_language())
        except KeyError:
            return ""

    def _options(self) -> dict[str, str]:
        return {
            "mean": self.tr("mean of all"),
            "trimmed_mean": self.tr("mean without highest and lowest"),
            "half_up": self.tr("halves up"),
            "half_even": self.tr("halves to even"),
            "down": self.tr("cut off"),
            "strict_prefix": self.tr("stop before the first that does not fit"),
            "partial_last": self.tr("fund the last in part"),
            "none": self.tr("the motion falls"),
            "decides": self.tr("the chair, who votes too, decides"),
            "on_tie": self.tr("the chair votes then only"),
        }

    def _label(self, code: str) -> str:
        return {
            "title_ko": self.tr("Title in Korean"),
            "title_en": self.tr("Title in English"),
            "committee_title_ko": self.tr("Committee in Korean"),
            "committee_title_en": self.tr("Committee in English"),
            "ministry_ko": self.tr("Ministry in Korean"),
            "ministry_en": self.tr("Ministry in English"),
            "agency_ko": self.tr("Agency in Korean"),
            "agency_en": self.tr("Agency in English"),
            "basis": self.tr("Announced in"),
            "reference_date": self.tr("Reference date of the grounds"),
            "step": self.tr("Step of a mark"),
            "reason_minimum": self.tr("Least length of a reason, characters"),
            "method": self.tr("Method"),
            "drop_each_end": self.tr("Dropped at each end"),
            "trim_from": self.tr("Dropped from so many ballots on"),
            "places": self.tr("Decimals that stay"),
            "mode": self.tr("Rounding"),
            "bonus": self.tr("Bonus: {0}"),
            "bonus_cap": self.tr("All bonus at most"),
            "penalty": self.tr("Penalty: {0}"),
            "total_cap": self.tr("Final at most"),
            "threshold": self.tr("At least"),
            "rung_mean": self.tr("Rung {0}: higher mean of"),
            "rung_vote": self.tr("Rung {0}: vote of the committee, rounds"),
            "rung_lot": self.tr("Rung {0}: lot, witnesses"),
            "budget": self.tr("budget, won"),
            "cap": self.tr("at most for one, won"),
            "reserves": self.tr("reserves"),
            "matching": self.tr("matched by self-reliance"),
            "cutoff": self.tr("Where the money ends"),
            "min_ratio": self.tr("Least part of the last"),
            "minimum_share": self.tr("{0}: least share of the selected, %"),
            "size": self.tr("Members"),
            "official_max": self.tr("Officials at most"),
            "quorum": self.tr("Quorum of the members"),
            "casting_vote": self.tr("On a tie of for and against"),
        }.get(code, code)
