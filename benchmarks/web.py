"""The server under load: one worker, 16 clients that keep their connections, pages and JSON of an example applicant.

    python benchmarks/web.py [SECONDS]

The server is ``smartpick serve`` in a process of its own on a temporary folder; the clients are threads of this one, on
the same two cores, so what they need counts, too. Budgets: pages p99 <= 250 ms and >= 300 requests a second under 16
clients; other pages p99 <= 50 ms while a computation of a second runs; first page <= 60 KB compressed, with charts
<= 350 KB; from a change to the new list <= 300 ms; the memory of the worker grows by <= 20 MB in 2,000 requests for
lists with a change after every 50, and that is asserted. The load of the machine is printed first: above 2, figures say
little of the server.
"""

import gzip
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path

from smartpick.applicant import example_text, read_profile_text, written

CLIENTS = 16
#: Requests for lists in which memory may grow by so many MB; a change after every so many of them; those before that.
REQUESTS, GROWTH, CHANGES, WARM = 2000, 20.0, 50, 1000
PAGES = ("/", "/list", "/profile", "/portfolio", "/programs", "/data", "/planning/answers", "/api/status")


class Asker:
    """One connection that is kept, with the key of the terminal."""

    def __init__(self, port: int, key: str) -> None:
        self.line = HTTPConnection("127.0.0.1", port, timeout=120)
        self.line.connect()
        self.line.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.asked = 0
        self.headers = {"Authorization": f"Bearer {key}", "Accept-Encoding": "gzip"}

    def ask(self, path: str, method: str = "GET", body: object = None) -> tuple[int, bytes]:
        """Return status and body as they came over the line."""
        content = None if body is None else json.dumps(body)
        more = {} if body is None else {"Content-Type": "application/json"}
        self.line.request(method, path, content, {**self.headers, **more})
        answer = self.line.getresponse()
        return answer.status, answer.read()


def worst(times: Sequence[float], share: float) -> float:
    """Return a quantile in milliseconds."""
    return 1e3 * sorted(times)[min(len(times) - 1, int(share * len(times)))]


def crowd(
    make: Callable[[], Asker], pages: Sequence[str], clients: int, seconds: float
) -> tuple[list[float], float]:
    """Return how long each answer took to so many clients at once, and how long all of it took."""
    times: list[float] = []
    until = time.perf_counter() + seconds

    def work(first: int) -> None:
        asker, place = make(), first
        while time.perf_counter() < until:
            begun = time.perf_counter()
            status, _ = asker.ask(pages[place % len(pages)])
            times.append(time.perf_counter() - begun)
            assert status == 200, (pages[place % len(pages)], status)
            place += 1

    begun = time.perf_counter()
    threads = [threading.Thread(target=work, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times, time.perf_counter() - begun


def ready(asker: Asker) -> None:
    """Wait until the engine is there, keep an example applicant, and let its list be proven."""
    while json.loads(asker.ask("/api/status")[1])["preparing"]:
        time.sleep(0.2)
    today = datetime.now(UTC).date()
    data = written(read_profile_text(example_text("community-clinic").encode(), "example", on=today))
    status, said = asker.ask("/api/profile", "PUT", {"profile": data})
    assert status == 200, said
    for path in (*PAGES, "/api/list"):
        assert asker.ask(path)[0] == 200, path


def measured(make: Callable[[], Asker], seconds: float) -> None:
    """Measure and print every figure beside its budget."""
    asker = make()
    times, took = crowd(make, PAGES, CLIENTS, seconds)
    print(f"{CLIENTS} clients, {len(times):,} answers: {len(times) / took:,.0f} a second (>= 300); "
          f"p50 {worst(times, 0.5):.0f} ms, p99 {worst(times, 0.99):.0f} ms (<= 250)")  # fmt: skip
    for path in PAGES:
        alone, _ = crowd(make, (path,), 1, seconds / 8)
        print(f"  alone {path:<18} p50 {worst(alone, 0.5):6.1f} ms  p99 {worst(alone, 0.99):6.1f} ms")
    busy = threading.Thread(target=lambda: make().ask("/api/list?budget=1234"))
    busy.start()
    times, _ = crowd(make, ("/profile", "/programs", "/data"), 2, min(seconds, 3.0))
    print(f"while a list is computed and proven: p99 of other pages {worst(times, 0.99):.0f} ms (<= 50)")
    busy.join()
    changes = []
    for dollars in range(900, 1000, 10):
        begun = time.perf_counter()
        assert asker.ask("/api/list/budget", "PUT", {"dollars": dollars})[0] == 200
        assert asker.ask("/list")[0] == 200
        changes.append(time.perf_counter() - begun)
    print(
        f"from a change to the new list: p50 {worst(changes, 0.5):.0f} ms, worst {worst(changes, 1):.0f} ms (<= 300)"
    )
    for path, most in (("/", 60), ("/list", 350)):
        page = asker.ask(path)[1]
        size = len(page)
        print(f"{path} compressed: {size / 1000:.1f} KB (<= {most} with style and script)")


def resident(process: int) -> float | None:
    """Return the memory of a process in MB, ``None`` where the system does not tell in this way."""
    try:
        told = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return None
    return int(re.findall(r"VmRSS:\s+(\d+) kB", told)[0]) / 1000


def grown(asker: Asker, process: int) -> None:
    """Ask for lists as somebody does who tries many budgets, and assert that memory does not grow with it."""

    def ask(times: int) -> None:
        for number in range(times):
            if number % CHANGES == 0:
                dollars = 500 + asker.asked % 1000
                asker.asked += 1
                assert asker.ask("/api/list/budget", "PUT", {"dollars": dollars})[0] == 200
            assert asker.ask("/list" if number % 2 else "/api/list?prove=false")[0] == 200
        while not json.loads(gzip.decompress(asker.ask("/api/list")[1]))["proven"]:
            time.sleep(0.5)
        time.sleep(3)

    # Proofs need memory while they are worked on: it is looked at when they are done.
    # What is remembered of earlier answers has its full size after as many changes as are remembered.
    ask(WARM)
    before = resident(process)
    if before is None:
        print("memory: this system does not tell it")
        return
    ask(REQUESTS)
    after = resident(process)
    assert after is not None
    print(
        f"memory: {before:.0f} MB before, {after:.0f} MB after {REQUESTS:,} lists ({after - before:+.0f}; <= {GROWTH})"
    )
    assert after - before <= GROWTH, "the worker's memory grows with requests"


def main() -> None:
    """Start a server, measure, stop it."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    print(f"load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-m",
            "smartpick.cli.main",
            "serve",
            "--no-browser",
            "--port",
            "0",
            "--home",
            folder,
        ]
        surroundings = {**os.environ, "PYTHONUNBUFFERED": "1"}
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=surroundings)  # noqa: S603
        try:
            assert server.stdout is not None
            found = re.search(r":(\d+)/enter/(\S+)", server.stdout.readline())
            assert found is not None
            port, key = int(found[1]), found[2]
            for _ in range(200):
                try:
                    first = Asker(port, key)
                    break
                except OSError:
                    time.sleep(0.1)
            ready(first)
            print(f"memory of the idle worker: {resident(server.pid) or float('nan'):.0f} MB (<= 350)")
            measured(lambda: Asker(port, key), seconds)
            grown(Asker(port, key), server.pid)
        finally:
            server.terminate()
            server.wait(20)


if __name__ == "__main__":
    main()
