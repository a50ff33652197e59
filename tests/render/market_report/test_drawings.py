"""The charts show the figures of the tables, nothing else, at both widths."""

import json
from collections.abc import Callable

import pytest
from validation_inputs import curve, figure, validation

from smartpick.render.charts import Spec, svg
from smartpick.render.market_report import drawings

FOUND = validation()
CURVES = {c.name: c for c in FOUND.reliability.curves}
ALL: dict[str, Callable[[int], Spec]] = {
    "predictive": lambda width: drawings.predictive_spec(FOUND.predictive, width),
    "recovery": lambda width: drawings.recovery_spec(FOUND.recovery, width),
    "left out": lambda width: drawings.left_out_spec(FOUND.left_out, width),
    "reliability": lambda width: drawings.reliability_spec(
        CURVES["match anywhere, exact"], CURVES["match anywhere, run again"], width
    ),
    "regret": lambda width: drawings.regret_spec(FOUND.regret, width),
}


def rows(spec: Spec) -> list[dict[str, object]]:
    """Return all data of a specification."""
    found: list[dict[str, object]] = []
    for layer in spec["layer"]:
        found += layer.get("data", {}).get("values", [])
    return found


@pytest.mark.parametrize("name", ALL)
def test_every_chart_is_drawn(name: str) -> None:
    """At the width of a page and of a phone there is a drawing, made of plain numbers."""
    for width in (700, 340):
        drawn = svg(json.loads(json.dumps(ALL[name](width), allow_nan=False)))
        assert drawn.startswith("<svg")
        assert "NaN" not in drawn


def test_figures_are_in_standard_errors_from_the_published_value() -> None:
    """A figure 0.5 standard errors below what was published, with its interval; what is far stands at the edge."""
    first = rows(ALL["predictive"](700))[1]
    assert (first["mean"], first["low"], first["high"]) == (-0.5, -2.15, 1.15)
    far = drawings.predictive_spec(
        validation(predictive={"figures": (figure("far", "fitted", 40.0),)}).predictive
    )
    assert rows(far)[1]["mean"] == -drawings.EDGE


def test_counts_of_nobody_have_a_place_on_a_logarithmic_axis() -> None:
    """A published zero is drawn at one half."""
    last = rows(ALL["left out"](700))[-1]
    assert (last["published"], last["low"]) == (0.5, 0.5)


def test_the_plan_is_the_zero_of_regret() -> None:
    """Every other way in every setting, none for the plan itself."""
    shown = rows(ALL["regret"](700))
    assert len(shown) == 8
    assert "plan" not in {row["way"] for row in shown}


def test_small_chances_fill_the_frame() -> None:
    """The axes of a curve end where its largest value does."""
    tiny = curve("tiny", 0.0)
    spec = drawings.reliability_spec(tiny, tiny, 340)
    assert spec["layer"][0]["encoding"]["x"]["scale"]["domain"] == [0, 0.61]
