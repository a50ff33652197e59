"""Rates and times left are about the work, not about what the journal had."""

import pytest

from smartpick.scale.progress import Progress


def test_rate_and_time_left_count_only_what_was_worked_on() -> None:
    """Ten of thirty from the journal, ten done in five seconds: two a second, ten left take five."""
    halfway = Progress(done=20, total=30, kept=10, damaged=0, seconds=5.0)
    assert halfway.rate == pytest.approx(2.0)
    assert halfway.left == pytest.approx(5.0)


def test_nothing_is_claimed_before_something_is_known() -> None:
    """Before the first piece there is no rate; at the end nothing is left."""
    start = Progress(done=10, total=30, kept=10, damaged=1, seconds=0.0)
    assert start.rate is None
    assert start.left is None
    assert Progress(done=30, total=30, kept=30, damaged=0, seconds=0.0).left == 0.0
