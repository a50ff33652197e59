import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pick_enumeration import best_list, every_list, random_problem

from smartpick.errors import UserError
from smartpick.picks.base import forced_base
from smartpick.picks.instance import Instance, prepare
from smartpick.picks.proof.tangents import TangentModel
from smartpick.picks.valuation import value_of


def model_of(given_: Instance, *, exact: bool) -> TangentModel | None:
    """Return the model around the base, None when nothing fits."""
    try:
        base = forced_base(given_, np.zeros(given_.n))
    except UserError:
        return None
    allowed = given_.available.astype(bool) & ~given_.bans.astype(bool)[:, None]
    a = -np.log1p(-given_.f)
    return TangentModel(given_, a, allowed, given_.pins.astype(bool), 1.0, base, exact=exact)


@given(st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_relaxed_and_whole_models_bound_the_best_list(seed: int) -> None:
    """Both bounds are above the best list, the whole-number one below the relaxed one."""
    problem = random_problem(seed, most=4)
    given_ = prepare(problem)
    relaxed, whole = model_of(given_, exact=False), model_of(given_, exact=True)
    if relaxed is None or whole is None:
        return
    one, two = relaxed.model.solve(10.0), whole.model.solve_whole(10.0, 0.0)
    assert one is not None
    assert two is not None
    best = best_list(problem)
    assert best is not None
    assert relaxed.upper(one) + 1e-9 >= whole.upper(two) >= best - 1e-12


@given(st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_strengths_rebuild_the_value(seed: int) -> None:
    """At whole rows constant + sum of weights (1 - exp(-F)) is the value, decided rows included."""
    problem = random_problem(seed, most=4)
    given_ = prepare(problem)
    model = model_of(given_, exact=False)
    if model is None:
        return
    for levels in every_list(problem):
        level = np.array(levels, dtype=np.int64)[given_.order]
        held = (level >= 0)[given_.pins > 0].all() and not (level >= 0)[given_.bans > 0].any()
        if not held:
            continue
        # A block that no row can strengthen keeps its weight in vain: it is 0 at F = 0.
        rise = np.where(model.active, -np.expm1(-model.strength_of(model.as_x(level))), 0.0)
        idle = ~model.active & (model.weight > 0) & (model.unit != 1.0)
        assert not idle.any()
        total = model.constant + float((model.weight * rise).sum())
        assert total == pytest.approx(value_of(given_, level), abs=1e-9)


@given(st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_refining_closes_the_distance(seed: int) -> None:
    """Tangents at a solution bring the model down to the value there."""
    given_ = prepare(random_problem(seed, most=4))
    model = model_of(given_, exact=False)
    if model is None:
        return
    bounds = []
    for _ in range(30):
        solution = model.model.solve(10.0)
        assert solution is not None
        bounds.append(model.upper(solution))
        if model.refine(solution.x[model.x], solution.x[model.t]) <= 1e-9:
            break
    else:
        pytest.fail("thirty rounds of tangents did not close the distance")
    assert bounds == pytest.approx(sorted(bounds, reverse=True), abs=1e-7)
