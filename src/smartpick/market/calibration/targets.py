"""What the fit aims at: published figures, how far each may be missed, and how far seasons differ by luck."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from smartpick.market.card import ModelCard
from smartpick.market.comparison import PublishedFigure, published_figures, simulated
from smartpick.market.moments import Moments

__all__ = ["Targets", "targets_of"]

F64 = npt.NDArray[np.float64]
# Farther than any figure that can be met: a country without the people whom a figure is about is not the one described.
LOST = 5.0


@dataclass(frozen=True, slots=True, eq=False)
class Targets:
    """The K fitted figures of one country with ``specialties``.

    ``values`` [K] published; ``luck`` [K] standard deviation of one simulated season; ``scale`` [K] what a miss is
    measured in: the luck of the published season and of the mean of the simulated ones, and the tolerance, in the
    figure's own unit.
    """

    specialties: tuple[str, ...]
    figures: tuple[PublishedFigure, ...]
    values: F64
    luck: F64
    scale: F64

    def simulated(self, found: Moments) -> F64:
        """Return the same K figures of a simulation."""
        return np.array([simulated(f.key, self.specialties, found) for f in self.figures])

    def misses(self, found: Moments) -> F64:
        """Return (simulated - published) / scale [K]; ``LOST`` where nobody is left in the group of a figure."""
        missed: F64 = (self.simulated(found) - self.values) / self.scale
        return np.where(np.isnan(missed), LOST, missed)


def targets_of(
    card: ModelCard,
    seasons: Sequence[Moments],
    replicates: int,
    figures: Sequence[PublishedFigure] | None = None,
) -> Targets:
    """Return the fitted figures, for trials of ``replicates`` seasons each.

    ``seasons`` are single seasons of the card, from which the figures' luck is measured.
    """
    names = tuple(card.specialties)
    aimed = [f for f in (published_figures() if figures is None else figures) if f.fitted]
    table = np.array([[simulated(f.key, names, season) for f in aimed] for season in seasons])
    # What is seen in one season only has no luck that could be measured.
    known = (~np.isnan(table)).sum(axis=0) >= 2
    known &= ~np.isnan([f.value for f in aimed])
    kept = tuple(f for f, seen in zip(aimed, known, strict=True) if seen)
    luck = np.nanstd(table[:, known], axis=0, ddof=1)
    tolerance = np.array([f.tolerance for f in kept])
    return Targets(
        specialties=names,
        figures=kept,
        values=np.array([f.value for f in kept]),
        luck=luck,
        scale=np.sqrt(luck**2 * (1.0 + 1.0 / replicates) + tolerance**2),
    )
