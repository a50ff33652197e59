"""Simulated figures beside published ones, each with its source and whether it was fitted."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files

import numpy as np

from smartpick.errors import InternalError
from smartpick.market.moments import Moments
from smartpick.market.programs_side import World

__all__ = ["Figure", "compare"]

UNIVERSITY, COMMUNITY = 0, 2


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what it is called, published and simulated value in ``unit``, source, fitted or not."""

    name: str
    published: float
    simulated: float
    unit: str
    source: str
    fitted: bool


def compare(world: World, found: Moments) -> tuple[Figure, ...]:
    """Return every published figure with its simulated counterpart, in the order of ``published.toml``."""
    text = (files("smartpick.market") / "data" / "published.toml").read_text(encoding="utf-8")
    return tuple(
        Figure(
            name=row["name"],
            published=float(row["value"]),
            simulated=simulated(row["key"], world, found),
            unit=row["unit"],
            source=row["source"],
            fitted=bool(row.get("fitted", False)),
        )
        for row in tomllib.loads(text)["figure"]
    )


def _rate(*types: int) -> Callable[[Moments], float]:
    """Return the measure: percent of the applicants of these types who matched."""
    columns = list(types)
    return lambda m: float(100.0 * m.matched[:, columns].sum() / m.applicants[:, columns].sum())


def _visa_odds(m: Moments) -> float:
    needs, free = (m.matched[:, t].sum() / m.applicants[:, t].sum() for t in (4, 5))
    return float(needs / (1 - needs) / (free / (1 - free)))


OVERALL: dict[str, Callable[[Moments], float]] = {
    "non_us_img_rate": _rate(4, 5),
    "us_img_rate": _rate(3),
    "visa_odds": _visa_odds,
    "us_md_rate": _rate(0),
    "us_do_rate": _rate(1),
    "previous_rate": _rate(2),
    "fill": lambda m: float(100.0 * m.filled.sum() / m.positions.sum()),
    "applications": lambda m: float(m.applications / m.applicants.sum()),
    "screened": lambda m: 100.0 * m.screened,
    "seldom": lambda m: 100.0 * m.seldom,
}
BY_SPECIALTY: dict[str, Callable[[Moments, int], float]] = {
    "ranks_matched": lambda m, s: float(m.ranks[s, 0]),
    "ranks_unmatched": lambda m, s: float(m.ranks[s, 1]),
    "gap": lambda m, s: float(m.step2ck[s, 0] - m.step2ck[s, 1]),
    "university_img_share": lambda m, s: float(
        100.0 * m.by_kind[s, UNIVERSITY, 1] / m.by_kind[s, UNIVERSITY, 0]
    ),
    "community_img_share": lambda m, s: float(
        100.0 * m.by_kind[s, COMMUNITY, 1] / m.by_kind[s, COMMUNITY, 0]
    ),
    "img_dominated": lambda m, s: float(100.0 * m.dominated[s, 0]),
    "md_dominated": lambda m, s: float(100.0 * m.dominated[s, 1]),
    "do_dominated": lambda m, s: float(100.0 * m.dominated[s, 2]),
}


def simulated(key: str, world: World, found: Moments) -> float:
    """Return the simulated value of a key, "measure" or "measure:specialty"; nan where it is empty."""
    measure, _, specialty = key.partition(":")
    if measure in OVERALL:
        return OVERALL[measure](found)
    if measure not in BY_SPECIALTY:
        raise InternalError(f"no measure is called {measure!r}")
    name = specialty or "Internal Medicine"
    if name not in world.specialties:
        return float(np.nan)
    return BY_SPECIALTY[measure](found, world.specialties.index(name))
