"""A process that has locked itself down reaches no network: not from Python, not from C, not from Qt, not from a child.

Each test runs a process of its own: what it gives up, nothing gives back. Nothing is ever sent: the sockets are refused
before there is an address.
"""

from __future__ import annotations

import errno
import json
import platform
import subprocess
import sys
from typing import Any

import pytest

from committee_app.lockdown import NetworkRefusedError
from committee_app.lockdown.locking import refuse_network
from committee_app.resources import resource

HAS_FILTER = sys.platform == "linux" and platform.machine() in {"x86_64", "aarch64"}
where_the_kernel_filters = pytest.mark.skipif(
    not HAS_FILTER, reason="the kernel filter is written for Linux on x86-64 and ARM64"
)

FROM_C = """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
def family(number):
    handle = libc.socket(number, 1, 0)
    return handle >= 0 or ctypes.get_errno()
"""


def said(program: str, *, locked: bool = True) -> Any:
    """What a process prints as JSON."""
    first = "import json, sys\n"
    first += "from committee_app.lockdown import lock_down\nheld = lock_down()\n" if locked else ""
    child = subprocess.run(
        [sys.executable, "-c", first + program], capture_output=True, text=True, check=True, cwd=resource().parent
    )
    return json.loads(child.stdout)


@where_the_kernel_filters
def test_everything_holds_on_this_machine() -> None:
    assert said("print(json.dumps([held.complete, held.kernel, held.images]))") == [True, "", ""]


def test_python_makes_no_internet_socket_and_says_why() -> None:
    program = """
import socket
words = []
for attempt in (
    lambda: socket.socket(socket.AF_INET),
    lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM),
    lambda: socket.create_connection(("127.0.0.1", 9)),
    lambda: socket.getaddrinfo("ministry.example", 443),
):
    try:
        attempt()
    except PermissionError as error:
        words.append(str(error))
print(json.dumps(words))
"""
    words = said(program)
    assert len(words) == 4
    assert all(one.startswith("this program has no network: ") for one in words)


@where_the_kernel_filters
@pytest.mark.parametrize("family", [2, 10, 16, 17, 40], ids=["inet", "inet6", "netlink", "packet", "vsock"])
def test_code_below_python_makes_no_socket_but_the_desktops(family: int) -> None:
    program = FROM_C + f"print(json.dumps([family({family}), family(1)]))"
    assert said(program) == [errno.EACCES, True]


@where_the_kernel_filters
def test_without_the_lock_down_the_same_call_does_make_a_socket() -> None:
    assert said(FROM_C + "print(json.dumps(family(2)))", locked=False) is True


@where_the_kernel_filters
def test_a_child_inherits_the_filter_and_cannot_ask_the_ring_of_the_kernel_either() -> None:
    child = FROM_C + "print(family(2), libc.syscall(425, 1, None), ctypes.get_errno())"
    program = f"""
import subprocess
words = subprocess.run([sys.executable, "-I", "-c", {child!r}], capture_output=True, text=True, check=True).stdout
print(json.dumps(words.split()))
"""
    assert said(program) == [str(errno.EACCES), "-1", str(errno.ENOSYS)]


@where_the_kernel_filters
def test_qt_cannot_listen_nor_connect() -> None:
    program = """
from PySide6.QtCore import QCoreApplication
from PySide6.QtNetwork import QHostAddress, QTcpServer, QTcpSocket
app = QCoreApplication([])
server, connection = QTcpServer(), QTcpSocket()
connection.connectToHost(QHostAddress(QHostAddress.SpecialAddress.LocalHost), 9)
print(json.dumps([server.listen(), connection.waitForConnected(1000), connection.socketDescriptor()]))
"""
    assert said(program) == [False, False, -1]


@where_the_kernel_filters
def test_no_memory_image_is_written_of_a_process_that_holds_keys() -> None:
    program = """
import ctypes, resource
print(json.dumps([resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)]))
"""
    assert said(program) == [[0, 0], 0]


@where_the_kernel_filters
def test_the_program_locks_itself_before_it_does_anything_else() -> None:
    program = """
from committee_app import __main__ as program
program.main = lambda: family(2)
print(json.dumps(program.start()))
"""
    assert said(FROM_C + program, locked=False) == errno.EACCES


def test_sockets_of_the_desktop_pass() -> None:
    refuse_network("socket.__new__", (None, 1, 1, 0))
    refuse_network("open", ("/etc/hosts", "r", 0))


@pytest.mark.parametrize("event", ["socket.getaddrinfo", "urllib.Request", "http.client.connect"])
def test_asking_for_a_name_is_refused(event: str) -> None:
    with pytest.raises(NetworkRefusedError, match=event):
        refuse_network(event, ())
