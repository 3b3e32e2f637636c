"""The rulings: what may be ruled now, by whom, why not, and what waits for a second holder."""
