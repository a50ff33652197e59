"""Dask: a cluster that is there, or one on this machine; the same bytes, also when a worker is lost."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from pieces import end_worker, fail, kept, miss, slow_square, small_country, squares, who
from small_world import small_card

from smartpick.errors import UserError
from smartpick.scale import Journal, Piece, dask_crew, open_crew, run
from smartpick.scale.journal import to_bytes
from smartpick.scale.processes import LOSSES
from smartpick.scale.seasons import moments_of_season

TESTS = Path(__file__).parents[1]
NO_PAGES = ("--no-dashboard", "--dashboard-address", "127.0.0.1:0")
OTHER_VERSION = r"Dask worker tcp://.*SmartPick 0\.0\.1 \(here"
WORKER = ("worker", "--nthreads", "1", "--no-nanny", "--host", "127.0.0.1", "--memory-limit", "0", *NO_PAGES)


def until(process: subprocess.Popen[str], said: str) -> re.Match[str]:
    """Read what a process says until it says this."""
    assert process.stderr is not None
    lines = []
    for line in process.stderr:
        lines.append(line)
        if found := re.search(said, line):
            return found
    pytest.fail("".join(lines))


@dataclass
class Cluster:
    """A cluster started by hand on this machine: the address of its scheduler, and its workers."""

    url: str
    scheduler: subprocess.Popen[str]
    workers: list[subprocess.Popen[str]]


@contextmanager
def started(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Start a part of a cluster as a person does: dask scheduler, dask worker."""
    path = [str(TESTS / "scale"), str(TESTS / "market"), os.environ["PYTHONPATH"]]
    with subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def cluster_by_hand(workers: int) -> Iterator[Cluster]:
    """Start a scheduler and workers, and end them."""
    with ExitStack() as stack:
        scheduler = stack.enter_context(started("scheduler", "--host", "127.0.0.1", "--port", "0", *NO_PAGES))
        url = until(scheduler, r"Scheduler at: *(tcp://\S+)").group(1)
        team = [stack.enter_context(started(*WORKER, url)) for _ in range(workers)]
        for worker in team:
            until(worker, "Registered to")
        yield Cluster(url, scheduler, team)


@contextmanager
def worker_of(cluster: Cluster, *options: str) -> Iterator[None]:
    """Let another worker join, and end it."""
    with started(*WORKER, *options, cluster.url) as worker:
        until(worker, "Registered to")
        yield


def season_pieces(seconds: float = 0.0) -> list[Piece[object]]:
    """Return seasons of the small country, mixed with pieces that take time, so that a worker can be lost."""
    card = small_card()
    seasons: list[Piece[object]] = [
        Piece(f"season {r}", moments_of_season, (card, 7, r, 12, small_country)) for r in range(12)
    ]
    waits: list[Piece[object]] = [Piece(f"wait {n}", slow_square, (n, seconds)) for n in range(24)]
    return [piece for three in zip(waits[::2], seasons, waits[1::2], strict=True) for piece in three]


def content(results) -> dict[object, bytes]:  # noqa: ANN001
    """Return results as bytes by key."""
    return {key: to_bytes(found) for key, found in results}


def test_a_cluster_by_address_loses_a_worker(tmp_path: Path) -> None:
    """Two workers started by hand: the bytes of the serial run; then one is killed in the middle: the same bytes.

    Errors of pieces arrive as they are, and with the last worker gone the run ends with a sentence and a journal.
    """
    expected = content(run(season_pieces()))
    with cluster_by_hand(2) as cluster, open_crew(cluster.url) as crew:
        assert content(run(season_pieces(), crew)) == expected
        found = dict(run([Piece(n, who, (n,)) for n in range(20)], crew))
        assert {int(r["process"]) for r in found.values()} == {worker.pid for worker in cluster.workers}
        assert {int(r["readings"]) for r in found.values()} == {1}

        with pytest.raises(UserError) as failed:
            list(run([Piece(7, fail, (7,))], crew))
        assert len(failed.value.problems) == 2
        with pytest.raises(FileNotFoundError, match="number 8"):
            list(run([Piece(8, miss, (8,))], crew))

        slow = season_pieces(0.15)
        whole = content(run(slow, "threads:12"))
        results = run(slow, crew, Journal(tmp_path))
        first = [next(results) for _ in range(6)]
        cluster.workers[0].send_signal(signal.SIGKILL)
        assert cluster.workers[0].wait() == -signal.SIGKILL
        lost = content([*first, *results])
        assert lost == whole
        assert {key: lost[key] for key in expected if str(key).startswith("season")} == {
            key: expected[key] for key in expected if str(key).startswith("season")
        }
        assert content(run(slow, "tcp://127.0.0.1:9", Journal(tmp_path))) == whole


