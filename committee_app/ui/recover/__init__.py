"""After a crash: what is there, what was kept, how the newest copy stands to it, and putting a copy in its place."""
