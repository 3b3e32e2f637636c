"""The step in which copies are taken along."""

from __future__ import annotations

from PySide6.QtCore import Signal

from committee_app.case.people import Role
from committee_app.ui.shared.banners import Banner, BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.file_dialogs import choose_folder
from committee_app.ui.shared.labels import RunningText
from committee_app.ui.shared.layouts import STRETCH, column
from committee_app.ui.sign.page import SignPage, SignStep
from committee_app.ui.sign.saved_files import SavedFiles
from committee_app.ui.sign.step_panel import StepPanel


class KeepPanel(StepPanel):
    """Copies to take away, and how anybody checks them."""

    step = SignStep.KEEP
    folder_chosen = Signal(str)
    verify_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._act = Button("", ButtonKind.PRIMARY, size=ButtonSize.FINAL, icon_name="download")
        self._act.clicked.connect(lambda: choose_folder(self, self.tr("Where to save"), self.folder_chosen.emit))
        self._waits = RunningText("", "body", "subtle")
        self.saved = SavedFiles()
        self._hint = Banner(BannerTone.INFORMATION, "")
        self._hint.act_chosen.connect(self.verify_chosen)
        self.setLayout(
            column(
                self.head(self._act),
                self._waits,
                self._problems,
                self.saved,
                self._hint,
                STRETCH,
                gap="large",
            )
        )

    def show_page(self, page: SignPage) -> None:
        """Show what was saved."""
        super().show_page(page)
        self._act.setVisible(page.is_signed and page.role is not Role.EVALUATOR)
        self._act.setEnabled(page.busy is None)
        self._act.set_kind(ButtonKind.SECOND if page.saved else ButtonKind.PRIMARY)
        self._waits.setVisible(not page.is_signed)
        self._hint.setVisible(page.is_signed)
        self.saved.show_files(page.saved if page.step is self.step else ())
        self._title.setText(self.tr("Take copies along"))
        self._text.set_words(
            self.tr(
                "The signed minutes with the record inside, the result for other programs, "
                "and a folder for the records system."
            )
        )
        self._waits.set_words(self.tr("Copies can be saved once everybody has signed."))
        self._act.set_words(self.tr("Save minutes and result …"))
        self._hint.show_news(
            BannerTone.INFORMATION,
            self.tr("Anybody can check the PDF without this case file"),
            self.tr("On the check page of this program, or in a terminal: committee-app verify minutes.pdf"),
            self.tr("Check it now") if page.saved else "",
        )
