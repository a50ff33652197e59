"""Crews inside this process: one pair of hands, or several threads.

Threads share one copy of the data. They are worth having because the kernels let go of Python's lock.
"""

from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from typing import Any, Self

from smartpick.scale.piece import Columns, Piece

__all__ = ["Serial", "Threads"]


class Serial:
    """One piece after the other, here."""

    def perform(self, pieces: Iterator[Piece[Any]]) -> Iterator[tuple[Piece[Any], Columns]]:
        """Yield each piece with its result, in order."""
        for piece in pieces:
            yield piece, piece.function(*piece.arguments)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        """Nobody has to go home."""


class Threads:
    """``hands`` threads, each with one piece at a time."""

    def __init__(self, hands: int) -> None:
        self._hands = hands
        self._pool = ThreadPoolExecutor(hands, thread_name_prefix="smartpick-scale")

    def perform(self, pieces: Iterator[Piece[Any]]) -> Iterator[tuple[Piece[Any], Columns]]:
        """Yield each piece with its result, as they are done."""
        running: dict[Future[Columns], Piece[Any]] = {}
        try:
            while True:
                for piece in islice(pieces, self._hands - len(running)):
                    running[self._pool.submit(piece.function, *piece.arguments)] = piece
                if not running:
                    return
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    yield running.pop(future), future.result()
        finally:
            for future in running:
                future.cancel()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
