"""Where a member scores their proposals, reads the whole sheet back, and seals it."""
