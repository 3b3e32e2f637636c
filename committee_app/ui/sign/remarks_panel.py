"""What the minutes would still lack, and the box in which the secretary adds words of their own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from committee_app.case.acts import MinutesPlace
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.shared.banners import BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.choice_box import ChoiceBox
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.reason_field import ReasonField
from committee_app.ui.sign.page import SignPage


class RemarksPanel(QWidget):
    """The completeness list, and one remark a place of the minutes; the numbers stay the record's."""

    remark_written = Signal(str, str)
    """A place of the minutes, and what is to stand there; nothing takes away what stood."""

    def __init__(self) -> None:
        super().__init__()
        self._page: SignPage | None = None
        self._lacks_title = Label("", "strong", wrap=True)
        self.lacks = FindingList(BannerTone.INFORMATION)
        self._title = Label("", "strong", wrap=True)
        self._told = RunningText("", "small", "muted")
        self._place_label = Label("", "strong")
        self.place = ChoiceBox()
        self.place.chosen.connect(lambda _: self._show_text())
        self.text = ReasonField("")
        self.text.changed.connect(lambda _: self._judge())
        self._write = Button("", ButtonKind.SECOND, icon_name="pencil")
        self._write.clicked.connect(lambda: self.remark_written.emit(self.place.choice(), self.text.text()))
        self.setLayout(
            column(
                column(self._lacks_title, self.lacks, gap="small"),
                column(
                    self._title,
                    self._told,
                    row(self._place_label, "medium", self.place, STRETCH),
                    self.text,
                    row(self._write, STRETCH),
                    gap="small",
                ),
                gap="large",
                margins="none",
            )
        )

    def show_page(self, page: SignPage) -> None:
        """Show what is lacking and what stands at the chosen place; what is being typed stays."""
        stood = dict(self._page.remarks) if self._page else {}
        self._page = page
        self.lacks.show_findings(page.lacks)
        self._lacks_title.setVisible(bool(page.lacks))
        self._word(page)
        place = self.place.choice()
        if stood.get(place, "") != dict(page.remarks).get(place, ""):
            self._show_text()
        self._judge()

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _word(self, page: SignPage) -> None:
        words = wording(current_language())
        self._lacks_title.setText(self.tr("What these minutes would not say"))
        self._title.setText(self.tr("Remarks of the secretary"))
        self._told.set_words(
            self.tr("They stand in a frame that says that you added them. Numbers and decisions cannot be typed here.")
        )
        self._place_label.setText(self.tr("Where it stands"))
        self.place.setAccessibleName(self.tr("Where it stands"))
        written = dict(page.remarks)
        options = tuple(
            (one.value, words.word("minutes_place", one.value) + (" ✓" if one.value in written else ""))
            for one in MinutesPlace
        )
        self.place.show_options(options, self.place.choice() or MinutesPlace.GENERAL.value)
        self.text.set_label(self.tr("Remark"))
        self._write.set_words(self._act_words())

    def _act_words(self) -> str:
        return self.tr("Take the remark away") if self._stands() and not self.text.text() else self.tr("Add the remark")

    def _stands(self) -> str:
        return dict(self._page.remarks).get(self.place.choice(), "") if self._page else ""

    def _show_text(self) -> None:
        self.text.set_text(self._stands())
        self._judge()

    def _judge(self) -> None:
        is_free = self._page is not None and self._page.busy is None
        self._write.setEnabled(is_free and self.text.is_acceptable() and self.text.text() != self._stands())
        self._write.set_words(self._act_words())
