"""The share of IMGs that a page may show, and what success is worth once it is seen."""

import numpy as np
import pytest
from looked_up import opened


def test_bands_are_all_there_is() -> None:
    """In every draw the bands' chances sum to one, and what succeeds succeeds in one of them."""
    made, _, known = opened()
    shares = known.shares
    assert shares.chance.sum(axis=0) == pytest.approx(1.0)
    assert (np.diff(shares.edges, axis=0) > 0.0).all()
    assert (shares.edges > 0.0).all()
    first = made.chances.likes.first
    assert shares.match.sum(axis=0) == pytest.approx(np.nan_to_num(made.chances.match[first]), abs=1e-9)
    assert shares.interview.sum(axis=0) == pytest.approx(
        np.nan_to_num(made.chances.interview[first]), abs=1e-9
    )


def test_bands_are_about_equally_likely_in_large_groups() -> None:
    """No band is all but certain where shares differ at all."""
    _, _, known = opened()
    mean = known.shares.chance.mean(axis=1)[:, known.shares.told]
    assert mean.max() < 0.75
    assert mean.min() > 0.05


def test_more_imgs_among_the_residents_speak_for_openness() -> None:
    """Over the programs, a chance of matching given the highest band is above that given the lowest."""
    made, _, known = opened()
    shares = known.shares
    likely = np.stack([known.chance_with_share((), u).mean(axis=1) for u in np.flatnonzero(shares.told)])
    weights = made.chances.node_weights
    match = (shares.match[:, shares.told, 0] @ weights).T / likely
    assert (match[:, -1] > match[:, 0]).mean() > 0.8
