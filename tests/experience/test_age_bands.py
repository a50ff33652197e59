"""Ages."""

import math

from hypothesis import given
from hypothesis import strategies as st

from smartpick.experience.age_bands import age_band
from smartpick.experience.taxonomies import AGE_BANDS


def test_ages_fall_into_the_band_that_names_them() -> None:
    """The edges belong to the band that begins there; ninety and more are one."""
    cases = {
        0: "under 1",
        0.9: "under 1",
        1: "1-4",
        4.9: "1-4",
        19: "15-19",
        20: "20-29",
        89.9: "80-89",
        90: "90+",
        104: "90+",
    }
    assert {age: age_band(age) for age in cases} == cases


def test_nobody_is_that_old() -> None:
    """Ages that cannot be are refused, not banded."""
    assert age_band(-1) is None
    assert age_band(150) is None
    assert age_band(math.nan) is None


@given(st.floats(0, 130), st.floats(0, 130))
def test_bands_are_in_the_order_of_age(one: float, other: float) -> None:
    """An older patient is never in a younger band."""
    young, old = sorted((one, other))
    first, second = age_band(young), age_band(old)
    assert first is not None
    assert second is not None
    assert AGE_BANDS.index(first) <= AGE_BANDS.index(second)
