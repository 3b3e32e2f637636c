"""Where a member gives marks anew because the committee ordered it for a breach of the rules."""
