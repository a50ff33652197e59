"""The real country as a ``World``: the packaged directory and the season's signal allowances, as arrays.

The one module of this room that knows where the arrays come from; everything else takes them as given.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from smartpick.market.card import ModelCard, load_card
from smartpick.market.moments import Moments
from smartpick.market.programs_side import World, build_world
from smartpick.programs import load_directory
from smartpick.season import load_season

__all__ = ["KnownPositions", "Run", "SeasonPiece", "load_world"]

SeasonPiece = tuple[ModelCard, int, int, int]
"""One season to simulate: model card, seed, number of the replicate, replicates in the design."""
Run = Callable[[Sequence[SeasonPiece]], list[Moments]]
"""How seasons are simulated: any function that gives the moments of every piece, in their order."""


def load_world(card: ModelCard | None = None, quotas: Mapping[str, int] | None = None) -> World:
    """Return the programs' side of the national market for a model card (default: the shipped one).

    ``quotas``: positions by ACGME id where they are known, as from the user's own copy of NRMP's results
    (``known_quotas``); nothing that ships is made with them.
    """
    chosen = card or load_card()
    directory = load_directory()
    season = load_season()
    allowances = {name: season.signals(name) for name in chosen.specialties}
    return build_world(
        directory.arrays,
        tuple(program.acgme_id for program in directory.programs),
        directory.specialties,
        directory.version,
        chosen,
        {name: (allowed.gold, allowed.silver) for name, allowed in allowances.items()},
        quotas,
    )


@dataclass(frozen=True, slots=True)
class KnownPositions:
    """The country in which some programs' positions are known: ``quotas`` by ACGME id (see ``known_quotas``)."""

    quotas: Mapping[str, int]

    def __call__(self, card: ModelCard) -> World:
        """Return the programs' side for a card."""
        return load_world(card, self.quotas)
