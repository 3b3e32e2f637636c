"""A bare durable commit of as many bytes, and a bare repaint of a window with a table of 200 x 20; p99 of 1,000."""

import time

import sqlcipher3
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem


def prepare(folder):
    size = folder / "draft-bytes.txt"
    app = QApplication([])
    window = QMainWindow()
    table = QTableWidget(200, 20)
    for row in range(200):
        for column in range(20):
            table.setItem(row, column, QTableWidgetItem("3"))
    window.setCentralWidget(table)
    window.resize(1366, 768)
    window.show()
    (folder / "peer.db").unlink(missing_ok=True)
    base = sqlcipher3.connect(str(folder / "peer.db"), isolation_level=None)
    base.execute("pragma key = 'bench'")
    base.execute("pragma journal_mode = delete")
    base.execute("pragma synchronous = extra")
    base.execute("create table draft (proposal text primary key, box blob)")

    def work():
        took = []
        box = bytes(int(size.read_text()))
        for number in range(1000):
            start = time.perf_counter()
            base.execute("insert or replace into draft values (?, ?)", (str(number // 20), box))
            table.item(number // 20 % 20, number % 20).setText(str(number % 10))
            window.repaint()
            app.processEvents()
            took.append(time.perf_counter() - start)
        return sorted(took)[-11]

    return work
