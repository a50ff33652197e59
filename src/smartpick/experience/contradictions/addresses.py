"""Addresses that cannot be: an e-mail is sent to somebody at some place."""

import re
from collections.abc import Iterator

from smartpick.experience.contradictions.contradiction import Contradiction
from smartpick.experience.portfolio import Portfolio

__all__ = ["in_addresses"]

_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


def in_addresses(portfolio: Portfolio) -> Iterator[Contradiction]:
    """Yield every e-mail address of a person that is none; whether somebody reads it nobody can tell here."""
    for place, one in enumerate(portfolio.people):
        if one.email is not None and not _EMAIL.fullmatch(one.email):
            what = f'"{one.email[:60]}" is no e-mail address.'
            yield Contradiction(
                "person", one.id, place, "email", what, "Write it like jo@example.org, or leave it out."
            )
