"""A country of every third program, with a third of everybody: small enough to be fitted again and again.

Competition for a place is what it is in the whole country; what one season's luck is worth is larger, as it should be
in a third of a country, and a fit has to notice that.
"""

from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from smartpick.market.card import ModelCard
from smartpick.market.programs_side import World, build_world
from smartpick.programs import load_directory
from smartpick.season import load_season

__all__ = ["ONE_IN", "third_of_the_card", "third_of_the_country"]

ONE_IN = 3


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The directory's columns for the market (see ``programs_side.DirectoryColumns``) of the programs kept."""

    specialty: npt.NDArray[np.int16]
    state: npt.NDArray[np.int16]
    division: npt.NDArray[np.int8]
    kind: npt.NDArray[np.int8]
    h1b: npt.NDArray[np.int8]
    initial_accreditation: npt.NDArray[np.int8]
    resident_fte: npt.NDArray[np.float32]


@cache
def _kept() -> tuple[Columns, tuple[str, ...]]:
    """Return columns and ids of every third program of each specialty, in the directory's order."""
    directory = load_directory()
    specialty = directory.arrays.specialty.astype(np.int64)
    order = np.argsort(specialty, kind="stable")
    start = np.searchsorted(specialty[order], specialty[order])
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order)) - start
    rows = np.flatnonzero(place % ONE_IN == 0)
    columns: dict[str, Any] = {f.name: getattr(directory.arrays, f.name)[rows] for f in fields(Columns)}
    return Columns(**columns), tuple(directory.programs[row].acgme_id for row in rows)


def third_of_the_card(card: ModelCard) -> ModelCard:
    """Return the card with a third of the positions, applicants and matches of every specialty."""
    rows = {
        name: replace(
            row,
            positions=max(1, round(row.positions / ONE_IN)),
            preferring=tuple(count / ONE_IN for count in row.preferring),
            img_matched=round(row.img_matched / ONE_IN),
            us_img_matched=row.us_img_matched / ONE_IN,
        )
        for name, row in card.specialties.items()
    }
    return card.changed({}, rows)


def third_of_the_country(card: ModelCard) -> World:
    """Return the programs' side of the smaller country; ``card`` is one of ``third_of_the_card``."""
    columns, ids = _kept()
    directory, season = load_directory(), load_season()
    allowances = {name: season.signals(name) for name in card.specialties}
    return build_world(
        columns,
        ids,
        directory.specialties,
        f"{directory.version}, every third program",
        card,
        {name: (allowed.gold, allowed.silver) for name, allowed in allowances.items()},
    )
