import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import Enum, StrEnum
from typing import Any, Literal, NewType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpick.errors import InternalError, UserError
from smartpick.store import body_of, noun_of
from smartpick.store.canonical import canonical, parsed

Month = NewType("Month", str)


class Setting(StrEnum):
    """Where."""

    CLINIC = "clinic"
    WARD = "ward"


class Level(Enum):
    """How much."""

    LOW = 1
    HIGH = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A noun inside a noun."""

    city: str
    beds: int | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A noun with a field of every type that can be kept."""

    month: Month
    day: date
    at: datetime
    role: Literal["observed", "assisted"]
    setting: Setting
    level: Level
    place: Place
    hours: float
    hands_on: bool
    places: tuple[Place, ...] = ()
    pair: tuple[int, str] = (0, "")
    tags: frozenset[str] = frozenset()
    counts: Mapping[str, int] = field(default_factory=dict)
    other: Place | None = None
    loose: int | str = 0
    anything: Any = None


PLACES = st.builds(Place, st.text(st.characters(exclude_categories=["Cs"])), st.none() | st.integers())
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
VISITS = st.builds(
    Visit,
    st.just(Month("2026-03")),
    st.dates(),
    st.datetimes(timezones=st.just(UTC)),
    st.sampled_from(["observed", "assisted"]),
    st.sampled_from(Setting),
    st.sampled_from(Level),
    PLACES,
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.lists(PLACES, max_size=3).map(tuple),
    st.tuples(st.integers(), TEXT),
    st.frozensets(TEXT, max_size=3),
    st.dictionaries(TEXT, st.integers(), max_size=3),
    st.none() | PLACES,
    st.integers() | TEXT,
    st.none() | st.lists(st.integers(), max_size=2),
)


@given(VISITS)
def test_a_noun_comes_back_as_it_was(visit: Visit) -> None:
    """Every type of field survives the way through canonical JSON, and the text is the same the second time."""
    text = canonical(body_of(visit))
    again = noun_of(Visit, parsed(text))
    assert again == visit
    assert canonical(body_of(again)) == text


def test_whole_hours_are_hours() -> None:
    """A number field takes a whole number, as a person writes it; a switch is not a number."""
    body = body_of(example())
    assert noun_of(Visit, {**body, "hours": 3}).hours == 3.0
    with pytest.raises(UserError, match=r"hours: .*a number is needed, not True"):
        noun_of(Visit, {**body, "hours": True})


def example() -> Visit:
    """Return one visit."""
    at = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
    place = Place("Lima")
    return Visit(
        Month("2026-03"), date(2026, 3, 4), at, "observed", Setting.WARD, Level.LOW, place, 2.5, hands_on=True
    )


def test_every_problem_is_named_with_its_place() -> None:
    """Wrong, missing and unknown fields come all at once, each with its path."""
    body = body_of(example())
    del body["month"]
    body |= {
        "day": "2026-02-30",
        "role": "performed",
        "setting": "moon",
        "place": {"city": 3, "beds": "many", "colour": "red"},
        "places": [{"city": "Lima"}, 7],
        "pair": [1],
        "tags": "x",
        "counts": [],
        "extra": 1,
        "other": {"beds": 1},
    }
    with pytest.raises(UserError) as caught:
        noun_of(Visit, body, "visit 1")
    places = [problem.where.removeprefix("visit 1.") for problem in caught.value.problems]
    assert sorted(places) == sorted(
        [
            "month",
            "day",
            "role",
            "setting",
            "place.city",
            "place.beds",
            "place.colour",
            "places[1]",
            "pair",
            "tags",
            "counts",
            "extra",
            "other.city",
        ]
    )
    assert all(problem.what and problem.way_out for problem in caught.value.problems)


@dataclass(frozen=True, slots=True)
class Dose:
    """A noun that refuses a value itself."""

    amount: int

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError("a dose is never negative")


def test_what_the_noun_itself_refuses_is_a_problem() -> None:
    """A ValueError of the class becomes a sentence."""

    @dataclass(frozen=True)
    class Order:
        dose: Dose

    order = dataclasses.make_dataclass("Order", [("dose", Dose)], frozen=True)
    with pytest.raises(UserError, match=r"dose: .*never negative"):
        noun_of(order, {"dose": {"amount": -1}})


def test_types_that_cannot_be_kept_are_our_mistake() -> None:
    """A field that JSON cannot hold, or something that is no dataclass, is an internal error at once."""
    held = dataclasses.make_dataclass("Held", [("thing", bytes)])
    with pytest.raises(InternalError):
        body_of(held(b""))
    with pytest.raises(InternalError):
        noun_of(held, {"thing": ""})
    with pytest.raises(InternalError):
        body_of("text")
