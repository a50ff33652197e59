"""Servers in processes of their own, killed with -9 while a client logs encounters: what was acknowledged is there.

    python killed_servers.py FOLDER KILLS SEED

Servers are forks of this process, which has imported everything once and runs no threads, so that thirty take seconds.
They answer without the engine, which logging does not need. What was found is printed as one JSON object.
"""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

import uvicorn
from sites import ON

from smartpick.experience import from_json
from smartpick.store import KINDS, Place, Store
from smartpick.web.app import make_app
from smartpick.web.desk import Desk
from smartpick.web.engine import Engine
from smartpick.web.keys import Keys
from smartpick.web.serving import listening
from smartpick.workspace import add, kept

#: Acknowledgements to wait for, at most, and seconds after that in which the kill comes.
MOST_HEARD, LATEST = 4, 0.05


def serve(place: Place, keys: Keys, taken: socket.socket) -> None:
    """Serve until killed."""
    app = make_app(Desk(Store(place, KINDS), Engine(), lambda: ON), keys, int(taken.getsockname()[1]))
    settings = uvicorn.Config(app, log_level="critical", access_log=False, lifespan="off")
    uvicorn.Server(settings).run(sockets=[taken])


class Client:
    """Logs one encounter after another, as the form of the page sends them; ``heard`` are those acknowledged."""

    def __init__(self, port: int, keys: Keys, name: str) -> None:
        self.port, self.keys, self.name = port, keys, name
        self.heard: list[str] = []
        self.said = 0

    def run(self) -> None:
        """Send until the server is gone."""
        headers = {
            "Cookie": f"smartpick-{self.port}={self.keys.session}",
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        line = HTTPConnection("127.0.0.1", self.port, timeout=20)
        with suppress(OSError, HTTPException):
            while True:
                learned = f"{self.name} number {self.said}"
                self.said += 1
                line.request("POST", "/log", urlencode({"learned": learned}), headers)
                answer = line.getresponse()
                answer.read()
                assert answer.status == 303, answer.status
                self.heard.append(learned)


def killed(place: Place, name: str, chance: random.Random) -> Client:
    """Return the client of a server that was killed while it logged."""
    keys = Keys()
    with listening(0) as taken:
        taken.listen(16)
        client = Client(int(taken.getsockname()[1]), keys, name)
        child = os.fork()
        if child == 0:
            serve(place, keys, taken)
            os._exit(1)
    try:
        thread = threading.Thread(target=client.run)
        thread.start()
        wanted, until = chance.randrange(MOST_HEARD + 1), time.monotonic() + 20
        while len(client.heard) < wanted and time.monotonic() < until:
            time.sleep(0.002)
        time.sleep(chance.uniform(0, LATEST))
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    thread.join(20)
    return client


def main() -> None:
    """Kill that many servers, one after the other on the same data."""
    folder, kills, seed = sys.argv[1:]
    place, chance = Place(Path(folder)), random.Random(int(seed))  # noqa: S311  (moments, not secrets)
    with Store(place, KINDS) as store:
        here = from_json("experience", {"id": "x", "kind": "observership", "start": "2026-11-02"})
        add(store, kept(store), "Added", [here], ON)
    heard, sent = set[str](), 0
    for number in range(int(kills)):
        client = killed(place, f"server {number}", chance)
        heard |= set(client.heard)
        sent += client.said
        with Store(place, KINDS) as store:
            there = {record.body["learned"] for record in store.find("encounter")}
            assert heard <= there, f"lost: {heard - there}"
            log = store.history()
            assert [action.seq for action in log] == list(range(len(log), 0, -1)), "the log has a gap"
    print(json.dumps({"kills": int(kills), "acknowledged": len(heard), "sent": sent}))  # noqa: T201  (its answer)


def run(folder: Path, kills: int, seed: int) -> dict[str, int]:
    """Do it in a process of its own and return what it found."""
    here = Path(__file__)
    done = subprocess.run(
        [sys.executable, str(here), str(folder), str(kills), str(seed)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(here.parent), os.environ["PYTHONPATH"]])},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, int] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    main()
