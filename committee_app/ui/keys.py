"""Which keys work on a screen, said in the status bar of the frame around it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from committee_app.ui.shell_frame import ShellFrame


def show_keys(screen: QWidget, *keys: tuple[str, str]) -> None:
    """Show keys (as printed on the keyboard) and what each does; without a frame, as in a test, nothing happens."""
    window = screen.window()
    if isinstance(window, ShellFrame):
        window.set_keys(keys)
