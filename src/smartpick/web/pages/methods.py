"""How the numbers are made: the model, what it rests on, what it cannot know, and the sources with their days."""

from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from smartpick.market.card import load_card
from smartpick.market.ensemble import load_ensemble
from smartpick.programs import load_directory
from smartpick.season import Season, Stamped, citation
from smartpick.web.desk import TheDesk
from smartpick.web.packaged_tables import packaged_tables
from smartpick.web.showing import show
from smartpick.web.validation_report import figure, promises, validation_report

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/methods")
def methods(request: Request, desk: TheDesk) -> Response:
    """Show how chances and lists are made, the validation's promises, limits and sources."""
    card, season = load_card(), desk.season
    return show(
        request, "methods.html", card=card, members=len(load_ensemble()), directory=load_directory(), season=season,
        judged=sum(one.judgement for one in card.parameters.values()), promises=promises(),
        rules=_rules(season), tables=packaged_tables(season), report=validation_report(),
    )  # fmt: skip


@router.get("/methods/validation")
def validation(request: Request) -> Response:
    """Show the whole report of the validation of the shipped model, with its figures."""
    report = validation_report()
    if report is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return show(request, "validation.html", report=report)


@router.get("/methods/validation/{name}")
def drawing(name: str) -> Response:
    """Return a figure of the report."""
    found = figure(name)
    if found is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return Response(found, media_type="image/svg+xml", headers={"cache-control": "private, max-age=3600"})


def _rules(season: Season) -> dict[str, list[tuple[str, str, str]]]:
    """Return the rules of a season by theme: what, how much or when, and where it is from."""
    groups: tuple[tuple[str, Mapping[str, Stamped[Any]]], ...] = (
        ("Fees", season.fees),
        ("Dates", season.dates),
        ("Limits", season.limits),
        ("Requirements", season.requirements),
    )
    found = {
        name: [(one.label, _said(one), citation(one)) for one in values.values()] for name, values in groups
    }
    found["Signals"] = [
        (specialty, f"{one.gold} gold, {one.silver} silver" if one.tiered else f"{one.gold}", citation(one))
        for specialty, one in season.signal_allowances.items()
    ]
    return found


def _said(one: Stamped[Any]) -> str:
    value = one.value
    if isinstance(value, date):
        return value.isoformat()
    said = f"{value:,}" if isinstance(value, int) else f"{value:,g}" if isinstance(value, float) else value
    return f"{said} {one.unit}".strip()
