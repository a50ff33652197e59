"""One visit: its pages and minutes."""

from smartpick.advice.verify_first.possible_answers import PossibleAnswers
from smartpick.advice.verify_first.visit import (
    FIND_MINUTES,
    KNOWN_PAGE_MINUTES,
    MORE_MINUTES,
    Visit,
    minutes_of,
    page_of,
)
from smartpick.facts import FIELDS


def test_a_page_is_opened_once() -> None:
    """Facts of one page cost the longest of them and a little for each more; another page costs its own reading."""
    visas, certificate, share = (
        FIELDS[key].minutes for key in ("visas", "certificate_required", "img_share")
    )
    assert page_of("visas") == page_of("certificate_required") == "how to apply"
    both = minutes_of(("visas", "certificate_required"), address_known=False)
    assert both == FIND_MINUTES + max(visas, certificate) + MORE_MINUTES
    assert minutes_of(("visas", "img_share"), address_known=False) == FIND_MINUTES + visas + share


def test_a_known_address_saves_the_search() -> None:
    """Who has entered the website needs not look for it."""
    saved = minutes_of(("visas",), address_known=False) - minutes_of(("visas",), address_known=True)
    assert saved == FIND_MINUTES - KNOWN_PAGE_MINUTES


def test_the_rate_is_the_gain_of_a_minute() -> None:
    """A visit of six minutes that gains 0.6 points gains 0.1 points a minute."""
    import numpy as np  # noqa: PLC0415

    visit = Visit(0, (0,), PossibleAnswers(np.ones((1, 1)), np.zeros((1, 1, 1))), 6, 0.006)
    assert visit.rate == 0.001
