"""The steps of the lock-down in their order, and what became of each."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any

_UNIX_FAMILIES = (-1, 1)
"""A socket that exists already; AF_UNIX, over which a desktop and an event loop speak."""

_NAMES_ASKED = frozenset(
    {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "urllib.Request", "http.client.connect"}
)


class NetworkRefusedError(PermissionError):
    """Something in this process reached for a network."""

    def __init__(self, reached_for: str) -> None:
        super().__init__(f"this program has no network: {reached_for}")
        self.reached_for = reached_for


@dataclass(frozen=True, slots=True)
class Lockdown:
    """What holds from now on, and why the rest does not.

    Attributes:
        python: Python code cannot make an internet socket or ask for a name.
        kernel: no code of this process or of a child can, or the reason why the kernel does not hold it.
        images: no memory image is written when the process dies, or the reason why one may be.
    """

    python: bool
    kernel: str
    images: str

    @property
    def complete(self) -> bool:
        """Whether everything holds."""
        return self.python and not self.kernel and not self.images


def lock_down() -> Lockdown:
    """Give up internet sockets and memory images, for this process and every child. Nothing takes it back."""
    sys.addaudithook(refuse_network)
    if sys.platform != "linux":
        return Lockdown(
            python=True,
            kernel=f"no kernel filter on {sys.platform}; block the program in the system's firewall",
            images=f"memory images are governed by {sys.platform}",
        )
    from committee_app.lockdown import kernel_posix  # noqa: PLC0415  # ctypes and prctl, on Linux alone

    return Lockdown(python=True, kernel=kernel_posix.forbid_sockets(), images=kernel_posix.forbid_memory_images())


def kernel_holds() -> bool | None:
    """Whether the kernel filters this process's calls; `None` where no kernel does that for us."""
    if sys.platform != "linux":
        return None
    from committee_app.lockdown import kernel_posix  # noqa: PLC0415

    return kernel_posix.is_filtered()


def images_are_off() -> bool | None:
    """Whether no image of this process's memory is ever written; `None` where that cannot be asked."""
    if sys.platform != "linux":
        return None
    from committee_app.lockdown import kernel_posix  # noqa: PLC0415

    return kernel_posix.is_without_images()


def refuse_network(event: str, facts: tuple[Any, ...]) -> None:
    """Refuse what Python reports before it happens.

    Raises:
        NetworkRefusedError: a socket of another family than AF_UNIX, a name to be looked up, a request by URL.
    """
    if event == "socket.__new__" and facts[1] not in _UNIX_FAMILIES:
        raise NetworkRefusedError(f"a socket of family {facts[1]}")
    if event in _NAMES_ASKED:
        raise NetworkRefusedError(event)
