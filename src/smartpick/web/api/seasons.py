"""The seasons: fees, limits, dates, requirements, signals, each value with its source."""

from typing import Annotated, Any

from fastapi import Path
from fastapi.responses import Response

from smartpick.season import available_seasons, load_season
from smartpick.web.api.shapes import Shown, answered, subject

__all__ = ["router"]

router = subject("seasons")
SeasonName = Annotated[str, Path(pattern=r"^20[0-9]{2}-[0-9]{2}$")]


class SeasonsShown(Shown):
    """The seasons that are known."""

    seasons: list[str]


class SeasonShown(Shown):
    """Everything that is known of a season; money is in USD."""

    name: str
    application_fees: dict[str, Any]
    fees: dict[str, Any]
    limits: dict[str, Any]
    dates: dict[str, Any]
    signals: dict[str, Any]


@router.get("/seasons", response_model=SeasonsShown)
def seasons() -> Response:
    """List the seasons."""
    return answered({"seasons": list(available_seasons())})


@router.get("/seasons/{name}", response_model=SeasonShown)
def season(name: SeasonName) -> Response:
    """Return fees, limits, dates, requirements, signals and pass marks of a season."""
    found = load_season(name)
    return answered(
        {
            "name": found.name,
            "compiled_on": found.compiled_on,
            "application_fees": found.application_fees,
            "fees": found.fees,
            "limits": found.limits,
            "dates": found.dates,
            "requirements": found.requirements,
            "signals": found.signal_allowances,
            "pass_marks": found.pass_marks,
            "platforms": found.platforms,
        }
    )
