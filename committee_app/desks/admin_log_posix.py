"""One writer at a time, also among several processes: the lock is the kernel's and goes with the process."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO


@contextmanager
def alone(file: BinaryIO) -> Iterator[None]:
    """Wait until nobody else holds the file."""
    fcntl.flock(file, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(file, fcntl.LOCK_UN)
