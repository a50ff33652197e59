"""Pieces of work for the tests: at the top level of a module, so that workers can import them."""

import os
import signal
import time
from pathlib import Path

import numpy as np
from small_world import small_world

from smartpick.errors import Problem, UserError
from smartpick.market.card import ModelCard
from smartpick.market.programs_side import World
from smartpick.programs import load_directory
from smartpick.scale.journal import Journal
from smartpick.scale.piece import Columns, Names, Piece
from smartpick.scale.surroundings import here


def small_country(card: ModelCard) -> World:
    """Make the small country from a card."""
    return small_world(card)


def square(n: int) -> Columns:
    """Return the square of a number and who did it."""
    return {"square": np.array([n * n])}


def slow_square(n: int, seconds: float = 0.1) -> Columns:
    """Take the time that a season takes."""
    time.sleep(seconds)
    return square(n)


def who(n: int) -> Columns:
    """Return the process that did it and how often it has read the directory."""
    time.sleep(0.02)
    load_directory()
    return {"process": np.array(os.getpid()), "readings": np.array(load_directory.cache_info().misses)}


def fail(n: int) -> Columns:
    """Fail as a person's mistake does."""
    raise UserError((Problem(f"Number {n} is bad.", "Take another."), Problem("So is the next.")))


def miss(n: int) -> Columns:
    """Fail as a missing file does."""
    raise FileNotFoundError(2, "No such file", f"number {n}")


def stumble(n: int) -> Columns:
    """Fail as a bug does, with an error that cannot travel."""

    class LocalError(Exception):
        """Known nowhere else."""

    raise LocalError(f"number {n}")


def end_worker(n: int, marks: str, times: int) -> Columns:
    """End the process that does this, the first ``times`` times, without a word."""
    mark = Path(marks)
    with mark.open("a") as file:
        file.write(f"{n}\n")
    if len(mark.read_text().splitlines()) <= times:
        os.kill(os.getpid(), signal.SIGKILL)
    return square(n)


def squares(count: int, seconds: float = 0.0) -> list[Piece[int]]:
    """Return pieces that square the numbers below ``count``."""
    return [
        Piece(n, slow_square if seconds else square, (n, seconds) if seconds else (n,)) for n in range(count)
    ]


def kept(journal: Journal, pieces: list[Piece[int]]) -> int:
    """Return how many of these pieces a journal has, every one of them undamaged."""
    names = Names(here())
    return sum(journal.find(names.of(piece)) is not None for piece in pieces)
