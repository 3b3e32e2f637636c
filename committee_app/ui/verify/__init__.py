"""Checking files without a desk: what holds, what does not, what cannot be told from here."""
