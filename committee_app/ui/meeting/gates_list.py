"""The two gates of the day: scoring begins, scoring ends. What stands in the way, and whose turn it is."""

from __future__ import annotations

from collections import Counter
from typing import Final

from PySide6.QtCore import Signal

from committee_app.case.findings import Finding
from committee_app.case.people import Role
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.meeting.page import MeetingPage, Task
from committee_app.ui.meeting.panel import Panel
from committee_app.ui.shared.banners import Banner, BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.labels import KeyValueRows
from committee_app.ui.shared.mending_list import MendingLine, MendingList
from committee_app.ui.shared.questions import Question, QuestionDialog, ask

_WHOSE: Final = {
    "quorum.not_met": Role.SECRETARY,
    "rehearsal.missing": Role.SECRETARY,
    "actor.not_enrolled": Role.SECRETARY,
    "closing.not_proposed": Role.SECRETARY,
    "member.not_enrolled": Role.EVALUATOR,
    "sheet.missing": Role.EVALUATOR,
}
"""Whose turn a finding is; `record.not_confirmed` names the role itself."""


_MENDED_BY: Final = {
    "quorum.not_met": Task.ATTENDANCE,
    "member.not_enrolled": Task.ATTENDANCE,
    "rehearsal.missing": Task.REHEARSAL,
    "record.not_confirmed": Task.CONFIRMATION,
    "meeting.stopped": Task.HEARING,
}
"""Which task mends a finding, for whoever has that task."""

_OF_MEMBERS: Final = ("sheet.missing", "member.not_enrolled")
"""Findings that come once for each member, with the name."""


def whose_turn(finding: Finding) -> str:
    """Return the role that has to do something about a finding; empty where it is nobody's in particular.

    >>> whose_turn(Finding.of("record.not_confirmed", role="auditor"))
    'auditor'
    """
    facts = dict(finding.params)
    return str(facts["role"]) if "role" in facts else str(_WHOSE.get(finding.code, ""))


