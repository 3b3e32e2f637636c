"""Where the window begins: open a case, begin one, or make a practice case."""
