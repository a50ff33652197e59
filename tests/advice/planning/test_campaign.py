"""How contacts stand."""

from datetime import date

from smartpick.advice.planning.campaign import campaign
from smartpick.experience import Approach

ON = date(2026, 11, 22)


def test_what_needs_a_word_comes_first_with_its_day() -> None:
    """Two weeks after the first mail a second word is due; after one reminder nothing more is."""
    rows = campaign(
        (
            Approach(id="waiting", sent=date(2026, 11, 20)),
            Approach(id="done", sent=date(2026, 1, 1), outcome="declined"),
            Approach(id="new"),
            Approach(id="due", sent=date(2026, 11, 1)),
            Approach(id="reminded", sent=date(2026, 10, 1), followed_up=date(2026, 10, 15)),
        ),
        ON,
    )
    assert [(row.contact.id, row.stand, row.next_word) for row in rows] == [
        ("due", "follow up", date(2026, 11, 15)),
        ("new", "to write", None),
        ("waiting", "waiting", date(2026, 12, 4)),
        ("reminded", "waiting", None),
        ("done", "closed", None),
    ]
