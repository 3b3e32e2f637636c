"""Bytes in, bytes out: canonical form, hashes, keys, envelopes. Knows no case."""
