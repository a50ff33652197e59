"""The whole calendar."""

from datetime import date

import pytest
from plan_inputs import EXAMPLES, SEASON, example

from smartpick.advice.planning.timeline import timeline
from smartpick.experience import Letter, OwnDate, Portfolio, load_portfolio

ON = date(2026, 11, 22)
STORIES = (
    "community-clinic",
    "community-clinic-before",
    "oncology-observership",
    "oncology-observership-before",
)


@pytest.mark.parametrize("story", STORIES)
def test_every_story_has_a_calendar_in_order_with_keys_of_their_own(story: str) -> None:
    """Sorted by day, no key twice, every entry with a source."""
    portfolio = load_portfolio(EXAMPLES / f"{story}.portfolio.toml", on=ON)
    found = timeline(example(story), portfolio, SEASON, ON)
    assert [one.day for one in found.days] == sorted(one.day for one in found.days)
    keys = [one.key for one in found.days]
    assert len(set(keys)) == len(keys)
    assert all(one.source for one in found.days)
    assert {"rank list", "Match", "SOAP", "interview", "NRMP"} <= {one.kind for one in found.ahead}


def test_what_is_ahead_and_what_is_overdue() -> None:
    """A letter hoped for in September is overdue in November; the season's past days are neither."""
    letter = Letter(id="l", writer="w", asked=date(2026, 8, 1), due=date(2026, 9, 1))
    own = (OwnDate(id="a", what="x", day=date(2026, 12, 1)), OwnDate(id="b", what="y", day=date(2026, 11, 1)))
    found = timeline(example("community-clinic"), Portfolio(letters=(letter,), dates=own), SEASON, ON)
    assert [one.key for one in found.overdue] == ["letter-l"]
    assert [one.key for one in found.ahead if one.key.startswith("own-")] == ["own-a"]
    assert not [one for one in found.ahead if one.last < ON]
    assert found.conflicts[0].keys == ("letter-l",)
