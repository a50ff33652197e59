"""Processes: the same results, and a lost worker costs only the piece it held."""

import multiprocessing
import os
import signal
from pathlib import Path

import pytest
from pieces import end_worker, fail, miss, squares, stumble, who

from smartpick.errors import InternalError, Problem, UserError
from smartpick.scale.piece import Piece
from smartpick.scale.processes import LOSSES, Processes, portable


def test_a_life_of_a_crew(tmp_path: Path) -> None:
    """One crew through everything: work, errors, losses, a run that is left half-way, and work again.

    Workers start once and read their data once; errors arrive as they were raised; a piece whose worker dies is
    done by another; nobody answers into the next run.
    """
    others = set(multiprocessing.active_children())
    with Processes(2) as crew:
        found = {p.key: r for p, r in crew.perform(Piece(n, who, (n,)) for n in range(30))}
        assert sorted(found) == list(range(30))
        workers = {int(r["process"]) for r in found.values()}
        assert len(workers) == 2
        assert os.getpid() not in workers
        assert {int(r["readings"]) for r in found.values()} == {1}

        with pytest.raises(UserError) as failed:
            list(crew.perform(iter([Piece(7, fail, (7,))])))
        assert failed.value.problems == (
            Problem("Number 7 is bad.", "Take another."),
            Problem("So is the next."),
        )
        with pytest.raises(FileNotFoundError, match="number 8"):
            list(crew.perform(iter([Piece(8, miss, (8,))])))
        with pytest.raises(InternalError, match="LocalError: number 8"):
            list(crew.perform(iter([Piece(8, stumble, (8,))])))

        marks = str(tmp_path / "marks")
        pieces = [Piece(n, end_worker, (n, marks, LOSSES - 1)) for n in range(6)]
        results = {p.key: int(r["square"][0]) for p, r in crew.perform(iter(pieces))}
        assert results == {n: n * n for n in range(6)}

        left = crew.perform(iter(squares(40, 0.05)))
        next(left)
        left.close()
        again = {p.key: int(r["square"][0]) for p, r in crew.perform(iter(squares(8)))}
        assert again == {n: n * n for n in range(8)}
    assert set(multiprocessing.active_children()) == others


def test_a_worker_killed_from_outside_is_replaced() -> None:
    """SIGKILL in the middle of a run: every result is there and right, from more processes than hands."""
    with Processes(2) as crew:
        results = crew.perform(Piece(n, who, (n,)) for n in range(40))
        found = [next(results)]
        os.kill(int(found[0][1]["process"]), signal.SIGKILL)
        found += results
    assert sorted(piece.key for piece, _ in found) == list(range(40))
    assert len({int(r["process"]) for _, r in found}) == 3


def test_a_piece_that_always_ends_its_worker_is_named(tmp_path: Path) -> None:
    """After a few losses the run stops with the piece, the exit code and a way out; others are not blamed."""
    others, marks = set(multiprocessing.active_children()), tmp_path / "marks"
    with Processes(2) as crew, pytest.raises(UserError) as stopped:
        list(crew.perform(iter([*squares(3), Piece("bad", end_worker, (9, str(marks), 99))])))
    assert len(marks.read_text().splitlines()) == LOSSES
    sentence = str(stopped.value)
    assert "Piece bad" in sentence
    assert "-9" in sentence
    assert "memory" in sentence
    assert set(multiprocessing.active_children()) == others


def test_errors_that_cannot_travel_arrive_as_text() -> None:
    """An error that pickles is itself; any other is an internal error with its whole story."""
    error = ValueError("bad")
    assert portable(error) is error
    try:
        stumble(3)
    except Exception as local:  # noqa: BLE001  (it has no importable name)
        travelled = portable(local)
    assert isinstance(travelled, InternalError)
    assert "LocalError: number 3" in str(travelled)
    assert "stumble" in str(travelled)
