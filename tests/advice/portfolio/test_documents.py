"""An assessment as plain values."""

import json
from datetime import date
from pathlib import Path

from smartpick.advice.portfolio import Gain
from smartpick.advice.portfolio.documents import assessment_document
from smartpick.chances import Estimate
from smartpick.experience import assess, load_portfolio

ON = date(2026, 11, 22)
EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


def test_every_dimension_is_told_with_what_would_improve_it() -> None:
    """An improvement has the gain that was found for it, and none where none was."""
    portfolio = load_portfolio(EXAMPLES / "community-clinic-before.portfolio.toml", on=ON)
    found = assess(portfolio, ON, ("Internal Medicine",))
    changes = [one.change for part in found.dimensions for one in part.improve if one.change]
    added = {changes[0]: Gain(ON, 0.5, Estimate(0.1, 0.0, 0.2, 0.9), "rotations")}
    told = assessment_document(found, added, {}, ("a note",))
    assert json.loads(json.dumps(told)) == told
    assert [one["key"] for one in told["dimensions"]] == [part.key for part in found.dimensions]
    gains = [one["gain"] for part in told["dimensions"] for one in part["improve"]]
    assert any(gain and gain["p_match"] == 0.5 for gain in gains)
    assert None in gains
    assert told["notes"] == ["a note"]
