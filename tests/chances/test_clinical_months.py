"""Months of US experience: what counts, how much, how long."""

import itertools
from datetime import date

import pytest

from smartpick.applicant import Rotation
from smartpick.chances.clinical_months import effective_months, experience_index, recency

ON = date(2026, 11, 1)


def rotation(kind: str = "externship", **changes: object) -> Rotation:
    """Return three full-time months in Ohio that ended a month ago."""
    given: dict[str, object] = {
        "state": "OH", "start": date(2026, 7, 1), "end": date(2026, 10, 1), "months": 3.0, "hours_per_week": 40.0,
    }  # fmt: skip
    return Rotation(kind, **{**given, **changes})  # type: ignore[arg-type]  # test data by name


def test_hands_on_counts_whole_observation_in_part() -> None:
    """Hands-on outweighs hospital observation, which outweighs a clinic, which outweighs a screen."""
    worth = [
        effective_months([rotation(kind)], ON)
        for kind in ("externship", "observership", "clinic observership", "telerotation", "home practice")
    ]
    assert worth == sorted(worth, reverse=True)
    assert worth[0] == pytest.approx(3.0)
    assert worth[-1] == 0.0


def test_volunteering_counts_by_its_hands() -> None:
    """Volunteering with hands on patients is worth more than without."""
    hands = effective_months([rotation("volunteering", hands_on=True)], ON)
    assert hands > effective_months([rotation("volunteering", hands_on=False)], ON) > 0.0


def test_part_time_counts_as_its_share() -> None:
    """Twenty hours a week are half of a month; eighty are not two."""
    assert effective_months([rotation(hours_per_week=20.0)], ON) == pytest.approx(1.5)
    assert effective_months([rotation(hours_per_week=80.0)], ON) == pytest.approx(3.0)


def test_only_the_part_done_counts() -> None:
    """A rotation that has not begun is a plan, not experience."""
    assert effective_months([rotation(start=date(2027, 1, 1), end=date(2027, 4, 1))], ON) == 0.0


def test_abroad_is_not_us_experience() -> None:
    """An elective in another country adds nothing to US experience."""
    assert effective_months([rotation("elective", state=None, country="Examplestan")], ON) == 0.0


def test_recency_falls_and_never_below_a_fifth() -> None:
    """Whole within a year, half at three, a fifth from six; never rising with age."""
    ages = [recency(date(2026 - years, 11, 1), ON) for years in range(15)]
    assert ages == sorted(ages, reverse=True)
    assert recency(date(2023, 11, 1), ON) == pytest.approx(0.5, abs=0.01)
    assert ages[0] == 1.0
    assert ages[-1] == pytest.approx(0.2)


def test_first_months_count_most() -> None:
    """The index is concave: zero for none, below one for any amount."""
    steps = [experience_index(m) for m in range(13)]
    gains = [b - a for a, b in itertools.pairwise(steps)]
    assert steps[0] == 0.0
    assert gains == sorted(gains, reverse=True)
    assert steps[-1] < 1.0
