"""The chance of matching with a list that was picked, and its interviews: the same wherever they are shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from smartpick.chances import Chances, Estimate, ListEstimates
    from smartpick.picks import Pick

__all__ = ["pick_estimates"]


def pick_estimates(chances: Chances, pick: Pick) -> ListEstimates:
    """Return the estimates of the list that was ``pick``-ed out of the candidates of ``chances``; none for no list."""
    from smartpick.chances import Estimate, ListEstimates, list_estimates  # noqa: PLC0415  (brings the kernels)

    if not pick.chosen:
        return ListEstimates(Estimate(0.0, 0.0, 0.0), Estimate(0.0, 0.0, 0.0))
    at = np.array([choice.index for choice in pick.chosen], dtype=np.intp)
    levels = np.array([choice.level for choice in pick.chosen], dtype=np.intp)
    found = list_estimates(chances, at, levels)
    return replace(found, p_match=_within_capacity(found.p_match, pick.p_success))


def _within_capacity(estimate: Estimate, p_success: float) -> Estimate:
    """Return the estimate for who cannot attend every interview: its odds moved to the optimiser's own P(match)."""
    if not 0.0 < estimate.value < 1.0 or abs(p_success - estimate.value) < 1e-9:
        return estimate
    factor = p_success / (1.0 - p_success) * (1.0 - estimate.value) / estimate.value
    low, high = (factor * p / (1.0 - p + factor * p) for p in (estimate.low, estimate.high))
    return replace(estimate, value=p_success, low=low, high=high)
