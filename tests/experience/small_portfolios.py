"""Small portfolios for tests."""

from datetime import date
from pathlib import Path
from typing import Any

from smartpick.experience.encounter import Encounter
from smartpick.experience.experience import Experience
from smartpick.experience.months import Month
from smartpick.experience.portfolio import Portfolio
from smartpick.experience.portfolio_file import load_portfolio

ON = date(2026, 11, 22)
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
STORIES = ("community-clinic", "oncology-observership")


def story(name: str) -> Portfolio:
    """Return the portfolio of an example applicant."""
    return load_portfolio(EXAMPLES / f"{name}.portfolio.toml", on=ON)


def experience(**fields: Any) -> Experience:
    """Return a hands-on externship in Cleveland in the spring of 2026, changed by ``fields``."""
    usual: dict[str, Any] = {
        "id": "x1",
        "kind": "externship",
        "institution": "Example Hospital",
        "city": "Cleveland",
        "state": "OH",
        "specialty": "Internal Medicine",
        "start": date(2026, 3, 1),
        "end": date(2026, 5, 31),
        "hours_per_week": 40.0,
    }
    return Experience(**{**usual, **fields})


def encounter(name: str = "e1", **fields: Any) -> Encounter:
    """Return a performed encounter of that externship, changed by ``fields``."""
    usual: dict[str, Any] = {"experience": "x1", "month": Month("2026-04"), "role": "performed"}
    return Encounter(id=name, **{**usual, **fields})


def portfolio(*experiences: Experience, **tables: Any) -> Portfolio:
    """Return a portfolio of some experiences and further tables."""
    return Portfolio(experiences=experiences, **tables)
