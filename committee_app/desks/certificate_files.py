"""A certificate file that somebody picked: read whole when they sign, and forgotten right after."""

from __future__ import annotations

import os
import stat
from datetime import datetime
from pathlib import Path

from committee_app.case.findings import Finding, RefusedError
from committee_app.export.outside_keys import MAX_FILE_BYTES, OutsideKey, read_pkcs12


def open_certificate_file(path: Path, pin: str, at: datetime) -> OutsideKey:
    """Return the key of a certificate file (PKCS#12), which may sign now.

    Args:
        path: where the file is; it is never written.
        pin: what locks it. Nobody keeps it.
        at: the time of the case's clock.

    Raises:
        RefusedError: the file is gone, is none, its PIN is another, or its certificate may not sign now.
    """
    return read_pkcs12(_bytes_of(path), pin, at)


def _bytes_of(path: Path) -> bytes:
    try:
        # A pipe in the file's place must not let the reader wait.
        with os.fdopen(
            os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb"
        ) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise RefusedError(Finding.of("certificate.no_file"))
            return file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        raise RefusedError(Finding.of("certificate.gone", file=path.name)) from None
    except OSError:
        raise RefusedError(Finding.of("certificate.unreadable", file=path.name)) from None