class GatePanel(Panel):
    """One gate: its findings with whose turn each is, and the act where it is this officer's."""

    passed = Signal()
    """The officer whose act it is does it."""
    leave_chosen = Signal()
    task_wanted = Signal(str)
    """Where something is mended."""

    def __init__(self, task: Task) -> None:
        super().__init__(task)
        self._question: QuestionDialog | None = None
        self._waiting = Banner(BannerTone.SUCCESS, "")
        self._waiting.act_chosen.connect(self.leave_chosen)
        self._facts = KeyValueRows(opposite=True)
        self._gates = MendingList()
        self._gates.mend_wanted.connect(self.task_wanted)
        self._act = Button("", ButtonKind.PRIMARY, size=ButtonSize.FINAL, icon_name="door-open")
        self._act.clicked.connect(self._ask)
        self._lay_out(self._waiting, self._facts, self._gates, self._problems, self._act)

    def show_now(self, page: MeetingPage) -> None:
        """Show what stands in the way."""
        super().show_now(page)
        is_mine, is_proposed = self._is_mine(page), self._is_proposed(page)
        self._gates.show_lines(() if is_proposed else self._lines(page))
        self._facts.set_rows(self._rows(page))
        self._act.setVisible(is_mine and not is_proposed)
        self._act.setEnabled(not page.obstacles and page.busy is None)
        self._act.set_words(self._confirm(page))
        is_over = not page.obstacles and not is_mine
        self._waiting.setVisible(is_proposed or is_over)
        self._waiting.show_news(
            BannerTone.SUCCESS,
            self.tr("You have closed scoring.") if is_proposed else self.tr("Everything is there."),
            self.tr("Now the chair confirms the closing.")
            if is_proposed
            else self.tr("Now the chair lets scoring begin."),
            self.tr("Back to the seats"),
        )
        self._head(*self._words(page))

    def _lines(self, page: MeetingPage) -> tuple[MendingLine, ...]:
        """Say what stands in the way, each with the task of this officer that mends it."""
        mine = {task for task, _ in page.tasks}
        return tuple(
            MendingLine(sentence, where=task, act=self.tr("Go there"))
            if (task := _mended_by(finding, page.role)) in mine
            else MendingLine(sentence)
            for sentence, finding in self._sentences(page.obstacles).items()
        )

    def _sentences(self, obstacles: tuple[Finding, ...]) -> dict[str, Finding]:
        """Return each sentence with its finding; what is missing of several members is said once, with their names."""
        counted = Counter(one.code for one in obstacles)
        said = {
            code: self._of_several(code, tuple(str(dict(one.params)["name"]) for one in obstacles if one.code == code))
            for code in _OF_MEMBERS
            if counted[code] > 1
        }
        return {said.get(one.code) or _sentence(one): one for one in obstacles}

    def _of_several(self, code: str, names: tuple[str, ...]) -> str:
        missing = (
            self.tr("**{0} sheets are not sealed yet.** Scoring ends once they are sealed or the absence is recorded.")
            if code == "sheet.missing"
            else self.tr("**{0} members who are here have not enrolled yet.** They enrol at their seats.")
        )
        return f"{missing.format(len(names))}\n{', '.join(names)}"

    def _is_mine(self, page: MeetingPage) -> bool:
        return self.task is Task.CLOSING or page.role is Role.CHAIR

    def _is_proposed(self, page: MeetingPage) -> bool:
        return self.task is Task.CLOSING and page.closing_proposed and page.role is Role.SECRETARY

    def _rows(self, page: MeetingPage) -> tuple[tuple[str, str], ...]:
        enrolled = sum(one.enrolled for one in page.members)
        here = (self.tr("Members here"), f"{page.quorum.present} / {page.quorum.roll}")
        if self.task is Task.CLOSING:
            return (here, (self.tr("Sealed sheets"), f"{page.sheets} / {enrolled}"))
        return (here, (self.tr("Members enrolled"), f"{enrolled} / {page.quorum.roll}"))

    def _words(self, page: MeetingPage) -> tuple[str, str]:
        if self.task is Task.OPENING:
            return self.tr("Scoring begins"), self.tr(
                "From here on the members sign their pledge, declare conflicts, score and seal."
            )
        if page.role is Role.CHAIR:
            return self.tr("Scoring ends"), self.tr(
                "The secretary closes, then you confirm. No sheet can come after that."
            )
        return self.tr("Scoring ends"), self.tr("You close, then the chair confirms. No sheet can come after that.")

    def _confirm(self, page: MeetingPage) -> str:
        if self.task is Task.OPENING:
            return self.tr("Let scoring begin")
        return self.tr("Confirm the closing") if page.role is Role.CHAIR else self.tr("Close scoring")

    def _ask(self) -> None:
        page = self._page
        if page is None:
            return
        title, text = (
            (self.tr("Let scoring begin?"), self.tr("Enrolment is over then: nobody can join as a member any more."))
            if self.task is Task.OPENING
            else (self.tr("Close scoring?"), self.tr("After the chair's confirmation no sheet can be added any more."))
        )
        self._question = ask(
            self,
            Question(
                title=title, text=text, facts=self._rows(page), confirm=self._confirm(page), icon_name="door-open"
            ),
        )
        self._question.confirmed.connect(lambda _: self.passed.emit())


def _mended_by(finding: Finding, role: Role) -> Task | None:
    """Return the task in which this officer mends a finding; what waits for another holder is not theirs to mend."""
    is_anothers = finding.code == "record.not_confirmed" and whose_turn(finding) != role
    return None if is_anothers else _MENDED_BY.get(finding.code)


def _sentence(finding: Finding) -> str:
    words = wording(current_language())
    role = whose_turn(finding)
    said = words.finding(finding)
    return f"**{words.word('role', role)}** · {said}" if role else said
