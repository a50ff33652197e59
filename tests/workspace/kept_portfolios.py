"""Kept portfolios for tests."""

from datetime import date
from pathlib import Path

from smartpick.experience import Portfolio, load_portfolio
from smartpick.store import Store
from smartpick.workspace import Kept, kept, take_in

ON = date(2026, 11, 22)
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def story(name: str = "community-clinic") -> Portfolio:
    """Return the portfolio of an example applicant."""
    return load_portfolio(EXAMPLES / f"{name}.portfolio.toml", on=ON)


def filled(store: Store, name: str = "community-clinic") -> Kept:
    """Keep an example portfolio in an empty store."""
    take_in(store, kept(store), "Imported an example", story(name), ON)
    return kept(store)
