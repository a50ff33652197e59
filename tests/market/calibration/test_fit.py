"""The whole fit finds a known truth, the same way every time."""

import numpy as np
from linear_country import FITTED, TRUTH, card, figures, posterior, run

from smartpick.market.calibration.fit import Sizes, fit

SMALL = Sizes(
    luck=20, search=8, search_replicates=4, rounds=1, around=4, steps=3, replicates=12, members=6, final=12
)


def test_a_known_truth_is_recovered_within_the_stated_spread() -> None:
    """The fitted values are the posterior mean; truth is within two stated sds of the figures' own information."""
    said: list[str] = []
    found = fit(card(), run, 11, SMALL, said.append, figures())
    mean, covariance = posterior(found.targets.scale)
    for i, name in enumerate(FITTED):
        sd = 0.1 * np.sqrt(covariance[i, i])
        assert abs(found.card.value(name) - (0.5 + 0.1 * mean[i])) < 0.5 * sd
        assert np.isclose(found.spread[name], sd, rtol=0.2)
        assert abs(found.card.value(name) - (0.5 + 0.1 * TRUTH[i])) < 3 * sd
    assert len(found.members) == SMALL.members
    assert len({member.hash for member in found.members}) == SMALL.members
    assert np.allclose(np.diag(found.correlation), 1.0)
    assert found.objective[-1] <= found.objective[0]
    assert any("members" in words for words in said)


def test_the_same_seed_gives_the_same_cards() -> None:
    """Fitting twice gives the same hashes; another seed gives other members."""
    first, again, other = (fit(card(), run, seed, SMALL, figures=figures()) for seed in (11, 11, 12))
    assert first.card.hash == again.card.hash
    assert [m.hash for m in first.members] == [m.hash for m in again.members]
    assert first.members[0].hash != other.members[0].hash
