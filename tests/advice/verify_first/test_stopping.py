"""When to stop looking up."""

import numpy as np
import pytest

from smartpick.advice.result import CurvePoint
from smartpick.advice.verify_first.possible_answers import PossibleAnswers
from smartpick.advice.verify_first.sequence import Step
from smartpick.advice.verify_first.stopping import next_half_hours, stop_looking, worth_of_hundred
from smartpick.advice.verify_first.visit import Visit


def steps(*gains: float, minutes: int = 10) -> list[Step]:
    """Return visits of equal length that add these gains."""
    nothing = PossibleAnswers(np.ones((1, 1)), np.zeros((1, 1, 1)))
    return [Step(Visit(i, (0,), nothing, minutes, gain), gain) for i, gain in enumerate(gains)]


def test_half_hours_add_up_visits_and_parts_of_them() -> None:
    """Three visits of ten minutes fill half an hour; of visits of twenty minutes the second counts half."""
    assert next_half_hours(steps(4.0, 3.0, 2.0, 1.0), ended=True) == pytest.approx([9.0, 6.0, 3.0, 1.0])
    assert next_half_hours(steps(4.0, 2.0, minutes=20), ended=True) == pytest.approx([5.0, 2.0])


def test_a_queue_that_goes_on_is_continued_at_its_last_rate() -> None:
    """What was not looked at is no reason to stop."""
    assert next_half_hours(steps(3.0, 3.0), ended=False) == pytest.approx([9.0, 9.0])


def test_looking_stops_after_the_last_half_hour_that_pays() -> None:
    """With 9, 6, 3 and 1 points ahead and a threshold of 5, two visits are worth it."""
    found = stop_looking(steps(0.04, 0.03, 0.02, 0.01), 0.05, own=True, ended=True, shown=4)
    assert (found.items, found.minutes) == (2, 20)
    assert "After 2 of these (20 minutes) the next half hour adds 3 percentage points" in found.words
    assert "your threshold of 5 percentage points" in found.words


def test_every_end_has_its_words() -> None:
    """Nothing to ask, nothing worth it, all worth it, and more behind what is shown are told apart."""
    assert "Nothing that can be looked up" in stop_looking([], 0.01, own=False, ended=True, shown=0).words
    assert "no time" in stop_looking([], 0.01, own=False, ended=False, shown=0).words
    low = stop_looking(steps(0.001), 0.01, own=False, ended=True, shown=1)
    assert low.items == 0
    assert low.words.startswith("Already at the start")
    assert "100 USD more" in low.words
    all_pay = stop_looking(steps(0.05), 0.01, own=False, ended=True, shown=1)
    assert "nothing else would change your list" in all_pay.words
    more = stop_looking(steps(*[0.05] * 8), 0.01, own=True, ended=False, shown=2)
    assert "so does what comes after" in more.words
    less = stop_looking(steps(0.05, 0.0001, 0.0001, 0.0001), 0.01, own=True, ended=True, shown=1)
    assert "what comes after them adds less" in less.words


def test_the_threshold_is_what_a_hundred_dollars_buy_at_the_end_of_the_list() -> None:
    """It is read off the curve; past its end nothing is bought."""
    curve = [CurvePoint(i, 50.0 * i, 0.0, value) for i, value in enumerate((0.0, 0.3, 0.4, 0.45))]
    assert worth_of_hundred(curve, 1) == pytest.approx(0.15)
    assert worth_of_hundred(curve, 3) == 0.0
