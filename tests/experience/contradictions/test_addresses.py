"""Addresses that cannot be."""

from datetime import date

import pytest

from smartpick.experience import Person, Portfolio
from smartpick.experience.contradictions import contradictions


@pytest.mark.parametrize(
    ("email", "fine"),
    [
        ("jo@example.org", True),
        ("jo.e+x@mail.example.co.uk", True),
        (None, True),
        ("jo at example.org", False),
        ("jo.example.org", False),
        ("jo@example", False),
        ("jo@@example.org", False),
    ],
)
def test_an_address_names_somebody_at_some_place(email: str | None, fine: bool) -> None:
    """What no mail can be sent to is refused with the way to write it."""
    portfolio = Portfolio(people=(Person(id="p1", name="Dr. Jo Example", email=email),))
    found = contradictions(portfolio, date(2026, 11, 22))
    assert [(one.field, one.certain) for one in found] == ([] if fine else [("email", True)])
