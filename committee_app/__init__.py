"""The committee's desk: one case file, from roster to signed minutes, off every network."""

__version__ = "0.1.0"
