"""The strip under the top bar that guides through a rehearsal; its colour says that nothing here counts."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame

from committee_app.ui.guide.page import GuidePage, GuideStep
from committee_app.ui.shared.labels import IconLabel, Label
from committee_app.ui.shared.layouts import row


class GuideStrip(QFrame):
    """One sentence: where the person is in the rehearsal, and what comes next."""

    def __init__(self) -> None:
        super().__init__()
        self._page: GuidePage | None = None
        self.setProperty("kind", "guide")
        self._title = Label("", "strong", "rehearsal")
        self._count = Label("", "strong", "rehearsal")
        self._sentence = Label("", "medium", "rehearsal", wrap=True)
        icon = IconLabel("list-checks", "rehearsal_text", "icon_small")
        self.setLayout(
            row(icon, self._title, self._count, "small", (self._sentence, 1), gap="small", margins=("wide", "close"))
        )
        self.setVisible(False)

    def show_page(self, page: GuidePage | None) -> None:
        """Show the next step; None hides the strip."""
        self._page = page
        self.setVisible(page is not None)
        if page is None:
            return
        self._title.setText(self.tr("Rehearsal"))
        self._count.setText(f"{page.number}/{page.count}" if page.number else "")
        self._count.setVisible(page.number > 0)
        self._sentence.setText(self._said(page.step))
        self.setAccessibleName(f"{self._title.text()} {self._count.text()} {self._sentence.text()}")

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.show_page(self._page)
        super().changeEvent(event)

    def _said(self, step: GuideStep) -> str:
        return {
            GuideStep.SIT: self.tr("Take any seat with the code that is shown."),
            GuideStep.OFFICER: self.tr("Nothing that is done here counts."),
            GuideStep.PLEDGE: self.tr("Read the pledge, tick the box and sign."),
            GuideStep.CONFLICTS: self.tr("Answer where you have a conflict, then all others at once, and sign."),
            GuideStep.MARK: self.tr(
                "Type a mark and press Enter, until the project has no blank. Each is saved at once."
            ),
            GuideStep.REASON: self.tr("Write the reasons that are asked for: Ctrl+M goes there."),
            GuideStep.FOLLOWING: self.tr("The project is done. PageDown opens the next one; give it a mark."),
            GuideStep.READ_BACK: self.tr(
                "Press “Check and seal” to read everything back. Score all projects to seal, or leave with F12."
            ),
            GuideStep.LEAVE: self.tr("Sealed. Write down the four words and leave the seat with F12."),
        }[step]
