"""Help over the window (F1): the manual of a role, at the section that tells of the screen one is at."""
