"""Who sits down: every seat of an open case, and the secret of the one who wants to."""
