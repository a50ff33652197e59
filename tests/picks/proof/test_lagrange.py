import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from pick_enumeration import every_list, fits, random_problem

from smartpick.picks.instance import prepare
from smartpick.picks.proof.lagrange import Bound, Multipliers, bound_at, decide
from smartpick.picks.proof.plane import plane_at
from smartpick.picks.valuation import value_of


@given(st.integers(0, 10**6))
@settings(max_examples=80)
def test_the_bound_holds_for_any_prices(seed: int) -> None:
    """For arbitrary multipliers no list is above the bound, nor lists that hold or leave out a row."""
    problem = random_problem(seed, most=4)
    given_ = prepare(problem)
    r = np.random.default_rng(seed)
    limited = np.isfinite(given_.budget)
    prices = Multipliers(
        budget=float(r.random() * 0.1) if limited else 0.0,
        most=float(r.random() * 0.1),
        specialty=r.normal(0, 0.1, len(given_.fees)),
        signals=r.random((len(given_.fees), given_.levels)) * 0.1 * (np.arange(given_.levels) > 0),
    )
    plane = plane_at(given_, -np.log1p(-given_.f), r.random(given_.n * given_.levels))
    bound = bound_at(given_, plane, prices, given_.available.astype(bool), given_.pins.astype(bool))
    for levels in every_list(problem):
        if not fits(problem, levels):
            continue
        level = np.array(levels, dtype=np.int64)[given_.order]
        value = value_of(given_, level) - 1e-9
        assert bound.value >= value
        for p, m in enumerate(level):
            assert (bound.with_row[p, m] if m >= 0 else bound.without[p]) >= value


def test_decide_keeps_what_could_be_better() -> None:
    """A row whose bound exceeds the value stays; a program that must not be left out is forced."""
    bound = Bound(1.0, np.array([[0.9, 0.4], [0.6, 0.5]]), np.array([0.3, 0.8]))
    allowed, forced = decide(bound, 0.5, np.ones((2, 2), dtype=bool), np.zeros(2, dtype=bool))
    assert allowed.tolist() == [[True, False], [True, False]]
    assert forced.tolist() == [True, False]


def test_a_forced_program_without_rows_leaves_nothing_better() -> None:
    """When a program must be held but has no row left, no other list remains."""
    given_ = prepare(random_problem(12, most=6, marks=False))
    forced = np.zeros(given_.n, dtype=bool)
    forced[0] = True
    nothing = np.zeros((given_.n, given_.levels), dtype=bool)
    free = Multipliers(0.0, 0.0, np.zeros(len(given_.fees)), np.zeros((len(given_.fees), given_.levels)))
    plane = plane_at(given_, -np.log1p(-given_.f), np.zeros(len(given_.f)))
    assert bound_at(given_, plane, free, nothing, forced).value == -np.inf
