"""Example portfolios, kept as one's own."""

from datetime import date
from pathlib import Path

from sites import ON, keep_example

from smartpick.experience import load_portfolio
from smartpick.store import Store
from smartpick.workspace import kept, take_in

EXAMPLES = Path(__file__).parents[2] / "examples"


def keep_portfolio(store: Store, name: str = "community-clinic", on: date = ON) -> None:
    """Keep the profile and the portfolio of an example applicant as one's own."""
    keep_example(store, name)
    take_in(
        store, kept(store), f"Imported {name}", load_portfolio(EXAMPLES / f"{name}.portfolio.toml", on=on), on
    )
