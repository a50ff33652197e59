"""Sites to test with: one asked in this process, one served on a port for a real browser."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from starlette.testclient import TestClient

from smartpick.applicant import example_text, read_profile_text
from smartpick.store import KINDS, Place, Store
from smartpick.web.app import make_app
from smartpick.web.desk import Desk
from smartpick.web.engine import Engine
from smartpick.web.keys import Keys
from smartpick.web.serving import listening
from smartpick.workspace import keep_profile
from smartpick.workspace.wishes import set_budget

ON = date(2026, 11, 22)
PORT = 8017
SAME = {"sec-fetch-site": "same-origin"}
_NUMBERS = count(1)


def fresh(folder: Path) -> Place:
    """Return a place where nothing is kept yet."""
    return Place(folder / f"data-{next(_NUMBERS)}")


def keep_example(store: Store, name: str = "community-clinic") -> None:
    """Keep the profile of an example applicant as one's own."""
    data = read_profile_text(example_text(name).encode(), name, on=ON)
    keep_profile(store, data, "Kept a profile", None)


def keep_small_example(store: Store) -> None:
    """Keep an example with a budget for few programs: pages of it are quick to look through."""
    keep_example(store)
    set_budget(store, 132.0)


class Site:
    """The app in this process, with the cookie of a browser that was let in, and headers of its own pages."""

    def __init__(self, app: FastAPI, desk: Desk, keys: Keys) -> None:
        self.app, self.desk, self.keys = app, desk, keys
        self.client = TestClient(app, base_url=f"http://127.0.0.1:{PORT}", headers=SAME)
        self.client.cookies.set(f"smartpick-{PORT}", keys.session)

    def get(self, path: str, **more: Any) -> Any:
        """Return the answer to a link."""
        return self.client.get(path, **more)

    def post(self, path: str, data: Any = None, **more: Any) -> Any:
        """Return the answer to a form, after the way it is sent on."""
        return self.client.post(path, data=data or {}, **more)


@contextmanager
def site_on(engine: Engine, folder: Path) -> Iterator[Site]:
    """Give a site with nothing kept; the engine is ready and stays."""
    desk, keys = Desk(Store(fresh(folder), KINDS), engine, lambda: ON), Keys()
    try:
        yield Site(make_app(desk, keys, PORT), desk, keys)
    finally:
        desk.close()


class Served:
    """A real server on a port of this machine."""

    def __init__(self, desk: Desk, keys: Keys, origin: str, folder: Path) -> None:
        self.desk, self.keys, self.origin, self.folder = desk, keys, origin, folder

    def empty(self) -> None:
        """Go on with nothing kept."""
        self.desk.reopen(fresh(self.folder))


@contextmanager
def served(engine: Engine, folder: Path) -> Iterator[Served]:
    """Give a server for as long as the block runs."""
    with listening(0) as taken:
        number = int(taken.getsockname()[1])
        desk, keys = Desk(Store(fresh(folder), KINDS), engine, lambda: ON), Keys()
        app = make_app(desk, keys, number)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield Served(desk, keys, f"http://127.0.0.1:{number}", folder)
        server.should_exit = True
        thread.join(10)
        desk.close()
