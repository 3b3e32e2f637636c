"""What the process gives up for good before it does anything else: internet sockets and memory images.

`lock_down` is the first thing the program does, before Qt or any library is loaded. What the kernel holds stands in
`kernel_posix` (Linux on x86-64 and ARM64); the audit hook of Python stands everywhere, and is a belt, not braces: it
does not see Qt or other compiled code. `Lockdown` says which of them hold, for the self-test and the administrator.
"""

from committee_app.lockdown.locking import Lockdown, NetworkRefusedError, lock_down

__all__ = ["Lockdown", "NetworkRefusedError", "lock_down"]
