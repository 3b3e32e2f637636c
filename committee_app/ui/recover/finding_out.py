"""What was found, from the verdict above to the acts below."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from committee_app.desks.recovery import Aftermath, Comparison, Relation
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.recover.page import Advice, RecoverPage
from committee_app.ui.shared.banners import Banner, BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card, Scrolled
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import KeyValueRows, Label, Rule, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.moments import moment
from committee_app.ui.shared.panes import Padded

_TONE = {
    Advice.GO_ON: BannerTone.SUCCESS,
    Advice.TAKE_COPY: BannerTone.WARNING,
    Advice.KEEP_BOTH: BannerTone.DANGER,
    Advice.FIND_COPY: BannerTone.DANGER,
}
_MOST_NAMED = 5
"""So many entries that only one of the two has are named, the newest of them."""


class AftermathPane(QWidget):
    """The verdict, the file, the unfinished work, the copy, and at the foot what can be done."""

    copy_asked = Signal()
    restore_asked = Signal()
    open_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._verdict = Banner(BannerTone.SUCCESS, "-")
        self._restored = Banner(BannerTone.INFORMATION, "-")
        self._there_title, self._there = Label("", "subheading"), KeyValueRows()
        self._trouble = FindingList()
        self._kept_title, self._kept = Label("", "subheading"), KeyValueRows()
        self._no_drafts = RunningText("", "body", "subtle")
        self._copy_title, self._copy = Label("", "subheading"), KeyValueRows()
        self._copy_trouble = FindingList()
        self._no_copy = RunningText("", "body", "subtle")
        self._other_copy = Button("-", ButtonKind.THIRD, size=ButtonSize.TOOL, icon_name="folder-open")
        self._restore = Button("-", ButtonKind.SECOND, icon_name="undo-2")
        self._open = Button("-", ButtonKind.PRIMARY, icon_name="folder-open")
        self._foot = RunningText("", "small", "muted")
        self._other_copy.clicked.connect(self.copy_asked)
        self._restore.clicked.connect(self.restore_asked)
        self._open.clicked.connect(self.open_asked)
        there = column(self._there_title, self._there, self._trouble, gap="small")
        kept = column(self._kept_title, self._kept, self._no_drafts, gap="small")
        copy_head = row((self._copy_title, 1), self._other_copy)
        copy = column(copy_head, self._copy, self._no_copy, self._copy_trouble, gap="small")
        inside = column(there, Rule("hair"), kept, Rule("hair"), copy, STRETCH, gap="medium", margins=("wide", "large"))
        foot = row((self._foot, 1), self._restore, self._open, gap="medium", margins=("wide", "medium"))
        card = Card(column((Scrolled(Padded(inside)), 1), Rule("line"), foot, margins="hair"))
        self.setLayout(column(self._verdict, self._restored, (card, 1), gap="medium"))

    def show_page(self, page: RecoverPage) -> None:
        """Show what was found; nothing before anybody looked."""
        found, advice = page.found, page.advice
        if found is None or advice is None:
            return
        title, text = self._verdict_words(advice)
        self._verdict.show_news(_TONE[advice], title, text)
        self._show_restored(page)
        self._there.set_rows(self._what_is_there(found))
        self._trouble.show_findings((*found.trouble, *found.remembered, *found.left))
        self._kept.set_rows(
            (one.name, self.tr("{0} pieces, the newest of {1}").format(one.count, moment(one.saved_at)))
            for one in found.drafts
        )
        self._no_drafts.setVisible(not found.drafts)
        self._copy.set_rows(self._what_the_copy_says(page.copy, page.beside) if page.beside else ())
        self._no_copy.setVisible(page.beside is None)
        self._copy_trouble.show_findings(page.copy_trouble)
        self._other_copy.setEnabled(not page.busy)
        self._restore.setVisible(advice in (Advice.TAKE_COPY, Advice.KEEP_BOTH))
        self._restore.setEnabled(page.can_restore)
        self._open.setVisible(not found.trouble)
        self.setFocusProxy(self._open if not found.trouble else self._restore if page.can_restore else self._other_copy)
        self._open.setEnabled(page.can_open)
        self._foot.set_words(
            self.tr("A file that is not whole is not opened. Bring the copy, or verify the file with the auditor.")
            if found.trouble
            else self.tr(
                "The last entry is what stands. Ask its author whether something they did after it is missing."
            )
        )

    def word(self) -> None:
        """Say everything in the language in force."""
        self._there_title.setText(self.tr("What is there"))
        self._kept_title.setText(self.tr("Unfinished work that is kept"))
        self._no_drafts.set_words(self.tr("No sheet in progress lies in the file."))
        self._copy_title.setText(self.tr("The newest copy"))
        self._no_copy.set_words(
            self.tr("No second copy of this case was found. If there is one on another medium, choose it.")
        )
        self._other_copy.set_words(self.tr("Choose another copy"))
        self._restore.set_words(self.tr("Put the copy in its place"))
        self._open.set_words(self.tr("Open this case"))

    def _verdict_words(self, advice: Advice) -> tuple[str, str]:
        return {
            Advice.GO_ON: (
                self.tr("Nothing that was saved is missing"),
                self.tr("Open the case and go on after the last entry."),
            ),
            Advice.TAKE_COPY: (
                self.tr("The copy is the better one"),
                self.tr("Put it in the file's place. The file is kept under another name."),
            ),
            Advice.KEEP_BOTH: (
                self.tr("The file and the copy went different ways"),
                self.tr("Write in neither. Keep both, and decide with chair and auditor which one counts."),
            ),
            Advice.FIND_COPY: (
                self.tr("Something is missing or not whole"),
                self.tr("Look for the newest copy on the other medium and choose it here."),
            ),
        }[advice]

    def _show_restored(self, page: RecoverPage) -> None:
        done = page.restored
        self._restored.setVisible(done is not None)
        if done is None:
            return
        kept = self.tr("The file from before is kept as {0}, SHA-256 {1}.").format(done.kept, done.sha256)
        title = self.tr("{0} is in the file's place now").format(done.copy)
        self._restored.show_news(BannerTone.INFORMATION, title, kept if done.kept else "")

    def _what_is_there(self, found: Aftermath) -> tuple[tuple[str, str], ...]:
        closed = self.tr("no: the program ended while it was open") if found.unclosed else self.tr("yes")
        cut = self.tr("one, taken back just now") if found.replayed else self.tr("none")
        rows = (
            (self.tr("Closed in order"), closed),
            (self.tr("Saving cut in the middle"), cut),
            (self.tr("Entries that hold"), f"{found.entries:,}"),
        )
        last = found.last
        if last is None:
            return rows
        act = wording(current_language()).word("act", last.kind)
        said = self.tr("no. {0}, {1}, {2}: {3}").format(last.seq, moment(last.at), last.name, act)
        return (*rows, (self.tr("Last entry"), said))

    def _what_the_copy_says(self, copy: str, beside: Comparison) -> tuple[tuple[str, str], ...]:
        rows = [
            (self.tr("Copy"), Path(copy).name),
            (self.tr("Beside the file"), self._relation(beside.relation)),
            (self.tr("Entries in both"), f"{beside.both:,}"),
        ]
        for title, entries in (
            (self.tr("Only in the file"), beside.only_here),
            (self.tr("Only in the copy"), beside.only_there),
        ):
            if entries:
                named = (f"{one.seq}" for one in entries[-_MOST_NAMED:])
                before = "… " if len(entries) > _MOST_NAMED else ""
                rows.append((title, self.tr("{0} (no. {1})").format(len(entries), before + ", ".join(named))))
        return tuple(rows)

    def _relation(self, relation: Relation) -> str:
        return {
            Relation.SAME: self.tr("the same record"),
            Relation.LESS: self.tr("older: everything in it is in the file too"),
            Relation.MORE: self.tr("newer: it has entries that the file lacks"),
            Relation.PARTED: self.tr("the two went different ways"),
            Relation.OTHER_CASE: self.tr("another case"),
            Relation.UNREADABLE: self.tr("cannot be compared: one of the two holds no entry"),
        }[relation]
