"""The step that closes the case for good."""

from __future__ import annotations

from PySide6.QtCore import Signal

from committee_app.case.lifecycle import Stage
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.layouts import STRETCH, column
from committee_app.ui.shared.questions import Question, ask
from committee_app.ui.sign.page import SignPage, SignStep
from committee_app.ui.sign.step_panel import StepPanel


class ArchivePanel(StepPanel):
    """Nothing more happens in this case."""

    step = SignStep.ARCHIVE
    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._act = Button("", ButtonKind.DANGER, size=ButtonSize.FINAL, icon_name="lock")
        self._act.clicked.connect(self._ask)
        self.setLayout(column(self.head(self._act, self._leave), self._obstacles, self._problems, STRETCH, gap="large"))

    def show_page(self, page: SignPage) -> None:
        """Show whether the case is closed for good."""
        super().show_page(page)
        is_archived = page.stage is Stage.ARCHIVED
        self._act.setVisible(self.is_theirs(page) and not is_archived)
        self._act.setEnabled(self.can_act(page))
        self._act.set_words(self.tr("Close the case for good …"))
        self._title.setText(self.tr("The case is closed") if is_archived else self.tr("Close the case for good"))
        if is_archived:
            self._text.set_words(self.tr("It can be opened, read and checked. Nothing can be added."))
        elif self.is_theirs(page):
            self._text.set_words(self.tr("After that nothing can be added to this case, no correction either."))
        else:
            self._text.set_words(self.tr("The secretary closes the case for good."))

    def _ask(self) -> None:
        page = self._page
        if page is None:
            return
        self._question = ask(
            self,
            Question(
                title=self.tr("Close the case {0} for good?").format(page.case),
                text=self.tr("After that nothing can be added to this case, no correction either."),
                typed=page.case,
                typed_label=self.tr("Type the case number"),
                confirm=self.tr("Close the case for good"),
                icon_name="lock",
                is_danger=True,
            ),
        )
        self._question.confirmed.connect(self.confirmed)