def test_a_local_cluster_is_of_this_machine_only(tmp_path: Path) -> None:
    """The bytes of the serial run; nothing listens beyond 127.0.0.1; a piece that ends every worker is named."""
    expected = content(run(season_pieces()))
    with open_crew("dask:2") as crew:
        assert content(run(season_pieces(), crew)) == expected
        found = dict(run([Piece(n, who, (n,)) for n in range(8)], crew))
        processes = {os.getpid(), *(int(r["process"]) for r in found.values())}
        listening = {address for process in processes for address in listening_at(process)}
        assert listening
        assert listening <= {"127.0.0.1"}

        marks = tmp_path / "marks"
        with pytest.raises(UserError, match="Piece bad, or one beside it, ended its worker 3 times"):
            list(run([Piece("bad", end_worker, (9, str(marks), 99))], crew))
        assert len(marks.read_text().splitlines()) == LOSSES
        assert len(dict(run(squares(4), crew))) == 4


def listening_at(process: int) -> set[str]:
    """Return the addresses at which a process listens (Linux tells; elsewhere the test learns nothing)."""
    if not Path("/proc/net/tcp").exists():
        return {"127.0.0.1"}
    sockets = set()
    for handle in Path(f"/proc/{process}/fd").iterdir():
        try:
            sockets.add(str(handle.readlink()))
        except OSError:
            continue
    found = set()
    for family in ("tcp", "tcp6"):
        table = Path(f"/proc/{process}/net/{family}")
        for line in table.read_text().splitlines()[1:] if table.exists() else []:
            fields = line.split()
            if fields[3] == "0A" and f"socket:[{fields[9]}]" in sockets:
                host = fields[1].partition(":")[0]
                found.add("127.0.0.1" if host == "0100007F" else host)
    return found


def test_nobody_at_the_address_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """A port where nothing listens is named, with the command that starts a scheduler."""
    monkeypatch.setattr(dask_crew, "CONNECT_S", 0.5)
    with pytest.raises(UserError, match=r"tcp://127\.0\.0\.1:9.*No Dask scheduler answers.*dask scheduler"):
        open_crew("tcp://127.0.0.1:9")


def test_a_cluster_that_is_not_fit_or_goes_away(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No workers, a worker of another version before or during a run, a scheduler that dies: one sentence each."""
    monkeypatch.setattr(dask_crew, "ABSENT_S", 1.0)
    monkeypatch.setattr(dask_crew, "CONNECT_S", 2.0)
    old_version = tmp_path / "old_version.py"
    old_version.write_text("import smartpick\nsmartpick.__version__ = '0.0.1'\n")
    journal = Journal(tmp_path / "journal")
    with cluster_by_hand(0) as cluster:
        with pytest.raises(UserError, match=r"no workers.*dask worker tcp://"):
            open_crew(cluster.url)
        with worker_of(cluster), open_crew(cluster.url) as crew:
            results = run(squares(200, 0.1), crew, journal)
            next(results)
            with worker_of(cluster, "--preload", str(old_version)):
                with pytest.raises(UserError, match=OTHER_VERSION):
                    list(results)
                with worker_of(cluster, "--preload", str(old_version)), pytest.raises(UserError) as refused:
                    open_crew(cluster.url)
                (problem,) = refused.value.problems
                assert "SmartPick 0.0.1" in problem.what
                assert problem.where.endswith(" and 1 more")
            results = run(squares(200, 0.1), crew, journal)
            next(results)
            cluster.scheduler.kill()
            with pytest.raises(UserError, match="scheduler does not answer any more"):
                list(results)
    assert kept(journal, squares(200, 0.1)) >= 2
