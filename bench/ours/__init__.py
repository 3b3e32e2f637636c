"""Our side of each row, as the program itself does it."""
