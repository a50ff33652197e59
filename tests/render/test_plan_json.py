import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from smartpick.advice.result import Plan
from smartpick.render import plan_json
from smartpick.render.plan_json import FORMAT, FORMAT_VERSION

MakePlan = Callable[..., Plan]
DOCUMENTED = Path(__file__).parents[2] / "docs" / "formats.md"


def keys(value: Any, path: str = "") -> Iterator[str]:
    """Every key path of a JSON value; list items share one path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            here = f"{path}.{key}" if path else key
            yield here
            if here != "totals.dollars_by_specialty":
                yield from keys(inner, here)
    if isinstance(value, list):
        for item in value:
            yield from keys(item, f"{path}[]")


def test_the_numbers_read_back(make_plan: MakePlan) -> None:
    """What a JSON reader gets is what the plan holds."""
    plan = make_plan(40)
    read = json.loads(plan_json(plan))
    assert (read["format"], read["format_version"]) == (FORMAT, FORMAT_VERSION)
    assert read["totals"]["applications"] == 40
    assert read["totals"]["dollars"] == plan.totals.dollars
    assert read["totals"]["p_match"]["value"] == pytest.approx(plan.totals.p_match.value, abs=1e-6)
    assert read["totals"]["p_match"]["low"] < read["totals"]["p_match"]["high"]
    assert read["totals"]["upper_bound"] >= read["totals"]["value"]
    assert [program["acgme_id"] for program in read["programs"]] == [
        row.program.acgme_id for row in plan.rows
    ]
    assert len(read["curve"]) == len(plan.curve)
    assert read["stop"]["words"] == plan.stop.words
    assert read["provenance"]["seed"] == plan.provenance.seed
    assert read["warnings"] == list(plan.warnings)
    assert read["sources"][0] == {"label": "Program directory", "stamp": "invented, 2025-06"}


def test_unknown_is_null_and_never_nan(
    make_plan: MakePlan, make_row: Callable[..., Any], make_program: Callable[..., Any]
) -> None:
    """JSON has no nan: what is not known is null, so any reader can take the file."""
    row = make_row(
        1, marginal_value=float("nan"), program=make_program(1, latitude=float("nan"), longitude=None)
    )
    text = plan_json(make_plan(1, rows=(row,), budget=None))
    read = json.loads(text, parse_constant=lambda word: pytest.fail(f"{word} is not JSON"))
    program = read["programs"][0]
    assert [program[key] for key in ("marginal_value", "latitude", "longitude")] == [None, None, None]
    assert read["budget"] is None


def test_words_of_every_alphabet_survive(make_plan: MakePlan) -> None:
    """Names are kept letter by letter."""
    label = 'Żółć 医師 د. "quoted" \\ </script>'
    assert json.loads(plan_json(make_plan(1, label=label)))["label"] == label


def test_every_key_is_documented(make_plan: MakePlan) -> None:
    """docs/formats.md names every key of the file, and no key that is not there."""
    found = set(keys(json.loads(plan_json(make_plan(3)))))
    section = DOCUMENTED.read_text(encoding="utf-8").split("## plan.json")[1].split("\n## ")[0]
    documented: set[str] = set()
    for line in section.splitlines():
        if line.startswith("| `"):
            documented.update(re.findall(r"`([^`]+)`", line.split("|")[1]))
    assert documented == {key for key in found if not key.startswith("wasted[].")}


def test_entered_facts_stand_with_source_day_and_weight(make_plan: MakePlan) -> None:
    """A row carries what was entered about it; the provenance says how much and of when; without facts it is null."""
    plan = make_plan(3)
    read = json.loads(plan_json(plan))
    (fact,) = read["programs"][1]["known_facts"]
    assert fact["said"] == [{"value": "J-1", "weight": 0.98}]
    assert (fact["source"], fact["as_of"], fact["link"]) == (
        "program site",
        "2026-09",
        "https://example.org/visa",
    )
    assert fact["words"] == "visas it sponsors: J-1 (program site, 2026-09, checked by you)"
    assert read["programs"][0]["known_facts"] == []
    assert read["provenance"]["facts"]["fields"] == 1
    without = replace(plan, provenance=replace(plan.provenance, facts=None))
    assert json.loads(plan_json(without))["provenance"]["facts"] is None
