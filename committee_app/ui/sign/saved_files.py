"""Where the files are that were just written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from committee_app.ui.shared.banners import Banner, BannerTone
from committee_app.ui.shared.layouts import column


class SavedFiles(QWidget):
    """What was written, and where."""

    def __init__(self) -> None:
        super().__init__()
        self._files: tuple[Path, ...] = ()
        self._banner = Banner(BannerTone.SUCCESS, "")
        self._banner.act_chosen.connect(self._open_folder)
        self.setLayout(column(self._banner))
        self.setVisible(False)

    def show_files(self, files: tuple[Path, ...]) -> None:
        """Show these files; none hides the part."""
        self._files = files
        self.setVisible(bool(files))
        if files:
            names = "\n".join(str(one) for one in files)
            self._banner.show_news(BannerTone.SUCCESS, self.tr("Saved"), names, self.tr("Open the folder"))

    def _open_folder(self) -> None:
        if self._files:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._files[0].parent)))
