"""Numbers look the same everywhere: real minus signs, no signed zero, a dash for nothing."""

import math

import pytest

from smartpick.market.validation.predictive import Predicted
from smartpick.market.validation.sampling_error import Measured
from smartpick.render.market_report.numbers import digits_for, interval, number, range_of, share, signed, span

NOTHING = math.nan


@pytest.mark.parametrize(
    ("value", "digits", "shown"),
    [
        (1234.56, 1, "1,234.6"),
        (-0.04, 1, "0.0"),
        (-2.5, 1, "−2.5"),
        (3.0, 0, "3"),
        (NOTHING, 1, "–"),
        (math.inf, 1, "–"),
    ],
)
def test_a_number(value: float, digits: int, shown: str) -> None:
    """Thousands are separated, what rounds to zero has no sign, what is no number is a dash."""
    assert number(value, digits) == shown


def test_a_sign_is_shown_once() -> None:
    """Plus for what is not negative, minus for what is, nothing for nothing."""
    assert [signed(v) for v in (0.26, -0.26, 0.0, NOTHING)] == ["+0.3", "−0.3", "+0.0", "–"]


def test_ranges_and_shares() -> None:
    """Percent of one, low to high, mean with both, value with its interval."""
    assert share(0.1234) == "12.3 %"
    assert share(NOTHING) == "–"
    assert span(-1.0, 2000.0, 0) == "−1 to 2,000"
    assert range_of(Predicted(5.0, 4.0, 6.0)) == "5.0 (4.0 to 6.0)"
    assert range_of(Predicted(NOTHING, NOTHING, NOTHING)) == "–"
    assert interval(Measured(0.1, -0.05, 0.2), 2) == "0.10 [−0.05, 0.20]"
    assert interval(Measured(0.1, -0.05, 0.2), 2, sign=True) == "+0.10 [−0.05, +0.20]"


def test_ratios_have_two_decimals() -> None:
    """A ratio of 1.16 is not 1.2."""
    assert (digits_for("ratio"), digits_for("odds ratio"), digits_for("percent")) == (2, 2, 1)
