"""Seasons of the market as pieces of work: their moments, or what the equilibrium keeps of them.

A season depends on (card, seed, replicate, design) and the country only. Lists come back in the order in which they
were asked for and averages are taken in that order, so every figure is the same bytes whoever simulated the seasons.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from smartpick.market.card import ModelCard, read_card
from smartpick.market.equilibrium import season_columns
from smartpick.market.moments import Moments, average, moments
from smartpick.market.national import load_world
from smartpick.market.programs_side import World
from smartpick.market.season_run import simulate_replicate
from smartpick.scale.crew import Crew
from smartpick.scale.journal import Journal
from smartpick.scale.piece import Columns, Piece
from smartpick.scale.progress import Progress
from smartpick.scale.run import run

__all__ = ["LARGEST_DESIGN", "Country", "Hands", "Season", "cutoffs_of_season", "moments_of_season"]

# Every season of a design draws the luck of all of them to find its own: at 96 that is a tenth of its time, at a
# thousand more than half of the rest.
LARGEST_DESIGN = 96
Country = Callable[[ModelCard], World]
Season = tuple[ModelCard | str, int, int, int]
"""A season to simulate: model card or its text, seed, number of the replicate, replicates in the design."""


@dataclass(frozen=True, slots=True)
class Hands:
    """How seasons are simulated: by whom (an address, or a crew that stays together), and with which journal.

    ``progress`` is told after every season. ``country`` makes the programs' side from a card, on the worker: a
    top-level function. Errors are those of ``scale.run``.
    """

    on: str | Crew = "serial"
    journal: Journal | None = None
    progress: Callable[[Progress], None] | None = None
    country: Country = load_world

    def seasons(self, wanted: Iterable[Season]) -> Iterator[tuple[int, Moments]]:
        """Yield (position in ``wanted``, moments) of every season, as they are done."""
        for position, found in self._run(moments_of_season, wanted):
            values: dict[str, Any] = {name: c if c.ndim else c.item() for name, c in found.items()}
            yield position, Moments(**values)

    def moments(self, wanted: Sequence[Season]) -> list[Moments]:
        """Return the moments of every season, in the order of ``wanted`` (a ``market.national.Run``)."""
        found = dict(self.seasons(wanted))
        return [found[i] for i in range(len(wanted))]

    def mean_moments(self, card: ModelCard, seed: int, replicates: int) -> Moments:
        """Return the mean moments over ``replicates`` seasons.

        The first ``LARGEST_DESIGN`` of them are one stratified design, the others free draws.
        """
        design = min(replicates, LARGEST_DESIGN)
        return average(self.moments([(card, seed, r, design) for r in range(replicates)]))

    def columns(self, wanted: Sequence[Season]) -> list[dict[str, npt.NDArray[Any]]]:
        """Return cut-offs and rules of every season, in order (a ``market.equilibrium.RunColumns``)."""
        found = dict(self._run(cutoffs_of_season, wanted))
        return [dict(found[i]) for i in range(len(wanted))]

    def _run(
        self, function: Callable[..., Columns], wanted: Iterable[Season]
    ) -> Iterator[tuple[int, Columns]]:
        parsed = cache(read_card)
        pieces = [
            Piece(i, function, (parsed(card) if isinstance(card, str) else card, *luck, self.country))
            for i, (card, *luck) in enumerate(wanted)
        ]
        return run(pieces, self.on, self.journal, self.progress)


def moments_of_season(card: ModelCard, seed: int, replicate: int, design: int, country: Country) -> Columns:
    """Return the moments of one season as named arrays."""
    world = country(card)
    found = moments(world, simulate_replicate(world, card, seed, replicate, design))
    return {field.name: np.asarray(getattr(found, field.name)) for field in fields(found)}


def cutoffs_of_season(card: ModelCard, seed: int, replicate: int, design: int, country: Country) -> Columns:
    """Return what the equilibrium keeps of one season."""
    return season_columns(country(card), card, seed, replicate, design)
