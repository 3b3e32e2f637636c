"""Waiting: the words say what is being made; a bar, its figures beside it, and a way out after a while."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QSizePolicy, QWidget

from committee_app.case.progress import Progress
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.labels import Label
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.theme import current, follow_theme

PATIENCE_MS = 10_000
"""After so long a person may want to stop waiting."""


class Meter(QProgressBar):
    """A bar of 8 px without words; the words stand beside it."""

    def __init__(self, name: str, tone: str = "primary", size: str = "meter") -> None:
        super().__init__()
        self._size = size
        self.setTextVisible(False)
        self.setProperty("tone", tone)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_theme(self._dress)

    def show_share(self, done: int, total: int) -> None:
        """Show how much of a whole is done; an empty whole counts as nothing done."""
        # A bar draws itself, and all that waits to be drawn, at once; it can wait for the others.
        self.setUpdatesEnabled(False)
        self.setRange(0, max(total, 1))
        self.setValue(done)
        self.setUpdatesEnabled(True)
        self.setAccessibleDescription(f"{done}/{total}")

    def _dress(self) -> None:
        self.setFixedHeight(current().size(self._size))


class ProgressPanel(QFrame):
    """The step in words, a bar, the count, and after ten seconds a cancel button.

    Args:
        words: turns the code of a step into its sentence.
        patience_ms: how long until the cancel button comes.
    """

    cancel_requested = Signal()

    def __init__(
        self, words: Callable[[str], str], patience_ms: int = PATIENCE_MS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._words = words
        self._is_followed = False
        self._step = Label("", "strong", wrap=True)
        self._count = Label("", "small", "muted")
        self._meter = Meter("")
        self._cancel = Button(self.tr("Cancel"), ButtonKind.THIRD, size=ButtonSize.TOOL)
        self._cancel.setVisible(False)
        self._cancel.clicked.connect(self.cancel_requested)
        head = row((self._step, 1), "large", self._count)
        self.setLayout(column(head, self._meter, row(STRETCH, self._cancel), gap="small", margins=("wide", "large")))
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(patience_ms)
        self._patience.timeout.connect(self._offer_cancel)

    def follow(self, progress: Progress | None, *, waits: bool) -> None:
        """Be there while somebody waits: begin to wait, show how far it is, and stop."""
        self.setVisible(waits)
        if waits and not self._is_followed:
            self.start()
        elif self._is_followed and not waits:
            self.stop()
        self._is_followed = waits
        if progress is not None:
            self.show_progress(progress)

    def start(self) -> None:
        """Begin to wait: the cancel button is hidden until patience ends."""
        self._cancel.setVisible(False)
        self._meter.show_share(0, 1)
        self._patience.start()

    def stop(self) -> None:
        """Stop waiting: no cancel button comes any more."""
        self._patience.stop()
        self._cancel.setVisible(False)

    def show_progress(self, progress: Progress) -> None:
        """Show a step and how far it is."""
        sentence = self._words(progress.step)
        self._step.setText(sentence)
        self._count.setText(f"{progress.done:,} / {progress.total:,}" if progress.total else "")
        self._meter.show_share(progress.done, progress.total)
        self._meter.setAccessibleName(sentence)

    def can_cancel(self) -> bool:
        """Whether the cancel button is offered."""
        return self._cancel.isVisibleTo(self)

    def changeEvent(self, event: QEvent) -> None:
        """Word the button again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._cancel.set_words(self.tr("Cancel"))
        super().changeEvent(event)

    def _offer_cancel(self) -> None:
        self._cancel.setVisible(True)


class Skeleton(QFrame):
    """While something is made: what it will be, and grey lines in its shape. No spinner."""

    def __init__(self, words: str, shares: tuple[int, ...] = (100, 92, 97, 60)) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._lines = [QFrame() for _ in shares]
        for line in self._lines:
            line.setProperty("kind", "skeleton")
        parts = [
            row((line, share), (QWidget(), 100 - share)) if share < 100 else row(line)
            for line, share in zip(self._lines, shares, strict=True)
        ]
        self.setLayout(column(Label(words, "body"), "tight", *parts, STRETCH, gap="medium", margins="wide"))
        follow_theme(self._dress)

    def _dress(self) -> None:
        for line in self._lines:
            line.setFixedHeight(current().size("meter"))
