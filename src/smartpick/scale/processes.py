"""A crew of processes on this machine, started afresh (``spawn``), each with one piece at a time.

Each worker has its own pipe, so when one dies it is known which piece it held: that piece alone is given to another
worker. A piece that ends its worker again and again is named and the run stops.
"""

import contextlib
import pickle
import signal
import traceback
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, Self

from smartpick.errors import InternalError, Problem, UserError
from smartpick.scale.piece import Columns, Piece
from smartpick.scale.surroundings import Surroundings, do_piece, here

__all__ = ["LOSSES", "Processes", "deaf_children"]

LOSSES = 3
PATIENCE = 5.0


@dataclass(slots=True, eq=False)
class Worker:
    """A process and our end of the pipe to it."""

    process: SpawnProcess
    pipe: "Connection[Any, Any]"


@dataclass(frozen=True, slots=True)
class Errand:
    """A piece on its way, and how many workers were lost over it."""

    piece: Piece[Any]
    losses: int = 0


class Processes:
    """At most ``hands`` worker processes, started when there is work for them."""

    def __init__(self, hands: int) -> None:
        self._hands = hands
        self._idle: list[Worker] = []
        self._busy: dict[object, tuple[Worker, Errand]] = {}

    def perform(self, pieces: Iterator[Piece[Any]]) -> Iterator[tuple[Piece[Any], Columns]]:
        """Yield each piece with its result, as they are done; what a lost worker held is done again.

        Raises ``UserError`` when ``LOSSES`` workers were lost over the same piece.
        """
        lost: deque[Errand] = deque()
        try:
            while True:
                while len(self._busy) < self._hands and (errand := _next(lost, pieces)):
                    self._send(errand)
                if not self._busy:
                    return
                for pipe in wait([worker.pipe for worker, _ in self._busy.values()]):
                    worker, errand = self._busy.pop(pipe)
                    try:
                        well, answer = pickle.loads(worker.pipe.recv_bytes())  # noqa: S301  (our own worker)
                    except (EOFError, OSError):
                        lost.append(_lost(worker, errand))
                        continue
                    self._idle.append(worker)
                    if not well:
                        raise answer
                    yield errand.piece, answer
        finally:
            # Whoever still holds a piece of this run would answer into the next one.
            for worker, _ in self._busy.values():
                _dismiss(worker)
            self._busy.clear()

    def _send(self, errand: Errand) -> None:
        """Give a piece to a worker; should it have died in the meantime, its pipe will say so."""
        worker = self._idle.pop() if self._idle else _start()
        self._busy[worker.pipe] = (worker, errand)
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            worker.pipe.send_bytes(pickle.dumps((errand.piece.function, errand.piece.arguments)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        for worker in self._idle:
            _dismiss(worker)
        self._idle.clear()


def _next(lost: deque[Errand], pieces: Iterator[Piece[Any]]) -> Errand | None:
    """Return what to do next: lost pieces first."""
    if lost:
        return lost.popleft()
    piece = next(pieces, None)
    return None if piece is None else Errand(piece)


def _start() -> Worker:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, here()), name="smartpick-scale", daemon=True)
    with deaf_children():
        process.start()
    theirs.close()
    return Worker(process, ours)


@contextlib.contextmanager
def deaf_children() -> Iterator[None]:
    """Let processes started here, and threads started here and their processes, never hear of Ctrl-C.

    It goes to every process of a terminal, and only the one that holds the journal should act on it. This process
    hears of it when the block ends.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    # Its start would unblock the signal again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _dismiss(worker: Worker) -> int | None:
    """End a worker and return how it ended: negative is a signal."""
    worker.pipe.close()
    worker.process.terminate()
    worker.process.join(PATIENCE)
    if worker.process.exitcode is None:
        worker.process.kill()
        worker.process.join()
    return worker.process.exitcode


def _lost(worker: Worker, errand: Errand) -> Errand:
    """Return the errand of a dead worker with one more loss; raises ``UserError`` when that is one too many."""
    worker.process.join(PATIENCE)
    code = _dismiss(worker)
    if errand.losses + 1 < LOSSES:
        return Errand(errand.piece, errand.losses + 1)
    raise UserError(
        Problem(
            f"Piece {errand.piece.key} ended its worker process {LOSSES} times (last exit code {code}).",
            "Code -9 often means that memory ran out: use fewer workers. Finished pieces stay in the journal.",
            "--on processes",
        )
    )


def serve(pipe: "Connection[Any, Any]", expected: Surroundings) -> None:
    """Do pieces until the other end of the pipe is closed; this is all that a worker process does."""
    # For systems without signal masks, see ``deaf_children``.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            pipe.send_bytes(_answer(pipe.recv_bytes(), expected))


def _answer(message: bytes, expected: Surroundings) -> bytes:
    """Do one piece; return a pickle of whether it went well, and of the result or the error."""
    try:
        function, arguments = pickle.loads(message)  # noqa: S301  (from the process that started this one)
        return pickle.dumps((True, do_piece(function, arguments, expected, "worker process")))
    except Exception as error:  # noqa: BLE001  (raised again where the piece came from)
        return pickle.dumps((False, portable(error)))


def portable(error: Exception) -> Exception:
    """Return the error itself if it survives the journey, else its text."""
    try:
        if type(pickle.loads(pickle.dumps(error))) is type(error):  # noqa: S301  (our own bytes of a moment ago)
            return error
    except Exception:  # noqa: BLE001, S110  (whatever goes wrong, its text goes through)
        pass
    return InternalError("".join(traceback.format_exception(error)))
