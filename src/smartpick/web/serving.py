"""Run the app on this machine only, and open the browser that is let in."""

import contextlib
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path

import uvicorn

from smartpick.errors import Problem, UserError
from smartpick.store import KINDS, Place, Store, chosen_place
from smartpick.web.app import make_app
from smartpick.web.desk import Desk
from smartpick.web.engine import Engine
from smartpick.web.handing_back import hand_back_large_blocks
from smartpick.web.keys import Keys

__all__ = ["HOST", "PORT", "listening", "serve"]

HOST = "127.0.0.1"
PORT = 8017
#: Other ports that are tried when nobody asked for one and the usual one is taken.
MORE_PORTS = 20


def serve(port: int | None, home: Path | None, browser: bool, tell: Callable[[str], None]) -> None:
    """Serve the pages until interrupted; ``tell`` gets the address with the key as a line for people.

    ``port`` ``None``: the usual one or the next that is free; 0: any. Raises ``UserError`` when it is taken, or when
    the data cannot be opened.
    """
    hand_back_large_blocks()
    place = chosen_place()
    with listening(port) as taken:
        store = Store(place if home is None else Place(home, place.url), KINDS)
        keys, number = Keys(), int(taken.getsockname()[1])
        app = make_app(Desk(store, Engine()), keys, number)
        address = f"http://{HOST}:{number}/enter/"
        tell(f"SmartPick is open at {address}{keys.printed}")
        tell(f"Your data: {store.place}. Ctrl-C closes it; what was saved stays.")
        settings = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        server = uvicorn.Server(settings)
        if browser:
            # Others on this machine can see the address that a browser is started with: that key works once.
            threading.Timer(0.5, webbrowser.open, [address + keys.once()]).start()
        with contextlib.suppress(KeyboardInterrupt):
            server.run(sockets=[taken])


@contextlib.contextmanager
def listening(port: int | None) -> Iterator[socket.socket]:
    """Give a socket on this machine that others can connect to from here only."""
    tried = range(PORT, PORT + MORE_PORTS) if port is None else (port,)
    for number in tried:
        # Named as TCP, or asyncio leaves Nagle's algorithm on and every answer waits 40 ms for an acknowledgement.
        taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        if sys.platform != "win32":  # there the option would let two servers share a port
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind((HOST, number))
            # Who comes before the app is ready waits for it, instead of being told that nobody is there.
            taken.listen()
        except OSError:
            taken.close()
            continue
        with taken:
            yield taken
        return
    named = f"port {port}" if port is not None else f"ports {tried[0]} to {tried[-1]}"
    raise UserError(
        Problem(f"Another program uses {named} already.", "Choose another with --port, or 0 for any.")
    )
