"""The curve and where to stop on it."""

import pytest

from smartpick.advice import CurvePoint
from smartpick.advice.list_curve import next_hundreds, stop_index, stop_point

# 50 dollars each; chances 0.5, 0.75, 0.875, ... : every application halves what is left.
HALVING = [CurvePoint(n, 50.0 * n, 1 - 0.5**n, 1 - 0.5**n) for n in range(11)]


def test_stop_where_the_next_hundred_buys_too_little() -> None:
    """After four, 100 dollars (two applications) add 0.0469; after five 0.0234."""
    assert stop_index(HALVING, 0.03) == 5
    found = stop_point(HALVING, 0.03, whole=True)
    assert (found.applications, found.dollars) == (5, 250.0)
    assert "2.34 percentage points" in found.words


def test_never_stop_when_all_is_worth_it() -> None:
    """A threshold below every gain keeps the whole curve."""
    line = [CurvePoint(n, 10.0 * n, 0.05 * n, 0.05 * n) for n in range(11)]
    assert stop_index(line, 0.01) == 10
    assert "where the curve is cut" in stop_point(line, 0.01, whole=False).words
    assert "Every program" in stop_point(line, 0.01, whole=True).words


def test_a_dip_is_no_place_to_stop() -> None:
    """Where a second specialty begins to pay after a flat stretch, the stop comes after it."""
    chances = [0.0, 0.3, 0.31, 0.32, 0.33, 0.5, 0.6, 0.601, 0.602, 0.603]
    bumpy = [CurvePoint(n, 50.0 * n, p, p) for n, p in enumerate(chances)]
    assert stop_index(bumpy, 0.05) == 6


def test_an_empty_curve_stops_at_nothing() -> None:
    """One point: no application."""
    assert stop_index([CurvePoint(0, 0.0, 0.0, 0.0)], 0.01) == 0


def test_each_hundred_is_read_off_the_curve() -> None:
    """The first hundred buys 0.75, the second 0.1875; steps end with the curve."""
    steps = next_hundreds(HALVING, 1000.0)
    assert [step.gain for step in steps[:2]] == pytest.approx([0.75, 0.1875])
    assert steps[-1].dollars_to == 500.0
    assert sum(step.gain for step in steps) == pytest.approx(HALVING[-1].p_match)
