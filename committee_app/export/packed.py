"""Bytes to be carried in a PDF, deflated: at once, or as they are written where they are too many to be held."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sums:
    """How many bytes, and their sums. The format of attached files asks for MD5; what protects them is the SHA-256."""

    size: int
    sha256: bytes
    md5: bytes


@dataclass(frozen=True, slots=True)
class Packed:
    """Bytes that are held deflated (RFC 1950)."""

    deflated: bytes
    sums: Sums

    def blocks(self) -> Iterator[bytes]:
        """Yield the deflated bytes."""
        yield self.deflated


@dataclass(frozen=True, slots=True)
class Streamed:
    """Bytes that are held nowhere: `chunks` begins to tell them anew each time, and tells the same."""

    chunks: Callable[[], Iterable[bytes]]
    sums: Sums

    def blocks(self) -> Iterator[bytes]:
        """Yield the deflated bytes, block by block."""
        deflate = zlib.compressobj()
        for chunk in self.chunks():
            yield deflate.compress(chunk)
        yield deflate.flush()


def packed(chunks: Iterable[bytes]) -> Packed:
    """Return the bytes that these chunks are together; how they are cut changes nothing.

    >>> packed([b"a", b"b"]) == packed([b"ab"])
    True
    """
    whole = _Whole()
    deflate = zlib.compressobj()
    parts = [deflate.compress(whole.seen(chunk)) for chunk in chunks]
    return Packed(b"".join((*parts, deflate.flush())), whole.sums())


def streamed(chunks: Callable[[], Iterable[bytes]]) -> Streamed:
    """Return bytes that are told twice: for their sums now, and once more when they are written."""
    whole = _Whole()
    for chunk in chunks():
        whole.seen(chunk)
    return Streamed(chunks, whole.sums())


class _Whole:
    """What is known of chunks that went by."""

    def __init__(self) -> None:
        self._size, self._sha256, self._md5 = 0, hashlib.sha256(), hashlib.md5(usedforsecurity=False)

    def seen(self, chunk: bytes) -> bytes:
        self._size += len(chunk)
        self._sha256.update(chunk)
        self._md5.update(chunk)
        return chunk

    def sums(self) -> Sums:
        return Sums(self._size, self._sha256.digest(), self._md5.digest())
