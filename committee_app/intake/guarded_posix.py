"""Limits that the operating system holds, where it has `resource` (Linux, macOS, BSD).

This file is also a program: `python -I guarded_posix.py PROGRAM MEMORY SECONDS WRITTEN` limits itself, then becomes
PROGRAM. Limits set from inside need no code between fork and exec, which is unsafe in a process with threads, and
a window has threads. It imports the standard library only.
"""

from __future__ import annotations

import resource
import runpy
import sys


def limit_this_process(memory: int, seconds: int, written: int = 0) -> None:
    """Limit this process for good: `memory` bytes of address space, `seconds` of processor time, files of `written`.

    After `seconds` the system sends SIGXCPU, a second later SIGKILL. Memory beyond the limit is not given.
    """
    for limited, (soft, hard) in {
        resource.RLIMIT_AS: (memory, memory),
        resource.RLIMIT_CPU: (seconds, seconds + 1),
        resource.RLIMIT_FSIZE: (written, written),
        resource.RLIMIT_CORE: (0, 0),
    }.items():
        resource.setrlimit(limited, (soft, hard))


if __name__ == "__main__":
    limit_this_process(int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
    runpy.run_path(sys.argv[1], run_name="__main__")
