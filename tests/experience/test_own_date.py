"""Dates of one's own."""

from datetime import date, time

import pytest

from smartpick.errors import UserError
from smartpick.experience import from_json, to_json
from smartpick.experience.own_date import OwnDate

SAID = {"id": "a", "what": "Interview at Example Hospital", "day": "2026-12-01"}


def test_a_day_with_and_without_a_time() -> None:
    """A time is kept as it is said, in its own zone; a whole day has none, and is no longer than it is said to be."""
    whole = from_json("date", SAID)
    assert whole == OwnDate(id="a", what="Interview at Example Hospital", day=date(2026, 12, 1))
    assert to_json(whole) == SAID
    timed = from_json("date", {**SAID, "at": "9:30", "zone": "America/Chicago", "minutes": 240})
    assert isinstance(timed, OwnDate)
    assert (timed.at, timed.clock(), timed.zone) == ("09:30", time(9, 30), "America/Chicago")
    assert OwnDate(id="a", what="x", day=date(2026, 12, 1)).clock() is None


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("at", "24:00", "no time of day"),
        ("at", "9 in the morning", "no time of day"),
        ("at", 930, "no time of day"),
        ("zone", "Chicago", "no time zone called"),
        ("zone", "../../etc/passwd", "no time zone called"),
        ("zone", 5, "no time zone called"),
        ("minutes", 3, "out of range"),
        ("day", "2026-12", "a day is needed here"),
        ("until", "2026-12", "a day is needed here"),
        ("kind", "party", "not one of the words"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_field(field: str, value: object, said: str) -> None:
    """Nobody is sent to an interview at a time that was guessed."""
    with pytest.raises(UserError, match=said) as raised:
        from_json("date", {**SAID, field: value})
    assert [one.where for one in raised.value.problems] == [f"date a, {field}"]
