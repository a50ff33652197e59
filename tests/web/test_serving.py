"""Where the server listens."""

import socket

import pytest

from smartpick.errors import UserError
from smartpick.web import serving
from smartpick.web.serving import HOST, listening


def test_only_this_machine_can_connect() -> None:
    """The socket is bound to the loopback address, never to all."""
    with listening(0) as taken:
        assert taken.getsockname()[0] == HOST == "127.0.0.1"


def test_a_taken_port_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A port asked for that is taken is an error with a way out; the usual one is passed over for the next."""
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(UserError, match="--port"), listening(port):
            pass
        monkeypatch.setattr(serving, "PORT", port)
        with listening(None) as taken:
            assert taken.getsockname()[1] > port


def test_serve_tells_the_address_and_where_the_data_are(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The line that is printed has the key; the browser gets another one that works once."""
    opened: list[str] = []
    monkeypatch.setattr("uvicorn.Server.run", lambda *_, **__: None)
    monkeypatch.setattr("webbrowser.open", opened.append)
    told: list[str] = []
    home = tmp_path_factory.mktemp("home")
    serving.serve(0, home, False, told.append)
    assert "/enter/" in told[0]
    assert str(home) in told[1]
    assert opened == []


def test_answers_are_sent_at_once() -> None:
    """A connection is known to be TCP, so that asyncio sends small answers without waiting for an acknowledgement."""
    with listening(0) as taken:
        taken.listen()
        with socket.create_connection(taken.getsockname()):
            accepted, _ = taken.accept()
            with accepted:
                assert accepted.proto == socket.IPPROTO_TCP


def test_who_comes_early_waits() -> None:
    """A browser that is quicker than the app is let in later, and not told that nobody is there."""
    with listening(0) as taken, socket.create_connection(taken.getsockname(), timeout=5) as early:
        assert early.getpeername() == taken.getsockname()
