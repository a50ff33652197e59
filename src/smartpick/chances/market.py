"""What one applicant meets: the directory and the market's equilibrium, row by row, and the cards behind them."""

from dataclasses import dataclass

from smartpick.chances.members import Members
from smartpick.market import Equilibrium, ModelCard
from smartpick.programs import Directory

__all__ = ["Market"]


@dataclass(frozen=True, slots=True)
class Market:
    """What one applicant meets: directory and equilibrium, aligned row by row, and the model cards behind them.

    ``card`` is the best-fitting one, whose values and sources are shown; ``ensemble`` the members whose draws stand in
    the equilibrium, in its order.
    """

    directory: Directory
    card: ModelCard
    equilibrium: Equilibrium
    ensemble: tuple[ModelCard, ...]

    @property
    def members(self) -> Members:
        """The ensemble beside the draws of the equilibrium."""
        return Members(self.ensemble, self.equilibrium.draws // len(self.ensemble))
