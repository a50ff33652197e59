"""Simulated figures beside published ones, each with its source and whether it was fitted."""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from smartpick.errors import InternalError
from smartpick.market.moments import Moments

__all__ = ["Figure", "PublishedFigure", "compare", "published_figures", "simulated"]

UNIVERSITY, COMMUNITY = 0, 2


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """One published figure: ``key`` names its measure, ``tolerance`` how far it may be missed, in ``unit``.

    ``fitted``: the calibration aims at it; ``solved``: every trial card meets it; neither: it is predicted.
    """

    key: str
    name: str
    value: float
    unit: str
    tolerance: float
    source: str
    fitted: bool
    solved: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A published figure beside its simulated value."""

    published: PublishedFigure
    simulated: float


@cache
def published_figures() -> tuple[PublishedFigure, ...]:
    """Return every figure of ``published.toml``, in its order."""
    text = (files("smartpick.market") / "data" / "published.toml").read_text(encoding="utf-8")
    return tuple(
        PublishedFigure(
            key=row["key"],
            name=row["name"],
            value=float(row["value"]),
            unit=row["unit"],
            tolerance=float(row["tolerance"]),
            source=row["source"],
            fitted=bool(row.get("fitted", False)),
            solved=bool(row.get("solved", False)),
        )
        for row in tomllib.loads(text)["figure"]
    )


def compare(specialties: Sequence[str], found: Moments) -> tuple[Figure, ...]:
    """Return every published figure with its simulated counterpart; ``specialties`` are those of the moments."""
    return tuple(Figure(row, simulated(row.key, specialties, found)) for row in published_figures())


def _rate(*types: int) -> Callable[[Moments], float]:
    """Return the measure: percent of the applicants of these types who matched."""
    columns = list(types)
    return lambda m: float(100.0 * m.matched[:, columns].sum() / m.applicants[:, columns].sum())


def _visa_odds(m: Moments) -> float:
    needs, free = (m.matched[:, t].sum() / m.applicants[:, t].sum() for t in (4, 5))
    return float(needs / (1 - needs) / (free / (1 - free)))


def _preferred(m: Moments) -> float:
    return float(100.0 * m.preferred[:, 4:].sum() / m.applicants[:, 4:].sum())


OVERALL: dict[str, Callable[[Moments], float]] = {
    "non_us_img_rate": _preferred,
    "non_us_any_rate": _rate(4, 5),
    "us_img_rate": _rate(3),
    "visa_odds": _visa_odds,
    "us_md_rate": _rate(0),
    "us_do_rate": _rate(1),
    "previous_rate": _rate(2),
    "fill": lambda m: float(100.0 * m.filled.sum() / m.positions.sum()),
    "applications": lambda m: float(m.applications / m.applying.sum()),
    "registered": lambda m: float(m.applying.sum() / m.applicants.sum()),
    "screened": lambda m: 100.0 * m.screened,
    "seldom": lambda m: 100.0 * m.seldom,
}
BY_SPECIALTY: dict[str, Callable[[Moments, int], float]] = {
    "fill": lambda m, s: float(100.0 * m.filled[s] / m.positions[s]),
    "ranking": lambda m, s: float(m.ranking[s] / m.applicants[s].sum()),
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


def simulated(key: str, specialties: Sequence[str], found: Moments) -> float:
    """Return the simulated value of a key, "measure" or "measure:specialty"; nan where it is empty."""
    measure, _, specialty = key.partition(":")
    if measure in OVERALL and not specialty:
        return OVERALL[measure](found)
    if measure not in BY_SPECIALTY:
        raise InternalError(f"no measure is called {measure!r}")
    name = specialty or "Internal Medicine"
    if name not in specialties:
        return float(np.nan)
    return BY_SPECIALTY[measure](found, specialties.index(name))
