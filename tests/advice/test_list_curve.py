"""The curve and where to stop on it."""

import pytest

from smartpick.advice import CurvePoint
from smartpick.advice.list_curve import next_hundreds, stop_index, stop_point

# 50 dollars each; chances 0.5, 0.75, 0.875, ... : every application halves what is left.
HALVING = [CurvePoint(n, 50.0 * n, 1 - 0.5**n, 1 - 0.5**n) for n in range(11)]


def words(stop_gain: float, listed: int, curve: list[CurvePoint] = HALVING) -> str:
    """Return what is said about a list of so many rows."""
    return stop_point(curve, stop_gain, listed=listed, whole=False).words


def test_stop_where_the_next_hundred_buys_too_little() -> None:
    """After four, 100 dollars (two applications) add 0.0469; after five 0.0234."""
    assert stop_index(HALVING, 0.03) == 5
    found = stop_point(HALVING, 0.03, listed=5, whole=True)
    assert (found.applications, found.dollars) == (5, 250.0)
    assert found.words.startswith(
        "After 5 applications (250 USD), where this list ends, the next 100 USD add 2.34"
    )


def test_the_words_fit_the_list() -> None:
    """A list that ends before the stop point is told so; one that goes on past it is told how many rows do."""
    short = words(0.03, 2)
    assert "This list ends at 2 applications (100 USD)" in short
    assert "until 5 applications (250 USD)" in short
    assert "3 more rows of this list come after that point" in words(0.03, 8)
    assert "1 more row of this list comes after" in words(0.03, 6)


def test_a_list_made_without_a_budget_is_its_own_stop() -> None:
    """A list that goes a row past the first possible stop ends at its stop point and is not called too long."""
    found = stop_point(HALVING, 0.03, listed=6, whole=False, least=6)
    assert found.applications == 6
    assert found.words.startswith(
        "After 6 applications (300 USD), where this list ends, the next 100 USD add 1.17"
    )
    assert stop_point(HALVING, 0.03, listed=4, whole=False, least=4).applications == 5


def test_less_than_the_threshold_reads_so() -> None:
    """0.4996 points are not "0.50, less than 0.5": as many digits as it takes."""
    almost = [CurvePoint(n, 100.0 * n, p, p) for n, p in enumerate([0.0, 0.3, 0.304996])]
    assert "0.4996 percentage points, less than your threshold of 0.5 " in words(0.005, 1, almost)
    hardly = [CurvePoint(n, 100.0 * n, p, p) for n, p in enumerate([0.0, 0.3, 0.305 - 1e-12])]
    assert "hardly less than 0.5" in words(0.005, 1, hardly)


def test_a_threshold_that_nothing_reaches_is_named_as_the_cause() -> None:
    """An empty list because of the threshold says so, and how to get one; with rows it gives no such advice."""
    assert "Even at the beginning" in words(1.0, 0)
    assert "Lower the threshold" in words(1.0, 0)
    assert "Lower" not in words(1.0, 3)


def test_never_stop_when_all_is_worth_it() -> None:
    """A threshold below every gain keeps the whole curve, and the words say where the list ends on it."""
    line = [CurvePoint(n, 10.0 * n, 0.05 * n, 0.05 * n) for n in range(11)]
    assert stop_index(line, 0.01) == 10
    assert "Every program" in stop_point(line, 0.01, listed=10, whole=True).words
    assert "where this list ends, another 100 USD still pay" in words(0.01, 10, line)
    assert "would still pay" in words(0.01, 4, line)
    assert "where the curve is cut" in words(0.01, 4, line)
    assert "the last program in question" in stop_point(line, 0.01, listed=4, whole=True).words


def test_no_program_is_no_threshold() -> None:
    """Where nothing is open the words name that, not the money."""
    assert "No program is open" in words(0.01, 0, [CurvePoint(0, 0.0, 0.0, 0.0)])


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
