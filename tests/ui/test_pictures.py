"""The short form of a picture notices what a person would notice, and nothing else."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from committee_app.ui.theme import current
from tests.ui.pictures import ACROSS, DOWN, MOST_OTHER, fields_other, fingerprint, unlike


def painted(words: str = "가나 다라", left: int = 400, ground: str = "#ffffff") -> QImage:
    """Return a sheet with a card and words in it."""
    image = QImage(1366, 768, QImage.Format.Format_RGB32)
    image.fill(QColor("#e6e8ea"))
    painter = QPainter(image)
    painter.fillRect(left, 100, 800, 500, QColor(ground))
    painter.setFont(current().font("display"))
    painter.drawText(left + 40, 300, words)
    painter.end()
    return image


def test_a_picture_becomes_a_thousand_bytes(qapp: QApplication, look: None) -> None:
    assert len(fingerprint(painted())) == 6 * ACROSS * DOWN


def test_other_words_are_the_same_picture(qapp: QApplication, look: None) -> None:
    one, other = fingerprint(painted("단추 · 원장")), fingerprint(painted("접시 · 부인"))
    assert fields_other(one, other) <= MOST_OTHER


def test_a_part_that_moved_or_has_another_colour_is_another_picture(qapp: QApplication, look: None) -> None:
    as_it_was = fingerprint(painted())
    assert fields_other(as_it_was, fingerprint(painted(left=300))) > MOST_OTHER
    assert fields_other(as_it_was, fingerprint(painted(ground="#1e2124"))) > MOST_OTHER


def test_what_is_missing_and_what_is_new_is_said() -> None:
    one = "00" * 3 * ACROSS * DOWN
    assert unlike({"new": one, "kept": one}, {"gone": one, "kept": one}) == [
        "gone was not seen",
        "new was never accepted",
    ]
