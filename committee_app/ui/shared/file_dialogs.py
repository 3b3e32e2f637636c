"""Asking for a file or a place; the answer comes to a callable, and nothing waits for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFileDialog, QWidget


def choose_file(parent: QWidget, title: str, kinds: str, chosen: Callable[[str], None], folder: str = "") -> None:
    """Ask for one file that is there; `kinds` is Qt's filter, such as `Case files (*.case)`."""
    dialog = _dialog(parent, title, kinds, folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(chosen)
    dialog.open()


def choose_files(parent: QWidget, title: str, kinds: str, chosen: Callable[[list[str]], None]) -> None:
    """Ask for one or more files that are there."""
    dialog = _dialog(parent, title, kinds, "")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(chosen)
    dialog.open()


def choose_place(
    parent: QWidget, title: str, kinds: str, chosen: Callable[[str], None], *, proposed: str, suffix: str
) -> None:
    """Ask for a place for a new file; a name without a suffix gets this one."""
    dialog = _dialog(parent, title, kinds, "")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    # Nothing is ever overwritten; whoever makes the file refuses a place that is taken, and says so.
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(proposed)
    dialog.fileSelected.connect(chosen)
    dialog.open()


def choose_folder(parent: QWidget, title: str, chosen: Callable[[str], None]) -> None:
    """Ask for a folder that is there."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _dialog(parent: QWidget, title: str, kinds: str, folder: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, folder)
    dialog.setNameFilter(kinds)
    dialog.finished.connect(dialog.deleteLater)
    return dialog
