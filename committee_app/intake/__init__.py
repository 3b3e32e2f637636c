"""Untrusted files in: parsed once, into types that cannot be wrong, or refused with every fault named."""
