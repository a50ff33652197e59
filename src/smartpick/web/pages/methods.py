"""How the numbers are made: the model, what it rests on, what it cannot know, and the sources with their days."""

import json
from importlib.resources import files
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from smartpick.market.card import load_card
from smartpick.market.ensemble import load_ensemble
from smartpick.programs import load_directory
from smartpick.programs.program import column_notes
from smartpick.season import citation
from smartpick.web.desk import TheDesk
from smartpick.web.showing import show

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/methods")
def methods(request: Request, desk: TheDesk) -> Response:
    """Show how chances and lists are made, the validation's promises, limits and sources."""
    card = load_card()
    judged = [(name, one) for name, one in card.parameters.items() if one.judgement]
    season = desk.season
    fees = [(one.label, f"{one.value:,.0f} {one.unit}", citation(one)) for one in season.fees.values()]
    return show(
        request, "methods.html", card=card, members=len(load_ensemble()), judged=judged,
        parameters=len(card.parameters), directory=load_directory(), sources=column_notes()["sources"].values(),
        season=season, fees=fees, promises=_promises(),
    )  # fmt: skip


def _promises() -> list[dict[str, Any]]:
    """Return what the validation of the shipped model found, empty where none is shipped."""
    file = files("smartpick.advice").joinpath("data", "promises.json")
    if not file.is_file():
        return []
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    # A validation of another model says nothing of this one.
    return list(found["promises"]) if found["card"] == load_card().hash else []
