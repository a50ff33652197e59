"""A crew on Dask: a cluster that is already there, or a local one on 127.0.0.1 that ends with the run.

This is the only module of the project that imports Dask. Nothing is contacted but the scheduler that was named; a
local cluster has no dashboard and listens on the loopback address only. Dask itself moves the pieces of a lost
worker to others, so workers may come and go during a run.
"""

import contextlib
import logging
import math
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from itertools import count, islice
from queue import Empty, SimpleQueue
from typing import Any, Self
from uuid import uuid4

import dask
from distributed import Client, Future, KilledWorker, LocalCluster, get_worker

from smartpick.errors import Problem, UserError
from smartpick.scale.piece import Columns, Piece
from smartpick.scale.processes import LOSSES, deaf_children
from smartpick.scale.surroundings import Surroundings, differences, do_piece, here

__all__ = ["DaskCrew", "join_cluster", "local_cluster"]

CONNECT_S = 20.0  # how long a scheduler may take to answer
ABSENT_S = 60.0  # how long a cluster may be without any worker
LOOK_S = 2.0  # how often the number of workers is asked for
AHEAD = 2  # pieces on their way for each thread of a worker, so that none waits for the network

LOOPBACK = "127.0.0.1"
QUIET = {
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.scheduler.allowed-failures": LOSSES - 1,
}


