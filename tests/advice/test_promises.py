"""Promises: each is kept where the figures keep it, and missed in plain words where they do not."""

from typing import Any

import pytest
from validation_inputs import curve, figure, measured, setting, validation, way

from smartpick.advice.promises import MOST_ECE, promises
from smartpick.advice.regret import SettingRegret
from smartpick.chances.reliability_curve import Coverage
from smartpick.market.validation.recovery import Inside
from smartpick.market.validation.sampling_error import Measured


def missed(**changed: Any) -> dict[str, str]:
    """Return what was found of every promise that a changed validation misses."""
    return {p.name: p.found for p in promises(validation(**changed)) if not p.kept}


def test_a_good_validation_keeps_every_promise() -> None:
    """Nothing is missed, no promise comes twice, and each says what was found."""
    found = promises(validation())
    assert missed() == {}
    assert len({p.name for p in found}) == len(found) == 10
    assert all(p.found for p in found)


def test_a_figure_that_is_missed_must_be_explained() -> None:
    """Farther than luck alone: kept with an explanation, missed and named without; unfitted figures promise nothing."""
    near, far = figure("near", "fitted"), figure("far off", "fitted", 2.4)
    assert missed(predictive={"figures": (near, figure("far", "solved", -2.4, "because"))}) == {}
    assert missed(predictive={"figures": (near, figure("free", "predicted", 9.0))}) == {}
    (found,) = missed(predictive={"figures": (near, far)}).values()
    assert found.startswith(
        "1 of 2 are by the luck of one season alone, 1 with what the model does not know; "
    )
    assert found.endswith(
        "0 of the 1 that luck does not cover are explained; without an explanation: far off"
    )
    (found,) = missed(predictive={"figures": (near, figure("not lucky", "fitted", 1.5))}).values()
    assert "2 with what the model does not know" in found
    assert missed(predictive={"figures": (near, figure("free", "predicted", 1.5))}) == {}


@pytest.mark.parametrize("covered", [Measured(0.5, 0.3, 0.7), Measured(0.99, 0.95, 1.0)])
def test_spreads_that_are_too_small_or_too_large_are_missed(covered: Measured) -> None:
    """Ninety per cent has to be inside the interval of the share, of the values that figures tell something of."""
    (found,) = missed(recovery={"informed": Inside(5, 10, covered, 2.3)}).values()
    assert "root mean square of z 2.30; of all, 100.0 %" in found


def test_openness_is_promised_too() -> None:
    """The stated spreads of openness are judged like those of the parameters, members apart from both."""
    wrong = Inside(20, 48, Measured(0.42, 0.3, 0.6), 2.7)
    (found,) = missed(recovery={"openness": wrong}).values()
    assert "42.0 % lie in the stated 90 % intervals (30.0 % to 60.0 %), root mean square of z 2.70" in found
    assert missed(recovery={"informed_of_members": wrong, "openness_of_members": wrong}) == {}


def test_calibration_is_judged_on_the_exact_truth() -> None:
    """An error above the promise is missed, with what sampling alone shows; outcomes of single runs are not judged."""
    good = [curve(f"{name}, run again", 0.5) for name in ("a", "b")]
    assert missed(reliability={"curves": tuple(good)}) == {}
    bad = curve("match anywhere, exact", MOST_ECE + 0.001)
    (found,) = missed(reliability={"curves": (*good, bad)}).values()
    assert found == "0.021; sampling alone would show 0.012"


@pytest.mark.parametrize(
    ("share", "nominal", "kept"), [(0.881, 0.9, True), (0.879, 0.9, False), (0.93, 0.9, False)]
)
def test_intervals_must_neither_miss_nor_hide(share: float, nominal: float, kept: bool) -> None:
    """Within two points of what an interval should cover, on both sides."""
    of = Coverage("chance", 99, measured(share), nominal, 0.0, 0.0)
    assert (missed(reliability={"coverage": (of,)}) == {}) == kept


def test_an_interval_of_one_side_should_cover_more() -> None:
    """Where 95 % should be, 95 % is kept and 90 % is not."""
    for share, kept in ((0.95, True), (0.90, False)):
        of = Coverage("chance", 99, measured(share), 0.95, 0.0, 0.0)
        assert (missed(reliability={"coverage": (of,)}) == {}) == kept


def test_a_better_simpler_way_is_named() -> None:
    """Worse than the plan, or better within the error, keeps the promise; surely better misses it, by name."""
    unsure = SettingRegret("one", (way("plan", 0.0), way("random", -0.003)))
    assert missed(regret={"settings": (unsure,)}) == {}
    better = SettingRegret("one", (way("plan", 0.0), way("random", -0.02)))
    (found,) = missed(regret={"settings": (setting("two"), better)}).values()
    assert found == "4 of 5 comparisons are no worse for the plan; better than the plan: random in one"


def test_a_plan_without_proof_is_missed() -> None:
    """One plan above the limit is enough."""
    (found,) = missed(regret={"largest_gap": 0.0123, "unproved": 1}).values()
    assert found == "largest gap 1.230 % of the worth; 1 above 0.1 %"
