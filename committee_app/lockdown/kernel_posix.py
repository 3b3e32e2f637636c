"""The Linux kernel's own filter: `socket` and `socketpair` make AF_UNIX sockets only, `io_uring` makes none.

A seccomp program in classic BPF, loaded by `prctl` and `seccomp` through `ctypes`; inherited by every child and every
thread, never taken off. A system call of another architecture (32-bit on a 64-bit kernel) ends the process, since it
would go round the filter. Numbers: linux/seccomp.h, linux/audit.h, linux/bpf_common.h, the system call tables of
x86-64 and ARM64.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import resource
import struct
from dataclasses import dataclass

_LOAD_WORD = 0x20  # BPF_LD | BPF_W | BPF_ABS
_IF_EQUAL = 0x15  # BPF_JMP | BPF_JEQ | BPF_K
_IF_AT_LEAST = 0x35  # BPF_JMP | BPF_JGE | BPF_K
_RETURN = 0x06  # BPF_RET | BPF_K

_ALLOW = 0x7FFF0000
_KILL_PROCESS = 0x80000000
_FAIL_WITH = 0x00050000

_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16  # offsets in struct seccomp_data
_AF_UNIX, _AF_INET, _STREAM = 1, 2, 1

_PR_GET_DUMPABLE, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 3, 4, 38
_SET_MODE_FILTER, _ALL_THREADS = 1, 1


@dataclass(frozen=True, slots=True)
class _Machine:
    """One architecture's numbers; from `foreign` on, a number belongs to another calling convention (0: none does)."""

    audit: int
    socket: int
    socketpair: int
    io_uring_setup: int
    seccomp: int
    foreign: int


_MACHINES = {
    "x86_64": _Machine(0xC000003E, 41, 53, 425, 317, 0x40000000),
    "aarch64": _Machine(0xC00000B7, 198, 199, 425, 277, 0),
}

_Step = tuple[int, int, int, int]
"""Code, steps to jump when true, when false, and the number compared with or returned."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def forbid_sockets() -> str:
    """Load the filter; returns nothing when it holds, else why it does not."""
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        return f"no filter is written for {platform.machine()}"
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return f"the kernel refuses to forbid new privileges ({_last_error()})"
    steps = _steps(machine)
    program = _Program(len(steps), b"".join(struct.pack("=HBBI", *step) for step in steps))
    if libc.syscall(machine.seccomp, _SET_MODE_FILTER, _ALL_THREADS, ctypes.byref(program)):
        return f"the kernel refuses the filter ({_last_error()})"
    return ""


def _steps(machine: _Machine) -> tuple[_Step, ...]:
    foreign = ((_IF_AT_LEAST, 0, 1, machine.foreign), (_RETURN, 0, 0, _KILL_PROCESS)) if machine.foreign else ()
    return (
        (_LOAD_WORD, 0, 0, _ARCHITECTURE),
        (_IF_EQUAL, 1, 0, machine.audit),
        (_RETURN, 0, 0, _KILL_PROCESS),
        (_LOAD_WORD, 0, 0, _NUMBER),
        *foreign,
        # A ring of the kernel makes sockets without the two calls below.
        (_IF_EQUAL, 0, 1, machine.io_uring_setup),
        (_RETURN, 0, 0, _FAIL_WITH | errno.ENOSYS),
        (_IF_EQUAL, 1, 0, machine.socket),
        (_IF_EQUAL, 0, 2, machine.socketpair),
        (_LOAD_WORD, 0, 0, _FIRST_ARGUMENT),
        (_IF_EQUAL, 0, 1, _AF_UNIX),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _FAIL_WITH | errno.EACCES),
    )


def forbid_memory_images() -> str:
    """See that a crash writes no image of the memory, which holds keys; returns nothing, or why one may be written.

    The limit alone does not bind a collector to which the system pipes images; a process that is not dumpable is
    never given to one, and no other process of the same user may read its memory.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0):
        return f"the kernel refuses ({_last_error()})"
    return ""


def is_filtered() -> bool:
    """Whether the kernel refuses an internet socket, asked by trying to make one below Python."""
    libc = ctypes.CDLL(None, use_errno=True)
    handle = libc.socket(_AF_INET, _STREAM, 0)
    if handle < 0:
        return ctypes.get_errno() == errno.EACCES
    libc.close(handle)
    return False


def is_without_images() -> bool:
    """Whether this process is not dumpable."""
    return bool(ctypes.CDLL(None).prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0) == 0)


def _last_error() -> str:
    return errno.errorcode.get(ctypes.get_errno(), "unknown")
