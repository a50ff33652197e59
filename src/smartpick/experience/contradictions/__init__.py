"""What cannot be true together in a portfolio, although each record alone is fine: everything at once."""

from datetime import date

from smartpick.errors import UserError
from smartpick.experience.contradictions.addresses import in_addresses
from smartpick.experience.contradictions.codes import in_codes
from smartpick.experience.contradictions.contradiction import Contradiction
from smartpick.experience.contradictions.dates import in_dates
from smartpick.experience.contradictions.overlaps import in_hours
from smartpick.experience.contradictions.references import in_references
from smartpick.experience.contradictions.roles import in_roles
from smartpick.experience.portfolio import Portfolio

__all__ = ["Contradiction", "contradictions", "must_hold"]


def contradictions(
    portfolio: Portfolio, on: date, graduation: date | None = None
) -> tuple[Contradiction, ...]:
    """Return every contradiction as of the day ``on``, in the order of tables and records.

    ``graduation`` is the day of graduation from medical school, ``None`` when unknown. What is certain cannot be
    true; the rest is a question to the applicant.
    """
    found = (
        *in_references(portfolio),
        *in_dates(portfolio, on, graduation),
        *in_roles(portfolio),
        *in_hours(portfolio),
        *in_codes(portfolio),
        *in_addresses(portfolio),
    )
    return tuple(sorted(found, key=lambda one: (one.table_place, one.place)))


def must_hold(portfolio: Portfolio, on: date, graduation: date | None = None) -> tuple[Contradiction, ...]:
    """Return the questions about a portfolio; raise :class:`UserError` with everything that is certainly wrong."""
    found = contradictions(portfolio, on, graduation)
    certain = [one.problem() for one in found if one.certain]
    if certain:
        raise UserError(certain)
    return found
