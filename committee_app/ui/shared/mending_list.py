"""What stands in the way or is to be looked at, each line with the way to where it is mended."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from committee_app.ui.shared.banners import BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.finding_list import ICONS
from committee_app.ui.shared.labels import IconLabel, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.theme import current, follow_theme


@dataclass(frozen=True, slots=True)
class MendingLine:
    """A sentence; `where` is the code of the place that mends it, `act` what its button says: empty for none."""

    sentence: str
    tone: BannerTone = BannerTone.WARNING
    where: str = ""
    act: str = ""


class MendingList(QWidget):
    """Lines with a button each; hidden while there is none."""

    mend_wanted = Signal(str)
    """The code of the place."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[MendingLine, ...] = ()
        self.setVisible(False)
        follow_theme(self._dress)

    def show_lines(self, lines: tuple[MendingLine, ...]) -> None:
        """Show these lines and no others."""
        if lines == self._shown:
            return
        self._shown = lines
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._lines.addWidget(self._line(line))
        self.setVisible(bool(lines))
        self.setAccessibleName(" ".join(self.sentences()))

    def sentences(self) -> tuple[str, ...]:
        """Return what is shown."""
        return tuple(one.sentence for one in self._shown)

    def _line(self, line: MendingLine) -> QWidget:
        shown = QWidget()
        icon = IconLabel(ICONS[line.tone], f"{line.tone}_text", "icon")
        beside = row(column(icon, STRETCH), (RunningText(line.sentence), 1), gap="small")
        if line.where:
            way = Button(line.act, ButtonKind.THIRD, size=ButtonSize.TOOL, name=f"{line.act}: {line.sentence}")
            way.clicked.connect(lambda: self.mend_wanted.emit(line.where))
            beside.add(column(way, STRETCH))
        shown.setLayout(beside)
        return shown

    def _dress(self) -> None:
        self._lines.setSpacing(current().space("small"))
