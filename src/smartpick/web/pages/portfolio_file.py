"""The portfolio alone as a file, for a second look or another machine."""

import json

from fastapi import APIRouter
from fastapi.responses import Response

from smartpick.experience import TABLES, portfolio_json
from smartpick.experience.portfolio_file import FORMAT
from smartpick.web.desk import TheDesk
from smartpick.web.portfolio.held import held_portfolio
from smartpick.web.showing import answer
from smartpick.workspace import concerns, must_not_identify

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/data/portfolio.json")
def portfolio_alone(desk: TheDesk) -> Response:
    """Return the portfolio as one file that can be taken in again; texts go through the guard once more."""
    own = held_portfolio(desk).portfolio
    must_not_identify(concerns([one for table in TABLES for one in getattr(own, table)], own))
    made = json.dumps({"format": FORMAT, **portfolio_json(own)}, indent=2, ensure_ascii=False)
    return answer(made + "\n", "application/json", "portfolio.json")
