"""Places: states, divisions, distances and the directory's own cities."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpick.errors import UserError
from smartpick.programs.place import (
    DIVISIONS,
    OUTSIDE,
    STATE_DIVISION,
    STATE_NAME,
    STATES,
    city_key,
    division_name,
    miles_between,
    resolve_city,
    state_code,
)

CITIES = {
    ("cleveland", "OH"): (41.48, -81.67),
    ("columbus", "OH"): (39.96, -83.0),
    ("columbus", "GA"): (32.46, -84.99),
    ("saint louis", "MO"): (38.63, -90.19),
}


def test_every_state_has_a_division_and_a_name() -> None:
    """The 50 states, DC and Puerto Rico: nine census divisions and one place outside them."""
    assert len(STATES) == 52
    assert set(STATE_NAME) == set(STATES)
    assert {STATE_DIVISION[s] for s in STATES} == {*DIVISIONS, OUTSIDE}
    assert len(DIVISIONS) == 9
    assert [s for s in STATES if STATE_DIVISION[s] == "New England"] == ["CT", "MA", "ME", "NH", "RI", "VT"]
    assert STATE_DIVISION["PR"] == OUTSIDE


@pytest.mark.parametrize(
    ("text", "code"),
    [("oh", "OH"), ("Ohio", "OH"), ("new york", "NY"), ("Pensylvania", "PA"), ("D.C.", "DC"), ("PR", "PR")],
)
def test_a_state_is_named_by_code_or_name(text: str, code: str) -> None:
    """Codes, names and small slips are understood."""
    assert state_code(text) == code


def test_no_state_is_guessed_from_a_wrong_code() -> None:
    """A wrong code is an error with a way out, never a neighbour's code."""
    with pytest.raises(UserError, match="not a US state"):
        state_code("OZ")


def test_divisions_are_found_with_slips() -> None:
    """A slip in a division's name is mended; another word lists all nine."""
    assert division_name("new-england") == "New England"
    assert division_name("midle atlantic") == "Middle Atlantic"
    with pytest.raises(UserError, match="Mountain"):
        division_name("the moon")


def test_distances_agree_with_known_ones() -> None:
    """New York to Los Angeles is about 2,445 miles along the great circle; a place is 0 from itself."""
    assert miles_between(40.71, -74.01, 34.05, -118.24) == pytest.approx(2446, abs=6)
    assert miles_between(41.48, -81.67, 41.48, -81.67) == 0.0


points = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(points, points)
def test_distance_is_symmetric_and_bounded(one: tuple[float, float], other: tuple[float, float]) -> None:
    """There and back is the same, and nothing is farther than half the globe."""
    there = miles_between(*one, *other)
    assert there == pytest.approx(miles_between(*other, *one), abs=1e-6)
    assert 0.0 <= there <= 12_451


def test_a_city_is_resolved_from_the_directory() -> None:
    """Either "City, ST", a slip in the city, a spelled state, or a bare city that is unique."""
    assert resolve_city("Cleveland, OH", CITIES) == ("Cleveland, OH", (41.48, -81.67))
    assert resolve_city("clevland, ohio", CITIES)[0] == "Cleveland, OH"
    assert resolve_city("St. Louis, MO", CITIES)[0] == "Saint Louis, MO"
    assert resolve_city("Cleveland", CITIES)[0] == "Cleveland, OH"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Columbus", "Columbus, GA; Columbus, OH"),
        ("Nowhere, OH", "nearest spellings"),
        ("Atlantis", 'Write it as "City, ST"'),
        ("", "does not name one place"),
    ],
)
def test_an_unclear_place_names_the_way_out(text: str, words: str) -> None:
    """An ambiguous or unknown place is an error that says what to write."""
    with pytest.raises(UserError) as caught:
        resolve_city(text, CITIES)
    assert words in str(caught.value)


def test_city_keys_unite_saints_and_forts() -> None:
    """Spellings of one city compare equal."""
    assert city_key("St. Louis") == city_key("Saint Louis")
    assert city_key("Ft. Worth") == city_key("FORT WORTH")