class DaskCrew:
    """The workers of the cluster at ``url``; ``end`` closes what was opened for it."""

    def __init__(self, client: Client, url: str, end: Callable[[], object]) -> None:
        self._client = client
        self._url = url
        self._end = end
        self._threads = 0
        self._looked = self._present = -math.inf
        self._names = (f"smartpick-{uuid4().hex}-{number}" for number in count())

    def perform(self, pieces: Iterator[Piece[Any]]) -> Iterator[tuple[Piece[Any], Columns]]:
        """Yield each piece with its result, as they are done.

        Raises ``UserError`` when a worker would give other bytes, when a piece ended several workers, and when the
        workers or the scheduler are gone.
        """
        running: dict[Future[Columns], Piece[Any]] = {}
        finished: SimpleQueue[Future[Columns]] = SimpleQueue()
        self._present = time.monotonic()
        try:
            while True:
                for piece in islice(pieces, max(0, AHEAD * self._hands() - len(running))):
                    future = self._submit(piece)
                    running[future] = piece
                    future.add_done_callback(finished.put)
                if not running:
                    return
                done = _taken(finished)
                for future, result in zip(done, self._results(done, running), strict=True):
                    yield running.pop(future), result
        finally:
            for future in running:
                future.cancel()

    def _submit(self, piece: Piece[Any]) -> "Future[Columns]":
        work = (piece.function, piece.arguments, here())
        with self._answering():
            return self._client.submit(on_worker, *work, key=next(self._names), pure=False)

    def _hands(self) -> int:
        """Return how many threads the workers have, at least one; raises ``UserError`` after a long absence."""
        now = time.monotonic()
        if now - self._looked >= LOOK_S:
            self._looked = now
            with self._answering():
                self._threads = sum(self._client.nthreads().values())
            if self._threads:
                self._present = now
            elif now - self._present > ABSENT_S:
                raise UserError(_no_workers(self._url))
        return max(1, self._threads)

    def _results(
        self, done: "list[Future[Columns]]", running: "dict[Future[Columns], Piece[Any]]"
    ) -> list[Columns]:
        for future in done:
            if future.status == "error":
                raise _in_words(future.exception(), running[future], self._url)
        with self._answering():
            found: list[Columns] = self._client.gather(done)
            return found

    @contextlib.contextmanager
    def _answering(self) -> Iterator[None]:
        """Say in words that the scheduler is gone; then Dask cancels whatever was on its way."""
        try:
            yield
        except (CancelledError, OSError) as error:
            raise UserError(
                Problem(
                    "The scheduler does not answer any more.",
                    "Start it and its workers again and repeat the command; what the journal has is not done again.",
                    self._url,
                )
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        self._end()


def _taken(finished: "SimpleQueue[Future[Columns]]") -> "list[Future[Columns]]":
    """Return what is done; wait for it, but not longer than until the next look at the workers."""
    found = []
    with contextlib.suppress(Empty):
        found.append(finished.get(timeout=LOOK_S))
        while True:
            found.append(finished.get_nowait())
    return found


def on_worker(
    function: Callable[..., Columns], arguments: tuple[Any, ...], expected: Surroundings
) -> Columns:
    """Do one piece on a Dask worker."""
    return do_piece(function, arguments, expected, f"Dask worker {get_worker().address}")


def join_cluster(url: str) -> DaskCrew:
    """Return the crew of an existing cluster, when all its workers would give the same bytes as this process.

    Raises ``UserError`` when the scheduler does not answer, has no workers, or workers differ: one sentence each.
    """
    try:
        client = Client(url, timeout=CONNECT_S, set_as_default=False)
    except OSError as error:
        raise UserError(
            Problem(
                "No Dask scheduler answers.",
                "Start one with: dask scheduler. Check host, port and firewall.",
                url,
            )
        ) from error
    try:
        _check_workers(client, url)
    except BaseException:
        client.close()
        raise
    return DaskCrew(client, url, client.close)


def local_cluster(hands: int) -> DaskCrew:
    """Return a crew of ``hands`` Dask workers with one thread each, on this machine; nothing else can reach them.

    Other users of the same machine can: Dask's ports ask for no password.
    """
    with deaf_children(), dask.config.set(QUIET), contextlib.ExitStack() as opening:
        cluster = opening.enter_context(
            LocalCluster(
                n_workers=hands,
                threads_per_worker=1,
                host=LOOPBACK,
                protocol="tcp://",
                scheduler_kwargs={"dashboard": False, "dashboard_address": f"{LOOPBACK}:0"},
                memory_limit=0,
                silence_logs=logging.CRITICAL,
            )
        )
        client = opening.enter_context(Client(cluster, timeout=CONNECT_S, set_as_default=False))
        return DaskCrew(client, cluster.scheduler_address, opening.pop_all().close)


def _check_workers(client: Client, url: str) -> None:
    try:
        client.wait_for_workers(1, timeout=ABSENT_S)
    except TimeoutError as error:
        raise UserError(_no_workers(url)) from error
    alike: dict[Surroundings | None, list[str]] = {}
    for worker, theirs in client.run(here, on_error="return").items():
        alike.setdefault(theirs if isinstance(theirs, Surroundings) else None, []).append(worker)
    problems: list[Problem] = []
    for theirs, (first, *others) in alike.items():
        where = f"Dask worker {first}" + (f" and {len(others)} more" if others else "")
        problems += differences(here(), theirs, where) if theirs else [_cannot_load(where)]
    if problems:
        raise UserError(problems)


def _in_words(error: BaseException | None, piece: Piece[Any], url: str) -> BaseException:
    """Return what to raise for a piece that failed: Dask's own errors in sentences, a piece's as they are."""
    if isinstance(error, KilledWorker):
        return UserError(
            Problem(
                f"Piece {piece.key}, or one beside it, ended its worker {error.allowed_failures + 1} times.",
                "Often memory ran out: start fewer workers on each machine. Finished pieces stay in the journal.",
                url,
            )
        )
    if isinstance(error, ImportError):
        return UserError(_cannot_load(url))
    return error or CancelledError()


def _no_workers(url: str) -> Problem:
    return Problem(
        "The cluster has no workers.", f"Start some: dask worker {url}. Then repeat the command.", url
    )


def _cannot_load(where: str) -> Problem:
    return Problem(
        "This worker cannot load SmartPick.",
        'Install the same version there: pip install "smartpick[scale]".',
        where,
    )
