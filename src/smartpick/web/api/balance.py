"""The balance of the list, and its worksheet."""

from typing import Annotated, Any

from fastapi import Query
from fastapi.responses import Response
from pydantic import Field

from smartpick.web.api.shapes import Shown, answered, subject
from smartpick.web.api.the_list import Dollars, asker_of
from smartpick.web.asking import balance_of, to_look_up
from smartpick.web.desk import TheDesk
from smartpick.workspace import kept_facts
from smartpick.workspace.list_worksheet import list_worksheet

__all__ = ["router"]

router = subject("list")


class Tiers(Shown):
    """A number for each tier."""

    reach: float
    target: float
    likely: float


class BalanceShown(Shown):
    """The document of ``smartpick balance --json``: the list by tier, and what a usual balance would change.

    ``tiers`` says what a tier is. ``wanted`` are the usual shares of the list's length, ``usual`` as near to them as
    the programs in question allow; ``enters`` and ``leaves`` are ACGME numbers.
    """

    tiers: str
    counts: Tiers
    usual_shares: Tiers
    usual_basis: str
    wanted: Tiers
    usual: Tiers
    p_match: Annotated[float, Field(ge=0, le=1)]
    p_usual: Annotated[float, Field(ge=0, le=1)]
    dollars: float
    dollars_usual: float
    enters: list[str]
    leaves: list[str]


class WorksheetShown(Shown):
    """Columns with how to fill them in, and rows of texts in the order in which to look things up."""

    columns: list[dict[str, Any]]
    rows: list[list[str]]


@router.get("/list/balance", response_model=BalanceShown)
def balance(desk: TheDesk, budget: Annotated[Dollars | None, Query()] = None) -> Response:
    """Count reach, target and likely programs on the list beside a usual balance."""
    from smartpick.render.balance_words import balance_object  # noqa: PLC0415

    return answered(balance_object(balance_of(asker_of(desk, budget))))


@router.get("/list/worksheet", response_model=WorksheetShown)
def sheet(
    desk: TheDesk,
    top: Annotated[
        int | None, Query(ge=1, le=2000, description="programs; default: those of the list")
    ] = None,
) -> Response:
    """Return the worksheet of the list: what is known filled in, the rest empty."""
    return answered(
        list_worksheet(to_look_up(asker_of(desk), top), kept_facts(desk.store).beliefs(desk.today()))
    )
