import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pick_enumeration import best_list, every_list, random_problem

from smartpick.errors import UserError
from smartpick.picks.base import forced_base
from smartpick.picks.instance import Instance, prepare
from smartpick.picks.proof import tangents
from smartpick.picks.proof.plane import plane_at
from smartpick.picks.proof.tangents import TangentModel
from smartpick.picks.valuation import value_of


def model_of(given_: Instance) -> TangentModel | None:
    """Return the model around the base, None when nothing fits."""
    try:
        base = forced_base(given_, np.zeros(given_.n))
    except UserError:
        return None
    allowed = given_.available.astype(bool) & ~given_.bans.astype(bool)[:, None]
    a = -np.log1p(-given_.f)
    return TangentModel(given_, a, allowed, given_.pins.astype(bool), 1.0, base)


@pytest.mark.parametrize("blocks", [1, 400])
@given(seed=st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_the_model_is_above_the_best_list(blocks: int, seed: int) -> None:
    """The relaxation bounds the best list, also when neighbouring tiers are valued as one and planes mend that."""
    problem = random_problem(seed, most=4)
    given_ = prepare(problem)
    before, tangents.MOST_BLOCKS = tangents.MOST_BLOCKS, blocks
    try:
        model = model_of(given_)
    finally:
        tangents.MOST_BLOCKS = before
    if model is None:
        return
    best = best_list(problem)
    assert best is not None
    for _ in range(4):
        solution = model.model.solve(10.0)
        assert solution is not None
        assert model.upper(solution) >= best - 1e-7
        model.refine(solution.x[model.x], solution.x[model.t])
        model.add_plane(plane_at(given_, -np.log1p(-given_.f), model.fractions(solution)))


@given(st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_strengths_rebuild_the_value(seed: int) -> None:
    """At whole rows constant + sum of weights (1 - exp(-F)) is the value, decided rows included."""
    problem = random_problem(seed, most=4)
    given_ = prepare(problem)
    model = model_of(given_)
    if model is None:
        return
    for levels in every_list(problem):
        level = np.array(levels, dtype=np.int64)[given_.order]
        if not (level >= 0)[given_.pins > 0].all() or (level >= 0)[given_.bans > 0].any():
            continue
        rise = np.where(model.active, -np.expm1(-model.strength_of(model.as_x(level))), 0.0)
        total = model.constant + float((model.weight * rise).sum())
        assert total == pytest.approx(value_of(given_, level), abs=1e-9)


@given(st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_refining_closes_the_distance(seed: int) -> None:
    """Tangents at a solution bring the model down to the value there, and never push it up."""
    given_ = prepare(random_problem(seed, most=4))
    model = model_of(given_)
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


def test_a_restricted_model_keeps_to_its_rows() -> None:
    """Rows that are shut stay at 0, forced programs are held, and opening again undoes both."""
    given_ = prepare(random_problem(12, most=6, marks=False))
    model = model_of(given_)
    assert model is not None
    allowed, forced = given_.available.astype(bool), given_.pins.astype(bool)
    free = model.model.solve(10.0)
    assert free is not None
    shut, held = allowed.copy(), forced.copy()
    p = int(np.flatnonzero(allowed.any(axis=1))[0])
    shut[p] = False
    model.restrict(shut, held)
    less = model.model.solve(10.0)
    assert less is not None
    assert model.fractions(less).reshape(allowed.shape)[p].sum() == 0.0
    model.restrict(allowed, forced)
    again = model.model.solve(10.0)
    assert again is not None
    assert again.value == pytest.approx(free.value)
    model.touch(model.fractions(again))
