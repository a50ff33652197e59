"""How the queue is shown."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from smartpick.advice import Question
from smartpick.advice.verify_first import Looking, Queue, verify_first
from smartpick.applicant import load_profile
from smartpick.chances import Estimate, shipped_market
from smartpick.cli.verify_shown import points, show_item, show_queue
from smartpick.season import load_season

EXAMPLE = Path(__file__).parents[2] / "examples" / "oncology-observership.toml"


@pytest.fixture(scope="module")
def queue() -> Queue:
    """Return a queue of three visits, made once."""
    asked, looking = Question(budget=660.0), Looking(top=3, states=1)
    return verify_first(
        load_profile(EXAMPLE), shipped_market(), load_season(), date(2026, 11, 1), asked, looking
    )


def test_gains_are_points_with_their_span() -> None:
    """A gain of 0.0042 is 0.42 percentage points."""
    assert points(Estimate(0.0042, 0.0, 0.0067)) == "+0.42 points (+0.00 to +0.67)"


def test_an_address_of_the_user_is_shown_instead_of_a_search(
    queue: Queue, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who has entered a website is sent there."""
    show_item(replace(queue.items[0], website="https://example.org/apply", listed=False))
    words = capsys.readouterr().out
    assert "Address: https://example.org/apply" in words
    assert "Search for" not in words
    assert "not on your list" in words


def test_the_stop_is_drawn_where_it_is(queue: Queue, capsys: pytest.CaptureFixture[str]) -> None:
    """The line stands before the first visit that is past the stop, and notes are told."""
    show_queue(replace(queue, stop=replace(queue.stop, items=1), notes=("Your profile does not say it.",)))
    words = capsys.readouterr().out
    line = words.index("-- from here on")
    assert words.index("\n1. ") < line < words.index("\n2. ")
    assert "Your profile does not say it." in words
