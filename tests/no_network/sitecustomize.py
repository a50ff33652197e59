"""Stop every connection that leaves this machine, in the tests and in the processes they start.

``tests/conftest.py`` installs the hook here and puts this folder on ``PYTHONPATH``, so that each Python
started by a test imports this file first. An audit hook cannot be removed again; it sees every library.
"""

import ipaddress
import sys

LOCAL_NAMES = {"", "localhost", "localhost.localdomain", "ip6-localhost"}


class ConnectionLeavesMachineError(BaseException):
    """A test tried to reach another machine. Not an ``Exception``, so that no handler can hide it."""


def is_local(host: object) -> bool:
    """Return whether a host is this machine itself."""
    if host is None:
        return True
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    if name in LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(name.split("%")[0]).is_loopback
    except ValueError:
        return False


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse a connection, a datagram or a name look-up that is not for this machine."""
    if event in {"socket.connect", "socket.sendto", "socket.sendmsg"}:
        address = arguments[1] if len(arguments) > 1 else None
        # A string or bytes is a UNIX socket; a connected socket sends without an address.
        host = address[0] if isinstance(address, tuple) and address else None
    elif event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}:
        host = arguments[0]
    else:
        return
    if not is_local(host):
        raise ConnectionLeavesMachineError(f"{event} to {host!r}")


sys.addaudithook(watch)
