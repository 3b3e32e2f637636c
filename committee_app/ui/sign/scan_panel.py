"""The step in which the paper comes in that people signed by hand: a scan, and who signed on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from committee_app.case.identifiers import Actor
from committee_app.case.lifecycle import Stage
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card
from committee_app.ui.shared.choices import CheckBox
from committee_app.ui.shared.file_dialogs import choose_file
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column
from committee_app.ui.shared.moments import moment
from committee_app.ui.shared.path_field import PathField
from committee_app.ui.shared.questions import Question, ask
from committee_app.ui.sign.page import Busy, ScanRow, SignPage, SignStep
from committee_app.ui.sign.step_panel import StepPanel


class ScanLine(Card):
    """One scan that is there: whose hands, its file, when it came in, and how its digest begins."""

    def __init__(self) -> None:
        self._names = Label("", "subheading", wrap=True)
        self._file = RunningText("", "small", "muted")
        super().__init__(column(self._names, self._file, gap="hair", margins=("large", "small")))

    def show_scan(self, scan: ScanRow) -> None:
        """Show a scan."""
        self._names.setText(", ".join(scan.signers))
        self._file.set_words(
            self.tr("{0}, pages: {1}, attached {2}, SHA-256 {3}…").format(
                scan.name, scan.pages, moment(scan.at), scan.sha256[:16]
            )
        )


class ScanPanel(StepPanel):
    """What is there, and for the secretary a file and the people who signed on the paper."""

    step = SignStep.SCAN
    attached = Signal(str, tuple)
    """Path, and the actors who signed by hand."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[ScanLine] = []
        self._boxes: list[CheckBox] = []
        self._actors: tuple[Actor, ...] = ()
        self._shown: tuple[ScanRow, ...] = ()
        self._place, self._people = QVBoxLayout(), QVBoxLayout()
        for place in (self._place, self._people):
            place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(12)
        self._file = PathField()
        self._file.asked.connect(self._choose)
        self._who = Label("", "strong")
        self._act = Button("", ButtonKind.PRIMARY, size=ButtonSize.FINAL, icon_name="file-plus")
        self._act.clicked.connect(self._ask)
        self._form = Card(column(self._file, self._who, self._people, gap="medium", margins="large"))
        self.setLayout(
            column(
                self.head(self._act),
                self._place,
                self._form,
                self._obstacles,
                self._problems,
                STRETCH,
                gap="large",
            )
        )

    def show_page(self, page: SignPage) -> None:
        """Show the scans, and the form while something can be attached."""
        super().show_page(page)
        while len(self._lines) < len(page.scans):
            self._lines.append(ScanLine())
            self._place.addWidget(self._lines[-1])
        for line in self._lines[len(page.scans) :]:
            line.setVisible(False)
        for line, scan in zip(self._lines, page.scans, strict=False):
            line.show_scan(scan)
            line.setVisible(True)
        may = self.is_theirs(page) and page.stage is not Stage.ARCHIVED
        self._form.setVisible(may)
        self._act.setVisible(may)
        if page.scans[-1:] != self._shown:
            self._shown = page.scans[-1:]
            self._forget()
        self._show_people(page)
        self._word(page)
        self._form.setEnabled(page.busy is None)
        self._judge()

    def _forget(self) -> None:
        """Empty the form after its scan was attached."""
        self._file.set_path("")
        for box in self._boxes:
            box.setChecked(False)
        self._judge()

    def _show_people(self, page: SignPage) -> None:
        words = wording(current_language())
        actors = tuple(one.actor for one in page.signers)
        if actors != self._actors:
            self._actors = actors
            for box in self._boxes:
                self._people.removeWidget(box)
                box.deleteLater()
            self._boxes = [CheckBox("") for _ in actors]
            for box in self._boxes:
                box.toggled.connect(self._judge)
                self._people.addWidget(box)
        for box, signer in zip(self._boxes, page.signers, strict=True):
            said = f"{words.word('role', signer.role.value)} {signer.name}"
            box.setText(said[:1].upper() + said[1:])
            box.setAccessibleName(box.text())

    def _word(self, page: SignPage) -> None:
        self._title.setText(self.tr("Signed by hand"))
        if self.is_theirs(page):
            self._text.set_words(
                self.tr(
                    "Print the minutes, have the page with the places signed, scan it. Of a picture nothing stays that "
                    "a camera noted; a PDF is kept whole, with all it says of itself. The paper stays the proof."
                )
            )
        else:
            self._text.set_words(self.tr("The secretary attaches scans of what was signed by hand."))
        self._file.set_words(self.tr("Scan (PDF, JPEG, PNG)"), self.tr("Choose …"))
        self._who.setText(self.tr("Who signed on the paper"))
        self._act.set_words(self.tr("Reading the scan …") if page.busy is Busy.READING else self.tr("Attach the scan"))

    def _judge(self) -> None:
        page = self._page
        whole = bool(self._file.path()) and bool(self._marked())
        self._act.setEnabled(page is not None and self.can_act(page) and whole)

    def _marked(self) -> tuple[Actor, ...]:
        return tuple(actor for actor, box in zip(self._actors, self._boxes, strict=True) if box.isChecked())

    def _ask(self) -> None:
        marked = self._marked()
        names = [box.text() for box in self._boxes if box.isChecked()]
        self._question = ask(
            self,
            Question(
                title=self.tr("Did these people sign this paper by hand?"),
                text=self.tr(
                    "This stands in the record with your signature. Of members who have not signed in the file it is "
                    "noted that they signed on paper; their place in the file stays empty."
                ),
                facts=(
                    (self.tr("Scan"), Path(self._file.path()).name),
                    (self.tr("Signed on the paper"), ", ".join(names)),
                ),
                confirm=self.tr("Attach the scan"),
                icon_name="file-plus",
            ),
        )
        self._question.confirmed.connect(lambda _words: self.attached.emit(self._file.path(), marked))

    def _choose(self) -> None:
        kinds = self.tr("Scans (*.pdf *.jpg *.jpeg *.png)")
        choose_file(self, self.tr("Choose a scan"), kinds, self._take_file)

    def _take_file(self, path: str) -> None:
        self._file.set_path(path)
        self._judge()
