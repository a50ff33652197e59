"""The split of luck keeps its total."""

import numpy as np
import pytest
from small_world import small_card

from smartpick.market.split_of_luck import split_of_luck


@pytest.mark.parametrize("skill", [-1.0, 0.2, 0.5, 3.0])
def test_the_split_of_luck_keeps_its_total(skill: float) -> None:
    """Interview skill and a program's own taste trade against each other; neither ever vanishes."""
    found = split_of_luck(small_card(), skill)
    total = np.hypot(small_card().value("latent.skill"), small_card().value("latent.s2"))
    assert np.isclose(np.hypot(*found.values()), total)
    assert min(found.values()) > 0
