"""How the numbers are made: model card, promises and report of the validation, packaged tables with their sources."""

import math
from typing import Any

from fastapi.responses import Response
from starlette.exceptions import HTTPException

from smartpick.market.card import Parameter, load_card
from smartpick.market.ensemble import load_ensemble
from smartpick.programs import load_directory
from smartpick.web.api.shapes import Shown, answered, subject
from smartpick.web.desk import TheDesk
from smartpick.web.packaged_tables import packaged_tables
from smartpick.web.validation_report import promises, validation_report

__all__ = ["router"]

router = subject("methods")


class MethodsShown(Shown):
    """The model with every parameter, what its validation found (empty: not validated yet), and the sources.

    A parameter has ``value``, ``sd`` (how far it may be off) and ``unit``; ``prior`` where it was fitted; ``judgement``
    where nobody measured it.
    """

    card: dict[str, Any]
    ensemble: int
    promises: list[dict[str, Any]]
    tables: list[dict[str, Any]]
    directory: str
    season: str


class ReportShown(Shown):
    """The report in sections of blocks; ``current`` is false for a report about an earlier fit of the model."""

    current: bool
    title: str
    lead: str
    parts: list[dict[str, Any]]


@router.get("/methods", response_model=MethodsShown)
def methods(desk: TheDesk) -> Response:
    """Return the model card, what its validation found, and where every packaged table comes from."""
    card = load_card()
    told = {
        "name": card.name,
        "data": card.data,
        "made_on": card.made_on,
        "hash": card.hash,
        "parameters": {name: _told(one) for name, one in card.parameters.items()},
        "specialties": card.specialties,
    }
    return answered(
        {
            "card": told,
            "ensemble": len(load_ensemble()),
            "promises": promises(),
            "tables": packaged_tables(desk.season),
            "directory": load_directory().version,
            "season": desk.season.name,
        }
    )


@router.get("/methods/validation", response_model=ReportShown)
def validation() -> Response:
    """Return the whole report of the validation; figures are files that pages show, their numbers are in the tables."""
    report = validation_report()
    if report is None:
        raise HTTPException(404)
    return answered(report)


def _told(one: Parameter) -> dict[str, Any]:
    """Return a parameter without what it has not: limits and a belief before the fit."""
    limits = {"lowest": one.lowest, "highest": one.highest}
    found = {name: limit if math.isfinite(limit) else None for name, limit in limits.items()}
    return {
        "value": one.value,
        "sd": one.sd,
        "unit": one.unit,
        "source": one.source,
        "judgement": one.judgement,
        "note": one.note,
        "prior": one.prior,
        **found,
    }
