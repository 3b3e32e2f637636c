"""From the end of the meeting to signed minutes on somebody's disk."""
