"""Groups of alike programs: some of them are the same as all of them, cut out."""

import numpy as np

from smartpick.chances import Chances
from smartpick.chances.likes import chances_at_nodes
from smartpick.chances.nodes import latent_grid


def test_some_groups_have_the_chances_they_have_among_all(chances: Chances) -> None:
    """Cutting groups out, one of them twice, gives their rows of the table."""
    members = chances.market.members
    grid = latent_grid(members.luck)
    some = np.array([3, 0, 3, 7])
    for part, whole in zip(
        chances_at_nodes(chances.likes.at(some), members, grid),
        chances_at_nodes(chances.likes, members, grid),
        strict=True,
    ):
        np.testing.assert_array_equal(part, whole[some])
