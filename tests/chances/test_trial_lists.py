"""Trial lists: the best by chance or any, eligible only, signals to the first."""

import numpy as np

from smartpick.chances import Market
from smartpick.chances.held_out import held_out, visitors
from smartpick.chances.trial_lists import trial_list
from smartpick.randomness import key
from smartpick.season import load_season


def test_the_best_and_any(market: Market) -> None:
    """The best are in order of their chance; any are not, and differ with luck; nobody applies where it is hopeless."""
    visitor = visitors(held_out(market.ensemble[0], 8, 0), 1, "Internal Medicine")[0]
    best = trial_list(market, visitor, 40, None)
    chance = (best.chances.match[:, 0] @ best.chances.node_weights)[best.at]
    assert (np.diff(chance) <= 0).all()
    assert best.best
    some, other = (trial_list(market, visitor, 40, key(1, i)) for i in range(2))
    assert not some.best
    assert set(some.at) != set(other.at)
    for trial in (best, some):
        assert len(set(trial.at.tolist())) == 40
        assert trial.chances.eligible[trial.at].all()
        allowed = load_season().signals("Internal Medicine")
        assert trial.levels.tolist() == [2] * allowed.gold + [1] * allowed.silver + [0] * (40 - allowed.total)
        p = trial.p_match(trial.chances.match, trial.chances.node_weights)
        assert chance.max() < p < 1.0 or trial is some
    assert best.p_match(best.chances.match, best.chances.node_weights) > some.p_match(
        some.chances.match, some.chances.node_weights
    )


def test_a_list_is_no_longer_than_the_specialty(market: Market) -> None:
    """In a small specialty a long list is all of it."""
    visitor = visitors(held_out(market.ensemble[0], 8, 0), 1, "Pathology")[0]
    trial = trial_list(market, visitor, 5000, None)
    assert len(trial.at) == int(trial.chances.eligible.sum())
