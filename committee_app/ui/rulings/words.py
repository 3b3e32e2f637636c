"""How kinds, parts and facts of rulings are said: labels of the window, and the words that the minutes use too."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject

from committee_app.case.conflicts import ConflictKind, DropCause, DropPolicy, LateRemedy, VoidGround
from committee_app.case.people import Category
from committee_app.case.programme import Ground
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.rulings.page import EVERY, ItemOption, Kind, Part, RulingsPage

CHOICES: Final[dict[Part, tuple[str, tuple[str, ...]]]] = {
    Part.CONFLICT: ("conflict_kind", tuple(ConflictKind)),
    Part.VOID_GROUND: ("void_ground", tuple(VoidGround)),
    Part.REMEDY: ("late_remedy", tuple(LateRemedy)),
    Part.CAUSE: ("drop_cause", tuple(DropCause)),
    Part.POLICY: ("drop_policy", tuple(DropPolicy)),
    Part.CATEGORY: ("category", tuple(Category)),
}
"""The parts that are chosen from a closed list: the table of its words, and its codes."""


class RulingWords(QObject):
    """Words in the language in force."""

    def kind(self, kind: Kind) -> str:
        """Return what a kind of ruling is called."""
        return {
            Kind.ANSWER: self.tr("Answer to a ruling"),
            Kind.EXCLUSION: self.tr("Exclusion by law"),
            Kind.CLEARANCE: self.tr("Answer: no conflict"),
            Kind.CHALLENGE: self.tr("Challenge by vote"),
            Kind.LATE_CONFLICT: self.tr("Conflict found late"),
            Kind.VOIDING: self.tr("Ballots void"),
            Kind.DROP_OUT: self.tr("Member drops out"),
            Kind.SUBSTITUTE: self.tr("Substitute seated"),
            Kind.PENALTY: self.tr("Penalty for contact"),
            Kind.LEFT_OPEN: self.tr("Close without a sheet"),
            Kind.CONTACT: self.tr("Contact by an applicant"),
            Kind.ABSENCE: self.tr("Absence"),
            Kind.FIGURE: self.tr("Bonus or penalty"),
            Kind.FIGURE_CHECK: self.tr("Bonus or penalty, second reading"),
            Kind.ACTING_CHAIR: self.tr("Acting chair"),
        }[kind]

    def options(self, part: Part, page: RulingsPage) -> tuple[tuple[str, str], ...]:
        """Return what can be chosen in a part: code and words."""
        if part is Part.MEMBER:
            return tuple((one.code, one.words or self.tr("All who have not sealed")) for one in page.members)
        if part is Part.PROPOSAL:
            return tuple((one.code, one.words or self.tr("Every project")) for one in page.proposals)
        if part is Part.GROUND:
            return tuple((one.code, one.title.in_language(current_language())) for one in page.grounds)
        if part is Part.ITEM:
            return tuple((one.code, one.title.in_language(current_language())) for one in page.items)
        if part is Part.FIGURE:
            return tuple((one.code, self._figure(one)) for one in page.figures)
        table, codes = CHOICES[part]
        words = wording(current_language())
        return tuple((str(code), words.word(table, code)) for code in codes)

    def _figure(self, one: ItemOption) -> str:
        title = one.title.in_language(current_language())
        return self.tr("{0}: {1} ({2})").format(one.proposal, title, one.evidence)

    def value(self, part: Part, value: str, grounds: tuple[Ground, ...]) -> str:
        """Return a fact of a ruling in words."""
        if part in CHOICES:
            return wording(current_language()).word(CHOICES[part][0], value)
        if part is Part.GROUND:
            found = next((one for one in grounds if one.code == value), None)
            return found.title.in_language(current_language()) if found else value
        if value == EVERY:
            return self.tr("All who have not sealed") if part is Part.MEMBER else self.tr("Every project")
        return value

    def part(self, part: Part, kind: Kind) -> str:
        """Return the label of a part."""
        if part is Part.MEMBER and kind is Kind.SUBSTITUTE:
            return self.tr("In the place of")
        if part is Part.REASON and kind in (Kind.LATE_CONFLICT, Kind.FIGURE):
            return self.tr("Evidence")
        if part is Part.REASON and kind is Kind.CONTACT:
            return self.tr("What happened")
        return {
            Part.MEMBER: self.tr("Member"),
            Part.PROPOSAL: self.tr("Project"),
            Part.CONFLICT: self.tr("What it is in law"),
            Part.GROUND: self.tr("Ground"),
            Part.VOID_GROUND: self.tr("Why it is void"),
            Part.REMEDY: self.tr("Remedy"),
            Part.CAUSE: self.tr("Class of the cause"),
            Part.POLICY: self.tr("What becomes of the sheet"),
            Part.NAME: self.tr("Name"),
            Part.AFFILIATION: self.tr("Affiliation"),
            Part.CATEGORY: self.tr("Category"),
            Part.ITEM: self.tr("Item"),
            Part.FIGURE: self.tr("What waits, and its evidence"),
            Part.POINTS: self.tr("Points"),
            Part.REASON: self.tr("Reason"),
            Part.VOTE: self.tr("In favour / entitled"),
        }[part]

    def help(self, part: Part, page: RulingsPage) -> str:
        """Return the line under a field."""
        if part is Part.REASON and page.kind is Kind.ANSWER:
            return self.tr("Needed only where you do not agree.")
        if part is Part.POINTS and page.kind is Kind.FIGURE_CHECK:
            return self.tr("As you read them from the evidence; the points entered first are not shown.")
        if part is Part.POINTS:
            return self.tr("With 0 points the item is taken away.")
        if part is Part.REASON:
            return self.tr("It stands in the minutes.")
        return ""

    def told(self, kind: Kind) -> str:
        """Return what an act of this kind does, in a sentence or two."""
        return {
            Kind.ANSWER: self.tr("You agree to the chair's ruling, which takes effect then, or refuse it and say why."),
            Kind.EXCLUSION: self.tr("The law excludes the member from the project. Before the sheet is sealed."),
            Kind.CLEARANCE: self.tr("The member asked. You answer that there is no conflict, and why they may score."),
            Kind.CHALLENGE: self.tr("The committee votes on the challenge; the member it is against does not vote."),
            Kind.LATE_CONFLICT: self.tr(
                "The remedy is fixed before anybody sees what it changes. A second holder must agree."
            ),
            Kind.VOIDING: self.tr("A voided ballot stays closed for ever. A second holder must agree."),
            Kind.DROP_OUT: self.tr(
                "A member leaves for good. Only the class of the cause is written down. A second holder must agree."
            ),
            Kind.SUBSTITUTE: self.tr(
                "Somebody takes the place of a member who left: they pledge, declare and score all themselves. "
                "A second holder must agree."
            ),
            Kind.PENALTY: self.tr("The project gets the penalty announced for contact. A second holder must agree."),
            Kind.LEFT_OPEN: self.tr("Scoring may close without the sheets of these members."),
            Kind.CONTACT: self.tr("An applicant sought out a member. It is reported, and scoring goes on."),
            Kind.ABSENCE: self.tr("The member was not there and gives no marks. An absent mark is never a zero."),
            Kind.FIGURE: self.tr(
                "Points of an announced item, once for all members. They count when auditor or chair has read the same "
                "points from the evidence."
            ),
            Kind.FIGURE_CHECK: self.tr(
                "The secretary entered points. You look at the same evidence and type what you read. If it is the "
                "same, it counts from then on."
            ),
            Kind.ACTING_CHAIR: self.tr("Another member presides from here on, and makes a key of their own next."),
        }[kind]

    def nobody(self, kind: Kind) -> str:
        """Return why nothing of this kind is to be ruled now, where it is nobody's case."""
        return {
            Kind.ANSWER: self.tr("No ruling waits for an answer."),
            Kind.CLEARANCE: self.tr("Nobody has asked."),
            Kind.EXCLUSION: self.tr("Every sheet is sealed."),
            Kind.ABSENCE: self.tr("Every sheet is sealed."),
            Kind.LATE_CONFLICT: self.tr("No sheet is sealed yet."),
            Kind.VOIDING: self.tr("No sealed ballot."),
            Kind.SUBSTITUTE: self.tr("Nobody's place is empty."),
            Kind.PENALTY: self.tr("No contact is reported."),
            Kind.LEFT_OPEN: self.tr("No sheet is waited for."),
            Kind.FIGURE: self.tr("The rules announce no bonus and no penalty."),
            Kind.FIGURE_CHECK: self.tr("No points wait for a second reading."),
            Kind.ACTING_CHAIR: self.tr("No other member is here."),
        }.get(kind, "")
