"""Members of the ensemble: markets that the published figures cannot tell apart, seen from one applicant.

Each member is a model card that fits about as well; its draws stand in a row in the equilibrium. Members are latent
nodes: what is not known of the market moves all programs of a list together.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from smartpick.market import ModelCard

__all__ = ["Members"]

F64 = NDArray[np.float64]


@dataclass(frozen=True)
class Members:
    """M cards and the number of draws that belong to ``each``."""

    cards: tuple[ModelCard, ...]
    each: int

    def __len__(self) -> int:
        return len(self.cards)

    def values(self, name: str) -> F64:
        """Return a parameter of every member [M]."""
        return np.array([card.value(name) for card in self.cards])

    def by_draw(self, name: str) -> F64:
        """Return a parameter of the member behind every draw [D]."""
        return np.repeat(self.values(name), self.each)

    def us_img_offset(self, specialty: str) -> F64:
        """Return the offset of US IMGs in a specialty by member [M]."""
        return np.array([card.specialties[specialty].us_img_offset for card in self.cards])

    @cached_property
    def s1(self) -> F64:
        """Spread of one program's own opinion before the interview [M]."""
        return self.values("latent.s1")

    @cached_property
    def s2(self) -> F64:
        """Spread of one program's own opinion after the interview [M]."""
        return self.values("latent.s2")

    @cached_property
    def kappa(self) -> F64:
        """Weight of interview skill in the rank score [M]."""
        return self.values("latent.skill")

    @cached_property
    def luck(self) -> F64:
        """Spread of what programs see in a file and the index does not [M]."""
        return self.values("latent.file_quality")
