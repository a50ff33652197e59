import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any

import pytest

from smartpick.advice.result import CurvePoint, Plan, StopPoint
from smartpick.chances.estimate import Estimate
from smartpick.render import bars_spec, curve_spec, map_spec, svg
from smartpick.render.charts import _steps

MakePlan = Callable[..., Plan]
SVG = "{http://www.w3.org/2000/svg}"


def drawn(spec: dict[str, Any]) -> ET.Element:
    """Return the drawing as an XML tree."""
    return ET.fromstring(svg(spec))  # noqa: S314  (our own drawing)


def words(spec: dict[str, Any]) -> list[str]:
    """Return the words that a drawing shows as text."""
    return [text for element in drawn(spec).iter(f"{SVG}text") for text in element.itertext() if text.strip()]


def test_the_curve_marks_stop_point_and_list_in_words(make_plan: MakePlan) -> None:
    """Text stays text: the axis says applications and dollars, the marks say what they are."""
    said = words(curve_spec(make_plan(60)))
    assert {"Stop point", "This list", "20", "$220", "80%"} <= set(said)


def test_one_mark_where_list_and_stop_point_agree(make_plan: MakePlan) -> None:
    """A list that ends at the stop point has one flag, not two on top of each other."""
    plan = make_plan(12)
    same = make_plan(12, stop=StopPoint(12, plan.totals.dollars, plan.totals.p_match.value, "Here."))
    assert "ends at the stop point" in words(curve_spec(same))
    assert "Stop point" not in words(curve_spec(same))


@pytest.mark.parametrize("stop", [11, 13])
def test_two_marks_close_together_keep_their_words_apart(make_plan: MakePlan, stop: int) -> None:
    """The left mark's words end at its rule, the right mark's words begin at its own."""
    layers = curve_spec(make_plan(12, stop=StopPoint(stop, 100.0, 0.3, "Here.")))["layer"]
    sides = {
        layer["mark"]["text"][0]: layer["mark"]["align"]
        for layer in layers
        if layer["mark"]["type"] == "text"
    }
    left, right = ("Stop point", "This list") if stop < 12 else ("This list", "Stop point")
    assert sides == {left: "right", right: "left"}


def test_a_long_flat_tail_is_not_drawn(make_plan: MakePlan) -> None:
    """With 1,500 candidates and a list of 60 the drawing shows the decision, thinned, not the tail."""
    tail = tuple(CurvePoint(n, 30.0 * n, 0.7 * (1 - 0.95**n), 0.5) for n in range(1501))
    points = curve_spec(make_plan(60, curve=tail))["layer"][0]["data"]["values"]
    assert points[0] == {"n": 0, "p": 0.0}
    assert 100 <= points[-1]["n"] <= 200
    assert len(points) <= 110


def test_an_empty_plan_can_be_drawn(make_plan: MakePlan) -> None:
    """No program, no curve: the drawings are empty, not broken."""
    plan = make_plan(0, curve=())
    for spec in (curve_spec(plan), map_spec(plan.rows), bars_spec(plan.rows)):
        assert drawn(spec).tag == f"{SVG}svg"


def test_the_map_shows_every_known_place_with_its_tier_and_worth(make_plan: MakePlan) -> None:
    """One mark for each program whose place is known; the inset is named; unknown places are left out."""
    plan = make_plan(20)
    places = map_spec(plan.rows)["layer"][-1]["data"]["values"]
    assert len(places) == sum(row.program.latitude is not None for row in plan.rows)
    assert {place["tier"] for place in places} == {"reach", "target", "likely"}
    assert "Puerto Rico" in words(map_spec(plan.rows))


def test_programs_of_one_city_do_not_hide_one_another(
    make_row: Callable[..., Any], make_program: Callable[..., Any]
) -> None:
    """The directory knows the city only: twelve programs there get twelve places, the best in the middle."""
    rows = [
        make_row(
            n, program=make_program(n, state="IL", latitude=41.9, longitude=-87.6), marginal_value=0.1 / n
        )
        for n in range(1, 13)
    ]
    places = map_spec(rows)["layer"][-1]["data"]["values"]
    assert len({(place["lon"], place["lat"]) for place in places}) == 12
    assert (places[0]["lon"], places[0]["lat"], places[0]["gain"]) == (-87.6, 41.9, 0.1)


def test_bars_are_one_for_each_row_and_skip_what_is_unknown(make_row: Callable[..., Any]) -> None:
    """The order is the order of choice; a worth that is not a number has no bar."""
    rows = [make_row(3), make_row(1), make_row(2, marginal_value=float("nan"))]
    assert [bar["rank"] for bar in bars_spec(rows)["layer"][0]["data"]["values"]] == [1, 3]


def test_no_name_enters_a_drawing(
    make_plan: MakePlan, make_row: Callable[..., Any], make_program: Callable[..., Any]
) -> None:
    """Program and applicant names stay out of the specifications, hostile or not."""
    hostile = "<script>alert(1)</script>"
    row = make_row(1, program=make_program(1, name=hostile, city=hostile))
    plan = make_plan(3, rows=(row,), label=hostile)
    for spec in (curve_spec(plan), map_spec(plan.rows), bars_spec(plan.rows)):
        assert "alert" not in json.dumps(spec)


def test_a_drawing_is_small_and_clean(make_plan: MakePlan) -> None:
    """No script, style, link or per-mark role; a map of 150 programs stays under 200 kB."""
    text = svg(map_spec(make_plan(150).rows))
    assert len(text) < 200_000
    assert not any(word in text for word in ("<script", "<style", "href", "aria-", " role=", " on"))


def test_estimates_beyond_the_scale_do_not_break_the_axis(make_plan: MakePlan) -> None:
    """A chance of one keeps the axis at 100%."""
    plan = make_plan(12)
    totals = plan.totals
    sure = make_plan(
        12, totals=type(totals)(12, 1.0, {}, Estimate(1, 1, 1), Estimate(1.0, 0.9, 1.0), 1.0, 1.0, 0.0)
    )
    assert "100%" in words(curve_spec(sure))


@pytest.mark.parametrize("highest", [0, 1, 3, 7, 12, 60, 137, 1500])
@pytest.mark.parametrize("at_most", [2, 3, 6])
def test_axis_values_are_few_round_and_within(highest: int, at_most: int) -> None:
    """Axis values start at zero, never pass the end and are no more than asked for."""
    steps = _steps(highest, at_most)
    assert steps[0] == 0
    assert steps[-1] <= highest
    assert len(steps) <= at_most + 1
