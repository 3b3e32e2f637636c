"""A bare PySide6 window, until it is painted; prints its resident memory in MiB."""

import os

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("심의"))
window.resize(1366, 768)
window.show()
app.processEvents()
window.repaint()
app.processEvents()
with open("/proc/self/statm") as statm:
    print(int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / (1 << 20))
