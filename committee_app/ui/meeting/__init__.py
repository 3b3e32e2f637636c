"""The meeting until the closing: who is here, who presides, what is decided, and when scoring begins and ends."""
