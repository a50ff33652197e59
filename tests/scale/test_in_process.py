"""Serial and threads: the same results, each piece once, nothing left running."""

import threading
import time

import numpy as np
import pytest
from pieces import fail, slow_square, square, squares

from smartpick.errors import UserError
from smartpick.scale.in_process import Serial, Threads
from smartpick.scale.piece import Columns, Piece


def waits_for_the_other(meeting: threading.Barrier) -> Columns:
    """Return only when somebody else does the same at the same time."""
    meeting.wait(timeout=10)
    return {"met": np.array(True)}


def test_serial_is_in_order_and_one_at_a_time() -> None:
    """A piece is begun when its result is asked for, not before."""
    taken: list[int] = []

    def pieces():  # noqa: ANN202
        for piece in squares(3):
            taken.append(piece.key)
            yield piece

    with Serial() as crew:
        results = crew.perform(pieces())
        assert [piece.key for piece, _ in [next(results)]] == taken == [0]
        assert [(piece.key, int(found["square"][0])) for piece, found in results] == [(1, 1), (2, 4)]


def test_threads_do_every_piece_once() -> None:
    """As many results as pieces, each with its own piece."""
    with Threads(3) as crew:
        found = {piece.key: int(r["square"][0]) for piece, r in crew.perform(iter(squares(20, 0.002)))}
        again = {piece.key: int(r["square"][0]) for piece, r in crew.perform(iter(squares(5)))}
    assert found == {n: n * n for n in range(20)}
    assert again == {n: n * n for n in range(5)}


def test_threads_work_at_the_same_time() -> None:
    """Two pieces that wait for each other both end."""
    meeting = threading.Barrier(2)
    with Threads(2) as crew:
        pieces = [Piece(n, waits_for_the_other, (meeting,)) for n in range(2)]
        assert len(list(crew.perform(iter(pieces)))) == 2


def test_no_more_pieces_are_taken_than_there_are_hands() -> None:
    """A list of a hundred thousand pieces does not become a queue of as many."""
    taken: list[int] = []

    def pieces():  # noqa: ANN202
        for piece in squares(50, 0.01):
            taken.append(piece.key)
            yield piece

    with Threads(2) as crew:
        results = crew.perform(pieces())
        next(results)
        assert len(taken) <= 4
        results.close()


def test_an_error_of_a_piece_is_raised_and_the_crew_goes_on_living() -> None:
    """The sentence reaches the caller; the next run works."""
    with Threads(2) as crew:
        with pytest.raises(UserError, match="Number 7 is bad"):
            list(crew.perform(iter([Piece(7, fail, (7,)), Piece(8, square, (8,))])))
        assert len(list(crew.perform(iter(squares(4))))) == 4


def test_nothing_is_left_running() -> None:
    """After the crew has gone, so have its threads, even when results were not taken."""
    with Threads(2) as crew:
        next(crew.perform(iter([Piece(n, slow_square, (n, 0.01)) for n in range(9)])))
    time.sleep(0.02)
    assert not [t for t in threading.enumerate() if t.name.startswith("smartpick-scale")]
