"""What goes out on sticks and comes back: rosters, ballots with their receipts, checkpoints, and copies of the case."""
