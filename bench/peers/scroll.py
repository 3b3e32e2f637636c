"""The same 1,000 rows in a bare table view, scrolled row by row; the mean of one frame."""

import time

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView


def prepare(_folder):
    app = QApplication([])
    model = QStandardItemModel(1000, 20)
    for row in range(1000):
        for place in range(20):
            model.setItem(row, place, QStandardItem(f"{(row * 7 + place) % 100 / 10}"))
    table = QTableView()
    table.setModel(model)
    for place in range(20):
        table.setColumnWidth(place, 66)
    table.verticalHeader().setDefaultSectionSize(36)
    table.resize(1366, 768)
    table.show()
    app.processEvents()

    def work():
        bar = table.verticalScrollBar()
        bar.setValue(0)
        app.processEvents()
        start = time.perf_counter()
        for place in range(1, bar.maximum() + 1):
            bar.setValue(place)
            app.processEvents()
        return (time.perf_counter() - start) / bar.maximum()

    return work
