"""The curve: every point where its numbers put it."""

from dataclasses import replace
from itertools import pairwise

from list_plans import plan_of_example

from smartpick.web.drawings.curve import HEIGHT, WIDTH, curve_of


def test_the_curve_rises_within_its_frame() -> None:
    """The line goes to the right and never down; list and stop point lie on it; the axes say dollars and per cent."""
    plan = plan_of_example()
    found = curve_of(plan, words="x")
    points = [tuple(map(float, pair.split(","))) for pair in found.line.removeprefix("M").split()]
    assert all(a[0] <= b[0] and a[1] >= b[1] - 0.2 for a, b in pairwise(points))
    assert all(found.left <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points)
    assert found.most >= plan.totals.dollars
    assert (found.across[0].words, found.up[0].words) == ("$0", "0%")
    assert found.high <= found.here[1] <= found.low
    assert abs(min(abs(x - found.here[0]) for x, _ in points)) < 10


def test_a_list_without_rows_has_a_frame() -> None:
    """Nothing chosen is a curve of nothing, not a fault."""
    plan = plan_of_example()
    point = replace(plan.curve[0], applications=0, dollars=0.0, p_match=0.0)
    found = curve_of(replace(plan, curve=(point,)), words="x")
    assert found.line.startswith("M")
    assert found.most >= 500


def test_a_long_curve_is_thinned() -> None:
    """A list of hundreds is drawn with few points, its end among them."""
    plan = plan_of_example()
    last = plan.curve[-1]
    many = tuple(
        replace(last, applications=n, dollars=n * plan.totals.dollars / 400, p_match=0.5 * n / 400)
        for n in range(400)
    )
    found = curve_of(replace(plan, curve=many), words="x")
    assert 60 < found.line.count(",") <= 202
