"""The syllable that an input method is still putting together, committed before anything is done.

On real systems the input method hands it over when it is asked to (`QInputMethod.commit`). Where it does not, the
text that stands underlined in the field would be lost with a key that leaves the field: so it is put in from here.
"""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

PREEDIT = "composing"
"""The dynamic property in which a field says what is being put together in it."""


def note_composition(field: QWidget, event: QInputMethodEvent) -> None:
    """Remember what stands underlined in a field after this event."""
    field.setProperty(PREEDIT, event.preeditString())


def commit_composition(field: QWidget) -> None:
    """Commit what is being put together in a field, before an action reads the field or leaves it."""
    method = QGuiApplication.inputMethod()
    if method is not None:
        method.commit()
    left = field.property(PREEDIT)
    if left:
        event = QInputMethodEvent()
        event.setCommitString(left)
        QApplication.sendEvent(field, event)
