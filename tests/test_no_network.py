import contextlib
import socket
import subprocess
import sys
import threading

import pytest

ELSEWHERE = "192.0.2.1"  # RFC 5737: an address that belongs to nobody


def refused() -> contextlib.AbstractContextManager[object]:
    """Expect the audit hook, by the name of its error: the class lives outside any package."""
    return pytest.raises(BaseException, match=r"socket\.(connect|sendto|getaddrinfo)")


def test_a_connection_to_another_machine_fails_the_test() -> None:
    """TCP and UDP to another address are refused before a packet leaves."""
    with socket.socket() as tcp, refused():
        tcp.connect((ELSEWHERE, 80))
    with socket.socket(type=socket.SOCK_DGRAM) as udp, refused():
        udp.sendto(b"", (ELSEWHERE, 53))


def test_a_name_look_up_fails_the_test() -> None:
    """Asking for the address of a name is already a message to another machine."""
    with refused():
        socket.getaddrinfo("smartpick.invalid", 443)


def test_no_handler_can_hide_it() -> None:
    """Code that swallows every Exception does not swallow this."""
    with refused(), contextlib.suppress(Exception), socket.socket() as tcp:
        tcp.connect((ELSEWHERE, 80))


def test_this_machine_may_talk_to_itself() -> None:
    """A connection to the loopback address passes."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def greet() -> None:
            server.accept()[0].close()

        greeter = threading.Thread(target=greet)
        greeter.start()
        with socket.create_connection(server.getsockname(), timeout=5) as client:
            assert client.recv(1) == b""
        greeter.join()


def test_processes_started_by_tests_are_watched_too() -> None:
    """A Python started by a test fails in the same way."""
    code = f"import socket; socket.socket().connect(({ELSEWHERE!r}, 80))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "ConnectionLeavesMachineError" in done.stderr
