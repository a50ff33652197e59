"""The latent grid integrates what it has to."""

import numpy as np
import pytest

from smartpick.chances.nodes import latent_grid, normal_nodes


@pytest.mark.parametrize("count", [1, 2, 5, 9])
def test_rule_is_exact_for_polynomials(count: int) -> None:
    """A rule of n nodes gives the moments of N(0, 1) up to degree 2 n - 1."""
    points, weights = normal_nodes(count)
    moments = {0: 1.0, 1: 0.0, 2: 1.0, 3: 0.0, 4: 3.0, 6: 15.0, 8: 105.0}
    for degree, moment in moments.items():
        if degree <= 2 * count - 1:
            assert weights @ points**degree == pytest.approx(moment, abs=1e-9)


def test_grid_has_the_file_spread_asked_for() -> None:
    """The file nodes have the standard deviation given, weights sum to one, skill is standard normal."""
    grid = latent_grid(np.array([0.6, 0.2]))
    assert grid.weights.sum() == pytest.approx(1.0)
    assert np.sqrt(grid.file**2 @ grid.file_weights) == pytest.approx([0.6, 0.2])
    assert grid.skill_weights @ grid.skill**2 == pytest.approx(1.0)
    assert grid.weights.size == grid.file.shape[1] * grid.skill.size


def test_nothing_shared_is_one_point_in_effect() -> None:
    """With no spread every file node is zero."""
    assert not latent_grid(np.zeros(1)).file.any()
