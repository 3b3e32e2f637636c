"""A bare setStyleSheet and setFont with the same sheets, on a window of as many bare widgets."""

import json
import time

from PySide6 import QtWidgets as qt
from PySide6.QtGui import QFont

KINDS = {"label": qt.QLabel, "button": qt.QPushButton, "line": qt.QLineEdit, "frame": lambda _: qt.QFrame()}


def prepare(folder):
    app, window, looks = qt.QApplication([]), qt.QMainWindow(), []
    window.resize(1366, 768)

    def fill():
        told = json.loads((folder / "window.json").read_text())
        grid, inside = qt.QGridLayout(), qt.QWidget(window)
        for kind in (kind for kind, count in told["widgets"].items() for _ in range(count)):
            made = KINDS[kind]("심의 12") if kind in KINDS else qt.QTableWidget(200, 6)
            grid.addWidget(made, grid.count() // 12, grid.count() % 12)
        inside.setLayout(grid)
        window.setCentralWidget(inside)
        window.show()
        looks.extend(told["looks"])

    def work():
        if not looks:
            fill()
        start = time.perf_counter()
        for sheet, size in looks * 5:
            font = QFont()
            font.setPixelSize(size)
            app.setFont(font)
            app.setStyleSheet(sheet)
            app.processEvents()
            window.repaint()
        return (time.perf_counter() - start) / 10

    return work
