"""The committee's result: ranks and why, ties, selection, and what is noted while the committee deliberates."""
