"""The chance of a list rises with the index and averages to the chance that the optimiser used."""

import numpy as np
import pytest

from smartpick.chances import Chances, chance_of_list


def test_a_better_index_never_lowers_the_chance_in_any_member(chances: Chances) -> None:
    """By member of the ensemble, from very weak to very strong."""
    at, levels = np.arange(0, 200, 5), np.zeros(40, dtype=np.intp)
    table = np.stack([chance_of_list(chances, at, levels, shift) for shift in (-2.0, -0.5, 0.0, 0.5, 2.0)])
    assert table.shape == (5, len(chances.market.members))
    assert (np.diff(table, axis=0) > 0).all()
    assert ((table >= 0) & (table <= 1)).all()


def test_averaged_over_what_could_be_known_it_is_the_optimiser_s(chances: Chances) -> None:
    """The mean over members and over a normal shift of the index is P(match) of the same list, to half a point."""
    at, levels = np.arange(0, 200, 5), np.zeros(40, dtype=np.intp)
    points, weights = np.polynomial.hermite_e.hermegauss(15)
    spread = float(np.hypot(chances.shared_spread, chances.level_spread))
    means = [chance_of_list(chances, at, levels, spread * z).mean() for z in points]
    whole = (1.0 - np.prod(1.0 - chances.match[at, 0], axis=0)) @ chances.node_weights
    assert np.average(means, weights=weights) == pytest.approx(whole, abs=0.02)


def test_nothing_on_the_list_is_no_chance(chances: Chances) -> None:
    """An empty list has chance zero in every member."""
    nobody = np.zeros(0, dtype=np.intp)
    assert not chance_of_list(chances, nobody, nobody, 0.0).any()
