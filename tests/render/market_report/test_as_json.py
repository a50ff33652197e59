"""The JSON has every number of the results, unknown as null, and reads back."""

import json

from validation_inputs import validation

from smartpick.render.market_report import report_json
from smartpick.render.market_report.as_json import DIGITS, FORMAT


def test_everything_is_there() -> None:
    """Format, promises and every part under the name of its field; numbers are those of the results."""
    found = validation()
    read = json.loads(report_json(found))
    assert (read["format"], read["format_version"]) == (FORMAT, 1)
    assert len(read["promises"]) == 10
    assert read["made"]["card"] == "card-0001"
    assert read["reliability"]["curves"][0]["ece"] == 0.01
    assert read["regret"]["settings"][0]["ways"][1]["lost"]["value"] == 0.01
    assert read["recovery"]["parameters"][1]["fitted"] == round(1.0 - 0.38, DIGITS)


def test_what_is_not_known_is_null() -> None:
    """Nobody is in the group: null, not a number that no reader takes."""
    read = json.loads(report_json(validation()))
    assert read["predictive"]["specialties"][0]["step2ck"][1] == {"mean": None, "low": None, "high": None}
    assert "NaN" not in report_json(validation())
