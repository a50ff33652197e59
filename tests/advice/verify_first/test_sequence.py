"""The order of the queue."""

import numpy as np
import pytest
from looked_up import opened

from smartpick.advice.verify_first.gains import Knowledge
from smartpick.advice.verify_first.sequence import sequence
from smartpick.advice.verify_first.visits import best_visits


def test_the_first_visit_is_the_best_alone_and_its_gain_is_exact() -> None:
    """Nothing is imagined before the first visit."""
    made, board, known = opened()
    visits = best_visits(board, known, np.zeros(board.given.n, np.bool_))
    steps = sequence(board, visits, made.chances.rows[board.given.order], 5, np.inf)
    assert steps[0].visit.rate == max(visit.rate for visit in visits)
    exact = Knowledge(board, 1, 0).gains(steps[0].visit.program, steps[0].visit.answers)[0]
    assert steps[0].then == pytest.approx(float(exact), abs=1e-15)


def test_no_program_comes_twice_and_later_visits_add_less() -> None:
    """Gains after what is known before fall along the queue, up to what chance makes of a few states."""
    made, board, known = opened()
    visits = best_visits(board, known, np.zeros(board.given.n, np.bool_))
    steps = sequence(board, visits, made.chances.rows[board.given.order], 12, np.inf)
    places = [step.visit.program for step in steps]
    assert len(set(places)) == len(places) == 12
    assert all(step.then >= 0.0 for step in steps)
    rates = [step.then / step.visit.minutes for step in steps]
    assert np.mean(rates[:4]) > np.mean(rates[4:8]) > np.mean(rates[8:])
    assert sum(step.then for step in steps) < sum(step.visit.gain for step in steps)


def test_minutes_end_the_queue() -> None:
    """It stops with the visit that fills the time."""
    made, board, known = opened()
    visits = best_visits(board, known, np.zeros(board.given.n, np.bool_))
    steps = sequence(board, visits, made.chances.rows[board.given.order], 50, 15.0)
    spent = np.cumsum([step.visit.minutes for step in steps])
    assert spent[-1] >= 15
    assert (spent[:-1] < 15).all()


def test_nothing_to_gain_is_an_empty_queue() -> None:
    """Without visits there are no steps."""
    made, board, _ = opened()
    assert sequence(board, [], made.chances.rows[board.given.order], 5, np.inf) == []
